//! Calls: which function is reached, and with what.

use super::*;
use crate::access::Batched;
use crate::catalogue::{ClientKind, Guess, guess};

/// How many calls are followed into one another.
const DEPTH: u32 = 9;

/// A call in the source code.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) frame: Rc<Frame>,
    pub(super) code: Arc<Code>,
    pub(super) expr: ExprId,
    /// What is called.
    pub(super) callee: ExprId,
    pub(super) is_new: bool,
}

impl Site {
    pub(super) fn range(&self) -> TextRange {
        self.code.range(self.expr)
    }

    pub(super) fn place(&self) -> Place {
        Place { unit: self.frame.unit, range: self.range() }
    }

    /// What is called, as it is written but for breaks of lines and what only the compiler reads.
    pub(super) fn what(&self) -> String {
        if self.code.language().family() == Family::Ruby {
            return ruby::shown(self.code.text(self.code.range(self.callee)));
        }
        let text = self.code.text(self.code.range(self.callee));
        if self.code.language().family() == Family::Go {
            return without_arguments(text);
        }
        // `await db.query<Row>(…)`: to the grammar what is called is what was awaited.
        let text = text.strip_prefix("await ").unwrap_or(text);
        let what: String =
            text.chars().filter(|it| !it.is_whitespace() && !matches!(it, '!' | '?')).collect();
        match what.char_indices().nth(80) {
            Some((at, _)) => format!("{}…", &what[..at]),
            None => what,
        }
    }

    /// What it is called with, as it is written.
    pub(super) fn arguments(&self) -> Vec<String> {
        let (Expr::Call { arguments, .. } | Expr::New { arguments, .. }) = self.code.expr(self.expr) else {
            return Vec::new();
        };
        let text = |it: ExprId| {
            let range = self.code.range(it);
            let before = self.code.source()[..range.start as usize].trim_end();
            // What is handed over to be filled.
            let sign = if before.ends_with('&') { "&" } else { "" };
            format!("{sign}{}", self.code.text(range))
        };
        self.code.several(arguments).map(text).collect()
    }

    /// As it is told to people.
    pub(super) fn call(&self) -> Call {
        Call { place: self.place(), what: self.what() }
    }

    /// Whether it is done on each turn of a loop.
    pub(super) fn is_in_loop(&self) -> bool {
        let at = self.range();
        self.frame.has_names && self.code.function(self.frame.function).loops.iter().any(|it| it.contains(at))
    }
}

