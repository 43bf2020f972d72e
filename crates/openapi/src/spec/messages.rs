//! What requests and responses consist of.

use super::Object as O;
use super::Type::{Any, Boolean, Enum, List, Map, Object, ObjectOrRef, String};
use super::Version::{V30, V31, V32};
use super::{Keys, ObjectSpec, Type, field};

const CONTENT_UNTIL_31: Type = Map(Keys::MediaType, &Object(O::MediaType));
/// Media types became components, and so something to refer to.
const CONTENT: Type = Map(Keys::MediaType, &ObjectOrRef(O::MediaType));
const EXAMPLES: Type = Map(Keys::Any, &ObjectOrRef(O::Example));
const HEADERS: Type = Map(Keys::Any, &ObjectOrRef(O::Header));

pub(super) static PARAMETER: ObjectSpec = ObjectSpec::new(
    O::Parameter,
    "Parameter Object",
    "A value that the caller puts into path, query, headers or cookies.",
    &[
        field("name", String, "The parameter's name, with its case.").required(),
        field("in", Enum(&["query", "header", "path", "cookie"]), "Where in the request the value stands.")
            .until(V31)
            .required(),
        field(
            "in",
            Enum(&["query", "querystring", "header", "path", "cookie"]),
            "Where in the request the value stands, `querystring` being the whole query.",
        )
        .since(V32)
        .required(),
        field("description", String, "What the parameter is for, in CommonMark."),
        field(
            "required",
            Boolean,
            "Whether the caller must send it, which for a path parameter is always so.",
        ),
        field("deprecated", Boolean, "Whether callers are asked to stop sending it."),
        field("allowEmptyValue", Boolean, "Whether a query parameter may be sent without a value.")
            .deprecated(),
        field(
            "style",
            Enum(&["matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject"]),
            "How the value is written.",
        )
        .until(V31),
        field(
            "style",
            Enum(&[
                "matrix",
                "label",
                "simple",
                "form",
                "spaceDelimited",
                "pipeDelimited",
                "deepObject",
                "cookie",
            ]),
            "How the value is written.",
        )
        .since(V32),
        field("explode", Boolean, "Whether each element of a list or mapping is a parameter of its own."),
        field("allowReserved", Boolean, "Whether reserved characters of URIs are sent as they are."),
        field("schema", ObjectOrRef(O::Schema), "The type of the value."),
        field("content", CONTENT_UNTIL_31, "The type of a value that is serialised as one media type.")
            .until(V31),
        field("content", CONTENT, "The type of a value that is serialised as one media type.").since(V32),
        field("example", Any, "A value that the parameter may have."),
        field("examples", EXAMPLES, "Values that the parameter may have, by a name for each."),
    ],
);

pub(super) static REQUEST_BODY: ObjectSpec = ObjectSpec::new(
    O::RequestBody,
    "Request Body Object",
    "What a request carries.",
    &[
        field("description", String, "What the body is for, in CommonMark."),
        field("content", CONTENT_UNTIL_31, "The body by media type, the most specific one counting.")
            .until(V31)
            .required(),
        field("content", CONTENT, "The body by media type, the most specific one counting.")
            .since(V32)
            .required(),
        field("required", Boolean, "Whether the caller must send a body."),
    ],
);

pub(super) static MEDIA_TYPE: ObjectSpec = ObjectSpec::new(
    O::MediaType,
    "Media Type Object",
    "The content of a message in one media type.",
    &[
        field("schema", ObjectOrRef(O::Schema), "The type of the content."),
        field("itemSchema", ObjectOrRef(O::Schema), "The type of each item of a stream or sequence.")
            .since(V32),
        field("example", Any, "A content that the message may have."),
        field("examples", EXAMPLES, "Contents that the message may have, by a name for each."),
        field(
            "encoding",
            Map(Keys::Any, &Object(O::Encoding)),
            "How each property is written in a form or multipart body.",
        ),
        field(
            "prefixEncoding",
            List(&Object(O::Encoding)),
            "How the first parts of a multipart body are written, by position.",
        )
        .since(V32),
        field("itemEncoding", Object(O::Encoding), "How the further parts of a multipart body are written.")
            .since(V32),
    ],
);

