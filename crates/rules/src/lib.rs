//! The boundary rules: what will hurt when the call crosses a network, over facts of every protocol.
//!
//! Depends on no front end, so that a rule written once holds for each of them; the layering test keeps it so.
//! A group is a file with the list of its rules; a rule is a file named like the last part of its id.

use wirelint_lint::{Context, Meta, Rule, Runner};
use wirelint_model::{Contract, Date, Interaction};

use crate::paths::LazyPaths;

pub use crate::memo::Memo;

mod batch;
mod chatty;
mod concurrency;
mod deadline;
mod errors;
mod events;
mod evolution;
mod idempotency;
mod latency;
mod limits;
mod memo;
mod meta;
mod n_plus_one;
mod names;
mod naming;
mod pagination;
mod paths;
mod realtime;
mod retry;
mod security;
mod streaming;
mod versioning;

/// What a boundary rule looks at.
pub(crate) enum Visit {
    /// Every operation, one by one, with the contract that it is part of. Looks at no other operation: what was found clean stays so until
    /// this one, or what it has, is another.
    Interaction(fn(&mut Context<'_>, &Contract, &Interaction)),
    /// The contract as a whole.
    Contract(fn(&mut Context<'_>, &Contract)),
    /// The contract as a whole, with its operations by their paths.
    Paths(fn(&mut Context<'_>, &Contract, &LazyPaths<'_>)),
    /// Every operation, and what day it is; not at all where nobody says what day it is.
    Day(fn(&mut Context<'_>, &Contract, &Interaction, Date)),
}

const GROUPS: [&[&Rule<Visit>]; 19] = [
    batch::RULES,
    chatty::RULES,
    concurrency::RULES,
    deadline::RULES,
    errors::RULES,
    events::RULES,
    evolution::RULES,
    idempotency::RULES,
    latency::RULES,
    limits::RULES,
    meta::RULES,
    n_plus_one::RULES,
    naming::RULES,
    pagination::RULES,
    realtime::RULES,
    retry::RULES,
    security::RULES,
    streaming::RULES,
    versioning::RULES,
];

/// What is known of every rule of this crate, in the order in which they run.
pub fn rules() -> impl Iterator<Item = &'static Meta> {
    GROUPS.into_iter().flatten().map(|rule| &rule.meta)
}

/// Runs every rule that is on over `contract`; those that judge by what day it is only where `today` says so. `memo` has what was found out
/// before.
pub fn run(contract: &Contract, today: Option<Date>, memo: &mut Memo, runner: &mut Runner<'_>) {
    let Memo { index, clean, .. } = memo;
    let paths = LazyPaths::new(contract, index);
    for rule in GROUPS.into_iter().flatten() {
        runner.rule(&rule.meta, |ctx| match rule.visit {
            Visit::Interaction(check) => {
                clean.each(ctx, rule.meta.id, &contract.interactions, |ctx, call| check(ctx, contract, call));
            }
            Visit::Contract(check) => check(ctx, contract),
            Visit::Paths(check) => check(ctx, contract, &paths),
            Visit::Day(check) => {
                let Some(today) = today else { return };
                for call in &contract.interactions {
                    check(ctx, contract, call, today);
                }
            }
        });
    }
}
