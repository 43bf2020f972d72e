//! Views of the type system: types, their fields, directives.

use std::fmt;

use super::{OperationType, TypeRef, Value, described, named, views, with_directives};
use crate::syntax::node::{Node, NodeKind};
use crate::syntax::tree::{EXTENSION, REPEATABLE};

views! {
    /// `schema { … }`, or an extension of it.
    SchemaDefinition: Schema;
    /// `query: Query` in a `schema`.
    RootOperation: RootOperation;
    /// A type of any kind, or an extension of one.
    TypeDefinition: ScalarType | ObjectType | InterfaceType | UnionType | EnumType | InputObjectType;
    /// A field of an object or an interface.
    FieldDefinition: FieldDefinition;
    /// An argument of a field or a directive, or a field of an input object.
    InputValueDefinition: InputValueDefinition;
    /// A value of an enum.
    EnumValueDefinition: EnumValueDefinition;
    /// `directive @name on …`
    DirectiveDefinition: DirectiveDefinition;
}

named! { TypeDefinition FieldDefinition InputValueDefinition EnumValueDefinition DirectiveDefinition }
described! {
    SchemaDefinition TypeDefinition FieldDefinition InputValueDefinition EnumValueDefinition DirectiveDefinition
}
with_directives! { SchemaDefinition TypeDefinition FieldDefinition InputValueDefinition EnumValueDefinition }

impl<'t> SchemaDefinition<'t> {
    /// Whether it begins with `extend`.
    pub fn is_extension(self) -> bool {
        self.0.has(EXTENSION)
    }

    /// The types that operations begin at.
    pub fn root_operations(self) -> impl Iterator<Item = RootOperation<'t>> + use<'t> {
        let block = self.0.child(NodeKind::RootOperations);
        block.into_iter().flat_map(Node::children).filter_map(RootOperation::cast)
    }
}

impl<'t> RootOperation<'t> {
    /// What kind of operations begin there.
    pub fn operation_type(self) -> Option<OperationType> {
        OperationType::of(self.keyword()?.text())
    }

    /// The word before the `:`.
    pub fn keyword(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::OperationType)
    }

    /// The type.
    pub fn ty(self) -> Option<TypeRef<'t>> {
        self.0.child(NodeKind::NamedType).and_then(TypeRef::cast)
    }
}

/// What kind of type is defined or extended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TypeKind {
    /// `scalar`
    Scalar,
    /// `type`
    Object,
    /// `interface`
    Interface,
    /// `union`
    Union,
    /// `enum`
    Enum,
    /// `input`
    InputObject,
}

impl TypeKind {
    /// The keyword that such a definition begins with.
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Scalar => "scalar",
            Self::Object => "type",
            Self::Interface => "interface",
            Self::Union => "union",
            Self::Enum => "enum",
            Self::InputObject => "input",
        }
    }

    /// Whether values of it may be given: scalars, enums and input objects.
    pub const fn is_input(self) -> bool {
        matches!(self, Self::Scalar | Self::Enum | Self::InputObject)
    }

    /// Whether fields may have it: all but input objects.
    pub const fn is_output(self) -> bool {
        !matches!(self, Self::InputObject)
    }

    /// Whether fields are selected on it: objects, interfaces and unions.
    pub const fn is_composite(self) -> bool {
        matches!(self, Self::Object | Self::Interface | Self::Union)
    }
}

impl fmt::Display for TypeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scalar => "scalar",
            Self::Object => "object",
            Self::Interface => "interface",
            Self::Union => "union",
            Self::Enum => "enum",
            Self::InputObject => "input object",
        })
    }
}

impl<'t> TypeDefinition<'t> {
    /// What kind of type it is.
    pub fn kind(self) -> TypeKind {
        match self.0.kind() {
            NodeKind::ScalarType => TypeKind::Scalar,
            NodeKind::InterfaceType => TypeKind::Interface,
            NodeKind::UnionType => TypeKind::Union,
            NodeKind::EnumType => TypeKind::Enum,
            NodeKind::InputObjectType => TypeKind::InputObject,
            _ => TypeKind::Object,
        }
    }

    /// Whether it begins with `extend`.
    pub fn is_extension(self) -> bool {
        self.0.has(EXTENSION)
    }

    /// The interfaces behind `implements`.
    pub fn interfaces(self) -> impl Iterator<Item = TypeRef<'t>> + use<'t> {
        let list = self.0.child(NodeKind::Implements);
        list.into_iter().flat_map(Node::children).filter_map(TypeRef::cast)
    }

    /// The fields of an object or an interface.
    pub fn fields(self) -> impl Iterator<Item = FieldDefinition<'t>> + use<'t> {
        let block = self.0.child(NodeKind::FieldDefinitions);
        block.into_iter().flat_map(Node::children).filter_map(FieldDefinition::cast)
    }

