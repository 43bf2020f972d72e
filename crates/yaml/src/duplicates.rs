//! Keys that stand twice in one mapping.
//!
//! Runs over every mapping of every file, nearly all of which are small and clean: those cost a few comparisons and no
//! allocation. Knows texts only: `200` and `"200"` are one key, as they are to every reader of a contract.

use std::borrow::Cow;
use std::collections::HashMap;

use wirelint_source::ItemId;

use crate::Node;
use crate::scalar;
use crate::tree::{COOKED, Format, Item, NodeId, Raw, RawKind, Tree};

/// Mappings of more keys than this are looked up by hash.
const SMALL: usize = 48;

/// A key that its mapping already has. Readers differ in which value they keep (RFC 8259 §4); YAML 1.2.2 §3.2.1.1 forbids it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DuplicateKey {
    /// The key that came first.
    pub first: NodeId,
    /// The key that repeats it.
    pub again: NodeId,
}

impl Tree {
    /// The repeated keys of the mappings in `item`, in the order of the text: every key whose content an earlier key
    /// of its mapping has, quotes and escapes aside, with the first such key. Linear in the item's length.
    ///
    /// A merge key (`<<`) is a key as others are: several mappings are merged by a list of them. Keys that are
    /// collections are not compared.
    pub fn duplicate_keys(&self, item: ItemId) -> Vec<DuplicateKey> {
        let Some(arena) = self.items.get(item.0 as usize) else { return Vec::new() };
        let mut search = Search {
            tree: self,
            id: item,
            item: arena,
            start: self.starts[item.0 as usize],
            found: Vec::new(),
        };
        let mut known = HashMap::new();
        let mut keys = [(0, &b""[..]); SMALL];
        for (index, node) in arena.nodes.iter().enumerate() {
            // A pair takes two nodes, so that fewer than two pairs are seen at a glance.
            if node.kind == RawKind::Mapping
                && node.next - index as u32 > 4
                && !search.small(index as u32, &node, &mut keys)
            {
                search.large(index as u32, &node, &mut known);
            }
        }
        search.found.sort_unstable_by_key(|duplicate| duplicate.again);
        search.found
    }
}

struct Search<'t> {
    tree: &'t Tree,
    id: ItemId,
    item: &'t Item,
    start: u32,
    found: Vec<DuplicateKey>,
}

impl<'t> Search<'t> {
    /// Whether no key repeats, by comparing each with all before it; `false` too where the keys are too many or their
    /// content is not what is written.
    fn small(&self, mapping: u32, node: &Raw, keys: &mut [(u32, &'t [u8]); SMALL]) -> bool {
        for (count, index) in keys_of(self.item, mapping, node).enumerate() {
            let Some(key) = self.written(index) else { return false };
            if count == SMALL {
                return false;
            }
            let sketch = sketch(key);
            // A repeated key is rare enough to be looked for once more.
            if keys[..count].iter().any(|&(earlier, text)| earlier == sketch && text == key) {
                return false;
            }
            keys[count] = (sketch, key);
        }
        true
    }

    fn large(&mut self, mapping: u32, node: &Raw, known: &mut HashMap<Cow<'t, str>, u32>) {
        known.clear();
        for index in keys_of(self.item, mapping, node) {
            let Some(key) = self.content(index) else { continue };
            let first = *known.entry(key).or_insert(index);
            if first != index {
                let id = |index| NodeId { item: self.id, index };
                self.found.push(DuplicateKey { first: id(first), again: id(index) });
            }
        }
    }

    /// The content of a key where it is what stands in the text.
    #[inline]
    fn written(&self, index: u32) -> Option<&'t [u8]> {
        let node = self.item.nodes.get(index);
        let text = self.tree.text.as_bytes();
        let (start, end) = ((self.start + node.start) as usize, (self.start + node.end) as usize);
        match node.kind {
            RawKind::Plain if node.flags & COOKED == 0 => text.get(start..end),
            RawKind::SingleQuoted | RawKind::DoubleQuoted
                if node.flags & (COOKED | crate::tree::UNCLOSED) == 0 =>
            {
                text.get(start + 1..end - 1)
            }
            _ => None,
        }
    }

    fn content(&self, index: u32) -> Option<Cow<'t, str>> {
        let node = self.item.nodes.get(index);
        if node.kind == RawKind::Missing && self.tree.format == Format::Json {
            // Reported as missing; JSON has no such keys that could be equal.
            return None;
        }
        let node = Node::new(self.tree, NodeId { item: self.id, index }).resolved();
        scalar::content(&node.raw(), node.source())
    }
}

/// A key's length and ends, in which most keys of a mapping differ.
#[inline]
fn sketch(key: &[u8]) -> u32 {
    let ends = key.first().zip(key.last());
    ends.map_or(0, |(&first, &last)| (key.len() as u32) << 16 | u32::from(first) << 8 | u32::from(last))
}

/// The indices of a mapping's keys.
fn keys_of<'t>(item: &'t Item, mapping: u32, node: &Raw) -> impl Iterator<Item = u32> + use<'t> {
    let end = node.next;
    let nodes = &item.nodes;
    let next = move |index: u32| {
        if nodes.place_of(index).is_some() { index + 1 } else { nodes.behind(index) }
    };
    let mut at = mapping + 1;
    std::iter::from_fn(move || {
        if at >= end {
            return None;
        }
        let key = at;
        at = next(key);
        if at < end {
            at = next(at);
        }
        Some(key)
    })
}
