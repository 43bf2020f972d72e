//! What scalars say: content from the text, and the core schema's types.
//!
//! Works on a node's own text and flags; knows neither the tree around it nor how it was found.

use std::borrow::Cow;

use memchr::{memchr2, memchr3};

use crate::tree::{COOKED, KEEP, Raw, RawKind, STRIP, UNCLOSED};

/// The value of a scalar by the core schema (YAML 1.2.2 §10.3.2), which on JSON gives JSON's types.
#[derive(Clone, PartialEq, Debug)]
pub enum Scalar<'t> {
    /// `null`, `~`, or nothing.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// An integer: decimal, `0o7`, `0x1F`.
    Int(i64),
    /// A number with a fraction or exponent, `.inf`, `.nan`, or an integer beyond 64 bits.
    Float(f64),
    /// Anything else.
    Str(Cow<'t, str>),
}

/// The content of a scalar, escapes and folding done; `None` for what is no scalar. `source` is the node's text.
pub(crate) fn content<'t>(raw: &Raw, source: &'t str) -> Option<Cow<'t, str>> {
    let cooked = raw.flags & COOKED != 0;
    Some(match raw.kind {
        RawKind::Missing => Cow::Borrowed(""),
        RawKind::Plain if !cooked => Cow::Borrowed(source),
        RawKind::SingleQuoted | RawKind::DoubleQuoted if !cooked => Cow::Borrowed(unquoted(raw, source)),
        RawKind::Plain => Cow::Owned(flow_folded(source)),
        RawKind::SingleQuoted => Cow::Owned(single_quoted(unquoted(raw, source))),
        RawKind::DoubleQuoted => Cow::Owned(double_quoted(unquoted(raw, source))),
        RawKind::Literal | RawKind::Folded => Cow::Owned(block(raw, source)),
        RawKind::Mapping | RawKind::Sequence | RawKind::Alias | RawKind::Item | RawKind::Error => {
            return None;
        }
    })
}

/// The length in bytes of the content, where it is what is written and so is known without looking at the text.
#[inline]
pub(crate) fn written_length(raw: &Raw) -> Option<u32> {
    if raw.flags & (COOKED | UNCLOSED) != 0 {
        return None;
    }
    match raw.kind {
        RawKind::Plain => Some(raw.end - raw.start),
        RawKind::SingleQuoted | RawKind::DoubleQuoted => (raw.end - raw.start).checked_sub(2),
        _ => None,
    }
}

/// Whether the content is `text`, without building it where it is what is written.
pub(crate) fn equals(raw: &Raw, source: &str, text: &str) -> bool {
    match raw.kind {
        RawKind::Plain if raw.flags & COOKED == 0 => source == text,
        RawKind::SingleQuoted | RawKind::DoubleQuoted if raw.flags & COOKED == 0 => {
            unquoted(raw, source) == text
        }
        _ => content(raw, source).is_some_and(|content| content == text),
    }
}

/// The typed value. `tag` is the tag as written; one that the core schema does not know makes a string.
pub(crate) fn typed<'t>(raw: &Raw, source: &'t str, tag: Option<&str>) -> Option<Scalar<'t>> {
    let content = content(raw, source)?;
    let typed = match tag.map(core_tag) {
        None => match raw.kind {
            RawKind::Missing => Some(Scalar::Null),
            RawKind::Plain => plain(&content),
            _ => None,
        },
        Some(CoreTag::Any("null")) => plain(&content).filter(|value| *value == Scalar::Null),
        Some(CoreTag::Any("bool")) => plain(&content).filter(|value| matches!(value, Scalar::Bool(_))),
        Some(CoreTag::Any("int")) => plain(&content).filter(|value| matches!(value, Scalar::Int(_))),
        Some(CoreTag::Any("float")) => match plain(&content) {
            #[expect(clippy::cast_precision_loss, reason = "the tag asks for a float")]
            Some(Scalar::Int(value)) => Some(Scalar::Float(value as f64)),
            value => value.filter(|value| matches!(value, Scalar::Float(_))),
        },
        Some(_) => None,
    };
    Some(typed.unwrap_or(Scalar::Str(content)))
}

