//! Which questions a person is asked: what is the same is asked once, and the most urgent ones come first.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_diagnostics::{CheckState, CheckedOperation, Diagnostic, Piece};
use wirelint_model::OperationId;
use wirelint_source::Span;

use super::question::{Proof, Question, Value};

/// How many questions about one contract a person is asked.
pub(crate) const MOST: usize = 12;
/// How many of the operations that a question is about are named in it.
const NAMED: usize = 3;

/// A question that is asked of one operation.
pub(crate) struct Asked<'c> {
    pub(crate) question: &'static Question,
    /// Its position among all questions.
    pub(crate) number: usize,
    pub(crate) call: OperationId,
    pub(crate) risk: u8,
    pub(crate) state: CheckState,
    pub(crate) values: Vec<Value>,
    pub(crate) evidence: Vec<Proof>,
    pub(crate) violations: Vec<&'c Diagnostic>,
}

/// A question that is asked of several operations at once.
pub(crate) struct Group<'c> {
    pub(crate) id: &'static str,
    text: &'static str,
    always: bool,
    pub(crate) state: CheckState,
    pub(crate) risk: u8,
    /// The riskiest first.
    pub(crate) calls: Vec<OperationId>,
    values: Vec<Value>,
    /// Each place once.
    pub(crate) evidence: Vec<Proof>,
    /// Each place once for each rule.
    pub(crate) violations: Vec<&'c Diagnostic>,
}

/// Folds what is asked of several operations and has the same answer. The groups come in the order of the questions.
pub(crate) fn groups(mut asked: Vec<Asked<'_>>) -> Vec<Group<'_>> {
    // Those of one risk stay in the order of the contract, within each question.
    asked.sort_by_key(|it| (it.number, Reverse(it.risk)));
    let mut at = FxHashMap::default();
    let mut groups: Vec<(Group<'_>, Seen)> = Vec::new();
    for it in asked {
        let apart: Vec<Value> = it.values.iter().filter(|it| !it.listed).cloned().collect();
        let (group, seen) = match at.entry((it.question.id, it.state, apart)) {
            Entry::Occupied(entry) => {
                let at: &usize = entry.get();
                &mut groups[*at]
            }
            Entry::Vacant(entry) => {
                entry.insert(groups.len());
                groups.push((Group::of(&it), Seen::default()));
                groups.last_mut().expect("it was just pushed")
            }
        };
        seen.add(group, it);
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

/// Those that there is room for, in the order in which they are shown: what is violated, what is open, what is proved, each by risk. What
/// somebody says without proof is always among them.
pub(crate) fn chosen(mut groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    groups.sort_by_key(|it| (!it.always, it.state, Reverse(it.risk)));
    groups.truncate(MOST);
    groups.sort_by_key(|it| (it.state, Reverse(it.risk)));
    groups
}

impl Group<'_> {
    fn of(asked: &Asked<'_>) -> Self {
        let Asked { question, state, risk, .. } = *asked;
        Self {
            id: question.id,
            text: question.text,
            always: question.said_at.is_some(),
            state,
            risk,
            calls: Vec::new(),
            values: Vec::new(),
            evidence: Vec::new(),
            violations: Vec::new(),
        }
    }

    /// A question about what somebody says of something else than operations.
    pub(crate) fn about_no_operation(
        id: &'static str,
        text: &'static str,
        values: impl Iterator<Item = Value>,
        evidence: Vec<Proof>,
    ) -> Self {
        let mut seen = FxHashSet::default();
        Self {
            id,
            text,
            always: true,
            state: CheckState::Open,
            risk: 0,
            calls: Vec::new(),
            values: values.filter(|it| seen.insert(it.clone())).collect(),
            evidence,
            violations: Vec::new(),
        }
    }

    /// The question with what belongs into its braces.
    pub(crate) fn question(&self, operations: &[CheckedOperation]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = self.text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (hole, after) = behind.split_once('}').expect("braces are closed, which a test holds");
            push_words(&mut pieces, before);
            if hole == "operations" {
                list(&mut pieces, " and ", operations.iter().map(|it| Piece::Name(it.name.clone())));
            } else {
                let values = self.values.iter().filter(|it| it.hole == hole);
                list(&mut pieces, " or ", values.map(|it| it.piece.clone()));
            }
            rest = after;
        }
        push_words(&mut pieces, rest);
        pieces
    }
}

/// What a group already has.
#[derive(Default)]
struct Seen {
    values: FxHashSet<Value>,
    places: FxHashSet<Span>,
    violations: FxHashSet<(&'static str, Span)>,
}

impl Seen {
    fn add<'c>(&mut self, group: &mut Group<'c>, asked: Asked<'c>) {
        group.calls.push(asked.call);
        group.values.extend(asked.values.into_iter().filter(|it| self.values.insert(it.clone())));
        group.evidence.extend(asked.evidence.into_iter().filter(|it| self.places.insert(it.span)));
        let new = asked.violations.into_iter().filter(|it| self.violations.insert((it.rule, it.span)));
        group.violations.extend(new);
    }
}

/// `a, b, c and 2 more`; `a, b or c`.
fn list(pieces: &mut Vec<Piece>, last: &'static str, all: impl Iterator<Item = Piece>) {
    let all: Vec<Piece> = all.collect();
    let named = all.len().min(NAMED);
    for (number, piece) in all[..named].iter().enumerate() {
        let glue = match number {
            0 => "",
            _ if number + 1 == all.len() => last,
            _ => ", ",
        };
        push_words(pieces, glue);
        pieces.push(piece.clone());
    }
    if all.len() > named {
        pieces.push(Piece::Words(format!(" and {} more", all.len() - named).into()));
    }
}

fn push_words(pieces: &mut Vec<Piece>, words: &'static str) {
    if !words.is_empty() {
        pieces.push(Piece::Words(words.into()));
    }
}
