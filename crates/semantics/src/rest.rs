//! What a path says beside its verb: `POST /orders` makes an order where `/orders/{id}` is one, and `POST /orders/{id}` changes it.

use rustc_hash::FxHashSet;
use wirelint_model::{Observations, Operation, Role};

/// The paths of a contract.
pub(crate) struct Paths<'c> {
    /// Paths below which one thing has a path of its own: `/orders` of `/orders/{id}`.
    collections: FxHashSet<&'c str>,
    /// Paths that can be read.
    read: FxHashSet<&'c str>,
}

/// What a `POST` without a telling verb does by its path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// It adds to a collection.
    Adds,
    /// It changes the thing that the path names.
    Changes,
}

impl<'c> Paths<'c> {
    pub(crate) fn new(observed: &'c Observations) -> Self {
        let (mut collections, mut read) = (FxHashSet::default(), FxHashSet::default());
        for operation in observed.operations.iter().filter(|it| it.role == Role::Served) {
            let path = operation.path.trim_end_matches('/');
            if let Some((before, last)) = path.rsplit_once('/')
                && is_parameter(last)
            {
                collections.insert(before);
            }
            if &*operation.method == "GET" {
                read.insert(path);
            }
        }
        Self { collections, read }
    }

    /// What `operation` does by its path, where that says so.
    pub(crate) fn shape(&self, operation: &Operation) -> Option<Shape> {
        if operation.role != Role::Served || &*operation.method != "POST" {
            return None;
        }
        let path = operation.path.trim_end_matches('/');
        let is_one = path.rsplit('/').next().is_some_and(is_parameter);
        if is_one && self.read.contains(path) {
            Some(Shape::Changes)
        } else if !is_one && self.collections.contains(path) {
            Some(Shape::Adds)
        } else {
            None
        }
    }
}

fn is_parameter(segment: &str) -> bool {
    segment.starts_with('{') && segment.ends_with('}')
}
