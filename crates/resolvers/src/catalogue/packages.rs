//! Packages that ask for data.

use super::ClientKind::{self, Cache, Database, Http, Loader, Mikro, Prisma, Rpc};

/// What is done with a name of a package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Use {
    /// It is only named, or a property of it is read.
    Named,
    /// It is called.
    Called,
    /// An instance is made of it.
    Made,
    /// A class extends it.
    Extended,
}

/// Packages, by the start of their names.
const PACKAGES: &[(&str, ClientKind)] = &[
    ("pg", Database),
    ("pg-promise", Database),
    ("postgres", Database),
    ("mysql", Database),
    ("mysql2", Database),
    ("promise-mysql", Database),
    ("sqlite", Database),
    ("sqlite3", Database),
    ("better-sqlite3", Database),
    ("mssql", Database),
    ("tedious", Database),
    ("oracledb", Database),
    ("slonik", Database),
    ("@neondatabase/", Database),
    ("@vercel/postgres", Database),
    ("@planetscale/", Database),
    ("@libsql/", Database),
    ("cassandra-driver", Database),
    ("knex", Database),
    ("kysely", Database),
    ("drizzle-orm", Database),
    ("typeorm", Database),
    ("@nestjs/typeorm", Database),
    ("sequelize", Database),
    ("sequelize-typescript", Database),
    ("objection", Database),
    ("bookshelf", Database),
    ("massive", Database),
    ("mongoose", Database),
    ("@nestjs/mongoose", Database),
    ("@typegoose/", Database),
    ("mongodb", Database),
    ("mongoist", Database),
    ("monk", Database),
    ("neo4j-driver", Database),
    ("arangojs", Database),
    ("nano", Database),
    ("rethinkdb", Database),
    ("rethinkdbdash", Database),
    ("rethinkdb-ts", Database),
    ("thinky", Database),
    ("faunadb", Database),
    ("firebase-admin", Database),
    ("firebase", Database),
    ("@google-cloud/", Database),
    ("@supabase/", Database),
    ("aws-sdk", Database),
    ("@aws-sdk/", Database),
    ("dynamoose", Database),
    ("@elastic/elasticsearch", Database),
    ("elasticsearch", Database),
    ("@opensearch-project/", Database),
    ("algoliasearch", Database),
    ("meilisearch", Database),
    ("influx", Database),
    ("@adonisjs/lucid", Database),
    ("@nestjs/sequelize", Database),
    ("nestjs-knex", Database),
    ("nest-knexjs", Database),
    ("@azure/", Database),
    ("@databases/", Database),
    ("couchbase", Database),
    ("ottoman", Database),
    ("gremlin", Database),
    ("typesense", Database),
    ("pg-native", Database),
    ("zapatos/db", Database),
    ("@electric-sql/pglite", Database),
    ("@tidbcloud/serverless", Database),
    ("@xata.io/client", Database),
    ("@clickhouse/client", Database),
    ("@pinecone-database/pinecone", Database),
    ("@influxdata/influxdb-client", Database),
    ("minio", Database),
    ("edgedb", Database),
    ("gel", Database),
    ("level", Database),
    ("@waterline/", Database),
    ("bun:sqlite", Database),
    ("node:sqlite", Database),
    ("@ioc:Adonis/Lucid", Database),
    ("@ioc:Adonis/Core/Database", Database),
    ("@prisma/client", Prisma),
    ("@mikro-orm/", Mikro),
    ("mikro-orm", Mikro),
    ("redis", Cache),
    ("ioredis", Cache),
    ("memcached", Cache),
    ("@upstash/redis", Cache),
    ("cache-manager", Cache),
    ("@nestjs/cache-manager", Cache),
    ("keyv", Cache),
    ("@keyv/", Cache),
    ("memjs", Cache),
    ("redis-om", Cache),
    ("handy-redis", Cache),
    ("async-redis", Cache),
    ("@vercel/kv", Cache),
    ("nestjs-redis", Cache),
    ("@liaoliaots/nestjs-redis", Cache),
    ("@nestjs-modules/ioredis", Cache),
    ("axios", Http),
    ("@nestjs/axios", Http),
    ("node-fetch", Http),
    ("cross-fetch", Http),
    ("isomorphic-fetch", Http),
    ("isomorphic-unfetch", Http),
    ("make-fetch-happen", Http),
    ("got", Http),
    ("ky", Http),
    ("undici", Http),
    ("superagent", Http),
    ("request", Http),
    ("request-promise", Http),
    ("request-promise-native", Http),
    ("needle", Http),
    ("apollo-datasource-rest", Http),
    ("@apollo/datasource-rest", Http),
    ("apollo-datasource-http", Http),
    ("graphql-request", Http),
    ("@apollo/client", Http),
    ("apollo-client", Http),
    ("@urql/core", Http),
    ("stripe", Http),
    ("@octokit/", Http),
    ("twilio", Http),
    ("googleapis", Http),
    ("@slack/web-api", Http),
    ("openai", Http),
    ("contentful", Http),
    ("ofetch", Http),
    ("wretch", Http),
    ("bent", Http),
    ("phin", Http),
    ("centra", Http),
    ("redaxios", Http),
    ("fetch-retry", Http),
    ("@vercel/fetch", Http),
    ("typed-rest-client", Http),
    ("unfetch", Http),
    ("minipass-fetch", Http),
    ("gaxios", Http),
    ("openapi-fetch", Http),
    ("jsforce", Http),
    ("@sendgrid/", Http),
    ("auth0", Http),
    ("@clerk/", Http),
    ("@auth0/", Http),
    ("spotify-web-api-node", Http),
    ("@notionhq/client", Http),
    ("@contentful/", Http),
    ("contentful-management", Http),
    ("@prismicio/client", Http),
    ("prismic-javascript", Http),
    ("shopify-api-node", Http),
    ("@shopify/shopify-api", Http),
    ("@trpc/client", Http),
    ("@elastic/app-search-node", Http),
    ("urllib", Http),
    ("graphql-hooks", Http),
    ("@sanity/client", Http),
    ("@grpc/", Rpc),
    ("grpc", Rpc),
    ("nice-grpc", Rpc),
    ("@connectrpc/", Rpc),
    ("@nestjs/microservices", Rpc),
    ("moleculer", Rpc),
    ("@improbable-eng/grpc-web", Rpc),
    ("grpc-web", Rpc),
    ("@bufbuild/connect", Rpc),
    ("@protobuf-ts/", Rpc),
    ("nats", Rpc),
    ("@nats-io/", Rpc),
    ("ts-nats", Rpc),
    ("amqplib", Rpc),
    ("kafkajs", Rpc),
    ("@golevelup/nestjs-rabbitmq", Rpc),
    ("@temporalio/client", Rpc),
    ("zeromq", Rpc),
    ("thrift", Rpc),
    ("seneca", Rpc),
    ("jayson", Rpc),
    ("web3", Rpc),
    ("ethers", Rpc),
    ("viem", Rpc),
    ("dataloader", Loader),
];

