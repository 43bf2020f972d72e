//! Strings as they are written: plain, quoted, in a block.

use std::borrow::Cow;
use std::fmt::Write as _;

use wirelint_source::{TextEdit, TextRange};

use super::EditError;
use super::layout::Layout;
use crate::tree::{Raw, RawKind};
use crate::{Node, Scalar, Style, scalar};

/// How a string is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Quote {
    Plain,
    Single,
    Double,
}

impl Quote {
    pub(super) fn of(style: Style) -> Option<Self> {
        match style {
            Style::Plain => Some(Self::Plain),
            Style::SingleQuoted => Some(Self::Single),
            Style::DoubleQuoted => Some(Self::Double),
            _ => None,
        }
    }
}

/// `text` written as `habit` has it, with quotes of the kind `needed` where it cannot be plain.
pub(super) fn string(text: &str, habit: Quote, needed: Quote, flow: bool) -> Cow<'_, str> {
    let quote = if habit == Quote::Plain && needs_quotes(text, flow) { needed } else { habit };
    match quote {
        Quote::Plain => Cow::Borrowed(text),
        Quote::Single if !text.chars().any(needs_escape) => {
            Cow::Owned(format!("'{}'", text.replace('\'', "''")))
        }
        Quote::Single | Quote::Double => Cow::Owned(double_quoted(text)),
    }
}

/// Whether `text` written without quotes would be something else than this string (YAML 1.2.2 §7.3.3), to a reader of
/// YAML 1.1 included: `no` and `1_000` get quotes.
pub(super) fn needs_quotes(text: &str, flow: bool) -> bool {
    let Some(first) = text.chars().next() else { return true };
    let second_blank = text[first.len_utf8()..].chars().next().is_none_or(|it| it == ' ');
    let indicator = match first {
        '-' | '?' | ':' => second_blank || flow,
        ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' => {
            true
        }
        _ => false,
    };
    indicator
        || is_typed(text)
        || text.starts_with(' ')
        || text.ends_with([' ', ':'])
        || text.contains(": ")
        || text.contains(" #")
        || text.starts_with("---")
        || text.starts_with("...")
        || text.chars().any(needs_escape)
        || (flow && text.contains([',', '[', ']', '{', '}']))
}

/// Whether plain `text` is a null, a boolean, a number, a date or a merge key to some reader.
fn is_typed(text: &str) -> bool {
    let raw = Raw { start: 0, end: 0, next: 0, kind: RawKind::Plain, flags: 0, extra: 0 };
    let number =
        |it: u8| it.is_ascii_hexdigit() || matches!(it, b'+' | b'-' | b'.' | b':' | b'_' | b'x' | b'o');
    let digits = text.trim_start_matches(['+', '-', '.']);
    !matches!(scalar::typed(&raw, text, None), Some(Scalar::Str(_)))
        || matches!(text, "<<" | "=")
        || ["y", "n", "yes", "no", "on", "off"].iter().any(|word| word.eq_ignore_ascii_case(text))
        || (digits.starts_with(|it: char| it.is_ascii_digit()) && digits.bytes().all(number))
}

/// Whether a character stands in a text only by an escape.
fn needs_escape(it: char) -> bool {
    it.is_control() || matches!(it, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// `text` in double quotes, with escapes that JSON and YAML share.
pub(super) fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for it in text.chars() {
        match it {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if needs_escape(it) => {
                // All of them lie in the basic plane.
                let _ = write!(out, "\\u{:04x}", u32::from(it));
            }
            _ => out.push(it),
        }
    }
    out.push('"');
    out
}

/// Writes `text` in the place of the scalar `node`.
pub(super) fn replace(node: Node<'_>, layout: &Layout<'_>, text: &str) -> Result<TextEdit, EditError> {
    let range = node.range();
    let flow = layout.parent().is_some_and(|parent| parent.style() == Style::Flow);
    let written = match node.style() {
        _ if layout.json => double_quoted(text),
        Style::Literal | Style::Folded => match block(node, layout, text) {
            Some(block) => block,
            None => double_quoted(text),
        },
        Style::Missing => return missing(node, layout, text, flow),
        // What is no string, a version number for one, stays without quotes.
        Style::Plain if node.str().is_none() && is_typed(text) && !text.is_empty() => text.to_owned(),
        style => {
            let habit = Quote::of(style).ok_or(EditError::NotAScalar)?;
            string(text, habit, layout.quotes, flow).into_owned()
        }
    };
    let ends_line = range.of(layout.text).ends_with(['\n', '\r']) && !written.ends_with(['\n', '\r']);
    Ok(TextEdit::replace(range, if ends_line { written + layout.newline } else { written }))
}

/// Writes `text` where a value is absent.
fn missing(node: Node<'_>, layout: &Layout<'_>, text: &str, flow: bool) -> Result<TextEdit, EditError> {
    let at = node.range().start;
    let before = layout.text[..at as usize].trim_end_matches([' ', '\t']);
    if !before.ends_with([':', '-']) && node.props().is_none() {
        return Err(EditError::Broken);
    }
    let at = before.len() as u32;
    Ok(TextEdit::insert(at, format!(" {}", string(text, Quote::Plain, layout.quotes, flow))))
}

/// `text` as a block scalar like `node`; `None` where it cannot be one.
fn block(node: Node<'_>, layout: &Layout<'_>, text: &str) -> Option<String> {
    let indent = usize::from(node.raw().extra);
    let content = text.strip_suffix('\n').unwrap_or(text);
    let escapes = text.chars().any(|it| it != '\n' && it != '\t' && needs_escape(it));
    if indent == 0
        || content.is_empty()
        || content.starts_with([' ', '\n', '\t'])
        || content.ends_with('\n')
        || escapes
    {
        return None;
    }
    let header = node.source().lines().next()?;
    let comment = header.find('#').map_or("", |at| &header[at..]);
    let one_line = !content.contains('\n');
    let mut out = String::from(if node.style() == Style::Folded && one_line { ">" } else { "|" });
    if content.len() == text.len() {
        out.push('-');
    }
    if !comment.is_empty() {
        out.push(' ');
        out.push_str(comment);
    }
    for line in content.split('\n') {
        out.push_str(layout.newline);
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(line);
        }
    }
    // The line break that ends the text must be there to count.
    let last = node.range().end as usize == layout.text.len();
    if last && content.len() < text.len() {
        out.push_str(layout.newline);
    }
    Some(out)
}

/// The range of bytes from `start` to `end`.
pub(super) fn range(start: usize, end: usize) -> TextRange {
    TextRange::new(start as u32, end as u32)
}
