//! `latency/lro-no-cancel`

use std::collections::HashSet;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Role};

use crate::Visit;
use crate::names::{add_normal, normal, singular};
use crate::paths::{LazyPaths, parent, shape};

declare_rule! {
    /// ## What it checks
    ///
    /// Work that a caller starts, and whose state it then reads (`POST /exports`, `GET /exports/{id}` with a `status`), can be ended by a caller: with `DELETE`, with an operation
    /// named for that (`/exports/{id}/cancel`), or by changing its state.
    ///
    /// It is silent where the contract does not start the work, or changes the thing that has the state.
    ///
    /// Of GraphQL these are a mutation that makes something (`createExport`) and a query that gives its state (`export(id:)`); `cancelExport` ends it.
    ///
    /// ## Why it matters
    ///
    /// The wrong export was started, or the caller has gone. What nobody can end runs to its end: it takes the place of others, and costs what it costs. Callers that
    /// may only run one at a time wait for a result that nobody wants.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /exports:
    ///     post:
    ///       responses:
    ///         '202': { description: Started, headers: { Location: { schema: { type: string } } } }
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
    ///               schema: { type: object, properties: { status: { type: string, enum: [running, succeeded, failed] }, error: { type: string } } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /exports:
    ///     post:
    ///       responses:
    ///         '202': { description: Started, headers: { Location: { schema: { type: string } } } }
    ///   /exports/{id}:
    ///     parameters:
    ///       - { name: id, in: path, required: true, schema: { type: string } }
    ///     get:
    ///       responses:
    ///         '200':
    ///           description: How far it is
    ///           headers: { Retry-After: { schema: { type: integer } } }
    ///           content:
    ///             application/json:
    ///               schema: { type: object, properties: { status: { type: string, enum: [running, succeeded, failed, cancelled] }, error: { type: string } } }
    ///     delete:
    ///       responses: { '204': { description: Cancelled } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Exports {
    ///   rpc CreateExport(CreateExportRequest) returns (Export);
    ///   rpc GetExport(GetExportRequest) returns (Export);
    /// }
    /// message CreateExportRequest {
    ///   // Kept for a day.
    ///   string request_id = 1;
    /// }
    /// message GetExportRequest { string name = 1; }
    /// message Export {
    ///   enum State {
    ///     STATE_UNSPECIFIED = 0;
    ///     RUNNING = 1;
    ///     SUCCEEDED = 2;
    ///     FAILED = 3;
    ///   }
    ///   string name = 1;
    ///   State state = 2;
    /// }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Exports {
    ///   rpc CreateExport(CreateExportRequest) returns (Export);
    ///   rpc GetExport(GetExportRequest) returns (Export);
    ///   rpc CancelExport(CancelExportRequest) returns (Export);
    /// }
    /// message CreateExportRequest {
    ///   // Kept for a day.
    ///   string request_id = 1;
    /// }
    /// message GetExportRequest { string name = 1; }
    /// message CancelExportRequest { string name = 1; }
    /// message Export {
    ///   enum State {
    ///     STATE_UNSPECIFIED = 0;
    ///     RUNNING = 1;
    ///     SUCCEEDED = 2;
    ///     FAILED = 3;
    ///   }
    ///   string name = 1;
    ///   State state = 2;
    /// }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { export(id: ID!): Export }
    /// type Mutation { createExport(input: CreateExportInput!): Export! }
    /// input CreateExportInput {
    ///   "Kept for a day."
    ///   idempotencyKey: ID!
    /// }
    /// type Export { id: ID!, state: ExportState! }
    /// enum ExportState { RUNNING SUCCEEDED FAILED }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { export(id: ID!): Export }
    /// type Mutation {
    ///   createExport(input: CreateExportInput!): Export!
    ///   cancelExport(id: ID!): Export!
    /// }
    /// input CreateExportInput {
    ///   "Kept for a day."
    ///   idempotencyKey: ID!
    /// }
    /// type Export { id: ID!, state: ExportState! }
    /// enum ExportState { RUNNING SUCCEEDED FAILED CANCELLED }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: somebody must build it.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 31 findings in 26 descriptions of 12 publishers (0.02 per 100 operations). With those in two large descriptions beside them
    /// 28 were judged, 12 of them by a second reader too: 23 right. Not every work is worth it, so it is `info`.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding.
    ///
    /// ## References
    ///
    /// - AIP-151 (long-running operations; `CancelOperation`), Microsoft Azure architecture patterns, Asynchronous Request-Reply
    pub(crate) static LRO_NO_CANCEL: Visit = {
        id: "latency/lro-no-cancel",
        summary: "work that was started can be ended",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Paths(check),
    }
}

