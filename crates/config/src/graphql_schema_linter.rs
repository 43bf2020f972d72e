//! The rules that graphql-schema-linter has, as its version 3.0.1 has them.

/// All of them, by its names. It runs them all where nothing is said.
pub(crate) const ALL: &[&str] = &[
    "arguments-have-descriptions",
    "defined-types-are-used",
    "deprecations-have-a-reason",
    "descriptions-are-capitalized",
    "enum-values-all-caps",
    "enum-values-have-descriptions",
    "enum-values-sorted-alphabetically",
    "fields-are-camel-cased",
    "fields-have-descriptions",
    "input-object-fields-sorted-alphabetically",
    "input-object-values-are-camel-cased",
    "input-object-values-have-descriptions",
    "interface-fields-sorted-alphabetically",
    "relay-connection-arguments-spec",
    "relay-connection-types-spec",
    "relay-page-info-spec",
    "type-fields-sorted-alphabetically",
    "types-are-capitalized",
    "types-have-descriptions",
];
