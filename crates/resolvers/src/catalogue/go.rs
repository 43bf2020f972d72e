//! What is known of Go's packages: which of their types and functions ask for data, which join what is asked, which only reckon.
//!
//! Packages are named by the paths that import them, without versions, with [`PREFIX`] before.

use super::ClientKind::{self, Cache, Database, Http, Rpc};
use super::{Effect, Guess};
use wirelint_source_code::code::{Code, Expr, ExprId};

/// What stands before the path of a package of Go's.
pub(crate) const PREFIX: &str = "go:";

/// Packages, by the starts of their paths: what they ask.
const PACKAGES: &[(&str, ClientKind)] = &[
    ("database/sql", Database),
    ("github.com/jmoiron/sqlx", Database),
    ("github.com/jackc/pgx", Database),
    ("github.com/jackc/pgxpool", Database),
    ("github.com/lib/pq", Database),
    ("github.com/go-pg/pg", Database),
    ("github.com/uptrace/bun", Database),
    ("github.com/georgysavva/scany", Database),
    ("github.com/blockloop/scan", Database),
    ("github.com/doug-martin/goqu", Database),
    ("github.com/gocraft/dbr", Database),
    ("github.com/mailru/dbr", Database),
    ("github.com/upper/db", Database),
    ("upper.io/db", Database),
    ("github.com/volatiletech/sqlboiler", Database),
    ("github.com/aarondl/sqlboiler", Database),
    ("github.com/stephenafamo/bob", Database),
    ("github.com/go-gorp/gorp", Database),
    ("gopkg.in/gorp", Database),
    ("github.com/go-jet/jet", Database),
    ("github.com/jinzhu/gorm", Database),
    ("gorm.io/gorm", Database),
    ("gorm.io/gen", Database),
    ("xorm.io/xorm", Database),
    ("github.com/go-xorm/xorm", Database),
    ("github.com/gobuffalo/pop", Database),
    ("github.com/go-rel/rel", Database),
    ("github.com/astaxie/beego/orm", Database),
    ("github.com/beego/beego/client/orm", Database),
    ("entgo.io/ent/dialect", Database),
    ("github.com/steebchen/prisma-client-go", Database),
    ("github.com/prisma/prisma-client-go", Database),
    ("go.mongodb.org/mongo-driver", Database),
    ("github.com/qiniu/qmgo", Database),
    ("github.com/kamva/mgm", Database),
    ("github.com/globalsign/mgo", Database),
    ("gopkg.in/mgo", Database),
    ("labix.org/v2/mgo", Database),
    ("github.com/gocql/gocql", Database),
    ("github.com/scylladb/gocqlx", Database),
    ("github.com/neo4j/neo4j-go-driver", Database),
    ("github.com/dgraph-io/dgo", Database),
    ("github.com/arangodb/go-driver", Database),
    ("github.com/couchbase/gocb", Database),
    ("github.com/edgedb/edgedb-go", Database),
    ("github.com/ClickHouse/clickhouse-go", Database),
    ("github.com/influxdata/influxdb-client-go", Database),
    ("github.com/elastic/go-elasticsearch", Database),
    ("github.com/olivere/elastic", Database),
    ("github.com/opensearch-project/opensearch-go", Database),
    ("github.com/meilisearch/meilisearch-go", Database),
    ("github.com/algolia/algoliasearch-client-go", Database),
    ("github.com/typesense/typesense-go", Database),
    ("github.com/surrealdb/surrealdb.go", Database),
    ("github.com/supabase", Database),
    ("github.com/nedpals/supabase-go", Database),
    ("cloud.google.com/go", Database),
    ("firebase.google.com/go", Database),
    ("github.com/aws/aws-sdk-go/service", Database),
    ("github.com/aws/aws-sdk-go-v2/service", Database),
    ("github.com/guregu/dynamo", Database),
    ("github.com/Azure/azure-sdk-for-go", Database),
    ("github.com/minio/minio-go", Database),
    ("github.com/redis/go-redis", Cache),
    ("github.com/go-redis/redis", Cache),
    ("gopkg.in/redis", Cache),
    ("github.com/gomodule/redigo", Cache),
    ("github.com/garyburd/redigo", Cache),
    ("github.com/redis/rueidis", Cache),
    ("github.com/mediocregopher/radix", Cache),
    ("github.com/bradfitz/gomemcache", Cache),
    ("github.com/go-redis/cache", Cache),
    ("github.com/eko/gocache", Cache),
    ("go.etcd.io/etcd/client", Cache),
    ("github.com/hashicorp/consul/api", Http),
    ("github.com/hashicorp/vault/api", Http),
    ("net/http", Http),
    ("github.com/go-resty/resty", Http),
    ("resty.dev", Http),
    ("github.com/imroc/req", Http),
    ("github.com/hashicorp/go-retryablehttp", Http),
    ("github.com/gojek/heimdall", Http),
    ("github.com/dghubble/sling", Http),
    ("github.com/parnurzeal/gorequest", Http),
    ("github.com/valyala/fasthttp", Http),
    ("github.com/levigross/grequests", Http),
    ("github.com/machinebox/graphql", Http),
    ("github.com/matryer/graphql", Http),
    ("github.com/shurcooL/graphql", Http),
    ("github.com/shurcooL/githubv4", Http),
    ("github.com/hasura/go-graphql-client", Http),
    ("github.com/Khan/genqlient", Http),
    ("github.com/Yamashou/gqlgenc", Http),
    ("github.com/google/go-github", Http),
    ("github.com/xanzy/go-gitlab", Http),
    ("github.com/stripe/stripe-go", Http),
    ("github.com/sashabaranov/go-openai", Http),
    ("github.com/slack-go/slack", Http),
    ("google.golang.org/grpc", Rpc),
    ("google.golang.org/api", Http),
    ("connectrpc.com/connect", Rpc),
    ("github.com/bufbuild/connect-go", Rpc),
    ("github.com/twitchtv/twirp", Rpc),
    ("github.com/micro/go-micro", Rpc),
    ("go-micro.dev", Rpc),
    ("github.com/nats-io/nats.go", Rpc),
    ("net/rpc", Rpc),
    ("github.com/apache/thrift", Rpc),
    ("github.com/streadway/amqp", Rpc),
    ("github.com/rabbitmq/amqp091-go", Rpc),
    ("go.temporal.io/sdk/client", Rpc),
    ("github.com/ethereum/go-ethereum/ethclient", Rpc),
    ("github.com/cosmos/cosmos-sdk/client", Rpc),
    ("k8s.io/client-go", Http),
    ("sigs.k8s.io/controller-runtime/pkg/client", Http),
];

