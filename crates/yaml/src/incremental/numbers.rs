//! Which number each item gets after an edit outside of items.

use std::sync::Arc;

use wirelint_source::ItemId;

use crate::tree::{Item, Tree};

/// The numbers of the items of an edited tree.
pub(super) struct Numbers {
    /// Those of the items in the order of the text.
    pub(super) order: Vec<u32>,
    /// How many of those are not what they were.
    pub(super) middle: usize,
    /// More than the largest.
    pub(super) count: usize,
    /// The items that have changed, are new or are gone, in their order.
    pub(super) changed: Vec<ItemId>,
}

impl Numbers {
    /// The items of `old` up to `before` and from `behind` on, both indices of its order, stay; in between `middle` others come, which take
    /// over the numbers of those that go. `None` where so many go that keeping the rest is not worth it.
    pub(super) fn assign(old: &Tree, before: usize, behind: usize, middle: usize) -> Option<Self> {
        let theirs = old.order.len();
        let gone = &old.order[before..behind];
        if gone.len() > theirs / 2 + 8 || old.items.len() > 2 * theirs + 64 {
            return None;
        }
        let mut order = old.order[..before].to_vec();
        let fresh = old.items.len() as u32..;
        order.extend(gone.iter().copied().chain(fresh).take(middle));
        order.extend(&old.order[behind..]);
        let count = old.items.len().max(order.iter().max().map_or(0, |it| *it as usize + 1));
        let of_both = gone.iter().chain(&order[before..before + middle]);
        let mut changed: Vec<ItemId> = of_both.map(|&item| ItemId(item)).collect();
        changed.sort_unstable();
        changed.dedup();
        Some(Self { order, middle, count, changed })
    }

    /// As many items as there are numbers, all of them empty: what has no number any more stays so.
    pub(super) fn room(&self) -> Vec<Arc<Item>> {
        let empty = Arc::new(Item::default());
        std::iter::repeat_n(empty, self.count).collect()
    }
}
