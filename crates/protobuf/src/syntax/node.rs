//! Reading the tree: what rules and front ends hold in their hands.

use std::borrow::Cow;
use std::fmt;

use wirelint_source::{FileId, ItemId, Span, TextRange};

use super::comments::{CommentBlock, Comments};
use super::literal;
use super::tree::{COOKED, Item, Parse, Raw};

/// What a node is, and what is in it, in this order; what is in brackets may be absent, and anything may be where the
/// text is broken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum NodeKind {
    /// `syntax = Str;`
    Syntax,
    /// `edition = Str;`
    Edition,
    /// `package Path;`
    Package,
    /// `import [public|weak|option] Str;`
    Import,
    /// `option OptionName = value;`, or one of [`NodeKind::CompactOptions`] without the keyword and the `;`.
    Option,
    /// `[export|local] message Name { … }`
    Message,
    /// `[export|local] enum Name { … }`
    Enum,
    /// `Name = Int [CompactOptions];`
    EnumValue,
    /// `service Name { … }`
    Service,
    /// `rpc Name (Type) returns (Type);` or, instead of the `;`, `{ … }` with options.
    Method,
    /// `extend Path { … }`
    Extend,
    /// `[label] Type Name = Int [CompactOptions];`
    Field,
    /// `map<Type, Type> Name = Int [CompactOptions];`
    MapField,
    /// `[label] group Name = Int [CompactOptions] { … }`
    Group,
    /// `oneof Name { … }`
    Oneof,
    /// `extensions Range, … [CompactOptions];`
    Extensions,
    /// `reserved Range, …;` or `reserved Str, …;` or `reserved Name, …;`
    Reserved,
    /// `;` alone.
    Empty,
    /// A stretch that could not be read as anything.
    Error,
    /// `[Option, …]`
    CompactOptions,
    /// The name of an option: parts, each a [`NodeKind::Name`] or an [`NodeKind::ExtensionName`].
    OptionName,
    /// `(Path)` in the name of an option, `[Path]` in a message literal.
    ExtensionName,
    /// `[Path/Path]` in a message literal: a URL of a type.
    TypeUrl,
    /// `{ … }` or, inside of another one, `< … >`, as a value: literal fields.
    MessageLiteral,
    /// A name ([`NodeKind::Name`], [`NodeKind::ExtensionName`] or [`NodeKind::TypeUrl`]) and a value.
    LiteralField,
    /// `[value, …]` in a message literal.
    ListLiteral,
    /// `Int`, `Int to Int` or `Int to max`.
    Range,
    /// A single identifier that names something.
    Name,
    /// A dotted name of something else, perhaps with a leading dot.
    Path,
    /// A dotted name where a type is needed.
    Type,
    /// `{` where a block opens.
    Open,
    /// An integer, with its `-`.
    Int,
    /// A number with a fraction or an exponent, with its `-`.
    Float,
    /// A string; several in a row are one.
    Str,
    /// An identifier as a value (`true`, `inf`, the name of an enum's value), with its `-`.
    Ident,
    /// `max` as the end of a range.
    Max,
}

/// Names a node of one tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId {
    /// The item whose arena holds the node.
    pub item: ItemId,
    /// The node's index in that arena.
    pub index: u32,
}

/// A node of a [`Parse`]: two pointers and two numbers, copied freely.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    parse: &'t Parse,
    item: &'t Item,
    id: NodeId,
}

impl<'t> Node<'t> {
    #[inline]
    pub(super) fn new(parse: &'t Parse, id: NodeId) -> Self {
        Self { parse, item: &parse.items[id.item], id }
    }

    /// The tree that the node is of.
    #[inline]
    pub fn parse(self) -> &'t Parse {
        self.parse
    }

    /// The node's name in its tree.
    #[inline]
    pub fn id(self) -> NodeId {
        self.id
    }

    /// What it is.
    #[inline]
    pub fn kind(self) -> NodeKind {
        self.raw().kind
    }

    /// Its bytes, relative to the item that [`id`](Self::id) names: from its first token to its last, its `;` included.
    #[inline]
    pub fn local_range(self) -> TextRange {
        let raw = self.raw();
        TextRange::new(raw.start, raw.end)
    }

    /// Its bytes from the start of the file.
    #[inline]
    pub fn range(self) -> TextRange {
        self.local_range().shifted(self.parse.item_start(self.id.item))
    }

    /// The same as a span in `file`, which this must be a node of.
    #[inline]
    pub fn span(self, file: FileId) -> Span {
        Span { file, item: self.id.item, range: self.local_range() }
    }

    /// The node as it is written.
    #[inline]
    pub fn text(self) -> &'t str {
        self.range().of(&self.parse.text)
    }

    /// A dotted name without what may stand between its tokens; for other nodes the text as it is written.
    pub fn name(self) -> Cow<'t, str> {
        let is_path = matches!(self.kind(), NodeKind::Path | NodeKind::Type);
        if is_path && self.has(COOKED) {
            return Cow::Owned(
                self.parse.tokens(self.range()).map(|it| it.range.of(&self.parse.text)).collect(),
            );
        }
        Cow::Borrowed(self.text())
    }

    /// What is directly in it, in the order of the text.
    pub fn children(self) -> impl Iterator<Item = Self> + use<'t> {
        let end = self.raw().next;
        let mut at = self.id.index + 1;
        std::iter::from_fn(move || {
            let node = (at < end).then_some(Self { id: NodeId { index: at, ..self.id }, ..self })?;
            at = node.raw().next;
            Some(node)
        })
    }

    /// The first child of that kind.
    pub fn child(self, kind: NodeKind) -> Option<Self> {
        self.children().find(|it| it.kind() == kind)
    }

    /// The last token of a block, its `}`, from the start of the file; `None` where it is missing, or this is no block.
    pub fn closing_brace(self) -> Option<TextRange> {
        let end = self.range().end;
        let is_closed = self.child(NodeKind::Open).is_some() && !self.has(super::tree::UNCLOSED);
        is_closed.then(|| TextRange::new(end - 1, end))
    }

    /// The node that it is directly in. Costs the nodes before it in the item; `None` for top-level statements.
    pub fn parent(self) -> Option<Self> {
        let index = self.id.index;
        // The nearest one before it that ends behind it.
        let before = self.item.nodes[..index as usize].iter().rposition(|it| it.next > index)?;
        Some(Self { id: NodeId { index: before as u32, ..self.id }, ..self })
    }

    /// The comments that belong to the statement that it is.
    pub fn comments(self) -> Comments<'t> {
        Comments::of(self)
    }

    /// The comment that says what the statement is for: the [leading](Comments::leading) one, else the [trailing](Comments::trailing) one.
    pub fn comment(self) -> Option<CommentBlock<'t>> {
        super::comments::nearest(self)
    }

    /// What a string says; a broken escape and what is no UTF-8 reads as `U+FFFD`. Empty for other nodes.
    pub fn string(self) -> Cow<'t, str> {
        if self.kind() == NodeKind::Str { literal::str_of(self) } else { Cow::Borrowed("") }
    }

    #[inline]
    pub(super) fn raw(self) -> &'t Raw {
        &self.item.nodes[self.id.index as usize]
    }

    #[inline]
    pub(super) fn has(self, flag: u8) -> bool {
        self.raw().flags & flag != 0
    }

    pub(super) fn arena(self) -> &'t Item {
        self.item
    }
}

impl PartialEq for Node<'_> {
    /// Whether both are the same node of the same tree.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.parse, other.parse) && self.id == other.id
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{:?} {:?}", self.kind(), self.range(), self.text())
    }
}
