//! `graphql/fields-conflict`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Fields that have one name in the response, and may be on one object, are the same field with the same arguments. Fields of fragments
    /// count. A conflict is one finding, at the latter of the two fields; graphql-js points at the former, and repeats it for every pair.
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
    ///     id
    ///   }
    ///   order(id: 2) {
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
    ///   second: order(id: 2) {
    ///     id
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
    /// Of 400 generated projects two have a conflict with a fragment of another file, which graphql-eslint 4.4.0 does not see: it judges each
    /// file without the fragments of others.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.3.2 "Field Selection Merging"
    /// - graphql-eslint's `overlapping-fields-can-be-merged`
    pub(crate) static FIELDS_CONFLICT: Visit = {
        id: "graphql/fields-conflict",
        summary: "fields of one name in the response are the same",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/overlapping-fields-can-be-merged", "overlapping-fields-can-be-merged"],
        visit: Visit::Fault(FaultKind::OverlappingFieldsCanBeMerged),
    }
}
