//! The tree of one document: items, each a flat arena in preorder.

use wirelint_source::{Changed, FileId, ItemId, Items, Span, Text, TextEdit, TextRange};

use super::SyntaxError;
use super::node::{Node, NodeId, NodeKind};
use super::parser::Reader;
use super::token::{Lexer, Token, TokenKind};
use super::views::Document;

/// What was read of one text. Cheap to share behind an `Arc`; immutable.
#[derive(Debug)]
pub struct Parse {
    pub(super) text: Text,
    /// The skeleton, which has no nodes, then one item for each definition.
    pub(super) items: Items<Item>,
    /// Where it has several documents; none where the whole text is one.
    pub(super) parts: Box<[TextRange]>,
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

impl wirelint_source::Item for Item {
    fn seen(&self) -> u32 {
        self.seen
    }

    fn moved(&self, delta: i32) -> Option<Self> {
        if self.comments.is_empty() && self.errors.is_empty() {
            return None;
        }
        let error = |it: &SyntaxError| SyntaxError { range: it.range.moved(delta), ..it.clone() };
        let comments = self.comments.iter().map(|it| it.moved(delta)).collect();
        Some(Self { comments, errors: self.errors.iter().map(error).collect(), ..Self::default() })
    }
}

impl Parse {
    /// The tree of `text`, which `edit` has made of this tree's text, and what of it is not what it was. Reads the items that the
    /// edit touches, and copies a few words for each of the others.
    pub fn edited(&self, text: Text, edit: &TextEdit) -> (Self, Changed) {
        if u32::try_from(text.len()).is_err() || u32::try_from(self.text.len()).is_err() {
            let parse = super::parse(text);
            let all = |it: &Self| 1..it.items.count() as u32;
            let changed = Changed { before: all(self), after: all(&parse) };
            return (parse, changed);
        }
        let (items, changed) = self.items.edited(edit, |at, by_columns| Reader::new(&text, at, by_columns));
        (Self { text, items, parts: Box::default() }, changed)
    }

    /// The same where the text has several documents, in bytes from its start and in their order, as source code has. What stands beside them must
    /// be blank.
    #[must_use]
    pub fn in_parts(self, parts: impl IntoIterator<Item = TextRange>) -> Self {
        Self { parts: parts.into_iter().collect(), ..self }
    }

    /// The number of the document that the definition `node` stands in; all stand in one unless the text is [in parts](Self::in_parts).
    pub fn part_of(&self, node: Node<'_>) -> usize {
        let start = node.range().start;
        self.parts.partition_point(|it| it.end <= start)
    }

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
        self.items.count()
    }

    /// The definition that `item` is, or the stretch that could not be read as one; `None` for the skeleton and for numbers
    /// that name nothing.
    pub fn item(&self, item: ItemId) -> Option<Node<'_>> {
        let is_there = self.items.get(item).is_some_and(|it| !it.nodes.is_empty());
        is_there.then(|| Node::new(self, NodeId { item, index: 0 }))
    }

    /// The definitions, and the stretches that could not be read as one.
    pub fn definitions(&self) -> impl Iterator<Item = Node<'_>> {
        self.items.numbers().filter_map(|number| self.item(number))
    }

    /// The node of that name. `id` must come from this tree.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node::new(self, id)
    }

    /// Where `item` starts, in bytes from the start of the file.
    #[inline]
    pub fn item_start(&self, item: ItemId) -> u32 {
        self.items.start(item)
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
        self.items.text_of(item, &self.text)
    }

    /// Where something stands in `file`, which this must be the tree of, so that it survives edits elsewhere.
    pub fn span(&self, file: FileId, id: NodeId) -> Span {
        Span { file, item: id.item, range: self.node(id).local_range() }
    }

    /// What could not be read, in the order of the text; ranges are relative to the item named beside them.
    pub fn errors(&self) -> impl Iterator<Item = (ItemId, &SyntaxError)> {
        self.items.in_order().flat_map(|(number, item)| item.errors.iter().map(move |error| (number, error)))
    }

    /// What could not be read in `item`; ranges are relative to it.
    pub fn errors_in(&self, item: ItemId) -> &[SyntaxError] {
        self.items.get(item).map_or(&[], |item| &item.errors)
    }

    /// Every comment, in bytes from the start of the file, in the order of the text: from the `#` to the end of its line,
    /// without the line break.
    pub fn comments(&self) -> impl Iterator<Item = TextRange> {
        self.items.in_order().flat_map(|(number, item)| {
            let start = self.items.start(number);
            item.comments.iter().map(move |range| range.shifted(start))
        })
    }

    /// The comments in `item` and above it, relative to it, in the order of the text.
    pub fn comments_in(&self, item: ItemId) -> &[TextRange] {
        self.items.get(item).map_or(&[], |item| &item.comments)
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
        let touches = |item: ItemId| self.item(item).filter(|node| node.range().touches(offset));
        // At the end of one item the next one begins, with the space before it.
        let last = self.items.at(offset);
        let before = || last.0.checked_sub(1).map(ItemId);
        let mut node = touches(last).or_else(|| touches(before()?))?;
        while let Some(inner) = node.children().filter(|it| it.range().touches(offset)).last() {
            node = inner;
        }
        Some(node)
    }
}
