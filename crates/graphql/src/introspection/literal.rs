//! Literals of the SDL from what JSON's strings say.

use std::fmt::Write as _;

use crate::syntax::{Definition, Selection, SelectionSet, parse};

/// Writes a description so that it says `text`: as a block where a block can, else between quotes.
pub(super) fn description(text: &str, out: &mut String) {
    if !fits_a_block(text) {
        string(text, out);
        return;
    }
    let has_lines = text.contains('\n');
    out.push_str(if has_lines { "\"\"\"\n" } else { "\"\"\"" });
    let mut rest = text;
    while let Some(at) = rest.find("\"\"\"") {
        out.push_str(&rest[..at]);
        out.push_str("\\\"\"\"");
        rest = &rest[at + 3..];
    }
    out.push_str(rest);
    // A last quote would be taken for one of the closing ones, a last backslash for their escape; a blank last line says nothing.
    if has_lines || rest.ends_with(['"', '\\']) {
        out.push('\n');
    }
    out.push_str("\"\"\"");
}

/// Whether a block string can say `text`: blank lines at both ends and common indentation are lost in one (`BlockStringValue`,
/// section 2.9.4), and so are other line breaks than `\n`.
fn fits_a_block(text: &str) -> bool {
    let is_blank = |line: &str| line.trim_matches([' ', '\t']).is_empty();
    let first_is_blank = text.split('\n').next().is_none_or(is_blank);
    let last_is_blank = text.rsplit('\n').next().is_none_or(is_blank);
    // What stands on the first line of a block may be indented; that of several lines stands below.
    let is_indented =
        text.contains('\n') && text.split('\n').all(|it| is_blank(it) || it.starts_with([' ', '\t']));
    !first_is_blank
        && !last_is_blank
        && !is_indented
        && !text.contains(|it: char| it.is_control() && !matches!(it, '\n' | '\t'))
}

/// Writes a string that says `text`.
pub(super) fn string(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            it if it.is_control() => write!(out, "\\u{:04X}", it as u32).expect("a string takes everything"),
            it => out.push(it),
        }
    }
    out.push('"');
}

/// Whether `text` is a name ("Names", section 2.1.9).
pub(super) fn is_name(text: &str) -> bool {
    let is_letter = |it: u8| it.is_ascii_alphabetic() || it == b'_';
    text.bytes().next().is_some_and(is_letter) && text.bytes().all(|it| is_letter(it) || it.is_ascii_digit())
}

/// Whether `text` is one value and nothing else: what a server answers must not become more than it is.
pub(super) fn is_value(text: &str) -> bool {
    let is_number = text.len() < 20 && text.bytes().all(|it| it.is_ascii_digit()) && !text.starts_with('0');
    if is_name(text) || (is_number && !text.is_empty()) {
        return true;
    }
    let document = format!("{{f(a:{text})}}");
    let parse = parse(&*document);
    if parse.errors().next().is_some() || parse.comments().next().is_some() {
        return false;
    }
    let mut definitions = parse.document().definitions();
    let (Some(Definition::Operation(operation)), None) = (definitions.next(), definitions.next()) else {
        return false;
    };
    let mut selections = operation.selection_set().into_iter().flat_map(SelectionSet::selections);
    let (Some(Selection::Field(field)), None) = (selections.next(), selections.next()) else { return false };
    let mut arguments = field.arguments();
    let (Some(argument), None) = (arguments.next(), arguments.next()) else { return false };
    argument.value().is_some_and(|it| it.node().text() == text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

    use proptest::prelude::*;

    use super::*;

    /// What the SDL's reader makes of it.
    fn read(write: impl FnOnce(&mut String)) -> String {
        let mut sdl = String::new();
        write(&mut sdl);
        sdl.push_str(" type A");
        let parse = parse(&*sdl);
        assert_eq!(parse.errors().count(), 0, "{sdl}");
        let definition = parse.document().definitions().next().unwrap();
        definition.description().unwrap().string().into_owned()
    }

    #[test]
    fn descriptions_say_what_they_said() {
        for text in [
            "",
            "a",
            "a\nb",
            "a\n  b\n c",
            "a\n  b\nc",
            " a",
            "a\n",
            "\na",
            "\"a\"",
            "a\\",
            "a\"\"\"b",
            "a\r\nb",
            "a\u{7}b",
            "é\t\u{1F600}",
        ] {
            assert_eq!(read(|out| description(text, out)), text);
            assert_eq!(read(|out| string(text, out)), text);
        }
        let mut block = String::new();
        description("It says \"no\"\nalways", &mut block);
        assert_eq!(block, "\"\"\"\nIt says \"no\"\nalways\n\"\"\"");
    }

    proptest! {
        #[test]
        fn any_description_says_what_it_said(text in "[ \t\n\r\"\\\\a#é\u{0}]{0,12}") {
            prop_assert_eq!(read(|out| description(&text, out)), &*text);
        }
    }

    #[test]
    fn a_value_is_one_value() {
        for text in [
            "1",
            "-1.5",
            "true",
            "null",
            "RED",
            "\"a\"",
            "\"\"\"a\"\"\"",
            "[1, 2]",
            "{ a: [B], c: \"}\" }",
            "[]",
        ] {
            assert!(is_value(text), "{text}");
        }
        for text in
            ["", " ", "1 2", "1) b(c: 2", "1)} type A {", "[1", "1 # a", "\"a", "a b: c", "@d", "1,", "01"]
        {
            assert!(!is_value(text), "{text}");
        }
    }
}
