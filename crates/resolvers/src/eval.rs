//! Evaluates source code without running it: what a name means, which function a call reaches, what is asked for on the way.
//!
//! Conditions are not decided, loops are gone through once, and a name is each of the values that it is ever given. Every expression is evaluated at
//! most once per frame, calls are followed to a depth, and there is a budget of steps, so that it ends on every program.

mod calls;
mod clients;
mod container;
mod entries;
mod externals;
mod files;
mod go;
mod instances;
pub(crate) mod java;
mod kept;
mod natives;
mod places;
pub(crate) mod python;
mod registries;
mod rows;
pub(crate) mod ruby;
mod stand_ins;
mod types;

pub(crate) use calls::without_arguments;
pub(crate) use rows::is_lazy_relation;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::Family;
use wirelint_source_code::code::{
    Binding, Choice, ClassId, Code, Entry, EntryKind, Export, Expr, ExprId, FunctionId, Imported, MODULE,
    Source, Step, TypeId,
};

use crate::Options;
use crate::access::{Access, Call};
use crate::catalogue::python::PREFIX;
use crate::catalogue::{Use, describes, family_of, of_external};
use crate::project::{Place, Project, UnitId};
use crate::value::{Called, Client, Closure, External, Frame, Instance, Kind, Parent, Phase, Record, Value};

/// How many expressions one resolver may take.
const STEPS: u32 = 60_000;
/// How deep evaluation may nest.
const NESTING: u32 = 160;
/// How many names of re-exports are followed.
const EXPORTS: u32 = 24;

/// Stands for a property of the parent whose name is reckoned.
pub(crate) const ANY: &str = "[]";

/// What evaluates.
pub(crate) struct Eval<'p> {
    pub(crate) project: &'p Project<'p>,
    pub(crate) options: &'p Options,
    /// What every resolver is handed, where the project says so.
    pub(crate) context: Value,
    /// What types say of that.
    pub(crate) context_type: Value,
    /// What is put on a request before it is answered.
    pub(crate) requests: FxHashMap<Rc<str>, Vec<(UnitId, ExprId)>>,
    /// What was asked for while resolving.
    pub(crate) log: Vec<Access>,
    /// Calls of which it is not known what they do, although they depend on the parent.
    pub(crate) unresolved: Vec<Call>,
    /// What was called of that which a framework hands to a function.
    pub(crate) handed: Vec<Rc<External>>,
    /// Methods of the whole parent that were called and that are not known.
    pub(crate) asks_parent: Vec<Rc<str>>,
    /// Functions that ran, in order.
    pub(crate) ran: Vec<(UnitId, FunctionId)>,
    /// Whether the project's rows have Sequelize's methods, and whether `MikroORM` batches.
    pub(crate) traits: Traits,
    modules: FxHashMap<UnitId, Rc<Frame>>,
    kept: kept::Kept,
    /// What names mean in functions that nobody calls, but which are looked into.
    frames: FxHashMap<(UnitId, FunctionId), Rc<Frame>>,
    exported: FxHashMap<(UnitId, Rc<str>), Value>,
    types: FxHashMap<(UnitId, TypeId), Value>,
    instances: FxHashMap<(UnitId, ClassId), Rc<Instance>>,
    /// What stands for the tokens of containers.
    container: Option<Rc<container::Container>>,
    /// What names mean around classes that are made by functions: once for each call, of which a few are kept.
    class_frames: FxHashMap<(UnitId, ClassId), Vec<Rc<Frame>>>,
    /// What is associated with rows of Sequelize.
    associations: Option<Rc<rustc_hash::FxHashSet<String>>>,
    /// Relations that always come with rows, by the names of their classes.
    eager: Option<Rc<rows::EagerRelations>>,
    /// The methods of rows.
    row_methods: Option<Rc<rows::RowMethods>>,
    /// The class that implements what is called so, where there is only one.
    implementers: Option<Rc<stand_ins::Implementers>>,
    /// What the files of the project give to others.
    registries: Option<Rc<registries::Registries>>,
    /// How many calls on the way were followed by their names only.
    guessing: u32,
    /// Whether a generator wrote the file.
    generated: FxHashMap<UnitId, bool>,
    /// The calls that led to what runs now.
    calls: Vec<calls::Site>,
    /// What is known of Java alone.
    pub(crate) java: java::State,
    /// What is known of Python alone.
    pub(crate) python: python::State,
    /// What is known of Ruby alone.
    pub(crate) ruby: ruby::State,
    /// What is known of Go alone.
    go: go::State,
    /// The languages that what is evaluated now is in one of.
    family: Family,
    /// The functions that run now.
    running: Vec<(UnitId, FunctionId)>,
    /// When what runs now does.
    now: Phase,
    steps: u32,
    nesting: u32,
    following: u32,
}

