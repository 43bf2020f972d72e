//! What stands under the cursor: a reference, the name of an operation, or something that can be referred to.

use wirelint_openapi::link::{At, Linked, RefFault, Reference};
use wirelint_openapi::spec::Object;
use wirelint_openapi::syntax::{Link, Operation};
use wirelint_source::{FileId, ItemId, TextRange};
use wirelint_yaml::{Node, Tree};

/// Something that names something else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    /// The string that names it.
    pub(super) origin: At,
    /// What is named, one step on.
    pub(super) target: At,
}

/// What the string under the cursor names: `$ref`, `operationRef`, a discriminator's mapping, a link's `operationId`.
pub(super) fn naming(linked: &Linked, file: FileId, offset: u32) -> Option<Naming> {
    let doc = doc_of(linked, file)?;
    if let Some(reference) = reference(linked, doc, offset) {
        let target = match &reference.target {
            // What is there is worth a look even where it is not what was to be there.
            Ok(target) | Err(RefFault::WrongKind { target, .. }) => *target,
            Err(RefFault::PointerNotFound(step)) => step.deepest,
            Err(_) => return None,
        };
        return Some(Naming { origin: reference.value, target });
    }
    let (origin, id) = links(linked).find(|(at, _)| at.doc == doc && touches(linked, *at, offset))?;
    let target = operation(linked, &id)?;
    Some(Naming { origin, target })
}

/// The reference whose text or key the cursor touches.
fn reference(linked: &Linked, doc: u32, offset: u32) -> Option<&Reference> {
    let tree = &linked.docs[doc as usize].tree;
    let on_text = tree.covering(ItemId::SKELETON, TextRange::empty(offset));
    [on_text, value_of_key(tree, offset)].into_iter().flatten().find_map(|text| {
        let at = At { doc, node: text.id() };
        linked.reference_at(at).filter(|it| it.value == at)
    })
}

/// What stands under the cursor and can be referred to: the value whose key is touched, or the operation whose id is.
pub(super) fn definition(linked: &Linked, file: FileId, offset: u32) -> Option<At> {
    let doc = doc_of(linked, file)?;
    let named = linked.objects_of(Object::Operation).filter(|it| it.doc == doc).find(|&at| {
        let id = Operation(linked.node(at)).operation_id();
        id.is_some_and(|it| it.range().touches(offset))
    });
    named.or_else(|| {
        let value = value_of_key(&linked.docs[doc as usize].tree, offset)?;
        Some(At { doc, node: value.resolved().id() })
    })
}

/// The value of the pair whose key the cursor touches.
fn value_of_key(tree: &Tree, offset: u32) -> Option<Node<'_>> {
    let mut node = tree.documents().find(|it| it.range().touches(offset))?;
    loop {
        let holds = |it: &Node<'_>| it.range().touches(offset);
        if let Some(entry) = node.entries().find(|it| it.key.range().touches(offset)) {
            return Some(entry.value);
        }
        let inside = node.entries().map(|it| it.value).find(holds);
        node = inside.or_else(|| node.elements().find(holds))?;
    }
}

/// Every link's `operationId`, with the id.
pub(super) fn links(linked: &Linked) -> impl Iterator<Item = (At, String)> {
    linked.objects_of(Object::Link).filter_map(|at| {
        let id = Link(linked.node(at)).operation_id()?;
        Some((At { doc: at.doc, node: id.id() }, id.str()?.into_owned()))
    })
}

/// The operation of that id.
fn operation(linked: &Linked, id: &str) -> Option<At> {
    linked
        .objects_of(Object::Operation)
        .find(|&at| Operation(linked.node(at)).operation_id().and_then(Node::str).is_some_and(|it| it == id))
}

/// Which of the contract's documents `file` is.
pub(super) fn doc_of(linked: &Linked, file: FileId) -> Option<u32> {
    linked.docs.iter().position(|it| it.file == file).map(|it| it as u32)
}

/// What to point at where `at` is meant, its key if it has one, and the whole of it with its key.
pub(super) fn extent(linked: &Linked, at: At) -> (TextRange, TextRange) {
    let node = linked.node(at);
    match linked.tree(at).key_of(at.node) {
        Some(key) => (key.range(), key.range().cover(node.range())),
        None => (TextRange::empty(node.range().start), node.range()),
    }
}

fn touches(linked: &Linked, at: At, offset: u32) -> bool {
    linked.node(at).range().touches(offset)
}
