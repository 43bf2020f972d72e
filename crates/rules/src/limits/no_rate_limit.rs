//! `limits/no-rate-limit`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Role, Status};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Something in a contract says what happens to those who call too often: a 429, a header about limits, or a word about them.
    ///
    /// It is one finding for a contract. The rule is off by default: many APIs have no such limit, or say it elsewhere.
    ///
    /// Only OpenAPI says how calls fail: a gRPC method fails with a `google.rpc.Status`, and its .proto file does not say with which.
    ///
    /// ## Why it matters
    ///
    /// A client that does not know of a limit has nothing to slow down by. It learns it when it is shut out, on its busiest day, and its retries keep
    /// it there.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200': { description: Orders }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders:
    ///     get:
    ///       responses:
    ///         '200': { description: Orders }
    ///         '429': { description: Too many calls, headers: { Retry-After: { schema: { type: integer } } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what the server does is not known here.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 1,867 findings in 1,867 descriptions. 15 were judged: 12 right. The wrong ones belong to publishers that
    /// tell of limits in one place for all of their APIs, or to servers that their users run themselves; hence off.
    ///
    /// ## References
    ///
    /// - RFC 6585 §4 (429); Zalando RESTful API guidelines, rule 153
    pub(crate) static NO_RATE_LIMIT: Visit = {
        id: "limits/no-rate-limit",
        summary: "a contract says what happens to who calls too often",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let observed = &contract.observed;
    let Some(span) = observed.about.span else { return };
    let served = || observed.operations.iter().filter(|it| it.role == Role::Served && !it.outputs.is_empty());
    let Some(first) = served().next() else { return };
    let by_answer = served().flat_map(|it| &it.outputs).any(|used| {
        let output = observed.output(used.id);
        output.unknown
            || output.status == Status::Code(429)
            || contract.output_facts(used.id).throttle.is_some()
            || output.headers.iter().any(|it| speaks_of_limits(&it.name))
            || speaks_of_limits(&output.description)
    });
    let by_prose = || {
        speaks_of_limits(&observed.about.description)
            || served().any(|it| speaks_of_limits(&it.description) || speaks_of_limits(&it.summary))
    };
    if by_answer || by_prose() {
        return;
    }
    _ = ctx
        .report(span, "nothing says what happens to who calls too often")
        .label("no 429, no header, no word about limits")
        .help("describe 429 with `Retry-After`, and say how many calls are fine: clients learn it otherwise when they are shut out")
        .used_by(&first.name, first.span);
}

fn speaks_of_limits(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "rate limit",
        "rate-limit",
        "ratelimit",
        "rate_limit",
        "throttl",
        "too many requests",
        "toomanyrequests",
        "quota",
        "retry-after",
    ];
    let text = text.to_ascii_lowercase();
    WORDS.iter().any(|it| text.contains(it)) || text.contains("requests per ") || text.contains("calls per ")
}
