//! `graphql/value-of-wrong-type`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Every value that is given is one of the type of its argument or field: literals of the right kind, fields of input objects that
    /// exist and all that must be given, values that the enum has.
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
    ///   order(id: 1.5) {
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
    ///   order(id: "1") {
    ///     id
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where the name of exactly one value of the enum, or of one field of the input object that is not given yet, is near, there is an unsafe
    /// fix that writes it: it is a guess at what was meant. For other values there is none.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.6.1 "Values of Correct Type"
    /// - graphql-eslint's `value-literals-of-correct-type`
    pub(crate) static VALUE_OF_WRONG_TYPE: Visit = {
        id: "graphql/value-of-wrong-type",
        summary: "values are of the type that is asked for",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/value-literals-of-correct-type", "value-literals-of-correct-type"],
        visit: Visit::Fault(FaultKind::ValuesOfCorrectType),
    }
}
