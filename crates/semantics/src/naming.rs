//! Where an operation's name says another thing than its method and its answers do.

use wirelint_model::{Basis, Exchange, Fact, Mismatch, Operation, Role, RootKind, VerbClass};

use crate::Vocabulary;
use crate::unfounded::Claims;
use crate::verb;
use crate::words::{Word, words};

/// Compares names with what they stand for.
pub(crate) struct Names<'c> {
    vocabulary: &'c Vocabulary,
}

impl<'c> Names<'c> {
    pub(crate) fn new(vocabulary: &'c Vocabulary) -> Self {
        Self { vocabulary }
    }

    /// What the name of `operation` (`operationId`) says and the operation does not.
    pub(crate) fn mismatch(
        &self,
        operation: &Operation,
        exchange: &Fact<Exchange>,
        claims: &mut Claims<'_>,
    ) -> Option<Mismatch> {
        let id = operation.id.as_deref().filter(|_| operation.role == Role::Served)?;
        if let Some(verb) = self.other_verb(operation, id) {
            return Some(Mismatch::Verb(verb));
        }
        let waits = exchange.value == Exchange::Waits && exchange.basis == Basis::Declared;
        let ends_async = || words(id).last().is_some_and(|it| it == "async");
        if id.len() > 5
            && id.as_bytes()[id.len() - 5..].eq_ignore_ascii_case(b"async")
            && ends_async()
            && waits
            && claims.ends_at_once(operation)
        {
            return Some(Mismatch::Async);
        }
        None
    }

    /// The leading verb, where the method does the opposite and no other word of the name says what the method does.
    fn other_verb(&self, operation: &Operation, id: &str) -> Option<&'static str> {
        const READS: [&str; 8] = ["get", "list", "fetch", "retrieve", "find", "search", "read", "show"];
        const MAKES: [&str; 5] = ["create", "add", "insert", "update", "patch"];
        let is_mutation = operation.root.as_ref().is_some_and(|it| it.kind == RootKind::Mutation);
        let (wrong, makes): (&[&'static str], &[&'static str]) = match &*operation.method {
            _ if is_mutation => (&READS[..6], &[]),
            "DELETE" => (&READS, &MAKES),
            "PUT" | "PATCH" => (&READS, &[]),
            _ => return None,
        };
        let verb = verb::leading(id, self.vocabulary)?;
        let found = wrong.iter().chain(makes).find(|it| **it == verb).copied()?;
        // `list` and `search` are nouns as well: `listIdDelete`, `search.deleteBookmark`. `unpin` takes something away.
        let agrees = |word: &Word| {
            let says = self.vocabulary.verb(word).is_some_and(|it| it != VerbClass::Read);
            *word != found
                && (says || word.starts_with("un") || matches!(&**word, "del" | "removes" | "deletes"))
        };
        (!words(id).iter().any(agrees)).then_some(found)
    }
}
