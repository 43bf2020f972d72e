//! `meta/override-stale`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Effect, Exchange, Interaction, RootKind, Status};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// What `x-wirelint` (in .proto files a comment `// wirelint: effect=keyed`) states of an operation fits the operation: a call that is said to be keyed takes a key, one that is said to be
    /// conditional takes a precondition, one that is said to be accepted is answered by 202 or has a status to ask for, one that is said to be
    /// bounded answers with a list. A method that changes something is not said to be safe. The words are those that wirelint knows.
    ///
    /// ## Why it matters
    ///
    /// A stated fact silences what wirelint would say otherwise. When the contract changes and the statement stays, everybody goes on
    /// believing that a retry is harmless, and nothing contradicts them.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     post:
    ///       x-wirelint: { effect: keyed }
    ///       responses: { '201': { description: Created } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     post:
    ///       x-wirelint: { effect: keyed }
    ///       parameters: [{ name: Idempotency-Key, in: header, required: true, description: Kept for a day, schema: { type: string } }]
    ///       responses: { '201': { description: Created } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Makes an order.
    ///   // wirelint: effect=keyed
    ///   rpc CreateOrder(CreateOrderRequest) returns (Order);
    /// }
    /// message CreateOrderRequest { string item = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Makes an order.
    ///   // wirelint: effect=keyed
    ///   rpc CreateOrder(CreateOrderRequest) returns (Order);
    /// }
    /// message CreateOrderRequest {
    ///   string item = 1;
    ///   // Kept for a day.
    ///   string request_id = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   # wirelint: effect=keyed
    ///   createOrder(item: ID!): Order
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   # wirelint: effect=idempotent
    ///   createOrder(item: ID!): Order
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: either the statement or the contract is out of date, and only its author knows which.
    ///
    /// ## Measured
    ///
    /// Nobody publishes `x-wirelint`, so there are no hits on published descriptions; every hit is a contradiction inside one contract.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): nothing is stated, so there is no finding.
    ///
    /// ## References
    ///
    /// - RFC 9110 §9.2.1 (safe methods), §9.2.2 (idempotent methods), §13 (conditional requests), §15.3.3 (202)
    pub(crate) static OVERRIDE_STALE: Visit = {
        id: "meta/override-stale",
        summary: "what is stated of an operation fits it",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some(stated) = operation.extensions.as_deref().map(|it| &it.stated) else { return };
    for (message, span) in &stated.unknown {
        _ = ctx
            .report(*span, message)
            .label("means nothing here")
            .help("correct it: what is not understood states nothing, and silences nothing")
            .argument(&**message);
    }
    if let Some((effect, span)) = stated.effect {
        let method = &operation.method;
        let stale = match effect {
            Effect::Keyed if call.key.is_none() && stated.dedup.is_none() => {
                Some("the call is said to be keyed, but takes no key".to_owned())
            }
            Effect::Conditional if call.precondition.if_match.is_none() => {
                Some("the call is said to be conditional, but takes no precondition".to_owned())
            }
            // Of a mutation the method is only what its name is like.
            Effect::Safe if operation.root.is_some() => None,
            Effect::Safe if matches!(&**method, "PUT" | "DELETE" | "PATCH") => {
                Some(format!("`{method}` is never safe"))
            }
            _ => None,
        };
        if let Some(message) = stale {
            _ = ctx.report(span, message).label("no longer so").help(HELP);
        }
    }
    if let Some((exchange, span)) = stated.wait {
        let answers = || operation.outputs.iter().map(|used| contract.observed.output(used.id));
        let is_described = answers().any(|it| it.status.is_success() && !it.unknown);
        let rpc = operation.rpc.as_deref();
        // AIP-151: what answers with an operation has accepted the call.
        let accepted = answers().any(|it| it.status == Status::Code(202))
            || rpc.is_some_and(|it| it.gives.name.ends_with("Operation"));
        let streams = rpc.is_some_and(|it| it.gives.stream)
            || operation.root.as_ref().is_some_and(|it| it.kind == RootKind::Subscription)
            || answers().any(|it| it.media.iter().any(|media| media.name.starts_with("text/event-stream")));
        let message = match exchange {
            // No .proto file describes a callback, and no schema of GraphQL a receipt.
            Exchange::Accepted | Exchange::CalledBack if operation.root.is_some() => {
                return bounded(ctx, contract, call);
            }
            Exchange::CalledBack if rpc.is_some() => return bounded(ctx, contract, call),
            Exchange::CalledBack if is_described && operation.callback.is_none() => {
                "no callback is described"
            }
            Exchange::Accepted | Exchange::CalledBack if is_described && !accepted => {
                if rpc.is_some() {
                    "the answer is no operation"
                } else {
                    "the answer is no receipt: no 202 is described"
                }
            }
            Exchange::PushedTo if is_described && !streams => "no answer is a stream of events",
            Exchange::Waits if accepted && answers().filter(|it| it.status.is_success()).count() == 1 => {
                "the only answer is 202, a receipt"
            }
            _ => return bounded(ctx, contract, call),
        };
        _ = ctx.report(span, message).label("no longer so").help(HELP);
    }
    bounded(ctx, contract, call);
}

const HELP: &str =
    "correct the statement or the contract: what is stated silences what would be said otherwise";

fn bounded(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some((_, span)) = operation.extensions.as_ref().and_then(|it| it.stated.bounded) else { return };
    let mut answers = operation.outputs.iter().map(|used| contract.observed.output(used.id));
    let is_open = answers
        .any(|it| it.unknown || it.status.is_success() && it.media.iter().any(|media| media.ty.is_none()));
    if call.collection.is_none() && !is_open && &*operation.method == "GET" {
        _ = ctx.report(span, "the answer is no list, so nothing is bounded").label("no longer so").help(HELP);
    }
}
