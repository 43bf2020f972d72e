//! `naming/axis-mismatch`

use rustc_hash::FxHashMap;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Exchange, Interaction, Mismatch};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The name of an operation (`operationId`) promises nothing that the operation does not keep:
    ///
    /// - a `DELETE` is not called `get…`, `list…`, `create…` or `update…`, and a `PUT` or `PATCH` not `get…` or `list…`;
    /// - what is called `…Async` does not answer with the result and nothing else. That counts where most operations called so answer with
    ///   202: elsewhere the word comes from a generator and says nothing.
    ///
    /// Another verb in the name that fits the method makes it silent: `listIdDelete`.
    ///
    /// Names of `GET` operations that say that they change something are reported by `idempotency/safe-method-mutates`.
    ///
    /// A name that another operation has, too, is left alone: it was copied, and `openapi/duplicate-operation-id` says so.
    ///
    /// The name of a gRPC method is held against its HTTP rule (`google.api.http`), where it has one.
    ///
    /// Of GraphQL it is a mutation that is called as if it read (`getOrder`).
    ///
    /// ## Why it matters
    ///
    /// The name becomes the method of the generated client, and whoever calls it reads nothing else. `getUser()` that removes the user is
    /// found in production.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders/{id}:
    ///     delete:
    ///       operationId: getOrder
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '204': { description: Removed } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders/{id}:
    ///     delete:
    ///       operationId: deleteOrder
    ///       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '204': { description: Removed } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/annotations.proto";
    /// import "google/protobuf/empty.proto";
    /// service Orders {
    ///   rpc GetOrder(GetOrderRequest) returns (google.protobuf.Empty) {
    ///     option (google.api.http) = { delete: "/v1/{name=orders/*}" };
    ///   }
    /// }
    /// message GetOrderRequest { string name = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// import "google/api/annotations.proto";
    /// import "google/protobuf/empty.proto";
    /// service Orders {
    ///   rpc DeleteOrder(DeleteOrderRequest) returns (google.protobuf.Empty) {
    ///     option (google.api.http) = { delete: "/v1/{name=orders/*}" };
    ///   }
    /// }
    /// message DeleteOrderRequest { string name = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation { getOrder(id: ID!): Order }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation { cancelOrder(id: ID!): Order }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another name is another method of every generated client.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 4 findings in 3 descriptions. All were judged by two readers: 4 right. It is a warning with so few because name and
    /// method contradict each other. No `…Async` was reported: in published descriptions the word is a generator's, or is kept.
    ///
    /// On googleapis and temporal (12,478 gRPC methods): no finding.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): 1 finding, a mutation that only fetches, which is right.
    ///
    /// ## References
    ///
    /// - RFC 9110 §9.3 (what methods do); AIP-130 to AIP-136 (standard methods and their names)
    pub(crate) static AXIS_MISMATCH: Visit = {
        id: "naming/axis-mismatch",
        summary: "names promise what operations do",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    let found = || contract.interactions.iter().filter_map(|it| Some((contract.operation(it), it.mismatch?)));
    if found().next().is_none() {
        return;
    }
    // A name that another operation has was copied, and that is said elsewhere.
    let mut taken: FxHashMap<&str, usize> = FxHashMap::default();
    for id in contract.observed.operations.iter().filter_map(|it| it.id.as_deref()) {
        *taken.entry(id).or_default() += 1;
    }
    let by_generator = found().any(|(_, it)| it == Mismatch::Async) && is_suffix(contract);
    for (operation, mismatch) in found() {
        let Some(id) = operation.id.as_ref().filter(|it| taken[&***it] == 1) else { continue };
        let (message, label) = match mismatch {
            Mismatch::Verb(verb) if operation.root.is_some() => {
                let message = format!("`{id}` is called `{verb}…`, and is a mutation");
                (message, "nothing caches it, and it waits for those before it".to_owned())
            }
            Mismatch::Verb(verb) => {
                let method = &operation.method;
                let does = if **method == *"DELETE" { "removes" } else { "stores or changes" };
                let message = format!("`{id}` is called `{verb}…`, and is a `{method}`");
                (message, format!("it {does} something"))
            }
            Mismatch::Async if by_generator => continue,
            Mismatch::Async => {
                let message = format!("`{id}` answers with the result, so its caller waits");
                (message, "the name says that it does not".to_owned())
            }
        };
        let rpc = operation.rpc.as_ref();
        // What it promises beside its name is held against the rule as well (`idempotency/level-mismatch`).
        if rpc.is_some_and(|it| it.level.is_some()) {
            continue;
        }
        let rule = rpc.and_then(|it| it.rules.first());
        let (span, help) = match rule.filter(|_| mismatch != Mismatch::Async) {
            Some(rule) => (
                rule.span,
                "correct the name or the HTTP rule: a gateway goes by the one, whoever calls by the other",
            ),
            None if operation.root.is_some() && mismatch != Mismatch::Async => (
                operation.span,
                "make it a query, or give it a name that says what it changes: whoever reads the name calls it as often as a query",
            ),
            None => {
                (operation.span, "give it a name that says what it does: the generated method has no other")
            }
        };
        _ = ctx
            .report(span, message)
            .label(label)
            .help(help)
            .argument(&**id)
            .used_by(&operation.name, operation.span);
    }
}

/// Whether names end in `Async` because a generator writes them so, and not because nobody waits.
fn is_suffix(contract: &Contract) -> bool {
    let ends = |it: &&Interaction| {
        let id = contract.operation(it).id.as_deref();
        id.is_some_and(|id| id.len() > 5 && (id.ends_with("Async") || id.ends_with("async")))
    };
    let named = || contract.interactions.iter().filter(ends);
    let accepted = named().filter(|it| it.exchange.value != Exchange::Waits).count();
    accepted * 2 < named().count()
}
