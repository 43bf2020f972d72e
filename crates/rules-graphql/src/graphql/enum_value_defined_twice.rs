//! `graphql/enum-value-defined-twice`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An enum with its extensions has each value once. Values that differ in upper and lower case alone are another rule's:
    /// `graphql/enum-value-differs-in-case`.
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
    /// enum State {
    ///   OPEN
    ///   CLOSED
    ///   OPEN
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   state: State
    /// }
    ///
    /// enum State {
    ///   OPEN
    ///   CLOSED
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
    /// - GraphQL specification of September 2025, section 3.9 "Enums"
    pub(crate) static ENUM_VALUE_DEFINED_TWICE: Visit = {
        id: "graphql/enum-value-defined-twice",
        summary: "each value of an enum is defined once",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::UniqueEnumValueNames),
    }
}
