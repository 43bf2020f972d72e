//! `streaming/no-resume`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A stream of what happens (server-sent events, or lines of JSON from a path such as `/events/stream`) lets a caller that was cut off say where it was: with
    /// `Last-Event-ID`, a cursor, a time or a number. Events that are described one by one (`itemSchema`) are what `realtime/sse-without-id` is about.
    ///
    /// It is silent where what is sent is made for the call and ends with it (the words of a language model, the output of a run), and where each event says how
    /// things stand now (statistics, a configuration), so that the next one makes up for those that were missed.
    ///
    /// Of GraphQL these are subscriptions.
    ///
    /// ## Why it matters
    ///
    /// Connections are cut: by proxies after a minute of silence, by every deployment. What happened until the caller was back is lost, and it does not even know that
    /// something was.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders/events:
    ///     get:
    ///       responses:
    ///         '200': { description: Changes as they happen, content: { text/event-stream: {} } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders/events:
    ///     get:
    ///       parameters:
    ///         - { name: Last-Event-ID, in: header, schema: { type: string } }
    ///       responses:
    ///         '200': { description: Changes as they happen, content: { text/event-stream: {} } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Ledger {
    ///   // Sends what happens.
    ///   rpc WatchEntries(WatchEntriesRequest) returns (stream Entry);
    /// }
    /// message WatchEntriesRequest { string account = 1; }
    /// message Entry { string text = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Ledger {
    ///   // Sends what happens.
    ///   rpc WatchEntries(WatchEntriesRequest) returns (stream Entry);
    /// }
    /// message WatchEntriesRequest {
    ///   string account = 1;
    ///   string resume_token = 2;
    /// }
    /// message Entry { string text = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Subscription { orderEvents: OrderEvent! }
    /// type OrderEvent { kind: String!, order: Order! }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Subscription { orderEvents(after: ID): OrderEvent! }
    /// type OrderEvent { id: ID!, kind: String!, order: Order! }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: the server must remember what it sent.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: no finding. Of the four event streams in them, the three without a way to go on say how things stand now. Without real hits
    /// it is `info`.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 1 finding among 26 subscriptions.
    ///
    /// ## References
    ///
    /// - WHATWG HTML §9.2 (`Last-Event-ID`)
    pub(crate) static NO_RESUME: Visit = {
        id: "streaming/no-resume",
        summary: "a caller that was cut off from a stream can go on where it was",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    if call.resumes != Some(false) {
        return;
    }
    let operation = contract.operation(call);
    ctx.report(operation.span, "a stream that begins anew whenever the connection is cut")
        .label("nothing says where the caller was")
        .help(if operation.root.is_some() {
            "take an argument that says from when on, and give with each event what to send as that: what happens while a subscriber is away is lost"
        } else {
            "give each event an `id` and take `Last-Event-ID`, or let the caller say from when on: what happens while it is away is lost"
        })
        .used_by(&operation.name, operation.span);
}
