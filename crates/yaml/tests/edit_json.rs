//! Edits of JSON: text before, text after.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::sync::Arc;

use wirelint_source::apply_edits;
use wirelint_yaml::{EditError, Format, Fragment, Node, decode_pointer, parse};

fn edited(
    text: &str,
    pointer: &str,
    edit: impl for<'t> FnOnce(Node<'t>) -> Result<wirelint_source::TextEdit, EditError>,
) -> Result<String, EditError> {
    let tree = parse(Arc::from(text), Format::Json);
    let node = tree.root().unwrap().find(&decode_pointer(pointer).unwrap()).unwrap();
    Ok(apply_edits(text, &[edit(node)?]).expect("one edit never collides"))
}

fn parameter() -> Fragment {
    Fragment::Map(vec![
        ("name".into(), Fragment::Str("Idempotency-Key".into())),
        ("required".into(), Fragment::Bool(true)),
        ("in".into(), Fragment::List(vec![Fragment::Int(1), Fragment::Null])),
        ("schema".into(), Fragment::Map(vec![])),
    ])
}

#[track_caller]
fn inserts(text: &str, pointer: &str, value: &Fragment, after: Option<&str>, expected: &str) {
    let out = edited(text, pointer, |node| node.insert_entry("new", value, after)).unwrap();
    assert_eq!(out, expected);
    assert_eq!(parse(Arc::from(out), Format::Json).errors().count(), 0);
}

