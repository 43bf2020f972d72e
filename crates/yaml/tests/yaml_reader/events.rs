//! Our tree as the events that the YAML test suite is written in, and other readers' events in the same form.

use std::fmt::Write as _;

use wirelint_yaml::{Node, NodeKind, Style, Tree};

/// The events of a tree. Document markers are left out, as the tree does not keep them.
pub(crate) fn of_tree(tree: &Tree) -> String {
    let mut out = String::from("+STR\n");
    let mut from = 0;
    for root in tree.documents() {
        out.push_str("+DOC\n");
        // What stands between the documents declares the tag handles.
        let handles = handles(&tree.text()[from..(root.range().start as usize).max(from)]);
        node(&mut out, root, &handles);
        out.push_str("-DOC\n");
        from = root.range().end as usize;
    }
    out.push_str("-STR\n");
    out
}

type Handles<'t> = Vec<(&'t str, &'t str)>;

fn handles(text: &str) -> Handles<'_> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("%TAG"));
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?))
        })
        .collect()
}

fn node(out: &mut String, node: Node<'_>, handles: &Handles<'_>) {
    match node.style() {
        Style::Alias => {
            let _ = writeln!(out, "=ALI {}", node.source());
            return;
        }
        Style::Error => {
            out.push_str("=ERR\n");
            return;
        }
        _ => {}
    }
    match node.kind() {
        NodeKind::Mapping => {
            out.push_str("+MAP");
            out.push_str(if node.style() == Style::Flow { " {}" } else { "" });
            properties(out, node, handles);
            out.push('\n');
            for entry in node.entries() {
                self::node(out, entry.key, handles);
                self::node(out, entry.value, handles);
            }
            out.push_str("-MAP\n");
        }
        NodeKind::Sequence => {
            out.push_str("+SEQ");
            out.push_str(if node.style() == Style::Flow { " []" } else { "" });
            properties(out, node, handles);
            out.push('\n');
            for element in node.elements() {
                self::node(out, element, handles);
            }
            out.push_str("-SEQ\n");
        }
        _ => {
            out.push_str("=VAL");
            properties(out, node, handles);
            let style = match node.style() {
                Style::SingleQuoted => '\'',
                Style::DoubleQuoted => '"',
                Style::Literal => '|',
                Style::Folded => '>',
                _ => ':',
            };
            let _ = writeln!(out, " {style}{}", escaped(&node.text().unwrap()));
        }
    }
}

fn properties(out: &mut String, node: Node<'_>, handles: &Handles<'_>) {
    if let Some(anchor) = node.anchor() {
        let _ = write!(out, " &{anchor}");
    }
    if let Some(tag) = node.tag() {
        let _ = write!(out, " <{}>", resolved(tag, handles));
    }
}

/// The tag in full (YAML 1.2.2 §6.9.1).
fn resolved(tag: &str, handles: &Handles<'_>) -> String {
    if let Some(verbatim) = tag.strip_prefix("!<") {
        return verbatim.trim_end_matches('>').to_owned();
    }
    let split = tag[1..].find('!').map_or(1, |at| at + 2);
    let (handle, suffix) = tag.split_at(split);
    let known = handles.iter().find(|(it, _)| *it == handle).map(|(_, prefix)| *prefix);
    let prefix = known.unwrap_or(if handle == "!!" { "tag:yaml.org,2002:" } else { handle });
    format!("{prefix}{}", percent_decoded(suffix))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|it| u8::from_str_radix(std::str::from_utf8(it).ok()?, 16).ok());
        match code {
            Some(code) if byte == b'%' => {
                bytes.push(code);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for it in text.chars() {
        match it {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\x08' => out.push_str("\\b"),
            _ => out.push(it),
        }
    }
    out
}
