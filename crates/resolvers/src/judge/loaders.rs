//! Loaders that join nothing.

use std::rc::Rc;

use wirelint_source_code::code::FunctionId;

use super::{Judge, LoaderFault};
use crate::access::Access;
use crate::project::{Place, UnitId};
use crate::value::{Loader, Phase, Value};

impl Judge<'_, '_> {
    /// Why what goes through a loader is not joined.
    pub(super) fn loader_fault(&mut self, access: &Access) -> Option<LoaderFault> {
        let loader = access.loader.as_ref()?;
        let place = Place { unit: loader.unit, range: loader.place };
        if access.batched.is_none() {
            return Some(LoaderFault::MadeAnew(place));
        }
        if loader.is_alone {
            return Some(LoaderFault::Alone(place));
        }
        let batch = loader.batch.clone();
        let key = (place, given_around(&batch));
        if let Some(known) = self.loops.get(&key) {
            return known.clone();
        }
        let found = self.looping(&batch);
        self.loops.insert(key, found.clone());
        found
    }

    /// The functions that run for the keys of a loader, each once, in the order of their files.
    pub(super) fn ran_by(&mut self, loader: &Loader) -> Vec<(UnitId, FunctionId)> {
        let batch = loader.batch.clone();
        self.eval.start();
        for function in batch.functions() {
            let keys = self.eval.with_keys(&function);
            self.eval.run_in(Phase::Resolve, &function, keys);
        }
        self.eval.log.clear();
        let mut ran = std::mem::take(&mut self.eval.ran);
        ran.sort_unstable();
        ran.dedup();
        ran
    }

    /// Where a batch function asks for each key alone.
    fn looping(&mut self, batch: &Value) -> Option<LoaderFault> {
        self.eval.start();
        for function in batch.functions() {
            let keys = self.eval.with_keys(&function);
            self.eval.run_in(Phase::Resolve, &function, keys);
        }
        let alone = self.eval.log.iter().find(|it| it.of_parent && it.batched.is_none())?;
        Some(LoaderFault::Loops(alone.place, alone.what.clone()))
    }
}

/// The texts that the functions around a batch function were called with: one place may make many loaders, each of them by a name.
fn given_around(batch: &Value) -> Vec<Rc<str>> {
    let mut texts = Vec::new();
    for function in batch.functions() {
        let mut at = Some(&function.frame);
        while let Some(frame) = at {
            texts.extend(frame.arguments.iter().filter_map(Value::text));
            at = frame.outer.as_ref();
        }
    }
    texts
}
