use super::check_all;

const SDL: &str = "type Query { posts: [Post!]! }\ntype Post { id: ID!, title: String, author: User, comments: [Comment!]!, likes: Int }\n\
type Comment { id: ID!, text: String }\ntype User { id: ID!, name: String }";

/// Entities with an author that is loaded when it is read, and comments.
fn entities(author: &str, comments: &str) -> String {
    format!(
        "package app;\nimport jakarta.persistence.*;\nimport java.util.*;\nimport lombok.*;\n\
         @Entity @Getter class Post {{\n  @Id private Long id;\n  private String title;\n  {author} private User author;\n  {comments} private List<Comment> comments = new ArrayList<>();\n}}\n\
         @Entity @Getter class Comment {{\n  @Id Long id;\n  String text;\n  @ManyToOne(fetch = FetchType.LAZY) private Post post;\n  @ManyToOne private User author;\n}}\n\
         @Entity @Getter class User {{\n  @Id Long id;\n  String name;\n}}\n"
    )
}

#[track_caller]
fn check(author: &str, comments: &str, repository: &str, query: &str, more: &str, expected: &str) {
    let entities = entities(author, comments);
    let repository = format!(
        "package app;\nimport org.springframework.data.jpa.repository.*;\npublic interface PostRepository extends JpaRepository<Post, Long> {{\n{repository}\n}}\n"
    );
    let controller = format!(
        "package app;\nimport org.springframework.graphql.data.method.annotation.*;\nimport java.util.*;\n\
         @org.springframework.stereotype.Controller class Posts {{\n  private final PostRepository posts;\n  Posts(PostRepository posts) {{ this.posts = posts; }}\n  \
         @QueryMapping List<Post> posts() {{ return {query}; }}\n  {more}\n}}\n"
    );
    check_all(
        &[
            ("schema.graphqls", SDL),
            ("src/main/java/app/Post.java", &entities),
            ("src/main/java/app/PostRepository.java", &repository),
            ("src/main/java/app/Posts.java", &controller),
        ],
        expected,
    );
}

const LAZY: &str = "@ManyToOne(fetch = FetchType.LAZY)";
const MANY: &str = "@OneToMany(mappedBy = \"post\")";

#[test]
fn relations_that_are_loaded_when_they_are_read_are_asked_for_by_whoever_reads_them() {
    check(LAZY, MANY, "", "posts.findAll()", "", "!Post.author !Post.comments");
    check(
        "@ManyToOne",
        "@OneToMany(mappedBy = \"post\", fetch = FetchType.EAGER)",
        "",
        "posts.findAll()",
        "",
        "",
    );
    check(
        "@ManyToOne(fetch = FetchType.LAZY) @Fetch(FetchMode.SUBSELECT)",
        "@OneToMany @BatchSize(size = 50)",
        "",
        "posts.findAll()",
        "",
        "",
    );
}

#[test]
fn what_the_query_of_the_list_fetches_is_loaded() {
    check(
        LAZY,
        MANY,
        "@EntityGraph(attributePaths = \"author\") List<Post> findAll();",
        "posts.findAll()",
        "",
        "+Post.author !Post.comments",
    );
    check(
        LAZY,
        MANY,
        "@Query(\"select p from Post p join fetch p.author left join fetch p.comments\") List<Post> whole();",
        "posts.whole()",
        "",
        "+Post.author +Post.comments",
    );
    check(
        LAZY,
        MANY,
        "@Query(\"\"\"\n  select p from Post p\n  join fetch p.comments c\n\"\"\") List<Post> whole();",
        "posts.whole()",
        "",
        "!Post.author +Post.comments",
    );
}

