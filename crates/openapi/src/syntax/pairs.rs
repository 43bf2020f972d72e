//! The pairs of a mapping as the contract means them: merge keys followed.

use wirelint_yaml::Node;
pub use wirelint_yaml::Pairs;

/// The pairs of `node` with merge keys (`<<`) followed; nothing where it is no mapping.
#[inline]
pub fn pairs(node: Node<'_>) -> Pairs<'_> {
    node.pairs()
}
