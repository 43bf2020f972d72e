//! What is read of a file: trees, errors, comments, and the same after edits.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stdout, reason = "a test that skips something says so")]

mod broken;
mod comments;
mod errors;
mod incremental;
mod trees;

use std::fmt::Write as _;

use wirelint_protobuf::syntax::{Node, Parse};

/// The tree, one node a line, indented; nodes without content with their text.
fn dump(parse: &Parse) -> String {
    let mut out = String::new();
    for statement in parse.statements() {
        dump_node(statement, 0, &mut out);
    }
    out
}

fn dump_node(node: Node<'_>, depth: usize, out: &mut String) {
    write!(out, "{:1$}{kind:?}", "", depth * 2, kind = node.kind()).unwrap();
    let mut children = node.children().peekable();
    if children.peek().is_none() {
        write!(out, " {}", node.text().replace('\n', "⏎")).unwrap();
    }
    out.push('\n');
    for child in children {
        dump_node(child, depth + 1, out);
    }
}