enum CoreTag<'t> {
    /// `!!name` or its long form.
    Any(&'t str),
    /// `!`, `!local`, or of another's making.
    Other,
}

fn core_tag(tag: &str) -> CoreTag<'_> {
    let long = tag.strip_prefix("!<tag:yaml.org,2002:").and_then(|rest| rest.strip_suffix('>'));
    tag.strip_prefix("!!").or(long).map_or(CoreTag::Other, CoreTag::Any)
}

/// What an untagged plain scalar is, where it is no string (YAML 1.2.2 §10.3.2).
fn plain(text: &str) -> Option<Scalar<'static>> {
    match text.as_bytes().first() {
        None => Some(Scalar::Null),
        Some(b'~' | b'n' | b'N') => matches!(text, "~" | "null" | "Null" | "NULL").then_some(Scalar::Null),
        Some(b't' | b'T') => matches!(text, "true" | "True" | "TRUE").then_some(Scalar::Bool(true)),
        Some(b'f' | b'F') => matches!(text, "false" | "False" | "FALSE").then_some(Scalar::Bool(false)),
        Some(b'0'..=b'9' | b'+' | b'-' | b'.') => number(text),
        _ => None,
    }
}

fn number(text: &str) -> Option<Scalar<'static>> {
    if let Some(digits) = text.strip_prefix("0o") {
        return based(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return based(digits, 16);
    }
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" => {
            return Some(Scalar::Float(if negative { f64::NEG_INFINITY } else { f64::INFINITY }));
        }
        ".nan" | ".NaN" | ".NAN" if unsigned.len() == text.len() => return Some(Scalar::Float(f64::NAN)),
        _ => {}
    }
    let bytes = unsigned.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    if whole == bytes.len() && whole > 0 {
        return Some(text.parse().map_or_else(|_| float(text), Scalar::Int));
    }
    let mut at = whole;
    let mut fraction = 0;
    if bytes.get(at) == Some(&b'.') {
        fraction = digits(at + 1);
        at += 1 + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1;
        at += usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
        let exponent = digits(at.min(bytes.len()));
        if exponent == 0 {
            return None;
        }
        at += exponent;
    }
    (at == bytes.len()).then(|| float(text))
}

fn float(text: &str) -> Scalar<'static> {
    Scalar::Float(text.parse().unwrap_or(f64::NAN))
}

fn based(digits: &str, base: u32) -> Option<Scalar<'static>> {
    if digits.is_empty() || !digits.chars().all(|it| it.is_digit(base)) {
        return None;
    }
    let float = |sum: f64, digit: char| sum * f64::from(base) + f64::from(digit.to_digit(base).unwrap_or(0));
    let value = i64::from_str_radix(digits, base);
    Some(value.map_or_else(|_| Scalar::Float(digits.chars().fold(0.0, float)), Scalar::Int))
}

/// What stands between the quotes.
fn unquoted<'t>(raw: &Raw, source: &'t str) -> &'t str {
    let end = source.len() - usize::from(raw.flags & UNCLOSED == 0);
    source.get(1..end).unwrap_or("")
}

/// The content of a plain scalar of several lines (YAML 1.2.2 §7.3.3, §6.5).
fn flow_folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr2(b'\n', b'\r', rest.as_bytes()) {
        out.push_str(rest[..at].trim_end_matches(BLANK));
        rest = fold(&mut out, &rest[at..]);
    }
    out.push_str(rest);
    out
}

/// The content of a single-quoted scalar (YAML 1.2.2 §7.3.2).
fn single_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr3(b'\'', b'\n', b'\r', rest.as_bytes()) {
        if rest.as_bytes()[at] == b'\'' {
            out.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            rest = rest.strip_prefix('\'').unwrap_or(rest);
        } else {
            out.push_str(&rest[..at]);
            trim_blank_end(&mut out, 0);
            rest = fold(&mut out, &rest[at..]);
        }
    }
    out.push_str(rest);
    out
}

