//! After an edit outside of items only the skeleton is linked again, with those items that have changed.
//!
//! The others keep their numbers, and so the places in them; what they refer to is looked up again, each text once. Only for the root
//! document, where all is reached from the skeleton. What may be more than that is linked anew; a test holds the outcome against that.

use std::mem;
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source::{FileId, ItemId};
use wirelint_yaml::{NodeId, Tree};

use crate::link::find::Finder;
use crate::link::linked::{Kinds, References, place, sort_by_place};
use crate::link::linker::Linker;
use crate::link::marks::Mark;
use crate::link::walk::{Kept, Place, Way};
use crate::link::{
    At, Linked, OperationSite, RefFault, Reference, ReferenceKind, StructuralFault, TypedNode,
};
use crate::spec::{Object, Version};

/// What became of a description after an edit outside of items.
#[derive(Clone, Debug)]
pub struct RelinkedAround {
    /// The items that say something else now, with their documents: they have changed, are new or gone, or what they refer to is.
    pub items: FxHashSet<(u32, ItemId)>,
    /// The operations as they were.
    pub before: Vec<OperationSite>,
}

/// The document that is the root.
const ROOT: u32 = 0;

/// A reference that was there before: an item and an index there.
type Known = (u32, ItemId, usize);

impl Linked {
    /// Links again the skeleton of `file` and the items `changed`, which alone are not what they were, as [`Tree::edited`] says with `tree`. `None`
    /// where the whole has to be linked anew; then nothing here is worth anything any more.
    pub fn edited_around(
        &mut self,
        file: FileId,
        changed: &[ItemId],
        tree: &Arc<Tree>,
    ) -> Option<RelinkedAround> {
        let mut changed: FxHashSet<ItemId> = changed.iter().copied().collect();
        // Their faults name keys of the skeleton.
        let faulty = self.faults.iter().map(StructuralFault::at).filter(|at| at.doc == ROOT);
        changed.extend(faulty.map(|at| at.node.item).filter(|item| *item != ItemId::SKELETON));
        if self.docs[ROOT as usize].file != file || !self.may_relink_around(&changed, tree) {
            return None;
        }
        let before = self.operations.take().unwrap_or_default();
        let is_stale =
            |at: At| at.doc == ROOT && (at.node.item == ItemId::SKELETON || changed.contains(&at.node.item));
        self.objects.retain(|it| !is_stale(it.at));
        self.faults.retain(|it| !is_stale(it.at()));
        self.clear(&changed, tree);

        mem::swap(&mut self.docs, &mut self.linker.docs);
        mem::swap(&mut self.marks, &mut self.linker.walk.marks);
        self.linker.docs[ROOT as usize].tree = Arc::clone(tree);
        let walked = walk_again(&mut self.linker, &changed, tree);
        let followed = walked.and_then(|()| self.follow_around(&changed));
        mem::swap(&mut self.docs, &mut self.linker.docs);
        mem::swap(&mut self.marks, &mut self.linker.walk.marks);
        let (fresh, again) = followed?;

        // References that stand for others may lead in a circle.
        let is_mere = |at: At| matches!(self.marks.get(at), Some(Mark::Reference(_)));
        let may_circle = |it: &Reference| is_mere(it.at) && it.target.as_ref().is_ok_and(|it| is_mere(*it));
        if changed.iter().any(|&item| self.is_mere_reference(item))
            || fresh.iter().chain(again.iter().map(|(_, it)| it)).any(may_circle)
        {
            return None;
        }
        self.put_around(fresh);
        let reaches_inside = self.linker.known.iter().flat_map(|it| it.values()).any(|it| {
            it.as_ref().is_ok_and(|it| it.at.node.index > 0 && it.at.node.item != ItemId::SKELETON)
        });
        let mut items: FxHashSet<(u32, ItemId)> = changed.iter().map(|&item| (ROOT, item)).collect();
        for ((doc, item, index), reference) in again {
            if self.is_mere_reference(item) {
                return None;
            }
            let definition = reference.target.as_ref().ok().and_then(|target| self.resolve(*target));
            let of_item = &mut self.references[doc as usize][item.0 as usize];
            // What had that place inside of a changed item may be something else there now.
            let is_inside = |at: At| at.doc == ROOT && at.node.index > 0 && changed.contains(&at.node.item);
            if of_item.definitions[index] != definition || definition.is_some_and(is_inside) {
                // Others may have gone on from inside of the item.
                if reaches_inside {
                    return None;
                }
                items.insert((doc, item));
            }
            of_item.definitions[index] = definition;
            of_item.all[index] = reference;
        }
        Some(RelinkedAround { items, before })
    }

