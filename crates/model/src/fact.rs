//! A statement about an operation, and why it is believed.

use thin_vec::{ThinVec, thin_vec};
use wirelint_source::Span;

/// A value with the reasons for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact<T> {
    /// What is so.
    pub value: T,
    /// How it is known.
    pub basis: Basis,
    /// Where it is written, each place with a word.
    pub evidence: ThinVec<Evidence>,
}

/// How a fact is known, weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Basis {
    /// Nothing in the contract says otherwise.
    Assumed,
    /// The contract's shape says it: a verb, a name, a status code.
    Implied,
    /// The contract states it.
    Declared,
}

/// One place that speaks for a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// The place.
    pub span: Span,
    /// What it says, in a word or two.
    pub word: &'static str,
}

impl<T> Fact<T> {
    /// A fact that the contract states at `span`.
    pub fn declared(value: T, span: Span, word: &'static str) -> Self {
        Self { value, basis: Basis::Declared, evidence: thin_vec![Evidence { span, word }] }
    }
}
