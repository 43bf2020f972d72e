//! Code in Go as people write it.

mod clients;
mod fields;
mod generated;
mod injected;
mod loaders;
mod rows;

use super::check_all;

const SDL: &str = "type Query { posts: [Post!]! post: Post }\n\
    type Post { id: ID! author: User comments: [Comment!]! title: String slug: String tags: [String!] }\n\
    type Comment { id: ID! author: User }\ntype User { id: ID! name: String posts: [Post!]! }";

const MODEL: &str = "package model\n\ntype Post struct {\n\tID string\n\tAuthorID string\n\tTitle string\n\tTags []string\n\tCommentIDs []string\n\tComments []*Comment\n\tAuthor *User\n}\n\n\
    type Comment struct {\n\tID string\n\tAuthorID string\n\tPostID string\n}\n\ntype User struct {\n\tID string\n\tName string\n}\n";

/// Checks what is said of the fields of objects, in a module whose schema and models are there already.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &str) {
    let mut all = vec![
        ("go.mod", "module example.org/blog\n\ngo 1.22\n"),
        ("schema.graphqls", SDL),
        ("graph/model/models.go", MODEL),
    ];
    all.extend_from_slice(files);
    check_all(&all, expected);
}

/// The same, where all that differs is the body of `Post.author`, with what stands in another file of the package.
#[track_caller]
fn check_author(imports: &str, resolver: &str, body: &str, others: &str, sign: &str) {
    let (file, helper) = author(imports, resolver, body, others);
    check(
        &[("graph/post.resolvers.go", &file), ("graph/resolver.go", &helper)],
        &format!("{sign}Post.author"),
    );
}

fn author(imports: &str, resolver: &str, body: &str, others: &str) -> (String, String) {
    let file = format!(
        "package graph\n\nimport (\n\t\"context\"\n\t\"example.org/blog/graph/model\"\n{imports}\n)\n\n\
         func (r *postResolver) Author(ctx context.Context, obj *model.Post) (*model.User, error) {{\n{body}\n}}\n\n\
         func (r *Resolver) Post() PostResolver {{ return &postResolver{{r}} }}\n\ntype postResolver struct{{ *Resolver }}\n"
    );
    let helper = format!(
        "package graph\n\nimport (\n\t\"context\"\n\t\"example.org/blog/graph/model\"\n{imports}\n)\n\ntype Resolver struct {{\n{resolver}\n}}\n\n{others}\n"
    );
    (file, helper)
}
