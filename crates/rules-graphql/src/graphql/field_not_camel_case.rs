//! `graphql/field-not-camel-case`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::syntax::{Definition, FieldDefinition};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::case::Case;
use crate::described::is_camel_case;
use crate::rename::offer;
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The names of fields begin with a small letter, and have only letters and digits.
    ///
    /// ## Why it matters
    ///
    /// Names of one style can be guessed, and generated clients need not translate them.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   open_orders: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   openOrders: Int
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
    /// The published schema of Saleor: 2 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `fields-are-camel-cased`
    pub(crate) static FIELD_NOT_CAMEL_CASE: Visit = {
        id: "graphql/field-not-camel-case",
        summary: "fields are called `likeThis`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["fields-are-camel-cased"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    for name in ty.fields().filter_map(FieldDefinition::name).filter(|it| !is_camel_case(it.text())) {
        let message = format_args!("the field `{}` is not called `likeThis`", name.text());
        ctx.report(item.document.span(name), message).argument(name.text());
        offer(ctx, item, name, &Case::Camel.write(name.text()));
    }
}
