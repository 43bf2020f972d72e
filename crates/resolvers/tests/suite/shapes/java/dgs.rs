use super::{RECORDS, SDL, check_all};

#[track_caller]
fn check(body: &str, files: &[(&str, &str)], expected: &str) {
    let text = format!(
        "package app;\nimport com.netflix.graphql.dgs.*;\nimport java.util.*;\nimport java.util.concurrent.*;\nimport org.dataloader.*;\nimport lombok.AllArgsConstructor;\n\
         import app.generated.DgsConstants;\n\
         @DgsComponent\n@AllArgsConstructor\npublic class Fetchers {{\n{body}\n}}\n"
    );
    let mut all = vec![
        ("src/main/resources/schema/schema.graphqls", SDL),
        ("src/main/java/app/Fetchers.java", &*text),
        ("src/main/java/app/Records.java", RECORDS),
    ];
    all.extend_from_slice(files);
    check_all(&all, expected);
}

const USERS: (&str, &str) = (
    "src/main/java/app/Users.java",
    "package app;\nimport org.springframework.data.repository.*;\ninterface Users extends ListCrudRepository<User, Long>, UsersByPost {}\n\
     interface UsersByPost { User ofPost(Long post); }\n\
     class UsersByPostImpl implements UsersByPost { private final org.springframework.jdbc.core.simple.JdbcClient jdbc = null; public User ofPost(Long post) { return jdbc.sql(\"select\").param(post).query(User.class).single(); } }\n",
);

#[test]
fn parents_are_asked_of_the_environment() {
    check(
        "private final Users users;\n\
         @DgsQuery public List<Post> posts() { return List.of(); }\n\
         @DgsData(parentType = \"Post\", field = \"author\") public User author(DgsDataFetchingEnvironment dfe) { Object source = dfe.getSource(); Post post = (Post) source; return users.findById(post.authorId()).orElse(null); }\n\
         @DgsData(parentType = DgsConstants.POST.TYPE_NAME, field = DgsConstants.POST.Likes) public int count(DgsDataFetchingEnvironment dfe) { return (int) users.ofPost(dfe.<Post>getSource().id()).id(); }\n\
         @DgsData(parentType = \"Post\") public List<String> tags(DgsDataFetchingEnvironment dfe, @InputArgument String name) { return List.of(name + users.count()); }\n\
         @DgsData.List({@DgsData(parentType = \"User\", field = \"name\"), @DgsData(parentType = \"Comment\", field = \"text\")}) public String text(DgsDataFetchingEnvironment dfe) { return \"\" + dfe.getSource(); }",
        &[USERS],
        "-Comment.text !Post.author !Post.likes -Post.tags -User.name",
    );
}

#[test]
fn loaders_are_classes_and_fields() {
    let loaders = "package app;\nimport com.netflix.graphql.dgs.*;\nimport org.dataloader.*;\nimport java.util.*;\nimport java.util.concurrent.*;\n\
         @DgsDataLoader(name = \"authors\", caching = true) class AuthorLoader implements MappedBatchLoaderWithContext<Long, User> {\n  private final Users users; AuthorLoader(Users users) { this.users = users; }\n  \
         public CompletionStage<Map<Long, User>> load(Set<Long> ids, BatchLoaderEnvironment env) { return CompletableFuture.supplyAsync(() -> toMap(users.findAllById(ids))); }\n  \
         private Map<Long, User> toMap(List<User> all) { Map<Long, User> found = new HashMap<>(); for (User it : all) { found.put(it.id(), it); } return found; }\n}\n\
         @DgsComponent class Fields {\n  @org.springframework.beans.factory.annotation.Autowired Users users;\n  \
         @DgsDataLoader(name = \"likes\") public BatchLoader<Long, Integer> likes = ids -> CompletableFuture.supplyAsync(() -> { List<Integer> all = new ArrayList<>(); ids.forEach(id -> all.add((int) users.findById(id).stream().count())); return all; });\n}\n";
    check(
        "@DgsQuery public List<Post> posts() { return List.of(); }\n\
         @DgsData(parentType = \"Post\") public CompletableFuture<User> author(DgsDataFetchingEnvironment dfe) { Post post = dfe.getSource(); DataLoader<Long, User> loader = dfe.getDataLoader(AuthorLoader.class); return loader.load(post.authorId()); }\n\
         @DgsData(parentType = \"Comment\", field = \"author\") public CompletableFuture<User> of(DgsDataFetchingEnvironment dfe) { Comment it = dfe.getSource(); return dfe.<Long, User>getDataLoader(\"authors\").load(it.authorId()); }\n\
         @DgsData(parentType = \"Post\") public CompletableFuture<Integer> likes(DgsDataFetchingEnvironment dfe) { Post post = dfe.getSource(); DataLoader<Long, Integer> loader = dfe.getDataLoader(\"likes\"); return loader.load(post.id()); }",
        &[USERS, ("src/main/java/app/AuthorLoader.java", loaders)],
        "+Comment.author +Post.author !Post.likes",
    );
}
