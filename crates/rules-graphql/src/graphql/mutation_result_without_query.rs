//! `graphql/mutation-result-without-query`

use wirelint_graphql::syntax::{Definition, Node, OperationType, TypeKind, TypeRef};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every object that a mutation gives has a field of the root type for queries.
    ///
    /// ## Why it matters
    ///
    /// A client that has changed something reads what it shows anew. With such a field it does so in the same request.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String
    /// }
    ///
    /// type Mutation {
    ///   cancel: CancelPayload
    /// }
    ///
    /// type CancelPayload {
    ///   ok: Boolean
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String
    /// }
    ///
    /// type Mutation {
    ///   cancel: CancelPayload
    /// }
    ///
    /// type CancelPayload {
    ///   ok: Boolean
    ///   query: Query
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 247; that of Saleor: 332. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas, but for what is said below.
    ///
    /// A field that an extension adds counts; graphql-eslint looks at the definition alone.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `require-field-of-type-query-in-mutation-result`
    pub(crate) static MUTATION_RESULT_WITHOUT_QUERY: Visit = {
        id: "graphql/mutation-result-without-query",
        summary: "the result of a mutation leads to the query",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/require-field-of-type-query-in-mutation-result", "require-field-of-type-query-in-mutation-result"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    let schema = item.document.subject.schema;
    let (Some(query), Some(mutation)) =
        (schema.root(OperationType::Query), schema.root(OperationType::Mutation))
    else {
        return;
    };
    if ty.kind() != TypeKind::Object || ty.name().is_none_or(|it| it.text() != mutation.name()) {
        return;
    }
    for field in ty.fields() {
        let Some(result) = field.ty().and_then(TypeRef::named) else { continue };
        let Some(object) = schema.ty(result.text()).filter(|it| it.kind() == TypeKind::Object) else {
            continue;
        };
        if !object.fields().any(|it| it.ty().is_some_and(|it| it.name() == query.name())) {
            let message = format_args!(
                "`{}`, which a mutation gives, has no field of the type `{}`",
                object.name(),
                query.name()
            );
            ctx.report(item.document.span(result), message).argument(field.name().map_or("", Node::text));
        }
    }
}
