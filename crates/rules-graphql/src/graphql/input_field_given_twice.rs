//! `graphql/input-field-given-twice`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A value of an input object has each field once.
    ///
    /// The finding stands at the second one; graphql-eslint's at the first.
    ///
    /// ## Why it matters
    ///
    /// A server refuses such an operation, whoever sends it, and whenever it is first sent: what is found here is not found by users.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(by: Filter = { id: 1, id: 2 }): String
    /// }
    ///
    /// input Filter {
    ///   id: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(by: Filter = { id: 1 }): String
    /// }
    ///
    /// input Filter {
    ///   id: Int
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
    /// - GraphQL specification of September 2025, section 5.6.3 "Input Object Field Uniqueness"
    /// - graphql-eslint's `unique-input-field-names`
    pub(crate) static INPUT_FIELD_GIVEN_TWICE: Visit = {
        id: "graphql/input-field-given-twice",
        summary: "a field of an input object is given once",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-input-field-names", "unique-input-field-names"],
        visit: Visit::Fault(FaultKind::UniqueInputFieldNames),
    }
}
