//! After any edit the tree is the one that reading the whole text gives; and edits inside an item read that item alone.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use proptest::prelude::*;
use wirelint_source::{ItemId, Text, TextEdit, TextRange, apply_edits};
use wirelint_yaml::{Format, Node, NodeId, Scope, Tree, parse};

const YAML: &str = include_str!("yaml_reader/contract.yaml");

/// The same kind of document without what has a say in how the rest is read: aliases and anchors of other items.
const PLAIN: &str = "\
# A contract
openapi: 3.1.1
info: { title: Shop, version: '1' }
tags:
  - name: a   # first
    x: [1, 2]
  -
    name: b
paths:
  /orders:   # all of them
    get:
      summary: \"List\\torders\"
      # what it takes
      parameters:
        - { name: limit, in: query }
        - name: cursor
          in: query
      responses:
        '200': { description: Fine }

    # creates
    post:
      description: |
        Creates an order.

        # not a comment
      tags: [a,
        b]
  /orders/{id}:
    parameters:
    - name: id
      in: path
    delete: &anchored
      responses:
        default:
          description: >-
            folded
            text
components:
  schemas:
    Order:
      type: object
      properties: {}
    \"Quoted\" :
      type: string
  responses: { Inline: { description: x, headers: { A: { b: c } } } }
# the end
";

const JSON: &str = r#"{
  "openapi": "3.1.1",
  "info": { "title": "Shop", "version": "1", "contact": { "name": "A", "x": [1, { "y": null }] } },
  "tags": [{ "name": "a", "x": { "y": [] } }],
  "paths": {
    "/orders": {
      "get": {
        "summary": "List \u00e9",
        "parameters": [{ "name": "limit", "in": "query" }],
        "responses": { "200": { "description": "Fine" } }
      },
      "post": { "tags": ["a", "b"], "deprecated": true, "x-n": -1.5e3 }
    },
    "/empty": { "get": {}, "parameters": [] }
  },
  "components": { "schemas": { "Order": { "type": "object", "properties": { "id": { "type": "string" } } } } }
}
"#;

const TOKENS: &[&str] = &[
    "",
    "",
    "",
    " ",
    "  ",
    "\n",
    "\n      ",
    "\n    x: 1",
    "\r\n",
    "\t",
    "a",
    "a: b",
    ": ",
    ":",
    "- ",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    " # c",
    "&a ",
    "*a ",
    "!t ",
    "|\n",
    "---\n",
    "%",
    "\\",
    "é",
    "\0",
    "\"x\": 1,",
    ", \"k\": {}",
    "true",
];

/// All that can be asked of a tree.
fn dump(tree: &Tree) -> String {
    let mut out = String::new();
    for root in tree.documents() {
        node(&mut out, root);
    }
    let mut items: Vec<ItemId> =
        (0..tree.item_count() as u32).map(ItemId).filter(|it| tree.has_item(*it)).collect();
    items.sort_by_key(|it| (tree.item_start(*it), *it != ItemId::SKELETON));
    for item in items {
        let place = |id| tree.node(id).range();
        let duplicates = tree.duplicate_keys(item).into_iter().map(|it| (place(it.first), place(it.again)));
        let duplicates: Vec<_> = duplicates.collect();
        writeln!(out, "{} {duplicates:?} {:?}", tree.item_start(item), tree.errors_in(item)).unwrap();
    }
    writeln!(out, "{:?}", tree.comments()).unwrap();
    out
}

fn node(out: &mut String, it: Node<'_>) {
    let (id, range, style) = (it.id(), it.range(), it.style());
    let (tag, anchor, key) = (it.tag(), it.anchor(), it.tree().key_of(id).map(Node::range));
    let pointer = it.tree().pointer(id);
    let index = id.index;
    writeln!(out, "{pointer} {index} {range:?} {style:?} {:?} {tag:?} {anchor:?} {key:?}", it.text())
        .unwrap();
    if it.resolved() != it {
        return;
    }
    for entry in it.entries() {
        node(out, entry.key);
        node(out, entry.value);
    }
    it.elements().for_each(|it| node(out, it));
}

/// Makes the edits one after the other, and compares after each. Gives how many were made inside an item.
fn check(text: &str, format: Format, edits: &[(usize, usize, &str)]) -> usize {
    let mut text = text.to_owned();
    let mut tree = parse(text.as_str(), format);
    let mut fast = 0;
    for &(at, len, new) in edits {
        let boundary =
            |at: usize| (0..=at.min(text.len())).rev().find(|it| text.is_char_boundary(*it)).unwrap();
        let start = boundary(at % (text.len() + 1));
        let end = boundary(start + len).max(start);
        let edit = TextEdit::replace(TextRange::new(start as u32, end as u32), new);
        let after = apply_edits(&text, std::slice::from_ref(&edit)).unwrap();
        let (edited, scope) = tree.edited(Text::from(after.as_str()), &edit);
        let whole = parse(after.as_str(), format);
        let (got, expected) = (dump(&edited), dump(&whole));
        assert!(got == expected, "{edit:?} in\n{text}\n---- gives\n{got}\n---- instead of\n{expected}");
        fast += usize::from(matches!(scope, Scope::Item(_)));
        check_kept(&tree, &edited, &edit, scope);
        (tree, text) = (edited, after);
    }
    fast
}

fn root(tree: &Tree, item: ItemId) -> Node<'_> {
    tree.node(NodeId { item, index: 0 })
}

