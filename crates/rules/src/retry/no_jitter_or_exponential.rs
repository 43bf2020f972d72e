//! `retry/no-jitter-or-exponential`

use std::sync::Arc;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::Traffic;
use wirelint_model::{Contract, RetryPolicy};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A policy by which generated clients repeat calls (`x-speakeasy-retries`) waits longer each time: its exponent is above 1, and its longest wait is above its
    /// first. The same holds for the retry policies of gRPC service configs.
    ///
    /// ## Why it matters
    ///
    /// All clients that saw the same failure come back at the same moments and with full force. The retries keep down what they wait for.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// x-speakeasy-retries:
    ///   strategy: backoff
    ///   backoff: { initialInterval: 500, exponent: 1 }
    /// paths: {}
    /// ```
    ///
    /// ```yaml openapi correct
    /// x-speakeasy-retries:
    ///   strategy: backoff
    ///   backoff: { initialInterval: 500, maxInterval: 30000, exponent: 2 }
    /// paths: {}
    /// ```
    ///
    /// ```json traffic incorrect
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
    ///     "timeout": "10s",
    ///     "retryPolicy": {
    ///       "maxAttempts": 4, "initialBackoff": "1s", "maxBackoff": "1s", "backoffMultiplier": 1,
    ///       "retryableStatusCodes": ["UNAVAILABLE"]
    ///     }
    ///   }],
    ///   "retryThrottling": { "maxTokens": 10, "tokenRatio": 0.1 }
    /// }
    /// ```
    ///
    /// ```json traffic correct
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
    ///     "timeout": "10s",
    ///     "retryPolicy": {
    ///       "maxAttempts": 4, "initialBackoff": "0.2s", "maxBackoff": "5s", "backoffMultiplier": 2,
    ///       "retryableStatusCodes": ["UNAVAILABLE"]
    ///     }
    ///   }],
    ///   "retryThrottling": { "maxTokens": 10, "tokenRatio": 0.1 }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: how long a wait does no harm only the server's owner knows.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding; all 7 policies in them grow. It is a warning only because a backoff that does not grow contradicts itself.
    /// 465 service configs of `googleapis`, all of whose 575 policies grow: no finding.
    ///
    /// ## References
    ///
    /// - Amazon Builders' Library, Timeouts, retries, and backoff with jitter
    /// - <https://www.speakeasy.com/docs/customize-sdks/retries>
    pub(crate) static NO_JITTER_OR_EXPONENTIAL: Visit = {
        id: "retry/no-jitter-or-exponential",
        summary: "clients that repeat calls wait longer each time",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Traffic],
        visit: Visit::Several(&[Visit::Contract(check), Visit::Traffic(check_traffic)]),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let observed = &contract.observed;
    let own = observed.operations.iter().map(|it| (Some(&it.name), it.extensions.as_deref()));
    let all = [(None, observed.about.extensions.as_deref())].into_iter().chain(own);
    for (operation, extensions) in all {
        for policy in extensions.iter().flat_map(|it| &it.retries) {
            check_policy(ctx, policy, operation);
        }
    }
}

fn check_policy(ctx: &mut Context<'_>, policy: &RetryPolicy, operation: Option<&Arc<str>>) {
    if policy.disabled || policy.attempts == Some(1) {
        return;
    }
    let stays = policy.multiplier.is_some_and(|it| it <= 1.0);
    let capped = matches!((policy.initial_ms, policy.max_ms), (Some(initial), Some(max)) if initial >= max);
    if !stays && !capped {
        return;
    }
    let label = if stays { "the wait grows by nothing" } else { "the first wait is the longest" };
    let report = ctx
        .report(policy.span, format_args!("`{}` repeats calls at the same distance again and again", policy.extension))
        .label(label)
        .help("let the wait at least double: all clients that saw the same failure come back at the same moments and keep the server down");
    if let Some(name) = operation {
        report.used_by(name, policy.span).fold_with(label);
    }
}

fn check_traffic(ctx: &mut Context<'_>, traffic: &Traffic) {
    let policies = traffic.tables.iter().flat_map(|it| &it.policies);
    for retry in policies.filter_map(|it| it.retry.as_ref()) {
        // Between two calls there is one wait, which cannot grow.
        if retry.calls.is_some_and(|it| it <= 2) {
            continue;
        }
        let stays = retry.multiplier.as_ref().filter(|it| it.value > 0.0 && it.value <= 1.0);
        let capped = match (&retry.initial, &retry.max, &retry.multiplier) {
            (Some(initial), Some(max), Some(_)) if initial.value >= max.value => Some(max),
            _ => None,
        };
        let (span, label) = match (stays, capped) {
            (Some(multiplier), _) => (multiplier.span, "the wait grows by nothing"),
            (None, Some(max)) => (max.span, "the first wait is the longest"),
            (None, None) => continue,
        };
        ctx.report(span, "calls are made again at the same distance again and again")
            .label(label)
            .help("let the wait at least double: all clients that saw the same failure come back at the same moments and keep the server down");
    }
}
