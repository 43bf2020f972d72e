//! `graphql/definition-not-executable`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A file with operations has nothing but operations and fragments. Where a file has definitions of types alone it is a schema, and
    /// nothing is said; graphql-eslint tells by the configuration instead.
    ///
    /// ## Why it matters
    ///
    /// A server refuses such an operation, whoever sends it, and whenever it is first sent: what is found here is not found by users.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// query {
    ///   order
    /// }
    ///
    /// type Query {
    ///   order: String
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
    /// - GraphQL specification of September 2025, section 5.1.1 "Executable Definitions"
    /// - graphql-eslint's `executable-definitions`
    pub(crate) static DEFINITION_NOT_EXECUTABLE: Visit = {
        id: "graphql/definition-not-executable",
        summary: "a file with operations defines no types",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/executable-definitions", "executable-definitions"],
        visit: Visit::Fault(FaultKind::ExecutableDefinitions),
    }
}
