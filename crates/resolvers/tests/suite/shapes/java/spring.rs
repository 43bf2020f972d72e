use super::controller;

const REPOSITORY: (&str, &str) = (
    "src/main/java/app/UserRepository.java",
    "package app;\nimport org.springframework.data.jpa.repository.JpaRepository;\npublic interface UserRepository extends JpaRepository<User, Long> {\n  \
     List<User> findByNameIn(Collection<String> names);\n  int countByName(String name);\n}\n",
);

#[test]
fn the_parent_is_the_parameter_that_nothing_annotates() {
    controller(
        "private final UserRepository users;\n\
         @QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping User author(@Argument Integer size, Post post) { return users.findById(post.authorId()).orElseThrow(); }\n\
         @SchemaMapping(typeName = \"Post\", field = \"likes\") int count(DataFetchingEnvironment env) { Post post = env.getSource(); return users.countByName(post.title()); }\n\
         @SchemaMapping(typeName = \"Post\") List<String> tags(Post post, @Argument String name) { return List.of(users.countByName(name) + \"\"); }\n\
         @SchemaMapping(\"title\") String upper(Post post) { return post.title().toUpperCase(Locale.ROOT); }",
        &[REPOSITORY],
        "!Post.author !Post.likes -Post.tags -Post.title",
    );
}

#[test]
fn what_is_called_with_all_parents_is_batched_unless_it_loops() {
    controller(
        "private final UserRepository users;\n\
         @QueryMapping List<Post> posts() { return List.of(); }\n\
         @BatchMapping Map<Post, User> author(List<Post> posts) {\n\
           var byId = users.findAllById(posts.stream().map(Post::authorId).toList()).stream().collect(Collectors.toMap(User::id, Function.identity()));\n\
           return posts.stream().collect(Collectors.toMap(post -> post, post -> byId.get(post.authorId())));\n\
         }\n\
         @BatchMapping(typeName = \"Post\", field = \"likes\") List<Integer> likes(List<Post> posts) {\n\
           List<Integer> all = new ArrayList<>();\n\
           for (Post post : posts) { all.add(users.countByName(post.title())); }\n\
           return all;\n\
         }\n\
         @BatchMapping Flux<List<String>> tags(List<Post> posts) { return Flux.fromIterable(posts).map(post -> List.of(\"a\")); }",
        &[REPOSITORY],
        "+Post.author !Post.likes +Post.tags",
    );
}

#[test]
fn loaders_come_by_type_by_name_and_by_what_registers_them() {
    let config = "package app;\nimport org.springframework.context.annotation.*;\nimport org.springframework.graphql.execution.BatchLoaderRegistry;\nimport reactor.core.publisher.*;\n\
         @Configuration class Loaders {\n\
           Loaders(BatchLoaderRegistry registry, UserRepository users, Ages ages) {\n\
             registry.forTypePair(Long.class, User.class).registerMappedBatchLoader((ids, env) -> Mono.fromCallable(() -> users.byIds(ids)));\n\
             registry.forName(\"likes\").registerBatchLoader((ids, env) -> Flux.fromIterable(ids).flatMapSequential(id -> ages.of(id)));\n\
           }\n}\n\
         @org.springframework.stereotype.Component class Ages {\n\
           private final org.springframework.web.reactive.function.client.WebClient web;\n\
           Ages(org.springframework.web.reactive.function.client.WebClient.Builder builder) { this.web = builder.baseUrl(\"http://ages\").build(); }\n\
           Mono<Integer> of(Object id) { return web.get().uri(\"/{id}\", id).retrieve().bodyToMono(Integer.class); }\n}\n";
    let users = "package app;\n@org.springframework.stereotype.Repository class UserRepository {\n  private final org.springframework.jdbc.core.JdbcTemplate jdbc;\n  \
         UserRepository(org.springframework.jdbc.core.JdbcTemplate jdbc) { this.jdbc = jdbc; }\n  \
         java.util.Map<Long, User> byIds(java.util.Set<Long> ids) { jdbc.queryForList(\"select\", ids); return java.util.Map.of(); }\n}\n";
    controller(
        "@QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping CompletableFuture<User> author(Post post, DataLoader<Long, User> loader) { return loader.load(post.authorId()); }\n\
         @SchemaMapping CompletableFuture<Integer> likes(Post post, DataFetchingEnvironment env) { return env.<Long, Integer>getDataLoader(\"likes\").load(post.id()); }\n\
         @SchemaMapping CompletableFuture<Integer> comments(Post post, DataLoader<Long, Integer> likes) { return likes.load(post.id()); }\n\
         @SchemaMapping CompletableFuture<String> title(Post post, DataLoader<Long, Unknown> unknown) { return unknown.load(post.id()).thenApply(it -> it.name()); }",
        &[("src/main/java/app/Loaders.java", config), ("src/main/java/app/UserRepository.java", users)],
        "+Post.author !Post.comments !Post.likes +Post.title",
    );
}

