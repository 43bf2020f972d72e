//! `n-plus-one/loader-in-resolver`

use std::sync::Arc;

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_resolvers::{LoaderFault, Place};

use crate::Visit;
use crate::resolvers::{Resolvers, name, query};

declare_rule! {
    /// ## What it checks
    ///
    /// A data loader that a resolver loads through, once for each element of a list, is not made anew for each of them: in the resolver, or in
    /// a function that it calls.
    ///
    /// It stands where the loader is made, if that is in the resolver, and else where the resolver loads through it.
    ///
    /// ## Why it matters
    ///
    /// A data loader joins the keys that are loaded through the same one. Each element's own has one key, so there is a request for each element
    /// as there would be without it, and nobody looks for it any more, because there is a loader.
    ///
    /// ## Examples
    ///
    /// ```ts incorrect
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  author: User! }
    /// type User { id: ID!  name: String! }
    /// //- resolvers.ts
    /// import DataLoader from 'dataloader';
    /// import { usersByIds } from './users';
    ///
    /// export const resolvers = {
    ///   Post: {
    ///     author: (post) => {
    ///       const users = new DataLoader((ids) => usersByIds(ids));
    ///       return users.load(post.authorId);
    ///     },
    ///   },
    /// };
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
    /// import { usersByIds } from './users';
    ///
    /// const resolvers = {
    ///   Post: { author: (post, args, context) => context.users.load(post.authorId) },
    /// };
    ///
    /// startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
    ///   context: async () => ({
    ///     users: new DataLoader((ids) => usersByIds(ids)),
    ///   }),
    /// });
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: where the context is made differs from server to server.
    ///
    /// ## Measured
    ///
    /// Thirteen services in seven frameworks whose 267 fields were labelled by hand have two of these. Both are found, and no other place. In sixteen
    /// public code bases there is none, and none is found.
    ///
    /// ## References
    ///
    /// - <https://github.com/graphql/dataloader#creating-a-new-dataloader-per-request>
    pub(crate) static LOADER_IN_RESOLVER: Visit = {
        id: "n-plus-one/loader-in-resolver",
        summary: "a data loader lives longer than one call of a resolver",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Resolvers(check),
    }
}

fn check(ctx: &mut Context<'_>, resolvers: Resolvers<'_>) {
    for (field, asked) in resolvers.per_item() {
        let Some(LoaderFault::MadeAnew(made)) = &asked.loader else { continue };
        // Whoever makes it may do so for others who keep it: that it is not kept is seen where it is asked for.
        let holds = |it: Place| it.unit == made.unit && it.range.contains(made.range);
        let is_inside = field.function.is_some_and(holds);
        let place = if is_inside { *made } else { asked.place };
        let (Some(span), Some(at_field)) = (resolvers.span(place), resolvers.span(field.place)) else {
            continue;
        };
        let used: Arc<str> = name(field).into();
        let query = query(field);
        let mut report = ctx
            .report(span, "this data loader is made anew for each load, so it joins nothing")
            .label(format!("one for each `{}`", field.ty))
            .help(format!(
                "make it once for each request, in the context: `{query}` makes 1 + N loaders, each with one key"
            ))
            .used_by(&used, at_field)
            .fold_with(format!("{}", place.range.start));
        if !is_inside && let Some(span) = resolvers.span(*made) {
            report = report.related(span, "it is made here");
        }
        resolvers.with_list(report, field);
    }
}
