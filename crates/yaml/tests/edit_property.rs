//! Whatever the text: an edit changes what it says and nothing else.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use wirelint_source::{TextEdit, apply_edits};
use wirelint_yaml::{Format, Fragment, Node, NodeKind, Scalar, Tree, parse};

/// A value without its format.
#[derive(Clone, PartialEq, Debug)]
enum Value {
    Scalar(String),
    Map(Vec<(String, Value)>),
    List(Vec<Value>),
}

fn value(node: Node<'_>) -> Value {
    match node.kind() {
        NodeKind::Mapping => Value::Map(
            node.entries()
                .map(|entry| (entry.key.text().unwrap_or_default().into_owned(), value(entry.value)))
                .collect(),
        ),
        NodeKind::Sequence => Value::List(node.elements().map(value).collect()),
        NodeKind::Scalar => Value::Scalar(format!("{:?}", node.scalar().unwrap_or(Scalar::Null))),
        _ => Value::Scalar("?".into()),
    }
}

fn of_fragment(fragment: &Fragment) -> Value {
    match fragment {
        Fragment::Null => Value::Scalar("Null".into()),
        Fragment::Bool(value) => Value::Scalar(format!("Bool({value})")),
        Fragment::Int(value) => Value::Scalar(format!("Int({value})")),
        Fragment::Str(text) => Value::Scalar(format!("{:?}", Scalar::Str(text.into()))),
        Fragment::Map(entries) => {
            Value::Map(entries.iter().map(|(key, value)| (key.clone(), of_fragment(value))).collect())
        }
        Fragment::List(elements) => Value::List(elements.iter().map(of_fragment).collect()),
    }
}

/// A block of YAML lines for a mapping, in one of the many ways to write it.
#[derive(Clone, Debug)]
enum Block {
    Line(&'static str),
    Map(Vec<(usize, Block)>),
    List(Vec<Block>),
}

const LINES: &[&str] = &[
    "1",
    "text",
    "\"quoted: 'text'\"",
    "'it''s' # comment",
    "",
    "# only a comment",
    "|\n  literal\n    deeper\n",
    ">-\n  folded\n\n  text",
    "|+\n  kept\n\n",
    "two\n  lines",
    "\"two\n  lines\" # end",
    "{}",
    "{a: 1}",
    "{ a: 1, \"b\": [x, {}] } # flow",
    "{\n  a: 1, # one\n  b: 2 # two\n  }",
    "{\n  a: {},\n  }",
    "[]",
    "&anchor 1",
    "&anchor",
    "!!str",
];

const KEYS: &[&str] = &["alpha", "'200'", "\"quoted\"", "404", "/orders/{id}", "x-y"];

fn write_map(out: &mut String, entries: &[(usize, Block)], indent: usize, comments: bool, step: usize) {
    for (number, (key, block)) in entries.iter().enumerate() {
        if number > 0 || !out.ends_with("- ") {
            out.extend(std::iter::repeat_n(' ', indent));
        }
        let key = KEYS[key % KEYS.len()];
        let key = if number == 0 { key.to_owned() } else { format!("k{number}") };
        write!(out, "{key}:").unwrap();
        write_block(out, block, indent, comments, step);
        if comments && number % 2 == 1 {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str("# own line\n");
        }
    }
}

fn write_block(out: &mut String, block: &Block, indent: usize, comments: bool, step: usize) {
    match block {
        Block::Line(line) => {
            let lines = line.replace('\n', &format!("\n{}", " ".repeat(indent)));
            let lines: Vec<&str> =
                lines.split('\n').map(|line| if line.trim().is_empty() { "" } else { line }).collect();
            out.push_str(if line.is_empty() || out.ends_with("- ") { "" } else { " " });
            out.push_str(&lines.join("\n"));
            out.push('\n');
        }
        Block::Map(entries) => {
            if !out.ends_with("- ") {
                out.push_str(if comments { " # opens\n" } else { "\n" });
            }
            write_map(out, entries, indent + step, comments, step);
        }
        Block::List(elements) => {
            out.push('\n');
            for element in elements {
                out.extend(std::iter::repeat_n(' ', indent));
                out.push_str("- ");
                match element {
                    // In a list, entries stand two columns behind the dash.
                    Block::Map(entries) => write_map(out, entries, indent + 2, comments, step),
                    Block::List(_) => out.push_str("{}\n"),
                    Block::Line(_) => write_block(out, element, indent, comments, step),
                }
            }
        }
    }
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop::sample::select(LINES).prop_map(Block::Line);
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            3 => prop::collection::vec((any::<usize>(), inner.clone()), 1..4).prop_map(Block::Map),
            1 => prop::collection::vec(inner, 1..4).prop_map(Block::List),
        ]
    })
}

