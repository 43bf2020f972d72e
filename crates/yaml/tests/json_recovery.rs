//! Broken JSON: what is reported, where, and what is left of the tree.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write as _;
use std::sync::Arc;

use wirelint_yaml::{Format, Node, NodeKind, Style, Tree, parse};

fn show(node: Node<'_>, out: &mut String) {
    match (node.style(), node.kind()) {
        (Style::Missing, _) => out.push('∅'),
        (Style::Error, _) => write!(out, "‹{}›", node.source()).unwrap(),
        (_, NodeKind::Mapping) => {
            out.push('{');
            for (number, entry) in node.entries().enumerate() {
                out.push_str(if number > 0 { ", " } else { "" });
                show(entry.key, out);
                out.push_str(": ");
                show(entry.value, out);
            }
            out.push('}');
        }
        (_, NodeKind::Sequence) => {
            out.push('[');
            for (number, element) in node.elements().enumerate() {
                out.push_str(if number > 0 { ", " } else { "" });
                show(element, out);
            }
            out.push(']');
        }
        _ => out.push_str(&node.text().unwrap()),
    }
}

fn tree(text: &str) -> Tree {
    parse(Arc::from(text), Format::Json)
}

fn shown(tree: &Tree) -> String {
    let mut out = String::new();
    if let Some(root) = tree.root() {
        show(root, &mut out);
    }
    out
}

/// Every error as `offset message` where something is missing, as `«text» message` where something is wrong.
fn errors(tree: &Tree) -> Vec<String> {
    let mut errors: Vec<_> =
        tree.errors().map(|(item, error)| (tree.absolute(item, error.range), &error.message)).collect();
    errors.sort();
    let place = |range: wirelint_source::TextRange| {
        if range.is_empty() { range.start.to_string() } else { format!("«{}»", range.of(tree.text())) }
    };
    errors.into_iter().map(|(range, message)| format!("{} {message}", place(range))).collect()
}

#[track_caller]
fn check<const N: usize>(text: &str, expected: &str, expected_errors: [&str; N]) {
    let tree = tree(text);
    assert_eq!(
        (shown(&tree).as_str(), errors(&tree)),
        (expected, expected_errors.map(String::from).to_vec()),
        "{text}"
    );
}

