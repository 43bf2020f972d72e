//! What a GraphQL file consists of.

use wirelint_graphql::names::name_of;
use wirelint_graphql::syntax::{
    Definition, FieldDefinition, InputValueDefinition, Node, NodeKind, Parse, RootOperation, TypeRef,
};
use wirelint_source::TextRange;

use super::page::deprecated;
use crate::editor::{Symbol, SymbolKind};

/// The definitions of a file with their members, in the order of the text.
pub(in crate::editor) fn symbols(parse: &Parse) -> Vec<Symbol> {
    parse.document().definitions().map(definition).collect()
}

fn definition(definition: Definition<'_>) -> Symbol {
    let node = definition.node();
    let kind = match definition {
        Definition::Operation(_) => SymbolKind::Operation,
        Definition::Fragment(_) => SymbolKind::Fragment,
        Definition::Schema(_) => SymbolKind::Group,
        Definition::Directive(_) => SymbolKind::Directive,
        Definition::Type(_) => match node.kind() {
            NodeKind::ScalarType => SymbolKind::Scalar,
            NodeKind::InterfaceType => SymbolKind::Interface,
            NodeKind::UnionType => SymbolKind::Union,
            NodeKind::EnumType => SymbolKind::Enum,
            NodeKind::InputObjectType => SymbolKind::Input,
            _ => SymbolKind::Type,
        },
    };
    let detail = match definition {
        Definition::Operation(it) => Some(it.operation_type().keyword().to_owned()),
        Definition::Fragment(it) => it.type_condition().map(|it| format!("on {it}")),
        Definition::Type(it) => {
            let interfaces: Vec<&str> = it.interfaces().map(TypeRef::name).collect();
            (!interfaces.is_empty()).then(|| format!("implements {}", interfaces.join(" & ")))
        }
        Definition::Schema(_) | Definition::Directive(_) => None,
    };
    let (name, focus) = match (definition.name(), definition) {
        (Some(it), Definition::Directive(_)) => (format!("@{}", it.text()), it.range()),
        (Some(it), _) => (it.text().to_owned(), it.range()),
        (None, Definition::Schema(_)) => ("schema".to_owned(), start(node)),
        // A query in its short form.
        (None, _) => ("(no name)".to_owned(), start(node)),
    };
    let name = if definition.is_extension() { format!("extend {name}") } else { name };
    let blocks = node.children().filter(|it| {
        matches!(
            it.kind(),
            NodeKind::FieldDefinitions
                | NodeKind::InputFieldDefinitions
                | NodeKind::EnumValueDefinitions
                | NodeKind::RootOperations
                | NodeKind::ArgumentDefinitions
        )
    });
    let children = blocks.flat_map(Node::children).filter_map(member).collect();
    Symbol { name, detail, kind, is_deprecated: false, whole: node.range(), focus, children }
}

fn start(node: Node<'_>) -> TextRange {
    TextRange::empty(node.range().start)
}

/// A field, an argument, a value, or a root operation.
fn member(node: Node<'_>) -> Option<Symbol> {
    let ty = match node.kind() {
        NodeKind::FieldDefinition => FieldDefinition::cast(node)?.ty(),
        NodeKind::InputValueDefinition => InputValueDefinition::cast(node)?.ty(),
        NodeKind::RootOperation => RootOperation::cast(node)?.ty(),
        NodeKind::EnumValueDefinition => None,
        _ => return None,
    };
    let is_value = node.kind() == NodeKind::EnumValueDefinition;
    let name = name_of(node).or_else(|| node.child(NodeKind::OperationType))?;
    Some(Symbol {
        name: name.text().to_owned(),
        detail: ty.map(|it| it.to_string()),
        kind: if is_value { SymbolKind::EnumValue } else { SymbolKind::Field },
        is_deprecated: deprecated(node).is_some(),
        whole: node.range(),
        focus: name.range(),
        children: Vec::new(),
    })
}
