//! `n-plus-one/federation-entity`

use std::sync::Arc;

use wirelint_graphql::schema::Type;
use wirelint_graphql::syntax::{Argument, TypeKind, Value};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::shapes::place;
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// A field of an entity of Federation (`@key`) is worked out for each representation that the router asks for: it gives other
    /// objects, or needs what another service has (`@requires`). The schema does not tell whether it is done for all of them at once: this is
    /// where to look. What is found in one file is one finding.
    ///
    /// Keys that the service does not resolve (`resolvable: false`) and fields that it only names (`@external`) are left alone.
    ///
    /// ## Why it matters
    ///
    /// A router asks with `_entities(representations: […])` for as many as the page has that another service gave. Where each
    /// is looked up by itself, a page of 100 is 100 queries, in a service that never sees a list in its own schema.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    /// type Query {
    ///   product(id: ID!): Product
    /// }
    /// type Product @key(fields: "id") {
    ///   id: ID!
    ///   vendor: Vendor!
    /// }
    /// type Vendor {
    ///   name: String!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    /// type Query {
    ///   product(id: ID!): Product
    /// }
    /// type Product @key(fields: "id") {
    ///   id: ID!
    ///   price: Int!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: it is in the code of the resolver.
    ///
    /// ## Measured
    ///
    /// On fixtures only: neither GitHub's schema nor Saleor's, as they are published, has entities.
    ///
    /// ## References
    ///
    /// - <https://www.apollographql.com/docs/graphos/schema-design/guides/handling-n-plus-one>
    pub(crate) static FEDERATION_ENTITY: Visit = {
        id: "n-plus-one/federation-entity",
        summary: "what an entity has is looked up for all representations at once",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    // What a router reads is composed of what services have written, and says of each key whose it is.
    if schema.is_supergraph() {
        return;
    }
    let entities = schema.types().filter(|it| it.kind() == TypeKind::Object && is_resolved(*it));
    for (entity, field) in entities.flat_map(|it| it.fields().map(move |field| (it, field))) {
        let (Some(name), Some(ty), Some(span)) = (field.name(), field.ty(), place(schema, &field)) else {
            continue;
        };
        if field.directive("external").is_some() {
            continue;
        }
        let requires = field.directive("requires");
        let is_object = schema.named(ty).is_some_and(|it| it.kind().is_composite());
        if requires.is_none() && !is_object {
            continue;
        }
        let name = name.text();
        let used: Arc<str> = format!("{}.{name}", entity.name()).into();
        _ = ctx
            .report(
                span,
                format_args!("a router asks for many `{}` at once, and each may look up its `{name}` by itself", entity.name()),
            )
            .label(if requires.is_some() { "worked out for each representation" } else { "for each representation" })
            .help("see that its resolver loads through a data loader, or that representations are resolved in one batch")
            .used_by(&used, span)
            .fold_with("entity");
    }
}

/// Whether a router may ask this service for objects of the type.
fn is_resolved(ty: Type<'_>) -> bool {
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
