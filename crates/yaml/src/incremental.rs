//! After an edit inside one item only that item is read again; after another, in JSON, what stands between two items; after any other the
//! whole text, but items that stay what they were keep their numbers.
//!
//! A fast path is taken only where nothing that it passes over can have a say in the outcome; the tree says the same either way.
//! A property test holds the two against each other.

mod numbers;
mod stretch;

use std::sync::{Arc, OnceLock};

use wirelint_source::{ItemId, Text, TextEdit, TextRange};

use self::numbers::Numbers;
pub(crate) use self::stretch::Stretch;
use crate::builder::MAX_ERRORS;
use crate::parse;
use crate::tree::{FLOW, Format, Item, NodeId, RawKind, Tree};
use crate::{json, yaml};

/// What an edit has changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// This item alone. Places in the skeleton have moved where they stand behind the edit; nothing else has changed.
    Item(ItemId),
    /// The skeleton and these items, some of which may be new and some gone. All others have the same number, and say the same.
    Around(Vec<ItemId>),
    /// Perhaps everything: numbers mean other items now.
    Whole,
}

/// What stands around an item, as far as reading it again needs to know.
struct Around {
    /// The collections that the item stands in, outermost first: where each starts and whether it is a mapping.
    collections: Vec<(usize, bool)>,
    /// Their indices in the skeleton.
    indices: Vec<u32>,
    /// What must not be touched by an edit: what stands before this byte, and what stands behind the other.
    bounds: TextRange,
    entry: yaml::Entry,
}

impl Tree {
    /// The tree of `text`, which `edit` has made of this tree's text, and what of it is not what it was. Costs the length of the item and of the
    /// skeleton where the edit stays inside of one; else that of the text.
    pub fn edited(&self, text: Text, edit: &TextEdit) -> (Self, Scope) {
        if let Some((tree, item)) = self.edited_item(&text, edit) {
            return (tree, Scope::Item(item));
        }
        if let Some((tree, changed)) = self.edited_stretch(&text, edit) {
            return (tree, Scope::Around(changed));
        }
        let mut tree = parse(text, self.format);
        match tree.keep_numbers(self, edit) {
            Some(changed) => (tree, Scope::Around(changed)),
            None => (tree, Scope::Whole),
        }
    }

    /// Gives the items that are what they were before `edit` the numbers that they have in `old`, and returns the others: those that have
    /// changed, are new or are gone. `None` where that is not worth it, and nothing has been done.
    fn keep_numbers(&mut self, old: &Self, edit: &TextEdit) -> Option<Vec<ItemId>> {
        let is_plain = |tree: &Self| tree.roots.len() == 1 && (tree.format == Format::Json || tree.local);
        if !is_plain(self) || !is_plain(old) {
            return None;
        }
        let (ours, theirs) = (self.order.len(), old.order.len());
        let same = |our: usize, their: usize| {
            let (our, their) = (self.order[our], old.order[their]);
            self.items[our as usize].is_same(&old.items[their as usize])
                && self.is_entered_as(our, old, their)
        };
        let before = (0..ours.min(theirs))
            .take_while(|&at| {
                let place = old.place_of(old.order[at]);
                // What touches the edit may be read together with it.
                place.end < edit.range.start && place == self.place_of(self.order[at]) && same(at, at)
            })
            .count();
        let behind = (1..=ours.min(theirs) - before)
            .take_while(|&back| {
                let place = old.place_of(old.order[theirs - back]);
                place.start > edit.range.end
                    && place.moved(edit.delta()) == self.place_of(self.order[ours - back])
                    && same(ours - back, theirs - back)
            })
            .count();
        // The first item behind the edit may have got another key.
        let behind = behind.saturating_sub(1);
        let numbers = Numbers::assign(old, before, theirs - behind, ours - behind - before)?;
        let mut items = numbers.room();
        let mut starts = vec![0; numbers.count];
        let mut places = vec![0; numbers.count];
        let nodes = Arc::get_mut(&mut self.items[0])?.nodes.of_skeleton_mut();
        for (&place, &number) in self.places[1..].iter().zip(&numbers.order) {
            nodes[place as usize].next = number;
        }
        let mut own = std::mem::take(&mut self.items).into_iter();
        items[0] = own.next().expect("there is always a skeleton");
        for (at, item) in own.enumerate() {
            let number = numbers.order[at] as usize;
            let is_kept = at < before || at >= ours - behind;
            items[number] = if is_kept { Arc::clone(&old.items[number]) } else { item };
            starts[number] = self.starts[at + 1];
            places[number] = self.places[at + 1];
        }
        (self.items, self.starts, self.places, self.order) = (items, starts, places, numbers.order);
        Some(numbers.changed)
    }

