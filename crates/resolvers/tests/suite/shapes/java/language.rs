use crate::support::Service;
use wirelint_resolvers::Verdict;

use super::{SDL, controller};

/// Names of fields, methods, variables and classes do not get in each other's way.
#[test]
fn a_name_may_be_a_field_a_method_and_a_variable() {
    let users = (
        "src/main/java/app/Users.java",
        "package app;\nimport org.springframework.data.repository.CrudRepository;\ninterface Users extends CrudRepository<User, Long> {}\n",
    );
    controller(
        "private final Users author;\nprivate final Users tags;\n\
         @QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping User author(Post post) { User found = author.findById(post.authorId()).orElse(null); return found; }\n\
         @SchemaMapping List<String> tags(Post post) { List<String> tags = List.of(post.title()); return tags; }\n\
         @SchemaMapping String title(Post post) { return author(1L) + post.title(); }\n\
         private String author(Long id) { class Local { String author = \"a\"; } return new Local().author + id; }\n\
         static class Inner { private final Users users; Inner(Users users) { this.users = users; } User one(Long id) { return users.findById(id).get(); } }\n\
         @SchemaMapping User likes(Post post) { return new Inner(this.tags).one(post.id()); }",
        &[users],
        "!Post.author !Post.likes -Post.tags -Post.title",
    );
}

#[test]
fn what_goes_in_circles_ends() {
    let text = "package app;\nimport org.springframework.graphql.data.method.annotation.*;\n\
         interface A extends B {} interface B extends A {} class C extends D implements A {} class D extends C {}\n\
         @org.springframework.stereotype.Controller class Posts extends Posts {\n  private final C c; private final A a; private Posts self; Posts(C c, A a, Posts self) { this.c = c; this.a = a; this.self = self; }\n  \
         @QueryMapping java.util.List<Post> posts() { return posts(); }\n  \
         @SchemaMapping User author(Post post) { return self.author(post) == null ? a.x(post) : c.x(author(self.self.author(post))); }\n  \
         private String title = title + title; @SchemaMapping String title(Post post) { return title + this.title + super.title(post); }\n}\n\
         class Post { Post post = new Post(); Post get() { return get(); } }\n";
    let found = Service::of(&[("schema.graphqls", SDL), ("src/main/java/app/Posts.java", text)]).analyse();
    assert!(found.fields.iter().all(|it| it.verdict != Verdict::PerItem));
}

/// Half of a file, files without their ends, and what stands between.
#[test]
fn broken_files_are_silence_or_right() {
    let whole = "package app;\nimport org.springframework.graphql.data.method.annotation.*;\nimport org.springframework.jdbc.core.JdbcTemplate;\n\
         @org.springframework.stereotype.Controller class Posts {\n  private final JdbcTemplate jdbc;\n  Posts(JdbcTemplate jdbc) { this.jdbc = jdbc; }\n  \
         @QueryMapping java.util.List<Post> posts() { return null; }\n  \
         @SchemaMapping User author(Post post) { return jdbc.queryForObject(\"select ?\", User.class, post.id()); }\n  \
         @SchemaMapping String title(Post post) { return switch (post) { case Post(var a, var b) when a != null -> `b; default -> \"\"; }; }\n}\n";
    for at in 0..whole.len() {
        let found = Service::of(&[("schema.graphqls", SDL), ("src/main/java/app/Posts.java", &whole[..at])])
            .analyse();
        assert!(found.fields.iter().all(|it| it.verdict != Verdict::PerItem || it.field == "author"), "{at}");
        let rest = format!("package app;\nclass Posts {{ {}", &whole[at..]);
        _ = Service::of(&[("schema.graphqls", SDL), ("src/main/java/app/Posts.java", &rest)]).analyse();
    }
}

#[test]
fn tests_and_what_is_built_are_left_alone() {
    let text = "package app;\nimport org.springframework.graphql.data.method.annotation.*;\n\
         @org.springframework.stereotype.Controller class Posts { private final org.springframework.jdbc.core.JdbcTemplate jdbc = null;\n  \
         @QueryMapping java.util.List<Post> posts() { return null; }\n  \
         @SchemaMapping Object author(Post post) { return jdbc.queryForMap(\"select ?\", post.id()); } }\n";
    for (path, count) in [
        ("src/main/java/app/test/Posts.java", 2),
        ("src/test/java/app/Posts.java", 0),
        ("src/integrationTest/java/app/Posts.java", 0),
        ("target/generated-sources/app/Posts.java", 0),
        ("src/main/java/app/PostsTest.java", 0),
    ] {
        let found = Service::of(&[("schema.graphqls", SDL), (path, text)]).analyse();
        assert_eq!(found.fields.len(), count, "{path}");
    }
}

#[test]
fn a_long_chain_and_many_classes_take_time_in_proportion() {
    use std::fmt::Write as _;
    let mut text = String::from(
        "package app;\nimport org.springframework.graphql.data.method.annotation.*;\n@org.springframework.stereotype.Controller class Posts {\n",
    );
    _ = writeln!(
        text,
        "@SchemaMapping String title(Post post) {{ return new StringBuilder(){}; }}",
        ".append(post.title())".repeat(3000)
    );
    _ = writeln!(
        text,
        "@SchemaMapping String tags(Post post) {{ return \"\"{}; }}",
        " + post.title()".repeat(3000)
    );
    for it in 0..2000 {
        _ = writeln!(
            text,
            "class C{it} extends C{} {{ Object m{it}(Post p) {{ return m{}(p); }} }}",
            it + 1,
            it + 1
        );
    }
    text += "@SchemaMapping Object author(Post post) { return new C0().m0(post); }\n@QueryMapping java.util.List<Post> posts() { return null; }\n}\n";
    let start = std::time::Instant::now();
    let found = Service::of(&[("schema.graphqls", SDL), ("src/main/java/app/Posts.java", &text)]).analyse();
    assert!(found.fields.iter().all(|it| it.verdict != Verdict::PerItem));
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
