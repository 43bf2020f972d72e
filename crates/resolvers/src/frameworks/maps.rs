//! Maps of resolvers, `{ Type: { field: function } }`: Apollo Server, GraphQL Yoga, Mercurius, graphql-tools.

use wirelint_source_code::code::{Entry, EntryKind, Export, Expr, MODULE};

use super::{Finder, Framework, Link, Resolver, called, of_reference, positional};
use crate::access::Batched;
use crate::project::{Place, UnitId};
use crate::value::{External, Kind, Value};

/// How deep maps are put together.
const DEPTH: u32 = 8;

/// Maps that a server is given: `{ typeDefs, resolvers }`.
pub(super) fn stated(finder: &mut Finder<'_, '_>, unit: UnitId) {
    if !finder.mentions(unit, &["resolvers", "loaders"]) {
        return;
    }
    let Some(code) = finder.code(unit) else { return };
    for (_, expr) in code.exprs() {
        let Expr::Object(entries) = expr else { continue };
        for entry in code.entries(entries).iter().filter(|it| it.kind == EntryKind::Plain) {
            match code.text(entry.key) {
                "resolvers" => {
                    let value = finder.value(unit, entry.value);
                    types(finder, &value, true, 0);
                }
                // Mercurius calls these with all parents at once.
                "loaders" if finder.mentions(unit, &["mercurius"]) => {
                    let value = finder.value(unit, entry.value);
                    batched(finder, &value);
                }
                _ => {}
            }
        }
    }
}

/// Objects whose keys are types of the schema, and whose values have fields of those.
pub(super) fn implied(finder: &mut Finder<'_, '_>, unit: UnitId) {
    let Some(code) = finder.code(unit) else { return };
    for (id, expr) in code.exprs() {
        let Expr::Object(entries) = expr else { continue };
        let entries = code.entries(entries);
        let is_type = |it: &&Entry| it.kind == EntryKind::Plain && finder.schema.has(code.text(it.key));
        let count = entries.iter().filter(is_type).count();
        if count == 0 || count * 2 < entries.iter().filter(|it| it.kind == EntryKind::Plain).count() {
            continue;
        }
        let value = finder.value(unit, id);
        types(finder, &value, true, DEPTH);
    }
}

/// What is called like a type, and has its fields: `const User = { … }`, `userResolvers`, the default of `User.ts`.
pub(super) fn named(finder: &mut Finder<'_, '_>, unit: UnitId) {
    let path = finder.eval.project.path(unit).to_owned();
    let is_about =
        path.to_lowercase().contains("resolver") || finder.mentions(unit, &["Resolver", "resolver"]);
    if !is_about {
        return;
    }
    let Some(code) = finder.code(unit) else { return };
    let names: Vec<(String, Place)> = code
        .function(MODULE)
        .bindings()
        .iter()
        .filter(|it| !it.is_type())
        .map(|it| (code.text(it.name).to_owned(), Place { unit, range: it.name }))
        .collect();
    for (name, _) in names {
        let Some(ty) = type_called(finder, &name) else { continue };
        let frame = finder.eval.module(unit);
        let value = finder.eval.name(&frame, &name);
        if matches!(value.kind, Kind::Object(_)) {
            fields(finder, &ty, &value, false);
        }
    }
    if !path.to_lowercase().contains("resolver") {
        return;
    }
    let stem = path.rsplit('/').next().unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or_default();
    let folder = path.rsplit('/').nth(1).unwrap_or_default();
    let is_index = stem == "index";
    let Some(ty) = type_called(finder, if is_index { folder } else { stem }) else {
        if let Some(ty) = type_called(finder, folder) {
            field_of_file(finder, unit, &ty, stem);
        }
        return;
    };
    let value = default_of(finder, unit);
    fields(finder, &ty, &value, false);
}

/// `resolvers/User/posts.ts`, which gives one function.
fn field_of_file(finder: &mut Finder<'_, '_>, unit: UnitId, ty: &str, field: &str) {
    if finder.schema.field(ty, field).is_none() {
        return;
    }
    let value = default_of(finder, unit);
    let value = if value.functions().is_empty() { finder.eval.export(unit, field) } else { value };
    if let Some(function) = value.functions().first() {
        let Some(code) = finder.code(function.unit) else { return };
        let it = code.function(function.function);
        let place = Place { unit: function.unit, range: it.name.unwrap_or(it.range) };
        link(finder, ty, field, &value, place, false);
    }
}

fn default_of(finder: &mut Finder<'_, '_>, unit: UnitId) -> Value {
    let Some(code) = finder.code(unit) else { return Value::unknown() };
    let has_default = code
        .exports()
        .iter()
        .any(|it| matches!(it, Export::Default(_) | Export::DefaultName(_) | Export::Whole(_)));
    if has_default { finder.eval.export(unit, "default") } else { Value::unknown() }
}

