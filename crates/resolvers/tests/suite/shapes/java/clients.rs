use super::controller;

/// Each is asked once per post.
#[track_caller]
fn asks(fields: &str, call: &str, expected: &str) {
    let body = format!(
        "{fields}\n@QueryMapping List<Post> posts() {{ return List.of(); }}\n@SchemaMapping Object author(Post post) throws Exception {{ Long id = post.id(); {call} }}"
    );
    controller(&body, &[], &format!("{expected}Post.author"));
}

#[test]
fn what_asks_for_data_is_known_by_its_type() {
    let jdbc = "private final org.springframework.jdbc.core.JdbcTemplate jdbc;";
    asks(jdbc, "return jdbc.queryForObject(\"select ?\", (row, n) -> row.getString(1), id);", "!");
    asks(jdbc, "return jdbc.query(\"select 1\", (row, n) -> row.getString(1));", "-");
    asks(
        "private final org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate jdbc;",
        "var source = new org.springframework.jdbc.core.namedparam.MapSqlParameterSource(); source.addValue(\"id\", id); return jdbc.queryForMap(\"select :id\", source);",
        "!",
    );
    asks(
        "private final javax.sql.DataSource db;",
        "try (var c = db.getConnection(); var s = c.prepareStatement(\"select ?\")) { s.setLong(1, id); return s.executeQuery(); }",
        "!",
    );
    asks(
        "@jakarta.persistence.PersistenceContext private jakarta.persistence.EntityManager em;",
        "return em.find(User.class, id);",
        "!",
    );
    asks(
        "@jakarta.persistence.PersistenceContext private jakarta.persistence.EntityManager em;",
        "return em.createQuery(\"from User u where u.id = :id\", User.class).setParameter(\"id\", id).getSingleResult();",
        "!",
    );
    asks(
        "private final jakarta.persistence.EntityManager em;",
        "var cb = em.getCriteriaBuilder(); var query = cb.createQuery(User.class); var root = query.from(User.class); query.where(cb.equal(root.get(\"id\"), id)); return em.createQuery(query).getResultList();",
        "!",
    );
    asks(
        "private final org.jooq.DSLContext dsl;",
        "return dsl.selectFrom(USERS).where(USERS.ID.eq(id)).fetchOne();",
        "!",
    );
    asks(
        "private final org.springframework.data.mongodb.core.MongoTemplate mongo;",
        "return mongo.find(Query.query(Criteria.where(\"id\").is(id)), User.class);",
        "!",
    );
    asks(
        "private final com.mongodb.client.MongoDatabase db;",
        "return db.getCollection(\"users\").find(com.mongodb.client.model.Filters.eq(\"id\", id)).first();",
        "!",
    );
    asks(
        "private final org.springframework.web.client.RestTemplate rest = new org.springframework.web.client.RestTemplate();",
        "return rest.getForObject(\"http://u/\" + id, User.class);",
        "!",
    );
    asks(
        "private final org.springframework.web.client.RestTemplate rest;",
        "return rest.exchange(\"http://config\", org.springframework.http.HttpMethod.GET, null, String.class).getBody() + id;",
        "-",
    );
    asks(
        "private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();",
        "var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(\"http://u/\" + id)).GET().build(); return http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();",
        "!",
    );
    asks(
        "private final okhttp3.OkHttpClient http = new okhttp3.OkHttpClient();",
        "return http.newCall(new okhttp3.Request.Builder().url(\"http://u/\" + id).build()).execute().body().string();",
        "!",
    );
    asks(
        "private final org.springframework.data.redis.core.RedisTemplate<String, User> redis;",
        "return redis.opsForHash().get(\"users\", id);",
        "!",
    );
    asks(
        "private final redis.clients.jedis.JedisPool pool;",
        "try (var jedis = pool.getResource()) { return jedis.get(\"u\" + id); }",
        "!",
    );
    asks(
        "@net.devh.boot.grpc.client.inject.GrpcClient(\"users\") private UsersGrpc.UsersBlockingStub stub;",
        "return stub.getUser(GetUserRequest.newBuilder().setId(id).build());",
        "!",
    );
    asks(
        "private final com.acme.UsersGrpc.UsersBlockingStub stub;",
        "return stub.withDeadlineAfter(1, TimeUnit.SECONDS).getUser(GetUserRequest.newBuilder().setId(id).build());",
        "!",
    );
    asks(
        "private final org.jdbi.v3.core.Jdbi jdbi;",
        "return jdbi.withHandle(handle -> handle.createQuery(\"select :id\").bind(\"id\", id).mapTo(String.class).one());",
        "!",
    );
    asks(
        "private final com.querydsl.jpa.impl.JPAQueryFactory queries;",
        "return queries.selectFrom(QUser.user).where(QUser.user.id.eq(id)).fetchOne();",
        "!",
    );
    asks(
        "private final software.amazon.awssdk.services.dynamodb.DynamoDbClient dynamo;",
        "return dynamo.getItem(it -> it.tableName(\"u\").key(Map.of(\"id\", AttributeValue.fromN(id + \"\"))));",
        "!",
    );
    asks(
        "private final org.apache.ibatis.session.SqlSession session;",
        "return session.selectOne(\"users.byId\", id);",
        "!",
    );
}

