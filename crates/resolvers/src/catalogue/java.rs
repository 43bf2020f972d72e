//! The same of Java: its packages and their types, the methods that ask for data, and what names alone tell.

use super::ClientKind::{self, Cache, Database, Http, Loader, Rpc};
use super::guess::Guess;
use super::methods::Effect;

/// Stands before the names of Java's packages.
pub(crate) const PREFIX: &str = "java:";

/// Packages, themselves and what is in them, with the ends of the names of their types that ask for data.
const PACKAGES: &[(&str, &[&str], ClientKind)] = &[
    (
        "org.springframework.jdbc",
        &["JdbcTemplate", "JdbcOperations", "JdbcClient", "SimpleJdbcCall", "SimpleJdbcInsert"],
        Database,
    ),
    ("org.springframework.r2dbc", &["DatabaseClient"], Database),
    (
        "org.springframework.data.redis",
        &["Template", "Operations", "RedisConnectionFactory", "RedisConnection"],
        Cache,
    ),
    (
        "org.springframework.data",
        &["Template", "Operations", "Client", "Repository", "DatabaseClient", "Executor"],
        Database,
    ),
    ("org.springframework.orm", &["HibernateTemplate"], Database),
    (
        "org.springframework.web.reactive.function.client",
        &["WebClient", "WebClient.Builder", "Builder"],
        Http,
    ),
    (
        "org.springframework.web.client",
        &["RestTemplate", "RestOperations", "RestClient", "RestClient.Builder", "Builder"],
        Http,
    ),
    ("org.springframework.boot.web.client", &["RestTemplateBuilder"], Http),
    ("org.springframework.graphql.client", &["GraphQlClient", "Builder"], Http),
    ("org.springframework.messaging.rsocket", &["RSocketRequester"], Rpc),
    ("org.springframework.kafka", &["KafkaTemplate", "KafkaOperations"], Rpc),
    ("org.springframework.amqp", &["RabbitTemplate", "AmqpTemplate", "RabbitOperations"], Rpc),
    ("org.springframework.jms", &["JmsTemplate"], Rpc),
    ("org.springframework.ldap", &["LdapTemplate"], Database),
    ("jakarta.persistence", &["EntityManager", "EntityManagerFactory"], Database),
    ("javax.persistence", &["EntityManager", "EntityManagerFactory"], Database),
    ("jakarta.ws.rs.client", &["Client", "WebTarget", "ClientBuilder"], Http),
    ("javax.ws.rs.client", &["Client", "WebTarget", "ClientBuilder"], Http),
    ("jakarta.data", &["Repository"], Database),
    ("org.hibernate", &["Session", "SessionFactory", "StatelessSession"], Database),
    ("java.sql", &["Connection", "Statement", "DriverManager"], Database),
    ("javax.sql", &["DataSource"], Database),
    ("org.jooq", &["DSLContext", "DSL"], Database),
    ("org.jdbi", &["Jdbi", "Handle", "DBI"], Database),
    ("org.skife.jdbi", &["DBI", "Handle"], Database),
    ("org.sql2o", &["Sql2o"], Database),
    (
        "com.mongodb",
        &["MongoClient", "MongoClients", "MongoDatabase", "MongoCollection", "DB", "DBCollection"],
        Database,
    ),
    ("dev.morphia", &["Datastore", "Morphia"], Database),
    ("org.mongodb.morphia", &["Datastore"], Database),
    ("org.litote", &["Collection"], Database),
    ("org.apache.ibatis", &["SqlSession", "SqlSessionFactory", "SqlSessionTemplate"], Database),
    ("org.mybatis.spring", &["SqlSessionTemplate"], Database),
    ("com.baomidou.mybatisplus", &["Mapper", "IService", "Db"], Database),
    ("com.querydsl", &["QueryFactory", "JPAQuery", "SQLQuery"], Database),
    ("com.blazebit", &["CriteriaBuilderFactory", "EntityViewManager"], Database),
    ("com.datastax", &["CqlSession", "Session", "Mapper"], Database),
    ("org.neo4j.driver", &["Driver", "Session", "GraphDatabase"], Database),
    ("org.neo4j.ogm", &["Session", "SessionFactory"], Database),
    ("co.elastic.clients", &["Client"], Database),
    ("org.elasticsearch.client", &["Client"], Database),
    ("org.opensearch.client", &["Client"], Database),
    ("org.apache.solr", &["SolrClient"], Database),
    ("org.hibernate.search", &["SearchSession"], Database),
    ("software.amazon.awssdk", &["Client", "DynamoDbTable", "DynamoDbAsyncTable"], Database),
    (
        "com.amazonaws",
        &["Client", "DynamoDBMapper", "AmazonDynamoDB", "AmazonS3", "DynamoDB", "Table"],
        Database,
    ),
    ("com.google.cloud", &["Firestore", "Datastore", "BigQuery", "Storage", "Client"], Database),
    ("com.google.firebase", &["Firestore", "FirestoreClient", "FirebaseDatabase"], Database),
    ("com.couchbase", &["Cluster", "Bucket", "Collection"], Database),
    ("com.arangodb", &["ArangoDB", "ArangoDatabase", "ArangoCollection"], Database),
    ("com.azure", &["Client", "Container", "AsyncContainer"], Database),
    ("io.r2dbc", &["ConnectionFactory", "Connection", "ConnectionPool"], Database),
    (
        "io.vertx",
        &["Pool", "PgPool", "MySQLPool", "SqlClient", "MongoClient", "WebClient", "JDBCClient"],
        Database,
    ),
    ("io.ebean", &["Database", "EbeanServer", "DB", "Ebean", "Finder"], Database),
    (
        "io.quarkus.hibernate",
        &["Repository", "RepositoryBase", "PanacheEntity", "PanacheEntityBase"],
        Database,
    ),
    (
        "io.quarkus.mongodb",
        &["Repository", "RepositoryBase", "PanacheMongoEntity", "PanacheMongoEntityBase"],
        Database,
    ),
    ("io.quarkus.redis", &["RedisDataSource", "Commands"], Cache),
    ("io.micronaut.data", &["Repository", "Operations"], Database),
    ("io.micronaut.http.client", &["HttpClient", "Client"], Http),
    ("org.javalite.activejdbc", &["Model", "Base"], Database),
    ("org.seasar.doma", &["Config"], Database),
    ("redis.clients.jedis", &["Jedis", "JedisPool", "JedisPooled", "JedisCluster", "UnifiedJedis"], Cache),
    ("io.lettuce.core", &["RedisClient", "Commands", "Connection", "RedisClusterClient"], Cache),
    ("org.redisson", &["Client", "RMap", "RMapCache", "RBucket", "RSet", "RList", "Redisson"], Cache),
    ("net.spy.memcached", &["MemcachedClient"], Cache),
    ("com.hazelcast", &["HazelcastInstance", "IMap"], Cache),
    ("org.infinispan.client", &["RemoteCache", "RemoteCacheManager"], Cache),
    ("com.aerospike", &["Client", "IAerospikeClient"], Database),
    ("java.net.http", &["HttpClient"], Http),
    ("java.net", &["HttpURLConnection", "URLConnection"], Http),
    ("okhttp3", &["OkHttpClient"], Http),
    ("retrofit2", &["Retrofit"], Http),
    ("org.apache.http", &["HttpClient", "HttpClients", "HttpClientBuilder", "Executor", "Request"], Http),
    ("org.apache.hc", &["HttpClient", "HttpClients", "HttpClientBuilder", "Request"], Http),
    ("org.asynchttpclient", &["AsyncHttpClient", "Dsl"], Http),
    ("org.eclipse.jetty.client", &["HttpClient"], Http),
    ("kong.unirest", &["Unirest", "UnirestInstance"], Http),
    ("com.mashape.unirest", &["Unirest"], Http),
    ("org.jsoup", &["Jsoup"], Http),
    ("feign", &["Feign", "Client"], Http),
    ("com.apollographql", &["ApolloClient", "Rx3Apollo"], Http),
    ("com.netflix.graphql.dgs.client", &["Client"], Http),
    ("com.stripe", &["Customer", "Subscription", "Invoice", "PaymentIntent", "StripeClient"], Http),
    ("org.kohsuke.github", &["GitHub"], Http),
    ("com.algolia", &["Client", "Index"], Database),
    ("io.grpc", &["Stub", "Channel", "ManagedChannel"], Rpc),
    ("net.devh.boot.grpc", &["Stub"], Rpc),
    ("org.apache.dubbo", &["ReferenceConfig"], Rpc),
    ("org.apache.kafka", &["KafkaProducer"], Rpc),
    ("com.netflix.discovery", &["EurekaClient"], Rpc),
    ("org.dataloader", &["DataLoader", "DataLoaderFactory"], Loader),
];

