//! What this crate needs of whoever holds the documents.

use std::hash::Hash;

use wirelint_source::Span;
use wirelint_yaml::Node;

/// The documents that schemas stand in.
pub trait Schemas {
    /// Names a schema across all documents.
    type At: Copy + Eq + Hash;

    /// The schema itself, as written.
    fn node(&self, at: Self::At) -> Node<'_>;

    /// The name of `node`, which stands in the same document as `beside`.
    fn at(&self, beside: Self::At, node: Node<'_>) -> Self::At;

    /// Where the schema refers to another one with `$ref`.
    fn target(&self, at: Self::At) -> Target<Self::At>;

    /// Whether what stands beside a `$ref` in the schema at `at` counts, as in JSON Schema since 2019-09 (OpenAPI 3.1), or is
    /// ignored. Documents of both kinds may refer to each other.
    fn siblings_count(&self, at: Self::At) -> bool;

    /// The place of `node`, which stands in the same document as `beside`.
    fn span(&self, beside: Self::At, node: Node<'_>) -> Span;
}

/// Where a schema leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target<At> {
    /// It is no reference.
    Here,
    /// To that schema.
    Found(At),
    /// Nowhere that could be read.
    Lost,
}
