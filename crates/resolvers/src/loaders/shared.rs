//! Loaders that are made once per process.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use wirelint_source_code::code::{
    Binding, ClassId, Code, Expr, ExprId, FunctionId, MODULE, MemberKind, Source,
};

use super::function::function_at;
use super::made::{Made, argument, frame_at, head};
use super::{Load, Misuse, MisuseKind, known};
use crate::eval::Eval;
use crate::judge::Confidence;
use crate::project::{Place, UnitId};
use crate::value::{External, Kind, Phase};

pub(super) fn find(eval: &mut Eval<'_>, made: &[Made], loads: &[Load], found: &mut Vec<Misuse>) {
    // Somebody empties them, maybe for each request.
    let is_cleared = eval.project.units().filter_map(|it| eval.project.text(it)).any(|it| clears(&it));
    let confidence = if is_cleared { Confidence::Likely } else { Confidence::Certain };
    for it in made.iter().filter(|it| it.handed.is_none()) {
        let is_shared = match it.class {
            Some(class) => is_of_single_instance(eval, it, class),
            None => it.function == MODULE,
        };
        if is_shared && keeps_what_it_loads(eval, it.unit, &it.code, it.expr) {
            let user = known(loads).find(|(_, loader)| it.is_of(loader));
            let related = user.map(|(load, _)| (load.place(), "a resolver loads through it".to_owned()));
            found.push(Misuse {
                place: it.place(),
                kind: MisuseKind::SharedAcrossRequests,
                confidence,
                related: related.into_iter().collect(),
            });
        }
    }
    let mut met: FxHashSet<(UnitId, ExprId)> = FxHashSet::default();
    for (load, loader) in known(loads).filter(|it| it.0.is_reached && it.1.phase == Phase::Load) {
        let Some(it) = made.iter().find(|it| it.is_of(loader)) else { continue };
        // What is made by a function is made as often as that is called.
        if !met.insert((it.unit, it.expr)) {
            continue;
        }
        if it.function == MODULE || !keeps_what_it_loads(eval, it.unit, &it.code, it.expr) {
            continue;
        }
        let Some(place) = called_once(eval, it) else { continue };
        found.push(Misuse {
            place,
            kind: MisuseKind::SharedAcrossRequests,
            confidence,
            related: vec![
                (it.place(), "the loader is made here".to_owned()),
                (load.place(), "a resolver loads through it".to_owned()),
            ],
        });
    }
}

