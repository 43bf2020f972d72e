//! Calls: which method of what.

use super::super::calls::Site;
use super::super::*;
use super::{ANY_RECEIVER, ENVIRONMENT, Named};
use crate::catalogue::java as catalogue;

impl Eval<'_> {
    /// A call, or the making of an instance.
    pub(in super::super) fn java_call(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, id: ExprId) -> Value {
        let (callee, arguments, is_new) = match code.expr(id) {
            Expr::New { callee, arguments } => (callee, arguments, true),
            Expr::Call { callee, arguments } => (callee, arguments, false),
            _ => return Value::unknown(),
        };
        let site = Site { frame: Rc::clone(frame), code: Arc::clone(code), expr: id, callee, is_new };
        let given: Vec<ExprId> = code.several(arguments).collect();
        if is_new {
            let arguments = self.values(frame, code, &given);
            return self.java_new(&site, &arguments);
        }
        match code.expr(callee) {
            Expr::Member { object, name } => {
                let name: Rc<str> = code.text(TextRange::new(name, code.range(callee).end)).into();
                let is_base = matches!(code.expr(object), Expr::Base);
                let receiver = if is_base { Value::unknown() } else { self.eval(frame, object) };
                let arguments = self.values(frame, code, &given);
                if let Some(value) = self.configured(&site, &arguments) {
                    return value;
                }
                if tells(&name) {
                    for it in &arguments {
                        Self::touch(frame, code, first_of(code, object), it);
                    }
                }
                match is_base {
                    true => self.call_base(&site, frame, code, &name, &arguments),
                    false => self.java_method(&site, &receiver, &name, &arguments),
                }
            }
            Expr::Name => {
                let arguments = self.values(frame, code, &given);
                if let Some(value) = self.configured(&site, &arguments) {
                    return value;
                }
                self.java_plain_call(&site, frame, code, callee, &arguments)
            }
            // `super(…)`, `this(…)`: whoever asks what fields are looks for it.
            _ => {
                let values = self.values(frame, code, &given);
                Value::data().and(values.iter().any(|it| it.of_parent))
            }
        }
    }

    /// A call of a method by its name alone: one of a class around it, or one that is imported.
    fn java_plain_call(
        &mut self,
        site: &Site,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        callee: ExprId,
        arguments: &[Value],
    ) -> Value {
        let range = code.range(callee);
        let name = code.text(range);
        let count = Some(arguments.len());
        let mut at = Some(Rc::clone(frame));
        while let Some(scope) = at.take() {
            let own = match scope.has_names {
                true => code.function(scope.function).class.map(|it| (scope.unit, it)),
                false => match &scope.receiver.kind {
                    Kind::Instance(it) => Some((it.unit, it.class)),
                    _ => None,
                },
            };
            if let Some((unit, class)) = own {
                // What the receiver has of that name may be another one than its base has.
                let (unit, class) = match &scope.receiver.kind {
                    Kind::Instance(it) => (it.unit, it.class),
                    _ => (unit, class),
                };
                let methods = self.java_methods(unit, class, name, count);
                if methods.iter().any(|it| !it.is_abstract) {
                    return self.call_methods(site, &methods, &scope.receiver.clone(), arguments);
                }
                let is_promised = !methods.is_empty();
                if let Kind::Instance(_) | Kind::Parent(_) = &scope.receiver.kind
                    && (is_promised || self.java_repository(unit, class).is_some())
                    && self.static_import(frame.unit, code, name).is_none()
                {
                    let receiver = scope.receiver.clone();
                    return self.java_method(site, &receiver, name, arguments);
                }
                // What Lombok and records write.
                if arguments.is_empty()
                    && let Kind::Instance(instance) = &scope.receiver.kind
                    && let instance = Rc::clone(instance)
                    && let Some(value) = self.java_read(&instance, name)
                {
                    return value;
                }
                if arguments.is_empty() && matches!(scope.receiver.kind, Kind::Parent(_)) {
                    let receiver = scope.receiver.clone();
                    return self.java_method(site, &receiver, name, arguments);
                }
            }
            at.clone_from(&scope.outer);
        }
        // Static methods of classes around the class.
        let around: Vec<ClassId> =
            code.classes().filter(|it| it.1.range.contains(range)).map(|it| it.0).collect();
        for class in around.into_iter().rev() {
            let methods = self.java_methods(frame.unit, class, name, count);
            if methods.iter().any(|it| !it.is_abstract) {
                let receiver = Value::new(Kind::Class(frame.unit, class));
                return self.call_methods(site, &methods, &receiver, arguments);
            }
        }
        let depends = arguments.iter().any(|it| it.of_parent);
        match self.static_import(frame.unit, code, name) {
            Some(Named::Class(unit, class)) => {
                let methods = self.java_methods(unit, class, name, count);
                let receiver = Value::new(Kind::Class(unit, class));
                if methods.is_empty() {
                    Value::data().and(depends)
                } else {
                    self.call_methods(site, &methods, &receiver, arguments)
                }
            }
            Some(Named::Foreign(module, class)) => {
                self.java_static_call(site, &module, &class, name, arguments)
            }
            _ => {
                let given = self.java_callbacks(site, arguments, &Value::data().and(depends));
                Value::data().and(depends || given.iter().any(|it| it.of_parent))
            }
        }
    }

    /// The class whose static method a file imports by this name.
    fn static_import(&mut self, unit: UnitId, code: &Arc<Code>, name: &str) -> Option<Named> {
        for binding in code.lookup(MODULE, name) {
            let Source::Import(number) = binding.source else { continue };
            let (package, class) = code.text(code.import(number).from).rsplit_once('.')?;
            return Some(self.java_qualified(unit, package, class));
        }
        // `import static a.b.C.*`
        for export in code.exports() {
            let Export::From { from, name: None, .. } = *export else { continue };
            let Some((package, class)) = code.text(from).rsplit_once('.') else { continue };
            if !class.starts_with(|it: char| it.is_uppercase()) {
                continue;
            }
            if let Named::Class(unit, class) = self.java_qualified(unit, package, class)
                && !self.java_methods(unit, class, name, None).is_empty()
            {
                return Some(Named::Class(unit, class));
            }
        }
        None
    }

    /// `new A(…)`
    fn java_new(&mut self, site: &Site, arguments: &[Value]) -> Value {
        let code = Arc::clone(&site.code);
        let unit = site.frame.unit;
        if let Expr::Class(class) = code.expr(site.callee) {
            let made = self.class_in(&site.frame.clone(), class);
            return match made.kind {
                Kind::Class(unit, class) => self.java_make(site, unit, class, arguments),
                _ => Value::unknown(),
            };
        }
        let name = code.text(code.range(site.callee));
        match self.java_named(unit, name) {
            Some(Named::Class(unit, class)) => {
                self.class_in(&site.frame.clone(), class);
                self.java_make(site, unit, class, arguments)
            }
            Some(Named::Foreign(module, name)) => self.java_new_foreign(site, &module, &name, arguments),
            _ => Value::data().and(arguments.iter().any(|it| it.of_parent)),
        }
    }

    /// What a cast gives: the same, of which more is known.
    pub(in super::super) fn java_cast(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        id: ExprId,
    ) -> Option<Value> {
        let ty = code.several_types(code.type_arguments(id)).next()?;
        let Expr::Other(all) = code.expr(id) else { return None };
        let value = self.eval(frame, code.several(all).next()?);
        Some(self.java_typed(frame.unit, value, ty))
    }

    /// `a.b`, `a::b`, `a.class`
    pub(in super::super) fn java_member_expr(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        id: ExprId,
        object: ExprId,
        name: u32,
    ) -> Value {
        let range = code.range(id);
        let text = code.text(TextRange::new(name, range.end));
        let is_reference = code.text(TextRange::new(code.range(object).end, name)).contains("::");
        // What has a package before its name.
        if !is_reference && text.starts_with(|it: char| it.is_uppercase()) {
            let whole = code.text(range);
            let is_package = whole.starts_with(|it: char| it.is_lowercase())
                && whole.chars().all(|it| it.is_alphanumeric() || matches!(it, '.' | '_'));
            let start = whole.split('.').next().unwrap_or(whole);
            if is_package && code.resolve(frame.function, start).is_none() {
                match self.java_named(frame.unit, whole) {
                    Some(Named::Class(unit, class)) => return Value::new(Kind::Class(unit, class)),
                    Some(Named::Foreign(module, name)) => {
                        return Value::external(External::Import { module, name });
                    }
                    _ => {}
                }
            }
        }
        if matches!(code.expr(object), Expr::Base) {
            let receiver = self.eval(frame, object);
            return if is_reference { Value::unknown() } else { self.java_property(&receiver, text) };
        }
        let of = self.eval(frame, object);
        let site =
            Site { frame: Rc::clone(frame), code: Arc::clone(code), expr: id, callee: id, is_new: false };
        if !is_reference {
            return self.java_property_at(&site, &of, text);
        }
        match &of.kind {
            Kind::Class(..) if text == "new" => of,
            Kind::Class(unit, class) => {
                let methods = self.java_methods(*unit, *class, text, None);
                if methods.iter().any(|it| it.is_static) { reference(&site, of, text) } else { unbound(text) }
            }
            Kind::External(external) if matches!(**external, External::Import { .. }) => unbound(text),
            _ => reference(&site, of, text),
        }
    }

    /// A call of a method of whatever this is.
    pub(super) fn java_method(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        self.deeper(|it| it.java_method_here(site, receiver, name, arguments)).unwrap_or_else(Value::unknown)
    }

    fn java_method_here(&mut self, site: &Site, receiver: &Value, name: &str, arguments: &[Value]) -> Value {
        let depends = receiver.of_parent || arguments.iter().any(|it| it.of_parent);
        if let Some(value) = self.asked_loader(receiver, name, arguments) {
            return value;
        }
        match &receiver.kind {
            Kind::Instance(instance) => {
                let instance = Rc::clone(instance);
                self.java_instance_call(site, &instance, receiver, name, arguments)
            }
            Kind::Class(unit, class) => self.java_class_call(site, *unit, *class, name, arguments),
            Kind::Client(client) => {
                let client = Rc::clone(client);
                self.java_client_call(site, &client, receiver.of_parent, name, arguments)
            }
            Kind::Parent(parent) => {
                let parent = Rc::clone(parent);
                self.java_parent_call(site, &parent, receiver, name, arguments)
            }
            Kind::Query(query) => {
                let query = Rc::clone(query);
                self.java_query_call(site, &query, name, arguments)
            }
            Kind::External(external) => match &**external {
                External::Handed(ENVIRONMENT) => self.of_environment(site, name, arguments),
                External::Import { module, name: class } => {
                    let (module, class) = (Rc::clone(module), Rc::clone(class));
                    self.java_static_call(site, &module, &class, name, arguments)
                }
                _ if Self::is_callable(receiver) => self.call_callable(site, receiver, arguments),
                _ => {
                    let given = self.java_callbacks(site, arguments, &Value::data().and(depends));
                    Value::data().and(depends || given.iter().any(|it| it.of_parent))
                }
            },
            Kind::Function(_) => match name {
                "andThen" | "compose" | "negate" | "and" | "or" => receiver.clone(),
                _ => self.call_callable(site, receiver, arguments),
            },
            Kind::Context => match arguments.first().and_then(Value::text) {
                Some(key) if matches!(name, "get" | "getOrDefault" | "getOrEmpty") => {
                    self.member(receiver, &key)
                }
                _ => self.member(receiver, &super::property_of(name)),
            },
            Kind::OneOf(all) => {
                let mut values = Vec::new();
                for it in all.iter() {
                    let it = it.clone().and(receiver.of_parent);
                    values.push(self.java_method(site, &it, name, arguments));
                }
                Value::one_of(values)
            }
            Kind::Unknown(Some(names)) => {
                let mut names = names.all();
                names.push(name.into());
                self.guessed_java(site, &names, arguments, depends)
            }
            Kind::Unknown(None) => {
                let given = self.java_callbacks(site, arguments, &Value::data().and(depends));
                Value::unknown().and(depends || given.iter().any(|it| it.of_parent))
            }
            _ => self.java_data_call(site, receiver, name, arguments),
        }
    }

    /// The functions of the project that a call reaches, each with its receiver.
    pub(crate) fn java_called(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        id: ExprId,
    ) -> Vec<Rc<Closure>> {
        let family = std::mem::replace(&mut self.family, Family::Java);
        let found = self.java_called_here(frame, code, id);
        self.family = family;
        found.iter().flat_map(Value::functions).collect()
    }

    fn java_called_here(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, id: ExprId) -> Vec<Value> {
        let Expr::Call { callee, arguments } = code.expr(id) else { return Vec::new() };
        let count = Some(code.several(arguments).len());
        let (receiver, name) = match code.expr(callee) {
            Expr::Member { object, name } => {
                let name = code.text(TextRange::new(name, code.range(callee).end));
                (self.eval(frame, object), name)
            }
            Expr::Name => {
                let mut at = Some(frame);
                while let Some(scope) = at.filter(|it| code.function(it.function).class.is_none()) {
                    at = scope.outer.as_ref();
                }
                (at.map_or_else(Value::unknown, |it| it.receiver.clone()), code.text(code.range(callee)))
            }
            _ => return Vec::new(),
        };
        let mut found = Vec::new();
        for it in receiver.alternatives() {
            let methods = self.java_methods_of(&it, name, count);
            let promise = methods.first().filter(|it| it.is_abstract).copied();
            for method in methods.iter().filter(|it| !it.is_abstract) {
                found.push(self.bound_java_method(method, &it));
            }
            for (unit, class) in promise.map(|it| self.java_keepers(it.unit, it.class)).unwrap_or_default() {
                let receiver = self.injected(unit, class);
                let methods = self.java_methods(unit, class, name, count);
                for method in methods.iter().filter(|it| !it.is_abstract) {
                    found.push(self.bound_java_method(method, &receiver));
                }
            }
        }
        found
    }

    /// A call of a static method of a class of the project.
    fn java_class_call(
        &mut self,
        site: &Site,
        unit: UnitId,
        class: ClassId,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let depends = arguments.iter().any(|it| it.of_parent);
        let methods = self.java_methods(unit, class, name, Some(arguments.len()));
        if methods.iter().any(|it| !it.is_abstract) {
            let receiver = Value::new(Kind::Class(unit, class));
            return self.call_methods(site, &methods, &receiver, arguments);
        }
        // Rows of some mappers ask by methods of their class.
        if let Some(kind) = self.java_repository(unit, class) {
            let client =
                Client { kind, member: None, access: None, loader: None, is_certain: true, row: None };
            return self.java_client_call(site, &Rc::new(client), false, name, arguments);
        }
        let given = self.java_callbacks(site, arguments, &Value::data().and(depends));
        Value::data().and(depends || given.iter().any(|it| it.of_parent))
    }

    /// What a resolver is handed besides its parent.
    fn of_environment(&mut self, site: &Site, name: &str, arguments: &[Value]) -> Value {
        match name {
            "getSource" | "getSourceOrThrow" | "getParent" => crate::frameworks::parent(),
            "getContext" | "getGraphQlContext" | "getGraphQLContext" | "getDgsContext"
            | "getCustomContext" => Value::new(Kind::Context),
            "getLocalContext" => Value::data().and(true),
            "getDataLoaderRegistry" => super::environment(),
            "getKeyContexts" | "getKeyContextsList" => Value::data(),
            _ => {
                let given = self.java_callbacks(site, arguments, &Value::data());
                Value::data().and(given.iter().any(|it| it.of_parent))
            }
        }
    }

    /// What is made of a type of a package.
    fn java_new_foreign(&mut self, site: &Site, module: &str, name: &str, arguments: &[Value]) -> Value {
        let depends = arguments.iter().any(|it| it.of_parent);
        match catalogue::of_type(module, name) {
            Some(crate::catalogue::ClientKind::Loader) => return self.java_loader(site, arguments),
            Some(kind) => return Value::client(kind).and(depends),
            None => {}
        }
        // A collection of these.
        if module.starts_with("java:java.util")
            && let [only] = arguments
            && matches!(only.kind, Kind::Keys | Kind::List(_) | Kind::Query(_))
        {
            return only.clone();
        }
        let given = self.java_callbacks(site, arguments, &Value::data().and(depends));
        let depends = depends || given.iter().any(|it| it.of_parent);
        let is_client = ["Client", "Gateway", "Api", "Repository", "Dao"].iter().any(|it| name.ends_with(it));
        if is_client && !catalogue::reckons(module) {
            return Value::named(name).and(depends);
        }
        Value::data().and(depends)
    }
}

