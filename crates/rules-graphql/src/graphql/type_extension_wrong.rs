//! `graphql/type-extension-wrong`

use wirelint_diagnostics::Applicability;
use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// A type that is extended is defined in one of the files, and is of the kind that the extension says. A service of a federation may
    /// extend types of other services.
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
    /// type Order {
    ///   id: ID!
    /// }
    ///
    /// extend input Order {
    ///   total: Int
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
    ///
    /// extend type Order {
    ///   total: Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where the name of exactly one type that is defined is near, there is an unsafe fix that writes it: it is a guess at what was meant. Where
    /// the kinds differ there is none.
    ///
    /// ## Measured
    ///
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 3.4.3 "Type Extensions"
    /// - graphql-eslint's `possible-type-extension`
    pub(crate) static TYPE_EXTENSION_WRONG: Visit = {
        id: "graphql/type-extension-wrong",
        summary: "what is extended is defined, and of the same kind",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        peers: ["@graphql-eslint/possible-type-extension", "possible-type-extension"],
        visit: Visit::Fault(FaultKind::PossibleTypeExtensions),
    }
}
