//! The same of Ruby: its gems, the methods that ask for data, and what names alone tell.

use super::ClientKind::{self, Cache, Database, Http, Rpc};

/// Stands before the names of Ruby's constants, which have namesakes in other languages.
pub(crate) const PREFIX: &str = "rb:";

/// Constants of gems, and of what comes with Ruby: themselves and what is in them.
const CONSTANTS: &[(&str, ClientKind)] = &[
    ("Faraday", Http),
    ("Net::HTTP", Http),
    ("HTTParty", Http),
    ("RestClient", Http),
    ("HTTP", Http),
    ("HTTPX", Http),
    ("HTTPClient", Http),
    ("Typhoeus", Http),
    ("Excon", Http),
    ("Curl", Http),
    ("Curb", Http),
    ("Patron", Http),
    ("Mechanize", Http),
    ("OpenURI", Http),
    ("Flexirest", Http),
    ("ActiveResource", Http),
    ("JsonApiClient", Http),
    ("Her", Http),
    ("Stripe", Http),
    ("Octokit", Http),
    ("Twilio", Http),
    ("Slack", Http),
    ("Shopify", Http),
    ("ShopifyAPI", Http),
    ("Contentful", Http),
    ("Google::Apis", Http),
    ("OpenAI", Http),
    ("Koala", Http),
    ("Graphlient", Http),
    ("GraphQL::Client", Http),
    ("Geocoder", Http),
    ("SendGrid", Http),
    ("Auth0Client", Http),
    ("RSpotify", Http),
    ("Redis", Cache),
    ("RedisClient", Cache),
    ("ConnectionPool", Cache),
    ("Dalli", Cache),
    ("Memcached", Cache),
    ("ActiveSupport::Cache", Cache),
    ("Kredis", Cache),
    ("PG", Database),
    ("Mysql2", Database),
    ("Trilogy", Database),
    ("SQLite3", Database),
    ("TinyTds", Database),
    ("OCI8", Database),
    ("Mongo", Database),
    ("Neo4j", Database),
    ("Elasticsearch", Database),
    ("OpenSearch", Database),
    ("Searchkick", Database),
    ("Algolia", Database),
    ("AlgoliaSearch", Database),
    ("MeiliSearch", Database),
    ("Meilisearch", Database),
    ("Typesense", Database),
    ("RSolr", Database),
    ("Sunspot", Database),
    ("Aws", Database),
    ("Google::Cloud", Database),
    ("Azure", Database),
    ("Cassandra", Database),
    ("ClickHouse", Database),
    ("Clickhouse", Database),
    ("InfluxDB", Database),
    ("Dynamoid", Database),
    ("GRPC", Rpc),
    ("Gruf::Client", Rpc),
    ("Savon", Rpc),
    ("XMLRPC", Rpc),
    ("DRb", Rpc),
    ("Bunny", Rpc),
    ("Twirp", Rpc),
];

/// Constants whose methods reckon, or say something to whom no resolver asks.
const RECKONING: [&str; 62] = [
    "Array",
    "BCrypt",
    "Base64",
    "BigDecimal",
    "CGI",
    "CSV",
    "Complex",
    "Date",
    "DateTime",
    "Devise",
    "Digest",
    "ENV",
    "ERB",
    "Float",
    "GraphQL",
    "Hash",
    "Hashie",
    "I18n",
    "ISO3166",
    "IO",
    "Integer",
    "JSON",
    "JWT",
    "Kernel",
    "Logger",
    "Loofah",
    "Marshal",
    "Math",
    "Money",
    "Monetize",
    "Nokogiri",
    "Object",
    "ObjectSpace",
    "OpenSSL",
    "OpenStruct",
    "Pathname",
    "Process",
    "Promise",
    "Rails",
    "Random",
    "Range",
    "Rational",
    "Redcarpet",
    "Regexp",
    "SecureRandom",
    "Set",
    "Shellwords",
    "String",
    "StringIO",
    "Struct",
    "Symbol",
    "Thread",
    "Time",
    "URI",
    "UUID",
    "YAML",
    "Zlib",
    "ActiveSupport",
    "ActionController",
    "ApplicationController",
    "CommonMarker",
    "Concurrent",
];

/// What comes of a call of a method of a constant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Made {
    /// Something to ask with.
    Client(ClientKind),
    /// An answer.
    Answer(ClientKind),
    /// Data in memory.
    Nothing,
}

/// The kind of what a constant asks for, by its whole name.
pub(crate) fn constant(path: &str) -> Option<ClientKind> {
    let of = |&(name, kind): &(&str, ClientKind)| {
        let is_it = path.strip_prefix(name).is_some_and(|it| it.is_empty() || it.starts_with("::"));
        is_it.then_some(kind)
    };
    CONSTANTS.iter().find_map(of)
}

