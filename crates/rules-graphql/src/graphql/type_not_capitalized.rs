//! `graphql/type-not-capitalized`

use wirelint_graphql::syntax::{Definition, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The names of objects and interfaces begin with a capital.
    ///
    /// ## Why it matters
    ///
    /// Types can be told from fields, in every schema and every generated client.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: order
    /// }
    ///
    /// type order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of Saleor: one finding, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `types-are-capitalized`
    pub(crate) static TYPE_NOT_CAPITALIZED: Visit = {
        id: "graphql/type-not-capitalized",
        summary: "objects and interfaces begin with a capital",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["types-are-capitalized"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    if ty.is_extension() || !matches!(ty.kind(), TypeKind::Object | TypeKind::Interface) {
        return;
    }
    let Some(name) = ty.name().filter(|it| !it.text().starts_with(|it: char| it.is_ascii_uppercase())) else {
        return;
    };
    let message = format_args!("the {} `{}` does not begin with a capital", ty.kind(), name.text());
    ctx.report(item.document.span(name), message);
}
