//! What literals say: strings with their escapes, blocks without their indentation, numbers.
//!
//! See "String Value" (section 2.9.4 of the specification of September 2025).

use std::borrow::Cow;

use super::node::{Node, NodeKind};
use super::token::TokenKind;
use super::tree::{BLOCK, ESCAPED};

/// What a string or a description says.
pub(super) fn string_of(node: Node<'_>) -> Cow<'_, str> {
    if !matches!(node.kind(), NodeKind::Str | NodeKind::Description) {
        return Cow::Borrowed("");
    }
    let content = content(node.text(), node.has(BLOCK));
    match (node.has(BLOCK), node.has(ESCAPED)) {
        (true, escaped) => dedent(content, escaped),
        (false, false) => Cow::Borrowed(content),
        (false, true) => {
            let mut text = String::with_capacity(content.len());
            unescape(content, &mut text, |_, _| ());
            Cow::Owned(text)
        }
    }
}

/// A string without its quotes.
pub(super) fn content(literal: &str, is_block: bool) -> &str {
    let quote = if is_block { "\"\"\"" } else { "\"" };
    let inner = literal.strip_prefix(quote).unwrap_or(literal);
    inner.strip_suffix(quote).unwrap_or(inner)
}

/// `BlockStringValue`: without the indentation that all lines but the first have, and without blank lines at both ends.
fn dedent(content: &str, escaped: bool) -> Cow<'_, str> {
    if !content.contains(['\n', '\r']) && !escaped {
        let is_blank = content.trim_matches([' ', '\t']).is_empty();
        return Cow::Borrowed(if is_blank { "" } else { content });
    }
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let is_blank = |line: &str| indent(line) == line.len();
    let common = lines(content).skip(1).filter(|it| !is_blank(it)).map(indent).min().unwrap_or(0);
    let mut text = String::with_capacity(content.len());
    // Up to where the text has a line that is not blank.
    let mut end = 0;
    let mut has_begun = false;
    for (number, line) in lines(content).enumerate() {
        let line = if number == 0 { line } else { line.get(common..).unwrap_or("") };
        if has_begun {
            text.push('\n');
        } else if is_blank(line) {
            continue;
        }
        has_begun = true;
        text.push_str(line);
        if !is_blank(line) {
            end = text.len();
        }
    }
    text.truncate(end);
    Cow::Owned(if escaped { text.replace("\\\"\"\"", "\"\"\"") } else { text })
}

/// Lines as the specification has them: `\n`, `\r\n` and a lone `\r` each end one.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.find(['\n', '\r']);
        rest = end.map(|end| &text[end + if text[end..].starts_with("\r\n") { 2 } else { 1 }..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// Appends what `content`, between the quotes of a string on one line, says. Faults are given by their place in `content`
/// and their length; they read as `U+FFFD`.
pub(super) fn unescape(content: &str, out: &mut String, mut fault: impl FnMut(usize, usize)) {
    let mut at = 0;
    while let Some(length) = content[at..].find('\\') {
        out.push_str(&content[at..at + length]);
        at += length;
        let (character, length) = escape(&content[at..]);
        if character.is_none() {
            fault(at, length);
        }
        out.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        at += length;
    }
    out.push_str(&content[at..]);
}

/// The character that the escape at the start of `text` is, and how long it is.
fn escape(text: &str) -> (Option<char>, usize) {
    let Some(kind) = text[1..].chars().next() else { return (None, 1) };
    let plain = match kind {
        '"' | '\\' | '/' => Some(kind),
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'u' => return unicode_escape(text),
        _ => None,
    };
    (plain, 1 + kind.len_utf8())
}

/// `\u12ab`, two of them as a surrogate pair, or `\u{1f600}`.
fn unicode_escape(text: &str) -> (Option<char>, usize) {
    if let Some(rest) = text.strip_prefix("\\u{") {
        let digits = rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_hexdigit()).len();
        let is_closed = rest[digits..].starts_with('}');
        // Leading zeros may be many; more than 32 bits are none of a character.
        let value = u32::from_str_radix(&rest[..digits], 16).ok();
        let value = value.or_else(|| {
            let significant = rest[..digits].trim_start_matches('0');
            u32::from_str_radix(significant, 16).ok()
        });
        let character = value.and_then(char::from_u32).filter(|_| is_closed);
        return (character, 3 + digits + usize::from(is_closed));
    }
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        let is_hex = digits.bytes().all(|it| it.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    };
    let Some(first) = unit(0) else {
        let digits = text[2..].bytes().take(4).take_while(u8::is_ascii_hexdigit).count();
        return (None, 2 + digits);
    };
    if let Some(character) = char::from_u32(first) {
        return (Some(character), 6);
    }
    match unit(6) {
        Some(second @ 0xdc00..0xe000) if first < 0xdc00 => {
            (char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)), 12)
        }
        _ => (None, 6),
    }
}

