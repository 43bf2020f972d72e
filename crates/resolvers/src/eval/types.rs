//! What a declared type says of a value.

use wirelint_source_code::code::{Many, Type};

use super::calls::Site;
use super::externals::is_unread;
use super::*;
use crate::catalogue::{Guess, guess, is_client_name, of_type_name};

/// Types that are what they are of, as far as it matters here.
const TRANSPARENT: [&str; 18] = [
    "Promise",
    "PromiseLike",
    "Awaited",
    "Readonly",
    "Partial",
    "Required",
    "NonNullable",
    "DeepPartial",
    "Loaded",
    "Pick",
    "Omit",
    "Exclude",
    "Extract",
    "Maybe",
    "Nullable",
    "InstanceType",
    "MaybePromise",
    "Relation",
];
/// Types of data in memory.
const DATA: [&str; 28] = [
    "string",
    "number",
    "boolean",
    "bigint",
    "symbol",
    "void",
    "null",
    "undefined",
    "never",
    "Date",
    "Map",
    "ReadonlyMap",
    "WeakMap",
    "Set",
    "ReadonlySet",
    "Array",
    "ReadonlyArray",
    "Buffer",
    "URL",
    "RegExp",
    "String",
    "Number",
    "Boolean",
    "Error",
    "Int",
    "Float",
    "ID",
    "ConfigService",
];