fn yaml() -> impl Strategy<Value = String> {
    let entries = prop::collection::vec((any::<usize>(), block()), 1..4);
    (entries, any::<bool>(), 1..5_usize, any::<bool>(), any::<bool>()).prop_map(
        |(entries, comments, step, crlf, cut)| {
            let mut text = String::new();
            write_map(&mut text, &entries, 0, comments, step);
            if cut {
                text.truncate(text.trim_end_matches('\n').len());
            }
            if crlf { text.replace('\n', "\r\n") } else { text }
        },
    )
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![Just(serde_json::Value::Null), ".{0,4}".prop_map(serde_json::Value::from)];
    let value = leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::btree_map("\\PC{0,3}", inner, 0..4)
                .prop_map(|entries| entries.into_iter().collect::<serde_json::Value>()),
        ]
    });
    (value, 0..4_u8).prop_map(|(value, style)| match style {
        0 => value.to_string(),
        1 => serde_json::to_string_pretty(&value).unwrap().replace('\n', "\r\n"),
        2 => serde_json::to_string_pretty(&value).unwrap().replace("  ", "\t"),
        _ => serde_json::to_string_pretty(&value).unwrap(),
    })
}

fn fragment() -> impl Strategy<Value = Fragment> {
    let text = prop_oneof![
        "[a-z]{1,5}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "null", "1.0", "- a", "a: b", "a #b", "#x", "", " ", "yes", "{x}", "a,b", "'", "\"", "\n", "<<",
            "? x", "a:"
        ])
        .prop_map(String::from),
    ];
    let leaf = prop_oneof![
        Just(Fragment::Null),
        any::<bool>().prop_map(Fragment::Bool),
        any::<i64>().prop_map(Fragment::Int),
        text.clone().prop_map(Fragment::Str),
    ];
    leaf.prop_recursive(3, 10, 3, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Fragment::List),
            prop::collection::btree_map(text.clone(), inner, 0..3)
                .prop_map(|entries| Fragment::Map(entries.into_iter().collect())),
        ]
    })
}

fn nodes<'t>(root: Node<'t>, path: &[usize], out: &mut Vec<(Node<'t>, Vec<usize>)>) {
    out.push((root, path.to_vec()));
    let children: Vec<Node<'t>> = root.entries().map(|entry| entry.value).chain(root.elements()).collect();
    for (number, child) in children.into_iter().enumerate() {
        nodes(child, &[path, &[number]].concat(), out);
    }
}

/// The place in `value` that `path` names by numbers.
fn at<'v>(mut value: &'v mut Value, path: &[usize]) -> &'v mut Value {
    for &number in path {
        value = match value {
            Value::Map(entries) => &mut entries[number].1,
            Value::List(elements) => &mut elements[number],
            Value::Scalar(_) => panic!("a path leads through collections"),
        };
    }
    value
}

fn comments(tree: &Tree) -> Vec<String> {
    tree.comments().iter().map(|range| range.of(tree.text()).to_owned()).collect()
}

fn read(text: &str, format: Format) -> Tree {
    parse(Arc::from(text), format)
}

/// Makes the edit and reads the text again.
fn after(tree: &Tree, edit: &TextEdit) -> Tree {
    let text = apply_edits(tree.text(), std::slice::from_ref(edit)).expect("one edit never collides");
    read(&text, tree.format())
}

