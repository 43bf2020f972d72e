//! `idempotency/key-server-generated`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Role};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A field of a request that is called as an idempotency key is (`idempotency_key`, `deduplication_id`, …) can be sent: it is not `readOnly`. It is silent
    /// where the request has another key.
    ///
    /// Not for GraphQL: what only answers have is no part of an input there.
    ///
    /// ## Why it matters
    ///
    /// Only what the caller chooses before its first attempt is the same in the second. A key that the server makes is another one each time.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /refunds:
    ///     post:
    ///       operationId: postRefund
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { idempotency_key: { type: string, readOnly: true }, reason: { type: string } } }
    ///       responses: { '200': { description: Refunded } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /refunds:
    ///     post:
    ///       operationId: postRefund
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema:
    ///               type: object
    ///               properties:
    ///                 idempotency_key: { type: string, description: Kept for a day }
    ///                 reason: { type: string }
    ///       responses: { '200': { description: Refunded } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/field_behavior.proto";
    /// service Orders { rpc PlaceOrder(PlaceOrderRequest) returns (PlaceOrderResponse); }
    /// message PlaceOrderRequest {
    ///   string article = 1;
    ///   string idempotency_key = 2 [(google.api.field_behavior) = OUTPUT_ONLY];
    /// }
    /// message PlaceOrderResponse {}
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders { rpc PlaceOrder(PlaceOrderRequest) returns (PlaceOrderResponse); }
    /// message PlaceOrderRequest {
    ///   string article = 1;
    ///   // Remembered for 24 hours.
    ///   string idempotency_key = 2;
    /// }
    /// message PlaceOrderResponse {}
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether requests may have the field only the server's owner knows.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding. It is a warning only because the contract contradicts itself. A `client_token` was wrong in 2 of 2 and is left
    /// alone: it is a token for the client.
    ///
    /// ## References
    ///
    /// - AIP-155 (the identification is a field of the request), OpenAPI 3.0.4, Schema Object, `readOnly`
    pub(crate) static KEY_SERVER_GENERATED: Visit = {
        id: "idempotency/key-server-generated",
        summary: "the caller chooses the idempotency key",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(field) = &call.repeat.servers_key else { return };
    let operation = contract.operation(call);
    if operation.role != Role::Served || call.key.is_some() {
        return;
    }
    let name = &field.name;
    ctx.report(field.span, format_args!("`{name}` is read-only, so no caller can send it"))
        .label("a key that the server makes recognises no retry")
        .help("let requests have it: only what the caller chooses before the first attempt is the same in the second")
        .argument(&**name)
        .used_by(&operation.name, operation.body.map_or(field.span, |it| it.at));
}
