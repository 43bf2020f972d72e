//! The tree of one document: items, each a flat arena in preorder.

use std::sync::Arc;

use wirelint_source::{FileId, ItemId, Span, Text, TextRange};

use super::SyntaxError;
use super::node::{Node, NodeId, NodeKind};
use super::token::{Lexer, Token, TokenKind};
use super::views::Document;

/// What was read of one text. Cheap to share behind an `Arc`; immutable.
#[derive(Debug)]
pub struct Parse {
    pub(super) text: Text,
    /// The skeleton, which has no nodes, then one item for each definition, in the order of the text.
    pub(super) items: Vec<Arc<Item>>,
    /// Where each item starts, in bytes from the start of the file: where the one before it ends.
    pub(super) starts: Vec<u32>,
    /// Where the last item ends; only comments follow.
    pub(super) end: u32,
    /// From which item on a definition that begins its line ends whatever is open; see [`super::parser`].
    pub(super) by_columns_from: u32,
}

/// An arena with what belongs to it. Ranges count from the item's start; those of the skeleton from the start of the file.
#[derive(Default, PartialEq, Eq, Debug)]
pub(super) struct Item {
    /// In preorder: a node stands before what is in it. The first one is the definition.
    pub(super) nodes: Box<[Raw]>,
    /// Comments from their `#` to the end of their line, in the order of the text. Those of the skeleton stand behind the last
    /// item.
    pub(super) comments: Box<[TextRange]>,
    pub(super) errors: Box<[SyntaxError]>,
    /// How far the reader looked: what stands there or behind has no say in the item.
    pub(super) seen: u32,
}

/// A node: 16 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Raw {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The index of the first node that is not inside this one.
    pub(super) next: u32,
    pub(super) kind: NodeKind,
    /// Of those below.
    pub(super) flags: u8,
}

/// A string with escapes.
pub(super) const ESCAPED: u8 = 1;
/// A string between `"""`.
pub(super) const BLOCK: u8 = 1 << 1;
/// A list in brackets whose closing bracket is missing.
pub(super) const UNCLOSED: u8 = 1 << 2;
/// A definition that begins with `extend`.
pub(super) const EXTENSION: u8 = 1 << 3;
/// A directive that may stand several times in one place.
pub(super) const REPEATABLE: u8 = 1 << 4;

impl Parse {
    /// The text that was read.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The document, from which everything else is reached.
    pub fn document(&self) -> Document<'_> {
        Document::new(self)
    }

    /// One more than the largest number of an item; the skeleton has the number 0.
    pub fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The definition that `item` is, or the stretch that could not be read as one; `None` for the skeleton and for numbers
    /// that name nothing.
    pub fn item(&self, item: ItemId) -> Option<Node<'_>> {
        let is_there = self.items.get(item.0 as usize).is_some_and(|it| !it.nodes.is_empty());
        is_there.then(|| Node::new(self, NodeId { item, index: 0 }))
    }

    /// The definitions, and the stretches that could not be read as one.
    pub fn definitions(&self) -> impl Iterator<Item = Node<'_>> {
        (1..self.items.len()).filter_map(|number| self.item(ItemId(number as u32)))
    }

    /// The node of that name. `id` must come from this tree.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node::new(self, id)
    }

    /// Where `item` starts, in bytes from the start of the file.
    #[inline]
    pub fn item_start(&self, item: ItemId) -> u32 {
        self.starts[item.0 as usize]
    }

    /// `range`, relative to `item`, as bytes from the start of the file.
    #[inline]
    pub fn absolute(&self, item: ItemId, range: TextRange) -> TextRange {
        range.shifted(self.item_start(item))
    }

    /// The item's own text: all that it and the comments above it say; of the skeleton, what stands behind the last
    /// definition. These texts, the skeleton's last, are the whole text. What stands in an item depends on nothing else but the
    /// first tokens behind it.
    pub fn item_text(&self, item: ItemId) -> &str {
        let number = item.0 as usize;
        let start = if number == 0 { self.end } else { self.starts[number] };
        let end = match number {
            0 => self.text.len() as u32,
            _ => self.starts.get(number + 1).copied().unwrap_or(self.end),
        };
        TextRange::new(start, end).of(&self.text)
    }

    /// Where something stands in `file`, which this must be the tree of, so that it survives edits elsewhere.
    pub fn span(&self, file: FileId, id: NodeId) -> Span {
        Span { file, item: id.item, range: self.node(id).local_range() }
    }

    /// What could not be read, in the order of the text; ranges are relative to the item named beside them.
    pub fn errors(&self) -> impl Iterator<Item = (ItemId, &SyntaxError)> {
        let numbers = (1..self.items.len()).chain([0]);
        numbers.flat_map(|number| {
            self.items[number].errors.iter().map(move |error| (ItemId(number as u32), error))
        })
    }

    /// What could not be read in `item`; ranges are relative to it.
    pub fn errors_in(&self, item: ItemId) -> &[SyntaxError] {
        self.items.get(item.0 as usize).map_or(&[], |item| &item.errors)
    }

    /// Every comment, in bytes from the start of the file, in the order of the text: from the `#` to the end of its line,
    /// without the line break.
    pub fn comments(&self) -> impl Iterator<Item = TextRange> {
        (1..self.items.len()).chain([0]).flat_map(|number| {
            let start = self.starts[number];
            self.items[number].comments.iter().map(move |range| range.shifted(start))
        })
    }

    /// The comments in `item` and above it, relative to it, in the order of the text.
    pub fn comments_in(&self, item: ItemId) -> &[TextRange] {
        self.items.get(item.0 as usize).map_or(&[], |item| &item.comments)
    }

    /// The tokens of a stretch, in bytes from the start of the file. It must begin where a token or the space before one does.
    pub fn tokens(&self, range: TextRange) -> impl Iterator<Item = Token> {
        let mut lexer = Lexer::new(&self.text, range.start as usize);
        std::iter::from_fn(move || {
            let token = lexer.next(|_| ());
            (token.kind != TokenKind::End && token.range.end <= range.end).then_some(token)
        })
    }

    /// The smallest node that `offset`, in bytes from the start of the file, touches; of two that meet there the latter.
    pub fn node_at(&self, offset: u32) -> Option<Node<'_>> {
        let behind = self.starts.partition_point(|&start| start <= offset);
        let mut number = behind.checked_sub(1)?;
        let touches =
            |number: usize| self.item(ItemId(number as u32)).filter(|node| node.range().touches(offset));
        // At the end of one item the next one begins, with the space before it.
        if touches(number).is_none() {
            number = number.checked_sub(1)?;
        }
        let mut node = touches(number)?;
        while let Some(inner) = node.children().filter(|it| it.range().touches(offset)).last() {
            node = inner;
        }
        Some(node)
    }
}