/// What `scope` does not name is the same under the same number.
fn check_kept(old: &Tree, new: &Tree, edit: &TextEdit, scope: Scope) {
    let Scope::Around(changed) = scope else { return };
    for item in (1..old.item_count().max(new.item_count()) as u32).map(ItemId) {
        assert!(new.has_item(item) == old.has_item(item) || changed.contains(&item), "{item:?}");
        if changed.contains(&item) || !new.has_item(item) {
            continue;
        }
        let (old, new) = (root(old, item), root(new, item));
        assert_eq!(edit.moves(old.range()), new.range(), "{item:?}");
        assert_eq!(old.tree().key_of(old.id()).map(Node::text), new.tree().key_of(new.id()).map(Node::text));
        let says =
            |it: Node<'_>| it.tree().text()[it.range().start as usize..it.range().end as usize].to_owned();
        assert_eq!(says(old), says(new), "{item:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 400 } else { 4000 }))]

    #[test]
    fn edits_of_yaml(
        base in prop::sample::select(vec![PLAIN, PLAIN, PLAIN, YAML]),
        edits in prop::collection::vec((any::<usize>(), 0_usize..6, prop::sample::select(TOKENS)), 1..5),
    ) {
        check(base, Format::Yaml, &edits);
    }

    #[test]
    fn edits_of_json(edits in prop::collection::vec((any::<usize>(), 0_usize..6, prop::sample::select(TOKENS)), 1..5)) {
        check(JSON, Format::Json, &edits);
    }
}

/// `$0` marks where the text stands that `new` replaces, empty or up to `$1`.
#[track_caller]
fn check_item(text: &str, new: &str, inside: bool) {
    let start = text.find("$0").unwrap();
    let text = text.replacen("$0", "", 1);
    let end = text.find("$1").unwrap_or(start);
    let text = text.replacen("$1", "", 1);
    let format = if text.starts_with('{') { Format::Json } else { Format::Yaml };
    assert_eq!(check(&text, format, &[(start, end - start, new)]) == 1, inside, "{text}");
}

#[test]
fn what_people_type_in_an_item_reads_that_item_alone() {
    check_item("paths:\n  /a:\n    get:\n      summary: Li$0\n    put: {}\n", "st", true);
    check_item("paths:\n  /a:\n    get:\n      summary: x$0\n    put: {}\n", "\n      tags: [a]", true);
    check_item("paths:\n  /a:\n    get:\n      summary: x\n      $0\n    put: {}\n", "tags:", true);
    check_item("paths:\n  /a:\n    get: $0{}\n    put: {}\n", "\n      ", true);
    check_item("paths:\n  /a:\n    get:\n      summary: x$0", "yz", true);
    check_item("paths:\n  /a:\n    parameters:\n    - name: a$0\n    - name: b\n    get: {}\n", "b", true);
    check_item("tags:\n  - name: x\n    more:\n      a: $0b$1\nx: 1\n", "'c'", true);
    check_item("{\n\"paths\": { \"/a\": { \"get\": { \"summary\": \"$0\" } } } }", "List", true);
    check_item("{\n\"paths\": { \"/a\": { \"get\": { \"summary\": \"x\"$0 } } } }", ", \"tags\": [", false);
    check_item("{\n\"paths\": { \"/a\": { \"get\": { \"summary\": \"x\"$0 } } } }", ", \"tags\": ", true);
}

/// `old` becomes `new` where it stands last.
#[track_caller]
fn check_same(text: &str, old: &str, new: &str) {
    let format = if text.starts_with(['{', '[']) { Format::Json } else { Format::Yaml };
    check(text, format, &[(text.rfind(old).unwrap(), old.len(), new)]);
}

#[test]
fn mistakes_around_an_item_are_said_of_an_edited_one_as_well() {
    // A dash without a blank stands before what is read again.
    check_same("x-p:\n  list:\n    - name: a\n    -name: id\n     v: 1\n", "1", "12");
    // What is wrong in an item explains the line behind it.
    let open = "paths:\n  /a:\n    get:\n        summary: \"abc\n     'put':\n        summary: x\n";
    check_same(open, "\"abc", "\"abc\"");
    let tab = "paths:\n  /a:\n    get:\n        -\tx: 1\n     put:\n        - y\n";
    check_same(tab, "-\tx", "- x");
    // A nesting that is too deep is reported once in a document.
    let deep = "[".repeat(300);
    let two = format!("{{\"a\": {{\"b\": {{\"c\": {{\"d\": {deep} 1}},\n\"e\": {{\"f\": {deep} 2}}}}}}}}");
    check_same(&two, &format!("{deep} 1"), "1");
    check_same(&two, " 2", " 23");
    // A value that is missing behind an explicit key.
    check_same("a:\n  b:\n    ? c:\n        d: 1\n    ? e: 2\n", "d: 1", "d: 12");
}

#[test]
fn what_changes_more_reads_everything() {
    check_item("paths:\n  /a:\n    get:\n      summary: x\n$0    put: {}\n", "  ", false);
    check_item("paths:\n  /a:\n    get:\n      summary: x$0\n    put: {}\n", "\n    post: {}", false);
    check_item("paths:\n  /$0a:\n    get: {}\n", "b", false);
    check_item("paths:\n  /a:\n    get: &a {}\n    put:\n      x: *a\n      y: 1$0\n", "2", false);
}
