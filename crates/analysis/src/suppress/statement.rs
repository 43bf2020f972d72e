//! Which statement of a .proto file holds a place: people put comments above it.

use wirelint_protobuf::syntax::{Node, Parse};
use wirelint_source::TextRange;

use crate::modules::is_definition;

/// Where the innermost statement starts that holds `range`, both in bytes from the start of the file: `rpc`, where a finding is about its
/// second line, but not the message around a field.
pub(super) fn start(parse: &Parse, range: TextRange) -> Option<u32> {
    let holds = |it: &Node<'_>| it.range().contains(range);
    let item = parse.node_at(range.start)?.id().item;
    let mut node = parse.item(item).filter(holds)?;
    while let Some(inner) = node.children().find(|it| is_definition(it.kind()) && holds(it)) {
        node = inner;
    }
    Some(node.range().start)
}
