//! `graphql/argument-unknown`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Every argument that is given to a field or a directive is defined there.
    ///
    /// ## Why it matters
    ///
    /// A server refuses such an operation, whoever sends it, and whenever it is first sent: what is found here is not found by users.
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
    /// query {
    ///   order(id: 1, number: 2) {
    ///     id
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
    /// query {
    ///   order(id: 1) {
    ///     id
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where exactly one argument that is not given yet is near by its name, there is an unsafe fix that writes that name: it is a guess at what
    /// was meant.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.4.1 "Argument Names"
    /// - graphql-eslint's `known-argument-names`
    pub(crate) static ARGUMENT_UNKNOWN: Visit = {
        id: "graphql/argument-unknown",
        summary: "arguments that are given exist",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/known-argument-names", "known-argument-names"],
        visit: Visit::Fault(FaultKind::KnownArgumentNames),
    }
}
