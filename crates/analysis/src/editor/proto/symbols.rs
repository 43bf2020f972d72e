//! What a .proto file consists of.

use wirelint_protobuf::syntax::{Node, NodeKind, Package, Parse, TypeRef};
use wirelint_source::TextRange;

use crate::editor::{Symbol, SymbolKind};

/// The definitions of a file and its package, in the order of the text. No deeper than [`wirelint_protobuf::syntax::MAX_DEPTH`].
pub(in crate::editor) fn symbols(parse: &Parse) -> Vec<Symbol> {
    parse.statements().filter_map(symbol).collect()
}

fn symbol(node: Node<'_>) -> Option<Symbol> {
    let kind = match node.kind() {
        NodeKind::Package => return Package::cast(node)?.path().map(|path| package(node, path)),
        NodeKind::Extend => return extend(node),
        NodeKind::Message | NodeKind::Group => SymbolKind::Message,
        NodeKind::Field | NodeKind::MapField => SymbolKind::Field,
        NodeKind::Oneof => SymbolKind::Oneof,
        NodeKind::Enum => SymbolKind::Enum,
        NodeKind::EnumValue => SymbolKind::EnumValue,
        NodeKind::Service => SymbolKind::Service,
        NodeKind::Method => SymbolKind::Operation,
        _ => return None,
    };
    let name = node.child(NodeKind::Name).filter(|it| !it.text().is_empty());
    Some(Symbol {
        name: name.map_or_else(|| "(no name)".to_owned(), |it| it.text().to_owned()),
        detail: detail(node),
        kind,
        is_deprecated: is_deprecated(node),
        whole: node.range(),
        focus: name.map_or(TextRange::empty(node.range().start), Node::range),
        children: node.children().filter_map(symbol).collect(),
    })
}

fn package(node: Node<'_>, path: Node<'_>) -> Symbol {
    Symbol {
        name: path.name().into_owned(),
        detail: None,
        kind: SymbolKind::Package,
        is_deprecated: false,
        whole: node.range(),
        focus: path.range(),
        children: Vec::new(),
    }
}

fn extend(node: Node<'_>) -> Option<Symbol> {
    let of = node.child(NodeKind::Type)?;
    Some(Symbol {
        name: format!("extend {}", of.name()),
        detail: None,
        kind: SymbolKind::Group,
        is_deprecated: false,
        whole: node.range(),
        focus: of.range(),
        children: node.children().filter_map(symbol).collect(),
    })
}

/// The type of a field, what a method takes and gives.
fn detail(node: Node<'_>) -> Option<String> {
    let types: Vec<String> = node
        .children()
        .filter_map(TypeRef::cast)
        .map(|it| if it.is_stream() { format!("stream {}", it.path()) } else { it.path().into_owned() })
        .collect();
    match (node.kind(), &*types) {
        (NodeKind::Field, [of]) => Some(of.clone()),
        (NodeKind::MapField, [key, value]) => Some(format!("map<{key}, {value}>")),
        (NodeKind::Method, [input, output]) => Some(format!("{input} → {output}")),
        _ => None,
    }
}

/// Whether `deprecated` is set to true, in the block or in brackets.
fn is_deprecated(node: Node<'_>) -> bool {
    let compact = node.children().filter(|it| it.kind() == NodeKind::CompactOptions).flat_map(Node::children);
    let mut options = node.children().chain(compact).filter_map(wirelint_protobuf::syntax::OptionDecl::cast);
    options.any(|it| {
        it.path() == "deprecated" && it.value().is_some_and(|it| it.ident().is_some_and(|it| it == "true"))
    })
}
