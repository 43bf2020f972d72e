//! Schema coordinates: `Type.field(argument:)` ("Schema Coordinates", section 3.14 of the specification of September 2025).

use super::Schema;
use super::types::{DirectiveDef, Placed, Type};
use crate::syntax::{EnumValueDefinition, FieldDefinition, InputValueDefinition};

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
