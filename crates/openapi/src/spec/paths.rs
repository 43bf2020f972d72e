//! Paths, operations, callbacks and links: what can be called.

use super::Object as O;
use super::Type::{Any, Boolean, List, Map, Object, ObjectOrRef, String, Uri};
use super::Version::{V30, V32};
use super::{Keys, ObjectSpec, field};

pub(super) static PATHS: ObjectSpec =
    ObjectSpec::new(O::Paths, "Paths Object", "The paths of the API with their operations.", &[]).patterned(
        Keys::Path,
        ObjectOrRef(O::PathItem),
        "A path, appended to the server's URL, in which `{name}` stands for a path parameter.",
    );

pub(super) static PATH_ITEM: ObjectSpec = ObjectSpec::new(
    O::PathItem,
    "Path Item Object",
    "What can be done on one path.",
    &[
        field("$ref", String, "The URI of a path item that is written elsewhere."),
        field("summary", String, "All operations of the path in a few words."),
        field("description", String, "What all operations of the path are for, in CommonMark."),
        field("get", Object(O::Operation), "What `GET` does here."),
        field("put", Object(O::Operation), "What `PUT` does here."),
        field("post", Object(O::Operation), "What `POST` does here."),
        field("delete", Object(O::Operation), "What `DELETE` does here."),
        field("options", Object(O::Operation), "What `OPTIONS` does here."),
        field("head", Object(O::Operation), "What `HEAD` does here."),
        field("patch", Object(O::Operation), "What `PATCH` does here."),
        field("trace", Object(O::Operation), "What `TRACE` does here."),
        field("query", Object(O::Operation), "What `QUERY`, a safe request with a body, does here.")
            .since(V32),
        field(
            "additionalOperations",
            Map(Keys::Method, &Object(O::Operation)),
            "What further methods do here, by the method's name as it is sent.",
        )
        .since(V32),
        field(
            "servers",
            List(&Object(O::Server)),
            "Where this path is reachable instead of the API's servers.",
        ),
        field(
            "parameters",
            List(&ObjectOrRef(O::Parameter)),
            "Parameters of all operations of the path, which an operation can replace but not remove.",
        ),
    ],
);

pub(super) static OPERATION: ObjectSpec = ObjectSpec::new(
    O::Operation,
    "Operation Object",
    "What one method does on one path.",
    &[
        field("tags", List(&String), "The tags that the operation is listed under."),
        field("summary", String, "What the operation does, in a few words."),
        field("description", String, "What the operation does at length, in CommonMark."),
        field("externalDocs", Object(O::ExternalDocs), "Where more is written about the operation."),
        field(
            "operationId",
            String,
            "A name for the operation, unique in the API, from which tools make identifiers.",
        ),
        field(
            "parameters",
            List(&ObjectOrRef(O::Parameter)),
            "The operation's parameters, each replacing that of the path with the same name and location.",
        ),
        field("requestBody", ObjectOrRef(O::RequestBody), "What the request carries."),
        field("responses", Object(O::Responses), "What the server answers, by status code.")
            .required_until(V30),
        field(
            "callbacks",
            Map(Keys::Any, &ObjectOrRef(O::Callback)),
            "Requests that the server sends in return, by a name for each.",
        ),
        field("deprecated", Boolean, "Whether callers are asked to stop using the operation."),
        field(
            "security",
            List(&Object(O::SecurityRequirement)),
            "The operation's own security instead of the API's, an empty list meaning none.",
        ),
        field(
            "servers",
            List(&Object(O::Server)),
            "Where the operation is reachable instead of the path's servers.",
        ),
    ],
);

pub(super) static CALLBACK: ObjectSpec = ObjectSpec::new(
    O::Callback,
    "Callback Object",
    "Requests that the server sends in the course of an operation.",
    &[],
)
.patterned(
    Keys::Expression,
    ObjectOrRef(O::PathItem),
    "The URL that the server calls, as an expression over the request and response that led to it.",
);

pub(super) static LINK: ObjectSpec = ObjectSpec::new(
    O::Link,
    "Link Object",
    "An operation that can follow a response, and how the response's values feed it.",
    &[
        field("operationRef", Uri(O::Operation), "The URI of the operation, which excludes `operationId`."),
        field("operationId", String, "The `operationId` of the operation, which excludes `operationRef`."),
        field(
            "parameters",
            Map(Keys::Any, &Any),
            "Values or expressions for the operation's parameters, by name.",
        ),
        field("requestBody", Any, "A value or expression for the operation's request body."),
        field("description", String, "What the link is for, in CommonMark."),
        field("server", Object(O::Server), "The server that the operation is called on."),
    ],
);
