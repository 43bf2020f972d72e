//! Operations that do several things at once, and what they answer about each of them.

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_model::{
    Batch, BatchAnswer, BodyId, Contract, Field, NamedField, Operation, Output, OutputId, Role, Status,
    TypeId, TypeKind, Types, VerbClass,
};

use crate::Vocabulary;
use crate::said::{Question, any_says};
use crate::words::{Word, Words, words};

/// How many fields the body of a batch has at most.
const FIELDS: usize = 4;
/// How deep the outcome of one item may be inside an answer.
const DEPTH: u8 = 3;

/// Finds batches, looking once at what several operations have.
pub(crate) struct Batches<'c> {
    contract: &'c Contract,
    vocabulary: &'c Vocabulary,
    /// The list that a body carries, and what that holds.
    lists: FxHashMap<BodyId, Option<List<'c>>>,
    answers: FxHashMap<OutputId, Said>,
    outcomes: FxHashMap<(TypeId, u8), bool>,
}

#[derive(Clone, Copy)]
struct List<'c> {
    field: Option<&'c Field>,
    item: Option<TypeId>,
    /// The prose about the body's fields says what happens where one fails.
    said: bool,
}

/// What one answer says of the items.
#[derive(Clone, Copy)]
enum Said {
    Nothing,
    Unknown,
    Outcomes,
    Atomic,
}

impl<'c> Batches<'c> {
    pub(crate) fn new(contract: &'c Contract, vocabulary: &'c Vocabulary) -> Self {
        let (lists, answers, outcomes) = <_>::default();
        Self { contract, vocabulary, lists, answers, outcomes }
    }

    /// What `operation` does at once, where its name says that it is a batch and its body carries a list.
    pub(crate) fn batch(&mut self, operation: &Operation) -> Option<Batch> {
        if operation.role == Role::CalledBack || matches!(&*operation.method, "GET" | "HEAD" | "QUERY") {
            return None;
        }
        let verb = batch_verb(operation)?;
        if verb.is_some_and(|it| self.vocabulary.verb(&it) == Some(VerbClass::Read)) {
            return None;
        }
        let body = operation.body?;
        let list = if let Some(known) = self.lists.get(&body.id) {
            *known
        } else {
            let list = self.list(body.id);
            self.lists.insert(body.id, list);
            list
        }?;
        let answer = self.answer(operation, list);
        let unkeyed = if matches!(answer, Said::Outcomes) { self.unkeyed(operation, list) } else { None };
        Some(Batch {
            unkeyed,
            list: list.field.map(|it| it.name.clone()),
            answer: match answer {
                Said::Nothing => BatchAnswer::Nothing,
                Said::Unknown => BatchAnswer::Unknown,
                Said::Outcomes => BatchAnswer::Outcomes,
                Said::Atomic => BatchAnswer::Atomic,
            },
        })
    }

