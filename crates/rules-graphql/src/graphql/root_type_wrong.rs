//! `graphql/root-type-wrong`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// There is a root type for queries, root types are objects, and no two kinds of operations have the same one. A service of a
    /// federation has its query from others.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// schema {
    ///   query: Root
    /// }
    ///
    /// union Root = Order
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// schema {
    ///   query: Root
    /// }
    ///
    /// type Root {
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
    /// - GraphQL specification of September 2025, section 3.3.1 "Root Operation Types"
    pub(crate) static ROOT_TYPE_WRONG: Visit = {
        id: "graphql/root-type-wrong",
        summary: "there is a query, and root types are different objects",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::RootTypes),
    }
}
