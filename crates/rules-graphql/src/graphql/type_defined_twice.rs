//! `graphql/type-defined-twice`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Over all files each type is defined once; what is added to it elsewhere is `extend`. Of two definitions the first is taken for what
    /// it says, and both are judged.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    ///
    /// type Order {
    ///   total: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    ///
    /// extend type Order {
    ///   total: Int
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
    /// - GraphQL specification of September 2025, section 3.4 "Types"
    /// - graphql-eslint's `unique-type-names`
    pub(crate) static TYPE_DEFINED_TWICE: Visit = {
        id: "graphql/type-defined-twice",
        summary: "each type is defined once",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-type-names", "unique-type-names"],
        visit: Visit::Fault(FaultKind::UniqueTypeNames),
    }
}