/// What a word says that ends some work, as the beginning of a name.
const ENDS: [&str; 12] = [
    "cancel",
    "stop",
    "abort",
    "terminate",
    "kill",
    "interrupt",
    "halt",
    "delete",
    "remove",
    "destroy",
    "discard",
    "pause",
];

fn check(ctx: &mut Context<'_>, contract: &Contract, paths: &LazyPaths<'_>) {
    let mut calls = contract
        .interactions
        .iter()
        .filter_map(|call| call.monitor.as_ref().map(|it| (contract.operation(call), it)))
        .filter(|(operation, it)| {
            it.named_work && (it.pending || it.running) && operation.role == Role::Served
        })
        .filter_map(|(operation, it)| Some((operation, it, work(&shape(&operation.path))?)))
        .peekable();
    if calls.peek().is_none() {
        return;
    }
    let paths = paths.made();
    let mut open = Vec::new();
    for (operation, monitor, work) in calls {
        let Some(all) = parent(&work) else { continue };
        let changes = ["DELETE", "PUT", "PATCH", "POST"].iter().any(|method| {
            paths.get(method, &work).is_some() || *method != "POST" && paths.get(method, all).is_some()
        });
        let noun = all.rsplit('/').find(|it| !it.contains('{')).map(|it| singular(&normal(it)));
        let Some(start) = paths.get("POST", all).map(|it| contract.operation(it)) else { continue };
        if !changes {
            open.push((operation, monitor, start, work, noun.unwrap_or_default()));
        }
    }
    if open.is_empty() {
        return;
    }
    let ended = Ended::of(contract, open.iter().map(|(.., noun)| &**noun));
    for (operation, monitor, start, work, noun) in &open {
        if ended.shapes.contains(work) || ended.nouns.contains(&**noun) {
            continue;
        }
        let label = if monitor.cancelled {
            "its state may be cancelled, and nothing here cancels it"
        } else {
            "nothing ends it but itself"
        };
        ctx.report(operation.span, "work that a caller starts and cannot end")
            .label(label)
            .help(if operation.root.is_some() {
                "add a mutation that cancels it, with a state that says so: what nobody wants any more runs on, and takes the place of other work"
            } else {
                "add a `DELETE` or a `cancel` for it, with a state that says so: what nobody wants any more runs on, and takes the place of other work"
            })
            .related(start.span, "starts it")
            .used_by(&operation.name, operation.span);
    }
}

/// The shape of the path of the work whose state is read at a path of this shape: `/exports/{id}/status` is the state of `/exports/{id}`.
fn work(shape: &str) -> Option<String> {
    let states = ["/status", "/state", "/progress"];
    let work = states.iter().find_map(|it| shape.strip_suffix(it)).unwrap_or(shape);
    work.ends_with("/{}").then(|| work.to_owned())
}

/// What operations end.
struct Ended<'n> {
    /// The shapes of the paths of what an operation right below ends.
    shapes: HashSet<String>,
    /// What is named where something is ended.
    nouns: HashSet<&'n str>,
}

impl<'n> Ended<'n> {
    /// Looks for `nouns`.
    fn of(contract: &Contract, nouns: impl Iterator<Item = &'n str>) -> Self {
        let mut open: HashSet<&str> = nouns.filter(|it| !it.is_empty()).collect();
        let mut ended = Self { shapes: HashSet::new(), nouns: HashSet::new() };
        let operations = &contract.observed.operations;
        let mut in_path = String::new();
        for operation in operations.iter().filter(|it| it.role == Role::Served && &*it.method != "GET") {
            let path = operation.path.trim_end_matches('/');
            let last = path.rsplit(['/', ':']).next().unwrap_or_default();
            let last_word = normal(last);
            let by_path = ENDS.iter().any(|it| last_word.starts_with(it));
            if by_path {
                ended.shapes.insert(shape(path[..path.len() - last.len()].trim_end_matches(['/', ':'])));
            }
            in_path.clear();
            add_normal(&mut in_path, operation.id.as_deref().unwrap_or_default());
            let in_id = in_path.len();
            add_normal(&mut in_path, path);
            // Few operations name one of them, and only those have to be looked at for the many words.
            open.retain(|noun| {
                let ends = in_path.contains(noun)
                    && (by_path
                        || &*operation.method == "DELETE"
                        || ENDS.iter().any(|it| in_path[..in_id].contains(it)));
                if ends {
                    ended.nouns.insert(noun);
                }
                !ends
            });
        }
        ended
    }
}
