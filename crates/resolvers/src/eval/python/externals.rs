//! Calls of what packages give, those that come with Python among them.

use super::super::calls::Site;
use super::super::*;
use super::classes::is_alone;
use super::{named_argument, plain_arguments};
use crate::access::Batched;
use crate::catalogue::python::Made;
use crate::catalogue::{ClientKind, Guess, python as catalogue};
use crate::value::Loader;

/// Modules that come with Python or reckon, by the start of their names.
const RECKONING: [&str; 48] = [
    "abc",
    "base64",
    "bisect",
    "collections",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "dateutil",
    "decimal",
    "difflib",
    "enum",
    "functools",
    "hashlib",
    "hmac",
    "html",
    "inspect",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "operator",
    "os",
    "pathlib",
    "pprint",
    "random",
    "re",
    "secrets",
    "statistics",
    "string",
    "struct",
    "sys",
    "textwrap",
    "time",
    "traceback",
    "types",
    "typing",
    "unicodedata",
    "urllib.parse",
    "uuid",
    "warnings",
    "zoneinfo",
    "pytz",
    "numpy",
    "orjson",
    "sqlalchemy",
];

impl Eval<'_> {
    pub(in super::super) fn python_external_call(
        &mut self,
        site: &Site,
        external: &Rc<External>,
        function: &Value,
        arguments: &[Value],
    ) -> Value {
        let depends = function.of_parent || arguments.iter().any(|it| it.of_parent);
        if let External::Global(name) = &**external
            && let Some(value) = self.builtin(site, name, arguments, depends)
        {
            return value;
        }
        if let Some((module, path)) = Self::dotted(external) {
            let (module, path) = in_module(module, &path);
            if let Some(value) = self.known_call(site, &module, path, arguments, depends) {
                return value;
            }
            let module = format!("{PREFIX}{module}");
            match catalogue::called(&module, path) {
                Some(Made::Client(kind)) => return Value::client(kind).and(depends),
                Some(Made::Answer(kind)) => return self.access(site, kind, depends, None, true, None),
                Some(Made::Loader) => return Self::python_loader(site, arguments),
                None => {}
            }
        }
        // What is made of a query is a query.
        if let Some(query) = plain_arguments(arguments).find(|it| matches!(it.kind, Kind::Query(_))) {
            return query.clone().and(depends);
        }
        // What makes a class to extend is no reckoning.
        if let Some((module, path)) = Self::dotted(external)
            && is_reckoning(module)
            && !path.last().is_some_and(|it| it.ends_with("_base"))
        {
            self.run_callbacks(arguments, &Value::data().and(depends));
            return Value::data().and(depends);
        }
        if site.frame.phase == Phase::Resolve {
            if depends && let Some(names) = external.names().filter(|it| it.len() > 1) {
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
                    Some(Guess::Maybe) => self.unresolved(site, depends),
                    None => {}
                }
            }
            self.run_callbacks(arguments, &Value::data().and(depends));
        }
        // What wraps a client of another process: `OrdersStub(channel)`.
        let channel = plain_arguments(arguments)
            .find(|it| matches!(&it.kind, Kind::Client(it) if it.kind == ClientKind::Rpc));
        if let Some(channel) = channel {
            return channel.clone();
        }
        Value::external(External::Called(Called {
            callee: function.clone(),
            arguments: arguments.to_vec(),
            unit: site.frame.unit,
            expr: site.expr,
        }))
        .and(depends)
    }

    /// A call of a function that is known by where it is from.
    fn known_call(
        &mut self,
        site: &Site,
        module: &str,
        path: &[&str],
        arguments: &[Value],
        depends: bool,
    ) -> Option<Value> {
        let name = *path.last()?;
        let first = plain_arguments(arguments).next().cloned().unwrap_or_else(Value::data);
        let root = module.split('.').next().unwrap_or(module);
        let value = match (root, name) {
            ("asyncio" | "anyio" | "trio", "gather" | "wait") => {
                let all: Vec<Value> = arguments.iter().map(Self::settled).collect();
                Value::list(all).and(depends)
            }
            ("asyncio", "create_task" | "ensure_future" | "wait_for" | "shield" | "run") => {
                Self::settled(&first)
            }
            (
                "asyncio" | "anyio" | "starlette" | "fastapi",
                "to_thread" | "run_sync" | "run_in_threadpool",
            ) => {
                let given: Vec<Value> = arguments.get(1..).unwrap_or_default().to_vec();
                self.invoke(site, None, &first, &given)
            }
            (
                _,
                "sync_to_async"
                | "async_to_sync"
                | "database_sync_to_async"
                | "wraps"
                | "lru_cache"
                | "cache"
                | "memoize"
                | "cached"
                | "method_decorator"
                | "asyncify"
                | "aio",
            ) if matches!(first.kind, Kind::Function(_) | Kind::Class(..) | Kind::OneOf(_)) => first,
            ("functools", "partial" | "partialmethod") => {
                Self::given_before(&first, &arguments[1.min(arguments.len())..])
            }
            ("functools", "reduce") => {
                let list = plain_arguments(arguments).nth(1).cloned().unwrap_or_else(Value::data);
                let element = self.element(&list);
                self.invoke(site, None, &first, &[Value::data(), element])
            }
            ("itertools", "chain" | "from_iterable") => {
                let elements = plain_arguments(arguments).map(|it| self.element(it)).collect();
                Value::list(elements)
            }
            ("itertools", "islice" | "batched" | "groupby" | "takewhile" | "dropwhile" | "starmap") => {
                let element = self.element(&first);
                self.run_callbacks(arguments, &element);
                Value::list(vec![element])
            }
            ("types", "SimpleNamespace") | ("collections", "namedtuple") => {
                let named = arguments.iter().filter_map(|it| match &it.kind {
                    Kind::Named(it) => Some((**it).clone()),
                    _ => None,
                });
                Value::record(named.collect())
            }
            (
                "dataclasses" | "attr" | "attrs" | "pydantic" | "sqlmodel" | "msgspec",
                "field" | "Field" | "ib" | "attrib",
            ) => self.default_of(site, arguments),
            // The statement stands for the rows that it asks for.
            ("sqlalchemy" | "sqlmodel", "select") => {
                let row = match plain_arguments(arguments).count() {
                    1 => self.row_named(&first),
                    _ => None,
                };
                Value::rows(row).and(depends)
            }
            ("typing" | "typing_extensions", "cast") => {
                let value = plain_arguments(arguments).nth(1)?.clone();
                self.cast(&first, value)
            }
            ("copy", "copy" | "deepcopy")
            | ("promise", "resolve")
            | ("contextlib", "closing" | "aclosing" | "nullcontext")
            | ("django", "sync_to_async") => first,
            ("promise", "all" | "for_dict") => {
                let element = self.element(&first);
                Value::list(vec![element]).and(depends)
            }
            (
                "django",
                "get_object_or_404" | "get_list_or_404" | "aget_object_or_404" | "aget_list_or_404",
            ) => {
                let row = self.row_named(&first);
                let value = self.access(site, ClientKind::Database, depends, None, true, None);
                return Some(Self::of_rows(&value, row));
            }
            ("django", _)
                if module.starts_with("django.db.models")
                    && path.len() == 1
                    && !name.ends_with("Manager") =>
            {
                // `Q`, `F`, `Count`, `Prefetch`, `Subquery`: parts of a query.
                Value::data().and(depends)
            }
            ("django", "reverse" | "format_html" | "gettext" | "gettext_lazy" | "now" | "mark_safe") => {
                Value::data().and(depends)
            }
            ("graphene_django_optimizer", "query") | ("strawberry_django", "optimize") => first.and(depends),
            _ => return None,
        };
        Some(value)
    }

    /// `cast(Database, wrapper)`: what somebody says that it is, which may be more than what it was made as.
    fn cast(&mut self, ty: &Value, value: Value) -> Value {
        let of_parent = value.of_parent;
        match &ty.kind {
            Kind::Class(unit, class) if !self.models().is_model(*unit, *class) => {
                self.injected_python(*unit, *class).and(of_parent)
            }
            Kind::External(external) if value.is_opaque() => {
                let kind = Self::dotted(external).and_then(|(module, path)| {
                    let last = path.last().copied().unwrap_or_default();
                    catalogue::of_type(Some(&format!("{PREFIX}{module}")), last)
                });
                kind.map_or(value, Value::client).and(of_parent)
            }
            _ => value,
        }
    }

    /// `field(default_factory=Loaders)`: what each instance has that is made with nothing else.
    fn default_of(&mut self, site: &Site, arguments: &[Value]) -> Value {
        if let Some(value) = named_argument(arguments, &["default"]) {
            return value;
        }
        let Some(factory) = named_argument(arguments, &["default_factory", "factory"]) else {
            return Value::unknown();
        };
        // Not when the class is made, but with the instance.
        let outer = &site.frame;
        let frame = self.frame(Frame {
            unit: outer.unit,
            function: outer.function,
            arguments: outer.arguments.clone(),
            receiver: outer.receiver.clone(),
            outer: outer.outer.clone(),
            phase: Phase::Request,
            depth: outer.depth,
            has_names: outer.has_names,
            values: RefCell::default(),
            touched: RefCell::default(),
        });
        let site = Site { frame, ..site.clone() };
        self.invoke(&site, None, &factory, &[])
    }

    /// `partial(function, a, b=c)`
    fn given_before(function: &Value, arguments: &[Value]) -> Value {
        let all = function.functions().into_iter().map(|it| {
            let mut before: Vec<Value> = match &it.receiver {
                Some(Value { kind: Kind::Given(before), .. }) => before.to_vec(),
                Some(receiver) => vec![receiver.clone()],
                None => Vec::new(),
            };
            before.extend(plain_arguments(arguments).cloned());
            let receiver = Some(Value::new(Kind::Given(before.into())));
            let closure =
                Closure { unit: it.unit, function: it.function, frame: Rc::clone(&it.frame), receiver };
            Value::new(Kind::Function(Rc::new(closure)))
        });
        let all: Vec<Value> = all.collect();
        if all.is_empty() { function.clone() } else { Value::one_of(all) }
    }

    /// `DataLoader(load_fn=load)`
    fn python_loader(site: &Site, arguments: &[Value]) -> Value {
        let batch = named_argument(arguments, &["load_fn", "batch_load_fn", "load", "batch_fn"]);
        let batch = batch.or_else(|| plain_arguments(arguments).next().cloned());
        let loader = Loader {
            unit: site.frame.unit,
            place: site.range(),
            phase: site.frame.phase,
            is_kept: std::cell::Cell::new(false),
            batch: batch.unwrap_or_else(Value::unknown),
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
}

/// The same with the modules in a package as parts of its name: `urllib`, `request`, `urlopen` is `urlopen` of `urllib.request`.
fn in_module<'n, 'p>(module: &str, path: &'p [&'n str]) -> (String, &'p [&'n str]) {
    let is_module = |it: &&&str| it.starts_with(|it: char| it.is_lowercase() || it == '_');
    let inner = path[..path.len().saturating_sub(1)].iter().take_while(is_module).count();
    let mut module = module.to_owned();
    for it in &path[..inner] {
        module.push('.');
        module.push_str(it);
    }
    (module, &path[inner..])
}

fn is_reckoning(module: &str) -> bool {
    RECKONING.iter().any(|it| module.strip_prefix(it).is_some_and(|it| it.is_empty() || it.starts_with('.')))
}
