//! Constants: what a name with a capital means where it stands. Nothing imports them: whoever names one gets it from the file that defines it.

use super::super::*;
use super::{ClassOf, underscored};
use crate::catalogue::ruby::PREFIX;

/// What is known of constants.
#[derive(Default)]
pub(super) struct Constants {
    /// The files that define something of some name, by the last part of that.
    names: Option<Rc<FxHashMap<Box<str>, Vec<UnitId>>>>,
    units: FxHashMap<UnitId, Rc<Definitions>>,
    /// By their whole names; nothing where there is none.
    whole: FxHashMap<Rc<str>, Option<Value>>,
    /// By where they stand, the class and the file, and as they are written there.
    here: FxHashMap<(UnitId, FunctionId, Rc<str>), Value>,
    parts: FxHashMap<Rc<str>, Rc<[ClassOf]>>,
}

/// What a file defines.
#[derive(Default, Debug)]
pub(super) struct Definitions {
    /// The whole names of its classes, by their numbers.
    pub(super) classes: Vec<Rc<str>>,
    /// The classes that functions are the bodies of.
    pub(super) bodies: FxHashMap<FunctionId, ClassId>,
    /// By whole names.
    named: FxHashMap<Rc<str>, Vec<Definition>>,
}

#[derive(Clone, Copy, Debug)]
enum Definition {
    Class(ClassId),
    /// A value in the body of a class or in the file; where its name stands.
    Value(FunctionId, TextRange),
}

impl Definitions {
    fn of(code: &Code) -> Self {
        let mut found = Self::default();
        for (id, class) in code.classes() {
            if let Some(body) = class.body {
                found.bodies.insert(body, id);
            }
            let own = class.name.map_or("", |it| code.text(it));
            let whole: Rc<str> = match (own.strip_prefix("::"), found.around(code, class.parent)) {
                (Some(own), _) => own.into(),
                (None, Some(outer)) => format!("{outer}::{own}").into(),
                (None, None) => own.into(),
            };
            found.named.entry(Rc::clone(&whole)).or_default().push(Definition::Class(id));
            found.classes.push(whole);
        }
        let scopes = std::iter::once(MODULE).chain(found.bodies.keys().copied()).collect::<Vec<_>>();
        for scope in scopes {
            for it in code.function(scope).bindings() {
                let name = code.text(it.name);
                if matches!(it.source, Source::Class(_)) || !name.starts_with(|it: char| it.is_uppercase()) {
                    continue;
                }
                let whole: Rc<str> = match found.around(code, scope) {
                    Some(outer) => format!("{outer}::{name}").into(),
                    None => name.into(),
                };
                found.named.entry(whole).or_default().push(Definition::Value(scope, it.name));
            }
        }
        found
    }

    /// The whole name of the class around something in a function.
    fn around(&self, code: &Code, function: FunctionId) -> Option<&Rc<str>> {
        let mut at = Some(function);
        while let Some(function) = at {
            if let Some(class) = self.bodies.get(&function) {
                return self.classes.get(class.number() as usize);
            }
            at = code.function(function).parent;
        }
        None
    }
}

