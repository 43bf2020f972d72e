//! Repeated keys, found by content.

use std::sync::Arc;

use proptest::prelude::*;
use wirelint_source::ItemId;
use wirelint_yaml::{Format, parse};

/// The repeated keys of the whole file as `offset of the first < offset of the other`.
fn duplicates(text: &str, format: Format) -> Vec<String> {
    let tree = parse(Arc::from(text), format);
    let place = |id| tree.node(id).range().start;
    (0..tree.item_count() as u32)
        .flat_map(|item| tree.duplicate_keys(ItemId(item)))
        .map(|it| format!("{} < {}", place(it.first), place(it.again)))
        .collect()
}

#[track_caller]
fn check<const N: usize>(text: &str, expected: [&str; N]) {
    assert_eq!(duplicates(text, Format::Json), expected, "{text}");
}

#[test]
fn a_key_that_comes_again_is_found() {
    check(r#"{"a": 1, "b": 2, "a": 3}"#, ["1 < 17"]);
    check(r#"{"a": 1, "a": 2, "a": 3}"#, ["1 < 9", "1 < 17"]);
    check(r#"{"": 1, "": 2}"#, ["1 < 8"]);
    check(r#"{"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]}"#, []);
}

#[test]
fn keys_are_compared_by_content() {
    check(r#"{"a": 1, "\u0061": 2}"#, ["1 < 9"]);
    check(r#"{"\n": 1, "\\n": 2, "\u000a": 3}"#, ["1 < 20"]);
    check(r#"{"a": 1, "A": 2, "a ": 3}"#, []);
}

#[test]
fn outer_mappings_do_not_hide_inner_ones() {
    check(r#"{"a": {"x": 1, "x": 2}, "a": 3}"#, ["7 < 15", "1 < 24"]);
    check(r#"{"p": {"q": {"r": {"x": 1, "y": {"z": 1, "z": 2}, "x": 2}}}}"#, ["33 < 41", "19 < 50"]);
}

#[test]
fn items_are_searched_one_by_one() {
    let text = r#"{"paths": {"/a": {"get": {"x": 1, "x": 2}, "get": {"y": 1}}}}"#;
    let tree = parse(Arc::from(text), Format::Json);
    assert_eq!(tree.item_count(), 3);
    assert_eq!(tree.duplicate_keys(ItemId::SKELETON).len(), 1);
    assert_eq!(tree.duplicate_keys(ItemId(1)).len(), 1);
    assert_eq!(tree.duplicate_keys(ItemId(2)).len(), 0);
}

#[test]
fn missing_keys_of_broken_json_are_not_repeated() {
    check("{: 1, : 2}", []);
}

proptest! {
    /// The slow twin: every key against every earlier one.
    #[test]
    fn small_and_large_mappings_agree_with_the_plain_search(keys in prop::collection::vec("[a-c]{1,2}|\\\\u006[1-3]", 0..40)) {
        let text = format!("{{{}}}", keys.iter().map(|key| format!("\"{key}\":0")).collect::<Vec<_>>().join(","));
        let content: Vec<String> = keys.iter().map(|key| key.replace("\\u0061", "a").replace("\\u0062", "b").replace("\\u0063", "c")).collect();
        let mut at = 1;
        let places: Vec<usize> = keys.iter().map(|key| { let place = at; at += key.len() + 5; place }).collect();
        let expected: Vec<String> = (0..keys.len())
            .filter_map(|again| {
                let first = content.iter().position(|key| *key == content[again])?;
                (first < again).then(|| format!("{} < {}", places[first], places[again]))
            })
            .collect();
        prop_assert_eq!(duplicates(&text, Format::Json), expected);
    }
}

#[test]
fn keys_of_yaml_are_compared_by_text() {
    let check =
        |text: &str, expected: &[&str]| assert_eq!(duplicates(text, Format::Yaml), expected, "{text}");
    check("a: 1\n'a': 2\n\"\\x61\": 3\n", &["0 < 5", "0 < 12"]);
    check("200: x\n'200': y\n", &["0 < 7"]);
    check("a: &a {}\nb:\n  <<: *a\n  <<: *a\n", &["14 < 23"]);
    check("? [a]\n: 1\n? [a]\n: 2\n", &[]);
    check("&x a: 1\n*x : 2\n", &["3 < 8"]);
    check("a: {b: 1, c: 2, b: 3}\n", &["4 < 16"]);
}
