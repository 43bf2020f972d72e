//! The same of Python: its packages, the methods that ask for data, and what names alone tell.

use super::ClientKind::{self, Cache, Database, Http, Loader, Rpc};
use super::guess::Guess;
use super::methods::Effect;

/// Stands before the names of Python's packages, which have namesakes in other languages.
pub(crate) const PREFIX: &str = "py:";

/// Packages, as they are imported: themselves and what is in them.
const PACKAGES: &[(&str, ClientKind)] = &[
    ("requests", Http),
    ("httpx", Http),
    ("aiohttp", Http),
    ("urllib.request", Http),
    ("urllib3", Http),
    ("http.client", Http),
    ("niquests", Http),
    ("treq", Http),
    ("tornado.httpclient", Http),
    ("gql", Http),
    ("stripe", Http),
    ("twilio", Http),
    ("openai", Http),
    ("anthropic", Http),
    ("slack_sdk", Http),
    ("github", Http),
    ("googleapiclient", Http),
    ("auth0", Http),
    ("tweepy", Http),
    ("spotipy", Http),
    ("shopify", Http),
    ("sendgrid", Http),
    ("contentful", Http),
    ("hvac", Http),
    ("kubernetes", Http),
    ("docker", Http),
    ("redis", Cache),
    ("aioredis", Cache),
    ("aredis", Cache),
    ("aiocache", Cache),
    ("pymemcache", Cache),
    ("memcache", Cache),
    ("pylibmc", Cache),
    ("coredis", Cache),
    ("django_redis", Cache),
    ("flask_caching", Cache),
    ("fastapi_cache", Cache),
    ("psycopg", Database),
    ("psycopg2", Database),
    ("psycopg_pool", Database),
    ("asyncpg", Database),
    ("aiopg", Database),
    ("sqlite3", Database),
    ("aiosqlite", Database),
    ("pymysql", Database),
    ("MySQLdb", Database),
    ("aiomysql", Database),
    ("asyncmy", Database),
    ("mysql", Database),
    ("pyodbc", Database),
    ("aioodbc", Database),
    ("oracledb", Database),
    ("cx_Oracle", Database),
    ("pymongo", Database),
    ("motor", Database),
    ("mongoengine", Database),
    ("beanie", Database),
    ("odmantic", Database),
    ("umongo", Database),
    ("sqlalchemy", Database),
    ("flask_sqlalchemy", Database),
    ("fastapi_sqlalchemy", Database),
    ("flask_sqlalchemy_session", Database),
    ("sqlmodel", Database),
    ("databases", Database),
    ("tortoise", Database),
    ("peewee", Database),
    ("peewee_async", Database),
    ("playhouse", Database),
    ("pony", Database),
    ("piccolo", Database),
    ("ormar", Database),
    ("orm", Database),
    ("gino", Database),
    ("edgedb", Database),
    ("gel", Database),
    ("prisma", Database),
    ("neo4j", Database),
    ("neomodel", Database),
    ("py2neo", Database),
    ("arango", Database),
    ("elasticsearch", Database),
    ("elasticsearch_dsl", Database),
    ("opensearchpy", Database),
    ("meilisearch", Database),
    ("typesense", Database),
    ("algoliasearch", Database),
    ("boto3", Database),
    ("aioboto3", Database),
    ("aiobotocore", Database),
    ("pynamodb", Database),
    ("firebase_admin", Database),
    ("google.cloud", Database),
    ("azure", Database),
    ("cassandra", Database),
    ("clickhouse_driver", Database),
    ("clickhouse_connect", Database),
    ("duckdb", Database),
    ("supabase", Database),
    ("influxdb_client", Database),
    ("minio", Database),
    ("couchdb", Database),
    ("rethinkdb", Database),
    ("snowflake", Database),
    ("pinecone", Database),
    ("qdrant_client", Database),
    ("grpc", Rpc),
    ("grpclib", Rpc),
    ("betterproto", Rpc),
    ("zeep", Rpc),
    ("xmlrpc", Rpc),
    ("nats", Rpc),
    ("thrift", Rpc),
    ("Pyro5", Rpc),
    ("web3", Rpc),
    ("nameko", Rpc),
    ("tango", Rpc),
    ("PyTango", Rpc),
    ("rpyc", Rpc),
    ("jsonrpclib", Rpc),
    ("suds", Rpc),
    ("aiodataloader", Loader),
    ("promise.dataloader", Loader),
    ("strawberry.dataloader", Loader),
    ("graphql_sync_dataloaders", Loader),
    ("aiodataloaders", Loader),
    ("sqlalchemy_dataloader", Loader),
];