impl Eval<'_> {
    pub(super) fn definitions(&mut self, unit: UnitId) -> Rc<Definitions> {
        if let Some(known) = self.ruby.constants.units.get(&unit) {
            return Rc::clone(known);
        }
        let found = Rc::new(self.code(unit).map(|it| Definitions::of(&it)).unwrap_or_default());
        self.ruby.constants.units.insert(unit, Rc::clone(&found));
        found
    }

    /// The whole name of a class.
    pub(crate) fn whole_name(&mut self, (unit, class): ClassOf) -> Rc<str> {
        let known = self.definitions(unit);
        known.classes.get(class.number() as usize).cloned().unwrap_or_else(|| "".into())
    }

    /// The files that may define what is called so in the end.
    fn defining(&mut self, last: &str) -> Vec<UnitId> {
        if self.ruby.constants.names.is_none() {
            let mut found: FxHashMap<Box<str>, Vec<UnitId>> = FxHashMap::default();
            for unit in self.project.units().filter(|it| self.project.family(*it) == Family::Ruby) {
                let Some(text) = self.project.text(unit) else { continue };
                for line in text.lines() {
                    let Some(name) = defined_by(line) else { continue };
                    let units = found.entry(name.into()).or_default();
                    if units.last() != Some(&unit) {
                        units.push(unit);
                    }
                }
            }
            self.ruby.constants.names = Some(Rc::new(found));
        }
        self.ruby.constants.names.as_ref().and_then(|it| it.get(last)).cloned().unwrap_or_default()
    }

    /// The definitions of a class of that whole name, which may be many: each adds something to it.
    pub(super) fn parts(&mut self, whole: &Rc<str>) -> Rc<[ClassOf]> {
        if let Some(known) = self.ruby.constants.parts.get(whole) {
            return Rc::clone(known);
        }
        let mut found: Vec<ClassOf> = Vec::new();
        let last = whole.rsplit("::").next().unwrap_or(whole);
        for unit in self.defining(last) {
            let known = self.definitions(unit);
            for it in known.named.get(whole).into_iter().flatten() {
                if let Definition::Class(class) = it {
                    found.push((unit, *class));
                }
            }
        }
        let found: Rc<[ClassOf]> = found.into();
        self.ruby.constants.parts.insert(Rc::clone(whole), Rc::clone(&found));
        found
    }

    /// What is called so by its whole name.
    pub(crate) fn constant_called(&mut self, whole: &str) -> Option<Value> {
        if let Some(known) = self.ruby.constants.whole.get(whole) {
            return known.clone();
        }
        let key: Rc<str> = whole.into();
        self.ruby.constants.whole.insert(Rc::clone(&key), None);
        let found = self.deeper(|it| it.constant_called_here(&key)).flatten();
        self.ruby.constants.whole.insert(key, found.clone());
        found
    }

    fn constant_called_here(&mut self, whole: &Rc<str>) -> Option<Value> {
        let parts = self.parts(whole);
        if !parts.is_empty() {
            // The file that is called like the class is its own; others add to it.
            let path = format!("{}.rb", underscored(&whole.replace("::", "/")));
            let rank = |it: &ClassOf| {
                let of_path = !self.project.path(it.0).ends_with(&path);
                let has_base = self.code(it.0).is_some_and(|code| code.class(it.1).extends.is_none());
                (has_base, of_path)
            };
            let first = parts.iter().min_by_key(|it| rank(it))?;
            return Some(Value::new(Kind::Class(first.0, first.1)));
        }
        let last = whole.rsplit("::").next().unwrap_or(whole);
        for unit in self.defining(last) {
            let known = self.definitions(unit);
            for it in known.named.get(whole).cloned().unwrap_or_default() {
                if let Definition::Value(scope, name) = it {
                    let code = self.code(unit)?;
                    let frame = self.scope_frame(unit, scope);
                    let bindings = code.lookup(scope, code.text(name)).to_vec();
                    return Some(self.bound(&frame, &code, &bindings));
                }
            }
        }
        None
    }

    /// The only class whose whole name ends so.
    pub(super) fn constant_ending_with(&mut self, end: &str) -> Option<Value> {
        let last = end.rsplit("::").next().unwrap_or(end);
        let mut found: Option<Rc<str>> = None;
        for unit in self.defining(last) {
            let known = self.definitions(unit);
            for whole in &known.classes {
                let is_it = whole.strip_suffix(end).is_some_and(|it| it.is_empty() || it.ends_with("::"));
                if is_it && found.as_ref().is_some_and(|it| it != whole) {
                    return None;
                }
                if is_it {
                    found = Some(Rc::clone(whole));
                }
            }
        }
        self.constant_called(&found?)
    }

    /// What a constant means in a function of a file.
    pub(super) fn constant(&mut self, unit: UnitId, function: FunctionId, name: &str) -> Value {
        if let Some(whole) = name.strip_prefix("::") {
            return self.constant_called(whole).unwrap_or_else(|| foreign(whole));
        }
        let Some(code) = self.code(unit) else { return Value::unknown() };
        let known = self.definitions(unit);
        let mut bodies: Vec<(FunctionId, ClassId)> = Vec::new();
        let mut at = Some(function);
        while let Some(function) = at {
            if let Some(class) = known.bodies.get(&function) {
                bodies.push((function, *class));
            }
            at = code.function(function).parent;
        }
        let innermost = bodies.first().map_or(MODULE, |it| it.0);
        let key = (unit, innermost, Rc::from(name));
        if let Some(known) = self.ruby.constants.here.get(&key) {
            return known.clone();
        }
        self.ruby.constants.here.insert(key.clone(), Value::unknown());
        let found = self.constant_here(unit, &known, &bodies, name);
        self.ruby.constants.here.insert(key, found.clone());
        found
    }

    fn constant_here(
        &mut self,
        unit: UnitId,
        known: &Definitions,
        bodies: &[(FunctionId, ClassId)],
        name: &str,
    ) -> Value {
        for (_, class) in bodies {
            let outer = &known.classes[class.number() as usize];
            if let Some(found) = self.constant_called(&format!("{outer}::{name}")) {
                return found;
            }
        }
        if let Some((_, class)) = bodies.first() {
            for it in self.ruby_ancestors((unit, *class)).iter().skip(1) {
                let super::Ancestor::Class(unit, class) = *it else { continue };
                let outer = self.whole_name((unit, class));
                if let Some(found) = self.constant_called(&format!("{outer}::{name}")) {
                    return found;
                }
            }
        }
        self.constant_called(name).unwrap_or_else(|| foreign(name))
    }

    /// The names that a constant has, as a list or as a tree whose parts are joined with `__`; `None` where these are not known.
    pub(crate) fn ruby_names(
        &mut self,
        unit: UnitId,
        function: FunctionId,
        name: &str,
    ) -> Option<Vec<String>> {
        let value = self.constant(unit, function, name);
        let mut found = Vec::new();
        self.names_in_value(&value, "", &mut found, 0).then_some(found)
    }

    fn names_in_value(&mut self, value: &Value, before: &str, found: &mut Vec<String>, depth: u32) -> bool {
        const DEPTH: u32 = 8;
        match &value.kind {
            _ if depth > DEPTH => false,
            Kind::Text(it) => {
                found.push(format!("{before}{it}"));
                true
            }
            Kind::List(all) => all.iter().all(|it| self.names_in_value(it, before, found, depth + 1)),
            Kind::Named(named) => {
                found.push(format!("{before}{}", named.0));
                self.names_in_value(&named.1, &format!("{before}{}__", named.0), found, depth + 1)
            }
            Kind::Object(_) => self.entries_of(value).into_iter().all(|(name, value, _)| {
                found.push(format!("{before}{name}"));
                self.names_in_value(&value, &format!("{before}{name}__"), found, depth + 1)
            }),
            _ => false,
        }
    }

    /// A constant of what a value is.
    pub(super) fn constant_of(&mut self, value: &Value, name: &str) -> Value {
        match &value.kind {
            Kind::Class(unit, class) => {
                let all = self.ruby_ancestors((*unit, *class));
                for it in all.iter() {
                    let super::Ancestor::Class(unit, class) = *it else { continue };
                    let outer = self.whole_name((unit, class));
                    if let Some(found) = self.constant_called(&format!("{outer}::{name}")) {
                        return found;
                    }
                }
                let outer = self.whole_name((*unit, *class));
                foreign(&format!("{outer}::{name}"))
            }
            Kind::External(external) => match Self::ruby_path(external) {
                Some(path) => {
                    let whole = format!("{path}::{name}");
                    self.constant_called(&whole).unwrap_or_else(|| foreign(&whole))
                }
                None => Value::unknown(),
            },
            Kind::OneOf(all) => {
                let all: Vec<Value> = all.iter().map(|it| self.constant_of(it, name)).collect();
                Value::one_of(all)
            }
            _ => Value::unknown(),
        }
    }

    /// The whole name of a constant that no file of the project defines, with the methods that were called of it.
    pub(crate) fn ruby_path(external: &External) -> Option<String> {
        match external {
            External::Import { module, .. } => module.strip_prefix(PREFIX).map(str::to_owned),
            External::Member(of, name) => Some(format!("{}.{name}", Self::ruby_path(of)?)),
            External::Called(called) => match &called.callee.kind {
                Kind::External(it) => Self::ruby_path(it),
                _ => None,
            },
            External::Global(_) | External::Handed(_) => None,
        }
    }

    /// What names mean in the body of a class, or in the file.
    pub(crate) fn scope_frame(&mut self, unit: UnitId, scope: FunctionId) -> Rc<Frame> {
        let module = self.module(unit);
        if scope == MODULE {
            return module;
        }
        if let Some(known) = self.frames.get(&(unit, scope)) {
            return Rc::clone(known);
        }
        let class = self.definitions(unit).bodies.get(&scope).copied();
        let frame = self.frame(Frame {
            unit,
            function: scope,
            arguments: Vec::new(),
            receiver: class.map_or_else(Value::unknown, |it| Value::new(Kind::Class(unit, it))),
            outer: Some(module),
            phase: Phase::Load,
            depth: 0,
            has_names: true,
            values: RefCell::default(),
            touched: RefCell::default(),
        });
        self.frames.insert((unit, scope), Rc::clone(&frame));
        frame
    }
}

