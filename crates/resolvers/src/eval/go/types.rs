//! What types of Go's say of a value.

use wirelint_source_code::code::{Many, Type};

use super::super::*;
use crate::catalogue::go::{self as catalogue, TypeIs};
use crate::catalogue::{ClientKind, is_client_name};

/// Types that Go has without an import.
const BUILTIN: [&str; 22] = [
    "string",
    "int",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "uintptr",
    "bool",
    "byte",
    "rune",
    "float32",
    "float64",
    "complex64",
    "complex128",
    "error",
    "any",
    "comparable",
];

/// What a name means as a type.
#[derive(Clone, Debug)]
pub(super) enum Named {
    Class(UnitId, ClassId),
    Type(UnitId, TypeId),
    /// Of a package that is not part of the project.
    External(String, String),
    Unknown,
}

impl Eval<'_> {
    /// What the name of a type means in a file.
    pub(super) fn named_type(&mut self, unit: UnitId, code: &Arc<Code>, name: &str) -> Named {
        let Some((package, name)) = name.split_once('.') else {
            return match Self::own_type(unit, code, name) {
                Named::Unknown => match self.binds(unit, name).filter(|it| *it != unit) {
                    Some(other) => match self.code(other) {
                        Some(code) => Self::own_type(other, &code, name),
                        None => Named::Unknown,
                    },
                    None => self.unread_of_ent(unit, name),
                },
                it => it,
            };
        };
        let import = code.lookup(MODULE, package).iter().find_map(|it| match it.source {
            Source::Import(number) => Some(code.text(code.import(number).from)),
            _ => None,
        });
        let target = match import {
            Some(from) => match self.project.resolve(unit, from) {
                Some(target) => target,
                None => return Named::External(catalogue::unversioned(from), name.to_owned()),
            },
            None => match self.name_of_package(unit, package).map(|it| it.kind) {
                Some(Kind::Module(target)) => target,
                _ => return Named::Unknown,
            },
        };
        let Some(file) = self.binds(target, name) else { return self.unread_of_ent(target, name) };
        let Some(code) = self.code(file) else { return Named::Unknown };
        Self::own_type(file, &code, name)
    }

    /// A type of a package that ent writes, where not all of what it writes is part of the project.
    fn unread_of_ent(&mut self, unit: UnitId, name: &str) -> Named {
        match super::packages::is_exported(name) && self.is_of_ent(unit) {
            true => Named::External(catalogue::ENT.to_owned(), name.to_owned()),
            false => Named::Unknown,
        }
    }

    fn own_type(unit: UnitId, code: &Arc<Code>, name: &str) -> Named {
        let found = code.lookup(MODULE, name).iter().find_map(|it| match it.source {
            Source::Class(class) => Some(Named::Class(unit, class)),
            Source::Type(ty) => Some(Named::Type(unit, ty)),
            _ => None,
        });
        if let Some(found) = found {
            return found;
        }
        // In a function: `type row struct { … }`.
        let local = code
            .classes()
            .find(|it| it.1.parent != MODULE && it.1.name.is_some_and(|it| code.text(it) == name));
        local.map_or(Named::Unknown, |it| Named::Class(unit, it.0))
    }

    pub(in super::super) fn of_go_type(
        &mut self,
        unit: UnitId,
        code: &Arc<Code>,
        range: TextRange,
        _: Many,
    ) -> Value {
        let name = code.text(range);
        match self.named_type(unit, code, name) {
            Named::Class(unit, class) => self.of_go_class(unit, class),
            Named::Type(unit, ty) => self.of_type(unit, ty),
            Named::External(path, name) => match catalogue::of_type(&path, &name) {
                TypeIs::Client(kind) => Value::client(kind),
                TypeIs::Data if path == "context" => Value::new(Kind::Context),
                TypeIs::Data => Value::data(),
                // What a compiler of Protocol Buffers makes for a service.
                TypeIs::Unknown if name.ends_with("ServiceClient") => Value::client(ClientKind::Rpc),
                // `pb.UsersClient` of a package that nobody has read.
                TypeIs::Unknown if is_client_name(&name) => {
                    let module = format!("{}{path}", catalogue::PREFIX);
                    let of = External::Import { module: module.into(), name: name.as_str().into() };
                    Value::external(of)
                }
                TypeIs::Unknown => Value::unknown(),
            },
            Named::Unknown if BUILTIN.contains(&name) => Value::data(),
            Named::Unknown => Value::unknown(),
        }
    }

    /// What somebody has who has something of the class.
    pub(super) fn of_go_class(&mut self, unit: UnitId, class: ClassId) -> Value {
        if self.is_go_loader(unit, class) {
            // Where it is made just once, it is known what it loads with.
            let made = self.made_somewhere(unit, class);
            let known = match made[..] {
                [(by, it)] => self.deeper(|eval| eval.eval_at(by, it)),
                _ => None,
            };
            let is_loader = |it: &Value| matches!(&it.kind, Kind::Client(it) if it.loader.is_some());
            return known.filter(is_loader).unwrap_or_else(|| Value::client(ClientKind::Loader));
        }
        let Some(code) = self.code(unit) else { return Value::unknown() };
        let name = code.class(class).name.map_or("", |it| code.text(it));
        if self.is_of_ent(unit) && matches!(name, "Client" | "Tx") {
            return Value::client(ClientKind::Database);
        }
        // A name for a function or another type of a package.
        let made_from = code.several_types(code.class(class).extends_types).next();
        if let Some(ty) = made_from
            && !matches!(code.ty(ty), Type::Named(..))
            && self.methods_of(unit, name).is_empty()
        {
            return self.of_type(unit, ty);
        }
        self.injected(unit, class)
    }

    /// The struct of a package that is called so.
    pub(crate) fn struct_called(&mut self, unit: UnitId, name: &str) -> Option<(UnitId, ClassId)> {
        let code = self.code(unit)?;
        match self.named_type(unit, &code, name) {
            Named::Class(unit, class) => Some((unit, class)),
            _ => None,
        }
    }

    /// Whether a tool wrote the class as a loader, or somebody by hand.
    pub(super) fn is_go_loader(&mut self, unit: UnitId, class: ClassId) -> bool {
        if let Some(known) = self.go.loaders.get(&(unit, class)) {
            return *known;
        }
        let is_it = self.is_loader_by_hand(unit, class);
        self.go.loaders.insert((unit, class), is_it);
        is_it
    }

    fn is_loader_by_hand(&mut self, unit: UnitId, class: ClassId) -> bool {
        let Some(code) = self.code(unit) else { return false };
        let it = code.class(class);
        let name = it.name.map_or("", |it| code.text(it));
        let is_called_so = ["Loader", "Batcher", "loader", "batcher"].iter().any(|it| name.ends_with(it));
        if !is_called_so {
            return false;
        }
        // A function that takes several keys, and a method that takes one.
        let takes_several = it.members.iter().any(|it| {
            it.ty.is_some_and(|ty| matches!(code.ty(ty), Type::Function(_))) && {
                let behind = &code.source()[it.name.end as usize..];
                let line = behind.lines().next().unwrap_or_default();
                line.contains("[]") && line.contains("func(")
            }
        });
        takes_several && self.package_of(unit).method(name, "Load").is_some()
    }

    /// What is reached by a list of a type: of data its elements are data.
    pub(in super::super) fn of_go_list(&mut self, unit: UnitId, element: TypeId) -> Value {
        let value = self.of_type(unit, element);
        match &value.kind {
            Kind::Client(_) => Value::list(vec![value]),
            _ => Value::data(),
        }
    }
}
