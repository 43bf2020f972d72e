//! `graphql/enum-values-unsorted`

use wirelint_graphql::syntax::{Definition, EnumValueDefinition, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::sort_order::{SortOptions, judge};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Values of enums stand in the order of their names. An extension is not looked at. What is reported is the first that stands behind one which it belongs before.
    ///
    /// ## Why it matters
    ///
    /// What is sorted is found at once, and two people who add something do not add it at the same place.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   OPEN
    ///   CLOSED
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   CLOSED
    ///   OPEN
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of Saleor: 137 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter points to the whole definition.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `enum-values-sorted-alphabetically`
    pub(crate) static ENUM_VALUES_UNSORTED: Visit = {
        id: "graphql/enum-values-unsorted",
        summary: "values of enums stand in the order of their names",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: SortOptions,
        peers: ["enum-values-sorted-alphabetically"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    if ty.kind() == TypeKind::Enum && !ty.is_extension() {
        judge(ctx, item, ty.values().filter_map(EnumValueDefinition::name));
    }
}