/// The call, without its arguments, that makes the loader when its file is loaded; or the loader itself, in a function that starts the server.
fn called_once(eval: &mut Eval<'_>, made: &Made) -> Option<Place> {
    const MOST: usize = 16;
    let mut factories: Vec<(UnitId, FunctionId, Place)> = vec![(made.unit, made.function, made.place())];
    let mut at = 0;
    while at < factories.len().min(MOST) {
        let (unit, function, inner) = factories[at];
        at += 1;
        let Some(name) = eval.code(unit).and_then(|it| name_of(&it, function)) else { continue };
        for user in eval.project.units() {
            let mentions = |it: Arc<str>| memchr::memmem::find(it.as_bytes(), name.as_bytes()).is_some();
            if !eval.project.text(user).is_some_and(mentions) {
                continue;
            }
            let Some(code) = eval.code(user) else { continue };
            for (id, expr) in code.exprs() {
                let Expr::Call { callee, .. } = expr else { continue };
                if !code.text(code.range(callee)).ends_with(&name) {
                    continue;
                }
                let caller = function_at(&code, code.range(id));
                let frame = frame_at(eval, user, &code, code.range(id));
                eval.start();
                let reached = eval.eval(&frame, callee).functions();
                if !reached.iter().any(|it| (it.unit, it.function) == (unit, function)) {
                    continue;
                }
                let place = Place { unit: user, range: head(&code, id) };
                if caller != MODULE {
                    factories.push((user, caller, place));
                } else if eval.code(unit).is_some_and(|it| starts_server(&it, function)) {
                    return Some(inner);
                } else {
                    return Some(place);
                }
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

/// Whether the function makes the server listen, so that it runs once.
fn starts_server(code: &Code, function: FunctionId) -> bool {
    let text = code.text(code.function(function).range);
    [".listen(", "startStandaloneServer("].iter().any(|it| text.contains(it))
}

/// Whether something forgets all that a loader has loaded.
fn clears(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b".clearAll(").is_some()
}

/// Whether it has a cache of its own, without an end.
fn keeps_what_it_loads(eval: &mut Eval<'_>, unit: UnitId, code: &Code, made: ExprId) -> bool {
    if clears(code.source()) {
        return false;
    }
    let Some(options) = argument(code, made, 1) else { return true };
    eval.start();
    let frame = frame_at(eval, unit, code, code.range(made));
    let value = eval.eval(&frame, options);
    if !matches!(value.kind, Kind::Object(_)) {
        return false;
    }
    // `cacheMap` may forget, and whoever makes one has thought of it.
    let entries = eval.entries_of(&value);
    entries.iter().all(|(name, _, _)| !matches!(&**name, "cacheMap")) && !is_off(code, options)
}

/// Whether the options say `cache: false`, or something that is not known.
fn is_off(code: &Code, options: ExprId) -> bool {
    let Expr::Object(entries) = code.expr(options) else { return true };
    code.entries(entries)
        .iter()
        .any(|it| code.text(it.key) == "cache" && code.text(code.range(it.value)) != "true")
}

/// Whether the loader belongs to the class itself, or to an instance of which there is one.
fn is_of_single_instance(eval: &mut Eval<'_>, made: &Made, class: ClassId) -> bool {
    let code = &made.code;
    let this = code.class(class);
    let at = code.range(made.expr);
    let is_static = this.members.iter().any(|it| {
        it.is_static && matches!(it.kind, MemberKind::Field(Some(value)) if code.range(value).contains(at))
    });
    if is_static && made.function == MODULE {
        return true;
    }
    let is_own = made.function == MODULE || Some(made.function) == this.constructor;
    is_own && !is_static && is_singleton(eval, made.unit, class, 0)
}

/// Whether a container makes one instance of the class for all requests.
fn is_singleton(eval: &mut Eval<'_>, unit: UnitId, class: ClassId, depth: u32) -> bool {
    const DEPTH: u32 = 4;
    let Some(code) = eval.code(unit) else { return false };
    let this = code.class(class);
    let mut is_single = false;
    for decorator in code.several(this.decorators) {
        let (callee, arguments) = match code.expr(decorator) {
            Expr::Call { callee, arguments } => (callee, Some(arguments)),
            _ => (decorator, None),
        };
        let frame = eval.module(unit);
        let value = eval.eval(&frame, callee);
        let Kind::External(external) = &value.kind else { continue };
        let External::Import { module, name } = &**external else { continue };
        match (&**module, &**name) {
            ("@nestjs/common" | "graphql-modules", "Injectable") => {
                let says =
                    |scope: &str| arguments.is_some() && code.text(code.range(decorator)).contains(scope);
                is_single = !says("scope") || says("Singleton") || says("Scope.DEFAULT");
            }
            ("tsyringe", "singleton") => is_single = true,
            _ => {}
        }
    }
    // Whoever is handed something of the request is made for it.
    is_single && !takes_request(eval, unit, class, depth, DEPTH)
}

/// Whether the constructor takes the request, or an instance that there is for each request.
fn takes_request(eval: &mut Eval<'_>, unit: UnitId, class: ClassId, depth: u32, most: u32) -> bool {
    let Some(code) = eval.code(unit) else { return false };
    let fields = code.class(class).members.iter().flat_map(|it| code.several(it.decorators));
    let mut decorators: Vec<ExprId> = fields.collect();
    let mut types = Vec::new();
    if let Some(constructor) = code.class(class).constructor {
        for param in &code.function(constructor).params {
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
    types.into_iter().any(|ty| match eval.of_type(unit, ty).kind {
        Kind::Instance(it) if depth < most && (it.unit, it.class) != (unit, class) => {
            let Some(code) = eval.code(it.unit) else { return false };
            let says_so = code.several(code.class(it.class).decorators).any(|it| {
                let text = code.text(code.range(it));
                ["Scope.REQUEST", "Scope.TRANSIENT", "Scope.Operation"].iter().any(|it| text.contains(it))
            });
            says_so || takes_request(eval, it.unit, it.class, depth + 1, most)
        }
        _ => false,
    })
}
