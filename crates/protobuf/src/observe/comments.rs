//! What comments say: prose, and what an author states (`// wirelint: effect=idempotent`).

use std::sync::Arc;

use wirelint_model::Stated;
use wirelint_source::{FileId, Span, TextRange};

use crate::syntax::{CommentBlock, Node};

/// The word that a statement begins with.
const SIGN: &str = "wirelint:";

/// The prose about a statement: the comment above it, else the one behind it. Without what is meant for tools.
pub(super) fn of(node: Node<'_>) -> Arc<str> {
    node.comment().map_or_else(Arc::default, |it| prose(it).into())
}

fn prose(block: CommentBlock<'_>) -> String {
    let mut text = String::with_capacity(block.range().len() as usize);
    for line in block.lines().map(str::trim) {
        if ["wirelint", "buf:lint:", "(--", "@exclude"].iter().any(|it| line.starts_with(it)) {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    text.truncate(text.trim_end().len());
    text
}

/// The first sentence of some prose, without its full stop.
pub(super) fn first_sentence(prose: &str) -> String {
    let end = [". ", ".\n", "\n\n"].iter().filter_map(|it| prose.find(it)).min().unwrap_or(prose.len());
    prose[..end].trim_end_matches('.').replace('\n', " ")
}

/// What the author states in the comments of a statement.
pub(super) fn stated(node: Node<'_>, file: FileId) -> Option<Stated> {
    let comments = node.comments();
    let mut stated = Stated::default();
    let item = node.id().item;
    let base = node.parse().item_start(item);
    let blocks = comments.leading.into_iter().chain(comments.trailing);
    for range in blocks.flat_map(CommentBlock::ranges) {
        let text = range.of(node.parse().text());
        // Cheap before thorough; and what is behind a top-level statement stands in another item.
        let Some(at) = text.find(SIGN).filter(|_| range.start >= base) else { continue };
        let signs = ['/', '*', ' ', '\t', '\r', '\n'];
        if !text[..at].trim_matches(signs).is_empty() {
            continue;
        }
        let begin = at + SIGN.len();
        let line = text[begin..].lines().next().unwrap_or_default().trim_end_matches("*/");
        for word in line.split([' ', '\t', ',']).filter(|it| !it.is_empty()) {
            let start = range.start - base + (word.as_ptr() as usize - text.as_ptr() as usize) as u32;
            let span = Span { file, item, range: TextRange::new(start, start + word.len() as u32) };
            let (word, value) = word.split_once('=').unwrap_or((word, ""));
            stated.add(word, value, span);
        }
    }
    (stated != Stated::default()).then_some(stated)
}
