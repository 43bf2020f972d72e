//! `graphql/required-deprecated`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An argument or a field of an input object that must be given (of a type that is never null, without a default value) is not
    /// deprecated.
    ///
    /// ## Why it matters
    ///
    /// Nobody can stop to use it. A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID! @deprecated(reason: "Use `number`"), number: Int): String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(id: ID @deprecated(reason: "Use `number`"), number: Int): String
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
    /// - GraphQL specification of September 2025, section 3.13.3 "@deprecated"
    pub(crate) static REQUIRED_DEPRECATED: Visit = {
        id: "graphql/required-deprecated",
        summary: "what must be given is not deprecated",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["evolution/deprecated-required-argument"],
        visit: Visit::Fault(FaultKind::DeprecatedRequired),
    }
}
