//! Calls in Go: methods of data in memory and of the parent, and what is only known by names.

use super::super::calls::Site;
use super::super::*;
use super::types::Named;
use crate::access::Batched;
use crate::catalogue::go as catalogue;
use crate::catalogue::{ClientKind, Guess};

impl Eval<'_> {
    /// A call in Go.
    pub(in super::super) fn go_call(
        &mut self,
        site: &Site,
        receiver: Option<&Value>,
        name: Option<&str>,
        given: &[ExprId],
        arguments: &[Value],
    ) -> Value {
        let depends = receiver.is_some_and(|it| it.of_parent) || arguments.iter().any(|it| it.of_parent);
        let is_told = arguments.iter().any(|it| it.of_parent);
        if let (Some(receiver), Some(name), true) = (receiver, name, is_told) {
            self.tell_receiver(site, receiver, name);
        }
        let value = self.go_called(site, receiver, name, arguments);
        if depends || value.of_parent {
            self.fill(&site.frame, &site.code, given, &Value::data().and(true));
        }
        value
    }

    /// Notes that something which has a name of its own was told something of the parent: `query.Where(…)`, `values.Add(…)`, `request.Var(…)`,
    /// `json.NewEncoder(&body).Encode(…)`.
    fn tell_receiver(&self, site: &Site, receiver: &Value, name: &str) {
        let Expr::Member { object, .. } = site.code.expr(site.callee) else { return };
        let told = Value::data().and(true);
        if let Expr::Call { arguments, .. } = site.code.expr(object) {
            let given: Vec<ExprId> = site.code.several(arguments).collect();
            return self.fill(&site.frame, &site.code, &given, &told);
        }
        let takes =
            ["Set", "Add", "With", "Append", "Put", "Write", "Var"].iter().any(|it| name.starts_with(it));
        let is_one = match &receiver.kind {
            Kind::Data | Kind::External(_) | Kind::Unknown(_) | Kind::Object(_) | Kind::Client(_) => true,
            Kind::Instance(_) | Kind::OneOf(_) => takes,
            _ => false,
        };
        if is_one && matches!(site.code.expr(object), Expr::Name) {
            match self.go.is_of_keys {
                true => Self::touch(&site.frame, &site.code, object, &told),
                false => Self::touch_anywhere(&site.frame, &site.code, object, &told),
            }
        }
    }

    fn go_called(
        &mut self,
        site: &Site,
        receiver: Option<&Value>,
        name: Option<&str>,
        arguments: &[Value],
    ) -> Value {
        if let Some(value) = self.configured(site, arguments) {
            return value;
        }
        if let (Some(receiver), Some(name)) = (receiver, name)
            && let Some(value) = self.native(site, receiver, name, arguments)
        {
            return value;
        }
        let frame = Rc::clone(&site.frame);
        let function = match site.is_new {
            // A name that is there for a type may be there for a value too: `reader := &reader{…}`.
            true => self.as_made(frame.unit, &site.code, site.code.text(site.code.range(site.callee)), 0),
            false => self.eval(&frame, site.callee),
        };
        self.invoke(site, receiver, &function, arguments)
    }

    /// What a type is that something is made of.
    pub(super) fn as_made(&mut self, unit: UnitId, code: &Arc<Code>, name: &str, depth: u32) -> Value {
        match self.named_type(unit, code, name) {
            Named::Class(unit, class) => Value::new(Kind::Class(unit, class)),
            Named::External(path, name) => {
                let module = format!("{}{path}", catalogue::PREFIX);
                Value::external(External::Import { module: module.into(), name: name.as_str().into() })
            }
            Named::Type(unit, ty) if depth < 4 => {
                let Some(code) = self.code(unit) else { return Value::unknown() };
                match code.type_name(ty) {
                    Some(name) => self.as_made(unit, &code, name, depth + 1),
                    None => Value::unknown(),
                }
            }
            _ => Value::unknown(),
        }
    }

    /// The call of a method of data, of the parent or of the context; `None` where it is none.
    pub(in super::super) fn go_native(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        let depends = receiver.of_parent || arguments.iter().any(|it| it.of_parent);
        match &receiver.kind {
            Kind::Context => Some(match name {
                "Value" => Value::unknown(),
                _ => Value::data(),
            }),
            // `keys.Keys()` of loaders whose keys are of a type of their own.
            Kind::Keys => Some(match name {
                "Keys" | "Strings" | "Unique" => Value::new(Kind::Keys),
                _ => Value::data(),
            }),
            // A row of a package that is not there asks with what it is handed: `user.Reload(ctx, db)`.
            Kind::Data
                if depends
                    && site.frame.phase == Phase::Resolve
                    && arguments.iter().any(Self::is_connection) =>
            {
                Some(self.access(site, ClientKind::Database, depends, None, false, None))
            }
            Kind::Data | Kind::Text(_) | Kind::List(_) => {
                let given = Value::data().and(depends);
                self.run_callbacks(arguments, &given);
                Some(given)
            }
            Kind::Parent(parent) => {
                let parent = Rc::clone(parent);
                Some(self.go_parent_method(site, &parent, receiver, name, arguments, depends))
            }
            Kind::Unknown(_) if matches!(name, "Error" | "String" | "Unwrap" | "Is" | "As") => {
                Some(Value::data().and(depends))
            }
            Kind::OneOf(all)
                if all.iter().any(|it| {
                    matches!(it.kind, Kind::List(_) | Kind::Data | Kind::Parent(_) | Kind::Context)
                }) =>
            {
                let mut values = Vec::new();
                for it in all.iter() {
                    let it = it.clone().and(receiver.of_parent);
                    values.push(match self.go_native(site, &it, name, arguments) {
                        Some(value) => value,
                        None => {
                            let function = self.member(&it, name);
                            self.invoke(site, Some(&it), &function, arguments)
                        }
                    });
                }
                Some(Value::one_of(values))
            }
            _ => None,
        }
    }

    /// A method of the parent itself, or of what it holds.
    fn go_parent_method(
        &mut self,
        site: &Site,
        parent: &Rc<Parent>,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
        depends: bool,
    ) -> Value {
        // `post.Edges.AuthorOrErr()`: the relation as far as it is loaded.
        if let ([edges], Some(name)) = (&*parent.path, name.strip_suffix("OrErr"))
            && &**edges == "Edges"
        {
            let path = vec![Rc::clone(edges), name.into()];
            let edge =
                Value::new(Kind::Parent(Rc::new(Parent { path, ty: None, row: None, held: 0 }))).and(true);
            return Value::list(vec![edge, Value::data()]);
        }
        if let Some((unit, ty)) = parent.ty {
            let is_of_ent = self.is_of_ent_type(unit, ty);
            if is_of_ent && name.starts_with("Query") && arguments.is_empty() {
                return Value::client(ClientKind::Database).and(true);
            }
            if is_of_ent {
                return self.go_edge(site, name, arguments);
            }
            let typed = self.of_type(unit, ty);
            match &typed.kind {
                Kind::Instance(instance) => {
                    let (unit, class) = (instance.unit, instance.class);
                    if let Some(method) = self.go_promoted(unit, class, name, 0) {
                        let (unit, function) = method;
                        let frame = self.module(unit);
                        let receiver = Some(receiver.clone());
                        let method = Rc::new(Closure { unit, function, frame, receiver });
                        return self.invoke(site, None, &Value::new(Kind::Function(method)), arguments);
                    }
                }
                Kind::Client(_) | Kind::Function(_) => {
                    let function = self.member(&typed, name).and(true);
                    return self.invoke(site, Some(receiver), &function, arguments);
                }
                _ => {}
            }
        }
        self.run_callbacks(arguments, &Value::data().and(depends));
        if parent.path.is_empty() {
            self.asks_parent.push(name.into());
        }
        Value::data().and(depends)
    }

    /// What a row of ent's gives by a method: its edges, which ask where they are not loaded.
    fn go_edge(&mut self, site: &Site, name: &str, arguments: &[Value]) -> Value {
        let takes_context = matches!(arguments, [Value { kind: Kind::Context, .. }]);
        if takes_context && !name.starts_with("Is") {
            self.unresolved(site, true);
        }
        Value::data().and(true)
    }

    /// Whether the type is a row of ent's.
    fn is_of_ent_type(&mut self, unit: UnitId, ty: TypeId) -> bool {
        let Some(code) = self.code(unit) else { return false };
        let Some(name) = code.type_name(ty) else { return false };
        match self.named_type(unit, &code, name) {
            Named::Class(unit, _) => self.is_of_ent(unit),
            Named::External(path, _) => path.ends_with("/ent") && path.contains('.'),
            _ => false,
        }
    }

    /// The method of a struct, or of one that is embedded in it.
    pub(super) fn go_promoted(
        &mut self,
        unit: UnitId,
        class: ClassId,
        name: &str,
        depth: u32,
    ) -> Option<(UnitId, FunctionId)> {
        if let Some(own) = self.go_method(unit, class, name) {
            return Some(own);
        }
        let code = self.code(unit).filter(|_| depth < 4)?;
        let members = code.class(class).members.to_vec();
        members.iter().filter(|it| super::structs::is_embedded(&code, it)).find_map(|it| {
            let Kind::Instance(inner) = self.of_type(unit, it.ty?).kind else { return None };
            self.go_promoted(inner.unit, inner.class, name, depth + 1)
        })
    }

    /// A call of which only names are known.
    pub(in super::super) fn guessed_go(
        &mut self,
        site: &Site,
        function: &Value,
        names: &[Rc<str>],
        arguments: &[Value],
    ) -> Value {
        let depends = function.of_parent || arguments.iter().any(|it| it.of_parent);
        if site.is_new {
            return Self::go_record(arguments).and(depends);
        }
        if let Some(batch) = self.fetch_of(site, arguments) {
            return Self::go_loader(site, Some(batch));
        }
        self.run_callbacks(arguments, &Value::data().and(depends));
        if depends && site.frame.phase == Phase::Resolve && arguments.iter().any(Self::is_connection) {
            return self.access(site, ClientKind::Database, depends, None, false, None);
        }
        match catalogue::guess(names, arguments.len()) {
            Some(Guess::Access(kind)) => self.access(site, kind, depends, None, false, None),
            Some(Guess::Joined) => {
                self.access(site, ClientKind::Loader, depends, Some(Batched::Loader), false, None)
            }
            Some(Guess::Maybe) => {
                self.unresolved(site, depends);
                Value::unknown().and(depends)
            }
            None => {
                if !names.is_empty() {
                    self.unresolved(site, depends);
                }
                Value::unknown().and(depends)
            }
        }
    }

    /// What loads for several keys, where a loader is made that dataloaden writes and that is not part of the project:
    /// `NewUserLoader(UserLoaderConfig{Fetch: …})`.
    pub(super) fn fetch_of(&mut self, site: &Site, arguments: &[Value]) -> Option<Value> {
        let [config] = arguments else { return None };
        if !catalogue::is_dataloaden(&site.code, site.expr) {
            return None;
        }
        let Kind::Object(record) = &config.kind else { return None };
        self.entry(record, "Fetch").filter(|it| !it.functions().is_empty())
    }

    /// A command that a pipeline of Redis keeps until it is run: all of them are asked for then, at once.
    pub(in super::super) fn queued(&mut self, site: &Site, client: &Client, depends: bool) -> Option<Value> {
        let Expr::Member { object, .. } = site.code.expr(site.callee) else { return None };
        let is_pipeline = client.kind == ClientKind::Cache
            && client.access.is_none()
            && !client.member.as_deref().is_some_and(|it| it.starts_with("Exec") || it.contains("Pipeline"))
            && site.code.text(site.code.range(object)).to_lowercase().contains("pipe");
        if !is_pipeline {
            return None;
        }
        let told = Value::data().and(depends);
        match self.go.is_of_keys {
            true => Self::touch(&site.frame, &site.code, object, &told),
            false => Self::touch_anywhere(&site.frame, &site.code, object, &told),
        }
        Some(told)
    }

    /// Whether a call hands on the statement that its function was given, with all that goes into it: then whoever gave it is who asks.
    /// `func many[T any](ctx context.Context, db *sql.DB, statement string, args ...any)`
    pub(in super::super) fn hands_on_go_statement(site: &Site) -> bool {
        let code = &site.code;
        let Expr::Call { arguments, .. } = code.expr(site.expr) else { return false };
        if code.language().family() != Family::Go {
            return false;
        }
        let params = code.function(site.frame.function).params;
        let named = |it: ExprId, is_wanted: &dyn Fn(&wirelint_source_code::code::Param) -> bool| {
            let text = code.text(code.range(it)).trim_end_matches("...");
            params.iter().any(|it| it.name.is_some_and(|name| code.text(name) == text) && is_wanted(it))
        };
        let given: Vec<ExprId> = code.several(arguments).collect();
        let Some((rest, before)) = given.split_last() else { return false };
        let is_text = |it: &wirelint_source_code::code::Param| {
            !it.is_rest && it.ty.is_some_and(|it| code.type_name(it) == Some("string"))
        };
        named(*rest, &|it| it.is_rest) && before.iter().any(|it| named(*it, &is_text))
    }

    /// Whether it is what something may be asked with by whom it is handed to.
    pub(super) fn is_connection(value: &Value) -> bool {
        value.alternatives().iter().any(|it| {
            matches!(&it.kind, Kind::Client(it) if it.kind == ClientKind::Database && it.access.is_none())
        })
    }

    /// A struct of which nobody knows what its type is, with what it is made of.
    pub(super) fn go_record(arguments: &[Value]) -> Value {
        let named = arguments.iter().filter_map(|it| match &it.kind {
            Kind::Named(named) => Some((**named).clone()),
            _ => None,
        });
        let named: Vec<(Rc<str>, Value)> = named.collect();
        if named.is_empty() { Value::data() } else { Value::record(named) }
    }

    /// Notes that queries which a call is given, by their names, were told something of the parent.
    pub(super) fn tell_queries(site: &Site, arguments: &[Value]) {
        let Expr::Call { arguments: given, .. } = site.code.expr(site.expr) else { return };
        let told = Value::data().and(true);
        for (it, value) in site.code.several(given).zip(arguments) {
            if matches!(site.code.expr(it), Expr::Name) && matches!(value.kind, Kind::Client(_)) {
                Self::touch_anywhere(&site.frame, &site.code, it, &told);
            }
        }
    }

    /// Notes what is put into what a call is given to fill: `row.Scan(&name)`, `db.Find(&users)`.
    fn fill(&self, frame: &Rc<Frame>, code: &Code, arguments: &[ExprId], value: &Value) {
        for &it in arguments {
            let start = code.range(it).start as usize;
            if !code.source()[..start].trim_end().ends_with('&') {
                continue;
            }
            match self.go.is_of_keys {
                true => Self::touch(frame, code, it, value),
                false => Self::touch_anywhere(frame, code, it, value),
            }
        }
    }
}
