//! From bytes to tokens.
//!
//! See "Source Text" and "Lexical Tokens" (section 2.1 of the specification of September 2025). Commas and byte order
//! marks are space, wherever they stand.

use memchr::{memchr2, memmem};
use wirelint_source::TextRange;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// A letter or `_`, then letters, digits and `_`. Keywords are names: what they mean depends on their place.
    Name,
    /// `7`, `-1`; whether it is well formed is not asked.
    Int,
    /// `1.5`, `1e9`.
    Float,
    /// `"…"` on one line.
    Str,
    /// `"""…"""`
    BlockStr,
    /// A string without its closing quote: up to the end of the line, or, where it is a block, of the text.
    UnclosedStr,
    /// One of the characters that the grammar uses; `...` is one.
    Symbol,
    /// Characters that the grammar does not use.
    Unknown,
    /// The end of the text; empty.
    End,
}

/// A token; comments and commas are none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// The byte that a [`TokenKind::Symbol`] is, `.` for `...`; 0 for others.
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
    /// The block string that was read last. One that begins inside of it ends where it does: only what is escaped in it looks
    /// like a beginning. So broken text is not searched again and again.
    block: Option<Token>,
}

const SPACE: u8 = 1;
const LETTER: u8 = 2;
const DIGIT: u8 = 4;
const SYMBOL: u8 = 8;
/// What ends a stretch of plain characters in a string on one line.
const STRING_STOP: u8 = 16;

/// What each byte may be.
static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\n' | b'\r' => SPACE | STRING_STOP,
            b' ' | b'\t' | b',' => SPACE,
            b'"' | b'\\' => STRING_STOP,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'!' | b'$' | b'&' | b'(' | b')' | b':' | b'=' | b'@' | b'[' | b']' | b'{' | b'|' | b'}' => {
                SYMBOL
            }
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

/// Whether `byte` may stand in a name.
#[inline]
pub(super) fn is_name_byte(byte: u8) -> bool {
    is(byte, LETTER | DIGIT)
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { bytes: text.as_bytes(), at, block: None }
    }

    /// The next token. Comments before it are given to `comment` in their order: from their `#` to the end of the line,
    /// without the line break.
    #[inline]
    pub(super) fn next(&mut self, mut comment: impl FnMut(TextRange)) -> Token {
        let bytes = self.bytes;
        let mut at = self.at;
        loop {
            while at < bytes.len() && is(bytes[at], SPACE) {
                at += 1;
            }
            match bytes.get(at) {
                Some(b'#') => {
                    let start = at;
                    at = memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length);
                    comment(TextRange::new(start as u32, at as u32));
                }
                Some(0xef) if bytes[at..].starts_with(BYTE_ORDER_MARK) => at += BYTE_ORDER_MARK.len(),
                _ => break,
            }
        }
        let token = self.token_at(at);
        self.at = token.range.end as usize;
        token
    }

    #[inline]
    fn token_at(&mut self, start: usize) -> Token {
        let bytes = self.bytes;
        let token = |kind, end: usize| Token {
            kind,
            symbol: 0,
            escaped: false,
            range: TextRange::new(start as u32, end as u32),
        };
        let Some(&first) = bytes.get(start) else { return token(TokenKind::End, start) };
        let mut at = start + 1;
        match CLASS[first as usize] & !STRING_STOP {
            LETTER => {
                while at < bytes.len() && is(bytes[at], LETTER | DIGIT) {
                    at += 1;
                }
                token(TokenKind::Name, at)
            }
            SYMBOL => Token { symbol: first, ..token(TokenKind::Symbol, at) },
            DIGIT => self.number(start),
            _ => match first {
                b'"' => self.string(start),
                b'-' if bytes.get(at).is_some_and(|it| is(*it, LETTER | DIGIT)) => self.number(start),
                b'.' if bytes[at..].starts_with(b"..") => {
                    Token { symbol: b'.', ..token(TokenKind::Symbol, start + 3) }
                }
                b'.' => {
                    while bytes.get(at) == Some(&b'.') && !bytes[at..].starts_with(b"...") {
                        at += 1;
                    }
                    token(TokenKind::Unknown, at)
                }
                _ => {
                    let is_known = |byte: u8| {
                        is(byte, SPACE | LETTER | DIGIT | SYMBOL)
                            || matches!(byte, b'"' | b'.' | b'-' | b'#' | 0xef)
                    };
                    while at < bytes.len() && !is_known(bytes[at]) {
                        at += 1;
                    }
                    token(TokenKind::Unknown, at)
                }
            },
        }
    }

    /// Everything that hangs together with a digit, so that `1foo` is one token with one error.
    fn number(&self, start: usize) -> Token {
        let bytes = self.bytes;
        let mut is_float = false;
        let mut at = start + 1;
        while let Some(&byte) = bytes.get(at) {
            let is_exponent = matches!(byte, b'e' | b'E');
            if byte == b'.' {
                if bytes[at..].starts_with(b"...") {
                    break;
                }
                is_float = true;
            } else if !is(byte, LETTER | DIGIT) {
                break;
            }
            is_float |= is_exponent;
            at += 1;
            if is_exponent && matches!(bytes.get(at), Some(b'+' | b'-')) {
                at += 1;
            }
        }
        let kind = if is_float { TokenKind::Float } else { TokenKind::Int };
        Token { kind, symbol: 0, escaped: false, range: TextRange::new(start as u32, at as u32) }
    }

    fn block_string(&self, start: usize) -> Token {
        let bytes = self.bytes;
        let mut at = start + 3;
        let mut escaped = false;
        let token = |kind, escaped, end: usize| Token {
            kind,
            symbol: 0,
            escaped,
            range: TextRange::new(start as u32, end as u32),
        };
        if let Some(block) = self.block {
            let end = block.range.end as usize;
            let closes = if block.kind == TokenKind::BlockStr { end - 3 } else { end };
            if start > block.range.start as usize && at <= closes {
                return token(block.kind, memmem::find(&bytes[at..closes], b"\\\"\"\"").is_some(), end);
            }
        }
        while let Some(found) = memmem::find(&bytes[at..], b"\"\"\"") {
            at += found + 3;
            // `\"""` is the only escape of a block.
            if found == 0 || bytes[at - 4] != b'\\' {
                return token(TokenKind::BlockStr, escaped, at);
            }
            escaped = true;
        }
        token(TokenKind::UnclosedStr, escaped, bytes.len())
    }

    fn string(&mut self, start: usize) -> Token {
        let bytes = self.bytes;
        let mut escaped = false;
        let token = |kind, escaped, end: usize| Token {
            kind,
            symbol: 0,
            escaped,
            range: TextRange::new(start as u32, end as u32),
        };
        let mut at = start + 1;
        if bytes[at..].starts_with(b"\"\"") {
            let block = self.block_string(start);
            self.block = Some(block);
            return block;
        }
        loop {
            while at < bytes.len() && !is(bytes[at], STRING_STOP) {
                at += 1;
            }
            match bytes.get(at) {
                Some(b'"') => return token(TokenKind::Str, escaped, at + 1),
                Some(b'\\') => {
                    escaped = true;
                    at += 1;
                    // An escaped line break does not continue the string.
                    if matches!(bytes.get(at), Some(b'"' | b'\\')) {
                        at += 1;
                    }
                }
                _ => return token(TokenKind::UnclosedStr, escaped, at),
            }
        }
    }
}
