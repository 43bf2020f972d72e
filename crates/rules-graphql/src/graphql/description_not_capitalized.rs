//! `graphql/description-not-capitalized`

use wirelint_graphql::syntax::Definition;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::described::text_of;
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The description of a field does not begin with a small letter. What begins with a digit or a sign is passed over.
    ///
    /// ## Why it matters
    ///
    /// Descriptions stand below each other wherever a schema is shown, and look like one text.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   "how many there are"
    ///   orders: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   "How many there are"
    ///   orders: Int
    ///   "`null` where there is none"
    ///   order: ID
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
    /// - graphql-schema-linter's `descriptions-are-capitalized`
    pub(crate) static DESCRIPTION_NOT_CAPITALIZED: Visit = {
        id: "graphql/description-not-capitalized",
        summary: "descriptions of fields begin with a capital",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["descriptions-are-capitalized"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    for field in ty.fields() {
        let (Some(description), Some(name)) = (field.description(), field.name()) else { continue };
        let begins_small = text_of(description).chars().next().is_some_and(|it| !it.to_uppercase().eq([it]));
        if begins_small {
            let message = format_args!("the description of `{}` begins with a small letter", name.text());
            ctx.report(item.document.span(description), message).argument(name.text());
        }
    }
}
