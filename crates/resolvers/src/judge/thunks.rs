//! Functions on the objects that resolvers give: `({ ...row, author: () => findUser(row.authorId) })`, `new Page(query)` with its methods. They run
//! for each of these, when a resolver calls them, or by themselves where a field has none.

use std::rc::Rc;

use wirelint_source_code::code::{EntryKind, Expr, MODULE};

use super::{Field, Judge, Run};
use crate::frameworks::{Link, Resolver};
use crate::project::Place;
use crate::value::{Closure, Kind, Phase, Record, Value};

/// A function on an object.
pub(super) struct Thunk {
    name: Rc<str>,
    /// Where it is named.
    place: Place,
    function: Rc<Closure>,
}

impl Judge<'_, '_> {
    /// The functions on objects that a resolver gives, or that are in a list that it gives.
    pub(super) fn thunks(&mut self, given: &Value) -> Vec<Thunk> {
        let mut found = Vec::new();
        for value in given.alternatives() {
            let value = match &value.kind {
                Kind::List(_) => self.eval.element(&value),
                _ => value,
            };
            for it in value.alternatives() {
                let record = match &it.kind {
                    Kind::Object(record) => record,
                    Kind::Instance(instance) if instance.arguments.is_some() => {
                        for (name, value, place) in self.eval.entries_of(&it) {
                            if let (Some(function), Some(place)) = (value.functions().pop(), place) {
                                found.push(Thunk { name, place, function });
                            }
                        }
                        continue;
                    }
                    _ => continue,
                };
                let Record::Literal { unit, entries, frame } = &**record else { continue };
                let Some(code) = self.eval.code(*unit).filter(|_| frame.function != MODULE) else { continue };
                for entry in code.entries(*entries).iter().filter(|it| it.kind == EntryKind::Plain) {
                    let Expr::Function(function) = code.expr(entry.value) else { continue };
                    let (unit, frame) = (*unit, Rc::clone(frame));
                    let function = Rc::new(Closure { unit, function, frame, receiver: None });
                    let place = Place { unit, range: entry.key };
                    found.push(Thunk { name: code.text(entry.key).into(), place, function });
                }
            }
        }
        found
    }

    /// What a resolver does, with what the functions do that it calls of its parent.
    pub(super) fn with_thunks(&mut self, link: &Link, run: Rc<Run>) -> Rc<Run> {
        let mut found: Vec<Rc<Closure>> = Vec::new();
        for name in &run.asks_parent {
            found.extend(self.thunks_of(&link.ty, name).into_iter().map(|it| it.1));
        }
        if found.is_empty() {
            return run;
        }
        let mut whole = Run { log: run.log.clone(), ran: run.ran.clone(), ..Run::default() };
        whole.unresolved.clone_from(&run.unresolved);
        whole.gives.clone_from(&run.gives);
        whole.reckons = run.reckons;
        whole.is_exhausted = run.is_exhausted;
        for it in &found {
            self.add(it, &mut whole);
        }
        Rc::new(whole)
    }

    /// Fields without a resolver that objects have a function for.
    pub(super) fn fields_of_thunks(&mut self) -> Vec<Field> {
        let schema = self.schema;
        let mut found = Vec::new();
        for (ty, def) in schema.types.iter().filter(|it| !schema.is_root(it.0)) {
            if self.reach.many(ty).is_none() {
                continue;
            }
            for field in def.fields.names() {
                if self.link_of(ty, field).is_some() {
                    continue;
                }
                let thunks = self.thunks_of(ty, field);
                let Some((place, _)) = thunks.first() else { continue };
                let framework = self.links[0].framework;
                let all = thunks.iter().map(|it| Value::new(Kind::Function(Rc::clone(&it.1))));
                let link = Link {
                    ty: ty.clone(),
                    field: field.to_owned(),
                    framework,
                    place: *place,
                    resolver: Resolver::Function(Value::one_of(all.collect()), Vec::new()),
                    is_certain: true,
                };
                let mut run = Run::default();
                for it in &thunks {
                    self.add(&it.1, &mut run);
                }
                self.runs.insert((ty.clone(), field.to_owned()), Rc::new(run));
                found.push(self.field(&link));
            }
        }
        found
    }

    /// The functions of that name on objects of the type.
    fn thunks_of(&mut self, ty: &str, name: &str) -> Vec<(Place, Rc<Closure>)> {
        let mut found = Vec::new();
        for link in self.links_that_give(&ty.into()) {
            let run = self.run(&self.links[link]);
            let own = run.thunks.iter().filter(|it| *it.name == *name);
            found.extend(own.map(|it| (it.place, Rc::clone(&it.function))));
        }
        found
    }

    /// What the function does, once for each object: all that it asks for is about that one.
    fn add(&mut self, function: &Rc<Closure>, run: &mut Run) {
        self.eval.start();
        self.eval.run_in(Phase::Resolve, function, Vec::new());
        let log = std::mem::take(&mut self.eval.log).into_iter();
        run.log.extend(log.map(|mut it| {
            it.of_parent = true;
            it
        }));
        run.unresolved.append(&mut self.eval.unresolved);
        run.ran.append(&mut self.eval.ran);
        run.ran.sort_unstable();
        run.ran.dedup();
        run.is_exhausted |= self.eval.is_exhausted();
    }
}
