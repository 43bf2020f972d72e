//! Definitions in Python: strings that `gql` is called with, as ariadne has it.
//!
//! Only definitions: what a client asks stands in such calls as well, and which schema that is for nobody says.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::Literal;

/// What definitions start with.
const STARTS: [&str; 9] =
    ["type ", "extend ", "schema", "interface ", "input ", "enum ", "scalar ", "union ", "directive "];

/// Finds the literals. Without recursion: code nests as deep as somebody wants.
pub(super) fn find(root: Node<'_>, text: &str) -> Vec<Literal> {
    let positions: Vec<usize> = memchr::memmem::find_iter(text.as_bytes(), "gql(").collect();
    let mut found = Vec::new();
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        let next = positions.partition_point(|&it| it < node.start_byte());
        if positions.get(next).is_some_and(|&it| it < node.end_byte()) {
            if node.kind() == "call" {
                found.extend(called(node, text));
            }
            if cursor.goto_first_child() {
                continue;
            }
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return found;
            }
        }
    }
}

/// The literal that a call makes a document.
fn called(node: Node<'_>, text: &str) -> Option<Literal> {
    let function = text.get(node.child_by_field_name("function")?.byte_range())?;
    if function.rsplit('.').next() != Some("gql") {
        return None;
    }
    let arguments = node.child_by_field_name("arguments")?;
    let argument = arguments.named_children(&mut arguments.walk()).find(|it| it.kind() != "comment")?;
    if argument.kind() != "string" {
        return None;
    }
    let (mut start, mut end) = (None, None);
    for it in argument.children(&mut argument.walk()) {
        match it.kind() {
            "string_start" => start = Some(it.end_byte()),
            "string_end" => end = Some(it.start_byte()),
            // What an expression in it says nobody knows.
            "interpolation" => return None,
            _ => {}
        }
    }
    let range = start?..end?;
    let inner = text.get(range.clone())?;
    let first = inner
        .lines()
        .map(str::trim)
        .find(|it| !it.is_empty() && !it.starts_with('#') && !it.starts_with('"'))?;
    let is_definition = STARTS.iter().any(|it| first.starts_with(it));
    is_definition.then(|| Literal {
        range: TextRange::new(range.start as u32, range.end as u32),
        expressions: Vec::new(),
    })
}
