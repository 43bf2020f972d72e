//! Names that come with a vendor's tools and that no document has to define.

/// Who gives a name its meaning.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Vendor {
    /// Apollo Federation 1 and 2, and the schemas that are composed by it.
    Federation,
    /// Relay's compiler.
    Relay,
    /// Apollo's client and server.
    Apollo,
    /// AWS `AppSync` and Amplify.
    AppSync,
    /// The tools of The Guild (Hive, Mesh, code generation).
    Guild,
    /// The drafts of the specification, and those of directives for costs.
    Draft,
}

/// <https://www.apollographql.com/docs/graphos/reference/federation/directives>, <https://specs.apollo.dev/join/v0.3/>
const FEDERATION: &[&str] = &[
    "key",
    "external",
    "requires",
    "provides",
    "extends",
    "shareable",
    "inaccessible",
    "override",
    "tag",
    "composeDirective",
    "interfaceObject",
    "authenticated",
    "requiresScopes",
    "policy",
    "cost",
    "listSize",
    "context",
    "fromContext",
    "cacheTag",
    "link",
    "core",
    "contact",
    "join__type",
    "join__field",
    "join__graph",
    "join__implements",
    "join__unionMember",
    "join__enumValue",
    "join__owner",
    "join__directive",
    "join__endpoint",
    "connect",
    "source",
];

/// <https://relay.dev/docs/api-reference/graphql-and-directives/>
const RELAY: &[&str] = &[
    "arguments",
    "argumentDefinitions",
    "connection",
    "refetchable",
    "relay",
    "inline",
    "raw_response_type",
    "required",
    "catch",
    "throwOnFieldError",
    "semanticNonNull",
    "semanticNonNullField",
    "match",
    "module",
    "alias",
    "waterfall",
    "no_inline",
    "preloadable",
    "assignable",
    "updatable",
    "appendNode",
    "prependNode",
    "appendEdge",
    "prependEdge",
    "deleteRecord",
    "deleteEdge",
    "stream_connection",
    "relay_test_operation",
    "exec_time_resolvers",
    "live_query",
    "rawResolverType",
    "DEPRECATED__relay_ignore_unused_variables_error",
];

/// <https://www.apollographql.com/docs/react/data/directives>,
/// <https://www.apollographql.com/docs/apollo-server/performance/caching>
const APOLLO: &[&str] =
    &["client", "export", "rest", "type", "nonreactive", "unmask", "cacheControl", "persist", "api", "lazy"];

/// <https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html>
const APP_SYNC: &[&str] = &[
    "aws_api_key",
    "aws_auth",
    "aws_cognito_user_pools",
    "aws_iam",
    "aws_lambda",
    "aws_oidc",
    "aws_publish",
    "aws_subscribe",
    "model",
    "auth",
    "primaryKey",
    "index",
    "hasOne",
    "hasMany",
    "belongsTo",
    "manyToMany",
    "searchable",
    "predictions",
    "function",
    "http",
    "mapsTo",
    "default",
    "versioned",
];

const GUILD: &[&str] = &[
    "live",
    "resolveTo",
    "merge",
    "computed",
    "canonical",
    "additionalField",
    "httpOperation",
    "globalOptions",
];

/// <https://ibm.github.io/graphql-specs/cost-spec.html> (`@cost`, `@listSize` are Federation's too),
/// <https://github.com/graphql/graphql-spec/pull/1110>
const DRAFT: &[&str] = &["defer", "stream", "complexity", "constraint", "semanticNonNull"];

/// <https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html>
const APP_SYNC_TYPES: &[&str] = &[
    "AWSDate",
    "AWSTime",
    "AWSDateTime",
    "AWSTimestamp",
    "AWSEmail",
    "AWSJSON",
    "AWSURL",
    "AWSPhone",
    "AWSIPAddress",
];

const FEDERATION_TYPES: &[&str] = &[
    "_Any",
    "_Entity",
    "_FieldSet",
    "_Service",
    "FieldSet",
    "ContextFieldValue",
    "Policy",
    "Scope",
    "CacheControlScope",
    "core__Purpose",
    "JSONSelection",
    "URLTemplate",
];

/// What names of federation's own begin with where they are not imported.
const FEDERATION_PREFIXES: &[&str] = &["federation__", "join__", "link__", "core__", "connect__"];

impl Vendor {
    /// Whose the directive is, by its name without `@`.
    pub fn of_directive(name: &str) -> Option<Self> {
        let lists = [
            (FEDERATION, Self::Federation),
            (RELAY, Self::Relay),
            (APOLLO, Self::Apollo),
            (APP_SYNC, Self::AppSync),
            (GUILD, Self::Guild),
            (DRAFT, Self::Draft),
        ];
        let list = lists.into_iter().find(|it| it.0.contains(&name)).map(|it| it.1);
        list.or_else(|| is_prefixed(name).then_some(Self::Federation))
    }

    /// Whose the type is, by its name.
    pub fn of_type(name: &str) -> Option<Self> {
        if APP_SYNC_TYPES.contains(&name) {
            return Some(Self::AppSync);
        }
        (FEDERATION_TYPES.contains(&name) || is_prefixed(name)).then_some(Self::Federation)
    }
}

fn is_prefixed(name: &str) -> bool {
    FEDERATION_PREFIXES.iter().any(|it| name.starts_with(it))
}
