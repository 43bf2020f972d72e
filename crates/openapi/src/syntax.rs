//! Typed access to the objects of a description: a view is a node with names for its fields.
//!
//! Views read one document; they follow aliases and merge keys as the tree does, and no reference (that is
//! [`link`](crate::link)). What is absent, or of another shape than the name says, is nothing.

mod method;
mod pairs;

pub use method::Method;
pub use pairs::{Pairs, pairs};

use std::borrow::Cow;

use wirelint_yaml::{Entry, Node};

use crate::spec::Version;

/// Defines views. A field is one of: `node`, its value; `list`, the elements of its value; `map`, the pairs of its
/// value; `patterned`, the same without `x-…` keys, where the value is an object that may be extended; `flag`, whether
/// its value is `true`; `str`, the string that its value is.
macro_rules! views {
    ($(
        $(#[$doc:meta])*
        $view:ident { $($name:ident: $kind:ident $key:literal,)* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct $view<'t>(pub Node<'t>);

        impl<'t> $view<'t> {
            /// The node that is looked at.
            pub fn node(self) -> Node<'t> {
                self.0
            }

            $(views!(@field $name $kind $key);)*
        }
    )*};
    (@field $name:ident node $key:literal) => {
        #[doc = concat!("The value of `", $key, "`.")]
        pub fn $name(self) -> Option<Node<'t>> {
            self.0.get($key)
        }
    };
    (@field $name:ident str $key:literal) => {
        #[doc = concat!("The string that `", $key, "` is.")]
        pub fn $name(self) -> Option<Cow<'t, str>> {
            self.0.get($key)?.str()
        }
    };
    (@field $name:ident flag $key:literal) => {
        #[doc = concat!("Whether `", $key, "` is `true`.")]
        pub fn $name(self) -> bool {
            self.0.get($key).and_then(Node::bool) == Some(true)
        }
    };
    (@field $name:ident list $key:literal) => {
        #[doc = concat!("The elements of `", $key, "`.")]
        pub fn $name(self) -> impl Iterator<Item = Node<'t>> + use<'t> {
            self.0.get($key).into_iter().flat_map(Node::elements)
        }
    };
    (@field $name:ident map $key:literal) => {
        #[doc = concat!("The pairs of `", $key, "`.")]
        pub fn $name(self) -> impl Iterator<Item = Entry<'t>> + use<'t> {
            self.0.get($key).into_iter().flat_map(pairs)
        }
    };
    (@field $name:ident patterned $key:literal) => {
        #[doc = concat!("The pairs of `", $key, "`, extensions left out.")]
        pub fn $name(self) -> impl Iterator<Item = Entry<'t>> + use<'t> {
            self.0.get($key).into_iter().flat_map(pairs).filter(|entry| !is_extension(*entry))
        }
    };
}

