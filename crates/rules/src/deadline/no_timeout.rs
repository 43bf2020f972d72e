//! `deadline/no-timeout`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::Exchange;
use wirelint_model::traffic::{Dialect, Governed, Reach, System, Timeout};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where configuration holds for an operation whose caller waits, and says whether calls are made again or where they go, it says how long they may take: `timeout` of a gRPC service config or a route of Istio, `timeouts.request` of the Gateway
    /// API. A timeout that is written as 0 is none. Envoy takes 15 seconds and Linkerd 10 where nothing is written.
    ///
    /// One policy is one finding, with the operations that have no timeout as its uses.
    ///
    /// ## Why it matters
    ///
    /// A call that is never answered is never over. Its caller keeps a thread, a connection and its own callers waiting, and one stuck server stops all that depend on it.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// #- openapi.yaml
    /// paths:
    ///   /orders/{id}:
    ///     get:
    ///       operationId: getOrder
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: An order }, '404': { description: There is none } }
    /// #- mesh.yaml
    /// apiVersion: networking.istio.io/v1
    /// kind: VirtualService
    /// metadata: { name: orders }
    /// spec:
    ///   hosts: ["*"]
    ///   http:
    ///   - route: [{ destination: { host: orders } }]
    /// ```
    ///
    /// ```yaml correct
    /// #- openapi.yaml
    /// paths:
    ///   /orders/{id}:
    ///     get:
    ///       operationId: getOrder
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: An order }, '404': { description: There is none } }
    /// #- mesh.yaml
    /// apiVersion: networking.istio.io/v1
    /// kind: VirtualService
    /// metadata: { name: orders }
    /// spec:
    ///   hosts: ["*"]
    ///   http:
    ///   - route: [{ destination: { host: orders } }]
    ///     timeout: 2s
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: how long a call may take only its owner knows.
    ///
    /// ## Measured
    ///
    /// No published contract of the corpus stands beside such configuration: no hits yet. Without real hits it is `info`.
    ///
    /// ## References
    ///
    /// - gRPC guides, Deadlines; Istio `HTTPRoute.timeout` (disabled where nothing is written); Gateway API GEP-1742
    pub(crate) static NO_TIMEOUT: Visit = {
        id: "deadline/no-timeout",
        summary: "whoever waits for an answer waits for a limited time",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::System(check),
    }
}

fn check(ctx: &mut Context<'_>, system: &System<'_>) {
    for Governed { call, operation, table, policy, applied, .. } in system.governed() {
        let is_silent = matches!(table.dialect, Dialect::Grpc | Dialect::Istio | Dialect::Gateway);
        let span = match &policy.timeout {
            Some(Timeout::Never(span)) => *span,
            None if is_silent && policy.per_try.is_none() => policy.span,
            _ => continue,
        };
        // What answers by itself reaches nobody who could be slow.
        let is_forwarded = table.dialect == Dialect::Grpc || !policy.destinations.is_empty();
        if call.exchange.value != Exchange::Waits || applied.reach != Reach::All || !is_forwarded {
            continue;
        }
        ctx.report(span, "nothing ends a call that is not answered")
            .label("no timeout")
            .help("say how long such a call may take: without that its caller waits as long as the server is stuck")
            .used_by(&operation.name, operation.span);
    }
}
