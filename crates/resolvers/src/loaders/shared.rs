//! Loaders that are made once per process.

pub(super) mod java;

use std::rc::Rc;
use std::sync::Arc;

use memchr::memmem::Finder;
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source_code::code::{
    Binding, ClassId, Code, Expr, ExprId, FunctionId, MODULE, MemberKind, Source,
};
use wirelint_source_code::{Family, Language};

use super::function::function_at;
use super::made::{Made, argument, head};
use super::{Lifetime, Load, Misuse, MisuseKind, known};
use crate::eval::python::Ancestor;
use crate::judge::Confidence;
use crate::project::{Place, UnitId};
use crate::questions::Questions;
use crate::value::{External, Kind, Phase};

pub(super) fn find(
    questions: &mut Questions<'_, '_>,
    made: &[Made],
    loads: &[Load],
    found: &mut Vec<Misuse>,
) {
    if made.is_empty() {
        return;
    }
    // Somebody empties them, maybe for each request.
    let project = questions.eval.project;
    let is_cleared = project.units().filter_map(|it| project.text(it)).any(|it| clears(&it));
    let confidence = if is_cleared { Confidence::Likely } else { Confidence::Certain };
    for it in made.iter().filter(|it| it.handed.is_none() && it.batch.is_none()) {
        let lifetime = match it.class {
            // The body of a class is done when its file is loaded.
            Some(class) if Some(it.function) == it.code.class(class).body => {
                (it.code.class(class).parent == MODULE).then_some(Lifetime::Module)
            }
            Some(class) => of_single_instance(questions, it, class),
            None => (it.function == MODULE).then_some(Lifetime::Module),
        };
        if let Some(lifetime) = lifetime
            && keeps_what_it_loads(questions, it.unit, &it.code, it.expr)
        {
            let users: Vec<&Load> =
                known(loads).filter(|(_, loader)| it.is_of(loader)).map(|it| it.0).collect();
            if !users.is_empty() && users.iter().all(|it| is_script(it)) {
                continue;
            }
            let related = users.into_iter().min_by_key(|it| !it.is_reached).map(|it| {
                let what = if it.is_reached { "a resolver loads through it" } else { "it loads here" };
                (it.place(), what.to_owned())
            });
            found.push(Misuse {
                place: it.place(),
                kind: MisuseKind::SharedAcrossRequests(lifetime),
                confidence,
                related: related.into_iter().collect(),
            });
        }
    }
    let mut met: FxHashSet<(UnitId, ExprId)> = FxHashSet::default();
    let mut callers = Callers::default();
    for (load, loader) in known(loads).filter(|it| it.0.is_reached && it.1.phase == Phase::Load) {
        let Some(it) = made.iter().find(|it| it.is_of(loader)) else { continue };
        // What is made by a function is made as often as that is called.
        if !met.insert((it.unit, it.expr)) {
            continue;
        }
        if it.function == MODULE || !keeps_what_it_loads(questions, it.unit, &it.code, it.expr) {
            continue;
        }
        let Some(place) = called_once(questions, &mut callers, it) else { continue };
        found.push(Misuse {
            place,
            kind: MisuseKind::SharedAcrossRequests(Lifetime::Module),
            confidence,
            related: vec![
                (it.place(), "the loader is made here".to_owned()),
                (load.place(), "a resolver loads through it".to_owned()),
            ],
        });
    }
}

/// Whether it loads when its file is loaded, as a script does that answers nobody.
fn is_script(load: &Load) -> bool {
    !load.is_reached && function_at(&load.code, load.code.range(load.call)) == MODULE
}

/// Who calls functions, each looked for once.
#[derive(Default)]
struct Callers {
    known: FxHashMap<(UnitId, FunctionId), Rc<[Caller]>>,
}

/// A call of a function.
#[derive(Clone, Copy)]
struct Caller {
    unit: UnitId,
    /// In which it stands.
    function: FunctionId,
    /// It, without its arguments.
    place: Place,
}

impl Callers {
    /// Those of a function; none where too many functions were asked about already, since all files are looked through for each.
    fn of(&mut self, questions: &mut Questions<'_, '_>, unit: UnitId, function: FunctionId) -> Rc<[Caller]> {
        const MOST: usize = 64;
        if let Some(known) = self.known.get(&(unit, function)) {
            return Rc::clone(known);
        }
        let found = match self.known.len() < MOST {
            true => callers(questions, unit, function).into(),
            false => Rc::default(),
        };
        self.known.insert((unit, function), Rc::clone(&found));
        found
    }
}