/// The type of the schema that something of this name is about.
fn type_called(finder: &Finder<'_, '_>, name: &str) -> Option<String> {
    let mut stem = name;
    for ending in ["Resolvers", "Resolver", "TypeResolvers", "Fields", "Type"] {
        stem = stem.strip_suffix(ending).unwrap_or(stem);
    }
    let stem = if stem.is_empty() { name } else { stem };
    let mut letters = stem.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    [name, stem, &capital].into_iter().find(|it| finder.schema.has(it)).map(str::to_owned)
}

/// A map of types, put together however it is.
fn types(finder: &mut Finder<'_, '_>, value: &Value, is_certain: bool, depth: u32) {
    if depth > DEPTH {
        return;
    }
    match &value.kind {
        Kind::OneOf(all) | Kind::List(all) => {
            for it in all.iter() {
                types(finder, it, is_certain, depth + 1);
            }
        }
        // Modules are given a function: `new GraphQLModule({ resolvers: ({ config }) => ({ … }) })`.
        Kind::Function(_) => {
            let given = finder.eval.given_by(value);
            types(finder, &given, is_certain, depth + 1);
        }
        // `merge(a, b)`, `mergeResolvers([a, b])`, `composeResolvers(map, …)`.
        Kind::External(_) => {
            let Some(arguments) = called(value).map(|it| it.arguments.clone()) else { return };
            for it in arguments {
                types(finder, &it, is_certain, depth + 1);
            }
        }
        Kind::Object(_) | Kind::Module(_) | Kind::Instance(_) | Kind::Class(..) => {
            for (ty, fields_of, place) in finder.eval.entries_of(value) {
                if finder.schema.has(&ty) {
                    fields(finder, &ty, &fields_of, is_certain);
                } else if place.is_none_or(|_| depth < 2) && matches!(fields_of.kind, Kind::Object(_)) {
                    // A map of maps, as modules make them: `{ user: { resolvers: { … } } }`.
                    if let Some(inner) = finder.entry(&fields_of, "resolvers") {
                        types(finder, &inner, is_certain, depth + 1);
                    }
                }
            }
        }
        _ => {}
    }
}

/// The map of the fields of a type.
fn fields(finder: &mut Finder<'_, '_>, ty: &str, value: &Value, is_certain: bool) {
    if let Some(wrapped) = called(value).map(|it| it.arguments.clone()) {
        for it in wrapped {
            fields(finder, ty, &it, is_certain);
        }
        return;
    }
    let mut found = finder.eval.entries_of(value);
    // The last one of a name counts.
    found.reverse();
    for (field, resolver, place) in found {
        let is_special = matches!(&*field, "__resolveReference" | "__resolveType" | "__isTypeOf");
        let Some(place) = place else { continue };
        if !is_special && finder.schema.field(ty, &field).is_none() {
            continue;
        }
        link(finder, ty, &field, &resolver, place, is_certain);
    }
}

fn link(finder: &mut Finder<'_, '_>, ty: &str, field: &str, value: &Value, place: Place, is_certain: bool) {
    let mut resolver = value.clone();
    if matches!(value.kind, Kind::Object(_)) {
        let Some(inner) = finder.entry(value, "resolve") else { return };
        resolver = inner;
    }
    // What is made by a wrapper may be one; a name of the language itself is not: `{ name: String }` describes something else.
    let is_function = !resolver.functions().is_empty()
        || matches!(resolver.kind, Kind::Unknown(_) | Kind::Client(_))
        || matches!(&resolver.kind, Kind::External(it) if !matches!(&**it, External::Global(_)));
    if !is_function {
        return;
    }
    let given = match field {
        "__resolveReference" | "__resolveType" | "__isTypeOf" => of_reference(),
        _ => positional(),
    };
    let link = Link {
        ty: ty.to_owned(),
        field: field.to_owned(),
        framework: Framework::Maps,
        place,
        resolver: Resolver::Function(resolver, given),
        is_certain,
    };
    finder.link(link);
}

/// Fields that Mercurius resolves for all parents at once.
fn batched(finder: &mut Finder<'_, '_>, value: &Value) {
    for (ty, of_type, _) in finder.eval.entries_of(value) {
        if !finder.schema.has(&ty) {
            continue;
        }
        for (field, _, place) in finder.eval.entries_of(&of_type) {
            let Some(place) = place.filter(|_| finder.schema.field(&ty, &field).is_some()) else { continue };
            let link = Link {
                ty: ty.to_string(),
                field: field.to_string(),
                framework: Framework::Maps,
                place,
                resolver: Resolver::Batched(Batched::Framework),
                is_certain: true,
            };
            finder.links.retain(|it| it.ty != link.ty || it.field != link.field);
            finder.link(link);
        }
    }
}

/// The functions in a wrapper that are resolvers: `combineResolvers(isAuthenticated, resolver)`.
pub(crate) fn wrapped(value: &Value) -> Vec<Value> {
    let Some(it) = called(value) else { return Vec::new() };
    it.arguments.iter().filter(|it| !it.functions().is_empty() || called(it).is_some()).cloned().collect()
}
