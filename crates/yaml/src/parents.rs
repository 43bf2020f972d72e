//! The way up: what a node stands in.
//!
//! Reading a tree goes down, so nodes do not know their parents. Whoever reports a place does need them; an item's are worked out
//! when they are first asked for, in one pass.

use std::sync::Arc;

use wirelint_source::ItemId;

use crate::tree::{Item, NodeId, RawKind, Tree};

/// What each node of an item stands in, and which of its children it is. In a mapping keys are the even children and values the odd ones.
#[derive(Clone, Debug)]
pub(crate) enum Above {
    /// In an item with few nodes, as most are.
    Few(Arc<[(u16, u16)]>),
    /// In one with many.
    Many(Arc<[(u32, u32)]>),
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
        let (parent, ordinal) = self.items[item.0 as usize].above().get(index)?;
        Some((NodeId { item, index: parent }, ordinal))
    }
}

impl Above {
    fn of(all: &[(u32, u32)]) -> Self {
        // No index and no ordinal is as large as their number.
        if u16::try_from(all.len()).is_err() {
            return Self::Many(all.into());
        }
        Self::Few(all.iter().map(|&(parent, ordinal)| (parent as u16, ordinal as u16)).collect())
    }

    fn get(&self, index: u32) -> Option<(u32, u32)> {
        match self {
            Self::Few(all) => {
                let (parent, ordinal) = all[index as usize];
                (parent != NOTHING as u16).then(|| (u32::from(parent), u32::from(ordinal)))
            }
            Self::Many(all) => Some(all[index as usize]).filter(|it| it.0 != NOTHING),
        }
    }
}

impl Item {
    fn above(&self) -> &Above {
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
                    None => (NOTHING, 0),
                    Some((parent, _, children)) => {
                        *children += 1;
                        (*parent, *children - 1)
                    }
                });
                if matches!(node.kind, RawKind::Mapping | RawKind::Sequence) {
                    open.push((index, node.next, 0));
                }
            }
            Above::of(&all)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_node_stands_in_is_the_same_among_few_and_many() {
        for count in [2, 65_535, 65_536] {
            let mut all = vec![(0, 7); count];
            (all[0], all[count - 1]) = ((NOTHING, 0), (count as u32 - 2, count as u32 - 2));
            let above = Above::of(&all);
            assert_eq!(matches!(above, Above::Few(_)), count <= 65_535);
            assert_eq!(above.get(0), None);
            assert_eq!(above.get(count as u32 - 1), Some(all[count - 1]));
        }
    }
}
