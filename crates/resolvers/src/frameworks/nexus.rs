//! Nexus: `objectType({ name, definition(t) { … } })`.

use super::{Finder, Framework, Link, Resolver, called, callee_name, of_reference, positional};
use crate::access::Batched;
use crate::project::{Place, UnitId};
use crate::value::{Called, External, Kind, Phase, Value};

/// Functions that describe a type or a field.
const FUNCTIONS: [&str; 10] = [
    "objectType",
    "extendType",
    "interfaceType",
    "queryType",
    "mutationType",
    "subscriptionType",
    "unionType",
    "queryField",
    "mutationField",
    "extendInterface",
];

pub(super) fn find(finder: &mut Finder<'_, '_>, unit: UnitId) {
    if !finder.mentions(unit, &["nexus"]) {
        return;
    }
    for (call, name) in finder.calls(unit, |it| FUNCTIONS.contains(&it)) {
        let arguments = finder.arguments(unit, call);
        let Some(config) = arguments.last() else { continue };
        let ty = match &*name {
            "queryType" | "queryField" => Some("Query".into()),
            "mutationType" | "mutationField" => Some("Mutation".into()),
            "subscriptionType" => Some("Subscription".into()),
            "extendType" => finder.entry(config, "type").and_then(|it| type_of(finder, &it).map(|it| it.0)),
            _ => finder.entry(config, "name").and_then(|it| type_name(&it)),
        };
        let Some(ty) = ty else { continue };
        let is_abstract = matches!(&*name, "interfaceType" | "unionType" | "extendInterface");
        finder.schema.declare(&ty).is_abstract |= is_abstract;
        if name.ends_with("Field") {
            let range = finder.code(unit).map(|it| it.range(call));
            let place = range.map(|range| Place { unit, range });
            if let (Some(field), Some(place)) = (arguments[0].text(), place) {
                declare(finder, &ty, &field, false, config, place);
            }
            continue;
        }
        if let Some(resolver) = finder.entry(config, "resolveType")
            && let Some(function) = resolver.functions().first()
            && let Some(code) = finder.code(function.unit)
        {
            let place = Place { unit: function.unit, range: code.function(function.function).range };
            finder.link(Link {
                ty: ty.clone(),
                field: "__resolveType".to_owned(),
                framework: Framework::Nexus,
                place,
                resolver: Resolver::Function(resolver, of_reference()),
                is_certain: true,
            });
        }
        let Some(definition) = finder.entry(config, "definition") else { continue };
        let before = std::mem::take(&mut finder.eval.handed);
        for function in definition.functions() {
            finder.eval.run_in(Phase::Load, &function, vec![Value::external(External::Handed("t"))]);
        }
        let handed = std::mem::replace(&mut finder.eval.handed, before);
        for it in handed {
            if let External::Called(it) = &*it {
                field_of(finder, &ty, it);
            }
        }
    }
}

/// `t.nonNull.list.field('jobs', { type: 'Job', resolve })`
fn field_of(finder: &mut Finder<'_, '_>, ty: &str, call: &Called) {
    let method = callee_name(call);
    let first = call.arguments.first().cloned().unwrap_or_else(Value::unknown);
    if method == "implements" {
        for it in &call.arguments {
            if let Some((interface, _)) = type_of(finder, it) {
                finder.schema.declare(ty).is_a.push(interface);
            }
        }
        return;
    }
    if method == "members" {
        for it in &call.arguments {
            if let Some((member, _)) = type_of(finder, it) {
                finder.schema.declare(&member).is_a.push(ty.to_owned());
            }
        }
        return;
    }
    if let Some((name, (gives, is_list))) = of_prisma(finder, ty, call) {
        let Some(code) = finder.code(call.unit) else { return };
        let place = Place { unit: call.unit, range: code.range(call.expr) };
        let is_relation = finder.models.has(&gives);
        finder.schema.declare_field(ty, &name, &gives, is_list, place);
        // The plugin asks for the relations of one tick at once. What the type `Query` gets from it is a root field.
        if is_relation && !finder.schema.is_root(ty) && finder.entry(&first, "resolve").is_none() {
            finder.link(Link {
                ty: ty.to_owned(),
                field: name,
                framework: Framework::Nexus,
                place,
                resolver: Resolver::Batched(Batched::Prisma),
                is_certain: true,
            });
        }
        return;
    }
    let (name, config) = match first.text() {
        Some(name) => (name, call.arguments.get(1).cloned().unwrap_or_else(Value::unknown)),
        None => match finder.entry(&first, "name").and_then(|it| it.text()) {
            Some(name) => (name, first),
            None => return,
        },
    };
    let Some(code) = finder.code(call.unit) else { return };
    let mut range = code.range(call.expr);
    // The place is the field's name.
    if let Some(at) = code.text(range).find(&*name) {
        range =
            wirelint_source::TextRange::new(range.start + at as u32, range.start + (at + name.len()) as u32);
    }
    let place = Place { unit: call.unit, range };
    let is_connection = method == "connectionField";
    declare(finder, ty, &name, is_connection || is_list_chain(&call.callee), &config, place);
    // What a connection is made of is asked for when the field is.
    if is_connection && let Some(nodes) = finder.entry(&config, "nodes") {
        finder.link(Link {
            ty: ty.to_owned(),
            field: name.to_string(),
            framework: Framework::Nexus,
            place,
            resolver: Resolver::Function(nodes, positional()),
            is_certain: true,
        });
    }
}

