//! What names of types mean, and what a value of a type may be.

use wirelint_source_code::code::{Many, Type};

use super::super::*;
use super::environment;
use crate::catalogue::java as catalogue;

/// Types that are what they are of, as far as it matters here.
const TRANSPARENT: [&str; 14] = [
    "Optional",
    "CompletableFuture",
    "CompletionStage",
    "Future",
    "Mono",
    "Uni",
    "Single",
    "Maybe",
    "ObjectProvider",
    "ObjectFactory",
    "Provider",
    "Instance",
    "Lazy",
    "ThreadLocal",
];
/// What every resolver is handed besides its parent.
const ENVIRONMENTS: [&str; 4] = [
    "DataFetchingEnvironment",
    "DgsDataFetchingEnvironment",
    "BatchLoaderEnvironment",
    "LightDataFetchingEnvironment",
];
/// How far types that stand for types are followed.
const DEPTH: u32 = 4;
/// Types that every file knows.
const OF_LANGUAGE: [&str; 30] = [
    "String",
    "Integer",
    "Long",
    "Short",
    "Byte",
    "Double",
    "Float",
    "Boolean",
    "Character",
    "Number",
    "Object",
    "Math",
    "StrictMath",
    "System",
    "Thread",
    "StringBuilder",
    "StringBuffer",
    "Iterable",
    "Comparable",
    "CharSequence",
    "Runnable",
    "Enum",
    "Record",
    "Class",
    "Exception",
    "RuntimeException",
    "IllegalArgumentException",
    "IllegalStateException",
    "Throwable",
    "Void",
];

/// What the name of a type means.
#[derive(Clone, Debug)]
pub(crate) enum Named {
    /// A class of the project.
    Class(UnitId, ClassId),
    /// A type of a package, which has its prefix, and its name; or a static member of a type, which the package ends with then.
    Foreign(Rc<str>, Rc<str>),
    /// A parameter, by what it must extend.
    Bound(UnitId, TypeId),
}

