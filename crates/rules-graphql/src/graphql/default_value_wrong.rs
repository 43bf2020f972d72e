//! `graphql/default-value-wrong`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The default value of an argument or of a field of an input object is a value of its type.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders(first: Int = "ten"): [String]
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders(first: Int = 10): [String]
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where the name of exactly one value of the enum, or of one field of the input object that is not given yet, is near, there is an unsafe
    /// fix that writes it: it is a guess at what was meant. For other values there is none.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 3.6.1 "Field Arguments", 3.10 "Input Objects"
    pub(crate) static DEFAULT_VALUE_WRONG: Visit = {
        id: "graphql/default-value-wrong",
        summary: "default values are of the type",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        visit: Visit::Fault(FaultKind::DefaultValues),
    }
}
