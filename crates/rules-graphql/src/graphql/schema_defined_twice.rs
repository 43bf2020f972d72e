//! `graphql/schema-defined-twice`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// All files together have one definition of the schema; what is added to it is `extend schema`.
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
    /// }
    ///
    /// schema {
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
    /// - GraphQL specification of September 2025, section 3.3 "Schema"
    /// - graphql-eslint's `lone-schema-definition`
    pub(crate) static SCHEMA_DEFINED_TWICE: Visit = {
        id: "graphql/schema-defined-twice",
        summary: "the schema is defined once",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/lone-schema-definition", "lone-schema-definition"],
        visit: Visit::Fault(FaultKind::LoneSchemaDefinition),
    }
}
