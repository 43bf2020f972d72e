//! What says of an operation that its work takes long, though its caller waits for it.

use rustc_hash::FxHashMap;
use wirelint_model::{
    Contract, Exchange, Operation, Output, OutputId, Role, Status, Toil, TypeId, TypeKind, VerbClass,
};

use crate::Vocabulary;
use crate::pattern::Pattern;
use crate::words::words;

/// How deep what leads to the state of the work may be inside an answer.
const DEPTH: u8 = 3;

/// Judges how long work takes, looking at each answer once.
pub(crate) struct Toils<'c> {
    contract: &'c Contract,
    vocabulary: &'c Vocabulary,
    outputs: FxHashMap<OutputId, bool>,
    types: FxHashMap<(TypeId, u8), bool>,
}

impl<'c> Toils<'c> {
    pub(crate) fn new(contract: &'c Contract, vocabulary: &'c Vocabulary) -> Self {
        let (outputs, types) = <_>::default();
        Self { contract, vocabulary, outputs, types }
    }

    /// What says that the work of `operation` takes long; `None` where nothing but its prose might, where its caller does not wait, and where
    /// an answer leads to the state of the work or may.
    pub(crate) fn toil(
        &mut self,
        operation: &Operation,
        verb: VerbClass,
        exchange: Exchange,
    ) -> Option<Toil> {
        if exchange != Exchange::Waits || operation.role == Role::CalledBack {
            return None;
        }
        let observed = &self.contract.observed;
        let uploads = operation.body.is_some_and(|used| {
            let is_file =
                |name: &str| name.starts_with("multipart/") || name.starts_with("application/octet-stream");
            observed.body(used.id).media.iter().any(|it| is_file(&it.name))
        });
        let allows = operation.extensions.as_ref().is_some_and(|it| !it.deadlines.is_empty());
        // Prose is searched only where something else speaks for it.
        let named = verb == VerbClass::Job || self.is_named_for_work(&operation.path);
        if !named && !uploads && !allows && !times_out(self.contract, operation) {
            return None;
        }
        let mut successes = operation
            .outputs
            .iter()
            .map(|it| it.id)
            .filter(|id| observed.output(*id).status.is_success())
            .peekable();
        if successes.peek().is_none() || successes.any(|id| self.leads_on(id)) {
            return None;
        }
        let in_prose = |pattern: &Pattern| {
            [&operation.summary, &operation.description].iter().any(|it| pattern.is_match(it.as_bytes()))
        };
        (!in_prose(&LATER)).then(|| Toil { named, uploads, said: in_prose(&LONG) })
    }

    /// Whether the last name of `path` begins with work that takes its time: `/index/rebuild`, `/repositories/{id}/reindex-source`.
    fn is_named_for_work(&self, path: &str) -> bool {
        const AGAIN: [&str; 6] =
            ["reconstruct", "recalculate", "recompute", "regenerate", "reprocess", "rescan"];
        let last = path.trim_end_matches('/').rsplit(['/', ':']).next().filter(|it| !it.contains('{'));
        last.and_then(|it| words(it).into_iter().next()).is_some_and(|first| {
            AGAIN.contains(&&*first) || self.vocabulary.verb(&first) == Some(VerbClass::Job)
        })
    }

    /// Whether an answer leads to the state of the work, or is not described so far that it cannot.
    fn leads_on(&mut self, id: OutputId) -> bool {
        if let Some(&known) = self.outputs.get(&id) {
            return known;
        }
        let output = self.contract.observed.output(id);
        let leads_on = output.unknown
            || !output.links.is_empty()
            || output.headers.iter().any(|it| leads(&it.name))
            || output
                .media
                .iter()
                .filter(|it| it.is_document())
                .any(|it| it.ty.is_none_or(|ty| self.tells_state(ty, DEPTH)));
        self.outputs.insert(id, leads_on);
        leads_on
    }

    fn tells_state(&mut self, ty: TypeId, depth: u8) -> bool {
        let types = &self.contract.observed.types;
        let ty = types.definition(ty);
        if depth == 0 {
            return false;
        }
        if let Some(&known) = self.types.get(&(ty, depth)) {
            return known;
        }
        let is_open = match types.kind(ty) {
            TypeKind::Any => true,
            TypeKind::Object => !types.is_described(ty),
            _ => false,
        };
        let tells = is_open
            || types.fields(ty).any(|it| leads(&it.name))
            || types
                .fields(ty)
                .any(|it| types.kind(it.ty) == TypeKind::Object && self.tells_state(it.ty, depth - 1));
        self.types.insert((ty, depth), tells);
        tells
    }
}

/// Whether an operation declares that a gateway may give up on it.
pub(crate) fn times_out(contract: &Contract, operation: &Operation) -> bool {
    let is = |output: &Output| output.status == Status::Code(504);
    operation.outputs.iter().any(|used| is(contract.observed.output(used.id)))
}

/// Whether a field or header of that name tells how far some work is, or where to ask.
fn leads(name: &str) -> bool {
    const LEADS: &str = "job jobs task tasks operation operations run status state progress phase queue queued poll polling ticket location \
        execution process batch async";
    words(name).iter().any(|word| LEADS.split_ascii_whitespace().any(|it| it == word))
}

// What is said of the call itself. A minute is long for a caller that waits, seconds are not.
pattern!(
    LONG,
    r"\b(?:it|this|which|request|call|operation|endpoint|method|process|action|query|export|import|index(?:ing)?|response)\b[^.]*",
    r"\b(?:may|might|can|could|will|would)\b(?: \w+){0,2} take\b(?: \w+){0,5} (?:minutes?|hours?|time|while|long|longer|days?)\b",
    r"|\b(?:it|this|which|request|call|operation|process)(?: \w+)? takes (?:\w+ ){0,5}(?:minutes?|hours?|a while|long|days?)\b",
    r"|time[- ]consuming|\bslow operation",
);
// It is over for the caller, and goes on without it.
pattern!(
    LATER,
    r"asynchron|\bin the background\b|\bbackground (?:job|task|process)|\breturns immediately\b|\bqueue",
    r"|\btakes?\b[^.]*\b(?:appear|propagat|effect|reflected|visible|available|deliver|arriv)",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_says_that_the_caller_waits_long() {
        for text in ["This may take several minutes.", "It takes up to an hour", "A time-consuming call"] {
            assert!(LONG.is_match(text.as_bytes()), "{text}");
        }
        assert!(!LONG.is_match(b"This may take a few seconds. The token expires in 5 minutes"));
        assert!(LATER.is_match(b"The change takes up to 10 minutes to take effect"));
        assert!(LATER.is_match(b"It is done asynchronously") && !LATER.is_match(b"It may take minutes"));
    }
}