#[test]
fn what_stays_in_memory_asks_for_nothing() {
    asks(
        "private static final Map<Long, String> NAMES = new ConcurrentHashMap<>();",
        "return NAMES.getOrDefault(id, \"\");",
        "-",
    );
    asks(
        "private final com.github.benmanes.caffeine.cache.Cache<Long, String> cache;",
        "return cache.getIfPresent(id);",
        "-",
    );
    asks(
        "private final com.fasterxml.jackson.databind.ObjectMapper json;",
        "return json.readTree(post.title());",
        "-",
    );
    asks(
        "",
        "return Optional.ofNullable(post.title()).map(String::trim).filter(it -> !it.isEmpty()).orElse(\"\");",
        "-",
    );
    asks(
        "",
        "return post.title() == null ? null : new StringBuilder(post.title()).reverse().toString();",
        "-",
    );
    asks(
        "",
        "return switch (post.title()) { case \"a\" -> 1; case \"b\" -> { int n = 2; yield n; } default -> 3; };",
        "-",
    );
    asks(
        "private final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(\"a\");",
        "log.info(\"post {}\", id); return id;",
        "-",
    );
    asks(
        "private final List<User> all = List.of(new User(1L, \"a\"));",
        "return all.stream().filter(it -> it.id().equals(id)).findFirst().orElse(null);",
        "-",
    );
    asks(
        "",
        "var calendar = java.time.LocalDate.ofEpochDay(id); return java.time.temporal.ChronoUnit.DAYS.between(calendar, java.time.LocalDate.now());",
        "-",
    );
}

#[test]
fn what_is_run_later_is_run() {
    let jdbc = "private final org.springframework.jdbc.core.JdbcTemplate jdbc;\nprivate final Executor pool;";
    asks(jdbc, "return CompletableFuture.supplyAsync(() -> jdbc.queryForMap(\"select ?\", id), pool);", "!");
    asks(
        jdbc,
        "return Mono.fromCallable(() -> jdbc.queryForMap(\"select ?\", id)).subscribeOn(Schedulers.boundedElastic());",
        "!",
    );
    asks(jdbc, "return Mono.defer(() -> Mono.just(jdbc.queryForMap(\"select ?\", id)));", "!");
    asks(jdbc, "Supplier<Object> later = () -> jdbc.queryForMap(\"select ?\", id); return later.get();", "!");
    asks(jdbc, "return Stream.of(id).map(it -> jdbc.queryForMap(\"select ?\", it)).toList();", "!");
    asks(
        jdbc,
        "return Optional.of(id).map(this::load).orElse(null); } private Object load(Long id) { return jdbc.queryForMap(\"select ?\", id);",
        "!",
    );
}

#[test]
fn interfaces_that_a_library_implements_ask() {
    let files = [(
        "src/main/java/app/Clients.java",
        "package app;\nimport org.springframework.cloud.openfeign.FeignClient;\nimport org.springframework.web.bind.annotation.*;\nimport org.springframework.web.service.annotation.*;\n\
         @FeignClient(\"users\") interface UserClient { @GetMapping(\"/users/{id}\") User user(@PathVariable Long id); }\n\
         interface TagClient { @GetExchange(\"/tags/{id}\") List<String> tags(@PathVariable Long id); }\n\
         @org.apache.ibatis.annotations.Mapper interface LikeMapper { int likes(Long id); }\n\
         @org.mapstruct.Mapper interface TitleMapper { String title(Post post); }\n",
    )];
    controller(
        "private final UserClient users;\nprivate final TagClient tags;\nprivate final LikeMapper likes;\nprivate final TitleMapper titles;\n\
         @QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping User author(Post post) { return users.user(post.authorId()); }\n\
         @SchemaMapping List<String> tags(Post post) { return tags.tags(post.id()); }\n\
         @SchemaMapping int likes(Post post) { return likes.likes(post.id()); }\n\
         @SchemaMapping String title(Post post) { return titles.title(post); }",
        &files,
        "!Post.author !Post.likes !Post.tags -Post.title",
    );
}

#[test]
fn what_is_asked_for_is_built_in_place() {
    let files = [(
        "src/main/java/app/Mappers.java",
        "package app;\nimport com.baomidou.mybatisplus.core.mapper.BaseMapper;\n@org.apache.ibatis.annotations.Mapper interface LikeMapper extends BaseMapper<Like> {}\nclass Like { Long postId; Long getPostId() { return postId; } }\n",
    )];
    controller(
        "private final LikeMapper likes;\n\
         @QueryMapping List<Post> posts() { return List.of(); }\n\
         @SchemaMapping User author(Post post) { var query = new com.baomidou.mybatisplus.core.conditions.query.QueryWrapper<Like>(); query.lambda().eq(Like::getPostId, post.id()); return likes.selectOne(query); }\n\
         @SchemaMapping List<String> tags(Post post) { return likes.selectList(new LambdaQueryWrapper<Like>().eq(Like::getPostId, post.id())); }\n\
         @SchemaMapping int likes(Post post) { var query = new QueryWrapper<Like>(); query.isNotNull(\"post\"); return likes.selectCount(query); }",
        &files,
        "!Post.author -Post.likes !Post.tags",
    );
}
