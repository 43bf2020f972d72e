//! Containers of dependencies: what stands for a class, a string, a symbol, as the modules of the program say.
//!
//! `NestJS`, Angular's injector in `graphql-modules`, `tsyringe`, `inversify`, `typedi`: what they are told differs, what it means does not.

use wirelint_source_code::code::{Code, Many};

use super::calls::Site;
use super::*;
use crate::catalogue::ClientKind;
use crate::words::Words;

/// Words of which a file has one that tells a container something.
static WORDS: Words = Words::new(&[
    "useClass",
    "useFactory",
    "useValue",
    "useExisting",
    ".to(",
    ".toConstantValue(",
    ".toDynamicValue(",
    ".toService(",
    "registerInstance",
    "registerSingleton",
    "registerType",
    "Container.set",
    "container.set",
    "@Service(",
    "QueryHandler(",
    "CommandHandler(",
    "ClientsModule",
]);

/// What something is asked for by.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Token {
    Text(Rc<str>),
    Class(UnitId, ClassId),
    /// A symbol or an object, known by where it is made.
    Made(UnitId, ExprId),
}

/// What stands for a token.
#[derive(Clone, Copy, Debug)]
enum Given {
    /// An instance of a class.
    Class(ExprId),
    Value(ExprId),
    /// What a function gives; and the tokens that it is called with.
    Factory(ExprId, Option<ExprId>),
    /// Whatever stands for another token.
    Existing(ExprId),
    /// The decorated class itself.
    Own(ClassId),
    /// Something in another process.
    Remote,
}

/// All that containers are told.
#[derive(Default, Debug)]
pub(super) struct Container {
    given: FxHashMap<Token, Vec<(UnitId, Given)>>,
    /// Classes that answer the queries and commands of a bus.
    handlers: FxHashMap<(UnitId, ClassId), (UnitId, ClassId)>,
}

