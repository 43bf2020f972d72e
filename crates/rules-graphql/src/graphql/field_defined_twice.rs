//! `graphql/field-defined-twice`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An object, an interface or an input object has each field once, its extensions counted. The schema is judged all the same: linters
    /// that build it first find nothing else in such a file.
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
    ///   order: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 2, both right: its `EnterpriseOwnerInfo` has two fields twice. Saleor: none. Schemas and operations
    /// with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 3.6 "Objects", 3.7 "Interfaces", 3.10 "Input Objects"
    /// - graphql-eslint's `unique-field-definition-names`
    pub(crate) static FIELD_DEFINED_TWICE: Visit = {
        id: "graphql/field-defined-twice",
        summary: "each field of a type is defined once",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-field-definition-names", "unique-field-definition-names"],
        visit: Visit::Fault(FaultKind::UniqueFieldDefinitionNames),
    }
}