#[test]
fn commas_may_be_missing() {
    check(r#"{"a": 1 "b": 2}"#, "{a: 1, b: 2}", ["7 `,` is missing"]);
    check(
        "{\n \"a\": {}\n \"b\": [1 2 \"x\"]}",
        "{a: {}, b: [1, 2, x]}",
        ["10 `,` is missing", "19 `,` is missing", "21 `,` is missing"],
    );
    check(r#"[{} {"a": 1} [2]]"#, "[{}, {a: 1}, [2]]", ["3 `,` is missing", "12 `,` is missing"]);
    check(r#"{"a": 1; "b": 2}"#, "{a: 1, b: 2}", ["«;» `,` is due here instead of `;`"]);
}

#[test]
fn commas_may_be_too_many() {
    check("[1, 2,]", "[1, 2]", ["«,» `,` is one too many before a closing bracket"]);
    check("{\"a\": 1,\n}", "{a: 1}", ["«,» `,` is one too many before a closing bracket"]);
    check("[1,,, 2]", "[1, 2]", ["«,,» `,` is one too many"]);
    check("[,1,,]", "[1]", ["«,» `,` is one too many", "«,» `,` is one too many"]);
    check(r#"{"a": 1,, "b": 2}"#, "{a: 1, b: 2}", ["«,» `,` is one too many"]);
    check(r#"{"a": [1], }"#, "{a: [1]}", ["«,» `,` is one too many before a closing bracket"]);
}

#[test]
fn colons_may_be_missing_or_something_else() {
    check(r#"{"a" 1, "b": 2}"#, "{a: 1, b: 2}", ["4 `:` is missing between a key and its value"]);
    check(r#"{"a" {"x": 1}}"#, "{a: {x: 1}}", ["4 `:` is missing between a key and its value"]);
    check(
        r#"{"a" = 1, "b" => 2}"#,
        "{a: 1, b: 2}",
        ["«=» `:` is due between a key and its value", "«=>» `:` is due between a key and its value"],
    );
    check(r#"{"a":: 1}"#, "{a: 1}", ["«:» `:` is one too many"]);
    check(r#"["a": 1, "b": 2]"#, "[a, 1, b, 2]", ["«:» `:` stands inside of `[` and `]`"]);
}

#[test]
fn values_may_be_missing() {
    check(r#"{"a": , "b": 2}"#, "{a: ∅, b: 2}", ["5 a value is missing"]);
    check(r#"{"a":}"#, "{a: ∅}", ["5 a value is missing"]);
    check(r#"{"a", "b": 2}"#, "{a: ∅, b: 2}", ["4 this key has no value"]);
    check("{\n  \"a\"\n  \"b\": 2\n}", "{a: ∅, b: 2}", ["7 this key has no value"]);
    check("{\"b\": 2,\n  \"a\"\n}", "{b: 2, a: ∅}", ["14 this key has no value"]);
}

#[test]
fn keys_may_be_missing_or_without_quotes() {
    check("{: 1}", "{∅: 1}", ["1 a key is missing"]);
    check("{{\"a\": 1}}", "{∅: {a: 1}}", ["1 a key is missing"]);
    check(r#"{"a": 1, {"b": 2}}"#, "{a: 1, ∅: {b: 2}}", ["8 a key is missing"]);
    check(r#"{"a": {} {"b": 2}}"#, "{a: {}, ∅: {b: 2}}", ["8 `,` and a key are missing"]);
    check(
        "{a: 1, $ref : 2}",
        "{a: 1, $ref: 2}",
        ["«a» the key `a` is not in double quotes", "«$ref» the key `$ref` is not in double quotes"],
    );
    check("{1: 2}", "{1: 2}", ["«1» the key `1` is not in double quotes"]);
    check("{foo\n \"a\": 1}", "{‹foo›: ∅, a: 1}", ["«foo» a key in double quotes is due here"]);
}

#[test]
fn single_quotes_are_one_error_each() {
    check(
        r#"{'a': 'it', "b": 2}"#,
        "{a: it, b: 2}",
        ["«'a'» strings are written in double quotes", "«'it'» strings are written in double quotes"],
    );
    check("['a]", "[a]", ["«'a» strings are written in double quotes"]);
}

#[test]
fn comments_are_one_error_each() {
    check(
        "// a\n{\"a\": /* b */ 1, # c\n \"b\" // d\n: 2}",
        "{a: 1, b: 2}",
        [
            "«// a» JSON has no comments",
            "«/* b */» JSON has no comments",
            "«# c» JSON has no comments",
            "«// d» JSON has no comments",
        ],
    );
    check("[1 // a\n, 2 /* b", "[1, 2]", ["«// a» JSON has no comments", "«/* b» JSON has no comments"]);
    check("{ // a\n}", "{}", ["«// a» JSON has no comments"]);
}

#[test]
fn other_blanks_are_skipped() {
    check(
        "{\u{a0}\u{a0}\"a\": 1}",
        "{a: 1}",
        ["«\u{a0}\u{a0}» JSON has only spaces, tabs and line breaks between its values"],
    );
}

#[test]
fn strings_without_a_closing_quote_end_with_their_line() {
    check("{\n \"a\": \"x,\n \"b\": 2\n}", "{a: x, b: 2}", ["«\"x» this string has no closing quote"]);
    check("{\n \"a\": \"x\\\"\n}", "{a: x\"}", ["«\"x\\\"» this string has no closing quote"]);
    check("{\n \"a: 1,\n \"b\": 2\n}", "{a: 1, b: 2}", ["«\"a» this string has no closing quote"]);
    check("{\"a\": \"x}", "{a: x}", ["«\"x» this string has no closing quote"]);
    check(
        "{\n\"/p/{id}: {\n\"x\": 1}}",
        "{/p/{id}: {x: 1}}",
        ["«\"/p/{id}» this string has no closing quote"],
    );
}

#[test]
fn what_stands_in_a_string_is_reported_inside_of_it() {
    check(
        r#"["a\d\u12", "b"]"#,
        "[a\\d\\u12, b]",
        ["«\\d» `\\d` is no escape", "«\\u12» `\\u` needs four hexadecimal digits"],
    );
    check("[\"a\tb\tc\", 1]", "[a\tb\tc, 1]", ["«\t» a tab inside of a string is written `\\t`"]);
    check(
        "[\"a\u{1}\", 1]",
        "[a\u{1}, 1]",
        ["«\u{1}» the control character U+0001 inside of a string is written `\\u0001`"],
    );
    check(
        "{\"a\": \"one\ntwo\nthree\", \"b\": 2}",
        "{a: one\ntwo\nthree, b: 2}",
        ["«\n» a line break inside of a string is written `\\n`"],
    );
    check(r#"{"a": "say "hi" now", "b": 2}"#, "{a: say , b: 2}", ["«hi» `hi` is not expected here"]);
}

#[test]
fn numbers_of_other_languages_keep_their_value() {
    check(
        "[01, 1., .5, +1, -.5]",
        "[01, 1., .5, +1, -.5]",
        [
            "«01» `01` is not a number of JSON",
            "«1.» `1.` is not a number of JSON",
            "«.5» `.5` is not a number of JSON",
            "«+1» `+1` is not a number of JSON",
            "«-.5» `-.5` is not a number of JSON",
        ],
    );
    check(
        "[0x1F, 1.2.3, 1e, 2024-01-01]",
        "[‹0x1F›, ‹1.2.3›, ‹1e›, ‹2024-01-01›]",
        [
            "«0x1F» `0x1F` is not a number of JSON",
            "«1.2.3» `1.2.3` is not a number of JSON",
            "«1e» `1e` is not a number of JSON",
            "«2024-01-01» `2024-01-01` is not a number of JSON",
        ],
    );
}

#[test]
fn words_are_one_error_each() {
    check(
        "[NaN, undefined, tru, True]",
        "[‹NaN›, ‹undefined›, ‹tru›, True]",
        [
            "«NaN» `NaN` is not a value of JSON",
            "«undefined» `undefined` is not a value of JSON",
            "«tru» `tru` is not a value of JSON",
            "«True» `True` is not a value of JSON",
        ],
    );
    check(
        r#"{"type": object, "d": two words, "b": 2}"#,
        "{type: object, d: two words, b: 2}",
        ["«object» `object` is not a value of JSON", "«two words» `two words` is not a value of JSON"],
    );
    check("{\"a\": %%, \"b\": 2}", "{a: ‹%%›, b: 2}", ["«%%» `%%` is not a value of JSON"]);
}

#[test]
fn a_truncated_document_is_one_error() {
    for (text, expected) in [
        ("{\"a\": [1, {\"b\": 2", "{a: [1, {b: 2}]}"),
        ("{\"a\": [1, {\"b\": ", "{a: [1, {b: ∅}]}"),
        ("{\"a\": [1, {\"b\"", "{a: [1, {b: ∅}]}"),
        ("{\"a\": [1, {", "{a: [1, {}]}"),
        ("{\"a\": [1, ", "{a: [1]}"),
        ("{\"a\": [1, {\"b\": \"x", "{a: [1, {b: x}]}"),
        ("{\"a\": [1, {\"b", "{a: [1, {b: ∅}]}"),
        ("{\"a\": [1, {\"b\": tr", "{a: [1, {b: ‹tr›}]}"),
    ] {
        let tree = tree(text);
        assert_eq!(shown(&tree), expected, "{text}");
        assert_eq!(tree.errors().count(), 1, "{text}: {:?}", errors(&tree));
    }
    check("{\"a\": [1, {\"b\": 2\n", "{a: [1, {b: 2}]}", ["17 `}]}` is missing"]);
}

#[test]
fn brackets_of_the_wrong_kind_close_what_they_should() {
    check(r#"{"a": [1, 2}, "b": 3}"#, "{a: [1, 2], b: 3}", ["«}» `]` is due here instead of `}`"]);
    check(r#"[{"a": 1], {"b": 2}]"#, "[{a: 1}, {b: 2}]", ["«]» `}` is due here instead of `]`"]);
    check(r#"{"a": [{"x": 1], "b": 2}"#, "{a: [{x: 1}], b: 2}", ["14 `}` is missing"]);
    check(r#"{"a": [1, 2}"#, "{a: [1, 2]}", ["11 `]` is missing"]);
    check(r#"{"a": 1], "b": 2}"#, "{a: 1, b: 2}", ["«]» `]` closes nothing"]);
}

#[test]
fn indentation_shows_which_bracket_is_missing() {
    let text = "{\n  \"a\": {\n    \"x\": 1,\n  \"b\": {\n    \"y\": 2\n  }\n}\n";
    check(text, "{a: {x: 1}, b: {y: 2}}", ["22 `}` is missing"]);
    check(&text.replace("1,", "1"), "{a: {x: 1}, b: {y: 2}}", ["21 `}` is missing"]);
    let half_typed = "{\n  \"a\": {\n  \"b\": {\n    \"y\": 2\n  }\n}\n";
    check(half_typed, "{a: {}, b: {y: 2}}", ["10 `}` is missing"]);
    let list = "{\n  \"a\": [\n    {\n      \"x\": 1\n    },\n    {\n      \"x\": 2\n  ],\n  \"b\": 2\n}\n";
    check(list, "{a: [{x: 1}, {x: 2}], b: 2}", ["55 `}` is missing"]);
    let two = "{\n  \"a\": [\n    {\n      \"x\": 1\n  \"b\": 2\n}\n";
    check(two, "{a: [{x: 1}], b: 2}", ["29 `}]` is missing"]);
}

#[test]
fn indentation_shows_which_bracket_is_one_too_many() {
    let text =
        "{\n  \"a\": {\n    \"p\": {\n      \"x\": 1\n    }\n    },\n    \"q\": 2\n  },\n  \"b\": 3\n}\n";
    check(text, "{a: {p: {x: 1}, q: 2}, b: 3}", ["«}» `}` closes nothing"]);
}

#[test]
fn indentation_in_disorder_says_nothing() {
    check("{\n    \"a\": {\n\"x\": 1},\n \"b\": [1\n}\n", "{a: {x: 1}, b: [1]}", ["30 `]` is missing"]);
}

#[test]
fn a_bracket_too_many_does_not_end_the_document() {
    check(
        "{\"a\": {\"x\": 1}},\n \"b\": 2}",
        "{a: {x: 1}, b: 2}",
        ["«}» this `}` ends the document, but it goes on"],
    );
    check("[1], 2]", "[1, 2]", ["«]» this `]` ends the document, but it goes on"]);
    check("{\"a\": 1}}", "{a: 1}", ["«}» `}` closes nothing"]);
}

#[test]
fn text_behind_the_document_is_one_error() {
    check("{} {} []", "{}", ["«{» the document has ended before this"]);
    check("1 2 3", "1", ["«2» the document has ended before this"]);
    check("null true", "null", ["«true» the document has ended before this"]);
}

#[test]
fn an_empty_text_has_no_root() {
    check("", "", ["0 there is no JSON value in this file"]);
    check(" \n", "", ["0 there is no JSON value in this file"]);
    check("]", "‹]›", ["«]» `]` is not a value of JSON"]);
}

#[test]
fn nesting_beyond_the_limit_is_one_node() {
    let limit = wirelint_yaml::MAX_DEPTH;
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert!(tree(&nested(limit)).errors().next().is_none());
    let text = format!("{{\"a\": {}, \"b\": 2}}", nested(limit + 3));
    let tree = tree(&text);
    assert_eq!(errors(&tree), [format!("«[» more than {limit} brackets stand inside one another")]);
    assert!(shown(&tree).contains("[‹[[[[1]]]]›]"));
    assert!(shown(&tree).ends_with(", b: 2}"));
}

#[test]
fn a_text_that_is_no_json_has_an_end_of_errors() {
    let text = "x,\n".repeat(5000);
    let tree = tree(&format!("[{text}]"));
    assert_eq!(tree.errors().count(), 1000);
}

/// Reads `part`, repeated to a megabyte behind `prefix`; what is linear takes milliseconds.
#[test]
fn hostile_texts_are_read_in_time() {
    let parts = [
        "[",
        "{",
        "\"",
        "{\"a\":",
        "]",
        "}",
        ",",
        ":",
        "[}",
        "{]",
        "'",
        "/*",
        "#\n",
        "\\",
        "\"\n",
        "\n",
        "{\"a:1,\\",
        "'a:1,",
        "\"a}",
        "1 ",
        "[1, ",
    ];
    let start = std::time::Instant::now();
    for prefix in ["", "[", "{", "[\"", "{\"a\":["] {
        for part in parts {
            let text = format!("{prefix}{}", part.repeat(1_000_000 / part.len()));
            assert_ne!(tree(&text).errors().count(), 0);
        }
    }
    // 105 megabytes; one quadratic case alone would take minutes.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
