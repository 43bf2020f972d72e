//! Options and their values.

use std::borrow::Cow;

use super::literal::{self, Number};
use super::node::{Node, NodeKind};
use super::tree::NEGATIVE;

/// `option a.(b.c).d = value;`, or the same in brackets behind a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OptionDecl<'t>(pub(super) Node<'t>);

/// One part of an option's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OptionPart<'t> {
    /// A field's own name.
    Name(Node<'t>),
    /// `(pkg.extension)`: the node is the path in the parentheses.
    Extension(Node<'t>),
}

impl<'t> OptionPart<'t> {
    /// The name, without parentheses.
    pub fn name(self) -> Cow<'t, str> {
        self.node().name()
    }

    /// The name's node, without parentheses.
    pub fn node(self) -> Node<'t> {
        match self {
            Self::Name(node) | Self::Extension(node) => node,
        }
    }

    /// Whether it is the name of an extension.
    pub fn is_extension(self) -> bool {
        matches!(self, Self::Extension(_))
    }
}

impl<'t> OptionDecl<'t> {
    /// The option that `node` is.
    pub fn cast(node: Node<'t>) -> Option<Self> {
        (node.kind() == NodeKind::Option).then_some(Self(node))
    }

    /// The node: a whole statement, or what stands between two commas.
    pub fn node(self) -> Node<'t> {
        self.0
    }

    /// The whole name as written, parentheses included.
    pub fn name(self) -> Option<Node<'t>> {
        self.0.child(NodeKind::OptionName)
    }

    /// The name as text, parentheses included and without what may stand between its tokens: `(google.api.http).get`.
    pub fn path(self) -> Cow<'t, str> {
        let mut parts = self.parts();
        if let (Some(OptionPart::Name(only)), None) = (parts.next(), parts.next()) {
            return Cow::Borrowed(only.text());
        }
        let mut out = String::new();
        for part in self.parts() {
            if !out.is_empty() {
                out.push('.');
            }
            match part {
                OptionPart::Name(node) => out.push_str(node.text()),
                OptionPart::Extension(node) => out.extend(["(", &*node.name(), ")"]),
            }
        }
        Cow::Owned(out)
    }

    /// Whether [its path](Self::path) is `name`, one of a single plain part.
    pub fn is(self, name: &str) -> bool {
        let mut parts = self.parts();
        matches!((parts.next(), parts.next()), (Some(OptionPart::Name(only)), None) if only.text() == name)
    }

    /// The parts of the name.
    pub fn parts(self) -> impl Iterator<Item = OptionPart<'t>> + use<'t> {
        self.name().into_iter().flat_map(Node::children).filter_map(|it| match it.kind() {
            NodeKind::Name => Some(OptionPart::Name(it)),
            NodeKind::ExtensionName => it.child(NodeKind::Path).map(OptionPart::Extension),
            _ => None,
        })
    }

    /// What stands behind the `=`.
    pub fn value(self) -> Option<Value<'t>> {
        self.0.children().find_map(Value::cast)
    }
}

