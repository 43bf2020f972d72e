//! `graphql/root-field-non-null`

use wirelint_graphql::syntax::{Definition, OperationType, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No field of the root types for queries and mutations gives a single thing that is never null. Lists are not judged.
    ///
    /// ## Why it matters
    ///
    /// Where a field that is never null fails, what it stands in is null instead; of a root field that is the whole response. One field
    /// that fails then takes all others with it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: Order!
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 9; that of Saleor: 4. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 6.4.4 "Handling Execution Errors"
    /// - graphql-eslint's `require-nullable-result-in-root`
    pub(crate) static ROOT_FIELD_NON_NULL: Visit = {
        id: "graphql/root-field-non-null",
        summary: "fields of queries and mutations are nullable",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/require-nullable-result-in-root", "require-nullable-result-in-root"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    let Some(name) = ty.name() else { return };
    let schema = item.document.subject.schema;
    let mut roots =
        [OperationType::Query, OperationType::Mutation].into_iter().filter_map(|it| schema.root(it));
    if ty.kind() != TypeKind::Object || !roots.any(|it| it.name() == name.text()) {
        return;
    }
    for field in ty.fields() {
        let (Some(field_name), Some(result)) = (field.name(), field.ty()) else { continue };
        if result.is_non_null() && !result.is_list() {
            let message = format_args!(
                "`{}.{}` is never null, so the whole response fails with it",
                name.text(),
                field_name.text()
            );
            ctx.report(item.document.span(result.node()), message).argument(field_name.text());
        }
    }
}