/// Packages that only reckon, by the starts of their names. All of `java` and `javax` do that is not above.
const RECKONING: &[&str] = &[
    "java",
    "javax",
    "jakarta",
    "kotlin",
    "scala",
    "lombok",
    "graphql",
    "reactor",
    "rx",
    "io.reactivex",
    "io.smallrye",
    "io.vavr",
    "org.reactivestreams",
    "org.dataloader",
    "org.slf4j",
    "org.apache.logging",
    "org.apache.log4j",
    "org.apache.commons",
    "ch.qos",
    "com.google.common",
    "com.google.gson",
    "com.google.protobuf",
    "com.google.inject",
    "com.fasterxml",
    "tools.jackson",
    "com.github.benmanes",
    "org.json",
    "org.bson",
    "com.jayway",
    "org.mapstruct",
    "org.modelmapper",
    "ma.glasnost",
    "org.joda",
    "org.threeten",
    "org.hibernate",
    "org.springframework",
    "com.netflix.graphql.dgs",
    "com.coxautodev",
    "graphql.kickstart",
    "io.micrometer",
    "io.opentelemetry",
    "io.opentracing",
    "io.sentry",
    "io.swagger",
    "io.jsonwebtoken",
    "com.auth0.jwt",
    "com.nimbusds",
    "org.jetbrains",
    "org.checkerframework",
    "edu.umd",
    "org.aspectj",
    "org.eclipse.microprofile",
    "io.leangen",
    "com.querydsl",
    "org.jooq",
    "com.mongodb",
    "com.neovisionaries",
    "org.locationtech",
    "com.github.f4b6a3",
    "com.github.slugify",
    "org.jsoup",
    "com.vladsch",
    "org.commonmark",
    "org.owasp",
];

