//! `graphql/variable-unused`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Every variable that an operation defines is used by it, itself or in a fragment.
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
    /// query ($id: ID!, $number: Int) {
    ///   order(id: $id) {
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
    /// query ($id: ID!) {
    ///   order(id: $id) {
    ///     id
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is an unsafe fix: the variable is deleted. Whoever calls the operation may still give it. None is offered where a name that the
    /// operation uses, and that no variable has, is near.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.8.4 "All Variables Used"
    /// - graphql-eslint's `no-unused-variables`
    pub(crate) static VARIABLE_UNUSED: Visit = {
        id: "graphql/variable-unused",
        summary: "every variable is used",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/no-unused-variables", "no-unused-variables"],
        visit: Visit::Fault(FaultKind::NoUnusedVariables),
    }
}
