//! `graphql/default-value-cycle`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Default values of fields of input objects do not need each other in a circle.
    ///
    /// ## Why it matters
    ///
    /// Such a value has no end. A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(by: Filter): String
    /// }
    ///
    /// input Filter {
    ///   not: Filter = {}
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(by: Filter): String
    /// }
    ///
    /// input Filter {
    ///   not: Filter = { not: null }
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
    /// - GraphQL specification of September 2025, section 3.10 "Input Objects", `InputObjectDefaultValueHasCycle`
    pub(crate) static DEFAULT_VALUE_CYCLE: Visit = {
        id: "graphql/default-value-cycle",
        summary: "no default value needs itself",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::DefaultValueCycles),
    }
}
