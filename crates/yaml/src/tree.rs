//! The tree of one file: items, each a flat arena in preorder.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use wirelint_source::{ItemId, Text, TextRange};

use crate::SyntaxError;
use crate::edit::Habits;
use crate::node::Node;
use crate::nodes::Nodes;
use crate::parents::Above;

/// Which grammar a text is read by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// RFC 8259.
    Json,
    /// YAML 1.2.
    Yaml,
}

/// Names a node of one tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId {
    /// The item whose arena holds the node.
    pub item: ItemId,
    /// The node's index in that arena.
    pub index: u32,
}

/// The tree of one file. Cheap to share behind an `Arc`; immutable.
#[derive(Debug)]
pub struct Tree {
    pub(crate) text: Text,
    pub(crate) format: Format,
    /// The skeleton first, then the items by their numbers.
    pub(crate) items: Vec<Arc<Item>>,
    /// The numbers of the items in the order of the text. A tree that was edited may have numbers that name nothing: their items are empty.
    pub(crate) order: Vec<u32>,
    /// Where each item starts, in bytes from the start of the file; 0 for the skeleton.
    pub(crate) starts: Vec<u32>,
    /// The index of each item's place in the skeleton; 0 for the skeleton itself.
    pub(crate) places: Vec<u32>,
    /// The root node of each document of the stream, always in the skeleton.
    pub(crate) roots: Vec<u32>,
    /// What each alias stands for. An alias that is not in here stands for nothing: its anchor does not exist, holds
    /// the alias itself, or the file's aliases expand beyond [`crate::MAX_EXPANSION`].
    pub(crate) aliases: FxHashMap<NodeId, NodeId>,
    /// Whether nothing in the text has a say in how something else is read: no alias, no directive, no second document, no
    /// bracket that closes another one than it should. Then an item can be read again by itself.
    pub(crate) local: bool,
    /// How the text is written, once somebody has asked.
    pub(crate) habits: OnceLock<Habits>,
}

/// An arena with what belongs to it. Ranges count from the item's start.
#[derive(Default, Debug)]
pub(crate) struct Item {
    pub(crate) nodes: Nodes,
    /// Anchors and tags of those nodes that have some, in the order of the nodes.
    pub(crate) props: Box<[Props]>,
    /// Comments from their `#` to the end of the line's content, in the order of the text.
    pub(crate) comments: Box<[TextRange]>,
    pub(crate) errors: Box<[SyntaxError]>,
    /// What each node stands in, once it has been asked for.
    pub(crate) above: OnceLock<Above>,
}

/// A node: 16 bytes, of which [`Nodes`] keeps 8 where it can. In an arena a collection stands before its content; a mapping's content is key, value, key,
/// value, …, a missing one being a node of kind [`RawKind::Missing`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Raw {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The index of the first node that is not inside this one. For [`RawKind::Item`] the number of the item instead
    /// (its next node is always the one behind it).
    pub(crate) next: u32,
    pub(crate) kind: RawKind,
    pub(crate) flags: u8,
    /// For block scalars the indentation of their content, in columns.
    pub(crate) extra: u16,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum RawKind {
    /// An absent value or key: `key:` followed by nothing.
    Missing,
    /// An unquoted scalar; in JSON: numbers, `true`, `false`, `null`.
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
    Mapping,
    Sequence,
    /// `*name`.
    Alias,
    /// The place of an item in the skeleton.
    Item,
    /// A stretch that could not be read as anything.
    Error,
}

/// The node has an anchor or a tag.
pub(crate) const HAS_PROPS: u8 = 1;
/// A collection in flow style (`[…]`, `{…}`).
pub(crate) const FLOW: u8 = 1 << 1;
/// The content is not the text between the delimiters: it has escapes or line breaks that the reader folds.
pub(crate) const COOKED: u8 = 1 << 2;
/// A key written with `?`, or a collection that is one (`[a: b]` holds a mapping of one pair).
pub(crate) const EXPLICIT: u8 = 1 << 3;
/// Block scalars: final line breaks are stripped (`-`).
pub(crate) const STRIP: u8 = 1 << 4;
/// Block scalars: final line breaks are kept (`+`).
pub(crate) const KEEP: u8 = 1 << 5;
/// A quoted scalar whose closing quote is missing, a collection whose closing bracket is.
pub(crate) const UNCLOSED: u8 = 1 << 6;

/// Anchor and tag of a node; ranges are relative to the item and include the `&` or `!`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Props {
    pub(crate) node: u32,
    pub(crate) anchor: Option<TextRange>,
    pub(crate) tag: Option<TextRange>,
}

impl Item {
    /// Whether it says the same.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (&self.nodes, &self.props, &self.comments, &self.errors)
            == (&other.nodes, &other.props, &other.comments, &other.errors)
    }
}

impl Tree {
    /// The text that was read.
    #[inline]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The grammar that it was read by.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The root of the first document, if the text has any content. Contracts have one document.
    pub fn root(&self) -> Option<Node<'_>> {
        self.documents().next()
    }

    /// The roots of all documents of the stream.
    pub fn documents(&self) -> impl Iterator<Item = Node<'_>> {
        self.roots.iter().map(|&index| Node::new(self, NodeId { item: ItemId::SKELETON, index }))
    }

    /// The node of that name. `id` must come from this tree.
    #[inline]
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node::new(self, id)
    }

    /// One more than the largest number of an item; the skeleton has the number 0. After edits some numbers may name nothing.
    pub fn item_count(&self) -> usize {
        self.items.len()
    }

    /// Whether `item` is the number of something.
    pub fn has_item(&self, item: ItemId) -> bool {
        self.items.get(item.0 as usize).is_some_and(|it| !it.nodes.is_empty())
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

    /// The nodes of the skeleton.
    pub(crate) fn skeleton(&self) -> &[Raw] {
        self.items[0].nodes.of_skeleton()
    }

    /// What could not be read, in the order of the items; ranges are relative to the item named beside them.
    pub fn errors(&self) -> impl Iterator<Item = (ItemId, &SyntaxError)> {
        self.items
            .iter()
            .enumerate()
            .flat_map(|(number, item)| item.errors.iter().map(move |error| (ItemId(number as u32), error)))
    }

    /// What could not be read in `item`; ranges are relative to it.
    pub fn errors_in(&self, item: ItemId) -> &[SyntaxError] {
        self.items.get(item.0 as usize).map_or(&[], |item| &item.errors)
    }

    /// Every comment with its `#`, in bytes from the start of the file, in the order of the text.
    pub fn comments(&self) -> Vec<TextRange> {
        let mut all: Vec<TextRange> = self
            .items
            .iter()
            .zip(&self.starts)
            .flat_map(|(item, &start)| item.comments.iter().map(move |range| range.shifted(start)))
            .collect();
        all.sort_unstable();
        all
    }
}