fn check_insertions(text: &str, format: Format, fragment: &Fragment, behind: usize) {
    let tree = read(text, format);
    assert_eq!(tree.errors().next(), None, "{text}");
    let root = tree.root().unwrap();
    let mut all = Vec::new();
    nodes(root, &[], &mut all);
    for (node, path) in all {
        let last = node.entries().count();
        let after_key = node.entries().nth(behind).map(|entry| entry.key.text().unwrap().into_owned());
        let Ok(edit) = node.insert_entry("new key", fragment, after_key.as_deref()) else {
            assert!(!node.is_mapping(), "{node:?} of {text:?} is a mapping and has room");
            continue;
        };
        let place = node.entries().filter(|entry| entry.key.range().start < edit.range.start).count();
        // A text at the end of the file that keeps its line breaks can have nothing behind it.
        assert!(place == last.min(behind + 1) || text.ends_with("kept"), "{place} in {node:?} of {text:?}");
        let mut expected = value(root);
        let new = ("new key".to_owned(), of_fragment(fragment));
        match at(&mut expected, &path) {
            Value::Map(entries) => entries.insert(place, new),
            missing => *missing = Value::Map(vec![new]),
        }
        let edited = after(&tree, &edit);
        assert_eq!(edited.errors().next(), None, "{text:?} {edit:?}\n{}", edited.text());
        assert_eq!(value(edited.root().unwrap()), expected, "{text:?} {edit:?}\n{}", edited.text());
        assert_eq!(comments(&edited), comments(&tree), "{text:?} {edit:?}");
    }
}

fn check_removals(text: &str, format: Format) {
    let tree = read(text, format);
    let root = tree.root().unwrap();
    let mut all = Vec::new();
    nodes(root, &[], &mut all);
    for (node, path) in all {
        for (number, entry) in node.entries().enumerate() {
            let key = entry.key.text().unwrap();
            let edit = node.remove_entry(&key).unwrap_or_else(|error| panic!("{error}: {key} of {text:?}"));
            let mut expected = value(root);
            if let Value::Map(entries) = at(&mut expected, &path) {
                entries.remove(number);
            }
            let edited = after(&tree, &edit);
            assert_eq!(edited.errors().next(), None, "{text:?} {edit:?}\n{}", edited.text());
            assert_eq!(value(edited.root().unwrap()), expected, "{text:?} {edit:?}\n{}", edited.text());
        }
    }
}

fn check_replacements(text: &str, format: Format, new: &str) {
    let tree = read(text, format);
    let root = tree.root().unwrap();
    let mut all = Vec::new();
    nodes(root, &[], &mut all);
    for (node, path) in all.into_iter().filter(|(node, _)| node.kind() == NodeKind::Scalar) {
        let Ok(edit) = node.replace_scalar(new) else { continue };
        let edited = after(&tree, &edit);
        assert_eq!(edited.errors().next(), None, "{text:?} {edit:?}\n{}", edited.text());
        let mut expected = value(root);
        let mut got = value(edited.root().unwrap());
        let (was, is) = (at(&mut expected, &path).clone(), at(&mut got, &path).clone());
        let string = format!("{:?}", Scalar::Str(new.into()));
        // A number stays one where the new text is one, too.
        assert!(
            is == Value::Scalar(string) || !matches!(was, Value::Scalar(text) if text.starts_with("Str")),
            "{text:?} {edit:?}"
        );
        *at(&mut expected, &path) = is;
        assert_eq!(got, expected, "{text:?} {edit:?}\n{}", edited.text());
        assert_eq!(comments(&edited), comments(&tree), "{text:?} {edit:?}");
    }
}

proptest! {
    #[test]
    fn insertions_into_yaml_add_their_entry_only(text in yaml(), fragment in fragment(), behind in 0..4_usize) {
        check_insertions(&text, Format::Yaml, &fragment, behind);
    }

    #[test]
    fn insertions_into_json_add_their_entry_only(text in json(), fragment in fragment(), behind in 0..4_usize) {
        check_insertions(&text, Format::Json, &fragment, behind);
    }

    #[test]
    fn removals_take_their_entry_only(text in yaml(), json in json()) {
        check_removals(&text, Format::Yaml);
        check_removals(&json, Format::Json);
    }

    #[test]
    fn replacements_change_their_scalar_only(text in yaml(), json in json(), new in "[a-z]{1,4}|\\PC{0,4}|a\nb\n?|- x|1|no") {
        check_replacements(&text, Format::Yaml, &new);
        check_replacements(&json, Format::Json, &new);
    }
}
