//! Contracts with what is configured around them, as rules see both.

use super::{Applied, Joined, Policy, PolicyId, Table, Traffic, Unmatched};
use crate::{Contract, Interaction, Operation, OperationId};

/// Contracts, the configuration around them, and which of it holds for which operation.
#[derive(Clone, Copy, Debug)]
pub struct System<'a> {
    /// The contracts, by the numbers of [`Applied::contract`].
    pub contracts: &'a [&'a Contract],
    /// What files configure, by the numbers of [`PolicyId::file`].
    pub traffic: &'a [&'a Traffic],
    /// Which policy holds for which operation, and what selects nothing.
    pub joined: &'a Joined,
    /// For each file whether all of its workspace was looked at, so that what is not here is nowhere.
    pub complete: &'a [bool],
}

/// A policy holds for calls to an operation.
#[derive(Clone, Copy, Debug)]
pub struct Governed<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// What is known of the operation.
    pub call: &'a Interaction,
    /// The operation.
    pub operation: &'a Operation,
    /// What the policy stands in.
    pub table: &'a Table,
    /// The policy.
    pub policy: &'a Policy,
    /// How it holds.
    pub applied: Applied,
}

/// What is configured around one contract.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// With the contract's number; `None` where nothing is.
    system: Option<(System<'a>, u32)>,
}

impl<'a> Around<'a> {
    /// The policies that hold for an operation, in the order in which they are asked.
    pub fn of(self, operation: OperationId) -> impl Iterator<Item = Governed<'a>> {
        self.system.into_iter().flat_map(move |(system, contract)| {
            let applied = &system.joined.applied;
            let key = |it: &Applied| (it.contract, it.operation);
            let start = applied.partition_point(|it| key(it) < (contract, operation));
            let own = applied[start..].iter().take_while(move |it| key(it) == (contract, operation));
            own.map(move |&it| system.govern(it))
        })
    }
}

impl<'a> System<'a> {
    /// A policy, and what it stands in.
    pub fn policy(&self, id: PolicyId) -> (&'a Table, &'a Policy) {
        let table = &self.traffic[id.file as usize].tables[id.table as usize];
        (table, &table.policies[id.policy as usize])
    }

    /// Every operation with each policy that holds for it, by contract and operation.
    pub fn governed(&self) -> impl Iterator<Item = Governed<'a>> {
        let system = *self;
        self.joined.applied.iter().map(move |&applied| system.govern(applied))
    }

    /// What is configured around the contract of that number.
    pub const fn around(self, contract: u32) -> Around<'a> {
        Around { system: Some((self, contract)) }
    }

    fn govern(self, applied: Applied) -> Governed<'a> {
        let contract = self.contracts[applied.contract as usize];
        let call = &contract.interactions[applied.operation.0 as usize];
        let (table, policy) = self.policy(applied.policy);
        Governed { contract, call, operation: contract.operation(call), table, policy, applied }
    }

    /// What selects nothing though all that could be meant was looked at.
    pub fn unmatched(&self) -> impl Iterator<Item = &'a Unmatched> {
        let complete = self.complete;
        self.joined.unmatched.iter().filter(|it| complete[it.policy.file as usize])
    }
}
