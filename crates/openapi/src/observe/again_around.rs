//! After an edit outside of items only what has changed with it is observed again; the operations may be others, in another order.

use std::cell::Cell;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_model::{Observations, Operation, OperationId, Shared};
use wirelint_source::ItemId;

use crate::link::{At, Linked, RelinkedAround};
use crate::observe::readers::Reader;
use crate::observe::{Observation, Observer, Seen, about};
use crate::spec::Object;

/// What is observed otherwise than before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AgainAround {
    /// For each operation which one it was before, where nothing of it was observed anew.
    pub kept: Vec<Option<OperationId>>,
    /// Something that several may have is not what it was.
    pub shared: bool,
}

impl Observer {
    /// Brings `observed` up to date as [`again`](Self::again) does, after [`Linked::edited_around`].
    pub fn again_around(
        &mut self,
        linked: &Linked,
        observed: &mut Observations,
        around: &RelinkedAround,
    ) -> Option<AgainAround> {
        let mut readers: Vec<Reader> = Vec::new();
        let mut items: Vec<_> = around.items.iter().copied().collect();
        items.sort_unstable();
        for (doc, item) in items {
            readers.extend(self.readers.as_mut()?.take(doc, item));
        }
        if self.is_full(observed) {
            return None;
        }
        observed.make_room();
        let is_stale = |at: &At| around.items.contains(&(at.doc, at.node.item));
        let is_own = |at: &At| is_stale(at) && at.node.index > 0;
        // Nodes of the skeleton have other numbers now; what is defined there is known by its number.
        let in_skeleton = |at: &At| at.doc == 0 && at.node.item == ItemId::SKELETON;
        let Seen { inputs, bodies, outputs, shared } = &mut self.seen;
        if inputs.keys().chain(bodies.keys()).chain(outputs.keys().map(|(at, _)| at)).any(in_skeleton) {
            return None;
        }
        shared.retain(|at, _| !in_skeleton(at));
        inputs.retain(|at, _| !is_own(at));
        bodies.retain(|at, _| !is_own(at));
        outputs.retain(|(at, _), _| !is_own(at));
        let has_skeleton = Cell::new(false);
        self.converter.again(std::mem::take(&mut observed.types), |at| {
            has_skeleton.set(has_skeleton.get() || in_skeleton(at));
            is_stale(at)
        });
        if has_skeleton.get() {
            return None;
        }
        let is_there = |at: &At| linked.tree(*at).has_item(at.node.item);
        let shared_types = self.converter.stale(|at| at.node.index == 0 && is_there(at));
        let mut again = AgainAround { kept: Vec::new(), shared: false };
        let mut observation = Observation { observer: self, linked, observed };
        for reader in &readers {
            match *reader {
                Reader::Operation(_) => {}
                Reader::Shared(path_item) => _ = observation.observer.seen.shared.remove(&path_item),
                Reader::Input(at) | Reader::Body(at) | Reader::Output(at, _) if is_own(&at) => {}
                Reader::Input(at) | Reader::Body(at) | Reader::Output(at, _)
                    if !is_there(&at) || linked.object_at(at).is_none() =>
                {
                    observation.observer.seen.forget(*reader);
                }
                reader => {
                    again.shared = true;
                    observation.replace(reader, &mut Shared::default())?;
                }
            }
        }
        let stale: FxHashSet<At> = readers
            .iter()
            .filter_map(|it| if let Reader::Operation(at) = it { Some(*at) } else { None })
            .collect();
        again.kept = observation.operations(around, &stale);
        for schema in &shared_types {
            if linked.object_at(*schema) == Some(Object::Schema) {
                observation.ty(*schema);
            }
        }
        let about = about(linked);
        again.shared |= about != observed.about;
        observed.about = about;
        let others = || !self.converter.changed().is_empty() || !self.converter.reworded().is_empty();
        again.shared |= !shared_types.is_empty() && others();
        observed.types = self.converter.finish();
        Some(again)
    }
}

impl Observation<'_, '_> {
    /// Observes the operations, but for those that were there before and are not `stale`; gives for each which one it was.
    fn operations(&mut self, around: &RelinkedAround, stale: &FxHashSet<At>) -> Vec<Option<OperationId>> {
        let linked = self.linked;
        let before = around.before.iter().enumerate();
        let index: FxHashMap<_, _> =
            before.map(|(index, it)| ((it.at, &*it.path, &it.method, it.origin), index)).collect();
        let old = std::mem::take(&mut self.observed.operations);
        let mut old: Vec<Option<Operation>> = old.into_iter().map(Some).collect();
        let mut kept = Vec::with_capacity(linked.operations().len());
        for site in linked.operations() {
            let parameters = linked.child(site.path_item, "parameters");
            let is_new = stale.contains(&site.at)
                || around.items.contains(&(site.at.doc, site.at.node.item))
                || parameters.is_some_and(|at| around.items.contains(&(at.doc, at.node.item)));
            let known = index.get(&(site.at, &*site.path, &site.method, site.origin)).filter(|_| !is_new);
            let taken = known.and_then(|&known| Some((known, old.get_mut(known)?.take()?)));
            let (was, operation) = match taken {
                Some((known, operation)) => (Some(OperationId(known as u32)), operation),
                None => (None, self.operation(site)),
            };
            kept.push(was);
            self.observed.operations.push(operation);
        }
        kept
    }
}