    /// The list that a body is, or that it is there for.
    fn list(&self, id: BodyId) -> Option<List<'c>> {
        let types: &'c Types = &self.contract.observed.types;
        let ty = self
            .contract
            .observed
            .body(id)
            .media
            .iter()
            .filter(|it| it.is_document())
            .find_map(|it| it.ty)?;
        if types.kind(ty) == TypeKind::List {
            return Some(List { field: None, item: types.item(ty), said: false });
        }
        let mut lists = types.fields(ty).filter(|it| types.kind(it.ty) == TypeKind::List);
        let field = lists.next()?;
        let sole = lists.next().is_none() && types.fields(ty).count() <= FIELDS && !is_about_all(&field.name);
        let said = || types.fields(ty).any(|it| any_says(types, it.ty, Question::WhatHappens));
        sole.then(|| List { field: Some(field), item: types.item(field.ty), said: said() })
    }

    fn answer(&mut self, operation: &Operation, list: List<'c>) -> Said {
        let observed = &self.contract.observed;
        let outputs = || operation.outputs.iter().map(|used| (used.id, observed.output(used.id)));
        if list.said || says_what_happens(&operation.description) || says_what_happens(&operation.summary) {
            return Said::Atomic;
        }
        let mut all = Said::Unknown;
        let mut successes = 0;
        for (id, output) in outputs().filter(|(_, it)| it.status.is_success()) {
            if matches!(output.status, Status::Code(207)) {
                // Multi-Status is there to tell them apart (RFC 4918 §13), whatever is described of it.
                return Said::Outcomes;
            }
            if output.status == Status::Code(202) {
                return Said::Unknown;
            }
            let said = self.said(id, output);
            if !matches!(said, Said::Nothing) {
                return said;
            }
            // What comes back is what was made, so what is missing was not.
            if self.echoes(output, list) {
                return Said::Unknown;
            }
            successes += 1;
            all = said;
        }
        if successes == 0 { Said::Unknown } else { all }
    }

    fn said(&mut self, id: OutputId, output: &'c Output) -> Said {
        if let Some(known) = self.answers.get(&id) {
            return *known;
        }
        let said = self.read(output);
        self.answers.insert(id, said);
        said
    }

    fn read(&mut self, output: &'c Output) -> Said {
        let types: &'c Types = &self.contract.observed.types;
        if output.unknown {
            return Said::Unknown;
        }
        if says_what_happens(&output.description) {
            return Said::Atomic;
        }
        let mut said = Said::Nothing;
        for media in &output.media {
            let Some(ty) = media.ty else {
                said = Said::Unknown;
                continue;
            };
            if self.has_outcome(ty, DEPTH) {
                return Said::Outcomes;
            }
            // A map may hold an outcome for each; an archive or a table holds what was made.
            let is_map = |ty: TypeId| types.kind(ty) == TypeKind::Object && types.fields(ty).next().is_none();
            let closed = match types.kind(ty) {
                _ if !media.is_document() => false,
                TypeKind::Object => types.is_described(ty) && !types.fields(ty).any(|it| is_map(it.ty)),
                TypeKind::List => types.item(ty).is_some_and(|it| types.is_described(it)),
                TypeKind::Any => false,
                _ => true,
            };
            if !closed {
                said = Said::Unknown;
            }
        }
        said
    }

    /// Whether what is held tells how it went for some items.
    fn has_outcome(&mut self, ty: TypeId, depth: u8) -> bool {
        if depth == 0 {
            return false;
        }
        let types = &self.contract.observed.types;
        let ty = types.definition(ty);
        if let Some(&known) = self.outcomes.get(&(ty, depth)) {
            return known;
        }
        let held = types.fields(ty).any(|it| tells_outcome(&it.name))
            || types.fields(ty).any(|it| self.has_outcome(it.ty, depth - 1))
            || types.item(ty).is_some_and(|it| self.has_outcome(it, depth - 1));
        self.outcomes.insert((ty, depth), held);
        held
    }

    /// The list of outcomes in the answers of `operation` that do not say which of the things in `sent` each is about.
    fn unkeyed(&self, operation: &Operation, sent: List<'c>) -> Option<NamedField> {
        let observed = &self.contract.observed;
        let types = &observed.types;
        // Nothing that was sent is told apart where it is but text; where it is not described, it may be told by anything.
        let item = sent.item.filter(|it| types.is_described(*it))?;
        let mut unkeyed = None;
        let names: FxHashSet<String> = types.fields(item).map(|it| it.name.to_ascii_lowercase()).collect();
        let answers = operation.outputs.iter().map(|used| observed.output(used.id));
        for output in answers.filter(|it| it.status.is_success()) {
            if output.unknown || keeps_order(&output.description) {
                return None;
            }
            for ty in output.media.iter().filter_map(|it| it.ty) {
                let mut found = Outcomes {
                    types,
                    item,
                    names: &names,
                    unkeyed: None,
                    is_told: false,
                    seen: FxHashSet::default(),
                };
                found.look(ty, DEPTH);
                if found.is_told {
                    return None;
                }
                unkeyed = unkeyed.or(found.unkeyed);
            }
        }
        unkeyed.filter(|_| !keeps_order(&operation.description))
    }

    /// Whether `output` gives back a list, or what a batch is made of.
    fn echoes(&self, output: &Output, list: List<'c>) -> bool {
        let types = &self.contract.observed.types;
        let sent = list.item.map(|it| types.definition(it));
        let is_list = |ty: TypeId| types.kind(ty) == TypeKind::List;
        let holds = |ty: TypeId| {
            types.fields(ty).any(|field| is_list(field.ty) || Some(types.definition(field.ty)) == sent)
        };
        let mut level: Vec<TypeId> = output.media.iter().filter_map(|it| it.ty).collect();
        if level.iter().any(|ty| is_list(*ty)) {
            return true;
        }
        // Each type once, however many fields have it.
        let mut seen = FxHashSet::default();
        for _ in 0..DEPTH {
            level.retain(|ty| seen.insert(types.definition(*ty)));
            if level.iter().any(|ty| holds(*ty)) {
                return true;
            }
            level = level.iter().flat_map(|ty| types.fields(*ty)).map(|it| it.ty).collect();
        }
        false
    }
}

