//! Schemas: the dialect of 3.0, and JSON Schema 2020-12 with a few further keywords from 3.1 on.

use super::Object as O;
use super::Type::{
    Any, Boolean, Enum, Integer, List, Map, Number, Object, ObjectOrRef, OneOf, SchemaName, String, Uri,
};
use super::Version::{V30, V31, V32};
use super::{Keys, ObjectSpec, Type, field};

const SCHEMA_OR_REF: Type = ObjectOrRef(O::Schema);
const SCHEMAS: Type = List(&SCHEMA_OR_REF);
const NAMED_SCHEMAS: Type = Map(Keys::Any, &SCHEMA_OR_REF);
const TYPES: &[&str] = &["array", "boolean", "integer", "null", "number", "object", "string"];

pub(super) static SCHEMA: ObjectSpec = ObjectSpec::new(
    O::Schema,
    "Schema Object",
    "Which values are accepted.",
    &[
        // JSON Schema Core §8: identity and references.
        field("$schema", String, "The URI of the dialect that this schema is written in.").since(V31),
        field("$id", String, "The URI of this schema, against which references inside it are resolved.")
            .since(V31),
        field("$anchor", String, "A name by which `#name` refers to this schema.").since(V31),
        field(
            "$dynamicAnchor",
            String,
            "A name that `$dynamicRef` looks up from the outermost schema inwards.",
        )
        .since(V31),
        field("$ref", String, "The URI of a schema that values must match as well.").since(V31),
        field(
            "$dynamicRef",
            Uri(O::Schema),
            "The URI of a schema, found by its dynamic anchor where it has one.",
        )
        .since(V31),
        field("$defs", NAMED_SCHEMAS, "Schemas to be referred to, by name.").since(V31),
        field("$comment", String, "A remark to those who maintain the schema.").since(V31),
        field(
            "$vocabulary",
            Map(Keys::Any, &Boolean),
            "The vocabularies of a dialect and whether each is essential.",
        )
        .since(V31),
        // What it is.
        field("title", String, "What the value is called."),
        field("description", String, "What the value means, in CommonMark."),
        field(
            "type",
            Enum(&["array", "boolean", "integer", "number", "object", "string"]),
            "The type of the value.",
        )
        .until(V30),
        field(
            "type",
            OneOf(&[Enum(TYPES), List(&Enum(TYPES))]),
            "The type of the value, or the list of its types.",
        )
        .since(V31),
        field("format", String, "What the type is narrowed to, such as `date-time` or `int64`."),
        field("nullable", Boolean, "Whether `null` is accepted besides the type.").until(V30),
        field("enum", List(&Any), "The only values that are accepted."),
        field("const", Any, "The only value that is accepted.").since(V31),
        field("default", Any, "The value that is taken where none is sent."),
        // Objects.
        field("properties", NAMED_SCHEMAS, "The schema of each property, by its name."),
        field(
            "patternProperties",
            Map(Keys::Regex, &SCHEMA_OR_REF),
            "The schema of properties whose names match.",
        )
        .since(V31),
        field(
            "additionalProperties",
            OneOf(&[Boolean, SCHEMA_OR_REF]),
            "The schema of properties that are not named, or whether there may be any.",
        ),
        field("required", List(&String), "The properties that must be there."),
        field("propertyNames", SCHEMA_OR_REF, "The schema of the properties' names.").since(V31),
        field("minProperties", Integer, "The least number of properties."),
        field("maxProperties", Integer, "The largest number of properties."),
        field(
            "dependentRequired",
            Map(Keys::Any, &List(&String)),
            "Properties that must be there if another one is.",
        )
        .since(V31),
        field("dependentSchemas", NAMED_SCHEMAS, "The schema of the whole object if a property is there.")
            .since(V31),
        field(
            "unevaluatedProperties",
            SCHEMA_OR_REF,
            "The schema of properties that nothing else has looked at.",
        )
        .since(V31),
        // Arrays.
        field("items", SCHEMA_OR_REF, "The schema of the elements.").until(V30),
        field("items", SCHEMA_OR_REF, "The schema of the elements behind those of `prefixItems`.").since(V31),
        field("prefixItems", SCHEMAS, "The schemas of the first elements, by position.").since(V31),
        field("contains", SCHEMA_OR_REF, "A schema that at least one element matches.").since(V31),
        field("minContains", Integer, "The least number of elements that match `contains`.").since(V31),
        field("maxContains", Integer, "The largest number of elements that match `contains`.").since(V31),
        field("minItems", Integer, "The least number of elements."),
        field("maxItems", Integer, "The largest number of elements."),
        field("uniqueItems", Boolean, "Whether no two elements are equal."),
        field("unevaluatedItems", SCHEMA_OR_REF, "The schema of elements that nothing else has looked at.")
            .since(V31),
        // Strings.
        field("minLength", Integer, "The least number of characters."),
        field("maxLength", Integer, "The largest number of characters."),
        field("pattern", String, "A regular expression (ECMA-262) that matches somewhere in the string."),
        field("contentEncoding", String, "How binary data is written in the string, such as `base64`.")
            .since(V31),
        field("contentMediaType", String, "The media type of what is in the string.").since(V31),
        field("contentSchema", SCHEMA_OR_REF, "The schema of what is in the string.").since(V31),
        // Numbers.
        field("multipleOf", Number, "The number of which the value is a multiple."),
        field("minimum", Number, "The least value."),
        field("maximum", Number, "The largest value."),
        field("exclusiveMinimum", Boolean, "Whether `minimum` itself is refused.").until(V30),
        field("exclusiveMinimum", Number, "The number that the value is larger than.").since(V31),
        field("exclusiveMaximum", Boolean, "Whether `maximum` itself is refused.").until(V30),
        field("exclusiveMaximum", Number, "The number that the value is less than.").since(V31),
        // Combinations.
        field("allOf", SCHEMAS, "Schemas that the value matches all of."),
        field("anyOf", SCHEMAS, "Schemas that the value matches at least one of."),
        field("oneOf", SCHEMAS, "Schemas that the value matches exactly one of."),
        field("not", SCHEMA_OR_REF, "A schema that the value does not match."),
        field("if", SCHEMA_OR_REF, "A schema that decides between `then` and `else`.").since(V31),
        field("then", SCHEMA_OR_REF, "The schema of values that match `if`.").since(V31),
        field("else", SCHEMA_OR_REF, "The schema of values that do not match `if`.").since(V31),
        // Annotations.
        field("discriminator", Object(O::Discriminator), "Which property tells the alternatives apart."),
        field("readOnly", Boolean, "Whether the value is only sent by the server."),
        field("writeOnly", Boolean, "Whether the value is only sent by the caller."),
        field("deprecated", Boolean, "Whether callers are asked to stop using the value."),
        field("xml", Object(O::Xml), "How the value is written in XML."),
        field("externalDocs", Object(O::ExternalDocs), "Where more is written about the value."),
        field("examples", List(&Any), "Values that are accepted.").since(V31),
        field("example", Any, "A value that is accepted.").until(V30),
        field("example", Any, "A value that is accepted, for which `examples` is preferred.")
            .since(V31)
            .deprecated(),
        // JSON Schema Core, appendix and earlier drafts that 2020-12 still reads.
        field(
            "definitions",
            NAMED_SCHEMAS,
            "Schemas to be referred to, as drafts before 2019-09 wrote `$defs`.",
        )
        .since(V31)
        .deprecated(),
    ],
)
.boolean_since(V31);