views! {
    /// The root of a description.
    OpenApi {
        openapi: node "openapi",
        self_uri: str "$self",
        info: node "info",
        servers: list "servers",
        paths: patterned "paths",
        webhooks: map "webhooks",
        components: node "components",
        security: list "security",
        tags: list "tags",
        external_docs: node "externalDocs",
    }

    /// What the API is called and who answers for it.
    Info {
        title: node "title",
        summary: node "summary",
        description: node "description",
        terms_of_service: node "termsOfService",
        contact: node "contact",
        license: node "license",
        version: node "version",
    }

    /// One place where the API is reachable.
    Server {
        url: node "url",
        name: node "name",
        description: node "description",
        variables: map "variables",
    }

    /// Definitions by kind and name.
    Components {
        schemas: map "schemas",
        responses: map "responses",
        parameters: map "parameters",
        examples: map "examples",
        request_bodies: map "requestBodies",
        headers: map "headers",
        security_schemes: map "securitySchemes",
        links: map "links",
        callbacks: map "callbacks",
        path_items: map "pathItems",
        media_types: map "mediaTypes",
    }

    /// What can be done on one path.
    PathItem {
        reference: node "$ref",
        summary: node "summary",
        description: node "description",
        servers: list "servers",
        parameters: list "parameters",
        additional_operations: map "additionalOperations",
    }

    /// What one method does on one path.
    Operation {
        tags: list "tags",
        summary: node "summary",
        description: node "description",
        external_docs: node "externalDocs",
        operation_id: node "operationId",
        parameters: list "parameters",
        request_body: node "requestBody",
        responses_node: node "responses",
        responses: patterned "responses",
        callbacks: map "callbacks",
        deprecated: flag "deprecated",
        security_node: node "security",
        security: list "security",
        servers: list "servers",
    }

    /// A value that the caller puts into path, query, headers or cookies.
    Parameter {
        name: str "name",
        name_node: node "name",
        location: str "in",
        location_node: node "in",
        description: node "description",
        required: flag "required",
        deprecated: flag "deprecated",
        style: str "style",
        explode: node "explode",
        schema: node "schema",
        content: map "content",
        example: node "example",
        examples: map "examples",
    }

    /// What a request carries.
    RequestBody {
        description: node "description",
        content: map "content",
        required: flag "required",
    }

    /// The content of a message in one media type.
    MediaType {
        schema: node "schema",
        item_schema: node "itemSchema",
        example: node "example",
        examples: map "examples",
        encoding: map "encoding",
        prefix_encoding: list "prefixEncoding",
        item_encoding: node "itemEncoding",
    }

    /// How one property or part of a body is written.
    Encoding {
        content_type: node "contentType",
        headers: map "headers",
        style: str "style",
        explode: node "explode",
    }

    /// One answer of the server.
    Response {
        summary: node "summary",
        description: node "description",
        headers: map "headers",
        content: map "content",
        links: map "links",
    }

    /// Requests that the server sends in the course of an operation.
    Callback {
    }

    /// A header, whose name is the key that it stands under.
    Header {
        description: node "description",
        required: flag "required",
        deprecated: flag "deprecated",
        schema: node "schema",
        content: map "content",
        example: node "example",
        examples: map "examples",
    }

    /// An example with words about it.
    Example {
        summary: node "summary",
        description: node "description",
        value: node "value",
        external_value: node "externalValue",
        data_value: node "dataValue",
        serialized_value: node "serializedValue",
    }

    /// An operation that can follow a response.
    Link {
        operation_ref: node "operationRef",
        operation_id: node "operationId",
        parameters: map "parameters",
        request_body: node "requestBody",
        description: node "description",
        server: node "server",
    }

    /// A name that operations are grouped by.
    Tag {
        name: node "name",
        summary: node "summary",
        description: node "description",
        external_docs: node "externalDocs",
        parent: node "parent",
        kind: node "kind",
    }

    /// One way for callers to prove who they are.
    SecurityScheme {
        scheme_type: str "type",
        description: node "description",
        name: str "name",
        location: str "in",
        scheme: str "scheme",
        bearer_format: str "bearerFormat",
        flows: node "flows",
        open_id_connect_url: node "openIdConnectUrl",
        oauth2_metadata_url: node "oauth2MetadataUrl",
        deprecated: flag "deprecated",
    }

    /// The ways to get an OAuth token.
    OAuthFlows {
        implicit: node "implicit",
        password: node "password",
        client_credentials: node "clientCredentials",
        authorization_code: node "authorizationCode",
        device_authorization: node "deviceAuthorization",
    }

    /// One way to get an OAuth token.
    OAuthFlow {
        authorization_url: node "authorizationUrl",
        device_authorization_url: node "deviceAuthorizationUrl",
        token_url: node "tokenUrl",
        refresh_url: node "refreshUrl",
        scopes: map "scopes",
    }

    /// Which property tells the alternatives of a schema apart.
    Discriminator {
        property_name: node "propertyName",
        mapping: map "mapping",
        default_mapping: node "defaultMapping",
    }
}

/// An operation in its path item.
#[derive(Clone, Debug)]
pub struct OperationEntry<'t> {
    /// The method.
    pub method: Method<'t>,
    /// The key that names the method, the place to point at when the whole operation is meant.
    pub key: Node<'t>,
    /// The operation.
    pub operation: Operation<'t>,
}

impl<'t> PathItem<'t> {
    /// The operations written in this path item, in their order, those of `additionalOperations` in its place. What is
    /// no mapping is left out, and so is what `version` does not have.
    pub fn operations(self, version: Version) -> impl Iterator<Item = OperationEntry<'t>> + use<'t> {
        pairs(self.0).flat_map(move |entry| {
            let fixed = fixed_operation(entry, version);
            let holds_more = version >= Version::V32 && entry.key.is_text("additionalOperations");
            let more = holds_more.then(|| pairs(entry.value)).into_iter().flatten();
            fixed.into_iter().chain(more.filter_map(additional_operation))
        })
    }
}

impl<'t> Callback<'t> {
    /// The URLs that the server calls, as expressions, with the path item of each.
    pub fn expressions(self) -> impl Iterator<Item = Entry<'t>> + use<'t> {
        pairs(self.0).filter(|entry| !is_extension(*entry))
    }
}

fn fixed_operation(entry: Entry<'_>, version: Version) -> Option<OperationEntry<'_>> {
    let method = Method::from_key(&entry.key.text()?)?;
    let known = method != Method::Query || version >= Version::V32;
    (known && entry.value.is_mapping()).then_some(OperationEntry {
        method,
        key: entry.key,
        operation: Operation(entry.value),
    })
}

fn additional_operation(entry: Entry<'_>) -> Option<OperationEntry<'_>> {
    let name = entry.key.text()?;
    (entry.value.is_mapping() && !name.starts_with("x-")).then_some(OperationEntry {
        method: Method::Other(name),
        key: entry.key,
        operation: Operation(entry.value),
    })
}

/// Whether the key is a specification extension, `x-…`.
pub fn is_extension(entry: Entry<'_>) -> bool {
    entry.key.text().is_some_and(|key| key.starts_with("x-"))
}
