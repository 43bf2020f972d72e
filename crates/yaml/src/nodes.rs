//! The nodes of an arena: half as large where the item is short, as nearly all items are. A language server keeps the trees of open files,
//! and nodes are the larger part of them.

use wirelint_source::{ItemId, TextRange};

use crate::tree::{Raw, RawKind};

/// The nodes of an arena, by their indices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Nodes {
    /// Those of an item of less than 64 KiB.
    Short(Box<[Short]>),
    /// Those of a longer item, and of the skeleton, where nodes are changed.
    Long(Box<[Raw]>),
}

/// A [`Raw`] in half the memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Short {
    start: u16,
    end: u16,
    /// As in [`Raw`]; for block scalars, which have no content that follows, their [`extra`](Raw::extra).
    next: u16,
    kind: RawKind,
    flags: u8,
}

impl Default for Nodes {
    fn default() -> Self {
        Self::Long(Box::default())
    }
}

impl Nodes {
    /// The nodes of an item, which are `all`.
    pub(crate) fn of_item(all: &[Raw]) -> Self {
        let mut is_short = u16::try_from(all.len()).is_ok();
        let short = all.iter().enumerate().map(|(index, node)| {
            let is_block = is_block(node.kind);
            // For an item in an item `next` says something else, and only block scalars have something extra.
            is_short &= u16::try_from(node.end).is_ok()
                && node.kind != RawKind::Item
                && if is_block { node.next as usize == index + 1 } else { node.extra == 0 };
            Short {
                start: node.start as u16,
                end: node.end as u16,
                next: if is_block { node.extra } else { node.next as u16 },
                kind: node.kind,
                flags: node.flags,
            }
        });
        let short = short.collect();
        if is_short { Self::Short(short) } else { Self::Long(all.into()) }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Short(all) => all.len(),
            Self::Long(all) => all.len(),
        }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The node of that index, which there must be.
    #[inline]
    pub(crate) fn get(&self, index: u32) -> Raw {
        match self {
            Self::Short(all) => all[index as usize].raw(index),
            Self::Long(all) => all[index as usize],
        }
    }

    /// The range of the node of that index.
    #[inline]
    pub(crate) fn range(&self, index: u32) -> TextRange {
        match self {
            Self::Short(all) => {
                let node = &all[index as usize];
                TextRange::new(u32::from(node.start), u32::from(node.end))
            }
            Self::Long(all) => {
                let node = &all[index as usize];
                TextRange::new(node.start, node.end)
            }
        }
    }

    /// The item whose place the node of that index is.
    #[inline]
    pub(crate) fn place_of(&self, index: u32) -> Option<ItemId> {
        match self {
            Self::Short(_) => None,
            Self::Long(all) => {
                let node = &all[index as usize];
                (node.kind == RawKind::Item).then_some(ItemId(node.next))
            }
        }
    }

    /// The same as [`behind`](Self::behind), where the item is short.
    #[inline]
    pub(crate) fn behind_short(&self, index: u32) -> Option<u32> {
        match self {
            Self::Short(all) => Some(all[index as usize].behind(index)),
            Self::Long(_) => None,
        }
    }

    /// The index of the first node that is not inside the one of that index, which is no item's place.
    #[inline]
    pub(crate) fn behind(&self, index: u32) -> u32 {
        match self {
            Self::Short(all) => all[index as usize].behind(index),
            Self::Long(all) => all[index as usize].next,
        }
    }

    /// All of them in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Raw> {
        (0..self.len() as u32).map(|index| self.get(index))
    }

    /// Those of a skeleton.
    pub(crate) fn of_skeleton(&self) -> &[Raw] {
        match self {
            Self::Short(_) => unreachable!("a skeleton's nodes are kept as they are"),
            Self::Long(all) => all,
        }
    }

    /// Those of a skeleton, to be changed.
    pub(crate) fn of_skeleton_mut(&mut self) -> &mut [Raw] {
        match self {
            Self::Short(_) => unreachable!("a skeleton's nodes are kept as they are"),
            Self::Long(all) => all,
        }
    }

    /// How many nodes at the beginning start at or before `offset`: in preorder starts never go down.
    pub(crate) fn started(&self, offset: u32) -> usize {
        match self {
            Self::Short(all) => all.partition_point(|node| u32::from(node.start) <= offset),
            Self::Long(all) => all.partition_point(|node| node.start <= offset),
        }
    }
}

impl Short {
    #[inline]
    fn raw(self, index: u32) -> Raw {
        let extra = if is_block(self.kind) { self.next } else { 0 };
        let (start, end) = (u32::from(self.start), u32::from(self.end));
        Raw { start, end, next: self.behind(index), kind: self.kind, flags: self.flags, extra }
    }

    #[inline]
    fn behind(self, index: u32) -> u32 {
        if is_block(self.kind) { index + 1 } else { u32::from(self.next) }
    }
}

#[inline]
fn is_block(kind: RawKind) -> bool {
    matches!(kind, RawKind::Literal | RawKind::Folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an item with a mapping in it of a block scalar comes to, of which the last ends at `end`.
    #[track_caller]
    fn check(end: u32, is_short: bool) {
        let node = |start, end, next, kind, flags, extra| Raw { start, end, next, kind, flags, extra };
        let all = [
            node(0, end, 4, RawKind::Mapping, 0, 0),
            node(0, 3, 2, RawKind::Plain, 3, 0),
            node(5, end - 1, 3, RawKind::Folded, 1 << 4, u16::MAX),
            node(end, end, 4, RawKind::Missing, 0, 0),
        ];
        let nodes = Nodes::of_item(&all);
        assert_eq!(matches!(nodes, Nodes::Short(_)), is_short);
        assert_eq!(nodes.iter().collect::<Vec<_>>(), all);
        assert_eq!([4, 5, end].map(|offset| nodes.started(offset)), [2, 3, 4]);
    }

    #[test]
    fn nodes_are_the_same_whatever_they_are_kept_in() {
        check(99, true);
        check(65_535, true);
        check(65_536, false);
        check(1_000_000, false);
    }
}
