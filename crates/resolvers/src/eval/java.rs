//! What Java says that other languages say differently: names of fields stand alone, methods are told from fields and by how many arguments they take,
//! interfaces have classes that nobody names, and annotations say what a mapper loads.

mod calls;
mod classes;
mod data;
mod fields;
mod loaders;
mod parents;
mod relations;
mod statics;
mod types;

pub(crate) use classes::is_annotated;
pub(crate) use loaders::Kept;
pub(crate) use types::Named;

use super::calls::Site;
use super::*;
use crate::catalogue::{ClientKind, Effect, Guess, java as catalogue};

/// Stands for what every resolver is handed besides its parent: a `DataFetchingEnvironment`.
const ENVIRONMENT: &str = "environment";
/// Stands for the receiver of a method of which only the name is known: `Order::getId`.
const ANY_RECEIVER: &str = "::";

/// What is known of Java alone.
#[derive(Default)]
pub(crate) struct State {
    /// What names of types mean in files.
    named: FxHashMap<(UnitId, Box<str>), Option<Named>>,
    /// The classes and interfaces that a class extends, itself first.
    ancestors: FxHashMap<(UnitId, ClassId), Rc<[Ancestor]>>,
    /// By the names of types the files with a class that extends or implements one of that name.
    extending: Option<Rc<FxHashMap<Box<str>, Vec<UnitId>>>>,
    /// What the methods of a class ask for that nobody writes.
    repositories: FxHashMap<(UnitId, ClassId), Option<ClientKind>>,
    /// The classes that objects of a type are of, by the type.
    pub(crate) rows: FxHashMap<String, (UnitId, ClassId)>,
    /// Loaders that are registered for each request.
    loaders: Option<Rc<Kept>>,
}

/// A type that a class extends or implements.
#[derive(Clone, Debug)]
pub(crate) enum Ancestor {
    /// One of the project.
    Class(UnitId, ClassId),
    /// One of a package: that, and its name.
    Foreign(Rc<str>, Rc<str>),
}

/// What every resolver is handed besides its parent.
pub(crate) fn environment() -> Value {
    Value::external(External::Handed(ENVIRONMENT))
}

/// The name of the property that a method without arguments reads, as its name tells: `getName`, `isOpen`, `name`.
pub(crate) fn property_of(method: &str) -> String {
    let rest = ["get", "is", "has"].iter().find_map(|it| {
        let rest = method.strip_prefix(it)?;
        rest.starts_with(|it: char| it.is_uppercase()).then_some((it, rest))
    });
    match rest {
        Some((&"has", _)) | None => method.to_owned(),
        Some((_, rest)) => decapitalised(rest),
    }
}

