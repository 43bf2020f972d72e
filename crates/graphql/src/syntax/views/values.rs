//! Views of values, arguments and directives.

use std::borrow::Cow;

use super::{named, views};
use crate::syntax::node::{Node, NodeKind};

views! {
    /// `name: value`
    Argument: Argument;
    /// `@name(arguments)`
    Directive: Directive;
    /// A value of any kind.
    Value: Variable | Int | Float | Str | Boolean | Null | Enum | List | Object;
    /// `name: value` in an object.
    ObjectField: ObjectField;
}

named! { Argument Directive ObjectField }

pub(super) fn arguments(node: Node<'_>) -> impl Iterator<Item = Argument<'_>> + Clone {
    let list = node.child(NodeKind::Arguments);
    list.into_iter().flat_map(Node::children).filter_map(Argument::cast)
}

impl<'t> Argument<'t> {
    /// The value.
    pub fn value(self) -> Option<Value<'t>> {
        self.0.children().find_map(Value::cast)
    }
}

impl<'t> Directive<'t> {
    /// What it is given.
    pub fn arguments(self) -> impl Iterator<Item = Argument<'t>> + Clone + use<'t> {
        arguments(self.0)
    }

    /// The first argument of that name.
    pub fn argument(self, name: &str) -> Option<Argument<'t>> {
        self.arguments().find(|it| it.name().is_some_and(|it| it.text() == name))
    }
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ValueKind {
    /// `$name`
    Variable,
    /// `7`
    Int,
    /// `1.5`
    Float,
    /// `"…"` or `"""…"""`
    String,
    /// `true` or `false`
    Boolean,
    /// `null`
    Null,
    /// Any other name.
    Enum,
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

impl<'t> Value<'t> {
    /// What it is.
    pub fn kind(self) -> ValueKind {
        match self.0.kind() {
            NodeKind::Variable => ValueKind::Variable,
            NodeKind::Int => ValueKind::Int,
            NodeKind::Float => ValueKind::Float,
            NodeKind::Str => ValueKind::String,
            NodeKind::Boolean => ValueKind::Boolean,
            NodeKind::Null => ValueKind::Null,
            NodeKind::List => ValueKind::List,
            NodeKind::Object => ValueKind::Object,
            _ => ValueKind::Enum,
        }
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.0.kind() == NodeKind::Null
    }

    /// The name without the `$` of the variable that it is.
    pub fn variable(self) -> Option<Node<'t>> {
        (self.0.kind() == NodeKind::Variable).then(|| self.0.child(NodeKind::Name)).flatten()
    }

    /// The text that it is.
    pub fn string(self) -> Option<Cow<'t, str>> {
        (self.0.kind() == NodeKind::Str).then(|| self.0.string())
    }

    /// The integer that it is, as far as 64 bits hold it.
    pub fn int(self) -> Option<i64> {
        (self.0.kind() == NodeKind::Int).then(|| self.0.text().parse().ok()).flatten()
    }

    /// The nearest floating-point number to the number that it is.
    pub fn float(self) -> Option<f64> {
        let is_number = matches!(self.0.kind(), NodeKind::Int | NodeKind::Float);
        is_number.then(|| self.0.text().parse().ok()).flatten()
    }

    /// `true` or `false`.
    pub fn bool(self) -> Option<bool> {
        (self.0.kind() == NodeKind::Boolean).then(|| self.0.text() == "true")
    }

    /// The name of the enum's value that it is.
    pub fn enum_value(self) -> Option<&'t str> {
        (self.0.kind() == NodeKind::Enum).then(|| self.0.text())
    }

    /// The elements of the list that it is; of anything else none.
    pub fn elements(self) -> impl Iterator<Item = Self> + use<'t> {
        let is_list = self.0.kind() == NodeKind::List;
        is_list.then(|| self.0.children().filter_map(Self::cast)).into_iter().flatten()
    }

    /// The fields of the object that it is, in the order of the text; of anything else none.
    pub fn fields(self) -> impl Iterator<Item = ObjectField<'t>> + use<'t> {
        let is_object = self.0.kind() == NodeKind::Object;
        is_object.then(|| self.0.children().filter_map(ObjectField::cast)).into_iter().flatten()
    }

    /// The value of the object's first field of that name.
    pub fn field(self, name: &str) -> Option<Self> {
        self.fields().find(|it| it.name().is_some_and(|it| it.text() == name))?.value()
    }
}

impl<'t> ObjectField<'t> {
    /// The value.
    pub fn value(self) -> Option<Value<'t>> {
        // Behind the name.
        self.0.children().find_map(Value::cast)
    }
}
