use crate::support::Service;
use wirelint_resolvers::MisuseKind;

use super::{RECORDS, SDL, controller};

/// A loader that is registered with this batch function, whose class has these members.
#[track_caller]
fn loads(batch: &str, members: &str, expected: &str) {
    let registered = format!(
        "package app;\nimport java.util.*;\nimport java.util.stream.*;\nimport static java.util.stream.Collectors.toMap;\nimport org.springframework.graphql.execution.*;\nimport reactor.core.publisher.*;\n\
         @org.springframework.stereotype.Component class Loaders {{\n  private final Users users; private final javax.sql.DataSource db;\n  \
         Loaders(BatchLoaderRegistry registry, Users users, javax.sql.DataSource db) {{ this.users = users; this.db = db;\n    \
         registry.<Long, User>forName(\"authors\").registerMappedBatchLoader((ids, env) -> {batch}); }}\n  {members}\n}}\n\
         interface Users extends org.springframework.data.repository.CrudRepository<User, Long> {{}}\n"
    );
    controller(
        "@QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping CompletableFuture<User> author(Post post, DataFetchingEnvironment env) { return env.<Long, User>getDataLoader(\"authors\").load(post.authorId()); }",
        &[("src/main/java/app/Loaders.java", &registered)],
        &format!("{expected}Post.author"),
    );
}

#[test]
fn collectors_ask_for_each_of_what_they_collect() {
    loads("Mono.just(ids.stream().collect(Collectors.toMap(id -> id, id -> users.findById(id))))", "", "!");
    loads("Mono.fromCallable(() -> ids.stream().collect(toMap(id -> id, users::findById)))", "", "!");
    loads(
        "Mono.just(ids.stream().collect(Collectors.groupingBy(id -> id, Collectors.mapping(users::findById, Collectors.toList()))))",
        "",
        "!",
    );
    loads(
        "Mono.just(users.findAllById(ids).stream().collect(Collectors.toMap(User::id, user -> user)))",
        "",
        "+",
    );
}

#[test]
fn a_statement_may_be_told_all_keys() {
    let all = |told: &str| {
        format!(
            "Map<Long, User> all(Set<Long> ids) throws Exception {{ Map<Long, User> found = new HashMap<>();\n    \
             try (var c = db.getConnection(); var s = c.prepareStatement(\"select * from users where id in (\" + marks(ids) + \")\")) {{\n      {told}\n    }}\n    return found; }}\n  \
             String marks(Set<Long> ids) {{ return String.join(\",\", Collections.nCopies(ids.size(), \"?\")); }}"
        )
    };
    loads(
        "Mono.just(all(ids))",
        &all("int at = 0; for (Long id : ids) { s.setLong(++at, id); } var rows = s.executeQuery();"),
        "+",
    );
    loads(
        "Mono.just(all(ids))",
        &all("for (Long id : ids) { s.setLong(1, id); var rows = s.executeQuery(); }"),
        "!",
    );
    let rows = "List<Long> rows(String sql, Object... values) throws Exception { try (var c = db.getConnection(); var s = c.prepareStatement(sql)) {\n      \
        for (int i = 0; i < values.length; i++) { s.setObject(i + 1, values[i]); }\n      s.executeQuery(); return null; } }";
    loads("Mono.just(rows(\"select * from users\", ids.toArray()))", rows, "+");
    loads(
        "Mono.just(ids.stream().map(id -> rows(\"select * from users where id = ?\", id)).toList())",
        rows,
        "!",
    );
}

#[test]
fn what_is_remembered_joins_nothing() {
    let remembers = |look: &str| {
        format!(
            "private final org.springframework.web.client.RestTemplate rest = new org.springframework.web.client.RestTemplate();\n  \
             private final Map<Long, User> known = new ConcurrentHashMap<>();\n  \
             @QueryMapping List<Post> posts() {{ return List.of(); }}\n  \
             @SchemaMapping User author(Post post) {{ return {look}; }}\n  \
             private User ask(Long id) {{ return rest.getForObject(\"http://users/\" + id, User.class); }}"
        )
    };
    controller(&remembers("known.computeIfAbsent(post.authorId(), this::ask)"), &[], "!Post.author");
    controller(&remembers("known.computeIfAbsent(post.authorId(), id -> ask(id))"), &[], "!Post.author");
    controller(&remembers("known.computeIfAbsent(1L, this::ask)"), &[], "-Post.author");
    controller(&remembers("known.computeIfAbsent(post.authorId(), id -> null)"), &[], "-Post.author");
}

#[test]
fn names_of_loaders_are_constants() {
    let batch = |load: &str| {
        format!(
            "package app;\nimport com.netflix.graphql.dgs.*;\nimport java.util.*;\nimport java.util.concurrent.*;\nimport org.dataloader.*;\n\
             @DgsDataLoader(name = Authors.NAME) class Authors implements MappedBatchLoader<Long, User> {{\n  static final String NAME = \"authors\";\n  private final Users users;\n  \
             Authors(Users users) {{ this.users = users; }}\n  public CompletionStage<Map<Long, User>> load(Set<Long> ids) {{ {load} }}\n}}\n\
             interface Users extends org.springframework.data.repository.CrudRepository<User, Long> {{}}\n"
        )
    };
    let body = "@SchemaMapping Object author(Post post, DataFetchingEnvironment env) { return env.getDataLoader(Authors.NAME).load(post.authorId()); }";
    let each = batch(
        "Map<Long, User> all = new HashMap<>(); for (Long id : ids) { all.put(id, users.findById(id).get()); } return CompletableFuture.completedFuture(all);",
    );
    controller(body, &[("src/main/java/app/Authors.java", &each)], "!Post.author");
    let all = batch("users.findAllById(ids); return null;");
    controller(body, &[("src/main/java/app/Authors.java", &all)], "+Post.author");
}

