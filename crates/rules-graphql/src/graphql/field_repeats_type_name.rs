//! `graphql/field-repeats-type-name`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::syntax::{Definition, FieldDefinition, Node};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::rename::offer;
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The name of a field of an object or an interface does not begin with the name of the type, in upper or lower case.
    ///
    /// ## Why it matters
    ///
    /// Whoever reads a field knows what it is a field of: `order.orderTotal` says it twice.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   orderTotal: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   total: Int
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
    /// The published schema of GitHub: 20; that of Saleor: 8. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-typename-prefix`
    pub(crate) static FIELD_REPEATS_TYPE_NAME: Visit = {
        id: "graphql/field-repeats-type-name",
        summary: "no field begins with the name of its type",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/no-typename-prefix", "no-typename-prefix"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    let Some(type_name) = ty.name().map(Node::text) else { return };
    for name in ty.fields().filter_map(FieldDefinition::name) {
        let begin = name.text().as_bytes().get(..type_name.len());
        if begin.is_some_and(|it| it.eq_ignore_ascii_case(type_name.as_bytes())) {
            let message = format_args!("the field `{}` begins with the name of `{type_name}`", name.text());
            ctx.report(item.document.span(name), message).argument(name.text());
            let rest = name.text()[type_name.len()..].trim_start_matches('_');
            if let Some(first) = rest.get(..1) {
                offer(ctx, item, name, &format!("{}{}", first.to_ascii_lowercase(), &rest[1..]));
            }
        }
    }
}