/// A search for outcomes in an answer.
struct Outcomes<'c> {
    types: &'c Types,
    /// What was sent several times.
    item: TypeId,
    /// The names of its fields, lower case.
    names: &'c FxHashSet<String>,
    /// A list of outcomes none of which says which item it is about.
    unkeyed: Option<NamedField>,
    /// Something tells, or may.
    is_told: bool,
    seen: FxHashSet<TypeId>,
}

impl Outcomes<'_> {
    fn look(&mut self, ty: TypeId, depth: u8) {
        let types = self.types;
        let ty = types.definition(ty);
        if depth == 0 || self.is_told || !self.seen.insert(ty) {
            return;
        }
        // What is open may be a map from what was sent to its outcome.
        let is_map = types.kind(ty) == TypeKind::Object && types.fields(ty).next().is_none();
        if is_map || !types.is_described(ty) {
            self.is_told = true;
            return;
        }
        for field in types.fields(ty) {
            if any_says(types, field.ty, Question::Order) {
                self.is_told = true;
            }
            let Some(item) = types.item(field.ty) else {
                if types.kind(field.ty) == TypeKind::Object {
                    self.look(field.ty, depth - 1);
                }
                continue;
            };
            let is_object = types.kind(item) == TypeKind::Object;
            if !is_object || !types.is_described(item) || self.tells_which(item) {
                self.is_told = true;
            } else if tells_outcome(&field.name) || types.fields(item).any(|it| tells_outcome(&it.name)) {
                self.unkeyed = Some(NamedField { name: field.name.clone(), span: field.span });
            }
        }
    }

    /// Whether an outcome of type `ty` says which item it is about: by an id, a number, or by something of the item itself.
    fn tells_which(&self, ty: TypeId) -> bool {
        let types = self.types;
        types.fields(ty).any(|field| {
            // Several errors of one item may each have it.
            let errors = types.item(field.ty).filter(|_| tells_outcome(&field.name));
            self.is_of_item(field)
                || errors.is_some_and(|error| types.fields(error).any(|it| self.is_of_item(it)))
        })
    }

    fn is_of_item(&self, field: &Field) -> bool {
        let types = self.types;
        let holds_more = matches!(types.kind(field.ty), TypeKind::Object | TypeKind::List | TypeKind::Any);
        types.definition(field.ty) == types.definition(self.item)
            || names_one(&field.name)
            || self.names.contains(&field.name.to_ascii_lowercase())
            || holds_more && !tells_outcome(&field.name)
    }
}

/// Whether a field of that name says which of several things something is about.
fn names_one(name: &str) -> bool {
    const NAMES: &str = "id ids uuid guid sid index idx position pos row line number no num key keys ref reference name path \
        url uri href link self email phone slug handle input request item entry entity resource source object record sequence \
        offset identifier location field arn arns";
    words(name).last().is_some_and(|last| {
        NAMES.split_ascii_whitespace().any(|it| it == last) || last.ends_with("id") || last.ends_with("index")
    })
}

/// Whether the prose says that outcomes come in the order of the things.
pub(crate) fn keeps_order(prose: &str) -> bool {
    ORDER.is_match(prose.as_bytes())
}