/// Packages that only reckon, by the starts of their paths; besides nearly all that come with Go.
const RECKONING: &[&str] = &[
    "golang.org/x/",
    "github.com/99designs/gqlgen",
    "github.com/vektah/gqlparser",
    "github.com/google/uuid",
    "github.com/gofrs/uuid",
    "github.com/satori/go.uuid",
    "github.com/rs/xid",
    "github.com/segmentio/ksuid",
    "github.com/oklog/ulid",
    "github.com/teris-io/shortid",
    "github.com/speps/go-hashids",
    "github.com/samber/lo",
    "github.com/samber/mo",
    "github.com/thoas/go-funk",
    "github.com/pkg/errors",
    "github.com/hashicorp/go-multierror",
    "github.com/hashicorp/golang-lru",
    "github.com/patrickmn/go-cache",
    "github.com/dgraph-io/ristretto",
    "github.com/allegro/bigcache",
    "github.com/coocood/freecache",
    "github.com/karlseguin/ccache",
    "github.com/jellydator/ttlcache",
    "github.com/maypok86/otter",
    "github.com/bluele/gcache",
    "github.com/cespare/xxhash",
    "github.com/shopspring/decimal",
    "github.com/ericlagergren/decimal",
    "github.com/Rhymond/go-money",
    "github.com/guregu/null",
    "gopkg.in/guregu/null",
    "github.com/volatiletech/null",
    "github.com/aarondl/null",
    "github.com/gosimple/slug",
    "github.com/iancoleman/strcase",
    "github.com/jinzhu/copier",
    "github.com/jinzhu/inflection",
    "github.com/mitchellh/mapstructure",
    "github.com/microcosm-cc/bluemonday",
    "github.com/russross/blackfriday",
    "github.com/yuin/goldmark",
    "github.com/dustin/go-humanize",
    "github.com/araddon/dateparse",
    "github.com/dgrijalva/jwt-go",
    "github.com/golang-jwt/jwt",
    "github.com/lestrrat-go/jwx",
    "github.com/go-playground/validator",
    "github.com/asaskevich/govalidator",
    "github.com/go-ozzo/ozzo-validation",
    "github.com/sirupsen/logrus",
    "github.com/rs/zerolog",
    "go.uber.org/zap",
    "github.com/go-kit/log",
    "github.com/go-logr/logr",
    "github.com/golang/glog",
    "k8s.io/klog",
    "go.opentelemetry.io/",
    "go.opencensus.io/",
    "github.com/opentracing/opentracing-go",
    "github.com/getsentry/sentry-go",
    "github.com/prometheus/client_golang",
    "github.com/DataDog/",
    "gopkg.in/DataDog/",
    "github.com/newrelic/go-agent",
    "github.com/spf13/",
    "github.com/gorilla/",
    "github.com/go-chi/",
    "github.com/gin-gonic/gin",
    "github.com/labstack/echo",
    "github.com/golang/protobuf",
    "google.golang.org/protobuf",
    "google.golang.org/genproto",
    "github.com/gogo/protobuf",
    "github.com/json-iterator/go",
    "github.com/goccy/go-json",
    "github.com/tidwall/",
    "github.com/buger/jsonparser",
    "github.com/vmihailenco/msgpack",
    "gopkg.in/yaml",
    "github.com/joho/godotenv",
    "github.com/kelseyhightower/envconfig",
    "github.com/Masterminds/squirrel",
    "github.com/Masterminds/semver",
    "github.com/Masterminds/sprig",
    "github.com/huandu/go-sqlbuilder",
    "github.com/paulmach/orb",
    "github.com/golang/geo",
    "github.com/twpayne/go-geom",
    "github.com/bits-and-blooms/",
    "github.com/sourcegraph/conc",
    "github.com/panjf2000/ants",
    "go.uber.org/multierr",
    "go.uber.org/atomic",
    "entgo.io/contrib/entgql",
    "gorm.io/datatypes",
    "github.com/aws/aws-sdk-go/aws",
    "github.com/aws/aws-sdk-go-v2/aws",
];

