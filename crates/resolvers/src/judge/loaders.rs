//! What batch functions do; loaders that join nothing.

use std::rc::Rc;

use wirelint_source::TextRange;
use wirelint_source_code::Language;
use wirelint_source_code::code::{Code, FunctionId};

use super::{Judge, LoaderFault};
use crate::access::Access;
use crate::eval::ruby::KEYS;
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
            let keys = self.eval.with_keys(&function);
            self.eval.run_in(Phase::Resolve, &function, keys);
        }
        let mut alone = self.eval.log.iter().filter(|it| it.of_parent && it.batched.is_none());
        let loops = alone.find(|it| self.is_repeated(it)).map(|it| (it.place, it.what.clone()));
        let mut ran = std::mem::take(&mut self.eval.ran);
        ran.sort_unstable();
        ran.dedup();
        let found = Rc::new(Batch { loops, ran });
        self.batches.insert(key, Rc::clone(&found));
        found
    }
}

impl Judge<'_, '_> {
    /// Whether something is asked for on each turn of a loop, be it around a call that leads there; in Python, where what is made of all keys may be
    /// anything. Whoever has put the keys into groups asks once for each of these.
    fn is_repeated(&self, access: &Access) -> bool {
        let mut places = std::iter::once(access.place).chain(access.calls.iter().map(|it| it.place));
        places.any(|place| {
            let Some(code) = self.eval.code(place.unit) else { return true };
            if code.language() != Language::Python || code.text(place.range).starts_with("map(") {
                return true;
            }
            code.functions().filter(|it| it.1.range.contains(place.range)).any(|(_, function)| {
                let mut around = function.loops.iter().filter(|it| it.contains(place.range));
                around.any(|it| !goes_over_groups(&code, function.range, *it))
            })
        })
    }
}

/// Whether a loop goes over groups: the entries of a dictionary, what `groupby` gives.
fn goes_over_groups(code: &Code, function: TextRange, turn: TextRange) -> bool {
    let source = code.source();
    let before = source[function.start as usize..turn.start as usize].trim_end();
    // What is repeated of a comprehension is all of it, and of a loop its body, behind the line that says over what it goes.
    let header = match before.ends_with(':') {
        true => before.rsplit('\n').next().unwrap_or(before),
        false => code.text(turn),
    };
    let Some((_, list)) = header.rsplit_once(" in ") else { return false };
    let list = list.trim_end_matches([':', ')', ']', '}', ' ', '\n', ',']);
    let is_group = |it: &str| [".items", ".values", "groupby("].iter().any(|word| it.contains(word));
    let made = format!("{} = groupby(", list.trim());
    is_group(list) || code.text(function).contains(&made)
}

/// What the functions around a batch function were called with, as far as it has a name: one place may make many loaders.
fn given_around(batch: &Value) -> Vec<Rc<str>> {
    let mut given = Vec::new();
    for function in batch.functions() {
        // A loader of Ruby is an instance: what it was made with, and of which class its keys are.
        if let Some(Kind::Instance(instance)) = function.receiver.as_ref().map(|it| &it.kind) {
            let keys = instance.fields.borrow().get(KEYS).cloned();
            for it in instance.arguments.iter().flatten().chain(&keys) {
                given.extend(it.text());
                if let Kind::Class(unit, class) = it.kind {
                    given.push(format!("{unit:?} {class:?}").into());
                }
            }
        }
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
