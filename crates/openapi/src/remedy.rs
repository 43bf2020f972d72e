//! Writes remedies into a document.

use wirelint_diagnostics::Remedy;
use wirelint_source::{Span, TextEdit};
use wirelint_yaml::{Fragment, Node, Style, Tree};

/// `remedy` as edits of the document that its span points into; `None` where the document is not written in a way that
/// could take it.
pub fn write(tree: &Tree, remedy: &Remedy) -> Option<Vec<TextEdit>> {
    let edit = match remedy {
        Remedy::DeclareRetryAfter { response } => declare_retry_after(node(tree, *response)?)?,
        Remedy::SetMaximum { parameter, value } => {
            // What the schema refers to may be used elsewhere with another maximum.
            let parameter = node(tree, *parameter)?;
            let schema = own(parameter, "schema").filter(|schema| schema.get("$ref").is_none())?;
            let after = ["type", "format", "minimum"].into_iter().rev().find(|key| schema.get(key).is_some());
            schema.insert_entry("maximum", &Fragment::Int(i64::try_from(*value).ok()?), after).ok()?
        }
        Remedy::RenameString { span, text } => node(tree, *span)?.replace_scalar(text).ok()?,
        // No rule of contracts asks for these.
        Remedy::RenameAll { .. }
        | Remedy::SetDefault { .. }
        | Remedy::Replace { .. }
        | Remedy::Delete { .. }
        | Remedy::SetNumber { .. }
        | Remedy::ExceptFromRetry { .. } => return None,
    };
    Some(vec![edit])
}

/// A header that says after how many seconds to come back (RFC 9110 §10.2.3).
fn declare_retry_after(response: Node<'_>) -> Option<TextEdit> {
    let text = |text: &str| Fragment::Str(text.to_owned());
    let header = Fragment::Map(vec![
        ("description".to_owned(), text("How many seconds to wait before the next attempt")),
        ("schema".to_owned(), Fragment::Map(vec![("type".to_owned(), text("integer"))])),
    ]);
    if response.get("headers").is_some_and(Node::is_mapping) {
        let headers = own(response, "headers")?;
        return headers.insert_entry("Retry-After", &header, None).ok();
    }
    let headers = Fragment::Map(vec![("Retry-After".to_owned(), header)]);
    let after = response.get("description").map(|_| "description");
    response.insert_entry("headers", &headers, after).ok()
}

/// The value of `key` where it is written in `parent` and belongs to it alone: not brought in by a merge key, not an alias, and
/// without an anchor by which others could have it.
fn own<'t>(parent: Node<'t>, key: &str) -> Option<Node<'t>> {
    let value = parent.entries().find(|entry| entry.key.is_text(key))?.value;
    let alone = value.style() != Style::Alias && value.anchor().is_none() && parent.anchor().is_none();
    alone.then_some(value)
}

fn node(tree: &Tree, span: Span) -> Option<Node<'_>> {
    tree.covering(span.item, span.range).filter(|node| tree.absolute(span.item, span.range) == node.range())
}
