//! `idempotency/key-undocumented`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Role};

use crate::Visit;
use crate::idempotency::used_at;

declare_rule! {
    /// ## What it checks
    ///
    /// The description of an idempotency key, or that of the API where it speaks of keys, says how long the server remembers one (a time, "expires", "retained", …).
    /// Only what is a key beyond doubt counts: by its name (`Idempotency-Key`, `client_token`, …) or by what is said of it.
    ///
    /// The same key in several operations of one file is one finding.
    ///
    /// ## Why it matters
    ///
    /// A client that retries after a night does not know whether its key still counts. If it does not, the work is done again.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /exports:
    ///     post:
    ///       parameters: [{ name: Idempotency-Key, in: header, required: true, description: Any text, schema: { type: string } }]
    ///       responses: { '202': { description: Started } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /exports:
    ///     post:
    ///       parameters:
    ///         - name: Idempotency-Key
    ///           in: header
    ///           required: true
    ///           description: Any text; remembered for 24 hours
    ///           schema: { type: string }
    ///       responses: { '202': { description: Started } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Exports { rpc CreateExport(CreateExportRequest) returns (Export); }
    /// message CreateExportRequest { string idempotency_key = 1; }
    /// message Export { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Exports { rpc CreateExport(CreateExportRequest) returns (Export); }
    /// message CreateExportRequest {
    ///   // Any text; remembered for 24 hours.
    ///   string idempotency_key = 1;
    /// }
    /// message Export { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation { createOrder(item: ID!, idempotencyKey: String!): Order }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   createOrder(
    ///     item: ID!
    ///     "Remembered for 24 hours, for each account by itself."
    ///     idempotencyKey: String!
    ///   ): Order
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: how long keys are kept only the server's owner knows.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 920 uses, folded to 154 findings in 144 descriptions, nearly all of them of two owners. Judged: 17 of 19 right. It does no harm
    /// before somebody retries late, hence `info`.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 1 finding, which is right.
    ///
    /// ## References
    ///
    /// - draft-ietf-httpapi-idempotency-key-header §2.3 (expiry), §3 (what a resource publishes)
    pub(crate) static KEY_UNDOCUMENTED: Visit = {
        id: "idempotency/key-undocumented",
        summary: "it is said how long an idempotency key is remembered",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    let Some(key) = call.key.as_ref().filter(|it| it.certain && !it.lasting) else { return };
    if operation.role != Role::Served || matches!(&*operation.method, "GET" | "HEAD") {
        return;
    }
    let name = &key.name;
    ctx.report(key.span, format_args!("nothing says how long `{name}` is remembered"))
        .label("for how long may a client retry?")
        .help("say in its description how long keys are kept and for whom: a retry after that does the work again")
        .argument(&**name)
        .used_by(&operation.name, used_at(contract, call, key))
        .fold_with(&**name);
}
