//! `graphql/root-type-forbidden`

use wirelint_graphql::syntax::{Definition, OperationType, TypeKind};
use wirelint_lint::{Context, Kind, Level, declare_rule, options, words};

use crate::{Item, Visit};

words! {
    /// A kind of operations that may be forbidden.
    enum Forbidden {
        /// What writes.
        Mutation = "mutation",
        /// What is told.
        Subscription = "subscription",
    }
}

options! {
    /// What is forbidden.
    pub(crate) struct RootOptions {
        /// The kinds of operations that the schema is to have no root type for.
        disallow: Vec<Forbidden> = vec![Forbidden::Mutation, Forbidden::Subscription],
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// The schema has no root type for mutations and subscriptions, or for what `disallow` names.
    ///
    /// ## Why it matters
    ///
    /// A schema that only reads is to stay so: a mutation that slips in is a change of what the service is.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: String
    /// }
    ///
    /// type Mutation {
    ///   cancel: String
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: String
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 1; that of Saleor: 2. The same findings as graphql-eslint 4.4.0, place for place, on schemas and
    /// operations from a generator and on these two schemas.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `no-root-type`
    pub(crate) static ROOT_TYPE_FORBIDDEN: Visit = {
        id: "graphql/root-type-forbidden",
        summary: "the schema has no root types that are not wanted",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: RootOptions,
        peers: ["@graphql-eslint/no-root-type", "no-root-type"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let Definition::Type(ty) = item.definition else { return };
    let Some(name) = ty.name().filter(|_| ty.kind() == TypeKind::Object) else { return };
    let schema = item.document.subject.schema;
    for forbidden in &ctx.options::<RootOptions>().disallow {
        let operation = match forbidden {
            Forbidden::Mutation => OperationType::Mutation,
            Forbidden::Subscription => OperationType::Subscription,
        };
        if schema.root(operation).is_some_and(|it| it.name() == name.text()) {
            let message =
                format_args!("`{}` is a root type for {operation}s, which are not wanted here", name.text());
            ctx.report(item.document.span(name), message).argument(name.text());
        }
    }
}
