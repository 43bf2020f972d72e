//! What literals say: strings with their escapes, numbers.

use std::borrow::Cow;

use super::node::{Node, NodeKind};
use super::token::TokenKind;
use super::tree::{COOKED, NEGATIVE};

/// A number as it is written, with its sign.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Number {
    /// An integer that 64 bits and a sign hold.
    Int(i128),
    /// Any other.
    Float(f64),
}

impl Number {
    /// The integer, where it is one.
    pub fn int(self) -> Option<i128> {
        match self {
            Self::Int(it) => Some(it),
            Self::Float(_) => None,
        }
    }

    /// The nearest floating-point number.
    #[expect(clippy::cast_precision_loss, reason = "the nearest one is what is asked for")]
    pub fn float(self) -> f64 {
        match self {
            Self::Int(it) => it as f64,
            Self::Float(it) => it,
        }
    }
}

/// The number that a node of kind `Int` or `Float` is; `None` where its spelling is none.
pub(super) fn number_of(node: Node<'_>) -> Option<Number> {
    let text = node.text();
    let is_negative = node.has(NEGATIVE);
    let digits = if is_negative { text[1..].trim_start() } else { text };
    // A comment may stand between the sign and the number.
    let digits = digits.rsplit(|it: char| it.is_whitespace() || it == '/').next()?;
    let number = match node.kind() {
        NodeKind::Int => match int_of(digits)? {
            value if value <= u128::from(u64::MAX) => {
                let value = i128::try_from(value).ok()?;
                Number::Int(if is_negative { -value } else { value })
            }
            // Larger integers are floats: of decimal ones protobuf says so, of others it says that they are errors.
            #[expect(clippy::cast_precision_loss, reason = "the nearest one is what is meant")]
            value => {
                let value = digits.parse::<f64>().unwrap_or(value as f64);
                Number::Float(if is_negative { -value } else { value })
            }
        },
        NodeKind::Float => {
            let value: f64 = digits.parse().ok()?;
            Number::Float(if is_negative { -value } else { value })
        }
        _ => return None,
    };
    Some(number)
}

/// The value of an integer in any base, at most `u128::MAX`; `None` where a digit is not one of its base.
fn int_of(digits: &str) -> Option<u128> {
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, &digits[2..]),
        [b'0', _, ..] => (8, &digits[1..]),
        _ => (10, digits),
    };
    if digits.is_empty() || !digits.chars().all(|it| it.is_digit(radix)) {
        return None;
    }
    Some(u128::from_str_radix(digits, radix).unwrap_or(u128::MAX))
}

/// Why a number's spelling is none.
pub(super) fn number_fault(kind: TokenKind, digits: &str) -> Option<&'static str> {
    if kind == TokenKind::Float {
        return digits.parse::<f64>().is_err().then_some("is not a number");
    }
    match (int_of(digits), digits.as_bytes()) {
        (Some(_), _) => None,
        (None, [b'0', b'x' | b'X', ..]) => Some("is not a hexadecimal number"),
        (None, [b'0', ..]) => Some("is not an octal number, which the leading `0` makes of it"),
        (None, _) => Some("is not a number"),
    }
}

/// What a string says, its parts joined. What is no UTF-8 reads as `U+FFFD`.
pub(super) fn str_of(node: Node<'_>) -> Cow<'_, str> {
    if !node.has(COOKED) {
        return Cow::Borrowed(content(node.text()));
    }
    let bytes = bytes_of(node).into_owned();
    Cow::Owned(
        String::from_utf8(bytes).unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()),
    )
}

/// The bytes that a string says, its parts joined.
pub(super) fn bytes_of(node: Node<'_>) -> Cow<'_, [u8]> {
    if !node.has(COOKED) {
        return Cow::Borrowed(content(node.text()).as_bytes());
    }
    let mut bytes = Vec::with_capacity(node.text().len());
    for token in node.parse().tokens(node.range()) {
        let content = content(token.range.of(node.parse().text()));
        if token.escaped {
            unescape(content, &mut bytes, |_, _| ());
        } else {
            bytes.extend_from_slice(content.as_bytes());
        }
    }
    Cow::Owned(bytes)
}

/// What is between the quotes; the closing one may be missing.
pub(super) fn content(string: &str) -> &str {
    let Some(quote) = string.chars().next() else { return "" };
    let inner = &string[quote.len_utf8()..];
    inner.strip_suffix(quote).unwrap_or(inner)
}

/// Appends what `content` says; tells `fault` where an escape starts that is none, and how long it is. A broken escape reads
/// as `U+FFFD`.
pub(super) fn unescape(content: &str, out: &mut Vec<u8>, mut fault: impl FnMut(usize, usize)) {
    let bytes = content.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let Some(length) = memchr::memchr(b'\\', &bytes[at..]) else {
            out.extend_from_slice(&bytes[at..]);
            return;
        };
        out.extend_from_slice(&bytes[at..at + length]);
        at += length;
        let length = escape(&content[at..], out);
        if let Err(length) = length {
            out.extend_from_slice("\u{fffd}".as_bytes());
            fault(at, length);
        }
        at += length.unwrap_or_else(|it| it);
    }
}

/// Reads one escape from its backslash on and returns its length, as an error where it is none.
/// See "String Literals" in the language specification.
fn escape(text: &str, out: &mut Vec<u8>) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize, most: usize, radix: u32| {
        let is_digit = |it: &&u8| char::from(**it).is_digit(radix);
        let count = bytes[from.min(bytes.len())..].iter().take(most).take_while(is_digit).count();
        (u32::from_str_radix(&text[from..from + count], radix).unwrap_or(0), count)
    };
    let simple = match bytes.get(1) {
        Some(b'a') => 0x07,
        Some(b'b') => 0x08,
        Some(b'f') => 0x0c,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        Some(b'v') => 0x0b,
        Some(it @ (b'?' | b'\\' | b'\'' | b'"')) => *it,
        Some(b'0'..=b'7') => {
            let (value, count) = digits(1, 3, 8);
            out.push(value as u8);
            return if value > 0xff { Err(1 + count) } else { Ok(1 + count) };
        }
        Some(b'x' | b'X') => {
            let (value, count) = digits(2, 2, 16);
            if count == 0 {
                return Err(2);
            }
            out.push(value as u8);
            return Ok(2 + count);
        }
        Some(it @ (b'u' | b'U')) => {
            let wanted = if *it == b'u' { 4 } else { 8 };
            let (value, count) = digits(2, wanted, 16);
            if count < wanted {
                return Err(2 + count);
            }
            // Half of a surrogate pair, which the other half may follow.
            let (value, length) = match (value, text.get(2 + count..)) {
                (0xd800..=0xdbff, Some(rest)) if rest.starts_with("\\u") => {
                    let (low, low_count) = digits(4 + count, 4, 16);
                    if low_count == 4 && (0xdc00..=0xdfff).contains(&low) {
                        (0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00), 8 + count)
                    } else {
                        (value, 2 + count)
                    }
                }
                _ => (value, 2 + count),
            };
            let Some(character) = char::from_u32(value) else { return Err(length) };
            out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            return Ok(length);
        }
        other => {
            let is_character = other.is_some();
            let length = text[1..].chars().next().map_or(0, char::len_utf8);
            return Err(if is_character { 1 + length } else { 1 });
        }
    };
    out.push(simple);
    Ok(2)
}
