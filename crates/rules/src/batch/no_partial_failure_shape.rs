//! `batch/no-partial-failure-shape`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{BatchAnswer, Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation that does several things at once (`batch…`, `bulk…`, with a list in its body) says what happens where one of them goes wrong: by an
    /// outcome for each, by 207, or in prose (`atomic`, "all or nothing").
    ///
    /// An API that does batches this way does so everywhere: all of them in one file are one finding.
    ///
    /// It is silent where the batch only reads, where the answer gives back what was made, comes later (202) or is not described to its end.
    ///
    /// ## Why it matters
    ///
    /// One of a hundred things fails. A caller that does not know which one, nor whether the other 99 were done, can only send all of them again, and
    /// does 99 of them twice.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:batchCancel:
    ///     post:
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { ids: { type: array, maxItems: 100, items: { type: string } } } } }
    ///       responses: { '204': { description: Cancelled } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:batchCancel:
    ///     post:
    ///       description: Cancels several orders. Atomic, so none is cancelled where one cannot be.
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { ids: { type: array, maxItems: 100, items: { type: string } } } } }
    ///       responses: { '204': { description: Cancelled } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc BatchCancelOrders(BatchCancelOrdersRequest) returns (BatchCancelOrdersResponse); }
    /// message BatchCancelOrdersRequest {
    ///   // At most 100.
    ///   repeated string names = 1;
    /// }
    /// message BatchCancelOrdersResponse {}
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // All of them are cancelled, or none.
    ///   // The operation is atomic.
    ///   rpc BatchCancelOrders(BatchCancelOrdersRequest) returns (BatchCancelOrdersResponse);
    /// }
    /// message BatchCancelOrdersRequest {
    ///   // At most 100.
    ///   repeated string names = 1;
    /// }
    /// message BatchCancelOrdersResponse {}
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   bulkCancelOrders("At most 100." ids: [ID!]!): BulkCancelPayload
    /// }
    /// type BulkCancelPayload { count: Int! }
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
    /// There is no fix: only the server's owner knows what happens.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 31 uses, folded to 15 findings in 15 descriptions of 10 publishers (0.01 per 100 operations). All were judged: 14 right; so
    /// was the one in six descriptions that had no part in its making.
    ///
    /// On googleapis (12,344 gRPC methods): 81 uses, folded to 39 findings. All were judged: 39 right. AIP-235 wants such methods to be atomic, and none of these says that it is.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding: what changes many there answers with results and errors.
    ///
    /// ## References
    ///
    /// - AIP-231 to AIP-235 (batch methods; a synchronous one is atomic), Zalando RESTful API guidelines, rule 152 (207)
    pub(crate) static NO_PARTIAL_FAILURE_SHAPE: Visit = {
        id: "batch/no-partial-failure-shape",
        summary: "a batch says what happens where one of its items fails",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(batch) = call.batch.as_deref().filter(|it| it.answer == BatchAnswer::Nothing) else { return };
    let operation = contract.operation(call);
    let what = match &batch.list {
        Some(name) => format!("several `{name}` at once"),
        None => "a list at once".to_owned(),
    };
    let mut report = ctx
        .report(operation.span, "a batch that does not say what happens where one of its items fails")
        .label(what)
        .help(if operation.root.is_some() {
            "give an outcome for each item in the payload, or say in the description that it is atomic: a caller that does not know which failed sends all of them again"
        } else {
            "answer with an outcome for each item (207, or a list of results), or say that it is atomic: a caller that does not know which failed sends all of them again"
        })
        .used_by(&operation.name, operation.span)
        .fold_with("batch");
    for used in &operation.outputs {
        let output = contract.observed.output(used.id);
        if output.status.is_success() {
            report = report.related(output.span, "nothing here about single items");
        }
    }
}