impl Eval<'_> {
    /// The calls that led to what runs now.
    pub(super) fn calls_now(&self) -> Vec<Call> {
        self.calls.iter().map(Site::call).collect()
    }

    pub(super) fn call(&mut self, frame: &Rc<Frame>, code: &Arc<Code>, id: ExprId) -> Value {
        let (callee, arguments, is_new) = match code.expr(id) {
            Expr::New { callee, arguments } => (callee, arguments, true),
            Expr::Tagged { callee, holes } => (callee, holes, false),
            Expr::Call { callee, arguments } => (callee, arguments, false),
            _ => return Value::unknown(),
        };
        let site = Site { frame: Rc::clone(frame), code: Arc::clone(code), expr: id, callee, is_new };
        let (receiver, name) = match code.expr(callee) {
            Expr::Member { object, name } if !is_new => {
                let name: Rc<str> = code.text(TextRange::new(name, code.range(callee).end)).into();
                (Some(self.eval(frame, object)), Some(name))
            }
            _ => (None, None),
        };
        let given: Vec<ExprId> = code.several(arguments).collect();
        let arguments = self.values(frame, code, &given);
        if let (Expr::Member { object, .. }, Some(name)) = (code.expr(callee), &name)
            && ["set", "add", "append", "push", "unshift", "where", "andWhere", "orWhere"]
                .iter()
                .any(|it| name.starts_with(it))
        {
            for it in &arguments {
                Self::touch(frame, code, object, it);
            }
        }
        if self.family == Family::Go {
            return self.go_call(&site, receiver.as_ref(), name.as_deref(), &given, &arguments);
        }
        if let Some(value) = self.configured(&site, &arguments) {
            return value;
        }
        if let (Some(receiver), Some(name)) = (&receiver, &name)
            && let Some(value) = self.native(&site, receiver, name, &arguments)
        {
            return value;
        }
        if let (Some(receiver), Some(name)) = (&receiver, &name)
            && let Some(value) = self.contained(&site, receiver, name, &arguments)
        {
            return value;
        }
        let function = self.eval(frame, callee);
        self.invoke(&site, receiver.as_ref(), &function, &arguments)
    }

    /// What the configuration says of the function that is called.
    pub(super) fn configured(&mut self, site: &Site, arguments: &[Value]) -> Option<Value> {
        if self.options.loaders.is_empty() && self.options.sinks.is_empty() {
            return None;
        }
        let what = site.what();
        let is_named = |names: &[String]| {
            names.iter().any(|it| {
                what == *it || what.strip_suffix(it.as_str()).is_some_and(|before| before.ends_with('.'))
            })
        };
        let of_parent = arguments.iter().any(|it| it.of_parent);
        let batched = if is_named(&self.options.loaders) {
            Some(Batched::Configured)
        } else if is_named(&self.options.sinks) {
            None
        } else {
            return None;
        };
        Some(self.access(site, ClientKind::Database, of_parent, batched, true, None))
    }

    /// Calls whatever `function` may be.
    pub(super) fn invoke(
        &mut self,
        site: &Site,
        receiver: Option<&Value>,
        function: &Value,
        arguments: &[Value],
    ) -> Value {
        let Kind::OneOf(all) = &function.kind else {
            return self.invoke_one(site, receiver, function, arguments);
        };
        let values = all.iter().map(|it| self.invoke_one(site, receiver, it, arguments)).collect();
        Value::one_of(values)
    }

    fn invoke_one(
        &mut self,
        site: &Site,
        receiver: Option<&Value>,
        function: &Value,
        arguments: &[Value],
    ) -> Value {
        let of_parent = function.of_parent || arguments.iter().any(|it| it.of_parent);
        match &function.kind {
            Kind::Function(closure) if !site.is_new => {
                let receiver = receiver.cloned().unwrap_or_else(Value::unknown);
                let value = self.run_at(Some(site), closure, arguments, receiver.clone());
                // What a builder was told it gives on: `query.where(…)` is the query.
                let is_same = match (&value.kind, &receiver.kind) {
                    (Kind::Instance(given), Kind::Instance(own)) => Rc::ptr_eq(given, own),
                    _ => false,
                };
                value.and(is_same && (of_parent || receiver.of_parent))
            }
            Kind::Class(unit, class) if self.family == Family::Python => {
                self.python_make(site, *unit, *class, arguments)
            }
            Kind::Class(unit, class) if self.family == Family::Go => {
                self.go_make(site, *unit, *class, arguments)
            }
            // An object that is called like a function.
            Kind::Instance(instance) if self.family == Family::Python && !site.is_new => {
                let method = self.instance_member(instance, "__call__");
                match method.functions().is_empty() {
                    true => {
                        self.run_callbacks(arguments, &Value::data().and(of_parent));
                        Value::unknown().and(of_parent)
                    }
                    false => self.invoke(site, Some(function), &method, arguments),
                }
            }
            Kind::Class(unit, class) if site.is_new => self.make(site, *unit, *class, arguments),
            Kind::Shape(unit, ty) => self.shape_call(*unit, *ty, site, function, arguments),
            Kind::Client(client) => self.client_call(site, client, function.of_parent, arguments),
            // `User.objects(id=…)`
            Kind::Query(query) => self.query_call(site, function, &Rc::clone(query), "filter", arguments),
            Kind::External(external) => self.external_call(site, external, function, arguments),
            Kind::Unknown(names) => {
                let names = names.as_ref().map(|it| it.all()).unwrap_or_default();
                self.guessed(site, function, &names, arguments)
            }
            _ => {
                self.run_callbacks(arguments, &Value::data().and(of_parent));
                Value::unknown().and(of_parent)
            }
        }
    }

    /// A call of which only names are known.
    pub(super) fn guessed(
        &mut self,
        site: &Site,
        function: &Value,
        names: &[Rc<str>],
        arguments: &[Value],
    ) -> Value {
        let depends = function.of_parent || arguments.iter().any(|it| it.of_parent);
        match self.family {
            Family::Python => return self.guessed_python(site, function, names, arguments),
            Family::Java => return self.guessed_java(site, names, arguments, depends),
            Family::Ruby => return self.send_to_unknown(site, function, names, arguments),
            Family::Go => return self.guessed_go(site, function, names, arguments),
            Family::Ecma => {}
        }
        // A client that a compiler of Protocol Buffers wrote, which is not part of the project.
        let is_remote = |it: &Value| matches!(&it.kind, Kind::External(it) if it.module().is_some_and(|it| it.starts_with("@grpc/") || it == "grpc"));
        if site.is_new && arguments.iter().any(is_remote) {
            return Value::client(ClientKind::Rpc);
        }
        // What a generator makes of documents, around a client that is part of the project.
        if names.last().is_some_and(|it| &**it == "getSdk")
            && let Some(Kind::Client(client)) = arguments.first().map(|it| &it.kind)
        {
            return Value::client(client.kind);
        }
        if let Some(method) = names.last()
            && let Some(value) = self.sent(site, method, arguments, depends)
        {
            return value;
        }
        let takes_function = arguments.first().is_some_and(|it| matches!(it.kind, Kind::Function(_)));
        let guessed = if site.is_new { None } else { guess(names, takes_function, arguments.len()) };
        if !site.is_new
            && let Some(value) = self.call_by_class(site, names, arguments)
        {
            return value;
        }
        if !site.is_new
            && matches!(guessed, None | Some(Guess::Maybe))
            && let Some(value) = self.call_by_name(site, names, arguments)
        {
            return value;
        }
        self.run_callbacks(arguments, &Value::data().and(depends));
        // A wrapper that is not known, before any resolver: what it gives calls what it was given.
        let wraps = arguments.iter().any(|it| matches!(it.kind, Kind::Function(_) | Kind::External(_)));
        if guessed.is_none() && wraps && site.frame.phase == Phase::Load {
            return Value::external(External::Called(Called {
                callee: function.clone(),
                arguments: arguments.to_vec(),
                unit: site.frame.unit,
                expr: site.expr,
            }));
        }
        match guessed {
            Some(Guess::Access(kind)) => self.access(site, kind, depends, None, false, None),
            Some(Guess::Joined) => {
                let is_prisma = names.last().is_some_and(|it| it.starts_with("findUnique"));
                let is_joined = !is_prisma || !site.is_in_loop();
                let batched = if is_prisma { Batched::Prisma } else { Batched::Loader };
                let kind = if is_prisma { ClientKind::Prisma } else { ClientKind::Loader };
                self.access(site, kind, depends, is_joined.then_some(batched), false, None)
            }
            Some(Guess::Maybe) => {
                self.unresolved(site, depends);
                Value::unknown().and(depends)
            }
            None => {
                if !names.is_empty() && !site.is_new {
                    self.unresolved(site, depends);
                }
                Value::unknown().and(depends)
            }
        }
    }

    pub(super) fn unresolved(&mut self, site: &Site, of_parent: bool) {
        if of_parent && site.frame.phase == Phase::Resolve {
            self.unresolved.push(site.call());
        }
    }

    /// Functions that are handed to something which calls them, we do not know with what. Says whether what they give depends on the parent.
    pub(super) fn run_callbacks(&mut self, arguments: &[Value], given: &Value) -> bool {
        if self.family == Family::Go {
            return self.run_go_callbacks(arguments, given).of_parent;
        }
        let mut of_parent = false;
        for argument in arguments {
            for function in argument.functions() {
                of_parent |= self.run(&function, std::slice::from_ref(given)).of_parent;
            }
        }
        of_parent
    }

    /// Conditions that are functions in what a query is given: `{ where: (row, { eq }) => eq(row.id, post.authorId) }`. Says whether what they give
    /// depends on the parent.
    pub(super) fn run_conditions(&mut self, arguments: &[Value], depth: u32) -> bool {
        let mut of_parent = false;
        for argument in arguments.iter().filter(|it| matches!(it.kind, Kind::Object(_))) {
            let entries = self.entries_of(argument);
            let values: Vec<Value> = entries.into_iter().map(|it| it.1).collect();
            for function in values.iter().flat_map(Value::functions) {
                of_parent |= self.run(&function, &[Value::data(), Value::data()]).of_parent;
            }
            if depth > 0 {
                of_parent |= self.run_conditions(&values, depth - 1);
            }
        }
        of_parent
    }

    /// Calls all functions that `value` may be.
    pub(crate) fn run_all(&mut self, value: &Value, arguments: &[Value]) -> Value {
        let values = value.functions().iter().map(|it| self.run(it, arguments)).collect();
        Value::one_of(values)
    }

    /// Calls a function from nowhere in the source code.
    pub(crate) fn run(&mut self, closure: &Rc<Closure>, arguments: &[Value]) -> Value {
        self.run_at(None, closure, arguments, Value::unknown())
    }

    /// Calls a function in a phase of an operation.
    pub(crate) fn run_in(&mut self, phase: Phase, closure: &Rc<Closure>, arguments: Vec<Value>) -> Value {
        let is_of_keys = arguments.iter().any(|it| matches!(it.kind, Kind::Keys));
        let before = std::mem::replace(&mut self.go.is_of_keys, is_of_keys);
        let value = self.enter(closure, arguments, Value::unknown(), phase, 0);
        self.go.is_of_keys = before;
        value
    }

    fn run_at(
        &mut self,
        site: Option<&Site>,
        closure: &Rc<Closure>,
        arguments: &[Value],
        receiver: Value,
    ) -> Value {
        let key = (closure.unit, closure.function);
        let is_recursive = self.running.iter().filter(|it| **it == key).count() >= 2;
        let depth = site.map_or(self.running.len() as u32, |it| it.frame.depth + 1);
        if depth > DEPTH || is_recursive {
            let of_parent = arguments.iter().any(|it| it.of_parent);
            return Value::data().and(of_parent);
        }
        let phase = site.map_or(self.now, |it| it.frame.phase);
        if let Some(site) = site {
            self.calls.push(site.clone());
        }
        let value = self.enter(closure, arguments.to_vec(), receiver, phase, depth);
        if site.is_some() {
            self.calls.pop();
        }
        value
    }

    fn enter(
        &mut self,
        closure: &Rc<Closure>,
        arguments: Vec<Value>,
        receiver: Value,
        phase: Phase,
        depth: u32,
    ) -> Value {
        let Some(code) = self.code(closure.unit) else { return Value::unknown() };
        let key = (closure.unit, closure.function);
        let family = code.language().family();
        let arguments = match family {
            Family::Python => Self::placed(&code, closure, arguments),
            Family::Ruby => Self::ruby_placed(&code, closure, arguments),
            Family::Go => Self::placed_go(&code, closure, arguments),
            Family::Java | Family::Ecma => arguments,
        };
        let frame = self.frame(Frame {
            unit: closure.unit,
            function: closure.function,
            arguments,
            receiver: match &closure.receiver {
                // It may have been told something of the parent since.
                Some(it) => it.clone().and(receiver.of_parent),
                None => receiver,
            },
            outer: Some(Rc::clone(&closure.frame)),
            phase,
            depth,
            has_names: true,
            values: RefCell::default(),
            touched: RefCell::default(),
        });
        self.running.push(key);
        self.ran.push(key);
        let before = std::mem::replace(&mut self.now, phase);
        let before_family = std::mem::replace(&mut self.family, family);
        let function = code.function(closure.function);
        for &step in function.steps {
            self.eval(&frame, step);
        }
        let mut values = Vec::with_capacity(function.returns.len());
        for &it in function.returns {
            values.push(self.eval(&frame, it));
        }
        self.now = before;
        self.family = before_family;
        self.running.pop();
        if family == Family::Go {
            Self::leave_out_substitutes(&mut values);
        }
        // `(query) => { query.where({ id: post.id }); }` says something of the parent, though it gives nothing.
        let touched = frame.touched.borrow();
        let is_told = |it: &wirelint_source_code::code::Param| {
            it.name.is_some_and(|it| touched.iter().any(|name| **name == *code.text(it)))
        };
        let is_told = !touched.is_empty() && function.params.iter().any(is_told);
        let value = Value::one_of(values).and(is_told);
        let value = match function.gives {
            Some(ty) if family == Family::Python => self.as_annotated(closure.unit, ty, value),
            _ => value,
        };
        // What cannot be followed to where it is made is what the function says that it gives, as far as something is asked for with that.
        let is_open = value.is_unknown() || family == Family::Python && value.is_opaque();
        if is_open
            && let Some(ty) = function.gives
            && let it @ Value { kind: Kind::Client(_), .. } = self.of_type(closure.unit, ty)
        {
            return it.and(value.of_parent);
        }
        value
    }
}

/// A chain of calls as it is written, but for breaks of lines and what stands in parentheses.
pub(crate) fn without_arguments(text: &str) -> String {
    const MOST: usize = 80;
    let mut short = String::new();
    let mut depth = 0_u32;
    for it in text.chars().filter(|it| !it.is_whitespace()) {
        match it {
            '(' => {
                if depth == 0 {
                    short.push_str("(…");
                }
                depth += 1;
            }
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    short.push(')');
                }
            }
            _ if depth == 0 => short.push(it),
            _ => {}
        }
    }
    let short = short.replace("all(…)", "all()");
    match short.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &short[..at]),
        None => short,
    }
}
