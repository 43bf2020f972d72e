//! After an edit only the items that it touches are read again; the others are shared.
//!
//! Reading an item depends on the text from its start to the first token behind it, and on whether it is read by columns. So
//! items that have not looked at the edit stay, and so does everything behind the first place at or behind the edit where an
//! item begins now as before. A property test holds this against reading everything.

use std::ops::Range;
use std::sync::Arc;

use wirelint_source::{Text, TextEdit};

use super::SyntaxError;
use super::parser::Reader;
use super::tree::{Item, Parse};

/// What an edit has changed: the items `before` have become the items `after`, both by their numbers. Those in front of them have the same
/// numbers, those behind them are shifted; all of these say the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// Numbers in the tree before the edit.
    pub before: Range<u32>,
    /// Numbers in the tree after it.
    pub after: Range<u32>,
}

impl Parse {
    /// The tree of `text`, which `edit` has made of this tree's text, and what of it is not what it was. Reads the items that the
    /// edit touches, and copies a few words for each of the others.
    pub fn edited(&self, text: Text, edit: &TextEdit) -> (Self, Changed) {
        if u32::try_from(text.len()).is_err() || u32::try_from(self.text.len()).is_err() {
            let parse = super::parse(text);
            let changed = Changed { before: 1..self.items.len() as u32, after: 1..parse.items.len() as u32 };
            return (parse, changed);
        }
        let delta = edit.delta();
        let moved = |at: u32| at.saturating_add_signed(delta);
        let count = self.items.len();
        let is_touched = |&number: &usize| {
            let end = u64::from(self.starts[number]) + u64::from(self.items[number].seen);
            end > u64::from(edit.range.start)
        };
        let first = (1..count).find(is_touched).unwrap_or(count);
        let base = self.starts.get(first).copied().unwrap_or(self.end);
        let columns_before = |number: usize| self.by_columns_from < number as u32;

        let mut reader = Reader::new(&text, base, columns_before(first));
        let mut items = self.items[..first].to_vec();
        let mut starts = self.starts[..first].to_vec();
        let mut by_columns_from = if columns_before(first) { self.by_columns_from } else { u32::MAX };
        let edit_end = edit.range.end;
        // The first item behind the edit that may stay.
        let mut next = first + self.starts[first..].partition_point(|&start| start < edit_end);
        let is_meeting = loop {
            let at = reader.at();
            let start_of = |number: usize| self.starts.get(number).copied().unwrap_or(self.end);
            while next < count && moved(start_of(next)) < at {
                next += 1;
            }
            let is_behind = start_of(next) >= edit_end && moved(start_of(next)) == at;
            if is_behind && reader.is_by_columns() == columns_before(next) {
                break true;
            }
            let Some(stop) = reader.next() else { break false };
            if stop.by_columns {
                by_columns_from = by_columns_from.min(items.len() as u32);
            }
            starts.push(stop.start);
            items.push(Arc::new(stop.item));
        };
        if !is_meeting {
            next = count;
        }
        let changed = Changed { before: first as u32..next as u32, after: first as u32..items.len() as u32 };
        let end;
        if is_meeting {
            if by_columns_from == u32::MAX && self.by_columns_from != u32::MAX {
                by_columns_from = self.by_columns_from - changed.before.end + changed.after.end;
            }
            items.extend_from_slice(&self.items[next..]);
            starts.extend(self.starts[next..].iter().map(|&start| moved(start)));
            end = moved(self.end);
            items[0] = shifted(&self.items[0], delta);
        } else {
            let (at, skeleton) = reader.finish();
            end = at;
            items[0] = Arc::new(skeleton);
        }
        (Self { text, items, starts, end, by_columns_from }, changed)
    }
}

/// The skeleton, whose ranges count from the start of the file, when something before them has become longer.
fn shifted(skeleton: &Arc<Item>, delta: i32) -> Arc<Item> {
    if delta == 0 || (skeleton.comments.is_empty() && skeleton.errors.is_empty()) {
        return Arc::clone(skeleton);
    }
    let error = |it: &SyntaxError| SyntaxError { range: it.range.moved(delta), ..it.clone() };
    Arc::new(Item {
        comments: skeleton.comments.iter().map(|it| it.moved(delta)).collect(),
        errors: skeleton.errors.iter().map(error).collect(),
        ..Item::default()
    })
}
