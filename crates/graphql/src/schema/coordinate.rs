//! Schema coordinates: `Type.field(argument:)` ("Schema Coordinates", section 3.14 of the specification of September 2025).

use std::fmt;

use super::Schema;
use super::types::{DirectiveDef, Placed, Type};
use crate::syntax::{EnumValueDefinition, FieldDefinition, InputValueDefinition, Node};

/// What a coordinate names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Element<'s> {
    /// `Type`
    Type(Type<'s>),
    /// `Type.field`
    Field(Type<'s>, Placed<FieldDefinition<'s>>),
    /// `Type.field(argument:)`
    Argument(Type<'s>, Placed<FieldDefinition<'s>>, Placed<InputValueDefinition<'s>>),
    /// `Input.field`
    InputField(Type<'s>, Placed<InputValueDefinition<'s>>),
    /// `Enum.VALUE`
    EnumValue(Type<'s>, Placed<EnumValueDefinition<'s>>),
    /// `@directive`
    Directive(DirectiveDef<'s>),
    /// `@directive(argument:)`
    DirectiveArgument(DirectiveDef<'s>, Placed<InputValueDefinition<'s>>),
}

impl<'s> Element<'s> {
    /// What defines it; of a type its first extension where there is nothing else.
    pub fn definition(self) -> Option<Placed<Node<'s>>> {
        let (doc, node) = match self {
            Self::Type(it) => {
                let part = it.definition().or_else(|| it.extensions().next())?;
                (part.doc, part.node())
            }
            Self::Field(_, it) => (it.doc, it.node()),
            Self::Argument(_, _, it) | Self::InputField(_, it) | Self::DirectiveArgument(_, it) => {
                (it.doc, it.node())
            }
            Self::EnumValue(_, it) => (it.doc, it.node()),
            Self::Directive(it) => (it.doc, it.node()),
        };
        Some(Placed { doc, view: node })
    }
}

impl fmt::Display for Element<'_> {
    /// Its coordinate.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |it: Option<Node<'_>>| it.map_or("", Node::text).to_owned();
        match self {
            Self::Type(it) => f.write_str(it.name()),
            Self::Field(ty, it) => write!(f, "{}.{}", ty.name(), text(it.name())),
            Self::Argument(ty, field, it) => {
                write!(f, "{}.{}({}:)", ty.name(), text(field.name()), text(it.name()))
            }
            Self::InputField(ty, it) => write!(f, "{}.{}", ty.name(), text(it.name())),
            Self::EnumValue(ty, it) => write!(f, "{}.{}", ty.name(), text(it.name())),
            Self::Directive(it) => write!(f, "@{}", text(it.name())),
            Self::DirectiveArgument(of, it) => write!(f, "@{}({}:)", text(of.name()), text(it.name())),
        }
    }
}

impl Schema {
    /// What `coordinate` names; `None` where it names nothing, or is none.
    pub fn element(&self, coordinate: &str) -> Option<Element<'_>> {
        let (path, argument) = match coordinate.split_once('(') {
            Some((path, rest)) => (path, Some(rest.strip_suffix(":)")?)),
            None => (coordinate, None),
        };
        if let Some(name) = path.strip_prefix('@') {
            let directive = self.directive(name)?;
            let Some(argument) = argument else { return Some(Element::Directive(directive)) };
            let found = argument_of(directive.arguments(), argument)?;
            return Some(Element::DirectiveArgument(directive, Placed { doc: directive.doc, view: found }));
        }
        let Some((name, member)) = path.split_once('.') else {
            return self.ty(path).filter(|_| argument.is_none()).map(Element::Type);
        };
        let ty = self.ty(name)?;
        if let Some(field) = ty.field(member) {
            let Some(argument) = argument else { return Some(Element::Field(ty, field)) };
            let found = argument_of(field.arguments(), argument)?;
            return Some(Element::Argument(ty, field, Placed { doc: field.doc, view: found }));
        }
        if argument.is_some() {
            return None;
        }
        let input = ty.input_field(member).map(|it| Element::InputField(ty, it));
        input.or_else(|| ty.value(member).map(|it| Element::EnumValue(ty, it)))
    }
}

fn argument_of<'s>(
    mut arguments: impl Iterator<Item = InputValueDefinition<'s>>,
    name: &str,
) -> Option<InputValueDefinition<'s>> {
    arguments.find(|it| it.name().is_some_and(|it| it.text() == name))
}