/// With a small letter at its start, as beans and properties are called.
pub(crate) fn decapitalised(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        // `URLParser` stays.
        Some(_) if name.len() > 1 && name.chars().take(2).all(char::is_uppercase) => name.to_owned(),
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

impl Eval<'_> {
    /// Whether something can be called.
    pub(super) fn is_callable(value: &Value) -> bool {
        match &value.kind {
            Kind::Function(_) | Kind::Class(..) => true,
            Kind::External(external) => match &**external {
                External::Member(of, _) => {
                    matches!(&**of, External::Called(_)) || matches!(&**of, External::Handed(ANY_RECEIVER))
                }
                _ => false,
            },
            Kind::OneOf(all) => all.iter().any(Self::is_callable),
            _ => false,
        }
    }

    /// Calls what is a function, or stands for one: a reference to a method or a constructor.
    pub(super) fn call_callable(&mut self, site: &Site, callable: &Value, arguments: &[Value]) -> Value {
        match &callable.kind {
            Kind::Function(closure) => {
                if closure.receiver.is_none() {
                    return self.run(closure, arguments).and(callable.of_parent);
                }
                let receiver = closure.receiver.clone();
                self.invoke(site, receiver.as_ref(), callable, arguments)
            }
            Kind::Class(unit, class) => self.java_make(site, *unit, *class, arguments),
            Kind::OneOf(all) => {
                let values = all.iter().map(|it| self.call_callable(site, it, arguments)).collect();
                Value::one_of(values)
            }
            Kind::External(external) => match &**external {
                External::Member(of, name) => match &**of {
                    External::Called(called) => {
                        let receiver = called.callee.clone();
                        self.java_method(site, &receiver, name, arguments)
                    }
                    External::Handed(ANY_RECEIVER) => match arguments.split_first() {
                        Some((receiver, rest)) => self.java_method(site, receiver, name, rest),
                        None => Value::data(),
                    },
                    _ => Value::unknown(),
                },
                _ => Value::unknown(),
            },
            Kind::Instance(_) => {
                const NAMES: [&str; 10] =
                    ["apply", "get", "load", "accept", "call", "run", "test", "mapRow", "convert", "handle"];
                for name in NAMES {
                    let methods = self.java_methods_of(callable, name, None);
                    if !methods.is_empty() {
                        return self.java_method(site, callable, name, arguments);
                    }
                }
                Value::unknown()
            }
            _ => Value::unknown(),
        }
    }

    /// Calls all of these that can be called, with `given` each.
    pub(super) fn java_callbacks(&mut self, site: &Site, arguments: &[Value], given: &Value) -> Vec<Value> {
        let mut results = Vec::new();
        for it in arguments {
            match &it.kind {
                Kind::Class(..) => {}
                // What a collector was made with: `toMap(Order::getId, this::load)`
                Kind::List(inner) if inner.iter().any(is_handed_on) => {
                    let inner = Rc::clone(inner);
                    let found = self.deeper(|eval| eval.java_callbacks(site, &inner, given));
                    results.extend(found.unwrap_or_default());
                }
                _ if Self::is_callable(it) => {
                    results.push(self.call_callable(site, it, std::slice::from_ref(given)));
                }
                _ => {}
            }
        }
        results
    }

    /// What can be called, as functions: what is kept until somebody else calls it.
    pub(super) fn java_functions(&mut self, value: &Value) -> Value {
        match &value.kind {
            Kind::Function(_) => value.clone(),
            Kind::OneOf(all) => {
                let all = all.iter().map(|it| self.java_functions(it)).collect();
                Value::one_of(all)
            }
            Kind::Instance(_) => {
                let mut found = Vec::new();
                for name in ["load", "apply", "get"] {
                    if found.is_empty() {
                        found = self.java_methods_of(value, name, None);
                    }
                }
                let found = found.into_iter().filter(|it| !it.is_abstract);
                let found: Vec<Value> = found
                    .collect::<Vec<_>>()
                    .into_iter()
                    .map(|it| self.bound_java_method(&it, value))
                    .collect();
                Value::one_of(found)
            }
            Kind::External(external) => {
                let External::Member(of, name) = &**external else { return Value::unknown() };
                let External::Called(called) = &**of else { return Value::unknown() };
                let receiver = called.callee.clone();
                let found = self.java_methods_of(&receiver, name, None);
                let found = found.into_iter().filter(|it| !it.is_abstract);
                let found: Vec<Value> = found
                    .collect::<Vec<_>>()
                    .into_iter()
                    .map(|it| self.bound_java_method(&it, &receiver))
                    .collect();
                Value::one_of(found)
            }
            _ => Value::unknown(),
        }
    }

    /// The functions that a fetcher is, with what a framework calls of it.
    pub(crate) fn java_fetchers(&mut self, value: &Value) -> Value {
        let family = std::mem::replace(&mut self.family, Family::Java);
        let found = self.java_functions(value);
        self.family = family;
        found
    }

    fn bound_java_method(&mut self, method: &classes::Method, receiver: &Value) -> Value {
        let frame = self.around(method.unit, method.class);
        let receiver = match method.is_static {
            true => Value::new(Kind::Class(method.unit, method.class)),
            false => receiver.clone(),
        };
        let receiver = Some(receiver);
        Value::new(Kind::Function(Rc::new(Closure {
            unit: method.unit,
            function: method.function,
            frame,
            receiver,
        })))
    }

    /// A call of which only names are known.
    pub(super) fn guessed_java(
        &mut self,
        site: &Site,
        names: &[Rc<str>],
        arguments: &[Value],
        depends: bool,
    ) -> Value {
        let given = self.java_callbacks(site, arguments, &Value::data().and(depends));
        let depends = depends || given.iter().any(|it| it.of_parent);
        match catalogue::guess(names, arguments.len()) {
            Some(Guess::Access(kind)) => self.access(site, kind, depends, None, false, None),
            Some(Guess::Joined) => {
                let joined = Some(crate::access::Batched::Loader);
                self.access(site, ClientKind::Loader, depends, joined, false, None)
            }
            Some(Guess::Maybe) => {
                self.unresolved(site, depends);
                Value::unknown().and(depends)
            }
            None => Value::unknown().and(depends),
        }
    }

    /// A call of a method of what data is asked for with.
    pub(super) fn java_client_call(
        &mut self,
        site: &Site,
        client: &Rc<Client>,
        of_parent: bool,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let depends = of_parent || arguments.iter().any(|it| it.of_parent);
        if client.kind == ClientKind::Loader && client.access.is_none() {
            let with_member = Client {
                kind: client.kind,
                member: Some(name.into()),
                access: None,
                loader: client.loader.clone(),
                is_certain: client.is_certain,
                row: client.row,
            };
            return self.client_call(site, &Rc::new(with_member), of_parent, arguments);
        }
        if let Some(access) = client.access {
            let is_old = access.0 == u32::MAX && site.frame.phase == Phase::Resolve;
            if catalogue::is_of_result(name) || !is_old {
                return self.java_chained(site, client, access, of_parent, name, arguments);
            }
        }
        if catalogue::hands_over(name) {
            let same = same_client(client, depends);
            let given = self.java_callbacks(site, arguments, &same);
            return Value::one_of(given).and(depends);
        }
        match catalogue::effect(client.kind, name) {
            Effect::Access | Effect::Joined => {
                let given = self.java_callbacks(site, arguments, &Value::data());
                let depends = depends || given.iter().any(|it| it.of_parent);
                self.access(site, client.kind, depends, None, client.is_certain, None)
            }
            Effect::Neutral => {
                let given = self.java_callbacks(site, arguments, &Value::data());
                same_client(client, depends || given.iter().any(|it| it.of_parent))
            }
            Effect::Nothing => {
                self.java_callbacks(site, arguments, &Value::data().and(depends));
                Value::data().and(depends)
            }
        }
    }

    /// Whether a statement is told one key after the other, and asked when it knows all of them:
    /// `for (Long id : ids) statement.setLong(++at, id);`
    fn is_told_all_keys(&mut self, site: &Site, access: crate::access::AccessId) -> bool {
        if !site.is_in_loop() {
            return false;
        }
        let (frame, code) = (Rc::clone(&site.frame), Arc::clone(&site.code));
        let Some(place) = self.log.get(access.0 as usize).map(|it| it.place) else { return false };
        let at = site.range();
        let around = code.function(frame.function).loops.iter().filter(|it| it.contains(at));
        let asks_each = |it: &TextRange| {
            place.unit == frame.unit && it.contains(place.range) || code.text(*it).contains(".execute")
        };
        if around.clone().any(asks_each) {
            return false;
        }
        let Expr::Call { arguments, .. } = code.expr(site.expr) else { return false };
        let given: Vec<ExprId> = code.several(arguments).collect();
        given.into_iter().all(|it| !self.eval(&frame, it).of_parent || self.is_one_of_keys(&frame, &code, it))
    }

    /// Whether an expression is one of the keys on each turn of a loop: `id`, `ids[i]`.
    fn is_one_of_keys(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, expr: ExprId) -> bool {
        let list = match code.expr(expr) {
            Expr::Index { object, .. } => object,
            Expr::Name => match code.lookup(frame.function, code.text(code.range(expr))) {
                [only] => match only.source {
                    Source::Element(list) => list,
                    _ => return false,
                },
                _ => return false,
            },
            _ => return false,
        };
        matches!(self.eval(frame, list).kind, Kind::Keys)
    }

    /// A call that is chained to an access: part of it, or something that is done with what it has given.
    fn java_chained(
        &mut self,
        site: &Site,
        client: &Rc<Client>,
        access: crate::access::AccessId,
        of_parent: bool,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let same = Value::new(Kind::Client(Rc::clone(client))).and(of_parent);
        if catalogue::is_of_result(name) {
            let row = Value::data().and(of_parent);
            let given = self.java_callbacks(site, arguments, &row);
            if catalogue::gives_result(name) && !given.is_empty() {
                return Self::settled(&Value::one_of(given)).and(of_parent);
            }
            // What is collected is in memory, and so is what is looked up in it.
            let is_answer = matches!(
                name,
                "filter"
                    | "sorted"
                    | "stream"
                    | "limit"
                    | "skip"
                    | "peek"
                    | "distinct"
                    | "cache"
                    | "subscribeOn"
                    | "publishOn"
            );
            return if is_answer { same } else { Value::data().and(of_parent) };
        }
        let given = self.java_callbacks(site, arguments, &Value::data());
        let mut depends = of_parent || given.iter().any(|it| it.of_parent);
        if !depends && arguments.iter().any(|it| it.of_parent) {
            depends = !self.is_told_all_keys(site, access);
        }
        let calls = self.calls_now();
        if let Some(known) = self.log.get_mut(access.0 as usize) {
            let is_within = known.place.unit == site.frame.unit && site.range().contains(known.place.range);
            // What is prepared is asked where it is executed.
            if name.starts_with("execute") && !is_within && prepares(&known.what) {
                known.place = site.place();
                known.what = site.what();
                known.calls = calls;
            } else if !known.of_parent && self.running.len() < known.depth {
                known.place = site.place();
                known.what = site.what();
                known.calls = self.calls.iter().map(Site::call).collect();
                known.depth = self.running.len();
            } else if known.place.unit == site.frame.unit && site.range().contains(known.place.range) {
                known.place.range = site.range();
            }
            known.of_parent |= depends;
        }
        same.and(depends)
    }
}

/// Whether a value can be called, or is a list of what can.
fn is_handed_on(value: &Value) -> bool {
    matches!(value.kind, Kind::List(_)) || Eval::is_callable(value)
}

/// Whether a call gives a statement of JDBC, which somebody executes.
fn prepares(what: &str) -> bool {
    ["prepareStatement", "prepareCall", "createStatement"].iter().any(|it| what.ends_with(it))
}

/// A client before anything was asked of it.
fn same_client(client: &Rc<Client>, of_parent: bool) -> Value {
    let same = Client {
        kind: client.kind,
        member: None,
        access: None,
        loader: client.loader.clone(),
        is_certain: client.is_certain,
        row: client.row,
    };
    Value::new(Kind::Client(Rc::new(same))).and(of_parent)
}