/// Ends of the names of types that ask.
const CLIENTS: [&str; 37] = [
    "DB",
    "Tx",
    "TX",
    "Conn",
    "Pool",
    "Client",
    "Session",
    "Collection",
    "Database",
    "Stmt",
    "Ext",
    "ExtContext",
    "Queryer",
    "QueryerContext",
    "Execer",
    "ExecerContext",
    "Preparer",
    "PreparerContext",
    "Cmdable",
    "Pipeliner",
    "Engine",
    "EngineGroup",
    "ClientConn",
    "ClientConnInterface",
    "Executor",
    "Querier",
    "Driver",
    "DriverWithContext",
    "SessionWithContext",
    "ManagedTransaction",
    "API",
    "Index",
    "Bucket",
    "BucketHandle",
    "Doer",
    "RoundTripper",
    "Ormer",
];

/// Types of one package that ask.
const OWN_CLIENTS: &[(&str, &[&str])] = &[
    ("github.com/go-resty/resty", &["Request"]),
    ("resty.dev", &["Request"]),
    ("github.com/imroc/req", &["Request", "Req"]),
    ("github.com/uptrace/bun", &["SelectQuery", "RawQuery", "IDB", "IConn"]),
    ("github.com/go-pg/pg", &["Query"]),
    ("gorm.io/gen", &["DO", "Dao"]),
    ("github.com/volatiletech/sqlboiler", &["Query", "Beginner", "Transactor"]),
    ("github.com/aarondl/sqlboiler", &["Query", "Beginner", "Transactor"]),
    ("github.com/gocraft/dbr", &["SessionRunner"]),
    ("github.com/guregu/dynamo", &["Table"]),
    ("cloud.google.com/go", &["CollectionRef", "DocumentRef"]),
    ("google.golang.org/grpc", &["ClientConnInterface"]),
    ("github.com/kamva/mgm", &["Collection"]),
    ("xorm.io/xorm", &["EngineInterface"]),
    ("github.com/redis/go-redis", &["Ring"]),
    ("github.com/go-redis/redis", &["Ring"]),
    ("github.com/go-redis/cache", &["Cache"]),
    ("github.com/steebchen/prisma-client-go", &["PrismaClient"]),
];

