//! `graphql/variable-undefined`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Every variable that an operation uses, itself or in a fragment, is defined by it.
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
    /// Where the name of exactly one variable of the operation is near, there is an unsafe fix that writes it: it is a guess at what was meant.
    /// None is offered inside a fragment, which other operations may use with other variables.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.8.3 "All Variable Uses Defined"
    /// - graphql-eslint's `no-undefined-variables`
    pub(crate) static VARIABLE_UNDEFINED: Visit = {
        id: "graphql/variable-undefined",
        summary: "variables that are used are defined",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/no-undefined-variables", "no-undefined-variables"],
        visit: Visit::Fault(FaultKind::NoUndefinedVariables),
    }
}