/// What packages give that asks for data, or makes something that does. Of packages whose names are not here anything with a capital is one, and
/// what is called.
const MAKERS: [&str; 27] = [
    "create_engine",
    "create_async_engine",
    "sessionmaker",
    "async_sessionmaker",
    "scoped_session",
    "async_scoped_session",
    "async_object_session",
    "object_session",
    "Session",
    "AsyncSession",
    "SQLAlchemy",
    "MongoClient",
    "AsyncMongoClient",
    "AsyncIOMotorClient",
    "Database",
    "MongoEngine",
    "connect",
    "get_connection",
    "get_db",
    "create_pool",
    "Pool",
    "client",
    "resource",
    "session",
    "Client",
    "ClientSession",
    "get_session",
];

/// Packages of which only [`MAKERS`] ask: the rest describes what is asked for.
const DESCRIBING: [&str; 11] = [
    "sqlalchemy",
    "flask_sqlalchemy",
    "fastapi_sqlalchemy",
    "sqlmodel",
    "pymongo",
    "motor",
    "mongoengine",
    "tortoise",
    "peewee",
    "boto3",
    "aioboto3",
];

/// Functions of packages that ask when they are called.
const ASKING: [&str; 18] = [
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "head",
    "options",
    "request",
    "urlopen",
    "stream",
    "fetch",
    "send",
    "execute",
    "run",
    "query",
    "call",
    "urlretrieve",
    "read_sql",
];

/// The kind of what the package asks for, by the name that it is imported by.
pub(crate) fn package(module: &str) -> Option<ClientKind> {
    let module = module.strip_prefix(PREFIX)?;
    let of = |&(name, kind): &(&str, ClientKind)| {
        let is_it = module.strip_prefix(name).is_some_and(|it| it.is_empty() || it.starts_with('.'));
        is_it.then_some(kind)
    };
    PACKAGES.iter().find_map(of)
}

/// What comes of a call of something of a package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Made {
    /// Something to ask with.
    Client(ClientKind),
    /// An answer.
    Answer(ClientKind),
    /// A data loader.
    Loader,
}

/// What a call of `path`, from the first name to the last, of the package `module` makes.
pub(crate) fn called(module: &str, path: &[&str]) -> Option<Made> {
    let kind = package(module)?;
    let name = *path.last()?;
    if kind == Loader {
        return name.ends_with("Loader").then_some(Made::Loader);
    }
    let root = module.trim_start_matches(PREFIX);
    let root = root.split('.').next().unwrap_or(root);
    if DESCRIBING.contains(&root) {
        return path.iter().any(|it| MAKERS.contains(it)).then_some(Made::Client(kind));
    }
    if matches!(kind, Http | Rpc | Database) && ASKING.contains(&name) {
        return Some(Made::Answer(kind));
    }
    // What describes rather than asks.
    let is_plain =
        ["Error", "Exception", "Config", "Timeout", "Auth", "Headers", "Limits", "Retry", "ObjectId"]
            .iter()
            .any(|it| name.ends_with(it));
    if is_plain {
        return None;
    }
    // `Redis.from_url(…)`
    let is_class = path.iter().any(|it| it.starts_with(|it: char| it.is_uppercase()));
    (is_class || MAKERS.contains(&name) || kind == Rpc || name.contains("client") || name.contains("connect"))
        .then_some(Made::Client(kind))
}