/// What a value of the type `name` of the package `module` asks for data with. The package has its prefix.
pub(crate) fn of_type(module: &str, name: &str) -> Option<ClientKind> {
    let module = module.strip_prefix(PREFIX)?;
    // Generated of a service: `UsersGrpc.UsersBlockingStub`.
    let is_stub = ["BlockingStub", "FutureStub", "BlockingV2Stub"].iter().any(|it| name.ends_with(it))
        || name.ends_with("Stub") && module.ends_with("Grpc")
        || name.contains("Grpc.") && name.ends_with("Stub")
        || name.starts_with("Reactor") && name.ends_with("Stub");
    if is_stub {
        return Some(Rpc);
    }
    // `RestClient.Builder` is imported with its class.
    let whole = match module.rsplit('.').next() {
        Some(last) if last.starts_with(|it: char| it.is_uppercase()) => Some(last),
        _ => None,
    };
    let is_builder = name == "Builder";
    if is_builder {
        let outer = whole?;
        let package = module.strip_suffix(outer)?.trim_end_matches('.');
        return of_type(&format!("{PREFIX}{package}"), outer).filter(|it| *it == Http);
    }
    PACKAGES.iter().find_map(|(package, ends, kind)| {
        let is_in = module.strip_prefix(package).is_some_and(|it| it.is_empty() || it.starts_with('.'));
        (is_in && ends.iter().any(|end| ends_with_word(name, end))).then_some(*kind)
    })
}

