//! `latency/monitor-not-terminal`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Role};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The state of work that is polled (a field `status` or `state` with listed values, in what a `GET` on a job, task, export, run, … answers)
    /// has a value for each way in which the work ends: that it succeeded, and that it failed.
    ///
    /// It is silent where one of the values is not understood, and, where only failure is missing, where the answer has a field for an
    /// error or a value says that somebody ended it.
    ///
    /// A shared type is one finding where the field is defined.
    ///
    /// ## Why it matters
    ///
    /// A caller polls until it sees an end. An end that has no value is never seen: the caller polls until somebody looks at it, or gives up
    /// and starts the work again.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /exports/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: How far it is
    ///           headers: { Retry-After: { schema: { type: integer } } }
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties: { state: { type: string, enum: [queued, running, succeeded] } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /exports/{id}:
    ///     get:
    ///       parameters:
    ///         - { name: id, in: path, required: true, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: How far it is
    ///           headers: { Retry-After: { schema: { type: integer } } }
    ///           content:
    ///             application/json:
    ///               schema:
    ///                 type: object
    ///                 properties: { state: { type: string, enum: [queued, running, succeeded, failed] } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Exports { rpc GetExport(GetExportRequest) returns (Export); }
    /// message GetExportRequest { string name = 1; }
    /// message Export {
    ///   enum State {
    ///     STATE_UNSPECIFIED = 0;
    ///     QUEUED = 1;
    ///     RUNNING = 2;
    ///     SUCCEEDED = 3;
    ///   }
    ///   string name = 1;
    ///   State state = 2;
    /// }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Exports { rpc GetExport(GetExportRequest) returns (Export); }
    /// message GetExportRequest { string name = 1; }
    /// message Export {
    ///   enum State {
    ///     STATE_UNSPECIFIED = 0;
    ///     QUEUED = 1;
    ///     RUNNING = 2;
    ///     SUCCEEDED = 3;
    ///     FAILED = 4;
    ///   }
    ///   string name = 1;
    ///   State state = 2;
    /// }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { export(id: ID!): Export }
    /// type Mutation { deleteExport(id: ID!): Export }
    /// type Export { id: ID!, status: ExportStatus! }
    /// enum ExportStatus { QUEUED RUNNING }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { export(id: ID!): Export }
    /// type Mutation { deleteExport(id: ID!): Export }
    /// type Export { id: ID!, status: ExportStatus! }
    /// enum ExportStatus { QUEUED RUNNING SUCCEEDED FAILED }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: a value that the server never sends helps nobody.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 8 findings in 7 descriptions (0.006 per 100 operations). All were judged: 7 right. Services that start
    /// and stop (`running`, `stopped`) are no work that ends, and were 40 wrong ones of a first attempt.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding.
    ///
    /// ## References
    ///
    /// - Microsoft Azure REST API guidelines, long-running operations (terminal states)
    /// - AIP-151 (long-running operations: `done`, and either `error` or `response`)
    pub(crate) static MONITOR_NOT_TERMINAL: Visit = {
        id: "latency/monitor-not-terminal",
        summary: "the state of polled work has values for success and for failure",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(monitor) = call.monitor.as_deref() else { return };
    let operation = contract.operation(call);
    if !monitor.about_work || monitor.other || operation.role == Role::CalledBack {
        return;
    }
    // Where the status code says that it is not over, the end need not be a value.
    if call.receipt.is_some() {
        return;
    }
    let name = &monitor.name;
    let missing = match (monitor.succeeded, monitor.failed) {
        (false, false) => "is over",
        (false, true) => "succeeded",
        (true, false) if !monitor.tells_more && !monitor.cancelled => "failed",
        _ => return,
    };
    ctx.report(monitor.span, format_args!("`{name}` has no value that says that the work {missing}"))
        .label("polled until an end that is never seen")
        .help("list a value for success and one for failure: a caller that sees no end polls for ever, or starts the work again")
        .used_by(&operation.name, monitor.output.at);
}