/// A constant that no file of the project defines.
fn foreign(whole: &str) -> Value {
    Value::external(External::Import { module: format!("{PREFIX}{whole}").into(), name: "*".into() })
}

/// The last part of the name that a line defines: `class A::B < C`, `module D`, `E = 1`.
fn defined_by(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let (rest, is_class) = match line.strip_prefix("class ").or_else(|| line.strip_prefix("module ")) {
        Some(rest) => (rest.trim_start(), true),
        None => (line, false),
    };
    let end = rest.find(|it: char| !it.is_alphanumeric() && !matches!(it, '_' | ':')).unwrap_or(rest.len());
    let name = &rest[..end];
    if !name.trim_start_matches(':').starts_with(|it: char| it.is_uppercase()) {
        return None;
    }
    let behind = rest[end..].trim_start();
    let is_value = behind.starts_with('=') && !behind.starts_with("==") && !behind.starts_with("=~")
        || behind.starts_with("||=");
    (is_class || is_value).then(|| name.rsplit(':').next().unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::defined_by;

    #[test]
    fn lines_tell_what_they_define() {
        for (line, name) in [
            ("  class Types::Post < Base", Some("Post")),
            ("module A", Some("A")),
            ("class A; end", Some("A")),
            ("  LIMIT = 3", Some("LIMIT")),
            ("  Point = Struct.new(:x)", Some("Point")),
            ("REDIS ||= Redis.new", Some("REDIS")),
            ("class << self", None),
            ("A == b", None),
            ("A.b = c", None),
            ("# class A", None),
        ] {
            assert_eq!(defined_by(line), name, "{line}");
        }
    }
}
