//! What files give to one another: imports, exports, names that are given on.

use super::*;

impl Eval<'_> {
    pub(super) fn imported(&mut self, unit: UnitId, code: &Arc<Code>, number: u32) -> Value {
        let import = code.import(number);
        match code.language().family() {
            Family::Python => return self.imported_by_python(unit, code, import),
            Family::Java => {
                let Imported::Named(name) = import.what else { return Value::unknown() };
                return self.java_named_value(unit, code, code.text(name));
            }
            Family::Go => return self.imported_by_go(unit, code, import),
            Family::Ecma | Family::Ruby => {}
        }
        let from = code.text(import.from);
        let name = match import.what {
            Imported::Default => "default",
            Imported::All => "*",
            Imported::Named(range) => code.text(range),
            Imported::Nothing => return Value::unknown(),
        };
        self.of_file(unit, from, name)
    }

    /// What the file `from` gives by `name`, as the file `unit` names it.
    pub(crate) fn of_file(&mut self, unit: UnitId, from: &str, name: &str) -> Value {
        if let Some(target) = self.project.resolve(unit, from) {
            return match name {
                "*" => Value::new(Kind::Module(target)),
                _ => self.export(target, name),
            };
        }
        if is_json(from) {
            return Value::data();
        }
        if from.starts_with('.') {
            // A file that is not there: made by a tool, or in a language that is not read.
            return if matches!(name, "default" | "*") { Value::unknown() } else { Value::named(name) };
        }
        Self::of_package(from, name)
    }

    /// What a package gives by `name`.
    pub(crate) fn of_package(module: &str, name: &str) -> Value {
        let module = module.strip_prefix("node:").unwrap_or(module);
        match of_external(module, name, Use::Named) {
            Some(kind) => Value::client(kind),
            None => Value::external(External::Import { module: module.into(), name: name.into() }),
        }
    }

    /// What a file gives to others by `name`.
    pub(crate) fn export(&mut self, unit: UnitId, name: &str) -> Value {
        let key = (unit, Rc::from(name));
        if let Some(known) = self.exported.get(&key) {
            return known.clone();
        }
        if self.following >= EXPORTS {
            return Value::unknown();
        }
        self.exported.insert(key.clone(), Value::unknown());
        self.following += 1;
        let value = self.export_here(unit, name);
        self.following -= 1;
        self.exported.insert(key, value.clone());
        value
    }

    fn export_here(&mut self, unit: UnitId, name: &str) -> Value {
        let Some(code) = self.code(unit) else { return Value::unknown() };
        match code.language().family() {
            Family::Python => return self.export_of_python(unit, &code, name),
            Family::Java => return self.java_named_value(unit, &code, name),
            Family::Go => return self.export_of_go(unit, &code, name),
            Family::Ecma | Family::Ruby => {}
        }
        let frame = self.module(unit);
        let mut all = Vec::new();
        let mut whole = Vec::new();
        for export in code.exports() {
            match *export {
                Export::Name { name: range, local } if code.text(range) == name => {
                    all.push(self.name(&frame, code.text(local)));
                }
                Export::Value { name: range, value } if code.text(range) == name => {
                    all.push(self.eval(&frame, value));
                }
                Export::Default(value) if name == "default" => all.push(self.eval(&frame, value)),
                Export::DefaultName(local) if name == "default" => {
                    all.push(self.name(&frame, code.text(local)));
                }
                Export::Whole(value) => whole.push(value),
                Export::From { from, name: Some(range), theirs } if code.text(range) == name => {
                    let theirs = theirs.map_or("*", |it| code.text(it));
                    all.push(self.of_file(unit, code.text(from), theirs));
                }
                _ => {}
            }
        }
        if all.is_empty() {
            for value in whole {
                let value = self.eval(&frame, value);
                all.push(if name == "default" { value } else { self.member(&value, name) });
            }
        }
        if all.is_empty() && name != "default" {
            for export in code.exports() {
                if let Export::From { from, name: None, theirs: None } = *export
                    && let Some(target) = self.project.resolve(unit, code.text(from))
                {
                    let value = self.export(target, name);
                    if !value.is_unknown() {
                        return value;
                    }
                }
            }
        }
        // What a file without a default gives as a whole is what `require` gives.
        if all.is_empty() && name == "default" && !code.exports().is_empty() {
            return Value::new(Kind::Module(unit));
        }
        Value::one_of(all)
    }

    /// What `require` gives.
    pub(crate) fn required(&mut self, unit: UnitId, from: &str) -> Value {
        let Some(target) = self.project.resolve(unit, from) else {
            if is_json(from) {
                return Value::data();
            }
            return if from.starts_with('.') { Value::unknown() } else { Self::of_package(from, "*") };
        };
        let Some(code) = self.code(target) else { return Value::unknown() };
        let frame = self.module(target);
        let whole: Vec<ExprId> = code
            .exports()
            .iter()
            .filter_map(|it| match it {
                Export::Whole(value) => Some(*value),
                _ => None,
            })
            .collect();
        if whole.is_empty() {
            return Value::new(Kind::Module(target));
        }
        let values = whole.into_iter().map(|it| self.eval(&frame, it)).collect();
        Value::one_of(values)
    }
}

/// Whether a file is data rather than code.
fn is_json(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|it| it == "json")
}
