//! `idempotency/clientmutationid-as-key`

use wirelint_graphql::syntax::{Definition, Node, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Item, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The description of `clientMutationId` does not promise that a repeated mutation is recognised by it, where the input has no other
    /// field for that.
    ///
    /// ## Why it matters
    ///
    /// `clientMutationId` comes from old clients of Relay, which told answers apart by it; servers give it back unread. A client that takes it for an
    /// idempotency key sends a mutation again whose answer was lost, and there are two.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID!): String
    /// }
    /// input CreateOrderInput {
    ///   item: ID!
    ///   "Makes the request idempotent: a second one with the same value does nothing."
    ///   clientMutationId: String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(id: ID!): String
    /// }
    /// type Mutation {
    ///   createOrder(input: CreateOrderInput!): ID
    /// }
    /// input CreateOrderInput {
    ///   item: ID!
    ///   "Makes the request idempotent for 24 hours."
    ///   idempotencyKey: String!
    ///   "A unique identifier for the client performing the mutation."
    ///   clientMutationId: String
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: whether the server looks at it is not known here.
    ///
    /// ## Measured
    ///
    /// GitHub's schema has it in 247 inputs, none with such a promise: no finding, as in Saleor's.
    ///
    /// ## References
    ///
    /// - <https://relay.dev/docs/v9.1.0/graphql-server-specification/#mutations>
    pub(crate) static CLIENTMUTATIONID_AS_KEY: Visit = {
        id: "idempotency/clientmutationid-as-key",
        summary: "`clientMutationId` is not taken for an idempotency key",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    if ty.kind() != TypeKind::InputObject {
        return;
    }
    let named = |it: Node<'_>| it.text() == "clientMutationId";
    let Some(field) = ty.input_fields().find(|it| it.name().is_some_and(named)) else { return };
    let prose = field.description().map(Node::string).unwrap_or_default().to_ascii_lowercase();
    if !PROMISES.iter().any(|it| prose.contains(it))
        || ty.input_fields().any(|it| it.name().is_some_and(is_key))
    {
        return;
    }
    let Some(name) = field.name() else { return };
    _ = ctx
        .report(item.document.span(name), "`clientMutationId` is said to make a repeated mutation harmless")
        .label("clients of Relay send it, and servers give it back unread")
        .help("take an `idempotencyKey` that the server remembers, and say for how long: whoever relies on this one does the work twice");
}

const PROMISES: [&str; 8] =
    ["idempoten", "dedup", "de-dup", "duplicate", "retry", "retries", "only once", "exactly once"];

fn is_key(name: Node<'_>) -> bool {
    let name = name.text().to_ascii_lowercase().replace('_', "");
    name.contains("idempoten")
        || matches!(&*name, "requestid" | "clientrequestid" | "clienttoken" | "deduplicationkey")
}
