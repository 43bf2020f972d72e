//! `n-plus-one/loader-object-key`

use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_resolvers::{Family, MisuseKind};

use crate::Visit;
use crate::resolvers::{Resolvers, severity};

declare_rule! {
    /// ## What it checks
    ///
    /// What is loaded through a data loader with a cache is no object and no list that is made for the call, unless the loader has a
    /// `cacheKeyFn`. What one file loads through one loader is one finding; where only its name tells that it is one, and no loader of the
    /// project has a `cacheKeyFn`, that is a note. In Java it is an array, or an instance of a class that has no `equals`: no record, and none that
    /// Lombok writes it for.
    ///
    /// ## Why it matters
    ///
    /// A data loader finds its keys by identity, and two objects with the same content are two keys. Nothing is ever found that was loaded
    /// before, the batch asks for the same several times, and `clear` and `prime` do nothing.
    ///
    /// ## Examples
    ///
    /// ```ts incorrect
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  isRead: Boolean! }
    /// //- server.ts
    /// import DataLoader from 'dataloader';
    /// import { ApolloServer } from '@apollo/server';
    /// import { startStandaloneServer } from '@apollo/server/standalone';
    /// import { readMarks } from './marks';
    ///
    /// const resolvers = {
    ///   Post: { isRead: (post, args, { reads, user }) => reads.load({ user: user.id, post: post.id }) },
    /// };
    ///
    /// startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
    ///   context: async () => ({ reads: new DataLoader((keys) => readMarks(keys)) }),
    /// });
    /// ```
    ///
    /// ```ts correct
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  isRead: Boolean! }
    /// //- server.ts
    /// import DataLoader from 'dataloader';
    /// import { ApolloServer } from '@apollo/server';
    /// import { startStandaloneServer } from '@apollo/server/standalone';
    /// import { readMarks } from './marks';
    ///
    /// const resolvers = {
    ///   Post: { isRead: (post, args, { reads, user }) => reads.load({ user: user.id, post: post.id }) },
    /// };
    ///
    /// startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
    ///   context: async () => ({
    ///     reads: new DataLoader((keys) => readMarks(keys), {
    ///       cacheKeyFn: ({ user, post }) => `${user}/${post}`,
    ///     }),
    ///   }),
    /// });
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix: which properties tell two keys apart only the author knows.
    ///
    /// ## Measured
    ///
    /// Twenty-eight services in seven frameworks have four of these, labelled by hand, and seven places that look alike. Three are found, and no
    /// other place; the fourth hands on an object that a row holds. In the 26 packages of npm that make data loaders, of 55 looked through, it reports
    /// one, and one in a server of a public repository, both rightly; and as notes 81 of about 130 in Unchained, all rightly, whose loaders come to its
    /// resolvers through a variable of a module.
    ///
    /// ## References
    ///
    /// - <https://github.com/graphql/dataloader#new-dataloaderbatchloadfn--options>
    pub(crate) static LOADER_OBJECT_KEY: Visit = {
        id: "n-plus-one/loader-object-key",
        summary: "a data loader can tell that two keys are the same",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        visit: Visit::Resolvers(check),
    }
}

fn check(ctx: &mut Context<'_>, resolvers: Resolvers<'_>) {
    for (misuse, span) in resolvers.misuses(|it| matches!(it, MisuseKind::ObjectKey { .. })) {
        let MisuseKind::ObjectKey { what, properties } = &misuse.kind else { continue };
        let loader = match misuse.related.first() {
            Some((place, _)) => format!("{}/{}", place.unit.0, place.range.start),
            None => what.clone(),
        };
        let report = ctx
            .report(span, format_args!("`{what}` is given a key that is new each time"))
            .fold_with(loader)
            .severity(severity(misuse))
            .label("equal to no other key")
            .help(match resolvers.family(misuse) {
                Family::Ecma => format!(
                    "give the loader a `{}` that makes a string of the key, or load a string",
                    key_function(properties)
                ),
                Family::Go => "load a string, or a struct whose fields can be compared".to_owned(),
                Family::Java => "make the key a record, or give its class `equals` and `hashCode`".to_owned(),
                Family::Python | Family::Ruby => {
                    "load a string, or something that is equal to its like".to_owned()
                }
            });
        resolvers.with_related(report, misuse);
    }
}

/// What makes a string of the properties, where they are few enough to be written down.
fn key_function(properties: &[String]) -> String {
    const MOST: usize = 4;
    if properties.is_empty() || properties.len() > MOST {
        return "cacheKeyFn".to_owned();
    }
    let names = properties.join(", ");
    match properties {
        [only] => format!("cacheKeyFn: ({{ {only} }}) => {only}"),
        _ => format!("cacheKeyFn: ({{ {names} }}) => [{names}].join('/')"),
    }
}
