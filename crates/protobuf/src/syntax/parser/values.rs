//! Options and their values.

use wirelint_source::TextRange;

use super::{MAX_DEPTH, Mark, Parser, Step, SyntaxError, TokenKind, Unread};
use crate::syntax::node::NodeKind;
use crate::syntax::tree::{NEGATIVE, UNCLOSED};
use crate::syntax::views::Scalar;

impl Parser<'_> {
    /// `option name = value;`
    pub(super) fn option_statement(&mut self) {
        self.plain(NodeKind::Option, |it| {
            it.bump();
            it.option()?;
            it.expect_semicolon("the option")
        });
    }

    /// `[name = value, …]`, if it is there.
    pub(super) fn compact_options(&mut self) -> Step {
        if !self.at(b'[') {
            return Ok(());
        }
        let mark = self.begin(NodeKind::CompactOptions);
        self.bump();
        let read = self.compact_options_inside();
        self.finish(mark);
        read
    }

    fn compact_options_inside(&mut self) -> Step {
        loop {
            let mark = self.begin(NodeKind::Option);
            let read = self.option();
            self.finish(mark);
            if read.is_err() {
                // The field is whole but for this option.
                self.skip_option();
            }
            if self.eat(b',') {
                continue;
            }
            if self.eat(b']') {
                return Ok(());
            }
            return Err(if read.is_err() { Unread } else { self.expected("`,` or `]`") });
        }
    }

    /// Passes over the rest of an option in brackets.
    fn skip_option(&mut self) {
        let mut depth = 0_u32;
        while !self.at_end() && !self.ends_all() {
            match self.token.symbol {
                b'[' | b'{' => depth += 1,
                b']' | b'}' | b',' | b';' if depth == 0 => return,
                b']' | b'}' => depth -= 1,
                _ => {}
            }
            self.bump();
        }
    }

    fn option(&mut self) -> Step {
        self.option_name()?;
        self.expect(b'=', "`=` and the value of the option")?;
        match self.token.symbol {
            b'{' => self.message_literal(b'}'),
            _ => self.scalar("the value of the option"),
        }
    }

    fn option_name(&mut self) -> Step {
        let mark = self.begin(NodeKind::OptionName);
        let mut read = Ok(());
        loop {
            if self.at(b'(') {
                read = self.bracketed(NodeKind::ExtensionName, b')', "`)` behind the extension");
            } else if self.at_ident() {
                self.leaf(NodeKind::Name);
            } else {
                read = Err(self.expected("the name of an option"));
            }
            if read.is_err() || !self.eat(b'.') {
                break;
            }
        }
        self.finish(mark);
        read
    }

    /// A path in brackets.
    fn bracketed(&mut self, kind: NodeKind, close: u8, what: &'static str) -> Step {
        let mark = self.begin(kind);
        self.bump();
        let read = self.path(NodeKind::Path, true, "the name of an extension");
        let read = read.and_then(|_| {
            if close == b']' && self.at(b'/') {
                self.raw(mark).kind = NodeKind::TypeUrl;
                self.bump();
                self.path(NodeKind::Path, false, "the name of a type")?;
            }
            self.expect(close, what)
        });
        self.finish(mark);
        read
    }

    /// A number, an identifier or a string.
    fn scalar(&mut self, what: &'static str) -> Step {
        if self.token.kind == TokenKind::Str {
            return self.string(what);
        }
        let mark = self.begin(NodeKind::Ident);
        if self.eat(b'-') {
            self.raw(mark).flags |= NEGATIVE;
        }
        let kind = match self.token.kind {
            TokenKind::Ident => NodeKind::Ident,
            TokenKind::Int => NodeKind::Int,
            TokenKind::Float => NodeKind::Float,
            _ => {
                self.nodes.truncate(mark.0 as usize);
                return Err(self.expected(what));
            }
        };
        self.raw(mark).kind = kind;
        if kind != NodeKind::Ident {
            self.check_number();
        }
        self.bump();
        self.finish(mark);
        Ok(())
    }

    /// `{ … }` or, where `close` is `>`, `< … >`.
    fn message_literal(&mut self, close: u8) -> Step {
        let mark = self.begin(NodeKind::MessageLiteral);
        let open = self.bump().range;
        self.nested(mark, open, |it| {
            while !it.at(close) {
                if it.at_end() || it.ends_all() || it.ends_literal() {
                    it.raw(mark).flags |= UNCLOSED;
                    let unread = it.expected(if close == b'}' { "`}`" } else { "`>`" });
                    if let Some(error) = it.errors.last_mut() {
                        error.related = Some((open, "the message opens here".into()));
                    }
                    return Err(unread);
                }
                let field = it.begin(NodeKind::LiteralField);
                let read = it.literal_field();
                it.finish(field);
                if read.is_err() {
                    it.skip_literal_field();
                    if !it.at(close) && matches!(it.token.symbol, b'}' | b'>' | b']') {
                        return Err(Unread);
                    }
                } else if !it.eat(b',') {
                    it.eat(b';');
                }
            }
            it.bump();
            Ok(())
        })
    }

    /// Whether the token to be read next cannot stand in a message literal, but begins a statement.
    fn ends_literal(&self) -> bool {
        if !self.at_ident() || !self.is_first_on_line() {
            return false;
        }
        let word = self.word();
        let is_keyword = matches!(word, "rpc" | "optional" | "required" | "repeated" | "oneof")
            || Scalar::of(word).is_some();
        (is_keyword && self.peek().kind == TokenKind::Ident) || self.begins_top_level()
    }

    /// Passes over the rest of a field that cannot be read: up to and with what separates it from the next one, up to a closing
    /// bracket, or up to what looks like the next one.
    fn skip_literal_field(&mut self) {
        while !self.at_end() && !self.ends_all() && !self.ends_literal() {
            match self.token.symbol {
                b'{' | b'[' | b'<' => self.skip_brackets(0),
                b'}' | b']' | b'>' => return,
                b',' | b';' => {
                    self.bump();
                    return;
                }
                _ if self.at_ident()
                    && self.is_first_on_line()
                    && matches!(self.peek().symbol, b':' | b'{') =>
                {
                    return;
                }
                _ => {
                    self.bump();
                }
            }
        }
    }

    /// Passes over everything up to and with what closes the `depth` brackets that are open, or the first one that opens.
    fn skip_brackets(&mut self, mut depth: u32) {
        while !self.at_end() && !self.ends_all() {
            match self.token.symbol {
                b'{' | b'[' | b'<' => depth += 1,
                b'}' | b']' | b'>' => depth -= 1,
                _ => {}
            }
            self.bump();
            if depth == 0 {
                return;
            }
        }
    }

    /// What a bracket, which has been taken, opens, one level deeper; what is too deep is not read.
    fn nested(&mut self, mark: Mark, open: TextRange, read: impl FnOnce(&mut Self) -> Step) -> Step {
        if self.depth >= MAX_DEPTH {
            let error = SyntaxError::new(open, format!("values nest deeper than {MAX_DEPTH} levels"));
            self.error(error.help("what stands in this one is not read"));
            self.skip_brackets(1);
            self.finish(mark);
            return Ok(());
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        self.finish(mark);
        read
    }

    fn literal_field(&mut self) -> Step {
        if self.at(b'[') {
            self.bracketed(NodeKind::ExtensionName, b']', "`]` behind the extension")?;
        } else if self.at_ident() {
            self.leaf(NodeKind::Name);
        } else {
            return Err(self.expected("the name of a field"));
        }
        let has_colon = self.eat(b':');
        match self.token.symbol {
            b'{' => self.message_literal(b'}'),
            b'<' => self.message_literal(b'>'),
            b'[' => self.list(has_colon),
            _ if !has_colon => Err(self.expected("`:` behind the name of the field")),
            _ => self.scalar("the value of the field"),
        }
    }

    /// `[value, …]`; without a `:` before it only messages may stand in it.
    fn list(&mut self, may_be_scalars: bool) -> Step {
        let mark = self.begin(NodeKind::ListLiteral);
        let open = self.bump().range;
        self.nested(mark, open, |it| {
            if it.eat(b']') {
                return Ok(());
            }
            loop {
                match it.token.symbol {
                    b'{' => it.message_literal(b'}')?,
                    b'<' => it.message_literal(b'>')?,
                    _ if may_be_scalars => it.scalar("a value")?,
                    _ => return Err(it.expected("a message, or `:` before the list")),
                }
                if !it.eat(b',') {
                    return it.expect(b']', "`,` or `]`");
                }
            }
        })
    }
}
