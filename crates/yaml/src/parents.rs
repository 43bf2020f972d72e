//! The way up: what a node stands in.
//!
//! Reading a tree goes down, so nodes do not know their parents. Whoever reports a place does need them; an item's are worked out
//! when they are first asked for, in one pass.

use wirelint_source::ItemId;

use crate::tree::{Item, NodeId, RawKind, Tree};

/// What a node stands in, and which of its children it is. In a mapping keys are the even children and values the odd ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Above {
    parent: u32,
    pub(crate) ordinal: u32,
}

/// The parent of what has none.
const NOTHING: u32 = u32::MAX;

impl Tree {
    /// The collection that `id` stands in directly, and which of its children it is. Constant time once the item's nodes have been
    /// asked for.
    pub(crate) fn parent(&self, id: NodeId) -> Option<(NodeId, u32)> {
        let (item, index) = if id.index == 0 && id.item != ItemId::SKELETON {
            (ItemId::SKELETON, self.places[id.item.0 as usize])
        } else {
            (id.item, id.index)
        };
        let above = self.items[item.0 as usize].above()[index as usize];
        (above.parent != NOTHING).then_some((NodeId { item, index: above.parent }, above.ordinal))
    }
}

impl Item {
    fn above(&self) -> &[Above] {
        self.above.get_or_init(|| {
            let mut all = Vec::with_capacity(self.nodes.len());
            // The collections that are open: index, the first index behind it, how many children it has had.
            let mut open: Vec<(u32, u32, u32)> = Vec::new();
            for (index, node) in self.nodes.iter().enumerate() {
                let index = index as u32;
                while open.last().is_some_and(|(_, next, _)| *next <= index) {
                    open.pop();
                }
                all.push(match open.last_mut() {
                    None => Above { parent: NOTHING, ordinal: 0 },
                    Some((parent, _, children)) => {
                        *children += 1;
                        Above { parent: *parent, ordinal: *children - 1 }
                    }
                });
                if matches!(node.kind, RawKind::Mapping | RawKind::Sequence) {
                    open.push((index, node.next, 0));
                }
            }
            all.into()
        })
    }
}
