use super::{RECORDS, SDL, check_all};

const USERS: (&str, &str) = (
    "src/main/java/app/Users.java",
    "package app;\nimport org.springframework.data.mongodb.repository.MongoRepository;\npublic interface Users extends MongoRepository<User, Long> { int countByPost(Long id); }\n",
);

#[track_caller]
fn check(text: &str, expected: &str) {
    let text = format!(
        "package app;\nimport graphql.kickstart.tools.*;\nimport graphql.schema.*;\nimport graphql.schema.idl.*;\nimport java.util.*;\nimport java.util.concurrent.*;\nimport org.dataloader.*;\n{text}"
    );
    check_all(
        &[
            ("src/main/resources/schema.graphqls", SDL),
            ("src/main/java/app/Resolvers.java", &text),
            ("src/main/java/app/Records.java", RECORDS),
            USERS,
        ],
        expected,
    );
}

#[test]
fn methods_are_called_like_fields_or_like_getters() {
    check(
        "abstract class Base<T> implements GraphQLResolver<T> { protected Users users; Base(Users users) { this.users = users; } }\n\
         class QueryResolver implements GraphQLQueryResolver { public List<Post> getPosts(int first) { return List.of(); } }\n\
         class PostResolver extends Base<Post> implements GraphQLResolver<Post> {\n  PostResolver(Users users) { super(users); }\n  \
         public User getAuthor(Post post) { return users.findById(post.authorId()).get(); }\n  \
         public int likes(Post post, DataFetchingEnvironment env) { return users.countByPost(post.id()); }\n  \
         public List<String> tags(Post post, String name) { return List.of(name, post.title()); }\n  \
         public CompletableFuture<List<Comment>> comments(Post post, DataFetchingEnvironment env) {\n    DataLoaderRegistry registry = ((graphql.kickstart.execution.context.GraphQLContext) env.getContext()).getDataLoaderRegistry();\n    \
         DataLoader<Long, List<Comment>> loader = registry.getDataLoader(\"comments\");\n    return loader.load(post.id());\n  }\n}\n",
        "!Post.author +Post.comments !Post.likes -Post.tags",
    );
}

#[test]
fn classes_are_called_otherwise_than_types() {
    check(
        "class Queries implements GraphQLQueryResolver { public List<Article> posts() { return List.of(); } }\nclass Article { Long id; Long by; public Long getBy() { return by; } }\n\
         class ArticleResolver implements GraphQLResolver<Article> { private final Users users; ArticleResolver(Users users) { this.users = users; }\n  \
         public User author(Article article) { return users.findById(article.getBy()).orElse(null); } }\n",
        "!Post.author",
    );
}

#[test]
fn wirings_say_what_fetches_what() {
    check(
        "class Fetchers implements DataFetcher<Integer> {\n  private final Users users; Fetchers(Users users) { this.users = users; }\n  \
         DataFetcher<User> author() { return env -> { Post post = env.getSource(); return users.findById(post.authorId()).get(); }; }\n  \
         String title(DataFetchingEnvironment env) { Post post = env.getSource(); return post.title().trim(); }\n  \
         @Override public Integer get(DataFetchingEnvironment env) { Post post = env.getSource(); return users.countByPost(post.id()); }\n}\n\
         class Wiring {\n  private final Fetchers fetchers; private final Users users;\n  Wiring(Fetchers fetchers, Users users) { this.fetchers = fetchers; this.users = users; }\n  \
         RuntimeWiring build() { return RuntimeWiring.newRuntimeWiring()\n    .type(\"Post\", wiring -> wiring.dataFetcher(\"author\", fetchers.author()).dataFetcher(\"title\", fetchers::title))\n    \
         .type(TypeRuntimeWiring.newTypeWiring(\"Post\").dataFetcher(\"likes\", new Fetchers(users)))\n    \
         .type(TypeRuntimeWiring.newTypeWiring(\"Comment\").dataFetcher(\"author\", env -> env.<Long, User>getDataLoader(\"users\").load(((Comment) env.getSource()).authorId())))\n    .build(); }\n  \
         GraphQLCodeRegistry code() { return GraphQLCodeRegistry.newCodeRegistry().dataFetcher(FieldCoordinates.coordinates(\"User\", \"posts\"), (DataFetcher<?>) env -> users.findById(((User) env.getSource()).id())).build(); }\n}\n",
        "+Comment.author !Post.author !Post.likes -Post.title !User.posts",
    );
}
