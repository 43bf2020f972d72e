//! Reading the tree: what rules and front ends hold in their hands.

use std::borrow::Cow;
use std::fmt;
use std::vec;

use wirelint_source::TextRange;

use crate::scalar;
use crate::tree::{FLOW, HAS_PROPS, Item, NodeId, Raw, RawKind, Tree};
use crate::{Format, Scalar};

/// A node of a [`Tree`]: a pointer and two numbers, copied freely.
///
/// Whatever asks for content (`get`, `entries`, `elements`, `str`, …) looks through an alias at what it stands for;
/// whatever asks for a place (`range`, `id`, `source`) is about the node itself.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    item: &'t Item,
    id: NodeId,
}

/// What a node is, aliases looked through.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NodeKind {
    /// A string, number, boolean, null, or nothing at all.
    Scalar,
    /// Key and value pairs.
    Mapping,
    /// Elements in order.
    Sequence,
    /// An alias that stands for nothing.
    Alias,
    /// A stretch that could not be read.
    Error,
}

impl NodeKind {
    /// How a message calls it.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Scalar => "a scalar",
            Self::Mapping => "a mapping",
            Self::Sequence => "a list",
            Self::Alias => "an alias",
            Self::Error => "unreadable text",
        }
    }
}

/// How a node is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Style {
    /// Nothing is written.
    Missing,
    /// Without quotes.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
    /// A collection by indentation.
    Block,
    /// A collection in brackets or braces.
    Flow,
    /// `*name`
    Alias,
    /// Unreadable.
    Error,
}

/// A key with its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'t> {
    /// The key.
    pub key: Node<'t>,
    /// The value; a [`Style::Missing`] node where none is written.
    pub value: Node<'t>,
}

impl<'t> Node<'t> {
    #[inline]
    pub(crate) fn new(tree: &'t Tree, id: NodeId) -> Self {
        let item = &*tree.items[id.item.0 as usize];
        match item.nodes.place_of(id.index) {
            Some(item) => Self { tree, item: &tree.items[item.0 as usize], id: NodeId { item, index: 0 } },
            None => Self { tree, item, id },
        }
    }

    /// The tree that the node is of.
    #[inline]
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// The node's name in its tree.
    #[inline]
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The node's text, relative to the item [`id`](Self::id) names.
    #[inline]
    pub fn local_range(self) -> TextRange {
        self.item.nodes.range(self.id.index)
    }

    /// The node's text in bytes from the start of the file, quotes and brackets included, anchor and tag not.
    #[inline]
    pub fn range(self) -> TextRange {
        self.local_range().shifted(self.tree.item_start(self.id.item))
    }