    /// Whether the skeleton says all about what is reached and how.
    fn may_relink_around(&self, changed: &FxHashSet<ItemId>, tree: &Tree) -> bool {
        let linker = &*self.linker;
        let Some(root) = tree.root() else { return false };
        let is_changed = |item: ItemId| item == ItemId::SKELETON || changed.contains(&item);
        let ways = &linker.walk.ways[ROOT as usize];
        Version::of(root) == Ok(self.version)
            && root.is_mapping()
            && root.get("$self").is_none()
            && self.docs[ROOT as usize].tree.root().is_some()
            && !self.faults.iter().any(|it| matches!(it, StructuralFault::Version { .. }))
            && linker.anchors.is_empty()
            && linker.walk.resources.len() == self.docs.len()
            && linker.walk.resources.iter().all(|it| it.uri.is_none())
            && !linker.leading.iter().any(|(doc, item)| *doc == ROOT && is_changed(*item))
            && changed.iter().all(|item| !matches!(ways.get(item.0 as usize), Some(Way::Several)))
            && changed.iter().all(|&item| !self.is_mere_reference(item))
            && self.references[ROOT as usize].iter().enumerate().all(|(item, it)| {
                // A file may be needed no more.
                !is_changed(ItemId(item as u32))
                    || it.all.iter().all(|it| {
                        it.kind == ReferenceKind::SchemaName || self.text_at(it.value).starts_with('#')
                    })
            })
            && self.broken_references().iter().all(|(_, fault)| **fault != RefFault::Cycle)
    }

    /// Whether the item is nothing but a reference.
    fn is_mere_reference(&self, item: ItemId) -> bool {
        let known = (item.0 as usize) < self.references[ROOT as usize].len();
        let root = At { doc: ROOT, node: NodeId { item, index: 0 } };
        known && matches!(self.marks.get(root), Some(Mark::Reference(_)))
    }

    /// Forgets what was said of the skeleton and the items `changed`, and makes room for new ones.
    fn clear(&mut self, changed: &FxHashSet<ItemId>, tree: &Tree) {
        let of_doc = &mut self.references[ROOT as usize];
        let count = tree.item_count().max(of_doc.len());
        of_doc.resize_with(count, References::default);
        self.marks.grow(ROOT, count);
        for item in [ItemId::SKELETON].iter().chain(changed.iter().collect::<Vec<_>>()) {
            of_doc[item.0 as usize] = References::default();
            self.marks.clear(ROOT, *item);
        }
        self.by_target = OnceLock::new();
    }

    /// Follows the references that were found, and those that lead elsewhere than before, and gives both.
    #[expect(clippy::type_complexity, reason = "two lists")]
    fn follow_around(
        &mut self,
        changed: &FxHashSet<ItemId>,
    ) -> Option<(Vec<Reference>, Vec<(Known, Reference)>)> {
        let linker = &mut *self.linker;
        let (files, leading) = (linker.files.len(), linker.leading.len());
        let elsewhere = look_up_again(linker, changed)?;
        let fresh = linker.walk.references.len();
        let mut known: Vec<Known> = Vec::new();
        for (doc, of_doc) in self.references.iter().enumerate() {
            let resource = linker.resource_of_doc(doc as u32);
            let texts = elsewhere.get(&resource);
            let of_doc = of_doc.iter().enumerate();
            for (item, index, it) in
                of_doc.flat_map(|(item, it)| it.all.iter().enumerate().map(move |(at, it)| (item, at, it)))
            {
                let is_elsewhere = texts.is_some_and(|texts| {
                    let text = linker.docs[doc].tree.node(it.value.node).text().unwrap_or_default();
                    texts.contains(&*text)
                });
                if is_elsewhere || it.kind == ReferenceKind::SchemaName {
                    known.push((doc as u32, ItemId(item as u32), index));
                    linker.walk.references.push(it.clone());
                    linker.walk.standing.push(resource);
                }
            }
        }
        for number in 0..linker.walk.references.len() as u32 {
            linker.follow(number);
        }
        let mut followed = mem::take(&mut linker.walk.references);
        linker.walk.standing.clear();
        let is_settled = linker.files.len() == files
            && linker.leading.len() == leading
            && linker.finder.is_fresh()
            && followed[..fresh].iter().all(|it| linker.is_settled(it));
        let again = followed.split_off(fresh);
        is_settled.then(|| (followed, known.into_iter().zip(again).collect()))
    }

