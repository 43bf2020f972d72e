//! Classes: what they extend, their methods, who keeps the promises of an interface.

use wirelint_source_code::code::{Class, Many, Member, MemberKind, Type};

use super::super::calls::Site;
use super::super::*;
use super::{Ancestor, Named, decapitalised};
use crate::catalogue::{ClientKind, java as catalogue};

/// How many types one may extend.
const MOST: usize = 40;
/// How far the classes are looked for that keep the promises of an interface.
const DEPTH: u32 = 4;
/// Parts of names of classes that stand for others where nothing is to be asked for.
const STAND_INS: [&str; 7] = ["Mock", "Fake", "Stub", "InMemory", "NoOp", "Noop", "Dummy"];

/// A method of a class.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Method {
    pub(super) unit: UnitId,
    pub(super) class: ClassId,
    pub(crate) function: FunctionId,
    /// Whether somebody else writes what it does.
    pub(super) is_abstract: bool,
    pub(super) is_static: bool,
}

/// Whether the head of a class has the word: `interface`, `abstract`.
pub(crate) fn is_called(code: &Code, class: Class<'_>, word: &str) -> bool {
    let Some(name) = class.name else { return false };
    let head = code.text(TextRange::new(class.range.start, name.start));
    head.split(|it: char| !it.is_alphanumeric()).any(|it| it == word)
}

/// Whether a function has no body.
pub(crate) fn is_abstract(code: &Code, function: FunctionId) -> bool {
    code.text(code.function(function).range).ends_with(';')
}

/// The name of an annotation, and what it is given.
pub(crate) fn annotation(code: &Code, it: ExprId) -> (&str, Many) {
    let (callee, arguments) = match code.expr(it) {
        Expr::Call { callee, arguments } => (callee, arguments),
        _ => (it, Many::default()),
    };
    let name = code.text(code.range(callee));
    (name.rsplit('.').next().unwrap_or(name), arguments)
}

/// Whether one of the annotations is called so.
pub(crate) fn is_annotated(code: &Code, decorators: Many, names: &[&str]) -> bool {
    code.several(decorators).any(|it| names.contains(&annotation(code, it).0))
}

