//! `realtime/sse-without-id`

use wirelint_diagnostics::Severity;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Place, Role, TypeKind};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The events of a stream that is read with `GET` and described event by event (`itemSchema`, OpenAPI 3.2) have an `id`.
    ///
    /// A warning where the operation takes `Last-Event-ID`, which nobody can send then; otherwise `info`.
    ///
    /// It is about OpenAPI: gRPC has streams of its own, and `streaming/no-resume` is about those.
    ///
    /// ## Why it matters
    ///
    /// Connections are cut: by proxies, by deployments, by a train in a tunnel. The client connects again by itself and sends the id of the last event it has
    /// seen. Without ids it has seen none, and what happened meanwhile is lost or sent twice.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// openapi: 3.2.0
    /// info: { title: Orders, version: '1' }
    /// paths:
    ///   /orders/changes:
    ///     get:
    ///       parameters:
    ///         - { name: Last-Event-ID, in: header, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: Changes as they happen
    ///           content:
    ///             text/event-stream:
    ///               itemSchema: { type: object, properties: { event: { type: string }, data: { type: string } } }
    /// ```
    ///
    /// ```yaml correct
    /// openapi: 3.2.0
    /// info: { title: Orders, version: '1' }
    /// paths:
    ///   /orders/changes:
    ///     get:
    ///       parameters:
    ///         - { name: Last-Event-ID, in: header, schema: { type: string } }
    ///       responses:
    ///         '200':
    ///           description: Changes as they happen
    ///           content:
    ///             text/event-stream:
    ///               itemSchema: { type: object, properties: { id: { type: string }, event: { type: string }, data: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the server must send it.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding, as none of them is written for 3.2. A warning only where it is a contradiction inside the contract.
    ///
    /// ## References
    ///
    /// - WHATWG HTML §9.2 (`id`, `Last-Event-ID`); OpenAPI 3.2.0, "Server-Sent Event Streams"
    pub(crate) static SSE_WITHOUT_ID: Visit = {
        id: "realtime/sse-without-id",
        summary: "the events of a stream have an id",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    if &*operation.method != "GET" || operation.role == Role::CalledBack {
        return;
    }
    let types = &contract.observed.types;
    for used in &operation.outputs {
        let output = contract.observed.output(used.id);
        let lacks_id = output.status.is_success()
            && output.media.iter().filter(|it| it.items && it.name.starts_with("text/event-stream")).any(
                |media| {
                    media.ty.is_some_and(|ty| {
                        types.kind(ty) == TypeKind::Object
                            && types.is_described(ty)
                            && types.fields(ty).any(|it| matches!(&*it.name, "data" | "event" | "retry"))
                            && !types.fields(ty).any(|it| &*it.name == "id")
                    })
                },
            );
        if !lacks_id {
            continue;
        }
        let resumes = operation.inputs.iter().any(|used| {
            let input = contract.observed.input(used.id);
            input.place == Place::Header && input.name.eq_ignore_ascii_case("Last-Event-ID")
        });
        ctx.report(output.span, "the events of this stream have no `id`")
            .severity(if resumes { Severity::Warning } else { Severity::Info })
            .label(if resumes { "nobody can send `Last-Event-ID`" } else { "nothing to go on from" })
            .help("give each event an `id`: a client that was cut off sends the last one it has seen, and gets what it has missed")
            .used_by(&operation.name, used.at);
    }
}
