//! Which comments stand with a definition, a field or another node.
//!
//! GraphQL attaches comments to nothing. People write them above what they mean, or behind it on its line; so do the
//! comments that switch rules off.

use wirelint_source::{ItemId, TextRange};

use super::node::Node;
use super::tree::Parse;

/// Comments on lines that follow each other.
#[derive(Clone, Copy)]
pub struct CommentBlock<'t> {
    parse: &'t Parse,
    item: ItemId,
    /// Indices of the item's comments.
    first: usize,
    end: usize,
}

impl<'t> CommentBlock<'t> {
    /// Each comment of it, with its `#`, in bytes from the start of the file.
    pub fn ranges(self) -> impl Iterator<Item = TextRange> + use<'t> {
        let start = self.parse.item_start(self.item);
        let item: &'t _ = &self.parse.items[self.item];
        item.comments[self.first..self.end].iter().map(move |it| it.shifted(start))
    }

    /// From the first comment to the last, in bytes from the start of the file.
    pub fn range(self) -> TextRange {
        self.ranges().reduce(TextRange::cover).unwrap_or_default()
    }

    /// What stands behind each `#`.
    pub fn lines(self) -> impl Iterator<Item = &'t str> {
        let text: &'t str = self.parse.text();
        self.ranges().map(move |it| &it.of(text)[1..])
    }
}

impl std::fmt::Debug for CommentBlock<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.lines()).finish()
    }
}

/// The comments on the lines right above `node`, if they have those lines to themselves.
pub(super) fn above(node: Node<'_>) -> Option<CommentBlock<'_>> {
    let parse = node.parse();
    let item = node.id().item;
    let base = parse.item_start(item);
    let comments = &node.arena().comments;
    let mut below = node.range().start;
    let end = comments.partition_point(|it| it.start + base < below);
    let mut first = end;
    while let Some(index) = first.checked_sub(1) {
        let comment = comments[index].shifted(base);
        let between = TextRange::new(comment.end, below).of(parse.text());
        // The node must begin its line, and no line between may be empty.
        if !is_one_break(between) || !begins_line(parse.text(), comment.start) {
            break;
        }
        first = index;
        below = comment.start;
    }
    (first < end).then_some(CommentBlock { parse, item, first, end })
}

/// The comment behind `node` on its line.
pub(super) fn behind(node: Node<'_>) -> Option<TextRange> {
    let parse = node.parse();
    let at = node.range().end;
    let rest = &parse.text()[at as usize..];
    let start = at + (rest.len() - rest.trim_start_matches([' ', '\t', ',', '\u{feff}']).len()) as u32;
    let rest = &parse.text()[start as usize..];
    let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
    rest.starts_with('#').then(|| TextRange::new(start, start + length as u32))
}

/// Whether there is one line break in `between`, and otherwise only what the lexer passes over.
fn is_one_break(between: &str) -> bool {
    let is_space = |it: char| matches!(it, ' ' | '\t' | ',' | '\u{feff}');
    let rest = between.trim_matches(is_space);
    matches!(rest, "\n" | "\r" | "\r\n")
}

/// Whether only space stands before `at` on its line.
fn begins_line(text: &str, at: u32) -> bool {
    let before = text[..at as usize].trim_end_matches([' ', '\t', ',', '\u{feff}']);
    before.is_empty() || before.ends_with(['\n', '\r'])
}
