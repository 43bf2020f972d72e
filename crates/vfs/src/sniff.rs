//! Telling a contract, or what configures calls to one, by its text, at memory speed and without a tree.
//!
//! A contract has `openapi`, `swagger` or `asyncapi` as a key at the top of its first document. Such words stand in many
//! other files too (a code generator's configuration, Helm values), so the value is looked at: a version, or something
//! else beside another key that only contracts have at the top.

use std::ops::Range;

use memchr::memmem;

use crate::Kind;

mod embedded;
mod flow;
mod introspection;
mod resolvers;
mod templated;
mod traffic;

pub(crate) use embedded::{embeds_definitions, embeds_graphql};
pub use introspection::is_introspection;
pub use resolvers::resolves_fields;
pub(crate) use templated::is_templated;

const MARKS: [(&str, Kind); 3] =
    [("openapi", Kind::OpenApi), ("swagger", Kind::Swagger), ("asyncapi", Kind::AsyncApi)];

/// Keys that a contract has at its top beside its version, and that tell a half-typed one from a stranger.
const COMPANIONS: [&str; 5] = ["info", "paths", "components", "webhooks", "channels"];

/// The kind of contract that `text` is, the result of introspection among them, or else [`Kind::Traffic`] or [`Kind::Unrelated`].
pub(crate) fn kind(text: &str) -> Kind {
    match contract_kind(text) {
        Kind::Unrelated if is_introspection(text) => Kind::GraphQl,
        Kind::Unrelated if traffic::is_traffic(text.as_bytes()) => Kind::Traffic,
        kind => kind,
    }
}

/// The kind of contract that `text` is, or [`Kind::Unrelated`].
fn contract_kind(text: &str) -> Kind {
    let bytes = text.as_bytes();
    if MARKS.iter().all(|(mark, _)| memmem::find(bytes, mark.as_bytes()).is_none()) {
        return Kind::Unrelated;
    }
    let document = first_document(bytes);
    let mut companion = false;
    let mut doubtful = None;
    let mut sure = None;
    let mut weigh = |key: &[u8], value: Value| -> bool {
        if let Some(&(_, kind)) = MARKS.iter().find(|(mark, _)| mark.as_bytes() == key) {
            match value {
                Value::Version => sure = Some(kind),
                Value::Other => doubtful = doubtful.or(Some(kind)),
                Value::Nested => {}
            }
        } else {
            companion |= COMPANIONS.iter().any(|it| it.as_bytes() == key);
        }
        sure.is_some()
    };
    if bytes.get(document.content.start) == Some(&b'{') {
        flow::each_key(&bytes[document.content.clone()], |key, after| weigh(key, Value::in_flow(after)));
    } else {
        // Versions first: nearly always that is the end of it.
        for name in MARKS.iter().map(|(mark, _)| *mark).chain(COMPANIONS) {
            let value = block_value(bytes, &document, name);
            if value.is_some_and(|it| weigh(name.as_bytes(), it)) {
                break;
            }
        }
    }
    sure.or(doubtful.filter(|_| companion)).unwrap_or(Kind::Unrelated)
}

/// What stands behind a key, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Value {
    /// A scalar that begins with a digit.
    Version,
    /// A mapping or a sequence.
    Nested,
    /// Nothing, or another scalar.
    Other,
}

impl Value {
    /// The value at the start of `text` in JSON or between braces.
    fn in_flow(text: &[u8]) -> Self {
        Self::of(text.trim_ascii_start())
    }

    /// The value at the start of `text`, right behind the colon of a block mapping whose keys stand at `column`.
    fn in_block(text: &[u8], column: usize) -> Self {
        let (line, mut below) = split_line(text);
        let line = line.trim_ascii();
        if !line.is_empty() && !line.starts_with(b"#") {
            return Self::of(line);
        }
        // The value may stand on a later line, deeper than the key (a sequence also at its column).
        while !below.is_empty() {
            let (line, rest) = split_line(below);
            let content = line.trim_ascii();
            below = rest;
            if content.is_empty() || content.starts_with(b"#") {
                continue;
            }
            let is_value = indent(line) > column || content.starts_with(b"- ");
            return match Self::of(content) {
                _ if !is_value => Self::Other,
                Self::Version => Self::Version,
                _ => Self::Nested,
            };
        }
        Self::Other
    }

