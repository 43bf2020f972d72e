//! The schema that SDL states.

use wirelint_graphql::schema as sdl;
use wirelint_graphql::syntax::{Argument, OperationType, TypeKind, Value};

use super::{FieldDef, Schema, Stated, TypeDef};

impl Schema {
    /// What matters of a schema that was linked from SDL.
    pub fn of_sdl(from: &sdl::Schema) -> Self {
        let mut schema = Self::default();
        for ty in from.types() {
            let kind = ty.kind();
            if !matches!(kind, TypeKind::Object | TypeKind::Interface | TypeKind::Union)
                || ty.name().starts_with("__")
            {
                continue;
            }
            let mut def = TypeDef {
                is_abstract: kind != TypeKind::Object,
                is_entity: is_entity(ty),
                is_a: ty.interfaces().map(|it| it.name().to_owned()).collect(),
                ..TypeDef::default()
            };
            for field in ty.fields() {
                let (Some(name), Some(gives)) = (field.name(), field.ty()) else { continue };
                let span = from.span(field.doc, name);
                let stated = span.map_or(Stated::Nowhere, Stated::Sdl);
                let field = FieldDef { ty: gives.name().into(), is_list: gives.is_list(), stated };
                def.fields.add(name.text(), field);
            }
            def.fields.shrink();
            schema.types.insert(ty.name().to_owned(), def);
        }
        for ty in from.types().filter(|it| it.kind() == TypeKind::Union) {
            for member in ty.members() {
                if let Some(def) = schema.types.get_mut(member.name()) {
                    def.is_a.push(ty.name().to_owned());
                }
            }
        }
        let root = |it| from.root(it).map(|it| it.name().to_owned());
        schema.roots =
            [root(OperationType::Query), root(OperationType::Mutation), root(OperationType::Subscription)];
        schema
    }
}

/// Whether other services ask for it by a key.
fn is_entity(ty: sdl::Type<'_>) -> bool {
    ty.parts().any(|part| {
        let mut keys = part
            .directives()
            .filter(|it| it.name().is_some_and(|it| matches!(it.text(), "key" | "federation__key")));
        keys.any(|key| {
            let resolvable = key.argument("resolvable").and_then(Argument::value).and_then(Value::bool);
            resolvable != Some(false)
        })
    })
}
