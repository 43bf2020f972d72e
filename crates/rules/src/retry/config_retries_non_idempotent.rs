//! `retry/config-retries-non-idempotent`

use rustc_hash::FxHashMap;
use wirelint_diagnostics::{Applicability, CallName, Remedy, Severity};
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Condition, Dialect, Governed, Reach, Retry, System, Written};
use wirelint_source::Span;

use crate::Visit;
use crate::traffic::{Done, after, doubtful, is_written, retries, times};
use crate::twice::{Twice, twice_or_perhaps};

declare_rule! {
    /// ## What it checks
    ///
    /// What clients, proxies and meshes are configured to call again by themselves is safe to call twice. The configuration (a gRPC service config, routes of Envoy, Istio, the Gateway
    /// API or Linkerd) is joined with the contracts: by method and path, by gRPC's names. Where a policy holds for an operation that makes something new, moves money, sends a message or
    /// starts work, and no key lets the server recognise the second call, the outcomes that it is repeated after must be such that the first call has not done its work: a failed connection,
    /// a refused stream, a rate limit, `RESOURCE_EXHAUSTED`, `ABORTED`, 429.
    ///
    /// After `DEADLINE_EXCEEDED`, `UNKNOWN`, `INTERNAL`, `CANCELLED`, `DATA_LOSS`, 408, 500, 502, 504 and a broken connection nobody knows whether it has. `UNAVAILABLE` and 503 mostly mean that
    /// nobody was there, but an answer that was lost on the way looks the same: `info`. So is what only a verb says to make something new.
    ///
    /// One policy is one finding, with the operations that it repeats as its uses.
    ///
    /// ## Why it matters
    ///
    /// Nobody decides about such a retry. The client sees one success; the server has charged twice, and whoever wrote the call, the policy or the contract finds nothing wrong in it.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// #- openapi.yaml
    /// paths:
    ///   /payments:
    ///     post:
    ///       operationId: createPayment
    ///       requestBody: { content: { application/json: { schema: { type: object, properties: { amount: { type: integer } } } } } }
    ///       responses: { '201': { description: Paid } }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: payments
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /payments }
    ///     route: { cluster: payments, timeout: 5s, retry_policy: { retry_on: "5xx", num_retries: 2 } }
    /// ```
    ///
    /// ```yaml correct
    /// #- openapi.yaml
    /// paths:
    ///   /payments:
    ///     post:
    ///       operationId: createPayment
    ///       parameters: [{ name: Idempotency-Key, in: header, required: true, description: Remembered for 24 hours, schema: { type: string } }]
    ///       requestBody: { content: { application/json: { schema: { type: object, properties: { amount: { type: integer } } } } } }
    ///       responses: { '201': { description: Paid } }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: payments
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /payments }
    ///     route: { cluster: payments, timeout: 5s, retry_policy: { retry_on: "5xx", num_retries: 2 } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// In a gRPC service config there is a fix, which is unsafe: the methods get an entry of their own in `methodConfig`, the same without `retryPolicy`, and the calls that fail are no
    /// longer made again. Elsewhere there is none: a key must be looked at by the server before it helps, and where a route is to be split its owner decides.
    ///
    /// ## Measured
    ///
    /// No published contract of the corpus stands beside such configuration, so there are no hits of this implementation yet. A trial by names alone over the 465 service configs of
    /// `googleapis` was right in 14 of 15 once it looked at verbs that make something and at the outcomes above; what is not idempotent is decided here as `idempotency/create-without-key`
    /// decides it, which was right in 101 of 110. What it says is a contradiction between a contract and what is configured around it, hence a warning.
    ///
    /// ## References
    ///
    /// - gRFC A6 (client retries), section Retryable Status Codes; AIP-194 (automatic retries), AIP-155 (request identification)
    /// - RFC 9110 §9.2.2: a proxy must not automatically retry non-idempotent requests
    pub(crate) static CONFIG_RETRIES_NON_IDEMPOTENT: Visit = {
        id: "retry/config-retries-non-idempotent",
        summary: "what is called again automatically is safe to call twice",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        fix: Applicability::Unsafe,
        visit: Visit::System(check),
    }
}

/// What is called again and may have been done, and how bad that is.
struct Found<'a> {
    governed: Governed<'a>,
    retry: &'a Retry,
    worst: Done,
    conditions: Vec<&'a Written<Condition>>,
    twice: Twice,
}

impl<'a> Found<'a> {
    fn of(governed: Governed<'a>) -> Option<Self> {
        let Governed { contract, call, policy, .. } = governed;
        let retry = policy.retry.as_ref().filter(|it| is_written(it) && retries(it))?;
        let (worst, conditions) = doubtful(retry, contract.observed.protocol);
        if worst == Done::No {
            return None;
        }
        let twice = twice_or_perhaps(contract, call)?;
        Some(Self { governed, retry, worst, conditions, twice })
    }
}

fn check(ctx: &mut Context<'_>, system: &System<'_>) {
    let all: Vec<Found<'_>> = system.governed().filter_map(Found::of).collect();
    // What one policy repeats is mended in one go.
    let mut calls: FxHashMap<Span, Vec<CallName>> = FxHashMap::default();
    for Found { governed, retry, .. } in &all {
        let is_grpc = governed.table.dialect == Dialect::Grpc;
        if let Some(rpc) = governed.operation.rpc.as_ref().filter(|_| is_grpc) {
            let name = CallName { service: rpc.service.to_string(), method: rpc.name.to_string() };
            let known = calls.entry(retry.span).or_default();
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }
    for Found { governed, retry, worst, conditions, twice } in all {
        let Governed { contract: _, call, operation, table, policy, applied } = governed;
        let is_sure = worst == Done::Perhaps && twice != Twice::Perhaps;
        let partly = if applied.reach == Reach::Some { "sometimes " } else { "" };
        let mut report = ctx
            .report(
                retry.span,
                format_args!(
                    "`{}` is {partly}called again after {}{}, when it may have been done: {}",
                    operation.name,
                    after(conditions),
                    times(retry),
                    twice.likely_harm(),
                ),
            )
            .severity(if is_sure { Severity::Warning } else { Severity::Info })
            .label("calls it again")
            .help(help(table.dialect))
            .used_by(&operation.name, operation.span)
            // One policy is one decision.
            .fold_with(format!("{:?}", retry.span));
        for it in &call.effect.evidence {
            report = report.related(it.span, it.word);
        }
        let selector = &policy.selectors[applied.selector as usize];
        if selector.span != retry.span {
            report = report.related(selector.span, format!("selects `{}`", operation.name));
        }
        if let Some(calls) = calls.remove(&retry.span) {
            let what = if calls.len() == 1 {
                format!("`{}`", calls[0].method)
            } else {
                format!("{} methods", calls.len())
            };
            let remedy = Remedy::ExceptFromRetry { span: selector.span, calls };
            report.remedy(format!("Give {what} an entry without retries"), Applicability::Unsafe, remedy);
        }
    }
}

fn help(dialect: Dialect) -> String {
    let own = match dialect {
        Dialect::Grpc => "give it a `methodConfig` of its own without `retryPolicy`",
        Dialect::Envoy | Dialect::Istio => {
            "give it a route of its own without retries, or retry after `connect-failure,refused-stream` only"
        }
        Dialect::Gateway => "give it a rule of its own without `retry`",
        Dialect::Linkerd => "give it a route of its own that is not retryable",
    };
    format!(
        "nobody can tell a lost answer from a lost request: {own}; or let it take an `Idempotency-Key`, or state `x-wirelint: {{ effect: idempotent }}` \
         where it is recognised otherwise"
    )
}
