//! JSON Pointers lead where they say, and every place has one that leads to it.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::borrow::Cow;
use std::sync::Arc;

use proptest::prelude::*;
use wirelint_yaml::{Format, Node, Tree, decode_pointer, encode_segment, parse};

fn json(text: &str) -> Tree {
    parse(Arc::from(text), Format::Json)
}

/// The source of what `pointer` leads to, or how far it led.
fn found(text: &str, pointer: &str) -> String {
    let tree = json(text);
    match tree.root().unwrap().find(&decode_pointer(pointer).expect("it starts with a slash")) {
        Ok(node) => node.source().to_owned(),
        Err(missing) => {
            format!("no `{}` after {} in {}", missing.segment, missing.depth, missing.deepest.source())
        }
    }
}

fn nodes(root: Node<'_>) -> Vec<Node<'_>> {
    let mut all = vec![root];
    let mut at = 0;
    while let Some(&node) = all.get(at) {
        all.extend(node.entries().map(|entry| entry.value));
        all.extend(node.elements());
        at += 1;
    }
    all
}

#[track_caller]
fn leads_back(tree: &Tree) {
    for node in tree.documents().flat_map(nodes) {
        let steps: Vec<Cow<'_, str>> = tree.steps_to(node.id()).into_iter().map(Cow::Owned).collect();
        let root = tree.documents().find(|root| nodes(*root).contains(&node)).unwrap();
        assert_eq!(root.find(&steps).unwrap(), node, "{steps:?}");
        let pointer = tree.pointer(node.id());
        assert_eq!(decode_pointer(pointer.strip_prefix('#').unwrap()).unwrap(), steps, "{pointer}");
    }
}

/// The examples of RFC 6901 §5.
#[test]
fn the_examples_of_the_rfc_lead_where_it_says() {
    let text = r#"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}"#;
    for (pointer, expected) in [
        ("", text),
        ("/foo", r#"["bar", "baz"]"#),
        ("/foo/0", r#""bar""#),
        ("/", "0"),
        ("/a~1b", "1"),
        ("/c%d", "2"),
        ("/e^f", "3"),
        ("/g|h", "4"),
        ("/i\\j", "5"),
        ("/k\"l", "6"),
        ("/ ", "7"),
        ("/m~0n", "8"),
    ] {
        assert_eq!(found(text, pointer), expected, "{pointer}");
    }
    leads_back(&json(text));
}

#[test]
fn a_pointer_that_fails_says_how_far_it_led() {
    assert_eq!(found(r#"{"a": {"b": 1}}"#, "/a/c/d"), r#"no `c` after 1 in {"b": 1}"#);
    assert_eq!(found(r#"{"a": [1]}"#, "/a/1"), "no `1` after 1 in [1]");
    assert_eq!(found(r#"{"a": 1}"#, "/a/b"), "no `b` after 1 in 1");
}

#[test]
fn digits_are_indices_in_sequences_and_keys_in_mappings() {
    let text = r#"{"0": ["x", {"1": "y"}], "01": 2}"#;
    assert_eq!(found(text, "/0/0"), "\"x\"");
    assert_eq!(found(text, "/0/1/1"), "\"y\"");
    assert_eq!(found(text, "/01"), "2");
    for pointer in ["/0/00", "/0/01", "/0/+1", "/0/-", "/0/", "/0/99999999999999999999999"] {
        assert!(found(text, pointer).starts_with("no "), "{pointer}");
    }
}

#[test]
fn only_pointers_decode() {
    assert_eq!(decode_pointer("a/b"), None);
    assert_eq!(decode_pointer("/~01/~10/~").unwrap(), ["~1", "/0", "~"]);
    assert_eq!(encode_segment("~1/x"), "~01~1x");
}

#[test]
fn a_key_has_the_pointer_of_its_value() {
    let tree = json(r#"{"paths": {"/orders": {"post": {"tags": ["x"]}}}}"#);
    let post = tree
        .root()
        .unwrap()
        .find(&decode_pointer("/paths/~1orders").unwrap())
        .unwrap()
        .entry("post")
        .unwrap();
    assert_eq!(tree.pointer(post.key.id()), "#/paths/~1orders/post");
    assert_eq!(tree.pointer(post.value.id()), "#/paths/~1orders/post");
    assert_eq!(tree.key_of(post.value.id()), Some(post.key));
    leads_back(&tree);
}

#[test]
fn missing_values_beside_one_another_have_pointers_of_their_own() {
    let tree = json(r#"{"a":,"b":,"c":{"d":}}"#);
    leads_back(&tree);
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![Just(serde_json::Value::Null), any::<u8>().prop_map(serde_json::Value::from)];
    leaf.prop_recursive(6, 60, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            prop::collection::btree_map("[0-1~/ a]{0,2}", inner, 0..5)
                .prop_map(|entries| entries.into_iter().collect::<serde_json::Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn every_node_is_where_its_steps_lead(value in value()) {
        leads_back(&json(&value.to_string()));
    }
}

#[test]
fn places_in_yaml_have_pointers_through_anchors_and_documents() {
    let text = "a: &x\n  b: [1, {c: }]\n? [k]\n: 2\nd: *x\n---\na: 1\nb:\n- - x\n";
    let tree = parse(Arc::from(text), Format::Yaml);
    let pointers: Vec<String> = tree
        .documents()
        .flat_map(nodes)
        .filter(|node| node.entries().next().is_none())
        .map(|it| tree.pointer(it.id()))
        .collect();
    assert!(pointers.contains(&"#/a/b/1/c".to_owned()), "{pointers:?}");
    assert!(pointers.contains(&"#/b/0/0".to_owned()), "{pointers:?}");
    let root = tree.root().unwrap();
    let through_alias = root.find(&decode_pointer("/d/b/0").unwrap()).unwrap();
    assert_eq!(tree.pointer(through_alias.id()), "#/a/b/0");
    // A key that is a list has no text to be found by.
    assert_eq!(tree.pointer(root.entries().nth(1).unwrap().value.id()), "#/[k]");
}

#[test]
fn merged_entries_are_found() {
    let text = "base: &base {a: 1, b: 2}\nuse:\n  <<: *base\n  b: 3\n";
    let tree = parse(Arc::from(text), Format::Yaml);
    let found =
        |pointer: &str| tree.root().unwrap().find(&decode_pointer(pointer).unwrap()).unwrap().source();
    assert_eq!((found("/use/a"), found("/use/b"), found("/use/<</b")), ("1", "3", "2"));
}
