//! `graphql/enum-value-without-description`

use wirelint_graphql::syntax::Definition;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::described::{is_described, report};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Values of enums have a description that says something.
    ///
    /// ## Why it matters
    ///
    /// The description is what every tool shows of a schema, and the people who read it there cannot ask its author.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   OPEN
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   "Nobody has paid."
    ///   OPEN
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of Saleor: 1283 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter takes a description of blanks for one.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `enum-values-have-descriptions`
    pub(crate) static ENUM_VALUE_WITHOUT_DESCRIPTION: Visit = {
        id: "graphql/enum-value-without-description",
        summary: "values of enums have descriptions",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["enum-values-have-descriptions"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    for value in ty.values().filter(|it| !is_described(it.description())) {
        report(ctx, item, value.name(), "value");
    }
}
