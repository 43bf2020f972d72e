//! Telling YAML that a template engine writes (Helm's Go templates, Jinja) from YAML.
//!
//! `{{` alone says nothing: contracts have it in descriptions, in examples, in the middle of a plain scalar
//! (`https://{{host}}/`), and quoted. It is a template where it stands in the place of structure: at the start of a line
//! or of a value.

use memchr::memmem;

use super::indent;

/// Whether `text` is a template of YAML. Linear; a text without `{{` and `{%` is only searched.
pub(crate) fn is_templated(text: &str) -> bool {
    let bytes = text.as_bytes();
    if memmem::find(bytes, b"{{").is_none() && memmem::find(bytes, b"{%").is_none() {
        return false;
    }
    let mut lines = Lines::default();
    text.trim_start_matches('\u{feff}').split(['\n', '\r']).any(|line| lines.has_template(line))
}

/// What a line needs to know of those above it.
#[derive(Default)]
struct Lines {
    /// Inside a block scalar: the column that its lines are deeper than.
    block: Option<usize>,
    /// Inside a quoted scalar of several lines: its quote.
    quote: Option<u8>,
    /// The last line began a plain scalar: the column that its further lines are deeper than.
    plain: Option<usize>,
}

impl Lines {
    fn has_template(&mut self, line: &str) -> bool {
        if let Some(quote) = self.quote {
            if closes(line, quote) {
                self.quote = None;
            }
            return false;
        }
        let mut rest = line.trim();
        let mut column = indent(line.as_bytes());
        if rest.is_empty() {
            return false;
        }
        if self.block.is_some_and(|parent| column > parent) {
            return false;
        }
        self.block = None;
        if rest.starts_with('#') {
            return false;
        }
        if rest.starts_with("{%") || rest.starts_with("{{-") {
            return true;
        }
        let continues = self.plain.is_some_and(|parent| column > parent);
        if rest.starts_with("{{") && !continues {
            return true;
        }
        let line_column = column;
        while let Some(after) = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("? ")) {
            let trimmed = after.trim_start();
            // The content of a scalar right behind a dash is deeper than the dash.
            if has_key(trimmed) {
                column += rest.len() - trimmed.len();
            }
            rest = trimmed;
        }
        let value = value_of(rest);
        let value = without_properties(value);
        if value.starts_with("{{") || value.starts_with("{%") {
            return !continues;
        }
        match value.as_bytes().first() {
            Some(b'|' | b'>') => self.block = Some(column),
            Some(&quote @ (b'"' | b'\'')) if !closes(&value[1..], quote) => self.quote = Some(quote),
            _ => {}
        }
        if !continues {
            let is_plain = value.bytes().next().is_some_and(|it| !b"|>\"'{[&*!#".contains(&it));
            self.plain = is_plain.then_some(line_column);
        }
        false
    }
}

/// Whether a quoted scalar that is open at the start of `text` ends in it.
fn closes(text: &str, quote: u8) -> bool {
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\\' && quote == b'"' {
            bytes.next();
        } else if byte == quote {
            // Two single quotes are one in the text (YAML 1.2.2 §7.3.2).
            if quote == b'\'' && bytes.peek() == Some(&b'\'') {
                bytes.next();
            } else {
                return true;
            }
        }
    }
    false
}

fn has_key(text: &str) -> bool {
    value_of(text).len() != text.len()
}

/// What follows the key of a line, or the whole line where it has no key.
fn value_of(line: &str) -> &str {
    let skip = match line.as_bytes().first() {
        Some(&quote @ (b'"' | b'\'')) => line[1..].find(char::from(quote)).map_or(line.len(), |at| at + 2),
        _ => 0,
    };
    match line[skip..].find(": ") {
        Some(at) if skip == 0 || at == 0 => line[skip + at + 1..].trim_start(),
        _ if line.ends_with(':') => "",
        _ => line,
    }
}

/// `value` without the anchor and the tag before it.
fn without_properties(mut value: &str) -> &str {
    while value.starts_with(['&', '!']) {
        match value.split_once(' ') {
            Some((_, after)) => value = after.trim_start(),
            None => return "",
        }
    }
    value
}