    fn of(text: &[u8]) -> Self {
        match text {
            [b'0'..=b'9', ..] | [b'"' | b'\'', b'0'..=b'9', ..] => Self::Version,
            [b'{' | b'[', ..] => Self::Nested,
            _ => Self::Other,
        }
    }
}

/// Where the first document of a stream has its content.
struct Document {
    content: Range<usize>,
    /// The column of the first content: that of the keys, if it is a mapping in block style.
    column: usize,
}

/// Finds the first document's content: behind a byte order mark, blank lines, comments, directives and `---`, up to the
/// next marker (YAML 1.2.2 §9.1, §9.2).
fn first_document(bytes: &[u8]) -> Document {
    let mut at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let mut column = 0;
    let mut started = false;
    while at < bytes.len() {
        let (line, rest) = split_line(&bytes[at..]);
        let mut content = line.trim_ascii_start();
        if !started && is_marker(line, *b"---") {
            started = true;
            content = line[3..].trim_ascii_start();
        }
        if content.is_empty() || content[0] == b'#' || (content[0] == b'%' && !started) {
            at = bytes.len() - rest.len();
            continue;
        }
        column = line.len() - content.len();
        at += column;
        break;
    }
    Document { content: at..document_end(bytes, at), column }
}

/// Where the document that has content at `from` ends.
fn document_end(bytes: &[u8], from: usize) -> usize {
    [*b"---", *b"..."]
        .into_iter()
        .filter_map(|marker| {
            let mut needle = *b"\n   ";
            needle[1..].copy_from_slice(&marker);
            memmem::find_iter(&bytes[from..], &needle)
                .map(|at| from + at + 1)
                .find(|&at| is_marker(&bytes[at..], marker))
        })
        .min()
        .unwrap_or(bytes.len())
}

/// Whether `line` begins with the document marker `marker` and nothing that would make it a word.
fn is_marker(line: &[u8], marker: [u8; 3]) -> bool {
    line.starts_with(&marker) && line.get(3).is_none_or(u8::is_ascii_whitespace)
}

/// The value of the key `name` at the top of a document in block style.
fn block_value(bytes: &[u8], document: &Document, name: &str) -> Option<Value> {
    let end = document.content.end;
    memmem::find_iter(&bytes[document.content.clone()], name.as_bytes()).find_map(|at| {
        let mut start = document.content.start + at;
        let mut after = start + name.len();
        let quote = bytes[..start].last().copied().filter(|it| matches!(it, b'"' | b'\''));
        if let Some(quote) = quote {
            start -= 1;
            after += usize::from(bytes.get(after) == Some(&quote));
        }
        let is_first = start == document.content.start;
        let line_start = start.checked_sub(document.column)?;
        let begins_line = bytes[line_start..start].iter().all(|&it| it == b' ')
            && (line_start == 0 || matches!(bytes[line_start - 1], b'\n' | b'\r'));
        if !is_first && !begins_line {
            return None;
        }
        let rest = &bytes[after..end];
        let blanks = rest.iter().take_while(|it| matches!(it, b' ' | b'\t')).count();
        let value = rest[blanks..].strip_prefix(b":")?;
        let is_key = value.first().is_none_or(u8::is_ascii_whitespace);
        is_key.then(|| Value::in_block(value, document.column))
    })
}

/// The first line of `text` without its break, and what follows.
fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memchr2(b'\n', b'\r', text) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, &[]),
    }
}

fn indent(line: &[u8]) -> usize {
    line.iter().take_while(|&&it| it == b' ').count()
}
