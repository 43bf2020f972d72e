//! After an edit outside of items, JSON is read again from the last item before it to the first item behind it, where the reader is
//! again in the state in which it was then.
//!
//! Only where nothing is wrong before and after: what is wrong has a say in how the rest is read, and in what is reported of it.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use wirelint_source::{ItemId, Text, TextEdit};

use super::numbers::Numbers;
use crate::json;
use crate::nodes::Nodes;
use crate::tree::{Format, Item, NodeId, Raw, RawKind, Tree};

/// What was read again.
pub(crate) struct Stretch {
    /// The nodes of the skeleton up to where reading ended, those before it included.
    pub(crate) skeleton: Vec<Raw>,
    pub(crate) items: Vec<Arc<Item>>,
    /// Where each of those starts.
    pub(crate) starts: Vec<u32>,
    /// The collections that were open then, outermost first, as indices of `skeleton`; none at the end of the text.
    pub(crate) open: Vec<u32>,
}

impl Tree {
    /// See [`edited`](Self::edited). Costs the length of the skeleton and of what is read again.
    pub(super) fn edited_stretch(&self, text: &Text, edit: &TextEdit) -> Option<(Self, Vec<ItemId>)> {
        let is_right = |tree: &Self| tree.items.iter().all(|item| item.errors.is_empty());
        let is_plain = self.format == Format::Json && self.local && self.roots == [0] && is_right(self);
        if !is_plain || u32::try_from(text.len()).is_err() {
            return None;
        }
        let delta = edit.delta();
        let old = self.skeleton();
        let before = self.order.partition_point(|&item| self.place_of(item).end < edit.range.start);
        let last = before.checked_sub(1).map(|at| self.order[at]);
        // The first item that keeps its place behind the edit, as an index of `order`.
        let mut behind = None;
        let meets = |start: u32, kinds: &[bool]| {
            let Some(start) = start.checked_add_signed(-delta).filter(|it| *it > edit.range.end) else {
                return false;
            };
            let found = self.order.binary_search_by_key(&start, |&item| self.starts[item as usize]);
            let same = found.ok().filter(|&at| self.is_entered_behind(self.order[at], edit, kinds));
            behind = same;
            same.is_some()
        };
        let read = match last {
            Some(last) => {
                let place = self.places[last as usize] as usize;
                let around = self.open_around(last);
                json::parse_on(text, &old[..=place], &around, old[place].end as usize, meets)?
            }
            None => json::parse_on(text, &[], &[], 0, meets)?,
        };
        let Stretch { mut skeleton, mut items, starts, open } = read;
        // The item that was met is what it was.
        let from = behind.unwrap_or(self.order.len());
        items.truncate(items.len() - usize::from(behind.is_some()));
        let numbers = Numbers::assign(self, before, from, items.len())?;

        if let Some(at) = behind {
            let moved = |at: u32| at.saturating_add_signed(delta);
            let met = self.order[at];
            let first = self.places[met as usize] as usize + 1;
            let more = skeleton.len() as u32;
            let shifted = |index: u32| index - first as u32 + more;
            for (&ours, theirs) in open.iter().zip(self.ancestors(met)) {
                let then = old[theirs as usize];
                let now = &mut skeleton[ours as usize];
                (now.end, now.next) = (moved(then.end), shifted(then.next));
            }
            skeleton.extend(old[first..].iter().map(|node| Raw {
                start: moved(node.start),
                end: moved(node.end),
                next: if node.kind == RawKind::Item { node.next } else { shifted(node.next) },
                ..*node
            }));
        }
        let mut tree = Self {
            text: text.clone(),
            format: self.format,
            items: numbers.room(),
            order: Vec::new(),
            starts: vec![0; numbers.count],
            places: vec![0; numbers.count],
            roots: vec![0],
            aliases: FxHashMap::default(),
            local: true,
            habits: OnceLock::new(),
        };
        let mut fresh = items.into_iter();
        let mut at = 0;
        for (index, node) in skeleton.iter_mut().enumerate() {
            if node.kind != RawKind::Item {
                continue;
            }
            let number = numbers.order[at];
            node.next = number;
            let number = number as usize;
            let is_read = (before..before + numbers.middle).contains(&at);
            let item = if is_read { fresh.next() } else { Some(Arc::clone(&self.items[number])) };
            tree.items[number] = item?;
            tree.starts[number] = node.start;
            tree.places[number] = index as u32;
            at += 1;
        }
        debug_assert_eq!(starts.len(), numbers.middle + usize::from(behind.is_some()));
        let above = OnceLock::new();
        tree.items[0] = Arc::new(Item { nodes: Nodes::Long(skeleton.into()), above, ..Item::default() });
        tree.order = numbers.order;
        Some((tree, numbers.changed))
    }

