//! Definitions of the type system, each for itself.

use super::{Check, FaultKind};
use crate::schema::Type;
use crate::syntax::{
    Definition, DirectiveDefinition, DirectiveLocation, FieldDefinition, InputValueDefinition, Node,
    SchemaDefinition, TypeDefinition, TypeKind, TypeRef,
};

impl<'s> Check<'_, 's> {
    /// Everything in a definition of the type system.
    pub(super) fn definition(&mut self, definition: Definition<'s>) {
        match definition {
            Definition::Schema(it) => self.schema_definition(it),
            Definition::Directive(it) => self.directive_definition(it),
            Definition::Type(it) => self.type_definition(it),
            Definition::Operation(_) | Definition::Fragment(_) => {}
        }
    }

    fn schema_definition(&mut self, schema: SchemaDefinition<'s>) {
        self.directives(schema.directives(), DirectiveLocation::Schema);
        for root in schema.root_operations() {
            self.known_types(root.ty());
        }
    }

    fn directive_definition(&mut self, directive: DirectiveDefinition<'s>) {
        let Some(name) = directive.name() else { return };
        self.reserved_name(name);
        let path = format!("@{}", name.text());
        self.argument_definitions(&path, directive.arguments());
    }

    fn type_definition(&mut self, ty: TypeDefinition<'s>) {
        let Some(name) = ty.name() else { return };
        if ty.is_extension() {
            self.extension(ty, name);
        } else {
            self.reserved_name(name);
        }
        let location = match ty.kind() {
            TypeKind::Scalar => DirectiveLocation::Scalar,
            TypeKind::Object => DirectiveLocation::Object,
            TypeKind::Interface => DirectiveLocation::Interface,
            TypeKind::Union => DirectiveLocation::Union,
            TypeKind::Enum => DirectiveLocation::Enum,
            TypeKind::InputObject => DirectiveLocation::InputObject,
        };
        self.directives(ty.directives(), location);
        for reference in ty.interfaces().chain(ty.members()) {
            self.known_types(Some(reference));
        }
        for field in ty.fields() {
            self.field_definition(name, field);
        }
        let is_one_of = self.schema.ty(name.text()).is_some_and(|it| self.all.one_of.contains(&it.id()));
        for field in ty.input_fields() {
            let Some(field_name) = field.name() else { continue };
            let path = format!("{}.{}", name.text(), field_name.text());
            self.input_value(&path, field, DirectiveLocation::InputFieldDefinition);
            if is_one_of {
                self.one_of_field(&path, field);
            }
        }
        for value in ty.values() {
            if let Some(name) = value.name() {
                self.reserved_name(name);
            }
            self.directives(value.directives(), DirectiveLocation::EnumValue);
        }
    }

    /// What is extended is defined, and of the same kind.
    fn extension(&mut self, ty: TypeDefinition<'s>, name: Node<'s>) {
        let Some(extended) = self.schema.ty(name.text()) else { return };
        let Some(definition) = extended.definition() else {
            if self.all.is_federated || self.schema.knows_type(name.text()) {
                return;
            }
            let is_of_kind = |it: &Type<'_>| it.definition().is_some_and(|it| it.kind() == ty.kind());
            let defined = self.schema.types().filter(is_of_kind);
            let message = format!("`{}` is extended, but nowhere defined", name.text());
            let span = self.span(name);
            self.report(FaultKind::PossibleTypeExtensions, name, message).meant(
                span,
                name.text(),
                defined.map(Type::name),
            );
            return;
        };
        if definition.kind() != ty.kind() {
            let message = format!("`{}` is {}, not {}", name.text(), a(definition.kind()), a(ty.kind()));
            let span = definition.name().and_then(|it| definition.span(self.schema, it));
            self.report(FaultKind::PossibleTypeExtensions, name, message)
                .help(format!("write `extend {} {}`", definition.kind().keyword(), name.text()))
                .related(span, "it is defined here");
        }
    }

    fn field_definition(&mut self, ty: Node<'s>, field: FieldDefinition<'s>) {
        let Some(name) = field.name() else { return };
        self.reserved_name(name);
        let path = format!("{}.{}", ty.text(), name.text());
        self.known_types(field.ty());
        if let Some(reference) = field.ty()
            && let Some(named) = self.schema.named(reference).filter(|it| !it.kind().is_output())
        {
            let message = format!("`{path}` cannot give `{}`: it is an input object", named.name());
            self.report(FaultKind::OutputTypes, reference.node(), message);
        }
        self.argument_definitions(&path, field.arguments());
        self.directives(field.directives(), DirectiveLocation::FieldDefinition);
    }

    fn argument_definitions(
        &mut self,
        path: &str,
        arguments: impl Iterator<Item = InputValueDefinition<'s>> + Clone,
    ) {
        let names = arguments.clone().filter_map(InputValueDefinition::name);
        self.unique(FaultKind::UniqueArgumentDefinitionNames, "the argument", names);
        for argument in arguments {
            let Some(name) = argument.name() else { continue };
            let path = format!("{path}({}:)", name.text());
            self.input_value(&path, argument, DirectiveLocation::ArgumentDefinition);
        }
    }

    /// An argument or a field of an input object.
    fn input_value(&mut self, path: &str, value: InputValueDefinition<'s>, location: DirectiveLocation) {
        if let Some(name) = value.name() {
            self.reserved_name(name);
        }
        self.known_types(value.ty());
        self.directives(value.directives(), location);
        let Some(reference) = value.ty() else { return };
        if let Some(named) = self.schema.named(reference).filter(|it| !it.kind().is_input()) {
            let message = format!("`{path}` cannot take `{}`: it is {}", named.name(), a(named.kind()));
            self.report(FaultKind::InputTypes, reference.node(), message);
            return;
        }
        if is_required(value)
            && let Some(deprecated) = value.directive("deprecated")
        {
            let message = format!("`{path}` must be given, so it cannot be deprecated");
            let span = self.span(reference.node());
            self.report(FaultKind::DeprecatedRequired, deprecated.node(), message)
                .help("make it nullable, or give it a default value, first".to_owned())
                .related(span, "its type is never null");
        }
        if let Some(default) = value.default_value() {
            self.default_value(default, reference);
        }
    }

    /// All names in a reference to a type.
    pub(super) fn known_types(&mut self, reference: Option<TypeRef<'s>>) {
        let Some(name) = reference.and_then(TypeRef::named) else { return };
        let is_defined =
            self.schema.ty(name.text()).is_some_and(|it| it.definition().is_some() || self.all.is_federated);
        if is_defined || !self.all.has_schema || self.schema.knows_type(name.text()) {
            return;
        }
        let types = self.schema.types().filter(|it| it.definition().is_some());
        let message = format!("there is no type `{}`", name.text());
        let span = self.span(name);
        self.report(FaultKind::KnownTypeNames, name, message).meant(span, name.text(), types.map(Type::name));
    }

    fn reserved_name(&mut self, name: Node<'s>) {
        if name.text().starts_with("__") {
            let message = format!("`{}` begins with `__`, which is for introspection", name.text());
            self.report(FaultKind::ReservedNames, name, message);
        }
    }
}

/// Whether something must be given for it.
pub(super) fn is_required(value: InputValueDefinition<'_>) -> bool {
    value.ty().is_some_and(TypeRef::is_non_null) && value.default_value().is_none()
}

/// The kind with its article.
pub(super) fn a(kind: TypeKind) -> String {
    let vowel =
        matches!(kind, TypeKind::Object | TypeKind::Interface | TypeKind::Enum | TypeKind::InputObject);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}