/// Whether methods of the constant only reckon.
pub(crate) fn is_reckoning(path: &str) -> bool {
    let root = path.split("::").next().unwrap_or(path);
    let root = root.split('.').next().unwrap_or(root);
    RECKONING.contains(&root)
}

/// What a call of `method` of a constant makes; `None` where nobody knows.
pub(crate) fn called(path: &str, method: &str) -> Option<Made> {
    // Clients that a compiler of Protocol Buffers wrote.
    if method == "new" && (path.ends_with("::Stub") || path.ends_with("Stub")) {
        return Some(Made::Client(Rpc));
    }
    match (path, method) {
        ("Rails", "cache") | ("Rails.cache", _) => {
            return Some(if method == "cache" { Made::Client(Cache) } else { Made::Answer(Cache) });
        }
        ("URI", "open" | "read") | ("Kernel", "open") => return Some(Made::Answer(Http)),
        ("ActiveRecord::Base", "connection" | "lease_connection" | "with_connection") => {
            return Some(Made::Client(Database));
        }
        ("Sequel", "connect" | "postgres" | "sqlite" | "mysql2") => return Some(Made::Client(Database)),
        _ => {}
    }
    let kind = constant(path)?;
    // What describes rather than asks.
    let last = path.rsplit("::").next().unwrap_or(path);
    let is_plain =
        ["Error", "Exception", "Config", "Configuration", "Options", "Uri", "Adapter", "Request", "Response"]
            .iter()
            .any(|it| last.ends_with(it))
            && !path.starts_with("Net::HTTP::");
    if is_plain || path.starts_with("Net::HTTP::") {
        return Some(Made::Nothing);
    }
    Some(match method {
        "new" | "connect" | "client" | "current" | "start" | "wrap" | "with" | "headers" | "auth"
        | "timeout" | "accept" | "basic_auth" | "follow" | "persistent" | "via" | "use" | "cookies"
        | "resource" | "from_url" | "open" | "default_connection" | "build" | "connection" | "plugin" => {
            Made::Client(kind)
        }
        "configure" | "config" | "logger" | "api_key=" | "default_options" | "version" => Made::Nothing,
        _ => Made::Answer(kind),
    })
}

/// What a call of a client's method does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Effect {
    /// It asks for data.
    Access,
    /// It gives something else to ask with.
    Neutral,
    /// It does nothing that matters.
    Nothing,
}

/// Methods that give something else to ask with, or hand the client to a block.
const NEUTRAL: [&str; 52] = [
    "with",
    "headers",
    "auth",
    "basic_auth",
    "bearer_auth",
    "timeout",
    "accept",
    "follow",
    "persistent",
    "via",
    "use",
    "cookies",
    "params",
    "options",
    "builder",
    "request=",
    "response",
    "adapter",
    "connection",
    "then",
    "transaction",
    "pipelined",
    "multi",
    "watch",
    "with_connection",
    "checkout",
    "namespace",
    "client",
    "database",
    "collection",
    "table",
    "dataset",
    "extension",
    "indices",
    "index",
    "bucket",
    "object",
    "from",
    "start",
    "ssl",
    "use_ssl=",
    "read_timeout=",
    "open_timeout=",
    "instance",
    "raw_connection",
    "v1",
    "chat",
    "rest",
    "api",
    "use_api",
    "default_scope",
    "tap",
];

/// Methods that do nothing that matters.
const NOTHING: [&str; 30] = [
    "close",
    "finish",
    "quit",
    "disconnect!",
    "quote",
    "quote_table_name",
    "quote_column_name",
    "sanitize",
    "verify_mode=",
    "inspect",
    "to_s",
    "url_prefix",
    "base_url",
    "host",
    "port",
    "logger",
    "path",
    "public_url",
    "presigned_url",
    "signed_url",
    "clear_query_cache",
    "enable_query_cache!",
    "adapter_name",
    "current_database",
    "schema_cache",
    "url",
    "configure",
    "config",
    "basic_auth=",
    "nil?",
];

/// What a call of `method` on such a client does.
pub(crate) fn effect(kind: ClientKind, method: &str) -> Effect {
    match () {
        // An instance is what a service of a cache has, not a command of it.
        () if method.ends_with('=') => Effect::Nothing,
        () if kind == Cache && method == "index" => Effect::Neutral,
        () if NOTHING.contains(&method) => Effect::Nothing,
        () if NEUTRAL.contains(&method) => Effect::Neutral,
        () => Effect::Access,
    }
}

/// What a call of a method of a query, or of a relation, does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OnQuery {
    /// It gives another query, which asks when it is read.
    Query,
    /// The same rows, or the same with what is loaded with them.
    Same,
    /// It asks, unless the rows are loaded already.
    Reads(Gives),
    /// It asks, whatever is loaded.
    Asks(Gives),
    /// It describes the query.
    Nothing,
    /// It is not known.
    Other,
}

