//! `idempotency/body-on-bodiless-method`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{BodyContent, Contract, HttpBody, HttpRule, Interaction, Operation, Rpc};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// `GET`, `HEAD` and `DELETE` carry no request body. HTTP gives a body on these methods no meaning, and a client must not
    /// generate one unless it knows the server beforehand.
    ///
    /// An error on `GET` and `HEAD`. On `DELETE` a warning where the body decides what is deleted (it is required, it has required
    /// fields, or it is a list), otherwise `info`; `info` also where JSON:API prescribes it. A body that can carry nothing (an object
    /// without fields, as generators write it) and a body of which nothing is said are left alone.
    ///
    /// In .proto files `body` of a `google.api.http` rule with `get` is an error, with `delete` a warning.
    ///
    /// A shared body is one finding where it is defined. So are the bodies that the `DELETE` operations of one file have
    /// inline.
    ///
    /// Not for GraphQL, whose operations have no bodies of their own.
    ///
    /// ## Why it matters
    ///
    /// Proxies, caches, gateways and client libraries may drop the body without a word. Then `DELETE /carts/7/lines` with a list of
    /// lines in its body deletes all of them; and a `GET` is answered from a cache that never looked at its body.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /lines:
    ///     delete:
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: array, items: { type: string } } }
    ///       responses: { '204': { description: Deleted } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /lines:batchDelete:
    ///     post:
    ///       description: Deletes several lines, all or none. Atomic.
    ///       requestBody:
    ///         content:
    ///           application/json: { schema: { type: array, maxItems: 100, items: { type: string } } }
    ///       responses: { '204': { description: Deleted } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/annotations.proto";
    /// service Orders {
    ///   rpc DeleteOrders(DeleteOrdersRequest) returns (DeleteOrdersResponse) {
    ///     option (google.api.http) = { delete: "/v1/orders" body: "*" };
    ///   }
    /// }
    /// message DeleteOrdersRequest {
    ///   // At most 100.
    ///   repeated string names = 1;
    /// }
    /// message DeleteOrdersResponse {}
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/annotations.proto";
    /// service Orders {
    ///   rpc DeleteOrder(DeleteOrderRequest) returns (DeleteOrderResponse) {
    ///     option (google.api.http) = { delete: "/v1/{name=orders/*}" };
    ///   }
    /// }
    /// message DeleteOrderRequest { string name = 1; }
    /// message DeleteOrderResponse {}
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: moving the body elsewhere is another operation, which clients must learn.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 43 uses as an error, folded to 37; 294 as a warning, folded to 77; 249 as
    /// `info`, folded to 63 (0.09 errors and warnings per 100 operations). Judged: 42 of 42 errors and 81 of 81 warnings right. Bodies that
    /// carry nothing, most of them Stripe's, are left alone.
    ///
    /// ## References
    ///
    /// - RFC 9110 §9.3.1 (`GET`), §9.3.2 (`HEAD`), §9.3.5 (`DELETE`)
    /// - OpenAPI 3.0.4, Operation Object, `requestBody`; AIP-235 (batch delete is a `POST`)
    pub(crate) static BODY_ON_BODILESS_METHOD: Visit = {
        id: "idempotency/body-on-bodiless-method",
        summary: "`GET`, `HEAD` and `DELETE` carry no request body",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    if let Some(rpc) = &operation.rpc {
        return check_rpc(ctx, operation, rpc);
    }
    let Some(used) = operation.body else { return };
    let content = contract.body_content(used.id);
    if !matches!(content, BodyContent::Optional | BodyContent::Needed) {
        return;
    }
    let body = contract.observed.body(used.id);
    let (severity, help) = match &*operation.method {
        "GET" | "HEAD" => (
            Severity::Error,
            "use query parameters, or `POST`: caches answer without looking at the body, proxies may drop it",
        ),
        "DELETE" => {
            let prescribed = operation.path.contains("/relationships/")
                || body.media.iter().any(|media| media.name.contains("vnd.api"));
            let needed = content == BodyContent::Needed && !prescribed;
            (
                if needed { Severity::Warning } else { Severity::Info },
                "name what to delete in the path or query, or use a `POST`: where a proxy drops the body, more is deleted than meant",
            )
        }
        _ => return,
    };
    let method = &operation.method;
    let report = ctx
        .report(body.span, format_args!("`{method}` carries no request body: this one may not arrive"))
        .severity(severity)
        .label(format!("a body on `{method}` has no meaning in HTTP"))
        .help(help)
        .used_by(&operation.name, used.at);
    // An API that deletes by a body does so everywhere: that is one decision.
    if severity < Severity::Error && used.at == body.span {
        report.fold_with(format!("{method} {severity}"));
    }
}

/// The ways to call a method over HTTP: a rule with `get` or `delete` that says what the body is.
fn check_rpc(ctx: &mut Context<'_>, operation: &Operation, rpc: &Rpc) {
    let has_none = |it: &&HttpRule| matches!(&*it.method, "GET" | "DELETE") && it.body != HttpBody::Nothing;
    for rule in rpc.rules.iter().filter(has_none) {
        let (method, span) = (&rule.method, rule.body_span.unwrap_or(rule.span));
        let severity = if &**method == "GET" { Severity::Error } else { Severity::Warning };
        ctx.report(span, format_args!("`{method}` carries no request body: this one may not arrive"))
            .severity(severity)
            .label(format!("a body on `{method}` has no meaning in HTTP"))
            .help("leave `body` out, so that the fields are in the path and the query, or `post` to a custom method (AIP-136, AIP-235)")
            .used_by(&operation.name, span);
    }
}
