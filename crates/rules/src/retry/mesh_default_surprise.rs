//! `retry/mesh-default-surprise`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Governed, Origin, Retry, System};

use crate::Visit;
use crate::traffic::{Done, after, doubtful, retries, times};
use crate::twice::twice_or_perhaps;

declare_rule! {
    /// ## What it checks
    ///
    /// Where an Istio `VirtualService` routes calls and says nothing of retries, the mesh makes them again by itself: twice, after a failed connection, a refused stream, `UNAVAILABLE` and `CANCELLED`
    /// (up to version 1.23 after a 503 as well). For a gRPC method that is not safe to call twice and has no key, the last two are found. What is called over HTTP is only called again by this default when it
    /// has not arrived, so nothing is said of it.
    ///
    /// One route is one finding, with the methods that it repeats as its uses.
    ///
    /// ## Why it matters
    ///
    /// Nobody has decided that these calls are made again, and nothing in the repository says so. A server that is stopped while it works answers `CANCELLED` or not at all; the mesh sends the call to another one, which does the work once more.
    ///
    /// ## Examples
    ///
    /// ```proto incorrect
    /// //- shop/v1/payments.proto
    /// syntax = "proto3";
    /// package shop.v1;
    ///
    /// service Payments {
    ///   rpc CreatePayment(CreatePaymentRequest) returns (Payment);
    /// }
    /// message CreatePaymentRequest { int64 amount_cents = 1; }
    /// message Payment { string id = 1; }
    /// //- mesh.yaml
    /// apiVersion: networking.istio.io/v1
    /// kind: VirtualService
    /// metadata: { name: payments }
    /// spec:
    ///   hosts: [payments]
    ///   http:
    ///   - match: [{ uri: { prefix: /shop.v1.Payments/ } }]
    ///     timeout: 5s
    ///     route: [{ destination: { host: payments } }]
    /// ```
    ///
    /// ```proto correct
    /// //- shop/v1/payments.proto
    /// syntax = "proto3";
    /// package shop.v1;
    ///
    /// service Payments {
    ///   rpc CreatePayment(CreatePaymentRequest) returns (Payment);
    /// }
    /// message CreatePaymentRequest {
    ///   int64 amount_cents = 1;
    ///   // A UUID. A second request with it gets the answer of the first, for 24 hours.
    ///   string request_id = 2;
    /// }
    /// message Payment { string id = 1; }
    /// //- mesh.yaml
    /// apiVersion: networking.istio.io/v1
    /// kind: VirtualService
    /// metadata: { name: payments }
    /// spec:
    ///   hosts: [payments]
    ///   http:
    ///   - match: [{ uri: { prefix: /shop.v1.Payments/ } }]
    ///     timeout: 5s
    ///     route: [{ destination: { host: payments } }]
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether the calls should be safe to repeat or not be repeated, their owner decides.
    ///
    /// ## Measured
    ///
    /// No published contract of the corpus stands beside such configuration, so there are no hits yet. What a mesh really does hangs on its version and on its own defaults (`meshConfig.defaultHttpRetryPolicy`), hence `info`.
    ///
    /// ## References
    ///
    /// - Istio, Concepts, Traffic Management, Retries; `HTTPRetry` and `MeshConfig.defaultHttpRetryPolicy` in its reference; the change notes of 1.24
    /// - RFC 9110 §9.2.2: a proxy must not automatically retry non-idempotent requests
    pub(crate) static MESH_DEFAULT_SURPRISE: Visit = {
        id: "retry/mesh-default-surprise",
        summary: "what is not safe to call twice is not called twice because nobody has said otherwise",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::Traffic],
        visit: Visit::System(check),
    }
}

fn check(ctx: &mut Context<'_>, system: &System<'_>) {
    for Governed { contract, call, operation, policy, .. } in system.governed() {
        let is_assumed = |it: &&Retry| it.origin == Origin::Assumed;
        let Some(retry) = policy.retry.as_ref().filter(is_assumed).filter(|it| retries(it)) else { continue };
        let (worst, conditions) = doubtful(retry, contract.observed.protocol);
        if worst == Done::No {
            continue;
        }
        let Some(twice) = twice_or_perhaps(contract, call) else { continue };
        let mut report = ctx
            .report(
                retry.span,
                format_args!(
                    "`{}` is called again by the mesh after {}{}, though nobody says so: {}",
                    operation.name,
                    after(conditions),
                    times(retry),
                    twice.likely_harm(),
                ),
            )
            .label("says nothing of retries")
            .help("write `retries: { attempts: 0 }`, or retry after `connect-failure,refused-stream` only; or let the call take a key by which the server recognises it")
            .used_by(&operation.name, operation.span)
            // One route is one decision.
            .fold_with(format!("{:?}", retry.span));
        for it in &call.effect.evidence {
            report = report.related(it.span, it.word);
        }
    }
}
