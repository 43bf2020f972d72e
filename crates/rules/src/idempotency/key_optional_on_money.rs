//! `idempotency/key-optional-on-money`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Guard, Interaction, Role, Stake, VerbClass};

use crate::Visit;
use crate::idempotency::used_at;

declare_rule! {
    /// ## What it checks
    ///
    /// A `POST` that moves money or places an order (payments, transfers, refunds, orders, … with an amount) and takes an idempotency key requires
    /// it.
    ///
    /// The same key in several operations of one file is one finding.
    ///
    /// ## Why it matters
    ///
    /// The clients that leave it out are those that never thought about a lost answer, so they are those that pay twice.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /refunds:
    ///     post:
    ///       parameters: [{ name: Idempotency-Key, in: header, description: Kept for a day, schema: { type: string } }]
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { amount: { type: integer } } } }
    ///       responses: { '201': { description: Refunded } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /refunds:
    ///     post:
    ///       parameters: [{ name: Idempotency-Key, in: header, required: true, description: Kept for a day, schema: { type: string } }]
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: object, properties: { amount: { type: integer } } } }
    ///       responses: { '201': { description: Refunded } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Refunds { rpc CreateRefund(CreateRefundRequest) returns (Refund); }
    /// message CreateRefundRequest {
    ///   int64 amount = 1;
    ///   // Kept for a day.
    ///   string idempotency_key = 2;
    /// }
    /// message Refund { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/field_behavior.proto";
    /// service Refunds { rpc CreateRefund(CreateRefundRequest) returns (Refund); }
    /// message CreateRefundRequest {
    ///   int64 amount = 1;
    ///   // Kept for a day.
    ///   string idempotency_key = 2 [(google.api.field_behavior) = REQUIRED];
    /// }
    /// message Refund { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { payment(id: ID!): Payment }
    /// type Mutation { createPayment(input: CreatePaymentInput!): Payment }
    /// input CreatePaymentInput {
    ///   account: ID!
    ///   amount: Int!
    ///   "Remembered for 24 hours."
    ///   idempotencyKey: String
    /// }
    /// type Payment { id: ID!, amount: Int! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { payment(id: ID!): Payment }
    /// type Mutation { createPayment(input: CreatePaymentInput!): Payment }
    /// input CreatePaymentInput {
    ///   account: ID!
    ///   amount: Int!
    ///   "Remembered for 24 hours."
    ///   idempotencyKey: String!
    /// }
    /// type Payment { id: ID!, amount: Int! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a parameter that becomes required breaks the clients that leave it out.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 11 uses, folded to 5 findings in 4 descriptions of 3 owners. All were judged: 3 right; the other two are about drafts and records, which cost nothing yet. Hence
    /// `info`.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding.
    ///
    /// ## References
    ///
    /// - draft-ietf-httpapi-idempotency-key-header §2.7 (a missing key is answered with 400)
    pub(crate) static KEY_OPTIONAL_ON_MONEY: Visit = {
        id: "idempotency/key-optional-on-money",
        summary: "what moves money requires its idempotency key",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some(key) = call.key.as_ref().filter(|it| it.certain && !it.required) else { return };
    if operation.role != Role::Served
        || &*operation.method != "POST"
        || call.repeat.stake != Some(Stake::Money)
        || !matches!(call.verb, VerbClass::Create | VerbClass::Unknown)
        || matches!(call.repeat.guard, Some(Guard::Harmless))
    {
        return;
    }
    let name = &key.name;
    ctx.report(key.span, format_args!("`{name}` can be left out where money moves"))
        .label("not required")
        .help("require it: the clients that leave it out are those that pay twice when an answer is lost")
        .argument(&**name)
        .used_by(&operation.name, used_at(contract, call, key))
        .fold_with(&**name);
}
