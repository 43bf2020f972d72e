//! Moving through the lines: to the next content, past blanks, empty lines and comments.

use memchr::memchr2;

use super::chars::{PLAIN, columns, is_blank, is_break};
use super::{END, Reader};

/// Where a run of unquoted text ends in its line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stop {
    /// At a `:` with a blank or nothing behind it.
    Colon,
    /// At a comma, bracket or brace of a flow collection.
    Flow,
    /// At a comment or the end of the line.
    Line,
}

/// What a line looks like from its first content on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// `- `
    Item,
    /// `key:`
    Key,
    Text,
}

/// How wide a tab in the indentation is taken to be. YAML has no answer, since it forbids them there.
const TAB: i32 = 4;

impl Reader<'_> {
    /// The byte at `at`; 0 behind the end.
    #[inline]
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.byte(self.pos)
    }

    /// Whether a blank, a line break or the end of the text is at `at`.
    #[inline]
    pub(super) fn is_space(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(|&byte| is_blank(byte) || is_break(byte))
    }

    /// Whether nothing but blanks stands before the next byte in its line.
    #[inline]
    pub(super) fn fresh(&self) -> bool {
        self.pos == self.first
    }

    /// Whether the document ends here.
    #[inline]
    pub(super) fn at_end(&self) -> bool {
        self.col == END && self.fresh()
    }

    /// The column of the next byte.
    pub(super) fn column(&self) -> i32 {
        if self.fresh() { self.col } else { columns(self.pos - self.line).saturating_add(self.shift) }
    }

    /// Whether a line starts here, with tabs in its indentation.
    pub(super) fn tab_indented(&self) -> bool {
        self.fresh() && self.col > self.spaces
    }

    /// The end of the line that `at` is in, its line break not included.
    pub(super) fn line_end(&self, at: usize) -> usize {
        memchr2(b'\n', b'\r', &self.bytes[at..]).map_or(self.bytes.len(), |length| at + length)
    }

    /// The position behind the character at `at`.
    pub(super) fn char_end(&self, at: usize) -> usize {
        at + self.text[at..].chars().next().map_or(0, char::len_utf8)
    }

    /// The position behind the line break at `at`.
    pub(super) fn behind_break(&self, at: usize) -> usize {
        at + if self.bytes[at] == b'\r' && self.byte(at + 1) == b'\n' { 2 } else { 1 }
    }

    pub(super) fn behind_blanks(&self, mut at: usize) -> usize {
        while is_blank(self.byte(at)) {
            at += 1;
        }
        at
    }

    #[inline]
    pub(super) fn skip_blanks(&mut self) {
        self.pos = self.behind_blanks(self.pos);
    }

    /// Goes to the next content, which may be where the reader stands.
    #[inline]
    pub(super) fn skip(&mut self) {
        self.skip_blanks();
        match self.bytes.get(self.pos) {
            Some(b'\n') => self.start_line(self.pos + 1),
            Some(b'\r') => self.start_line(self.behind_break(self.pos)),
            Some(b'#') if self.is_comment(self.pos) => {
                self.comment();
                self.skip();
            }
            Some(_) => {}
            None => {
                self.first = self.pos;
                self.col = END;
            }
        }
    }

    /// Whether the `#` at `at` starts a comment: it stands behind a blank or in front of its line (YAML 1.2.2 §6.6).
    pub(super) fn is_comment(&self, at: usize) -> bool {
        at == 0 || at == self.line || is_blank(self.bytes[at - 1]) || is_break(self.bytes[at - 1])
    }

    /// Goes to the first content from the line on that starts at `start`.
    #[inline]
    pub(super) fn start_line(&mut self, start: usize) {
        let mut at = start;
        let mut line = start;
        loop {
            while self.bytes.get(at) == Some(&b' ') {
                at += 1;
            }
            let Some(&byte) = self.bytes.get(at) else { break };
            match byte {
                b'\n' | b'\r' => {
                    at = self.behind_break(at);
                    line = at;
                }
                b'#' => {
                    self.pos = at;
                    self.comment();
                    at = self.pos;
                }
                b'\t' => {
                    if !self.tabs(line, at) {
                        return;
                    }
                    at = self.pos;
                }
                0xef if at == line && self.bytes[at..].starts_with(BOM) => {
                    at += BOM.len();
                    line = at;
                }
                b'-' | b'.' if at == line && self.is_marker(at) => break,
                _ => {
                    self.arrive(line, at, columns(at - line));
                    return;
                }
            }
        }
        self.arrive(line, at, END);
    }

    #[inline]
    fn arrive(&mut self, line: usize, at: usize, col: i32) {
        self.line = line;
        self.pos = at;
        self.first = at;
        self.col = col;
        self.spaces = col;
        self.shift = 0;
    }

    /// Passes the blanks at `at`, a tab among the first. Returns whether the line that starts at `line` has no content;
    /// else it has been arrived at.
    #[cold]
    fn tabs(&mut self, line: usize, at: usize) -> bool {
        let spaces = columns(at - line);
        let mut col = spaces;
        let mut end = at;
        while let Some(&byte) = self.bytes.get(end)
            && is_blank(byte)
        {
            col = col.saturating_add(if byte == b'\t' { TAB - col % TAB } else { 1 });
            end += 1;
        }
        self.pos = end;
        if self.bytes.get(end).is_none_or(|&byte| is_break(byte) || byte == b'#') {
            return true;
        }
        self.arrive(line, end, col);
        self.spaces = spaces;
        self.shift = col - columns(end - line);
        false
    }

    /// Takes the comment that starts here; the reader then stands at the end of its line.
    fn comment(&mut self) {
        let end = self.line_end(self.pos);
        let trimmed = self.trimmed(self.pos, end);
        self.comment_at(self.pos, trimmed);
        self.pos = end;
    }

    /// `end` moved left over the blanks before it, but not before `start`.
    pub(super) fn trimmed(&self, start: usize, mut end: usize) -> usize {
        while end > start && is_blank(self.bytes[end - 1]) {
            end -= 1;
        }
        end
    }

    /// Whether `---` or `...` with a blank or nothing behind it stands at `at`, which starts a line.
    pub(super) fn is_marker(&self, at: usize) -> bool {
        matches!(self.bytes.get(at..at + 3), Some(b"---" | b"...")) && self.is_space(at + 3)
    }

    /// Whether the indicator at the reader stands alone: a blank or nothing behind it.
    pub(super) fn at_indicator(&self, indicator: u8) -> bool {
        self.bytes.get(self.pos) == Some(&indicator) && self.is_space(self.pos + 1)
    }

    /// Where the text from `at` on ends in its line, as an unquoted scalar of a block collection.
    #[inline]
    pub(super) fn plain_stop(&self, mut at: usize) -> (usize, Stop) {
        loop {
            while let Some(&byte) = self.bytes.get(at)
                && !PLAIN[byte as usize]
            {
                at += 1;
            }
            match self.bytes.get(at) {
                Some(b':') if self.is_space(at + 1) => return (at, Stop::Colon),
                Some(b'#') if self.is_comment(at) => return (at, Stop::Line),
                Some(b':' | b'#') => at += 1,
                _ => return (at, Stop::Line),
            }
        }
    }

    /// What the line looks like whose content starts at `at`.
    pub(super) fn shape(&self, at: usize) -> Shape {
        match self.byte(at) {
            b'-' if self.is_space(at + 1) => Shape::Item,
            b'?' if self.is_space(at + 1) => Shape::Key,
            b'"' | b'\'' => match self.quote_end(at) {
                Some(end) => {
                    let end = self.behind_blanks(end);
                    if self.byte(end) == b':' && self.is_space(end + 1) { Shape::Key } else { Shape::Text }
                }
                None => Shape::Text,
            },
            b'#' => Shape::Text,
            _ if self.plain_stop(at).1 == Stop::Colon => Shape::Key,
            _ => Shape::Text,
        }
    }

    /// The position behind the quoted scalar that starts at `at`, if its line closes it.
    pub(super) fn quote_end(&self, at: usize) -> Option<usize> {
        let quote = self.bytes[at];
        let mut end = at + 1;
        loop {
            let byte = *self.bytes.get(end)?;
            if byte == b'\\' && quote == b'"' {
                end += 1;
            } else if is_break(byte) {
                return None;
            } else if byte == quote {
                if byte == b'"' || self.byte(end + 1) != quote {
                    return Some(end + 1);
                }
                end += 1;
            }
            end += 1;
        }
    }
}

pub(super) const BOM: &[u8] = "\u{feff}".as_bytes();