/// Packages whose value itself is called or has the methods.
const PLAIN: [&str; 21] = [
    "axios",
    "node-fetch",
    "cross-fetch",
    "isomorphic-fetch",
    "isomorphic-unfetch",
    "make-fetch-happen",
    "got",
    "ky",
    "superagent",
    "request",
    "request-promise",
    "request-promise-native",
    "needle",
    "ofetch",
    "wretch",
    "phin",
    "redaxios",
    "unfetch",
    "urllib",
    "@vercel/fetch",
    "@ioc:Adonis/Lucid",
];

/// Functions that ask themselves, under their own names.
const ASKING: [&str; 8] = ["r", "fetch", "ofetch", "$fetch", "got", "gaxios", "kv", "sql"];

/// Functions that make something to ask with, or ask themselves.
const FACTORIES: [&str; 57] = [
    "createClient",
    "createPool",
    "createConnection",
    "createCluster",
    "createSqlConnection",
    "drizzle",
    "neon",
    "getRepository",
    "getCustomRepository",
    "getTreeRepository",
    "getMongoRepository",
    "getConnection",
    "getManager",
    "getMongoManager",
    "model",
    "getModelForClass",
    "getDiscriminatorModelForClass",
    "connect",
    "init",
    "initSync",
    "getFirestore",
    "firestore",
    "getDatabase",
    "database",
    "collection",
    "doc",
    "getDocs",
    "getDoc",
    "define",
    "create",
    "request",
    "get",
    "post",
    "put",
    "delete",
    "query",
    "open",
    "driver",
    "loadPackageDefinition",
    "createPromiseClient",
    "createCallbackClient",
    "createClientFactory",
    "createChannelClient",
    "makeClientConstructor",
    "makeGenericClientConstructor",
    "createTRPCClient",
    "createTRPCProxyClient",
    "createPublicClient",
    "createHttpClient",
    "createPgPool",
    "createSqlClient",
    "fromConnectionString",
    "createDriver",
    "createChannel",
    "knex",
    "Knex",
    "fetch",
];

