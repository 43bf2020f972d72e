//! Classes: what they extend, what their instances have.

use wirelint_source_code::code::{Many, MemberKind};

use super::super::calls::Site;
use super::super::*;
use super::{Ancestor, is_manager, manager, named_argument, plain_arguments};
use crate::catalogue::{ClientKind, python as catalogue};
use crate::value::{Loader, Query};

/// How many classes one may extend.
const MOST: usize = 60;
/// Methods of loaders that are called with all keys.
const BATCHES: [&str; 5] = ["batch_load_fn", "batch_load", "load_fn", "batch_fn", "_load"];
/// Types that are what they are of, as far as it matters here.
const TRANSPARENT: [&str; 21] = [
    "AsyncIterator",
    "Iterator",
    "AsyncGenerator",
    "Generator",
    "AbstractContextManager",
    "AbstractAsyncContextManager",
    "AsyncContextManager",
    "ContextManager",
    "Optional",
    "Annotated",
    "Union",
    "Awaitable",
    "Coroutine",
    "ClassVar",
    "Final",
    "Private",
    "Parent",
    "Mapped",
    "Lazy",
    "Depends",
    "Required",
];

impl Eval<'_> {
    /// The classes that a class extends, itself first.
    pub(crate) fn ancestors(&mut self, unit: UnitId, class: ClassId) -> Rc<[Ancestor]> {
        if let Some(known) = self.python.ancestors.get(&(unit, class)) {
            return Rc::clone(known);
        }
        // Whoever comes back here meanwhile goes in a circle.
        let own: Rc<[Ancestor]> = vec![Ancestor::Class(unit, class)].into();
        self.python.ancestors.insert((unit, class), Rc::clone(&own));
        let mut all = own.to_vec();
        if let Some(code) = self.code(unit) {
            let it = code.class(class);
            let bases: Vec<ExprId> = it.extends.into_iter().chain(code.several(it.also)).collect();
            let frame = self.around(unit, class);
            for base in bases {
                let value = self.deeper(|it| it.eval(&frame, base)).unwrap_or_else(Value::unknown);
                for value in value.alternatives() {
                    match value.kind {
                        Kind::Class(unit, class) => {
                            for it in self.ancestors(unit, class).iter() {
                                let is_known = |known: &Ancestor| match (known, it) {
                                    (Ancestor::Class(a, b), Ancestor::Class(c, d)) => (a, b) == (c, d),
                                    _ => false,
                                };
                                if all.len() < MOST && !all.iter().any(is_known) {
                                    all.push(it.clone());
                                }
                            }
                        }
                        Kind::External(ref external) => {
                            // `Manager.from_queryset(PostQuerySet)`
                            if let Some((unit, class)) = from_queryset(external) {
                                all.extend(self.ancestors(unit, class).iter().take(MOST).cloned());
                            }
                            all.push(Ancestor::Other(value));
                        }
                        _ => all.push(Ancestor::Other(value)),
                    }
                }
            }
        }
        let all: Rc<[Ancestor]> = all.into();
        self.python.ancestors.insert((unit, class), Rc::clone(&all));
        all
    }

    /// The packages' classes that a class extends: where they are from, and their names.
    pub(crate) fn foreign_bases(&mut self, unit: UnitId, class: ClassId) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for it in self.ancestors(unit, class).iter() {
            let Ancestor::Other(value) = it else { continue };
            match &value.kind {
                Kind::External(external) => {
                    let called = match &**external {
                        External::Called(it) => match &it.callee.kind {
                            Kind::External(it) => it,
                            _ => external,
                        },
                        _ => external,
                    };
                    if let Some((module, path)) = Self::dotted(called)
                        && let Some(name) = path.last()
                    {
                        let mut module = module.to_owned();
                        for it in &path[..path.len() - 1] {
                            module.push('.');
                            module.push_str(it);
                        }
                        found.push((module, (*name).to_owned()));
                    }
                }
                Kind::Client(client) => {
                    if let Some(member) = &client.member {
                        found.push(("sqlalchemy".to_owned(), member.to_string()));
                    }
                }
                Kind::Unknown(Some(names)) => found.push((String::new(), names.name.to_string())),
                _ => {}
            }
        }
        found
    }

    /// What names mean in the body of a class.
    fn body_of(&mut self, unit: UnitId, class: ClassId) -> Rc<Frame> {
        if let Some(known) = self.python.bodies.get(&(unit, class)) {
            return Rc::clone(known);
        }
        let around = self.around(unit, class);
        let body = self.code(unit).and_then(|it| it.class(class).body);
        let Some(function) = body else { return around };
        let frame = self.frame(Frame {
            unit,
            function,
            arguments: Vec::new(),
            receiver: Value::unknown(),
            outer: Some(around),
            phase: Phase::Load,
            depth: 0,
            has_names: true,
            values: RefCell::default(),
            touched: RefCell::default(),
        });
        self.python.bodies.insert((unit, class), Rc::clone(&frame));
        frame
    }

    /// What the class itself has by that name, as `receiver` sees it; a class sees its methods without one.
    pub(crate) fn own_member(
        &mut self,
        unit: UnitId,
        class: ClassId,
        name: &str,
        receiver: Option<&Value>,
    ) -> Option<Value> {
        let code = self.code(unit)?;
        let member = *code.class(class).members.iter().rev().find(|it| code.text(it.name) == name)?;
        match member.kind {
            MemberKind::Method(function) | MemberKind::Getter(function) => {
                let takes_class = member.is_static && code.function(function).takes_receiver;
                let receiver = match takes_class {
                    true => Some(match receiver.map(|it| &it.kind) {
                        Some(Kind::Class(..)) | None => {
                            receiver.cloned().unwrap_or(Value::new(Kind::Class(unit, class)))
                        }
                        Some(Kind::Instance(it)) => Value::new(Kind::Class(it.unit, it.class)),
                        _ => Value::new(Kind::Class(unit, class)),
                    }),
                    false => receiver.filter(|it| !matches!(it.kind, Kind::Class(..))).cloned(),
                };
                let is_read = matches!(member.kind, MemberKind::Getter(_)) && receiver.is_some();
                let frame = self.around(unit, class);
                let closure = Rc::new(Closure { unit, function, frame, receiver });
                if !is_read {
                    return Some(Value::new(Kind::Function(closure)));
                }
                let value = self.run(&closure, &[]);
                let is_kept =
                    code.several(member.decorators).any(|it| code.text(code.range(it)).contains("cache"));
                if is_kept {
                    Self::keep(&value);
                }
                Some(value)
            }
            MemberKind::Field(Some(value)) => {
                let frame = self.body_of(unit, class);
                let value = self.eval(&frame, value);
                match member.ty {
                    Some(ty) if value.is_unknown() => Some(self.of_type(unit, ty)),
                    _ => Some(value),
                }
            }
            MemberKind::Field(None) => None,
        }
    }

    pub(in super::super) fn member_of_python_class(
        &mut self,
        unit: UnitId,
        class: ClassId,
        name: &str,
    ) -> Value {
        let whole = Value::new(Kind::Class(unit, class));
        let row = (unit, class);
        for it in self.ancestors(unit, class).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            if let Some(found) = self.own_member(unit, class, name, Some(&whole)) {
                match self.as_manager(&found) {
                    Some(manager) => return Self::asking_for(manager, row),
                    None if found.is_unknown() && is_manager(name) => break,
                    None => return found,
                }
            }
        }
        if is_manager(name) {
            let is_certain = self.models().is_model(unit, class);
            return Self::asking_for(manager(is_certain), row);
        }
        if let Some(found) = self.member_of_foreign(unit, class, name) {
            return Self::asking_for(found, row);
        }
        // `Base.query = session.query_property()`
        if name == "query" && self.models().is_model(unit, class) {
            return Self::asking_for(Value::client(ClientKind::Database), row);
        }
        let class_name =
            self.code(unit).and_then(|it| it.class(class).name.map(|name| it.text(name).to_owned()));
        let before = Value::named(&class_name.unwrap_or_default());
        self.member(&before, name)
    }

    /// A manager that a class of rows has of its own, as what makes queries for it.
    fn as_manager(&mut self, value: &Value) -> Option<Value> {
        let methods = match &value.kind {
            Kind::Instance(it) => Some((it.unit, it.class)),
            // `models.Manager()`, `Manager.from_queryset(PostQuerySet)()`
            Kind::External(external) => {
                let External::Called(called) = &**external else { return None };
                match &called.callee.kind {
                    Kind::External(it) if it.name().ends_with("Manager") => None,
                    Kind::External(it) => Some(from_queryset(it)?),
                    _ => return None,
                }
            }
            Kind::Query(query) => query.methods,
            _ => return None,
        };
        if let Some((unit, class)) = methods {
            let is_manager = self
                .foreign_bases(unit, class)
                .iter()
                .any(|it| it.1.ends_with("Manager") || it.1.ends_with("QuerySet") || it.1 == "from_queryset");
            if !is_manager {
                return None;
            }
        }
        let query = Query { methods, is_certain: true, ..Query::default() };
        Some(Value::new(Kind::Query(Rc::new(query))))
    }

    /// What a class has of one that no file of the project defines.
    fn member_of_foreign(&mut self, unit: UnitId, class: ClassId, name: &str) -> Option<Value> {
        for it in self.ancestors(unit, class).iter() {
            let Ancestor::Other(base) = it else { continue };
            match &base.kind {
                // `db.Model` of SQLAlchemy's extension has `query`.
                Kind::Client(client) if name == "query" => {
                    return Some(Value::client(client.kind));
                }
                Kind::Client(client) if client.member.is_none() => return Some(self.member(base, name)),
                Kind::External(external) => {
                    let Some((module, path)) = Self::dotted(external) else { continue };
                    let last = path.last().copied().unwrap_or_default();
                    // Documents of Mongo's mappers and rows of others ask by methods of their classes.
                    let asks = matches!(
                        module.split('.').next(),
                        Some(
                            "beanie"
                                | "odmantic"
                                | "tortoise"
                                | "peewee"
                                | "ormar"
                                | "piccolo"
                                | "pony"
                                | "gino"
                                | "pynamodb"
                        )
                    );
                    if asks && last.ends_with("Model") || module.starts_with("beanie") && last == "Document" {
                        return Some(self.member(&Value::client(ClientKind::Database), name));
                    }
                    if last.ends_with("Manager") || last.ends_with("QuerySet") {
                        return Some(self.member(&manager(true), name));
                    }
                    let kind = catalogue::of_type(Some(&format!("{PREFIX}{module}")), last);
                    if let Some(kind) = kind.filter(|it| *it != ClientKind::Loader) {
                        return Some(self.member(&Value::client(kind), name));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// What an instance has: of the classes that it is of, what was put into it, what it was made with.
    pub(in super::super) fn member_of_python(&mut self, instance: &Rc<Instance>, name: &str) -> Value {
        let whole = Value::new(Kind::Instance(Rc::clone(instance)));
        let all = self.ancestors(instance.unit, instance.class);
        let mut found = Vec::new();
        let mut has_own = false;
        for it in all.iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let given = self.put_into(instance, unit, class, name);
            found.extend(given);
            if has_own {
                continue;
            }
            if let Some(own) = self.own_member(unit, class, name, Some(&whole)) {
                let is_method = matches!(own.kind, Kind::Function(_));
                if is_method && found.is_empty() {
                    return own;
                }
                has_own = true;
                found.push(own);
            }
        }
        // What it is made with comes before what is there without.
        found.extend(self.made_with(instance, name));
        let value = Value::one_of(found);
        if !value.is_unknown() {
            return value;
        }
        if let Some(typed) = self.declared(instance, name) {
            return typed;
        }
        match self.member_of_foreign(instance.unit, instance.class, name) {
            Some(it) => it,
            None if name == "context" => Value::new(Kind::Context),
            None => Value::named(name),
        }
    }

    /// What an annotation in one of its classes says of a member.
    fn declared(&mut self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        for it in self.ancestors(instance.unit, instance.class).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let code = self.code(unit)?;
            let member = code.class(class).members.iter().find(|it| code.text(it.name) == name);
            if let Some(ty) = member
                .and_then(|it| it.ty)
                .filter(|_| member.is_some_and(|it| matches!(it.kind, MemberKind::Field(_))))
            {
                return Some(self.of_type(unit, ty)).filter(|it| !it.is_unknown());
            }
        }
        None
    }

    /// `self.name = value` in the methods of one of its classes.
    fn put_into(&mut self, instance: &Rc<Instance>, unit: UnitId, class: ClassId, name: &str) -> Vec<Value> {
        let Some(code) = self.code(unit) else { return Vec::new() };
        let mut all = Vec::new();
        for member in code.class(class).members {
            let (MemberKind::Method(function) | MemberKind::Getter(function)) = member.kind else { continue };
            let fields = &code.function(function).fields;
            let given: Vec<ExprId> =
                fields.iter().filter(|it| code.text(it.0) == name).map(|it| it.1).collect();
            if given.is_empty() {
                continue;
            }
            let frame = self.method_frame(instance, unit, class, function);
            for it in given {
                all.push(self.eval(&frame, it));
            }
        }
        all
    }

    /// What names mean in a method that nobody calls: in a constructor what the instance was made with.
    fn method_frame(
        &mut self,
        instance: &Rc<Instance>,
        unit: UnitId,
        class: ClassId,
        function: FunctionId,
    ) -> Rc<Frame> {
        let is_own = (unit, class) == (instance.unit, instance.class);
        let is_constructor = self.code(unit).and_then(|it| it.class(class).constructor) == Some(function);
        if is_own
            && is_constructor
            && let Some(known) = &*instance.frame.borrow()
        {
            return Rc::clone(known);
        }
        let receiver = Value::new(Kind::Instance(Rc::clone(instance)));
        let outer = self.around(unit, class);
        let given = if is_constructor { self.given_to(instance, unit, class) } else { None };
        let closure = Closure { unit, function, frame: Rc::clone(&outer), receiver: Some(receiver.clone()) };
        let arguments = match (given, self.code(unit)) {
            (Some(given), Some(code)) => Self::placed(&code, &closure, given),
            _ => vec![receiver.clone()],
        };
        let frame = self.frame(Frame {
            unit,
            function,
            arguments,
            receiver,
            outer: Some(outer),
            phase: instance.phase,
            depth: 0,
            has_names: true,
            values: RefCell::default(),
            touched: RefCell::default(),
        });
        if is_own && is_constructor {
            *instance.frame.borrow_mut() = Some(Rc::clone(&frame));
        }
        frame
    }

    /// What the constructor of one of its classes is called with: what the instance was made with, or what the constructor before it says.
    fn given_to(&mut self, instance: &Rc<Instance>, unit: UnitId, class: ClassId) -> Option<Vec<Value>> {
        let mut before: Option<(UnitId, ClassId, FunctionId)> = None;
        for it in self.ancestors(instance.unit, instance.class).iter() {
            let Ancestor::Class(of, it) = *it else { continue };
            if (of, it) == (unit, class) {
                break;
            }
            let constructor = self.code(of).and_then(|code| code.class(it).constructor);
            before = constructor.map(|function| (of, it, function)).or(before);
        }
        let Some((of, derived, constructor)) = before else { return instance.arguments.clone() };
        let code = self.code(of)?;
        let given = calls_base(&code, constructor)?;
        let frame = self.deeper(|eval| eval.method_frame(instance, of, derived, constructor))?;
        let given: Vec<ExprId> = code.several(given).collect();
        Some(self.values(&frame, &code, &given))
    }

    /// A member of an instance of a class that says what it has and has no constructor.
    fn made_with(&mut self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        let arguments = instance.arguments.clone()?;
        if let Some(given) = named_argument(&arguments, &[name]) {
            return Some(given);
        }
        let code = self.code(instance.unit)?;
        let class = code.class(instance.class);
        if class.constructor.is_some() {
            return None;
        }
        let declared =
            class.members.iter().filter(|it| matches!(it.kind, MemberKind::Field(_)) && it.ty.is_some());
        let at = declared.map(|it| code.text(it.name)).position(|it| it == name)?;
        plain_arguments(&arguments).nth(at).cloned()
    }

    /// `super().name`, where `value` is the receiver.
    pub(in super::super) fn member_of_next(
        &mut self,
        frame: &Rc<Frame>,
        code: &Code,
        value: &Value,
        name: &str,
    ) -> Value {
        let mut at = Some(frame);
        while let Some(frame) = at.filter(|it| code.function(it.function).class.is_none()) {
            at = frame.outer.as_ref();
        }
        let Some((at, class)) = at.and_then(|it| Some((it.unit, code.function(it.function).class?))) else {
            return Value::named(name);
        };
        let (unit, of) = match &value.kind {
            Kind::Instance(it) => (it.unit, it.class),
            Kind::Class(unit, class) => (*unit, *class),
            Kind::Query(_) => return self.member(value, name),
            _ => (at, class),
        };
        let all = self.ancestors(unit, of);
        let own = all.iter().position(|it| matches!(it, Ancestor::Class(a, b) if (*a, *b) == (at, class)));
        for it in &all[own.map_or(0, |it| it + 1)..] {
            let Ancestor::Class(unit, class) = *it else { continue };
            if let Some(found) = self.own_member(unit, class, name, Some(value)) {
                return found;
            }
        }
        self.member_of_foreign(unit, of, name).unwrap_or_else(Value::data)
    }

    /// Whether the class extends a data loader.
    pub(crate) fn extends_python_loader(&mut self, unit: UnitId, class: ClassId) -> bool {
        self.foreign_bases(unit, class).iter().any(|(module, name)| {
            catalogue::package(&format!("{PREFIX}{module}")) == Some(ClientKind::Loader)
                || name == "DataLoader"
        })
    }

    /// A call of a class of the project.
    pub(in super::super) fn python_make(
        &mut self,
        site: &Site,
        unit: UnitId,
        class: ClassId,
        arguments: &[Value],
    ) -> Value {
        let is_loader = self.extends_python_loader(unit, class);
        let of_parent = arguments.iter().any(|it| it.of_parent);
        if !is_loader {
            let instance = Instance::new(unit, class, Some(arguments.to_vec()), site.frame.phase);
            return Value::new(Kind::Instance(self.instance(instance))).and(of_parent);
        }
        let instance = self.instance(Instance::new(unit, class, Some(arguments.to_vec()), Phase::Request));
        let whole = Value::new(Kind::Instance(Rc::clone(&instance)));
        let mut batch = Value::unknown();
        let mut is_kept = false;
        for it in self.ancestors(unit, class).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let Some(code) = self.code(unit) else { continue };
            let has = |name: &str| code.class(class).members.iter().any(|it| code.text(it.name) == name);
            // Whoever makes instances keeps them: by a key in the context, mostly.
            is_kept |= has("__new__");
            if batch.is_unknown()
                && let Some(name) = BATCHES.iter().find(|it| has(it))
            {
                batch = self.own_member(unit, class, name, Some(&whole)).unwrap_or_else(Value::unknown);
            }
        }
        if batch.is_unknown() {
            batch = self.batch_of_base(&instance);
        }
        let loader = Loader {
            unit: site.frame.unit,
            place: site.range(),
            phase: site.frame.phase,
            is_kept: std::cell::Cell::new(is_kept),
            batch,
            is_alone: is_alone(&site.code, site.expr),
        };
        let client = Client {
            kind: ClientKind::Loader,
            member: None,
            access: None,
            loader: Some(Rc::new(loader)),
            is_certain: true,
            row: None,
        };
        Value::new(Kind::Client(Rc::new(client)))
    }

    /// The batch function that a constructor gives to that of the loader which its class extends: `super().__init__(load_fn=self._load_fn)`.
    fn batch_of_base(&mut self, instance: &Rc<Instance>) -> Value {
        for it in self.ancestors(instance.unit, instance.class).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let Some(code) = self.code(unit) else { continue };
            let Some(constructor) = code.class(class).constructor else { continue };
            let Some(given) = calls_base(&code, constructor) else { continue };
            let given: Vec<ExprId> = code.several(given).collect();
            let Some(frame) = self.deeper(|eval| eval.method_frame(instance, unit, class, constructor))
            else {
                break;
            };
            let given = self.values(&frame, &code, &given);
            let named = named_argument(&given, &["load_fn", "batch_load_fn", "batch_fn"]);
            let batch = named.or_else(|| plain_arguments(&given).next().cloned());
            if let Some(batch) = batch.filter(|it| !it.functions().is_empty()) {
                return batch;
            }
        }
        Value::unknown()
    }

    /// What a value of a type may be that is named in an annotation.
    pub(in super::super) fn of_python_type(
        &mut self,
        unit: UnitId,
        code: &Arc<Code>,
        range: TextRange,
        arguments: Many,
    ) -> Value {
        let name = code.text(range);
        let last = name.rsplit('.').next().unwrap_or(name);
        let first = code.several_types(arguments).next();
        if TRANSPARENT.contains(&last)
            && let Some(first) = first
        {
            if last == "Union" {
                let all: Vec<TypeId> = code.several_types(arguments).collect();
                return Value::one_of(all.into_iter().map(|it| self.of_type(unit, it)).collect());
            }
            return self.of_type(unit, first);
        }
        let is_data = matches!(
            last,
            "list"
                | "List"
                | "dict"
                | "Dict"
                | "set"
                | "Set"
                | "tuple"
                | "Tuple"
                | "str"
                | "int"
                | "float"
                | "bool"
                | "bytes"
                | "None"
                | "Sequence"
                | "Iterable"
                | "Mapping"
                | "date"
                | "datetime"
                | "UUID"
                | "Decimal"
                | "ID"
                | "QuerySet"
        );
        if is_data {
            return Value::data();
        }
        let module = self.module(unit);
        let mut names = name.split('.');
        let mut value = self.name(&module, names.next().unwrap_or_default());
        for it in names {
            value = self.member(&value, it);
        }
        let mut found = Vec::new();
        for it in value.alternatives() {
            match &it.kind {
                Kind::Class(unit, class) => found.push(self.injected_python(*unit, *class)),
                Kind::External(external) => {
                    let kind = match Self::dotted(external) {
                        Some((module, path)) => {
                            let last = path.last().copied().unwrap_or_default();
                            catalogue::of_type(Some(&format!("{PREFIX}{module}")), last)
                        }
                        None => catalogue::of_type(None, name),
                    };
                    found.extend(kind.map(Value::client));
                }
                _ => {}
            }
        }
        Value::one_of(found)
    }

    /// An instance of a class that somebody else makes.
    pub(crate) fn injected_python(&mut self, unit: UnitId, class: ClassId) -> Value {
        if let Some(known) = self.instances.get(&(unit, class)) {
            return Value::new(Kind::Instance(Rc::clone(known)));
        }
        let made = self.instance(Instance::new(unit, class, None, Phase::Request));
        self.instances.insert((unit, class), Rc::clone(&made));
        Value::new(Kind::Instance(made))
    }
}