/// What comes of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gives {
    Row,
    Rows,
    Data,
}

/// What the method does to a query; `with_block` says whether it takes a block.
pub(crate) fn on_query(name: &str, with_block: bool) -> OnQuery {
    use Gives::{Data, Row, Rows};
    match name {
        "where" | "not" | "rewhere" | "order" | "reorder" | "limit" | "offset" | "joins" | "left_joins"
        | "left_outer_joins" | "references" | "group" | "having" | "distinct" | "unscope" | "unscoped"
        | "merge" | "or" | "and" | "none" | "readonly" | "lock" | "from" | "extending" | "reverse_order"
        | "with" | "annotate" | "in_order_of" | "excluding" | "without" | "invert_where"
        | "optimizer_hints" | "page" | "per" | "paginate" | "ransack" | "result" | "accessible_by"
        | "friendly" | "unscoping" | "uniq!" | "regroup" | "create_with" | "associated" | "missing"
        | "padding" | "with_deleted" | "only_deleted" | "kept" | "discarded" | "desc" | "asc" | "skip"
        | "in" | "nin" | "only" | "order_by" | "any_of" | "all_of" | "ne" | "gt" | "gte" | "lt" | "lte"
        | "exclude" | "select_append" | "select_all" | "graph" | "join" | "left_join" | "filter_by"
        | "search" | "qualify" | "order_append" | "order_prepend" | "grep" | "exclude_join" => OnQuery::Query,
        "includes"
        | "preload"
        | "eager_load"
        | "strict_loading"
        | "all"
        | "load"
        | "load_async"
        | "eager"
        | "eager_graph"
        | "lazy_preload"
        | "includes_associated"
        | "itself"
        | "tap"
        | "presence"
        | "scoped"
        | "scoping"
        | "preload_associations_lazily" => OnQuery::Same,
        "select" | "filter" if !with_block => OnQuery::Query,
        "count" | "sum" if !with_block => OnQuery::Asks(Data),
        "find" | "detect" if with_block => OnQuery::Reads(Row),
        "exists?" | "exist?" | "average" | "minimum" | "maximum" | "calculate" | "update_all"
        | "delete_all" | "destroy_all" | "insert_all" | "upsert_all" | "touch_all" | "update_counters"
        | "explain" | "avg" | "delete" | "update" | "insert" | "select_map" | "select_hash"
        | "select_order_map" | "get" | "total_count" | "async_count" | "total_entries" | "total_pages"
        | "estimated_count" | "find_by_sql" | "count_by_sql" | "increment_counter" => OnQuery::Asks(Data),
        "find"
        | "find_by"
        | "find_by!"
        | "sole"
        | "find_sole_by"
        | "find_or_create_by"
        | "find_or_create_by!"
        | "find_or_initialize_by"
        | "create_or_find_by"
        | "create"
        | "create!"
        | "first!"
        | "last!"
        | "take!"
        | "first_or_create"
        | "first_or_create!"
        | "first_or_initialize"
        | "find_signed"
        | "with_pk"
        | "with_pk!"
        | "find_or_create" => OnQuery::Asks(Row),
        "find_each" | "find_in_batches" | "in_batches" | "paged_each" => OnQuery::Asks(Rows),
        _ if name.starts_with("find_by_") => OnQuery::Asks(Row),
        "first" | "last" | "take" | "second" | "third" | "fourth" | "fifth" | "second_to_last" | "min_by"
        | "max_by" | "sample" | "[]" | "find_all" | "at" | "dig" => OnQuery::Reads(Row),
        "to_a" | "to_ary" | "each" | "map" | "collect" | "flat_map" | "filter_map" | "each_with_index"
        | "each_with_object" | "select" | "filter" | "reject" | "sort_by" | "sort" | "index_by"
        | "group_by" | "partition" | "entries" | "reverse" | "each_slice" | "in_groups_of" | "to_set"
        | "uniq" | "compact" | "records" | "zip" | "inject" | "reduce" | "each_entry" | "take_while"
        | "drop_while" | "index_with" | "load_target" | "target" | "+" | "-" | "|" | "&" | "all!"
        | "each_cons" | "chunk_while" | "slice_when" | "to_h" | "lazy" | "drop" | "concat" | "flatten" => {
            OnQuery::Reads(Rows)
        }
        "size"
        | "length"
        | "empty?"
        | "any?"
        | "none?"
        | "many?"
        | "one?"
        | "include?"
        | "member?"
        | "exclude?"
        | "pluck"
        | "ids"
        | "pick"
        | "blank?"
        | "present?"
        | "as_json"
        | "to_json"
        | "sum"
        | "count"
        | "join_all"
        | "tally"
        | "all?"
        | "min"
        | "max"
        | "minmax"
        | "to_sentence"
        | "cache_key"
        | "cache_key_with_version"
        | "cache_version"
        | "to_yaml"
        | "find_index"
        | "index"
        | "values_at"
        | "hash"
        | "map_with"
        | "serialize" => OnQuery::Reads(Data),
        "build"
        | "new"
        | "klass"
        | "model"
        | "table_name"
        | "arel"
        | "arel_table"
        | "to_sql"
        | "connection"
        | "proxy_association"
        | "loaded?"
        | "nil?"
        | "class"
        | "is_a?"
        | "respond_to?"
        | "instance_of?"
        | "kind_of?"
        | "reset"
        | "loaded"
        | "model_name"
        | "column_names"
        | "where_values_hash"
        | "object_id"
        | "frozen?"
        | "<<"
        | "push"
        | "scope"
        | "human_attribute_name"
        | "primary_key"
        | "reflect_on_association"
        | "attribute_names"
        | "columns_hash"
        | "!"
        | "=="
        | "limit_value"
        | "offset_value"
        | "current_page"
        | "sql"
        | "inspect"
        | "reflections"
        | "type_for_attribute" => OnQuery::Nothing,
        _ => OnQuery::Other,
    }
}

