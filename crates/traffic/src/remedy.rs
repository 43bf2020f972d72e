//! Writes remedies into a gRPC service config.

use wirelint_diagnostics::{CallName, Remedy};
use wirelint_source::{Span, TextEdit, TextRange, apply_edits};
use wirelint_yaml::{Node, Style, Tree};

/// `remedy` as edits of the service config that its span points into; `None` where it is none for such a file, or the file is not written
/// as JSON is.
pub fn write(tree: &Tree, remedy: &Remedy) -> Option<Vec<TextEdit>> {
    match remedy {
        Remedy::SetNumber { span, value } => {
            let node = node(tree, *span)?;
            node.number()?;
            Some(vec![TextEdit { range: node.range(), text: value.to_string() }])
        }
        Remedy::ExceptFromRetry { span, calls } => except(tree, *span, calls),
        _ => None,
    }
}

/// The entry of `methodConfig` that `span` is in, without what is in `calls`, and one more behind it with those, the same without
/// retries.
fn except(tree: &Tree, span: Span, calls: &[CallName]) -> Option<Vec<TextEdit>> {
    let (list, entry) = entry_around(tree, tree.absolute(span.item, span.range))?;
    let names = entry.get("name").filter(|it| it.style() == Style::Flow)?;
    let elements: Vec<Node<'_>> = names.elements().collect();
    let is_flow = [list, entry].iter().all(|it| it.style() == Style::Flow);
    if !is_flow || entry.get("retryPolicy").is_none() {
        return None;
    }
    let text = tree.text();
    let without_retry = entry.remove_entry("retryPolicy").ok()?;
    let is_excepted = |it: &Node<'_>| {
        let part = |name: &str| it.get(name).and_then(Node::str).unwrap_or_default();
        calls.iter().any(|call| part("service") == *call.service && part("method") == *call.method)
    };
    let (own, kept): (Vec<_>, Vec<_>) = elements.iter().copied().partition(is_excepted);
    if kept.is_empty() {
        return Some(vec![without_retry]);
    }
    // Between two names stands what stands between the first two.
    let (first, last) = (elements.first()?.range(), elements.last()?.range());
    let between = elements.get(1).map_or(", ", |it| &text[first.end as usize..it.range().start as usize]);
    let written = |all: Vec<String>| {
        let (before, behind) = (
            names.range().start as usize..first.start as usize,
            last.end as usize..names.range().end as usize,
        );
        format!("{}{}{}", &text[before], all.join(between), &text[behind])
    };
    let is_own = |call: &&CallName| {
        let is = |it: &Node<'_>| {
            is_excepted(it) && it.get("method").and_then(Node::str).as_deref() == Some(&*call.method)
        };
        !own.iter().any(is)
    };
    let mut excepted: Vec<String> = own.iter().map(|it| it.source().to_owned()).collect();
    excepted.extend(
        calls
            .iter()
            .filter(is_own)
            .map(|it| format!("{{ \"service\": \"{}\", \"method\": \"{}\" }}", it.service, it.method)),
    );
    // The new entry is made of the text of this one.
    let start = entry.range().start;
    let local = |it: TextEdit| TextEdit {
        range: TextRange::new(it.range.start - start, it.range.end - start),
        text: it.text,
    };
    let renamed = TextEdit { range: names.range(), text: written(excepted) };
    let copy = apply_edits(entry.source(), &[local(without_retry), local(renamed)])?;
    let indent_start = text[..start as usize].trim_end().len();
    let indent = &text[indent_start..start as usize];
    let indent = if indent.is_empty() { " " } else { indent };
    let end = entry.range().end;
    let mut edits = vec![TextEdit { range: TextRange::new(end, end), text: format!(",{indent}{copy}") }];
    if !own.is_empty() {
        let kept = kept.iter().map(|it| it.source().to_owned()).collect();
        edits.insert(0, TextEdit { range: names.range(), text: written(kept) });
    }
    Some(edits)
}

/// The entry of a `methodConfig` that has `range` in it, and that list.
fn entry_around(tree: &Tree, range: TextRange) -> Option<(Node<'_>, Node<'_>)> {
    let root = tree.root()?;
    let choices = root.elements().chain([root]).filter_map(|it| it.get("serviceConfig"));
    let lists = choices.chain([root]).filter_map(|it| it.get("methodConfig"));
    lists.into_iter().find_map(|list| {
        let holds = |it: &Node<'_>| it.range().start <= range.start && range.end <= it.range().end;
        Some((list, list.elements().find(holds)?))
    })
}

fn node(tree: &Tree, span: Span) -> Option<Node<'_>> {
    tree.covering(span.item, span.range).filter(|node| tree.absolute(span.item, span.range) == node.range())
}
