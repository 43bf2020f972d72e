//! Typed access: a view is a node with names for what is in it.
//!
//! A view reads one file. What is absent, or broken, is nothing.

use std::borrow::Cow;

use super::literal;
use super::node::{Node, NodeKind};
use super::options::OptionDecl;
use super::tree::{FIRST, Parse, SECOND, STREAM, THIRD};

/// Defines views of nodes of one kind.
macro_rules! views {
    ($($(#[$doc:meta])* $view:ident: $($kind:ident)|+;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct $view<'t>(Node<'t>);

        impl<'t> $view<'t> {
            /// The view of `node`, where that is what is looked for.
            pub fn cast(node: Node<'t>) -> Option<Self> {
                matches!(node.kind(), $(NodeKind::$kind)|+).then_some(Self(node))
            }

            /// The node that is looked at.
            pub fn node(self) -> Node<'t> {
                self.0
            }
        }
    )*};
}

/// What has a name.
macro_rules! named {
    ($($view:ident)*) => {$(
        impl<'t> $view<'t> {
            /// The name's token.
            pub fn name(self) -> Option<Node<'t>> {
                self.0.child(NodeKind::Name)
            }
        }
    )*};
}

/// What has options as statements of its own.
macro_rules! with_options {
    ($($view:ident)*) => {$(
        impl<'t> $view<'t> {
            /// Its `option` statements, not those of what is in it.
            pub fn options(self) -> impl Iterator<Item = OptionDecl<'t>> + use<'t> {
                options(self.0)
            }
        }
    )*};
}

/// What has options in brackets.
macro_rules! with_compact_options {
    ($($view:ident)*) => {$(
        impl<'t> $view<'t> {
            /// The options in brackets.
            pub fn options(self) -> impl Iterator<Item = OptionDecl<'t>> + use<'t> {
                compact_options(self.0)
            }
        }
    )*};
}

fn options(node: Node<'_>) -> impl Iterator<Item = OptionDecl<'_>> {
    node.children().filter(|it| it.kind() == NodeKind::Option).map(OptionDecl)
}

fn compact_options(node: Node<'_>) -> impl Iterator<Item = OptionDecl<'_>> {
    node.child(NodeKind::CompactOptions).into_iter().flat_map(options)
}

views! {
    /// `package a.b;`
    Package: Package;
    /// `import "a.proto";`
    Import: Import;
    /// A message; a group is one too (see [`Field::group`]).
    Message: Message | Group;
    /// An enum.
    Enum: Enum;
    /// A value of an enum.
    EnumValue: EnumValue;
    /// A service.
    Service: Service;
    /// `rpc`
    Method: Method;
    /// `extend`
    Extend: Extend;
    /// A field of any kind: plain, `map`, `group`.
    Field: Field | MapField | Group;
    /// `oneof`
    Oneof: Oneof;
    /// `extensions 4 to 8;`
    Extensions: Extensions;
    /// `reserved …;`
    Reserved: Reserved;
    /// One number or a stretch of numbers.
    NumberRange: Range;
    /// The name of a type.
    TypeRef: Type;
}

named! { Message Enum EnumValue Service Method Field Oneof }
with_options! { Message Enum Service Method Oneof }
with_compact_options! { EnumValue Field Extensions }

/// A whole file.
#[derive(Clone, Copy, Debug)]
pub struct File<'t>(&'t Parse);

impl<'t> File<'t> {
    pub(super) fn new(parse: &'t Parse) -> Self {
        Self(parse)
    }

    /// The tree.
    pub fn parse(self) -> &'t Parse {
        self.0
    }

    /// The `syntax` or `edition` statement. The first one, if there are several.
    pub fn syntax_statement(self) -> Option<Node<'t>> {
        self.0.statements().find(|it| matches!(it.kind(), NodeKind::Syntax | NodeKind::Edition))
    }

    /// The first `package` statement.
    pub fn package(self) -> Option<Package<'t>> {
        self.0.statements().find_map(Package::cast)
    }

    /// All imports.
    pub fn imports(self) -> impl Iterator<Item = Import<'t>> + use<'t> {
        self.0.statements().filter_map(Import::cast)
    }

    /// The file's own options.
    pub fn options(self) -> impl Iterator<Item = OptionDecl<'t>> + use<'t> {
        self.0.statements().filter(|it| it.kind() == NodeKind::Option).map(OptionDecl)
    }

    /// Top-level messages.
    pub fn messages(self) -> impl Iterator<Item = Message<'t>> + use<'t> {
        self.0.statements().filter_map(Message::cast)
    }

    /// Top-level enums.
    pub fn enums(self) -> impl Iterator<Item = Enum<'t>> + use<'t> {
        self.0.statements().filter_map(Enum::cast)
    }

    /// All services.
    pub fn services(self) -> impl Iterator<Item = Service<'t>> + use<'t> {
        self.0.statements().filter_map(Service::cast)
    }

    /// Top-level `extend` blocks.
    pub fn extends(self) -> impl Iterator<Item = Extend<'t>> + use<'t> {
        self.0.statements().filter_map(Extend::cast)
    }
}