impl Eval<'_> {
    /// What the name of a type, maybe with dots, means in the file.
    pub(crate) fn java_named(&mut self, unit: UnitId, name: &str) -> Option<Named> {
        let key = (unit, Box::from(name));
        if let Some(known) = self.java.named.get(&key) {
            return known.clone();
        }
        self.java.named.insert(key.clone(), None);
        let found = self.java_named_here(unit, name);
        self.java.named.insert(key, found.clone());
        found
    }

    fn java_named_here(&mut self, unit: UnitId, name: &str) -> Option<Named> {
        let code = self.code(unit)?;
        let (start, rest) = name.split_once('.').unwrap_or((name, ""));
        let mut found = self.java_simple(unit, &code, start.trim());
        if found.is_none() && !rest.is_empty() && start.starts_with(|it: char| it.is_lowercase()) {
            let (package, last) = name.rsplit_once('.')?;
            return Some(self.java_qualified(unit, package, last));
        }
        for inner in rest.split('.').map(str::trim).filter(|it| !it.is_empty()) {
            found = match found? {
                Named::Class(unit, _) => self.java_class_called(unit, inner),
                Named::Foreign(module, outer) => {
                    Some(Named::Foreign(format!("{module}.{outer}").into(), inner.into()))
                }
                bound @ Named::Bound(..) => Some(bound),
            };
        }
        found
    }

    fn java_simple(&mut self, unit: UnitId, code: &Arc<Code>, name: &str) -> Option<Named> {
        for binding in code.lookup(MODULE, name) {
            match binding.source {
                Source::Class(class) => return Some(Named::Class(unit, class)),
                Source::Type(ty) => return Some(Named::Bound(unit, ty)),
                Source::Import(number) => {
                    let import = code.import(number);
                    if let Imported::Named(theirs) = import.what {
                        return Some(self.java_qualified(unit, code.text(import.from), code.text(theirs)));
                    }
                }
                _ => {}
            }
        }
        if let Some(beside) = self.project.java_beside(unit, name)
            && let Some(found) = self.java_class_called(beside, name)
        {
            return Some(found);
        }
        let mut packages = Vec::new();
        for export in code.exports() {
            let Export::From { from, name: None, .. } = *export else { continue };
            let package = code.text(from);
            let qualified = format!("{package}.{name}");
            if let Some(target) = self.project.java_type(unit, &qualified)
                && let Some(found) = self.java_class_called(target, name)
            {
                return Some(found);
            }
            packages.push(format!("{}{package}", catalogue::PREFIX));
        }
        // A class in a function.
        let mut all = code.classes();
        if let Some((class, _)) = all.find(|it| it.1.name.is_some_and(|it| code.text(it) == name)) {
            return Some(Named::Class(unit, class));
        }
        if !name.starts_with(|it: char| it.is_uppercase()) {
            return None;
        }
        if OF_LANGUAGE.contains(&name) || name.ends_with("Exception") {
            return Some(Named::Foreign("java:java.lang".into(), name.into()));
        }
        let known = |it: &&String| {
            catalogue::of_type(it, name).is_some()
                || catalogue::extended(it, name).is_some()
                || catalogue::annotated(it, name).is_some()
        };
        let package =
            packages.iter().find(known).or_else(|| packages.iter().find(|it| catalogue::reckons(it)));
        let package = package.map_or(catalogue::PREFIX, |it| it.as_str());
        Some(Named::Foreign(package.into(), name.into()))
    }

    /// What is called `name` in the package or the type `from`.
    pub(super) fn java_qualified(&mut self, unit: UnitId, from: &str, name: &str) -> Named {
        let foreign = || Named::Foreign(format!("{}{from}", catalogue::PREFIX).into(), name.into());
        match self.project.java_type(unit, &format!("{from}.{name}")) {
            Some(target) => self.java_class_called(target, name).unwrap_or_else(foreign),
            None => foreign(),
        }
    }

    /// The class of the file that is called so.
    pub(super) fn java_class_called(&mut self, unit: UnitId, name: &str) -> Option<Named> {
        let code = self.code(unit)?;
        code.lookup(MODULE, name).iter().find_map(|it| match it.source {
            Source::Class(class) => Some(Named::Class(unit, class)),
            _ => None,
        })
    }

    /// The class that a type names.
    pub(crate) fn java_class_of(&mut self, unit: UnitId, ty: TypeId) -> Option<(UnitId, ClassId)> {
        let (mut unit, mut ty) = (unit, ty);
        for _ in 0..DEPTH {
            let code = self.code(unit)?;
            let Type::Named(range, _) = code.ty(ty) else { return None };
            match self.java_named(unit, code.text(range))? {
                Named::Class(unit, class) => return Some((unit, class)),
                Named::Bound(of, bound) => (unit, ty) = (of, bound),
                Named::Foreign(..) => return None,
            }
        }
        None
    }

    /// The class that a type is about, and whether it is of several: `Mono<List<Order>>`, `Map<Long, Order>` is about orders.
    pub(crate) fn java_class_in(&mut self, unit: UnitId, ty: TypeId) -> Option<((UnitId, ClassId), bool)> {
        let code = self.code(unit)?;
        let mut is_many = false;
        let mut at = ty;
        for _ in 0..DEPTH * 2 {
            match code.ty(at) {
                Type::List(inner) => (at, is_many) = (inner, true),
                Type::Named(range, arguments) => {
                    let name = code.text(range);
                    let last = name.rsplit('.').next().unwrap_or(name);
                    match code.several_types(arguments).last() {
                        Some(inner) => {
                            if let Some(class) = self.java_class_of(unit, at)
                                && !matches!(last, "Connection" | "Edge" | "Page" | "Paged" | "PageResult")
                            {
                                return Some((class, is_many));
                            }
                            is_many |= !TRANSPARENT.contains(&last);
                            at = inner;
                        }
                        None => return self.java_class_of(unit, at).map(|it| (it, is_many)),
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// What a value of the type may be that is named so.
    pub(in super::super) fn of_java_type(
        &mut self,
        unit: UnitId,
        code: &Arc<Code>,
        range: TextRange,
        arguments: Many,
    ) -> Value {
        let name = code.text(range);
        let last = name.rsplit('.').next().unwrap_or(name);
        if ENVIRONMENTS.contains(&last) {
            return environment();
        }
        if TRANSPARENT.contains(&last) {
            let inner = code.several_types(arguments).next();
            return inner.map_or_else(Value::unknown, |it| self.of_type(unit, it));
        }
        if name.starts_with(|it: char| it.is_lowercase()) && !name.contains('.') {
            // `int`, `boolean`.
            return Value::data();
        }
        match self.java_named(unit, name) {
            Some(Named::Class(unit, class)) => self.injected(unit, class),
            Some(Named::Bound(unit, bound)) => self.of_type(unit, bound),
            Some(Named::Foreign(module, name)) => Self::of_foreign_type(&module, &name),
            None => Value::unknown(),
        }
    }

    /// What a value of a package's type may be.
    pub(super) fn of_foreign_type(module: &str, name: &str) -> Value {
        match catalogue::of_type(module, name) {
            Some(kind) => Value::client(kind),
            None if name == "GraphQLContext" => Value::new(Kind::Context),
            None if catalogue::reckons(module) => Value::data(),
            None => Value::named(name),
        }
    }

    /// The value, with what a declaration says of it.
    pub(in super::super) fn java_typed(&mut self, unit: UnitId, value: Value, ty: TypeId) -> Value {
        match &value.kind {
            Kind::Parent(parent) if parent.row.is_none() => match self.java_class_of(unit, ty) {
                Some(row) => {
                    let parent = Parent { path: parent.path.clone(), ty: None, row: Some(row), held: 0 };
                    Value::new(Kind::Parent(Rc::new(parent))).and(true)
                }
                None => value,
            },
            Kind::Unknown(_) | Kind::Context => {
                let typed = self.of_type(unit, ty);
                let is_said = match typed.kind {
                    Kind::Unknown(None) | Kind::Context => false,
                    Kind::Unknown(_) | Kind::Data => !matches!(value.kind, Kind::Context),
                    _ => true,
                };
                if is_said { typed.and(value.of_parent) } else { value }
            }
            _ => value,
        }
    }

    /// What is given for a parameter, as far as it is known; else what its type says.
    pub(in super::super) fn java_argument(
        &mut self,
        frame: &Rc<Frame>,
        code: &Arc<Code>,
        number: u32,
    ) -> Value {
        let param = code.function(frame.function).params[number as usize];
        let at = number as usize;
        if param.is_rest {
            let rest = frame.arguments.get(at..).unwrap_or_default();
            // An array may be given for all of them.
            return match rest {
                [only] if !matches!(only.kind, Kind::Text(_) | Kind::Parent(_)) => only.clone(),
                _ => Value::list(rest.to_vec()),
            };
        }
        match (frame.arguments.get(at), param.ty) {
            (Some(given), Some(ty)) => {
                let given = given.clone();
                self.java_typed(frame.unit, given, ty)
            }
            (Some(given), None) => given.clone(),
            (None, Some(ty)) => {
                let name = param.name.map_or("", |it| code.text(it));
                self.java_injected(frame.unit, ty, name, param.decorators)
            }
            (None, None) => Value::unknown(),
        }
    }

    /// What a container gives for a parameter or a field.
    pub(super) fn java_injected(&mut self, unit: UnitId, ty: TypeId, name: &str, decorators: Many) -> Value {
        let Some(code) = self.code(unit) else { return Value::unknown() };
        let mut called = None;
        for it in code.several(decorators) {
            let (callee, arguments) = match code.expr(it) {
                Expr::Call { callee, arguments } => (callee, arguments),
                _ => (it, Many::default()),
            };
            let annotation = code.text(code.range(callee));
            if let Some(kind) = catalogue::injected(annotation) {
                return Value::client(kind);
            }
            if annotation == "Value" {
                return Value::data();
            }
            if matches!(annotation, "Qualifier" | "Named" | "Resource") {
                let first = code.several(arguments).next().map(|it| code.keyword(it).map_or(it, |it| it.1));
                called = first.map(|it| code.text(code.range(it)).trim_matches('"').to_owned());
            }
        }
        let typed = self.of_type(unit, ty);
        match &typed.kind {
            Kind::Instance(of) => {
                let name = called.unwrap_or_else(|| name.to_owned());
                self.java_bean(of.unit, of.class, &name).unwrap_or(typed)
            }
            _ => typed,
        }
    }
}
