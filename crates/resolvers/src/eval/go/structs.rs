//! Structs and what they hold.

use wirelint_source_code::code::{Code, Member};

use super::super::calls::Site;
use super::super::*;
use super::is_open;
use crate::catalogue::ClientKind;
use crate::value::Loader;

/// How many places where a struct is made, or a function called, are looked at.
const MOST: usize = 6;

impl Eval<'_> {
    /// `T{…}`, `new(T)`, `T(x)`
    pub(in super::super) fn go_make(
        &mut self,
        site: &Site,
        unit: UnitId,
        class: ClassId,
        arguments: &[Value],
    ) -> Value {
        let of_parent = arguments.iter().any(|it| it.of_parent);
        if !site.is_new {
            // A conversion changes nothing.
            return arguments.first().cloned().unwrap_or_else(Value::unknown);
        }
        if self.is_go_loader(unit, class) {
            let batch = arguments.iter().find_map(|it| match &it.kind {
                Kind::Named(named) if !named.1.functions().is_empty() => Some(named.1.clone()),
                Kind::Function(_) => Some(it.clone()),
                _ => None,
            });
            return Self::go_loader(site, batch);
        }
        let instance = Instance::new(unit, class, Some(arguments.to_vec()), site.frame.phase);
        Value::new(Kind::Instance(self.instance(instance))).and(of_parent)
    }

    /// A loader is made here, of a function that loads for several keys.
    pub(super) fn go_loader(site: &Site, batch: Option<Value>) -> Value {
        let text = site.code.text(site.range());
        let loader = Loader {
            unit: site.frame.unit,
            place: site.range(),
            phase: site.frame.phase,
            is_kept: std::cell::Cell::new(false),
            batch: batch.unwrap_or_else(Value::unknown),
            is_alone: ["BatchCapacity(1)", "MaxBatch(1)", "BatchSize(1)", "MaxBatch: 1,", "MaxBatch: 1}"]
                .iter()
                .any(|it| text.contains(it)),
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

    /// A field or a method of a struct, be it of one that is embedded.
    pub(in super::super) fn member_of_go(&mut self, instance: &Rc<Instance>, name: &str) -> Value {
        let Some(code) = self.code(instance.unit) else { return Value::unknown() };
        if let Some(method) = self.go_method(instance.unit, instance.class, name) {
            let (unit, function) = method;
            let frame = self.module(unit);
            let receiver = Some(Value::new(Kind::Instance(instance.whole())));
            return Value::new(Kind::Function(Rc::new(Closure { unit, function, frame, receiver })));
        }
        let members = code.class(instance.class).members.to_vec();
        if let Some(at) = members.iter().position(|it| code.text(it.name) == name) {
            return self.go_field(instance, &code, at, &members[at]);
        }
        for (at, member) in members.iter().enumerate().filter(|it| is_embedded(&code, it.1)) {
            let inner = self.go_field(instance, &code, at, member);
            if matches!(inner.kind, Kind::Data | Kind::Unknown(_)) {
                continue;
            }
            let found = self.member(&inner, name);
            if !found.is_unknown() {
                return found;
            }
        }
        if let Some(ty) = code.several_types(code.class(instance.class).extends_types).next() {
            let whole = self.of_type(instance.unit, ty);
            return match whole.kind {
                Kind::Data | Kind::Unknown(_) => Value::named(name),
                _ => self.member(&whole, name),
            };
        }
        Value::named(name)
    }

    fn go_field(&mut self, instance: &Rc<Instance>, code: &Arc<Code>, at: usize, member: &Member) -> Value {
        let name = code.text(member.name);
        if let Some(all) = &instance.arguments {
            let named = all.iter().find_map(|it| match &it.kind {
                Kind::Named(named) if &*named.0 == name => Some(named.1.clone()),
                _ => None,
            });
            let is_plain = all.iter().all(|it| !matches!(it.kind, Kind::Named(_)));
            let given = named.or_else(|| all.get(at).filter(|_| is_plain).cloned());
            if let Some(it) = given.filter(|it| !is_open(it) && !it.is_unknown()) {
                return it;
            }
        }
        let typed = member.ty.map_or_else(Value::unknown, |it| self.of_type(instance.unit, it));
        let is_loader = matches!(&typed.kind, Kind::Client(it) if it.kind == ClientKind::Loader);
        if is_open(&typed) || is_loader {
            let given = self.given_to_field(instance.unit, instance.class, at, name);
            if !is_open(&given) && !matches!(given.kind, Kind::Data) {
                return given;
            }
        }
        if typed.is_unknown() { Value::named(name) } else { typed }
    }

    /// The method of a struct that it has itself.
    pub(crate) fn go_method(
        &mut self,
        unit: UnitId,
        class: ClassId,
        name: &str,
    ) -> Option<(UnitId, FunctionId)> {
        let code = self.code(unit)?;
        let own = code.text(code.class(class).name?);
        self.package_of(unit).method(own, name)
    }

    /// What a field is given where somebody makes the struct.
    fn given_to_field(&mut self, unit: UnitId, class: ClassId, at: usize, name: &str) -> Value {
        let key = (unit, class, Rc::from(name));
        if let Some(known) = self.go.given.get(&key) {
            return known.clone();
        }
        // Whoever comes back here meanwhile goes in a circle.
        self.go.given.insert(key.clone(), Value::unknown());
        let made = self.made_somewhere(unit, class);
        let mut all = Vec::new();
        for &(by, made) in made.iter() {
            let Some(code) = self.code(by) else { continue };
            let Expr::New { arguments, .. } = code.expr(made) else { continue };
            let arguments: Vec<ExprId> = code.several(arguments).collect();
            let named =
                arguments.iter().find_map(|it| code.keyword(*it).filter(|it| it.0 == name).map(|it| it.1));
            let is_plain = arguments.iter().all(|it| !matches!(code.expr(*it), Expr::Keyword(_)));
            if let Some(it) = named.or_else(|| arguments.get(at).copied().filter(|_| is_plain)) {
                all.extend(self.deeper(|eval| eval.eval_at(by, it)));
            }
        }
        all.extend(self.put_into_field(unit, class, name));
        let value = Value::one_of(all.into_iter().filter(|it| !matches!(it.kind, Kind::Data)).collect());
        self.go.given.insert(key, value.clone());
        value
    }

    /// `server.users = users`, in a function that makes it.
    fn put_into_field(&mut self, unit: UnitId, class: ClassId, name: &str) -> Vec<Value> {
        let mut all = Vec::new();
        for &by in self.project.package(unit).iter() {
            let is_there = |text: Arc<str>| text.contains(&format!(".{name} = "));
            if !self.project.text(by).is_some_and(is_there) {
                continue;
            }
            let Some(code) = self.code(by) else { continue };
            for (id, expr) in code.exprs() {
                let Expr::Assign { target, value } = expr else { continue };
                let Expr::Member { object, name: start } = code.expr(target) else { continue };
                if code.text(TextRange::new(start, code.range(target).end)) != name || all.len() >= MOST {
                    continue;
                }
                let frame = self.frame_at(by, code.range(id));
                let of = self.deeper(|it| it.eval(&frame, object)).unwrap_or_else(Value::unknown);
                let is_it = |it: &Value| matches!(&it.kind, Kind::Instance(it) if (it.unit, it.class) == (unit, class));
                if of.alternatives().iter().any(is_it) {
                    all.extend(self.deeper(|it| it.eval(&frame, value)));
                }
            }
        }
        all
    }

    /// Where somebody makes the struct with values.
    pub(super) fn made_somewhere(&mut self, unit: UnitId, class: ClassId) -> Rc<[(UnitId, ExprId)]> {
        if let Some(known) = self.go.made.get(&(unit, class)) {
            return Rc::clone(known);
        }
        self.go.made.insert((unit, class), Rc::default());
        let code = self.code(unit);
        let name = code.as_ref().and_then(|it| it.class(class).name.map(|name| it.text(name).to_owned()));
        let mut found = Vec::new();
        if let Some(name) = name {
            for (by, code, id) in self.mentioning(&format!("{name}{{")) {
                let Expr::New { callee, arguments } = code.expr(id) else { continue };
                if arguments.is_empty()
                    || !code.text(code.range(callee)).ends_with(&*name)
                    || found.len() >= MOST
                {
                    continue;
                }
                let of = self.deeper(|it| it.as_made(by, &code, code.text(code.range(callee)), 0));
                if of.is_some_and(|it| matches!(it.kind, Kind::Class(u, c) if (u, c) == (unit, class))) {
                    found.push((by, id));
                }
            }
        }
        let found: Rc<[(UnitId, ExprId)]> = found.into();
        self.go.made.insert((unit, class), Rc::clone(&found));
        found
    }

    /// What those who call a function hand over for a parameter.
    pub(super) fn handed_over(&mut self, unit: UnitId, function: FunctionId, number: u32) -> Value {
        if self.following >= EXPORTS {
            return Value::unknown();
        }
        self.following += 1;
        let calls = self.calls_of(unit, function);
        let mut all = Vec::new();
        for &(by, call) in calls.iter() {
            let Some(code) = self.code(by) else { continue };
            let Expr::Call { arguments, .. } = code.expr(call) else { continue };
            if let Some(it) = code.several(arguments).nth(number as usize) {
                all.extend(self.deeper(|eval| eval.eval_at(by, it)));
            }
        }
        self.following -= 1;
        Value::one_of(all.into_iter().filter(|it| !is_open(it) && !matches!(it.kind, Kind::Data)).collect())
    }

    /// The calls of a function that has no receiver.
    fn calls_of(&mut self, unit: UnitId, function: FunctionId) -> Rc<[(UnitId, ExprId)]> {
        if let Some(known) = self.go.called.get(&(unit, function)) {
            return Rc::clone(known);
        }
        self.go.called.insert((unit, function), Rc::default());
        let code = self.code(unit);
        let it = code.as_ref().map(|it| it.function(function));
        let name = it.filter(|it| !it.takes_receiver && it.parent == Some(MODULE)).and_then(|it| it.name);
        let name = name.zip(code.as_ref()).map(|(name, code)| code.text(name).to_owned());
        let mut found = Vec::new();
        if let Some(name) = name {
            for (by, code, id) in self.mentioning(&format!("{name}(")) {
                let Expr::Call { callee, .. } = code.expr(id) else { continue };
                if !code.text(code.range(callee)).ends_with(&*name) || found.len() >= MOST {
                    continue;
                }
                let module = self.module(by);
                let of = self.deeper(|it| it.eval(&module, callee)).unwrap_or_else(Value::unknown);
                if of.functions().iter().any(|it| (it.unit, it.function) == (unit, function)) {
                    found.push((by, id));
                }
            }
        }
        let found: Rc<[(UnitId, ExprId)]> = found.into();
        self.go.called.insert((unit, function), Rc::clone(&found));
        found
    }

    /// The expressions of files in Go whose text has a word.
    fn mentioning(&mut self, word: &str) -> Vec<(UnitId, Arc<Code>, ExprId)> {
        let finder = memchr::memmem::Finder::new(word);
        let mut found = Vec::new();
        for unit in self.project.units().filter(|it| self.project.family(*it) == Family::Go) {
            let Some(text) = self.project.text(unit) else { continue };
            if finder.find(text.as_bytes()).is_none() {
                continue;
            }
            let Some(code) = self.code(unit) else { continue };
            let all = code.exprs().filter(|it| match it.1 {
                Expr::New { callee, .. } | Expr::Call { callee, .. } => {
                    code.text(code.range(callee)).ends_with(word.trim_end_matches(['{', '(']))
                }
                _ => false,
            });
            found.extend(all.map(|it| (unit, Arc::clone(&code), it.0)));
        }
        found
    }
}

/// Whether the field has no name but that of its type, so that all of what it has is that of the struct.
pub(super) fn is_embedded(code: &Code, member: &Member) -> bool {
    use wirelint_source_code::code::Type;
    member.ty.is_some_and(|it| matches!(code.ty(it), Type::Named(range, _) if range.contains(member.name)))
}
