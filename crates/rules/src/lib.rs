//! The boundary rules: what will hurt when the call crosses a network, over facts of every protocol.
//!
//! Depends on no front end, so that a rule written once holds for each of them; the layering test keeps it so.
//! A group is a file with the list of its rules; a rule is a file named like the last part of its id.

use wirelint_lint::{Context, Meta, Rule, Runner};
use wirelint_model::{Contract, Interaction};

mod deadline;
mod errors;
mod events;
mod idempotency;
mod limits;
mod meta;
mod pagination;
mod retry;

/// What a boundary rule looks at.
pub(crate) enum Visit {
    /// Every operation, one by one, with the contract that it is part of.
    Interaction(fn(&mut Context<'_>, &Contract, &Interaction)),
    /// The contract as a whole, once.
    Contract(fn(&mut Context<'_>, &Contract)),
}

const GROUPS: [&[&Rule<Visit>]; 8] = [
    deadline::RULES,
    errors::RULES,
    events::RULES,
    idempotency::RULES,
    limits::RULES,
    meta::RULES,
    pagination::RULES,
    retry::RULES,
];

/// What is known of every rule of this crate, in the order in which they run.
pub fn rules() -> impl Iterator<Item = &'static Meta> {
    GROUPS.into_iter().flatten().map(|rule| &rule.meta)
}

/// Runs every rule that is on over `contract`.
pub fn run(contract: &Contract, runner: &mut Runner<'_>) {
    for rule in GROUPS.into_iter().flatten() {
        runner.rule(&rule.meta, |ctx| match rule.visit {
            Visit::Interaction(check) => {
                for call in &contract.interactions {
                    check(ctx, contract, call);
                }
            }
            Visit::Contract(check) => check(ctx, contract),
        });
    }
}