#[test]
fn an_entry_comes_behind_the_last_one() {
    inserts(r#"{"a": 1}"#, "", &Fragment::Int(2), None, r#"{"a": 1, "new": 2}"#);
    inserts(r#"{"a":1,"b":{"c":1}}"#, "/b", &Fragment::Null, None, r#"{"a":1,"b":{"c":1,"new":null}}"#);
    inserts("{ \"a\" : 1 }", "", &Fragment::Bool(false), None, "{ \"a\" : 1, \"new\" : false }");
}

#[test]
fn an_entry_comes_behind_the_one_named() {
    inserts(r#"{"a": 1, "b": 2}"#, "", &Fragment::Int(3), Some("a"), r#"{"a": 1, "new": 3, "b": 2}"#);
    inserts(
        "{\n  \"a\": 1,\n  \"b\": 2\n}\n",
        "",
        &Fragment::Int(3),
        Some("a"),
        "{\n  \"a\": 1,\n  \"new\": 3,\n  \"b\": 2\n}\n",
    );
    inserts(
        "{\n  \"a\": 1, \"b\": 2\n}",
        "",
        &Fragment::Int(3),
        Some("b"),
        "{\n  \"a\": 1, \"b\": 2, \"new\": 3\n}",
    );
}

#[test]
fn lines_are_indented_as_the_siblings_are() {
    inserts(
        "{\n  \"a\": 1\n}\n",
        "",
        &parameter(),
        None,
        "{\n  \"a\": 1,\n  \"new\": {\n    \"name\": \"Idempotency-Key\",\n    \"required\": true,\n    \"in\": [\n      1,\n      null\n    ],\n    \"schema\": {}\n  }\n}\n",
    );
    inserts(
        "{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}",
        "/a",
        &Fragment::Map(vec![("x".into(), Fragment::Int(1))]),
        None,
        "{\n\t\"a\": {\n\t\t\"b\": 1,\n\t\t\"new\": {\n\t\t\t\"x\": 1\n\t\t}\n\t}\n}",
    );
    inserts(
        "{\n    \"a\": [\n        {\n            \"b\": 1\n        }\n    ]\n}",
        "/a/0",
        &Fragment::Int(2),
        None,
        "{\n    \"a\": [\n        {\n            \"b\": 1,\n            \"new\": 2\n        }\n    ]\n}",
    );
}

#[test]
fn minified_files_stay_minified() {
    inserts(
        r#"{"a":1,"b":{}}"#,
        "/b",
        &parameter(),
        None,
        r#"{"a":1,"b":{"new":{"name":"Idempotency-Key","required":true,"in":[1,null],"schema":{}}}}"#,
    );
    inserts(
        r#"{"a":1,"b":2}"#,
        "",
        &parameter(),
        Some("a"),
        r#"{"a":1,"new":{"name":"Idempotency-Key","required":true,"in":[1,null],"schema":{}},"b":2}"#,
    );
}

#[test]
fn an_empty_object_is_filled_as_the_file_is_laid_out() {
    inserts("{\n  \"a\": {}\n}\n", "/a", &Fragment::Int(1), None, "{\n  \"a\": {\n    \"new\": 1\n  }\n}\n");
    inserts(
        "{\n  \"a\": {\n  }\n}\n",
        "/a",
        &Fragment::Int(1),
        None,
        "{\n  \"a\": {\n    \"new\": 1\n  }\n}\n",
    );
    inserts("{\n  \"a\": { }\n}\n", "/a", &Fragment::Int(1), None, "{\n  \"a\": {\n    \"new\": 1\n  }\n}\n");
    inserts("{}", "", &Fragment::Int(1), None, "{\n  \"new\": 1\n}");
    inserts("{\"a\":{}}", "/a", &Fragment::Int(1), None, "{\"a\":{\"new\":1}}");
    inserts("{\"a\": [{}]}", "/a/0", &Fragment::Int(1), None, "{\"a\": [{\"new\": 1}]}");
}

#[test]
fn line_ends_are_those_of_the_file() {
    inserts(
        "{\r\n  \"a\": 1\r\n}\r\n",
        "",
        &Fragment::Map(vec![("x".into(), Fragment::Int(1))]),
        None,
        "{\r\n  \"a\": 1,\r\n  \"new\": {\r\n    \"x\": 1\r\n  }\r\n}\r\n",
    );
}

#[test]
fn strings_are_escaped() {
    let text = Fragment::Str("a\"b\\c\n\u{1}é".into());
    inserts("{}", "", &text, None, "{\n  \"new\": \"a\\\"b\\\\c\\n\\u0001é\"\n}");
    assert_eq!(edited(r#"{"a": "x"}"#, "/a", |node| node.replace_scalar("y\"")).unwrap(), r#"{"a": "y\""}"#);
    assert_eq!(edited(r#"{"a": 1}"#, "/a", |node| node.replace_scalar("2")).unwrap(), r#"{"a": "2"}"#);
}

#[track_caller]
fn removes(text: &str, pointer: &str, key: &str, expected: &str) {
    let out = edited(text, pointer, |node| node.remove_entry(key)).unwrap();
    assert_eq!(out, expected);
    assert_eq!(parse(Arc::from(out), Format::Json).errors().count(), 0);
}

#[test]
fn an_entry_goes_with_its_comma() {
    removes(r#"{"a": 1, "b": 2, "c": 3}"#, "", "a", r#"{"b": 2, "c": 3}"#);
    removes(r#"{"a": 1, "b": 2, "c": 3}"#, "", "b", r#"{"a": 1, "c": 3}"#);
    removes(r#"{"a": 1, "b": 2, "c": 3}"#, "", "c", r#"{"a": 1, "b": 2}"#);
    removes("{\n  \"a\": 1,\n  \"b\": {\n    \"x\": 1\n  }\n}\n", "", "b", "{\n  \"a\": 1\n}\n");
    removes("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "", "a", "{\n  \"b\": 2\n}\n");
    removes("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n", "/a", "b", "{\n  \"a\": {}\n}\n");
}

#[test]
fn what_cannot_be_edited_says_why() {
    let insert = |text: &str, pointer: &str, key: &str, after: Option<&str>| {
        edited(text, pointer, |node| node.insert_entry(key, &Fragment::Null, after)).unwrap_err()
    };
    assert_eq!(insert("[1]", "", "new", None), EditError::NotAMapping);
    assert_eq!(insert("{\"a\": 1}", "/a", "new", None), EditError::NotAMapping);
    assert_eq!(insert("{\"a\": 1}", "", "a", None), EditError::KeyExists);
    assert_eq!(insert("{\"a\": 1}", "", "new", Some("b")), EditError::NoSuchKey);
    assert_eq!(insert("{\"a\": 1", "", "new", None), EditError::Broken);
    assert_eq!(insert("{\"a\": }", "/a", "new", None), EditError::Broken);
    assert_eq!(insert("{\"a\": 1 \"b\": 2}", "", "new", Some("a")), EditError::Broken);
    assert_eq!(edited("{\"a\": 1}", "", |node| node.remove_entry("b")), Err(EditError::NoSuchKey));
    assert_eq!(edited("{\"a\": 1}", "/a", |node| node.remove_entry("b")), Err(EditError::NotAMapping));
    assert_eq!(edited("{\"a\": [1]}", "/a", |node| node.replace_scalar("b")), Err(EditError::NotAScalar));
    assert_eq!(edited("{\"a\": \"x", "/a", |node| node.replace_scalar("b")), Err(EditError::Broken));
}

#[test]
fn a_mistake_elsewhere_does_not_hinder() {
    let text = "{\"a\": {\"x\": 1}, \"b\": [1,]}";
    assert_eq!(
        edited(text, "/a", |node| node.insert_entry("new", &Fragment::Null, None)).unwrap(),
        "{\"a\": {\"x\": 1, \"new\": null}, \"b\": [1,]}"
    );
}
