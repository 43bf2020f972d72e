//! What descriptions and comments say: prose, and what an author states (`# wirelint: effect=idempotent`,
//! `@wirelint(effect: "idempotent")`).

use std::sync::Arc;

use wirelint_model::Stated;
use wirelint_source::{FileId, Span, TextRange};

use crate::syntax::{Argument, CommentBlock, Directive, FieldDefinition, Node};

/// The word that a statement begins with.
const SIGN: &str = "wirelint:";

/// A description, and why what it describes is deprecated, where somebody has written a reason.
pub(super) fn prose(description: Option<Node<'_>>, deprecated: Option<Directive<'_>>) -> Arc<str> {
    let text = description.map(Node::string).unwrap_or_default();
    match deprecated.and_then(reason) {
        Some(reason) if text.is_empty() => format!("Deprecated: {reason}").into(),
        Some(reason) => format!("{text}\n\nDeprecated: {reason}").into(),
        None => text.into(),
    }
}

fn reason(deprecated: Directive<'_>) -> Option<String> {
    let reason = deprecated.argument("reason").and_then(Argument::value)?.string()?;
    Some(reason.trim().to_owned()).filter(|it| !it.is_empty())
}

/// The first sentence of some prose, without its full stop.
pub(super) fn first_sentence(prose: &str) -> String {
    let end = [". ", ".\n", "\n\n"].iter().filter_map(|it| prose.find(it)).min().unwrap_or(prose.len());
    prose[..end].trim_end_matches('.').replace('\n', " ")
}

/// What the author states of a field: in comments above it and behind it, and in directives on it.
pub(super) fn stated(file: FileId, field: FieldDefinition<'_>) -> Stated {
    let mut stated = Stated::default();
    let node = field.node();
    let above = node.comments_above().into_iter().flat_map(CommentBlock::ranges);
    for comment in above.chain(node.comment_behind()) {
        of_comment(&mut stated, node, file, comment);
    }
    let directives = field.directives().filter(|it| it.name().is_some_and(|it| it.text() == "wirelint"));
    for argument in directives.flat_map(Directive::arguments) {
        let (Some(name), Some(value)) = (argument.name(), argument.value()) else { continue };
        let value = value.string().unwrap_or_else(|| value.node().text().into());
        stated.add(name.text(), &value, argument.node().span(file));
    }
    stated
}

/// `comment` is in bytes from the start of the file.
fn of_comment(stated: &mut Stated, node: Node<'_>, file: FileId, comment: TextRange) {
    let item = node.id().item;
    let base = node.parse().item_start(item);
    let text = comment.of(node.parse().text());
    let Some(rest) = text.trim_start_matches(['#', ' ', '\t']).strip_prefix(SIGN) else { return };
    if comment.start < base {
        return;
    }
    for word in rest.split([' ', '\t', ',', '\r']).filter(|it| !it.is_empty()) {
        let start = comment.start - base + (word.as_ptr() as usize - text.as_ptr() as usize) as u32;
        let span = Span { file, item, range: TextRange::new(start, start + word.len() as u32) };
        let (word, value) = word.split_once('=').unwrap_or((word, ""));
        stated.add(word, value, span);
    }
}
