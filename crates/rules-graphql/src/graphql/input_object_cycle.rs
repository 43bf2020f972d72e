//! `graphql/input-object-cycle`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// No input object has a field of its own type that must be given and is no list, be it through others; nor do those with `@oneOf` lead
    /// only to each other.
    ///
    /// ## Why it matters
    ///
    /// No value of such a type can ever be written. A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(by: Filter): String
    /// }
    ///
    /// input Filter {
    ///   not: Filter!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(by: Filter): String
    /// }
    ///
    /// input Filter {
    ///   not: Filter
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
    /// - GraphQL specification of September 2025, section 3.10 "Input Objects", circular references
    pub(crate) static INPUT_OBJECT_CYCLE: Visit = {
        id: "graphql/input-object-cycle",
        summary: "no input object needs itself",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::InputObjectCycles),
    }
}
