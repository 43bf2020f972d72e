//! `graphql/type-without-description`

use wirelint_graphql::syntax::Definition;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::described::{is_described, report};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Types of all kinds have a description that says something. An extension needs none.
    ///
    /// ## Why it matters
    ///
    /// The description is what every tool shows of a schema, and the people who read it there cannot ask its author.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// "Where all begins."
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// "Where all begins."
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// "What a customer has bought."
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
    /// The published schema of Saleor: 666 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter takes a description of blanks for one.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `types-have-descriptions`
    pub(crate) static TYPE_WITHOUT_DESCRIPTION: Visit = {
        id: "graphql/type-without-description",
        summary: "types of all kinds have descriptions",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["types-have-descriptions"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    if !ty.is_extension() && !is_described(ty.description()) {
        report(ctx, item, ty.name(), "type");
    }
}
