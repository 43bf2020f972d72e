//! What one item defines: made from its text alone, so that it is made once.

use std::hash::Hasher;
use std::sync::Arc;

use rustc_hash::FxHasher;
use wirelint_source::{Changed, ItemId};

use crate::syntax::{Definition, Node, NodeId, NodeKind, Parse, TypeKind};

/// What kind of definition an item is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// A type of that kind.
    Type(TypeKind),
    /// An extension of a type of that kind.
    TypeExtension(TypeKind),
    /// `schema`
    Schema,
    /// `extend schema`
    SchemaExtension,
    /// `directive`
    Directive,
    /// A query, a mutation or a subscription.
    Operation,
    /// `fragment`
    Fragment,
    /// Nothing that could be read, or the skeleton.
    Nothing,
}

/// What one item defines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// What kind of definition it is.
    pub role: Role,
    /// What it is called; empty where it has no name.
    pub name: Arc<str>,
    /// A hash of what it says, comments, space and descriptions without a number left out: as long as it stays, the item means the same to
    /// others. A description with a number may say how long a list is.
    pub fingerprint: u64,
    /// Its fields, values or fields of input objects: a hash of each name, and the node. Sorted by hash, then by place.
    members: Box<[(u32, u32)]>,
}

impl Summary {
    /// The first member of that name, in the item that this is the summary of.
    pub(super) fn member<'t>(&self, parse: &'t Parse, item: ItemId, name: &str) -> Option<Node<'t>> {
        let hash = hash_of(name);
        let first = self.members.partition_point(|it| it.0 < hash);
        let same = self.members[first..].iter().take_while(|it| it.0 == hash);
        same.map(|&(_, index)| parse.node(NodeId { item, index }))
            .find(|it| it.child(NodeKind::Name).is_some_and(|it| it.text() == name))
    }
}

fn hash_of(name: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// The summaries of all items of a document, by number.
pub(super) fn all(parse: &Parse) -> Vec<Arc<Summary>> {
    (0..parse.item_count() as u32).map(|it| Arc::new(of(parse, ItemId(it)))).collect()
}

/// The same after an edit: those of items that have not changed stay.
pub(super) fn edited(before: &[Arc<Summary>], parse: &Parse, changed: &Changed) -> Vec<Arc<Summary>> {
    let mut summaries = before[..changed.before.start as usize].to_vec();
    summaries.extend(changed.after.clone().map(|it| Arc::new(of(parse, ItemId(it)))));
    summaries.extend_from_slice(&before[changed.before.end as usize..]);
    summaries
}

fn of(parse: &Parse, item: ItemId) -> Summary {
    let nothing =
        || Summary { role: Role::Nothing, name: "".into(), fingerprint: 0, members: Box::default() };
    let Some(definition) = parse.item(item).and_then(Definition::cast) else { return nothing() };
    let node = definition.node();
    let role = match definition {
        Definition::Operation(_) => Role::Operation,
        Definition::Fragment(_) => Role::Fragment,
        Definition::Schema(it) if it.is_extension() => Role::SchemaExtension,
        Definition::Schema(_) => Role::Schema,
        Definition::Type(it) if it.is_extension() => Role::TypeExtension(it.kind()),
        Definition::Type(it) => Role::Type(it.kind()),
        Definition::Directive(_) => Role::Directive,
    };
    let block = node.children().find(|it| {
        matches!(
            it.kind(),
            NodeKind::FieldDefinitions | NodeKind::InputFieldDefinitions | NodeKind::EnumValueDefinitions
        )
    });
    let named = |it: Node<'_>| Some((hash_of(it.child(NodeKind::Name)?.text()), it.id().index));
    let mut members: Vec<(u32, u32)> = block.into_iter().flat_map(Node::children).filter_map(named).collect();
    members.sort_unstable();
    Summary {
        role,
        name: definition.name().map_or("", Node::text).into(),
        fingerprint: fingerprint(node),
        members: members.into(),
    }
}

/// The nodes without content and the kinds of all, so that what is written otherwise and means the same has the same.
fn fingerprint(node: Node<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    for node in node.descendants() {
        if node.kind() == NodeKind::Description {
            if node.text().bytes().any(|it| it.is_ascii_digit()) {
                hasher.write(node.text().as_bytes());
            }
            continue;
        }
        hasher.write_u8(node.kind() as u8);
        if node.children().next().is_none() {
            hasher.write(node.text().as_bytes());
        } else {
            // Where it ends is told by how many are in it.
            hasher.write_usize(node.descendants().filter(|it| it.kind() != NodeKind::Description).count());
        }
    }
    let definition = Definition::cast(node);
    hasher.write_u8(u8::from(definition.is_some_and(Definition::is_extension)));
    if let Some(Definition::Directive(it)) = definition {
        hasher.write_u8(u8::from(it.is_repeatable()));
    }
    hasher.finish()
}