/// What is loaded with this key, whose class is `Key`, is a key that is never found again.
#[track_caller]
fn key(class: &str, key: &str, options: &str, expected: bool) {
    let text = format!(
        "package app;\nimport com.netflix.graphql.dgs.*;\nimport java.util.*;\nimport java.util.concurrent.*;\nimport lombok.*;\nimport org.dataloader.*;\n\
         class Registry {{ void fill(DataLoaderRegistry registry, Names names) {{\n  \
         registry.register(\"names\", DataLoaderFactory.newMappedDataLoader(keys -> CompletableFuture.completedFuture(names.all(keys)){options})); }} }}\n\
         interface Names {{ Map<Object, String> all(Set<Object> keys); }}\n{class}\n\
         @DgsComponent class Titles {{\n  @DgsQuery public List<Post> posts() {{ return List.of(); }}\n  \
         @DgsData(parentType = \"Post\", field = \"title\") public CompletableFuture<String> title(DgsDataFetchingEnvironment dfe) {{\n    \
         Post post = dfe.getSource();\n    DataLoader<Object, String> names = dfe.getDataLoader(\"names\");\n    return names.load({key});\n  }}\n}}\n"
    );
    let found = Service::of(&[
        ("schema.graphqls", SDL),
        ("src/main/java/app/Titles.java", &text),
        ("src/main/java/app/Records.java", RECORDS),
    ])
    .analyse();
    let is_key = found.misuses.iter().any(|it| matches!(it.kind, MisuseKind::ObjectKey { .. }));
    assert_eq!(is_key, expected, "{class} {key} {options}");
}

#[test]
fn keys_without_equals_are_never_found_again() {
    let made = "new Key(post.id(), \"de\")";
    let class = |head: &str, body: &str| {
        format!(
            "{head} class Key {{ final Long id; final String language; Key(Long id, String language) {{ this.id = id; this.language = language; }} {body} }}"
        )
    };
    key(&class("@Getter", ""), made, "", true);
    key(&class("", "public String toString() { return id + language; }"), made, "", true);
    key("", "new long[] {post.id(), 1}", "", true);
    key(&class("@EqualsAndHashCode", ""), made, "", false);
    key(&class("@Data", ""), made, "", false);
    key(
        &class(
            "",
            "@Override public boolean equals(Object other) { return other instanceof Key it && it.id.equals(id); }",
        ),
        made,
        "",
        false,
    );
    key("record Key(Long id, String language) {}", made, "", false);
    key("", "List.of(post.id(), 1L)", "", false);
    key("", "post.id()", "", false);
    key(
        &class("", ""),
        made,
        ", DataLoaderOptions.newOptions().setCacheKeyFunction(it -> it.toString())",
        false,
    );
}

/// Whether a loader lives as long as the process that a class keeps with this head and these members.
#[track_caller]
fn kept(head: &str, members: &str, expected: bool) {
    let text = format!(
        "package app;\nimport org.dataloader.*;\nimport org.springframework.context.annotation.*;\nimport org.springframework.stereotype.*;\n\
         {head} class Authors {{\n  private final Users users;\n  {members}\n}}\n\
         interface Users extends org.springframework.data.repository.CrudRepository<User, Long> {{}}\n"
    );
    let controller = "package app;\nimport java.util.*;\nimport org.springframework.graphql.data.method.annotation.*;\n\
        @org.springframework.stereotype.Controller class Posts { @QueryMapping List<Post> posts() { return List.of(); }\n  @SchemaMapping String title(Post post) { return post.title(); } }\n";
    let found = Service::of(&[
        ("schema.graphqls", SDL),
        ("src/main/java/app/Authors.java", &text),
        ("src/main/java/app/Posts.java", controller),
        ("src/main/java/app/Records.java", RECORDS),
    ])
    .analyse();
    let is_shared = found.misuses.iter().any(|it| matches!(it.kind, MisuseKind::SharedAcrossRequests(_)));
    assert_eq!(is_shared, expected, "{head} {members}");
}

#[test]
fn what_a_bean_keeps_answers_every_request() {
    const FIELD: &str = "private final DataLoader<Long, User> loader;";
    const MADE: &str = "DataLoaderFactory.newMappedDataLoader(ids -> users.all(ids))";
    let constructor = format!("{FIELD} Authors(Users users) {{ this.users = users; this.loader = {MADE}; }}");
    kept("@Component", &constructor, true);
    kept("@Service", &format!("private final DataLoader<Long, User> loader = {MADE};"), true);
    kept("", &format!("static final DataLoader<Long, User> LOADER = {MADE};"), true);
    kept("", &constructor, false);
    kept("@Component @RequestScope", &constructor, false);
    kept("@Component @Scope(\"prototype\")", &constructor, false);
    kept("@Component", &format!("DataLoader<Long, User> loader() {{ return {MADE}; }}"), false);
    kept(
        "@Component",
        &format!("private final java.util.function.Supplier<DataLoader<Long, User>> loader = () -> {MADE};"),
        false,
    );
    kept(
        "@Component",
        "private final DataLoader<Long, User> loader = DataLoaderFactory.newDataLoader(ids -> users.all(ids), DataLoaderOptions.newOptions().setCachingEnabled(false));",
        false,
    );
}