/// The package that stands for what ent writes where that is not part of the project.
pub(crate) const ENT: &str = "entgo.io/ent";
/// The file in which ent writes the methods that give what a row is related to.
pub(crate) const ENT_EDGES: &str = "gql_edge.go";

/// Whether ent writes the package of a row, which has nothing but names of columns and conditions: `user.ID(…)`.
fn is_of_ent_row(path: &str) -> bool {
    let mut parts = path.rsplit('/').skip(1);
    parts.next() == Some("ent") && path.contains('.') && !is_in(path, ENT)
}

/// The path without what says a version of it.
pub(crate) fn unversioned(path: &str) -> String {
    let is_version = |it: &str| {
        it.len() > 1 && it.starts_with('v') && it[1..].bytes().all(|it| it.is_ascii_digit() || it == b'.')
    };
    let mut all: Vec<&str> = path.split('/').filter(|it| !is_version(it)).collect();
    if path.starts_with("gopkg.in/") {
        for it in &mut all {
            if let Some((before, version)) = it.rsplit_once('.')
                && is_version(version)
            {
                *it = before;
            }
        }
    }
    all.join("/")
}

fn starts<'t, T>(all: &'t [(&'static str, T)], path: &str) -> Option<&'t T> {
    let is_it = |it: &&(&str, T)| is_in(path, it.0);
    all.iter().filter(is_it).max_by_key(|it| it.0.len()).map(|it| &it.1)
}

fn is_in(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|it| start.ends_with('/') || it.is_empty() || it.starts_with('/'))
}

/// What the package asks.
pub(crate) fn package(path: &str) -> Option<ClientKind> {
    starts(PACKAGES, path).copied()
}

/// Whether the package makes loaders.
pub(crate) fn is_of_loaders(path: &str) -> bool {
    let has = |word: &str| path.split('/').any(|it| it.starts_with(word) || it.ends_with(word));
    path.contains('.') && (has("dataloader") || has("dataloadgen") || has("dataloaden"))
}

/// Whether a call makes a loader that dataloaden writes: `NewUserLoader(UserLoaderConfig{…})`.
pub(crate) fn is_dataloaden(code: &Code, call: ExprId) -> bool {
    let Expr::Call { callee, arguments } = code.expr(call) else { return false };
    let name = |it: ExprId| code.text(code.range(it)).rsplit('.').next().unwrap_or_default();
    let Some(made) = name(callee).strip_prefix("New").filter(|it| it.ends_with("Loader")) else {
        return false;
    };
    let mut all = code.several(arguments);
    let (Some(config), None) = (all.next(), all.next()) else { return false };
    match code.expr(config) {
        Expr::New { callee, .. } => name(callee).strip_suffix("Config") == Some(made),
        _ => false,
    }
}

/// Whether all that the package does with what it is handed stays in memory.
pub(crate) fn reckons(path: &str) -> bool {
    let is_of_go = !path.split('/').next().unwrap_or(path).contains('.');
    if package(path).is_some() {
        return false;
    }
    is_of_go || is_of_ent_row(path) || RECKONING.iter().any(|it| is_in(path, it))
}

/// What a type of a package is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TypeIs {
    /// Something to ask with.
    Client(ClientKind),
    /// Data.
    Data,
    /// Something that nobody knows.
    Unknown,
}

