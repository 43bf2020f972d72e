//! What graphql-js calls the nodes of its trees: configuration that comes from graphql-eslint speaks of them.

use wirelint_graphql::syntax::{Definition, Node, NodeKind};

/// The name of the node's kind; `None` for what is no node there (brackets and what they hold are its parent's).
pub(crate) fn kind_name(node: Node<'_>) -> Option<&'static str> {
    let is_extension = || Definition::cast(node).is_some_and(Definition::is_extension);
    Some(match node.kind() {
        NodeKind::Operation => "OperationDefinition",
        NodeKind::Fragment => "FragmentDefinition",
        NodeKind::Schema if is_extension() => "SchemaExtension",
        NodeKind::Schema => "SchemaDefinition",
        NodeKind::ScalarType if is_extension() => "ScalarTypeExtension",
        NodeKind::ScalarType => "ScalarTypeDefinition",
        NodeKind::ObjectType if is_extension() => "ObjectTypeExtension",
        NodeKind::ObjectType => "ObjectTypeDefinition",
        NodeKind::InterfaceType if is_extension() => "InterfaceTypeExtension",
        NodeKind::InterfaceType => "InterfaceTypeDefinition",
        NodeKind::UnionType if is_extension() => "UnionTypeExtension",
        NodeKind::UnionType => "UnionTypeDefinition",
        NodeKind::EnumType if is_extension() => "EnumTypeExtension",
        NodeKind::EnumType => "EnumTypeDefinition",
        NodeKind::InputObjectType if is_extension() => "InputObjectTypeExtension",
        NodeKind::InputObjectType => "InputObjectTypeDefinition",
        NodeKind::DirectiveDefinition => "DirectiveDefinition",
        NodeKind::Name | NodeKind::Alias | NodeKind::DirectiveLocation => "Name",
        NodeKind::VariableDefinition => "VariableDefinition",
        NodeKind::SelectionSet => "SelectionSet",
        NodeKind::Field => "Field",
        NodeKind::FragmentSpread => "FragmentSpread",
        NodeKind::InlineFragment => "InlineFragment",
        NodeKind::Argument => "Argument",
        NodeKind::Directive => "Directive",
        NodeKind::FieldDefinition => "FieldDefinition",
        NodeKind::InputValueDefinition => "InputValueDefinition",
        NodeKind::EnumValueDefinition => "EnumValueDefinition",
        NodeKind::RootOperation => "OperationTypeDefinition",
        NodeKind::NamedType => "NamedType",
        NodeKind::ListType => "ListType",
        NodeKind::NonNullType => "NonNullType",
        NodeKind::Variable => "Variable",
        NodeKind::Int => "IntValue",
        NodeKind::Float => "FloatValue",
        NodeKind::Str | NodeKind::Description => "StringValue",
        NodeKind::Boolean => "BooleanValue",
        NodeKind::Null => "NullValue",
        NodeKind::Enum => "EnumValue",
        NodeKind::List => "ListValue",
        NodeKind::Object => "ObjectValue",
        NodeKind::ObjectField => "ObjectField",
        NodeKind::Error
        | NodeKind::OperationType
        | NodeKind::VariableDefinitions
        | NodeKind::Arguments
        | NodeKind::Implements
        | NodeKind::FieldDefinitions
        | NodeKind::ArgumentDefinitions
        | NodeKind::InputFieldDefinitions
        | NodeKind::UnionMembers
        | NodeKind::EnumValueDefinitions
        | NodeKind::RootOperations
        | NodeKind::DirectiveLocations => return None,
    })
}

/// Whether it defines a type, and does not extend one.
pub(crate) fn defines_type(kind: &str) -> bool {
    kind.ends_with("TypeDefinition") && kind != "OperationTypeDefinition"
}

/// What it is called, as a finding says it: "the field `total` of `Order`". `owner` is what it stands in, where that helps.
pub(crate) fn described(node: Node<'_>, owner: Option<Node<'_>>) -> String {
    let noun = noun(node);
    let name = match node.kind() {
        NodeKind::VariableDefinition => node.child(NodeKind::Variable),
        NodeKind::Variable | NodeKind::NamedType => Some(node),
        _ => node.children().find(|it| matches!(it.kind(), NodeKind::Alias | NodeKind::Name)),
    };
    let Some(name) = name else { return format!("the {noun}") };
    let owner = owner.and_then(|it| it.child(NodeKind::Name));
    match owner {
        Some(owner) => format!("the {noun} `{}` of `{}`", name.text(), owner.text()),
        None => format!("the {noun} `{}`", name.text()),
    }
}

/// What a person calls it.
pub(crate) fn noun(node: Node<'_>) -> &'static str {
    match node.kind() {
        NodeKind::Operation => node.child(NodeKind::OperationType).map_or("query", |it| match it.text() {
            "mutation" => "mutation",
            "subscription" => "subscription",
            _ => "query",
        }),
        NodeKind::Fragment => "fragment",
        NodeKind::Schema => "schema",
        NodeKind::ScalarType => "scalar",
        NodeKind::ObjectType => "type",
        NodeKind::InterfaceType => "interface",
        NodeKind::UnionType => "union",
        NodeKind::EnumType => "enum",
        NodeKind::InputObjectType => "input",
        NodeKind::DirectiveDefinition | NodeKind::Directive => "directive",
        NodeKind::VariableDefinition | NodeKind::Variable => "variable",
        NodeKind::Field | NodeKind::FieldDefinition | NodeKind::ObjectField => "field",
        NodeKind::Argument => "argument",
        NodeKind::InputValueDefinition => "input value",
        NodeKind::EnumValueDefinition | NodeKind::Enum => "enum value",
        NodeKind::FragmentSpread => "fragment spread",
        NodeKind::InlineFragment => "inline fragment",
        NodeKind::RootOperation => "root operation",
        _ => "name",
    }
}
