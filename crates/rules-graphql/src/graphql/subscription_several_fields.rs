//! `graphql/subscription-several-fields`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A subscription selects one field of its root type, and none of introspection.
    ///
    /// ## Why it matters
    ///
    /// A subscription is one stream of events. A server refuses such an operation, whoever sends it, and whenever it is first sent: what is
    /// found here is not found by users.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    ///   search(text: String!): [Result]
    /// }
    ///
    /// type Mutation {
    ///   cancel(id: ID!): Order
    /// }
    ///
    /// type Subscription {
    ///   orderChanged(id: ID!): Order
    ///   orderPlaced: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    ///
    /// type Customer {
    ///   name: String
    /// }
    ///
    /// union Result = Order | Customer
    /// #- query.graphql
    /// subscription {
    ///   orderChanged(id: 1) {
    ///     total
    ///   }
    ///   orderPlaced {
    ///     total
    ///   }
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    ///   search(text: String!): [Result]
    /// }
    ///
    /// type Mutation {
    ///   cancel(id: ID!): Order
    /// }
    ///
    /// type Subscription {
    ///   orderChanged(id: ID!): Order
    ///   orderPlaced: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    ///
    /// type Customer {
    ///   name: String
    /// }
    ///
    /// union Result = Order | Customer
    /// #- query.graphql
    /// subscription {
    ///   orderPlaced {
    ///     total
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.2.4.1 "Single Root Field"
    /// - graphql-eslint's `one-field-subscriptions`
    pub(crate) static SUBSCRIPTION_SEVERAL_FIELDS: Visit = {
        id: "graphql/subscription-several-fields",
        summary: "a subscription has one root field",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: [
            "@graphql-eslint/one-field-subscriptions",
            "one-field-subscriptions",
            "realtime/subscription-multi-root",
        ],
        visit: Visit::Fault(FaultKind::SingleFieldSubscriptions),
    }
}
