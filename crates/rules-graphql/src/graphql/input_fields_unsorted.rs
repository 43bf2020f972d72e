//! `graphql/input-fields-unsorted`

use wirelint_graphql::syntax::{Definition, InputValueDefinition, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::sort_order::{SortOptions, judge};
use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Fields of input objects stand in the order of their names. An extension is not looked at. What is reported is the first that stands behind one which it belongs before.
    ///
    /// ## Why it matters
    ///
    /// What is sorted is found at once, and two people who add something do not add it at the same place.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders(by: By): Int
    /// }
    ///
    /// input By {
    ///   number: Int
    ///   id: ID
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders(by: By): Int
    /// }
    ///
    /// input By {
    ///   id: ID
    ///   number: Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of Saleor: 207 findings, as with graphql-schema-linter 3.0.1; generated schemas are judged alike, too.
    ///
    /// graphql-schema-linter points to the whole definition.
    ///
    /// ## References
    ///
    /// - graphql-schema-linter's `input-object-fields-sorted-alphabetically`
    pub(crate) static INPUT_FIELDS_UNSORTED: Visit = {
        id: "graphql/input-fields-unsorted",
        summary: "fields of input objects stand in the order of their names",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: SortOptions,
        peers: ["input-object-fields-sorted-alphabetically"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    if ty.kind() == TypeKind::InputObject && !ty.is_extension() {
        judge(ctx, item, ty.input_fields().filter_map(InputValueDefinition::name));
    }
}
