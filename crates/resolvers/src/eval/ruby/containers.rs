//! Containers of dry-rb and Hanami: `register("repos.users") { UserRepo.new }`, `include Import["repos.users"]`, `Container["repos.users"]`.

use super::super::*;
use super::{Ancestor, ClassOf, camelized};

/// By their keys the functions that make what containers have.
pub(super) type Registered = FxHashMap<Rc<str>, Vec<(UnitId, ExprId)>>;

impl Eval<'_> {
    /// What containers have by a key: what is registered so, or else an instance of the only class that is called like it.
    pub(super) fn of_container(&mut self, key: &str) -> Option<Value> {
        let registered = self.registered();
        let last = key.rsplit('.').next().unwrap_or(key);
        // In a namespace a key is registered by its last part.
        if let Some(all) = registered.get(key).or_else(|| registered.get(last)) {
            let mut values = Vec::new();
            for &(unit, expr) in all {
                let value = self.eval_at(unit, expr);
                let functions = value.functions();
                if functions.is_empty() {
                    values.push(value);
                } else {
                    values.extend(functions.iter().map(|it| self.run_in(Phase::Request, it, Vec::new())));
                }
            }
            return Some(Value::one_of(values));
        }
        let whole = camelized(&key.replace('.', "/"));
        let value = self.constant_called(&whole).or_else(|| self.constant_ending_with(&whole))?;
        match value.kind {
            Kind::Class(unit, class) => {
                let instance = Instance::new(unit, class, Some(Vec::new()), Phase::Request);
                Some(Value::new(Kind::Instance(self.instance(instance))))
            }
            _ => Some(value),
        }
    }

    /// What a class has by including keys of a container.
    pub(super) fn imported_from_container(&mut self, of: ClassOf, name: &str) -> Option<Value> {
        for it in self.ruby_ancestors(of).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let info = self.info((unit, class));
            let Some(code) = self.code(unit) else { continue };
            for it in info.macros.iter().filter(|it| &*it.name == "include") {
                for module in code.several(it.arguments) {
                    let Expr::Index { key, .. } = code.expr(module) else { continue };
                    if let Some(key) = imported(&code, key, name) {
                        return self.of_container(&key);
                    }
                }
            }
        }
        None
    }

    fn registered(&mut self) -> Rc<Registered> {
        if let Some(known) = &self.ruby.registered {
            return Rc::clone(known);
        }
        let mut found = Registered::default();
        for unit in self.project.units().filter(|it| self.project.family(*it) == Family::Ruby) {
            let may = |it: Arc<str>| {
                let has = |word: &[u8]| memchr::memmem::find(it.as_bytes(), word).is_some();
                has(b"register") && (has(b"ontainer") || has(b"Dry::") || has(b"Hanami"))
            };
            if !self.project.text(unit).is_some_and(may) {
                continue;
            }
            let Some(code) = self.code(unit) else { continue };
            for (_, expr) in code.exprs() {
                let Expr::Call { callee, arguments } = expr else { continue };
                if !code.text(code.range(callee)).ends_with("register") {
                    continue;
                }
                let all: Vec<ExprId> = code.several(arguments).collect();
                let (Some(&first), Some(&made)) =
                    (all.first(), all.iter().rfind(|it| code.keyword(**it).is_none()))
                else {
                    continue;
                };
                if matches!(code.expr(first), Expr::Text) && made != first {
                    let key = unquoted(code.text(code.range(first)));
                    found.entry(key.into()).or_default().push((unit, made));
                }
            }
        }
        let found = Rc::new(found);
        self.ruby.registered = Some(Rc::clone(&found));
        found
    }
}

/// The key by which something is included that is called so: `Import["repos.users", stats: "clients.stats"]`.
fn imported(code: &Code, key: ExprId, name: &str) -> Option<String> {
    let text = |it: ExprId| {
        matches!(code.expr(it), Expr::Text).then(|| unquoted(code.text(code.range(it))).to_owned())
    };
    let of_one = |it: ExprId| match code.keyword(it) {
        Some((own, value)) => text(value).filter(|_| own == name),
        None => text(it).filter(|it| it.rsplit('.').next() == Some(name)),
    };
    match code.expr(key) {
        Expr::Other(all) => code.several(all).find_map(of_one),
        _ => of_one(key),
    }
}
