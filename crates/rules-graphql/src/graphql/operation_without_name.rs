//! `graphql/operation-without-name`

use wirelint_diagnostics::{Applicability, Remedy};
use wirelint_graphql::syntax::{Definition, Selection, SelectionSet};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every query, mutation and subscription has a name.
    ///
    /// ## Why it matters
    ///
    /// By the name a server tells in its logs, traces and metrics which operation is slow or fails, and a client finds it in its code. Of
    /// operations without a name nobody knows whose they are.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// #- query.graphql
    /// query {
    ///   order(id: 1) {
    ///     total
    ///   }
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// #- query.graphql
    /// query OrderTotal {
    ///   order(id: 1) {
    ///     total
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is an unsafe fix where one field is selected: the operation is called like it. Another operation may be called so already.
    ///
    /// ## Measured
    ///
    /// The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-anonymous-operations`
    pub(crate) static OPERATION_WITHOUT_NAME: Visit = {
        id: "graphql/operation-without-name",
        summary: "every operation has a name",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/no-anonymous-operations", "no-anonymous-operations"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Operation(operation) = item.definition else { return };
    if operation.name().is_some() {
        return;
    }
    let kind = operation.operation_type();
    let start = operation
        .keyword()
        .map_or_else(|| item.document.start_of(operation.node(), 1), |it| item.document.span(it));
    let report = ctx.report(start, format_args!("this {kind} has no name"));
    let report = report.help("give it a name that says what it is for");
    // What it selects first says what it is for, where that is all.
    let mut selections = operation.selection_set().into_iter().flat_map(SelectionSet::selections);
    let (Some(Selection::Field(field)), None) = (selections.next(), selections.next()) else { return };
    let Some(name) = field.response_name() else { return };
    let mut letters = name.text().chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    let name: String = first.into_iter().chain(letters).collect();
    let has_keyword = operation.keyword().is_some();
    let text = if has_keyword { format!("{kind} {name}") } else { format!("{kind} {name} {{") };
    report.remedy(format!("Call it `{name}`"), Applicability::Unsafe, Remedy::Replace { span: start, text });
}
