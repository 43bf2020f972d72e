//! What is said of a root field of GraphQL beside what all protocols have.

use std::sync::Arc;

use wirelint_source::Span;

/// A field of a root type, where operations begin (section 3.3.1 of the specification of September 2025).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RootField {
    /// Which operations begin there.
    pub kind: RootKind,
    /// Its own name, as it is written.
    pub name: Arc<str>,
    /// Where its type stands.
    pub gives: Span,
}

/// Which operations begin at a root type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RootKind {
    /// They read (section 6.2.1).
    Query,
    /// They write, then read, one field after the other (section 6.2.2).
    Mutation,
    /// They read whenever something happens (section 6.2.3).
    Subscription,
}