impl Eval<'_> {
    /// The types that a class extends or implements, itself first.
    pub(crate) fn java_ancestors(&mut self, unit: UnitId, class: ClassId) -> Rc<[Ancestor]> {
        if let Some(known) = self.java.ancestors.get(&(unit, class)) {
            return Rc::clone(known);
        }
        // Whoever comes back here meanwhile goes in a circle.
        let own: Rc<[Ancestor]> = vec![Ancestor::Class(unit, class)].into();
        self.java.ancestors.insert((unit, class), Rc::clone(&own));
        let mut all = own.to_vec();
        if let Some(code) = self.code(unit) {
            let it = code.class(class);
            let mut names: Vec<TextRange> = it.extends.map(|it| code.range(it)).into_iter().collect();
            names.extend(code.several_types(it.implements).filter_map(|it| match code.ty(it) {
                Type::Named(range, _) => Some(range),
                _ => None,
            }));
            for name in names {
                match self.java_named(unit, code.text(name)) {
                    Some(Named::Class(unit, class)) => {
                        let inherited = self.deeper(|it| it.java_ancestors(unit, class));
                        for it in inherited.iter().flat_map(|it| it.iter()) {
                            let is_known = |known: &Ancestor| match (known, it) {
                                (Ancestor::Class(a, b), Ancestor::Class(c, d)) => (a, b) == (c, d),
                                (Ancestor::Foreign(a, b), Ancestor::Foreign(c, d)) => (a, b) == (c, d),
                                _ => false,
                            };
                            if all.len() < MOST && !all.iter().any(is_known) {
                                all.push(it.clone());
                            }
                        }
                    }
                    Some(Named::Foreign(module, name)) => all.push(Ancestor::Foreign(module, name)),
                    _ => {}
                }
            }
        }
        let all: Rc<[Ancestor]> = all.into();
        self.java.ancestors.insert((unit, class), Rc::clone(&all));
        all
    }

    /// The methods of a class that are called so and take so many arguments: of the nearest type that has one with a body, else what nobody wrote.
    pub(crate) fn java_methods(
        &mut self,
        unit: UnitId,
        class: ClassId,
        name: &str,
        count: Option<usize>,
    ) -> Vec<Method> {
        self.java_methods_from(unit, class, name, count, false)
    }

    fn java_methods_from(
        &mut self,
        unit: UnitId,
        class: ClassId,
        name: &str,
        count: Option<usize>,
        skips_own: bool,
    ) -> Vec<Method> {
        let mut promised = Vec::new();
        for it in self.java_ancestors(unit, class).iter().skip(usize::from(skips_own)) {
            let Ancestor::Class(unit, class) = *it else { continue };
            let Some(code) = self.code(unit) else { continue };
            let mut found = Vec::new();
            for member in code.class(class).members.iter().filter(|it| code.text(it.name) == name) {
                let MemberKind::Method(function) = member.kind else { continue };
                let is_abstract = is_abstract(&code, function);
                let method = Method { unit, class, function, is_abstract, is_static: member.is_static };
                let params = &code.function(function).params;
                let takes = |count: usize| match params.last() {
                    Some(last) if last.is_rest => count + 1 >= params.len(),
                    _ => count == params.len(),
                };
                if is_abstract {
                    promised.push(method);
                } else if count.is_none_or(takes) {
                    found.push(method);
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        promised
    }

    /// The same of whatever a value may be.
    pub(crate) fn java_methods_of(&mut self, value: &Value, name: &str, count: Option<usize>) -> Vec<Method> {
        match &value.kind {
            Kind::Instance(it) => self.java_methods(it.unit, it.class, name, count),
            Kind::Class(unit, class) => self.java_methods(*unit, *class, name, count),
            Kind::OneOf(all) => all.iter().flat_map(|it| self.java_methods_of(it, name, count)).collect(),
            _ => Vec::new(),
        }
    }

    /// Calls these methods, which have bodies.
    pub(super) fn call_methods(
        &mut self,
        site: &Site,
        methods: &[Method],
        receiver: &Value,
        arguments: &[Value],
    ) -> Value {
        let mut values = Vec::new();
        for it in methods.iter().filter(|it| !it.is_abstract) {
            let function = self.bound_java_method(it, receiver);
            values.push(self.invoke(site, Some(receiver), &function, arguments));
        }
        Value::one_of(values)
    }

    /// `super.name(…)`
    pub(super) fn call_base(
        &mut self,
        site: &Site,
        frame: &Rc<Frame>,
        code: &Code,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let mut at = Some(frame);
        while let Some(frame) = at.filter(|it| code.function(it.function).class.is_none()) {
            at = frame.outer.as_ref();
        }
        let depends = arguments.iter().any(|it| it.of_parent);
        let Some((unit, class)) = at.and_then(|it| Some((it.unit, code.function(it.function).class?))) else {
            return Value::data().and(depends);
        };
        let receiver = at.map_or_else(Value::unknown, |it| it.receiver.clone());
        let methods = self.java_methods_from(unit, class, name, Some(arguments.len()), true);
        if methods.iter().any(|it| !it.is_abstract) {
            return self.call_methods(site, &methods, &receiver, arguments);
        }
        if let Some(kind) = self.java_repository(unit, class) {
            let client =
                Client { kind, member: None, access: None, loader: None, is_certain: true, row: None };
            return self.java_client_call(site, &Rc::new(client), receiver.of_parent, name, arguments);
        }
        Value::data().and(depends)
    }

    /// What the methods of a class ask for that nobody writes: those of a repository, of a client that a library makes of an interface.
    pub(super) fn java_repository(&mut self, unit: UnitId, class: ClassId) -> Option<ClientKind> {
        if let Some(known) = self.java.repositories.get(&(unit, class)) {
            return *known;
        }
        let mut found = None;
        for it in self.java_ancestors(unit, class).iter() {
            match it {
                Ancestor::Foreign(module, name) => {
                    found = found.or_else(|| catalogue::extended(module, name));
                }
                Ancestor::Class(unit, class) => {
                    let Some(code) = self.code(*unit) else { continue };
                    let it = code.class(*class);
                    let is_interface = is_called(&code, it, "interface");
                    for decorator in code.several(it.decorators) {
                        let callee = match code.expr(decorator) {
                            Expr::Call { callee, .. } => callee,
                            _ => decorator,
                        };
                        let module = match self.java_named(*unit, code.text(code.range(callee))) {
                            Some(Named::Foreign(module, _)) => module,
                            _ => catalogue::PREFIX.into(),
                        };
                        let name = annotation(&code, decorator).0;
                        let kind = catalogue::annotated(&module, name).filter(|_| is_interface);
                        found = found.or(kind);
                    }
                }
            }
        }
        self.java.repositories.insert((unit, class), found);
        found
    }

    /// A call of a method of an instance.
    pub(super) fn java_instance_call(
        &mut self,
        site: &Site,
        instance: &Rc<Instance>,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let (unit, class) = (instance.unit, instance.class);
        let depends = receiver.of_parent || arguments.iter().any(|it| it.of_parent);
        let methods = self.java_methods(unit, class, name, Some(arguments.len()));
        if methods.iter().any(|it| !it.is_abstract) {
            return self.call_methods(site, &methods, receiver, arguments);
        }
        let promise = methods.first().copied();
        // What somebody has written for a part of it.
        let written = match promise {
            Some(it) => self.java_keepers(it.unit, it.class),
            None if instance.arguments.is_none() => self.java_keepers(unit, class),
            None => Vec::new(),
        };
        if !written.is_empty()
            && let Some(value) = self.call_keepers(site, &written, name, arguments)
        {
            return value.and(receiver.of_parent);
        }
        if let Some(value) = self.call_of_library(site, instance, promise, receiver, name, arguments) {
            return value;
        }
        if arguments.is_empty()
            && let Some(value) = self.java_read(instance, name)
        {
            return value.and(receiver.of_parent);
        }
        // `provider.getObject()`
        if arguments.is_empty() && matches!(name, "get" | "getObject" | "getIfAvailable" | "getIfUnique") {
            return receiver.clone();
        }
        let given = self.java_callbacks(site, arguments, &Value::data().and(depends));
        let depends = depends || given.iter().any(|it| it.of_parent);
        self.call_of_unknown(site, unit, class, promise.is_some(), name, depends)
    }

    /// A call of a method that a library gives to a class, or makes for a promise.
    fn call_of_library(
        &mut self,
        site: &Site,
        instance: &Rc<Instance>,
        promise: Option<Method>,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        let (unit, class) = (instance.unit, instance.class);
        let of_method = promise.and_then(|it| {
            let code = self.code(it.unit)?;
            let decorators = code.function(it.function).decorators;
            code.several(decorators).find_map(|it| catalogue::asking_method(annotation(&code, it).0))
        });
        let kind = self.java_repository(unit, class).or(of_method)?;
        if let Some(it) = promise {
            self.ran.push((it.unit, it.function));
        }
        // What a repository promises it asks for, whatever it is called.
        if promise.is_some() {
            let given = self.java_callbacks(site, arguments, &Value::data());
            let depends = receiver.of_parent || arguments.iter().chain(&given).any(|it| it.of_parent);
            return Some(self.access(site, kind, depends, None, true, None));
        }
        let client = Client { kind, member: None, access: None, loader: None, is_certain: true, row: None };
        Some(self.java_client_call(site, &Rc::new(client), receiver.of_parent, name, arguments))
    }

    /// A call of a method that nothing is known of.
    fn call_of_unknown(
        &mut self,
        site: &Site,
        unit: UnitId,
        class: ClassId,
        is_promised: bool,
        name: &str,
        depends: bool,
    ) -> Value {
        let Some(code) = self.code(unit) else { return Value::data().and(depends) };
        let it = code.class(class);
        let own = it.name.map_or("", |it| code.text(it)).to_owned();
        // A mapper of objects is one that a processor of annotations writes.
        let is_mapper = is_annotated(&code, it.decorators, &["Mapper"]) || own.ends_with("Converter");
        let is_interface = is_called(&code, it, "interface");
        if is_interface && is_promised && !is_mapper {
            if let Some(crate::catalogue::Guess::Access(kind)) = catalogue::guess(&[&*own, name], 1) {
                return self.access(site, kind, depends, None, false, None);
            }
            // MyBatis makes it, where its configuration says so.
            if own.ends_with("Mapper") && has_xml_mappers(&code) {
                return self.access(site, ClientKind::Database, depends, None, false, None);
            }
            self.unresolved(site, depends);
            return Value::unknown().and(depends);
        }
        let is_open = self.java_ancestors(unit, class).iter().any(|it| match it {
            Ancestor::Foreign(module, _) => !catalogue::reckons(module),
            Ancestor::Class(..) => false,
        });
        if is_open {
            self.unresolved(site, depends);
        }
        Value::data().and(depends)
    }

    /// Calls the method of those who keep a promise; `None` where none of them has it.
    fn call_keepers(
        &mut self,
        site: &Site,
        keepers: &[(UnitId, ClassId)],
        name: &str,
        arguments: &[Value],
    ) -> Option<Value> {
        if self.following >= EXPORTS {
            return None;
        }
        self.following += 1;
        let mut values = Vec::new();
        for &(unit, class) in keepers {
            let methods = self.java_methods(unit, class, name, Some(arguments.len()));
            if !methods.iter().any(|it| !it.is_abstract) {
                continue;
            }
            let receiver = self.injected(unit, class);
            let value = match keepers.len() {
                1 => self.call_methods(site, &methods, &receiver, arguments),
                _ => {
                    // Of several nobody knows which it is.
                    self.guessing += 1;
                    let value = self.call_methods(site, &methods, &receiver, arguments);
                    self.guessing -= 1;
                    value
                }
            };
            values.push(value);
        }
        self.following -= 1;
        (!values.is_empty()).then(|| Value::one_of(values))
    }

    /// The classes of which one keeps the promises of a type, without those that only stand in for them.
    pub(super) fn java_keepers(&mut self, unit: UnitId, class: ClassId) -> Vec<(UnitId, ClassId)> {
        let mut found = Vec::new();
        self.collect_keepers(unit, class, 0, &mut found);
        if found.len() > 1 {
            let primary: Vec<(UnitId, ClassId)> = found
                .iter()
                .copied()
                .filter(|it| {
                    self.code(it.0)
                        .is_some_and(|code| is_annotated(&code, code.class(it.1).decorators, &["Primary"]))
                })
                .collect();
            if !primary.is_empty() {
                return primary;
            }
            let real: Vec<(UnitId, ClassId)> = found
                .iter()
                .copied()
                .filter(|it| {
                    self.code(it.0).is_some_and(|code| {
                        let name = code.class(it.1).name.map_or("", |it| code.text(it));
                        !STAND_INS.iter().any(|it| name.contains(it))
                    })
                })
                .collect();
            if !real.is_empty() {
                return real;
            }
        }
        found
    }

    /// The class that is a bean of a name, among those that keep the promises of a type.
    pub(super) fn java_bean(&mut self, unit: UnitId, class: ClassId, name: &str) -> Option<Value> {
        let code = self.code(unit)?;
        let is_promise = ["interface", "abstract"].iter().any(|it| is_called(&code, code.class(class), it));
        if !is_promise {
            return None;
        }
        let mut all = Vec::new();
        self.collect_keepers(unit, class, 0, &mut all);
        let [_, _, ..] = all[..] else { return None };
        let named = all.into_iter().find(|it| {
            let Some(code) = self.code(it.0) else { return false };
            let it = code.class(it.1);
            let own = it.name.map_or("", |it| code.text(it));
            let stated = code.several(it.decorators).any(|it| {
                let (_, arguments) = annotation(&code, it);
                code.several(arguments).any(|it| code.text(code.range(it)).trim_matches('"') == name)
            });
            stated || decapitalised(own) == name
        })?;
        Some(self.injected(named.0, named.1))
    }

    fn collect_keepers(
        &mut self,
        unit: UnitId,
        class: ClassId,
        depth: u32,
        found: &mut Vec<(UnitId, ClassId)>,
    ) {
        let Some(code) = self.code(unit).filter(|_| depth < DEPTH) else { return };
        let Some(name) = code.class(class).name.map(|it| code.text(it).to_owned()) else { return };
        let extending = self.java_extending();
        for &of in extending.get(&*name).into_iter().flatten() {
            let Some(code) = self.code(of) else { continue };
            for (other, it) in code.classes() {
                let extended = it.extends.map(|it| code.range(it));
                let implemented = code.several_types(it.implements).filter_map(|it| match code.ty(it) {
                    Type::Named(range, _) => Some(range),
                    _ => None,
                });
                let mut names = extended.into_iter().chain(implemented);
                let is_named = |it: TextRange| {
                    let text = code.text(it);
                    text.rsplit('.').next().unwrap_or(text) == name
                };
                let Some(range) = names.find(|it| is_named(*it)) else { continue };
                let is_it = matches!(
                    self.java_named(of, code.text(range)),
                    Some(Named::Class(a, b)) if (a, b) == (unit, class)
                );
                if !is_it || it.name.is_none() || found.contains(&(of, other)) {
                    continue;
                }
                if is_called(&code, it, "interface") || is_called(&code, it, "abstract") {
                    self.collect_keepers(of, other, depth + 1, found);
                } else {
                    found.push((of, other));
                }
            }
        }
    }

    /// By the names of types the files with a class that extends or implements one of that name, as far as their texts tell.
    fn java_extending(&mut self) -> Rc<FxHashMap<Box<str>, Vec<UnitId>>> {
        if let Some(known) = &self.java.extending {
            return Rc::clone(known);
        }
        let mut found: FxHashMap<Box<str>, Vec<UnitId>> = FxHashMap::default();
        for unit in self.project.units() {
            if self.project.family(unit) != Family::Java {
                continue;
            }
            let Some(text) = self.project.text(unit) else { continue };
            for word in ["implements ", "extends "] {
                for at in memchr::memmem::find_iter(text.as_bytes(), word) {
                    let rest = &text[at + word.len()..];
                    let end =
                        rest.find(['{', ';', ')']).unwrap_or(rest.len()).min(rest.floor_char_boundary(600));
                    for name in rest[..end].split(|it: char| !it.is_alphanumeric() && it != '_') {
                        if !name.starts_with(|it: char| it.is_uppercase()) {
                            continue;
                        }
                        let units = found.entry(name.into()).or_default();
                        if units.last() != Some(&unit) {
                            units.push(unit);
                        }
                    }
                }
            }
        }
        let found = Rc::new(found);
        self.java.extending = Some(Rc::clone(&found));
        found
    }

    /// An instance is made of a class of the project.
    pub(super) fn java_make(
        &mut self,
        site: &Site,
        unit: UnitId,
        class: ClassId,
        arguments: &[Value],
    ) -> Value {
        let of_parent = arguments.iter().any(|it| it.of_parent);
        let instance = Instance::new(unit, class, Some(arguments.to_vec()), site.frame.phase);
        Value::new(Kind::Instance(self.instance(instance))).and(of_parent)
    }

    /// Whether instances of a class may be equal that are not the same: it is a record or an enum, somebody has written `equals`, Lombok does, or
    /// what it extends is not known.
    pub(crate) fn java_has_equals(&mut self, unit: UnitId, class: ClassId) -> bool {
        const LOMBOK: [&str; 5] = ["Data", "Value", "EqualsAndHashCode", "AutoValue", "Immutable"];
        self.java_ancestors(unit, class).iter().any(|it| {
            let Ancestor::Class(unit, class) = *it else {
                return !matches!(it, Ancestor::Foreign(_, name) if matches!(&**name, "Serializable" | "Comparable"));
            };
            let Some(code) = self.code(unit) else { return true };
            let of = code.class(class);
            is_called(&code, of, "record")
                || is_called(&code, of, "enum")
                || is_annotated(&code, of.decorators, &LOMBOK)
                || of.members.iter().any(|it| code.text(it.name) == "equals")
        })
    }

    /// The member of a class itself, of whichever kind.
    pub(super) fn java_member(
        &mut self,
        unit: UnitId,
        class: ClassId,
        name: &str,
    ) -> Option<(UnitId, Member)> {
        for it in self.java_ancestors(unit, class).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            let code = self.code(unit)?;
            let is_it = |it: &&Member| matches!(it.kind, MemberKind::Field(_)) && code.text(it.name) == name;
            if let Some(member) = code.class(class).members.iter().find(is_it) {
                return Some((unit, *member));
            }
            // The components of a record.
            if let Some(constructor) = code.class(class).constructor {
                let params = &code.function(constructor).params;
                let of = params
                    .iter()
                    .find(|it| it.is_property && it.name.is_some_and(|it| code.text(it) == name));
                if let Some(param) = of {
                    let member = Member {
                        name: param.name?,
                        kind: MemberKind::Field(None),
                        is_static: false,
                        decorators: param.decorators,
                        ty: param.ty,
                    };
                    return Some((unit, member));
                }
            }
        }
        None
    }
}

/// Whether the file is about `MyBatis`.
fn has_xml_mappers(code: &Code) -> bool {
    let text = code.source();
    memchr::memmem::find(text.as_bytes(), b"ibatis").is_some()
        || memchr::memmem::find(text.as_bytes(), b"mybatis").is_some()
}
