//! `concurrency/etag-not-emitted`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, InputId, Interaction, Operation, OutputId, Used};

use crate::Visit;
use crate::paths::LazyPaths;

declare_rule! {
    /// ## What it checks
    ///
    /// Where a write takes `If-Match`, reading the same resource (`GET` on the same path) gives the entity tag: as an `ETag` header or as a field
    /// (`etag`, `version`, `revision`, …) of its answer. Any other operation of that path may give it as well.
    ///
    /// It is silent where the resource cannot be read by the same path, and where the answer is not described to its end.
    ///
    /// A shared `If-Match` parameter is one finding where it is defined; the same header written inline in one file is one finding, too.
    ///
    /// A gRPC method that takes an `etag` in its request is one that takes `If-Match` (AIP-154).
    ///
    /// Not for GraphQL, which has no such header.
    ///
    /// ## Why it matters
    ///
    /// A client cannot send what it never got. It leaves the header out, or sends `*`, and two callers overwrite each other as if there were
    /// no precondition; where the header is required, nobody can call at all.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } }
    ///     delete:
    ///       parameters: [{ name: If-Match, in: header, schema: { type: string } }]
    ///       responses: { '204': { description: Deleted }, '412': { description: The order has changed } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders/{id}:
    ///     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: An order
    ///           headers: { ETag: { schema: { type: string } } }
    ///           content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } }
    ///     delete:
    ///       parameters: [{ name: If-Match, in: header, schema: { type: string } }]
    ///       responses: { '204': { description: Deleted }, '412': { description: The order has changed } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/protobuf/empty.proto";
    /// service Orders {
    ///   rpc GetOrder(GetOrderRequest) returns (Order);
    ///   rpc DeleteOrder(DeleteOrderRequest) returns (google.protobuf.Empty);
    /// }
    /// message GetOrderRequest { string name = 1; }
    /// message DeleteOrderRequest {
    ///   string name = 1;
    ///   string etag = 2;
    /// }
    /// message Order {
    ///   string name = 1;
    ///   string note = 2;
    /// }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/protobuf/empty.proto";
    /// service Orders {
    ///   rpc GetOrder(GetOrderRequest) returns (Order);
    ///   rpc DeleteOrder(DeleteOrderRequest) returns (google.protobuf.Empty);
    /// }
    /// message GetOrderRequest { string name = 1; }
    /// message DeleteOrderRequest {
    ///   string name = 1;
    ///   string etag = 2;
    /// }
    /// message Order {
    ///   string name = 1;
    ///   string note = 2;
    ///   string etag = 3;
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether the server sends the tag is not known.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 3,348 uses, folded to 7 findings in 7 descriptions. All were
    /// judged: 6 right. The wrong one takes the tag of another resource. Too few for an error, hence a warning.
    ///
    /// On googleapis and temporal (12,478 gRPC methods): one finding, which is right.
    ///
    /// ## References
    ///
    /// - RFC 9110 §8.8.3 (`ETag`) and §13.1.1 (`If-Match`); AIP-154
    pub(crate) static ETAG_NOT_EMITTED: Visit = {
        id: "concurrency/etag-not-emitted",
        summary: "what `If-Match` needs is given to the caller",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf],
        visit: Visit::Paths(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, paths: &LazyPaths<'_>) {
    let takes_it = |it: &Interaction| super::if_match(contract, contract.operation(it)).is_some();
    for calls in super::resources(contract, paths, takes_it) {
        let Some(answer) = super::read_answer(contract, &calls) else { continue };
        let gives_it =
            |it: &&Interaction| it.precondition.etag.is_some() || super::gives_version(contract, it);
        if calls.iter().any(gives_it) {
            continue;
        }
        for operation in calls.iter().map(|it| contract.operation(it)) {
            if let Some(used) = super::if_match(contract, operation) {
                report(ctx, contract, operation, used, answer);
            }
        }
    }
}

fn report(
    ctx: &mut Context<'_>,
    contract: &Contract,
    operation: &Operation,
    used: Used<InputId>,
    answer: Used<OutputId>,
) {
    let input = contract.observed.input(used.id);
    let (it, tag, help) = if operation.rpc.is_some() {
        (
            "etag",
            "etag",
            "give an `etag` where the resource is read; without it callers overwrite each other unseen",
        )
    } else {
        (
            "If-Match",
            "ETag",
            "give an `ETag` header where the resource is read; without it callers overwrite each other unseen",
        )
    };
    let report = ctx
        .report(input.span, format_args!("`{it}` is taken, but no answer gives the entity tag to send"))
        .label("where would the caller get it?")
        .help(help)
        .related(answer.at, format!("this answer has no `{tag}`"))
        .used_by(&operation.name, used.at);
    if used.at == input.span {
        report.fold_with("etag");
    }
}