/// A value of an option, or in a message literal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Value<'t>(Node<'t>);

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueKind<'t> {
    /// An identifier: `true`, `false`, `inf`, `nan` or the name of an enum's value.
    Ident,
    /// An integer.
    Int,
    /// A number with a fraction or an exponent.
    Float,
    /// A string.
    Str,
    /// `{ … }`.
    Message(MessageLiteral<'t>),
    /// `[ … ]`.
    List(ListLiteral<'t>),
}

impl<'t> Value<'t> {
    fn cast(node: Node<'t>) -> Option<Self> {
        let is_value = matches!(
            node.kind(),
            NodeKind::Ident
                | NodeKind::Int
                | NodeKind::Float
                | NodeKind::Str
                | NodeKind::MessageLiteral
                | NodeKind::ListLiteral
        );
        is_value.then_some(Self(node))
    }

    /// The node.
    pub fn node(self) -> Node<'t> {
        self.0
    }

    /// What it is.
    pub fn kind(self) -> ValueKind<'t> {
        match self.0.kind() {
            NodeKind::Int => ValueKind::Int,
            NodeKind::Float => ValueKind::Float,
            NodeKind::Str => ValueKind::Str,
            NodeKind::MessageLiteral => ValueKind::Message(MessageLiteral(self.0)),
            NodeKind::ListLiteral => ValueKind::List(ListLiteral(self.0)),
            _ => ValueKind::Ident,
        }
    }

    /// The string that it is.
    pub fn str(self) -> Option<Cow<'t, str>> {
        (self.0.kind() == NodeKind::Str).then(|| literal::str_of(self.0))
    }

    /// The bytes of the string that it is, which need not be UTF-8.
    pub fn bytes(self) -> Option<Cow<'t, [u8]>> {
        (self.0.kind() == NodeKind::Str).then(|| literal::bytes_of(self.0))
    }

    /// The identifier that it is, without a `-` before it.
    pub fn ident(self) -> Option<&'t str> {
        let text = (self.0.kind() == NodeKind::Ident).then(|| self.0.text())?;
        Some(if self.is_negative() { text[1..].trim_start() } else { text })
    }

    /// `true` or `false`.
    pub fn bool(self) -> Option<bool> {
        match self.ident()? {
            "true" if !self.is_negative() => Some(true),
            "false" if !self.is_negative() => Some(false),
            _ => None,
        }
    }

    /// The number that it is; `inf` and `nan` are numbers too.
    pub fn number(self) -> Option<Number> {
        match self.ident() {
            Some("inf") if self.is_negative() => Some(Number::Float(f64::NEG_INFINITY)),
            Some("inf") => Some(Number::Float(f64::INFINITY)),
            Some("nan") => Some(Number::Float(f64::NAN)),
            Some(_) => None,
            None => literal::number_of(self.0),
        }
    }

    /// The integer that it is.
    pub fn int(self) -> Option<i128> {
        self.number()?.int()
    }

    /// Whether a `-` stands before it.
    pub fn is_negative(self) -> bool {
        self.0.has(NEGATIVE)
    }

    /// The message literal that it is.
    pub fn message(self) -> Option<MessageLiteral<'t>> {
        (self.0.kind() == NodeKind::MessageLiteral).then_some(MessageLiteral(self.0))
    }

    /// The elements of the list that it is; of anything else, itself: a repeated field may be written either way.
    pub fn elements(self) -> impl Iterator<Item = Self> + use<'t> {
        let is_list = self.0.kind() == NodeKind::ListLiteral;
        let inner = is_list.then(|| self.0.children().filter_map(Self::cast));
        inner.into_iter().flatten().chain((!is_list).then_some(self))
    }
}

/// A message in the text format: `{ name: value … }`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MessageLiteral<'t>(Node<'t>);

impl<'t> MessageLiteral<'t> {
    /// The node, braces included.
    pub fn node(self) -> Node<'t> {
        self.0
    }

    /// Its fields in the order of the text; one that is repeated may come several times.
    pub fn fields(self) -> impl Iterator<Item = LiteralField<'t>> + use<'t> {
        self.0.children().filter(|it| it.kind() == NodeKind::LiteralField).map(LiteralField)
    }

    /// The first field of that plain name.
    pub fn field(self, name: &str) -> Option<LiteralField<'t>> {
        self.fields().find(|it| matches!(it.name(), Some(LiteralName::Field(node)) if node.text() == name))
    }

    /// The values of all fields of that plain name, lists taken apart.
    pub fn values(self, name: &str) -> impl Iterator<Item = Value<'t>> {
        let fields = self
            .fields()
            .filter(move |it| matches!(it.name(), Some(LiteralName::Field(node)) if node.text() == name));
        fields.filter_map(LiteralField::value).flat_map(Value::elements)
    }
}

/// A field of a message literal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LiteralField<'t>(Node<'t>);

/// How a field of a message literal is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LiteralName<'t> {
    /// A field of the message, or the type's name of a group.
    Field(Node<'t>),
    /// `[pkg.extension]`: the path in the brackets.
    Extension(Node<'t>),
    /// `[host/pkg.Message]` inside of a `google.protobuf.Any`, brackets included.
    TypeUrl(Node<'t>),
}

impl<'t> LiteralField<'t> {
    /// The node: name and value.
    pub fn node(self) -> Node<'t> {
        self.0
    }

    /// The name.
    pub fn name(self) -> Option<LiteralName<'t>> {
        let name = self.0.children().next()?;
        match name.kind() {
            NodeKind::Name => Some(LiteralName::Field(name)),
            NodeKind::ExtensionName => name.child(NodeKind::Path).map(LiteralName::Extension),
            NodeKind::TypeUrl => Some(LiteralName::TypeUrl(name)),
            _ => None,
        }
    }

    /// The value.
    pub fn value(self) -> Option<Value<'t>> {
        self.0.children().find_map(Value::cast)
    }
}

/// `[value, …]` in a message literal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListLiteral<'t>(Node<'t>);

impl<'t> ListLiteral<'t> {
    /// The node, brackets included.
    pub fn node(self) -> Node<'t> {
        self.0
    }

    /// Its elements.
    pub fn elements(self) -> impl Iterator<Item = Value<'t>> + use<'t> {
        self.0.children().filter_map(Value::cast)
    }
}
