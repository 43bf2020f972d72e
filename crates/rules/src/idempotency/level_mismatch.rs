//! `idempotency/level-mismatch`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, IdempotencyLevel, Interaction, VerbClass};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// What a method promises by `idempotency_level` fits the rest of it:
    ///
    /// - a method with `NO_SIDE_EFFECTS` has no HTTP rule that changes something (`put`, `patch`, `delete`);
    /// - a method with `IDEMPOTENT` that makes something takes a key, or lets its caller choose the id: otherwise each call makes a new one.
    ///
    /// What promises to have no side effects and is called as if it had some, `idempotency/safe-method-mutates` finds.
    ///
    /// ## Why it matters
    ///
    /// Clients and proxies act on the promise by themselves: Connect sends what has no side effects as a `GET` that caches may answer, and libraries send
    /// again what is idempotent whenever an answer is lost. A wrong promise is a duplicate that nobody asked for.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   rpc CreateOrder(CreateOrderRequest) returns (Order) { option idempotency_level = IDEMPOTENT; }
    /// }
    /// message CreateOrderRequest { string item = 1; }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ```proto correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   rpc CreateOrder(CreateOrderRequest) returns (Order) { option idempotency_level = IDEMPOTENT; }
    /// }
    /// message CreateOrderRequest {
    ///   string item = 1;
    ///   // Kept for a day; the same id with another item is refused.
    ///   string request_id = 2;
    /// }
    /// message Order { string id = 1; }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: either the promise is wrong, or the request lacks what keeps it.
    ///
    /// ## Measured
    ///
    /// Nobody states `idempotency_level` on googleapis (491 packages with 12,344 methods) or in Temporal's API, so there are no hits; each would be a contradiction inside
    /// one contract.
    ///
    /// ## References
    ///
    /// - `google/protobuf/descriptor.proto`, `MethodOptions.IdempotencyLevel`
    /// - <https://connectrpc.com/docs/protocol/#unary-get-request>; AIP-155 (request identification)
    pub(crate) static LEVEL_MISMATCH: Visit = {
        id: "idempotency/level-mismatch",
        summary: "what `idempotency_level` promises fits the method",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Protobuf],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some(rpc) = operation.rpc.as_deref() else { return };
    match rpc.level {
        Some((IdempotencyLevel::NoSideEffects, span)) => {
            let changing = ["PUT", "PATCH", "DELETE"];
            let Some(rule) = rpc.rules.iter().find(|it| changing.contains(&&*it.method)) else { return };
            ctx.report(
                span,
                format_args!("`{}` promises no side effects, and is called by `{}`", operation.name, rule.method),
            )
            .label("one of them is wrong")
            .help("make the rule a `get`, or take the promise back: caches and proxies answer and repeat what has no side effects")
            .related(rule.span, format!("`{}` changes something (RFC 9110 §9.2.1)", rule.method))
            .used_by(&operation.name, span);
        }
        Some((IdempotencyLevel::Idempotent, span)) => {
            let makes = call.verb == VerbClass::Create && call.repeat.new_id.is_some();
            if !makes || call.key.is_some() || call.repeat.guard.is_some() || operation.inputs_unknown {
                return;
            }
            ctx.report(span, format_args!("`{}` promises to be idempotent, and nothing lets it be", operation.name))
                .label("each call makes a new one")
                .help("take a `request_id` (AIP-155), or let the caller choose the id: clients send again what promises this, and a server cannot recognise the second call")
                .related(operation.span, "the server gives what it makes an id of its own")
                .used_by(&operation.name, span);
        }
        None => {}
    }
}
