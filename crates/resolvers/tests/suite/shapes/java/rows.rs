use super::check_all;

const SDL: &str = "type Query { posts: [Post!]! }\ntype Post { id: ID!, title: String, words: Int, visits: Int, open: Boolean, slug: String, link(short: Boolean): String }";

/// Objects of a class with these members; nobody resolves their fields.
#[track_caller]
fn check(members: &str, expected: &str) {
    let text = format!(
        "package app;\nimport graphql.kickstart.tools.*;\nimport graphql.schema.*;\nimport java.sql.*;\nimport java.util.*;\n\
         class Queries implements GraphQLQueryResolver {{ public List<Post> posts() {{ return List.of(); }} }}\n\
         class Sql {{ static Connection connection; static int one(String sql, Object value) throws SQLException {{ var s = connection.prepareStatement(sql); s.setObject(1, value); return s.executeQuery().getInt(1); }} }}\n\
         class Post {{ private Long id; private String title; public Long getId() {{ return id; }}\n{members}\n}}\n"
    );
    check_all(&[("schema.graphqls", SDL), ("src/main/java/app/Post.java", &text)], expected);
}

#[test]
fn methods_of_objects_are_called_for_fields_that_nobody_resolves() {
    check(
        "public int getVisits() throws SQLException { return Sql.one(\"select count(*) from visits where post = ?\", id); }\n\
         public String slug() { return title.toLowerCase(); }\n\
         public boolean isOpen() throws SQLException { return Sql.one(\"select open from settings\", 1) == 1; }\n\
         public String link(Boolean isShort) { return \"/\" + id; }\n",
        "-Post.link -Post.open -Post.slug !Post.visits",
    );
    // What gives a property is as good as the property.
    check("public String getTitle() { return title; }", "");
}

#[test]
fn what_adds_up_a_relation_asks_for_it() {
    let entity = |relation: &str| {
        format!(
            "package app;\nimport jakarta.persistence.*;\nimport java.util.*;\n@Entity class Post {{ @Id Long id; String title;\n  {relation} private List<Line> lines;\n  \
             public Integer getWords() {{ return lines.stream().map(line -> line.getWords()).reduce(0, Integer::sum); }} }}\n\
             @Entity class Line {{ @Id Long id; int words; @ManyToOne private Post post; public int getWords() {{ return words; }} }}\n\
             interface Posts extends org.springframework.data.jpa.repository.JpaRepository<Post, Long> {{}}\n"
        )
    };
    let query = "package app;\nimport java.util.*;\nimport org.springframework.graphql.data.method.annotation.*;\n@org.springframework.stereotype.Controller class Controller {\n  \
        private final Posts posts; Controller(Posts posts) { this.posts = posts; }\n  @QueryMapping List<Post> posts() { return posts.findAll(); } }\n";
    for (relation, expected) in [
        ("@OneToMany(mappedBy = \"post\")", "!Post.words"),
        ("@OneToMany(mappedBy = \"post\", fetch = FetchType.EAGER)", "-Post.words"),
    ] {
        check_all(
            &[
                ("schema.graphqls", SDL),
                ("src/main/java/app/Post.java", &entity(relation)),
                ("src/main/java/app/Controller.java", query),
            ],
            expected,
        );
    }
}

#[test]
fn what_comes_by_way_of_another_entity_is_fetched_with_it() {
    let entities = "package app;\nimport jakarta.persistence.*;\nimport java.util.*;\nimport lombok.*;\n\
        @Entity @Getter class Post { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) private Author author; }\n\
        @Entity @Getter class Pin { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) private Post post; }\n@Entity @Getter class Author { @Id Long id; }\n";
    let check = |paths: &str, expected: &str| {
        let controller = format!(
            "package app;\nimport java.util.*;\nimport org.springframework.data.jpa.repository.*;\nimport org.springframework.graphql.data.method.annotation.*;\n\
             interface Pins extends JpaRepository<Pin, Long> {{ @EntityGraph(attributePaths = {paths}) List<Pin> findByDay(int day); }}\n\
             @org.springframework.stereotype.Controller class Controller {{\n  private final Pins pins; Controller(Pins pins) {{ this.pins = pins; }}\n  \
             @QueryMapping List<Post> posts() {{ return pins.findByDay(1).stream().map(Pin::getPost).toList(); }} }}\n"
        );
        check_all(
            &[
                (
                    "schema.graphqls",
                    "type Query { posts: [Post!]! }\ntype Post { id: ID!, author: Author }\ntype Author { id: ID! }",
                ),
                ("src/main/java/app/Post.java", entities),
                ("src/main/java/app/Controller.java", &controller),
            ],
            expected,
        );
    };
    check("{\"post\", \"post.author\"}", "+Post.author");
    check("{\"post\"}", "!Post.author");
}
