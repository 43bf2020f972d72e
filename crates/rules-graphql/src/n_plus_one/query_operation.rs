//! `n-plus-one/query-operation`

use rustc_hash::FxHashMap;
use wirelint_graphql::cost::{Cost, Known, Multiplied};
use wirelint_graphql::schema::{At, Schema};
use wirelint_graphql::syntax::{Field, Node, NodeKind, Operation, Selection, SelectionSet};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};

use super::grouped;
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// An operation asks for at most 10,000 objects, and not more than five times for the same field of one object under other names.
    ///
    /// Objects are counted from the operation and the schema: a list multiplies what is selected of its elements by the argument
    /// that slices it (`first: 50`), by the default of the variable that is given, by the largest value that the argument accepts, by
    /// what `@listSize` assumes, else by 10. Lists in lists multiply, `@cost` counts as it says, and scalars count nothing. It is silent about
    /// operations that are too large to count.
    ///
    /// ## Why it matters
    ///
    /// 100 customers with 100 orders with 100 lines each are a million objects in one answer. A server that bounds this refuses the operation,
    /// and one that does not is down. A field that is asked for by name after name is a list that somebody could not ask for.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- orders.graphql
    /// query Orders {
    ///   customers(first: 100) {
    ///     orders(first: 100) {
    ///       lines(first: 100) {
    ///         id
    ///       }
    ///     }
    ///   }
    /// }
    /// #- schema.graphql
    /// type Query {
    ///   customers("At most 100." first: Int, after: String): [Customer!]!
    /// }
    /// type Customer {
    ///   orders("At most 100." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   lines("At most 100." first: Int, after: String): [Line!]!
    /// }
    /// type Line {
    ///   id: String!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- orders.graphql
    /// query Orders {
    ///   customers(first: 10) {
    ///     orders(first: 10) {
    ///       lines(first: 20) {
    ///         id
    ///       }
    ///     }
    ///   }
    /// }
    /// #- schema.graphql
    /// type Query {
    ///   customers("At most 20." first: Int, after: String): [Customer!]!
    /// }
    /// type Customer {
    ///   orders("At most 20." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   lines("At most 20." first: Int, after: String): [Line!]!
    /// }
    /// type Line {
    ///   id: String!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: how many are needed is not known here.
    ///
    /// ## Measured
    ///
    /// On fixtures only: no published set of operations with its schema was at hand.
    ///
    /// ## References
    ///
    /// - <https://ibm.github.io/graphql-specs/cost-spec.html>
    /// - OWASP API Security Top 10 2023, API4 (unrestricted resource consumption)
    pub(crate) static QUERY_OPERATION: Visit = {
        id: "n-plus-one/query-operation",
        summary: "an operation asks for no more objects than a server can give",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: QueryOperationOptions,
        visit: Visit::Schema(check),
    }
}

options! {
    /// How much one operation may ask for.
    pub(crate) struct QueryOperationOptions {
        /// How many objects its answer may hold.
        max_objects: u32 [1..=1_000_000_000] = 10_000,
        /// How often it may ask for one field of one object under other names.
        max_aliases: u32 [1..=10_000] = 5,
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let &QueryOperationOptions { max_objects, max_aliases } = ctx.options();
    for &at in schema.operations() {
        let Some(operation) = schema.node(at).and_then(Operation::cast) else { continue };
        if let Some(cost) = Cost::of(schema, at).filter(|it| it.objects > u64::from(max_objects)) {
            objects(ctx, schema, at, operation, &cost);
        }
        aliases(ctx, schema, at, operation, max_aliases as usize);
    }
}

fn objects(ctx: &mut Context<'_>, schema: &Schema, at: At, operation: Operation<'_>, cost: &Cost) {
    let place = operation.name().or_else(|| operation.keyword()).unwrap_or(operation.node());
    // What multiplies most is named; an operation that is only long has none.
    let (Some(span), false) = (schema.span(at.doc, place), cost.lists.is_empty()) else { return };
    let product = cost.lists.iter().map(factor).collect::<Vec<_>>().join(" × ");
    let name = operation.name().map_or("this operation", Node::text);
    let mut report = ctx
        .report(span, format_args!("`{name}` may ask for {} objects in one answer", grouped(cost.objects)))
        .label(product)
        .help(
            "ask for fewer at each level, or for what is below in another operation: lists in lists multiply",
        );
    for list in &cost.lists {
        let how = match list.known {
            Known::Given => "it says",
            Known::Schema => "by the schema",
            Known::Assumed => "nothing says how many",
        };
        report = report.related(list.span, format!("{} of each: {how}", list.by));
    }
}

fn factor(list: &Multiplied) -> String {
    format!("{} {}", list.by, list.name)
}

/// The same field of the same object under several names.
fn aliases(ctx: &mut Context<'_>, schema: &Schema, at: At, operation: Operation<'_>, most: usize) {
    let sets = operation.node().descendants().filter(|it| it.kind() == NodeKind::SelectionSet);
    for set in sets.filter_map(SelectionSet::cast) {
        let mut names: FxHashMap<&str, Vec<Field<'_>>> = FxHashMap::default();
        for selection in set.selections() {
            let Selection::Field(field) = selection else { continue };
            // Without arguments each of them is the same, and with a name of its own it is not under another.
            let is_alias = field.alias().is_some() && field.arguments().next().is_some();
            let Some(name) = field.name().filter(|_| is_alias && field.selection_set().is_some()) else {
                continue;
            };
            names.entry(name.text()).or_default().push(field);
        }
        let mut many: Vec<_> = names.into_iter().filter(|(_, fields)| fields.len() > most).collect();
        many.sort_by_key(|(_, fields)| fields[0].node().range().start);
        for (name, fields) in many {
            let last = fields[most];
            let Some(span) = last.name().and_then(|it| schema.span(at.doc, it)) else { continue };
            let mut report = ctx
                .report(span, format_args!("`{name}` is asked for {} times under other names", fields.len()))
                .label("one lookup for each")
                .help("ask for a list by ids, and give the schema such a field where it has none: each of these is resolved by itself")
                .argument(name);
            if let Some(first) = fields[0].name().and_then(|it| schema.span(at.doc, it)) {
                report = report.related(first, "the first of them");
            }
            _ = report;
        }
    }
}
