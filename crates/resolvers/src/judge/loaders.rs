//! What batch functions do; loaders that join nothing.

use std::rc::Rc;

use wirelint_source_code::code::FunctionId;

use super::{Judge, LoaderFault};
use crate::access::Access;
use crate::project::{Place, UnitId};
use crate::value::{Kind, Loader, Phase, Value};

/// What a batch function has shown.
pub(super) struct Batch {
    /// Where it asks for each key alone, with what is called there.
    loops: Option<(Place, String)>,
    /// Functions that ran, each once.
    pub(super) ran: Vec<(UnitId, FunctionId)>,
}

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
        let batch = self.batch(loader);
        batch.loops.as_ref().map(|(place, what)| LoaderFault::Loops(*place, what.clone()))
    }

    /// What the batch function of a loader does, called with all keys; it runs once.
    pub(super) fn batch(&mut self, loader: &Loader) -> Rc<Batch> {
        let place = Place { unit: loader.unit, range: loader.place };
        let key = (place, given_around(&loader.batch));
        if let Some(known) = self.batches.get(&key) {
            return Rc::clone(known);
        }
        self.eval.start();
        for function in loader.batch.functions() {
            self.eval.run_in(Phase::Resolve, &function, vec![Value::new(Kind::Keys)]);
        }
        let alone = self.eval.log.iter().find(|it| it.of_parent && it.batched.is_none());
        let loops = alone.map(|it| (it.place, it.what.clone()));
        let mut ran = std::mem::take(&mut self.eval.ran);
        ran.sort_unstable();
        ran.dedup();
        let found = Rc::new(Batch { loops, ran });
        self.batches.insert(key, Rc::clone(&found));
        found
    }
}

/// What the functions around a batch function were called with, as far as it has a name: one place may make many loaders.
fn given_around(batch: &Value) -> Vec<Rc<str>> {
    let mut given = Vec::new();
    for function in batch.functions() {
        let mut at = Some(&function.frame);
        while let Some(frame) = at {
            for it in &frame.arguments {
                given.extend(it.text());
                let functions = it.functions();
                given.extend(functions.iter().map(|it| format!("{:?} {:?}", it.unit, it.function).into()));
            }
            at = frame.outer.as_ref();
        }
    }
    given
}