/// A method of a value, to be called later.
fn reference(site: &Site, of: Value, name: &str) -> Value {
    let of_parent = of.of_parent;
    let called = External::Called(Called {
        callee: of,
        arguments: Vec::new(),
        unit: site.frame.unit,
        expr: site.expr,
    });
    Value::external(External::Member(Rc::new(called), name.into())).and(of_parent)
}

/// A method of whatever it is called with first.
fn unbound(name: &str) -> Value {
    Value::external(External::Member(Rc::new(External::Handed(ANY_RECEIVER)), name.into()))
}

/// What a chain of calls begins with: `wrapper` of `wrapper.lambda().eq(…)`.
fn first_of(code: &Code, mut at: ExprId) -> ExprId {
    while let Expr::Call { callee, .. } = code.expr(at)
        && let Expr::Member { object, .. } = code.expr(callee)
    {
        at = object;
    }
    at
}

/// Whether a method tells its receiver something.
fn tells(name: &str) -> bool {
    const WORDS: [&str; 14] =
        ["eq", "ne", "gt", "ge", "lt", "le", "in", "is", "like", "between", "equal", "header", "uri", "body"];
    const STARTS: [&str; 13] = [
        "set", "add", "put", "append", "where", "and", "or", "with", "param", "bind", "query", "filter",
        "select",
    ];
    WORDS.contains(&name) || STARTS.iter().any(|it| name.starts_with(it))
}
