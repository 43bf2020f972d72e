//! From tokens to the tree, by recursive descent, definition by definition.
//!
//! What cannot be read is reported once, at the token where it goes wrong; reading goes on at the next field, argument or
//! value that can be told, at the bracket that closes what it is in, or at the next definition.
//!
//! Where the text ends inside of a block, a `}` is missing somewhere before. The item is then read once more, and so is all
//! behind it, *by columns*: a definition that begins its line, indented no deeper than the one that is being read, ends
//! whatever is open, so that those behind the broken one are what they would be without it.

mod definitions;
mod executable;
mod items;
mod lists;
mod recovery;
mod types;
mod values;

use std::borrow::Cow;
use std::cell::Cell;

use wirelint_source::{Items, Text, TextRange};

use super::node::NodeKind;
use super::token::{Lexer, Token, TokenKind};
use super::tree::{BLOCK, ESCAPED, Item, Parse, Raw};
use super::{SyntaxError, literal};

pub(super) use items::Reader;

/// How deep selections, values and types may nest. Documents that people write stay far below.
pub const MAX_DEPTH: u32 = 200;

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
        return Parse { text: Text::default(), items: Items::without_any(skeleton), parts: Box::default() };
    }
    let items = Items::of(Reader::new(&text, 0, false));
    Parse { text, items, parts: Box::default() }
}

/// Something cannot be read any further; why has been reported.
struct Unread;

type Step<T = ()> = Result<T, Unread>;

/// What a node being made is called.
#[derive(Clone, Copy)]
struct Mark(u32);

/// Where reading can go back to.
struct Checkpoint<'t> {
    lexer: Lexer<'t>,
    token: Token,
    read: u32,
    nodes: usize,
    comments: usize,
    errors: usize,
}