    fn edited_item(&self, text: &Text, edit: &TextEdit) -> Option<(Self, ItemId)> {
        if !self.local || !self.items[0].errors.is_empty() || u32::try_from(text.len()).is_err() {
            return None;
        }
        let behind = self.order.partition_point(|&item| self.starts[item as usize] <= edit.range.start);
        let id = ItemId(*self.order.get(behind.checked_sub(1)?)?);
        let number = id.0 as usize;
        let around = self.around(id)?;
        if !around.bounds.contains(edit.range) {
            return None;
        }
        let delta = edit.delta();
        let moved = |at: u32| at.saturating_add_signed(delta);
        let limit = moved(around.bounds.end);
        let (builder, next) = match self.format {
            Format::Json => {
                let builder = json::parse_item(text, &around.collections, self.starts[number] as usize)?;
                (builder, None)
            }
            Format::Yaml => {
                let is_whole = limit as usize == text.len()
                    || matches!(text.as_bytes()[limit as usize - 1], b'\n' | b'\r');
                // The line behind must not have got another beginning.
                if !is_whole {
                    return None;
                }
                let (builder, next) =
                    yaml::parse_item(text, &around.collections, around.entry, limit as usize)?;
                (builder, Some(next))
            }
        };
        let (item, place, comments) = builder.finish_one()?;
        let old = self.place_of(id.0);
        let arrived = match next {
            // What is behind was read from the same place in the same state.
            Some(next) => next == moved(self.next_content(old.end) as u32) as usize,
            None => place.end == moved(old.end) && !ends_in_error(&self.items[number], old),
        };
        if !arrived {
            return None;
        }
        let skeleton = self.shifted_skeleton(number, &around, place, &comments, delta);
        let errors = || self.items.iter().map(|it| it.errors.len()).sum::<usize>();
        if !item.errors.is_empty() && errors() + item.errors.len() >= MAX_ERRORS {
            return None;
        }
        let mut items = self.items.clone();
        items[0] = Arc::new(skeleton);
        items[number] = item;
        let mut starts = self.starts.clone();
        starts[number] = place.start;
        for &item in &self.order[behind..] {
            starts[item as usize] = moved(starts[item as usize]);
        }
        let tree = Self {
            text: text.clone(),
            format: self.format,
            items,
            order: self.order.clone(),
            starts,
            places: self.places.clone(),
            roots: self.roots.clone(),
            aliases: self.aliases.clone(),
            local: true,
            habits: OnceLock::new(),
        };
        Some((tree, id))
    }

    /// Where the item stands in the text, by its place in the skeleton.
    fn place_of(&self, item: u32) -> TextRange {
        let place = &self.skeleton()[self.places[item as usize] as usize];
        TextRange::new(place.start, place.end)
    }

    /// Whether `item` has the same key, in a collection of the same kind, as `their` in `old`: what stands before its place says so.
    fn is_entered_as(&self, item: u32, old: &Self, their: u32) -> bool {
        let entered = |tree: &Self, item: u32| {
            let nodes = tree.skeleton();
            let (parent, ordinal) = tree.parent(NodeId { item: ItemId(item), index: 0 })?;
            let kind = nodes[parent.index as usize].kind;
            let place = tree.places[item as usize] as usize;
            let key = nodes[place.checked_sub(1)?];
            let distance = key.start.wrapping_sub(nodes[place].start);
            Some((kind, (kind == RawKind::Mapping).then_some((ordinal % 2, key.kind, distance))))
        };
        entered(self, item) == entered(old, their)
    }