/// Whether the name is this word, or ends with it where a new word begins.
fn ends_with_word(name: &str, word: &str) -> bool {
    name.strip_suffix(word).is_some_and(|it| it.is_empty() || !it.ends_with('.') || word.contains('.'))
}

/// Whether a package only reckons: what its types are handed stays in memory.
pub(crate) fn reckons(module: &str) -> bool {
    let Some(module) = module.strip_prefix(PREFIX) else { return false };
    RECKONING.iter().any(|it| module.strip_prefix(it).is_some_and(|it| it.is_empty() || it.starts_with('.')))
}

/// What a class asks for data with that extends the type `name` of the package `module`: repositories of Spring and others, whose methods nobody writes.
pub(crate) fn extended(module: &str, name: &str) -> Option<ClientKind> {
    let bare = module.strip_prefix(PREFIX)?;
    let is_repository = name.ends_with("Repository")
        || name.ends_with("RepositoryBase")
        || name.ends_with("Executor")
        || matches!(
            name,
            "BaseMapper"
                | "IService"
                | "ServiceImpl"
                | "JdbcDaoSupport"
                | "NamedParameterJdbcDaoSupport"
                | "AbstractDAO"
                | "HibernateDaoSupport"
                | "SqlObject"
                | "PanacheEntity"
                | "PanacheEntityBase"
                | "PanacheMongoEntity"
                | "PanacheMongoEntityBase"
                | "Model"
                | "DAOImpl"
        );
    let is_known = [
        "org.springframework.data",
        "org.springframework.jdbc",
        "org.springframework.orm",
        "io.micronaut.data",
        "io.quarkus",
        "jakarta.data",
        "com.baomidou",
        "io.dropwizard",
        "org.jdbi",
        "org.jooq",
        "org.javalite",
        "io.ebean",
        "org.apache.deltaspike",
        "com.blazebit",
        "org.socialsignin",
        "com.infobip",
        "tk.mybatis",
    ]
    .iter()
    .any(|it| bare.starts_with(it));
    match () {
        () if is_known && is_repository => Some(if bare.contains("redis") { Cache } else { Database }),
        () => of_type(module, name).filter(|it| *it != Loader),
    }
}

/// What the methods of an interface ask for data with that has this annotation.
pub(crate) fn annotated(module: &str, name: &str) -> Option<ClientKind> {
    let bare = module.strip_prefix(PREFIX).unwrap_or(module);
    match name {
        "FeignClient" | "RegisterRestClient" | "HttpExchange" | "RestClient" | "GraphQlClientApi" => {
            Some(Http)
        }
        "Client" if bare.contains("micronaut") => Some(Http),
        "Mapper" if bare.contains("ibatis") => Some(Database),
        "Dao" if !bare.contains("room") => Some(Database),
        "RepositoryDefinition"
        | "JdbcRepository"
        | "MongoRepository"
        | "R2dbcRepository"
        | "RegisterRowMapper"
        | "RegisterBeanMapper"
        | "RegisterConstructorMapper"
        | "UseStringTemplateSqlLocator" => Some(Database),
        "RegisterAiService" => Some(Http),
        _ => None,
    }
}

/// What a method without a body asks for data with that has this annotation.
pub(crate) fn asking_method(name: &str) -> Option<ClientKind> {
    match name {
        "SqlQuery" | "SqlUpdate" | "SqlBatch" | "Select" | "SelectProvider" | "Insert" | "Update"
        | "Delete" | "NativeQuery" | "NamedQuery" => Some(Database),
        "GetExchange" | "PostExchange" | "PutExchange" | "DeleteExchange" | "HttpExchange"
        | "RequestLine" | "GET" | "POST" | "PUT" | "DELETE" | "GetMapping" | "PostMapping" | "PutMapping"
        | "RequestMapping" | "Get" | "Post" => Some(Http),
        _ => None,
    }
}

