//! Typed access: a view is a node with names for what is in it.
//!
//! A view reads one document. What is absent, or broken, is nothing.

mod definitions;
mod executable;
mod types;
mod values;

use super::node::{Node, NodeKind};
use super::tree::{EXTENSION, Parse};

pub use definitions::{
    DirectiveDefinition, DirectiveLocation, EnumValueDefinition, FieldDefinition, InputValueDefinition,
    RootOperation, SchemaDefinition, TypeDefinition, TypeKind,
};
pub use executable::{
    Field, Fragment, FragmentSpread, InlineFragment, Operation, OperationType, Selection, SelectionSet,
    VariableDefinition,
};
pub use types::TypeRef;
pub use values::{Argument, Directive, ObjectField, Value, ValueKind};

/// Defines views of nodes of some kinds.
macro_rules! views {
    ($($(#[$doc:meta])* $view:ident: $($kind:ident)|+;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct $view<'t>(pub(super) $crate::syntax::Node<'t>);

        impl<'t> $view<'t> {
            /// The view of `node`, where that is what is looked for.
            #[inline]
            pub fn cast(node: $crate::syntax::Node<'t>) -> Option<Self> {
                matches!(node.kind(), $($crate::syntax::NodeKind::$kind)|+).then_some(Self(node))
            }

            /// The node that is looked at.
            #[inline]
            pub fn node(self) -> $crate::syntax::Node<'t> {
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
            #[inline]
            pub fn name(self) -> Option<$crate::syntax::Node<'t>> {
                self.0.child($crate::syntax::NodeKind::Name)
            }
        }
    )*};
}

/// What may be described.
macro_rules! described {
    ($($view:ident)*) => {$(
        impl<'t> $view<'t> {
            /// The string before it that describes it; what it says is [`Node::string`](crate::syntax::Node::string).
            #[inline]
            pub fn description(self) -> Option<$crate::syntax::Node<'t>> {
                self.0.children().next().filter(|it| it.kind() == $crate::syntax::NodeKind::Description)
            }
        }
    )*};
}

/// What may have directives.
macro_rules! with_directives {
    ($($view:ident)*) => {$(
        impl<'t> $view<'t> {
            /// The directives on it, not those on what is in it.
            pub fn directives(self) -> impl Iterator<Item = $crate::syntax::Directive<'t>> + use<'t> {
                self.0.children().filter_map($crate::syntax::Directive::cast)
            }

            /// The first directive of that name on it.
            pub fn directive(self, name: &str) -> Option<$crate::syntax::Directive<'t>> {
                self.directives().find(|it| it.name().is_some_and(|it| it.text() == name))
            }
        }
    )*};
}

use {described, named, views, with_directives};

/// A whole document.
#[derive(Clone, Copy, Debug)]
pub struct Document<'t>(&'t Parse);

/// A definition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Definition<'t> {
    /// A query, a mutation or a subscription.
    Operation(Operation<'t>),
    /// A fragment.
    Fragment(Fragment<'t>),
    /// The schema's root operations, or an extension of it.
    Schema(SchemaDefinition<'t>),
    /// A type of any kind, or an extension of one.
    Type(TypeDefinition<'t>),
    /// A directive.
    Directive(DirectiveDefinition<'t>),
}

impl<'t> Definition<'t> {
    /// The definition that `node` is.
    pub fn cast(node: Node<'t>) -> Option<Self> {
        Some(match node.kind() {
            NodeKind::Operation => Self::Operation(Operation(node)),
            NodeKind::Fragment => Self::Fragment(Fragment(node)),
            NodeKind::Schema => Self::Schema(SchemaDefinition(node)),
            NodeKind::DirectiveDefinition => Self::Directive(DirectiveDefinition(node)),
            _ => Self::Type(TypeDefinition::cast(node)?),
        })
    }

    /// The node that is looked at.
    pub fn node(self) -> Node<'t> {
        match self {
            Self::Operation(it) => it.0,
            Self::Fragment(it) => it.0,
            Self::Schema(it) => it.0,
            Self::Type(it) => it.0,
            Self::Directive(it) => it.0,
        }
    }

    /// The name's token; neither a schema nor a query in its short form has one.
    pub fn name(self) -> Option<Node<'t>> {
        self.node().child(NodeKind::Name)
    }

    /// The string before it that describes it.
    pub fn description(self) -> Option<Node<'t>> {
        self.node().children().next().filter(|it| it.kind() == NodeKind::Description)
    }

    /// The directives on it, not those on what is in it.
    pub fn directives(self) -> impl Iterator<Item = Directive<'t>> + use<'t> {
        self.node().children().filter_map(Directive::cast)
    }

    /// Whether it begins with `extend`.
    pub fn is_extension(self) -> bool {
        self.node().has(EXTENSION)
    }

    /// Whether it can be executed: an operation or a fragment.
    pub fn is_executable(self) -> bool {
        matches!(self, Self::Operation(_) | Self::Fragment(_))
    }
}

impl<'t> Document<'t> {
    pub(super) fn new(parse: &'t Parse) -> Self {
        Self(parse)
    }

    /// The tree.
    pub fn parse(self) -> &'t Parse {
        self.0
    }

    /// All definitions.
    pub fn definitions(self) -> impl Iterator<Item = Definition<'t>> + use<'t> {
        self.0.definitions().filter_map(Definition::cast)
    }

    /// Queries, mutations and subscriptions.
    pub fn operations(self) -> impl Iterator<Item = Operation<'t>> + use<'t> {
        self.0.definitions().filter_map(Operation::cast)
    }

    /// Fragments.
    pub fn fragments(self) -> impl Iterator<Item = Fragment<'t>> + use<'t> {
        self.0.definitions().filter_map(Fragment::cast)
    }

    /// `schema` definitions and extensions.
    pub fn schemas(self) -> impl Iterator<Item = SchemaDefinition<'t>> + use<'t> {
        self.0.definitions().filter_map(SchemaDefinition::cast)
    }

    /// Definitions and extensions of types.
    pub fn types(self) -> impl Iterator<Item = TypeDefinition<'t>> + use<'t> {
        self.0.definitions().filter_map(TypeDefinition::cast)
    }

    /// Definitions of directives.
    pub fn directives(self) -> impl Iterator<Item = DirectiveDefinition<'t>> + use<'t> {
        self.0.definitions().filter_map(DirectiveDefinition::cast)
    }
}