/// What packages export to describe data, not to ask for it.
const DESCRIPTIONS: [&str; 34] = [
    "ObjectId",
    "ObjectID",
    "Schema",
    "Types",
    "Table",
    "EntitySchema",
    "Brackets",
    "QueryFailedError",
    "Prisma",
    "MongoError",
    "DataTypes",
    "Headers",
    "FormData",
    "Request",
    "Response",
    "AbortController",
    "HttpException",
    "GetCommand",
    "Timestamp",
    "Long",
    "Decimal",
    "Decimal128",
    "Binary",
    "UUID",
    "GeoPoint",
    "FieldPath",
    "FieldValue",
    "BigNumber",
    "Blob",
    "File",
    "Agent",
    "CronJob",
    "Migrator",
    "PublicKey",
];

/// Types of clients: whoever declares something as one of these asks for data with it.
const TYPES: &[(&str, ClientKind)] = &[
    ("PrismaClient", Prisma),
    ("ExtendedPrismaClient", Prisma),
    ("Knex", Database),
    ("Kysely", Database),
    ("Pool", Database),
    ("PoolClient", Database),
    ("Client", Database),
    ("Connection", Database),
    ("DataSource", Database),
    ("Repository", Database),
    ("TreeRepository", Database),
    ("MongoRepository", Database),
    ("EntityManager", Database),
    ("EntityRepository", Database),
    ("SqlEntityManager", Database),
    ("MikroORM", Mikro),
    ("SelectQueryBuilder", Database),
    ("Sequelize", Database),
    ("Model", Database),
    ("ModelStatic", Database),
    ("ModelType", Database),
    ("ReturnModelType", Database),
    ("PaginateModel", Database),
    ("Collection", Database),
    ("Db", Database),
    ("MongoClient", Database),
    ("Firestore", Database),
    ("DocumentClient", Database),
    ("DynamoDBDocumentClient", Database),
    ("DynamoDBClient", Database),
    ("DynamoDB", Database),
    ("SupabaseClient", Database),
    ("NodePgDatabase", Database),
    ("PostgresJsDatabase", Database),
    ("NeonHttpDatabase", Database),
    ("MySql2Database", Database),
    ("LibSQLDatabase", Database),
    ("BetterSQLite3Database", Database),
    ("IDatabase", Database),
    ("Driver", Database),
    ("ElasticsearchService", Database),
    ("Redis", Cache),
    ("RedisClient", Cache),
    ("RedisClientType", Cache),
    ("Cache", Cache),
    ("HttpService", Http),
    ("AxiosInstance", Http),
    ("AxiosStatic", Http),
    ("GraphQLClient", Http),
    ("ApolloClient", Http),
    ("Stripe", Http),
    ("Octokit", Http),
    ("ClientProxy", Rpc),
    ("ClientKafka", Rpc),
    ("ClientGrpc", Rpc),
    ("ClientGrpcProxy", Rpc),
    ("ClientRMQ", Rpc),
    ("ClientTCP", Rpc),
    ("ClientRedis", Rpc),
    ("NatsConnection", Rpc),
    ("AmqpConnection", Rpc),
    ("PromiseClient", Rpc),
    ("ServiceBroker", Rpc),
    ("D1Database", Database),
    ("D1DatabaseSession", Database),
    ("R2Bucket", Database),
    ("VectorizeIndex", Database),
    ("KVNamespace", Cache),
    ("DurableObjectNamespace", Rpc),
    ("DurableObjectStub", Rpc),
    ("Fetcher", Http),
    ("Sql", Database),
    ("DatabasePool", Database),
    ("CommonQueryMethods", Database),
    ("QueryRunner", Database),
    ("KnexRepository", Database),
    ("EntityRepositoryType", Database),
    ("DrizzleD1Database", Database),
    ("PgDatabase", Database),
    ("VercelPgDatabase", Database),
    ("NeonDatabase", Database),
    ("MySqlDatabase", Database),
    ("PlanetScaleDatabase", Database),
    ("Session", Database),
    ("Container", Database),
    ("CosmosClient", Database),
    ("AxiosService", Http),
    ("KyInstance", Http),
    ("Got", Http),
    ("S3Client", Database),
    ("Keyv", Cache),
    ("RedisService", Cache),
    ("RedisClusterType", Cache),
    ("Cluster", Cache),
    ("DataLoader", Loader),
    ("Dataloader", Loader),
];

