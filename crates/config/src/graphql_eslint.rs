//! The configurations that graphql-eslint comes with, as its version 4.4 has them: which rules, and what they are told.

/// A rule by graphql-eslint's name, and its options in YAML where it is told some.
pub(crate) type Entry = (&'static str, &'static str);

/// What begins graphql-eslint's names in a configuration.
pub(crate) const PREFIX: &str = "@graphql-eslint/";

pub(crate) const SCHEMA_RECOMMENDED: &[Entry] = &[
    ("description-style", ""),
    ("known-argument-names", ""),
    ("known-directives", ""),
    ("known-type-names", ""),
    ("lone-schema-definition", ""),
    (
        "naming-convention",
        r#"{
            types: PascalCase,
            FieldDefinition: camelCase,
            InputValueDefinition: camelCase,
            Argument: camelCase,
            DirectiveDefinition: camelCase,
            EnumValueDefinition: UPPER_CASE,
            "FieldDefinition[parent.name.value=Query]": { forbiddenPrefixes: [query, get], forbiddenSuffixes: [Query] },
            "FieldDefinition[parent.name.value=Mutation]": { forbiddenPrefixes: [mutation], forbiddenSuffixes: [Mutation] },
            "FieldDefinition[parent.name.value=Subscription]": {
                forbiddenPrefixes: [subscription], forbiddenSuffixes: [Subscription],
            },
            "EnumTypeDefinition,EnumTypeExtension": { forbiddenPrefixes: [Enum], forbiddenSuffixes: [Enum] },
            "InterfaceTypeDefinition,InterfaceTypeExtension": {
                forbiddenPrefixes: [Interface], forbiddenSuffixes: [Interface],
            },
            "UnionTypeDefinition,UnionTypeExtension": { forbiddenPrefixes: [Union], forbiddenSuffixes: [Union] },
            "ObjectTypeDefinition,ObjectTypeExtension": { forbiddenPrefixes: [Type], forbiddenSuffixes: [Type] },
        }"#,
    ),
    ("no-hashtag-description", ""),
    ("no-typename-prefix", ""),
    ("no-unreachable-types", ""),
    ("possible-type-extension", ""),
    ("provided-required-arguments", ""),
    ("require-deprecation-reason", ""),
    ("require-description", "{ types: true, DirectiveDefinition: true, rootField: true }"),
    ("strict-id-in-types", ""),
    ("unique-directive-names", ""),
    ("unique-directive-names-per-location", ""),
    ("unique-enum-value-names", ""),
    ("unique-field-definition-names", ""),
    ("unique-operation-types", ""),
    ("unique-type-names", ""),
];

/// What comes on top of [`SCHEMA_RECOMMENDED`].
pub(crate) const SCHEMA_ALL: &[Entry] = &[
    (
        "alphabetize",
        r#"{
            definitions: true,
            fields: [ObjectTypeDefinition, InterfaceTypeDefinition, InputObjectTypeDefinition],
            values: true,
            arguments: [FieldDefinition, Field, DirectiveDefinition, Directive],
            groups: [id, "*", createdAt, updatedAt],
        }"#,
    ),
    ("input-name", ""),
    ("no-root-type", "{ disallow: [mutation, subscription] }"),
    ("no-scalar-result-type-on-mutation", ""),
    ("require-deprecation-date", ""),
    ("require-field-of-type-query-in-mutation-result", ""),
    ("require-nullable-fields-with-oneof", ""),
    ("require-nullable-result-in-root", ""),
    ("require-type-pattern-with-oneof", ""),
];

pub(crate) const SCHEMA_RELAY: &[Entry] = &[
    ("relay-arguments", ""),
    ("relay-connection-types", ""),
    ("relay-edge-types", ""),
    ("relay-page-info", ""),
];

pub(crate) const OPERATIONS_RECOMMENDED: &[Entry] = &[
    ("executable-definitions", ""),
    ("fields-on-correct-type", ""),
    ("fragments-on-composite-type", ""),
    ("known-argument-names", ""),
    ("known-directives", ""),
    ("known-fragment-names", ""),
    ("known-type-names", ""),
    ("lone-anonymous-operation", ""),
    (
        "naming-convention",
        "{
            VariableDefinition: camelCase,
            OperationDefinition: {
                style: PascalCase,
                forbiddenPrefixes: [Query, Mutation, Subscription, Get],
                forbiddenSuffixes: [Query, Mutation, Subscription],
            },
            FragmentDefinition: { style: PascalCase, forbiddenPrefixes: [Fragment], forbiddenSuffixes: [Fragment] },
        }",
    ),
    ("no-anonymous-operations", ""),
    ("no-deprecated", ""),
    ("no-duplicate-fields", ""),
    ("no-fragment-cycles", ""),
    ("no-undefined-variables", ""),
    ("no-unused-fragments", ""),
    ("no-unused-variables", ""),
    ("one-field-subscriptions", ""),
    ("overlapping-fields-can-be-merged", ""),
    ("possible-fragment-spread", ""),
    ("provided-required-arguments", ""),
    ("require-selections", ""),
    ("scalar-leafs", ""),
    ("selection-set-depth", "{ maxDepth: 7 }"),
    ("unique-argument-names", ""),
    ("unique-directive-names-per-location", ""),
    ("unique-fragment-name", ""),
    ("unique-input-field-names", ""),
    ("unique-operation-name", ""),
    ("unique-variable-names", ""),
    ("value-literals-of-correct-type", ""),
    ("variables-are-input-types", ""),
    ("variables-in-allowed-position", ""),
];

/// What comes on top of [`OPERATIONS_RECOMMENDED`].
pub(crate) const OPERATIONS_ALL: &[Entry] = &[
    (
        "alphabetize",
        r#"{
            definitions: true,
            selections: [OperationDefinition, FragmentDefinition],
            variables: true,
            arguments: [Field, Directive],
            groups: ["...", id, "*", "{"],
        }"#,
    ),
    ("lone-executable-definition", ""),
    (
        "match-document-filename",
        "{ query: kebab-case, mutation: kebab-case, subscription: kebab-case, fragment: kebab-case }",
    ),
    ("no-one-place-fragments", ""),
    ("require-import-fragment", ""),
];
