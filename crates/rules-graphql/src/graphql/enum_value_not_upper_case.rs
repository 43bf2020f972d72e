//! `graphql/enum-value-not-upper-case`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::syntax::{Definition, EnumValueDefinition};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::case::Case;
use crate::rename::offer;
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The values of enums are written without small letters.
    ///
    /// ## Why it matters
    ///
    /// Values look like values, in every schema and every generated client.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   Open
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   OPEN
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
    /// The published schema of Saleor: no finding, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `enum-values-all-caps`
    pub(crate) static ENUM_VALUE_NOT_UPPER_CASE: Visit = {
        id: "graphql/enum-value-not-upper-case",
        summary: "values of enums have no small letters",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["enum-values-all-caps"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    for name in ty.values().filter_map(EnumValueDefinition::name) {
        if name.text().bytes().any(|it| it.is_ascii_lowercase()) {
            let message = format_args!("the value `{}` has small letters", name.text());
            ctx.report(item.document.span(name), message).argument(name.text());
            offer(ctx, item, name, &Case::Upper.write(name.text()));
        }
    }
}
