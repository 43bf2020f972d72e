//! `graphql/type-not-capitalized`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::syntax::{Definition, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::rename::offer;
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
    /// There is an unsafe fix: the name is written so wherever it is meant in any file of the schema and its operations, unless the new name
    /// is taken or the old one is a word in a string, as in `@key(fields: "order_id")`. Whoever calls the schema from elsewhere has to be
    /// told.
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
        fix: Applicability::Unsafe,
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
    let (first, rest) = name.text().split_at(1);
    if first != "_" {
        offer(ctx, item, name, &format!("{}{rest}", first.to_ascii_uppercase()));
    }
}