impl Eval<'_> {
    /// What a value of the type may be.
    pub(crate) fn of_type(&mut self, unit: UnitId, ty: TypeId) -> Value {
        if let Some(known) = self.types.get(&(unit, ty)) {
            return known.clone();
        }
        if self.following >= EXPORTS * 2 {
            return Value::unknown();
        }
        self.types.insert((unit, ty), Value::unknown());
        self.following += 1;
        let value = self.deeper(|it| it.of_type_here(unit, ty)).unwrap_or_else(Value::unknown);
        self.following -= 1;
        self.types.insert((unit, ty), value.clone());
        value
    }

    fn of_type_here(&mut self, unit: UnitId, ty: TypeId) -> Value {
        let Some(code) = self.code(unit) else { return Value::unknown() };
        match code.ty(ty) {
            Type::Named(range, arguments) => self.of_named_type(unit, &code, range, arguments),
            Type::Of(expr) => {
                let frame = self.module(unit);
                self.eval(&frame, expr)
            }
            Type::Object(..) | Type::Function(_) => Value::new(Kind::Shape(unit, ty)),
            Type::List(element) if code.language().family() == Family::Go => self.of_go_list(unit, element),
            Type::List(_) => Value::data(),
            Type::Several(all) => {
                let all: Vec<TypeId> = code.several_types(all).collect();
                let values = all.into_iter().map(|it| self.of_type(unit, it)).collect();
                Value::one_of(values)
            }
            Type::Member(of, name) => {
                let of = self.of_type(unit, of);
                self.member(&of, code.text(name))
            }
            Type::Unknown => Value::unknown(),
        }
    }

    fn of_named_type(&mut self, unit: UnitId, code: &Arc<Code>, range: TextRange, arguments: Many) -> Value {
        match code.language().family() {
            Family::Python => return self.of_python_type(unit, code, range, arguments),
            Family::Java => return self.of_java_type(unit, code, range, arguments),
            Family::Go => return self.of_go_type(unit, code, range, arguments),
            Family::Ecma | Family::Ruby => {}
        }
        let name = code.text(range);
        let first = code.several_types(arguments).next();
        if name == "ReturnType" {
            let Some(first) = first else { return Value::unknown() };
            let function = self.of_type(unit, first);
            return self.given_by(&function);
        }
        let (start, rest) = name.split_once('.').unwrap_or((name, ""));
        let bindings = code.lookup(MODULE, start).to_vec();
        if bindings.is_empty() {
            if TRANSPARENT.contains(&name) {
                return first.map_or_else(Value::unknown, |it| self.of_type(unit, it));
            }
            if DATA.contains(&name) {
                return Value::data();
            }
            return match of_type_name(None, name) {
                Some(kind) => Value::client(kind),
                None => Value::unknown(),
            };
        }
        let mut values = Vec::new();
        for binding in bindings {
            match binding.source {
                Source::Type(ty) => values.push(self.of_type(unit, ty)),
                Source::Class(class) => values.push(self.injected(unit, class)),
                Source::Import(number) => {
                    let import = code.import(number);
                    let from = code.text(import.from);
                    let theirs = match import.what {
                        Imported::Named(range) => code.text(range),
                        Imported::Default => "default",
                        Imported::All => rest,
                        Imported::Nothing => continue,
                    };
                    let found = match self.project.resolve(unit, from) {
                        Some(target) => self.exported_type(target, theirs, 0),
                        None => {
                            let name = if theirs == "default" || !rest.is_empty() { name } else { theirs };
                            let transparent = TRANSPARENT.contains(&theirs) || theirs == "Ref";
                            match of_type_name(Some(from), name) {
                                Some(kind) => Value::client(kind),
                                None if transparent => {
                                    first.map_or_else(Value::unknown, |it| self.of_type(unit, it))
                                }
                                None if theirs == "ConfigService" => Value::data(),
                                // `reactor: ReactorClient` of a package that nobody has read.
                                None if is_client_name(theirs)
                                    && !from.starts_with('.')
                                    && is_unread(from) =>
                                {
                                    let (module, name) = (from.into(), theirs.into());
                                    Value::external(External::Import { module, name })
                                }
                                None => Value::unknown(),
                            }
                        }
                    };
                    values.push(found);
                }
                _ => {}
            }
        }
        Value::one_of(values)
    }

    /// What a value of the type `name` may be that the file gives to others.
    fn exported_type(&mut self, unit: UnitId, name: &str, depth: u32) -> Value {
        // Files may import a type from one another and none has it.
        self.deeper(|it| it.exported_type_here(unit, name, depth)).unwrap_or_else(Value::unknown)
    }

    fn exported_type_here(&mut self, unit: UnitId, name: &str, depth: u32) -> Value {
        let Some(code) = self.code(unit).filter(|_| depth < EXPORTS) else { return Value::unknown() };
        let mut local = None;
        let mut all_of = Vec::new();
        for export in code.exports() {
            match *export {
                Export::Name { name: range, local: own } if code.text(range) == name => local = Some(own),
                Export::DefaultName(own) if name == "default" => local = Some(own),
                Export::From { from, name: Some(range), theirs: Some(theirs) }
                    if code.text(range) == name =>
                {
                    let target = self.project.resolve(unit, code.text(from));
                    return match target {
                        Some(it) => self.exported_type(it, code.text(theirs), depth + 1),
                        None => Value::unknown(),
                    };
                }
                Export::From { from, name: None, .. } => all_of.push(from),
                Export::Default(value) if name == "default" => {
                    if let Expr::Class(class) = code.expr(value) {
                        return self.injected(unit, class);
                    }
                }
                // `module.exports = class`, of which JavaScript has no types.
                _ => {}
            }
        }
        if let Some(local) = local {
            return self.of_named_type(unit, &code, local, Many::default());
        }
        for from in all_of {
            if let Some(target) = self.project.resolve(unit, code.text(from)) {
                let found = self.exported_type(target, name, depth + 1);
                if !found.is_unknown() {
                    return found;
                }
            }
        }
        Value::unknown()
    }

    /// What a function gives that is called once per operation with the context.
    pub(crate) fn given_by_context(&mut self, function: &Value) -> Value {
        self.given_with(function, &[Value::new(Kind::Context)])
    }

    /// What a function gives that is called once per operation.
    pub(crate) fn given_by(&mut self, function: &Value) -> Value {
        self.given_with(function, &[])
    }

    fn given_with(&mut self, function: &Value, arguments: &[Value]) -> Value {
        let mut values = Vec::new();
        for it in function.functions() {
            values.push(Self::settled(&self.run_in(Phase::Request, &it, arguments.to_vec())));
        }
        if values.is_empty() {
            return match &function.kind {
                Kind::Shape(unit, ty) => match self.code(*unit).map(|it| it.ty(*ty)) {
                    Some(Type::Function(gives)) => self.of_type(*unit, gives),
                    _ => Value::unknown(),
                },
                _ => Value::unknown(),
            };
        }
        Value::one_of(values)
    }

    pub(super) fn shape_member(&mut self, unit: UnitId, ty: TypeId, name: &str) -> Value {
        let Some(code) = self.code(unit) else { return Value::unknown() };
        let Type::Object(start, count) = code.ty(ty) else { return Value::named(name) };
        let found = code.type_members(start, count).iter().find(|it| code.text(it.name) == name).copied();
        match found {
            Some(it) => {
                let typed = self.of_type(unit, it.ty);
                let is_open = matches!(typed.kind, Kind::Unknown(_) | Kind::Shape(..));
                let stands_in = if is_open { self.stand_in_for_shape(unit, ty, name) } else { None };
                match stands_in {
                    Some(it) => it,
                    None if typed.is_unknown() => Value::named(name),
                    None => typed,
                }
            }
            None => Value::unknown(),
        }
    }

    pub(super) fn shape_call(
        &mut self,
        unit: UnitId,
        ty: TypeId,
        site: &Site,
        function: &Value,
        arguments: &[Value],
    ) -> Value {
        if self.project.family(unit) == Family::Go {
            return self.go_shape_call(unit, ty, site, function, arguments);
        }
        let of_parent = function.of_parent || arguments.iter().any(|it| it.of_parent);
        self.run_callbacks(arguments, &Value::data().and(of_parent));
        let Some(code) = self.code(unit) else { return Value::unknown() };
        let (value, is_later) = match code.ty(ty) {
            Type::Function(gives) => {
                let is_later = matches!(code.ty(gives), Type::Named(name, _) if code.text(name) == "Promise");
                (self.of_type(unit, gives), is_later)
            }
            _ => (Value::unknown(), false),
        };
        // A promise of something is told by what it is called: that is asked for.
        let is_given = matches!(value.kind, Kind::Client(_) | Kind::Function(_));
        if value.is_unknown() || is_later && !is_given {
            // Of what is only declared its name tells as much as without: `({ pool }: { pool: PoolLike }) => pool.query(…)`.
            let what = site.what();
            let names: Vec<Rc<str>> = what.split('.').map(Rc::from).collect();
            let is_named =
                names.iter().all(|it| it.chars().all(|it| it.is_alphanumeric() || it == '_' || it == '$'));
            let takes_function = arguments.first().is_some_and(|it| matches!(it.kind, Kind::Function(_)));
            let guessed = guess(&names, takes_function, arguments.len()).filter(|_| is_named);
            if matches!(guessed, Some(Guess::Access(_) | Guess::Joined)) {
                return self.guessed(site, function, &names, arguments);
            }
            self.unresolved(site, of_parent);
        }
        value.and(of_parent)
    }

    /// The declared type of a property of the parent.
    pub(super) fn parent_member(&mut self, parent: &Rc<Parent>, name: &str) -> Option<(UnitId, TypeId)> {
        let (unit, ty) = parent.ty?;
        let typed = self.of_type(unit, ty);
        for it in typed.alternatives() {
            match &it.kind {
                Kind::Instance(instance) => {
                    let code = self.code(instance.unit)?;
                    let members = &code.class(instance.class).members;
                    if let Some(member) = members.iter().find(|it| code.text(it.name) == name) {
                        return member.ty.map(|it| (instance.unit, it));
                    }
                }
                Kind::Shape(unit, ty) => {
                    let code = self.code(*unit)?;
                    if let Type::Object(start, count) = code.ty(*ty)
                        && let Some(member) =
                            code.type_members(start, count).iter().find(|it| code.text(it.name) == name)
                    {
                        return Some((*unit, member.ty));
                    }
                }
                _ => {}
            }
        }
        None
    }
}
