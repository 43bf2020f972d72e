//! Edits of one text.

use crate::{FileId, ItemId, Span, TextRange};

/// Replaces the bytes of `range` (from the start of the file) by `text`. An empty range inserts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TextEdit {
    /// What is replaced.
    pub range: TextRange,
    /// What stands there afterwards.
    pub text: String,
}

impl TextEdit {
    /// Inserts `text` before the byte at `offset`.
    pub fn insert(offset: u32, text: impl Into<String>) -> Self {
        Self { range: TextRange::empty(offset), text: text.into() }
    }

    /// Replaces `range` by `text`.
    pub fn replace(range: TextRange, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    /// The one edit that makes `after` of `before`, as small as it can be.
    pub fn between(before: &str, after: &str) -> Self {
        let same = |(a, b): &(u8, u8)| a == b;
        let start = before.bytes().zip(after.bytes()).take_while(same).count();
        let start = (0..=start).rev().find(|&it| before.is_char_boundary(it) && after.is_char_boundary(it));
        let start = start.unwrap_or(0);
        let (old, new) = (&before[start..], &after[start..]);
        let kept = old.bytes().rev().zip(new.bytes().rev()).take_while(same).count();
        let kept = (0..=kept)
            .rev()
            .find(|&it| old.is_char_boundary(old.len() - it) && new.is_char_boundary(new.len() - it))
            .unwrap_or(0);
        let range = TextRange::new(start as u32, (before.len() - kept) as u32);
        Self { range, text: new[..new.len() - kept].to_owned() }
    }

    /// Where `range` of the text before is in the text afterwards. The edit lies in it whole or not at all; else something of it is left.
    pub fn moves(&self, range: TextRange) -> TextRange {
        let delta = self.delta();
        let moved = |at: u32, is_behind: bool| if is_behind { at.saturating_add_signed(delta) } else { at };
        let start = moved(range.start, range.start >= self.range.end);
        let end = moved(range.end, range.end >= self.range.end && range.end > self.range.start);
        TextRange::new(start.min(end), end)
    }

    /// Moves `span` where it counts from the start of `file`, which the edit is of, or from the start of `item` in it, in which the edit
    /// lies and which is at `start` (bytes from the start of the file) before and after.
    pub fn move_around(&self, file: FileId, (item, start): (ItemId, u32), span: &mut Span) {
        if span.file == file && span.item == item {
            let moved = self.moves(span.range.shifted(start));
            span.range = TextRange::new(moved.start.saturating_sub(start), moved.end.saturating_sub(start));
        } else {
            self.move_in_skeleton(file, span);
        }
    }

    /// Moves `span` where it counts from the start of `file`, which the edit is of.
    pub fn move_in_skeleton(&self, file: FileId, span: &mut Span) {
        if span.file == file && span.item == ItemId::SKELETON {
            span.range = self.moves(span.range);
        }
    }

    /// How many bytes longer it makes the text, or shorter. Texts are shorter than 2 GiB.
    pub fn delta(&self) -> i32 {
        let length = |bytes: usize| i32::try_from(bytes).unwrap_or(i32::MAX);
        length(self.text.len()) - length(self.range.len() as usize)
    }
}

/// `text` with all of `edits` made. They may come in any order; of two that overlap, or that insert at one place,
/// neither can be trusted after the other, so `None` is returned.
pub fn apply_edits(text: &str, edits: &[TextEdit]) -> Option<String> {
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.range);
    let mut out = String::with_capacity(text.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut at = 0_usize;
    let mut previous: Option<TextRange> = None;
    for edit in sorted {
        let collides = previous.is_some_and(|it| edit.range.start < it.end || edit.range.start == it.start);
        if collides || edit.range.end as usize > text.len() {
            return None;
        }
        out.push_str(text.get(at..edit.range.start as usize)?);
        out.push_str(&edit.text);
        at = edit.range.end as usize;
        previous = Some(edit.range);
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_the_order_of_their_places() {
        let edits = [TextEdit::replace(TextRange::new(4, 7), "B"), TextEdit::insert(0, "> ")];
        assert_eq!(apply_edits("one two three", &edits).as_deref(), Some("> one B three"));
    }

    #[test]
    fn the_edit_between_two_texts_is_what_differs() {
        for (before, after, start, end, text) in [
            ("abc", "abc", 3, 3, ""),
            ("abc", "axc", 1, 2, "x"),
            ("aaa", "aaaa", 3, 3, "a"),
            ("", "é", 0, 0, "é"),
            // These share a byte and no character.
            ("é", "è", 0, 2, "è"),
            ("aéb", "a", 1, 4, ""),
        ] {
            let edit = TextEdit::between(before, after);
            assert_eq!(edit, TextEdit::replace(TextRange::new(start, end), text), "{before} {after}");
            assert_eq!(apply_edits(before, &[edit]).as_deref(), Some(after));
        }
    }

    #[test]
    fn edits_that_collide_are_refused() {
        let overlap =
            [TextEdit::replace(TextRange::new(0, 5), "x"), TextEdit::replace(TextRange::new(4, 7), "y")];
        assert_eq!(apply_edits("one two", &overlap), None);
        let same_place = [TextEdit::insert(3, "x"), TextEdit::insert(3, "y")];
        assert_eq!(apply_edits("one two", &same_place), None);
        assert_eq!(apply_edits("short", &[TextEdit::insert(99, "x")]), None);
    }
}
