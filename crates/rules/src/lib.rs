//! The boundary rules: what will hurt when the call crosses a network, over facts of every protocol.
//!
//! Depends on no front end, so that a rule written once holds for each of them; the layering test keeps it so.
//! A group is a file with the list of its rules; a rule is a file named like the last part of its id.

use wirelint_lint::{Context, Kind, Meta, Rule, Runner};
use wirelint_model::traffic::{System, Traffic};
use wirelint_model::{Contract, Date, Interaction, Protocol};

use crate::paths::LazyPaths;

pub use crate::memo::Memo;
pub use crate::said::says_the_same;

mod batch;
mod chatty;
mod concurrency;
mod config;
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
mod said;
mod security;
mod streaming;
mod traffic;
mod twice;
mod versioning;

/// What a boundary rule looks at.
pub(crate) enum Visit {
    /// Every operation, one by one, with the contract that it is part of. Looks at no other operation: what was found clean stays so until
    /// this one, or what it has, is another.
    Interaction(fn(&mut Context<'_>, &Contract, &Interaction)),
    /// The same by what is made for each run, which remembers what several operations have.
    Each(fn(&Contract) -> Each<'_>),
    /// The contract as a whole.
    Contract(fn(&mut Context<'_>, &Contract)),
    /// The contract as a whole, with its operations by their paths.
    Paths(fn(&mut Context<'_>, &Contract, &LazyPaths<'_>)),
    /// Every operation, and what day it is; not at all where nobody says what day it is.
    Day(fn(&mut Context<'_>, &Contract, &Interaction, Date)),
    /// What one file configures around contracts, by itself.
    Traffic(fn(&mut Context<'_>, &Traffic)),
    /// All contracts together with what is configured around them. Looks at what one file configures and the operations that this holds for,
    /// one file after the other, as an editor asks about them.
    System(fn(&mut Context<'_>, &System<'_>)),
    /// Several of these.
    Several(&'static [Visit]),
}

/// Looks at one operation after another.
pub(crate) type Each<'c> = Box<dyn FnMut(&mut Context<'_>, &Interaction) + 'c>;

impl Visit {
    /// All that it looks at.
    fn parts(&self) -> &[Self] {
        if let Self::Several(parts) = self { parts } else { std::slice::from_ref(self) }
    }
}

const GROUPS: [&[&Rule<Visit>]; 20] = [
    batch::RULES,
    chatty::RULES,
    concurrency::RULES,
    config::RULES,
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

/// Runs every rule that is on and holds for its protocol over `contract`; those that judge by what day it is only where `today` says so. `memo` has what was found out
/// before.
pub fn run(contract: &Contract, today: Option<Date>, memo: &mut Memo, runner: &mut Runner<'_>) {
    let Memo { index, clean, .. } = memo;
    let paths = LazyPaths::new(contract, index);
    let calls = &contract.interactions;
    let kind = match contract.observed.protocol {
        Protocol::Http => Kind::OpenApi,
        Protocol::Grpc => Kind::Protobuf,
        Protocol::GraphQl => Kind::GraphQl,
    };
    for (meta, part) in parts().filter(|(meta, _)| meta.kinds.contains(&kind)) {
        match *part {
            Visit::Interaction(check) => runner.rule(meta, |ctx| {
                clean.each(ctx, meta.id, calls, |ctx, call| check(ctx, contract, call));
            }),
            Visit::Each(begin) => runner.rule(meta, |ctx| clean.each(ctx, meta.id, calls, begin(contract))),
            Visit::Contract(check) => runner.rule(meta, |ctx| check(ctx, contract)),
            Visit::Paths(check) => runner.rule(meta, |ctx| check(ctx, contract, &paths)),
            Visit::Day(check) => runner.rule(meta, |ctx| {
                let Some(today) = today else { return };
                for call in calls {
                    check(ctx, contract, call, today);
                }
            }),
            Visit::Traffic(_) | Visit::System(_) | Visit::Several(_) => {}
        }
    }
}

/// Runs every rule that is on over what one file configures.
pub fn run_traffic(traffic: &Traffic, runner: &mut Runner<'_>) {
    for (meta, part) in parts() {
        if let Visit::Traffic(check) = *part {
            runner.rule(meta, |ctx| check(ctx, traffic));
        }
    }
}

/// Runs every rule that is on over contracts together with what is configured around them.
pub fn run_system(system: &System<'_>, runner: &mut Runner<'_>) {
    for (meta, part) in parts() {
        if let Visit::System(check) = *part {
            runner.rule(meta, |ctx| check(ctx, system));
        }
    }
}

/// Every rule with all that it looks at, one by one.
fn parts() -> impl Iterator<Item = (&'static Meta, &'static Visit)> {
    let rules = GROUPS.into_iter().flatten();
    rules.flat_map(|rule| rule.visit.parts().iter().map(move |part| (&rule.meta, part)))
}
