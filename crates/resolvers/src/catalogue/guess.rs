//! What a call does, by names only: where a client comes from nowhere that could be followed.

use super::ClientKind;

/// What names say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Guess {
    /// It asks for data.
    Access(ClientKind),
    /// It loads through something that joins.
    Joined,
    /// It may ask for data.
    Maybe,
}

/// Methods that nothing but a mapper has.
const MAPPER: [&str; 36] = [
    "findFirst",
    "findFirstOrThrow",
    "findMany",
    "findByPk",
    "findOneBy",
    "findOneByOrFail",
    "findOneOrFail",
    "findBy",
    "findAndCount",
    "findAndCountBy",
    "findAndCountAll",
    "findOrCreate",
    "findById",
    "findByIds",
    "findOne",
    "findAll",
    "findOneById",
    "countBy",
    "countDocuments",
    "estimatedDocumentCount",
    "createQueryBuilder",
    "$queryRaw",
    "$queryRawUnsafe",
    "$executeRaw",
    "queryRaw",
    "executeQuery",
    "getMany",
    "getOne",
    "getRawOne",
    "getRawMany",
    "fetchAll",
    "fetchPage",
    "hgetall",
    "smembers",
    "zrange",
    "selectFrom",
];

/// Methods that ask for data where the receiver is something to ask with.
const AMBIGUOUS: [&str; 41] = [
    "find",
    "get",
    "query",
    "count",
    "request",
    "fetch",
    "search",
    "all",
    "list",
    "where",
    "select",
    "exec",
    "execute",
    "run",
    "send",
    "aggregate",
    "scan",
    "sum",
    "avg",
    "max",
    "min",
    "one",
    "oneOrNone",
    "many",
    "manyOrNone",
    "any",
    "first",
    "exists",
    "exist",
    "distinct",
    "mget",
    "hget",
    "lookup",
    "read",
    "raw",
    "unsafe",
    "call",
    "invoke",
    "post",
    "put",
    "patch",
];

/// Members of mappers that describe tables.
const DESCRIBING: [&str; 5] = ["metadata", "entitymetadata", "metadatas", "rawattributes", "entitymetadatas"];

/// Whether a member of a mapper describes its tables.
pub(crate) fn describes(member: &str) -> bool {
    DESCRIBING.contains(&&*member.to_lowercase())
}

/// What a call is about whose receiver is reached by `names`, from the first to the last, and whose method is the last of them. `takes_function`
/// says whether its first argument is a function.
pub(crate) fn guess(names: &[impl AsRef<str>], takes_function: bool, arguments: usize) -> Option<Guess> {
    let (method, receiver) = names.split_last()?;
    let method = method.as_ref();
    let lower: Vec<String> = receiver.iter().map(|it| it.as_ref().to_lowercase()).collect();
    let has = |words: &[&str]| lower.iter().any(|it| words.contains(&it.as_str()));
    let ends = |words: &[&str]| lower.iter().any(|it| words.iter().any(|word| it.ends_with(word)));
    // What a mapper knows of its tables it has in memory.
    if matches!(method, "getMetadata" | "hasMetadata" | "getTableName") || has(&DESCRIBING) {
        return None;
    }
    let is_loader = lower.iter().any(|it| it.contains("loader")) || method.to_lowercase().contains("loader");
    if is_loader {
        // What gives a loader loads nothing yet.
        return (!matches!(method, "clear" | "clearAll" | "prime")).then_some(Guess::Joined);
    }
    if matches!(method, "load" | "loadMany") && arguments > 0 && !receiver.is_empty() {
        return Some(Guess::Joined);
    }
    if has(&["prisma"]) || ends(&["prisma", "prismaservice", "prismaclient"]) {
        // The first version of Prisma had a function for each model, and gathered what one tick asked for by id.
        let is_first_version =
            lower.last().is_some_and(|it| it.ends_with("prisma")) && !method.starts_with('$');
        let is_joined = matches!(method, "findUnique" | "findUniqueOrThrow") || is_first_version;
        return Some(if is_joined { Guess::Joined } else { Guess::Access(ClientKind::Prisma) });
    }
    if matches!(method, "findUnique" | "findUniqueOrThrow") {
        return Some(Guess::Joined);
    }
    // An array has `find` and others, but takes a function.
    if takes_function || receiver.is_empty() {
        return None;
    }
    if MAPPER.contains(&method) {
        return Some(Guess::Access(ClientKind::Database));
    }
    let is_word = AMBIGUOUS.contains(&method);
    let is_read = ["get", "find", "fetch", "list", "query", "search", "count", "load", "read"]
        .iter()
        .any(|it| method.strip_prefix(it).is_some_and(|it| it.starts_with(|it: char| it.is_uppercase())));
    if has(&["redis", "cache", "memcached"]) && (is_word || is_read) {
        return Some(Guess::Access(ClientKind::Cache));
    }
    if has(&["axios", "http", "httpservice", "fetcher"]) || ends(&["api", "httpclient"]) {
        return (is_word || is_read).then_some(Guess::Access(ClientKind::Http));
    }
    if has(&["datasources"]) {
        return Some(Guess::Access(ClientKind::Http));
    }
    if has(&["broker", "rpc", "grpc", "nats"]) {
        return (is_word || is_read).then_some(Guess::Access(ClientKind::Rpc));
    }
    let is_database = has(&[
        "db",
        "database",
        "knex",
        "pool",
        "sql",
        "conn",
        "connection",
        "pg",
        "mysql",
        "mongo",
        "mongodb",
        "em",
        "entitymanager",
        "orm",
        "models",
        "model",
        "repo",
        "repos",
        "repository",
        "repositories",
        "dao",
        "supabase",
        "firestore",
        "dynamodb",
        "collection",
        "collections",
    ]) || ends(&["repository", "repo", "dao", "model", "collection"]);
    if is_database && (is_word || is_read) {
        return Some(Guess::Access(ClientKind::Database));
    }
    // A class of a mapper's row is the only thing with a capital that has these.
    let is_class = receiver.last().is_some_and(|it| it.as_ref().starts_with(|it: char| it.is_uppercase()));
    if is_class && receiver.len() == 1 && matches!(method, "find" | "query" | "count" | "aggregate" | "where")
    {
        return Some(Guess::Access(ClientKind::Database));
    }
    let is_service = ends(&[
        "service",
        "services",
        "client",
        "gateway",
        "sdk",
        "store",
        "storage",
        "manager",
        "provider",
        "querybus",
        "commandbus",
    ]);
    (is_service && (is_word || is_read)).then_some(Guess::Maybe)
}

