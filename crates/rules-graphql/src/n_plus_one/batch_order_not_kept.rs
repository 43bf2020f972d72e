//! `n-plus-one/batch-order-not-kept`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_resolvers::{Family, MisuseKind};

use crate::Visit;
use crate::resolvers::{Resolvers, severity};

declare_rule! {
    /// ## What it checks
    ///
    /// The function that a data loader calls with all keys gives one answer for each of them, in their order: it does not return what a query
    /// gives as it is, nor leave out the keys for which there is nothing.
    ///
    /// Followed is what is returned, through `map`, `then`, comprehensions and functions of the project, to the query. Whatever looks up each key, groups, or
    /// puts in order is left alone, in the query as well (`with ordinality`, `array_position`, `left join`), and so is what is not understood. What
    /// another service answers, or what only names tell to be a query, is a note.
    ///
    /// ## Why it matters
    ///
    /// A data loader knows by its place alone to which key an answer belongs. A database gives rows in any order, and none for a key that is not
    /// there: from then on each caller gets the row of somebody else, or the loader refuses all of them.
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
    /// import { PrismaClient } from '@prisma/client';
    ///
    /// const db = new PrismaClient();
    ///
    /// export const context = () => ({
    ///   users: new DataLoader((ids) => db.user.findMany({ where: { id: { in: ids } } })),
    /// });
    ///
    /// export const resolvers = {
    ///   Post: { author: (post, args, { users }) => users.load(post.authorId) },
    /// };
    /// ```
    ///
    /// ```ts correct
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  author: User! }
    /// type User { id: ID!  name: String! }
    /// //- resolvers.ts
    /// import DataLoader from 'dataloader';
    /// import { PrismaClient } from '@prisma/client';
    ///
    /// const db = new PrismaClient();
    ///
    /// export const context = () => ({
    ///   users: new DataLoader(async (ids) => {
    ///     const found = await db.user.findMany({ where: { id: { in: ids } } });
    ///     const byId = new Map(found.map((user) => [user.id, user]));
    ///     return ids.map((id) => byId.get(id) ?? new Error(`there is no user ${id}`));
    ///   }),
    /// });
    ///
    /// export const resolvers = {
    ///   Post: { author: (post, args, { users }) => users.load(post.authorId) },
    /// };
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which property of a row is the key only the author knows.
    ///
    /// ## Measured
    ///
    /// Thirty-nine services in twelve frameworks have sixteen of these, labelled by hand, and 55 places that look alike. Fourteen are found, and no
    /// other place; the other two ask through what is not known. Of 38 files of public repositories it reports fourteen batch functions, two of them
    /// as notes, all rightly. In the 26 packages of npm that make data loaders, of 55 looked through, it reports none, and none was seen.
    ///
    /// ## References
    ///
    /// - <https://github.com/graphql/dataloader#batch-function>
    pub(crate) static BATCH_ORDER_NOT_KEPT: Visit = {
        id: "n-plus-one/batch-order-not-kept",
        summary: "the batch function of a data loader gives one answer for each key, in their order",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Resolvers(check),
    }
}

fn check(ctx: &mut Context<'_>, resolvers: Resolvers<'_>) {
    let is_it = |it: &MisuseKind| matches!(it, MisuseKind::OrderNotKept { .. } | MisuseKind::KeysLeftOut);
    for (misuse, span) in resolvers.misuses(is_it) {
        let family = resolvers.family(misuse);
        let report = match &misuse.kind {
            MisuseKind::OrderNotKept { what, can_sort } => ctx
                .report(
                    span,
                    format_args!("the batch function of a data loader gives what `{what}` gives, in its order"),
                )
                .label("in any order, and nothing for a key without a row")
                .help(match family {
                    Family::Ecma if *can_sort => "say by what the rows are told apart, `sort: (row) => row.id`, and Pothos puts them in order",
                    Family::Ecma => "put the rows into a `Map` by their key, and return `keys.map((key) => rows.get(key) ?? null)`",
                    Family::Python => "put the rows into a dictionary by their key, and return `[rows.get(key) for key in keys]`",
                    Family::Go => "put the rows into a map by their keys, and give the one of each key, `users[i] = byID[id]`; or make it a loader of maps",
                    Family::Java => "put the rows into a `Map` by their key, and give `keys.stream().map(rows::get).toList()`; or make it a mapped batch loader, which gives the map",
                    Family::Ruby => "index the rows by their key, and give the one of each key, `keys.map { |key| rows[key] }`",
                }),
            _ => ctx
                .report(span, "the batch function of a data loader leaves out keys")
                .label("fewer than there are keys")
                .help(match family {
                    Family::Ecma => "give `null`, an empty list or an `Error` for a key without an answer",
                    Family::Python => "give `None`, an empty list or an exception for a key without an answer",
                    Family::Java => "give `null`, an empty list or a failed `Try` for a key without an answer",
                    Family::Go | Family::Ruby => "give `nil`, an empty list or an error for a key without an answer",
                }),
        };
        resolvers.with_related(report.severity(severity(misuse)), misuse);
    }
}