pattern!(ORDER, r"\border\b");

/// The verb behind `batch` or `bulk`, where a name begins with that: `batchCancel`, `Orders_BulkCreate`, `/orders:batchDelete`.
#[expect(clippy::option_option, reason = "a batch of no said verb is a batch as well")]
fn batch_verb(operation: &Operation) -> Option<Option<Word>> {
    let of_words = |words: Words| {
        let mut words = words.into_iter();
        let first = words.next()?;
        let is_batch = matches!(&*first, "batch" | "bulk");
        is_batch.then(|| words.next())
    };
    let last = operation.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let custom = last.rsplit_once(':').map_or(last, |(_, verb)| verb);
    if !custom.contains('{')
        && let Some(verb) = of_words(words(custom))
    {
        return Some(verb.or_else(|| id_verb(operation)));
    }
    let id = operation.id.as_deref()?;
    id.split(['/', '.', '_', ':']).take(2).find_map(|part| of_words(words(part)))
}

/// The first word of a name that is another than `batch` and `bulk`.
fn id_verb(operation: &Operation) -> Option<Word> {
    words(operation.id.as_deref()?).into_iter().find(|it| !matches!(&**it, "batch" | "bulk"))
}

/// Whether a list of that name says something of all that is done, or what is left out.
fn is_about_all(name: &str) -> bool {
    words(name).iter().any(|it| {
        let it = &**it;
        it.starts_with("exclu")
            || it.starts_with("except")
            || it.starts_with("filter")
            || matches!(it, "tag" | "tags" | "label" | "labels" | "scopes" | "columns" | "fields" | "options")
    })
}

/// Whether a field of that name tells how it went for an item, or for all of them one by one.
fn tells_outcome(name: &str) -> bool {
    words(name).iter().any(|it| {
        let it = &**it;
        it.starts_with("error")
            || it.starts_with("fail")
            || it.starts_with("success")
            || it.starts_with("succe")
            || it.starts_with("reject")
            || it.starts_with("unprocess")
            || it.starts_with("skip")
            || it.starts_with("duplicate")
            || it.starts_with("invalid")
            || it.starts_with("result")
            || it.starts_with("response")
            || it.starts_with("status")
            || it.starts_with("issue")
            || it.starts_with("warning")
            || it.starts_with("not")
            || matches!(
                it,
                "state"
                    | "outcome"
                    | "outcomes"
                    | "code"
                    | "accepted"
                    | "ignored"
                    | "duplicates"
                    | "partial"
                    | "valid"
                    | "exception"
                    | "exceptions"
                    | "problems"
                    | "job"
                    | "task"
                    | "operation"
                    | "missing"
                    | "conflicts"
                    | "missed"
                    | "wrong"
                    | "unsuccessful"
                    | "remaining"
                    | "ok"
                    | "message"
                    | "messages"
            )
    })
}

/// Whether the prose says what happens to the rest where one of the things fails.
pub(crate) fn says_what_happens(prose: &str) -> bool {
    ATOMIC.is_match(prose.as_bytes())
}

pattern!(
    ATOMIC,
    r"\batomic|all[- ]or[- ]n(?:othing|one)|\btransaction(?:al|ally)?\b|roll(?:ed|s)?[- ]?back",
    r"|(?:none|no \w+) (?:of (?:the|them)[^.]* )?(?:is|are|will be|gets?) (?:created|updated|deleted|added|changed|saved|applied)",
    r"|(?:whole|entire|complete|all (?:of )?the) (?:batch|request|operation|call)[^.]*(?:fail|reject|abort)",
    r"|if (?:any|one|a single)\b[^.]*\b(?:fails?|invalid|is not|rejected|errors?)\b|best[- ]effort|partial(?:ly)?\b",
    r"|\bon failure\b|\bno guarantees? that\b",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_compiles_and_knows_what_atomic_is() {
        for text in ["The operation is atomic.", "If any item fails, all are rolled back", "All-or-nothing"] {
            assert!(says_what_happens(text), "{text}");
        }
        assert!(!says_what_happens("Creates several orders at once"));
    }
}
