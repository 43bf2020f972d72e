//! After an edit inside one item only that item is linked again.
//!
//! Every other item keeps its places, and what it says; so what is known stays true, but for what reached into the item that changed,
//! or was reached only from there. Where one of these is possible at all, linking starts anew: the outcome is the same either way, and a
//! test holds the two against each other.

use std::mem;
use std::sync::{Arc, OnceLock};

use wirelint_source::{FileId, ItemId};
use wirelint_yaml::Tree;

use crate::link::linked::{Kinds, References, place, sort_by_place};
use crate::link::linker::Destination;
use crate::link::marks::Mark;
use crate::link::walk::Way;
use crate::link::{At, Linked, RefFault, Reference, TypedNode};
use crate::spec::Object;

/// What became of a description after an edit inside one item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Relinked {
    /// The document with that item, as an index into [`Linked::docs`].
    pub doc: u32,
    /// Its operations are the same as before: what is an operation, and where.
    pub same_operations: bool,
}

impl Linked {
    /// Links `item` of `file` again, which alone has changed: `tree` is what [`Tree::edited`] made of this description's tree.
    /// `None` where the whole has to be linked anew; then nothing here is worth anything any more.
    pub fn edited(&mut self, file: FileId, item: ItemId, tree: &Arc<Tree>) -> Option<Relinked> {
        let doc = self.docs.iter().position(|doc| doc.file == file)? as u32;
        let root = At { doc, node: wirelint_yaml::NodeId { item, index: 0 } };
        if !self.may_relink(root, tree) {
            return None;
        }
        let old = self.take(root);
        let old_texts: Vec<String> = old.references.all.iter().map(|it| self.text_at(it.value)).collect();

        // The linker works on its own documents and marks.
        mem::swap(&mut self.docs, &mut self.linker.docs);
        mem::swap(&mut self.marks, &mut self.linker.walk.marks);
        self.linker.docs[doc as usize].tree = Arc::clone(tree);
        let relinked = self.walk_again(root, tree);
        mem::swap(&mut self.docs, &mut self.linker.docs);
        mem::swap(&mut self.marks, &mut self.linker.walk.marks);
        let mut references = relinked?;
        // To others it is something else now.
        if self.marks.get(root) != old.mark {
            return None;
        }

        let same_references = references.len() == old.references.all.len()
            && references.iter().zip(&old.references.all).zip(&old_texts).all(|((new, old), text)| {
                (new.kind, new.expected) == (old.kind, old.expected) && self.text_at(new.value) == *text
            });
        // A file may be needed no more, or for something else: who comes first decides what is in there.
        let is_local = |text: &String| text.starts_with('#');
        if !same_references && !old_texts.iter().all(is_local) {
            return None;
        }
        let definitions = if same_references {
            for (new, old) in references.iter_mut().zip(&old.references.all) {
                new.target.clone_from(&old.target);
            }
            old.references.definitions
        } else {
            self.follow_again(root, &mut references)?
        };
        let objects = mem::take(&mut self.linker.walk.objects);
        let faults = mem::take(&mut self.linker.walk.faults);
        let same_operations = old.objects.iter().chain(&objects).all(|it| {
            // Operations may be in there that the skeleton knows nothing of.
            !matches!(it.object, Object::Callback | Object::PathItem)
        });
        self.put(root, old.at, objects, faults);
        self.references[doc as usize][item.0 as usize] = References::of(references, definitions);
        self.by_target = OnceLock::new();
        if !same_operations {
            self.operations = OnceLock::new();
        }
        Some(Relinked { doc, same_operations })
    }

    /// Whether nothing outside of the item reaches into it, and it reaches nothing that is reached by nothing else.
    fn may_relink(&mut self, root: At, tree: &Tree) -> bool {
        let At { doc, node } = root;
        let kind = |tree: &Tree| tree.node(node).kind();
        let linker = &mut *self.linker;
        let is_inside = |at: &At| at.doc == doc && at.node.item == node.item;
        let reaches_in = |found: &Result<Destination, RefFault>| match found {
            Ok(destination) => is_inside(&destination.at) && destination.at.node.index > 0,
            Err(RefFault::PointerNotFound(step)) => is_inside(&step.deepest),
            Err(RefFault::NotAPointer { .. }) => true,
            Err(_) => false,
        };
        kind(&self.docs[doc as usize].tree) == kind(tree)
            && !matches!(linker.walk.ways[doc as usize][node.item.0 as usize], Way::Several)
            && !linker.anchors.contains_key(&doc)
            && !linker
                .walk
                .resources
                .iter()
                .any(|it| it.doc == doc && it.root.is_some_and(|it| it.item == node.item))
            && !linker.known.iter().flat_map(|it| it.values()).any(reaches_in)
            && linker.finder.forget(doc, node.item)
    }

