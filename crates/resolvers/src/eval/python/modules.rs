//! Modules and packages: all names that a module binds are what it gives to others.

use wirelint_source_code::code::Import;

use super::super::*;
use crate::catalogue::python as catalogue;

impl Eval<'_> {
    pub(in super::super) fn imported_by_python(
        &mut self,
        unit: UnitId,
        code: &Arc<Code>,
        import: Import,
    ) -> Value {
        let from = code.text(import.from);
        match import.what {
            Imported::All => match self.project.resolve(unit, from) {
                Some(target) => Value::new(Kind::Module(target)),
                None => Self::of_python_package(&format!("{PREFIX}{from}"), "*"),
            },
            Imported::Named(name) => self.of_python_module(unit, from, code.text(name)),
            Imported::Default | Imported::Nothing => Value::unknown(),
        }
    }

    /// What the module `from` gives by `name`, as the file `unit` names it: something that it binds, or a module in it.
    fn of_python_module(&mut self, unit: UnitId, from: &str, name: &str) -> Value {
        let of_package = self.project.resolve(unit, from);
        if let Some(target) = of_package {
            // A package may import from its own modules what is called like one of them.
            let value = if target == unit { Value::unknown() } else { self.export(target, name) };
            if !value.is_unknown() {
                return value;
            }
        }
        let inner = if from.ends_with('.') { format!("{from}{name}") } else { format!("{from}.{name}") };
        if let Some(target) = self.project.resolve(unit, &inner) {
            return Value::new(Kind::Module(target));
        }
        if of_package.is_some() || from.starts_with('.') {
            return Value::named(name);
        }
        Self::of_python_package(&format!("{PREFIX}{from}"), name)
    }

    /// What a package gives by `name`.
    pub(in super::super) fn of_python_package(module: &str, name: &str) -> Value {
        match catalogue::named(module, name) {
            Some(kind) => Value::client(kind),
            None => Value::external(External::Import { module: module.into(), name: name.into() }),
        }
    }

    /// What a file gives to others by `name`.
    pub(in super::super) fn export_of_python(&mut self, unit: UnitId, code: &Arc<Code>, name: &str) -> Value {
        let is_bound = code.lookup(MODULE, name).iter().any(|it| !it.is_type());
        if is_bound {
            let frame = self.module(unit);
            return self.name(&frame, name);
        }
        if let Some(value) = self.starred(unit, name) {
            return value;
        }
        // A module of the package.
        if self.project.path(unit).ends_with("__init__.py")
            && let Some(target) = self.project.resolve(unit, &format!(".{name}"))
        {
            return Value::new(Kind::Module(target));
        }
        Value::unknown()
    }

    /// What one of the modules gives by `name` of which the file imports all.
    pub(in super::super) fn starred(&mut self, unit: UnitId, name: &str) -> Option<Value> {
        let code = self.code(unit)?;
        for export in code.exports() {
            let Export::From { from, name: None, .. } = *export else { continue };
            if let Some(target) = self.project.resolve(unit, code.text(from)).filter(|it| *it != unit) {
                let value = self.export(target, name);
                if !value.is_unknown() {
                    return Some(value);
                }
            }
        }
        None
    }

    /// Where a value of a package is from, without what stands before all of Python's: `functools` and `partial`.
    pub(crate) fn dotted(external: &External) -> Option<(&str, Vec<&str>)> {
        match external {
            External::Import { module, name } => {
                let module = module.strip_prefix(PREFIX)?;
                Some((module, if &**name == "*" { Vec::new() } else { vec![&**name] }))
            }
            External::Member(of, name) => {
                let (module, mut path) = Self::dotted(of)?;
                path.push(name);
                Some((module, path))
            }
            External::Global(_) | External::Called(_) | External::Handed(_) => None,
        }
    }
}
