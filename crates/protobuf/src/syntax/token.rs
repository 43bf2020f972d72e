//! From bytes to tokens.

use memchr::{memchr, memchr3, memmem};
use wirelint_source::TextRange;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// A letter or `_`, then letters, digits and `_`. Keywords are identifiers: what they mean depends on their place.
    Ident,
    /// `7`, `0x7f`, `017`; whether it is well formed and how large is not asked.
    Int,
    /// `1.5`, `.5`, `1e9`.
    Float,
    /// `"…"` or `'…'` on one line.
    Str,
    /// A string without its closing quote: up to the end of the line.
    UnclosedStr,
    /// One of the characters that the grammar uses.
    Symbol,
    /// Characters that the grammar does not use.
    Unknown,
    /// The end of the text; empty.
    End,
}

/// A token; comments are none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// The byte that a [`TokenKind::Symbol`] is; 0 for others.
    pub symbol: u8,
    /// Whether a string has escapes.
    pub escaped: bool,
    /// Its bytes, from the start of the text.
    pub range: TextRange,
}

/// Reads tokens, one when asked.
#[derive(Clone, Copy)]
pub(super) struct Lexer<'t> {
    bytes: &'t [u8],
    /// The next byte to read.
    pub(super) at: usize,
    /// Where a block comment starts that is never closed.
    pub(super) unclosed: Option<u32>,
}

const SPACE: u8 = 1;
const LETTER: u8 = 2;
const DIGIT: u8 = 4;
const SYMBOL: u8 = 8;

/// What each byte may be.
static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => SPACE,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => LETTER,
            b'0'..=b'9' => DIGIT,
            b';' | b'{' | b'}' | b'=' | b'.' | b',' | b'(' | b')' | b'[' | b']' | b'<' | b'>' | b'-'
            | b':' | b'/' | b'+' => SYMBOL,
            _ => 0,
        };
        byte += 1;
    }
    classes
}

#[inline]
fn is(byte: u8, class: u8) -> bool {
    CLASS[byte as usize] & class != 0
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { bytes: text.as_bytes(), at, unclosed: None }
    }

    /// The next token. Comments before it are given to `comment` in their order: from their first sign to the end of the
    /// line, without the line break, or to the closing `*/`.
    #[inline]
    pub(super) fn next(&mut self, mut comment: impl FnMut(TextRange)) -> Token {
        let bytes = self.bytes;
        let mut at = self.at;
        loop {
            while at < bytes.len() && is(bytes[at], SPACE) {
                at += 1;
            }
            if bytes.get(at) != Some(&b'/') {
                break;
            }
            let start = at;
            match bytes.get(at + 1) {
                Some(b'/') => {
                    at = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
                    let end = if bytes[at - 1] == b'\r' { at - 1 } else { at };
                    comment(TextRange::new(start as u32, end as u32));
                }
                Some(b'*') => {
                    let end = memmem::find(&bytes[at + 2..], b"*/");
                    if end.is_none() {
                        self.unclosed = Some(start as u32);
                    }
                    at = end.map_or(bytes.len(), |length| at + length + 4);
                    comment(TextRange::new(start as u32, at as u32));
                }
                _ => break,
            }
        }
        let token = self.token_at(at);
        self.at = token.range.end as usize;
        token
    }

    fn token_at(&self, start: usize) -> Token {
        let bytes = self.bytes;
        let token = |kind, end: usize| Token {
            kind,
            symbol: 0,
            escaped: false,
            range: TextRange::new(start as u32, end as u32),
        };
        let Some(&first) = bytes.get(start) else { return token(TokenKind::End, start) };
        let mut at = start + 1;
        match CLASS[first as usize] {
            LETTER => {
                while at < bytes.len() && is(bytes[at], LETTER | DIGIT) {
                    at += 1;
                }
                token(TokenKind::Ident, at)
            }
            DIGIT => self.number(start),
            SYMBOL if first == b'.' && bytes.get(at).is_some_and(|it| is(*it, DIGIT)) => self.number(start),
            SYMBOL => Token { symbol: first, ..token(TokenKind::Symbol, at) },
            _ if matches!(first, b'"' | b'\'') => {
                let mut escaped = false;
                loop {
                    let Some(found) = memchr3(first, b'\\', b'\n', &bytes[at..]) else {
                        return Token { escaped, ..token(TokenKind::UnclosedStr, bytes.len()) };
                    };
                    at += found;
                    match bytes[at] {
                        b'\\' => {
                            escaped = true;
                            // An escaped line break does not continue the string.
                            at += if bytes.get(at + 1) == Some(&b'\n') { 1 } else { 2 };
                            at = at.min(bytes.len());
                        }
                        b'\n' => {
                            let end = if bytes[at - 1] == b'\r' { at - 1 } else { at };
                            return Token { escaped, ..token(TokenKind::UnclosedStr, end) };
                        }
                        _ => return Token { escaped, ..token(TokenKind::Str, at + 1) },
                    }
                }
            }
            _ => {
                let is_known = |byte: u8| CLASS[byte as usize] != 0 || matches!(byte, b'"' | b'\'');
                while at < bytes.len() && !is_known(bytes[at]) {
                    at += 1;
                }
                token(TokenKind::Unknown, at)
            }
        }
    }

    /// Everything that hangs together with a digit, so that `1foo` is one token with one error.
    fn number(&self, start: usize) -> Token {
        let bytes = self.bytes;
        let is_hex = bytes[start] == b'0' && matches!(bytes.get(start + 1), Some(b'x' | b'X'));
        let mut is_float = false;
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let is_exponent = matches!(byte, b'e' | b'E') && !is_hex;
            if byte == b'.' || is_exponent {
                is_float = true;
            } else if !is(byte, LETTER | DIGIT) {
                break;
            }
            at += 1;
            if is_exponent && matches!(bytes.get(at), Some(b'+' | b'-')) {
                at += 1;
            }
        }
        let kind = if is_float { TokenKind::Float } else { TokenKind::Int };
        Token { kind, symbol: 0, escaped: false, range: TextRange::new(start as u32, at as u32) }
    }
}
