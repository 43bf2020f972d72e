//! `retry/non-retryable-code`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Condition, GrpcCode, Traffic};

use crate::Visit;
use crate::traffic::{is_written, retries};

declare_rule! {
    /// ## What it checks
    ///
    /// Calls are made again after outcomes that may be others the next time: not after codes that say that the call itself is wrong (`INVALID_ARGUMENT`, `NOT_FOUND`, `ALREADY_EXISTS`, `PERMISSION_DENIED`,
    /// `UNAUTHENTICATED`, `FAILED_PRECONDITION`, `OUT_OF_RANGE`, `UNIMPLEMENTED`, 4XX but 408, 409, 425 and 429), nor after `DATA_LOSS` or `OK`. `DEADLINE_EXCEEDED` and `CANCELLED` are `info`: the deadline of a gRPC call is that
    /// of all its attempts, and who cancelled does not want it again. So are `INTERNAL` and `UNKNOWN`, which mostly stand for a defect. `UNAVAILABLE`, `RESOURCE_EXHAUSTED` and `ABORTED` are left alone.
    ///
    /// ## Why it matters
    ///
    /// Such a call fails as often as it is made. Its caller waits longer for the same answer, and the server does the work of several calls, most of all while something is wrong already.
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
    ///       "retryableStatusCodes": ["UNAVAILABLE", "NOT_FOUND"]
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
    /// There is no fix: whether the code stands there by mistake only its owner knows.
    ///
    /// ## Measured
    ///
    /// 465 service configs of `googleapis`: 252 `info` (195 `DEADLINE_EXCEEDED`, 31 `UNKNOWN`, 23 `INTERNAL`, 3 `CANCELLED`), each exactly what AIP-194 advises against. 30 were judged: 27 right; the others are
    /// Pub/Sub's and Firestore's, whose owners mean it. No warning, so what is one rests on what the codes mean.
    ///
    /// ## References
    ///
    /// - AIP-194 (automatic retries): which codes are retried
    /// - <https://grpc.github.io/grpc/core/md_doc_statuscodes.html>; RFC 9110 §15.5
    pub(crate) static NON_RETRYABLE_CODE: Visit = {
        id: "retry/non-retryable-code",
        summary: "calls are made again only after what may be otherwise the next time",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::Traffic(check),
    }
}

fn check(ctx: &mut Context<'_>, traffic: &Traffic) {
    let policies = traffic.tables.iter().flat_map(|it| &it.policies);
    let written = policies.filter_map(|it| it.retry.as_ref()).filter(|it| is_written(it) && retries(it));
    for condition in written.flat_map(|it| &it.conditions) {
        let Some((severity, why)) = futile(&condition.value) else { continue };
        let what = match &condition.value {
            Condition::Grpc(code) => format!("`{}`", code.name()),
            Condition::Http(from, _) => from.to_string(),
            _ => continue,
        };
        ctx.report(condition.span, format_args!("calls are made again after {what}: {why}"))
            .severity(severity)
            .label("no time is the right one for another try")
            .help("take it away, so that the caller hears of it at once")
            // What a virtual host says for its routes is said once.
            .argument(what);
    }
}

/// Why another try is in vain, and how surely.
fn futile(condition: &Condition) -> Option<(Severity, &'static str)> {
    const WRONG: &str = "the call itself is refused, and the next one is the same";
    Some(match condition {
        Condition::Grpc(code) => match code {
            GrpcCode::InvalidArgument
            | GrpcCode::NotFound
            | GrpcCode::AlreadyExists
            | GrpcCode::PermissionDenied
            | GrpcCode::Unauthenticated
            | GrpcCode::FailedPrecondition
            | GrpcCode::OutOfRange
            | GrpcCode::Unimplemented => (Severity::Warning, WRONG),
            GrpcCode::DataLoss => (Severity::Warning, "what is lost does not come back"),
            GrpcCode::Ok => (Severity::Warning, "it is no failure"),
            GrpcCode::DeadlineExceeded => (Severity::Info, "the time of all attempts is over then"),
            GrpcCode::Cancelled => (Severity::Info, "who cancelled a call does not want it again"),
            GrpcCode::Internal | GrpcCode::Unknown => {
                (Severity::Info, "it mostly stands for a defect, which is still there")
            }
            GrpcCode::Unavailable | GrpcCode::ResourceExhausted | GrpcCode::Aborted => return None,
        },
        Condition::Http(from, to) if from == to && matches!(from, 400..=499) => match from {
            408 | 409 | 425 | 429 => return None,
            _ => (Severity::Warning, WRONG),
        },
        _ => return None,
    })
}
