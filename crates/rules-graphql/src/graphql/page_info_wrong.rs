//! `graphql/page-info-wrong`

use wirelint_graphql::syntax::TypeKind;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_source::{Span, TextRange};

use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// There is a type `PageInfo`. It is an object with `hasPreviousPage` and `hasNextPage`, which give `Boolean!`, and `startCursor` and
    /// `endCursor`, which give `String` or another scalar, and may be null: a page may be empty.
    ///
    /// ## Why it matters
    ///
    /// Clients that follow the specification, Relay foremost, tell by it whether there is more to read. One that is made otherwise breaks
    /// every list.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders("At most 100." first: Int, after: String, "At most 100." last: Int, before: String): OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   edges: [OrderEdge]
    ///   pageInfo: PageInfo!
    /// }
    ///
    /// type OrderEdge {
    ///   cursor: String!
    ///   node: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    ///
    /// type PageInfo {
    ///   hasPreviousPage: Boolean!
    ///   hasNextPage: Boolean
    ///   startCursor: String
    ///   endCursor: String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders("At most 100." first: Int, after: String, "At most 100." last: Int, before: String): OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   edges: [OrderEdge]
    ///   pageInfo: PageInfo!
    /// }
    ///
    /// type OrderEdge {
    ///   cursor: String!
    ///   node: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    ///
    /// type PageInfo {
    ///   hasPreviousPage: Boolean!
    ///   hasNextPage: Boolean!
    ///   startCursor: String
    ///   endCursor: String
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas, but for what is said below.
    ///
    /// Fields that extensions add count. That `PageInfo` is missing is said once for each schema, at the start of its first file;
    /// graphql-eslint says it once in the life of its process.
    ///
    /// ## References
    ///
    /// - GraphQL Cursor Connections Specification (relay.dev), section 5
    /// - graphql-eslint's `relay-page-info`
    pub(crate) static PAGE_INFO_WRONG: Visit = {
        id: "graphql/page-info-wrong",
        summary: "`PageInfo` is made as Relay has it",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/relay-page-info", "relay-page-info", "relay-page-info-spec"],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let Some(ty) = schema.ty("PageInfo") else {
        let first = schema.docs().iter().find(|it| it.parse.document().types().next().is_some());
        if let Some(file) = first.and_then(|it| it.file) {
            ctx.report(Span::in_file(file, TextRange::empty(0)), "there is no type `PageInfo`")
                .help("connections tell by it whether there is more to read");
        }
        return;
    };
    let definitions = ty.definition().into_iter().chain(ty.duplicates()).chain(ty.extensions());
    for it in definitions.filter(|it| it.kind() != TypeKind::Object) {
        let is_judged = it.kind() != TypeKind::Scalar || !it.is_extension();
        if let Some(span) = it.name().and_then(|name| it.span(schema, name)).filter(|_| is_judged) {
            ctx.report(span, "`PageInfo` is no object");
        }
    }
    let Some(definition) = ty.definition().filter(|it| it.kind() == TypeKind::Object) else { return };
    let Some(type_span) = definition.name().and_then(|it| definition.span(schema, it)) else { return };
    for (name, wanted) in [
        ("hasPreviousPage", "`Boolean!`"),
        ("hasNextPage", "`Boolean!`"),
        ("startCursor", "a scalar that may be null"),
        ("endCursor", "a scalar that may be null"),
    ] {
        let Some(field) = ty.field(name) else {
            ctx.report(type_span, format_args!("`PageInfo` has no field `{name}`")).argument(name);
            continue;
        };
        let fits = field.ty().is_some_and(|it| {
            if wanted == "`Boolean!`" {
                return it.to_string() == wanted.trim_matches('`');
            }
            let is_scalar = || schema.named(it).is_some_and(|it| it.kind() == TypeKind::Scalar);
            !it.is_non_null() && !it.is_list() && is_scalar()
        });
        if let Some(span) = field.name().and_then(|it| field.span(schema, it)).filter(|_| !fits) {
            ctx.report(span, format_args!("`PageInfo.{name}` does not give {wanted}")).argument(name);
        }
    }
}