    /// The fields of an input object.
    pub fn input_fields(self) -> impl Iterator<Item = InputValueDefinition<'t>> + Clone + use<'t> {
        let block = self.0.child(NodeKind::InputFieldDefinitions);
        block.into_iter().flat_map(Node::children).filter_map(InputValueDefinition::cast)
    }

    /// The types of a union.
    pub fn members(self) -> impl Iterator<Item = TypeRef<'t>> + use<'t> {
        let list = self.0.child(NodeKind::UnionMembers);
        list.into_iter().flat_map(Node::children).filter_map(TypeRef::cast)
    }

    /// The values of an enum.
    pub fn values(self) -> impl Iterator<Item = EnumValueDefinition<'t>> + use<'t> {
        let block = self.0.child(NodeKind::EnumValueDefinitions);
        block.into_iter().flat_map(Node::children).filter_map(EnumValueDefinition::cast)
    }
}

impl<'t> FieldDefinition<'t> {
    /// Its arguments.
    pub fn arguments(self) -> impl Iterator<Item = InputValueDefinition<'t>> + Clone + use<'t> {
        argument_definitions(self.0)
    }

    /// What it gives.
    pub fn ty(self) -> Option<TypeRef<'t>> {
        self.0.children().find_map(TypeRef::cast)
    }
}

fn argument_definitions(node: Node<'_>) -> impl Iterator<Item = InputValueDefinition<'_>> + Clone {
    let list = node.child(NodeKind::ArgumentDefinitions);
    list.into_iter().flat_map(Node::children).filter_map(InputValueDefinition::cast)
}

impl<'t> InputValueDefinition<'t> {
    /// What it takes.
    pub fn ty(self) -> Option<TypeRef<'t>> {
        self.0.children().find_map(TypeRef::cast)
    }

    /// What it is where nothing is given.
    pub fn default_value(self) -> Option<Value<'t>> {
        self.0.children().find_map(Value::cast)
    }
}

impl<'t> DirectiveDefinition<'t> {
    /// Its arguments.
    pub fn arguments(self) -> impl Iterator<Item = InputValueDefinition<'t>> + Clone + use<'t> {
        argument_definitions(self.0)
    }

    /// Whether it may stand several times in one place.
    pub fn is_repeatable(self) -> bool {
        self.0.has(REPEATABLE)
    }

    /// The places where it may stand, with the nodes that name them.
    pub fn locations(self) -> impl Iterator<Item = (Node<'t>, DirectiveLocation)> + use<'t> {
        let list = self.0.child(NodeKind::DirectiveLocations);
        let locations = list.into_iter().flat_map(Node::children);
        locations.filter_map(|it| Some((it, DirectiveLocation::of(it.text())?)))
    }
}

macro_rules! locations {
    ($($location:ident = $name:literal,)*) => {
        /// Where a directive may stand ("Directives", section 3.13 of the specification of September 2025).
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[expect(missing_docs, reason = "they are the language's names")]
        pub enum DirectiveLocation {
            $($location,)*
        }

        impl DirectiveLocation {
            /// All of them, those of what can be executed first.
            pub const ALL: &[Self] = &[$(Self::$location,)*];

            /// As it is written: `FIELD_DEFINITION`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$location => $name,)*
                }
            }

            /// The one that is written so.
            pub fn of(name: &str) -> Option<Self> {
                Some(match name {
                    $($name => Self::$location,)*
                    _ => return None,
                })
            }
        }
    };
}

locations! {
    Query = "QUERY",
    Mutation = "MUTATION",
    Subscription = "SUBSCRIPTION",
    Field = "FIELD",
    FragmentDefinition = "FRAGMENT_DEFINITION",
    FragmentSpread = "FRAGMENT_SPREAD",
    InlineFragment = "INLINE_FRAGMENT",
    VariableDefinition = "VARIABLE_DEFINITION",
    Schema = "SCHEMA",
    Scalar = "SCALAR",
    Object = "OBJECT",
    FieldDefinition = "FIELD_DEFINITION",
    ArgumentDefinition = "ARGUMENT_DEFINITION",
    Interface = "INTERFACE",
    Union = "UNION",
    Enum = "ENUM",
    EnumValue = "ENUM_VALUE",
    InputObject = "INPUT_OBJECT",
    InputFieldDefinition = "INPUT_FIELD_DEFINITION",
}

impl DirectiveLocation {
    /// Whether it is in what can be executed, and not in the type system.
    pub fn is_executable(self) -> bool {
        self <= Self::VariableDefinition
    }
}