/// What something of a package is by itself, uncalled.
pub(crate) fn named(module: &str, name: &str) -> Option<ClientKind> {
    match (module.strip_prefix(PREFIX)?, name) {
        ("django.core.cache", "cache" | "caches") => Some(Cache),
        ("django.db", "connection" | "connections")
        | ("flask_sqlalchemy_session", "current_session")
        | ("fastapi_sqlalchemy", "db") => Some(Database),
        _ => None,
    }
}

/// What something that is declared as `name` asks with, where the package is `module`.
pub(crate) fn of_type(module: Option<&str>, name: &str) -> Option<ClientKind> {
    let last = name.rsplit('.').next().unwrap_or(name);
    let Some(module) = module else {
        return match last {
            "AsyncSession" | "AsyncIOMotorDatabase" | "AsyncIOMotorClient" | "AsyncEngine" => Some(Database),
            "DataLoader" => Some(Loader),
            _ => None,
        };
    };
    let kind = package(module)?;
    let is_it = match kind {
        Http => ["Session", "Client", "PoolManager"].iter().any(|it| last.ends_with(it)),
        Cache => ["Redis", "StrictRedis", "Client", "Cache", "RedisCluster"].contains(&last),
        Rpc => last.ends_with("Channel") || last.ends_with("Client"),
        Loader => last.ends_with("Loader"),
        _ => [
            "Session",
            "Client",
            "Connection",
            "Engine",
            "Database",
            "Pool",
            "Cursor",
            "Collection",
            "Driver",
        ]
        .iter()
        .any(|it| last.ends_with(it)),
    };
    is_it.then_some(kind)
}

/// Methods that give something else to ask with.
const NEUTRAL: [&str; 53] = [
    "cursor",
    "session",
    "begin",
    "begin_nested",
    "acquire",
    "connection",
    "connect",
    "raw_connection",
    "get_database",
    "get_default_database",
    "get_collection",
    "with_options",
    "pipeline",
    "table",
    "Table",
    "resource",
    "client",
    "transaction",
    "collection",
    "Collection",
    "Bucket",
    "bucket",
    "blob",
    "db",
    "document",
    "get_session",
    "get_bind",
    "using",
    "start_session",
    "prepare",
    "execution_options",
    "registry",
    "lock",
    "pubsub",
    "unary_unary",
    "unary_stream",
    "insecure_channel",
    "secure_channel",
    "from_url",
    "from_pool",
    "init_app",
    "get_client",
    "get_paginator",
    "get_waiter",
    "options",
    "sync_session",
    "no_autoflush",
    "__enter__",
    "__aenter__",
    "session_factory",
    "meta",
    "service",
    "bind",
];

/// Methods that do nothing that matters.
const NOTHING: [&str; 48] = [
    "close",
    "aclose",
    "commit",
    "rollback",
    "add",
    "add_all",
    "expunge",
    "expunge_all",
    "release",
    "mogrify",
    "raise_for_status",
    "mount",
    "flush",
    "prime",
    "clear",
    "clear_all",
    "set_debug",
    "subscribe",
    "Column",
    "ForeignKey",
    "relationship",
    "backref",
    "String",
    "Integer",
    "Index",
    "UniqueConstraint",
    "text",
    "select",
    "func",
    "and_",
    "or_",
    "joinedload",
    "selectinload",
    "create_all",
    "drop_all",
    "validate_collection",
    "bind_processor",
    "generate_presigned_url",
    "is_active",
    "in_transaction",
    "expire",
    "expire_all",
    "remove",
    "dispose",
    "adapt",
    "register_type",
    "set_type_codec",
    "update_headers",
];

/// What a call of `method` on such a client does. No method is a call of the client itself.
pub(crate) fn effect(kind: ClientKind, method: Option<&str>) -> Effect {
    let Some(method) = method else { return Effect::Neutral };
    if kind == Loader {
        return match method {
            "load" | "load_many" | "load_all" | "load_one" | "loadMany" => Effect::Joined,
            _ => Effect::Nothing,
        };
    }
    match method {
        // Headers and the verb of a request have names of their own.
        "options" if kind == Http => Effect::Access,
        // What is signed is signed here.
        _ if method.contains("presign") || method.contains("signed_url") => Effect::Nothing,
        _ if NEUTRAL.contains(&method) => Effect::Neutral,
        "expire" if kind == Cache => Effect::Access,
        _ if NOTHING.contains(&method) => Effect::Nothing,
        _ if method.starts_with(|it: char| it.is_uppercase()) => Effect::Neutral,
        _ => Effect::Access,
    }
}

