//! gqlgen, for Go: the methods of what `Resolver` gives for each type, and methods of the structs that types are bound to.
//!
//! A tool writes the interfaces that resolvers stand for; their names say of which type they are. The field is the one whose name is that of the
//! method, as Go writes names.

use rustc_hash::FxHashMap;
use wirelint_source_code::Family;
use wirelint_source_code::code::{ClassId, Code, FunctionId, Type};

use super::{Finder, Framework, Link, Resolver, parent};
use crate::catalogue::go;
use crate::project::{Place, UnitId};
use crate::schema::TypeDef;
use crate::value::{Closure, Kind, Phase, Value};

use std::rc::Rc;

/// Words of which a file has one that says what resolves.
const WORDS: [&str; 1] = ["Resolver"];

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId]) {
    let project = finder.eval.project;
    let is_one = |it: &&UnitId| project.family(**it) == Family::Go && finder.mentions(**it, &WORDS);
    let all: Vec<UnitId> = units.iter().filter(is_one).copied().collect();
    let mut found = Found { types: FxHashMap::default(), bound: Vec::new() };
    for ty in finder.schema.types.keys() {
        found.types.insert(plain(ty), ty.clone());
    }
    for &unit in &all {
        finder.eval.renew();
        stated(finder, unit, &mut found);
    }
    for &unit in &all {
        finder.eval.renew();
        named(finder, unit, &mut found);
    }
    edges(finder, units);
    bound(finder, &found);
}

/// The methods that ent writes for what a row is related to: they give what was loaded along, and else ask.
fn edges(finder: &mut Finder<'_, '_>, units: &[UnitId]) {
    let project = finder.eval.project;
    let is_one = |it: &&UnitId| project.path(**it).rsplit('/').next() == Some(go::ENT_EDGES);
    let schema = &finder.schema;
    let is_object = |(name, it): &(&String, &TypeDef)| !it.is_abstract && !schema.is_root(name);
    let types: Vec<String> = schema.types.iter().filter(is_object).map(|it| it.0.clone()).collect();
    for &unit in units.iter().filter(is_one) {
        if !finder.eval.is_of_ent(unit) {
            continue;
        }
        for ty in &types {
            for (method, by, function) in finder.eval.methods_of(unit, ty) {
                let Some(code) = finder.code(by).filter(|it| by == unit && takes_context(it, function))
                else {
                    continue;
                };
                let Some(field) = field_called(finder, ty, &method) else { continue };
                let count = code.function(function).params.len();
                let mut given = vec![Value::new(Kind::Context)];
                given.extend((2..count).map(|_| Value::data()));
                let place = code.function(function).name.unwrap_or(code.function(function).range);
                let frame = finder.eval.module(unit);
                let closure = Closure { unit, function, frame, receiver: Some(parent()) };
                finder.link(Link {
                    ty: ty.clone(),
                    field,
                    framework: Framework::Gqlgen,
                    place: Place { unit, range: place },
                    resolver: Resolver::Function(Value::new(Kind::Function(Rc::new(closure))), given),
                    is_certain: true,
                });
            }
        }
    }
}

/// What was found on the way.
struct Found {
    /// By plain names the types of the schema.
    types: FxHashMap<String, String>,
    /// Structs that parents are of.
    bound: Vec<(String, UnitId, ClassId)>,
}

/// A name without what Go writes otherwise than GraphQL: `ImageURL` and `image_url` are one.
fn plain(name: &str) -> String {
    name.chars().filter(|it| *it != '_').flat_map(char::to_lowercase).collect()
}