/// What the type `name` of a package is.
pub(crate) fn of_type(path: &str, name: &str) -> TypeIs {
    if is_of_loaders(path) {
        let is_loader = name.ends_with("Loader") || name == "Interface";
        return if is_loader { TypeIs::Client(ClientKind::Loader) } else { TypeIs::Data };
    }
    // The client of an ent schema that is not part of the project.
    if path.ends_with("/ent") && path.contains('.') && matches!(name, "Client" | "Tx") {
        return TypeIs::Client(Database);
    }
    match package(path) {
        Some(kind) => {
            let own = starts(OWN_CLIENTS, path).is_some_and(|it| it.contains(&name));
            let is_client = own || CLIENTS.iter().any(|it| name.ends_with(it));
            if is_client { TypeIs::Client(kind) } else { TypeIs::Data }
        }
        None if reckons(path) => TypeIs::Data,
        None => TypeIs::Unknown,
    }
}

/// What a call of a function of a package gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Made {
    /// Something to ask with.
    Client(ClientKind),
    /// What was asked for.
    Answer(ClientKind),
    /// Data.
    Data,
}

/// What a call of the function `name` of a package gives; `None` where nobody knows.
pub(crate) fn called(path: &str, name: &str) -> Option<Made> {
    let kind = package(path)?;
    Some(match (path, name) {
        ("net/http", "Get" | "Post" | "PostForm" | "Head") => Made::Answer(Http),
        ("net/http", _) => Made::Data,
        _ if path.ends_with("/bson") || path.contains("/options") || path.ends_with("/primitive") => {
            Made::Data
        }
        _ if is_in(path, "github.com/georgysavva/scany") || is_in(path, "github.com/jmoiron/sqlx") => {
            match name {
                "Get" | "Select" | "GetContext" | "SelectContext" | "Query" | "QueryContext"
                | "NamedQuery" | "NamedQueryContext" | "NamedExec" | "NamedExecContext" | "MustExec"
                | "MustExecContext" => Made::Answer(kind),
                _ if makes(name) => Made::Client(kind),
                _ => Made::Data,
            }
        }
        _ if is_in(path, "github.com/volatiletech/sqlboiler")
            || is_in(path, "github.com/aarondl/sqlboiler") =>
        {
            match name {
                "Raw" | "NewQuery" | "BuildQuery" | "RawG" | "GetContextDB" | "GetDB" => Made::Client(kind),
                "Bind" => Made::Answer(kind),
                _ => Made::Data,
            }
        }
        _ if is_in(path, "github.com/stripe/stripe-go") => match name {
            "Get" | "List" | "New" | "Update" | "Search" | "Del" => Made::Answer(kind),
            _ => Made::Data,
        },
        _ if is_in(path, "github.com/kamva/mgm") && matches!(name, "Coll" | "CollectionByName") => {
            Made::Client(kind)
        }
        _ if is_in(path, "github.com/go-jet/jet") || is_in(path, "github.com/doug-martin/goqu") => match name
        {
            "New" | "Dialect" => Made::Client(kind),
            _ => return None,
        },
        _ if makes(name) => Made::Client(kind),
        _ => Made::Data,
    })
}

