//! `n-plus-one/resolver-per-item`

use std::sync::Arc;

use wirelint_graphql::lists;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::shapes::{is_edge, is_entity, listed, object_fields, place};
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// An object that comes in lists has a field that gives another object with an `id`, so its resolver may look that one up for each
    /// element. The schema does not tell whether it does: this is where to look. What is found in one file is one finding.
    ///
    /// ## Why it matters
    ///
    /// A list of 100 orders asks once for the orders and 100 times for their customers. Nobody sees it with three orders on a
    /// developer's machine.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders("At most 100." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   id: ID!
    ///   customer: Customer!
    /// }
    /// type Customer {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders("At most 100." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   id: ID!
    ///   customer: CustomerName!
    /// }
    /// type CustomerName {
    ///   first: String!
    ///   last: String!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: it is in the code of the resolver.
    ///
    /// ## Measured
    ///
    /// GitHub's schema has 533 such fields and Saleor's 178, each folded to one note. All are possible, and none is proven: that takes the
    /// resolver's code.
    ///
    /// ## References
    ///
    /// - <https://graphql.org/learn/performance/#the-n1-problem>
    pub(crate) static RESOLVER_PER_ITEM: Visit = {
        id: "n-plus-one/resolver-per-item",
        summary: "what each element of a list refers to is looked up for all of them at once",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let listed = listed(schema);
    for (owner, field) in object_fields(schema) {
        let Some(list) = listed.get(&owner.id()).filter(|_| !is_edge(owner)) else { continue };
        let (Some(name), Some(ty)) = (field.name(), field.ty().filter(|it| !it.is_list())) else { continue };
        let Some(one) = schema.named(ty).filter(|it| it.kind().is_composite() && is_entity(*it)) else {
            continue;
        };
        let Some(span) = place(schema, &field) else { continue };
        if lists::item(schema, field.view).is_some() {
            continue;
        }
        let name = name.text();
        let used: Arc<str> = format!("{}.{name}", owner.name()).into();
        let mut report = ctx
            .report(
                span,
                format_args!("each `{}` of a list may look up its `{name}` by itself", owner.name()),
            )
            .label(format!("one `{}` for each element", one.name()))
            .help("see that its resolver loads through a data loader, or together with the list: it asks once more for each element otherwise")
            .used_by(&used, span)
            .fold_with("resolver");
        if let Some(list_span) = list.span {
            report = report.related(list_span, format!("`{}.{}` is such a list", list.owner, list.field));
        }
        _ = report;
    }
}
