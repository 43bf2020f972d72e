//! Where reading goes on behind what cannot be read.

use memchr::memchr2_iter;
use wirelint_source::TextRange;

use super::lists::{List, MAX_RETRIES};
use super::{Parser, SyntaxError, Token, TokenKind};
use crate::syntax::node::NodeKind;
use crate::syntax::token::is_name_byte;

/// What a definition of a type, or an extension, begins with.
const TYPE_KEYWORDS: [&str; 7] = ["schema", "scalar", "type", "interface", "union", "enum", "input"];

/// All keywords that begin a definition.
const KEYWORDS: [&str; 13] = [
    "schema",
    "scalar",
    "type",
    "interface",
    "union",
    "enum",
    "input",
    "directive",
    "extend",
    "query",
    "mutation",
    "subscription",
    "fragment",
];

impl<'t> Parser<'t> {
    /// Whether nothing more can stand in what is open: the text ends, or another definition begins.
    #[inline]
    pub(super) fn is_over(&self) -> bool {
        self.at_end() || self.ends_all()
    }

    /// Whether the token to be read next begins a definition that ends whatever is open.
    #[inline]
    fn ends_all(&self) -> bool {
        self.by_columns && self.begins_definition_at_margin()
    }

    fn begins_definition_at_margin(&self) -> bool {
        self.token.range.start > self.base
            && self.read > self.base
            && self.is_first_on_line()
            && self.column() <= self.margin
            && self.begins_definition()
    }

    /// Whether the token to be read next begins a definition, and what follows agrees.
    pub(super) fn begins_definition(&self) -> bool {
        if self.at_string() {
            let (next, behind) = self.peek_two();
            return self.agree(next, behind);
        }
        if !self.at_name() || !KEYWORDS.contains(&self.word()) {
            return false;
        }
        self.agree(self.token, self.peek())
    }

    /// Whether the two tokens are the beginning of a definition, and not of a field.
    fn agree(&self, keyword: Token, next: Token) -> bool {
        match self.word_of(keyword) {
            "scalar" | "type" | "interface" | "union" | "enum" | "input" | "fragment" => {
                let between = TextRange::new(keyword.range.end, next.range.start).of(self.text);
                next.kind == TokenKind::Name && !between.contains(['\n', '\r', ','])
            }
            "schema" => matches!(next.symbol, b'{' | b'@'),
            "directive" => next.symbol == b'@',
            "extend" => TYPE_KEYWORDS.contains(&self.word_of(next)),
            "query" | "mutation" | "subscription" => next.symbol == b'{' || next.kind == TokenKind::Name,
            _ => false,
        }
    }

    /// Passes over the rest of an element of `list`: up to where another one begins, up to what closes the list or what it is
    /// in, or up to another definition. Brackets that open are passed over with all that is in them.
    pub(super) fn skip_element(&mut self, list: &List<'t>, open: u32) {
        loop {
            if self.at_end() {
                self.ran_out = true;
                return;
            }
            self.open_string();
            if self.ends_all() || self.at(list.close) || (list.begins)(self) {
                return;
            }
            if matches!(self.token.symbol, b'{' | b'(' | b'[') {
                self.bump();
                self.skip_brackets(1);
                continue;
            }
            if self.is_left(list, open) {
                return;
            }
            self.bump();
        }
    }

    /// Passes over everything up to and with what closes the `depth` brackets that are open. Kinds of brackets are not told
    /// apart.
    pub(super) fn skip_brackets(&mut self, mut depth: u32) {
        loop {
            if self.at_end() {
                self.ran_out = true;
                return;
            }
            if self.ends_all() {
                return;
            }
            match self.token.symbol {
                b'{' | b'(' | b'[' => depth += 1,
                b'}' | b')' | b']' => depth -= 1,
                _ => {}
            }
            self.bump();
            if depth == 0 {
                return;
            }
        }
    }

    /// Where the token to be read next, amid what cannot be read, is a string between `"""` that never ends, or in which a
    /// definition begins: takes its quotes for all of it. They close another string, whose own have got lost.
    fn open_string(&mut self) {
        let range = self.token.range;
        let swallows = match self.token.kind {
            TokenKind::UnclosedStr => range.of(self.text).starts_with("\"\"\""),
            TokenKind::BlockStr if self.retries < MAX_RETRIES => self.has_definition(range),
            _ => false,
        };
        if !swallows {
            return;
        }
        if self.token.kind == TokenKind::BlockStr {
            self.retries += 1;
        }
        self.furthest.set(self.furthest.get().max(range.end));
        let end = range.start + 3;
        self.token =
            Token { kind: TokenKind::Unknown, range: TextRange::new(range.start, end), ..self.token };
        self.lexer.at = end as usize;
    }

