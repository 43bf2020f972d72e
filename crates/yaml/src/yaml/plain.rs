//! Unquoted scalars (YAML 1.2.2 §7.3.3) and aliases.

use crate::SyntaxError;
use crate::tree::{COOKED, RawKind};
use wirelint_source::TextRange;

use super::chars::{FLOW_PLAIN, columns, is_blank, is_flow};
use super::lines::Stop;
use super::{Level, Reader, Token};

impl Reader<'_> {
    /// Reads the unquoted scalar that starts at the reader and whose first line stops at `stop`. Goes to the content
    /// behind it.
    #[inline]
    pub(super) fn plain(&mut self, around: Level, stop: (usize, Stop)) -> Token {
        let start = self.pos;
        let mut token = Token::new(RawKind::Plain, start, self.trimmed(start, stop.0));
        self.pos = stop.0;
        if stop.1 == Stop::Colon {
            self.colon_in_text(start);
            self.pos = self.text_end(stop.0);
            token.end = self.trimmed(start, self.pos);
        }
        let comments = self.pending.comments.len();
        self.skip();
        if self.col > around.col && comments == self.pending.comments.len() {
            self.continue_plain(around, &mut token);
        }
        token
    }

    /// Reads the further lines of an unquoted scalar.
    fn continue_plain(&mut self, around: Level, token: &mut Token) {
        let comments = self.pending.comments.len();
        while self.fresh() && self.col > around.col && comments == self.pending.comments.len() {
            let (mut end, stop) = self.plain_stop(self.pos);
            if stop == Stop::Colon {
                if self.is_key_word(self.pos, end) || self.col <= self.token_column(token) {
                    return;
                }
                self.colon_in_text(self.pos);
                end = self.text_end(end);
            }
            if self.spaces <= around.col {
                self.tab_error();
            }
            token.end = self.trimmed(self.pos, end);
            token.flags |= COOKED;
            self.pos = end;
            self.skip();
        }
    }

    /// The column of a token that leads its line; beyond all columns where it does not.
    fn token_column(&self, token: &Token) -> i32 {
        let mut line = token.start;
        while line > 0 && self.bytes[line - 1] == b' ' {
            line -= 1;
        }
        let leads = line == 0 || super::chars::is_break(self.bytes[line - 1]);
        if leads { columns(token.start - line) } else { super::END }
    }

    /// The end of the text of the line, colons in it or not.
    fn text_end(&self, mut at: usize) -> usize {
        loop {
            match self.plain_stop(at) {
                (end, Stop::Colon) => at = end + 1,
                (end, _) => return end,
            }
        }
    }

    fn colon_in_text(&mut self, start: usize) {
        let (at, _) = self.plain_stop(start);
        let range = TextRange::new(at as u32, at as u32 + 1);
        let error = SyntaxError::new(range, "`: ` cannot stand in an unquoted value");
        self.report(error.help("quote the value, or put the inner key on a line of its own"));
    }

    /// Reads the unquoted scalar of a flow collection that starts at the reader, and goes to the content behind it.
    pub(super) fn flow_plain(&mut self) -> (Token, Stop) {
        let start = self.pos;
        let (mut end, mut stop) = self.flow_plain_stop(start);
        let mut token = Token::new(RawKind::Plain, start, self.trimmed(start, end));
        loop {
            self.pos = end;
            if stop != Stop::Line {
                break;
            }
            let comments = self.pending.comments.len();
            let line = self.line;
            if !self.flow_skip() || comments != self.pending.comments.len() || self.line == line {
                break;
            }
            let at = self.pos;
            (end, stop) = self.flow_plain_stop(at);
            if end == at {
                break;
            }
            token.end = self.trimmed(at, end);
            token.flags |= COOKED;
        }
        (token, stop)
    }

    pub(super) fn flow_plain_stop(&self, mut at: usize) -> (usize, Stop) {
        loop {
            while let Some(&byte) = self.bytes.get(at)
                && !FLOW_PLAIN[byte as usize]
            {
                at += 1;
            }
            match self.bytes.get(at) {
                Some(b':') if self.is_space(at + 1) || is_flow(self.byte(at + 1)) => {
                    return (at, Stop::Colon);
                }
                Some(b'#') if self.is_comment(at) => return (at, Stop::Line),
                Some(b':' | b'#') => at += 1,
                Some(&byte) if is_flow(byte) => return (at, Stop::Flow),
                _ => return (at, Stop::Line),
            }
        }
    }

    /// Whether an alias starts here: `*` with a name behind it.
    pub(super) fn at_alias(&self) -> bool {
        self.peek() == b'*' && !self.is_space(self.pos + 1) && !is_flow(self.byte(self.pos + 1))
    }

    /// Reads the alias that starts here, and goes behind the blanks behind it.
    pub(super) fn alias(&mut self) -> Token {
        let start = self.pos;
        self.anchor();
        let token = Token::new(RawKind::Alias, start, self.pos);
        self.skip_blanks();
        token
    }

    /// Whether the text from `start` to the colon at `colon` is what people write as keys, not the words of a sentence.
    pub(super) fn is_key_word(&self, start: usize, colon: usize) -> bool {
        let key = &self.bytes[start..self.trimmed(start, colon)];
        if matches!(key.first(), Some(b'"' | b'\'')) {
            return true;
        }
        // `Note: …` is a sentence, `Order:` a name.
        let sentence = key.first().is_none_or(u8::is_ascii_uppercase);
        !key.iter().any(|&byte| is_blank(byte)) && (!sentence || self.line_end(colon) == colon + 1)
    }
}
