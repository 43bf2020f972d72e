//! `retry/backoff-exceeds-deadline`

use std::time::Duration;

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Dialect, Policy, Retry, Timeout, Traffic, Written};

use crate::Visit;
use crate::traffic::{is_written, retries, time};

declare_rule! {
    /// ## What it checks
    ///
    /// All calls that a retry policy allows can be made before the timeout of the whole is over: the waits between them, at their shortest (gRPC takes a fifth off by chance), are shorter than that, and an attempt that takes as long
    /// as it may leaves time for another one. That only some of the attempts fit at full length is `info`.
    ///
    /// Envoy's waits may be as short as nothing, so only the time of its attempts counts.
    ///
    /// ## Why it matters
    ///
    /// The policy says five calls, and the fourth never happens. Whoever reads it believes that more is done for a call than is; who measures it looks for the reason elsewhere.
    ///
    /// ## Examples
    ///
    /// ```json incorrect
    /// {
    ///   "methodConfig": [{
    ///     "name": [{ "service": "pay.v1.Payments", "method": "GetPayment" }],
    ///     "timeout": "0.5s",
    ///     "retryPolicy": {
    ///       "maxAttempts": 3,
    ///       "initialBackoff": "1s",
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
    /// There is no fix: whether the timeout or the policy is wrong only their owner knows.
    ///
    /// ## Measured
    ///
    /// 465 service configs of `googleapis`: no finding. In 99 of them `maxBackoff` is as long as the timeout or longer, but five attempts never come to wait that long, so that is left alone. It is a warning because the policy contradicts
    /// itself.
    ///
    /// ## References
    ///
    /// - gRFC A6 (client retries), section Exponential Backoff; Envoy's `RetryPolicy.per_try_timeout`
    pub(crate) static BACKOFF_EXCEEDS_DEADLINE: Visit = {
        id: "retry/backoff-exceeds-deadline",
        summary: "all attempts of a retry policy fit into its timeout",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::Traffic(check),
    }
}

fn check(ctx: &mut Context<'_>, traffic: &Traffic) {
    for table in &traffic.tables {
        for policy in &table.policies {
            let Some(retry) = policy.retry.as_ref().filter(|it| is_written(it) && retries(it)) else {
                continue;
            };
            let (timeout, at) = match &policy.timeout {
                Some(Timeout::After(timeout)) => (timeout.value, Some(timeout.span)),
                Some(Timeout::Default(timeout)) => (*timeout, None),
                Some(Timeout::Never(_)) | None => continue,
            };
            if timeout.is_zero() {
                continue;
            }
            let span = retry.attempts.as_ref().map_or(retry.span, |it| it.span);
            let Some((message, severity)) = unfit(table.dialect, policy, retry, timeout) else { continue };
            let report = ctx
                .report(span, message)
                .severity(severity)
                .label("more than there is time for")
                .help("give the whole more time, wait or try for a shorter time, or make fewer attempts");
            if let Some(at) = at {
                report.related(at, "the whole takes at most this");
            }
        }
    }
}

/// What does not fit into `timeout`.
fn unfit(dialect: Dialect, policy: &Policy, retry: &Retry, timeout: Duration) -> Option<(String, Severity)> {
    let calls = retry.calls;
    if let Some(started) = started(dialect, retry, timeout) {
        let all = calls.map_or_else(String::new, |it| format!(" of {it}"));
        return Some((
            format!(
                "only {started}{all} calls can begin within {}: the waits between them take longer",
                time(timeout)
            ),
            Severity::Warning,
        ));
    }
    let Written { value: each, .. } = policy.per_try.as_ref()?;
    if *each >= timeout {
        return Some((
            format!(
                "a call that takes its {} is never made again: the whole ends after {}",
                time(*each),
                time(timeout)
            ),
            Severity::Warning,
        ));
    }
    let calls = calls?;
    let fit = timeout.as_nanos() / each.as_nanos().max(1);
    (u128::from(calls) > fit).then(|| {
        (
            format!("only {fit} of {calls} calls of {} each fit into {}", time(*each), time(timeout)),
            Severity::Info,
        )
    })
}

/// How many calls begin before `timeout` is over, where that is not all of them.
fn started(dialect: Dialect, retry: &Retry, timeout: Duration) -> Option<u32> {
    // The shortest wait, as a part of what is written.
    let least = match dialect {
        Dialect::Grpc => 0.8,
        Dialect::Gateway => 1.0,
        Dialect::Envoy | Dialect::Istio | Dialect::Linkerd => return None,
    };
    let (timeout, mut wait) = (timeout.as_secs_f64(), retry.initial.as_ref()?.value.as_secs_f64());
    let most = retry.max.as_ref().map_or(f64::MAX, |it| it.value.as_secs_f64());
    let multiplier = retry.multiplier.as_ref().map_or(1.0, |it| it.value.max(0.0));
    let mut over = 0.0;
    // Without a number only the first wait is sure to be waited for.
    let calls = retry.calls.unwrap_or(2).min(100);
    for call in 1..calls {
        over += wait.min(most) * least;
        if over >= timeout {
            return Some(call);
        }
        wait *= multiplier;
    }
    None
}
