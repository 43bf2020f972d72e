//! `retry/no-throttle`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Dialect, Traffic};

use crate::Visit;
use crate::traffic::retries;

declare_rule! {
    /// ## What it checks
    ///
    /// A gRPC service config with a retry policy has `retryThrottling`, by which clients stop retrying while most of their calls fail. Envoy, Linkerd and Google's client libraries have a limit of their own where nothing is written,
    /// so their configuration is left alone.
    ///
    /// ## Why it matters
    ///
    /// While a server is down every call is made several times. It comes back into several times its load, and goes down again.
    ///
    /// ## Examples
    ///
    /// ```json incorrect
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
    ///     "timeout": "2s",
    ///     "retryPolicy": {
    ///       "maxAttempts": 3,
    ///       "initialBackoff": "0.1s",
    ///       "maxBackoff": "1s",
    ///       "backoffMultiplier": 2,
    ///       "retryableStatusCodes": ["UNAVAILABLE"]
    ///     }
    ///   }]
    /// }
    /// ```
    ///
    /// ```json correct
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
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
    /// There is no fix: how many failures are too many only the owner of the server knows.
    ///
    /// ## Measured
    ///
    /// 465 service configs of `googleapis`: 301 of 465 have a retry policy with a number of attempts, and none of these has a throttle: 301 `info`. That is so in each, but 24 were judged and none calls for anything: generators
    /// read these files, and know no throttle. Service configs that gRPC clients load themselves, for which the rule is, were not to be had.
    ///
    /// ## References
    ///
    /// - gRFC A6 (client retries), section Throttling Configuration; Google SRE Book, Handling Overload (retry budgets)
    pub(crate) static NO_THROTTLE: Visit = {
        id: "retry/no-throttle",
        summary: "clients stop retrying while most calls fail",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::Traffic(check),
    }
}

fn check(ctx: &mut Context<'_>, traffic: &Traffic) {
    for table in traffic.tables.iter().filter(|it| it.dialect == Dialect::Grpc && !it.generator) {
        let mut retry = table.policies.iter().filter_map(|it| it.retry.as_ref()).filter(|it| retries(it));
        let Some(first) = retry.next().filter(|_| table.throttle.is_none()) else { continue };
        ctx.report(table.span, "nothing bounds the retries of all calls together")
            .label("has no `retryThrottling` beside it")
            .help(
                "add `\"retryThrottling\": { \"maxTokens\": 10, \"tokenRatio\": 0.1 }`: without it every call is made several times while the \
                 server is down, and it comes back into that",
            )
            .related(first.span, "calls are made again here");
    }
}
