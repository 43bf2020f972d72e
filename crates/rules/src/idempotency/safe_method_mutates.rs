//! `idempotency/safe-method-mutates`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, IdempotencyLevel, Interaction, Role, Status};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// No `GET` and no `HEAD` is there to change something. Reported where two of its names agree on a verb that changes something: the last segment of
    /// its path is that verb (`/users/{id}/delete`) and its `operationId`, summary or description begins with it; or a segment begins
    /// with it (`/deleteUser`) and both the `operationId` and the prose do.
    ///
    /// It is silent where one of them says that something is read ("Returns …"), where the answer leads a browser on (3XX), and for words that
    /// are nouns as often (`archive`, `export`, `report`).
    ///
    /// Of GraphQL it is a query that begins with such a verb and names what it is done to (`deleteOrder`).
    ///
    /// ## Why it matters
    ///
    /// `GET` promises that nothing happens, and everybody takes it at its word: crawlers and link previews open it, browsers fetch it in advance,
    /// proxies and client libraries repeat it, caches do not send it at all.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /users/{id}/delete:
    ///     get:
    ///       summary: Delete a user
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: Deleted } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /users/{id}:
    ///     delete:
    ///       summary: Delete a user
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '204': { description: Deleted } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/annotations.proto";
    /// service Users {
    ///   // Deletes a user.
    ///   rpc DeleteUser(DeleteUserRequest) returns (DeleteUserResponse) {
    ///     option (google.api.http) = { get: "/v1/{name=users/*}:delete" };
    ///   }
    /// }
    /// message DeleteUserRequest { string name = 1; }
    /// message DeleteUserResponse {}
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/annotations.proto";
    /// service Users {
    ///   // Deletes a user.
    ///   rpc DeleteUser(DeleteUserRequest) returns (DeleteUserResponse) {
    ///     option (google.api.http) = { delete: "/v1/{name=users/*}" };
    ///   }
    /// }
    /// message DeleteUserRequest { string name = 1; }
    /// message DeleteUserResponse {}
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query {
    ///   order(id: ID!): Order
    ///   deleteOrder(id: ID!): Order
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation { deleteOrder(id: ID!): Order }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another method is another operation, which clients must learn.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 21 findings in 9 descriptions (0.02 per 100 operations). Every one was judged: 21 right. 10 of them are one
    /// owner's. Hits on which only one name speaks (54 more before the names had to agree) were wrong in most cases and are left alone: "update runs" and
    /// "cancel fees" are nouns.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding. Before a noun alone (`refund`) was left alone there was one, which was wrong.
    ///
    /// ## References
    ///
    /// - RFC 9110 §9.2.1 (safe methods)
    pub(crate) static SAFE_METHOD_MUTATES: Visit = {
        id: "idempotency/safe-method-mutates",
        summary: "an operation that changes something is no `GET` and no `HEAD`",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Interaction(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let Some(verb) = call.repeat.mutation else { return };
    let operation = contract.operation(call);
    let stated = operation.extensions.as_ref().is_some_and(|it| it.stated.effect.is_some());
    if stated || operation.role != Role::Served || redirects(contract, call) {
        return;
    }
    if operation.root.is_some() {
        ctx.report(operation.span, format_args!("a query promises to change nothing, but this one is there to {verb}"))
            .label("clients send it again whenever they like")
            .help("make it a mutation: the fields of a query run side by side, and clients, caches and prefetching repeat queries unasked")
            .argument(verb)
            .used_by(&operation.name, operation.span);
        return;
    }
    let promise = match operation.rpc.as_deref().and_then(|it| it.level) {
        Some((IdempotencyLevel::NoSideEffects, _)) => "NO_SIDE_EFFECTS",
        _ => &operation.method,
    };
    ctx.report(
        operation.span,
        format_args!("`{promise}` promises to change nothing, but this operation is there to {verb}"),
    )
    .label(format!("`{}` may be sent by anybody at any time", operation.method))
    .help("make it a `POST` or `DELETE`: crawlers, link previews, prefetching browsers and caches send `GET` unasked, and proxies send it again")
    .argument(verb)
    .used_by(&operation.name, operation.span);
}

/// Whether it leads a browser somewhere, as the steps of a login do.
fn redirects(contract: &Contract, call: &Interaction) -> bool {
    contract.operation(call).outputs.iter().any(|used| {
        matches!(
            contract.observed.output(used.id).status,
            Status::Code(301..=303 | 307 | 308) | Status::Range(3)
        )
    })
}