/// Methods of what a query has given, after which it is data.
pub(crate) fn gives_data(method: &str) -> bool {
    matches!(
        method,
        "all"
            | "first"
            | "one"
            | "one_or_none"
            | "scalar"
            | "scalar_one"
            | "scalar_one_or_none"
            | "fetchone"
            | "fetchall"
            | "fetchmany"
            | "fetchval"
            | "mappings"
            | "unique"
            | "to_list"
            | "json"
            | "read"
            | "text"
            | "next"
            | "count"
            | "exists"
            | "get"
            | "result"
    )
}

/// What a call of a query set of Django's or of a manager does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OnQuery {
    /// It asks, or writes.
    Asks,
    /// It asks unless the query has been answered already.
    AsksOnce,
    /// It is the same query.
    Same,
    /// It is another query.
    Other,
}

/// What a call of `method` on a query set or a manager does.
pub(crate) fn on_query(method: &str) -> OnQuery {
    let method = method.strip_prefix('a').filter(|it| ASYNC.contains(it)).unwrap_or(method);
    match method {
        "all" | "get_queryset" | "iterator" | "select_related" | "prefetch_related" | "using"
        | "fetch_related" => OnQuery::Same,
        "count" | "exists" | "contains" => OnQuery::AsksOnce,
        "get" | "first" | "last" | "aggregate" | "latest" | "earliest" | "in_bulk" | "create"
        | "get_or_create" | "update_or_create" | "bulk_create" | "bulk_update" | "update" | "delete"
        | "explain" | "add" | "remove" | "set" | "clear" | "get_or_none" | "one" | "one_or_none"
        | "scalar" | "fetchone" | "fetchall" => OnQuery::Asks,
        _ => OnQuery::Other,
    }
}

/// Methods of which there is one that begins with `a` and gives a promise.
const ASYNC: [&str; 14] = [
    "get",
    "first",
    "last",
    "count",
    "exists",
    "aggregate",
    "latest",
    "earliest",
    "in_bulk",
    "create",
    "get_or_create",
    "update",
    "delete",
    "iterator",
];

/// Methods that nothing but a manager or a query set has, of what is reached from a row of which nothing else is known.
pub(crate) fn is_of_manager(method: &str, arguments: usize) -> bool {
    match method {
        "all" | "exists" | "first" | "last" | "count" | "distinct" | "aexists" | "acount" | "afirst" => {
            arguments == 0
        }
        "filter" | "exclude" | "filter_by" | "order_by" | "values_list" | "select_related"
        | "prefetch_related" | "annotate" | "aggregate" | "aaggregate" => true,
        _ => false,
    }
}

/// Words for what databases are asked with.
const DATABASES: [&str; 19] = [
    "db",
    "database",
    "session",
    "db_session",
    "async_session",
    "dbsession",
    "conn",
    "connection",
    "cursor",
    "cur",
    "pool",
    "engine",
    "mongo",
    "mongodb",
    "collection",
    "pg",
    "dao",
    "models",
    "crud",
];
/// Methods that ask for data where the receiver is something to ask with.
const METHODS: [&str; 40] = [
    "get",
    "execute",
    "scalar",
    "scalars",
    "query",
    "fetch",
    "fetchrow",
    "fetchval",
    "fetchone",
    "fetchall",
    "fetch_one",
    "fetch_all",
    "fetch_val",
    "find",
    "find_one",
    "find_all",
    "count",
    "count_documents",
    "aggregate",
    "exec",
    "run",
    "one",
    "all",
    "first",
    "list",
    "search",
    "filter",
    "filter_by",
    "exists",
    "distinct",
    "mget",
    "hget",
    "hgetall",
    "smembers",
    "lrange",
    "zrange",
    "request",
    "post",
    "put",
    "call",
];