impl<'t> Package<'t> {
    /// The dotted name.
    pub fn path(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::Path)
    }
}

/// How something is imported.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ImportKind {
    /// Plainly.
    Plain,
    /// `import public`: who imports this file imports that one too.
    Public,
    /// `import weak`: it may be missing.
    Weak,
    /// `import option`, of edition 2024: for the definitions of options only.
    Option,
}

impl<'t> Import<'t> {
    /// How it is imported.
    pub fn kind(self) -> ImportKind {
        if self.0.has(FIRST) {
            ImportKind::Public
        } else if self.0.has(SECOND) {
            ImportKind::Weak
        } else if self.0.has(THIRD) {
            ImportKind::Option
        } else {
            ImportKind::Plain
        }
    }

    /// The path, relative to some root; the node is the string with its quotes.
    pub fn path(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::Str)
    }
}

/// Who may use a definition, as edition 2024 has it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Visibility {
    /// `export`
    Export,
    /// `local`
    Local,
}

fn visibility(node: Node<'_>) -> Option<Visibility> {
    let local = node.has(SECOND).then_some(Visibility::Local);
    if node.has(FIRST) { Some(Visibility::Export) } else { local }
}

impl<'t> Message<'t> {
    /// `export` or `local`, where it is written.
    pub fn visibility(self) -> Option<Visibility> {
        visibility(self.0)
    }

    /// Its fields in the order of the text, those of oneofs included.
    pub fn fields(self) -> impl Iterator<Item = Field<'t>> + use<'t> {
        self.0.children().flat_map(|it| {
            let inner = (it.kind() == NodeKind::Oneof).then(|| it.children());
            Some(it).into_iter().chain(inner.into_iter().flatten()).filter_map(Field::cast)
        })
    }

    /// Its oneofs.
    pub fn oneofs(self) -> impl Iterator<Item = Oneof<'t>> + use<'t> {
        self.0.children().filter_map(Oneof::cast)
    }

    /// The messages in it, groups not among them.
    pub fn messages(self) -> impl Iterator<Item = Self> + use<'t> {
        self.0.children().filter(|it| it.kind() == NodeKind::Message).map(Self)
    }

    /// The enums in it.
    pub fn enums(self) -> impl Iterator<Item = Enum<'t>> + use<'t> {
        self.0.children().filter_map(Enum::cast)
    }

    /// The `extend` blocks in it.
    pub fn extends(self) -> impl Iterator<Item = Extend<'t>> + use<'t> {
        self.0.children().filter_map(Extend::cast)
    }

    /// Its `extensions` statements.
    pub fn extensions(self) -> impl Iterator<Item = Extensions<'t>> + use<'t> {
        self.0.children().filter_map(Extensions::cast)
    }

    /// Its `reserved` statements.
    pub fn reserved(self) -> impl Iterator<Item = Reserved<'t>> + use<'t> {
        self.0.children().filter_map(Reserved::cast)
    }
}

