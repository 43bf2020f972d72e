//! `graphql/field-unknown`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Every field that is selected is one of the type that it is selected on.
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
    ///   order(id: 1) {
    ///     totl
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
    ///     total
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where the name of exactly one field of the type is near, there is an unsafe fix that writes it: it is a guess at what was meant, and
    /// gives the answer another key.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.3.1 "Field Selections"
    /// - graphql-eslint's `fields-on-correct-type`
    pub(crate) static FIELD_UNKNOWN: Visit = {
        id: "graphql/field-unknown",
        summary: "fields that are selected exist",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/fields-on-correct-type", "fields-on-correct-type"],
        visit: Visit::Fault(FaultKind::FieldsOnCorrectType),
    }
}
