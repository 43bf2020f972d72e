//! Classes: what they are put together from, and what they have: methods, and what macros make.

use wirelint_source_code::code::{Many, MemberKind};

use super::super::*;
use super::ClassOf;

/// How many classes and modules one may have.
const MOST: usize = 80;
/// How deep blocks of macros are looked into.
const DEPTH: u32 = 4;
/// Macros whose blocks add to the class.
const OPENING: [&str; 7] = [
    "included",
    "prepended",
    "with_options",
    "class_eval",
    "concerning",
    "class_methods",
    "definition_methods",
];

/// What is known of classes.
#[derive(Default)]
pub(super) struct Classes {
    infos: FxHashMap<ClassOf, Rc<Info>>,
    ancestors: FxHashMap<ClassOf, Rc<[Ancestor]>>,
    found: FxHashMap<(UnitId, ClassId, Rc<str>, bool), Option<Found>>,
}

/// A class or a module that a class has the methods of.
#[derive(Clone, Debug)]
pub(crate) enum Ancestor {
    /// One of the project.
    Class(UnitId, ClassId),
    /// Something else.
    Other(Value),
}

/// A call in the body of a class.
#[derive(Clone, Debug)]
pub(crate) struct Macro {
    pub(crate) name: Rc<str>,
    pub(crate) call: ExprId,
    pub(crate) arguments: Many,
}

/// What the body of a class says.
#[derive(Default, Debug)]
pub(crate) struct Info {
    pub(crate) macros: Vec<Macro>,
    /// Whether its methods are those of the module itself as well.
    is_own: bool,
}

/// What a class has by some name.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    Method(UnitId, FunctionId),
    /// A variable of the instance.
    Variable(Rc<str>),
    /// A method of something else that the instance has.
    Delegated {
        to: Rc<str>,
        name: Rc<str>,
    },
    /// A function as the value of an argument: of `scope`, of `define_method`.
    Function {
        unit: UnitId,
        scope: FunctionId,
        value: ExprId,
        is_scope: bool,
    },
    /// Another name of something.
    Alias(Rc<str>),
}

