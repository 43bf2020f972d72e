//! What several rules ask of the types of a schema.

use rustc_hash::FxHashMap;
use wirelint_graphql::lists;
use wirelint_graphql::schema::{Placed, Schema, Type, TypeId, Vendor};
use wirelint_graphql::syntax::{FieldDefinition, TypeKind};
use wirelint_source::Span;

/// The fields of all objects that documents define, each with the object. Of two fields of one name both.
pub(crate) fn object_fields(
    schema: &Schema,
) -> impl Iterator<Item = (Type<'_>, Placed<FieldDefinition<'_>>)> {
    let objects = schema.types().filter(|it| it.kind() == TypeKind::Object && !it.is_built_in());
    objects.flat_map(|ty| ty.fields().map(move |field| (ty, field)))
}

/// Where the name of a field stands.
pub(crate) fn place(schema: &Schema, field: &Placed<FieldDefinition<'_>>) -> Option<Span> {
    field.span(schema, field.name()?)
}

/// Whether objects of a type have an identity of their own: an `id` of the type `ID`.
pub(crate) fn is_entity(ty: Type<'_>) -> bool {
    let id = ty.field("id").and_then(|it| it.ty());
    id.is_some_and(|it| it.name() == "ID" && !it.is_list())
}

/// Whether objects of a type stand between a page and what is on it: an edge of a connection.
pub(crate) fn is_edge(ty: Type<'_>) -> bool {
    ty.field("node").is_some() && ty.field("cursor").is_some() || ty.name().ends_with("Edge")
}

/// Whether types have a key by which other services of a federation, and its router, get at them.
pub(crate) fn has_key(ty: Type<'_>) -> bool {
    ["key", "federation__key", "interfaceObject"].iter().any(|it| ty.has_directive(it))
}

/// What tells whether a name is one of Federation's own in this schema: the router asks for what is called so, and nobody else has to.
pub(crate) fn federation(schema: &Schema) -> impl Fn(Option<Vendor>) -> bool + use<> {
    let is_federated = schema.is_subgraph()
        || schema.is_supergraph()
        || schema.ty("_Service").is_some()
        || schema.types().any(has_key);
    move |vendor| is_federated && vendor == Some(Vendor::Federation)
}

/// A list that objects come in.
#[derive(Clone, Copy)]
pub(crate) struct In<'s> {
    pub(crate) owner: &'s str,
    pub(crate) field: &'s str,
    pub(crate) span: Option<Span>,
}

/// The objects that come in lists, each with the first list that it comes in. Of an interface or a union these are all that it may be.
pub(crate) fn listed(schema: &Schema) -> FxHashMap<TypeId, In<'_>> {
    let mut listed = FxHashMap::default();
    for (owner, field) in object_fields(schema) {
        if is_edge(owner) {
            continue;
        }
        let Some(name) = field.name() else { continue };
        let Some(item) = lists::item(schema, field.view).filter(|it| !is_edge(*it)) else { continue };
        let found = In { owner: owner.name(), field: name.text(), span: place(schema, &field) };
        for &id in schema.possible_types(item.id()) {
            listed.entry(id).or_insert(found);
        }
    }
    listed
}
