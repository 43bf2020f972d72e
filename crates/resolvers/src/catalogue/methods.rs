//! What a call does, by the client that it is made on.

use super::ClientKind;

/// What a call of a client's method does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Effect {
    /// It asks for data.
    Access,
    /// It asks for data, and the client joins it with what others ask for.
    Joined,
    /// It gives something else to ask with.
    Neutral,
    /// It does nothing that matters.
    Nothing,
}

/// Methods that give something else to ask with, or hand the client to a function.
const NEUTRAL: [&str; 63] = [
    "getRepository",
    "getCustomRepository",
    "getTreeRepository",
    "getMongoRepository",
    "collection",
    "model",
    "models",
    "db",
    "schema",
    "fork",
    "getKnex",
    "getConnection",
    "withSchema",
    "withTransaction",
    "extend",
    "define",
    "bind",
    "ref",
    "fn",
    "on",
    "once",
    "use",
    "defaults",
    "transaction",
    "$transaction",
    "$extends",
    "$on",
    "$use",
    "unscoped",
    "scope",
    "clone",
    "duplicate",
    "getEntityManager",
    "createEntityManager",
    "service",
    "getService",
    "session",
    "startSession",
    "getClient",
    "promise",
    "table",
    "doc",
    // A statement asks when it is run.
    "prepare",
    "bucket",
    "file",
    "container",
    "database",
    "dataset",
    "getContainerClient",
    "getBlobClient",
    "getBlockBlobClient",
    "get_table",
    "idFromName",
    "idFromString",
    "getTable",
    "getStub",
    "setContext",
    "withTypes",
    "getDatabase",
    "getDb",
    "createQueryRunner",
    "child",
    "rawModel",
];

/// Methods that do nothing that matters.
const NOTHING: [&str; 55] = [
    "connect",
    "$connect",
    "disconnect",
    "$disconnect",
    "quit",
    "end",
    "close",
    "release",
    "destroy",
    "getMetadata",
    "hasMetadata",
    "getTableName",
    "getId",
    "hasId",
    "getReference",
    "getReferenceById",
    "hydrate",
    "build",
    "assign",
    "merge",
    "map",
    "toJSON",
    "toString",
    "escape",
    "escapeId",
    "format",
    "as",
    "isValid",
    "isValidObjectId",
    "hasId",
    "getId",
    "getTableName",
    "tableName",
    "castObject",
    "fromJson",
    "setHeader",
    "interceptors",
    "resolveURL",
    "willSendRequest",
    "emit",
    "prime",
    "clear",
    "publicUrl",
    "getSignedUrl",
    "getPublicUrl",
    "presignedGetObject",
    "createSignedUrl",
    "getUri",
    "getTableColumns",
    "getSQL",
    "getSignedUrlPromise",
    "literal",
    "col",
    "cast",
    "persist",
];

/// What a call of `method` on such a client does. No method is a call of the client itself.
pub(crate) fn effect(kind: ClientKind, method: Option<&str>) -> Effect {
    let Some(method) = method else {
        return if kind == ClientKind::Loader { Effect::Joined } else { Effect::Access };
    };
    match kind {
        ClientKind::Loader => match method {
            "load" | "loadMany" | "loadAll" | "loadOne" | "loadOrFail" | "fetch" | "get" => Effect::Joined,
            _ => Effect::Nothing,
        },
        ClientKind::Prisma if matches!(method, "findUnique" | "findUniqueOrThrow") => Effect::Joined,
        // An entity in memory, until it is flushed.
        ClientKind::Mikro if method == "create" => Effect::Nothing,
        ClientKind::Cache if method == "doc" => Effect::Access,
        // `create` makes a client of these, and a row of others.
        ClientKind::Http if matches!(method, "create" | "instance") => Effect::Neutral,
        _ if NEUTRAL.contains(&method) => Effect::Neutral,
        _ if NOTHING.contains(&method) => Effect::Nothing,
        _ => Effect::Access,
    }
}

/// Whether a method of a row asks for what belongs to it, as the rows of some mappers do.
pub(crate) fn is_relation_call(method: &str, has_arguments: bool) -> Option<ClientKind> {
    match method {
        "load" | "loadItems" | "loadCount" | "loadOrFail" | "init" if !has_arguments || method != "load" => {
            Some(ClientKind::Mikro)
        }
        "populate" | "execPopulate" if has_arguments => Some(ClientKind::Database),
        "$relatedQuery" | "$get" | "$count" | "$fetchGraph" | "execPopulate" | "loadMissing" => {
            Some(ClientKind::Database)
        }
        _ => None,
    }
}
