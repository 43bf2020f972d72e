//! Quoted scalars (YAML 1.2.2 §7.3.1, §7.3.2).

use crate::SyntaxError;
use crate::scalar;
use crate::tree::{COOKED, RawKind, UNCLOSED};
use wirelint_source::TextRange;

use super::chars::{columns, is_blank, is_break, is_flow};
use super::lines::Shape;
use super::{Reader, Token};

impl Reader<'_> {
    /// Reads the quoted scalar that starts here, its further lines being indented by more than `around` columns; with
    /// `one_line` it must end in its line, as keys do. The reader then stands behind the closing quote.
    pub(super) fn quoted(&mut self, around: i32, one_line: bool) -> Token {
        let start = self.pos;
        let quote = self.bytes[start];
        let double = quote == b'"';
        let kind = if double { RawKind::DoubleQuoted } else { RawKind::SingleQuoted };
        let mut token = Token::new(kind, start, start);
        let mut at = start + 1;
        let mut errors = Errors::default();
        loop {
            while let Some(&byte) = self.bytes.get(at)
                && byte != quote
                && byte != b'\\'
                && !is_break(byte)
            {
                at += 1;
            }
            match self.bytes.get(at) {
                Some(b'\\') if double => {
                    token.flags |= COOKED;
                    at = self.escape(at, &mut errors);
                }
                Some(b'\\') => at += 1,
                Some(&byte) if byte == quote => {
                    if double || self.byte(at + 1) != quote {
                        break;
                    }
                    token.flags |= COOKED;
                    at += 2;
                }
                Some(_) if !one_line => match self.quoted_line(at, around, &mut errors) {
                    Some(next) => {
                        token.flags |= COOKED;
                        at = next;
                    }
                    None => return self.unclosed_quote(token, at),
                },
                _ => return self.unclosed_quote(token, at),
            }
        }
        if !self.bytes[start..at].iter().any(|&byte| is_break(byte)) || self.is_sound_end(at + 1) {
            token.end = at + 1;
            self.pos = at + 1;
            errors.report(self);
            return token;
        }
        // Text behind the closing quote: more likely, this one opens another scalar, and ours was never closed.
        if self.key_line(start, at).is_some() {
            return self.unclosed_quote(token, at);
        }
        token.end = at + 1;
        self.pos = at + 1;
        errors.report(self);
        token
    }

    /// Goes from the line break at `at` to the next content of the scalar. `None` where indentation says that the
    /// scalar does not go on.
    fn quoted_line(&mut self, at: usize, around: i32, errors: &mut Errors) -> Option<usize> {
        let (mut line, mut next) = (at, at);
        while self.bytes.get(next).is_some_and(|&byte| is_break(byte)) {
            line = self.behind_break(next);
            next = line;
            while is_blank(self.byte(next)) {
                next += 1;
            }
        }
        self.bytes.get(next)?;
        if next == line && self.is_marker(line) {
            return None;
        }
        let spaces = self.bytes[line..next].iter().take_while(|&&byte| byte == b' ').count();
        if columns(spaces) <= around {
            let quote = self.bytes[next];
            if spaces == next - line && !matches!(quote, b'"' | b'\'') && self.shape(next) != Shape::Text {
                return None;
            }
            errors.indent.get_or_insert((line, next, spaces < next - line));
        }
        self.line = line;
        self.shift = 0;
        Some(next)
    }

    /// Passes the escape at `at`.
    fn escape(&self, at: usize, errors: &mut Errors) -> usize {
        let kind = self.byte(at + 1);
        match kind {
            b'x' | b'u' | b'U' => {
                let length = scalar::escape_length(kind as char);
                let digits = self.bytes[at + 2..].iter().take(length);
                let digits = digits.take_while(|byte| byte.is_ascii_hexdigit()).count();
                if digits < length {
                    errors.escapes.push((at, at + 2 + digits));
                }
                at + 2 + digits
            }
            b'0' | b'a' | b'b' | b't' | b'\t' | b'n' | b'v' | b'f' | b'r' | b'e' | b' ' | b'"' | b'/'
            | b'\\' | b'N' | b'_' | b'L' | b'P' => at + 2,
            // An escaped line break: the line behind it is looked at as any other.
            b'\n' | b'\r' => at + 1,
            _ if at + 1 >= self.bytes.len() => at + 1,
            _ => {
                let length = self.text[at + 1..].chars().next().map_or(1, char::len_utf8);
                errors.escapes.push((at, at + 1 + length));
                at + 1 + length
            }
        }
    }

    /// Whether what follows `at` can follow a quoted scalar.
    fn is_sound_end(&self, mut at: usize) -> bool {
        let close = at;
        while is_blank(self.byte(at)) {
            at += 1;
        }
        match self.bytes.get(at) {
            None => true,
            Some(b'#') => at > close,
            Some(&byte) => is_break(byte) || byte == b':' || is_flow(byte),
        }
    }

    /// Ends a scalar that has no closing quote before `stop`: where its first line ends that looks like no text, and
    /// at the latest there.
    #[cold]
    fn unclosed_quote(&mut self, mut token: Token, stop: usize) -> Token {
        let key_line = self.key_line(token.start, stop);
        if let Some(end) = key_line {
            // Where the next line stands is no second mistake.
            self.excused = self.behind_break(end);
        }
        let written = &self.text[token.start..key_line.unwrap_or(stop)];
        let mut end = token.start + written.trim_end_matches([' ', '\t', '\n', '\r']).len();
        let lines = self.bytes[token.start..end].iter().any(|&byte| is_break(byte));
        let (colon, _) = self.plain_stop(token.start);
        if self.flow.is_open() {
            // The brackets around it are closed all the same.
            let closed = self.text[token.start + 1..end].trim_end_matches([']', '}', ',', ' ', '\t']);
            end = token.start + 1 + closed.len();
        } else if !lines && self.fresh() && self.byte(colon) == b':' && self.is_key_word(token.start, colon) {
            // A key lost its closing quote; its colon did not.
            end = end.min(self.trimmed(token.start, colon));
        }
        token.flags = UNCLOSED;
        if lines || self.bytes[token.start + 1..end].iter().any(|&byte| byte == b'\\' || byte == b'\'') {
            token.flags |= COOKED;
        }
        token.end = end;
        self.go_back(end);
        let quote = char::from(self.bytes[token.start]);
        self.error(
            token.start,
            token.start + 1,
            format!("the quote `{quote}` that opens here is never closed"),
        );
        token
    }

    /// The end of the line before the first line that looks like a key or an item, between `start` and `stop`.
    fn key_line(&self, start: usize, stop: usize) -> Option<usize> {
        let mut at = self.line_end(start);
        while at < stop {
            let mut next = self.behind_break(at);
            while is_blank(self.byte(next)) {
                next += 1;
            }
            let shape = self.shape(next);
            if shape == Shape::Item {
                return Some(at);
            }
            if shape == Shape::Key {
                let (colon, _) = self.plain_stop(next);
                if self.is_key_word(next, colon) {
                    return Some(at);
                }
            }
            at = self.line_end(next);
        }
        None
    }
}

/// What is wrong inside a quoted scalar, held back until it is clear where the scalar ends.
#[derive(Default)]
struct Errors {
    escapes: Vec<(usize, usize)>,
    /// The first line that is not indented enough, its first content, and whether tabs are to blame.
    indent: Option<(usize, usize, bool)>,
}

impl Errors {
    fn report(self, reader: &mut Reader<'_>) {
        if let Some((line, content, tab)) = self.indent {
            let range = TextRange::new(line as u32, content as u32);
            let message = if tab {
                "a tab cannot indent this line of a quoted value"
            } else {
                "this line of a quoted value is not indented more than what the value belongs to"
            };
            reader.report(SyntaxError::new(range, message).help("indent it with spaces"));
        }
        for (start, end) in self.escapes {
            let escape = &reader.text[start..end];
            let error = SyntaxError::new(
                TextRange::new(start as u32, end as u32),
                format!("`{}` is no escape", escape.escape_debug()),
            );
            reader.report(error.help("write `\\\\` for a backslash, or use single quotes"));
        }
    }
}
