//! `graphql/interface-broken`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A type that implements an interface has all fields of it, of the same type or a narrower one, with all arguments, and no others that
    /// must be given; and it implements what that interface implements.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   node: Node
    /// }
    ///
    /// interface Node {
    ///   id: ID!
    /// }
    ///
    /// type Order implements Node {
    ///   id: String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   node: Node
    /// }
    ///
    /// interface Node {
    ///   id: ID!
    /// }
    ///
    /// type Order implements Node {
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
    /// - GraphQL specification of September 2025, section 3.6 "Objects", type validation: `IsValidImplementation`
    pub(crate) static INTERFACE_BROKEN: Visit = {
        id: "graphql/interface-broken",
        summary: "a type has what its interfaces promise",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::Interfaces),
    }
}
