//! `graphql/directive-unknown`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Every directive that is used is defined, and stands in a place that its definition names. Directives that come with Federation,
    /// Relay, Apollo, AppSync or another tool are known without a definition: graphql-eslint flags these.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String @audited
    /// }
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
    /// - GraphQL specification of September 2025, section 5.7.1 and 5.7.2, "Directives Are Defined", "Directives Are in Valid Locations"
    /// - graphql-eslint's `known-directives`
    pub(crate) static DIRECTIVE_UNKNOWN: Visit = {
        id: "graphql/directive-unknown",
        summary: "directives are defined, and stand where they may",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/known-directives", "known-directives"],
        visit: Visit::Fault(FaultKind::KnownDirectives),
    }
}
