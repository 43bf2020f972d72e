//! `idempotency/create-without-key`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;
use crate::twice::{Twice, twice};

declare_rule! {
    /// ## What it checks
    ///
    /// A `POST`, a gRPC method or a mutation that makes something new lets the server recognise a repeated request: by an `Idempotency-Key` header, by a field that
    /// does the same (`client_token`, `request_id`, `external_id`, …), by an identifier that the caller chooses, or by a precondition.
    ///
    /// A warning where two things say that it matters: money or goods with an amount, a message with its text or its
    /// recipient, or a thing that gets a new identifier from the server (with a 201, or a job or export that is set going) and has no name in its
    /// request by which the server could refuse a second one. `info` where it gets such an identifier with another status.
    ///
    /// It is silent where the contract says what happens to the second request (a 409, both 200 and 201, "already exists", "or update"), where the request
    /// only puts identifiers together, and for what is made to be thrown away: tokens, sessions, searches, drafts, carts. Names are
    /// read in English.
    ///
    /// What is of one kind in one file is one finding: whether an API has keys is one decision.
    ///
    /// ## Why it matters
    ///
    /// A request that times out may have done its work. Whoever sent it cannot know, so it is sent again, by a person, a client
    /// library or a proxy; without a key the server cannot tell this from a second order.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /payments:
    ///     post:
    ///       operationId: createPayment
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { amount: { type: integer }, account: { type: string } } }
    ///       responses: { '201': { description: Paid } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /payments:
    ///     post:
    ///       operationId: createPayment
    ///       parameters:
    ///         - name: Idempotency-Key
    ///           in: header
    ///           required: true
    ///           description: Remembered for 24 hours
    ///           schema: { type: string }
    ///       requestBody:
    ///         content:
    ///           application/json:
    ///             schema: { type: object, properties: { amount: { type: integer }, account: { type: string } } }
    ///       responses: { '201': { description: Paid } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Payments {
    ///   rpc CreatePayment(CreatePaymentRequest) returns (Payment);
    /// }
    /// message CreatePaymentRequest { Payment payment = 1; }
    /// message Payment { string account = 1; int64 amount = 2; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Payments {
    ///   rpc CreatePayment(CreatePaymentRequest) returns (Payment);
    /// }
    /// message CreatePaymentRequest {
    ///   Payment payment = 1;
    ///   // Remembered for 24 hours: a repeated request is recognised by it.
    ///   string request_id = 2;
    /// }
    /// message Payment { string account = 1; int64 amount = 2; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { payment(id: ID!): Payment }
    /// type Mutation { createPayment(input: CreatePaymentInput!): Payment }
    /// input CreatePaymentInput { account: ID!, amount: Int! }
    /// type Payment { id: ID!, amount: Int! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { payment(id: ID!): Payment }
    /// type Mutation { createPayment(input: CreatePaymentInput!): Payment }
    /// input CreatePaymentInput {
    ///   account: ID!
    ///   amount: Int!
    ///   "Remembered for 24 hours: a repeated request is recognised by it."
    ///   idempotencyKey: String!
    /// }
    /// type Payment { id: ID!, amount: Int! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a key that the server does not look at would be worse than none.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 423 uses as a warning, folded to 160 findings in 149 descriptions (0.13 per 100 operations): 25 about money, 38 about
    /// messages, 97 about other things; 302 uses as `info`, folded to 160. Judged: 101 of 110 warnings right, in a sample of at most three of one publisher, about half of which
    /// had a part in the making of the exemptions; what is wrong is mostly unique by rules that the contract does not tell. Of 21 `info` 12 are right. A `POST` without
    /// any of these signs was right in 9 of 22 and is left alone.
    ///
    /// On googleapis (12,344 gRPC methods) it is `info` for what gets a name from the server: of 24 chosen by chance 16 were right; the others
    /// are unique by rules that the contract does not tell. Of the 13 warnings, about jobs and executions that a second call starts once more, 11 were right.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 3 uses as a warning, all right: a deployment and two refunds. Of 8 as `info` 4 are right; the others are
    /// unique by rules that the schema does not tell. What a mutation is called decides there, and its description does not: with it a fulfilment was taken for an order.
    ///
    /// ## References
    ///
    /// - RFC 9110 §9.2.2 (idempotent methods), draft-ietf-httpapi-idempotency-key-header, AIP-155 (request identification)
    /// - Zalando RESTful API guidelines, rules 229 to 231
    pub(crate) static CREATE_WITHOUT_KEY: Visit = {
        id: "idempotency/create-without-key",
        summary: "a server can recognise a repeated request to make something",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    if operation.deprecated.is_some() {
        return;
    }
    let Some(twice) = twice(contract, call) else { return };
    let severity = if twice == Twice::Perhaps { Severity::Info } else { Severity::Warning };
    let way = if operation.root.is_some() {
        "take an `idempotencyKey` or let the caller choose the id, or state `# wirelint: effect=idempotent`"
    } else if operation.rpc.is_some() {
        "take a `request_id` (AIP-155) or let the caller choose the id (AIP-133), or state `// wirelint: effect=idempotent`"
    } else {
        "take an `Idempotency-Key` header, or state `x-wirelint: { effect: idempotent }`"
    };
    let help = format!(
        "a client whose answer is lost sends it again, and {}: {way} where it is recognised otherwise",
        twice.harm(),
    );
    ctx.report(
        operation.span,
        format_args!("`{}` may run twice: nothing lets the server recognise a retry", operation.name),
    )
    .severity(severity)
    .label("no idempotency key")
    .help(help)
    .used_by(&operation.name, operation.span)
    // Whether an API has keys is one decision.
    .fold_with(format!("{twice:?}"));
}
