//! `graphql/root-type-stated-twice`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A schema and its extensions state one root type for each kind of operation.
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
    /// schema {
    ///   query: Query
    ///   query: Query
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String
    /// }
    ///
    /// schema {
    ///   query: Query
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
    /// - GraphQL specification of September 2025, section 3.3.1 "Root Operation Types"
    /// - graphql-eslint's `unique-operation-types`
    pub(crate) static ROOT_TYPE_STATED_TWICE: Visit = {
        id: "graphql/root-type-stated-twice",
        summary: "each kind of operation has one root type",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-operation-types", "unique-operation-types"],
        visit: Visit::Fault(FaultKind::UniqueOperationTypes),
    }
}