/// What holds for all of a project.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Traits {
    /// Sequelize's rows have a method for each association.
    pub(crate) has_sequelize: bool,
    /// References and collections are loaded together.
    pub(crate) mikro_batches: bool,
    /// So are Hibernate's.
    pub(crate) hibernate_batches: bool,
}

impl<'p> Eval<'p> {
    pub(crate) fn new(project: &'p Project<'p>, options: &'p Options) -> Self {
        Self {
            project,
            options,
            context: Value::unknown(),
            context_type: Value::unknown(),
            requests: FxHashMap::default(),
            log: Vec::new(),
            unresolved: Vec::new(),
            handed: Vec::new(),
            asks_parent: Vec::new(),
            ran: Vec::new(),
            traits: Traits::default(),
            modules: FxHashMap::default(),
            kept: kept::Kept::default(),
            frames: FxHashMap::default(),
            exported: FxHashMap::default(),
            types: FxHashMap::default(),
            instances: FxHashMap::default(),
            container: None,
            class_frames: FxHashMap::default(),
            associations: None,
            eager: None,
            row_methods: None,
            implementers: None,
            registries: None,
            guessing: 0,
            generated: FxHashMap::default(),
            calls: Vec::new(),
            java: java::State::default(),
            python: python::State::default(),
            ruby: ruby::State::default(),
            go: go::State::default(),
            family: Family::Ecma,
            running: Vec::new(),
            now: Phase::Load,
            steps: STEPS,
            nesting: 0,
            following: 0,
        }
    }

    /// Starts a run: nothing is asked for yet, and all steps are left.
    pub(crate) fn start(&mut self) {
        self.start_with(STEPS);
    }

    /// Starts a run that may take only so many steps.
    pub(crate) fn start_with(&mut self, steps: u32) {
        self.log.clear();
        self.unresolved.clear();
        self.handed.clear();
        self.asks_parent.clear();
        self.python.columns.clear();
        self.ran.clear();
        self.calls.clear();
        self.running.clear();
        self.ruby.start();
        self.steps = steps;
        self.nesting = 0;
    }

    /// How many expressions the run may still take.
    pub(crate) fn steps_left(&self) -> u32 {
        self.steps
    }

    /// All steps are left again.
    pub(crate) fn renew(&mut self) {
        self.steps = STEPS;
        self.nesting = 0;
    }

