//! `realtime/sse-as-schema`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, TypeKind};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// In OpenAPI 3.2 a stream of events (`text/event-stream`) describes each event with `itemSchema`. A `schema` describes the whole stream, which is a list of
    /// events; one that says it is an object or a number never holds.
    ///
    /// In 3.0 and 3.1 there is no `itemSchema`, and nothing is reported.
    ///
    /// It is about OpenAPI: gRPC has streams of its own, and `streaming/no-resume` is about those.
    ///
    /// ## Why it matters
    ///
    /// A client that believes the contract waits for one document, until the connection is cut. A stream has none: it has events, one after the other.
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
    ///               schema: { type: object, properties: { id: { type: string }, data: { type: string } } }
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
    ///               itemSchema: { type: object, properties: { id: { type: string }, data: { type: string } } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether the schema is that of an event or of what an event holds must be looked at.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding, as none of them is written for 3.2. On because what it finds is a contradiction inside the contract.
    ///
    /// ## References
    ///
    /// - OpenAPI 3.2.0, Media Type Object (`itemSchema`) and "Sequential Media Types"; WHATWG HTML §9.2 (server-sent events)
    pub(crate) static SSE_AS_SCHEMA: Visit = {
        id: "realtime/sse-as-schema",
        summary: "a stream of events describes each event",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let types = &contract.observed.types;
    for used in &operation.outputs {
        for media in &contract.observed.output(used.id).media {
            let (Some(span), Some(ty)) = (media.whole, media.ty) else { continue };
            if matches!(types.kind(ty), TypeKind::List | TypeKind::Any | TypeKind::String) {
                continue;
            }
            ctx.report(span, format_args!("`schema` describes a stream of `{}` as one document", media.name))
                .label("a stream is a list of events")
                .help("use `itemSchema`, which describes each event: a client that believes this waits for a document that never ends")
                .used_by(&operation.name, used.at);
        }
    }
}
