//! From byte offsets to lines and columns, and back.

use std::sync::OnceLock;

use memchr::memchr2_iter;
use unicode_width::UnicodeWidthChar;

use crate::{Text, TextEdit, TextRange};

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

/// From how many bytes on the start of another line is kept, and how long a line is of which it is.
const APART: u32 = 2048;

/// The lines of a text. `\n`, `\r\n` and a lone `\r` each end a line, as YAML 1.2 §5.4 and the language server protocol have it.
///
/// Where every line starts would be a tenth of what is kept of a file. The start of one line in some fifty is known, and between two of
/// these a look at the text tells.
#[derive(Clone, Debug)]
pub struct LineIndex {
    text: Text,
    /// In their order. First is that of the first line; next is that of the line at or behind [`APART`] bytes further, and before that the
    /// one before it, where that line alone is as long.
    known: Vec<Start>,
    /// How many lines there are.
    count: u32,
    /// Places in long lines, in their order; found when one is first asked for.
    marks: OnceLock<Vec<Mark>>,
}

/// Where a line starts.
#[derive(Clone, Copy, Debug)]
struct Start {
    line: u32,
    offset: u32,
}

impl LineIndex {
    /// Reads `text` once, at memory speed. Linear; eight bytes are kept for each line that is.
    pub fn new(text: impl Into<Text>) -> Self {
        let text = text.into();
        let mut reading = Reading::on(vec![Start { line: 0, offset: 0 }]);
        reading.read(&text, text.len());
        reading.known.shrink_to_fit();
        let count = reading.last.line + 1;
        Self { text, known: reading.known, count, marks: OnceLock::new() }
    }

    /// The lines after `edit`, which led to `text`: only what stands around the edit is read. Costs a copy of what is kept.
    pub fn edited(&self, text: &Text, edit: &TextEdit) -> Self {
        let delta = edit.delta();
        // A `\r` before the edit may become, or cease to be, one half of a line break; and so may one at its end.
        let first = self.known.partition_point(|it| it.offset < edit.range.start).max(1);
        let rest = self.known.partition_point(|it| it.offset <= edit.range.end + 1).max(first);
        let mut known = Vec::with_capacity(self.known.len() + edit.text.len() / APART as usize + 2);
        known.extend_from_slice(&self.known[..first]);
        let mut reading = Reading::on(known);
        let Some(met) = self.known.get(rest) else {
            reading.read(text, text.len());
            let count = reading.last.line + 1;
            return Self { text: text.clone(), known: reading.known, count, marks: OnceLock::new() };
        };
        reading.read(text, met.offset.saturating_add_signed(delta) as usize);
        let now = reading.last.line;
        let moved = |it: &Start| Start {
            line: it.line - met.line + now,
            offset: it.offset.saturating_add_signed(delta),
        };
        if reading.known.last().is_some_and(|it| it.line == now) {
            reading.known.pop();
        }
        reading.known.extend(self.known[rest..].iter().map(moved));
        let count = self.count - met.line + now;
        Self { text: text.clone(), known: reading.known, count, marks: OnceLock::new() }
    }

    /// How many lines there are; a text that ends in a line break has an empty last line.
    pub fn line_count(&self) -> u32 {
        self.count
    }

    /// The line (from 0) of the byte at `offset`; offsets past the end lie on the last line.
    pub fn line_of(&self, offset: u32) -> u32 {
        let offset = offset.min(self.text.len() as u32);
        let behind = self.known.partition_point(|it| it.offset <= offset);
        let Start { line, offset: start } = self.known[behind - 1];
        if self.known.get(behind).map_or(self.count, |it| it.line) == line + 1 {
            return line;
        }
        line + starts(&self.text, start as usize, offset as usize).count() as u32
    }

    /// The byte at which `line` (from 0) starts, or the text's length where there is no such line.
    pub fn line_start(&self, line: u32) -> u32 {
        if line >= self.count {
            return self.text.len() as u32;
        }
        let known = self.known[self.known.partition_point(|it| it.line <= line) - 1];
        match (line - known.line).checked_sub(1) {
            None => known.offset,
            Some(between) => {
                let mut starts = starts(&self.text, known.offset as usize, self.text.len());
                starts.nth(between as usize).map_or(self.text.len() as u32, |it| it as u32)
            }
        }
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
        let offset = offset.min(self.text.len() as u32);
        let line = self.line_of(offset);
        let start = self.line_start(line);
        let mut end = offset as usize;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mark = self.mark(text, line, unit, |mark| mark.offset as usize <= end);
        let from = mark.map_or(start, |mark| mark.offset);
        let before = &text[from as usize..end];
        Position { line, column: mark.map_or(0, |mark| mark.column(start, unit)) + width(before, unit) }
    }

