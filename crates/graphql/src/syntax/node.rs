//! Reading the tree: what rules and front ends hold in their hands.

use std::borrow::Cow;
use std::fmt;

use wirelint_source::{FileId, ItemId, Span, TextRange};

use super::comments::{self, CommentBlock};
use super::literal;
use super::tree::{Item, Parse, Raw, UNCLOSED};

/// What a node is, and what is in it, in this order; what is in brackets may be absent, and anything may be where the
/// text is broken. The names are those of the specification's grammar, shortened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum NodeKind {
    /// `[Description] OperationType [Name] [VariableDefinitions] Directive… SelectionSet`, or a `SelectionSet` alone.
    Operation,
    /// `[Description] fragment Name [VariableDefinitions] on NamedType Directive… SelectionSet`
    Fragment,
    /// `[Description] [extend] schema Directive… [RootOperations]`
    Schema,
    /// `[Description] [extend] scalar Name Directive…`
    ScalarType,
    /// `[Description] [extend] type Name [Implements] Directive… [FieldDefinitions]`
    ObjectType,
    /// `[Description] [extend] interface Name [Implements] Directive… [FieldDefinitions]`
    InterfaceType,
    /// `[Description] [extend] union Name Directive… [UnionMembers]`
    UnionType,
    /// `[Description] [extend] enum Name Directive… [EnumValueDefinitions]`
    EnumType,
    /// `[Description] [extend] input Name Directive… [InputFieldDefinitions]`
    InputObjectType,
    /// `[Description] directive @Name [ArgumentDefinitions] [repeatable] DirectiveLocations`
    DirectiveDefinition,
    /// A stretch that could not be read as anything.
    Error,
    /// A string that describes what follows it.
    Description,
    /// A single name.
    Name,
    /// `query`, `mutation` or `subscription`.
    OperationType,
    /// `($name: Type = value, …)`: variable definitions.
    VariableDefinitions,
    /// `[Description] Variable: Type [= value] Directive…`
    VariableDefinition,
    /// `{ … }`: fields and fragments.
    SelectionSet,
    /// `[Alias:] Name [Arguments] Directive… [SelectionSet]`
    Field,
    /// The name before a `:` that a field's value is called in the response.
    Alias,
    /// `... Name Directive…`
    FragmentSpread,
    /// `... [on NamedType] Directive… SelectionSet`
    InlineFragment,
    /// `(name: value, …)`: arguments.
    Arguments,
    /// `Name: value`
    Argument,
    /// `@Name [Arguments]`
    Directive,
    /// `implements A & B`: named types.
    Implements,
    /// `{ … }`: field definitions.
    FieldDefinitions,
    /// `[Description] Name [ArgumentDefinitions]: Type Directive…`
    FieldDefinition,
    /// `( … )`: input value definitions.
    ArgumentDefinitions,
    /// `{ … }`: input value definitions.
    InputFieldDefinitions,
    /// `[Description] Name: Type [= value] Directive…`; an argument or a field of an input object.
    InputValueDefinition,
    /// `= A | B`: named types.
    UnionMembers,
    /// `{ … }`: enum value definitions.
    EnumValueDefinitions,
    /// `[Description] Name Directive…`
    EnumValueDefinition,
    /// `{ … }`: root operations.
    RootOperations,
    /// `OperationType: NamedType`
    RootOperation,
    /// `on A | B`: locations.
    DirectiveLocations,
    /// One of the places where directives may stand.
    DirectiveLocation,
    /// The name of a type.
    NamedType,
    /// `[Type]`
    ListType,
    /// `Type!`
    NonNullType,
    /// `$Name`
    Variable,
    /// `7`
    Int,
    /// `1.5`
    Float,
    /// `"…"` or `"""…"""`
    Str,
    /// `true` or `false`
    Boolean,
    /// `null`
    Null,
    /// Any other name as a value.
    Enum,
    /// `[value, …]`
    List,
    /// `{name: value, …}`: object fields.
    Object,
    /// `Name: value`
    ObjectField,
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

    /// Its bytes, relative to the item that [`id`](Self::id) names: from its first token to its last.
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

    /// What is directly in it, in the order of the text.
    #[inline]
    pub fn children(self) -> impl Iterator<Item = Self> + Clone + use<'t> {
        let end = self.raw().next;
        let mut at = self.id.index + 1;
        std::iter::from_fn(move || {
            let node = (at < end).then_some(Self { id: NodeId { index: at, ..self.id }, ..self })?;
            at = node.raw().next;
            Some(node)
        })
    }

    /// It and everything in it, a node before what is in it.
    pub fn descendants(self) -> impl Iterator<Item = Self> + use<'t> {
        (self.id.index..self.raw().next).map(move |index| Self { id: NodeId { index, ..self.id }, ..self })
    }

    /// The first child of that kind.
    #[inline]
    pub fn child(self, kind: NodeKind) -> Option<Self> {
        self.children().find(|it| it.kind() == kind)
    }

    /// The first token of a list in brackets (`{`, `(` or `[`), from the start of the file; `None` for other nodes.
    pub fn opening_bracket(self) -> Option<TextRange> {
        let start = self.range().start;
        self.is_bracketed().then(|| TextRange::new(start, start + 1))
    }

    /// The last token of a list in brackets, from the start of the file; `None` where it is missing, and for other nodes.
    pub fn closing_bracket(self) -> Option<TextRange> {
        let end = self.range().end;
        (self.is_bracketed() && !self.has(UNCLOSED)).then(|| TextRange::new(end - 1, end))
    }

    fn is_bracketed(self) -> bool {
        matches!(
            self.kind(),
            NodeKind::VariableDefinitions
                | NodeKind::SelectionSet
                | NodeKind::Arguments
                | NodeKind::FieldDefinitions
                | NodeKind::ArgumentDefinitions
                | NodeKind::InputFieldDefinitions
                | NodeKind::EnumValueDefinitions
                | NodeKind::RootOperations
                | NodeKind::ListType
                | NodeKind::List
                | NodeKind::Object
        )
    }

    /// The node that it is directly in. Costs the nodes before it in the item; `None` for definitions.
    pub fn parent(self) -> Option<Self> {
        let index = self.id.index;
        // The nearest one before it that ends behind it.
        let before = self.item.nodes[..index as usize].iter().rposition(|it| it.next > index)?;
        Some(Self { id: NodeId { index: before as u32, ..self.id }, ..self })
    }

    /// The comments on lines of their own directly above it, without an empty line between them or below them; `None` where
    /// there are none. A definition begins with its description.
    pub fn comments_above(self) -> Option<CommentBlock<'t>> {
        comments::above(self)
    }

    /// The comment behind its last token on the same line, with nothing but commas between; in bytes from the start of the file.
    pub fn comment_behind(self) -> Option<TextRange> {
        comments::behind(self)
    }

    /// What a string says, the common indentation of a block removed (`BlockStringValue` of the specification); a broken
    /// escape reads as `U+FFFD`. Empty for other nodes.
    pub fn string(self) -> Cow<'t, str> {
        literal::string_of(self)
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
