//! `batch/no-item-key`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where the answer to a batch has an outcome for single items, each says which item it is about: by an id, a number, or a field that the item has as well.
    ///
    /// It is silent where the prose says that outcomes come in the order of the items, and where either is not described to its end.
    ///
    /// ## Why it matters
    ///
    /// Three of a hundred things failed. A caller that knows why and not which can only send all of them again, and does 97 of them twice.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:batchCreate:
    ///     post:
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { orders: { type: array, maxItems: 100, items: { type: object, properties: { sku: { type: string } } } } } }
    ///       responses:
    ///         '207':
    ///           description: How it went
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   errors: { type: array, maxItems: 100, items: { type: object, properties: { code: { type: string }, message: { type: string } } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:batchCreate:
    ///     post:
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { orders: { type: array, maxItems: 100, items: { type: object, properties: { sku: { type: string } } } } } }
    ///       responses:
    ///         '207':
    ///           description: How it went
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties:
    ///                   errors: { type: array, maxItems: 100, items: { type: object, properties: { index: { type: integer }, code: { type: string }, message: { type: string } } } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc BatchCreateOrders(BatchCreateOrdersRequest) returns (BatchCreateOrdersResponse); }
    /// message BatchCreateOrdersRequest {
    ///   // At most 100.
    ///   repeated NewOrder orders = 1;
    ///   string request_id = 2;
    /// }
    /// message NewOrder {
    ///   string sku = 1;
    ///   int32 count = 2;
    /// }
    /// message BatchCreateOrdersResponse { repeated Failure failures = 1; }
    /// message Failure {
    ///   int32 code = 1;
    ///   string message = 2;
    /// }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc BatchCreateOrders(BatchCreateOrdersRequest) returns (BatchCreateOrdersResponse); }
    /// message BatchCreateOrdersRequest {
    ///   // At most 100.
    ///   repeated NewOrder orders = 1;
    ///   string request_id = 2;
    /// }
    /// message NewOrder {
    ///   string sku = 1;
    ///   int32 count = 2;
    /// }
    /// message BatchCreateOrdersResponse { repeated Failure failures = 1; }
    /// message Failure {
    ///   int32 index = 1;
    ///   int32 code = 2;
    ///   string message = 3;
    /// }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   bulkCancelOrders("At most 100." ids: [ID!]!): BulkCancelPayload
    /// }
    /// type BulkCancelPayload { results: [CancelResult!]! }
    /// type CancelResult { success: Boolean!, error: String }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   bulkCancelOrders("At most 100." ids: [ID!]!): BulkCancelPayload
    /// }
    /// type BulkCancelPayload { results: [CancelResult!]! }
    /// type CancelResult { orderId: ID!, success: Boolean!, error: String }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the server must send it.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: one finding, which is right. Too few for more than `info`.
    ///
    /// On googleapis and temporal (12,478 gRPC methods): no finding. Where an outcome is a `google.rpc.Status` alone, the prose says that
    /// the order is that of the items.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding.
    ///
    /// ## References
    ///
    /// - Zalando RESTful API guidelines, rule 152 (207)
    pub(crate) static NO_ITEM_KEY: Visit = {
        id: "batch/no-item-key",
        summary: "the outcome of one of several things says which one",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(unkeyed) = call.batch.as_deref().and_then(|it| it.unkeyed.as_ref()) else { return };
    let operation = contract.operation(call);
    ctx.report(unkeyed.span, format_args!("nothing in `{}` says which item each entry is about", unkeyed.name))
        .label("a caller cannot tell which to send again")
        .help("give each the item's id or its number in the request: who does not know which failed sends all of them again")
        .used_by(&operation.name, operation.span);
}
