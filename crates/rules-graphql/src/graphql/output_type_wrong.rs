//! `graphql/output-type-wrong`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// No field of an object or an interface gives an input object.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: OrderInput
    /// }
    ///
    /// input OrderInput {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
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
    /// - GraphQL specification of September 2025, section 3.4.2 "Input and Output Types"
    pub(crate) static OUTPUT_TYPE_WRONG: Visit = {
        id: "graphql/output-type-wrong",
        summary: "fields give types that can be given out",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::OutputTypes),
    }
}
