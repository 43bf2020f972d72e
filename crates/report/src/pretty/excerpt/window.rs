//! The part of a text that an excerpt shows: few lines, each cut to a width around the place.
//!
//! Knows no drawing. Its cost is bounded by lines × width, however long the lines are.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;
use wirelint_source::{LineIndex, TextRange};

use crate::visible::push_visible;

/// How many lines of a place are shown; of a longer one the last of them is `…`.
const LINES: u32 = 4;
/// Tabs go to the next multiple of this, from the left edge of what is shown.
const TAB: usize = 4;
/// The least width that lines get, however narrow the terminal is.
const LEAST: usize = 20;

/// A piece of text made ready for a terminal: no tabs, no control characters, each line ended by `\n`.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) text: String,
    /// The number of the first line, from 0.
    pub(super) first_line: u32,
    /// The place, in bytes of `text`.
    pub(super) place: Range<usize>,
    /// The cells that the drawing needs left of the text.
    pub(super) gutter: usize,
    /// Whether the place lies within a line.
    pub(super) is_one_line: bool,
}

impl Window {
    /// The lines of `range` in `text`, and `context` lines on either side where those are not blank and not cut.
    pub(super) fn new(text: &str, lines: &LineIndex, range: TextRange, context: u32, width: usize) -> Self {
        let end = floor(text, range.end);
        let start = floor(text, range.start).min(end);
        let first = lines.line_of(start);
        // The line break at the end of a place is no line of it.
        let last = lines.line_of(if end > start { end - 1 } else { end });
        let is_one_line = first == last;

        // ` 12 │ `, and left of a place of several lines its bracket, `╭─▶ `.
        let number = (last + context + 1).to_string().len();
        let gutter = number + " ".len() + " │ ".chars().count() + if is_one_line { 0 } else { 4 };
        let mut writer = Writer { text: String::new(), room: width.saturating_sub(gutter).max(LEAST) };

        let line = |number| lines.line_range(text, number);
        let inside = |offset: u32, number| {
            (offset.clamp(line(number).start, line(number).end) - line(number).start) as usize
        };

        let from = inside(start, first);
        let to = if is_one_line { inside(end, first) } else { from };
        let first_text = line(first).of(text);
        let cut = cut(first_text, from..to, writer.room);
        let context = if cut.start == 0 { context } else { 0 };

        let before = (first.saturating_sub(context)..first).skip_while(|&it| is_blank(line(it).of(text)));
        let first_line = before.clone().next().unwrap_or(first);
        for number in before {
            writer.line_start(line(number).of(text));
        }
        let place = if is_one_line {
            writer.line(first_text, cut, from..to)
        } else {
            let start = writer.line(first_text, cut, from..from).start;
            let shown = last.min(first + LINES - 1);
            for number in first + 1..shown {
                writer.line_start(line(number).of(text));
            }
            let end = if shown == last {
                let to = inside(end, last);
                let last_text = line(last).of(text);
                writer.line(last_text, self::cut(last_text, 0..0, writer.room), to..to).start
            } else {
                writer.text.push_str("…\n");
                writer.text.len() - 1
            };
            start..end
        };
        if is_one_line || last < first + LINES {
            let after = last + 1..(last + 1).saturating_add(context).min(lines.line_count());
            for number in after.take_while(|&it| !is_blank(line(it).of(text))) {
                writer.line_start(line(number).of(text));
            }
        }
        Self { text: writer.text, first_line, place, gutter, is_one_line }
    }
}

/// `offset`, moved into `text` and to the start of the character that it lies in.
fn floor(text: &str, offset: u32) -> u32 {
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset as u32
}

fn is_blank(line: &str) -> bool {
    // A line of white space alone that is longer than any screen is not worth reading to its end.
    line.bytes().take(1000).all(|it| it.is_ascii_whitespace())
}

/// The part of `line` that fits into `room` cells around `focus` (both in bytes from the line's start), with one
/// cell left for a `…` on each side that is cut.
fn cut(line: &str, focus: Range<usize>, room: usize) -> Range<usize> {
    if fitting(line, room) == line.len() {
        return 0..line.len();
    }
    let inner = room - 2;
    let head = fitting(line, inner);
    if focus.end <= head {
        return 0..head;
    }
    let seen = focus.start + fitting(&line[focus.clone()], inner);
    let spare = inner - cells(&line[focus.start..seen]);
    // What is before the focus says what it belongs to (a key, a path), so it has half of the spare room at least.
    let after = &line[seen..seen + fitting(&line[seen..], spare / 2)];
    let lead = if seen == focus.end { spare - cells(after) } else { inner / 4 };
    let mut start = focus.start;
    let mut used = 0;
    for (at, character) in line[..focus.start].char_indices().rev() {
        used += most_cells(character);
        if used > lead {
            break;
        }
        start = at;
    }
    start..start + fitting(&line[start..], inner)
}

/// How many bytes of `line` fit into `room` cells.
fn fitting(line: &str, room: usize) -> usize {
    let mut used = 0;
    for (at, character) in line.char_indices() {
        used += most_cells(character);
        if used > room {
            return at;
        }
    }
    line.len()
}

fn cells(text: &str) -> usize {
    text.chars().map(most_cells).sum()
}

/// The most cells that a character takes when it is shown; at least one, so that a line of combining characters
/// has an end too.
fn most_cells(character: char) -> usize {
    match character {
        ' '..='~' => 1,
        '\t' => TAB,
        _ => {
            let mut shown = String::new();
            push_visible(&mut shown, character);
            shown.chars().map(|it| it.width().unwrap_or(1)).sum::<usize>().max(1)
        }
    }
}

struct Writer {
    text: String,
    room: usize,
}

impl Writer {
    /// Appends the start of `line`.
    fn line_start(&mut self, line: &str) {
        let cut = cut(line, 0..0, self.room);
        self.line(line, cut, 0..0);
    }

    /// Appends the `cut` of `line` and tells where `place` is in the text then. What is cut off of the place is
    /// beyond the ellipsis.
    fn line(&mut self, line: &str, cut: Range<usize>, place: Range<usize>) -> Range<usize> {
        if cut.start > 0 {
            self.text.push('…');
        }
        let mut column = 0;
        let mut marks = self.text.len()..self.text.len();
        for (at, character) in line[cut.clone()].char_indices() {
            let at = cut.start + at;
            if at <= place.start {
                marks = self.text.len()..self.text.len();
            }
            if character == '\t' {
                let to_stop = TAB - column % TAB;
                self.text.extend(std::iter::repeat_n(' ', to_stop));
                column += to_stop;
            } else {
                let from = self.text.len();
                push_visible(&mut self.text, character);
                column += self.text[from..].chars().map(|it| it.width().unwrap_or(0)).sum::<usize>();
            }
            if at < place.end {
                marks.end = self.text.len();
            }
        }
        if place.start >= cut.end {
            marks = self.text.len()..self.text.len();
        }
        marks.end = marks.end.max(marks.start);
        if place.is_empty() {
            marks.end = marks.start;
        }
        if cut.end < line.len() {
            self.text.push('…');
        }
        self.text.push('\n');
        marks
    }
}