/// Why a number's spelling is none.
pub(super) fn number_fault(kind: TokenKind, text: &str) -> Option<&'static str> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let run = |text: &str| text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let integer = run(digits);
    if integer == 0 {
        return Some("is not a number");
    }
    if integer > 1 && digits.starts_with('0') {
        return Some("is not a number: it begins with `0`");
    }
    let mut rest = &digits[integer..];
    if kind == TokenKind::Float {
        if let Some(fraction) = rest.strip_prefix('.') {
            let length = run(fraction);
            if length == 0 {
                return Some("is not a number: digits are missing behind the `.`");
            }
            rest = &fraction[length..];
        }
        if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
            let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            let length = run(exponent);
            if length == 0 {
                return Some("is not a number: digits are missing behind the `e`");
            }
            rest = &exponent[length..];
        }
    }
    (!rest.is_empty()).then_some("is not a number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_block(content: &str, expected: &str) {
        assert_eq!(dedent(content, content.contains('\\')), expected);
    }

    #[test]
    fn a_block_loses_its_common_indentation() {
        check_block("one", "one");
        check_block(" one ", " one ");
        check_block("  \t", "");
        check_block("\n    a\n      b\n\n    c\n  ", "a\n  b\n\nc");
        check_block("a\n    b\n   c", "a\n b\nc");
        check_block("\r\n  a\r\n  b\r  c\n", "a\nb\nc");
        check_block("\n\n  \n a\\\"\"\" \n \n", "a\"\"\" ");
        check_block("a\r", "a");
        check_block("\r\n\r\n", "");
    }

    #[track_caller]
    fn check_escape(content: &str, expected: &str, faults: &[(usize, usize)]) {
        let mut text = String::new();
        let mut found = Vec::new();
        unescape(content, &mut text, |at, length| found.push((at, length)));
        assert_eq!((&*text, &*found), (expected, faults), "{content}");
    }

    #[test]
    fn escapes_are_read() {
        check_escape(r#"a\"\\\/\b\f\n\r\tz"#, "a\"\\/\u{8}\u{c}\n\r\tz", &[]);
        check_escape(r"\u00e9\u{1F600}\uD83D\uDE00\u{000000000000e9}", "é😀😀é", &[]);
        check_escape(
            r"\x\u12g4\u{}\u{110000}",
            "\u{fffd}\u{fffd}g4\u{fffd}\u{fffd}",
            &[(0, 2), (2, 4), (8, 4), (12, 10)],
        );
        check_escape(
            r"\uD83Dx\uDE00\é\",
            "\u{fffd}x\u{fffd}\u{fffd}\u{fffd}",
            &[(0, 6), (7, 6), (13, 3), (16, 1)],
        );
    }

    #[test]
    fn numbers_are_checked() {
        for good in ["0", "-0", "7", "123456789012345678901234567890"] {
            assert_eq!(number_fault(TokenKind::Int, good), None, "{good}");
        }
        for good in ["0.5", "-1.5e10", "1e9", "1E+9", "0e-1"] {
            assert_eq!(number_fault(TokenKind::Float, good), None, "{good}");
        }
        for bad in ["01", "-", "1foo", "0x1", "-a"] {
            assert!(number_fault(TokenKind::Int, bad).is_some(), "{bad}");
        }
        for bad in ["1.", "1.e5", "1e", "1.5.5", "1e5f", "00.1", "1e+"] {
            assert!(number_fault(TokenKind::Float, bad).is_some(), "{bad}");
        }
    }
}
