//! How callers prove who they are.

use super::Object as O;
use super::Type::{Boolean, Enum, List, Map, Object, String};
use super::Version::{V30, V31, V32};
use super::{Keys, ObjectSpec, field};

pub(super) static SECURITY_SCHEME: ObjectSpec = ObjectSpec::new(
    O::SecurityScheme,
    "Security Scheme Object",
    "One way for callers to prove who they are.",
    &[
        field("type", Enum(&["apiKey", "http", "oauth2", "openIdConnect"]), "The sort of scheme.")
            .until(V30)
            .required(),
        field(
            "type",
            Enum(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]),
            "The sort of scheme.",
        )
        .since(V31)
        .required(),
        field("description", String, "What callers need to know about the scheme, in CommonMark."),
        field(
            "name",
            String,
            "The name of the header, query parameter or cookie that holds the key, for `apiKey`.",
        ),
        field("in", Enum(&["query", "header", "cookie"]), "Where the key is sent, for `apiKey`."),
        field("scheme", String, "The HTTP authentication scheme such as `basic` or `bearer`, for `http`."),
        field("bearerFormat", String, "How bearer tokens are made, as a hint to readers, for `http`."),
        field("flows", Object(O::OAuthFlows), "The ways to get a token, for `oauth2`."),
        field(
            "openIdConnectUrl",
            String,
            "The URL of the OpenID Connect discovery document, for `openIdConnect`.",
        ),
        field(
            "oauth2MetadataUrl",
            String,
            "The URL of the authorization server's metadata (RFC 8414), for `oauth2`.",
        )
        .since(V32),
        field("deprecated", Boolean, "Whether callers are asked to stop using the scheme.").since(V32),
    ],
);

pub(super) static OAUTH_FLOWS: ObjectSpec = ObjectSpec::new(
    O::OAuthFlows,
    "OAuth Flows Object",
    "The ways to get an OAuth token.",
    &[
        field("implicit", Object(O::OAuthFlow), "The implicit flow."),
        field("password", Object(O::OAuthFlow), "The flow by the resource owner's password."),
        field("clientCredentials", Object(O::OAuthFlow), "The flow by the client's own credentials."),
        field("authorizationCode", Object(O::OAuthFlow), "The flow by an authorization code."),
        field(
            "deviceAuthorization",
            Object(O::OAuthFlow),
            "The flow for devices without a browser (RFC 8628).",
        )
        .since(V32),
    ],
);

pub(super) static OAUTH_FLOW: ObjectSpec = ObjectSpec::new(
    O::OAuthFlow,
    "OAuth Flow Object",
    "One way to get an OAuth token.",
    &[
        field(
            "authorizationUrl",
            String,
            "Where the user authorises, for the implicit and authorization code flows.",
        ),
        field("deviceAuthorizationUrl", String, "Where the device asks for its code, for the device flow.")
            .since(V32),
        field("tokenUrl", String, "Where the token is got, for every flow but the implicit one."),
        field("refreshUrl", String, "Where the token is renewed."),
        field("scopes", Map(Keys::Any, &String), "The scopes with a few words about each.").required(),
    ],
);

pub(super) static SECURITY_REQUIREMENT: ObjectSpec = ObjectSpec::new(
    O::SecurityRequirement,
    "Security Requirement Object",
    "Schemes that must all be satisfied, none being needed where it is empty.",
    &[],
)
.patterned(
    Keys::Any,
    List(&String),
    "The name of a security scheme with the scopes or roles that are needed.",
)
.not_extensible();