/// Reads one item after the other.
#[expect(clippy::struct_excessive_bools, reason = "they are independent of each other")]
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
    /// Whether definitions that begin a line end what is open.
    by_columns: bool,
    /// The column of the item's first token, if that begins a line.
    margin: u32,
    /// Whether the text has ended inside of a block.
    ran_out: bool,
    /// Whether it has been said that what is open ends too early.
    has_ended_early: bool,
    /// Whether variables may not stand in the values that are being read.
    is_constant: bool,
    /// Lists of arguments end before a line that is indented no deeper than this.
    indentation: Option<u32>,
    /// How often stretches of the item have been read once more.
    retries: u32,
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
            margin: 0,
            ran_out: false,
            has_ended_early: false,
            is_constant: false,
            indentation: None,
            retries: 0,
        };
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

    /// The two tokens behind the one that is to be read next.
    fn peek_two(&self) -> (Token, Token) {
        let mut lexer = self.lexer;
        let tokens = (lexer.next(|_| ()), lexer.next(|_| ()));
        self.furthest.set(self.furthest.get().max(tokens.1.range.end));
        tokens
    }

    /// What reads tokens from `at` on.
    fn lexer_at(&self, at: usize) -> Lexer<'t> {
        let mut lexer = self.lexer;
        lexer.at = at;
        lexer
    }

    fn checkpoint(&self) -> Checkpoint<'t> {
        Checkpoint {
            lexer: self.lexer,
            token: self.token,
            read: self.read,
            nodes: self.nodes.len(),
            comments: self.comments.len(),
            errors: self.errors.len(),
        }
    }

    /// Forgets what has been read since `checkpoint`.
    fn go_back(&mut self, checkpoint: &Checkpoint<'t>) {
        self.furthest.set(self.furthest.get().max(self.token.range.end));
        self.lexer = checkpoint.lexer;
        self.token = checkpoint.token;
        self.read = checkpoint.read;
        self.nodes.truncate(checkpoint.nodes);
        self.comments.truncate(checkpoint.comments);
        self.errors.truncate(checkpoint.errors);
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
    fn at_name(&self) -> bool {
        self.token.kind == TokenKind::Name
    }

    #[inline]
    fn at_string(&self) -> bool {
        matches!(self.token.kind, TokenKind::Str | TokenKind::BlockStr)
    }

    /// The name that is to be read next; empty where it is something else.
    #[inline]
    fn word(&self) -> &'t str {
        self.word_of(self.token)
    }

    #[inline]
    fn word_of(&self, token: Token) -> &'t str {
        if token.kind == TokenKind::Name { token.range.of(self.text) } else { "" }
    }

    #[inline]
    fn eat(&mut self, symbol: u8) -> bool {
        let is_there = self.at(symbol);
        if is_there {
            self.bump();
        }
        is_there
    }

    #[inline]
    fn eat_word(&mut self, word: &str) -> bool {
        let is_there = self.word() == word;
        if is_there {
            self.bump();
        }
        is_there
    }

    /// Whether the token to be read next is the first one on its line.
    fn is_first_on_line(&self) -> bool {
        let before = TextRange::new(self.read, self.token.range.start).of(self.text);
        self.read == 0 || before.contains(['\n', '\r'])
    }

    /// How far the token to be read next, the first one on its line, is indented, in bytes.
    fn column(&self) -> u32 {
        let before = &self.text.as_bytes()[self.base as usize..self.token.range.start as usize];
        before.iter().rev().take_while(|it| matches!(it, b' ' | b'\t' | b',')).count() as u32
    }

    // Nodes.

    /// Begins a node at the token to be read next.
    #[inline]
    fn begin(&mut self, kind: NodeKind) -> Mark {
        let start = self.token.range.start;
        self.nodes.push(Raw { start, end: start, next: 0, kind, flags: 0 });
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
        let TextRange { start, end } = self.token.range;
        let mark = Mark(self.nodes.len() as u32);
        self.nodes.push(Raw { start, end, next: mark.0 + 1, kind, flags: 0 });
        self.bump();
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
        if self.is_over() && std::mem::replace(&mut self.has_ended_early, true) {
            return Unread;
        }
        let what = what.into();
        let error = match self.token.kind {
            TokenKind::UnclosedStr => return self.unclosed_string(),
            _ if (self.at_end() || self.is_first_on_line()) && self.read > self.base => {
                SyntaxError::new(TextRange::empty(self.read), format!("expected {what}"))
            }
            TokenKind::End => {
                SyntaxError::new(self.token.range, format!("expected {what}, found the end of the file"))
            }
            _ => SyntaxError::new(self.token.range, format!("expected {what}, found {}", self.found())),
        };
        self.error(error);
        Unread
    }

    /// As [`Self::expected`], but always at the token itself.
    fn expected_here(&mut self, what: &str) -> Unread {
        if self.token.kind == TokenKind::UnclosedStr {
            return self.unclosed_string();
        }
        let message = format!("expected {what}, found {}", self.found());
        self.error(SyntaxError::new(self.token.range, message));
        Unread
    }

    fn unclosed_string(&mut self) -> Unread {
        let range = self.token.range;
        let is_block = range.of(self.text).starts_with("\"\"\"");
        let error = if is_block {
            // Pointing at all that follows would point at nothing.
            let open = TextRange::new(range.start, range.start + 3);
            SyntaxError::new(open, "the string is never closed")
                .help("a string that begins with `\"\"\"` ends with `\"\"\"`")
        } else {
            SyntaxError::new(range, "the string is never closed")
                .help("a string ends on its line; put one of several lines between `\"\"\"`")
        };
        self.error(error);
        Unread
    }

    /// How a message calls the next token.
    fn found(&self) -> String {
        let text = self.token.range.of(self.text);
        // Rather a part of it than a message of many lines.
        let short = text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end]);
        match self.token.kind {
            TokenKind::End => "the end of the file".into(),
            TokenKind::Str | TokenKind::BlockStr | TokenKind::UnclosedStr => "a string".into(),
            _ => format!("`{short}`"),
        }
    }

    #[inline]
    fn expect(&mut self, symbol: u8, what: &'static str) -> Step {
        if self.eat(symbol) { Ok(()) } else { Err(self.expected(what)) }
    }

    /// The name of something.
    #[inline]
    fn name(&mut self, what: &'static str) -> Step<Mark> {
        if self.at_name() { Ok(self.leaf(NodeKind::Name)) } else { Err(self.expected(what)) }
    }

    /// The description of what follows, if there is one.
    #[inline]
    fn description(&mut self) {
        if self.at_string() {
            self.string(NodeKind::Description);
        }
    }

    /// The string that is to be read next.
    fn string(&mut self, kind: NodeKind) {
        let token = self.token;
        let is_block = token.kind == TokenKind::BlockStr;
        if token.escaped && !is_block {
            self.check_escapes();
        }
        let mark = self.leaf(kind);
        if is_block {
            self.raw(mark).flags |= BLOCK;
        }
        if token.escaped {
            self.raw(mark).flags |= ESCAPED;
        }
    }

    fn check_escapes(&mut self) {
        let range = self.token.range;
        let text = range.of(self.text);
        let mut faults = Vec::new();
        literal::unescape(literal::content(text, false), &mut String::new(), |at, length| {
            faults.push((at, length));
        });
        for (at, length) in faults {
            let start = range.start + 1 + at as u32;
            let fault = TextRange::new(start, start + length as u32);
            let message = format!("`{}` is not an escape", fault.of(self.text));
            self.error(SyntaxError::new(fault, message).help("write `\\\\` for a backslash"));
        }
    }
}
