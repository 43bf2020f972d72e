//! What rules about descriptions and names of all kinds have in common.

use std::borrow::Cow;

use wirelint_graphql::syntax::Node;
use wirelint_lint::Context;

use crate::Item;

/// What a description says.
pub(crate) fn text_of(description: Node<'_>) -> Cow<'_, str> {
    description.string()
}

/// Whether a description says something.
pub(crate) fn is_described(description: Option<Node<'_>>) -> bool {
    description.is_some_and(|it| !text_of(it).trim().is_empty())
}

/// Reports that the `noun` called `name` has no description.
pub(crate) fn report(ctx: &mut Context<'_>, item: &Item<'_, '_>, name: Option<Node<'_>>, noun: &str) {
    let Some(name) = name else { return };
    let message = format_args!("the {noun} `{}` has no description", name.text());
    ctx.report(item.document.span(name), message).argument(name.text());
}

/// Whether a name is written `likeThis`.
pub(crate) fn is_camel_case(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_lowercase()) && name.bytes().all(|it| it.is_ascii_alphanumeric())
}
