//! Service configs in DNS: `grpc_config=[…]` in a TXT record (gRFC A2, "Encoding in DNS TXT Records",
//! <https://github.com/grpc/proposal/blob/master/A2-service-configs-in-dns.md>; RFC 1464). A record is one or several strings of at most 255
//! bytes, which count as one (RFC 1035 §3.3, §5.1).

use memchr::memmem;
use wirelint_model::traffic::{Dialect, Fault, FaultKind, Traffic};
use wirelint_source::{FileId, Span, TextRange};
use wirelint_yaml::{Format, Node, Style};

use crate::embedded::Embedded;
use crate::grpc;
use crate::reader::Reader;

const ATTRIBUTE: &str = "grpc_config=";

/// Reads a scalar that is the content of such a record; whether it is.
pub(crate) fn scalar(reader: &mut Reader<'_>, node: Node<'_>) -> bool {
    if !node.source().contains(ATTRIBUTE) {
        return false;
    }
    let at = node.range().start;
    let content = match node.style() {
        // With the escapes of its own and of the zone file's syntax, which some write there as well.
        Style::DoubleQuoted => unquoted(&unescaped(node.source(), at)),
        Style::SingleQuoted | Style::Plain => {
            unquoted(&plain(node.source().trim_matches('\''), at + quote(node)))
        }
        _ => return false,
    };
    if !content.text().starts_with(ATTRIBUTE) {
        return false;
    }
    let traffic = record(reader.file(), content);
    reader.append(traffic);
    true
}

fn quote(node: Node<'_>) -> u32 {
    u32::from(node.style() == Style::SingleQuoted)
}

/// Reads the records in a zone file (RFC 1035 §5.1); `None` where it has none.
pub(crate) fn records(file: FileId, text: &str) -> Option<Traffic> {
    let mut all: Option<Traffic> = None;
    let mut behind = 0;
    for at in memmem::find_iter(text.as_bytes(), ATTRIBUTE.as_bytes()) {
        // Those inside of a record that has been read are not records.
        if at < behind || !text[..at].ends_with('"') {
            continue;
        }
        let (content, end) = strings(text, at - 1);
        behind = end;
        let Traffic { tables, faults, .. } = record(file, content);
        let all = all.get_or_insert_default();
        all.tables.extend(tables);
        all.faults.extend(faults);
    }
    all
}

fn record(file: FileId, content: Embedded) -> Traffic {
    let content = content.without_start(ATTRIBUTE.len());
    let tree = content.tree(Format::Json);
    let mut reader = Reader::new(file, Some(&content), Dialect::Grpc);
    reader.syntax(&tree);
    match tree.root() {
        Some(root) if root.is_sequence() => grpc::choices(&mut reader, root),
        root => {
            let span = root.map_or_else(
                || Span::in_file(file, content.outer(TextRange::empty(0))),
                |root| reader.span(root),
            );
            let field = ATTRIBUTE.trim_end_matches('=');
            let fault = FaultKind::Expected("a list of service configs to choose from");
            reader.traffic.faults.push(Fault {
                dialect: Some(Dialect::Grpc),
                span,
                field: field.into(),
                kind: fault,
            });
        }
    }
    reader.traffic
}

/// The strings that begin with the quote at `start`, with whatever blank stands between them, and where the last one ends.
/// Parentheses let a record go on over lines.
fn strings(text: &str, start: usize) -> (Embedded, usize) {
    let bytes = text.as_bytes();
    let mut content = Embedded::default();
    let mut at = start;
    let mut end = start;
    while bytes.get(at) == Some(&b'"') {
        at += 1;
        while let Some(&byte) = bytes.get(at) {
            let escaped = byte == b'\\' && bytes.get(at + 1).is_some_and(u8::is_ascii);
            if byte == b'"' {
                break;
            }
            at += usize::from(escaped);
            let len = text[at..].chars().next().map_or(1, char::len_utf8);
            content.push(&text[at..at + len], at as u32);
            at += len;
        }
        at = (at + 1).min(bytes.len());
        end = at;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
    }
    (content, end)
}

/// The content of a YAML or JSON string in double quotes, which stands at `at`: of its escapes those that JSON in a string needs.
fn unescaped(source: &str, at: u32) -> Embedded {
    let inner = source.strip_prefix('"').unwrap_or(source);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    let mut content = Embedded::default();
    let mut letters = inner.char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let place = at + 1 + offset as u32;
        match (letter, letters.peek()) {
            ('\\', Some(&(_, next @ ('"' | '\\' | '/')))) => {
                letters.next();
                content.push(next.encode_utf8(&mut [0; 4]), place + 1);
            }
            ('\\', Some(&(_, 'n' | 't' | 'r'))) => {
                letters.next();
                content.push(" ", place);
            }
            _ => content.push(letter.encode_utf8(&mut [0; 4]), place),
        }
    }
    content
}

fn plain(source: &str, at: u32) -> Embedded {
    let mut content = Embedded::default();
    content.push(source, at);
    content
}

/// The strings in `content`, put together where they are written in quotes as in a zone file.
fn unquoted(content: &Embedded) -> Embedded {
    let text = content.text();
    let mut out = Embedded::default();
    let mut copy = |from: usize, to: usize| {
        let range = TextRange::new(from as u32, to as u32);
        out.push(&text[from..to], content.outer(range).start);
    };
    if text.trim_start().starts_with('"') {
        let start = text.len() - text.trim_start().len();
        let (inner, _) = strings(text, start);
        // Offsets of `inner` are offsets in `text`.
        for (offset, letter) in inner.text().char_indices() {
            let at = inner.outer(TextRange::new(offset as u32, offset as u32 + 1)).start as usize;
            copy(at, at + letter.len_utf8());
        }
    } else {
        for (at, letter) in text.char_indices() {
            copy(at, at + letter.len_utf8());
        }
    }
    out
}
