//! Where in a .proto file something stands, in words.

use std::fmt::Write as _;

use wirelint_protobuf::syntax::{Node, NodeKind, Package, Parse};
use wirelint_source::TextRange;

/// The definitions around a place.
pub(crate) struct Way<'t> {
    /// Their names, the outermost first, each behind a full stop; what has none is called by its kind.
    pub(crate) path: String,
    /// The method among them.
    method: Option<Node<'t>>,
    parse: &'t Parse,
}

/// The definitions around `range`, in bytes from the start of the file.
pub(crate) fn way_to(parse: &Parse, range: TextRange) -> Way<'_> {
    let mut way = Way { path: String::new(), method: None, parse };
    let holds = |it: &Node<'_>| it.range().contains(range);
    let mut next = parse.node_at(range.start).and_then(|it| {
        // What begins there is in the item; a place at its end may be in the one before.
        parse.item(it.id().item).filter(holds)
    });
    while let Some(node) = next {
        if node.kind() == NodeKind::Method {
            way.method = Some(node);
        }
        way.path.push('.');
        match node.child(NodeKind::Name) {
            Some(name) => way.path.push_str(name.text()),
            None => _ = write!(way.path, "{:?}", node.kind()),
        }
        next = node.children().find(|it| is_definition(it.kind()) && holds(it));
    }
    way
}

impl<'t> Way<'t> {
    /// The method that the place is in, as people call it: `Orders.Get`.
    pub(crate) fn operation(&self) -> Option<String> {
        let [service, method] = self.names()?;
        Some(format!("{service}.{method}"))
    }

    /// The method that the place is in, as gRPC calls it: `shop.v1.Orders/Get`.
    pub(crate) fn method(&self) -> Option<String> {
        let [service, method] = self.names()?;
        Some(match self.parse.file().package().and_then(Package::path) {
            Some(package) => format!("{}.{service}/{method}", package.name()),
            None => format!("{service}/{method}"),
        })
    }

    /// The names of the service and of the method.
    fn names(&self) -> Option<[&'t str; 2]> {
        let name = |it: Node<'t>| it.child(NodeKind::Name).map(Node::text);
        let method = self.method?;
        Some([method.parent().and_then(name)?, name(method)?])
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