#[test]
fn what_a_method_reads_is_asked_for_but_not_the_key() {
    let name =
        "@SchemaMapping String title(Post post) { return post.getAuthor().getName() + post.getTitle(); }";
    let key = "@SchemaMapping String title(Post post) { return post.getAuthor().getId() + post.getTitle(); }";
    let count = "@SchemaMapping int likes(Post post) { return post.getComments().size(); }";
    check(LAZY, MANY, "", "posts.findAll()", name, "!Post.author !Post.comments !Post.title");
    check(LAZY, MANY, "", "posts.findAll()", key, "!Post.author !Post.comments -Post.title");
    check(LAZY, MANY, "", "posts.findAll()", count, "!Post.author !Post.comments !Post.likes");
    check(
        LAZY,
        MANY,
        "@EntityGraph(attributePaths = {\"author\", \"comments\"}) List<Post> findAllBy();",
        "posts.findAllBy()",
        &format!("{name} {count}"),
        "+Post.author +Post.comments +Post.likes +Post.title",
    );
}

#[test]
fn objects_that_are_no_entities_have_no_relations() {
    let query = "posts.findAll().stream().map(it -> new PostDto(it.getId(), it.getTitle())).toList(); } record PostDto(Long id, String title, User author) {}";
    check(LAZY, MANY, "", query, "", "!Post.author !Post.comments");
    let text = "package app;\nimport org.springframework.graphql.data.method.annotation.*;\nimport java.util.*;\n\
         @org.springframework.stereotype.Controller class Posts {\n  record PostDto(Long id, String title, UserDto author) {} record UserDto(Long id) {}\n  \
         @QueryMapping List<PostDto> posts() { return List.of(); }\n}\n";
    check_all(&[("schema.graphqls", SDL), ("src/main/java/app/Posts.java", text)], "");
}

#[test]
fn a_program_may_load_relations_in_batches() {
    let settings = |path: &str, text: &str, expected: &str| {
        let entities = entities(LAZY, MANY);
        let code = "package app;\nimport org.springframework.graphql.data.method.annotation.*;\nimport org.springframework.data.jpa.repository.*;\nimport java.util.*;\n\
             interface PostRepository extends JpaRepository<Post, Long> {}\n\
             @org.springframework.stereotype.Controller class Posts {\n  private final PostRepository posts;\n  Posts(PostRepository posts) { this.posts = posts; }\n  \
             @QueryMapping List<Post> posts() { return posts.findAll(); }\n}\n";
        check_all(
            &[
                ("schema.graphqls", SDL),
                ("src/main/java/app/Post.java", &entities),
                ("src/main/java/app/Posts.java", code),
                (path, text),
            ],
            expected,
        );
    };
    let lazy = "!Post.author !Post.comments";
    let yaml = "spring:\n  jpa:\n    properties:\n      hibernate:\n        default_batch_fetch_size: 100\n";
    settings("src/main/resources/application.yml", yaml, "");
    settings(
        "src/main/resources/application.properties",
        "spring.jpa.properties.hibernate.default_batch_fetch_size=16\n",
        "",
    );
    settings(
        "src/main/resources/application.properties",
        "#spring.jpa.properties.hibernate.default_batch_fetch_size=16\n",
        lazy,
    );
    settings(
        "src/main/resources/other.properties",
        "spring.jpa.properties.hibernate.default_batch_fetch_size=16\n",
        lazy,
    );
}

#[test]
fn the_way_back_from_a_list_is_loaded() {
    let sdl_of_back = "type Query { post: Post }\ntype Post { id: ID!, comments: [Comment!]! }\ntype Comment { id: ID!, post: Post }";
    for many in [MANY, "@OneToMany", "@OneToMany(cascade = CascadeType.ALL)"] {
        let entities = entities(LAZY, many);
        let code = "package app;\nimport org.springframework.graphql.data.method.annotation.*;\nimport org.springframework.data.jpa.repository.*;\nimport java.util.*;\n\
             interface PostRepository extends JpaRepository<Post, Long> {}\n\
             @org.springframework.stereotype.Controller class Posts {\n  private final PostRepository posts;\n  Posts(PostRepository posts) { this.posts = posts; }\n  \
             @QueryMapping Post post() { return posts.findById(1L).orElse(null); }\n}\n";
        check_all(
            &[
                ("schema.graphqls", sdl_of_back),
                ("src/main/java/app/Post.java", &entities),
                ("src/main/java/app/Posts.java", code),
            ],
            "+Comment.post +Post.comments",
        );
    }
}
