//! `graphql/connection-arguments-incomplete`

use wirelint_graphql::syntax::{Definition, FieldDefinition};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// A field that gives a type whose name ends in `Connection` takes `first` and `after`, or `last` and `before`. `first` and `last` are `Int`: where both ways are supported they are nullable, since only one of them is given.
    ///
    /// ## Why it matters
    ///
    /// Who gets the first page has no way to the next one.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders(first: Int): OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   pageInfo: PageInfo!
    /// }
    ///
    /// type PageInfo {
    ///   hasNextPage: Boolean!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders("At most 100." first: Int, after: String): OrderConnection
    /// }
    ///
    /// type OrderConnection {
    ///   pageInfo: PageInfo!
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
    /// The published schema of Saleor: no finding, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `relay-connection-arguments-spec`
    pub(crate) static CONNECTION_ARGUMENTS_INCOMPLETE: Visit = {
        id: "graphql/connection-arguments-incomplete",
        summary: "a field that gives a connection takes what Relay pages with",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["relay-connection-arguments-spec"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    for field in ty.fields() {
        let gives_connection =
            field.ty().is_some_and(|it| !it.nullable().is_list() && it.name().ends_with("Connection"));
        if gives_connection {
            judge(ctx, item, field);
        }
    }
}

fn judge(ctx: &mut Context<'_>, item: &Item<'_, '_>, field: FieldDefinition<'_>) {
    let Some(name) = field.name() else { return };
    let argument = |name: &str| field.arguments().find(|it| it.name().is_some_and(|it| it.text() == name));
    let (first, last) = (argument("first"), argument("last"));
    let forward = first.is_some() && argument("after").is_some();
    let backward = last.is_some() && argument("before").is_some();
    if !forward && !backward {
        let message =
            format_args!("`{}` takes neither `first` and `after` nor `last` and `before`", name.text());
        ctx.report(item.document.span(name), message).argument(name.text());
        return;
    }
    for (argument, other_way) in [(first, backward), (last, forward)] {
        let Some((ty, what)) = argument.and_then(|it| Some((it.ty()?, it.name()?.text()))) else { continue };
        let is_int = !ty.nullable().is_list() && ty.name() == "Int";
        if is_int && !(other_way && ty.is_non_null()) {
            continue;
        }
        let wanted = if other_way { "a nullable `Int`" } else { "an `Int`" };
        let message = format_args!("`{what}` of `{}` is `{ty}`, not {wanted}", name.text());
        ctx.report(item.document.span(ty.node()), message).argument(name.text());
        return;
    }
}
