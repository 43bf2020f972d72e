//! `graphql/fragment-unused`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::{Fault, FaultKind};
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every fragment is used by an operation of one of the files, directly or through other fragments. Where there is no operation at all,
    /// fragments are for those of others, and nothing is said.
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
    /// }
    ///
    /// fragment Parts on Order {
    ///   id
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
    ///     ...Parts
    ///   }
    /// }
    ///
    /// fragment Parts on Order {
    ///   id
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is an unsafe fix: the fragment is deleted. What is not among the files that are looked at may use it. None is offered where a name
    /// that is used, and that no fragment has, is near.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 5.5.1.4 "Fragments Must Be Used"
    /// - graphql-eslint's `no-unused-fragments`
    pub(crate) static FRAGMENT_UNUSED: Visit = {
        id: "graphql/fragment-unused",
        summary: "every fragment is used",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/no-unused-fragments", "no-unused-fragments"],
        visit: Visit::FaultUnless(FaultKind::NoUnusedFragments, is_for_others),
    }
}

fn is_for_others(_: &mut Context<'_>, subject: Subject<'_>, _: &Fault) -> bool {
    subject.schema.operations().is_empty()
}
