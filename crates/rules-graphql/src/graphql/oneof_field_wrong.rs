//! `graphql/oneof-field-wrong`

use wirelint_graphql::faults::FaultKind;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::Visit;

declare_rule! {
    /// ## What it checks
    ///
    /// Where exactly one field of an input object is to be given (`@oneOf`), none of them must be given, and none has a default value.
    ///
    /// ## Why it matters
    ///
    /// A server does not start with such a schema, nor do tools that generate code from it.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order(by: OrderBy!): String
    /// }
    ///
    /// input OrderBy @oneOf {
    ///   id: ID!
    ///   number: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order(by: OrderBy!): String
    /// }
    ///
    /// input OrderBy @oneOf {
    ///   id: ID
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
    /// The published schemas of GitHub and Saleor: no finding. Schemas and operations with a token changed are judged as by graphql-js.
    ///
    /// ## References
    ///
    /// - GraphQL specification of September 2025, section 3.10.1 "OneOf Input Objects"
    pub(crate) static ONEOF_FIELD_WRONG: Visit = {
        id: "graphql/oneof-field-wrong",
        summary: "fields of an input object with `@oneOf` are nullable and have no default value",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Fault(FaultKind::OneOfFields),
    }
}
