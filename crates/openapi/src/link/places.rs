//! From one place to others that belong to it.

use wirelint_source::Span;
use wirelint_yaml::Node;

use crate::link::{At, Linked};

impl At {
    /// The place of `node`, which must be of the same document.
    pub fn beside(self, node: Node<'_>) -> Self {
        Self { doc: self.doc, node: node.id() }
    }
}

impl Linked {
    /// The place to point at for a use of what is defined elsewhere: the text of the reference at `at`, or what is written at `at`
    /// where that is no reference.
    pub fn use_span(&self, at: At) -> Span {
        self.span(self.reference_at(at).map_or(at, |reference| reference.value))
    }

    /// The key that the definition at `at` stands under. `None` for a whole document and for elements of lists.
    pub fn key_span(&self, at: At) -> Option<Span> {
        let key = self.tree(at).key_of(at.node)?;
        Some(self.span(at.beside(key)))
    }

    /// The key `key` of the mapping at `at`.
    pub fn key_of(&self, at: At, key: &str) -> Option<Span> {
        self.key_span(self.child(at, key)?)
    }

    /// What the mapping at `at` refers to, in the end: `None` where it has no reference, `Some(None)` where that leads nowhere.
    pub fn target(&self, at: At) -> Option<Option<At>> {
        let reference = self.reference_at(at)?;
        Some(self.definition(reference))
    }
}