impl<'t> Enum<'t> {
    /// `export` or `local`, where it is written.
    pub fn visibility(self) -> Option<Visibility> {
        visibility(self.0)
    }

    /// Its values.
    pub fn values(self) -> impl Iterator<Item = EnumValue<'t>> + use<'t> {
        self.0.children().filter_map(EnumValue::cast)
    }

    /// Its `reserved` statements.
    pub fn reserved(self) -> impl Iterator<Item = Reserved<'t>> + use<'t> {
        self.0.children().filter_map(Reserved::cast)
    }
}

impl<'t> EnumValue<'t> {
    /// The number's token, its `-` included.
    pub fn number_node(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::Int)
    }

    /// The number, in whatever range.
    pub fn number(self) -> Option<i128> {
        literal::number_of(self.number_node()?)?.int()
    }
}

impl<'t> Service<'t> {
    /// Its methods.
    pub fn methods(self) -> impl Iterator<Item = Method<'t>> + use<'t> {
        self.0.children().filter_map(Method::cast)
    }
}

impl<'t> Method<'t> {
    /// What it takes.
    pub fn input(self) -> Option<TypeRef<'t>> {
        self.0.children().find_map(TypeRef::cast)
    }

    /// What it gives.
    pub fn output(self) -> Option<TypeRef<'t>> {
        self.0.children().filter_map(TypeRef::cast).nth(1)
    }
}

impl<'t> Extend<'t> {
    /// The message that is extended.
    pub fn extendee(self) -> Option<TypeRef<'t>> {
        self.0.child(NodeKind::Type).map(TypeRef)
    }

    /// The extensions.
    pub fn fields(self) -> impl Iterator<Item = Field<'t>> + use<'t> {
        self.0.children().filter_map(Field::cast)
    }
}

/// What is written before a field's type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Label {
    /// `optional`
    Optional = 1,
    /// `required`
    Required,
    /// `repeated`
    Repeated,
}

/// What a field is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind<'t> {
    /// A type and a name; without a type where that is missing.
    Plain(Option<TypeRef<'t>>),
    /// `map<key, value>`
    Map {
        /// The type of the keys.
        key: Option<TypeRef<'t>>,
        /// The type of the values.
        value: Option<TypeRef<'t>>,
    },
    /// `group`: the field and its message in one.
    Group(Message<'t>),
}

impl<'t> Field<'t> {
    /// The label, where one is written.
    pub fn label(self) -> Option<Label> {
        match self.0.raw().extra {
            1 => Some(Label::Optional),
            2 => Some(Label::Required),
            3 => Some(Label::Repeated),
            _ => None,
        }
    }

    /// What it is.
    pub fn kind(self) -> FieldKind<'t> {
        let mut types = self.0.children().filter_map(TypeRef::cast);
        match self.0.kind() {
            NodeKind::MapField => FieldKind::Map { key: types.next(), value: types.next() },
            NodeKind::Group => FieldKind::Group(Message(self.0)),
            _ => FieldKind::Plain(types.next()),
        }
    }

    /// The type of a plain field.
    pub fn type_ref(self) -> Option<TypeRef<'t>> {
        if self.0.kind() == NodeKind::Field { self.0.child(NodeKind::Type).map(TypeRef) } else { None }
    }

    /// The message of a group.
    pub fn group(self) -> Option<Message<'t>> {
        (self.0.kind() == NodeKind::Group).then_some(Message(self.0))
    }

    /// The name that the field has in the message: a group's is its own in small letters.
    pub fn field_name(self) -> Option<Cow<'t, str>> {
        let name = self.name()?.text();
        let is_group = self.0.kind() == NodeKind::Group;
        Some(if is_group { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) })
    }

    /// The number's token.
    pub fn number_node(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::Int)
    }

    /// The number, in whatever range.
    pub fn number(self) -> Option<i128> {
        literal::number_of(self.number_node()?)?.int()
    }

    /// The oneof that it stands in. Costs the nodes before it in the item.
    pub fn oneof(self) -> Option<Oneof<'t>> {
        self.0.parent().and_then(Oneof::cast)
    }
}

