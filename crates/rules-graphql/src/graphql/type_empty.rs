//! `graphql/type-empty`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// An object, an interface and an input object have a field, an enum a value, and a union a member, in the definition or in an
    /// extension.
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
    /// type Order
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order
    ///
    /// extend type Order {
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
    /// - GraphQL specification of September 2025, section 3.6 "Objects", 3.8 "Unions", 3.9 "Enums"
    pub(crate) static TYPE_EMPTY: Visit = {
        id: "graphql/type-empty",
        summary: "types have fields, values or members",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::EmptyTypes),
    }
}
