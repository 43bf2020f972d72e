//! Which policy holds for which operation.

use std::sync::Arc;

use crate::OperationId;

/// What contracts and the configuration around them have to do with each other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Joined {
    /// Which policies hold, by contract and operation; of one operation in the order in which they are asked.
    pub applied: Vec<Applied>,
    /// What selects nothing, in the order of the files.
    pub unmatched: Vec<Unmatched>,
}

/// One policy among all that were given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PolicyId {
    /// Which file, in the order in which they were given.
    pub file: u32,
    /// Index into [`Traffic::tables`](super::Traffic::tables).
    pub table: u32,
    /// Index into [`Table::policies`](super::Table::policies).
    pub policy: u32,
}

/// A policy holds for an operation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Applied {
    /// Which contract, in the order in which they were given.
    pub contract: u32,
    /// The operation.
    pub operation: OperationId,
    /// The policy.
    pub policy: PolicyId,
    /// The selector that selects it: an index into [`Policy::selectors`](super::Policy::selectors).
    pub selector: u32,
    /// For how many of its calls.
    pub reach: Reach,
}

/// For how many of the calls of an operation something holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reach {
    /// Those that say something more, or whose path has certain values.
    Some,
    /// All.
    All,
}

/// A selector that selects nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unmatched {
    /// The policy.
    pub policy: PolicyId,
    /// An index into [`Policy::selectors`](super::Policy::selectors).
    pub selector: u32,
    /// What is not there.
    pub what: Unmet,
    /// What is there and is called nearly so.
    pub nearest: Option<Arc<str>>,
}

/// What is not there that a selector asks for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unmet {
    /// A service of that name; others of its package are there.
    Service,
    /// A method of that name; its service is there.
    Method,
    /// Such a path.
    Path,
    /// The HTTP method; such paths are there.
    Verb,
}
