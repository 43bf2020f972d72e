//! The frame of a description: root, information, servers, components, tags.

use super::Object as O;
use super::Type::{List, Map, Object, ObjectOrRef, String};
use super::Version::{V30, V31, V32};
use super::{Keys, ObjectSpec, field};

pub(super) static OPEN_API: ObjectSpec = ObjectSpec::new(
    O::OpenApi,
    "OpenAPI Object",
    "The root of a description.",
    &[
        field("openapi", String, "The version of the specification that this document follows.").required(),
        field("$self", String, "The URI of this document, against which its references are resolved.")
            .since(V32),
        field("info", Object(O::Info), "Title, version, contact and terms of the API.").required(),
        field("jsonSchemaDialect", String, "The dialect of schemas that do not name theirs with `$schema`.")
            .since(V31),
        field("servers", List(&Object(O::Server)), "Where the API is reachable; `/` if nothing is said."),
        field("paths", Object(O::Paths), "The paths of the API with their operations.").required_until(V30),
        field(
            "webhooks",
            Map(Keys::Any, &ObjectOrRef(O::PathItem)),
            "Requests that the API sends to its consumers by other means than a callback.",
        )
        .since(V31),
        field("components", Object(O::Components), "Definitions that other parts refer to."),
        field(
            "security",
            List(&Object(O::SecurityRequirement)),
            "The security of every operation that states none, one of the alternatives being enough.",
        ),
        field(
            "tags",
            List(&Object(O::Tag)),
            "The tags that operations are grouped by, in the order of display.",
        ),
        field("externalDocs", Object(O::ExternalDocs), "Where more is written about the API."),
    ],
);

pub(super) static INFO: ObjectSpec = ObjectSpec::new(
    O::Info,
    "Info Object",
    "What the API is called, who answers for it and on what terms.",
    &[
        field("title", String, "The name of the API.").required(),
        field("summary", String, "The API in a few words.").since(V31),
        field("description", String, "What the API is for, in CommonMark."),
        field("termsOfService", String, "The URI of the terms of service."),
        field("contact", Object(O::Contact), "Whom to ask about the API."),
        field("license", Object(O::License), "The licence of the API."),
        field("version", String, "The version of this description, not that of the specification.")
            .required(),
    ],
);

pub(super) static CONTACT: ObjectSpec = ObjectSpec::new(
    O::Contact,
    "Contact Object",
    "Whom to ask about the API.",
    &[
        field("name", String, "The person or organisation to ask."),
        field("url", String, "The URI of a page with contact information."),
        field("email", String, "The address to write to."),
    ],
);

pub(super) static LICENSE: ObjectSpec = ObjectSpec::new(
    O::License,
    "License Object",
    "The licence of the API.",
    &[
        field("name", String, "The name of the licence.").required(),
        field("identifier", String, "The SPDX expression of the licence, which excludes `url`.").since(V31),
        field("url", String, "The URI of the licence's text."),
    ],
);

pub(super) static SERVER: ObjectSpec = ObjectSpec::new(
    O::Server,
    "Server Object",
    "One place where the API is reachable.",
    &[
        field("url", String, "The server's URL, in which `{name}` stands for a variable.").required(),
        field("description", String, "What the server is for, in CommonMark."),
        field("name", String, "A name that is unique among the servers of its list.").since(V32),
        field(
            "variables",
            Map(Keys::Any, &Object(O::ServerVariable)),
            "The variables of the URL, by their name in it.",
        ),
    ],
);

pub(super) static SERVER_VARIABLE: ObjectSpec = ObjectSpec::new(
    O::ServerVariable,
    "Server Variable Object",
    "A part of a server's URL that varies.",
    &[
        field("enum", List(&String), "The only values that the variable takes."),
        field("default", String, "The value that is sent if the user chooses none.").required(),
        field("description", String, "What the variable selects, in CommonMark."),
    ],
);

pub(super) static COMPONENTS: ObjectSpec = ObjectSpec::new(
    O::Components,
    "Components Object",
    "Definitions that have no effect until something refers to them.",
    &[
        field("schemas", Map(Keys::ComponentName, &ObjectOrRef(O::Schema)), "Schemas by name."),
        field("responses", Map(Keys::ComponentName, &ObjectOrRef(O::Response)), "Responses by name."),
        field("parameters", Map(Keys::ComponentName, &ObjectOrRef(O::Parameter)), "Parameters by name."),
        field("examples", Map(Keys::ComponentName, &ObjectOrRef(O::Example)), "Examples by name."),
        field(
            "requestBodies",
            Map(Keys::ComponentName, &ObjectOrRef(O::RequestBody)),
            "Request bodies by name.",
        ),
        field("headers", Map(Keys::ComponentName, &ObjectOrRef(O::Header)), "Headers by name."),
        field(
            "securitySchemes",
            Map(Keys::ComponentName, &ObjectOrRef(O::SecurityScheme)),
            "Security schemes by the name that requirements use.",
        ),
        field("links", Map(Keys::ComponentName, &ObjectOrRef(O::Link)), "Links by name."),
        field("callbacks", Map(Keys::ComponentName, &ObjectOrRef(O::Callback)), "Callbacks by name."),
        field("pathItems", Map(Keys::ComponentName, &ObjectOrRef(O::PathItem)), "Path items by name.")
            .since(V31),
        field("mediaTypes", Map(Keys::ComponentName, &ObjectOrRef(O::MediaType)), "Media types by name.")
            .since(V32),
    ],
);

pub(super) static EXTERNAL_DOCS: ObjectSpec = ObjectSpec::new(
    O::ExternalDocs,
    "External Documentation Object",
    "Where more is written about something.",
    &[
        field("description", String, "What is to be found there, in CommonMark."),
        field("url", String, "The URI of the documentation.").required(),
    ],
);

pub(super) static TAG: ObjectSpec = ObjectSpec::new(
    O::Tag,
    "Tag Object",
    "A name that operations are grouped by.",
    &[
        field("name", String, "The name that operations use.").required(),
        field("summary", String, "The tag in a few words, for display.").since(V32),
        field("description", String, "What the tag groups, in CommonMark."),
        field("externalDocs", Object(O::ExternalDocs), "Where more is written about the tag."),
        field("parent", String, "The name of the tag that this one is nested under.").since(V32),
        field("kind", String, "What sort of tag it is, such as `nav`, `badge` or `audience`.").since(V32),
    ],
);

pub(super) static REFERENCE: ObjectSpec = ObjectSpec::new(
    O::Reference,
    "Reference Object",
    "Stands for an object that is written elsewhere.",
    &[
        field("$ref", String, "The URI of what is meant, a JSON Pointer as its fragment.").required(),
        field("summary", String, "Replaces the summary of what is meant.").since(V31),
        field("description", String, "Replaces the description of what is meant, in CommonMark.").since(V31),
    ],
)
.not_extensible();
