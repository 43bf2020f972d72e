//! `graphql/directive-twice`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// In one place a directive stands once, unless its definition says `repeatable`. What stands on a type and on its extensions is one
    /// place.
    ///
    /// The finding stands at the second one; graphql-eslint's at the first.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String @audited @audited
    /// }
    ///
    /// directive @audited on FIELD_DEFINITION
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String @audited
    /// }
    ///
    /// directive @audited on FIELD_DEFINITION
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
    /// - GraphQL specification of September 2025, section 5.7.3 "Directives Are Unique per Location"
    /// - graphql-eslint's `unique-directive-names-per-location`
    pub(crate) static DIRECTIVE_TWICE: Visit = {
        id: "graphql/directive-twice",
        summary: "a directive that is not repeatable stands once",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-directive-names-per-location", "unique-directive-names-per-location"],
        visit: Visit::Fault(FaultKind::UniqueDirectivesPerLocation),
    }
}