/// What a field is that has this annotation, whatever its type.
pub(crate) fn injected(name: &str) -> Option<ClientKind> {
    matches!(name, "GrpcClient" | "DubboReference" | "GrpcStub" | "SofaReference").then_some(Rpc)
}

/// Methods that give something else to ask with.
const NEUTRAL: [&str; 71] = [
    "getDatabase",
    "getCollection",
    "collection",
    "getConnection",
    "openSession",
    "getCurrentSession",
    "openStatelessSession",
    "getSession",
    "createEntityManager",
    "getEntityManager",
    "unwrap",
    "build",
    "builder",
    "baseUrl",
    "defaultHeader",
    "defaultHeaders",
    "defaultCookie",
    "defaultUriVariables",
    "defaultRequest",
    "defaultStatusHandler",
    "requestFactory",
    "requestInterceptor",
    "filter",
    "filters",
    "codecs",
    "clientConnector",
    "exchangeStrategies",
    "uriBuilderFactory",
    "messageConverters",
    "interceptors",
    "additionalInterceptors",
    "additionalMessageConverters",
    "basicAuthentication",
    "errorHandler",
    "rootUri",
    "connectTimeout",
    "readTimeout",
    "setConnectTimeout",
    "setReadTimeout",
    "apply",
    "mutate",
    "clone",
    "withDeadlineAfter",
    "withCallCredentials",
    "withInterceptors",
    "withCompression",
    "withWaitForReady",
    "sync",
    "async",
    "reactive",
    "getResource",
    "getJdbcTemplate",
    "getNamedParameterJdbcTemplate",
    "getJdbcOperations",
    "getMap",
    "getMapCache",
    "getBucket",
    "table",
    "getTable",
    "index",
    "indexOps",
    "scope",
    "bucket",
    "defaultCollection",
    "connectionSource",
    "blocking",
    "toBlocking",
    "using",
    "withOptions",
    "withCodecRegistry",
    "withReadPreference",
];

/// Methods that do nothing that matters.
const NOTHING: [&str; 41] = [
    "close",
    "flush",
    "clear",
    "detach",
    "evict",
    "contains",
    "isOpen",
    "isActive",
    "getTransaction",
    "begin",
    "beginTransaction",
    "commit",
    "rollback",
    "getReference",
    "getReferenceById",
    "getOne",
    "getCriteriaBuilder",
    "getMetamodel",
    "getDelegate",
    "getEntityManagerFactory",
    "getDataSource",
    "getMessageConverters",
    "getInterceptors",
    "getRequestFactory",
    "getConverter",
    "afterPropertiesSet",
    "toString",
    "hashCode",
    "equals",
    "getClass",
    "shutdown",
    "setFetchSize",
    "setDataSource",
    "setRequestFactory",
    "setMessageConverters",
    "setErrorHandler",
    "setInterceptors",
    "setAutoCommit",
    "lock",
    "getUriTemplateHandler",
    "getDialect",
];

/// Methods that hand what is asked with to a function, whose result is theirs.
pub(crate) fn hands_over(method: &str) -> bool {
    matches!(
        method,
        "withHandle"
            | "useHandle"
            | "inTransaction"
            | "useTransaction"
            | "withExtension"
            | "useExtension"
            | "fromTransaction"
            | "fromSession"
            | "inSession"
            | "withSession"
            | "withTransaction"
            | "transactionResult"
            | "executeRead"
            | "executeWrite"
            | "readTransaction"
            | "writeTransaction"
            | "connectionResult"
    )
}

