//! What is read of a document: trees, errors, comments, and the same after edits.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stdout, reason = "a test that skips something says so")]

mod broken;
mod comments;
mod errors;
mod incremental;
mod peers;
mod trees;
mod views;

use std::fmt::Write as _;

use wirelint_graphql::syntax::{Node, Parse};

/// A schema and operations with everything that the language has.
const SCHEMA: &str = include_str!("schema.graphql");
const OPERATIONS: &str = include_str!("operations.graphql");

/// The tree, one node a line, indented; nodes without content with their text.
fn dump(parse: &Parse) -> String {
    let mut out = String::new();
    for definition in parse.definitions() {
        dump_node(definition, 0, &mut out);
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

/// A source of numbers that is the same on every run (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}
