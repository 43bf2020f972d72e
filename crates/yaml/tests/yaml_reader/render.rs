//! A tree and its errors as text: the tree in one line a document, then each error under the line it is about.
//!
//! Scalars are written as their content, quoted where it has spaces or indicators; `~` is a missing node, `⟪…⟫` an
//! error node with its text.

use std::fmt::Write as _;

use wirelint_yaml::{Format, Node, NodeKind, Style, Tree, parse};

pub(crate) fn render(text: &str) -> String {
    let tree = parse(text, Format::Yaml);
    let mut out = String::new();
    for root in tree.documents() {
        node(&mut out, root);
        out.push('\n');
    }
    errors(&mut out, &tree);
    out
}

pub(crate) fn of_node(root: Node<'_>) -> String {
    let mut out = String::new();
    node(&mut out, root);
    out
}

fn node(out: &mut String, node: Node<'_>) {
    if let Some(anchor) = node.anchor() {
        let _ = write!(out, "&{anchor} ");
    }
    if let Some(tag) = node.tag() {
        let _ = write!(out, "{tag} ");
    }
    match node.style() {
        Style::Missing => out.push('~'),
        Style::Alias => out.push_str(node.source()),
        Style::Error => {
            let _ = write!(out, "⟪{}⟫", node.source().escape_debug());
        }
        _ if node.kind() == NodeKind::Mapping => {
            out.push('{');
            for (at, entry) in node.entries().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                self::node(out, entry.key);
                out.push_str(": ");
                self::node(out, entry.value);
            }
            out.push('}');
        }
        _ if node.kind() == NodeKind::Sequence => {
            out.push('[');
            for (at, element) in node.elements().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                self::node(out, element);
            }
            out.push(']');
        }
        _ => {
            let text = node.text().unwrap();
            let word = |it: char| it.is_alphanumeric() || "_-./$#<".contains(it);
            if !text.is_empty() && text.chars().all(word) {
                out.push_str(&text);
            } else {
                let _ = write!(out, "{text:?}");
            }
        }
    }
}

fn errors(out: &mut String, tree: &Tree) {
    let mut errors: Vec<_> =
        tree.errors().map(|(item, error)| (tree.absolute(item, error.range), error)).collect();
    errors.sort_by_key(|(range, _)| *range);
    for (range, error) in errors {
        let text = tree.text();
        let (start, end) = (range.start as usize, range.end as usize);
        let line = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let line_end = text[line..].find(['\n', '\r']).map_or(text.len(), |at| line + at);
        let shown = text[line..line_end].replace('\t', "→");
        let before = text[line..start].chars().count();
        let width = text[start..end.clamp(start, line_end.max(start))].chars().count().max(1);
        let mark = if range.is_empty() { "|".to_owned() } else { "^".repeat(width) };
        let _ = writeln!(out, "    {shown}\n    {}{mark} {}", " ".repeat(before), error.message);
    }
}