    /// What stands around `item`; `None` where that is not plain block collections or plain JSON.
    fn around(&self, item: ItemId) -> Option<Around> {
        let mut collections = Vec::with_capacity(3);
        let mut indices = Vec::with_capacity(3);
        let mut at = NodeId { item, index: 0 };
        while let Some((parent, _)) = self.parent(at) {
            let node = &self.skeleton()[parent.index as usize];
            let is_flow = node.flags & FLOW != 0;
            if is_flow != (self.format == Format::Json) {
                return None;
            }
            collections.push((node.start as usize, node.kind == RawKind::Mapping));
            indices.push(parent.index);
            at = parent;
        }
        collections.reverse();
        let in_mapping = collections.last()?.1;
        let old = self.place_of(item.0);
        if self.format == Format::Json {
            // The brackets stay.
            let bounds = TextRange::new(old.start + 1, old.end.saturating_sub(1));
            let entry = yaml::Entry { line: 0, first: 0, key: 0, start: 0, in_mapping };
            let is_closed = old.len() >= 2;
            return is_closed.then_some(Around { collections, indices, bounds, entry });
        }
        let bytes = self.text.as_bytes();
        let (key, start) = if in_mapping {
            let key = self.key_of(NodeId { item, index: 0 })?.range();
            let colon = bytes[key.end as usize..].iter().position(|byte| !matches!(byte, b' ' | b'\t'))?;
            let colon = key.end as usize + colon;
            (key.start as usize, (bytes[colon] == b':').then_some(colon + 1)?)
        } else {
            let dash = self.dash_before(old.start as usize)?;
            // Where no blank follows it, that is a mistake which lies before what is read again.
            matches!(bytes.get(dash + 1), Some(b' ' | b'\t' | b'\n' | b'\r')).then_some((dash, dash + 1))?
        };
        let line = bytes[..key].iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
        let first = line + bytes[line..].iter().position(|&byte| byte != b' ')?;
        // A key may stand behind dashes; other things before it, tabs among them, are rare enough.
        if bytes[first..key].iter().any(|byte| !matches!(byte, b' ' | b'-')) {
            return None;
        }
        let next = self.next_content(old.end);
        // The indentation of what follows says what that belongs to.
        let end = if next == bytes.len() { next } else { self.line_start(next) };
        let bounds = TextRange::new(start as u32, end as u32);
        let entry = yaml::Entry { line, first, key, start, in_mapping };
        (start <= end).then_some(Around { collections, indices, bounds, entry })
    }

    /// The dash of the list element that starts at `start`, with nothing but blanks, line breaks and comments in between.
    fn dash_before(&self, start: usize) -> Option<usize> {
        let mut end = start;
        loop {
            let line = self.line_start(end);
            let before = self.text[line..end].trim_end_matches([' ', '\t', '\n', '\r']);
            if before.ends_with('-') && (before.len() == 1 || before.ends_with(" -")) {
                return Some(line + before.len() - 1);
            }
            if !(before.is_empty() || before.trim_start_matches([' ', '\t']).starts_with('#')) || line == 0 {
                return None;
            }
            end = line - 1;
        }
    }

    /// The next content at `end` or behind it: past blanks, line breaks and comments.
    fn next_content(&self, end: u32) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = end as usize;
        loop {
            while bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
                at += 1;
            }
            let is_comment = at == 0 || matches!(bytes[at - 1], b' ' | b'\t' | b'\n' | b'\r');
            if bytes.get(at) != Some(&b'#') || !is_comment {
                return at;
            }
            at = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length);
        }
    }

    /// Where the line starts that the byte at `at` is in.
    fn line_start(&self, at: usize) -> usize {
        memchr::memrchr2(b'\n', b'\r', &self.text.as_bytes()[..at]).map_or(0, |at| at + 1)
    }

    /// The skeleton with the item `number` at `place` and everything behind it moved by `delta`.
    fn shifted_skeleton(
        &self,
        number: usize,
        around: &Around,
        place: TextRange,
        comments: &[TextRange],
        delta: i32,
    ) -> Item {
        let old = &self.items[0];
        let moved = |at: u32| at.saturating_add_signed(delta);
        let shifted = |range: TextRange| range.moved(delta);
        let index = self.places[number] as usize;
        let mut all = old.nodes.clone();
        let nodes = all.of_skeleton_mut();
        let old_end = nodes[index].end;
        (nodes[index].start, nodes[index].end) = (place.start, place.end);
        for node in &mut nodes[index + 1..] {
            // A value that is missing behind the item stands where that ends.
            let is_at_end = node.kind == RawKind::Missing && node.start == old_end;
            let moved = |at: u32| if is_at_end { place.end } else { moved(at) };
            (node.start, node.end) = (moved(node.start), moved(node.end));
        }
        for &index in &around.indices {
            let end = &mut nodes[index as usize].end;
            // A block collection ends where the last thing in it does.
            *end = if *end == old_end { place.end } else { moved(*end) };
        }
        let mut props = old.props.clone();
        for it in props.iter_mut().filter(|it| it.node as usize > index) {
            (it.anchor, it.tag) = (it.anchor.map(shifted), it.tag.map(shifted));
        }
        let before = old.comments.partition_point(|it| it.start < around.bounds.start);
        let behind = old.comments.partition_point(|it| it.start < around.bounds.end);
        let mut said = old.comments[..before].to_vec();
        said.extend(comments);
        said.extend(old.comments[behind..].iter().map(|it| shifted(*it)));
        Item {
            nodes: all,
            props,
            comments: said.into(),
            errors: Box::default(),
            // What stands in what is as it was.
            above: old.above.clone(),
        }
    }
}

/// Whether the last error in an item ends where the item does: it may have silenced one behind it.
fn ends_in_error(item: &Item, place: TextRange) -> bool {
    item.errors.iter().any(|error| error.range.end >= place.len())
}
