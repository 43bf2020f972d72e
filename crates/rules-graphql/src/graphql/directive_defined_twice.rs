//! `graphql/directive-defined-twice`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Over all files each directive is defined once. Directives of the specification itself may be defined once more, as printed schemas
    /// have it.
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
    /// directive @audited on OBJECT
    ///
    /// directive @audited on FIELD_DEFINITION
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String @audited
    /// }
    ///
    /// directive @audited on OBJECT | FIELD_DEFINITION
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
    /// - GraphQL specification of September 2025, section 3.13 "Directives"
    /// - graphql-eslint's `unique-directive-names`
    pub(crate) static DIRECTIVE_DEFINED_TWICE: Visit = {
        id: "graphql/directive-defined-twice",
        summary: "each directive is defined once",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-directive-names", "unique-directive-names"],
        visit: Visit::Fault(FaultKind::UniqueDirectiveNames),
    }
}