    /// Whether the last run could not be finished.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.steps == 0
    }

    pub(crate) fn code(&self, unit: UnitId) -> Option<Arc<Code>> {
        self.project.code(unit)
    }

    /// What the names of a file mean.
    pub(crate) fn module(&mut self, unit: UnitId) -> Rc<Frame> {
        let make = || {
            Rc::new(Frame {
                unit,
                function: MODULE,
                arguments: Vec::new(),
                receiver: Value::unknown(),
                outer: None,
                phase: Phase::Load,
                depth: 0,
                has_names: true,
                values: RefCell::default(),
                touched: RefCell::default(),
            })
        };
        Rc::clone(self.modules.entry(unit).or_insert_with(make))
    }

    /// What an expression may be.
    pub(crate) fn eval(&mut self, frame: &Rc<Frame>, id: ExprId) -> Value {
        let Some(code) = self.code(frame.unit) else { return Value::unknown() };
        // What leads nowhere is found anew rather than kept: it is half of all there is.
        if let Some(known) = Self::leaf(frame, &code, id) {
            return known;
        }
        if let Some(known) = frame.values.borrow().get(&id) {
            return known.clone();
        }
        let found = self.deeper(|it| {
            let now = std::mem::replace(&mut it.now, frame.phase);
            let family = std::mem::replace(&mut it.family, code.language().family());
            // Whoever comes back here meanwhile goes in a circle.
            frame.values.borrow_mut().insert(id, Value::unknown());
            let value = it.eval_here(frame, &code, id);
            frame.values.borrow_mut().insert(id, value.clone());
            it.now = now;
            it.family = family;
            value
        });
        found.unwrap_or_else(Value::unknown)
    }

    /// What an expression is that is made of no others.
    fn leaf(frame: &Rc<Frame>, code: &Code, id: ExprId) -> Option<Value> {
        match code.expr(id) {
            Expr::Constant => Some(Value::data()),
            Expr::Text => Some(Value::new(Kind::Text(unquoted(code.text(code.range(id))).into()))),
            Expr::Template(holes) if holes.is_empty() => {
                Some(Value::new(Kind::Text(unquoted(code.text(code.range(id))).into())))
            }
            // In Ruby it is a call.
            Expr::Base if code.language().family() == Family::Ruby => None,
            Expr::Receiver | Expr::Base => Some(Self::receiver(frame, code)),
            Expr::Function(function) => Some(Value::new(Kind::Function(Rc::new(Closure {
                unit: frame.unit,
                function,
                frame: Rc::clone(frame),
                receiver: None,
            })))),
            _ => None,
        }
    }

    /// Does something that may come back to itself by way of what is known already, which no expression on the way would end: one step more, one
    /// level deeper; `None` where none is left.
    fn deeper<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.steps == 0 || self.nesting >= NESTING {
            return None;
        }
        self.steps -= 1;
        self.nesting += 1;
        let found = work(self);
        self.nesting -= 1;
        Some(found)
    }

    fn eval_here(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, id: ExprId) -> Value {
        let range = code.range(id);
        if self.family == Family::Ruby
            && let Some(value) = self.ruby_expr(frame, code, id)
        {
            return value;
        }
        match code.expr(id) {
            Expr::Name if self.family == Family::Java => self.java_name(frame, code, range),
            Expr::Name => self.name(frame, code.text(range)),
            Expr::Member { object, name } if self.family == Family::Java => {
                self.java_member_expr(frame, code, id, object, name)
            }
            Expr::Member { object, name } => {
                let value = self.eval(frame, object);
                let name = code.text(TextRange::new(name, range.end));
                if matches!(code.expr(object), Expr::Base) {
                    return self.base_member(frame, code, &value, name);
                }
                match self.family {
                    Family::Python => self.read_of_row(frame, code, id, &value, name),
                    Family::Java | Family::Ecma => self.read_lazily(frame, code, id, &value, name),
                    Family::Go | Family::Ruby => {}
                }
                self.member(&value, name)
            }
            Expr::Index { object, key } => {
                let value = self.eval(frame, object);
                let constant = matches!(code.expr(key), Expr::Constant);
                let is_literal = matches!(code.expr(key), Expr::Text);
                let key = self.eval(frame, key);
                match key.text() {
                    // `row[key]` of the parent, where this call knows the key: it may be another one elsewhere.
                    Some(name) if !is_literal => match self.member(&value, &name) {
                        Value { kind: Kind::Parent(parent), of_parent } if parent.path.len() == 1 => {
                            let path = vec![Rc::clone(&parent.path[0]), ANY.into()];
                            let parent = Parent { path, ty: parent.ty, row: parent.row, held: 0 };
                            Value { kind: Kind::Parent(Rc::new(parent)), of_parent }
                        }
                        it => it,
                    },
                    Some(name) => self.member(&value, &name),
                    // The first of the keys is asked for what they have in common, once.
                    None if constant && matches!(value.kind, Kind::Keys) => Value::data(),
                    // A generic function or class is what it is, whatever it is of.
                    None if self.family == Family::Go && matches!(value.kind, Kind::Function(_)) => value,
                    None if self.family != Family::Ecma
                        && matches!(value.kind, Kind::Class(..) | Kind::External(_)) =>
                    {
                        value
                    }
                    None => match &value.kind {
                        // Some property of the parent, whichever.
                        Kind::Parent(parent) if parent.path.is_empty() && !constant => {
                            let parent = Parent { path: vec![ANY.into()], ty: None, row: None, held: 0 };
                            Value { kind: Kind::Parent(Rc::new(parent)), of_parent: true }
                        }
                        _ => self.element(&value).and(key.of_parent),
                    },
                }
            }
            Expr::Call { .. } | Expr::New { .. } if self.family == Family::Java => {
                self.java_call(frame, code, id)
            }
            Expr::Call { .. } | Expr::New { .. } | Expr::Tagged { .. } => self.call(frame, code, id),
            Expr::Class(class) => self.class_in(frame, class),
            Expr::Object(entries) => {
                let record = Record::Literal { unit: frame.unit, entries, frame: Rc::clone(frame) };
                let value = Value::new(Kind::Object(Rc::new(record)));
                self.look_into(frame, code, id, value)
            }
            Expr::List(all) => {
                let all: Vec<ExprId> = code.several(all).collect();
                // A copy of the keys is all of them.
                if let [one] = all[..]
                    && let Expr::Spread(_) = code.expr(one)
                    && let it @ Value { kind: Kind::Keys, .. } = self.eval(frame, one)
                {
                    return it;
                }
                let values = self.values(frame, code, &all);
                Value::list(values)
            }
            Expr::Template(all) | Expr::Operation(all) => {
                let mut of_parent = false;
                for it in code.several(all) {
                    of_parent |= self.eval(frame, it).of_parent;
                }
                Value::data().and(of_parent)
            }
            Expr::Constant | Expr::Text | Expr::Receiver | Expr::Base | Expr::Function(_) => {
                Self::leaf(frame, code, id).unwrap_or_else(Value::unknown)
            }
            Expr::Keyword(it) => {
                let value = self.eval(frame, it);
                let name = code.keyword(id).map_or("", |it| it.0);
                let of_parent = value.of_parent;
                Value::new(Kind::Named(Rc::new((name.into(), value)))).and(of_parent)
            }
            Expr::Comprehension { over, function } => self.comprehension(frame, over, function),
            Expr::Await(it) => {
                let value = self.eval(frame, it);
                if self.family == Family::Python {
                    self.wait_for(frame, code, it, &value);
                }
                Self::settled(&value)
            }
            Expr::Spread(it) => self.eval(frame, it),
            Expr::Typed { value, ty } => self.typed(frame, value, ty),
            Expr::Choice(parts) => {
                let Choice { test, yes, no } = code.choice(parts);
                self.eval(frame, test);
                let yes = self.eval(frame, yes);
                let no = self.eval(frame, no);
                yes.or(no)
            }
            Expr::Both(first, second) => {
                self.eval(frame, first);
                self.eval(frame, second)
            }
            Expr::Assign { target, value } => {
                let value = self.eval(frame, value);
                // What is put into something else is there after the call.
                if let Expr::Member { object, .. } | Expr::Index { object, .. } = code.expr(target) {
                    Self::keep(&value);
                    Self::touch(frame, code, object, &value);
                    if self.go.is_told_in_loop(code) {
                        Self::touch_anywhere(frame, code, object, &value);
                    }
                }
                value
            }
            Expr::Other(_) if self.family == Family::Java && !code.type_arguments(id).is_empty() => {
                self.java_cast(frame, code, id).unwrap_or_else(Value::unknown)
            }
            Expr::Other(all) => {
                let mut last = Value::unknown();
                let mut of_parent = false;
                for it in code.several(all) {
                    last = self.eval(frame, it);
                    of_parent |= last.of_parent;
                }
                last.and(of_parent)
            }
        }
    }

    /// The values of an object are found when they are asked for, but what is asked for on the way is asked for now.
    fn look_into(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, id: ExprId, value: Value) -> Value {
        let Expr::Object(entries) = code.expr(id) else { return value };
        if frame.phase != Phase::Resolve {
            return value;
        }
        let mut of_parent = false;
        for entry in code.entries(entries).to_vec() {
            if let EntryKind::Computed(key) = entry.kind {
                of_parent |= self.eval(frame, key).of_parent;
            }
            of_parent |= self.eval(frame, entry.value).of_parent;
        }
        value.and(of_parent)
    }

    /// Values of a list or of arguments, with what is spread in it.
    fn values(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, all: &[ExprId]) -> Vec<Value> {
        let mut values = Vec::with_capacity(all.len());
        for &it in all {
            let value = self.eval(frame, it);
            match (code.expr(it), &value.kind) {
                (Expr::Spread(_), Kind::List(inner)) => values.extend(inner.iter().cloned()),
                // Keys in another list are keys, and depend on no single parent.
                (Expr::Spread(_), Kind::Keys) => values.push(Value::data()),
                (Expr::Spread(_), _) => values.push(self.element(&value)),
                _ => values.push(value),
            }
        }
        values
    }

    fn receiver(frame: &Rc<Frame>, code: &Code) -> Value {
        let mut at = frame;
        while at.has_names && code.function(at.function).keeps_receiver {
            // A block that is called with another receiver than that around it.
            if code.language().family() == Family::Ruby && !matches!(at.receiver.kind, Kind::Unknown(None)) {
                break;
            }
            match &at.outer {
                Some(outer) => at = outer,
                None => break,
            }
        }
        at.receiver.clone()
    }

    /// What a name means.
    pub(crate) fn name(&mut self, frame: &Rc<Frame>, name: &str) -> Value {
        let Some(code) = self.code(frame.unit) else { return Value::unknown() };
        let mut at = Some(Rc::clone(frame));
        while let Some(scope) = at.take() {
            if scope.has_names {
                let bindings = code.lookup(scope.function, name);
                if bindings.iter().any(|it| !it.is_type()) {
                    if code.language().family() == Family::Go && go::is_error(name) {
                        return Value::data();
                    }
                    return self.bound(&scope, &code, bindings);
                }
            }
            at.clone_from(&scope.outer);
        }
        let of_family = match self.family {
            Family::Python => self.starred(frame.unit, name),
            Family::Java => Some(self.java_named_value(frame.unit, &code, name)),
            Family::Go => self.name_of_package(frame.unit, name),
            Family::Ecma | Family::Ruby => None,
        };
        if let Some(value) = of_family {
            return value;
        }
        match name {
            "undefined" | "NaN" | "Infinity" | "process" | "Math" | "JSON" | "Intl" | "console" => {
                Value::data()
            }
            _ => Value::external(External::Global(name.into())),
        }
    }

    /// Notes that what a name of the function stands for was given something: `where.author = post.author`. Not on each turn of a loop, where it
    /// is given all of several.
    pub(crate) fn touch(frame: &Rc<Frame>, code: &Code, object: ExprId, value: &Value) {
        let at = code.range(object);
        if !code.function(frame.function).loops.iter().any(|it| it.contains(at)) {
            Self::touch_anywhere(frame, code, object, value);
        }
    }

    /// The same, in a loop too.
    pub(crate) fn touch_anywhere(frame: &Rc<Frame>, code: &Code, mut object: ExprId, value: &Value) {
        if !value.of_parent || !frame.has_names || frame.phase != Phase::Resolve {
            return;
        }
        while let Expr::Member { object: of, .. } | Expr::Index { object: of, .. } = code.expr(object) {
            object = of;
        }
        let range = code.range(object);
        let is_own = matches!(code.expr(object), Expr::Name)
            && !code.lookup(frame.function, code.text(range)).is_empty();
        if is_own {
            frame.touched.borrow_mut().push(code.text(range).into());
        }
    }

    fn bound(&mut self, scope: &Rc<Frame>, code: &Arc<Code>, bindings: &[Binding]) -> Value {
        let mut all = Vec::with_capacity(bindings.len());
        for binding in bindings.iter().filter(|it| !it.is_type()) {
            let mut value = match binding.source {
                Source::Param(number) => self.argument(scope, code, number),
                Source::Expr(it) => self.eval(scope, it),
                Source::Element(it) => {
                    let list = self.eval(scope, it);
                    self.element(&Self::settled(&list))
                }
                Source::Function(function) => Value::new(Kind::Function(Rc::new(Closure {
                    unit: scope.unit,
                    function,
                    frame: Rc::clone(scope),
                    receiver: None,
                }))),
                Source::Class(class) => self.class_in(scope, class),
                Source::Import(number) => self.imported(scope.unit, code, number),
                Source::Type(_) => continue,
                Source::Unknown => Value::unknown(),
            };
            if self.family == Family::Java
                && let Some(ty) = binding.ty
            {
                value = self.java_typed(scope.unit, value, ty);
            }
            let path: Vec<Step> = code.path(binding).collect();
            for &step in &path {
                value = match step {
                    Step::Property(name) => self.member(&value, code.text(name)),
                    Step::Index(at) if self.project.family(scope.unit) == Family::Go => {
                        Self::result(&value, at)
                    }
                    Step::Index(at) => match &value.kind {
                        Kind::List(all) if (at as usize) < all.len() => all[at as usize].clone(),
                        _ => self.element(&Self::settled(&value)),
                    },
                    Step::Rest => value,
                };
            }
            if value.is_unknown()
                && path.is_empty()
                && !matches!(binding.source, Source::Param(_))
                && let Some(ty) = binding.ty
            {
                value = self.of_type(scope.unit, ty).and(value.of_parent);
            }
            if matches!(value.kind, Kind::Unknown(None)) {
                value = Value::named(code.text(binding.name)).and(value.of_parent);
            }
            all.push(value);
        }
        let is_touched = bindings.first().is_some_and(|it| {
            let name = code.text(it.name);
            scope.touched.borrow().iter().any(|it| &**it == name)
        });
        Value::one_of(all).and(is_touched)
    }

    /// What is given for a parameter, as far as it is known; else what its type says.
    fn argument(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, number: u32) -> Value {
        match code.language().family() {
            Family::Python => return self.python_argument(frame, code, number),
            Family::Java => return self.java_argument(frame, code, number),
            Family::Ruby => {
                return frame.arguments.get(number as usize).cloned().unwrap_or_else(Value::unknown);
            }
            Family::Go => return self.go_argument(frame, code, number),
            Family::Ecma => {}
        }
        let param = code.function(frame.function).params[number as usize];
        let given = match param.is_rest {
            true => Some(Value::list(frame.arguments.get(number as usize..).unwrap_or_default().to_vec())),
            false => frame.arguments.get(number as usize).cloned(),
        };
        let Some(ty) = param.ty else {
            return given.unwrap_or_else(|| self.injected_argument(frame, code, number));
        };
        match given {
            Some(it) => match it.kind {
                Kind::Parent(parent) if parent.ty.is_none() && parent.path.is_empty() => {
                    let parent = Parent { path: Vec::new(), ty: Some((frame.unit, ty)), row: None, held: 0 };
                    Value { kind: Kind::Parent(Rc::new(parent)), of_parent: true }
                }
                Kind::Context => {
                    let typed = self.of_type(frame.unit, ty);
                    if typed.is_unknown() { it } else { Value::new(Kind::OneOf(vec![typed, it].into())) }
                }
                Kind::Unknown(_) => {
                    let typed = self.of_type(frame.unit, ty).and(it.of_parent);
                    if typed.is_unknown() { it } else { typed }
                }
                _ => it,
            },
            None => self.injected_argument(frame, code, number),
        }
    }

    /// What a container gives for a parameter: what its decorator asks for, or else what its type says.
    fn injected_argument(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, number: u32) -> Value {
        let param = code.function(frame.function).params[number as usize];
        let decorators: Vec<ExprId> = code.several(param.decorators).collect();
        let module = self.module(frame.unit);
        let asked = decorators.iter().find_map(|&it| self.injection(&module, code, it));
        let of_type = param.ty.map_or_else(Value::unknown, |it| self.of_type(frame.unit, it));
        match asked {
            // `@InjectRepository(User) users: UserRepository`: a class says more than that it is some client.
            Some(it) if matches!(it.kind, Kind::Client(_)) && !of_type.is_unknown() => of_type,
            Some(it) if !it.is_unknown() => it,
            _ => of_type,
        }
    }

    /// A property.
    pub(crate) fn member(&mut self, value: &Value, name: &str) -> Value {
        self.deeper(|it| it.member_here(value, name)).unwrap_or_else(Value::unknown)
    }

    fn member_here(&mut self, value: &Value, name: &str) -> Value {
        let member = match &value.kind {
            Kind::Unknown(_) if self.family == Family::Python && python::is_manager(name) => {
                python::manager(false)
            }
            Kind::Unknown(names) => {
                let is_request = names.as_ref().is_some_and(|it| matches!(&*it.name, "req" | "request"));
                if is_request && let Some(it) = self.of_request(name) {
                    return it.and(value.of_parent);
                }
                let names = crate::value::Names { before: names.clone(), name: name.into() };
                Value::new(Kind::Unknown(Some(Rc::new(names))))
            }
            Kind::Data | Kind::Text(_) | Kind::List(_) | Kind::Keys | Kind::Given(_) => Value::data(),
            Kind::Rows(unit, class) => self.member_of_rows((*unit, *class), name),
            Kind::Named(it) => self.member(&it.1, name),
            Kind::Query(_) | Kind::Function(_) => Value::named(name),
            Kind::Class(unit, class) => self.static_member(*unit, *class, name),
            Kind::Instance(instance) => self.instance_member(instance, name),
            Kind::Object(record) => match self.entry(record, name) {
                Some(it) => it,
                None => Value::named(name),
            },
            Kind::Module(unit) => self.export(*unit, name),
            Kind::Shape(unit, ty) => self.shape_member(*unit, *ty, name),
            Kind::Client(client) if client.access.is_none() && describes(name) => Value::data(),
            Kind::Client(client) => Value::new(Kind::Client(Rc::new(Client {
                kind: client.kind,
                member: Some(name.into()),
                access: client.access,
                loader: client.loader.clone(),
                is_certain: client.is_certain,
                row: client.row,
            }))),
            Kind::External(external) => self.external_member(external, name),
            Kind::Parent(parent) => {
                if let Some(it) = self.row_member(parent, name) {
                    return it.and(true);
                }
                let ty = self.parent_member(parent, name);
                let mut path = parent.path.clone();
                path.push(name.into());
                Value::new(Kind::Parent(Rc::new(Parent { path, ty, row: None, held: 0 })))
            }
            Kind::Context => {
                for known in [self.context.clone(), self.context_type.clone()] {
                    let member = self.member(&known, name);
                    if !member.is_unknown() {
                        return member.and(value.of_parent);
                    }
                }
                self.of_request(name).unwrap_or_else(|| {
                    let before = Value::named("context");
                    self.member(&before, name)
                })
            }
            Kind::OneOf(all) => {
                let values = all.iter().map(|it| self.member(it, name)).collect();
                Value::one_of(values)
            }
        };
        member.and(value.of_parent)
    }

    /// One element.
    pub(crate) fn element(&mut self, value: &Value) -> Value {
        self.deeper(|it| it.element_here(value)).unwrap_or_else(|| Value::unknown().and(value.of_parent))
    }

    fn element_here(&mut self, value: &Value) -> Value {
        let element = match &value.kind {
            Kind::List(all) => Value::one_of(all.to_vec()),
            Kind::Keys => return Value::data().and(true),
            Kind::Query(query) => {
                self.read_query(query, value.of_parent);
                match self.family {
                    Family::Ruby => self.element_of_query(query, value.of_parent),
                    Family::Python | Family::Go | Family::Java | Family::Ecma => Value::rows(query.row),
                }
            }
            Kind::Rows(..) => value.clone(),
            Kind::Client(client) if client.access.is_some() && client.row.is_some() => {
                Value::rows(client.row)
            }
            Kind::OneOf(all) => {
                let all = all.iter().map(|it| self.element(it)).collect();
                Value::one_of(all)
            }
            Kind::Object(record) => match &**record {
                Record::Made(all) => Value::one_of(all.iter().map(|it| it.1.clone()).collect()),
                Record::Literal { .. } => {
                    let entries = self.entries_of(value);
                    Value::one_of(entries.into_iter().map(|it| it.1).collect())
                }
            },
            Kind::Unknown(_) | Kind::Client(_) => Value { kind: value.kind.clone(), of_parent: false },
            _ => Value::data(),
        };
        element.and(value.of_parent)
    }

    /// What a promise gives.
    pub(crate) fn settled(value: &Value) -> Value {
        match &value.kind {
            Kind::Client(client) if client.access.is_some() => Value::rows(client.row).and(value.of_parent),
            Kind::OneOf(all) => Value::one_of(all.iter().map(Self::settled).collect()).and(value.of_parent),
            _ => value.clone(),
        }
    }

    /// Notes that a loader is kept by something.
    pub(crate) fn keep(value: &Value) {
        for it in value.alternatives() {
            if let Kind::Client(client) = it.kind
                && let Some(loader) = &client.loader
            {
                loader.is_kept.set(true);
            }
        }
    }

    fn external_member(&mut self, external: &Rc<External>, name: &str) -> Value {
        if let External::Import { module, name: of } = &**external
            && matches!(&**of, "*" | "default")
        {
            return match family_of(module) {
                Family::Python => Self::of_python_package(module, name),
                Family::Go => Self::of_go_package(module, name),
                Family::Java | Family::Ecma => Self::of_package(module, name),
                Family::Ruby => Value::named(name),
            };
        }
        if self.family == Family::Python && python::is_manager(name) {
            return python::manager(true);
        }
        if let Some(module) = external.module()
            && let Some(kind) = of_external(module, name, Use::Named)
        {
            return Value::client(kind);
        }
        // What was handed to a wrapper is what comes out of it, mostly.
        if let External::Called(called) = &**external {
            let made = called.made_of();
            if let Some(it) = made {
                return self.member(&it, name);
            }
        }
        Value::external(External::Member(Rc::clone(external), name.into()))
    }
}

impl Called {
    /// What a call of a wrapper that changes nothing was given.
    pub(crate) fn made_of(&self) -> Option<Value> {
        let Kind::External(callee) = &self.callee.kind else { return None };
        let is_wrapper = matches!(
            callee.name(),
            "promisify"
                | "freeze"
                | "memoize"
                | "proxy"
                | "cloneDeep"
                | "readonly"
                | "seal"
                | "shallowReactive"
                | "firstValueFrom"
                | "lastValueFrom"
        );
        self.arguments.first().filter(|_| is_wrapper).cloned()
    }
}

/// Without its quotes.
fn unquoted(text: &str) -> &str {
    let inner = text.get(1..text.len().saturating_sub(1));
    inner.filter(|_| text.starts_with(['"', '\'', '`'])).unwrap_or(text)
}
