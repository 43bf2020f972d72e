//! `n-plus-one/sequential-loads`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_resolvers::{Family, MisuseKind};

use crate::Visit;
use crate::resolvers::Resolvers;

declare_rule! {
    /// ## What it checks
    ///
    /// Loads of one data loader whose keys are there beforehand do not wait for one another: none is awaited in a loop before the next one
    /// begins.
    ///
    /// A loop whose next key comes of what was loaded has to wait, and one that may end before its last key (`break`, `return`) may want to. These
    /// are left alone.
    ///
    /// ## Why it matters
    ///
    /// A data loader joins what is loaded in one turn of the event loop. What is awaited at once is a batch of one key, so a hundred keys are a
    /// hundred requests, one after the other, although there is a loader.
    ///
    /// ## Examples
    ///
    /// ```ts incorrect
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  likers: [User!]! }
    /// type User { id: ID!  name: String! }
    /// //- server.ts
    /// import DataLoader from 'dataloader';
    /// import { ApolloServer } from '@apollo/server';
    /// import { startStandaloneServer } from '@apollo/server/standalone';
    /// import { usersByIds } from './users';
    ///
    /// const resolvers = {
    ///   Post: {
    ///     likers: async (post, args, { users }) => {
    ///       const likers = [];
    ///       for (const id of post.likerIds) likers.push(await users.load(id));
    ///       return likers;
    ///     },
    ///   },
    /// };
    ///
    /// startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
    ///   context: async () => ({ users: new DataLoader((ids) => usersByIds(ids)) }),
    /// });
    /// ```
    ///
    /// ```ts correct
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  likers: [User!]! }
    /// type User { id: ID!  name: String! }
    /// //- server.ts
    /// import DataLoader from 'dataloader';
    /// import { ApolloServer } from '@apollo/server';
    /// import { startStandaloneServer } from '@apollo/server/standalone';
    /// import { usersByIds } from './users';
    ///
    /// const resolvers = {
    ///   Post: { likers: (post, args, { users }) => users.loadMany(post.likerIds) },
    /// };
    ///
    /// startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
    ///   context: async () => ({ users: new DataLoader((ids) => usersByIds(ids)) }),
    /// });
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: what else the loop does may have to stay in its order.
    ///
    /// ## Measured
    ///
    /// Twenty-eight services in seven frameworks have five of these, labelled by hand, and five places that look alike. All five are found, and
    /// no other place. The 26 packages of npm that make data loaders, of 55 looked through, have none, and it reports none: on published code it has
    /// not shown that it is right, which is why it is a note.
    ///
    /// ## References
    ///
    /// - <https://github.com/graphql/dataloader#batching>
    pub(crate) static SEQUENTIAL_LOADS: Visit = {
        id: "n-plus-one/sequential-loads",
        summary: "what is loaded through one data loader is loaded in one turn",
        level: Level::Info,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Resolvers(check),
    }
}

fn check(ctx: &mut Context<'_>, resolvers: Resolvers<'_>) {
    let is_it = |it: &MisuseKind| matches!(it, MisuseKind::SequentialLoop(_) | MisuseKind::SequentialPair(_));
    for (misuse, span) in resolvers.misuses(is_it) {
        let family = resolvers.family(misuse);
        let report = match &misuse.kind {
            MisuseKind::SequentialLoop(what) => ctx
                .report(span, format_args!("each turn of the loop waits for its own `{what}`"))
                .label("a batch of one key")
                .help(in_one_turn(family, what)),
            MisuseKind::SequentialPair(what) => ctx
                .report(span, format_args!("this `{what}` begins only when the one before it has ended"))
                .label("a batch of its own")
                .help(both_at_once(family, what)),
            _ => continue,
        };
        resolvers.with_related(report, misuse);
    }
}

/// How all keys are loaded together.
fn in_one_turn(family: Family, what: &str) -> String {
    let loader = loader(what);
    let each = match family {
        Family::Ecma => format!("`await Promise.all(keys.map((key) => {what}(key)))`"),
        Family::Python => format!("`await asyncio.gather(*({what}(key) for key in keys))`"),
        Family::Go => "each in a goroutine".to_owned(),
        Family::Java => format!("`CompletableFuture.allOf(…)` of one `{what}(key)` for each"),
        Family::Ruby => "a list of promises, `Promise.all(…)`, or `request` for each".to_owned(),
    };
    let many = loader.map(|it| match family {
        Family::Ecma => format!("`await {it}.loadMany(keys)`"),
        Family::Python => format!("`await {it}.load_many(keys)`"),
        Family::Go => format!("`{it}.LoadAll(ctx, keys)`"),
        Family::Java => format!("`{it}.loadMany(keys)`"),
        Family::Ruby => format!("`{it}.load_all(keys)` or `load_many`"),
    });
    match many {
        Some(many) if matches!(family, Family::Ecma | Family::Python) => {
            format!("load all keys at once: {many}, or {each}")
        }
        Some(many) => format!("load all keys at once: {many}"),
        None => format!("begin all before any is waited for: {each}"),
    }
}

/// How two are loaded together.
fn both_at_once(family: Family, what: &str) -> String {
    match family {
        Family::Ecma => {
            format!("begin both before either is awaited: `await Promise.all([{what}(…), {what}(…)])`")
        }
        Family::Python => {
            format!("begin both before either is awaited: `await asyncio.gather({what}(…), {what}(…))`")
        }
        Family::Go => "begin both before either is waited for, each in a goroutine".to_owned(),
        Family::Java => {
            format!("begin both before either is waited for: `{what}(…).thenCombine({what}(…), (a, b) -> …)`")
        }
        Family::Ruby => {
            "begin both before either is waited for: `Promise.all([…])`, or `request` for each".to_owned()
        }
    }
}

/// What `load` is called on.
fn loader(what: &str) -> Option<&str> {
    what.strip_suffix(".load").or_else(|| what.strip_suffix(".Load"))
}
