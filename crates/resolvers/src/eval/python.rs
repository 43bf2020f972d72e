//! What Python says that other languages say differently: its modules, its classes, its own values, and mappers whose queries ask when they are
//! read.

mod builtins;
mod classes;
mod externals;
mod methods;
mod models;
mod modules;
mod queries;
mod rows;

pub(crate) use models::Models;

use rustc_hash::FxHashSet;

use super::calls::Site;
use super::*;
use crate::catalogue::{Guess, python as catalogue};
use crate::value::Query;

/// What is known of Python alone.
#[derive(Default)]
pub(crate) struct State {
    /// The classes that a class extends, itself first.
    ancestors: FxHashMap<(UnitId, ClassId), Rc<[Ancestor]>>,
    /// The classes of rows.
    models: Option<Rc<Models>>,
    /// What names in class bodies mean.
    bodies: FxHashMap<(UnitId, ClassId), Rc<Frame>>,
    /// The classes of rows that objects of a type are.
    pub(crate) rows: FxHashMap<String, (UnitId, ClassId)>,
    /// The functions that make the queries for objects of a type.
    pub(crate) querysets: FxHashMap<String, Vec<(UnitId, FunctionId)>>,
    /// Whether a framework joins the relations that an operation asks for.
    pub(crate) is_optimised: bool,
    /// Whether it asks for no other columns than those that it knows of.
    pub(crate) defers: bool,
    /// The types that it leaves as they are.
    pub(crate) unoptimised: FxHashSet<String>,
    /// The columns of the parent that were read, where these may not be there yet.
    pub(crate) columns: Vec<(Rc<str>, Call, Vec<Call>)>,
    /// The relations of parents that a framework loads for a field, by its type and name.
    pub(crate) hints: FxHashMap<(String, String), Vec<Rc<str>>>,
}

/// A class that another one extends.
#[derive(Clone, Debug)]
pub(crate) enum Ancestor {
    /// One of the project.
    Class(UnitId, ClassId),
    /// Something else.
    Other(Value),
}

/// Whether an attribute of a class of rows, whatever else is known of it, is what makes queries.
pub(super) fn is_manager(name: &str) -> bool {
    matches!(name, "objects" | "_default_manager" | "_base_manager")
}

/// What makes queries.
pub(super) fn manager(is_certain: bool) -> Value {
    Value::new(Kind::Query(Rc::new(Query { is_certain, ..Query::default() })))
}

/// The argument that is given by one of these names.
pub(crate) fn named_argument(arguments: &[Value], names: &[&str]) -> Option<Value> {
    arguments.iter().find_map(|it| match &it.kind {
        Kind::Named(named) if names.contains(&&*named.0) => Some(named.1.clone()),
        _ => None,
    })
}

/// The arguments that have no names.
pub(crate) fn plain_arguments(arguments: &[Value]) -> impl Iterator<Item = &Value> {
    arguments.iter().filter(|it| !matches!(it.kind, Kind::Named(_)))
}

