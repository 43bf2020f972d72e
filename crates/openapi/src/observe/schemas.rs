//! The linked description as the schema crate wants it.

use std::cell::RefCell;

use wirelint_json_schema::{Schemas, Target};
use wirelint_source::Span;
use wirelint_yaml::Node;

use crate::link::{At, Linked};
use crate::spec::Version;

/// Schemas of a linked description.
pub(super) struct LinkedSchemas<'l> {
    linked: &'l Linked,
    /// The schemas that have been read, where somebody wants to know.
    read: Option<RefCell<Vec<At>>>,
}

impl<'l> LinkedSchemas<'l> {
    pub(super) fn new(linked: &'l Linked) -> Self {
        Self { linked, read: None }
    }

    /// Remembers which schemas are read.
    pub(super) fn recording(linked: &'l Linked) -> Self {
        Self { linked, read: Some(RefCell::default()) }
    }

    /// The schemas that have been read.
    pub(super) fn recorded(self) -> Vec<At> {
        self.read.map_or_else(Vec::new, RefCell::into_inner)
    }
}

impl Schemas for LinkedSchemas<'_> {
    type At = At;

    fn node(&self, at: At) -> Node<'_> {
        self.linked.node(at)
    }

    fn at(&self, beside: At, node: Node<'_>) -> At {
        beside.beside(node)
    }

    fn target(&self, at: At) -> Target<At> {
        // Every schema is asked where it leads, before anything else.
        if let Some(read) = &self.read {
            read.borrow_mut().push(at);
        }
        match self.linked.target(at) {
            None => Target::Here,
            Some(Some(target)) => Target::Found(target),
            Some(None) => Target::Lost,
        }
    }

    fn siblings_count(&self, at: At) -> bool {
        self.linked.doc(at).version >= Version::V31
    }

    fn span(&self, beside: At, node: Node<'_>) -> Span {
        self.linked.span(beside.beside(node))
    }
}