impl Eval<'_> {
    /// What the body of a class says.
    pub(crate) fn info(&mut self, of: ClassOf) -> Rc<Info> {
        if let Some(known) = self.ruby.classes.infos.get(&of) {
            return Rc::clone(known);
        }
        let mut info = Info::default();
        if let Some(code) = self.code(of.0)
            && let Some(body) = code.class(of.1).body
        {
            collect(&code, body, &mut info, 0);
        }
        let info = Rc::new(info);
        self.ruby.classes.infos.insert(of, Rc::clone(&info));
        info
    }

    /// The classes and modules that a class has the methods of, itself first, in the order in which they are asked.
    pub(crate) fn ruby_ancestors(&mut self, of: ClassOf) -> Rc<[Ancestor]> {
        if let Some(known) = self.ruby.classes.ancestors.get(&of) {
            return Rc::clone(known);
        }
        // Whoever comes back here meanwhile goes in a circle.
        let own: Rc<[Ancestor]> = vec![Ancestor::Class(of.0, of.1)].into();
        self.ruby.classes.ancestors.insert(of, own);
        let all = self.deeper(|it| it.ruby_ancestors_here(of)).unwrap_or_default();
        let all: Rc<[Ancestor]> = all.into();
        self.ruby.classes.ancestors.insert(of, Rc::clone(&all));
        all
    }

    fn ruby_ancestors_here(&mut self, of: ClassOf) -> Vec<Ancestor> {
        let whole = self.whole_name(of);
        let parts = self.parts(&whole);
        let mut all: Vec<Ancestor> = vec![Ancestor::Class(of.0, of.1)];
        all.extend(parts.iter().filter(|it| **it != of).map(|it| Ancestor::Class(it.0, it.1)));
        let own: Vec<ClassOf> = all
            .iter()
            .filter_map(|it| match it {
                Ancestor::Class(unit, class) => Some((*unit, *class)),
                Ancestor::Other(_) => None,
            })
            .collect();
        for &part in &own {
            let info = self.info(part);
            let Some(code) = self.code(part.0) else { continue };
            // What is included last is asked first.
            for it in info.macros.iter().rev() {
                if !matches!(&*it.name, "include" | "prepend" | "implements") {
                    continue;
                }
                for module in code.several(it.arguments) {
                    if code.keyword(module).is_none() {
                        self.add_ancestor(part, module, &mut all);
                    }
                }
            }
        }
        for &(unit, class) in &own {
            let base = self.code(unit).and_then(|it| it.class(class).extends);
            if let Some(base) = base {
                self.add_ancestor((unit, class), base, &mut all);
                break;
            }
        }
        all
    }

    fn add_ancestor(&mut self, (unit, class): ClassOf, expr: ExprId, all: &mut Vec<Ancestor>) {
        let Some(code) = self.code(unit) else { return };
        // What a class extends is looked up around it, what it includes in it.
        let this = code.class(class);
        let scope = if this.extends == Some(expr) { this.parent } else { this.body.unwrap_or(this.parent) };
        let frame = self.scope_frame(unit, scope);
        let value = self.eval(&frame, expr);
        for value in value.alternatives() {
            match value.kind {
                Kind::Class(unit, class) => {
                    for it in self.ruby_ancestors((unit, class)).iter() {
                        let is_known = |known: &Ancestor| match (known, it) {
                            (Ancestor::Class(a, b), Ancestor::Class(c, d)) => (a, b) == (c, d),
                            _ => false,
                        };
                        if all.len() < MOST && !all.iter().any(is_known) {
                            all.push(it.clone());
                        }
                    }
                }
                _ => all.push(Ancestor::Other(value)),
            }
        }
    }

    /// The constants of others that a class extends or includes, by their whole names.
    pub(crate) fn foreign_ancestors(&mut self, of: ClassOf) -> Vec<String> {
        let all = self.ruby_ancestors(of);
        let others = all.iter().filter_map(|it| match it {
            Ancestor::Other(value) => match &value.kind {
                Kind::External(external) => Self::ruby_path(external),
                _ => None,
            },
            Ancestor::Class(..) => None,
        });
        others.collect()
    }

    /// What a class has by some name: its instances, or itself.
    pub(super) fn find(&mut self, of: ClassOf, name: &str, is_static: bool) -> Option<Found> {
        let key = (of.0, of.1, Rc::from(name), is_static);
        if let Some(known) = self.ruby.classes.found.get(&key) {
            return known.clone();
        }
        self.ruby.classes.found.insert(key.clone(), None);
        let mut found = None;
        for it in self.ruby_ancestors(of).iter() {
            let Ancestor::Class(unit, class) = *it else { continue };
            found = self.find_own((unit, class), name, is_static);
            if found.is_some() {
                break;
            }
        }
        self.ruby.classes.found.insert(key, found.clone());
        found
    }

    /// The same behind a class: what `super` means there.
    pub(super) fn find_behind(
        &mut self,
        of: ClassOf,
        behind: ClassOf,
        name: &str,
        is_static: bool,
    ) -> Option<Found> {
        let all = self.ruby_ancestors(of);
        let at = all.iter().position(|it| matches!(it, Ancestor::Class(a, b) if (*a, *b) == behind));
        for it in &all[at.map_or(0, |it| it + 1)..] {
            let Ancestor::Class(unit, class) = *it else { continue };
            if let Some(found) = self.find_own((unit, class), name, is_static) {
                return Some(found);
            }
        }
        None
    }

    fn find_own(&mut self, of: ClassOf, name: &str, is_static: bool) -> Option<Found> {
        let code = self.code(of.0)?;
        let info = self.info(of);
        let members = code.class(of.1).members;
        let is_it = |is_static: bool| {
            move |it: &&wirelint_source_code::code::Member| {
                it.is_static == is_static && matches!(it.kind, MemberKind::Method(_))
            }
        };
        let method = |is_static: bool| {
            let found =
                members.iter().rev().filter(is_it(is_static)).find(|it| code.text(it.name) == name)?;
            match found.kind {
                MemberKind::Method(function) => Some(Found::Method(of.0, function)),
                _ => None,
            }
        };
        if let Some(found) = method(is_static) {
            return Some(found);
        }
        if is_static
            && info.is_own
            && let Some(found) = method(false)
        {
            return Some(found);
        }
        for it in &info.macros {
            if let Some(found) = Self::made(of, &code, it, name, is_static) {
                return Some(found);
            }
        }
        if !is_static {
            return None;
        }
        // What the class itself was given: by `extend`, and by what a concern calls so.
        for it in info.macros.iter().filter(|it| &*it.name == "extend") {
            let frame = self.scope_frame(of.0, code.class(of.1).body?);
            for module in code.several(it.arguments).collect::<Vec<_>>() {
                if let Kind::Class(unit, class) = self.eval(&frame, module).kind
                    && (unit, class) != of
                    && let Some(found) = self.find((unit, class), name, false)
                {
                    return Some(found);
                }
            }
        }
        let whole = self.whole_name(of);
        let methods: Rc<str> = format!("{whole}::ClassMethods").into();
        for it in self.parts(&methods).iter() {
            if let Some(found) = self.find(*it, name, false) {
                return Some(found);
            }
        }
        None
    }

    /// What a macro makes of that name.
    fn made(of: ClassOf, code: &Arc<Code>, it: &Macro, name: &str, is_static: bool) -> Option<Found> {
        let plain = || code.several(it.arguments).filter(|it| matches!(code.expr(*it), Expr::Text));
        let text = |it: ExprId| unquoted(code.text(code.range(it)));
        let named = |key: &str| {
            code.several(it.arguments).find_map(|it| code.keyword(it).filter(|it| it.0 == key).map(|it| it.1))
        };
        let function = |is_scope: bool| {
            let value = code.several(it.arguments).nth(1)?;
            let scope = code.class(of.1).body?;
            Some(Found::Function { unit: of.0, scope, value, is_scope })
        };
        match (&*it.name, is_static) {
            ("attr_reader" | "attr_accessor" | "attr" | "thread_mattr_accessor", _)
            | (
                "cattr_accessor" | "cattr_reader" | "mattr_accessor" | "mattr_reader" | "class_attribute",
                true,
            ) => plain().any(|it| text(it) == name).then(|| Found::Variable(format!("@{name}").into())),
            // `dry-initializer`
            ("option" | "param", false) if plain().next().is_some_and(|it| text(it) == name) => {
                Some(Found::Variable(format!("@{name}").into()))
            }
            ("delegate", _) => {
                let to: Rc<str> = text(named("to")?).into();
                let prefix = named("prefix").map(|it| match code.expr(it) {
                    Expr::Text => text(it).to_owned(),
                    _ if code.text(code.range(it)) == "true" => to.to_string(),
                    _ => String::new(),
                });
                let own = match prefix.filter(|it| !it.is_empty()) {
                    Some(prefix) => name.strip_prefix(&*prefix)?.strip_prefix('_')?,
                    None => name,
                };
                plain().any(|it| text(it) == own).then(|| Found::Delegated { to, name: own.into() })
            }
            ("def_delegators" | "def_instance_delegators", _) => {
                let mut all = plain();
                let to: Rc<str> = text(all.next()?).into();
                all.any(|it| text(it) == name).then(|| Found::Delegated { to, name: name.into() })
            }
            ("def_delegator" | "def_instance_delegator", _) => {
                let all: Vec<ExprId> = plain().collect();
                let [to, method, ..] = all[..] else { return None };
                let own = all.get(2).copied().unwrap_or(method);
                (text(own) == name)
                    .then(|| Found::Delegated { to: text(to).into(), name: text(method).into() })
            }
            ("alias_method", _) => {
                let all: Vec<ExprId> = plain().collect();
                let [new, old, ..] = all[..] else { return None };
                (text(new) == name).then(|| Found::Alias(text(old).into()))
            }
            ("define_method", false) | ("define_singleton_method", true)
                if plain().next().is_some_and(|it| text(it) == name) =>
            {
                function(false)
            }
            ("scope", true) if plain().next().is_some_and(|it| text(it) == name) => function(true),
            _ => None,
        }
    }
}