/// What a call of `method` on such a client does.
pub(crate) fn effect(kind: ClientKind, method: &str) -> Effect {
    match method {
        "filter" | "index" | "apply" if kind != Http => Effect::Access,
        "contains" | "clear" | "evict" | "lock" if kind == Cache => Effect::Access,
        _ if method.starts_with("opsFor") || method.starts_with("bound") && method.ends_with("Ops") => {
            Effect::Neutral
        }
        _ if NEUTRAL.contains(&method) => Effect::Neutral,
        _ if NOTHING.contains(&method) => Effect::Nothing,
        _ => Effect::Access,
    }
}

/// Whether a static method of a class of clients gives one, rather than asks.
pub(crate) fn makes(method: &str) -> bool {
    matches!(
        method,
        "create"
            | "builder"
            | "using"
            | "of"
            | "from"
            | "open"
            | "connect"
            | "getInstance"
            | "custom"
            | "mutate"
            | "driver"
            | "getDefault"
            | "instance"
            | "getFirestore"
            | "getService"
            | "standard"
            | "forClient"
            | "createDefault"
    ) || method.starts_with("new")
        || method.starts_with("create")
        || method.starts_with("default")
        || method.ends_with("Client")
}

/// Methods of what a query has given, or of what will be there later: they change nothing of what was asked for.
pub(crate) fn is_of_result(method: &str) -> bool {
    const METHODS: &[&str] = &[
        "map",
        "flatMap",
        "filter",
        "stream",
        "parallelStream",
        "collect",
        "toList",
        "toSet",
        "orElse",
        "orElseGet",
        "orElseThrow",
        "get",
        "getNow",
        "join",
        "isPresent",
        "isEmpty",
        "ifPresent",
        "ifPresentOrElse",
        "or",
        "forEach",
        "forEachRemaining",
        "iterator",
        "spliterator",
        "size",
        "count",
        "sorted",
        "distinct",
        "limit",
        "skip",
        "peek",
        "reduce",
        "anyMatch",
        "allMatch",
        "noneMatch",
        "findFirst",
        "findAny",
        "thenApply",
        "thenApplyAsync",
        "thenCompose",
        "thenComposeAsync",
        "thenAccept",
        "thenCombine",
        "thenRun",
        "handle",
        "whenComplete",
        "exceptionally",
        "toCompletableFuture",
        "toFuture",
        "block",
        "blockOptional",
        "blockFirst",
        "blockLast",
        "collectList",
        "collectMap",
        "collectMultimap",
        "collectSortedList",
        "concatMap",
        "flatMapMany",
        "flatMapIterable",
        "flatMapSequential",
        "switchIfEmpty",
        "defaultIfEmpty",
        "onErrorResume",
        "onErrorReturn",
        "onErrorMap",
        "doOnNext",
        "doOnError",
        "doOnSuccess",
        "zipWith",
        "zipWhen",
        "subscribe",
        "subscribeOn",
        "publishOn",
        "cache",
        "hasNext",
        "next",
        "toArray",
        "indexOf",
        "mapToInt",
        "mapToLong",
        "mapToObj",
        "sum",
        "average",
        "getContent",
        "getTotalElements",
        "getTotalPages",
        "hasContent",
        "getBody",
        "body",
        "getData",
        "await",
        "indefinitely",
        "onItem",
        "transform",
        "transformToUni",
        "subscribeAsCompletionStage",
        "values",
        "keySet",
        "entrySet",
        "getOrDefault",
        "then",
        "thenReturn",
        "thenMany",
        "add",
        "addAll",
        "remove",
        "put",
        "putAll",
        "contains",
        "containsKey",
        "equals",
        "hashCode",
        "toString",
        "into",
    ];
    METHODS.contains(&method)
}