/// The field that a plugin makes of Prisma's schema, and what that gives: `t.model.posts()`, `t.crud.users()`, `t.field(User.posts)`.
fn of_prisma(finder: &Finder<'_, '_>, ty: &str, call: &Called) -> Option<(String, (String, bool))> {
    let Kind::External(callee) = &call.callee.kind else { return None };
    let External::Member(of, method) = &**callee else { return None };
    match of.name() {
        "model" => return Some((method.to_string(), finder.models.relation(ty, method)?)),
        "crud" => {
            let model = finder.models.named(method)?;
            return Some((method.to_string(), model));
        }
        _ => {}
    }
    let Some(Kind::External(field)) = call.arguments.first().map(|it| &it.kind) else { return None };
    let External::Member(model, field) = &**field else { return None };
    (model.module() == Some("nexus-prisma"))
        .then(|| finder.models.relation(model.name(), field))?
        .map(|it| (field.to_string(), it))
}

/// The name of a type where it is stated: a text, or `User.$name` of a plugin.
fn type_name(value: &Value) -> Option<String> {
    if let Some(name) = value.text() {
        return Some(name.to_string());
    }
    let Kind::External(external) = &value.kind else { return None };
    match &**external {
        External::Member(of, name) if &**name == "$name" => Some(of.name().to_owned()),
        _ => None,
    }
}

fn declare(finder: &mut Finder<'_, '_>, ty: &str, field: &str, is_list: bool, config: &Value, place: Place) {
    let gives = finder.entry(config, "type").and_then(|it| type_of(finder, &it));
    if let Some((gives, is_list_type)) = gives {
        finder.schema.declare_field(ty, field, &gives, is_list || is_list_type, place);
    } else {
        finder.schema.declare_field(ty, field, "String", is_list, place);
    }
    let Some(resolver) = finder.entry(config, "resolve") else { return };
    finder.link(Link {
        ty: ty.to_owned(),
        field: field.to_owned(),
        framework: Framework::Nexus,
        place,
        resolver: Resolver::Function(resolver, positional()),
        is_certain: true,
    });
}

fn is_list_chain(callee: &Value) -> bool {
    let Kind::External(external) = &callee.kind else { return false };
    let mut at = external.clone();
    while let External::Member(of, name) = &*at.clone() {
        if &**name == "list" {
            return true;
        }
        at = of.clone();
    }
    false
}

/// The name of a type: a string, `nonNull(list('Job'))`, or what `objectType` gave.
fn type_of(finder: &mut Finder<'_, '_>, value: &Value) -> Option<(String, bool)> {
    if let Some(name) = value.text() {
        let is_list = name.starts_with('[');
        let name: String = name.chars().filter(|it| it.is_alphanumeric() || *it == '_').collect();
        return Some((name, is_list));
    }
    let it = called(value)?;
    let first = it.arguments.first()?.clone();
    match callee_name(it).as_str() {
        "list" => type_of(finder, &first).map(|it| (it.0, true)),
        "nonNull" | "nullable" => type_of(finder, &first),
        _ => finder.entry(&first, "name")?.text().map(|it| (it.to_string(), false)),
    }
}