fn callers(questions: &mut Questions<'_, '_>, unit: UnitId, function: FunctionId) -> Vec<Caller> {
    let mut all = Vec::new();
    let Some(own) = questions.eval.code(unit) else { return all };
    // What a class of Python does when it is called.
    let is_python = own.language() == Language::Python;
    let is_constructor = |it: &ClassId| own.class(*it).constructor == Some(function);
    let made = own.function(function).class.filter(|it| is_python && is_constructor(it));
    let name = match made {
        Some(class) => own.class(class).name.map(|it| own.text(it).to_owned()),
        None => name_of(&own, function),
    };
    let Some(name) = name else { return all };
    let finder = Finder::new(&name);
    for user in questions.eval.project.units() {
        let mentions = |it: Arc<str>| finder.find(it.as_bytes()).is_some();
        if !questions.eval.project.text(user).is_some_and(mentions) {
            continue;
        }
        let Some(code) = questions.eval.code(user) else { continue };
        for (id, expr) in code.exprs() {
            let Expr::Call { callee, .. } = expr else { continue };
            if !code.text(code.range(callee)).ends_with(&name) {
                continue;
            }
            let reached = questions.value(user, &code, callee);
            let is_made = made.is_some_and(|made| {
                reached
                    .alternatives()
                    .iter()
                    .any(|it| matches!(it.kind, Kind::Class(of, it) if (of, it) == (unit, made)))
            });
            let mut functions = reached.functions().into_iter();
            if is_made || functions.any(|it| (it.unit, it.function) == (unit, function)) {
                let function = function_at(&code, code.range(id));
                let place = Place { unit: user, range: head(&code, id) };
                all.push(Caller { unit: user, function, place });
            }
        }
    }
    all
}

/// The call, without its arguments, that makes the loader when its file is loaded; or the loader itself, in a function that starts the server.
fn called_once(questions: &mut Questions<'_, '_>, callers: &mut Callers, made: &Made) -> Option<Place> {
    const MOST: usize = 16;
    let mut factories: Vec<(UnitId, FunctionId, Place)> = vec![(made.unit, made.function, made.place())];
    let mut at = 0;
    while at < factories.len().min(MOST) {
        let (unit, function, inner) = factories[at];
        at += 1;
        if questions.eval.code(unit).is_some_and(|it| is_start(&it, function)) {
            return Some(inner);
        }
        for it in &*callers.of(questions, unit, function) {
            if it.function != MODULE {
                factories.push((it.unit, it.function, it.place));
            } else if questions.eval.code(unit).is_some_and(|it| starts_server(&it, function)) {
                return Some(inner);
            } else {
                return Some(it.place);
            }
        }
    }
    None
}

/// The name by which a function is called: its own, or that of what it is the value of.
fn name_of(code: &Code, function: FunctionId) -> Option<String> {
    let this = code.function(function);
    if let Some(name) = this.name {
        return Some(code.text(name).to_owned());
    }
    let parent = this.parent?;
    let is_it =
        |it: &&&Binding| matches!(it.source, Source::Expr(it) if code.expr(it) == Expr::Function(function));
    let bindings = code.function(parent).bindings();
    bindings.iter().find(is_it).map(|it| code.text(it.name).to_owned())
}

/// Whether the function is what a program in Go runs when it starts.
fn is_start(code: &Code, function: FunctionId) -> bool {
    let it = code.function(function);
    code.language().family() == Family::Go
        && it.parent == Some(MODULE)
        && it.name.is_some_and(|it| matches!(code.text(it), "main" | "init"))
}

/// Whether the function makes the server listen, so that it runs once.
fn starts_server(code: &Code, function: FunctionId) -> bool {
    let text = code.text(code.function(function).range);
    [".listen(", "startStandaloneServer("].iter().any(|it| text.contains(it))
}

/// Whether something forgets all that a loader has loaded.
fn clears(text: &str) -> bool {
    [".clearAll(", ".clear_all("]
        .iter()
        .any(|it| memchr::memmem::find(text.as_bytes(), it.as_bytes()).is_some())
}

/// Whether it has a cache of its own, without an end.
fn keeps_what_it_loads(questions: &mut Questions<'_, '_>, unit: UnitId, code: &Code, made: ExprId) -> bool {
    if clears(code.source()) {
        return false;
    }
    if code.language().family() == Family::Go {
        // `dataloader.WithCache(&dataloader.NoCache[…]{})`; of another cache nobody knows when it forgets.
        let text = code.text(code.range(made));
        return !["NoCache", "WithCache(", "WithoutCache", "ClearCache"].iter().any(|it| text.contains(it));
    }
    if code.language() == Language::Python {
        return keeps_in_python(questions, unit, code, made);
    }
    let Some(options) = argument(code, made, 1) else { return true };
    let entries = questions.ask(|it| {
        let frame = it.frame_at(unit, code, code.range(made));
        let value = it.eval.eval(&frame, options);
        matches!(value.kind, Kind::Object(_)).then(|| it.eval.entries_of(&value))
    });
    // `cacheMap` may forget, and whoever makes one has thought of it.
    let Some(entries) = entries else { return false };
    entries.iter().all(|(name, _, _)| !matches!(&**name, "cacheMap")) && !is_off(code, options)
}

