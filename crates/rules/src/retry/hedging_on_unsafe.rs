//! `retry/hedging-on-unsafe`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Governed, System};

use crate::Visit;
use crate::twice::{Twice, twice};

declare_rule! {
    /// ## What it checks
    ///
    /// What is hedged (made again before the first call is answered: `hedgingPolicy` of gRPC, `hedge_policy` of Envoy) is safe to call twice. An operation that makes something new, moves money, sends a message or starts work, without a key
    /// by which the server knows the second call, is not.
    ///
    /// ## Why it matters
    ///
    /// Hedging does not wait for a failure. Whenever a server is slow, both calls arrive, and both are done.
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
    ///     route:
    ///       cluster: payments
    ///       timeout: 5s
    ///       hedge_policy: { hedge_on_per_try_timeout: true }
    ///       retry_policy: { retry_on: connect-failure, per_try_timeout: 1s, num_retries: 2 }
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
    ///     route:
    ///       cluster: payments
    ///       timeout: 5s
    ///       hedge_policy: { hedge_on_per_try_timeout: true }
    ///       retry_policy: { retry_on: connect-failure, per_try_timeout: 1s, num_retries: 2 }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a key must be looked at by the server before it helps.
    ///
    /// ## Measured
    ///
    /// No published contract of the corpus stands beside a hedging policy (the 465 service configs of `googleapis` have none): no hits yet. What it says is a contradiction between a contract and what is configured around it, hence a warning.
    ///
    /// ## References
    ///
    /// - gRFC A6 (client retries), section Hedging Policy: only for methods that are safe to execute multiple times
    pub(crate) static HEDGING_ON_UNSAFE: Visit = {
        id: "retry/hedging-on-unsafe",
        summary: "what is hedged is safe to call twice",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::System(check),
    }
}

fn check(ctx: &mut Context<'_>, system: &System<'_>) {
    for Governed { contract, call, operation, policy, applied, .. } in system.governed() {
        let Some(hedging) = &policy.hedging else { continue };
        let Some(twice) = twice(contract, call) else { continue };
        let severity = if twice == Twice::Perhaps { Severity::Info } else { Severity::Warning };
        let mut report = ctx
            .report(
                hedging.span,
                format_args!(
                    "`{}` is called again while the first call is still worked on: {}",
                    operation.name,
                    twice.harm(),
                ),
            )
            .severity(severity)
            .label("calls it several times at once")
            .help(
                "hedge only what is read or has a key: leave this operation out, or let it take an `Idempotency-Key`, or state \
                 `x-wirelint: { effect: idempotent }` where a second call is recognised otherwise",
            )
            .used_by(&operation.name, operation.span)
            .fold_with(format!("{:?}", hedging.span));
        for it in &call.effect.evidence {
            report = report.related(it.span, it.word);
        }
        report.related(
            policy.selectors[applied.selector as usize].span,
            format!("selects `{}`", operation.name),
        );
    }
}