impl Eval<'_> {
    /// What a function's parameters are given: its receiver, what was given before, what has no names, and what has.
    pub(crate) fn placed(code: &Code, closure: &Closure, given: Vec<Value>) -> Vec<Value> {
        let function = code.function(closure.function);
        let mut plain: Vec<Value> = Vec::with_capacity(given.len() + 1);
        match &closure.receiver {
            Some(Value { kind: Kind::Given(before), .. }) => plain.extend(before.iter().cloned()),
            Some(receiver) if function.takes_receiver => plain.push(receiver.clone()),
            _ => {}
        }
        let mut named: Vec<(Rc<str>, Value)> = Vec::new();
        for it in given {
            match &it.kind {
                Kind::Named(of) => named.push((**of).clone()),
                _ => plain.push(it),
            }
        }
        let mut plain = plain.into_iter();
        let mut placed = Vec::with_capacity(function.params.len());
        for param in function.params {
            if param.is_rest {
                placed.push(Value::list(plain.by_ref().collect()));
            } else if param.is_named_rest {
                placed.push(Value::record(std::mem::take(&mut named)));
            } else {
                let name = param.name.map_or("", |it| code.text(it));
                let by_name = named.iter().position(|it| &*it.0 == name);
                let value = by_name.map(|at| named.swap_remove(at).1).or_else(|| plain.next());
                placed.push(value.unwrap_or_else(Value::unknown));
            }
        }
        placed
    }

    /// What is given for a parameter, as far as it is known; else what its annotation says.
    pub(super) fn python_argument(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, number: u32) -> Value {
        let function = code.function(frame.function);
        let param = function.params[number as usize];
        let given = match frame.arguments.get(number as usize) {
            Some(it) => it.clone(),
            None if number == 0 && function.takes_receiver => frame.receiver.clone(),
            None if param.is_rest || param.is_named_rest => return Value::data(),
            None => Value::unknown(),
        };
        let Some(ty) = param.ty.filter(|_| !param.is_rest && !param.is_named_rest) else { return given };
        match &given.kind {
            Kind::Parent(parent) if parent.row.is_none() => match self.instance_of_type(frame.unit, ty) {
                Some(of) => {
                    let row = Some((of.unit, of.class));
                    let (path, held) = (parent.path.clone(), parent.held);
                    Value::new(Kind::Parent(Rc::new(Parent { path, ty: None, row, held }))).and(true)
                }
                _ => given,
            },
            Kind::Unknown(_) | Kind::Context => {
                let typed = self.of_type(frame.unit, ty).and(given.of_parent);
                match (typed.is_unknown(), &given.kind) {
                    (true, _) => given,
                    (false, Kind::Context) => Value::new(Kind::OneOf(vec![typed, given].into())),
                    (false, _) => typed,
                }
            }
            _ => given,
        }
    }

    /// What an annotation says of which something is an instance: `Post | None`.
    fn instance_of_type(&mut self, unit: UnitId, ty: TypeId) -> Option<Rc<Instance>> {
        self.of_type(unit, ty).alternatives().into_iter().find_map(|it| match it.kind {
            Kind::Instance(it) => Some(it),
            _ => None,
        })
    }

    /// What a comprehension gives: keys where it goes over the keys, else a list.
    pub(super) fn comprehension(&mut self, frame: &Rc<Frame>, over: ExprId, function: FunctionId) -> Value {
        let list = self.eval(frame, over);
        let list = Self::settled(&list);
        let element = self.element(&list);
        let closure =
            Rc::new(Closure { unit: frame.unit, function, frame: Rc::clone(frame), receiver: None });
        let value = self.run(&closure, &[element]);
        if matches!(list.kind, Kind::Keys) {
            return match value.kind {
                // One for each key.
                Kind::Rows(..) => Value { kind: value.kind, of_parent: false },
                _ => Value::new(Kind::Keys),
            };
        }
        Value::list(vec![value]).and(list.of_parent)
    }

    /// A call of which only names are known.
    pub(super) fn guessed_python(
        &mut self,
        site: &Site,
        function: &Value,
        names: &[Rc<str>],
        arguments: &[Value],
    ) -> Value {
        let depends = function.of_parent || arguments.iter().any(|it| it.of_parent);
        self.run_callbacks(arguments, &Value::data().and(depends));
        match catalogue::guess(names, arguments.len()) {
            Some(Guess::Access(kind)) => self.access(site, kind, depends, None, false, None),
            Some(Guess::Joined) => {
                let kind = crate::catalogue::ClientKind::Loader;
                self.access(site, kind, depends, Some(crate::access::Batched::Loader), false, None)
            }
            Some(Guess::Maybe) => {
                self.unresolved(site, depends);
                Value::unknown().and(depends)
            }
            None => {
                if let Some(query) = arguments.iter().find(|it| matches!(it.kind, Kind::Query(_))) {
                    return query.clone().and(depends);
                }
                if !names.is_empty() {
                    self.unresolved(site, depends);
                }
                Value::unknown().and(depends)
            }
        }
    }
}
