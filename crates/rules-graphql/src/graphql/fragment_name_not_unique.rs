//! `graphql/fragment-name-not-unique`

use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::names::not_unique;
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No two files define fragments of one name. Within one file it is `graphql/fragment-defined-twice` that looks.
    ///
    /// ## Why it matters
    ///
    /// Generated code is found by the name, and so is what `...Name` means where files are put together: of two with one name one is lost.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// #- query.graphql
    /// query OrderTotal {
    ///   order(id: 1) {
    ///     ...Parts
    ///   }
    /// }
    ///
    /// fragment Parts on Order {
    ///   total
    /// }
    /// #- other.graphql
    /// query OrderId {
    ///   order(id: 1) {
    ///     ...Parts
    ///   }
    /// }
    ///
    /// fragment Parts on Order {
    ///   id
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// #- schema.graphql
    /// type Query {
    ///   order(id: ID!): Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// #- query.graphql
    /// query OrderTotal {
    ///   order(id: 1) {
    ///     ...TotalParts
    ///   }
    /// }
    ///
    /// fragment TotalParts on Order {
    ///   total
    /// }
    /// #- other.graphql
    /// query OrderId {
    ///   order(id: 1) {
    ///     ...IdParts
    ///   }
    /// }
    ///
    /// fragment IdParts on Order {
    ///   id
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// There are no operations among the contracts that rules are measured on. Neither graphql-eslint 4.4.0 nor this rule has a finding on operations
    /// from a generator.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `unique-fragment-name`
    pub(crate) static FRAGMENT_NAME_NOT_UNIQUE: Visit = {
        id: "graphql/fragment-name-not-unique",
        summary: "fragments of all files have different names",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-fragment-name", "unique-fragment-name"],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let mut names: Vec<&str> = subject.schema.fragment_names().filter(|it| !it.is_empty()).collect();
    names.sort_unstable();
    for name in names {
        not_unique(ctx, subject, "fragment", name, subject.schema.fragments(name));
    }
}