/// `func (r *Resolver) Post() PostResolver { return &postResolver{r} }`
fn stated(finder: &mut Finder<'_, '_>, unit: UnitId, found: &mut Found) {
    let Some(code) = finder.code(unit) else { return };
    for (id, function) in code.functions().filter(|it| it.1.takes_receiver && it.1.params.len() == 1) {
        let gives = function.gives.and_then(|it| code.type_name(it)).unwrap_or_default();
        let gives = gives.rsplit('.').next().unwrap_or_default();
        let Some(of) = gives.strip_suffix("Resolver").map(plain) else { continue };
        let ty = found.types.get(&of).cloned().or_else(|| (of == "entity").then(|| "Entity".to_owned()));
        let (Some(ty), Some(receiver)) = (ty, function.params[0].ty) else { continue };
        let receiver = finder.eval.of_type(unit, receiver);
        let frame = finder.eval.module(unit);
        let closure = Rc::new(Closure { unit, function: id, frame, receiver: Some(receiver) });
        let value = finder.eval.run_in(Phase::Load, &closure, Vec::new());
        for it in value.alternatives() {
            let Kind::Instance(instance) = &it.kind else { continue };
            let (unit, class) = (instance.unit, instance.class);
            methods(finder, &ty, unit, class, &it, found, true);
        }
    }
}

/// `type postResolver struct{ *Resolver }`, where nothing says what it is for but its name.
fn named(finder: &mut Finder<'_, '_>, unit: UnitId, found: &mut Found) {
    let Some(code) = finder.code(unit) else { return };
    for (class, it) in code.classes() {
        let Some(of) = it.name.and_then(|it| code.text(it).strip_suffix("Resolver")).map(plain) else {
            continue;
        };
        let ty = found.types.get(&of).cloned().or_else(|| (of == "entity").then(|| "Entity".to_owned()));
        let Some(ty) = ty else { continue };
        let value = finder.eval.injected_instance(unit, class);
        methods(finder, &ty, unit, class, &value, found, false);
    }
}

/// Links the methods of a struct.
fn methods(
    finder: &mut Finder<'_, '_>,
    ty: &str,
    unit: UnitId,
    class: ClassId,
    receiver: &Value,
    found: &mut Found,
    is_certain: bool,
) {
    let Some(code) = finder.code(unit) else { return };
    let Some(name) = code.class(class).name.map(|it| code.text(it).to_owned()) else { return };
    for (method, unit, function) in finder.eval.methods_of(unit, &name) {
        let Some(code) = finder.code(unit) else { continue };
        if !takes_context(&code, function) {
            continue;
        }
        let (ty, field, given) = match ty {
            "Entity" => match entity(finder, &method) {
                Some((ty, true)) => {
                    (ty, "__resolveReference".to_owned(), vec![Value::new(Kind::Context), keys()])
                }
                Some((ty, false)) => {
                    let count = code.function(function).params.len().saturating_sub(2);
                    let mut given = vec![Value::new(Kind::Context)];
                    given.extend((0..count).map(|_| parent()));
                    (ty, "__resolveReference".to_owned(), given)
                }
                None => continue,
            },
            ty => {
                let Some(field) = field_called(finder, ty, &method) else { continue };
                let is_root = finder.schema.is_root(ty);
                (ty.to_owned(), field, given(finder, ty, unit, &code, function, is_root, found))
            }
        };
        let place = code.function(function).name.unwrap_or(code.function(function).range);
        let frame = finder.eval.module(unit);
        let closure = Closure { unit, function, frame, receiver: Some(receiver.clone()) };
        finder.link(Link {
            ty,
            field,
            framework: Framework::Gqlgen,
            place: Place { unit, range: place },
            resolver: Resolver::Function(Value::new(Kind::Function(Rc::new(closure))), given),
            is_certain,
        });
    }
}

/// What a resolver is called with: the context, the parent or all parents, arguments.
fn given(
    finder: &mut Finder<'_, '_>,
    ty: &str,
    unit: UnitId,
    code: &Code,
    function: FunctionId,
    is_root: bool,
    found: &mut Found,
) -> Vec<Value> {
    let params = &code.function(function).params;
    let mut given = vec![Value::new(Kind::Context)];
    if !is_root && let Some(param) = params.get(2) {
        let is_many = param.ty.is_some_and(|it| matches!(code.ty(it), Type::List(_)));
        given.push(if is_many { keys() } else { parent() });
        let of = param.ty.filter(|_| !is_many).map(|it| finder.eval.of_type(unit, it).kind);
        if let Some(Kind::Instance(of)) = of
            && !found.bound.iter().any(|it| it.0 == ty)
        {
            found.bound.push((ty.to_owned(), of.unit, of.class));
        }
    }
    given.extend(params.iter().skip(given.len() + 1).map(|_| Value::data()));
    given
}

