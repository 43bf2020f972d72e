//! `latency/long-operation-sync`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An operation whose work takes long answers before it is done (202, a job to ask for, a callback) and does not let its caller wait.
    ///
    /// Two things must speak for it, as one alone is a guess. One says how long it takes: the prose, a stated time of a minute or more, or a 504 in a contract
    /// where most operations declare none. The other may be of that kind as well, or a name that begins with such work (`export`, `import`, `migrate`, …), or a
    /// file that is uploaded.
    ///
    /// It is silent where an answer leads to the state of the work, or is not described, and where the prose says that the work goes on after the answer.
    ///
    /// ## Why it matters
    ///
    /// Browsers, load balancers and client libraries give up after 30 to 60 seconds. The work goes on, its result is lost with the connection, and the caller
    /// starts it again.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /reports/export:
    ///     put:
    ///       operationId: exportReports
    ///       description: Exports all reports of a year. This may take several minutes.
    ///       responses: { '200': { description: The reports, content: { text/csv: { schema: { type: string } } } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /reports/export:
    ///     put:
    ///       operationId: exportReports
    ///       description: Exports all reports of a year. This may take several minutes.
    ///       responses:
    ///         '202': { description: Started, headers: { Location: { description: Where to ask, schema: { type: string } } } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Orders {
    ///   // Exports all orders of a year. This may take several minutes.
    ///   rpc ExportOrders(ExportOrdersRequest) returns (ExportOrdersResponse);
    /// }
    /// message ExportOrdersRequest {
    ///   int32 year = 1;
    ///   string request_id = 2;
    /// }
    /// message ExportOrdersResponse { bytes csv = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/longrunning/operations.proto";
    /// service Orders {
    ///   // Exports all orders of a year. This may take several minutes.
    ///   rpc ExportOrders(ExportOrdersRequest) returns (google.longrunning.Operation) {
    ///     option (google.longrunning.operation_info) = { response_type: "ExportOrdersResponse" metadata_type: "ExportProgress" };
    ///   }
    /// }
    /// message ExportOrdersRequest {
    ///   int32 year = 1;
    ///   string request_id = 2;
    /// }
    /// message ExportOrdersResponse { bytes csv = 1; }
    /// message ExportProgress { int32 percent = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   "Exports all orders. This may take several minutes."
    ///   exportOrders: ExportOrdersPayload
    /// }
    /// type ExportOrdersPayload { url: String! }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   "Begins to export all orders. This may take several minutes."
    ///   exportOrders: ExportOrdersPayload
    /// }
    /// type ExportOrdersPayload { job: ExportJob! }
    /// type ExportJob { id: ID!, status: ExportStatus! }
    /// enum ExportStatus { RUNNING SUCCEEDED FAILED }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: answering later is another contract.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 7 findings in 2 descriptions (0.01 per 100 operations). All were judged: 7 right. Two descriptions are too few for more
    /// than `info`. A file that is imported or converted was taken for a second sign at first, and was right in fewer than half of 39 findings.
    ///
    /// On googleapis and temporal (12,478 gRPC methods): no finding: what takes minutes is answered with an operation there.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding.
    ///
    /// ## References
    ///
    /// - AIP-151 (long-running operations), RFC 9110 §15.3.3 (202), Zalando RESTful API guidelines, rule 253
    pub(crate) static LONG_OPERATION_SYNC: Visit = {
        id: "latency/long-operation-sync",
        summary: "what takes long does not let its caller wait",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Contract(check),
    }
}

/// A wait that people, browsers and most proxies give up.
const LONG_MS: f64 = 60_000.0;

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let calls = &contract.interactions;
    // What most operations declare says nothing of one.
    let time_outs = calls.iter().filter(|it| it.times_out).count();
    let tells = time_outs * 2 < calls.len();
    for call in calls.iter().filter(|it| it.toil.is_some()) {
        check_call(ctx, contract, call, tells);
    }
}

fn check_call(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction, tells: bool) {
    let Some(toil) = call.toil else { return };
    let operation = contract.operation(call);
    let deadline = operation
        .extensions
        .as_ref()
        .and_then(|it| it.deadlines.iter().find(|deadline| deadline.ms >= LONG_MS));
    // Only what says how long it takes makes more of the rest: files are imported and images converted within a second as well.
    let says = [
        (toil.said, "its description says that it takes long"),
        (deadline.is_some(), "a minute or more is allowed for it"),
        (call.times_out && tells, "a 504 is declared, unlike of most operations"),
    ];
    let hints =
        [(toil.named, "its name begins with work that takes its time"), (toil.uploads, "a file is uploaded")];
    if !says.iter().any(|(is, _)| *is) {
        return;
    }
    let signals = says.into_iter().chain(hints).filter(|(is, _)| *is).map(|(_, what)| what);
    let said: Vec<&str> = signals.collect();
    if said.len() < 2 {
        return;
    }
    ctx.report(operation.span, "work that takes long, and a caller that waits for it")
        .label(said.join(", and "))
        .help(if operation.root.is_some() {
            "give back what to ask for later, or to subscribe to: a caller that gave up starts it again while the first is still worked on"
        } else {
            "answer `202` with the place to ask at later: a caller that gave up starts it again while the first is still worked on"
        })
        .used_by(&operation.name, operation.span);
}