/// `super().__init__(…)`
fn calls_base(code: &Code, constructor: FunctionId) -> Option<Many> {
    code.function(constructor).steps.iter().find_map(|&it| {
        let Expr::Call { callee, arguments } = code.expr(it) else { return None };
        let Expr::Member { object, name } = code.expr(callee) else { return None };
        let is_it = matches!(code.expr(object), Expr::Base)
            && code.text(TextRange::new(name, code.range(callee).end)) == "__init__";
        is_it.then_some(arguments)
    })
}

/// The class of queries whose methods a manager is made of.
fn from_queryset(external: &External) -> Option<(UnitId, ClassId)> {
    let External::Called(called) = external else { return None };
    let is_it = matches!(&called.callee.kind, Kind::External(it) if it.name() == "from_queryset");
    let first = called.arguments.first().filter(|_| is_it)?;
    match first.kind {
        Kind::Class(unit, class) => Some((unit, class)),
        _ => None,
    }
}

/// Whether the options of a loader say that it gathers nothing.
pub(super) fn is_alone(code: &Code, call: ExprId) -> bool {
    let Expr::Call { arguments, .. } = code.expr(call) else { return false };
    code.several(arguments).any(|it| {
        code.keyword(it).is_some_and(|(name, value)| {
            matches!((name, code.text(code.range(value))), ("max_batch_size", "1") | ("batch", "False"))
        })
    })
}
