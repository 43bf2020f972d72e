//! `n-plus-one/loader-shared-across-requests`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_resolvers::{Family, Lifetime, MisuseKind};

use crate::Visit;
use crate::resolvers::{Resolvers, severity};

declare_rule! {
    /// ## What it checks
    ///
    /// A data loader is made for each request, and not once for all that the process answers: when a file is loaded, as a static property of a
    /// class, or by a provider of which the container makes a single instance; in Java, where a field keeps it that is static or of a bean.
    ///
    /// It stands where the loader is made, or at the call of a function that makes loaders. A loader that keeps nothing (`cache: false`) may be
    /// shared, and so may one with a `cacheMap` of its own, which may forget.
    ///
    /// ## Why it matters
    ///
    /// A data loader keeps what it has loaded for as long as it lives. One that outlives the request answers the next ones with rows that have
    /// changed since, and, where what a row shows hangs on who asks, with what somebody else was allowed to see. It never gets smaller, too.
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
    /// const users = new DataLoader((ids) => usersByIds(ids));
    ///
    /// export const resolvers = {
    ///   Post: { author: (post) => users.load(post.authorId) },
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
    /// import { usersByIds } from './users';
    ///
    /// export const context = () => ({
    ///   users: new DataLoader((ids) => usersByIds(ids)),
    /// });
    ///
    /// export const resolvers = {
    ///   Post: { author: (post, args, { users }) => users.load(post.authorId) },
    /// };
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: where the context is made differs from server to server.
    ///
    /// ## Measured
    ///
    /// Thirty-nine services in twelve frameworks have eight of these, labelled by hand, and 37 places that look alike. All eight are found, and no
    /// other place. Of 38 files of public repositories it reports sixteen loaders, all rightly. The 26 packages of npm that make data loaders, of 55
    /// looked through, have none, and it reports none.
    ///
    /// ## References
    ///
    /// - <https://github.com/graphql/dataloader#caching-per-request>
    pub(crate) static LOADER_SHARED_ACROSS_REQUESTS: Visit = {
        id: "n-plus-one/loader-shared-across-requests",
        summary: "a data loader lives no longer than the request",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Resolvers(check),
    }
}

fn check(ctx: &mut Context<'_>, resolvers: Resolvers<'_>) {
    for (misuse, span) in resolvers.misuses(|it| matches!(it, MisuseKind::SharedAcrossRequests(_))) {
        let MisuseKind::SharedAcrossRequests(lifetime) = misuse.kind else { continue };
        let report = ctx
            .report(span, "this data loader is made once, and answers every request")
            .severity(severity(misuse))
            .label("keeps what it loads as long as the process lives")
            .help(match lifetime {
                Lifetime::Module if resolvers.family(misuse) == Family::Python => {
                    "make it in the function that makes the context of a request, and take it from there; or say `cache=False`"
                }
                Lifetime::Bean => {
                    "make it where the `DataLoaderRegistry` of a request is made; or say `setCachingEnabled(false)`"
                }
                Lifetime::Module if resolvers.family(misuse) == Family::Java => {
                    "make it where the `DataLoaderRegistry` of a request is made; or say `setCachingEnabled(false)`"
                }
                Lifetime::Module => {
                    "make it in what makes the context of a request, and take it from there; or have it keep nothing"
                }
                Lifetime::Nest => {
                    "say `@Injectable({ scope: Scope.REQUEST })`, which makes one for each request; or say `cache: false`"
                }
                Lifetime::GraphQlModules => {
                    "say `@Injectable({ scope: Scope.Operation })`, which makes one for each operation; or say `cache: false`"
                }
                Lifetime::Tsyringe => {
                    "say `@scoped(Lifecycle.ContainerScoped)`, and resolve it from a child container of the request; or say `cache: false`"
                }
            });
        resolvers.with_related(report, misuse);
    }
}
