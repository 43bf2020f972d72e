//! `graphql/argument-without-description`

use wirelint_graphql::syntax::{Definition, FieldDefinition};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::described::{is_described, report};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Arguments of fields have a description that says something.
    ///
    /// ## Why it matters
    ///
    /// The description is what every tool shows of a schema, and the people who read it there cannot ask its author.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID!): Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order("The number on the bill." id: ID!): Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of Saleor: 154 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter takes a description of blanks for one.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `arguments-have-descriptions`
    pub(crate) static ARGUMENT_WITHOUT_DESCRIPTION: Visit = {
        id: "graphql/argument-without-description",
        summary: "arguments of fields have descriptions",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["arguments-have-descriptions"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    let arguments = ty.fields().flat_map(FieldDefinition::arguments);
    for argument in arguments.filter(|it| !is_described(it.description())) {
        report(ctx, item, argument.name(), "argument");
    }
}
