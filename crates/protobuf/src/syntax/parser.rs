//! From tokens to the tree, by recursive descent, statement by statement.
//!
//! A statement that cannot be read is reported once, at the token where it goes wrong; reading goes on behind its `;`, behind
//! the block that it opens, at the `}` of the block that it is in, or at the next line that begins as a statement does.
//!
//! Where the text ends inside of a block, a `}` is missing somewhere before. The item is then read once more, and so is all
//! behind it, *by columns*: a definition that begins its line in the first column ends whatever is open, so that those behind
//! the broken one are what they would be without it.

mod declarations;
mod fields;
mod items;
mod recovery;
mod values;

use std::borrow::Cow;
use std::cell::Cell;

use wirelint_source::{Items, Text, TextRange};

use super::node::NodeKind;
use super::token::{Lexer, Token, TokenKind};
use super::tree::{Item, Parse, Raw};
use super::{SyntaxError, literal};

pub(super) use items::Reader;

/// How deep blocks and message literals may nest. `protoc` refuses more than 32 levels.
pub const MAX_DEPTH: u32 = 100;

/// How many errors one item keeps; who has made that many has made one.
const MAX_ERRORS: usize = 100;

/// Reads `text` into a tree. Never fails: what could not be read is in [`Parse::errors`].
///
/// A text of more than `u32::MAX` bytes is not read: the tree is empty and has one error.
pub fn parse(text: impl Into<Text>) -> Parse {
    let text = text.into();
    if u32::try_from(text.len()).is_err() {
        let error = SyntaxError::new(TextRange::default(), "the file is larger than 4 GiB");
        let skeleton = Item { errors: Box::new([error]), ..Item::default() };
        return Parse { text: Text::default(), items: Items::without_any(skeleton) };
    }
    let items = Items::of(Reader::new(&text, 0, false));
    Parse { text, items }
}

/// A statement cannot be read any further; why has been reported.
struct Unread;

type Step<T = ()> = Result<T, Unread>;

/// What a node being made is called.
#[derive(Clone, Copy)]
struct Mark(u32);

/// Reads one item after the other.
pub(super) struct Parser<'t> {
    text: &'t str,
    lexer: Lexer<'t>,
    /// The token to be read next.
    token: Token,
    /// The end of the token that was read last.
    read: u32,
    /// Where the item starts.
    base: u32,
    nodes: Vec<Raw>,
    /// The comments of the item so far, and those before the token to be read next; from the start of the file.
    comments: Vec<TextRange>,
    errors: Vec<SyntaxError>,
    /// How far ahead has been looked.
    furthest: Cell<u32>,
    depth: u32,
    /// Whether definitions in the first column end what is open.
    by_columns: bool,
    /// Whether the text has ended inside of a block.
    ran_out: bool,
}

impl<'t> Parser<'t> {
    /// Starts at `base`, where an item begins.
    fn new(text: &'t str, base: u32) -> Self {
        let mut parser = Self {
            text,
            lexer: Lexer::new(text, base as usize),
            token: Token { kind: TokenKind::End, symbol: 0, escaped: false, range: TextRange::empty(base) },
            read: base,
            base,
            nodes: Vec::new(),
            comments: Vec::new(),
            errors: Vec::new(),
            furthest: Cell::new(0),
            depth: 0,
            by_columns: false,
            ran_out: false,
        };
        if base == 0 && text.starts_with('\u{feff}') {
            // A byte order mark says nothing.
            parser.lexer.at = '\u{feff}'.len_utf8();
        }
        parser.advance();
        parser
    }

    /// Looks at the next token.
    #[inline]
    fn advance(&mut self) {
        let comments = &mut self.comments;
        self.token = self.lexer.next(|it| comments.push(it));
    }

    /// Takes the token that is to be read next.
    #[inline]
    fn bump(&mut self) -> Token {
        let token = self.token;
        self.read = token.range.end;
        self.advance();
        token
    }

    /// The token behind the one that is to be read next.
    fn peek(&self) -> Token {
        let mut lexer = self.lexer;
        let token = lexer.next(|_| ());
        self.furthest.set(self.furthest.get().max(token.range.end));
        token
    }

