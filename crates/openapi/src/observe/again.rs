//! After an edit inside one item only what that item was read for is observed again.
//!
//! Places in other items stay what they are, since they count from the item's start; those in the skeleton count from the start of the
//! file and are moved. A test holds the outcome against observing everything.

use std::sync::Arc;

use wirelint_model::{Observations, OperationId, Reworded, Shared};
use wirelint_source::{ItemId, Span};

use crate::link::{At, Linked, Relinked};
use crate::observe::readers::Reader;
use crate::observe::{Observation, Observer};

/// How many inputs, bodies and outputs, or types, may be left over from before, beside a quarter of those that are needed: then everything is
/// observed anew. That takes as long as for the first time, so it is to be as rare as the contract is large.
const LEFT_OVER: usize = 500;

/// What is observed otherwise than before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Again {
    /// Operations with what they alone have.
    pub operations: Vec<OperationId>,
    /// What several may have.
    pub shared: Shared,
    /// Types that several may have, of which only the prose is otherwise.
    pub reworded: Vec<Reworded>,
}

impl Observer {
    /// Brings `observed` up to date, which this has observed, after an edit inside `item`, with `linked` as it is now. Its places were
    /// [moved](wirelint_model::Contract::move_spans) by `moved`, in skeletons and in the item. `None` where everything has to be observed
    /// anew, by another observer; `observed` is worth nothing then.
    pub fn again(
        &mut self,
        linked: &Linked,
        observed: &mut Observations,
        relinked: Relinked,
        item: ItemId,
        moved: &impl Fn(&mut Span),
    ) -> Option<Again> {
        let doc = relinked.doc;
        let mut readers = self.readers.as_mut()?.take(doc, item);
        // What stands in the skeleton may hold this item: in files of definitions it does.
        readers.extend(self.readers.as_mut()?.take(doc, ItemId::SKELETON));
        let root = At { doc, node: wirelint_yaml::NodeId { item, index: 0 } };
        if !relinked.same_operations || self.is_full(observed) {
            return None;
        }
        observed.make_room();
        let is_inside = |at: &At| at.doc == doc && at.node.item == item;
        // What stands in the item and is not the item belongs to it alone.
        let is_own = |at: &At| is_inside(at) && *at != root;
        let is_around = |at: &At| at.doc == doc && at.node.item == ItemId::SKELETON;
        self.converter.again(std::mem::take(&mut observed.types), |at| is_inside(at) || is_around(at));
        // Those in the skeleton have been.
        self.converter.move_spans(|at| is_inside(at) && item != ItemId::SKELETON, moved);
        let shared_types = self.converter.stale(|at| *at == root || is_around(at));
        self.seen.inputs.retain(|at, _| !is_own(at));
        self.seen.bodies.retain(|at, _| !is_own(at));
        self.seen.outputs.retain(|(at, _), _| !is_own(at));
        let mut again = Again { operations: Vec::new(), shared: Shared::default(), reworded: Vec::new() };
        let mut observation = Observation { observer: self, linked, observed };
        for reader in &readers {
            match *reader {
                Reader::Input(at) | Reader::Body(at) | Reader::Output(at, _) if is_own(&at) => {}
                Reader::Operation(_) => {}
                Reader::Shared(path_item) => {
                    observation.observer.seen.shared.remove(&path_item);
                }
                reader => {
                    observation.replace(reader, &mut again.shared)?;
                }
            }
        }
        for (index, site) in linked.operations().iter().enumerate() {
            if readers.contains(&Reader::Operation(site.at)) {
                let operation = observation.operation(site);
                observation.observed.operations[index] = operation;
                again.operations.push(OperationId(index as u32));
            }
        }
        for schema in &shared_types {
            observation.ty(*schema);
        }
        if !shared_types.is_empty() {
            again.shared.types.extend(self.converter.changed());
            again.reworded.extend_from_slice(self.converter.reworded());
        }
        observed.types = self.converter.finish();
        Some(again)
    }

    pub(super) fn is_full(&self, observed: &Observations) -> bool {
        let now = observed.inputs.len() + observed.bodies.len() + observed.outputs.len();
        let needed = self.seen.inputs.len() + self.seen.bodies.len() + self.seen.outputs.len();
        let (types, types_needed) = (observed.types.count(), self.converter.count());
        let is_full = |now: usize, needed: usize| now > needed + needed / 4 + LEFT_OVER;
        is_full(now, needed) || is_full(types, types_needed)
    }
}

impl Observation<'_, '_> {
    /// Observes again what keeps its name, since others have it, too. `None` where it is not what it was.
    pub(super) fn replace(&mut self, reader: Reader, shared: &mut Shared) -> Option<()> {
        match reader {
            Reader::Input(at) => {
                let known = (*self.observer.seen.inputs.get(&at)?)?;
                let input = self.observe_input(at)?;
                // By these it may replace another one, or be replaced.
                if self.identity(known) != (Arc::clone(&input.name), input.place) {
                    return None;
                }
                self.observed.inputs[known.0 as usize] = input;
                shared.inputs.push(known);
            }
            Reader::Body(at) => {
                let known = *self.observer.seen.bodies.get(&at)?;
                let definition = self.definition(at).filter(|it| it.at == at)?;
                self.observed.bodies[known.0 as usize] = self.observe_body(definition);
                shared.bodies.push(known);
            }
            Reader::Output(at, status) => {
                let known = *self.observer.seen.outputs.get(&(at, status))?;
                let definition = self.definition(at).filter(|it| it.at == at)?;
                self.observed.outputs[known.0 as usize] = self.observe_output(definition, status);
                shared.outputs.push(known);
            }
            Reader::Shared(_) | Reader::Operation(_) => {}
        }
        Some(())
    }
}
