//! Where in a document of GraphQL something stands, in words.

use std::fmt::Write as _;

use wirelint_graphql::syntax::{Node, NodeKind, Parse};
use wirelint_source::TextRange;

/// What stands around a place.
pub(crate) struct Way<'t> {
    /// Their names, the outermost first; what has none is called by its kind.
    pub(crate) path: String,
    /// The definition, and the field directly in it.
    field: Option<(Node<'t>, Node<'t>)>,
    definition: Option<Node<'t>>,
}

/// What stands around `range`, in bytes from the start of the file.
pub(crate) fn way_to(parse: &Parse, range: TextRange) -> Way<'_> {
    let mut way = Way { path: String::new(), field: None, definition: None };
    let mut next = definition_at(parse, range);
    way.definition = next;
    while let Some(node) = next {
        if is_named(node.kind()) {
            if let (NodeKind::FieldDefinition, None, Some(definition)) =
                (node.kind(), way.field, way.definition)
            {
                way.field = Some((definition, node));
            }
            way.path.push('.');
            let name = node.child(NodeKind::Alias).or_else(|| node.child(NodeKind::Name));
            match name.or_else(|| node.child(NodeKind::Variable)) {
                Some(name) => way.path.push_str(name.text()),
                None => _ = write!(way.path, "{:?}", node.kind()),
            }
        }
        next = node.children().find(|it| it.range().contains(range));
    }
    way
}

fn definition_at(parse: &Parse, range: TextRange) -> Option<Node<'_>> {
    let holds = |it: &Node<'_>| it.range().contains(range);
    // What begins there is in the item; a place at its end may be in the one before.
    parse.node_at(range.start).and_then(|it| parse.item(it.id().item).filter(holds))
}

impl Way<'_> {
    /// The field of a root type that the place is in, or the operation: `Query.orders`, `query Orders`.
    pub(crate) fn operation(&self) -> Option<String> {
        let name = |it: Node<'_>| it.child(NodeKind::Name).map_or(String::new(), |it| it.text().to_owned());
        if let Some((ty, field)) = self.field {
            let ty = name(ty);
            let is_root = ["Query", "Mutation", "Subscription"].contains(&&*ty);
            return is_root.then(|| format!("{ty}.{}", name(field)));
        }
        let operation = self.definition.filter(|it| it.kind() == NodeKind::Operation)?;
        let keyword = operation.child(NodeKind::OperationType).map_or("query", Node::text);
        Some(format!("{keyword} {}", name(operation)).trim_end().to_owned())
    }
}

/// Where the innermost definition, field, argument, value or selection starts that holds `range`, both in bytes from the start of the file:
/// people put comments above it. What describes it stands above it as well, and is part of it.
pub(crate) fn statement_start(parse: &Parse, range: TextRange) -> Option<u32> {
    let mut next = definition_at(parse, range);
    let mut start = None;
    while let Some(node) = next {
        if is_named(node.kind()) {
            start = Some(node.range().start);
        }
        next = node.children().find(|it| it.range().contains(range));
    }
    start
}

/// Whether something of that kind has a name of its own, and people write comments above it.
fn is_named(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Operation
            | NodeKind::Fragment
            | NodeKind::Schema
            | NodeKind::ScalarType
            | NodeKind::ObjectType
            | NodeKind::InterfaceType
            | NodeKind::UnionType
            | NodeKind::EnumType
            | NodeKind::InputObjectType
            | NodeKind::DirectiveDefinition
            | NodeKind::FieldDefinition
            | NodeKind::InputValueDefinition
            | NodeKind::EnumValueDefinition
            | NodeKind::VariableDefinition
            | NodeKind::RootOperation
            | NodeKind::Field
            | NodeKind::FragmentSpread
            | NodeKind::InlineFragment
    )
}
