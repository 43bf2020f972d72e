//! Views of operations, fragments and what they select.

use std::fmt;

use super::{Argument, TypeRef, Value, described, named, views, with_directives};
use crate::syntax::node::{Node, NodeKind};

views! {
    /// A query, a mutation or a subscription.
    Operation: Operation;
    /// `fragment Name on Type { … }`
    Fragment: Fragment;
    /// `$name: Type = value`
    VariableDefinition: VariableDefinition;
    /// `{ … }`
    SelectionSet: SelectionSet;
    /// A field that is selected.
    Field: Field;
    /// `...Name`
    FragmentSpread: FragmentSpread;
    /// `... on Type { … }`, or without a type.
    InlineFragment: InlineFragment;
}

named! { Operation Fragment Field FragmentSpread }
described! { Operation Fragment VariableDefinition }
with_directives! { Operation Fragment VariableDefinition Field FragmentSpread InlineFragment }

/// What kind of operation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OperationType {
    /// It reads.
    Query,
    /// It writes, then reads.
    Mutation,
    /// It reads whenever something happens.
    Subscription,
}

impl OperationType {
    /// The one of that keyword.
    pub fn of(keyword: &str) -> Option<Self> {
        Some(match keyword {
            "query" => Self::Query,
            "mutation" => Self::Mutation,
            "subscription" => Self::Subscription,
            _ => return None,
        })
    }

    /// The keyword.
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
            Self::Subscription => "subscription",
        }
    }
}

impl fmt::Display for OperationType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.keyword())
    }
}

/// What a selection set selects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Selection<'t> {
    /// A field.
    Field(Field<'t>),
    /// `...Name`
    Spread(FragmentSpread<'t>),
    /// `... on Type { … }`
    Inline(InlineFragment<'t>),
}

impl<'t> Selection<'t> {
    /// The selection that `node` is.
    pub fn cast(node: Node<'t>) -> Option<Self> {
        Some(match node.kind() {
            NodeKind::Field => Self::Field(Field(node)),
            NodeKind::FragmentSpread => Self::Spread(FragmentSpread(node)),
            NodeKind::InlineFragment => Self::Inline(InlineFragment(node)),
            _ => return None,
        })
    }

    /// The node that is looked at.
    pub fn node(self) -> Node<'t> {
        match self {
            Self::Field(it) => it.0,
            Self::Spread(it) => it.0,
            Self::Inline(it) => it.0,
        }
    }
}

fn selection_set(node: Node<'_>) -> Option<SelectionSet<'_>> {
    node.child(NodeKind::SelectionSet).map(SelectionSet)
}

impl<'t> SelectionSet<'t> {
    /// What is selected, in the order of the text.
    pub fn selections(self) -> impl Iterator<Item = Selection<'t>> + use<'t> {
        self.0.children().filter_map(Selection::cast)
    }
}

impl<'t> Operation<'t> {
    /// What kind of operation; the short form is a query.
    pub fn operation_type(self) -> OperationType {
        let keyword = self.keyword().and_then(|it| OperationType::of(it.text()));
        keyword.unwrap_or(OperationType::Query)
    }

    /// The word that it begins with; the short form has none.
    pub fn keyword(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::OperationType)
    }

    /// Its variables.
    pub fn variables(self) -> impl Iterator<Item = VariableDefinition<'t>> + use<'t> {
        let list = self.0.child(NodeKind::VariableDefinitions);
        list.into_iter().flat_map(Node::children).filter_map(VariableDefinition::cast)
    }

    /// What it asks for.
    pub fn selection_set(self) -> Option<SelectionSet<'t>> {
        selection_set(self.0)
    }
}

impl<'t> Fragment<'t> {
    /// The type that it is on.
    pub fn type_condition(self) -> Option<TypeRef<'t>> {
        self.0.child(NodeKind::NamedType).and_then(TypeRef::cast)
    }

    /// What it selects.
    pub fn selection_set(self) -> Option<SelectionSet<'t>> {
        selection_set(self.0)
    }
}

impl<'t> VariableDefinition<'t> {
    /// The variable with its `$`.
    pub fn variable(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::Variable)
    }

    /// The name without the `$`.
    pub fn name(self) -> Option<Node<'t>> {
        self.variable()?.child(NodeKind::Name)
    }

    /// What it takes.
    pub fn ty(self) -> Option<TypeRef<'t>> {
        self.0.children().find_map(TypeRef::cast)
    }

    /// What it is where nothing is given.
    pub fn default_value(self) -> Option<Value<'t>> {
        // The variable that is defined is no value.
        self.0.children().filter(|it| it.kind() != NodeKind::Variable).find_map(Value::cast)
    }
}

impl<'t> Field<'t> {
    /// The name before the `:`, if there is one.
    pub fn alias(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::Alias)
    }

    /// What its value is called in the response: the alias, or else the name.
    pub fn response_name(self) -> Option<Node<'t>> {
        self.0.children().find(|it| matches!(it.kind(), NodeKind::Alias | NodeKind::Name))
    }

    /// What it is given.
    pub fn arguments(self) -> impl Iterator<Item = Argument<'t>> + Clone + use<'t> {
        super::values::arguments(self.0)
    }

    /// The first argument of that name.
    pub fn argument(self, name: &str) -> Option<Argument<'t>> {
        self.arguments().find(|it| it.name().is_some_and(|it| it.text() == name))
    }

    /// What is selected of it.
    pub fn selection_set(self) -> Option<SelectionSet<'t>> {
        selection_set(self.0)
    }
}

impl<'t> InlineFragment<'t> {
    /// The type that it is on, if it is stated.
    pub fn type_condition(self) -> Option<TypeRef<'t>> {
        self.0.child(NodeKind::NamedType).and_then(TypeRef::cast)
    }

    /// What it selects.
    pub fn selection_set(self) -> Option<SelectionSet<'t>> {
        selection_set(self.0)
    }
}
