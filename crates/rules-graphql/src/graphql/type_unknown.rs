//! `graphql/type-unknown`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;
use crate::imported::may_be_imported;

declare_rule! {
    /// ## What it checks
    ///
    /// Every type that is named is defined: by fields, arguments, variables, fragments, unions and `implements`. Types that come with
    /// Federation or another tool are known without a definition, and where no file defines any type nothing is unknown. Nor is what may come from a
    /// file that is imported (`# import Order from "order.graphql"`) and that is not among those which are looked at.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, and refuses such an operation.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(id: ID!): Ordr
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where the name of exactly one type is near, there is an unsafe fix that writes it: it is a guess at what was meant.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js,
    /// but that graphql-js 16 does not know `ID`, `Int` and `Float` in operations where the schema does not use them.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, sections 3.3 and 5.5.1.2
    pub(crate) static TYPE_UNKNOWN: Visit = {
        id: "graphql/type-unknown",
        summary: "every type that is named is defined",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/known-type-names", "known-type-names"],
        visit: Visit::FaultUnless(FaultKind::KnownTypeNames, may_be_imported),
    }
}
