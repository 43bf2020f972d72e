//! Literal and folded block scalars (YAML 1.2.2 §8.1).

use crate::tree::{KEEP, RawKind, STRIP};

use super::chars::{columns, is_break};
use super::lines::{BOM, Shape};
use super::{Level, LevelKind, Reader, Token};

impl Reader<'_> {
    /// Reads the block scalar that starts at the `|` or `>` here, and goes to the content behind it.
    pub(super) fn text_block(&mut self, around: Level) -> Token {
        let start = self.pos;
        let kind = if self.bytes[start] == b'|' { RawKind::Literal } else { RawKind::Folded };
        let mut token = Token::new(kind, start, start + 1);
        let indicator = self.block_header(&mut token);
        let header_end = self.pos;
        // The root's content may stand at the left margin; an indicator counts from there, too.
        let parent = if around.kind == LevelKind::Root { 0 } else { around.col };
        let least = around.col + 1;
        let mut indent = indicator.map(|it| parent + it);
        let mut deepest_blank = None;
        let mut at = header_end;
        // The end of the last line with content, and of the empty ones behind it.
        let mut content_end = None;
        let mut blanks_end = header_end;
        while at < self.bytes.len() {
            let line = self.behind_break(at);
            let mut next = line;
            while self.byte(next) == b' ' && indent.is_none_or(|indent| columns(next - line) < indent) {
                next += 1;
            }
            let spaces = columns(next - line);
            let behind = self.behind_blanks(next);
            // Tabs and spaces alone are an empty line to whoever wrote them.
            let tab = behind > next && spaces < indent.unwrap_or(least) && !self.is_text(behind);
            if tab {
                self.error(next, behind, "a tab cannot indent this line");
            }
            let next = if tab { behind } else { next };
            let Some(&byte) = self.bytes.get(next) else {
                at = next;
                blanks_end = next;
                break;
            };
            if is_break(byte) {
                if indent.is_none() && deepest_blank.is_none_or(|(deepest, _, _)| spaces > deepest) {
                    deepest_blank = Some((spaces, line, next));
                }
                at = next;
                blanks_end = self.behind_break(next);
                continue;
            }
            if spaces == 0 && (self.is_marker(line) || self.bytes[line..].starts_with(BOM)) {
                break;
            }
            if spaces < indent.unwrap_or(least)
                && (content_end.is_none() || !self.belongs_anyway(around, line, next))
            {
                break;
            }
            if indent.is_none() {
                indent = Some(spaces);
                if let Some((deepest, line, next)) = deepest_blank
                    && deepest > spaces
                {
                    self.error(
                        line,
                        next,
                        "this empty line is indented more than the first line of the text",
                    );
                }
            }
            at = self.line_end(next);
            content_end = Some(at);
            blanks_end = if at < self.bytes.len() { self.behind_break(at) } else { at };
        }
        // Without any text, all lines are empty however many spaces they have.
        token.extra = indent.map_or(u16::MAX, |indent| u16::try_from(indent).unwrap_or(u16::MAX));
        if token.flags & KEEP != 0 {
            token.end = blanks_end;
        } else if let Some(end) = content_end {
            token.end = end;
        }
        self.pos = at;
        // Where lines ended the scalar, `at` is the break before the first one that is not its own.
        if at < self.bytes.len() {
            self.start_line(self.behind_break(at));
        } else {
            self.skip();
        }
        token
    }

    /// Whether `at` is inside a line, not at its end.
    fn is_text(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(|&byte| !is_break(byte))
    }

    /// Reads the indicators and the comment behind `|` or `>`, to the end of the line.
    fn block_header(&mut self, token: &mut Token) -> Option<i32> {
        let mut indicator = None;
        self.pos += 1;
        loop {
            match self.peek() {
                b'-' if token.flags == 0 => token.flags |= STRIP,
                b'+' if token.flags == 0 => token.flags |= KEEP,
                digit @ b'1'..=b'9' if indicator.is_none() => indicator = Some(i32::from(digit - b'0')),
                _ => break,
            }
            self.pos += 1;
        }
        token.end = self.pos;
        let end = self.line_end(self.pos);
        let odd = self.pos;
        self.skip_blanks();
        if self.peek() == b'#' && self.pos > odd {
            let trimmed = self.trimmed(self.pos, end);
            self.comment_at(self.pos, trimmed);
        } else if self.pos < end {
            let sign = char::from(self.bytes[token.start]);
            let message = format!(
                "only `-` or `+`, one digit from 1 to 9 and a comment may stand behind `{sign}`; the text starts on the next line"
            );
            self.error(self.pos, self.trimmed(self.pos, end), message);
        }
        self.pos = end;
        indicator
    }

    /// Whether the line at `line`, which is indented less than the text before it but more than what is around, is
    /// text all the same. Reports it then.
    fn belongs_anyway(&mut self, around: Level, line: usize, content: usize) -> bool {
        let spaces = columns(content - line);
        if spaces <= around.col || self.bytes[content] == b'#' {
            return false;
        }
        let key = match self.shape(content) {
            Shape::Item => true,
            Shape::Text => false,
            Shape::Key => self.is_key_word(content, self.plain_stop(content).0),
        };
        if !key && !self.is_excused(line) {
            self.error(
                line,
                content,
                "this line is indented less than the first line of the text that it belongs to",
            );
        }
        !key
    }
}