/// Collects what is called in the body of a class, or in a block of a macro there.
fn collect(code: &Code, body: FunctionId, info: &mut Info, depth: u32) {
    for &step in code.function(body).steps {
        step_of(code, step, info, depth);
    }
}

fn step_of(code: &Code, step: ExprId, info: &mut Info, depth: u32) {
    match code.expr(step) {
        Expr::Call { callee, arguments } if matches!(code.expr(callee), Expr::Name) => {
            let name: Rc<str> = code.text(code.range(callee)).into();
            let block = code.several(arguments).last().and_then(|it| match code.expr(it) {
                Expr::Function(function) => Some(function),
                _ => None,
            });
            // `extend self`
            info.is_own |= &*name == "extend"
                && code.several(arguments).any(|it| matches!(code.expr(it), Expr::Receiver));
            info.is_own |= &*name == "module_function";
            if OPENING.contains(&&*name)
                && depth < DEPTH
                && let Some(block) = block
            {
                collect(code, block, info, depth + 1);
            }
            // `private attr_reader :db`, `private delegate :a, to: :b`
            if matches!(&*name, "private" | "protected" | "public" | "private_class_method") && depth < DEPTH
            {
                for it in code.several(arguments) {
                    step_of(code, it, info, depth + 1);
                }
            }
            info.macros.push(Macro { name, call: step, arguments });
        }
        Expr::Name => {
            let name = code.text(code.range(step));
            info.is_own |= name == "module_function";
            info.macros.push(Macro { name: name.into(), call: step, arguments: Many::default() });
        }
        Expr::Choice(parts) if depth < DEPTH => {
            let Choice { yes, no, .. } = code.choice(parts);
            step_of(code, yes, info, depth + 1);
            step_of(code, no, info, depth + 1);
        }
        _ => {}
    }
}
