//! `graphql/operation-type-unknown`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The schema has a root type for the kind of each operation.
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
    ///   order: String
    /// }
    /// #- query.graphql
    /// mutation {
    ///   order
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   order: String
    /// }
    /// #- query.graphql
    /// query {
    ///   order
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
    /// - GraphQL specification of September 2025, section 5.2.1 "All Operation Definitions", operation type existence
    pub(crate) static OPERATION_TYPE_UNKNOWN: Visit = {
        id: "graphql/operation-type-unknown",
        summary: "the schema has such operations",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::KnownOperationTypes),
    }
}
