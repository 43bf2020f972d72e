//! Operations that do several things at once, and what they answer about each of them.

use rustc_hash::FxHashMap;
use wirelint_model::{
    Batch, BatchAnswer, BodyId, Contract, Field, Operation, Output, OutputId, Role, Status, TypeId, TypeKind,
    Types, VerbClass,
};

use crate::Vocabulary;
use crate::words::words;

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
        Some(Batch {
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
        let ty =
            self.contract.observed.body(id).media.iter().filter(|it| it.is_json()).find_map(|it| it.ty)?;
        if types.kind(ty) == TypeKind::List {
            return Some(List { field: None, item: types.item(ty), said: false });
        }
        let mut lists = types.fields(ty).filter(|it| types.kind(it.ty) == TypeKind::List);
        let field = lists.next()?;
        let sole = lists.next().is_none() && types.fields(ty).count() <= FIELDS && !is_about_all(&field.name);
        let prose = |it: TypeId| types.get(it).description.as_deref().is_some_and(says_what_happens);
        let said = || types.fields(ty).any(|it| types.composition(it.ty).iter().any(|&it| prose(it)));
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
                _ if !media.is_json() => false,
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

    /// Whether `output` gives back a list, or what a batch is made of.
    fn echoes(&self, output: &Output, list: List<'c>) -> bool {
        let types = &self.contract.observed.types;
        let sent = list.item.map(|it| types.definition(it));
        let is_list = |ty: TypeId| types.kind(ty) == TypeKind::List;
        output.media.iter().filter_map(|it| it.ty).any(|ty| {
            let holds = |ty: TypeId| {
                types.fields(ty).any(|field| is_list(field.ty) || Some(types.definition(field.ty)) == sent)
            };
            is_list(ty)
                || holds(ty)
                || types.fields(ty).any(|it| holds(it.ty) || types.fields(it.ty).any(|it| holds(it.ty)))
        })
    }
}

/// The verb behind `batch` or `bulk`, where a name begins with that: `batchCancel`, `Orders_BulkCreate`, `/orders:batchDelete`.
#[expect(clippy::option_option, reason = "a batch of no said verb is a batch as well")]
fn batch_verb(operation: &Operation) -> Option<Option<String>> {
    let of_words = |mut words: std::vec::IntoIter<String>| {
        let first = words.next()?;
        let is_batch = matches!(&*first, "batch" | "bulk");
        is_batch.then(|| words.next())
    };
    let last = operation.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let custom = last.rsplit_once(':').map_or(last, |(_, verb)| verb);
    if !custom.contains('{')
        && let Some(verb) = of_words(words(custom).into_iter())
    {
        return Some(verb.or_else(|| id_verb(operation)));
    }
    let id = operation.id.as_deref()?;
    id.split(['/', '.', '_', ':']).take(2).find_map(|part| of_words(words(part).into_iter()))
}

/// The first word of a name that is another than `batch` and `bulk`.
fn id_verb(operation: &Operation) -> Option<String> {
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
fn says_what_happens(prose: &str) -> bool {
    ATOMIC.is_match(prose.as_bytes())
}

pattern!(
    ATOMIC,
    r"\batomic|all[- ]or[- ]n(?:othing|one)|\btransaction(?:al|ally)?\b|roll(?:ed|s)?[- ]?back",
    r"|(?:none|no \w+) (?:of (?:the|them)[^.]{0,40} )?(?:is|are|will be|gets?) (?:created|updated|deleted|added|changed|saved|applied)",
    r"|(?:whole|entire|complete|all (?:of )?the) (?:batch|request|operation|call)[^.]{0,40}(?:fail|reject|abort)",
    r"|if (?:any|one|a single)\b[^.]{0,80}\b(?:fails?|invalid|is not|rejected|errors?)\b|best[- ]effort|partial(?:ly)?\b",
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
