//! What operations and fragments select, with the types that it is selected of.

use wirelint_graphql::schema::{Placed, Schema, Type};
use wirelint_graphql::syntax::{
    Definition, Directive, Field, FieldDefinition, InputValueDefinition, Node, NodeKind, Selection,
    SelectionSet, TypeRef, Value,
};

/// A selection set that belongs to a field, a fragment or an operation, and the type that it selects of.
#[derive(Clone, Copy)]
pub(crate) struct Selected<'s> {
    /// The field, fragment or inline fragment.
    pub(crate) of: Node<'s>,
    /// What it selects.
    pub(crate) set: SelectionSet<'s>,
    /// The type, where it is known.
    pub(crate) ty: Option<Type<'s>>,
}

/// The selection set of a definition.
pub(crate) fn of_definition<'s>(schema: &'s Schema, definition: Definition<'s>) -> Option<Selected<'s>> {
    let (ty, set) = match definition {
        Definition::Operation(it) => (schema.root(it.operation_type()), it.selection_set()),
        Definition::Fragment(it) => (it.type_condition().and_then(|it| schema.named(it)), it.selection_set()),
        _ => return None,
    };
    Some(Selected { of: definition.node(), set: set?, ty })
}

impl<'s> Selected<'s> {
    /// The field's definition; `None` where there is none.
    pub(crate) fn definition_of(&self, field: Field<'s>) -> Option<Placed<FieldDefinition<'s>>> {
        self.ty?.field(field.name()?.text())
    }

    /// What is selected of what is selected.
    pub(crate) fn inner(self, schema: &'s Schema) -> impl Iterator<Item = Self> {
        self.set.selections().filter_map(move |it| match it {
            Selection::Field(field) => {
                let set = field.selection_set()?;
                let ty = self.definition_of(field).and_then(|it| schema.named(it.ty()?));
                Some(Self { of: field.node(), set, ty })
            }
            Selection::Inline(inline) => {
                let set = inline.selection_set()?;
                let ty = match inline.type_condition() {
                    Some(it) => schema.named(it),
                    None => self.ty,
                };
                Some(Self { of: inline.node(), set, ty })
            }
            Selection::Spread(_) => None,
        })
    }

    /// It and all selection sets in it, an outer one before those in it.
    pub(crate) fn all(self, schema: &'s Schema, visit: &mut dyn FnMut(Self)) {
        visit(self);
        self.inner(schema).for_each(|it| it.all(schema, visit));
    }
}

/// Something that is given for an argument or a field of an input object, and what defines that.
#[derive(Clone, Copy)]
pub(crate) struct Given<'s> {
    /// The argument or field of an object.
    pub(crate) node: Node<'s>,
    /// What is given.
    pub(crate) value: Value<'s>,
    /// The argument or field of the input object.
    pub(crate) definition: InputValueDefinition<'s>,
}

/// Calls `visit` for each argument of `definitions` that `node`, a field or a directive, gives, and for everything in its value.
pub(crate) fn arguments<'s>(
    schema: &'s Schema,
    node: Node<'s>,
    definitions: &(impl Iterator<Item = InputValueDefinition<'s>> + Clone),
    visit: &mut dyn FnMut(Given<'s>),
) {
    let list = node.child(NodeKind::Arguments).into_iter().flat_map(Node::children);
    for argument in list {
        let Some(name) = argument.child(NodeKind::Name) else { continue };
        let definition = definitions.clone().find(|it| it.name().is_some_and(|it| it.text() == name.text()));
        let value = argument.children().find_map(Value::cast);
        if let (Some(definition), Some(value)) = (definition, value) {
            given(schema, Given { node: argument, value, definition }, visit);
        }
    }
}

/// The arguments that directives on `node` give, and everything in their values.
pub(crate) fn directive_arguments<'s>(schema: &'s Schema, node: Node<'s>, visit: &mut dyn FnMut(Given<'s>)) {
    for directive in node.children().filter_map(Directive::cast) {
        let definition = directive.name().and_then(|it| schema.directive(it.text()));
        if let Some(definition) = definition {
            arguments(schema, directive.node(), &definition.arguments(), visit);
        }
    }
}

fn given<'s>(schema: &'s Schema, it: Given<'s>, visit: &mut dyn FnMut(Given<'s>)) {
    visit(it);
    if let Some(ty) = it.definition.ty() {
        in_value(schema, it.value, ty, visit);
    }
}

/// Everything that `value`, which is given for something of the type `ty`, gives for fields of input objects.
pub(crate) fn in_value<'s>(
    schema: &'s Schema,
    value: Value<'s>,
    ty: TypeRef<'_>,
    visit: &mut dyn FnMut(Given<'s>),
) {
    value.elements().for_each(|it| in_value(schema, it, ty, visit));
    for field in value.fields() {
        let definition = schema.named(ty).zip(field.name()).and_then(|(ty, it)| ty.input_field(it.text()));
        if let (Some(definition), Some(value)) = (definition, field.value()) {
            given(schema, Given { node: field.node(), value, definition: definition.view }, visit);
        }
    }
}