#[test]
fn services_are_followed_through_interfaces_and_bases() {
    let services = "package app;\nimport org.springframework.stereotype.*;\nimport org.springframework.beans.factory.annotation.*;\n\
         interface UserService { User one(Long id); default User checked(Post post) { return one(post.authorId()); } }\n\
         abstract class Base<T, R extends org.springframework.data.repository.CrudRepository<T, Long>> {\n  @Autowired protected R repository;\n  protected T get(Long id) { return repository.findById(id).orElse(null); }\n}\n\
         @Service class UserServiceImpl extends Base<User, UserRepository> implements UserService {\n  @Override public User one(Long id) { return get(id); }\n}\n\
         @Service class Labels {\n  private final java.util.Map<Long, String> known = new java.util.HashMap<>();\n  String of(Long id) { return known.computeIfAbsent(id, it -> \"#\" + it); }\n}\n";
    controller(
        "@Autowired private UserService service;\n@Autowired private Labels labels;\n\
         @QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping User author(Post post) { return this.service.checked(post); }\n\
         @SchemaMapping String title(Post post) { return labels.of(post.id()); }\n\
         @SchemaMapping public List<String> tags(Post post) { return tagsOf(post.title()); }\n\
         private static List<String> tagsOf(String text) { return Arrays.stream(text.split(\" \")).filter(it -> it.startsWith(\"#\")).map(String::trim).toList(); }",
        &[REPOSITORY, ("src/main/java/app/UserService.java", services)],
        "!Post.author -Post.tags -Post.title",
    );
}

#[test]
fn of_several_implementations_the_primary_or_the_named_one_counts() {
    let stores = "package app;\nimport org.springframework.stereotype.*;\nimport org.springframework.context.annotation.Primary;\n\
         interface Store { String get(Long id); }\n\
         @Component @Primary class MapStore implements Store { private final java.util.Map<Long, String> all = java.util.Map.of(); public String get(Long id) { return all.get(id); } }\n\
         @Component class RedisStore implements Store { private final org.springframework.data.redis.core.StringRedisTemplate redis = null;\n  \
         public String get(Long id) { return redis.opsForValue().get(\"k\" + id); } }\n\
         interface Clock { int at(Long id); }\n@Component class FakeClock implements Clock { public int at(Long id) { return 1; } }\n\
         @Component class DbClock implements Clock { private final org.springframework.jdbc.core.JdbcTemplate jdbc; DbClock(org.springframework.jdbc.core.JdbcTemplate jdbc) { this.jdbc = jdbc; }\n  \
         public int at(Long id) { return jdbc.queryForObject(\"select 1 where id = ?\", Integer.class, id); } }\n";
    controller(
        "private final Store store;\nprivate final Clock clock;\n@Autowired @Qualifier(\"redisStore\") private Store other;\n\
         @QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping String title(Post post) { return store.get(post.id()); }\n\
         @SchemaMapping List<String> tags(Post post) { return List.of(other.get(post.id())); }\n\
         @SchemaMapping int likes(Post post) { return clock.at(post.id()); }",
        &[("src/main/java/app/Store.java", stores)],
        "!Post.likes !Post.tags -Post.title",
    );
}

#[test]
fn what_is_not_known_is_not_said() {
    controller(
        "private final com.acme.users.UserService users;\nprivate final com.acme.users.UserRepository rows;\nprivate final com.acme.text.Slugger slugger;\n\
         @QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping User author(Post post) { return users.findById(post.authorId()); }\n\
         @SchemaMapping int likes(Post post) { return rows.countByPost(post.id()); }\n\
         @SchemaMapping String title(Post post) { return slugger.slug(post.title()); }",
        &[],
        "?Post.author !Post.likes -Post.title",
    );
}

#[test]
fn entities_that_a_router_asks_for_are_many() {
    let sdl = "type Query { me: User }\ntype User @key(fields: \"id\") { id: ID!, name: String }\ntype Post @key(fields: \"id\") { id: ID! }";
    let text = "package app;\nimport org.springframework.graphql.data.method.annotation.*;\nimport org.springframework.graphql.data.federation.EntityMapping;\n\
         @org.springframework.stereotype.Controller class Entities {\n  private final UserRepository users;\n  Entities(UserRepository users) { this.users = users; }\n  \
         @EntityMapping User user(@Argument Long id) { return users.findById(id).get(); }\n  \
         @EntityMapping List<Post> post(@Argument List<Long> idList) { return users.findAllById(idList); }\n}\n";
    super::check_all(
        &[
            ("schema.graphqls", sdl),
            ("src/main/java/app/Entities.java", text),
            ("src/main/java/app/Records.java", super::RECORDS),
            REPOSITORY,
        ],
        "+Post.__resolveReference !User.__resolveReference",
    );
}
