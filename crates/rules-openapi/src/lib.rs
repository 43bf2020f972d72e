//! The rules that only OpenAPI can state, over its linked documents: what cannot be read, what is written twice, what refers to
//! nothing. Same layout as the boundary rules: a group is a file with its list, a rule is a file.

use rustc_hash::FxHashSet;
use wirelint_lint::{Context, Meta, Rule, Runner};
use wirelint_openapi::link::{Doc, Linked};
use wirelint_source::{FileId, TextRange};

mod openapi;

/// What these rules look at: one contract with the files that it is made of.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The documents, linked from the root.
    pub linked: &'a Linked,
    /// The files that are judged on their own here, and not as part of another contract of the run that has them, too.
    pub own: &'a FxHashSet<FileId>,
    /// Bytes of those files that are no UTF-8, in bytes from the start of the file.
    pub not_utf8: &'a [(FileId, TextRange)],
}

impl<'a> Subject<'a> {
    /// The documents that are judged on their own here.
    pub(crate) fn own_documents(self) -> impl Iterator<Item = &'a Doc> {
        self.linked.docs.iter().filter(move |doc| self.own.contains(&doc.file))
    }
}

/// How an OpenAPI rule looks at it.
pub(crate) enum Visit {
    /// The contract as a whole.
    Contract(fn(&mut Context<'_>, Subject<'_>)),
}

const GROUPS: [&[&Rule<Visit>]; 1] = [openapi::RULES];

/// What is known of every rule of this crate, in the order in which they run.
pub fn rules() -> impl Iterator<Item = &'static Meta> {
    GROUPS.into_iter().flatten().map(|rule| &rule.meta)
}

/// Runs every rule that is on over `subject`.
pub fn run(subject: Subject<'_>, runner: &mut Runner<'_>) {
    for rule in GROUPS.into_iter().flatten() {
        runner.rule(&rule.meta, |ctx| match rule.visit {
            Visit::Contract(check) => check(ctx, subject),
        });
    }
}