/// Whether only queries and relations have a method of that name, and no list in memory has.
pub(crate) fn is_of_query(name: &str) -> bool {
    matches!(
        name,
        "where"
            | "find_by"
            | "find_by!"
            | "includes"
            | "preload"
            | "eager_load"
            | "joins"
            | "left_joins"
            | "left_outer_joins"
            | "order"
            | "reorder"
            | "exists?"
            | "find_each"
            | "find_in_batches"
            | "find_or_create_by"
            | "find_or_create_by!"
            | "find_or_initialize_by"
            | "unscoped"
            | "unscope"
            | "update_all"
            | "delete_all"
            | "destroy_all"
            | "distinct"
            | "reverse_order"
            | "average"
            | "minimum"
            | "maximum"
    )
}

/// Methods of rows that ask.
pub(crate) fn asks_of_row(name: &str) -> bool {
    matches!(
        name,
        "reload"
            | "save"
            | "save!"
            | "update"
            | "update!"
            | "update_columns"
            | "update_column"
            | "update_attribute"
            | "destroy"
            | "destroy!"
            | "delete"
            | "touch"
            | "lock!"
            | "with_lock"
            | "increment!"
            | "decrement!"
            | "toggle!"
            | "refresh"
    )
}

/// What something of which only the name is known asks with: `REDIS`, `$redis`, `http_client`.
pub(crate) fn named(name: &str) -> Option<ClientKind> {
    let name = name.trim_start_matches(['$', '@', ':']).to_lowercase();
    let last = name.rsplit("::").next().unwrap_or(&name);
    match last {
        "redis" | "redis_client" | "redis_pool" | "memcached" | "memcache" | "redis_connection" => {
            Some(Cache)
        }
        _ if last.ends_with("_redis") || last.starts_with("redis_") => Some(Cache),
        "http" | "http_client" | "httpclient" | "api_client" | "faraday" | "rest_client" => Some(Http),
        _ if last.ends_with("_api_client") || last.ends_with("_http_client") => Some(Http),
        "stub" | "grpc_client" | "rpc_client" | "grpc_stub" => Some(Rpc),
        _ if last.ends_with("_stub") => Some(Rpc),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_tell_what_is_asked_for() {
        assert_eq!(called("Faraday", "new"), Some(Made::Client(Http)));
        assert_eq!(called("Faraday", "get"), Some(Made::Answer(Http)));
        assert_eq!(called("Net::HTTP", "get"), Some(Made::Answer(Http)));
        assert_eq!(called("Net::HTTP::Get", "new"), Some(Made::Nothing));
        assert_eq!(called("Stripe::Customer", "retrieve"), Some(Made::Answer(Http)));
        assert_eq!(called("Billing::Invoices::Stub", "new"), Some(Made::Client(Rpc)));
        assert_eq!(called("HTTPS", "get"), None);
        assert!(is_reckoning("Time") && is_reckoning("GraphQL::Schema") && !is_reckoning("Timeline"));
    }

    #[test]
    fn relations_that_are_loaded_are_counted_in_memory() {
        assert_eq!(on_query("size", false), OnQuery::Reads(Gives::Data));
        assert_eq!(on_query("count", false), OnQuery::Asks(Gives::Data));
        assert_eq!(on_query("select", true), OnQuery::Reads(Gives::Rows));
        assert_eq!(on_query("select", false), OnQuery::Query);
        assert_eq!(on_query("recent", false), OnQuery::Other);
    }
}
