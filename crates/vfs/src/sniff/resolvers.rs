//! Telling source code that says how fields of GraphQL are resolved by its text, at memory speed and without a tree.

use std::path::Path;

use memchr::memmem;

use crate::Kind;

/// What such code is called or says, in one file of a service at least: a map or a class of resolvers.
const RESOLVER: &str = "esolver";

/// The same of a type of graphql-js, the builder of Pothos, the schema of Nexus.
const WORDS: [&str; 3] = ["GraphQLObjectType", "SchemaBuilder", "makeSchema"];

/// The same of Python: imports of its frameworks, and what resolvers are called.
const OF_PYTHON: [&str; 7] = [
    "import graphene",
    "from graphene",
    "import strawberry",
    "from strawberry",
    "from ariadne",
    "import ariadne",
    "def resolve_",
];

/// The same of Java: annotations and interfaces of its frameworks, and what fetchers are registered with.
const OF_JAVA: [&str; 9] = [
    "SchemaMapping",
    "QueryMapping",
    "MutationMapping",
    "BatchMapping",
    "SubscriptionMapping",
    "graphql.dgs",
    "GraphQLResolver",
    "GraphQLQueryResolver",
    "dataFetcher(",
];

/// The same of Ruby: the classes of its framework, and what types of a schema extend that are made by them.
const OF_RUBY: [&str; 4] = ["GraphQL::", "< Types::", "BaseObject", "graphql_name"];

/// The same of Go: a method of what resolves, which takes a context.
const OF_GO: [&str; 2] = ["Resolver) ", "context.Context"];

/// Whether `text` at `path`, of source code, may say how fields are resolved. Of the path the file and its folder count.
pub fn resolves_fields(path: &Path, text: &str) -> bool {
    let has = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    if Kind::is_python(path) {
        return OF_PYTHON.iter().any(|it| has(it));
    }
    if Kind::is_java(path) {
        return OF_JAVA.iter().any(|it| has(it));
    }
    if Kind::is_ruby(path) {
        return OF_RUBY.iter().any(|it| has(it));
    }
    if Kind::is_go(path) {
        return OF_GO.iter().all(|it| has(it));
    }
    let is_called = path.iter().rev().take(2).any(|it| it.to_str().is_some_and(|it| it.contains(RESOLVER)));
    // A type of Nexus stands in a file of its own, mostly.
    is_called || has(RESOLVER) || WORDS.iter().any(|it| has(it)) || has("objectType(") && has("nexus")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolvers_of_java_are_told_by_what_annotates_them() {
        for text in [
            "@Controller class A { @BatchMapping Map<A, B> b(List<A> all) {} }",
            "import com.netflix.graphql.dgs.DgsComponent;",
            "class A implements GraphQLResolver<B> {}",
            "wiring.dataFetcher(\"a\", a)",
        ] {
            assert!(resolves_fields(Path::new("/w/src/A.java"), text), "{text}");
        }
        assert!(!resolves_fields(Path::new("/w/resolver/Resolver.java"), "class Resolver {}"));
    }

    #[test]
    fn resolvers_are_told_by_what_they_are_called() {
        for text in [
            "export const resolvers = { Query: {} }",
            "@Resolver(() => User) class UserResolver {}",
            "new GraphQLObjectType({ name: 'User' })",
            "const builder = new SchemaBuilder({})",
            "export const schema = makeSchema({ types })",
            "import { objectType } from '@nexus/schema'; export const User = objectType({ name: 'User' })",
        ] {
            assert!(resolves_fields(Path::new("/w/src/user.ts"), text), "{text}");
        }
        for text in ["", "await Promise.resolve(1)", "import { gql } from 'graphql-tag'"] {
            assert!(!resolves_fields(Path::new("/w/src/user.ts"), text), "{text}");
        }
        for text in
            ["import graphene\n", "from ariadne import ObjectType", "    def resolve_author(self, info):"]
        {
            assert!(resolves_fields(Path::new("/w/app/types.py"), text), "{text}");
        }
        assert!(!resolves_fields(Path::new("/w/resolvers/user.py"), "class Resolver: pass"));
        for text in ["class AppSchema < GraphQL::Schema\n", "  class UserType < Types::BaseObject\n"] {
            assert!(resolves_fields(Path::new("/w/app/graphql/user.rb"), text), "{text}");
        }
        assert!(!resolves_fields(Path::new("/w/app/models/resolver.rb"), "class Resolver; end"));
        let method =
            "func (r *postResolver) Author(ctx context.Context, obj *model.Post) (*model.User, error) {";
        assert!(resolves_fields(Path::new("/w/graph/post.resolvers.go"), method));
        assert!(!resolves_fields(Path::new("/w/graph/resolver.go"), "type Resolver struct{}"));
        for path in ["/w/resolvers/user.js", "/w/user.resolver.ts"] {
            assert!(resolves_fields(Path::new(path), ""), "{path}");
        }
        assert!(!resolves_fields(Path::new("/w/resolver/src/user.ts"), ""));
    }
}
