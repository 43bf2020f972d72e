//! `graphql/deprecated-unlike-interface`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A field is deprecated only where the field of each interface that it implements is, too. It is an info: the rule came with the
    /// specification of September 2025, published schemas are older, and most servers start with them.
    ///
    /// ## Why it matters
    ///
    /// A client that asks the interface is not told that the field goes away, and tools that follow the newest specification refuse the
    /// schema.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   node: Node
    /// }
    ///
    /// interface Node {
    ///   name: String
    /// }
    ///
    /// type Order implements Node {
    ///   name: String @deprecated(reason: "Use `number`")
    ///   number: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   node: Node
    /// }
    ///
    /// interface Node {
    ///   name: String @deprecated(reason: "Orders have a number")
    /// }
    ///
    /// type Order implements Node {
    ///   name: String @deprecated(reason: "Use `number`")
    ///   number: Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 12, all right by the specification, and its server runs all the same. Saleor: none. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 3.6 "Objects", type validation: `IsValidImplementation`
    pub(crate) static DEPRECATED_UNLIKE_INTERFACE: Visit = {
        id: "graphql/deprecated-unlike-interface",
        summary: "a field is deprecated only if the field of the interface is",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::DeprecatedImplementations),
    }
}
