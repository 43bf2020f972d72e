//! Packages: all that the files of a folder bind.

use super::super::*;
use crate::catalogue::go as catalogue;
use wirelint_source_code::code::Import;

/// Methods by their names.
type Methods = FxHashMap<Box<str>, (UnitId, FunctionId)>;

/// What a package has.
#[derive(Default)]
pub(super) struct Package {
    /// By the names that are bound in it the files that bind them.
    names: FxHashMap<Box<str>, UnitId>,
    /// By the names of types and of methods the methods.
    methods: FxHashMap<Box<str>, Methods>,
}

impl Package {
    pub(super) fn method(&self, ty: &str, name: &str) -> Option<(UnitId, FunctionId)> {
        self.methods.get(ty)?.get(name).copied()
    }
}

impl Eval<'_> {
    /// The package that the file belongs to.
    pub(super) fn package_of(&mut self, unit: UnitId) -> Rc<Package> {
        let all = self.project.package(unit);
        let first = all.first().copied().unwrap_or(unit);
        if let Some(known) = self.go.packages.get(&first) {
            return Rc::clone(known);
        }
        let mut package = Package::default();
        for &unit in &*all {
            let Some(code) = self.code(unit) else { continue };
            for binding in &code.function(MODULE).bindings() {
                if !matches!(binding.source, Source::Import(_)) {
                    package.names.entry(code.text(binding.name).into()).or_insert(unit);
                }
            }
            for (id, function) in code.functions().filter(|it| it.1.takes_receiver) {
                let ty = function.params.first().and_then(|it| it.ty).and_then(|it| code.type_name(it));
                if let (Some(ty), Some(name)) = (ty, function.name) {
                    let of_type = package.methods.entry(ty.into()).or_default();
                    of_type.entry(code.text(name).into()).or_insert((unit, id));
                }
            }
        }
        let package = Rc::new(package);
        self.go.packages.insert(first, Rc::clone(&package));
        package
    }

    /// The file of a package that binds a name.
    pub(super) fn binds(&mut self, unit: UnitId, name: &str) -> Option<UnitId> {
        self.package_of(unit).names.get(name).copied()
    }

    /// The methods of the type of a package that is called so, in the order of their names.
    pub(crate) fn methods_of(&mut self, unit: UnitId, ty: &str) -> Vec<(Box<str>, UnitId, FunctionId)> {
        let package = self.package_of(unit);
        let all = package.methods.get(ty).into_iter().flatten();
        let mut all: Vec<_> = all.map(|(name, it)| (name.clone(), it.0, it.1)).collect();
        all.sort();
        all
    }

    /// What a name means that the file itself does not bind.
    pub(in super::super) fn name_of_package(&mut self, unit: UnitId, name: &str) -> Option<Value> {
        if let Some(other) = self.binds(unit, name).filter(|it| *it != unit) {
            return Some(self.export(other, name));
        }
        // A package whose name is another than the last part of its path.
        let code = self.code(unit)?;
        code.imports().iter().find_map(|import| {
            let target = self.project.resolve(unit, code.text(import.from))?;
            let is_it = self.code(target).is_some_and(|it| package_name(&it) == Some(name));
            is_it.then(|| Value::new(Kind::Module(target)))
        })
    }

    pub(in super::super) fn imported_by_go(
        &mut self,
        unit: UnitId,
        code: &Arc<Code>,
        import: Import,
    ) -> Value {
        let from = code.text(import.from);
        match self.project.resolve(unit, from) {
            Some(target) => Value::new(Kind::Module(target)),
            None => {
                let module = format!("{}{}", catalogue::PREFIX, catalogue::unversioned(from));
                Value::external(External::Import { module: module.into(), name: "*".into() })
            }
        }
    }

    /// What the package of the file has by that name.
    pub(in super::super) fn export_of_go(&mut self, unit: UnitId, code: &Arc<Code>, name: &str) -> Value {
        if code.lookup(MODULE, name).iter().any(|it| !it.is_type()) {
            let frame = self.module(unit);
            return self.name(&frame, name);
        }
        match self.binds(unit, name).filter(|it| *it != unit) {
            Some(other) => self.export(other, name),
            None if self.is_of_ent(unit) && is_exported(name) => Self::of_go_package(&of_ent(), name),
            None => Value::named(name),
        }
    }

    /// What an external package gives by that name: a type that asks is what something is asked with where it is made.
    pub(in super::super) fn of_go_package(module: &str, name: &str) -> Value {
        let (module, name): (Rc<str>, Rc<str>) = (module.into(), name.into());
        match (&*module, &*name) {
            ("go:net/http", "DefaultClient" | "DefaultTransport") => {
                Value::client(crate::catalogue::ClientKind::Http)
            }
            _ => Value::external(External::Import { module, name }),
        }
    }

    /// Whether ent wrote the package of the file.
    pub(crate) fn is_of_ent(&mut self, unit: UnitId) -> bool {
        let all = self.project.package(unit);
        let first = all.first().copied().unwrap_or(unit);
        if let Some(known) = self.go.of_ent.get(&first) {
            return *known;
        }
        // The rest may be what nobody commits.
        let is_written_by_ent = |it: &UnitId| {
            let name = self.project.path(*it).rsplit('/').next().unwrap_or_default();
            matches!(name, "client.go" | "ent.go" | catalogue::ENT_EDGES)
                && self.project.text(*it).is_some_and(|it| {
                    let head = &it[..it.floor_char_boundary(200)];
                    head.contains("generated by ent")
                })
        };
        let is_it = all.iter().any(is_written_by_ent);
        self.go.of_ent.insert(first, is_it);
        is_it
    }
}

/// The package of what ent writes.
fn of_ent() -> String {
    format!("{}{}", catalogue::PREFIX, catalogue::ENT)
}

/// Whether others see what is called so.
pub(super) fn is_exported(name: &str) -> bool {
    name.starts_with(|it: char| it.is_uppercase())
}

/// The name that a file says its package has.
pub(super) fn package_name(code: &Code) -> Option<&str> {
    code.exports().iter().find_map(|it| match it {
        Export::DefaultName(name) => Some(code.text(*name)),
        _ => None,
    })
}