/// Whether a function of a package that asks makes something to ask with.
fn makes(name: &str) -> bool {
    let starts = ["New", "Open", "Connect", "Dial", "Must", "Begin", "GetConn", "From"];
    (starts.iter().any(|it| name.starts_with(it)) || name.ends_with("FromContext"))
        && ![
            "Error",
            "Config",
            "Options",
            "Option",
            "Request",
            "RequestWithContext",
            "ObjectId",
            "ObjectID",
            "Filter",
        ]
        .iter()
        .any(|it| name.ends_with(it))
}

/// Methods that ask.
const ASKING: [&str; 65] = [
    "Query",
    "QueryContext",
    "QueryRow",
    "QueryRowContext",
    "QueryRowx",
    "QueryRowxContext",
    "Queryx",
    "QueryxContext",
    "QueryOne",
    "QueryOneContext",
    "Exec",
    "ExecContext",
    "ExecOne",
    "MustExec",
    "NamedExec",
    "NamedExecContext",
    "NamedQuery",
    "NamedQueryContext",
    "GetContext",
    "SelectContext",
    "SendBatch",
    "CopyFrom",
    "Find",
    "FindOne",
    "FindAll",
    "FindInBatches",
    "FindAndCount",
    "First",
    "FirstX",
    "FirstID",
    "FirstOrCreate",
    "FirstOrInit",
    "Last",
    "Take",
    "Scan",
    "ScanAndCount",
    "ScanRows",
    "Count",
    "CountX",
    "CountDocuments",
    "EstimatedDocumentCount",
    "Pluck",
    "Row",
    "Rows",
    "Create",
    "Save",
    "SaveX",
    "Aggregate",
    "Distinct",
    "Get",
    "GetX",
    "All",
    "AllX",
    "One",
    "Only",
    "OnlyX",
    "OnlyID",
    "Paginate",
    "IDs",
    "Exist",
    "ExistX",
    "Exists",
    "Bind",
    "Execute",
    "Watch",
];

/// Methods that do nothing that matters, or give data.
const NOTHING: [&str; 40] = [
    "Error",
    "Err",
    "Close",
    "Ping",
    "PingContext",
    "Commit",
    "Rollback",
    "Stats",
    "SetMaxOpenConns",
    "SetMaxIdleConns",
    "SetConnMaxLifetime",
    "AutoMigrate",
    "Disconnect",
    "Release",
    "Use",
    "SetLogger",
    "LogMode",
    "ToSql",
    "ToSQL",
    "MustSql",
    "String",
    "Name",
    "NumRows",
    "RowsAffected",
    "Rebind",
    "BindNamed",
    "DriverName",
    "Dialector",
    "Statement",
    "AddQueryHook",
    "Context",
    "Options",
    "AddHook",
    "Subscribe",
    "CloseIdleConnections",
    "SetTimeout",
    "GetState",
    "Target",
    "Config",
    "SessionInProgress",
];

/// Words that begin the names of methods that ask, of clients whose methods nobody has listed.
const READS: [&str; 24] = [
    "Get",
    "Find",
    "List",
    "Search",
    "Fetch",
    "Count",
    "Exec",
    "Insert",
    "Update",
    "Delete",
    "Put",
    "Scan",
    "Batch",
    "Describe",
    "Read",
    "Lookup",
    "Head",
    "Aggregate",
    "Query",
    "Run",
    "Do",
    "Upsert",
    "Mutate",
    "Ask",
];