/// Whether the last but one of the names is a client's, whose method is the last.
pub(crate) fn is_client(names: &[impl AsRef<str>]) -> bool {
    let [.., receiver, _] = names else { return false };
    is_client_name(receiver.as_ref())
}

/// Whether something is called like the client of another service: `CatalogClient`, `usersGateway`, `BillingApi`.
pub(crate) fn is_client_name(name: &str) -> bool {
    let name = name.to_lowercase();
    ["client", "gateway", "api", "sdk"].iter().any(|it| name.ends_with(it))
}

/// Whether the method hands what was built to whom it is given: `query.execute(pool)`.
pub(crate) fn sends(method: &str) -> bool {
    matches!(
        method,
        "execute"
            | "exec"
            | "run"
            | "load"
            | "loadAll"
            | "fetch"
            | "query"
            | "one"
            | "all"
            | "first"
            | "get"
            | "send"
    )
}

/// Whether something that is called so is what a query is sent with.
pub(crate) fn is_connection(name: &str) -> bool {
    let name = name.to_lowercase();
    matches!(&*name, "db" | "database" | "knex" | "sql" | "trx" | "tx" | "client" | "em" | "entitymanager")
        || ["pool", "connection", "conn", "transaction", "dbclient"].iter().any(|it| name.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<Guess>) {
        let names: Vec<&str> = path.split('.').collect();
        assert_eq!(guess(&names, false, 1), expected, "{path}");
    }

    #[test]
    fn names_tell_what_asks_for_data() {
        check("ctx.prisma.user.findMany", Some(Guess::Access(ClientKind::Prisma)));
        check("ctx.prisma.user.findUnique", Some(Guess::Joined));
        check("ctx.prisma.user", Some(Guess::Joined));
        check("ctx.prisma.$queryRaw", Some(Guess::Access(ClientKind::Prisma)));
        check("db.user.findUniqueOrThrow", Some(Guess::Joined));
        check("context.loaders.user.load", Some(Guess::Joined));
        check("ctx.userById.load", Some(Guess::Joined));
        check("context.models.User.findById", Some(Guess::Access(ClientKind::Database)));
        check("User.find", Some(Guess::Access(ClientKind::Database)));
        check("this.usersService.findOne", Some(Guess::Access(ClientKind::Database)));
        check("this.usersService.getName", Some(Guess::Maybe));
        check("ctx.broker.call", Some(Guess::Access(ClientKind::Rpc)));
        check("labels.get", None);
        check("config.get", None);
        check("format", None);
        check("dataSource.getMetadata", None);
        check("userRepository.metadata.findColumn", None);
    }

    #[test]
    fn what_takes_a_function_is_an_array() {
        assert_eq!(guess(&["db", "users", "find"], true, 1), None);
    }
}
