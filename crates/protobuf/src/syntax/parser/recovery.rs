//! Where reading goes on behind what cannot be read.

use wirelint_source::TextRange;

use super::{Parser, SyntaxError, TokenKind};
use crate::syntax::node::NodeKind;

impl Parser<'_> {
    /// Whether the token to be read next begins a top-level definition that ends whatever is open.
    pub(super) fn ends_all(&self) -> bool {
        self.by_columns
            && self.is_in_first_column()
            && self.begins_top_level()
            && self.token.range.start > self.base
    }

    /// Whether the token to be read next is a keyword that begins a top-level statement, and what follows agrees.
    pub(super) fn begins_top_level(&self) -> bool {
        let next = || self.peek();
        match self.word() {
            "message" | "enum" | "service" | "extend" | "package" => {
                let next = next();
                next.kind == TokenKind::Ident || next.symbol == b'.'
            }
            "import" => matches!(next().kind, TokenKind::Str | TokenKind::Ident),
            "syntax" | "edition" => next().symbol == b'=',
            "option" => {
                let next = next();
                next.kind == TokenKind::Ident || next.symbol == b'('
            }
            "export" | "local" => matches!(self.word_of(next()), "message" | "enum"),
            _ => false,
        }
    }

    /// Whether the token to be read next begins a line, and looks like the beginning of a statement.
    fn begins_statement(&self) -> bool {
        if !self.at_ident() || !self.is_first_on_line() {
            return false;
        }
        let next = self.peek();
        match self.word() {
            "optional" | "required" | "repeated" | "rpc" | "oneof" | "reserved" | "extensions" => true,
            "map" => next.symbol == b'<' || next.kind == TokenKind::Ident,
            _ => {
                self.begins_top_level() || next.kind == TokenKind::Ident || matches!(next.symbol, b'.' | b'=')
            }
        }
    }

    /// Passes over the rest of a statement that cannot be read: up to and with its `;`, up to and with the block that it opens, or up to
    /// what ends the block that it is in, or begins another statement.
    pub(super) fn skip_statement(&mut self) {
        let mut depth = 0_u32;
        loop {
            if self.at_end() {
                self.ran_out = true;
            }
            if self.at_end() || self.ends_all() || (depth == 0 && self.begins_statement()) {
                return;
            }
            match self.token.symbol {
                b'{' => depth += 1,
                b'}' if depth == 0 => return,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        self.bump();
                        self.eat(b';');
                        return;
                    }
                }
                b';' if depth == 0 => {
                    self.bump();
                    return;
                }
                _ => {}
            }
            self.bump();
        }
    }

    /// Passes over what stands in a block, up to its `}`.
    pub(super) fn skip_block(&mut self) {
        let mut depth = 0_u32;
        while !self.at_end() && !self.ends_all() {
            match self.token.symbol {
                b'{' => depth += 1,
                b'}' if depth == 0 => return,
                b'}' => depth -= 1,
                _ => {}
            }
            self.bump();
        }
    }

    /// Takes a statement that is none, in a block.
    pub(super) fn junk(&mut self, what: &'static str) {
        let mark = self.begin(NodeKind::Error);
        let _ = self.expected_here(what);
        self.bump();
        self.skip_statement();
        self.finish(mark);
    }

    /// Takes everything up to the next top-level statement: one error, however much it is.
    pub(super) fn top_level_junk(&mut self) {
        let mark = self.begin(NodeKind::Error);
        if self.at(b'}') {
            let error = SyntaxError::new(self.token.range, "this `}` closes nothing");
            self.error(error.help("remove it, or look for a `{` that is missing above it"));
        } else {
            self.expected_here("a top-level statement such as `message`, `enum` or `service`");
        }
        self.bump();
        while !self.at_end() {
            if self.begins_top_level() && self.may_begin_here() {
                break;
            }
            self.bump();
        }
        self.finish(mark);
    }

    /// Whether a statement may begin at the token to be read next: it begins a line, or something ends before it.
    fn may_begin_here(&self) -> bool {
        let before = self.text.as_bytes()[..self.read as usize].last();
        self.is_first_on_line() || matches!(before, Some(b';' | b'}'))
    }

    /// As [`Self::expected`], but always at the token itself.
    fn expected_here(&mut self, what: &'static str) -> super::Unread {
        if self.token.kind == TokenKind::UnclosedStr {
            return self.unclosed_string();
        }
        let message = format!("expected {what}, found {}", self.found());
        self.error(SyntaxError::new(self.token.range, message));
        super::Unread
    }

    /// Says that the block that opens at `open` ends without its `}`.
    pub(super) fn unclosed(&mut self, open: TextRange) {
        if self.at_end() {
            self.ran_out = true;
        }
        let message = if self.at_end() {
            "expected `}` before the end of the file".to_owned()
        } else {
            format!("expected `}}` before {}", self.found())
        };
        let range = if self.at_end() { TextRange::empty(self.read) } else { self.token.range };
        self.error(SyntaxError::new(range, message).related(open, "this `{` is never closed"));
    }
}
