//! From byte offsets to lines and columns, and back.

use std::sync::OnceLock;

use memchr::memchr2_iter;
use unicode_width::UnicodeWidthChar;

use crate::{TextEdit, TextRange};

/// What a column counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16, the language server protocol's default.
    Utf16,
    /// Unicode scalar values, what reports print.
    Scalar,
    /// Cells of a terminal: two for wide characters, none for combining ones, tabs count as one.
    Display,
}

/// A line and a column, both from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    /// The line, from 0.
    pub line: u32,
    /// The column in the unit that was asked for, from 0.
    pub column: u32,
}

/// From how many bytes on a line is long, so that columns in it are not counted from its start.
const LONG: usize = 4096;

/// How far apart the places in long lines are from which columns are counted, in bytes.
const STEP: usize = 1024;

/// A place in a long line, with the columns before it.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: u32,
    utf16: u32,
    scalar: u32,
    display: u32,
}

/// The starts of a text's lines. `\n`, `\r\n` and a lone `\r` each end a line, as YAML 1.2 §5.4 and the language
/// server protocol have it.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
    /// Places in long lines, in their order; found when one is first asked for.
    marks: OnceLock<Vec<Mark>>,
}

impl LineIndex {
    /// Reads `text` once, at memory speed. Linear; four bytes are kept per line.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 40 + 1);
        starts.push(0);
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(at as u32 + 1);
        }
        Self { starts, len: bytes.len() as u32, marks: OnceLock::new() }
    }

    /// The lines after `edit`, which led to `text`: only what stands around the edit is read. Costs a copy of the starts.
    pub fn edited(&self, text: &str, edit: &TextEdit) -> Self {
        let delta = edit.delta();
        // A `\r` before the edit may become, or cease to be, one half of a line break.
        let first = self.starts.partition_point(|&start| start < edit.range.start.max(1)).max(1);
        let end = edit.range.end.saturating_add_signed(delta);
        let rest = self.starts.partition_point(|&start| start <= edit.range.end + 1).max(first);
        let mut starts = Vec::with_capacity(self.starts.len() + edit.text.len() / 40 + 1);
        starts.extend_from_slice(&self.starts[..first]);
        // From the last start that is certain to behind the edit, one byte further for a `\n` that follows a `\r`.
        let from = starts[first - 1] as usize;
        let to = text.len().min(end as usize + 1);
        let bytes = text.as_bytes();
        for at in memchr2_iter(b'\n', b'\r', &bytes[from..to]).map(|at| from + at) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(at as u32 + 1);
        }
        starts.extend(self.starts[rest..].iter().map(|start| start.saturating_add_signed(delta)));
        Self { starts, len: text.len() as u32, marks: OnceLock::new() }
    }

    /// How many lines there are; a text that ends in a line break has an empty last line.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line (from 0) of the byte at `offset`; offsets past the end lie on the last line.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32 - 1
    }

    /// The byte at which `line` (from 0) starts, or the text's length where there is no such line.
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts.get(line as usize).copied().unwrap_or(self.len)
    }

    /// The bytes of `line` (from 0) without its line break.
    pub fn line_range(&self, text: &str, line: u32) -> TextRange {
        let start = self.line_start(line);
        let end = self.line_start(line.saturating_add(1));
        let content = text[start as usize..end as usize].trim_end_matches(['\n', '\r']);
        TextRange::new(start, start + content.len() as u32)
    }

    /// The position of the byte at `offset` in `text`, the text that this index was made from. An offset inside a
    /// character counts as that character's start.
    pub fn position(&self, text: &str, offset: u32, unit: ColumnUnit) -> Position {
        let offset = offset.min(self.len);
        let line = self.line_of(offset);
        let start = self.line_start(line);
        let mut end = offset as usize;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mark = self.mark(text, start, unit, |mark| mark.offset as usize <= end);
        let from = mark.map_or(start, |mark| mark.offset);
        let before = &text[from as usize..end];
        Position { line, column: mark.map_or(0, |mark| mark.column(start, unit)) + width(before, unit) }
    }

    /// The last place in the line that starts at `start` of which `is_before`; `None` where that is the line's start, or the line is not long.
    fn mark(
        &self,
        text: &str,
        start: u32,
        unit: ColumnUnit,
        is_before: impl Fn(&Mark) -> bool,
    ) -> Option<Mark> {
        if unit == ColumnUnit::Utf8 {
            // They are counted at once.
            return None;
        }
        let line = self.starts.partition_point(|&it| it <= start);
        let end = self.starts.get(line).copied().unwrap_or(self.len);
        if (end - start) as usize <= LONG {
            return None;
        }
        let marks = self.marks.get_or_init(|| self.find_marks(text));
        let first = marks.partition_point(|mark| mark.offset <= start);
        let behind = marks.partition_point(|mark| mark.offset < end);
        let here = &marks[first..behind];
        here[..here.partition_point(is_before)].last().copied()
    }

    fn find_marks(&self, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let ends = self.starts[1..].iter().copied().chain([self.len]);
        for (&start, end) in
            self.starts.iter().zip(ends).filter(|(start, end)| (end - **start) as usize > LONG)
        {
            let mut mark = Mark { offset: start, utf16: 0, scalar: 0, display: 0 };
            while (end - mark.offset) as usize > STEP {
                let mut next = mark.offset as usize + STEP;
                while !text.is_char_boundary(next) {
                    next += 1;
                }
                let between = &text[mark.offset as usize..next];
                mark = Mark {
                    offset: next as u32,
                    utf16: mark.utf16 + width(between, ColumnUnit::Utf16),
                    scalar: mark.scalar + width(between, ColumnUnit::Scalar),
                    display: mark.display + width(between, ColumnUnit::Display),
                };
                marks.push(mark);
            }
        }
        marks
    }

    /// The byte offset of `position` in `text`. A column past the end of its line is the line's end; a column
    /// inside a character is that character's start; a line past the last one is the end of the text.
    pub fn offset(&self, text: &str, position: Position, unit: ColumnUnit) -> u32 {
        let line = self.line_range(text, position.line);
        let start = line.start;
        let mark = self.mark(text, start, unit, |mark| mark.column(start, unit) <= position.column);
        let from = mark.map_or(start, |mark| mark.offset).min(line.end);
        let mut column = mark.map_or(0, |mark| mark.column(start, unit));
        for (at, character) in text[from as usize..line.end as usize].char_indices() {
            let next = column + char_width(character, unit);
            if next > position.column {
                return from + at as u32;
            }
            column = next;
        }
        line.end
    }
}

