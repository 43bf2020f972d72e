//! `graphql/union-member-wrong`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// The members of a union are objects, not scalars, interfaces or other unions, and none is named twice, in extensions neither.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   search: Result
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    ///
    /// union Result = Order | Order
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   search: Result
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    ///
    /// union Result = Order
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
    /// - GraphQL specification of September 2025, section 3.8 "Unions"
    pub(crate) static UNION_MEMBER_WRONG: Visit = {
        id: "graphql/union-member-wrong",
        summary: "members of a union are objects, each once",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::UnionMembers),
    }
}
