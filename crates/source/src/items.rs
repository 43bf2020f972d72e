//! A text as items, of which after an edit only those are read again that the edit touches.
//!
//! What an item is, its language's reader knows: a definition with the comments above it, say. Item 0 is the *skeleton*, which has
//! what follows the last item. Reading an item depends on the text from its start to the last byte that was [seen](Item::seen), and on
//! whether it is read by columns. So items that have not looked at the edit stay, and so does everything behind the first place at
//! or behind the edit where an item begins now as before. Property tests of the languages hold this against reading everything.

use std::ops::{Index, Range};
use std::sync::Arc;

use crate::{ItemId, Text, TextEdit, TextRange};

/// A part of a text that is read by itself. Its ranges count from its own start; those of the skeleton from the start of the file.
pub trait Item: Default {
    /// How many bytes from its start the reader has looked at: what stands behind them has no say in it.
    fn seen(&self) -> u32;

    /// The same as a skeleton before which the text has become longer by `delta` bytes; `None` where it has no ranges.
    fn moved(&self, delta: i32) -> Option<Self>;
}

/// Gives the items of a text one behind the other, from a place on where one begins.
pub trait ReadItems {
    /// What is read.
    type Item: Item;

    /// Where the item begins that is read next, in bytes from the start of the file.
    fn at(&self) -> u32;

    /// Whether the next item is read by columns: once something is never closed, what begins its line ends it, in all that follows.
    fn is_by_columns(&self) -> bool;

    /// The next item; `None` at the end.
    fn read(&mut self) -> Option<ReadItem<Self::Item>>;

    /// Where the last item ended, and the skeleton, once there are no more items.
    fn finish(self) -> (u32, Self::Item);
}

/// An item that was read.
pub struct ReadItem<I> {
    /// Where it starts, in bytes from the start of the file.
    pub start: u32,
    /// What it is.
    pub item: I,
    /// Whether it was read by columns.
    pub by_columns: bool,
}

/// The items of one text.
#[derive(Debug)]
pub struct Items<I> {
    /// The skeleton, then the items in the order of the text.
    all: Vec<Arc<I>>,
    /// Where each starts: where the one before it ends.
    starts: Vec<u32>,
    /// Where the last item ends.
    end: u32,
    /// From which item on they were read by columns.
    by_columns_from: u32,
}

/// What an edit has changed: the items `before` have become the items `after`, both by their numbers. Those in front of them have the same
/// numbers, those behind them are shifted; all of these say the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// Numbers in the tree before the edit.
    pub before: Range<u32>,
    /// Numbers in the tree after it.
    pub after: Range<u32>,
}

impl<I: Item> Items<I> {
    /// All that `reader`, which stands at the start of a text, gives.
    pub fn of(mut reader: impl ReadItems<Item = I>) -> Self {
        let mut items = Self::without_any(I::default());
        while let Some(read) = reader.read() {
            items.push(read);
        }
        items.finish(reader);
        items
    }

    /// The skeleton alone.
    pub fn without_any(skeleton: I) -> Self {
        Self { all: vec![Arc::new(skeleton)], starts: vec![0], end: 0, by_columns_from: u32::MAX }
    }