fn keys() -> Value {
    Value::new(Kind::Keys)
}

/// Whether the first parameter is the context.
fn takes_context(code: &Code, function: FunctionId) -> bool {
    let first = code.function(function).params.get(1).and_then(|it| it.ty);
    first.and_then(|it| code.type_name(it)).is_some_and(|it| it.ends_with("Context"))
}

/// The field of a type that a method is called like.
fn field_called(finder: &Finder<'_, '_>, ty: &str, method: &str) -> Option<String> {
    let name = plain(method);
    let fields = &finder.schema.types.get(ty)?.fields;
    fields.names().find(|it| plain(it) == name).map(str::to_owned)
}

/// The type that `FindUserByID` finds, and whether it finds many at once, as `FindManyUserByIDs` does.
fn entity(finder: &Finder<'_, '_>, method: &str) -> Option<(String, bool)> {
    let rest = method.strip_prefix("Find")?;
    let (rest, is_many) = match rest.strip_prefix("Many") {
        Some(rest) if rest.contains("By") => (rest, true),
        _ => (rest, false),
    };
    let rest = plain(rest);
    let entities = finder.schema.types.iter().filter(|it| it.1.is_entity);
    let found = entities.map(|it| it.0).filter(|it| rest.starts_with(&format!("{}by", plain(it))));
    found.max_by_key(|it| it.len()).map(|it| (it.clone(), is_many))
}

/// Methods of the structs that types are bound to: a field that has no resolver is one of them.
fn bound(finder: &mut Finder<'_, '_>, found: &Found) {
    let mut packages: Vec<UnitId> = found.bound.iter().map(|it| it.1).collect();
    packages.sort_unstable();
    packages.dedup();
    let types: Vec<String> =
        finder.schema.types.iter().filter(|it| !it.1.is_abstract).map(|it| it.0.clone()).collect();
    for ty in types {
        if finder.schema.is_root(&ty) {
            continue;
        }
        let of = found.bound.iter().find(|it| it.0 == ty).map(|it| (it.1, it.2));
        let Some((unit, class)) =
            of.or_else(|| packages.iter().find_map(|&it| finder.eval.struct_called(it, &ty)))
        else {
            continue;
        };
        let Some(code) = finder.code(unit) else { continue };
        let Some(name) = code.class(class).name.map(|it| code.text(it).to_owned()) else { continue };
        for (method, unit, function) in finder.eval.methods_of(unit, &name) {
            let is_exported = method.starts_with(|it: char| it.is_uppercase());
            let Some(field) = field_called(finder, &ty, &method).filter(|_| is_exported) else { continue };
            // What a tool wrote asks only for what is not loaded.
            if finder.is_linked(&ty, &field) || finder.eval.is_generated(unit) {
                continue;
            }
            let Some(code) = finder.code(unit) else { continue };
            let params = &code.function(function).params;
            let given = (1..params.len()).map(|at| match at {
                1 if takes_context(&code, function) => Value::new(Kind::Context),
                _ => Value::data(),
            });
            let given = given.collect();
            let place = code.function(function).name.unwrap_or(code.function(function).range);
            let frame = finder.eval.module(unit);
            let closure = Closure { unit, function, frame, receiver: Some(parent()) };
            finder.link(Link {
                ty: ty.clone(),
                field,
                framework: Framework::Gqlgen,
                place: Place { unit, range: place },
                resolver: Resolver::Function(Value::new(Kind::Function(Rc::new(closure))), given),
                is_certain: true,
            });
        }
    }
}
