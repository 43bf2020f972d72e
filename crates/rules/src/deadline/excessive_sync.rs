//! `deadline/excessive-sync`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Governed, Reach, System, Timeout};
use wirelint_model::{Contract, Exchange, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where an extension states how long a call may take (`x-google-backend`, `x-amazon-apigateway-integration`), a caller that waits for the result waits a minute at most.
    /// So it is where the configuration of traffic around the contract states it: gRPC service configs, Envoy, Istio, the Gateway API, Linkerd.
    /// A call that is answered with a 202, is a stream or calls back is left alone.
    ///
    /// ## Why it matters
    ///
    /// Browsers, load balancers and most client libraries give up after 30 to 60 seconds, and then send it again while the first is still
    /// being worked on.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /reports:
    ///     put:
    ///       x-google-backend: { address: https://reports.internal, deadline: 300 }
    ///       responses: { '200': { description: The report } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /reports:
    ///     put:
    ///       x-google-backend: { address: https://reports.internal, deadline: 300 }
    ///       responses: { '202': { description: Started, headers: { Location: { schema: { type: string } } } } }
    /// ```
    ///
    /// ```yaml traffic incorrect
    /// #- openapi.yaml
    /// paths:
    ///   /reports/{id}:
    ///     put:
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: The report } }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: reports
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /reports }
    ///     route: { cluster: reports, timeout: 300s }
    /// ```
    ///
    /// ```yaml traffic correct
    /// #- openapi.yaml
    /// paths:
    ///   /reports/{id}:
    ///     put:
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: The report }, '400': { description: Wrong } }
    /// #- routes.yaml
    /// virtual_hosts:
    /// - name: reports
    ///   domains: ["*"]
    ///   routes:
    ///   - match: { prefix: /reports }
    ///     route: { cluster: reports, timeout: 20s }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: answering later is another contract.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding, since none of them states such a time.
    ///
    /// 465 service configs of `googleapis` with their contracts: 180 findings (2 minutes to 4 hours). 24 were judged: 23 right. A minute itself, which is what most of
    /// those configs say of all methods, was 415 more, and is no decision of anybody. What is done about it is another contract, so it is `info`.
    ///
    /// ## References
    ///
    /// - AIP-151 (long-running operations), RFC 9110 §15.3.3 (202)
    pub(crate) static EXCESSIVE_SYNC: Visit = {
        id: "deadline/excessive-sync",
        summary: "a caller that waits does not wait for minutes",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Traffic],
        visit: Visit::Several(&[Visit::Interaction(check), Visit::System(check_system)]),
    }
}

/// A wait that people, browsers and most proxies give up. A minute itself is what generators and proxies write where nobody has decided.
const LONG_MS: f64 = 60_000.0;

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    if call.exchange.value != Exchange::Waits {
        return;
    }
    let operation = contract.operation(call);
    let Some(extensions) = &operation.extensions else { return };
    for deadline in extensions.deadlines.iter().filter(|it| it.ms > LONG_MS) {
        let seconds = (deadline.ms / 1000.0).round();
        ctx.report(deadline.span, format_args!("the caller of `{}` may wait {seconds} seconds for its answer", operation.name))
            .label("longer than most callers and proxies do")
            .help("answer `202` with the place to ask at later, or lower the time: a caller that gave up sends it again while the first is still worked on")
            .related(operation.span, "the caller waits for the result");
    }
}

fn check_system(ctx: &mut Context<'_>, system: &System<'_>) {
    for Governed { call, operation, policy, applied, .. } in system.governed() {
        let Some(Timeout::After(timeout)) = &policy.timeout else { continue };
        let ms = timeout.value.as_secs_f64() * 1000.0;
        if call.exchange.value != Exchange::Waits || applied.reach != Reach::All || ms <= LONG_MS {
            continue;
        }
        let seconds = (ms / 1000.0).round();
        ctx.report(timeout.span, format_args!("who waits for an answer may wait {seconds} seconds for it"))
            .label("longer than most callers and proxies do")
            .help("answer `202` with the place to ask at later, or lower the time: a caller that gave up sends it again while the first is still worked on")
            .used_by(&operation.name, operation.span);
    }
}