    /// The tokens behind the one that is to be read next.
    fn peek_two(&self) -> (Token, Token) {
        let mut lexer = self.lexer;
        let tokens = (lexer.next(|_| ()), lexer.next(|_| ()));
        self.furthest.set(self.furthest.get().max(tokens.1.range.end));
        tokens
    }

    #[inline]
    fn at(&self, symbol: u8) -> bool {
        self.token.symbol == symbol
    }

    #[inline]
    fn at_end(&self) -> bool {
        self.token.kind == TokenKind::End
    }

    #[inline]
    fn at_ident(&self) -> bool {
        self.token.kind == TokenKind::Ident
    }

    /// The identifier that is to be read next; empty where it is something else.
    #[inline]
    fn word(&self) -> &'t str {
        self.word_of(self.token)
    }

    #[inline]
    fn word_of(&self, token: Token) -> &'t str {
        if token.kind == TokenKind::Ident { token.range.of(self.text) } else { "" }
    }

    #[inline]
    fn eat(&mut self, symbol: u8) -> bool {
        let is_there = self.at(symbol);
        if is_there {
            self.bump();
        }
        is_there
    }

    /// Whether the token to be read next is the first one on its line.
    fn is_first_on_line(&self) -> bool {
        let before = TextRange::new(self.read, self.token.range.start).of(self.text);
        self.read == 0 || before.contains('\n')
    }

    /// Whether the token to be read next stands in the first column.
    fn is_in_first_column(&self) -> bool {
        let before = &self.text.as_bytes()[..self.token.range.start as usize];
        matches!(before.last(), None | Some(b'\n' | b'\r'))
    }

    // Nodes.

    /// Begins a node at the token to be read next.
    #[inline]
    fn begin(&mut self, kind: NodeKind) -> Mark {
        let start = self.token.range.start;
        self.nodes.push(Raw { start, end: start, next: 0, kind, flags: 0, extra: 0 });
        Mark(self.nodes.len() as u32 - 1)
    }

    /// Ends a node behind the token that was read last. One that has no token is none.
    #[inline]
    fn finish(&mut self, mark: Mark) {
        let (read, next) = (self.read, self.nodes.len() as u32);
        let node = &mut self.nodes[mark.0 as usize];
        if read <= node.start {
            self.nodes.truncate(mark.0 as usize);
            return;
        }
        node.end = read;
        node.next = next;
    }

    #[inline]
    fn raw(&mut self, mark: Mark) -> &mut Raw {
        &mut self.nodes[mark.0 as usize]
    }

    /// Takes the token to be read next as a node without content.
    #[inline]
    fn leaf(&mut self, kind: NodeKind) -> Mark {
        let mark = self.begin(kind);
        self.bump();
        self.finish(mark);
        mark
    }

    // Errors.

    fn error(&mut self, error: SyntaxError) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(error);
        }
    }

    /// Says that something else is needed where the next token is. Where that begins a line, something is missing at the end of
    /// what was read.
    fn expected(&mut self, what: impl Into<Cow<'static, str>>) -> Unread {
        let what = what.into();
        let error = match self.token.kind {
            _ if (self.at_end() || self.is_first_on_line()) && self.read > self.base => {
                SyntaxError::new(TextRange::empty(self.read), format!("expected {what}"))
            }
            TokenKind::End => {
                SyntaxError::new(self.token.range, format!("expected {what}, found the end of the file"))
            }
            TokenKind::UnclosedStr => return self.unclosed_string(),
            _ => SyntaxError::new(self.token.range, format!("expected {what}, found {}", self.found())),
        };
        self.error(error);
        Unread
    }

    fn unclosed_string(&mut self) -> Unread {
        self.error(
            SyntaxError::new(self.token.range, "the string is never closed")
                .help("a string ends on its line; write several in a row for a longer one"),
        );
        Unread
    }

    /// How a message calls the next token.
    fn found(&self) -> String {
        let text = self.token.range.of(self.text);
        // Rather a part of it than a message of many lines.
        let short = text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end]);
        match self.token.kind {
            TokenKind::End => "the end of the file".into(),
            TokenKind::Str | TokenKind::UnclosedStr => "a string".into(),
            _ => format!("`{short}`"),
        }
    }

    fn expect(&mut self, symbol: u8, what: &'static str) -> Step {
        if self.eat(symbol) { Ok(()) } else { Err(self.expected(what)) }
    }

    /// The `;` of a statement. Where the next line follows, only the `;` is missing.
    fn expect_semicolon(&mut self, behind: &'static str) -> Step {
        if self.eat(b';') {
            return Ok(());
        }
        let goes_on = self.at_end() || self.at(b'}') || self.is_first_on_line();
        let unread = if goes_on {
            self.error(SyntaxError::new(
                TextRange::empty(self.read),
                format!("expected `;` behind {behind}"),
            ));
            return Ok(());
        } else {
            self.expected(format!("`;` behind {behind}"))
        };
        Err(unread)
    }

    /// The name of a definition.
    fn name(&mut self, what: &'static str) -> Step<Mark> {
        if self.at_ident() { Ok(self.leaf(NodeKind::Name)) } else { Err(self.expected(what)) }
    }

    /// Strings in a row, read as one.
    fn string(&mut self, what: &'static str) -> Step {
        if self.token.kind != TokenKind::Str {
            return Err(self.expected(what));
        }
        let mark = self.begin(NodeKind::Str);
        let mut parts = 0;
        let mut escaped = false;
        while self.token.kind == TokenKind::Str {
            if self.token.escaped {
                escaped = true;
                self.check_escapes();
            }
            parts += 1;
            self.bump();
        }
        if escaped || parts > 1 {
            self.raw(mark).flags |= super::tree::COOKED;
        }
        self.finish(mark);
        if self.token.kind == TokenKind::UnclosedStr {
            return Err(self.unclosed_string());
        }
        Ok(())
    }

    fn check_escapes(&mut self) {
        let range = self.token.range;
        let text = range.of(self.text);
        let mut faults = Vec::new();
        literal::unescape(literal::content(text), &mut Vec::new(), |at, length| faults.push((at, length)));
        for (at, length) in faults {
            let start = range.start + 1 + at as u32;
            let fault = TextRange::new(start, start + length as u32);
            let message = format!("`{}` is not an escape", fault.of(self.text));
            self.error(SyntaxError::new(fault, message).help("write `\\\\` for a backslash"));
        }
    }

    /// An integer without a sign, or, where `may_be_negative`, with one.
    fn int(&mut self, may_be_negative: bool, what: &'static str) -> Step {
        let mark = self.begin(NodeKind::Int);
        if may_be_negative && self.eat(b'-') {
            self.raw(mark).flags |= super::tree::NEGATIVE;
        }
        if self.token.kind != TokenKind::Int {
            self.nodes.truncate(mark.0 as usize);
            return Err(self.expected(what));
        }
        self.check_number();
        self.bump();
        self.finish(mark);
        Ok(())
    }

    /// Reports a number that is none, and takes it for one.
    fn check_number(&mut self) {
        let digits = self.token.range.of(self.text);
        // Nearly all of them.
        let is_plain = self.token.kind == TokenKind::Int && digits.len() < 20 && !digits.starts_with('0');
        if is_plain && digits.bytes().all(|it| it.is_ascii_digit()) {
            return;
        }
        if let Some(fault) = literal::number_fault(self.token.kind, digits) {
            self.error(SyntaxError::new(self.token.range, format!("`{digits}` {fault}")));
        }
    }

    /// A dotted name: of a type (`Type`), or of something else (`Path`).
    fn path(&mut self, kind: NodeKind, may_lead: bool, what: &'static str) -> Step<Mark> {
        let mark = self.begin(kind);
        let mut bytes = 0;
        if may_lead && self.eat(b'.') {
            bytes += 1;
        }
        loop {
            if !self.at_ident() {
                let unread = self.expected(if bytes == 0 { what } else { "a name behind the `.`" });
                if bytes == 0 {
                    self.nodes.truncate(mark.0 as usize);
                } else {
                    self.finish_path(mark, bytes);
                }
                return Err(unread);
            }
            bytes += self.bump().range.len();
            if !self.eat(b'.') {
                break;
            }
            bytes += 1;
        }
        self.finish_path(mark, bytes);
        Ok(mark)
    }

    fn finish_path(&mut self, mark: Mark, bytes: u32) {
        self.finish(mark);
        let raw = self.raw(mark);
        if raw.end - raw.start != bytes {
            raw.flags |= super::tree::COOKED;
        }
    }
}
