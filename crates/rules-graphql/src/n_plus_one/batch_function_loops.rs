//! `n-plus-one/batch-function-loops`

use std::sync::Arc;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_resolvers::LoaderFault;

use crate::Visit;
use crate::resolvers::{Resolvers, name, query};

declare_rule! {
    /// ## What it checks
    ///
    /// The function that a data loader calls with all keys asks for them together, and not for each of them alone: in a loop, or in a callback of
    /// `map` or `Promise.all`. Nor is the loader told to call it with one key at a time (`batch: false`, `maxBatchSize: 1`).
    ///
    /// What several fields load through it is one finding, at what is asked for each key.
    ///
    /// ## Why it matters
    ///
    /// The loader collects the keys of a hundred elements, and then there are a hundred requests all the same.
    ///
    /// ## Examples
    ///
    /// ```ts incorrect
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  author: User! }
    /// type User { id: ID!  name: String! }
    /// //- server.ts
    /// import DataLoader from 'dataloader';
    /// import { ApolloServer } from '@apollo/server';
    /// import { startStandaloneServer } from '@apollo/server/standalone';
    /// import { PrismaClient } from '@prisma/client';
    ///
    /// const db = new PrismaClient();
    ///
    /// const resolvers = {
    ///   Post: { author: (post, args, { users }) => users.load(post.authorId) },
    /// };
    ///
    /// startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
    ///   context: async () => ({
    ///     users: new DataLoader((ids) =>
    ///       Promise.all(ids.map((id) => db.user.findFirst({ where: { id } }))),
    ///     ),
    ///   }),
    /// });
    /// ```
    ///
    /// ```ts correct
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  author: User! }
    /// type User { id: ID!  name: String! }
    /// //- server.ts
    /// import DataLoader from 'dataloader';
    /// import { ApolloServer } from '@apollo/server';
    /// import { startStandaloneServer } from '@apollo/server/standalone';
    /// import { PrismaClient } from '@prisma/client';
    ///
    /// const db = new PrismaClient();
    ///
    /// const resolvers = {
    ///   Post: { author: (post, args, { users }) => users.load(post.authorId) },
    /// };
    ///
    /// startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
    ///   context: async () => ({
    ///     users: new DataLoader(async (ids) => {
    ///       const found = await db.user.findMany({ where: { id: { in: ids } } });
    ///       const byId = new Map(found.map((user) => [user.id, user]));
    ///       return ids.map((id) => byId.get(id));
    ///     }),
    ///   }),
    /// });
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which query gives all of them only the author knows.
    ///
    /// ## Measured
    ///
    /// Thirteen services in seven frameworks whose 267 fields were labelled by hand have two of these. Both are found, and no other place. In sixteen
    /// public code bases one is found, which is right, and one is missed.
    ///
    /// ## References
    ///
    /// - <https://github.com/graphql/dataloader#batch-function>
    pub(crate) static BATCH_FUNCTION_LOOPS: Visit = {
        id: "n-plus-one/batch-function-loops",
        summary: "the batch function of a data loader asks for all keys at once",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Resolvers(check),
    }
}

fn check(ctx: &mut Context<'_>, resolvers: Resolvers<'_>) {
    for (field, asked) in resolvers.per_item() {
        let (place, message, label) = match &asked.loader {
            Some(LoaderFault::Loops(place, what)) => (
                place,
                format!("the batch function of a data loader calls `{what}` once for each key"),
                "once for each key",
            ),
            Some(LoaderFault::Alone(place)) => {
                (place, "a data loader is told to load each key by itself".to_owned(), "it joins nothing")
            }
            _ => continue,
        };
        let (Some(span), Some(at_field)) = (resolvers.span(*place), resolvers.span(field.place)) else {
            continue;
        };
        let used: Arc<str> = name(field).into();
        let query = query(field);
        let report = ctx
            .report(span, format_args!("{message}"))
            .label(label)
            .help(format!(
                "ask for all keys at once, and give the answers in the order of the keys: `{query}` makes 1 + N calls"
            ))
            .used_by(&used, at_field)
            .fold_with(format!("{}", place.range.start));
        resolvers.with_list(report, field);
    }
}
