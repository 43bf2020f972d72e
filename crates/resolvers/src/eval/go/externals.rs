//! Calls of what packages give, those that come with Go among them, and of functions that Go has without an import.

use super::super::calls::Site;
use super::super::*;
use crate::access::Batched;
use crate::catalogue::go::{self as catalogue, Made, TypeIs};
use crate::catalogue::{ClientKind, Guess, is_client_name};

impl Eval<'_> {
    pub(in super::super) fn go_external_call(
        &mut self,
        site: &Site,
        external: &Rc<External>,
        function: &Value,
        arguments: &[Value],
    ) -> Value {
        let depends = function.of_parent || arguments.iter().any(|it| it.of_parent);
        if let External::Global(name) = &**external {
            if let Some(batch) = self.fetch_of(site, arguments) {
                return Self::go_loader(site, Some(batch));
            }
            return self.go_builtin(site, name, arguments, depends);
        }
        let module = external.module().and_then(|it| it.strip_prefix(catalogue::PREFIX)).unwrap_or_default();
        let is_direct = matches!(&**external, External::Import { .. });
        let name = external.name();
        if site.is_new {
            return match catalogue::of_type(module, name) {
                TypeIs::Client(ClientKind::Loader) => Self::go_loader(site, batch_of(arguments)),
                TypeIs::Client(kind) => Value::client(kind),
                _ => Self::go_record(arguments).and(depends),
            };
        }
        if catalogue::is_of_loaders(module) && is_direct {
            return match () {
                () if name.starts_with("New") && name.contains("Loader") => {
                    Self::go_loader(site, batch_of(arguments))
                }
                () => arguments
                    .iter()
                    .find(|it| !it.functions().is_empty())
                    .cloned()
                    .unwrap_or_else(Value::data)
                    .and(depends),
            };
        }
        if let Some(value) = Self::of_context(module, name, arguments) {
            return value;
        }
        // A query is told what it asks for.
        if depends && module.contains("sqlboiler") {
            Self::tell_queries(site, arguments);
        }
        if is_direct {
            match catalogue::called(module, name) {
                Some(Made::Client(kind)) => {
                    let client = Value::client(kind);
                    self.run_go_callbacks(arguments, &client);
                    return client.and(depends);
                }
                Some(Made::Answer(kind)) => return self.access(site, kind, depends, None, true, None),
                Some(Made::Data) => {
                    // `http.HandlerFunc(func…)` is the function.
                    let same = arguments.iter().find(|it| !it.functions().is_empty()).cloned();
                    return same.unwrap_or_else(|| Self::go_record(arguments)).and(depends);
                }
                None => {}
            }
        }
        // What a builder was told is asked by it: `sq.Select(…).Where(…).RunWith(db).QueryRow()`.
        let is_run = || site.code.text(site.code.range(site.callee)).contains("RunWith(");
        if depends
            && !is_direct
            && site.frame.phase == Phase::Resolve
            && (catalogue::asks(name) || matches!(name, "Query" | "QueryRow" | "Exec" | "Scan") && is_run())
        {
            return self.access(site, ClientKind::Database, depends, None, true, None);
        }
        if module.ends_with("/ent") && matches!(name, "FromContext" | "NewClient" | "Open" | "TxFromContext")
        {
            return Value::client(ClientKind::Database);
        }
        // What a function of a package is handed to ask with: `models.FindUser(ctx, db, id)`.
        let reckons = catalogue::reckons(module) || module.is_empty();
        if depends
            && !reckons
            && arguments.iter().any(Self::is_connection)
            && site.frame.phase == Phase::Resolve
        {
            return self.access(site, ClientKind::Database, depends, None, false, None);
        }
        if is_direct && name.starts_with("New") && is_client_name(name) && !reckons {
            return Value::client(ClientKind::Rpc).and(depends);
        }
        if site.frame.phase == Phase::Resolve && !reckons && depends {
            let names = names_of(external);
            match catalogue::guess(&names, arguments.len()) {
                Some(Guess::Access(kind)) => return self.access(site, kind, depends, None, false, None),
                Some(Guess::Joined) => {
                    return self.access(
                        site,
                        ClientKind::Loader,
                        depends,
                        Some(Batched::Loader),
                        false,
                        None,
                    );
                }
                // A client of another service that has a package.
                Some(Guess::Maybe) | None if is_of_client(&names, arguments) => {
                    return self.access(site, ClientKind::Rpc, depends, None, false, None);
                }
                _ => {}
            }
        }
        // A list that a function goes over: `lo.Map(keys, func(key string, _ int) …)`.
        let list =
            arguments.iter().find(|it| matches!(it.kind, Kind::Keys | Kind::List(_) | Kind::Parent(_)));
        let element = match list {
            Some(it) => self.element(it),
            None => Value::data().and(depends),
        };
        let of_callbacks = self.run_go_callbacks(arguments, &element);
        if arguments.iter().any(|it| matches!(it.kind, Kind::Keys)) {
            return Value::new(Kind::Keys);
        }
        let depends = depends || of_callbacks.of_parent && !self.go.is_of_keys;
        if depends && !reckons {
            self.unresolved(site, depends);
        }
        Value::external(External::Called(Called {
            callee: function.clone(),
            arguments: arguments.to_vec(),
            unit: site.frame.unit,
            expr: site.expr,
        }))
        .and(depends)
    }

    /// Functions that are handed to something which calls them with an element of a list, or with we do not know what: a context is one, and
    /// what is asked with is what its type says.
    pub(in super::super) fn run_go_callbacks(&mut self, arguments: &[Value], element: &Value) -> Value {
        let mut values = Vec::new();
        for function in arguments.iter().flat_map(Value::functions) {
            let Some(code) = self.code(function.unit) else { continue };
            let it = code.function(function.function);
            let params: Vec<Option<TypeId>> =
                it.params.iter().skip(usize::from(it.takes_receiver)).map(|it| it.ty).collect();
            let mut is_first = true;
            let mut given = Vec::with_capacity(params.len());
            for ty in params {
                let typed = ty.map_or_else(Value::unknown, |it| self.of_type(function.unit, it));
                given.push(match typed.kind {
                    Kind::Context | Kind::Client(_) => typed,
                    _ if std::mem::take(&mut is_first) => element.clone(),
                    _ => Value::data(),
                });
            }
            values.push(self.run(&function, &given));
        }
        Value::one_of(values)
    }

    /// What is made of a context is the context of the same operation, whatever is put into it.
    fn of_context(module: &str, name: &str, arguments: &[Value]) -> Option<Value> {
        let is_context = arguments
            .first()
            .is_some_and(|it| it.alternatives().iter().any(|it| matches!(it.kind, Kind::Context)));
        let context = || Value::new(Kind::Context);
        let makes_one = ["With", "Start", "New", "Context"].iter().any(|it| name.starts_with(it));
        match module {
            "context" if name == "WithValue" => Some(context()),
            "context" if is_context || matches!(name, "Background" | "TODO") => {
                Some(Value::list(vec![context(), Value::data()]))
            }
            "golang.org/x/sync/errgroup" if name == "WithContext" => {
                let group =
                    External::Import { module: "go:golang.org/x/sync/errgroup".into(), name: "Group".into() };
                Some(Value::list(vec![Value::external(group), context()]))
            }
            _ if is_context && makes_one && catalogue::reckons(module) => {
                Some(Value::list(vec![context(), context()]))
            }
            _ => None,
        }
    }

    fn go_builtin(&mut self, site: &Site, name: &str, arguments: &[Value], depends: bool) -> Value {
        let first = arguments.first().cloned().unwrap_or_else(Value::data);
        match name {
            "append" => {
                const MANY: usize = 12;
                let mut all = match &first.kind {
                    Kind::List(all) => all.to_vec(),
                    _ => Vec::new(),
                };
                if all.len() < MANY {
                    all.extend(arguments.iter().skip(1).cloned());
                }
                // What is put together of all keys is of no single parent.
                if self.go.is_of_keys && site.is_in_loop() {
                    return Value::data();
                }
                let is_functions =
                    all.iter().all(|it| !matches!(it.kind, Kind::Data | Kind::Unknown(_) | Kind::Parent(_)));
                if is_functions { Value::list(all).and(depends) } else { Value::data().and(depends) }
            }
            "len" | "cap" | "min" | "max" | "copy" | "delete" | "panic" | "print" | "println" | "close"
            | "clear" | "recover" | "complex" | "real" | "imag" => Value::data().and(depends),
            // A conversion, or something that nobody knows.
            _ if arguments.len() == 1 && first.functions().is_empty() => first,
            _ => {
                self.run_callbacks(arguments, &Value::data().and(depends));
                Value::unknown().and(depends)
            }
        }
    }
}