    /// The node as it is written.
    #[inline]
    pub fn source(self) -> &'t str {
        self.range().of(&self.tree.text)
    }

    /// What the node is, aliases looked through.
    #[inline]
    pub fn kind(self) -> NodeKind {
        match self.resolved().raw().kind {
            RawKind::Mapping => NodeKind::Mapping,
            RawKind::Sequence => NodeKind::Sequence,
            RawKind::Alias => NodeKind::Alias,
            RawKind::Error => NodeKind::Error,
            _ => NodeKind::Scalar,
        }
    }

    /// How the node itself is written.
    #[inline]
    pub fn style(self) -> Style {
        match self.raw().kind {
            RawKind::Missing => Style::Missing,
            RawKind::Plain => Style::Plain,
            RawKind::SingleQuoted => Style::SingleQuoted,
            RawKind::DoubleQuoted => Style::DoubleQuoted,
            RawKind::Literal => Style::Literal,
            RawKind::Folded => Style::Folded,
            RawKind::Alias => Style::Alias,
            RawKind::Error => Style::Error,
            _ if self.raw().flags & FLOW != 0 => Style::Flow,
            _ => Style::Block,
        }
    }

    /// The node that an alias stands for; any other node is itself. An alias that stands for nothing stays an alias.
    #[inline]
    pub fn resolved(self) -> Self {
        if self.raw().kind != RawKind::Alias {
            return self;
        }
        self.tree.aliases.get(&self.id).map_or(self, |&target| Self::new(self.tree, target))
    }

    /// Whether it is a mapping.
    pub fn is_mapping(self) -> bool {
        self.kind() == NodeKind::Mapping
    }

    /// Whether it is a sequence.
    pub fn is_sequence(self) -> bool {
        self.kind() == NodeKind::Sequence
    }

    /// The pairs written in this mapping, in their order, duplicates among them and merge keys (`<<`) not followed.
    /// Nothing where it is no mapping.
    #[inline]
    pub fn entries(self) -> Entries<'t> {
        Entries { children: self.children(RawKind::Mapping) }
    }

    /// The elements of this sequence, in their order. Nothing where it is no sequence.
    #[inline]
    pub fn elements(self) -> Elements<'t> {
        Elements { children: self.children(RawKind::Sequence) }
    }

    /// The first pair of that key: written here, else brought in by a merge key (`<<`, <https://yaml.org/type/merge.html>).
    pub fn entry(self, key: &str) -> Option<Entry<'t>> {
        self.entry_within(key, 8)
    }

    /// The value of the first pair of that key, merge keys followed.
    pub fn get(self, key: &str) -> Option<Self> {
        self.entry(key).map(|entry| entry.value)
    }

    /// The pairs of this mapping with merge keys followed: those written here first, then those that only a merged
    /// mapping has. The pair `<<` itself is left out.
    pub fn merged_entries(self) -> Vec<Entry<'t>> {
        let mut all: Vec<Entry<'t>> = self.entries().filter(|entry| !entry.is_merge()).collect();
        if all.len() < self.entries().count() {
            self.merge_into(&mut all, 8);
        }
        all
    }

    /// The pairs of this mapping with merge keys followed, as [`merged_entries`](Self::merged_entries) has them. Allocates
    /// only where there is a merge key.
    #[inline]
    pub fn pairs(self) -> Pairs<'t> {
        // JSON has no merge keys, and its trees are the large ones.
        if self.tree.format() == Format::Yaml && self.entries().any(|entry| entry.is_merge()) {
            return Pairs::Merged(self.merged_entries().into_iter());
        }
        Pairs::Written(self.entries())
    }

    /// The string that this scalar is: quoted, in a block, or plain without being a null, boolean or number of the
    /// core schema (YAML 1.2.2 §10.3.2; so `no`, `on`, dates and `1.2.3` are strings). Tags are heeded.
    pub fn str(self) -> Option<Cow<'t, str>> {
        match self.scalar()? {
            Scalar::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The content of this scalar whatever its type: `1.10` is "1.10", `true` is "true", a missing value is "".
    #[inline]
    pub fn text(self) -> Option<Cow<'t, str>> {
        let node = self.resolved();
        scalar::content(&node.raw(), node.source())
    }

    /// Whether this scalar's content is `text`, compared without building it where that can be.
    #[inline]
    pub fn is_text(self, text: &str) -> bool {
        let node = self.resolved();
        let raw = node.raw();
        // Every key of a mapping is asked until one fits: most have another length.
        if scalar::written_length(&raw).is_some_and(|length| length as usize != text.len()) {
            return false;
        }
        scalar::equals(&raw, node.source(), text)
    }

    /// The typed value of this scalar.
    #[inline]
    pub fn scalar(self) -> Option<Scalar<'t>> {
        let node = self.resolved();
        scalar::typed(&node.raw(), node.source(), node.tag())
    }

    /// Whether it is null or missing.
    pub fn is_null(self) -> bool {
        matches!(self.scalar(), Some(Scalar::Null))
    }

    /// The boolean that this scalar is.
    pub fn bool(self) -> Option<bool> {
        match self.scalar()? {
            Scalar::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The number that this scalar is; integers beyond 2^53 lose precision.
    pub fn number(self) -> Option<f64> {
        match self.scalar()? {
            #[expect(clippy::cast_precision_loss, reason = "said in the documentation")]
            Scalar::Int(value) => Some(value as f64),
            Scalar::Float(value) => Some(value),
            _ => None,
        }
    }

    /// The tag as written, `!!str` or `!<tag:example.com,2000:x>`.
    #[inline]
    pub fn tag(self) -> Option<&'t str> {
        self.props().and_then(|props| props.tag).map(|range| self.text_of(range))
    }

    /// The anchor's name without `&`.
    pub fn anchor(self) -> Option<&'t str> {
        self.props().and_then(|props| props.anchor).map(|range| &self.text_of(range)[1..])
    }

    #[inline]
    pub(crate) fn raw(self) -> Raw {
        self.item.nodes.get(self.id.index)
    }

    #[inline]
    fn text_of(self, local: TextRange) -> &'t str {
        self.tree.absolute(self.id.item, local).of(&self.tree.text)
    }

    #[inline]
    pub(crate) fn props(self) -> Option<&'t crate::tree::Props> {
        if self.raw().flags & HAS_PROPS == 0 {
            return None;
        }
        let at = self.item.props.binary_search_by_key(&self.id.index, |props| props.node).ok()?;
        Some(&self.item.props[at])
    }

    #[inline]
    fn children(self, kind: RawKind) -> Children<'t> {
        let node = self.resolved();
        let raw = node.raw();
        let end = if raw.kind == kind { raw.next } else { 0 };
        Children { node, at: node.id.index + 1, end }
    }

    fn entry_within(self, key: &str, merges: u8) -> Option<Entry<'t>> {
        let mut merge = false;
        for entry in self.entries() {
            if entry.key.is_text(key) {
                return Some(entry);
            }
            merge |= entry.is_merge();
        }
        if !merge || merges == 0 {
            return None;
        }
        let sources = self.entries().filter(Entry::is_merge);
        sources.flat_map(Entry::merged).find_map(|source| source.entry_within(key, merges - 1))
    }

    fn merge_into(self, all: &mut Vec<Entry<'t>>, merges: u8) {
        if merges == 0 {
            return;
        }
        for source in self.entries().filter(Entry::is_merge).flat_map(Entry::merged) {
            for entry in source.entries().filter(|entry| !entry.is_merge()) {
                let known = entry.key.text().is_some_and(|key| all.iter().any(|it| it.key.is_text(&key)));
                if !known {
                    all.push(entry);
                }
            }
            source.merge_into(all, merges - 1);
        }
    }
}

