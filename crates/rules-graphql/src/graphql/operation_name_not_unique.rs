//! `graphql/operation-name-not-unique`

use rustc_hash::FxHashMap;
use wirelint_graphql::schema::At;
use wirelint_lint::{Context, Kind, Level, declare_rule};

use crate::names::not_unique;
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// No two files define operations of one name. Within one file it is `graphql/operation-defined-twice` that looks.
    ///
    /// ## Why it matters
    ///
    /// Generated code, caches and registered operations are found by the name: of two with one name one is lost, or they are mixed up.
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
    ///     total
    ///   }
    /// }
    /// #- other.graphql
    /// query OrderTotal {
    ///   order(id: 2) {
    ///     id
    ///   }
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
    ///     total
    ///   }
    /// }
    /// #- other.graphql
    /// query OrderId {
    ///   order(id: 2) {
    ///     id
    ///   }
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a generator.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `unique-operation-name`
    pub(crate) static OPERATION_NAME_NOT_UNIQUE: Visit = {
        id: "graphql/operation-name-not-unique",
        summary: "operations of all files have different names",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        peers: ["@graphql-eslint/unique-operation-name", "unique-operation-name"],
        visit: Visit::Schema(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let mut named: FxHashMap<&str, Vec<At>> = FxHashMap::default();
    let mut order: Vec<&str> = Vec::new();
    for &at in schema.operations() {
        let name = &*schema.summary(at).name;
        let same = named.entry(name).or_default();
        if same.is_empty() && !name.is_empty() {
            order.push(name);
        }
        same.push(at);
    }
    for name in order {
        not_unique(ctx, subject, "operation", name, &named[name]);
    }
}
