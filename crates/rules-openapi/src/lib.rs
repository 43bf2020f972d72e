//! The rules that only OpenAPI can state, over its linked documents: what cannot be read, what is written twice, what refers to
//! nothing. Same layout as the boundary rules: a group is a file with its list, a rule is a file.

use wirelint_lint::{Context, Meta, Rule, Runner};
use wirelint_openapi::link::{At, Linked, OperationSite};
use wirelint_source::{FileId, ItemId, TextRange};
use wirelint_yaml::Tree;

mod memo;
mod openapi;

pub use memo::Memo;

/// What rules about contracts look at: one contract with the files that it is made of, linked from the root.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The documents.
    pub linked: &'a Linked,
}

/// What rules about single documents look at: a file by itself, whatever contracts it is part of.
#[derive(Clone, Copy)]
pub struct Document<'a> {
    /// The file.
    pub file: FileId,
    /// Its tree.
    pub tree: &'a Tree,
    /// Bytes of it that are no UTF-8, in bytes from the start of the file.
    pub not_utf8: &'a [TextRange],
}

/// How an OpenAPI rule looks at it.
pub(crate) enum Visit {
    /// The contract as a whole.
    Contract(fn(&mut Context<'_>, Subject<'_>)),
    /// One item of a document, without looking at any other.
    Item(fn(&mut Context<'_>, Document<'_>, ItemId)),
    /// Each item of each document, and the contract as a whole.
    ItemAndContract(fn(&mut Context<'_>, Document<'_>, ItemId), fn(&mut Context<'_>, Subject<'_>)),
    /// The operations of one path with their parameters, without looking at any other.
    Path(fn(&mut Context<'_>, Subject<'_>, &[OperationSite])),
    /// A name that each operation has, by its own items alone; then all of them.
    Names(fn(&Linked, At) -> Option<Name>, fn(&mut Context<'_>, Subject<'_>, &[Name])),
}

/// A name that an operation has.
pub(crate) struct Name {
    /// The operation.
    pub(crate) owner: At,
    /// Where the name is written.
    pub(crate) at: At,
    /// What it is.
    pub(crate) text: Box<str>,
}

const GROUPS: [&[&Rule<Visit>]; 1] = [openapi::RULES];

/// What is known of every rule of this crate, in the order in which they run.
pub fn rules() -> impl Iterator<Item = &'static Meta> {
    GROUPS.into_iter().flatten().map(|rule| &rule.meta)
}

/// Runs every rule that is on and looks at contracts over `subject`. `memo` is what was found out about that contract before, and has been
/// told of every edit since.
pub fn run(subject: Subject<'_>, memo: &mut Memo, runner: &mut Runner<'_>) {
    let linked = subject.linked;
    for rule in GROUPS.into_iter().flatten() {
        match rule.visit {
            Visit::Contract(check) | Visit::ItemAndContract(_, check) => {
                runner.rule(&rule.meta, |ctx| check(ctx, subject));
            }
            Visit::Path(check) => {
                runner.rule(&rule.meta, |ctx| memo.paths(ctx, rule.meta.id, subject, check));
            }
            Visit::Names(name, judge) => {
                runner.rule(&rule.meta, |ctx| judge(ctx, subject, memo.names(linked, rule.meta.id, name)));
            }
            Visit::Item(_) => {}
        }
    }
}

/// Runs every rule that is on and looks at items over those of `document` that `items` names. What a rule reports stands in the
/// item that it was shown.
pub fn run_items(document: Document<'_>, items: &[ItemId], runner: &mut Runner<'_>) {
    for rule in GROUPS.into_iter().flatten() {
        if let Visit::Item(check) | Visit::ItemAndContract(check, _) = rule.visit {
            runner.rule(&rule.meta, |ctx| items.iter().for_each(|item| check(ctx, document, *item)));
        }
    }
}