/// Whether what is called is a method of something that is called like a client, with the context of the operation.
fn is_of_client(names: &[Rc<str>], arguments: &[Value]) -> bool {
    let [.., of, _] = names else { return false };
    let takes_context = arguments.first().is_some_and(|it| matches!(it.kind, Kind::Context));
    takes_context && is_client_name(of) && names.len() > 2
}

/// The names on the way to something of a package, calls among them.
fn names_of(external: &External) -> Vec<Rc<str>> {
    match external {
        External::Import { module, name } => {
            let package = module.rsplit(['/', ':']).next().unwrap_or(module);
            vec![package.into(), Rc::clone(name)]
        }
        External::Member(of, name) => {
            let mut all = names_of(of);
            all.push(Rc::clone(name));
            all
        }
        External::Called(called) => match &called.callee.kind {
            Kind::External(it) => names_of(it),
            _ => Vec::new(),
        },
        External::Global(name) => vec![Rc::clone(name)],
        External::Handed(_) => Vec::new(),
    }
}

/// What loads for several keys, of what a loader is made with.
fn batch_of(arguments: &[Value]) -> Option<Value> {
    let function = |it: &Value| match &it.kind {
        Kind::Named(named) if !named.1.functions().is_empty() => Some(named.1.clone()),
        _ if !it.functions().is_empty() => Some(it.clone()),
        _ => None,
    };
    arguments.iter().find_map(function)
}