    /// The items of the text that `edit` has made of this one, and which of them are others. `reader` starts at a place (in bytes) where an
    /// item begins, by columns or not. Reads the items that the edit touches, and copies a few words for each of the others. Both texts
    /// are of at most `u32::MAX` bytes.
    pub fn edited<R: ReadItems<Item = I>>(
        &self,
        edit: &TextEdit,
        reader: impl FnOnce(u32, bool) -> R,
    ) -> (Self, Changed) {
        let delta = edit.delta();
        let moved = |at: u32| at.saturating_add_signed(delta);
        let count = self.all.len();
        let is_touched = |&number: &usize| {
            let end = u64::from(self.starts[number]) + u64::from(self.all[number].seen());
            end > u64::from(edit.range.start)
        };
        let first = (1..count).find(is_touched).unwrap_or(count);
        let start_of = |number: usize| self.starts.get(number).copied().unwrap_or(self.end);
        let columns_before = |number: usize| self.by_columns_from < number as u32;

        let mut reader = reader(start_of(first), columns_before(first));
        let mut items = Self {
            all: self.all[..first].to_vec(),
            starts: self.starts[..first].to_vec(),
            end: 0,
            by_columns_from: if columns_before(first) { self.by_columns_from } else { u32::MAX },
        };
        let edit_end = edit.range.end;
        // The first item behind the edit that may stay.
        let mut next = first + self.starts[first..].partition_point(|&start| start < edit_end);
        let is_meeting = loop {
            let at = reader.at();
            while next < count && moved(start_of(next)) < at {
                next += 1;
            }
            let is_behind = start_of(next) >= edit_end && moved(start_of(next)) == at;
            if is_behind && reader.is_by_columns() == columns_before(next) {
                break true;
            }
            let Some(read) = reader.read() else { break false };
            items.push(read);
        };
        if !is_meeting {
            next = count;
        }
        let changed =
            Changed { before: first as u32..next as u32, after: first as u32..items.all.len() as u32 };
        if is_meeting {
            if items.by_columns_from == u32::MAX && self.by_columns_from != u32::MAX {
                items.by_columns_from = self.by_columns_from - changed.before.end + changed.after.end;
            }
            items.all.extend_from_slice(&self.all[next..]);
            items.starts.extend(self.starts[next..].iter().map(|&start| moved(start)));
            items.end = moved(self.end);
            if let Some(skeleton) = (delta != 0).then(|| self.all[0].moved(delta)).flatten() {
                items.all[0] = Arc::new(skeleton);
            }
        } else {
            items.finish(reader);
        }
        (items, changed)
    }

    fn push(&mut self, read: ReadItem<I>) {
        if read.by_columns {
            self.by_columns_from = self.by_columns_from.min(self.all.len() as u32);
        }
        self.starts.push(read.start);
        self.all.push(Arc::new(read.item));
    }

    fn finish(&mut self, reader: impl ReadItems<Item = I>) {
        let (end, skeleton) = reader.finish();
        self.end = end;
        self.all[0] = Arc::new(skeleton);
    }
}

impl<I> Items<I> {
    /// One more than the largest number of an item; the skeleton has the number 0.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The item of that number; `None` where there is none.
    pub fn get(&self, item: ItemId) -> Option<&Arc<I>> {
        self.all.get(item.0 as usize)
    }

    /// Their numbers in the order of the text, without the skeleton.
    pub fn numbers(&self) -> impl Iterator<Item = ItemId> + use<I> {
        (1..self.all.len() as u32).map(ItemId)
    }

    /// All of them in the order of the text, the skeleton last.
    pub fn in_order(&self) -> impl Iterator<Item = (ItemId, &I)> {
        self.numbers().chain([ItemId::SKELETON]).map(|it| (it, &self[it]))
    }

    /// Where `item`, which must be one of these, starts, in bytes from the start of the file.
    #[inline]
    pub fn start(&self, item: ItemId) -> u32 {
        self.starts[item.0 as usize]
    }

    /// The item's own part of `text`, which must be the one that these are of; of the skeleton, what stands behind the last item. These
    /// parts, the skeleton's last, are the whole text.
    pub fn text_of<'t>(&self, item: ItemId, text: &'t Text) -> &'t str {
        let number = item.0 as usize;
        let start = if number == 0 { self.end } else { self.starts[number] };
        let end = match number {
            0 => text.len() as u32,
            _ => self.starts.get(number + 1).copied().unwrap_or(self.end),
        };
        TextRange::new(start, end).of(text)
    }

    /// The last item that starts at or before `offset`, in bytes from the start of the file.
    pub fn at(&self, offset: u32) -> ItemId {
        // The skeleton starts at 0.
        ItemId(self.starts.partition_point(|&start| start <= offset) as u32 - 1)
    }
}

impl<I> Index<ItemId> for Items<I> {
    type Output = I;

    fn index(&self, item: ItemId) -> &I {
        &self.all[item.0 as usize]
    }
}