pub(super) static ENCODING: ObjectSpec = ObjectSpec::new(
    O::Encoding,
    "Encoding Object",
    "How one property or part of a body is written.",
    &[
        field("contentType", String, "The media type of the part, or several with commas between them."),
        field("headers", HEADERS, "Headers of the part besides `Content-Type`, by name."),
        field(
            "style",
            Enum(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
            "How the value is written, as for query parameters.",
        ),
        field("explode", Boolean, "Whether each element of a list or mapping is a part of its own."),
        field("allowReserved", Boolean, "Whether reserved characters of URIs are sent as they are."),
        field(
            "encoding",
            Map(Keys::Any, &Object(O::Encoding)),
            "How the properties of a nested part are written.",
        )
        .since(V32),
        field(
            "prefixEncoding",
            List(&Object(O::Encoding)),
            "How the first parts of a nested part are written.",
        )
        .since(V32),
        field("itemEncoding", Object(O::Encoding), "How the further parts of a nested part are written.")
            .since(V32),
    ],
);

pub(super) static RESPONSES: ObjectSpec = ObjectSpec::new(
    O::Responses,
    "Responses Object",
    "What the server answers, by status code.",
    &[field("default", ObjectOrRef(O::Response), "The answer for every status code that is not listed.")],
)
.patterned(
    Keys::Status,
    ObjectOrRef(O::Response),
    "The answer for a status code, or with `XX` for the rest of a hundred of them.",
);

pub(super) static RESPONSE: ObjectSpec = ObjectSpec::new(
    O::Response,
    "Response Object",
    "One answer of the server.",
    &[
        field("summary", String, "What the answer means, in a few words.").since(V32),
        field("description", String, "What the answer means, in CommonMark.").required_until(V31),
        field("headers", HEADERS, "The answer's headers by name, whose case does not matter."),
        field(
            "content",
            CONTENT_UNTIL_31,
            "The answer's body by media type, the most specific one counting.",
        )
        .until(V31),
        field("content", CONTENT, "The answer's body by media type, the most specific one counting.")
            .since(V32),
        field(
            "links",
            Map(Keys::ComponentName, &ObjectOrRef(O::Link)),
            "Operations that can follow, by a name for each.",
        ),
    ],
);

pub(super) static EXAMPLE: ObjectSpec = ObjectSpec::new(
    O::Example,
    "Example Object",
    "An example with words about it.",
    &[
        field("summary", String, "What the example shows, in a few words."),
        field("description", String, "What the example shows, in CommonMark."),
        field("dataValue", Any, "The example as data that the schema accepts.").since(V32),
        field("serializedValue", String, "The example as it is sent.").since(V32),
        field("externalValue", String, "The URI of the example, which excludes the other values."),
        field("value", Any, "The example itself."),
    ],
);

pub(super) static HEADER: ObjectSpec = ObjectSpec::new(
    O::Header,
    "Header Object",
    "A header of a response or of a part, whose name is the key that it stands under.",
    &[
        field("description", String, "What the header is for, in CommonMark."),
        field("required", Boolean, "Whether the header is always there."),
        field("deprecated", Boolean, "Whether callers are asked to stop using the header."),
        field("style", Enum(&["simple"]), "How the value is written."),
        field("explode", Boolean, "Whether the elements of a mapping are written as `name=value`."),
        field("schema", ObjectOrRef(O::Schema), "The type of the value."),
        field("content", CONTENT_UNTIL_31, "The type of a value that is serialised as one media type.")
            .until(V31),
        field("content", CONTENT, "The type of a value that is serialised as one media type.").since(V32),
        field("example", Any, "A value that the header may have."),
        field("examples", EXAMPLES, "Values that the header may have, by a name for each."),
        // Until 3.0.4 a header had every field of a parameter but `name` and `in`.
        field("allowEmptyValue", Boolean, "Has no effect on headers.").until(V30).deprecated(),
        field("allowReserved", Boolean, "Has no effect on headers.").until(V30).deprecated(),
    ],
);