    /// Whether a definition begins on one of the lines of `range`, indented no deeper than the one that is being read.
    fn has_definition(&self, range: TextRange) -> bool {
        let text = range.of(self.text);
        memchr2_iter(b'\n', b'\r', text.as_bytes()).any(|at| {
            let line = &text[at + 1..];
            let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
            let has_keyword = KEYWORDS.iter().any(|it| line[indentation..].starts_with(it));
            if indentation > self.margin as usize || !has_keyword {
                return false;
            }
            let mut lexer = self.lexer_at(range.start as usize + at + 1);
            let keyword = lexer.next(|_| ());
            self.agree(keyword, lexer.next(|_| ()))
        })
    }

    /// Takes a token that cannot stand where it is; of a bracket all that is in it.
    pub(super) fn junk(&mut self) {
        self.open_string();
        let mark = self.begin(NodeKind::Error);
        if matches!(self.bump().symbol, b'{' | b'(' | b'[') {
            self.skip_brackets(1);
        }
        self.finish(mark);
    }

    /// Takes everything up to the next definition: one error, however much it is. `mark` may have a description already.
    pub(super) fn junk_definition(&mut self, is_described: bool) {
        if self.at(b'}') {
            let error = SyntaxError::new(self.token.range, "this `}` closes nothing");
            self.error(error.help("remove it, or look for a `{` that is missing above it"));
        } else if is_described {
            let _ = self.expected("a definition behind the description");
        } else {
            let _ = self.expected_here("a definition such as `type`, `query` or `fragment`");
            let meant = keyword_like(self.word()).filter(|_| self.peek().kind == TokenKind::Name);
            if let (Some(meant), Some(error)) = (meant, self.errors.last_mut()) {
                error.help = Some(format!("did you mean `{meant}`?").into());
            }
        }
        self.skip_definition();
    }

    /// Passes over everything up to the next definition.
    pub(super) fn skip_definition(&mut self) {
        let mut depth = 0_u32;
        let mut is_behind_block = false;
        while !self.at_end() {
            let begins_line = self.is_first_on_line();
            if self.read > self.base {
                let may_begin = (depth == 0 && begins_line)
                    || is_behind_block
                    || (begins_line && self.column() <= self.margin);
                if may_begin && self.begins_definition() {
                    return;
                }
                // Behind a block something else begins, whatever it is.
                if is_behind_block && begins_line && !self.at(b'}') {
                    return;
                }
            }
            is_behind_block = false;
            self.open_string();
            match self.token.symbol {
                b'{' => depth += 1,
                b'}' => {
                    depth = depth.saturating_sub(1);
                    is_behind_block = depth == 0;
                }
                _ => {}
            }
            self.bump();
        }
    }

    /// Says that the bracket that opens at `open` is not closed before the next token.
    pub(super) fn unclosed(&mut self, open: TextRange, close: u8) {
        if self.at_end() {
            self.ran_out = true;
        }
        if self.is_over() && std::mem::replace(&mut self.has_ended_early, true) {
            return;
        }
        let (open_sign, close_sign) = (open.of(self.text), close as char);
        let is_end = self.at_end() || (close != b'}' && self.is_first_on_line());
        let message = if self.at_end() {
            format!("expected `{close_sign}` before the end of the file")
        } else if is_end {
            format!("expected `{close_sign}`")
        } else {
            format!("expected `{close_sign}` before {}", self.found())
        };
        let range = if is_end { TextRange::empty(self.read) } else { self.token.range };
        let related = format!("this `{open_sign}` is never closed");
        self.error(SyntaxError::new(range, message).related(open, related));
    }
}

/// The keyword that `word` is but for one letter that is wrong, too many, missing, or swapped with the next one.
fn keyword_like(word: &str) -> Option<&'static str> {
    let is_plain = word.bytes().all(is_name_byte) && word.len() > 2;
    KEYWORDS.into_iter().find(|keyword| is_plain && is_near(word.as_bytes(), keyword.as_bytes()))
}

fn is_near(one: &[u8], other: &[u8]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let (one, other) = (&one[same..], &other[same..]);
    let behind = |one: &[u8], a: usize, other: &[u8], b: usize| {
        one.get(a..).is_some_and(|one| other.get(b..).is_some_and(|other| one.eq_ignore_ascii_case(other)))
    };
    behind(one, 0, other, 0)
        || behind(one, 1, other, 1)
        || behind(one, 1, other, 0)
        || behind(one, 0, other, 1)
        || (behind(one, 2, other, 2) && one[0] == other[1] && one[1] == other[0])
}