/// What a call of `method` on such a client does; `arguments` are as they are written.
pub(crate) fn effect(kind: ClientKind, method: Option<&str>, arguments: &[&str]) -> Effect {
    let Some(method) = method else {
        return if kind == ClientKind::Loader { Effect::Joined } else { Effect::Access };
    };
    let count = arguments.len();
    let into = arguments.iter().any(|it| it.starts_with('&'));
    let takes_context = arguments.first().is_some_and(|it| it.contains("ctx") || it.starts_with("context."));
    match kind {
        ClientKind::Loader => match method {
            _ if method.starts_with("Load") => Effect::Joined,
            _ => Effect::Nothing,
        },
        _ if NOTHING.contains(&method) => Effect::Nothing,
        Cache => match method {
            "Pipeline" | "TxPipeline" | "WithContext" | "Conn" | "B" | "Arbitrary" | "WithTimeout" => {
                Effect::Neutral
            }
            _ => Effect::Access,
        },
        Http => match method {
            "R" | "NewRequest" | "Clone" | "Client" | "StandardClient" => Effect::Neutral,
            _ if ["Set", "With", "Add", "Enable", "Disable", "On"]
                .iter()
                .any(|it| method.starts_with(it)) =>
            {
                Effect::Neutral
            }
            _ => Effect::Access,
        },
        Rpc => match method {
            "WithContext" | "Options" => Effect::Neutral,
            _ => Effect::Access,
        },
        _ => match method {
            // Of sqlx it fills what it is given; of others it says what is asked for, or asks for what was said.
            "Select" | "Get" if into && (count > 1 || takes_context) => Effect::Access,
            "Select" if count == 0 => Effect::Access,
            "Select" => Effect::Neutral,
            "Update" | "UpdateColumn" | "Updates" | "UpdateColumns" | "Delete" | "Insert" if count > 0 => {
                Effect::Access
            }
            // ent's builders: `client.User.Query()`, `user.QueryPosts()`.
            _ if method.starts_with("Query")
                && count == 0
                && !matches!(method, "QueryRow" | "QueryContext") =>
            {
                Effect::Neutral
            }
            "Create" | "Update" | "Delete" | "UpdateOneID" | "DeleteOneID" | "UpdateOne" | "DeleteOne"
                if count == 0 || method.ends_with("ID") =>
            {
                Effect::Neutral
            }
            "Distinct" if !takes_context => Effect::Neutral,
            "Row" | "Rows" if count > 0 && !takes_context => Effect::Neutral,
            // What is sent later, or signed.
            _ if method.ends_with("Request") => Effect::Neutral,
            // A document of Firestore, a bucket, a table.
            "Doc" | "Bucket" | "Object" | "Table" | "Collection" | "Database" | "Model" | "Raw" | "DB" => {
                Effect::Neutral
            }
            _ if ASKING.contains(&method) => Effect::Access,
            _ if method.starts_with("QueryRow") => Effect::Access,
            // `FindOptions` and kin do not take a context.
            _ if takes_context && READS.iter().any(|it| method.starts_with(it)) => Effect::Access,
            _ if [
                "GetItem",
                "BatchGet",
                "GetObject",
                "FindOne",
                "FindBy",
                "FindAll",
                "GetBy",
                "ExecuteQuery",
            ]
            .iter()
            .any(|it| method.starts_with(it)) =>
            {
                Effect::Access
            }
            _ => Effect::Neutral,
        },
    }
}

/// Methods that nothing has which asks for no data, whatever is known of the receiver.
pub(crate) fn asks(method: &str) -> bool {
    matches!(
        method,
        "QueryContext"
            | "QueryRowContext"
            | "QueryRow"
            | "QueryRowxContext"
            | "QueryxContext"
            | "ExecContext"
            | "SelectContext"
            | "GetContext"
            | "NamedQueryContext"
            | "NamedExecContext"
            | "CountDocuments"
            | "HGetAll"
            | "SMembers"
    )
}