pub(super) static DISCRIMINATOR: ObjectSpec = ObjectSpec::new(
    O::Discriminator,
    "Discriminator Object",
    "Which property tells the alternatives of a schema apart, and which value means which.",
    &[
        field("propertyName", String, "The property whose value names the schema.").required(),
        field("mapping", Map(Keys::Any, &SchemaName), "The name or URI of the schema that each value means."),
        field(
            "defaultMapping",
            SchemaName,
            "The name or URI of the schema where the value is absent or unknown.",
        )
        .since(V32),
    ],
)
.extensible_since(V31);

pub(super) static XML: ObjectSpec = ObjectSpec::new(
    O::Xml,
    "XML Object",
    "How a value is written in XML.",
    &[
        field(
            "nodeType",
            Enum(&["element", "attribute", "text", "cdata", "none"]),
            "The kind of XML node that the value becomes.",
        )
        .since(V32),
        field("name", String, "The name of the element or attribute instead of the property's."),
        field("namespace", String, "The URI of the namespace."),
        field("prefix", String, "The prefix of the name."),
        field("attribute", Boolean, "Whether the property is an attribute instead of an element.").until(V31),
        field("attribute", Boolean, "Whether the property is an attribute, now said with `nodeType`.")
            .since(V32)
            .deprecated(),
        field("wrapped", Boolean, "Whether a list has an element around it.").until(V31),
        field("wrapped", Boolean, "Whether a list has an element around it, now said with `nodeType`.")
            .since(V32)
            .deprecated(),
    ],
);
