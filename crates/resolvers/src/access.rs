//! What a resolver asks for, outside of the memory of its process.

use std::rc::Rc;

use crate::catalogue::ClientKind;
use crate::project::Place;
use crate::value::Loader;

/// Numbers an access of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct AccessId(pub(crate) u32);

/// A query, a request, a call to another process; or the call of a loader that makes one for several.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    /// The call, with what is chained to it.
    pub(crate) place: Place,
    /// What is called, as it is written, without arguments.
    pub(crate) what: String,
    pub(crate) kind: ClientKind,
    /// Whether what it asks for depends on the parent.
    pub(crate) of_parent: bool,
    /// What joins it with those of other parents.
    pub(crate) batched: Option<Batched>,
    /// Whether what is called was recognised by its package or declaration, not by names only.
    pub(crate) is_certain: bool,
    /// The calls from the resolver to where it is.
    pub(crate) calls: Vec<Call>,
    /// How many functions run where it is.
    pub(crate) depth: usize,
    /// The relation of the parent that it reads, which whoever gave the parents may have loaded; from the first to the last with `__`.
    pub(crate) relation: Option<Rc<str>>,
    /// The property of the parent that holds the row whose relation that is, where it is none of the parent's own.
    pub(crate) held: Option<Rc<str>>,
    /// The relation of the parent that it reads a part of.
    pub(crate) part_of: Option<Rc<str>>,
    /// The loader, where it is known how that is made.
    pub(crate) loader: Option<Rc<Loader>>,
}

/// A call of a function of the project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// Where the call stands.
    pub place: Place,
    /// What is called, as it is written, without arguments.
    pub what: String,
}

/// What makes one access of several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Batched {
    /// A data loader.
    Loader,
    /// Prisma, which gathers `findUnique` of one tick.
    Prisma,
    /// The mapper, whose configuration asks for it.
    Mapper,
    /// The framework.
    Framework,
    /// What the configuration of the linter names.
    Configured,
    /// The resolvers of all lists that lead there have loaded it already.
    Loaded,
}