    /// The last place in `line` of which `is_before`; `None` where that is the line's start, or the line is not long.
    fn mark(
        &self,
        text: &str,
        line: u32,
        unit: ColumnUnit,
        is_before: impl Fn(&Mark) -> bool,
    ) -> Option<Mark> {
        if unit == ColumnUnit::Utf8 {
            // They are counted at once.
            return None;
        }
        let (start, end) = (self.line_start(line), self.line_start(line.saturating_add(1)));
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
        let end = Start { line: self.count, offset: text.len() as u32 };
        let next = self.known[1..].iter().chain([&end]);
        // The start of a long line is known, and that of the line behind it.
        let lines = self.known.iter().zip(next).filter(|(it, next)| it.line + 1 == next.line);
        let ranges = lines.map(|(it, next)| (it.offset, next.offset));
        for (start, end) in ranges.filter(|(start, end)| (end - start) as usize > LONG) {
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
        let mark = self.mark(text, position.line, unit, |mark| mark.column(start, unit) <= position.column);
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

/// The lines of a text as they are read.
struct Reading {
    known: Vec<Start>,
    /// The start of the last line.
    last: Start,
}

impl Reading {
    /// Goes on behind the last of those starts that are `known`, of which there is one.
    fn on(known: Vec<Start>) -> Self {
        let last = known[known.len() - 1];
        Self { known, last }
    }

    /// Reads on in `text` to `end`, which belongs to it if a line starts there.
    fn read(&mut self, text: &str, end: usize) {
        for start in starts(text, self.last.offset as usize, end) {
            self.start(start as u32);
        }
        // A line without end may be long as well.
        if self.last.offset > self.kept() && text.len() as u32 - self.last.offset > APART {
            self.known.push(self.last);
        }
    }

    #[inline]
    fn start(&mut self, offset: u32) {
        let before = self.last;
        self.last = Start { line: before.line + 1, offset };
        if offset - self.kept() < APART {
            return;
        }
        if before.offset > self.kept() && offset - before.offset > APART {
            self.known.push(before);
        }
        self.known.push(self.last);
    }

    fn kept(&self) -> u32 {
        self.known.last().map_or(0, |it| it.offset)
    }
}

/// Where lines start in `text` behind the byte `from`, up to the byte `to`, which may be one.
fn starts(text: &str, from: usize, to: usize) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let ends = memchr2_iter(b'\n', b'\r', &bytes[from..to]).map(move |at| from + at);
    ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n')).map(|at| at + 1)
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

    /// Whether the lines are those of whoever reads character by character, after `edit` too, which makes `after` of `before`.
    #[track_caller]
    fn check_lines(before: &str, after: &str, edit: &TextEdit) {
        let first = LineIndex::new(before);
        for (index, text) in [(&first, before), (&first.edited(&Text::from(after), edit), after)] {
            let bytes = text.as_bytes();
            let is_end =
                |&at: &usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            let starts: Vec<u32> =
                std::iter::once(0).chain((0..bytes.len()).filter(is_end).map(|at| at as u32 + 1)).collect();
            assert_eq!(index.line_count() as usize, starts.len());
            for (line, &start) in starts.iter().enumerate().step_by(1 + starts.len() / 100) {
                assert_eq!(index.line_start(line as u32), start);
                assert_eq!(index.line_of(start), line as u32);
                assert_eq!(index.line_of(start.saturating_sub(1)), line.saturating_sub(1) as u32);
            }
            // What is looked at for an answer is short, unless it is one line.
            for pair in index.known.windows(2).filter(|pair| pair[0].line + 1 < pair[1].line) {
                assert!(pair[1].offset - pair[0].offset <= 2 * APART);
            }
        }
    }

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
        let index = LineIndex::new(text.as_str());
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
            before in "[a\u{e9}\r\n]{0,12}", start in 0_usize..12, len in 0_usize..6, text in "[a\r\n]{0,4}",
            lengths in prop::collection::vec(0..3_u32, 12),
        ) {
            // Of each character one, many, or so many that they are longer than what is looked through.
            let long = |text: &str| -> String {
                let times = lengths.iter().map(|it| [1, 300, 3000][*it as usize]);
                text.chars().zip(times).map(|(it, times)| it.to_string().repeat(times)).collect()
            };
            let (before, text) = (long(&before), long(&text));
            let part = before.len() / 12;
            let (start, len) = (start * part, len * part);
            let boundary = |at: usize| (0..=at.min(before.len())).rev().find(|&it| before.is_char_boundary(it));
            let start = boundary(start).unwrap_or(0);
            let end = boundary(start + len).unwrap_or(0).max(start);
            let edit = TextEdit { range: TextRange::new(start as u32, end as u32), text };
            let after = crate::apply_edits(&before, std::slice::from_ref(&edit)).expect("one edit in bounds");
            check_lines(&before, &after, &edit);
        }

        #[test]
        fn positions_lead_back_to_their_offset(text in "[ab\u{e9}\u{4fa1}\u{1f389}\r\n]{0,40}") {
            let index = LineIndex::new(text.as_str());
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