/// What data is asked for with by what the package gives.
pub(crate) fn package(module: &str) -> Option<ClientKind> {
    let of = |&(name, kind): &(&str, ClientKind)| {
        let is_it = module == name
            || name.ends_with('/') && module.starts_with(name)
            || module.strip_prefix(name).is_some_and(|it| it.starts_with('/'));
        is_it.then_some(kind)
    };
    PACKAGES.iter().find_map(of)
}

/// What `name` of the package `module` asks for data with, where it is used like that. `default` and `*` are names too; `path` is what follows the
/// name, `Sequelize.Model` for instance.
pub(crate) fn of_external(module: &str, name: &str, how: Use) -> Option<ClientKind> {
    let kind = package(module)?;
    let is_whole = matches!(name, "default" | "*");
    let is_client = match how {
        Use::Named => {
            is_whole && (PLAIN.contains(&module) || module == "firebase-admin")
                || ASKING.contains(&name)
                    && (kind == Http
                        || module == "@vercel/kv"
                        || module == "@vercel/postgres"
                        || module == "rethinkdb-ts")
        }
        Use::Called => {
            is_whole
                || FACTORIES.contains(&name)
                || kind == Http && name == "axios"
                // `DynamoDBDocumentClient.from(client)`
                || name == "from" && module.starts_with("@aws-sdk/")
        }
        Use::Made => !DESCRIPTIONS.contains(&name) && !name.ends_with("Error") && !name.ends_with("Command"),
        Use::Extended => {
            !DESCRIPTIONS.contains(&name)
                || matches!((module, name), ("sequelize-typescript", "Table"))
                || name == "BaseEntity"
        }
    };
    is_client.then_some(kind)
}

/// What something declared as `name` of the package `module` asks for data with; of no package where `module` is `None`.
pub(crate) fn of_type_name(module: Option<&str>, name: &str) -> Option<ClientKind> {
    let last = name.rsplit('.').next().unwrap_or(name);
    let (_, kind) = *TYPES.iter().find(|it| it.0 == last)?;
    match module.and_then(package) {
        Some(Mikro) if kind == Database => Some(Mikro),
        Some(known) if known == kind || kind == Loader => Some(kind),
        // `Model` of another kind of package is something else.
        Some(_) => Some(kind),
        None => matches!(
            last,
            "PrismaClient"
                | "Knex"
                | "Kysely"
                | "EntityManager"
                | "MikroORM"
                | "DataLoader"
                | "AxiosInstance"
                | "D1Database"
                | "R2Bucket"
                | "KVNamespace"
                | "DurableObjectNamespace"
                | "DurableObjectStub"
                | "Fetcher"
        )
        .then_some(kind),
    }
}
