//! What Go says differently: packages of several files, structs whose methods stand anywhere in their package, interfaces that say nothing of what
//! stands for them, results that are several, arguments that are filled.

mod calls;
mod externals;
mod packages;
mod stand_ins;
mod structs;
mod types;

use std::rc::Rc;

use super::*;
use packages::Package;

/// Expressions, wherever they stand.
type Expressions = Rc<[(UnitId, ExprId)]>;
/// Structs.
type Structs = Rc<[(UnitId, ClassId)]>;

/// What is known of Go alone.
#[derive(Default)]
pub(crate) struct State {
    /// By the first file of their folders.
    packages: FxHashMap<UnitId, Rc<Package>>,
    /// Where structs are made with values.
    made: FxHashMap<(UnitId, ClassId), Expressions>,
    /// What a field is given where structs are made.
    given: FxHashMap<(UnitId, ClassId, Rc<str>), Value>,
    /// The calls of functions.
    called: FxHashMap<(UnitId, FunctionId), Expressions>,
    /// What structs have all methods of an interface.
    implementers: FxHashMap<(UnitId, TypeId), Structs>,
    /// Whether a tool wrote the folder that knows how to ask: that of a schema of ent's.
    of_ent: FxHashMap<UnitId, bool>,
    /// The classes that a tool wrote as loaders, or somebody by hand.
    loaders: FxHashMap<(UnitId, ClassId), bool>,
    /// Whether what runs now was called with the keys of all parents, of each of which it may do something in a loop.
    pub(super) is_of_keys: bool,
}

impl Eval<'_> {
    /// What a function of Go's is given: its receiver, and what it is called with, which may be all that another call gives.
    pub(super) fn placed_go(code: &Code, closure: &Closure, given: Vec<Value>) -> Vec<Value> {
        let function = code.function(closure.function);
        let mut placed = Vec::with_capacity(given.len() + 1);
        if function.takes_receiver {
            placed.push(closure.receiver.clone().unwrap_or_else(Value::unknown));
        }
        let missing = function.params.len().saturating_sub(placed.len());
        match &given[..] {
            [Value { kind: Kind::List(all), .. }] if missing > 1 && all.len() == missing => {
                placed.extend(all.iter().cloned());
            }
            _ => placed.extend(given),
        }
        placed
    }

    /// What is given for a parameter, as far as it is known; else what its type says, or those who call the function.
    pub(super) fn go_argument(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, number: u32) -> Value {
        let param = code.function(frame.function).params[number as usize];
        let given = match param.is_rest {
            true if frame.arguments.is_empty() => None,
            true => Some(Value::list(frame.arguments.get(number as usize..).unwrap_or_default().to_vec())),
            false => frame.arguments.get(number as usize).cloned(),
        };
        let Some(ty) = param.ty.filter(|_| !param.is_rest) else {
            return given.unwrap_or_else(Value::data);
        };
        match given {
            Some(it) => match it.kind {
                Kind::Parent(parent) if parent.ty.is_none() && parent.path.is_empty() => {
                    let parent = Parent { path: Vec::new(), ty: Some((frame.unit, ty)), row: None, held: 0 };
                    Value { kind: Kind::Parent(Rc::new(parent)), of_parent: true }
                }
                Kind::Unknown(_) => {
                    let typed = self.of_type(frame.unit, ty).and(it.of_parent);
                    if typed.is_unknown() { it } else { typed }
                }
                _ => it,
            },
            None if code.type_name(ty).is_some_and(|it| it == "context.Context") => Value::new(Kind::Context),
            None => {
                let typed = self.of_type(frame.unit, ty);
                if number == 0 && code.function(frame.function).takes_receiver || !is_open(&typed) {
                    return typed;
                }
                // What an interface, or a function, stands for only those say who hand it over.
                let handed = self.handed_over(frame.unit, frame.function, number);
                if handed.is_unknown() { typed } else { handed }
            }
        }
    }

    /// What a function of Go's is called with where it is given all keys at once.
    pub(crate) fn with_keys(&self, function: &Closure) -> Vec<Value> {
        let keys = || Value::new(Kind::Keys);
        let Some(code) = self.code(function.unit) else { return vec![keys()] };
        if code.language().family() != Family::Go {
            return vec![keys()];
        }
        let it = code.function(function.function);
        let count = it.params.len() - usize::from(it.takes_receiver && !it.params.is_empty());
        let mut given: Vec<Value> = (1..count).map(|_| Value::new(Kind::Context)).collect();
        given.push(keys());
        given
    }

    /// The first of several results.
    pub(crate) fn first_result(&self, function: &Closure, value: Value) -> Value {
        let is_go = self.project.family(function.unit) == Family::Go;
        if !is_go {
            return value;
        }
        let first = |it: Value| match &it.kind {
            Kind::List(all) if all.len() > 1 => all[0].clone(),
            _ => it,
        };
        match &value.kind {
            Kind::OneOf(all) => Value::one_of(all.iter().cloned().map(first).collect()),
            _ => first(value),
        }
    }

    /// One of several results: what is asked for is the first of them.
    pub(super) fn result(value: &Value, at: u32) -> Value {
        match &value.kind {
            Kind::List(all) if (at as usize) < all.len() => all[at as usize].clone(),
            Kind::OneOf(all) => {
                let all = all.iter().map(|it| Self::result(it, at)).collect();
                Value::one_of(all)
            }
            _ if at == 0 => Self::settled(value),
            _ => Value::data(),
        }
    }

    /// Of what there is already and what is made only where that is missing the first counts: `if l == nil { return NewLoaders() }`.
    pub(super) fn leave_out_substitutes(values: &mut Vec<Value>) {
        let is_known = |it: &Value, wanted: &Rc<Instance>| {
            it.alternatives().iter().any(|it| {
                matches!(&it.kind, Kind::Instance(it)
                    if it.arguments.is_none() && (it.unit, it.class) == (wanted.unit, wanted.class))
            })
        };
        let known = values.clone();
        values.retain(|it| match &it.kind {
            Kind::Instance(made) if made.arguments.is_some() && made.phase == Phase::Resolve => {
                !known.iter().any(|it| is_known(it, made))
            }
            _ => true,
        });
    }

    /// A value of which it is said that it is of a type.
    pub(super) fn typed(&mut self, frame: &Rc<Frame>, value: ExprId, ty: TypeId) -> Value {
        let value = self.eval(frame, value);
        match &value.kind {
            Kind::Unknown(_) | Kind::Data | Kind::Shape(..) | Kind::External(_) => {
                let typed = self.of_type(frame.unit, ty);
                if typed.is_unknown() { value } else { typed.and(value.of_parent) }
            }
            _ => value,
        }
    }
}

/// Whether something is called like the error that nearly every call gives. What that is does not matter, and finding out would ask for all that is
/// called in the function before its turn.
pub(super) fn is_error(name: &str) -> bool {
    matches!(name, "err" | "ok" | "errs") || name.ends_with("Err")
}

/// Whether a value is known by what others say of it alone.
fn is_open(value: &Value) -> bool {
    match &value.kind {
        Kind::Unknown(_) | Kind::Shape(..) => true,
        Kind::OneOf(all) => all.iter().all(is_open),
        _ => false,
    }
}

impl State {
    /// Whether what is put into something in a loop is of the parent still: of one parent, not of all of them.
    pub(super) fn is_told_in_loop(&self, code: &Code) -> bool {
        !self.is_of_keys && code.language().family() == Family::Go
    }
}
