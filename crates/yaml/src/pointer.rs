//! JSON Pointers (RFC 6901) into the tree, and the tree's places as JSON Pointers.

use std::borrow::Cow;

use wirelint_source::{ItemId, TextRange};

use crate::tree::{NodeId, RawKind, Tree};
use crate::{Node, NodeKind};

/// One step of a pointer: a key, or the index of an element as digits.
pub type Segment<'a> = Cow<'a, str>;

/// Where a pointer lost its way.
#[derive(Clone, Debug)]
pub struct Missing<'t> {
    /// The deepest node that it reached.
    pub deepest: Node<'t>,
    /// The segment that is not there, decoded.
    pub segment: String,
    /// How many segments were found before.
    pub depth: usize,
}

/// The segments of `pointer` (`/a~1b/0` or empty), `~0` and `~1` decoded. `None` where it does not start with `/`.
pub fn decode_pointer(pointer: &str) -> Option<Vec<Segment<'_>>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let rest = pointer.strip_prefix('/')?;
    Some(rest.split('/').map(decode_segment).collect())
}

fn decode_segment(segment: &str) -> Segment<'_> {
    if segment.contains('~') {
        return Cow::Owned(segment.replace("~1", "/").replace("~0", "~"));
    }
    Cow::Borrowed(segment)
}

/// `segment` as it stands in a pointer: `~` as `~0`, `/` as `~1`.
pub fn encode_segment(segment: &str) -> Cow<'_, str> {
    if segment.contains(['~', '/']) {
        return Cow::Owned(segment.replace('~', "~0").replace('/', "~1"));
    }
    Cow::Borrowed(segment)
}

impl<'t> Node<'t> {
    /// The node that `segments` lead to from here; merge keys and aliases are followed. Of repeated keys it is the
    /// first one's value, and an index is digits without leading zeros (RFC 6901 §4).
    pub fn find(self, segments: &[Segment<'_>]) -> Result<Self, Missing<'t>> {
        let mut node = self;
        for (depth, segment) in segments.iter().enumerate() {
            let next = if node.is_sequence() {
                index(segment).and_then(|index| node.elements().nth(index))
            } else {
                node.get(segment)
            };
            node = next.ok_or_else(|| Missing { deepest: node, segment: segment.to_string(), depth })?;
        }
        Ok(node)
    }
}

impl Tree {
    /// The innermost node of `item` that holds `range` (relative to the item) whole; of two that touch at an empty range the later
    /// one. Costs a binary search and the way up.
    pub fn covering(&self, item: ItemId, range: TextRange) -> Option<Node<'_>> {
        let nodes = &self.items[item.0 as usize].nodes;
        // The last node that starts before the range is inside of what holds it, or that itself.
        let index = nodes.started(range.start).checked_sub(1)? as u32;
        let found = nodes.get(index);
        if found.kind == RawKind::Item && range.end <= found.end {
            let inside = ItemId(found.next);
            let start = self.item_start(inside);
            return self.covering(inside, TextRange::new(range.start - start, range.end - start));
        }
        let mut id = NodeId { item, index };
        let wanted = self.absolute(item, range);
        loop {
            let node = self.node(id);
            if node.range().contains(wanted) {
                return Some(node);
            }
            id = self.parent(id)?.0;
        }
    }

    /// The key of the pair whose value is `id`; `None` where `id` is no pair's value. Constant time.
    pub fn key_of(&self, id: NodeId) -> Option<Node<'_>> {
        let (item, index) = if id.index == 0 {
            (ItemId::SKELETON, self.places[id.item.0 as usize])
        } else {
            (id.item, id.index)
        };
        // In preorder a scalar key stands right before its value.
        let key = self.node(NodeId { item, index: index.checked_sub(1)? });
        if !matches!(key.kind(), NodeKind::Scalar) {
            return None;
        }
        // An element of a list has a comma or a dash in between, a value the colon of its pair.
        let between =
            &self.text[key.range().end as usize..self.node(id).range().start.max(key.range().end) as usize];
        between.trim_start().starts_with(':').then_some(key)
    }

    /// The JSON Pointer of `id` as a URI fragment without the `#`'s percent-encoding: `#/paths/~1orders/post`. A key's
    /// pointer is its value's. Costs the length of the way.
    pub fn pointer(&self, id: NodeId) -> String {
        let mut out = String::from("#");
        for step in self.steps_to(id) {
            out.push('/');
            out.push_str(&encode_segment(&step));
        }
        out
    }

    /// The keys and indices on the way from the document's root to `id`; [`Node::find`] leads back unless a key on the
    /// way is repeated or is no scalar (such a key's step is its text). Costs the length of the way.
    pub fn steps_to(&self, id: NodeId) -> Vec<String> {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some((parent, ordinal)) = self.parent(at) {
            if self.node(parent).is_mapping() {
                let is_key = ordinal % 2 == 0;
                let key = if is_key { self.node(at) } else { self.key_before(at, parent, ordinal) };
                if is_key {
                    // Inside of a key there are no steps.
                    steps.clear();
                }
                steps.push(key.text().unwrap_or(Cow::Borrowed(key.source())).into_owned());
            } else {
                steps.push(ordinal.to_string());
            }
            at = parent;
        }
        steps.reverse();
        steps
    }

    /// The key of the pair of `parent` whose value is its child number `ordinal`, `value`.
    fn key_before(&self, value: NodeId, parent: NodeId, ordinal: u32) -> Node<'_> {
        let place = if value.index == 0 { self.place(value) } else { value.index };
        // A scalar key stands right before its value.
        let before = NodeId { item: parent.item, index: place - 1 };
        if self.parent(before).is_some_and(|above| above == (parent, ordinal - 1)) {
            return self.node(before);
        }
        let mut entries = self.node(parent).entries();
        entries.nth(ordinal as usize / 2).map_or_else(|| self.node(before), |entry| entry.key)
    }

    /// Where in the skeleton the node, or the item that it is in, stands.
    fn place(&self, id: NodeId) -> u32 {
        if id.item == ItemId::SKELETON { id.index } else { self.places[id.item.0 as usize] }
    }
}

/// An index into a sequence.
fn index(segment: &str) -> Option<usize> {
    let digits = segment.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (segment == "0" || !segment.starts_with('0'))).then(|| segment.parse().ok())?
}
