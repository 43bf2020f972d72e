//! `graphql/oneof-result-incomplete`

use wirelint_graphql::syntax::{Definition, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every object with `@oneOf` has a field `ok` and a field `error`.
    ///
    /// ## Why it matters
    ///
    /// Clients read every result in one way where all results are made in one way.
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
    ///   ok: String
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
    /// The published schemas of GitHub and Saleor: no finding. The same finding as graphql-eslint 4.4.0 on one written case; schemas
    /// from a generator have none.
    ///
    /// A field that an extension adds counts; graphql-eslint looks at the definition alone.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `require-type-pattern-with-oneof`
    pub(crate) static ONEOF_RESULT_INCOMPLETE: Visit = {
        id: "graphql/oneof-result-incomplete",
        summary: "an object with `@oneOf` has the fields `ok` and `error`",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/require-type-pattern-with-oneof", "require-type-pattern-with-oneof"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    let Some(name) = ty.name() else { return };
    if ty.kind() != TypeKind::Object || ty.is_extension() || ty.directive("oneOf").is_none() {
        return;
    }
    for wanted in ["error", "ok"] {
        let has_it =
            item.document.subject.schema.ty(name.text()).is_some_and(|it| it.field(wanted).is_some());
        if !has_it {
            let message = format_args!("`{}` has `@oneOf`, but no field `{wanted}`", name.text());
            ctx.report(item.document.span(name), message).argument(wanted);
        }
    }
}