/// Whether a loader of Python has a cache of its own: not with `cache=False`, be it an argument or an attribute of its class.
fn keeps_in_python(questions: &mut Questions<'_, '_>, unit: UnitId, code: &Code, made: ExprId) -> bool {
    let Expr::Call { callee, arguments } = code.expr(made) else { return true };
    let says_so = |it: ExprId| code.keyword(it).is_some_and(|it| matches!(it.0, "cache" | "cache_map"));
    if code.several(arguments).any(says_so) {
        return false;
    }
    let class = questions.value(unit, code, callee);
    let Kind::Class(unit, class) = class.kind else { return true };
    questions.ask(|it| {
        let all = it.eval.ancestors(unit, class);
        let has = |it: &str| matches!(it, "cache" | "cache_map" | "get_cache_map");
        !all.iter().any(|of| {
            let Ancestor::Class(unit, class) = *of else { return false };
            let code = it.eval.code(unit);
            code.is_some_and(|code| code.class(class).members.iter().any(|it| has(code.text(it.name))))
        })
    })
}

/// Whether the options say `cache: false`, or something that is not known.
fn is_off(code: &Code, options: ExprId) -> bool {
    let Expr::Object(entries) = code.expr(options) else { return true };
    code.entries(entries)
        .iter()
        .any(|it| code.text(it.key) == "cache" && code.text(code.range(it.value)) != "true")
}

/// What makes it live on, where the loader belongs to the class itself, or to an instance of which there is one.
fn of_single_instance(questions: &mut Questions<'_, '_>, made: &Made, class: ClassId) -> Option<Lifetime> {
    let code = &made.code;
    let this = code.class(class);
    let at = code.range(made.expr);
    let is_static = this.members.iter().any(|it| {
        it.is_static && matches!(it.kind, MemberKind::Field(Some(value)) if code.range(value).contains(at))
    });
    if is_static {
        return (made.function == MODULE).then_some(Lifetime::Module);
    }
    let is_own = made.function == MODULE || Some(made.function) == this.constructor;
    is_own.then(|| singleton(questions, made.unit, class)).flatten()
}

/// The container that makes one instance of the class for all requests, if one does.
fn singleton(questions: &mut Questions<'_, '_>, unit: UnitId, class: ClassId) -> Option<Lifetime> {
    let code = questions.eval.code(unit)?;
    let this = code.class(class);
    let mut container = None;
    for decorator in code.several(this.decorators) {
        let (callee, arguments) = match code.expr(decorator) {
            Expr::Call { callee, arguments } => (callee, Some(arguments)),
            _ => (decorator, None),
        };
        let value = questions.ask(|it| {
            let module = it.eval.module(unit);
            it.eval.eval(&module, callee)
        });
        let Kind::External(external) = &value.kind else { continue };
        let External::Import { module, name } = &**external else { continue };
        let says = |scope: &str| arguments.is_some() && code.text(code.range(decorator)).contains(scope);
        let is_single = || !says("scope") || says("Singleton") || says("Scope.DEFAULT");
        match (&**module, &**name) {
            ("@nestjs/common", "Injectable") => container = is_single().then_some(Lifetime::Nest),
            ("graphql-modules", "Injectable") => container = is_single().then_some(Lifetime::GraphQlModules),
            ("tsyringe", "singleton") => container = Some(Lifetime::Tsyringe),
            _ => {}
        }
    }
    // Whoever is handed something of the request is made for it.
    container.filter(|_| !takes_request(questions, unit, class, 0))
}

/// Whether the constructor takes the request, or an instance that there is for each request.
fn takes_request(questions: &mut Questions<'_, '_>, unit: UnitId, class: ClassId, depth: u32) -> bool {
    const MOST: u32 = 4;
    let Some(code) = questions.eval.code(unit) else { return false };
    let fields = code.class(class).members.iter().flat_map(|it| code.several(it.decorators));
    let mut decorators: Vec<ExprId> = fields.collect();
    let mut types = Vec::new();
    if let Some(constructor) = code.class(class).constructor {
        for param in code.function(constructor).params {
            decorators.extend(code.several(param.decorators));
            types.extend(param.ty);
        }
    }
    let takes = |it: &ExprId| {
        let text = code.text(code.range(*it));
        ["REQUEST", "CONTEXT", "INQUIRER"].iter().any(|it| text.contains(it))
    };
    if decorators.iter().any(takes) {
        return true;
    }
    types.into_iter().any(|ty| match questions.ask(|it| it.eval.of_type(unit, ty)).kind {
        Kind::Instance(it) if depth < MOST && (it.unit, it.class) != (unit, class) => {
            let Some(code) = questions.eval.code(it.unit) else { return false };
            let says_so = code.several(code.class(it.class).decorators).any(|it| {
                let text = code.text(code.range(it));
                ["Scope.REQUEST", "Scope.TRANSIENT", "Scope.Operation"].iter().any(|it| text.contains(it))
            });
            says_so || takes_request(questions, it.unit, it.class, depth + 1)
        }
        _ => false,
    })
}