/// What a call is about whose receiver is reached by `names`, from the first to the last, and whose method is the last of them.
pub(crate) fn guess(names: &[impl AsRef<str>], arguments: usize) -> Option<Guess> {
    let (method, receiver) = names.split_last()?;
    let method = method.as_ref();
    let lower: Vec<String> = receiver.iter().map(|it| it.as_ref().to_lowercase()).collect();
    let last = lower.last()?;
    let ends = |words: &[&str]| words.iter().any(|word| last.ends_with(word));
    let is_load = method.starts_with("Load") && arguments > 0;
    if is_load && lower.iter().any(|it| it.contains("loader")) {
        return Some(Guess::Joined);
    }
    if asks(method) {
        return Some(Guess::Access(Database));
    }
    if ends(&["logger", "log", "tracer", "metrics", "config", "cfg", "validator", "errors", "span"]) {
        return None;
    }
    let starts = [
        "Get", "Find", "Fetch", "List", "Query", "Search", "Count", "Read", "By", "Retrieve", "Lookup",
        "Load", "Select", "Exists", "Has", "All", "Resolve",
    ];
    let is_read = starts.iter().any(|it| method.starts_with(it));
    if !is_read || arguments == 0 {
        return None;
    }
    if ends(&["redis", "cache", "memcached", "rdb"]) {
        return Some(Guess::Access(Cache));
    }
    if ends(&[
        "repo",
        "repository",
        "repos",
        "repositories",
        "dao",
        "db",
        "database",
        "queries",
        "querier",
        "pool",
    ]) {
        return Some(Guess::Access(Database));
    }
    if ends(&["client", "gateway", "api", "sdk", "stub"]) {
        return Some(Guess::Access(Rpc));
    }
    Some(Guess::Maybe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_tell_what_asks() {
        for (path, name, is) in [
            ("database/sql", "DB", TypeIs::Client(Database)),
            ("database/sql", "NullString", TypeIs::Data),
            ("github.com/jackc/pgx/pgxpool", "Pool", TypeIs::Client(Database)),
            ("github.com/graph-gophers/dataloader", "Loader", TypeIs::Client(ClientKind::Loader)),
            ("github.com/redis/go-redis", "UniversalClient", TypeIs::Client(Cache)),
            ("net/http", "Client", TypeIs::Client(Http)),
            ("net/http", "Request", TypeIs::Data),
            ("google.golang.org/grpc", "ClientConnInterface", TypeIs::Client(Rpc)),
            ("go.mongodb.org/mongo-driver/mongo", "Collection", TypeIs::Client(Database)),
            ("go.mongodb.org/mongo-driver/mongo", "Cursor", TypeIs::Data),
            ("time", "Time", TypeIs::Data),
            ("example.org/users/client", "Users", TypeIs::Unknown),
        ] {
            assert_eq!(of_type(path, name), is, "{path}.{name}");
        }
        assert_eq!(unversioned("github.com/jackc/pgx/v5/pgxpool"), "github.com/jackc/pgx/pgxpool");
        assert_eq!(unversioned("gopkg.in/guregu/null.v4"), "gopkg.in/guregu/null");
    }

    #[test]
    fn methods_tell_what_asks() {
        let db = |method: &str, arguments: &[&str]| effect(Database, Some(method), arguments);
        assert_eq!(db("QueryRowContext", &["ctx", "query", "id"]), Effect::Access);
        assert_eq!(db("Where", &["\"id = ?\"", "id"]), Effect::Neutral);
        assert_eq!(db("Find", &["&users"]), Effect::Access);
        assert_eq!(db("Select", &["\"name\""]), Effect::Neutral);
        assert_eq!(db("Select", &["&users", "query", "id"]), Effect::Access);
        assert_eq!(db("Query", &[]), Effect::Neutral);
        assert_eq!(db("Query", &["\"select 1\""]), Effect::Access);
        assert_eq!(db("Preload", &["\"Bins\""]), Effect::Neutral);
        assert_eq!(effect(Http, Some("Do"), &["req"]), Effect::Access);
        assert_eq!(effect(ClientKind::Loader, Some("Load"), &["ctx", "id"]), Effect::Joined);
        assert_eq!(called("net/http", "NewRequestWithContext"), Some(Made::Data));
        assert_eq!(called("gorm.io/gorm", "Open"), Some(Made::Client(Database)));
        assert!(reckons("strings") && reckons("github.com/google/uuid"));
        assert!(!reckons("net/http") && !reckons("example.org/users"));
    }
}
