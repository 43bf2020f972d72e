//! `errors/throttle-without-retry-after`

use wirelint_diagnostics::{Remedy, Severity};
use wirelint_lint::{Applicability, Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Throttle};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A response that sends the caller away for now (`429 Too Many Requests`, `503 Service Unavailable`) says when to come
    /// back: by a `Retry-After` header or one that carries the same (`RateLimit`, `X-RateLimit-Reset`, …), by a field of its
    /// body (`retry_after`, `retryDelay`, …), or by such a header on the operation's successful answers.
    ///
    /// A 429 about a quota or a slot ("monthly limit", "too many concurrent jobs") is left alone: no delay would help. A 503
    /// whose description speaks neither of load nor of trying again is reported as `info`.
    ///
    /// What several operations share is one finding where it is defined, with its uses as related places. The same status
    /// written inline again and again in one file is one finding, too.
    ///
    /// Only OpenAPI says how calls fail: a gRPC method fails with a `google.rpc.Status`, and its .proto file does not say with which.
    ///
    /// ## Why it matters
    ///
    /// The caller will try again. Without a time every client guesses, those that guess short come back while the server is
    /// still down, and all of them come back together: the retry is what keeps the outage going.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '429': { description: Too many requests }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '429':
    ///           description: Too many requests
    ///           headers:
    ///             Retry-After:
    ///               description: How many seconds to wait
    ///               schema: { type: integer }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// The fix declares a `Retry-After` header. It is unsafe: the contract then promises something that the server must
    /// also do.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 1,758 uses as a warning, folded to 94 findings in 87 descriptions (0.08 per
    /// 100 operations); 1,525 uses as `info`, folded to 275. Judged: 88 of 91 warnings right (429: 61 of 63 and 16 of 17; 503 that ask for
    /// a retry: 11 of 11). Of the other 503 about half are right, hence `info`.
    ///
    /// Judged again by somebody else, more strictly, as the labels in the repository have it: 83 of 94 warnings right, 5 of 14 infos. The wrong
    /// ones speak of a lock or of a plan's quota in other words, or say when in prose or under a name of their own.
    ///
    /// ## References
    ///
    /// - RFC 6585 §4 (429), RFC 9110 §10.2.3 (`Retry-After`) and §15.6.4 (503)
    /// - Zalando RESTful API guidelines, rule 153
    pub(crate) static THROTTLE_WITHOUT_RETRY_AFTER: Visit = {
        id: "errors/throttle-without-retry-after",
        summary: "a response that sends the caller away says when to come back",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        fix: Applicability::Unsafe,
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    for used in &operation.outputs {
        let facts = contract.output_facts(used.id);
        let severity = match facts.throttle {
            Some(Throttle::Rate | Throttle::Overload) => Severity::Warning,
            Some(Throttle::Unavailable) => Severity::Info,
            Some(Throttle::Quota) | None => continue,
        };
        let output = contract.observed.output(used.id);
        if facts.says_when || output.unknown || learned_before(contract, call) {
            continue;
        }
        let status = output.status;
        let report = ctx
            .report(
                output.span,
                format_args!("`{status}` sends the caller away without saying when to come back"),
            )
            .severity(severity)
            .label("no `Retry-After` header")
            .help("declare `Retry-After`: clients that have to guess come back too early and all at once")
            .used_by(&operation.name, used.at)
            .remedy(
                "Declare a `Retry-After` header",
                Applicability::Unsafe,
                Remedy::DeclareRetryAfter { response: output.definition },
            );
        if used.at == output.span {
            report.fold_with(format!("{status} {severity}"));
        }
    }
}

/// Whether a successful answer already told the caller when its limit is reset.
fn learned_before(contract: &Contract, call: &Interaction) -> bool {
    contract.operation(call).outputs.iter().any(|used| {
        contract.observed.output(used.id).status.is_success() && contract.output_facts(used.id).says_when
    })
}
