//! JSON Pointers (RFC 6901) into the tree, and the tree's places as JSON Pointers.

use std::borrow::Cow;

use wirelint_source::{ItemId, TextRange};

use crate::tree::{NodeId, Tree};
use crate::{Node, NodeKind, Style};

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
    /// The innermost node of `item` that holds `range` (relative to the item) whole. Costs the way down, siblings counted.
    pub fn covering(&self, item: ItemId, range: TextRange) -> Option<Node<'_>> {
        let range = self.absolute(item, range);
        let mut node = self.documents().filter(|root| root.range().contains(range)).last()?;
        loop {
            let holds = |child: &Node<'_>| child.range().contains(range);
            // Of two that touch at an empty range the later one begins there.
            let inner = if node.style() == Style::Alias {
                None
            } else {
                node.entries()
                    .flat_map(|entry| [entry.key, entry.value])
                    .chain(node.elements())
                    .filter(holds)
                    .last()
            };
            match inner {
                Some(inner) => node = inner,
                None => return Some(node),
            }
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
    /// pointer is its value's. Costs the length of the way from the root, siblings counted.
    pub fn pointer(&self, id: NodeId) -> String {
        let mut out = String::from("#");
        let Some(steps) = self.steps_to(id) else { return out };
        for step in steps {
            out.push('/');
            out.push_str(&encode_segment(&step));
        }
        out
    }

    /// The keys and indices on the way from the document's root to `id`; [`Node::find`] leads back unless a key on the
    /// way is repeated or is no scalar (such a key's step is its text). Costs what [`pointer`](Self::pointer) does.
    pub fn steps_to(&self, id: NodeId) -> Option<Vec<String>> {
        let place = self.place(id);
        let root = *self.roots.get(self.roots.partition_point(|&root| root <= place).checked_sub(1)?)?;
        let target = self.node(id);
        let mut node = self.node(NodeId { item: ItemId::SKELETON, index: root });
        let mut steps = Vec::new();
        while node != target {
            let (step, child) = if node.style() == Style::Alias {
                return None;
            } else if node.is_mapping() {
                let entry = node.entries().find(|it| self.holds(it.key, id) || self.holds(it.value, id))?;
                let step = entry.key.text().unwrap_or(Cow::Borrowed(entry.key.source())).into_owned();
                if self.holds(entry.key, id) {
                    steps.push(step);
                    break;
                }
                (step, entry.value)
            } else {
                let (index, element) = node.elements().enumerate().find(|(_, it)| self.holds(*it, id))?;
                (index.to_string(), element)
            };
            steps.push(step);
            node = child;
        }
        Some(steps)
    }

    /// Whether `id` names `node` or something inside it.
    pub(crate) fn holds(&self, node: Node<'_>, id: NodeId) -> bool {
        let here = node.id();
        if here.item == id.item {
            return here.index <= id.index && id.index < node.raw().next;
        }
        // The skeleton holds items whole; an item holds no other.
        let place = self.place(id);
        here.item == ItemId::SKELETON && here.index <= place && place < node.raw().next
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
