//! The tree of one file: items, each a flat arena in preorder.

use std::sync::Arc;

use wirelint_source::{Changed, FileId, ItemId, Items, Span, Text, TextEdit, TextRange};

use super::node::{Node, NodeId, NodeKind};
use super::parser::Reader;
use super::token::{Lexer, Token, TokenKind};
use super::views::File;
use super::{SyntaxError, literal};

/// What was read of one text. Cheap to share behind an `Arc`; immutable.
#[derive(Debug)]
pub struct Parse {
    pub(super) text: Text,
    /// The skeleton, which has no nodes, then one item for each top-level statement.
    pub(super) items: Items<Item>,
}

/// An arena with what belongs to it. Ranges count from the item's start; those of the skeleton from the start of the file.
#[derive(Default, PartialEq, Eq, Debug)]
pub(super) struct Item {
    /// In preorder: a node stands before what is in it. The first one is the statement.
    pub(super) nodes: Box<[Raw]>,
    /// Comments from their first sign to the end of their line, or to the closing `*/`, in the order of the text. Those of the
    /// skeleton stand behind the last item.
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
    /// What else there is to know: a field's label, the scalar that a type is, both as their discriminants.
    pub(super) extra: u8,
}

/// A string with escapes, or in several parts; a dotted name with something between its tokens.
pub(super) const COOKED: u8 = 1;
/// A block whose closing brace is missing.
pub(super) const UNCLOSED: u8 = 1 << 1;
/// A number or name with `-` before it.
pub(super) const NEGATIVE: u8 = 1 << 2;
/// The input or output of a method is a stream.
pub(super) const STREAM: u8 = 1 << 3;
/// An import or a definition has the first modifier: `public`, `export`.
pub(super) const FIRST: u8 = 1 << 4;
/// The second: `weak`, `local`.
pub(super) const SECOND: u8 = 1 << 5;
/// The third: `option`.
pub(super) const THIRD: u8 = 1 << 6;

/// Which rules a file is read by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SyntaxLevel {
    /// `syntax = "proto2"`, or nothing.
    Proto2,
    /// `syntax = "proto3"`.
    Proto3,
    /// `edition = "2023"`.
    Edition2023,
    /// `edition = "2024"`, and any edition that is not known.
    Edition2024,
}

impl SyntaxLevel {
    /// Whether it is an edition, so that features decide.
    pub const fn is_edition(self) -> bool {
        matches!(self, Self::Edition2023 | Self::Edition2024)
    }
}

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
        (Self { text, items }, changed)
    }

    /// The text that was read.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The file, from which everything else is reached.
    pub fn file(&self) -> File<'_> {
        File::new(self)
    }

    /// One more than the largest number of an item; the skeleton has the number 0.
    pub fn item_count(&self) -> usize {
        self.items.count()
    }

    /// The statement that `item` is; `None` for the skeleton and for numbers that name nothing.
    pub fn item(&self, item: ItemId) -> Option<Node<'_>> {
        let is_there = self.items.get(item).is_some_and(|it| !it.nodes.is_empty());
        is_there.then(|| Node::new(self, NodeId { item, index: 0 }))
    }

    /// The top-level statements.
    pub fn statements(&self) -> impl Iterator<Item = Node<'_>> {
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

    /// The item's own text: all that it and the comments above it say. What stands in it depends on nothing else but the first
    /// token behind it.
    pub fn item_text(&self, item: ItemId) -> &str {
        self.items.text_of(item, &self.text)
    }

    /// Whether `item` is in both trees, and is and says the same in both.
    pub fn has_item_of(&self, other: &Self, item: ItemId) -> bool {
        match (self.items.get(item), other.items.get(item)) {
            // After an edit what it has not changed is shared.
            (Some(one), Some(two)) => {
                Arc::ptr_eq(one, two) || one == two && self.item_text(item) == other.item_text(item)
            }
            _ => false,
        }
    }

    /// Whether both say the same but for comments and the space between tokens, item by item.
    pub fn has_code_of(&self, other: &Self) -> bool {
        // Where something is broken the columns have a say, too.
        let shape =
            |it: &'_ Item| -> Vec<(NodeKind, u32)> { it.nodes.iter().map(|it| (it.kind, it.next)).collect() };
        self.items.count() == other.items.count()
            && self.statements().zip(other.statements()).all(|(one, two)| {
                let item = one.id().item;
                let is_shared = || match (self.items.get(item), other.items.get(item)) {
                    (Some(one), Some(two)) => Arc::ptr_eq(one, two),
                    _ => false,
                };
                one.id() == two.id()
                    && (is_shared()
                        || shape(&self.items[item]) == shape(&other.items[item]) && code(one).eq(code(two)))
            })
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

    /// Every comment, in bytes from the start of the file, in the order of the text: `//` comments without their line
    /// break, block comments with both ends.
    pub fn comments(&self) -> impl Iterator<Item = TextRange> {
        self.items.in_order().flat_map(|(number, item)| {
            let start = self.items.start(number);
            item.comments.iter().map(move |range| range.shifted(start))
        })
    }

    /// The tokens of a stretch, in bytes from the start of the file. It must begin where a token or the space before one does.
    pub fn tokens(&self, range: TextRange) -> impl Iterator<Item = Token> {
        let mut lexer = Lexer::new(&self.text, range.start as usize);
        std::iter::from_fn(move || {
            let token = lexer.next(|_| ());
            (token.kind != TokenKind::End && token.range.end <= range.end).then_some(token)
        })
    }

    /// Which rules the file is read by; those of the nearest known one where it states something else.
    pub fn level(&self) -> SyntaxLevel {
        let Some(statement) = self.file().syntax_statement() else { return SyntaxLevel::Proto2 };
        let stated = statement.child(NodeKind::Str).map(literal::str_of).unwrap_or_default();
        match (statement.kind(), &*stated) {
            (NodeKind::Edition, "2023") => SyntaxLevel::Edition2023,
            (NodeKind::Edition, _) => SyntaxLevel::Edition2024,
            (_, "proto2") => SyntaxLevel::Proto2,
            // Most files that are written today are of it.
            _ => SyntaxLevel::Proto3,
        }
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

/// The tokens of a node, each as it is written.
fn code(node: Node<'_>) -> impl Iterator<Item = (TokenKind, &str)> {
    let parse = node.parse();
    parse.tokens(node.range()).map(move |token| (token.kind, token.range.of(&parse.text)))
}
