//! What a method does that is called of some value.

use super::super::*;
use super::classes::Found;
use super::{ClassOf, Mapper, Site, block, camelized, plain, without_block};
use crate::catalogue::{ClientKind, ruby as catalogue};
use crate::value::Query;

impl Eval<'_> {
    /// A call of a method of whatever a value may be.
    pub(super) fn send(&mut self, site: &Site, receiver: &Value, name: &str, given: &[Value]) -> Value {
        let sent = self.deeper(|it| match &receiver.kind {
            Kind::OneOf(all) => {
                let all = all
                    .iter()
                    .map(|one| it.send_one(site, &one.clone().and(receiver.of_parent), name, given));
                Value::one_of(all.collect())
            }
            _ => it.send_one(site, receiver, name, given),
        });
        sent.unwrap_or_else(Value::unknown)
    }

    fn send_one(&mut self, site: &Site, receiver: &Value, name: &str, given: &[Value]) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        if let Some(value) = self.of_every_object(site, receiver, name, given, depends) {
            return value;
        }
        match &receiver.kind {
            Kind::Query(query) => self.send_to_query(site, receiver, &Rc::clone(query), name, given),
            Kind::Parent(parent) => self.send_to_parent(site, receiver, &Rc::clone(parent), name, given),
            Kind::Instance(instance) => {
                self.send_to_instance(site, receiver, &Rc::clone(instance), name, given)
            }
            Kind::Class(unit, class) => self.send_to_class(site, receiver, (*unit, *class), name, given),
            Kind::Client(client) => self.send_to_client(site, receiver, &Rc::clone(client), name, given),
            Kind::External(external) => {
                self.send_to_external(site, receiver, &Rc::clone(external), name, given)
            }
            Kind::Context => self.send_to_context(site, receiver, name, given),
            Kind::Function(_) => match name {
                "call" | "()" | "[]" | "yield" | "===" => self.call_block(Some(site), receiver, given),
                _ => receiver.clone(),
            },
            Kind::Named(named) => self.send(site, &named.1.clone().and(receiver.of_parent), name, given),
            Kind::Unknown(names) => {
                let mut all = names.as_ref().map(|it| it.all()).unwrap_or_default();
                all.push(name.into());
                self.send_to_unknown(site, receiver, &all, given)
            }
            _ => self.send_to_data(site, receiver, name, given),
        }
    }

    /// Methods that everything has.
    fn of_every_object(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        given: &[Value],
        depends: bool,
    ) -> Option<Value> {
        let is_query = matches!(receiver.kind, Kind::Query(_));
        Some(match name {
            "send" | "public_send" | "__send__" | "try" | "try!" => {
                let first = plain(given).next();
                match (first.and_then(Value::text), block(given)) {
                    (Some(method), _) => {
                        let rest: Vec<Value> = skip_first(given);
                        self.send(site, receiver, &method, &rest)
                    }
                    (None, Some(block)) => {
                        self.call_block(Some(site), &block, std::slice::from_ref(receiver))
                    }
                    (None, None) if is_query => return None,
                    (None, None) => Value::data().and(depends),
                }
            }
            "tap" | "then" | "yield_self" if !matches!(receiver.kind, Kind::Client(_)) => {
                let block = block(given)?;
                let value = self.call_block(Some(site), &block, std::slice::from_ref(receiver));
                if name == "tap" { receiver.clone() } else { value.and(receiver.of_parent) }
            }
            "freeze" | "dup" | "clone" | "itself" | "html_safe" | "to_enum" | "deep_dup" | "unwrap"
            | "object_or_nil" | "decorate" | "to_model" | "becomes"
                if !matches!(receiver.kind, Kind::Class(..) | Kind::Client(_)) =>
            {
                receiver.clone()
            }
            "presence" if !is_query => receiver.clone(),
            "presence_in"
            | "in?"
            | "is_a?"
            | "kind_of?"
            | "instance_of?"
            | "respond_to?"
            | "nil?"
            | "frozen?"
            | "object_id"
            | "instance_variable_defined?"
            | "!"
            | "=="
            | "!="
            | "eql?"
            | "equal?" => Value::data().and(depends),
            "blank?" | "present?" if !is_query => Value::data().and(depends),
            "class" => match &receiver.kind {
                Kind::Instance(it) => Value::new(Kind::Class(it.unit, it.class)),
                Kind::Parent(parent) => match parent.row {
                    Some((unit, class)) => Value::new(Kind::Class(unit, class)),
                    None => Value::named("class"),
                },
                _ => return None,
            },
            "singleton_class" => receiver.clone(),
            "instance_variable_get" => {
                let name = given.first().and_then(Value::text)?;
                self.variable_of(receiver, &name, None)
            }
            "method" | "public_method" => {
                let name = given.first().and_then(Value::text)?;
                return self.method_value(receiver, &name);
            }
            "instance_exec" | "instance_eval" | "class_exec" | "class_eval" => {
                let block = block(given)?;
                let rest: Vec<Value> = without_block(given).cloned().collect();
                self.call_with_receiver(site, &block, receiver, &rest)
            }
            _ => return None,
        })
    }

    /// A method without its call: `method(:name)`.
    fn method_value(&mut self, receiver: &Value, name: &str) -> Option<Value> {
        let (of, is_static) = match &receiver.kind {
            Kind::Instance(it) => ((it.unit, it.class), false),
            Kind::Class(unit, class) => ((*unit, *class), true),
            _ => return None,
        };
        match self.find(of, name, is_static)? {
            Found::Method(unit, function) => Some(self.bound_method(receiver, unit, function)),
            _ => None,
        }
    }

    /// A call without a receiver: of a method of the receiver that the function around has, or of what Ruby itself has.
    pub(super) fn send_own(&mut self, site: &Site, receiver: &Value, name: &str, given: &[Value]) -> Value {
        let depends = given.iter().any(|it| it.of_parent);
        match name {
            "raise" | "puts" | "p" | "pp" | "print" | "warn" | "require" | "require_relative"
            | "block_given?" | "binding" | "sleep" | "rand" | "srand" | "exit" | "abort" | "caller"
            | "fail" | "__method__" | "nil" => {
                return Value::data();
            }
            "format" | "sprintf" | "Integer" | "Float" | "String" | "Rational" | "BigDecimal" | "Hash"
            | "URI" | "Complex" => {
                return Value::data().and(depends);
            }
            "Array" => {
                let first = given.first().cloned().unwrap_or_else(Value::data);
                self.read_ruby(&first);
                return match first.kind {
                    Kind::List(_) | Kind::Keys => first,
                    _ => Value::list(vec![first]),
                };
            }
            "lambda" | "proc" => return block(given).unwrap_or_else(Value::unknown),
            "loop" | "catch" | "at_exit" | "freeze" => {
                return block(given).map_or_else(Value::data, |it| self.call_block(Some(site), &it, &[]));
            }
            _ => {}
        }
        // A method of the file, where that is a script.
        if let Some(code) = self.code(site.frame.unit)
            && let Some(found) = code.lookup(MODULE, name).first()
            && let Source::Function(function) = found.source
        {
            let module = self.module(site.frame.unit);
            let closure = Closure { unit: site.frame.unit, function, frame: module, receiver: None };
            return self.invoke(site, None, &Value::new(Kind::Function(Rc::new(closure))), given);
        }
        match &receiver.kind {
            Kind::Unknown(None) => {
                if let Some(client) = Self::client_by_name(name).filter(|_| given.is_empty()) {
                    return client;
                }
                self.send_to_unknown(site, receiver, &[name.into()], given)
            }
            _ => self.send(site, receiver, name, given),
        }
    }

    /// Calls what a class has.
    pub(super) fn use_found(
        &mut self,
        site: &Site,
        receiver: &Value,
        found: &Found,
        given: &[Value],
    ) -> Value {
        match found {
            Found::Method(unit, function) => {
                let module = self.module(*unit);
                let closure = Closure {
                    unit: *unit,
                    function: *function,
                    frame: module,
                    receiver: Some(receiver.clone()),
                };
                let function = Value::new(Kind::Function(Rc::new(closure)));
                self.invoke(site, Some(receiver), &function, given)
            }
            Found::Variable(name) => self.variable_of(receiver, name, None),
            Found::Alias(name) => self.send(site, receiver, name, given),
            Found::Delegated { to, name } => {
                let target = match &**to {
                    "class" => self.send(site, receiver, "class", &[]),
                    to if to.starts_with('@') => self.variable_of(receiver, to, None),
                    to if super::is_constant(to) => self.constant(site.frame.unit, site.frame.function, to),
                    to => self.send(site, receiver, to, &[]),
                };
                self.send(site, &target, name, given)
            }
            Found::Function { unit, scope, value, is_scope } => {
                let frame = self.scope_frame(*unit, *scope);
                let function = self.eval(&frame, *value);
                if function.functions().is_empty() {
                    // What is called: `scope :recent, RecentQuery`.
                    let value = self.send(site, &function, "call", given);
                    let class = class_of_query(receiver);
                    return if *is_scope { Self::query_of(class, true).and(value.of_parent) } else { value };
                }
                let value = self.call_with_receiver(site, &function, receiver, given);
                // A scope that gives nothing gives all.
                match (is_scope, &value.kind) {
                    // It is a query where it is called, not where it says what it leaves.
                    (true, Kind::Query(query)) => {
                        let query = Query { made: self.made_at(site), ..(**query).clone() };
                        Value::new(Kind::Query(Rc::new(query))).and(value.of_parent)
                    }
                    (false, _) => value,
                    (true, _) => Self::query_of(class_of_query(receiver), true)
                        .and(value.of_parent || receiver.of_parent),
                }
            }
        }
    }

    /// A method of an instance of a class of the project.
    fn send_to_instance(
        &mut self,
        site: &Site,
        receiver: &Value,
        instance: &Rc<Instance>,
        name: &str,
        given: &[Value],
    ) -> Value {
        let of = (instance.unit, instance.class);
        if let Some(found) = self.find(of, name, false) {
            return self.use_found(site, receiver, &found, given);
        }
        self.send_behind(site, receiver, name, given)
    }

    /// A method that no class of the project has which the receiver is of.
    pub(super) fn send_behind(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        match &receiver.kind {
            Kind::Instance(instance) => {
                let of = (instance.unit, instance.class);
                if self.mapper(of).is_some() {
                    return self.send_to_row(site, receiver, of, name, given);
                }
                if let Some(value) = self.of_graphql(site, instance, name, given, depends) {
                    return value;
                }
                if let Some(value) = self.of_policies(site, instance, name, given, depends) {
                    return value;
                }
                if let Some(value) = self.imported_from_container(of, name) {
                    return value;
                }
                if let Some(value) = self.made_of(instance, name) {
                    return value;
                }
                for base in self.foreign_ancestors(of) {
                    if let Some(value) = self.of_foreign_base(site, &base, instance, name, given, depends) {
                        return value;
                    }
                }
                // What is handed to something that is not known runs, mostly: `cache_fragment { … }`.
                if let Some(block) = block(given) {
                    let element = Value::data();
                    return self.call_block(Some(site), &block, &[element.clone(), element]).and(depends);
                }
                if instance.arguments.is_none() || given.is_empty() {
                    return Value::named(name).and(depends);
                }
                self.unresolved(site, depends);
                Value::unknown().and(depends)
            }
            Kind::Class(unit, class) => {
                self.send_to_class_itself(site, receiver, (*unit, *class), name, given)
            }
            Kind::Parent(parent) => match parent.row {
                Some(of) if self.mapper(of).is_some() => self.send_to_row(site, receiver, of, name, given),
                _ => Value::data().and(true),
            },
            Kind::Query(query) => {
                let query = Rc::clone(query);
                self.send_to_relation(site, receiver, &query, name, given)
            }
            _ => Value::data().and(depends),
        }
    }

    /// What an instance has of a class that no file of the project defines.
    fn of_foreign_base(
        &mut self,
        site: &Site,
        base: &str,
        instance: &Rc<Instance>,
        name: &str,
        given: &[Value],
        depends: bool,
    ) -> Option<Value> {
        let first = || instance.arguments.as_ref().and_then(|it| plain(it).next().cloned());
        let last = base.rsplit("::").next().unwrap_or(base);
        match last {
            // What stands for something else has what that has.
            "SimpleDelegator" | "DelegateClass" | "Decorator" | "BaseDecorator" | "ApplicationDecorator" => {
                let first = first()?;
                Some(match name {
                    "__getobj__" | "object" | "model" => first,
                    _ => self.send(site, &first, name, given),
                })
            }
            // What an interactor is called with.
            "Interactor" | "Organizer" if name == "context" => {
                let entries = instance.arguments.iter().flatten().filter_map(|it| match &it.kind {
                    Kind::Named(it) => Some((**it).clone()),
                    _ => None,
                });
                Some(Value::record(entries.collect()))
            }
            _ => match catalogue::constant(base)? {
                kind if catalogue::effect(kind, name) == catalogue::Effect::Access => {
                    Some(self.answer(site, kind, depends, true))
                }
                _ => Some(Value::data().and(depends)),
            },
        }
    }

    /// A method of a class itself.
    fn send_to_class(
        &mut self,
        site: &Site,
        receiver: &Value,
        of: ClassOf,
        name: &str,
        given: &[Value],
    ) -> Value {
        if let Some(found) = self.find(of, name, true) {
            let receiver = match &found {
                // Of a class of rows a scope is called of all of them.
                Found::Function { is_scope: true, .. } => Self::query_of(Some(of), true),
                _ => receiver.clone(),
            };
            return self.use_found(site, &receiver, &found, given);
        }
        self.send_to_class_itself(site, receiver, of, name, given)
    }

    fn send_to_class_itself(
        &mut self,
        site: &Site,
        receiver: &Value,
        of: ClassOf,
        name: &str,
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        if let Some(value) = self.loader_of_class(site, of, name, given) {
            return value;
        }
        if let Some(value) = self.asked_of_container(name, given) {
            return value;
        }
        let mapper = self.mapper(of);
        match name {
            "new" | "allocate" | "instance" | "build"
                if mapper.is_none() || matches!(name, "new" | "build") =>
            {
                let arguments = given.to_vec();
                let instance = Instance::new(of.0, of.1, Some(arguments), site.frame.phase);
                let instance = self.instance(instance);
                return Value::new(Kind::Instance(instance)).and(depends && mapper.is_none());
            }
            "name" | "to_s" | "model_name" | "hash" | "inspect" | "ancestors" | "instance_methods"
            | "const_get" | "graphql_name" | "module_parent" | "descendants" | "subclasses"
            | "superclass" => {
                return Value::data();
            }
            _ => {}
        }
        if let Some(mapper) = mapper {
            return self.send_to_class_of_rows(site, receiver, of, mapper, name, given);
        }
        for base in self.foreign_ancestors(of) {
            if base == "ActiveSupport::CurrentAttributes" {
                return Value::named(name);
            }
            if let Some(kind) = catalogue::constant(&base) {
                return match catalogue::effect(kind, name) {
                    catalogue::Effect::Access => self.answer(site, kind, depends, true),
                    _ => Value::data().and(depends),
                };
            }
        }
        // Services are called like their instances: `include Interactor`, `extend Callable`.
        let is_of_instance =
            matches!(name, "call" | "call!" | "run" | "run!" | "perform" | "execute" | "result" | "[]")
                || self.find(of, name, false).is_some() && !self.is_graphql(of);
        if is_of_instance && self.find(of, name, false).is_some() {
            let instance = Instance::new(of.0, of.1, Some(given.to_vec()), site.frame.phase);
            let instance = Value::new(Kind::Instance(self.instance(instance))).and(depends);
            self.guessing += 1;
            let value = self.send(site, &instance, name, given);
            self.guessing -= 1;
            return value;
        }
        if given.is_empty() {
            return Value::named(name).and(depends);
        }
        let callback = block(given).map(|it| self.call_block(Some(site), &it, &[Value::data().and(depends)]));
        self.unresolved(site, depends && callback.is_none());
        Value::unknown().and(depends)
    }

    /// `Container["repos.users"]`, `Container.resolve("repos.users")`
    pub(super) fn asked_of_container(&mut self, name: &str, given: &[Value]) -> Option<Value> {
        let [key] = given else { return None };
        let key = key.text().filter(|_| matches!(name, "[]" | "resolve"))?;
        self.of_container(&key)
    }

    /// A method of something of which only names are known.
    pub(in super::super) fn send_to_unknown(
        &mut self,
        site: &Site,
        receiver: &Value,
        names: &[Rc<str>],
        given: &[Value],
    ) -> Value {
        let depends = receiver.of_parent || given.iter().any(|it| it.of_parent);
        let name = names.last().cloned().unwrap_or_else(|| "".into());
        if names.len() > 1
            && let Some(kind) = catalogue::named(&names[names.len() - 2])
        {
            let client =
                Client { kind, member: None, access: None, loader: None, is_certain: false, row: None };
            let client = Value::new(Kind::Client(Rc::new(client))).and(receiver.of_parent);
            return self.send(site, &client, &name, given);
        }
        let is_loader = names.iter().any(|it| it.to_lowercase().contains("loader"));
        if is_loader
            && matches!(
                &*name,
                "load" | "load_all" | "load_many" | "request" | "request_all" | "load_association"
            )
        {
            return self.access(
                site,
                ClientKind::Loader,
                depends,
                Some(crate::access::Batched::Loader),
                false,
                None,
            );
        }
        if depends && names.len() > 1 && catalogue::is_of_query(&name) {
            return self.query_by_name(site, receiver, &name, given);
        }
        if let Some(block) = block(given) {
            let element = Value::data().and(receiver.of_parent);
            let value = self.call_block(Some(site), &block, &[element.clone(), element]);
            return value.and(depends);
        }
        if given.is_empty() {
            let names = crate::value::Names {
                before: match &receiver.kind {
                    Kind::Unknown(names) => names.clone(),
                    _ => None,
                },
                name,
            };
            return Value::new(Kind::Unknown(Some(Rc::new(names)))).and(depends);
        }
        if !matches!(
            &*name,
            "[]" | "fetch" | "dig" | "+" | "<<" | "key?" | "include?" | "can?" | "authorize!" | "allowed?"
        ) {
            self.unresolved(site, depends);
        }
        Value::unknown().and(depends)
    }

    /// A query of which only its methods tell that it is one.
    pub(super) fn query_by_name(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        given: &[Value],
    ) -> Value {
        let query = Self::query_of(None, false).and(receiver.of_parent);
        self.send(site, &query, name, given)
    }

    /// The class of rows that is called like something: `line_items`, `author`.
    pub(crate) fn class_called_like(
        &mut self,
        unit: UnitId,
        function: FunctionId,
        name: &str,
    ) -> Option<ClassOf> {
        let value = self.constant(unit, function, &camelized(name));
        match value.kind {
            Kind::Class(unit, class) if self.mapper((unit, class)).is_some() => Some((unit, class)),
            _ => None,
        }
    }

    /// Something is read: what a query gives is asked for now.
    pub(super) fn read_ruby(&mut self, value: &Value) {
        for it in value.alternatives() {
            match &it.kind {
                Kind::Query(query) => self.read_query(query, it.of_parent || value.of_parent),
                Kind::Named(named) => self.read_ruby(&named.1.clone()),
                _ => {}
            }
        }
    }

    /// What instances of a class have by some name.
    pub(crate) fn ruby_found(&mut self, of: ClassOf, name: &str) -> Option<Found> {
        self.find(of, name, false)
    }

    /// What a class itself has by some name.
    pub(crate) fn ruby_own(&mut self, of: ClassOf, name: &str) -> Option<Found> {
        self.find(of, name, true)
    }

    /// A method of instances of a class, bound to one of them.
    pub(crate) fn ruby_method(&mut self, of: ClassOf, name: &str, receiver: &Value) -> Option<Value> {
        const ALIASES: usize = 4;
        let mut name = name.to_owned();
        for _ in 0..ALIASES {
            match self.find(of, &name, false)? {
                Found::Method(unit, function) => return Some(self.bound_method(receiver, unit, function)),
                Found::Alias(other) => name = other.to_string(),
                _ => return None,
            }
        }
        None
    }

    /// An instance, kept as long as others.
    pub(crate) fn made_instance(&mut self, instance: Instance) -> Rc<Instance> {
        self.instance(instance)
    }

    /// What maps the rows that instances of a class are, if they are rows.
    pub(crate) fn mapper(&mut self, of: ClassOf) -> Option<Mapper> {
        if let Some(known) = self.ruby.mappers.get(&of) {
            return *known;
        }
        self.ruby.mappers.insert(of, None);
        let found = self.foreign_ancestors(of).iter().find_map(|it| Mapper::of(it));
        self.ruby.mappers.insert(of, found);
        found
    }
}

/// The class whose rows a query gives.
pub(super) fn class_of_query(value: &Value) -> Option<ClassOf> {
    match &value.kind {
        Kind::Query(query) => query.methods,
        Kind::Class(unit, class) => Some((*unit, *class)),
        _ => None,
    }
}

/// All but the first argument without a name.
fn skip_first(given: &[Value]) -> Vec<Value> {
    let at = given.iter().position(|it| !matches!(it.kind, Kind::Named(_)));
    given.iter().enumerate().filter(|(number, _)| Some(*number) != at).map(|it| it.1.clone()).collect()
}
