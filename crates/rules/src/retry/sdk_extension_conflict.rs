//! `retry/sdk-extension-conflict`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Effect, Extensions, Operation, RetryPolicy, Role, Status};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A policy by which generated clients repeat calls by themselves (`x-speakeasy-retries`, `x-fern-retries`), or generated servers their work (`x-retry`), does not repeat what makes something new and has no key.
    /// Only outcomes count after which the work may have been done: 500, 502, 504, 5XX, and a connection that broke; a 429 or 503 is the answer of a server that has not.
    ///
    /// A policy for all operations is one finding, with the operations that it repeats as its uses.
    ///
    /// It is about OpenAPI, whose extensions these are.
    ///
    /// ## Why it matters
    ///
    /// Nobody decides about such a retry: the client library sends the request again, and whoever wrote the call sees one success and finds two orders.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// x-speakeasy-retries: { strategy: backoff, statusCodes: [5XX], retryConnectionErrors: true }
    /// paths:
    ///   /orders:
    ///     post:
    ///       operationId: placeOrder
    ///       responses: { '201': { description: Placed } }
    /// ```
    ///
    /// ```yaml correct
    /// x-speakeasy-retries: { strategy: backoff, statusCodes: [429, 503] }
    /// paths:
    ///   /orders:
    ///     post:
    ///       operationId: placeOrder
    ///       responses: { '201': { description: Placed } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a key must be looked at by the server before a contract may ask for it.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations, 7 of them with such a policy: 32 uses, folded to 5 findings in 5 descriptions of one owner. All were judged: 5 right.
    /// What they say is a contradiction inside the contract, hence a warning with so few owners.
    ///
    /// ## References
    ///
    /// - RFC 9110 §9.2.2 (no automatic retries of what is not idempotent)
    /// - <https://www.speakeasy.com/docs/customize-sdks/retries>
    pub(crate) static SDK_EXTENSION_CONFLICT: Visit = {
        id: "retry/sdk-extension-conflict",
        summary: "clients repeat by themselves only what can be repeated without harm",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    for call in &contract.interactions {
        let operation = contract.operation(call);
        if operation.role != Role::Served || call.effect.value != Effect::NotIdempotent {
            continue;
        }
        let stated = |it: &Extensions| it.stated.dedup.is_some();
        if operation.extensions.as_deref().is_some_and(stated) {
            continue;
        }
        for policy in contract.observed.retries(operation) {
            check_policy(ctx, operation, policy);
        }
    }
}

fn check_policy(ctx: &mut Context<'_>, operation: &Operation, policy: &RetryPolicy) {
    if policy.disabled || policy.attempts == Some(1) {
        return;
    }
    let Some(after) = ambiguous(policy) else { return };
    let (repeats, who) = if policy.by_server {
        ("does the work again", "servers that are generated do so by themselves")
    } else {
        ("repeats calls", "generated clients do so by themselves")
    };
    ctx.report(
        policy.span,
        format_args!("`{}` {repeats} after {after}, also where the first one may have done its work", policy.extension),
    )
    .label(who)
    .help("let operations that make something take an `Idempotency-Key`, or switch the repetition off for them: a connection that breaks behind the work makes the client do it twice")
    .used_by(&operation.name, operation.span)
    .fold_with(policy.extension);
}

/// The outcome after which calls are repeated though the server may have done its work. A 429 or 503 is an answer of a server that has not.
fn ambiguous(policy: &RetryPolicy) -> Option<String> {
    if policy.by_server {
        return Some("an exception".into());
    }
    if policy.connection_errors {
        return Some("a broken connection".into());
    }
    let open = |it: &&Status| matches!(it, Status::Range(5) | Status::Code(500 | 502 | 504));
    policy.statuses.iter().find(open).map(|it| format!("`{it}`"))
}
