//! The pairs of a mapping as the contract means them: merge keys followed.

use std::vec;

use wirelint_yaml::{Entries, Entry, Format, Node};

/// The pairs of `node` with merge keys (`<<`) followed; nothing where it is no mapping. Allocates only where there is a
/// merge key.
pub fn pairs(node: Node<'_>) -> Pairs<'_> {
    // JSON has no merge keys, and its trees are the large ones.
    if node.tree().format() == Format::Yaml && node.entries().any(|entry| entry.is_merge()) {
        return Pairs::Merged(node.merged_entries().into_iter());
    }
    Pairs::Written(node.entries())
}

/// The pairs of a mapping, in their order; those that are merged in come last.
#[derive(Clone)]
pub enum Pairs<'t> {
    /// As they are written.
    Written(Entries<'t>),
    /// With those of merged mappings.
    Merged(vec::IntoIter<Entry<'t>>),
}

impl<'t> Iterator for Pairs<'t> {
    type Item = Entry<'t>;

    #[inline]
    fn next(&mut self) -> Option<Entry<'t>> {
        match self {
            Self::Written(entries) => entries.next(),
            Self::Merged(entries) => entries.next(),
        }
    }
}
