//! Java: Spring for GraphQL, DGS, graphql-java-tools, graphql-java.

mod clients;
mod dgs;
mod entities;
mod language;
mod loaders;
mod rows;
mod spring;
mod tools;

use super::check_all;

const SDL: &str = "type Query { posts: [Post!]!, post: Post }\n\
type Post { id: ID!, title: String, author: User, comments: [Comment!]!, tags: [String!], likes: Int }\n\
type Comment { id: ID!, text: String, author: User }\ntype User { id: ID!, name: String, posts: [Post!]! }";

/// A record for each type.
const RECORDS: &str = "package app;\nrecord Post(Long id, String title, Long authorId) {}\nrecord Comment(Long id, String text, Long authorId) {}\n\
record User(Long id, String name) {}\n";

/// Checks a controller of Spring's, whose body this is, with more files beside it.
#[track_caller]
fn controller(body: &str, files: &[(&str, &str)], expected: &str) {
    let text = format!(
        "package app;\nimport java.util.*;\nimport java.util.concurrent.*;\nimport java.util.function.*;\nimport java.util.stream.*;\nimport lombok.*;\n\
         import org.dataloader.*;\nimport org.springframework.beans.factory.annotation.*;\nimport org.springframework.graphql.data.method.annotation.*;\n\
         import org.springframework.stereotype.*;\nimport reactor.core.publisher.*;\nimport graphql.schema.DataFetchingEnvironment;\n\n\
         @Controller\n@RequiredArgsConstructor\npublic class PostController {{\n{body}\n}}\n"
    );
    let mut all = vec![
        ("src/main/resources/graphql/schema.graphqls", SDL),
        ("src/main/java/app/PostController.java", &*text),
        ("src/main/java/app/Records.java", RECORDS),
    ];
    all.extend_from_slice(files);
    check_all(&all, expected);
}