impl<'t> Oneof<'t> {
    /// Its fields.
    pub fn fields(self) -> impl Iterator<Item = Field<'t>> + use<'t> {
        self.0.children().filter_map(Field::cast)
    }
}

impl<'t> Extensions<'t> {
    /// The numbers.
    pub fn ranges(self) -> impl Iterator<Item = NumberRange<'t>> + use<'t> {
        self.0.children().filter_map(NumberRange::cast)
    }
}

impl<'t> Reserved<'t> {
    /// The numbers.
    pub fn ranges(self) -> impl Iterator<Item = NumberRange<'t>> + use<'t> {
        self.0.children().filter_map(NumberRange::cast)
    }

    /// The names, as strings or, in editions, as identifiers.
    pub fn names(self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        self.0.children().filter(|it| matches!(it.kind(), NodeKind::Str | NodeKind::Name))
    }
}

impl NumberRange<'_> {
    /// The first number.
    pub fn start(self) -> Option<i128> {
        literal::number_of(self.0.child(NodeKind::Int)?)?.int()
    }

    /// The last number, the range's own end included; `max` is `i128::MAX`, since the largest number depends on what the
    /// range is of.
    pub fn end(self) -> Option<i128> {
        if self.0.child(NodeKind::Max).is_some() {
            return Some(i128::MAX);
        }
        let last = self.0.children().filter(|it| it.kind() == NodeKind::Int).last()?;
        literal::number_of(last)?.int()
    }
}

/// The types that are built in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
#[expect(missing_docs, reason = "they are the language's keywords")]
pub enum Scalar {
    Double = 1,
    Float,
    Int32,
    Int64,
    Uint32,
    Uint64,
    Sint32,
    Sint64,
    Fixed32,
    Fixed64,
    Sfixed32,
    Sfixed64,
    Bool,
    String,
    Bytes,
}

impl Scalar {
    /// All of them, in the order of their discriminants.
    pub const ALL: [Self; 15] = [
        Self::Double,
        Self::Float,
        Self::Int32,
        Self::Int64,
        Self::Uint32,
        Self::Uint64,
        Self::Sint32,
        Self::Sint64,
        Self::Fixed32,
        Self::Fixed64,
        Self::Sfixed32,
        Self::Sfixed64,
        Self::Bool,
        Self::String,
        Self::Bytes,
    ];

    /// The keyword.
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Double => "double",
            Self::Float => "float",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
            Self::Sint32 => "sint32",
            Self::Sint64 => "sint64",
            Self::Fixed32 => "fixed32",
            Self::Fixed64 => "fixed64",
            Self::Sfixed32 => "sfixed32",
            Self::Sfixed64 => "sfixed64",
            Self::Bool => "bool",
            Self::String => "string",
            Self::Bytes => "bytes",
        }
    }

    /// The scalar of that keyword.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "double" => Self::Double,
            "float" => Self::Float,
            "int32" => Self::Int32,
            "int64" => Self::Int64,
            "uint32" => Self::Uint32,
            "uint64" => Self::Uint64,
            "sint32" => Self::Sint32,
            "sint64" => Self::Sint64,
            "fixed32" => Self::Fixed32,
            "fixed64" => Self::Fixed64,
            "sfixed32" => Self::Sfixed32,
            "sfixed64" => Self::Sfixed64,
            "bool" => Self::Bool,
            "string" => Self::String,
            "bytes" => Self::Bytes,
            _ => return None,
        })
    }
}

impl<'t> TypeRef<'t> {
    /// The built-in type that it is.
    pub fn scalar(self) -> Option<Scalar> {
        usize::from(self.0.raw().extra).checked_sub(1).and_then(|it| Scalar::ALL.get(it)).copied()
    }

    /// The dotted name, perhaps with a leading dot.
    pub fn path(self) -> Cow<'t, str> {
        self.0.name()
    }

    /// Whether a method's input or output is a stream of it.
    pub fn is_stream(self) -> bool {
        self.0.has(STREAM)
    }
}
