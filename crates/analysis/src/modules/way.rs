//! Where in a .proto file something stands, in words.

use wirelint_protobuf::syntax::{Node, NodeKind, Package, Parse};
use wirelint_source::TextRange;

/// The definitions around a place, the outermost first.
pub(crate) struct Way<'t> {
    /// Their names; what has none is called by its kind.
    pub(crate) names: Vec<String>,
    /// The method among them.
    method: Option<Node<'t>>,
    package: Option<String>,
}

/// The definitions around `range`, in bytes from the start of the file.
pub(crate) fn way_to(parse: &Parse, range: TextRange) -> Way<'_> {
    let mut way = Way { names: Vec::new(), method: None, package: None };
    let holds = |it: &Node<'_>| it.range().contains(range);
    let mut next = parse.node_at(range.start).and_then(|it| {
        // What begins there is in the item; a place at its end may be in the one before.
        parse.item(it.id().item).filter(holds)
    });
    let package = parse.file().package().and_then(Package::path);
    way.package = package.map(|it| it.name().into_owned());
    while let Some(node) = next {
        if node.kind() == NodeKind::Method {
            way.method = Some(node);
        }
        match node.child(NodeKind::Name) {
            Some(name) => way.names.push(name.text().to_owned()),
            None => way.names.push(format!("{:?}", node.kind())),
        }
        next = node.children().find(|it| is_definition(it.kind()) && holds(it));
    }
    way
}

impl Way<'_> {
    /// The method that the place is in, as people call it: `Orders.Get`.
    pub(crate) fn operation(&self) -> Option<String> {
        self.method?;
        Some(self.names.get(..2)?.join("."))
    }

    /// The method that the place is in, as gRPC calls it: `shop.v1.Orders/Get`.
    pub(crate) fn method(&self) -> Option<String> {
        let name = |it: Node<'_>| it.child(NodeKind::Name).map(|it| it.text().to_owned());
        let method = self.method?;
        let service = method.parent().and_then(name)?;
        let method = name(method)?;
        Some(match &self.package {
            Some(package) => format!("{package}.{service}/{method}"),
            None => format!("{service}/{method}"),
        })
    }
}

/// Whether something of that kind may hold others, or has a name of its own.
pub(crate) fn is_definition(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Message
            | NodeKind::Enum
            | NodeKind::EnumValue
            | NodeKind::Service
            | NodeKind::Method
            | NodeKind::Extend
            | NodeKind::Field
            | NodeKind::MapField
            | NodeKind::Group
            | NodeKind::Oneof
            | NodeKind::Extensions
            | NodeKind::Reserved
            | NodeKind::Option
            | NodeKind::Import
            | NodeKind::Package
            | NodeKind::Syntax
            | NodeKind::Edition
    )
}
