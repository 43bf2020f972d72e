//! `pagination/offset-only`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, NextKind};

use super::Style;
use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A list that comes in pages can be gone through by what was seen: by a token for the next page, or by the last element. The number of a page or an offset is not
    /// the only way.
    ///
    /// All such lists of one file are one finding. The rule is off by default: it is a policy, and for lists that hardly change a number is fine.
    ///
    /// ## Why it matters
    ///
    /// The position moves when something is added or deleted between two calls. An element is skipped, or comes twice, and nobody sees it. Far back
    /// in the list the server counts through everything before the page.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: offset, in: query, schema: { type: integer, minimum: 0 } }
    ///         - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100, default: 20 } }
    ///         - { name: page_token, in: query, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    ///                   next_page_token: { type: string }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest { int32 offset = 1; }
    /// message ListOrdersResponse { repeated Order orders = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc ListOrders(ListOrdersRequest) returns (ListOrdersResponse); }
    /// message ListOrdersRequest { string page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   string next_page_token = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { orders("At most 100." limit: Int, offset: Int): [Order!]! }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { orders("At most 100." first: Int, after: String): OrderConnection! }
    /// type PageInfo { hasNextPage: Boolean!, endCursor: String }
    /// type Order { id: ID! }
    /// type OrderConnection { nodes: [Order!]!, pageInfo: PageInfo! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a token has to be made by the server.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 5,947 uses, folded to 294 findings in 294 descriptions (0.2 per 100 operations). 18 were judged: 12 right. The
    /// wrong ones are lists that hardly change while they are read; hence off.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding.
    ///
    /// ## References
    ///
    /// - Zalando RESTful API guidelines, rule 160
    pub(crate) static OFFSET_ONLY: Visit = {
        id: "pagination/offset-only",
        summary: "pages follow on what was seen, not on a number",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let styles = super::styles(contract, call);
    let leads_on = call.page.next.as_ref().is_some_and(|it| it.kind == NextKind::Token);
    if leads_on || styles.iter().any(|(style, _)| *style == Style::Cursor) {
        return;
    }
    let Some((style, span)) = styles.first() else { return };
    let operation = contract.operation(call);
    let what = if *style == Style::Number { "the number of a page" } else { "an offset" };
    ctx.report(*span, format_args!("the only way through the list is {what}"))
        .label("moves when something is added or deleted")
        .help("give a token for the next page: a number skips elements, or gives them twice, when the list changes meanwhile")
        .used_by(&operation.name, *span)
        .fold_with("offset");
}