/// The content of a double-quoted scalar (YAML 1.2.2 §5.7, §7.3.1). An escape that does not exist stays as written.
fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Blanks that an escape wrote are content, wherever on its line they stand.
    let mut written = 0;
    while let Some(at) = memchr3(b'\\', b'\n', b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        if rest.as_bytes()[at] == b'\\' {
            rest = unescape(&mut out, &rest[at..]);
            written = out.len();
        } else {
            trim_blank_end(&mut out, written);
            rest = fold(&mut out, &rest[at..]);
            written = out.len();
        }
    }
    out.push_str(rest);
    out
}

/// Writes what the escape at the start of `text` stands for, and returns the text behind it.
fn unescape<'t>(out: &mut String, text: &'t str) -> &'t str {
    let Some(kind) = text[1..].chars().next() else {
        out.push('\\');
        return "";
    };
    let behind = &text[1 + kind.len_utf8()..];
    let single = match kind {
        '0' => '\0',
        'a' => '\x07',
        'b' => '\x08',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\x0b',
        'f' => '\x0c',
        'r' => '\r',
        'e' => '\x1b',
        ' ' | '"' | '/' | '\\' => kind,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' | 'u' | 'U' => return unescape_code(out, text, behind, kind),
        '\n' | '\r' => {
            // The break vanishes, and with it the blanks that lead the next line; empty lines stay breaks.
            let mut rest = after_break(&text[1..]).trim_start_matches(BLANK);
            while rest.starts_with(['\n', '\r']) {
                out.push('\n');
                rest = after_break(rest).trim_start_matches(BLANK);
            }
            return rest;
        }
        _ => {
            out.push('\\');
            return &text[1..];
        }
    };
    out.push(single);
    behind
}

fn unescape_code<'t>(out: &mut String, text: &'t str, behind: &'t str, kind: char) -> &'t str {
    let length = escape_length(kind);
    let Some(code) = hex(behind, length) else {
        out.push('\\');
        return &text[1..];
    };
    let rest = &behind[length..];
    // JSON writes characters beyond the basic plane as two (RFC 8259 §7).
    if (0xd800..0xdc00).contains(&code)
        && let Some(low) = rest.strip_prefix("\\u")
        && let Some(second) = hex(low, 4)
        && (0xdc00..0xe000).contains(&second)
    {
        let both = 0x10000 + ((code - 0xd800) << 10) + (second - 0xdc00);
        out.push(char::from_u32(both).unwrap_or(char::REPLACEMENT_CHARACTER));
        return &low[4..];
    }
    out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    rest
}

/// How many hexadecimal digits follow `\x`, `\u` and `\U`.
pub(crate) const fn escape_length(kind: char) -> usize {
    match kind {
        'x' => 2,
        'u' => 4,
        _ => 8,
    }
}

fn hex(text: &str, length: usize) -> Option<u32> {
    let digits = text.get(..length)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok()
}

const BLANK: [char; 2] = [' ', '\t'];

/// Removes blanks from the end of `out`, but none before `from`.
fn trim_blank_end(out: &mut String, from: usize) {
    let kept = out[from..].trim_end_matches(BLANK).len();
    out.truncate(from + kept);
}

/// Folds the line breaks at the start of `text`: one is a space, more are one break less. Returns the text behind
/// them and behind the blanks of the line that follows.
fn fold<'t>(out: &mut String, text: &'t str) -> &'t str {
    let mut rest = after_break(text).trim_start_matches(BLANK);
    if !rest.starts_with(['\n', '\r']) {
        out.push(' ');
    }
    while rest.starts_with(['\n', '\r']) {
        out.push('\n');
        rest = after_break(rest).trim_start_matches(BLANK);
    }
    rest
}

/// `text` without the line break that it starts with.
fn after_break(text: &str) -> &str {
    text.strip_prefix("\r\n").unwrap_or_else(|| &text[1..])
}