    /// Puts in what was found in the skeleton and the items that have changed.
    fn put_around(&mut self, mut fresh: Vec<Reference>) {
        let mut objects = mem::take(&mut self.linker.walk.objects);
        sort_by_place(&mut objects, |it| place(&self.docs, it.at));
        let kept = mem::take(&mut self.objects);
        self.objects = self.merged(kept, objects);
        self.objects_by_kind = Kinds::of(&self.objects);
        self.faults.append(&mut self.linker.walk.faults);
        self.faults.sort_by_cached_key(|it| place(&self.docs, it.at()));
        sort_by_place(&mut fresh, |it| place(&self.docs, it.value));
        let mut by_item: FxHashMap<ItemId, Vec<Reference>> = FxHashMap::default();
        for reference in fresh {
            by_item.entry(reference.value.node.item).or_default().push(reference);
        }
        let mut by_item: Vec<(ItemId, Vec<Reference>)> = by_item.into_iter().collect();
        // Definitions are looked up through the others of the skeleton, so these come first.
        by_item.sort_by_key(|(item, _)| *item);
        for (item, all) in by_item {
            let targets: Vec<Option<At>> = all.iter().map(|it| it.target.as_ref().ok().copied()).collect();
            let none = vec![None; all.len()];
            self.references[ROOT as usize][item.0 as usize] = References::of(all, none);
            let definitions = targets.into_iter().map(|target| self.resolve(target?)).collect();
            self.references[ROOT as usize][item.0 as usize].definitions = definitions;
        }
    }

    /// Both lists, each ordered by place, as one.
    fn merged(&self, kept: Vec<TypedNode>, new: Vec<TypedNode>) -> Vec<TypedNode> {
        let mut all = Vec::with_capacity(kept.len() + new.len());
        let mut new = new.into_iter().map(|it| (place(&self.docs, it.at), it)).peekable();
        for it in kept {
            if new.peek().is_some() {
                let here = place(&self.docs, it.at);
                while let Some((_, before)) = new.next_if(|(at, _)| *at < here) {
                    all.push(before);
                }
            }
            all.push(it);
        }
        all.extend(new.map(|(_, it)| it));
        all
    }
}

/// Walks the skeleton and the items `changed`; `None` where others were walked or left out.
fn walk_again(linker: &mut Linker, changed: &FxHashSet<ItemId>, tree: &Tree) -> Option<()> {
    let walk = &mut linker.walk;
    let resources = walk.resources.len();
    let count = walk.ways[ROOT as usize].len().max(tree.item_count());
    let mut ways = mem::replace(&mut walk.ways[ROOT as usize], vec![Way::None; count]);
    ways.resize(count, Way::None);
    for item in changed.iter().collect::<Vec<_>>() {
        ways[item.0 as usize] = Way::None;
    }
    walk.kept = Some(Kept { doc: ROOT, ways, conflict: false });
    let version = linker.docs[ROOT as usize].version;
    let root = tree.root()?;
    walk.resources[0].root = Some(root.id());
    walk.enter(Place::new(ROOT, version, 0), root, Object::OpenApi, false);
    let kept = walk.kept.take()?;
    let missed = kept
        .ways
        .iter()
        .zip(&walk.ways[ROOT as usize])
        .any(|(then, now)| matches!((then, now), (Way::One(_) | Way::Several, Way::None)));
    let is_inside = |at: At| at.doc == ROOT && at.node.item != ItemId::SKELETON;
    // A merge key of the skeleton may reach into items, and would not have done so before.
    let merged =
        walk.references.iter().any(|it| it.at.node.item != it.value.node.item && is_inside(it.value));
    (!kept.conflict && !missed && !merged && walk.resources.len() == resources).then_some(())
}

/// Looks up again what each text means, and gives those that lead elsewhere, or to what has changed, by resource.
fn look_up_again(
    linker: &mut Linker,
    changed: &FxHashSet<ItemId>,
) -> Option<FxHashMap<u32, FxHashSet<Box<str>>>> {
    linker.finder = Finder::new();
    let known = mem::take(&mut linker.known);
    let mut elsewhere: FxHashMap<u32, FxHashSet<Box<str>>> = FxHashMap::default();
    for (resource, texts) in known.into_iter().enumerate() {
        let mut texts: Vec<_> = texts.into_iter().collect();
        texts.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        for (text, then) in texts {
            let now = linker.destination(0, resource as u32, &text)?;
            let is_stale = |at: At| {
                at.doc == ROOT && (at.node.item == ItemId::SKELETON || changed.contains(&at.node.item))
            };
            if now != then || now.is_ok_and(|it| is_stale(it.at)) {
                elsewhere.entry(resource as u32).or_default().insert(text);
            }
        }
    }
    Some(elsewhere)
}