/// What a call is about whose receiver is reached by `names`, from the first to the last, and whose method is the last of them.
pub(crate) fn guess(names: &[impl AsRef<str>], arguments: usize) -> Option<Guess> {
    let (method, receiver) = names.split_last()?;
    let method = method.as_ref();
    let lower: Vec<String> = receiver.iter().map(|it| it.as_ref().to_lowercase()).collect();
    let has = |words: &[&str]| lower.iter().any(|it| words.contains(&it.as_str()));
    let ends = |words: &[&str]| lower.iter().any(|it| words.iter().any(|word| it.ends_with(word)));
    let is_load = matches!(method, "load" | "load_many" | "loadMany");
    let is_loader = lower.iter().any(|it| it.contains("loader"));
    if is_load && arguments > 0 && (is_loader || !receiver.is_empty()) {
        return Some(Guess::Joined);
    }
    if is_loader || receiver.is_empty() {
        return None;
    }
    if matches!(
        method,
        "find_one" | "count_documents" | "fetchrow" | "fetch_one" | "hgetall" | "scalar_one_or_none"
    ) {
        return Some(Guess::Access(Database));
    }
    let is_word = METHODS.contains(&method);
    let is_read =
        ["get_", "find_", "fetch_", "list_", "query_", "search_", "count_", "read_", "by_", "retrieve"]
            .iter()
            .any(|it| method.starts_with(it));
    if has(&["redis", "cache", "memcached"]) && (is_word || is_read) {
        return Some(Guess::Access(Cache));
    }
    if has(&["requests", "http", "httpx", "http_client", "http_session", "client_session"]) && is_word {
        return Some(Guess::Access(Http));
    }
    if ends(&["stub", "_grpc"]) {
        return Some(Guess::Access(Rpc));
    }
    let is_database = has(&DATABASES) || ends(&["_repository", "_dao", "_session", "_collection", "_db"]);
    if is_database && (is_word || is_read) {
        return Some(Guess::Access(Database));
    }
    let is_service = ends(&[
        "service",
        "services",
        "client",
        "gateway",
        "store",
        "storage",
        "manager",
        "provider",
        "api",
        "repo",
        "repository",
    ]);
    (is_service && (is_word || is_read)).then_some(Guess::Maybe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_asks_for_data() {
        let check = |path: &str, expected: Option<Guess>| {
            let names: Vec<&str> = path.split('.').collect();
            assert_eq!(guess(&names, 1), expected, "{path}");
        };
        check("info.context.session.scalars", Some(Guess::Access(Database)));
        check("context.loaders.user.load", Some(Guess::Joined));
        check("context.user_by_id.load_many", Some(Guess::Joined));
        check("context.redis.get", Some(Guess::Access(Cache)));
        check("self.user_repository.get_by_id", Some(Guess::Access(Database)));
        check("users_service.get_user", Some(Guess::Maybe));
        check("settings.get", None);
        check("format", None);
        check("context.loaders.user", None);
    }

    #[test]
    fn packages_tell_clients_from_what_describes() {
        assert_eq!(called("py:requests", &["get"]), Some(Made::Answer(Http)));
        assert_eq!(called("py:redis.asyncio", &["Redis", "from_url"]), Some(Made::Client(Cache)));
        assert_eq!(called("py:httpx", &["AsyncClient"]), Some(Made::Client(Http)));
        assert_eq!(called("py:sqlalchemy", &["select"]), None);
        assert_eq!(
            called("py:sqlalchemy.ext.asyncio", &["create_async_engine"]),
            Some(Made::Client(Database))
        );
        assert_eq!(called("py:motor.motor_asyncio", &["AsyncIOMotorClient"]), Some(Made::Client(Database)));
        assert_eq!(called("py:aiodataloader", &["DataLoader"]), Some(Made::Loader));
        assert_eq!(called("requests", &["get"]), None, "of another language");
        assert_eq!(called("py:requests.exceptions", &["HTTPError"]), None);
    }
}