impl<'t> Entry<'t> {
    /// Whether the key is the merge key: a plain `<<`.
    #[inline]
    pub fn is_merge(&self) -> bool {
        let raw = self.key.raw();
        // The length first: every key of every mapping is asked.
        raw.kind == RawKind::Plain && raw.end - raw.start == 2 && self.key.source() == "<<"
    }

    /// The mappings that a merge key brings in: its value, or the elements of its value.
    fn merged(self) -> impl Iterator<Item = Node<'t>> {
        let one = self.value.is_mapping().then_some(self.value);
        one.into_iter().chain(self.value.elements())
    }
}

/// Equal when they are the same node of the same tree.
impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree, other.tree) && self.id == other.id
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{:?}", self.raw().kind, self.range())
    }
}

/// The direct children of a collection, keys and values alike.
#[derive(Clone)]
struct Children<'t> {
    node: Node<'t>,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    #[inline]
    fn next(&mut self) -> Option<Node<'t>> {
        if self.at >= self.end {
            return None;
        }
        let index = self.at;
        let Node { tree, item, id } = self.node;
        match item.nodes.behind_short(index) {
            Some(behind) => self.at = behind,
            None => return Some(self.next_long()),
        }
        Some(Node { tree, item, id: NodeId { item: id.item, index } })
    }
}

impl<'t> Children<'t> {
    /// The next one in a skeleton or in a long item, which there is.
    #[inline(never)]
    fn next_long(&mut self) -> Node<'t> {
        let index = self.at;
        let Node { tree, item, id } = self.node;
        let id = NodeId { item: id.item, index };
        if item.nodes.place_of(index).is_some() {
            self.at += 1;
            return Node::new(tree, id);
        }
        self.at = item.nodes.behind(index);
        Node { tree, item, id }
    }
}

/// The pairs of a mapping.
#[derive(Clone)]
pub struct Entries<'t> {
    children: Children<'t>,
}

impl<'t> Iterator for Entries<'t> {
    type Item = Entry<'t>;

    #[inline]
    fn next(&mut self) -> Option<Entry<'t>> {
        let key = self.children.next()?;
        let value = self.children.next()?;
        Some(Entry { key, value })
    }
}

/// The pairs of a mapping, in their order; those that are merged in come last.
#[derive(Clone)]
pub enum Pairs<'t> {
    /// As they are written.
    Written(Entries<'t>),
    /// With those of merged mappings.
    Merged(vec::IntoIter<Entry<'t>>),
}

impl<'t> Iterator for Pairs<'t> {
    type Item = Entry<'t>;

    #[inline]
    fn next(&mut self) -> Option<Entry<'t>> {
        match self {
            Self::Written(entries) => entries.next(),
            Self::Merged(entries) => entries.next(),
        }
    }
}

/// The elements of a sequence.
#[derive(Clone)]
pub struct Elements<'t> {
    children: Children<'t>,
}

impl<'t> Iterator for Elements<'t> {
    type Item = Node<'t>;

    #[inline]
    fn next(&mut self) -> Option<Node<'t>> {
        self.children.next()
    }
}
