//! Blanks, strings, numbers and words of JSON, eight bytes at a time where that pays.

use super::Reader;
use crate::tree::{COOKED, RawKind};

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;
const SPACES: u64 = 0x20 * ONES;
const QUOTES: u64 = 0x22 * ONES;
const BACKSLASHES: u64 = 0x5c * ONES;

/// The first byte from `at` on that is no white space (RFC 8259 §2).
#[inline]
pub(super) fn skip_blank(bytes: &[u8], mut at: usize) -> usize {
    if bytes.get(at).is_none_or(|&byte| byte > b' ') {
        return at;
    }
    loop {
        // Indentation: mostly a line break and a long run of spaces.
        match bytes.get(at) {
            Some(b' ' | b'\n' | b'\r' | b'\t') => at += 1,
            _ => return at,
        }
        while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            let other = u64::from_le_bytes(*chunk) ^ SPACES;
            if other != 0 {
                at += (other.trailing_zeros() / 8) as usize;
                break;
            }
            at += 8;
        }
    }
}

/// The first byte from `at` on that ends a string, escapes something, or is a control character; the length of the text
/// where there is none.
#[inline]
fn skip_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*chunk);
        // A byte's high bit is set where the byte is at fault; bytes above the lowest such one may be set wrongly.
        let control = word.wrapping_sub(SPACES);
        let quote = (word ^ QUOTES).wrapping_sub(ONES);
        let backslash = (word ^ BACKSLASHES).wrapping_sub(ONES);
        let found = (control | quote | backslash) & !word & HIGH;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x20 || byte == b'"' || byte == b'\\' {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a word goes on with `byte`: a number or a literal must not be followed by one.
#[inline]
pub(super) fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_' | b'$') || byte >= 0x80
}

impl Reader<'_> {
    /// Reads the string that starts at the quote here, a `key` or a value.
    #[inline]
    pub(super) fn string(&mut self, key: bool) {
        let start = self.at;
        let mut flags = 0;
        let mut at = start + 1;
        loop {
            at = skip_string(self.bytes, at);
            match self.bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    flags |= COOKED;
                    at = self.escape(at);
                }
                _ => match self.odd_string(start, at) {
                    Ok(next) => at = next,
                    Err(end) => return self.unclosed_string(start, end, flags, key),
                },
            }
        }
        self.at = at + 1;
        self.leaf(RawKind::DoubleQuoted, start, at + 1, flags);
    }

    /// Skips the escape whose backslash stands at `at`.
    #[inline]
    fn escape(&mut self, at: usize) -> usize {
        match self.bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => at + 2,
            Some(b'u')
                if self
                    .bytes
                    .get(at + 2..at + 6)
                    .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) =>
            {
                at + 6
            }
            _ => self.odd_escape(at),
        }
    }

    /// Reads the number that starts here (RFC 8259 §6).
    #[inline]
    pub(super) fn number(&mut self) {
        let start = self.at;
        match number_end(self.bytes, start) {
            Some(end) if !self.bytes.get(end).is_some_and(|&byte| in_word(byte)) => {
                self.at = end;
                self.leaf(RawKind::Plain, start, end, 0);
            }
            _ => self.odd_word(),
        }
    }

    /// Reads `word` if it is what stands here.
    #[inline]
    pub(super) fn literal(&mut self, word: &[u8]) -> bool {
        let end = self.at + word.len();
        let found = self.bytes[self.at..].starts_with(word)
            && !self.bytes.get(end).is_some_and(|&byte| in_word(byte));
        if found {
            self.leaf(RawKind::Plain, self.at, end, 0);
            self.at = end;
        }
        found
    }
}

/// Where the number that starts at `at` ends; `None` where it lacks digits or has one too many.
#[inline]
fn number_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    let whole = at;
    at = digits(bytes, at)?;
    if bytes[whole] == b'0' && at > whole + 1 {
        return None;
    }
    if bytes.get(at) == Some(&b'.') {
        at = digits(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = digits(bytes, at)?;
    }
    Some(at)
}

/// Skips at least one digit.
#[inline]
fn digits(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    (at > start).then_some(at)
}