    /// Takes out what was said of the item.
    fn take(&mut self, root: At) -> Old {
        let At { doc, node } = root;
        let is_inside = |at: At| at.doc == doc && at.node.item == node.item;
        let start = (doc, self.docs[doc as usize].tree.item_start(node.item));
        let first = self.objects.partition_point(|it| place(&self.docs, it.at) < start);
        let count = self.objects[first..].iter().take_while(|it| is_inside(it.at)).count();
        let objects = self.objects[first..first + count].to_vec();
        self.faults.retain(|fault| !is_inside(fault.at()));
        let mark = self.marks.get(root);
        let references = mem::take(&mut self.references[doc as usize][node.item.0 as usize]);
        self.marks.clear(doc, node.item);
        Old { at: first, objects, references, mark }
    }

    /// Walks the item, and gives its references, not followed yet, in their order.
    fn walk_again(&mut self, root: At, tree: &Tree) -> Option<Vec<Reference>> {
        let walk = &mut self.linker.walk;
        let resources = walk.resources.len();
        if let Way::One(entrance) = walk.ways[root.doc as usize][root.node.item.0 as usize] {
            walk.enter_again(tree.node(root.node), entrance);
        }
        let mut references = walk.references.clone();
        sort_by_place(&mut references, |it| place(&self.linker.docs, it.value));
        let is_inside = |at: &At| (at.doc, at.node.item) == (root.doc, root.node.item);
        let alone = references.iter().all(|it| is_inside(&it.at) && is_inside(&it.value));
        (alone && self.linker.walk.resources.len() == resources).then_some(references)
    }

    /// Follows the references of the item, which are others than before, and gives what each means in the end.
    fn follow_again(&mut self, root: At, references: &mut [Reference]) -> Option<Vec<Option<At>>> {
        // What others find at the end of a chain that goes through here may be something else now.
        if matches!(self.marks.get(root), Some(Mark::Reference(_))) {
            return None;
        }
        if self.linker.leading.contains(&(root.doc, root.node.item)) {
            return None;
        }
        mem::swap(&mut self.docs, &mut self.linker.docs);
        mem::swap(&mut self.marks, &mut self.linker.walk.marks);
        let linker = &mut *self.linker;
        let (files, leading) = (linker.files.len(), linker.leading.len());
        for number in 0..linker.walk.references.len() as u32 {
            linker.follow(number);
        }
        let is_settled = linker.files.len() == files
            && linker.leading.len() == leading
            && linker.walk.references.iter().all(|it| linker.is_settled(it));
        let mut followed = mem::take(&mut linker.walk.references);
        linker.walk.standing.clear();
        sort_by_place(&mut followed, |it| place(&linker.docs, it.value));
        mem::swap(&mut self.docs, &mut self.linker.docs);
        mem::swap(&mut self.marks, &mut self.linker.walk.marks);
        if !is_settled {
            return None;
        }
        references.clone_from_slice(&followed);
        references
            .iter()
            .map(|reference| match &reference.target {
                Err(_) => Some(None),
                // Into this item: through what has just been taken out.
                Ok(target) if target.doc == root.doc && target.node.item == root.node.item => {
                    (target.node.index == 0).then_some(Some(*target))
                }
                Ok(target) => Some(self.resolve(*target)),
            })
            .collect()
    }

    /// Puts in what is said of the item now; `at` is where its objects stood among the others.
    fn put(
        &mut self,
        root: At,
        at: usize,
        mut objects: Vec<TypedNode>,
        faults: Vec<crate::link::StructuralFault>,
    ) {
        self.linker.walk.references.clear();
        self.linker.walk.standing.clear();
        sort_by_place(&mut objects, |it| place(&self.docs, it.at));
        let is_inside = |it: &&TypedNode| (it.at.doc, it.at.node.item) == (root.doc, root.node.item);
        let count = self.objects[at..].iter().take_while(is_inside).count();
        if self.objects[at..at + count] != *objects {
            self.objects.splice(at..at + count, objects);
            self.objects_by_kind = Kinds::of(&self.objects);
        }
        if !faults.is_empty() {
            self.faults.extend(faults);
            self.faults.sort_by_cached_key(|it| place(&self.docs, it.at()));
        }
    }

    pub(super) fn text_at(&self, at: At) -> String {
        self.node(at).text().unwrap_or_default().into_owned()
    }
}

/// What was said of an item.
struct Old {
    /// Where its objects stand among the others.
    at: usize,
    objects: Vec<TypedNode>,
    references: References,
    /// What its root was read as.
    mark: Option<Mark>,
}