impl Eval<'_> {
    /// What something is asked for by.
    pub(super) fn token(&mut self, value: &Value) -> Option<Token> {
        match &value.kind {
            Kind::Text(text) => Some(Token::Text(Rc::clone(text))),
            Kind::Class(unit, class) => Some(Token::Class(*unit, *class)),
            Kind::OneOf(all) => all.iter().find_map(|it| self.token(it)),
            Kind::External(external) => {
                let External::Called(called) = &**external else { return None };
                let is_later = matches!(&called.callee.kind, Kind::External(it) if it.name() == "forwardRef");
                if let Some(later) = called.arguments.first().filter(|_| is_later) {
                    let value = self.run_all(later, &[]);
                    return self.token(&value);
                }
                Some(Token::Made(called.unit, called.expr))
            }
            _ => None,
        }
    }

    /// What stands for the token; `None` where no container is told.
    pub(super) fn provided(&mut self, token: &Token) -> Option<Value> {
        let container = self.container();
        let given = container.given.get(token)?.clone();
        if self.following >= EXPORTS {
            return None;
        }
        self.following += 1;
        let found = given.into_iter().map_while(|(unit, it)| self.deeper(|eval| eval.given(unit, it, token)));
        let values = found.collect();
        self.following -= 1;
        Some(Value::one_of(values)).filter(|it| !it.is_unknown())
    }

    /// What stands for the token, or else an instance of the class that it is.
    pub(super) fn provided_or_made(&mut self, value: &Value) -> Option<Value> {
        let token = self.token(value)?;
        self.provided(&token).or(match token {
            Token::Class(unit, class) => Some(self.injected(unit, class)),
            _ => None,
        })
    }

    fn given(&mut self, unit: UnitId, given: Given, token: &Token) -> Value {
        match given {
            Given::Class(it) => match self.eval_at(unit, it).kind {
                Kind::Class(unit, class) => self.injected(unit, class),
                _ => Value::unknown(),
            },
            Given::Value(it) => self.eval_at(unit, it),
            Given::Factory(it, tokens) => {
                let factory = self.eval_at(unit, it);
                let mut arguments = Vec::new();
                if let Some(tokens) = tokens
                    && let Kind::List(all) = &self.eval_at(unit, tokens).kind
                {
                    for it in all.iter() {
                        arguments.push(self.provided_or_made(it).unwrap_or_else(Value::unknown));
                    }
                }
                let mut values = Vec::new();
                for it in factory.functions() {
                    values.push(Self::settled(&self.run_in(Phase::Request, &it, arguments.clone())));
                }
                Value::one_of(values)
            }
            Given::Existing(it) => {
                let value = self.eval_at(unit, it);
                match self.token(&value) {
                    Some(it) if it != *token => self.provided_or_made(&value).unwrap_or_else(Value::unknown),
                    _ => Value::unknown(),
                }
            }
            Given::Own(class) => self.injected(unit, class),
            Given::Remote => Value::client(ClientKind::Rpc),
        }
    }

    /// What is asked of a container or a bus: `injector.get(Users)`, `queryBus.execute(new GetUser(id))`.
    pub(super) fn contained(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        let first = arguments.first()?;
        let is_open = matches!(
            receiver.kind,
            Kind::Unknown(_) | Kind::External(_) | Kind::Shape(..) | Kind::Context | Kind::OneOf(_)
        );
        match (name, &first.kind) {
            ("get" | "resolve" | "getInstance" | "getAsync" | "resolveAsync" | "create", Kind::Class(..))
                if is_open && !matches!(receiver.kind, Kind::OneOf(_)) =>
            {
                self.provided_or_made(first)
            }
            ("get" | "resolve" | "getAsync", Kind::Text(_) | Kind::External(_))
                if is_open && !matches!(receiver.kind, Kind::OneOf(_)) =>
            {
                let token = self.token(first)?;
                self.provided(&token)
            }
            ("execute" | "send" | "query" | "dispatch", Kind::Instance(asked)) => {
                let handler = self.handler(asked.unit, asked.class)?;
                Some(self.invoke(site, None, &handler, arguments))
            }
            _ => None,
        }
    }

    /// The method of the class that answers what is put on a bus.
    pub(super) fn handler(&mut self, unit: UnitId, class: ClassId) -> Option<Value> {
        let container = self.container();
        let (unit, class) = *container.handlers.get(&(unit, class))?;
        let handler = self.injected(unit, class);
        Some(self.member(&handler, "execute"))
    }

    /// All that containers are told, looked for when it is first needed.
    fn container(&mut self) -> Rc<Container> {
        if let Some(known) = &self.container {
            return Rc::clone(known);
        }
        // Whoever asks while it is being made asks for what it is made of.
        self.container = Some(Rc::default());
        let mut made = Container::default();
        for unit in self.project.own() {
            if !self.project.text(unit).is_some_and(|it| WORDS.are_in(&it)) {
                continue;
            }
            let Some(code) = self.code(unit) else { continue };
            self.read_container(unit, &code, &mut made);
        }
        let made = Rc::new(made);
        self.container = Some(Rc::clone(&made));
        made
    }

    fn read_container(&mut self, unit: UnitId, code: &Arc<Code>, made: &mut Container) {
        let frame = self.module(unit);
        for (_, expr) in code.exprs() {
            match expr {
                Expr::Object(entries) => self.read_provider(&frame, code, entries, made),
                Expr::Call { callee, arguments } => self.read_call(&frame, code, callee, arguments, made),
                _ => {}
            }
        }
        for (class, it) in code.classes() {
            for decorator in code.several(it.decorators).collect::<Vec<_>>() {
                let Expr::Call { callee, arguments } = code.expr(decorator) else { continue };
                let Some(first) = code.several(arguments).next() else { continue };
                match code.text(code.range(callee)) {
                    "QueryHandler" | "CommandHandler" => {
                        if let Kind::Class(of, query) = self.eval(&frame, first).kind {
                            made.handlers.insert((of, query), (unit, class));
                        }
                    }
                    "Service" => {
                        let id = entry_of(code, first, &["id"]).unwrap_or(first);
                        self.tell(&frame, id, Given::Own(class), made);
                    }
                    _ => {}
                }
            }
        }
    }

    /// `{ provide: TOKEN, useClass: Adapter }`, wherever it stands.
    fn read_provider(&mut self, frame: &Rc<Frame>, code: &Code, entries: Many, made: &mut Container) {
        let get = |names: &[&str]| entry_in(code, entries, names);
        let token = get(&["provide", "token", "id"]);
        let transport = get(&["transport"]).and(get(&["name"]));
        if let Some(token) = token
            && let Some(given) = provision(code, entries)
        {
            self.tell(frame, token, given, made);
        } else if let Some(name) = transport {
            self.tell(frame, name, Given::Remote, made);
        }
    }

    fn read_call(
        &mut self,
        frame: &Rc<Frame>,
        code: &Code,
        callee: ExprId,
        arguments: Many,
        made: &mut Container,
    ) {
        let Expr::Member { object, name } = code.expr(callee) else { return };
        let method = code.text(TextRange::new(name, code.range(callee).end));
        let mut all = code.several(arguments);
        let (first, second) = (all.next(), all.next());
        match (method, first, second) {
            // `container.register(TOKEN, { useClass: Adapter })`
            ("register", Some(token), Some(how)) => {
                if let Expr::Object(entries) = code.expr(how)
                    && let Some(given) = provision(code, entries)
                {
                    self.tell(frame, token, given, made);
                }
            }
            ("registerInstance" | "set", Some(token), Some(value)) => {
                self.tell(frame, token, Given::Value(value), made);
            }
            ("registerSingleton" | "registerType", Some(token), Some(class)) => {
                self.tell(frame, token, Given::Class(class), made);
            }
            // `container.bind(TOKEN).to(Adapter)`
            (
                "to" | "toConstantValue" | "toDynamicValue" | "toService" | "toInstance" | "toClass",
                Some(value),
                _,
            ) => {
                let Expr::Call { callee, arguments } = code.expr(object) else { return };
                let Expr::Member { name, .. } = code.expr(callee) else { return };
                let of = code.text(TextRange::new(name, code.range(callee).end));
                let Some(token) = code.several(arguments).next().filter(|_| matches!(of, "bind" | "rebind"))
                else {
                    return;
                };
                let given = match method {
                    "to" | "toClass" | "toInstance" => Given::Class(value),
                    "toDynamicValue" => Given::Factory(value, None),
                    "toService" => Given::Existing(value),
                    _ => Given::Value(value),
                };
                self.tell(frame, token, given, made);
            }
            _ => {}
        }
    }

    fn tell(&mut self, frame: &Rc<Frame>, token: ExprId, given: Given, made: &mut Container) {
        let value = self.eval_at(frame.unit, token);
        if let Some(token) = self.token(&value) {
            made.given.entry(token).or_default().push((frame.unit, given));
        }
    }
}

/// How an object says what stands for its token.
fn provision(code: &Code, entries: Many) -> Option<Given> {
    let get = |names: &[&str]| entry_in(code, entries, names);
    get(&["useClass", "type"])
        .map(Given::Class)
        .or_else(|| get(&["useValue", "value"]).map(Given::Value))
        .or_else(|| get(&["useFactory", "factory"]).map(|it| Given::Factory(it, get(&["inject", "deps"]))))
        .or_else(|| get(&["useExisting", "useToken"]).map(Given::Existing))
}

fn entry_of(code: &Code, object: ExprId, names: &[&str]) -> Option<ExprId> {
    match code.expr(object) {
        Expr::Object(entries) => entry_in(code, entries, names),
        _ => None,
    }
}

fn entry_in(code: &Code, entries: Many, names: &[&str]) -> Option<ExprId> {
    let plain = code.entries(entries).iter().filter(|it| it.kind == EntryKind::Plain);
    plain.filter(|it| names.contains(&code.text(it.key))).map(|it| it.value).next()
}
