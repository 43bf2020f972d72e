//! Following pointers into trees, without reading a large mapping twice.

use std::borrow::Cow;
use std::collections::HashMap;

use wirelint_source::ItemId;
use wirelint_yaml::{Node, NodeId, decode_pointer};

use crate::link::{At, MissingStep, RefFault};
use crate::syntax::pairs;

/// How many children a collection may have and still be searched one by one; a larger one gets an index.
const SCANNED: usize = 16;

/// What the search for suggestions may cost in all, in keys looked at plus 64ths of letter pairs compared. A
/// description with more broken references than this allows has other worries, and a file made to be slow stays fast.
const EFFORT: usize = 2_000_000;

/// Pointers into documents.
pub(super) struct Finder {
    /// The values of large mappings by key. Keys are chosen by whoever wrote the file, so the hash is a keyed one.
    mappings: HashMap<At, HashMap<Box<str>, NodeId>>,
    /// The elements of large lists.
    lists: HashMap<At, Vec<NodeId>>,
    effort: usize,
}

impl Finder {
    pub(super) fn new() -> Self {
        Self { mappings: HashMap::new(), lists: HashMap::new(), effort: EFFORT }
    }

    /// Forgets what is in an item that has changed. Where so many suggestions were looked for that not all can be had, the outcome
    /// hangs on the order in which they were: then it is `false`.
    pub(super) fn forget(&mut self, doc: u32, item: ItemId) -> bool {
        let is_elsewhere = |at: &At| at.doc != doc || at.node.item != item;
        self.mappings.retain(|at, _| is_elsewhere(at));
        self.lists.retain(|at, _| is_elsewhere(at));
        self.is_fresh()
    }

    /// Whether there have been so few suggestions to look for that all can be had.
    pub(super) fn is_fresh(&self) -> bool {
        self.effort > EFFORT / 2
    }

    /// What `pointer` (decoded from its URI) leads to from `base`, a node of document `doc`.
    pub(super) fn find(&mut self, doc: u32, base: Node<'_>, pointer: &str) -> Result<NodeId, RefFault> {
        let Some(segments) = decode_pointer(pointer) else {
            return Err(RefFault::NotAPointer { fragment: pointer.into() });
        };
        let mut node = base;
        for segment in segments {
            match self.child(doc, node, &segment) {
                Some(child) => node = child,
                None => return Err(self.not_found(doc, node, segment)),
            }
        }
        Ok(node.id())
    }

    fn child<'t>(&mut self, doc: u32, node: Node<'t>, segment: &str) -> Option<Node<'t>> {
        let node = node.resolved();
        let at = At { doc, node: node.id() };
        let id = if node.is_sequence() {
            let index = list_index(segment)?;
            if index < SCANNED {
                return node.elements().nth(index);
            }
            let elements = self.lists.entry(at).or_insert_with(|| node.elements().map(Node::id).collect());
            *elements.get(index)?
        } else {
            if node.entries().nth(SCANNED).is_none() {
                return node.get(segment);
            }
            *self.mappings.entry(at).or_insert_with(|| by_key(node)).get(segment)?
        };
        Some(node.tree().node(id))
    }

    fn not_found(&mut self, doc: u32, deepest: Node<'_>, segment: Cow<'_, str>) -> RefFault {
        RefFault::PointerNotFound(Box::new(MissingStep {
            deepest: At { doc, node: deepest.resolved().id() },
            suggestion: self.nearest(deepest, &segment),
            segment: segment.into_owned(),
        }))
    }

    /// The key of `node` that `name` is most likely a misspelling of.
    fn nearest(&mut self, node: Node<'_>, name: &str) -> Option<String> {
        // A third of the letters may differ: `Custmer`, not another word.
        let limit = (name.len() / 3).clamp(1, 5);
        let mut best: Option<(usize, Cow<'_, str>)> = None;
        for entry in pairs(node) {
            self.effort = self.effort.checked_sub(1)?;
            let Some(key) = entry.key.text() else { continue };
            if key.len() > 80 || key.len().abs_diff(name.len()) > limit {
                continue;
            }
            self.effort = self.effort.checked_sub(key.len() * name.len() / 64)?;
            let distance = if key.eq_ignore_ascii_case(name) { 0 } else { strsim::osa_distance(&key, name) };
            if distance <= limit && best.as_ref().is_none_or(|(least, _)| distance < *least) {
                best = Some((distance, key));
            }
        }
        best.map(|(_, key)| key.into_owned())
    }
}

fn by_key(node: Node<'_>) -> HashMap<Box<str>, NodeId> {
    let mut index = HashMap::new();
    for entry in pairs(node) {
        if let Some(key) = entry.key.text() {
            // The first of equal keys counts, as everywhere.
            index.entry(key.into()).or_insert(entry.value.id());
        }
    }
    index
}

/// RFC 6901 §4: digits without a leading zero.
fn list_index(segment: &str) -> Option<usize> {
    let canonical = segment == "0" || !segment.starts_with(['0', '+']);
    canonical.then(|| segment.parse().ok()).flatten()
}
