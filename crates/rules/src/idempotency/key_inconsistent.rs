//! `idempotency/key-inconsistent`

use std::collections::BTreeMap;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction, Key};

use crate::Visit;
use crate::idempotency::used_at;

declare_rule! {
    /// ## What it checks
    ///
    /// The operations of one description call their idempotency key by one name. Only what is a key beyond doubt counts; `clientToken` and
    /// `ClientToken` are the same, and so are a header and a field of one name.
    ///
    /// Each other name is one finding.
    ///
    /// ## Why it matters
    ///
    /// A client library, a gateway or a proxy sets the key in one place. Where it is called otherwise it is not set, and the retry does the work
    /// again.
    ///
    /// ## Examples
    ///
    /// ```yaml openapi incorrect
    /// paths:
    ///   /orders:
    ///     put:
    ///       parameters: [{ name: Idempotency-Key, in: header, description: Kept for a day, schema: { type: string } }]
    ///       responses: { '200': { description: Placed } }
    ///   /refunds:
    ///     put:
    ///       parameters: [{ name: X-Idempotency-Token, in: header, description: Kept for a day, schema: { type: string } }]
    ///       responses: { '200': { description: Refunded } }
    /// ```
    ///
    /// ```yaml openapi correct
    /// paths:
    ///   /orders:
    ///     put:
    ///       parameters: [{ name: Idempotency-Key, in: header, description: Kept for a day, schema: { type: string } }]
    ///       responses: { '200': { description: Placed } }
    ///   /refunds:
    ///     put:
    ///       parameters: [{ name: Idempotency-Key, in: header, description: Kept for a day, schema: { type: string } }]
    ///       responses: { '200': { description: Refunded } }
    /// ```
    ///
    /// ```proto protobuf incorrect
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Shop {
    ///   rpc CreateOrder(CreateOrderRequest) returns (Order);
    ///   rpc CreateCart(CreateCartRequest) returns (Cart);
    /// }
    /// message CreateOrderRequest {
    ///   // Kept for a day.
    ///   string idempotency_key = 1;
    /// }
    /// message CreateCartRequest {
    ///   // Kept for a day.
    ///   string idempotency_token = 1;
    /// }
    /// message Order { string id = 1; }
    /// message Cart { string id = 1; }
    /// ```
    ///
    /// ```proto protobuf correct
    /// syntax = "proto3";
    /// package shop.v1;
    /// service Shop {
    ///   rpc CreateOrder(CreateOrderRequest) returns (Order);
    ///   rpc CreateCart(CreateCartRequest) returns (Cart);
    /// }
    /// message CreateOrderRequest {
    ///   // Kept for a day.
    ///   string idempotency_key = 1;
    /// }
    /// message CreateCartRequest {
    ///   // Kept for a day.
    ///   string idempotency_key = 1;
    /// }
    /// message Order { string id = 1; }
    /// message Cart { string id = 1; }
    /// ```
    ///
    /// ```graphql graphql incorrect
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   createOrder(
    ///     item: ID!
    ///     "Remembered for 24 hours."
    ///     idempotencyKey: String!
    ///   ): Order
    ///   createRefund(
    ///     order: ID!
    ///     "Remembered for 24 hours."
    ///     deduplicationKey: String!
    ///   ): Order
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ```graphql graphql correct
    /// type Query { order(id: ID!): Order }
    /// type Mutation {
    ///   createOrder(
    ///     item: ID!
    ///     "Remembered for 24 hours."
    ///     idempotencyKey: String!
    ///   ): Order
    ///   createRefund(
    ///     order: ID!
    ///     "Remembered for 24 hours."
    ///     idempotencyKey: String!
    ///   ): Order
    /// }
    /// type Order { id: ID! }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: another name breaks the clients that send the old one.
    ///
    /// ## Measured
    ///
    /// 2,639 published descriptions with 125,348 operations: 16 uses, folded to 8 findings in 8 descriptions, 7 of them one owner's. All were judged: 8 right. An owner cannot do much about it
    /// once it is published, hence `info`.
    ///
    /// On the schemas of GitHub and Saleor (723 root fields of GraphQL): no finding; one mutation has a key at all.
    ///
    /// ## References
    ///
    /// - draft-ietf-httpapi-idempotency-key-header §2.1 (the header)
    pub(crate) static KEY_INCONSISTENT: Visit = {
        id: "idempotency/key-inconsistent",
        summary: "one API has one name for its idempotency key",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, contract: &Contract) {
    // `clientToken` in the query and `ClientToken` in the body are one name in two spellings.
    let mut names: BTreeMap<String, Vec<(&Interaction, &Key)>> = BTreeMap::new();
    for call in &contract.interactions {
        let method = &contract.operation(call).method;
        if let Some(key) = call.key.as_ref().filter(|it| it.certain && !matches!(&**method, "GET" | "HEAD")) {
            let letters = key.name.replace(['-', '_'], "").to_ascii_lowercase();
            names.entry(letters).or_default().push((call, key));
        }
    }
    // The most frequent one; the first of several.
    let usual = names.iter().rev().max_by_key(|(_, uses)| uses.len());
    let Some((usual, &(_, usual_key))) = usual.and_then(|(name, uses)| Some((name, uses.first()?))) else {
        return;
    };
    for (call, key) in names.iter().filter(|(name, _)| *name != usual).flat_map(|(_, uses)| uses) {
        let (name, usual) = (&key.name, &usual_key.name);
        ctx.report(key.span, format_args!("the idempotency key is `{name}` here and `{usual}` elsewhere"))
            .label("another name for the same")
            .help("use one name for it: a client library sets it in one place, and where it is called otherwise the retry does the work again")
            .argument(&**name)
            .related(usual_key.span, "its usual name")
            .used_by(&contract.operation(call).name, used_at(contract, call, key))
            .fold_with(&**name);
    }
}
