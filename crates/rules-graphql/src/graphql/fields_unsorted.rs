//! `graphql/fields-unsorted`

use wirelint_graphql::syntax::{Definition, FieldDefinition, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::sort_order::{SortOptions, judge};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Fields of objects stand in the order of their names. An extension is not looked at. What is reported is the first that stands behind one which it belongs before.
    ///
    /// ## Why it matters
    ///
    /// What is sorted is found at once, and two people who add something do not add it at the same place.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders: Int
    ///   customers: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   customers: Int
    ///   orders: Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of Saleor: 757 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter points to the whole definition.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `type-fields-sorted-alphabetically`
    pub(crate) static FIELDS_UNSORTED: Visit = {
        id: "graphql/fields-unsorted",
        summary: "fields of objects stand in the order of their names",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: SortOptions,
        peers: ["type-fields-sorted-alphabetically"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    if ty.kind() == TypeKind::Object && !ty.is_extension() {
        judge(ctx, item, ty.fields().filter_map(FieldDefinition::name));
    }
}
