//! `deadline/inverted-budget`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Governed, System, Timeout};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where extensions state both how long a call may take (`x-google-backend`, `x-amazon-apigateway-integration`) and for how long clients repeat it (`x-speakeasy-retries`), the second
    /// is not shorter than the first. The same holds for the timeout that the configuration of traffic around the contract has for the operation.
    ///
    /// ## Why it matters
    ///
    /// A call that fails slowly is never repeated, though the contract says that it is; and the server works on for somebody who has left.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /reports:
    ///     get:
    ///       x-google-backend: { address: https://reports.internal, deadline: 30 }
    ///       x-speakeasy-retries: { strategy: backoff, backoff: { maxElapsedTime: 5000 }, statusCodes: [503] }
    ///       responses: { '200': { description: The report } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /reports:
    ///     get:
    ///       x-google-backend: { address: https://reports.internal, deadline: 5 }
    ///       x-speakeasy-retries: { strategy: backoff, backoff: { maxElapsedTime: 60000 }, statusCodes: [503] }
    ///       responses: { '200': { description: The report } }
    /// ```
    ///
    /// ```yaml traffic incorrect
    /// #- openapi.yaml
    /// paths:
    ///   /reports/{id}:
    ///     get:
    ///       x-google-backend: { address: https://reports.internal, deadline: 30 }
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: The report } }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: reports
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /reports }
    ///     route: { cluster: reports, timeout: 10s }
    /// ```
    ///
    /// ```yaml traffic correct
    /// #- openapi.yaml
    /// paths:
    ///   /reports/{id}:
    ///     get:
    ///       x-google-backend: { address: https://reports.internal, deadline: 5 }
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: The report }, '404': { description: There is none } }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: reports
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /reports }
    ///     route: { cluster: reports, timeout: 10s }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which of the two times is wrong only their owner knows.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding, since none states both. It is a warning only because the contract contradicts itself.
    ///
    /// ## References
    ///
    /// - gRPC guides, Deadlines (propagation); Amazon Builders' Library, Timeouts, retries, and backoff with jitter
    pub(crate) static INVERTED_BUDGET: Visit = {
        id: "deadline/inverted-budget",
        summary: "a caller waits at least as long as the call may take",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Traffic],
        visit: Visit::Several(&[Visit::Interaction(check), Visit::System(check_system)]),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some(extensions) = &operation.extensions else { return };
    let Some(deadline) = extensions.deadlines.iter().max_by(|a, b| a.ms.total_cmp(&b.ms)) else { return };
    for policy in contract.observed.retries(operation).filter(|it| !it.disabled) {
        let Some(elapsed) = policy.elapsed_ms.filter(|it| *it < deadline.ms) else { continue };
        let seconds = |ms: f64| ms / 1000.0;
        let (given, allowed) = (seconds(elapsed), seconds(deadline.ms));
        ctx.report(
            deadline.span,
            format_args!("one call may take {allowed} seconds, but calls are repeated for {given} only"),
        )
        .label("longer than its retries")
        .help("let the server give up first, or the client repeat for longer: a call that fails slowly is never repeated, though the contract says that it is")
        .related(policy.span, format!("`{}` ends after {given} seconds", policy.extension))
        .used_by(&operation.name, deadline.span);
    }
}

fn check_system(ctx: &mut Context<'_>, system: &System<'_>) {
    for Governed { operation, policy, .. } in system.governed() {
        let Some(Timeout::After(timeout)) = &policy.timeout else { continue };
        let Some(extensions) = &operation.extensions else { continue };
        let given = timeout.value.as_secs_f64();
        let longest = extensions.deadlines.iter().max_by(|a, b| a.ms.total_cmp(&b.ms));
        let Some(deadline) = longest.filter(|it| it.ms / 1000.0 > given) else { continue };
        let allowed = deadline.ms / 1000.0;
        ctx.report(
            timeout.span,
            format_args!("calls are given up after {given} seconds, but one may take {allowed} seconds"),
        )
        .label("shorter than what stands behind it may take")
        .help("let the server give up first: it works on for somebody who has left, and a call that is made again is made beside the first one")
        .related(deadline.span, format!("`{}` allows {allowed} seconds", deadline.extension))
        .used_by(&operation.name, operation.span);
    }
}
