//! `deadline/wait-for-ready-unbounded`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::Traffic;

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// What waits for a connection (`waitForReady` in a gRPC service config) has a timeout beside it. What one policy says is not merged with another one, so a timeout elsewhere does not count.
    ///
    /// ## Why it matters
    ///
    /// Without it such a call fails at once while the server is down. With it, it waits until the server is there: for ever, if its caller does not set a deadline itself, and the caller's own callers with it.
    ///
    /// ## Examples
    ///
    /// ```json incorrect
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
    ///     "waitForReady": true,
    ///     "retryPolicy": {
    ///       "maxAttempts": 3,
    ///       "initialBackoff": "0.1s",
    ///       "maxBackoff": "1s",
    ///       "backoffMultiplier": 2,
    ///       "retryableStatusCodes": ["UNAVAILABLE"]
    ///     }
    ///   }],
    ///   "retryThrottling": { "maxTokens": 10, "tokenRatio": 0.1 }
    /// }
    /// ```
    ///
    /// ```json correct
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
    ///     "waitForReady": true,
    ///     "timeout": "2s",
    ///     "retryPolicy": {
    ///       "maxAttempts": 3,
    ///       "initialBackoff": "0.1s",
    ///       "maxBackoff": "1s",
    ///       "backoffMultiplier": 2,
    ///       "retryableStatusCodes": ["UNAVAILABLE"]
    ///     }
    ///   }],
    ///   "retryThrottling": { "maxTokens": 10, "tokenRatio": 0.1 }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: how long a call may wait only its owner knows.
    ///
    /// ## Measured
    ///
    /// 465 service configs of `googleapis`: no finding, since none of them waits for a connection. Without real hits it is `info`.
    ///
    /// ## References
    ///
    /// - gRPC guides, Wait-for-Ready and Deadlines
    pub(crate) static WAIT_FOR_READY_UNBOUNDED: Visit = {
        id: "deadline/wait-for-ready-unbounded",
        summary: "what waits for a server waits for a limited time",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::Traffic(check),
    }
}

fn check(ctx: &mut Context<'_>, traffic: &Traffic) {
    for policy in traffic.tables.iter().flat_map(|it| &it.policies) {
        let Some(waits) = policy.wait_for_ready.as_ref().filter(|it| it.value && policy.timeout.is_none())
        else {
            continue;
        };
        ctx.report(waits.span, "a call waits for its server as long as that is away")
            .label("and nothing here ends it")
            .help("add a `timeout`: what waits for a connection does not fail, so only a deadline ends it");
    }
}
