//! Calls of what data is asked for with.

use super::calls::Site;
use super::*;
use crate::access::{AccessId, Batched};
use crate::catalogue::{ClientKind, Effect, effect};
use crate::value::Loader;

/// Methods of an array or a promise, which are what a query has given rather than part of it when they take a function.
const OF_RESULT: [&str; 14] = [
    "then",
    "catch",
    "finally",
    "map",
    "filter",
    "find",
    "some",
    "every",
    "reduce",
    "forEach",
    "flatMap",
    "sort",
    "pipe",
    "subscribe",
];

impl Eval<'_> {
    pub(super) fn client_call(
        &mut self,
        site: &Site,
        client: &Rc<Client>,
        of_parent: bool,
        arguments: &[Value],
    ) -> Value {
        let depends = of_parent || arguments.iter().any(|it| it.of_parent);
        let takes_function = arguments.iter().any(|it| !it.functions().is_empty());
        if let Some(access) = client.access {
            if self.family == Family::Python
                && let Some(value) = self.answered(site, client, access, depends, arguments)
            {
                return value;
            }
            return self.chained(site, client, access, depends, arguments, takes_function);
        }
        let method = client.member.as_deref();
        if self.family == Family::Go
            && let Some(value) = self.queued(site, client, depends)
        {
            return value;
        }
        // What a new instance of a client is made with does not matter.
        let does = match self.family {
            _ if site.is_new => Effect::Neutral,
            Family::Python => crate::catalogue::python::effect(client.kind, method),
            Family::Go => {
                let given = site.arguments();
                let given: Vec<&str> = given.iter().map(|it| &**it).collect();
                crate::catalogue::go::effect(client.kind, method, &given)
            }
            Family::Java | Family::Ecma | Family::Ruby => effect(client.kind, method),
        };
        let row = if self.family == Family::Python { self.rows_asked(client, arguments) } else { None };
        match does {
            Effect::Access => {
                let by_key = method.is_some_and(|it| matches!(it, "findByPk" | "findById" | "findByPrimary"));
                let gathered = if by_key { self.is_gathered(arguments) } else { None };
                let depends =
                    depends || site.frame.phase == Phase::Resolve && self.run_conditions(arguments, 2);
                // What a cache is handed is asked for what the cache does not have.
                if client.kind == ClientKind::Cache {
                    self.run_callbacks(arguments, &Value::data().and(depends));
                    return self.access(site, client.kind, depends, gathered, client.is_certain, None);
                }
                let number = self.log.len();
                let value = self.access(site, client.kind, depends, gathered, client.is_certain, None);
                let also = self.run_callbacks(arguments, &Value::data().and(depends));
                if let Some(known) = self.log.get_mut(number) {
                    known.of_parent |= also;
                }
                let value = match (&value.kind, row) {
                    (Kind::Client(_), Some(_)) => Self::of_rows(&value, row),
                    _ => value,
                };
                value.and(also)
            }
            Effect::Joined => {
                let batched = match client.kind {
                    ClientKind::Loader => Self::is_joined(client).then_some(Batched::Loader),
                    // Of one tick: not where each call waits for the one before it.
                    _ => (!site.is_in_loop()).then_some(Batched::Prisma),
                };
                let loader = client.loader.clone();
                self.access(site, client.kind, depends, batched, client.is_certain, loader)
            }
            Effect::Neutral => {
                let same = Value::new(Kind::Client(Rc::new(Client {
                    kind: client.kind,
                    member: None,
                    access: None,
                    loader: client.loader.clone(),
                    is_certain: client.is_certain,
                    row: client.row,
                })));
                let also = self.run_callbacks(arguments, &same);
                same.and(depends || also)
            }
            Effect::Nothing => {
                self.run_callbacks(arguments, &Value::data().and(depends));
                // `db.select(Post)`
                Value::rows(row.filter(|_| method == Some("select"))).and(depends)
            }
        }
    }

    /// A call that is chained to an access is part of it.
    fn chained(
        &mut self,
        site: &Site,
        client: &Rc<Client>,
        access: AccessId,
        depends: bool,
        arguments: &[Value],
        takes_function: bool,
    ) -> Value {
        let is_of_result = client.member.as_deref().is_some_and(|it| OF_RESULT.contains(&it));
        // What is made before any resolver is there to ask with: a statement that is prepared, a table, a bucket.
        if access.0 == u32::MAX && site.frame.phase == Phase::Resolve && !is_of_result {
            let fresh = Client {
                kind: client.kind,
                member: client.member.clone(),
                access: None,
                loader: None,
                is_certain: client.is_certain,
                row: client.row,
            };
            return self.client_call(site, &Rc::new(fresh), depends, arguments);
        }
        if takes_function && is_of_result {
            let row = Value::data().and(depends);
            let mut values: Vec<Value> = Vec::new();
            for argument in arguments {
                for function in argument.functions() {
                    values.push(self.run(&function, std::slice::from_ref(&row)));
                }
            }
            let is_pipe = matches!(client.member.as_deref(), Some("pipe" | "subscribe"));
            return if is_pipe { row } else { Self::settled(&Value::one_of(values)).and(depends) };
        }
        // A transaction's functions get what the transaction is made with; conditions get a builder.
        let depends = self.run_callbacks(arguments, &Value::data().and(depends)) || depends;
        if let Some(known) = self.log.get_mut(access.0 as usize) {
            // A function that only begins a query: it is asked where whoever called that goes on.
            if !known.of_parent && self.running.len() < known.depth {
                known.place = site.place();
                known.what = site.what();
                known.calls = self.calls.iter().map(Site::call).collect();
                known.depth = self.running.len();
            } else if known.place.unit == site.frame.unit && site.range().contains(known.place.range) {
                known.place.range = site.range();
            }
            known.of_parent |= depends;
        }
        let same = Client {
            kind: client.kind,
            member: None,
            access: Some(access),
            loader: None,
            is_certain: client.is_certain,
            row: client.row,
        };
        Value::new(Kind::Client(Rc::new(same))).and(depends)
    }

    /// Whether what is loaded here is loaded together with what others load: not if the loader is made anew for it.
    fn is_joined(client: &Rc<Client>) -> bool {
        match &client.loader {
            Some(loader) => loader.phase != Phase::Resolve || loader.is_kept.get(),
            None => true,
        }
    }

    /// Notes an access, and gives what can be chained to it.
    pub(super) fn access(
        &mut self,
        site: &Site,
        kind: ClientKind,
        of_parent: bool,
        batched: Option<Batched>,
        is_certain: bool,
        loader: Option<Rc<Loader>>,
    ) -> Value {
        let id = AccessId(self.log.len() as u32);
        if site.frame.phase == Phase::Resolve {
            let mut at = site.call();
            let mut calls: Vec<Call> = self.calls_now();
            // What a generator wrote is as good as a package: nobody looks into it.
            while self.is_generated(at.place.unit)
                && let Some(outer) = calls.pop()
            {
                at = outer;
            }
            if at.place == site.place()
                && Self::hands_on_go_statement(site)
                && let Some(outer) = calls.pop()
            {
                at = outer;
            }
            self.log.push(Access {
                place: at.place,
                what: at.what,
                kind,
                of_parent,
                batched,
                is_certain: is_certain && self.guessing == 0,
                calls,
                depth: self.running.len(),
                relation: None,
                held: None,
                part_of: None,
                loader,
            });
        }
        let access = if site.frame.phase == Phase::Resolve { id } else { AccessId(u32::MAX) };
        let client = Client { kind, member: None, access: Some(access), loader: None, is_certain, row: None };
        Value::new(Kind::Client(Rc::new(client))).and(of_parent)
    }

    /// Whether a generator wrote the file, as its first lines say.
    pub(crate) fn is_generated(&mut self, unit: UnitId) -> bool {
        const HEAD: usize = 600;
        const WORDS: [&str; 7] = [
            "auto generated",
            "auto-generated",
            "autogenerated",
            "@generated",
            "do not edit",
            "generated by",
            "code generated",
        ];
        if let Some(known) = self.generated.get(&unit) {
            return *known;
        }
        let head = self.project.text(unit).map(|it| it[..it.floor_char_boundary(HEAD)].to_lowercase());
        let is_generated = head.is_some_and(|head| WORDS.iter().any(|it| head.contains(it)));
        self.generated.insert(unit, is_generated);
        is_generated
    }

    /// A data loader is made.
    pub(super) fn make_loader(&mut self, site: &Site, arguments: &[Value]) -> Value {
        self.loader(site.frame.unit, site.range(), site.frame.phase, arguments)
    }

    /// A container makes an instance of a class that extends a data loader.
    pub(super) fn injected_loader(&mut self, unit: UnitId, class: ClassId, arguments: &[Value]) -> Value {
        let Some(code) = self.code(unit) else { return Value::client(ClientKind::Loader) };
        let it = code.class(class);
        self.loader(unit, it.name.unwrap_or(it.range), Phase::Request, arguments)
    }

    fn loader(&mut self, unit: UnitId, place: TextRange, phase: Phase, arguments: &[Value]) -> Value {
        let is_alone = arguments.get(1).is_some_and(|it| self.loads_alone(it));
        let loader = Loader {
            unit,
            place,
            phase,
            is_kept: std::cell::Cell::new(false),
            batch: arguments.first().cloned().unwrap_or_else(Value::unknown),
            is_alone,
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

    /// Whether the options of a loader say that it gathers nothing: `batch: false`, `maxBatchSize: 1`.
    fn loads_alone(&mut self, options: &Value) -> bool {
        options.alternatives().iter().any(|it| {
            let Kind::Object(record) = &it.kind else { return false };
            let Record::Literal { unit, entries, .. } = &**record else { return false };
            self.code(*unit).is_some_and(|code| {
                code.entries(*entries).iter().any(|it| {
                    let value = code.text(code.range(it.value));
                    matches!((code.text(it.key), value), ("batch", "false") | ("maxBatchSize", "1"))
                })
            })
        })
    }
}
