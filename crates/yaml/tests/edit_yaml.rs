//! Edits of YAML: text before, text after.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::sync::Arc;

use wirelint_source::{TextEdit, apply_edits};
use wirelint_yaml::{EditError, Format, Fragment, Node, decode_pointer, parse};

fn edited(
    text: &str,
    pointer: &str,
    edit: impl for<'t> FnOnce(Node<'t>) -> Result<TextEdit, EditError>,
) -> Result<String, EditError> {
    let tree = parse(Arc::from(text), Format::Yaml);
    // The last step is not followed through an alias.
    let steps = decode_pointer(pointer).unwrap();
    let mut node = tree.root().unwrap();
    for step in &steps {
        node = match step.parse() {
            Ok(index) if node.is_sequence() => node.elements().nth(index).unwrap(),
            _ => node.get(step).unwrap(),
        };
    }
    Ok(apply_edits(text, &[edit(node)?]).expect("one edit never collides"))
}

fn one() -> Fragment {
    Fragment::Int(1)
}

fn map<const N: usize>(entries: [(&str, Fragment); N]) -> Fragment {
    Fragment::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn string(text: &str) -> Fragment {
    Fragment::Str(text.to_owned())
}

/// Inserts `new: value` and checks the text and that it is read without errors.
#[track_caller]
fn inserts(text: &str, pointer: &str, value: &Fragment, after: Option<&str>, expected: &str) {
    let out = edited(text, pointer, |node| node.insert_entry("new", value, after)).unwrap();
    assert_eq!(out, expected);
    let tree = parse(Arc::from(out), Format::Yaml);
    assert_eq!(tree.errors().next(), None);
}

#[test]
fn an_entry_comes_behind_the_last_one() {
    inserts("a: 1\n", "", &one(), None, "a: 1\nnew: 1\n");
    inserts("a:\n  b: 1\nc: 2\n", "/a", &one(), None, "a:\n  b: 1\n  new: 1\nc: 2\n");
    inserts("a:\n  b:\n    c: 1\nd: 2\n", "/a", &one(), None, "a:\n  b:\n    c: 1\n  new: 1\nd: 2\n");
}

#[test]
fn an_entry_comes_behind_the_one_named() {
    inserts("a: 1\nb: 2\n", "", &one(), Some("a"), "a: 1\nnew: 1\nb: 2\n");
    inserts(
        "a:\n  x:\n    y: 1\n  z: 2\n",
        "/a",
        &one(),
        Some("x"),
        "a:\n  x:\n    y: 1\n  new: 1\n  z: 2\n",
    );
}

#[test]
fn a_file_without_a_final_line_break_stays_one() {
    inserts("a: 1", "", &one(), None, "a: 1\nnew: 1");
    inserts("a:\n  b: 1", "/a", &one(), None, "a:\n  b: 1\n  new: 1");
}

#[test]
fn line_ends_are_those_of_the_file() {
    inserts(
        "a: 1\r\nb:\r\n  c: 2\r\n",
        "/b",
        &map([("x", one())]),
        None,
        "a: 1\r\nb:\r\n  c: 2\r\n  new:\r\n    x: 1\r\n",
    );
}

#[test]
fn comments_stay_where_they_are() {
    inserts("a: 1 # one\n# end\n", "", &one(), None, "a: 1 # one\nnew: 1\n# end\n");
    inserts("a: 1 # one\n# two\nb: 2\n", "", &one(), Some("a"), "a: 1 # one\nnew: 1\n# two\nb: 2\n");
    inserts("a: # none\n", "", &one(), None, "a: # none\nnew: 1\n");
    inserts(
        "a:\n  b: 1\n  # inner\n# outer\nc: 2\n",
        "/a",
        &one(),
        None,
        "a:\n  b: 1\n  new: 1\n  # inner\n# outer\nc: 2\n",
    );
}

#[test]
fn a_mapping_in_a_list_keeps_its_dash() {
    inserts("- a: 1\n- b: 2\n", "/0", &one(), None, "- a: 1\n  new: 1\n- b: 2\n");
    inserts(
        "x:\n  -   a: 1\n      b: 2\n",
        "/x/0",
        &one(),
        Some("a"),
        "x:\n  -   a: 1\n      new: 1\n      b: 2\n",
    );
    inserts("- - a: 1\n", "/0/0", &one(), None, "- - a: 1\n    new: 1\n");
}

#[test]
fn an_absent_value_becomes_a_mapping() {
    inserts("a:\nb: 1\n", "/a", &one(), None, "a:\n  new: 1\nb: 1\n");
    inserts("a:", "/a", &one(), None, "a:\n  new: 1");
    inserts(
        "x:\n    a: # here\n    b: 1\n",
        "/x/a",
        &one(),
        None,
        "x:\n    a: # here\n        new: 1\n    b: 1\n",
    );
    inserts("a: &anchor\nb: 1\n", "/a", &one(), None, "a: &anchor\n  new: 1\nb: 1\n");
    inserts("-\n- 1\n", "/0", &one(), None, "- new: 1\n- 1\n");
    inserts("- # here\n- 1\n", "/0", &one(), None, "- # here\n  new: 1\n- 1\n");
    inserts("{a: , b: 1}\n", "/a", &one(), None, "{a: {new: 1}, b: 1}\n");
}

#[test]
fn an_empty_mapping_becomes_a_block_where_it_can() {
    inserts("a: {}\nb: 1\n", "/a", &one(), None, "a:\n  new: 1\nb: 1\n");
    inserts("a: &x {}\n", "/a", &one(), None, "a: &x\n  new: 1\n");
    inserts("- {}\n- 1\n", "/0", &one(), None, "- new: 1\n- 1\n");
    inserts("{}\n", "", &one(), None, "new: 1\n");
    inserts("a: {} # none\n", "/a", &one(), None, "a: {new: 1} # none\n");
    inserts("a: [{}, 1]\n", "/a/0", &one(), None, "a: [{new: 1}, 1]\n");
}

#[test]
fn mappings_in_braces_stay_in_braces() {
    inserts("a: {b: 1}\n", "/a", &one(), None, "a: {b: 1, new: 1}\n");
    inserts("a: { b: 1, c: 2 } # x\n", "/a", &one(), Some("b"), "a: { b: 1, new: 1, c: 2 } # x\n");
    inserts("a: {b: 1,}\n", "/a", &one(), None, "a: {b: 1, new: 1,}\n");
    inserts(
        "a: {\n  b: 1, # one\n  c: 2 # two\n}\n",
        "/a",
        &one(),
        None,
        "a: {\n  b: 1, # one\n  c: 2, # two\n  new: 1\n}\n",
    );
    inserts(
        "a: {\n  b: 1, # one\n  c: 2 # two\n}\n",
        "/a",
        &one(),
        Some("b"),
        "a: {\n  b: 1, # one\n  new: 1,\n  c: 2 # two\n}\n",
    );
    inserts(
        "a: {\n  b: 1,\n}\n",
        "/a",
        &map([("x", string("a,b"))]),
        None,
        "a: {\n  b: 1,\n  new: {\n    x: \"a,b\"\n  },\n}\n",
    );
    inserts("{\"a\":1}\n", "", &string("x"), None, "{\"a\":1,\"new\":x}\n");
}

#[test]
fn an_anchored_mapping_keeps_its_anchor() {
    inserts("a: &x\n  b: 1\nc: *x\n", "/a", &one(), None, "a: &x\n  b: 1\n  new: 1\nc: *x\n");
    inserts("a: &x !!map\n  &k b: 1\n", "/a", &one(), None, "a: &x !!map\n  &k b: 1\n  new: 1\n");
}

#[test]
fn block_scalars_and_long_values_end_before_the_new_entry() {
    inserts("a: |\n  text\n\nb: 1\n", "", &one(), Some("a"), "a: |\n  text\nnew: 1\n\nb: 1\n");
    inserts("a: |+\n  text\n\nb: 1\n", "", &one(), Some("a"), "a: |+\n  text\n\nnew: 1\nb: 1\n");
    inserts("a: |\n  text", "", &one(), None, "a: |\n  text\nnew: 1");
    inserts("b: 1\na: |+\n  text", "", &one(), None, "b: 1\nnew: 1\na: |+\n  text");
    inserts("a: two\n  lines\nb: 1\n", "", &one(), Some("a"), "a: two\n  lines\nnew: 1\nb: 1\n");
    inserts("a: \"two\n  lines\" # x\n", "", &one(), None, "a: \"two\n  lines\" # x\nnew: 1\n");
    inserts(
        "x:\n  a: |\n    text\n\n\ny: 1\n",
        "/x",
        &one(),
        None,
        "x:\n  a: |\n    text\n  new: 1\n\n\ny: 1\n",
    );
    inserts("a: >-\n  folded\n  text\n", "", &one(), None, "a: >-\n  folded\n  text\nnew: 1\n");
}

#[test]
fn lists_and_mappings_are_indented_as_elsewhere() {
    let value = map([
        (
            "list",
            Fragment::List(vec![
                map([("a", one()), ("b", string("x"))]),
                one(),
                Fragment::List(vec![one(), one()]),
            ]),
        ),
        ("none", Fragment::List(vec![])),
        ("map", map([])),
    ]);
    inserts(
        "a:\n    b: 1\n",
        "",
        &value,
        None,
        "a:\n    b: 1\nnew:\n    list:\n        - a: 1\n          b: x\n        - 1\n        - - 1\n          - 1\n    none: []\n    map: {}\n",
    );
    inserts(
        "a:\n- x\n",
        "",
        &value,
        None,
        "a:\n- x\nnew:\n  list:\n  - a: 1\n    b: x\n  - 1\n  - - 1\n    - 1\n  none: []\n  map: {}\n",
    );
}

#[test]
fn strings_get_quotes_where_they_need_some() {
    for (text, expected) in [
        ("plain text", "plain text"),
        ("#/components/x", "\"#/components/x\""),
        ("a: b", "\"a: b\""),
        ("a:b", "a:b"),
        ("a #b", "\"a #b\""),
        ("a#b", "a#b"),
        ("", "\"\""),
        ("null", "\"null\""),
        ("true", "\"true\""),
        ("no", "\"no\""),
        ("1.0", "\"1.0\""),
        ("0x1f", "\"0x1f\""),
        ("2024-01-01", "\"2024-01-01\""),
        ("12:30", "\"12:30\""),
        ("1.2.3-beta", "1.2.3-beta"),
        ("*all", "\"*all\""),
        ("- x", "\"- x\""),
        ("-x", "-x"),
        (" x", "\" x\""),
        ("it's", "it's"),
        ("a, b", "a, b"),
        ("two\nlines", "\"two\\nlines\""),
        ("<<", "\"<<\""),
        ("---", "\"---\""),
    ] {
        inserts("a: 1\n", "", &string(text), None, &format!("a: 1\nnew: {expected}\n"));
        let out = edited("a: 1\n", "", |node| node.insert_entry(text, &string(text), None)).unwrap();
        let tree = parse(Arc::from(out), Format::Yaml);
        let root = tree.root().unwrap();
        assert_eq!(root.get(text).and_then(Node::str).as_deref(), Some(text));
    }
}

#[test]
fn quotes_are_those_of_the_siblings() {
    inserts("a: 'x'\n", "", &string("y"), None, "a: 'x'\nnew: 'y'\n");
    inserts("'a': \"x\"\n", "", &string("y"), None, "'a': \"x\"\n'new': \"y\"\n");
    inserts("a: 'it: x'\nb: y\n", "", &string("1"), None, "a: 'it: x'\nb: y\nnew: '1'\n");
    inserts("'200': x\n", "", &string("z"), None, "'200': x\nnew: z\n");
    let insert =
        |text: &str, key: &str| edited(text, "", |node| node.insert_entry(key, &one(), None)).unwrap();
    assert_eq!(insert("'200': x\n", "404"), "'200': x\n'404': 1\n");
    assert_eq!(insert("200: x\n", "404"), "200: x\n404: 1\n");
}

#[test]
fn explicit_keys_leave_room() {
    inserts("? a\n: 1\n", "", &one(), None, "? a\n: 1\nnew: 1\n");
    inserts("? a\n: b: 1\n", "/a", &one(), None, "? a\n: b: 1\n  new: 1\n");
}

#[test]
fn documents_keep_apart() {
    inserts("---\na: 1\n---\nb: 2\n", "", &one(), None, "---\na: 1\nnew: 1\n---\nb: 2\n");
    inserts("a: 1\n...\n", "", &one(), None, "a: 1\nnew: 1\n...\n");
}

#[track_caller]
fn replaces(text: &str, pointer: &str, new: &str, expected: &str) {
    let out = edited(text, pointer, |node| node.replace_scalar(new)).unwrap();
    assert_eq!(out, expected);
    let tree = parse(Arc::from(out), Format::Yaml);
    let node = tree.root().unwrap().find(&decode_pointer(pointer).unwrap()).unwrap();
    assert_eq!(node.text().as_deref(), Some(new));
}

#[test]
fn a_replaced_scalar_keeps_its_quotes() {
    replaces("a: x # c\n", "/a", "z", "a: z # c\n");
    replaces("a: 'x'\n", "/a", "it's", "a: 'it''s'\n");
    replaces("a: \"x\"\n", "/a", "y", "a: \"y\"\n");
    replaces("a: x\n", "/a", "y: z", "a: \"y: z\"\n");
    replaces("a: x\nb: 'y'\n", "/a", "y: z", "a: 'y: z'\nb: 'y'\n");
    replaces("a: 'x'\n", "/a", "two\nlines", "a: \"two\\nlines\"\n");
    replaces("a: [x, z]\n", "/a/0", "y,", "a: [\"y,\", z]\n");
    replaces("a: x\n", "/a", "1", "a: \"1\"\n");
    replaces("a: 1.0\n", "/a", "2.0", "a: 2.0\n");
    replaces("a: two\n  lines\nb: 1\n", "/a", "one", "a: one\nb: 1\n");
    replaces("a:\nb: 1\n", "/a", "x", "a: x\nb: 1\n");
}

#[test]
fn a_replaced_block_scalar_stays_one_where_it_can() {
    replaces("a: |\n  x\nb: 1\n", "/a", "y\nz\n", "a: |\n  y\n  z\nb: 1\n");
    replaces("a: | # c\n  x\nb: 1\n", "/a", "y\n\nz", "a: |- # c\n  y\n\n  z\nb: 1\n");
    replaces("a: >-\n  x\n  y\nb: 1\n", "/a", "one line", "a: >-\n  one line\nb: 1\n");
    replaces("a: >\n  x\nb: 1\n", "/a", "y\nz\n", "a: |\n  y\n  z\nb: 1\n");
    replaces("a: |+\n  x\n\nb: 1\n", "/a", "y", "a: |-\n  y\nb: 1\n");
    replaces("a: |\n  x\nb: 1\n", "/a", " y", "a: \" y\"\nb: 1\n");
    replaces("a: |\n  x", "/a", "y\n", "a: |\n  y\n");
}

#[track_caller]
fn removes(text: &str, pointer: &str, key: &str, expected: &str) {
    let out = edited(text, pointer, |node| node.remove_entry(key)).unwrap();
    assert_eq!(out, expected);
    assert_eq!(parse(Arc::from(out), Format::Yaml).errors().next(), None);
}

#[test]
fn an_entry_goes_with_its_lines() {
    removes("a: 1\nb: 2 # two\nc: 3\n", "", "b", "a: 1\nc: 3\n");
    removes("a: 1\nb:\n  c: 2\n  d: |\n    x\n# end\n", "", "b", "a: 1\n# end\n");
    removes("# start\na: 1\n# two\nb: 2\n", "", "a", "# start\n# two\nb: 2\n");
    removes("a: 1\nb: 2", "", "b", "a: 1");
    removes("a: |+\n  x\n\nb: 2\n", "", "a", "b: 2\n");
    removes("a: 1\r\nb: 2\r\n", "", "a", "b: 2\r\n");
}

#[test]
fn the_next_entry_moves_up_to_the_dash() {
    removes("- a: 1\n  b: 2\n", "/0", "a", "- b: 2\n");
    removes("- a: 1\n  b: 2\n", "/0", "b", "- a: 1\n");
    removes("- a: 1\n  # two\n  b: 2\n", "/0", "a", "-\n  # two\n  b: 2\n");
}

#[test]
fn the_last_entry_leaves_braces() {
    removes("a:\n  b: 1\nc: 2\n", "/a", "b", "a:\n  {}\nc: 2\n");
    removes("- a: 1\n", "/0", "a", "- {}\n");
    removes("a: {b: 1}\n", "/a", "b", "a: {}\n");
}

#[test]
fn an_entry_in_braces_goes_with_its_comma() {
    removes("a: {b: 1, c: 2}\n", "/a", "b", "a: {c: 2}\n");
    removes("a: {b: 1, c: 2,}\n", "/a", "c", "a: {b: 1,}\n");
    removes("{\n  a: 1, # one\n  b: 2\n}\n", "", "a", "{\n   # one\n  b: 2\n}\n");
}

#[test]
fn what_cannot_be_edited_says_why() {
    let text = "base: &base\n  a: 1\nuse: *base\nmerged:\n  <<: *base\n  b: 2\n";
    let insert = |pointer: &str, key: &str, after: Option<&str>| {
        edited(text, pointer, |node| node.insert_entry(key, &one(), after)).unwrap_err()
    };
    assert_eq!(insert("/use", "new", None), EditError::Alias);
    assert_eq!(insert("/merged", "new", Some("a")), EditError::Merged);
    assert_eq!(insert("/merged", "b", None), EditError::KeyExists);
    assert_eq!(insert("/base/a", "new", None), EditError::NotAMapping);
    assert_eq!(edited(text, "/merged", |node| node.remove_entry("a")), Err(EditError::Merged));
    assert_eq!(edited(text, "/use", |node| node.remove_entry("a")), Err(EditError::Alias));
    assert_eq!(edited(text, "/use", |node| node.replace_scalar("a")), Err(EditError::Alias));
    // A merged key may be written over.
    inserts(
        &text.replace("a: 1", "new: 1"),
        "/merged",
        &Fragment::Int(3),
        None,
        &(text.replace("a: 1", "new: 1") + "  new: 3\n"),
    );
}