impl Mark {
    /// The column in the line that starts at `start`.
    fn column(&self, start: u32, unit: ColumnUnit) -> u32 {
        match unit {
            ColumnUnit::Utf8 => self.offset - start,
            ColumnUnit::Utf16 => self.utf16,
            ColumnUnit::Scalar => self.scalar,
            ColumnUnit::Display => self.display,
        }
    }
}

/// The width of `text` in `unit`. ASCII, nearly all of it, needs no decoding.
fn width(text: &str, unit: ColumnUnit) -> u32 {
    if unit == ColumnUnit::Utf8 || text.is_ascii() {
        return text.len() as u32;
    }
    text.chars().map(|character| char_width(character, unit)).sum()
}

fn char_width(character: char, unit: ColumnUnit) -> u32 {
    match unit {
        ColumnUnit::Utf8 => character.len_utf8() as u32,
        ColumnUnit::Utf16 => character.len_utf16() as u32,
        ColumnUnit::Scalar => 1,
        ColumnUnit::Display if character.is_ascii() => 1,
        ColumnUnit::Display => character.width().unwrap_or(0) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, offset: u32, unit: ColumnUnit, line: u32, column: u32) {
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, offset, unit), Position { line, column });
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        let text = "a\nb\r\nc\rd";
        for (offset, line) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1), (5, 2), (6, 2), (7, 3), (8, 3)] {
            assert_eq!(LineIndex::new(text).line_of(offset), line, "offset {offset}");
        }
        assert_eq!(LineIndex::new(text).line_range(text, 1).of(text), "b");
    }

    #[test]
    fn wide_characters_count_as_their_unit_says() {
        let text = "x: 価格 🎉!";
        let offset = text.find('!').expect("the text has one") as u32;
        check(text, offset, ColumnUnit::Utf8, 0, 14);
        check(text, offset, ColumnUnit::Utf16, 0, 8);
        check(text, offset, ColumnUnit::Scalar, 0, 7);
        check(text, offset, ColumnUnit::Display, 0, 10);
    }

    #[test]
    fn a_position_out_of_range_is_the_nearest_that_there_is() {
        let text = "ab\ncd";
        let index = LineIndex::new(text);
        for (line, column, offset) in [(0, u32::MAX, 2), (1, 9, 5), (2, 0, 5), (u32::MAX, u32::MAX, 5)] {
            assert_eq!(index.offset(text, Position { line, column }, ColumnUnit::Utf16), offset);
        }
    }

    #[test]
    fn an_offset_inside_a_character_is_its_start() {
        check("é!", 1, ColumnUnit::Scalar, 0, 0);
    }

    #[test]
    fn columns_of_long_lines_are_those_of_short_ones() {
        // Combining characters have no width of their own, so several offsets have one column.
        let piece = "ab\u{e9}\u{301}\u{4fa1}\u{1f389} and some more of this ";
        let text = format!("x\n{}\nshort \u{e9}\r\n{}", piece.repeat(300), piece.repeat(200));
        let index = LineIndex::new(&text);
        for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Scalar, ColumnUnit::Display] {
            for (offset, _) in text.char_indices().step_by(37) {
                let position = index.position(&text, offset as u32, unit);
                let start = index.line_start(position.line);
                assert_eq!(position.column, width(&text[start as usize..offset], unit), "{offset} {unit:?}");
                let back = index.offset(&text, position, unit);
                assert_eq!(
                    width(&text[start as usize..back as usize], unit),
                    position.column,
                    "{offset} {unit:?}"
                );
            }
        }
        assert!(index.marks.get().is_some_and(|it| it.len() > 10));
    }

    proptest! {
        #[test]
        fn an_edit_changes_the_lines_as_reading_again_does(
            before in "[a\u{e9}\r\n]{0,12}", start in 0_usize..12, len in 0_usize..6, text in "[a\r\n]{0,4}"
        ) {
            let boundary = |at: usize| (0..=at.min(before.len())).rev().find(|&it| before.is_char_boundary(it));
            let start = boundary(start).unwrap_or(0);
            let end = boundary(start + len).unwrap_or(0).max(start);
            let edit = TextEdit { range: TextRange::new(start as u32, end as u32), text };
            let after = crate::apply_edits(&before, std::slice::from_ref(&edit)).expect("one edit in bounds");
            let fast = LineIndex::new(&before).edited(&after, &edit);
            let slow = LineIndex::new(&after);
            prop_assert_eq!((fast.starts, fast.len), (slow.starts, slow.len));
        }

        #[test]
        fn positions_lead_back_to_their_offset(text in "[ab\u{e9}\u{4fa1}\u{1f389}\r\n]{0,40}") {
            let index = LineIndex::new(&text);
            for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Scalar, ColumnUnit::Display] {
                for (offset, character) in text.char_indices() {
                    if matches!(character, '\n' | '\r') {
                        continue;
                    }
                    let position = index.position(&text, offset as u32, unit);
                    prop_assert_eq!(index.offset(&text, position, unit), offset as u32);
                }
            }
        }
    }
}