/// Of these the methods whose result is what the function gives that they are handed.
pub(crate) fn gives_result(method: &str) -> bool {
    matches!(
        method,
        "map"
            | "flatMap"
            | "thenApply"
            | "thenApplyAsync"
            | "thenCompose"
            | "thenComposeAsync"
            | "handle"
            | "orElseGet"
            | "concatMap"
            | "flatMapMany"
            | "flatMapSequential"
            | "flatMapIterable"
            | "switchIfEmpty"
            | "mapToObj"
            | "computeIfAbsent"
            | "computeIfPresent"
            | "compute"
            | "thenCombine"
            | "or"
            | "transform"
            | "transformToUni"
            | "andThen"
            | "compose"
            | "supplyAsync"
            | "execute"
            | "call"
            | "recover"
            | "get"
            | "onErrorResume"
    )
}

/// What a call is about whose receiver is reached by `names` or is of a type that is called so, and whose method is the last of them.
pub(crate) fn guess(names: &[impl AsRef<str>], arguments: usize) -> Option<Guess> {
    let (method, receiver) = names.split_last()?;
    let method = method.as_ref();
    let of = receiver.last()?.as_ref();
    let ends = |words: &[&str]| words.iter().any(|it| of.ends_with(it) || of.eq_ignore_ascii_case(it));
    if matches!(method, "load" | "loadMany") && arguments > 0 && of.to_lowercase().contains("loader") {
        return Some(Guess::Joined);
    }
    let is_read = [
        "find", "get", "fetch", "list", "query", "search", "count", "load", "read", "exists", "select",
        "retrieve", "lookup", "by",
    ]
    .iter()
    .any(|it| {
        method
            .strip_prefix(it)
            .is_some_and(|it| it.is_empty() || it.starts_with(|it: char| it.is_uppercase()))
    });
    if !is_read {
        return None;
    }
    if ends(&["Repository", "Dao", "DAO", "Repo", "EntityManager", "JdbcTemplate"]) {
        return Some(Guess::Access(Database));
    }
    if ends(&["RedisTemplate", "Jedis"]) {
        return Some(Guess::Access(Cache));
    }
    if ends(&["RestTemplate", "WebClient", "FeignClient", "RestClient"]) {
        return Some(Guess::Access(Http));
    }
    ends(&[
        "Service", "Client", "Gateway", "Api", "Store", "Manager", "Provider", "Facade", "Mapper", "Adapter",
        "Port",
    ])
    .then_some(Guess::Maybe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_tell_clients_from_what_describes() {
        let check = |module: &str, name: &str, expected: Option<ClientKind>| {
            assert_eq!(of_type(&format!("{PREFIX}{module}"), name), expected, "{module}.{name}");
        };
        check("org.springframework.jdbc.core", "JdbcTemplate", Some(Database));
        check("org.springframework.jdbc.core.namedparam", "NamedParameterJdbcTemplate", Some(Database));
        check("org.springframework.jdbc.core", "RowMapper", None);
        check("org.springframework.data.redis.core", "StringRedisTemplate", Some(Cache));
        check("org.springframework.web.client.RestClient", "Builder", Some(Http));
        check("org.springframework.web.client", "RestClient.Builder", Some(Http));
        check("org.springframework.web.util", "UriComponentsBuilder", None);
        check("com.mongodb.client.model", "Filters", None);
        check("com.acme.UsersGrpc", "UsersBlockingStub", Some(Rpc));
        check("java.util", "Map", None);
        assert!(
            reckons("java:java.util.stream") && !reckons("java:javassist.x") && !reckons("java:com.acme")
        );
        assert_eq!(extended("java:org.springframework.data.jpa.repository", "JpaRepository"), Some(Database));
        assert_eq!(extended("java:java.io", "Serializable"), None);
    }

    #[test]
    fn names_tell_what_asks_for_data() {
        assert_eq!(guess(&["UserRepository", "findById"], 1), Some(Guess::Access(Database)));
        assert_eq!(guess(&["UserService", "getUser"], 1), Some(Guess::Maybe));
        assert_eq!(guess(&["UserService", "format"], 1), None);
        assert_eq!(guess(&["settings", "get"], 1), None);
    }
}
