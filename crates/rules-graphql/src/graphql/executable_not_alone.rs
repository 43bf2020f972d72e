//! `graphql/executable-not-alone`

use wirelint_graphql::syntax::{Definition, NodeKind, OperationType};
use wirelint_lint::{Context, Kind, Level, declare_rule, options, words};

use crate::kinds::described;
use crate::{Document, Visit};

words! {
    /// What can be executed.
    enum Executable {
        /// Fragments.
        Fragment = "fragment",
        /// Queries.
        Query = "query",
        /// Mutations.
        Mutation = "mutation",
        /// Subscriptions.
        Subscription = "subscription",
    }
}

options! {
    /// What need not be alone.
    pub(crate) struct LoneOptions {
        /// Kinds that may stand beside others.
        ignore: Vec<Executable> = Vec::new(),
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// A file has one operation or one fragment; kinds that `ignore` names may stand beside others.
    ///
    /// ## Why it matters
    ///
    /// By the file one finds the operation, and whoever imports it gets nothing else with it.
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
    ///     ...Parts
    ///   }
    /// }
    /// #- parts.graphql
    /// fragment Parts on Order {
    ///   total
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
    /// - graphql-eslint's `lone-executable-definition`
    pub(crate) static EXECUTABLE_NOT_ALONE: Visit = {
        id: "graphql/executable-not-alone",
        summary: "every file has one operation or fragment",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: LoneOptions,
        peers: ["@graphql-eslint/lone-executable-definition", "lone-executable-definition"],
        visit: Visit::Document(check),
    }
}

fn check(ctx: &mut Context<'_>, document: &Document<'_>) {
    let ignore = &ctx.options::<LoneOptions>().ignore;
    let definitions = document.doc.parse.document().definitions().filter(|it| {
        let kind = match it {
            Definition::Operation(it) => match it.operation_type() {
                OperationType::Query => Executable::Query,
                OperationType::Mutation => Executable::Mutation,
                OperationType::Subscription => Executable::Subscription,
            },
            Definition::Fragment(_) => Executable::Fragment,
            _ => return false,
        };
        !ignore.contains(&kind)
    });
    for definition in definitions.skip(1) {
        let node = definition.node();
        let name = definition.name().or(node.child(NodeKind::OperationType));
        let span = name.map_or_else(|| document.start_of(node, 1), |it| document.span(it));
        ctx.report(span, format_args!("{} stands in a file with others", described(node, None)));
    }
}