    /// The collections that `item` stands in, outermost first, as indices of the skeleton.
    fn ancestors(&self, item: u32) -> Vec<u32> {
        let mut at = NodeId { item: ItemId(item), index: 0 };
        let mut all = Vec::with_capacity(3);
        while let Some((parent, _)) = self.parent(at) {
            all.push(parent.index);
            at = parent;
        }
        all.reverse();
        all
    }

    /// The same: the index of each, where it starts, and whether it is a mapping.
    fn open_around(&self, item: u32) -> Vec<(u32, usize, bool)> {
        let nodes = self.skeleton();
        let of = |index: u32| {
            let node = &nodes[index as usize];
            (index, node.start as usize, node.kind == RawKind::Mapping)
        };
        self.ancestors(item).into_iter().map(of).collect()
    }

    /// Whether `item` with its key stands behind `edit`, in collections of these kinds.
    fn is_entered_behind(&self, item: u32, edit: &TextEdit, kinds: &[bool]) -> bool {
        let around = self.open_around(item);
        let key = self.key_of(NodeId { item: ItemId(item), index: 0 });
        let start = key.map_or(self.place_of(item).start, |key| key.range().start);
        start > edit.range.end && around.iter().map(|it| it.2).eq(kinds.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use wirelint_source::{TextEdit, TextRange, apply_edits};

    use crate::{Format, parse};

    const BEFORE: &str = r#"{
  "info": { "title": "Shop" },
  "paths": {
    "/a": { "get": { "x": [1] }, "put": {} },
    "/b": { "get": { "y": 2 }, "post": { "z": { } } },
    "/c": { "get": {} }
  },
  "tags": [{ "name": "a", "x": { } }]
}"#;

    /// The numbers that an edit of `BEFORE` changes, which puts `new` in the place of `old`; `None` where all of the text is read again.
    #[track_caller]
    fn changed(old: &str, new: &str) -> Option<Vec<u32>> {
        let start = BEFORE.find(old).expect("it is in there");
        let edit = TextEdit::replace(TextRange::new(start as u32, (start + old.len()) as u32), new);
        let after = apply_edits(BEFORE, std::slice::from_ref(&edit)).expect("one edit");
        let stretch = parse(BEFORE, Format::Json).edited_stretch(&after.into(), &edit);
        stretch.map(|(_, changed)| changed.into_iter().map(|item| item.0).collect())
    }

    #[test]
    fn what_stands_between_items_is_read_from_one_to_the_next() {
        assert_eq!(changed("Shop", "Shops"), Some(vec![]), "before all items");
        assert_eq!(changed(r#""/b""#, r#""/bee""#), Some(vec![]), "a key around items");
        assert_eq!(changed(r#""put""#, r#""PUT""#), Some(vec![2]), "an item's own key");
        assert_eq!(changed(r#""/b": {"#, r#""/n": { "get": {} }, "/b": {"#), Some(vec![7]), "one more");
        assert_eq!(changed(r#""put": {}"#, r#""put": 1"#), Some(vec![2]), "one less");
        assert_eq!(changed(r#" "get": { "y": 2 },"#, ""), Some(vec![3]));
        assert_eq!(changed(r#", "x": { } }]"#, "}]"), Some(vec![6]), "behind all items");
        assert_eq!(changed(r#""/a": {"#, r#""/a": { "x": 1,"#), Some(vec![]), "a scalar more");
    }

    #[test]
    fn what_is_wrong_is_read_as_a_whole() {
        assert_eq!(changed(r#""/b": {"#, r#""/b": "#), None);
        assert_eq!(changed(r#""put": {}"#, r#""put" {}"#), None);
        assert_eq!(changed(r#""tags""#, r#"}, "tags""#), None);
    }
}
