//! `pagination/token-not-opaque`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, TypeKind};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A page token (`page_token`, `cursor`, `continuation`, …) is text, not a number, an object or a list.
    ///
    /// It is silent where the token has no type, and about what a caller is meant to compute (`offset`, `page`, `since_id`). The same token in several operations of
    /// one file is one finding.
    ///
    /// ## Why it matters
    ///
    /// A number looks like something to add to. Callers begin to start in the middle, or to skip, and what the server keeps in its token can never
    /// change: a moved shard or another index breaks them.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       parameters:
    ///         - { name: page_size, in: query, schema: { type: integer, maximum: 100, default: 20 } }
    ///         - { name: page_token, in: query, schema: { type: integer } }
    ///       responses:
    ///         '200':
    ///           description: Orders
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   orders: { type: array, items: { type: object, properties: { id: { type: string } } } }
    ///                   next_page_token: { type: integer }
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
    /// message ListOrdersRequest { int64 page_token = 1; }
    /// message ListOrdersResponse {
    ///   repeated Order orders = 1;
    ///   int64 next_page_token = 2;
    /// }
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
    /// type Query { orders("At most 100." limit: Int, cursor: Int): OrderPage! }
    /// type OrderPage { items: [Order!]!, nextCursor: Int }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { orders("At most 100." limit: Int, cursor: String): OrderPage! }
    /// type OrderPage { items: [Order!]!, nextCursor: String }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: clients that were made with the number would have to be made again.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 54 uses, folded to 3 findings in 3 descriptions, all right. Too few for more than `info`.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding.
    ///
    /// ## References
    ///
    /// - AIP-158 (opacity of page tokens)
    pub(crate) static TOKEN_NOT_OPAQUE: Visit = {
        id: "pagination/token-not-opaque",
        summary: "a page token is text that means nothing to the caller",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(used) = call.page.token else { return };
    let input = contract.observed.input(used.id);
    let kind = input.ty.map_or(TypeKind::Any, |ty| contract.observed.types.kind(ty));
    let what = match kind {
        TypeKind::Integer | TypeKind::Number => "a number",
        TypeKind::Object => "an object",
        TypeKind::List => "a list",
        TypeKind::Any | TypeKind::String | TypeKind::Boolean | TypeKind::Null => return,
    };
    let operation = contract.operation(call);
    let name = &input.name;
    let report = ctx
        .report(input.span, format_args!("the page token `{name}` is {what}"))
        .label("invites callers to compute it")
        .help("make it a string that only the server reads, so that what is in it can change without breaking anybody")
        .argument(&**name)
        .used_by(&operation.name, used.at);
    if used.at == input.span {
        report.fold_with(format!("{name} {what}"));
    }
}