/// The content of a literal or folded scalar (YAML 1.2.2 §8.1).
fn block(raw: &Raw, source: &str) -> String {
    let folded = raw.kind == RawKind::Folded;
    let mut out = String::with_capacity(source.len());
    let mut rest = match memchr2(b'\n', b'\r', source.as_bytes()) {
        Some(at) => after_break(&source[at..]),
        None => "",
    };
    // How many line breaks stand before the line at hand, and whether the line before them was more indented.
    let mut breaks = 0;
    let mut spaced = false;
    let mut any = false;
    while !rest.is_empty() {
        let at = memchr2(b'\n', b'\r', rest.as_bytes());
        let line = &rest[..at.unwrap_or(rest.len())];
        let indent = line.bytes().take(usize::from(raw.extra)).take_while(|&byte| byte == b' ').count();
        // A tab in the indentation has been reported; the line is empty all the same.
        let tabbed = indent < usize::from(raw.extra) && line.trim_start_matches(BLANK).is_empty();
        let line = if tabbed { "" } else { &line[indent..] };
        if !line.is_empty() {
            let now_spaced = line.starts_with(BLANK);
            if folded && any && !spaced && !now_spaced {
                if breaks == 1 {
                    out.push(' ');
                }
                breaks -= 1;
            }
            out.extend(std::iter::repeat_n('\n', breaks));
            out.push_str(line);
            breaks = 0;
            spaced = now_spaced;
            any = true;
        }
        // The end of the text ends its last line as a break would.
        breaks += 1;
        rest = at.map_or("", |at| after_break(&rest[at..]));
    }
    if raw.flags & KEEP != 0 {
        out.extend(std::iter::repeat_n('\n', breaks));
    } else if any && raw.flags & STRIP == 0 {
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(kind: RawKind, flags: u8, extra: u16) -> Raw {
        Raw { start: 0, end: 0, next: 0, kind, flags, extra }
    }

    fn of(kind: RawKind, source: &str) -> String {
        content(&raw(kind, COOKED, 0), source).unwrap().into_owned()
    }

    #[test]
    fn double_quotes_know_every_escape() {
        let source = r#""\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u263A\U0001F600""#;
        let expected = "\0\x07\x08\t\n\x0b\x0c\r\x1b \"/\\\u{85}\u{a0}\u{2028}\u{2029}A\u{263a}\u{1f600}";
        assert_eq!(of(RawKind::DoubleQuoted, source), expected);
    }

    #[test]
    fn surrogates_make_one_character_and_single_ones_the_replacement() {
        assert_eq!(
            of(RawKind::DoubleQuoted, r#""\uD83D\uDE00 \uD83D \uDE00""#),
            "\u{1f600} \u{fffd} \u{fffd}"
        );
    }

    #[test]
    fn unknown_escapes_stay_as_written() {
        assert_eq!(of(RawKind::DoubleQuoted, r#""\d \x4 \u12é""#), r"\d \x4 \u12é");
    }

    #[test]
    fn line_breaks_in_quotes_fold() {
        assert_eq!(of(RawKind::DoubleQuoted, "\" a \t\n  b\n\n  c \""), " a b\nc ");
        assert_eq!(of(RawKind::DoubleQuoted, "\"a \\\n   b\\t\n  \\ c\""), "a b\t  c");
        assert_eq!(of(RawKind::DoubleQuoted, "\"a\\\n\n  b\""), "a\nb");
        assert_eq!(of(RawKind::SingleQuoted, "' it''s \r\n  b\r\r  c '"), " it's b\nc ");
        assert_eq!(of(RawKind::Plain, "a  \n   b\n \n\n c"), "a b\n\nc");
    }

    #[test]
    fn a_missing_closing_quote_costs_no_character() {
        assert_eq!(content(&raw(RawKind::DoubleQuoted, UNCLOSED, 0), "\"ab").unwrap(), "ab");
        assert_eq!(content(&raw(RawKind::DoubleQuoted, UNCLOSED, 0), "\"").unwrap(), "");
    }

    #[test]
    fn literals_keep_breaks_and_chomp() {
        let of = |flags, source| content(&raw(RawKind::Literal, flags, 2), source).unwrap().into_owned();
        assert_eq!(of(0, "|\n  a\n\n    b"), "a\n\n  b\n");
        assert_eq!(of(STRIP, "|-\n  a\r\n  b"), "a\nb");
        assert_eq!(of(KEEP, "|+\n  a\n\n \n"), "a\n\n\n");
        assert_eq!(of(KEEP, "|+\n\n\n"), "\n\n");
        assert_eq!(of(0, "|\n  a"), "a\n");
        assert_eq!(of(0, "|\n  a\n\t\n  b"), "a\n\nb\n");
        assert_eq!(of(0, "|"), "");
    }

    #[test]
    fn folded_blocks_keep_the_breaks_around_more_indented_lines() {
        let of = |source| content(&raw(RawKind::Folded, 0, 1), source).unwrap().into_owned();
        assert_eq!(of(">\n a\n b\n\n c\n\n\n d"), "a b\nc\n\nd\n");
        assert_eq!(of(">\n\n a\n   x\n   y\n\n b\n c"), "\na\n  x\n  y\n\nb c\n");
    }

    fn untagged(text: &str) -> Scalar<'_> {
        typed(&raw(RawKind::Plain, 0, 0), text, None).unwrap()
    }

    #[test]
    fn the_core_schema_types_plain_scalars() {
        for null in ["null", "Null", "NULL", "~", ""] {
            assert_eq!(untagged(null), Scalar::Null, "{null}");
        }
        assert_eq!(untagged("TRUE"), Scalar::Bool(true));
        assert_eq!(untagged("False"), Scalar::Bool(false));
        for (text, value) in [("0", 0), ("-12", -12), ("+7", 7), ("007", 7), ("0o17", 15), ("0xfF", 255)] {
            assert_eq!(untagged(text), Scalar::Int(value), "{text}");
        }
        for (text, value) in [("1.", 1.0), (".5", 0.5), ("-1.5e+3", -1500.0), ("1E2", 100.0), ("1.10", 1.1)] {
            assert_eq!(untagged(text), Scalar::Float(value), "{text}");
        }
        assert_eq!(untagged("-.inf"), Scalar::Float(f64::NEG_INFINITY));
        assert!(matches!(untagged(".NaN"), Scalar::Float(value) if value.is_nan()));
        assert_eq!(untagged("18446744073709551616"), Scalar::Float(18_446_744_073_709_551_616.0));
        assert_eq!(untagged("0xffffffffffffffffff"), Scalar::Float(4_722_366_482_869_645_213_695.0));
    }

    #[test]
    fn what_only_looks_like_a_value_is_a_string() {
        for text in [
            "no",
            "on",
            "yes",
            "y",
            "2024-01-01",
            "1.2.3",
            "1_000",
            "0o8",
            "0x",
            "-0x1",
            "+.nan",
            ".",
            "-",
            "+",
            "1e",
            "e1",
            "tRue",
            "nul",
            "12:30",
            ".e1",
            "inf",
            "0b1",
        ] {
            assert_eq!(untagged(text), Scalar::Str(text.into()), "{text}");
        }
    }

    #[test]
    fn tags_decide_before_the_schema_does() {
        let tagged = |text, tag| typed(&raw(RawKind::Plain, 0, 0), text, Some(tag)).unwrap();
        assert_eq!(tagged("1", "!!str"), Scalar::Str("1".into()));
        assert_eq!(tagged("1", "!"), Scalar::Str("1".into()));
        assert_eq!(tagged("1", "!!float"), Scalar::Float(1.0));
        assert_eq!(tagged("1", "!<tag:yaml.org,2002:int>"), Scalar::Int(1));
        assert_eq!(tagged("x", "!!int"), Scalar::Str("x".into()));
        let quoted = |tag| typed(&raw(RawKind::DoubleQuoted, 0, 0), "\"1\"", tag).unwrap();
        assert_eq!(quoted(None), Scalar::Str("1".into()));
        assert_eq!(quoted(Some("!!int")), Scalar::Int(1));
        assert_eq!(typed(&raw(RawKind::Missing, 0, 0), "", Some("!!str")), Some(Scalar::Str("".into())));
    }
}
