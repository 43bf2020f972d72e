//! `graphql/input-not-camel-case`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::syntax::{Definition, FieldDefinition, InputValueDefinition};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::case::Case;
use crate::described::is_camel_case;
use crate::rename::offer;
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The names of arguments and of fields of input objects begin with a small letter, and have only letters and digits.
    ///
    /// ## Why it matters
    ///
    /// Names of one style can be guessed, and generated clients need not translate them.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders(customer_id: ID): Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders(customerId: ID): Int
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
    /// The published schema of Saleor: 34 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `input-object-values-are-camel-cased`
    pub(crate) static INPUT_NOT_CAMEL_CASE: Visit = {
        id: "graphql/input-not-camel-case",
        summary: "arguments and fields of input objects are called `likeThis`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["input-object-values-are-camel-cased"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let mut judge = |input: InputValueDefinition<'_>| {
        let Some(name) = input.name().filter(|it| !is_camel_case(it.text())) else { return };
        let message = format_args!("the input `{}` is not called `likeThis`", name.text());
        ctx.report(item.document.span(name), message).argument(name.text());
        offer(ctx, item, name, &Case::Camel.write(name.text()));
    };
    match item.definition {
        Definition::Type(ty) => {
            ty.fields().flat_map(FieldDefinition::arguments).for_each(&mut judge);
            ty.input_fields().for_each(judge);
        }
        Definition::Directive(directive) => directive.arguments().for_each(judge),
        _ => {}
    }
}
