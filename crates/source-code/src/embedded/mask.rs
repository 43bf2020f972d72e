//! A text of the same length in which only the documents stand.

use std::iter::repeat_n;

use wirelint_source::TextRange;

use super::holes::{self, HOLE};
use super::{Document, Embedded, Hole, Literal};

/// How many documents may stand in each other's expressions; deeper ones are left out.
const MAX_NESTED: usize = 8;

/// Writes the mask of `text` with the documents `found`, which are sorted by where they start.
pub(super) fn write(text: &str, found: &[Literal]) -> Embedded {
    let blank = |&it: &u8| if matches!(it, b'\n' | b'\r') { it } else { b' ' };
    let mut mask: Vec<u8> = text.as_bytes().iter().map(blank).collect();
    let mut documents: Vec<Document> = Vec::new();
    // The numbers of those that the place stands in.
    let mut around: Vec<usize> = Vec::new();
    for literal in found {
        while around.last().is_some_and(|&it| documents[it].range.end <= literal.range.start) {
            around.pop();
        }
        // What stands in an expression inside of a definition would be read as a part of that.
        if around.len() >= MAX_NESTED {
            continue;
        }
        let is_inside = |it: &Hole| it.range.contains(literal.range) && !it.beside_definitions;
        if around.last().is_some_and(|&it| documents[it].holes.iter().any(is_inside)) {
            continue;
        }
        let start = literal.range.start as usize;
        let mut content = cooked(text, literal);
        let beside = holes::fill(&mut content);
        for (at, byte) in content.iter().enumerate() {
            // The line breaks of the file stay, also those in expressions.
            if !matches!(mask[start + at], b'\n' | b'\r') {
                mask[start + at] = *byte;
            }
        }
        let holes = literal.expressions.iter().map(|&range| {
            let at = range.start as usize - start;
            let last = beside.partition_point(|it| it.start <= at).checked_sub(1);
            Hole { range, beside_definitions: last.is_some_and(|it| at < beside[it].end) }
        });
        around.push(documents.len());
        documents.push(Document { range: literal.range, holes: holes.collect() });
    }
    let mask = String::from_utf8(mask).expect("whole characters were copied, and the rest is ASCII");
    debug_assert_eq!(mask.len(), text.len());
    Embedded { mask, documents }
}

/// What the literal says, each escape as what it stands for behind blanks, each byte of an expression as [`HOLE`]; as long as it is
/// written (ECMA-262, "Template Literal Lexical Components" and "String Literals").
fn cooked(text: &str, literal: &Literal) -> Vec<u8> {
    let TextRange { start, end } = literal.range;
    let mut out = Vec::with_capacity(literal.range.len() as usize);
    let mut at = start;
    for expression in &literal.expressions {
        unescape(TextRange::new(at, expression.start).of(text), &mut out);
        let hole = |it: u8| if matches!(it, b'\n' | b'\r') { it } else { HOLE };
        out.extend(expression.of(text).bytes().map(hole));
        at = expression.end;
    }
    unescape(TextRange::new(at, end).of(text), &mut out);
    out
}

fn unescape(text: &str, out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', char::from(HOLE)]) {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        rest = &rest[at..];
        let (length, char) = escape(rest);
        let mut buffer = [0; 4];
        let char = char.encode_utf8(&mut buffer).as_bytes();
        out.extend(repeat_n(b' ', length - char.len()));
        out.extend_from_slice(char);
        rest = &rest[length..];
    }
    out.extend_from_slice(rest.as_bytes());
}

/// The length of the escape at the start of `text`, and what it stands for; a blank where that has no place in a mask.
fn escape(text: &str) -> (usize, char) {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    let Some(second) = second.filter(|_| first == Some('\\')) else { return (1, ' ') };
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok();
    let (length, code) = match second {
        'u' if text[2..].starts_with('{') => {
            let end = text.bytes().take(12).position(|it| it == b'}');
            (end.map_or(2, |it| it + 1), end.and_then(|end| hex(&text[3..end])))
        }
        'u' => (6, text.get(2..6).and_then(hex)),
        'x' => (4, text.get(2..4).and_then(hex)),
        'n' | 'r' | 't' | 'b' | 'v' | 'f' | '0' => return (2, ' '),
        // A line that goes on: the break stays.
        '\n' | '\r' => return (1, ' '),
        _ => (1 + second.len_utf8(), Some(second.into())),
    };
    // `\u` without its digits is no escape.
    let Some(code) = code else { return (2, ' ') };
    (length, char::from_u32(code).filter(|it| !it.is_control()).unwrap_or(' '))
}
