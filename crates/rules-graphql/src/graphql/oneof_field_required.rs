//! `graphql/oneof-field-required`

use wirelint_graphql::syntax::Definition;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every field of an object or an input object with `@oneOf` is nullable. For input objects this is what the specification says, and
    /// `graphql/oneof-field-wrong` says it by default; for objects it is a convention for results of which one thing is true.
    ///
    /// ## Why it matters
    ///
    /// Exactly one of the fields has a value. Where one of them is never null, none of the others can ever be given.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: OrderResult
    /// }
    ///
    /// directive @oneOf on OBJECT | INPUT_OBJECT
    ///
    /// type OrderResult @oneOf {
    ///   ok: String!
    ///   error: String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: OrderResult
    /// }
    ///
    /// directive @oneOf on OBJECT | INPUT_OBJECT
    ///
    /// type OrderResult @oneOf {
    ///   ok: String
    ///   error: String
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. The same findings as graphql-eslint 4.4.0, place for place, on two
    /// written cases; schemas from a generator have none.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 3.10.1 "OneOf Input Objects"
    /// - graphql-eslint's `require-nullable-fields-with-oneof`
    pub(crate) static ONEOF_FIELD_REQUIRED: Visit = {
        id: "graphql/oneof-field-required",
        summary: "fields of what has `@oneOf` are nullable",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/require-nullable-fields-with-oneof", "require-nullable-fields-with-oneof"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    if ty.directive("oneOf").is_none() || ty.is_extension() {
        return;
    }
    let fields = ty.fields().map(|it| (it.name(), it.ty()));
    for (name, ty) in fields.chain(ty.input_fields().map(|it| (it.name(), it.ty()))) {
        if let (Some(name), Some(ty)) = (name, ty)
            && ty.is_non_null()
        {
            ctx.report(
                item.document.span(name),
                format_args!("`{}` is never null, but `@oneOf` says that one field has a value", name.text()),
            )
            .related(item.document.span(ty.node()), "its type")
            .argument(name.text());
        }
    }
}
