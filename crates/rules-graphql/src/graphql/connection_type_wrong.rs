//! `graphql/connection-type-wrong`

use wirelint_graphql::syntax::{Definition, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// A type whose name ends in `Connection` is an object with a field `edges`, which gives a list, and a field `pageInfo`, which gives
    /// `PageInfo!`; and every object with both fields is called so.
    ///
    /// ## Why it matters
    ///
    /// Clients that follow the specification, Relay foremost, page through every connection with one piece of code. One that is made
    /// otherwise breaks it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders: OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   edges: OrderEdge
    ///   pageInfo: PageInfo!
    /// }
    ///
    /// type OrderEdge {
    ///   cursor: String!
    /// }
    ///
    /// type PageInfo {
    ///   hasNextPage: Boolean!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders: OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   edges: [OrderEdge]
    ///   pageInfo: PageInfo!
    /// }
    ///
    /// type OrderEdge {
    ///   cursor: String!
    /// }
    ///
    /// type PageInfo {
    ///   hasNextPage: Boolean!
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
    /// Fields that extensions add count, and an extension alone need not have `edges` and `pageInfo`, which graphql-eslint asks of each.
    ///
    /// ## References
    ///
    /// - GraphQL Cursor Connections Specification (relay.dev), sections 2 and 5
    /// - graphql-eslint's `relay-connection-types`
    pub(crate) static CONNECTION_TYPE_WRONG: Visit = {
        id: "graphql/connection-type-wrong",
        summary: "connections are made as Relay has them",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/relay-connection-types", "relay-connection-types", "relay-connection-types-spec"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    let Some(name) = ty.name() else { return };
    let span = item.document.span(name);
    let is_called_so = name.text().ends_with("Connection");
    if ty.kind() != TypeKind::Object {
        if is_called_so && !(ty.kind() == TypeKind::Scalar && ty.is_extension()) {
            ctx.report(span, format_args!("the connection `{}` is no object", name.text()));
        }
        return;
    }
    let whole = item.document.subject.schema.ty(name.text());
    let has = |field: &str| whole.is_some_and(|it| it.field(field).is_some());
    // What an extension adds to a connection is not all of it.
    let is_judged = !ty.is_extension() || whole.is_some_and(|it| it.definition().is_none());
    if is_judged && !is_called_so && has("edges") && has("pageInfo") {
        ctx.report(span, format_args!("`{}` is a connection, and is not called so", name.text()))
            .help("end its name in `Connection`");
    }
    if !is_called_so {
        return;
    }
    for wanted in ["edges", "pageInfo"] {
        if is_judged && !has(wanted) {
            ctx.report(span, format_args!("the connection `{}` has no field `{wanted}`", name.text()))
                .argument(wanted);
        }
    }
    for field in ty.fields() {
        let (Some(field_name), Some(result)) = (field.name(), field.ty()) else { continue };
        match field_name.text() {
            "edges" if !result.is_list() => {
                ctx.report(item.document.span(result.node()), "`edges` gives no list");
            }
            "pageInfo" if result.to_string() != "PageInfo!" => {
                ctx.report(item.document.span(result.node()), "`pageInfo` does not give `PageInfo!`");
            }
            _ => {}
        }
    }
}
