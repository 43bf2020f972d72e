//! `new GraphQLObjectType({ name, fields })`, as graphql-js has it.

use std::rc::Rc;

use super::{Finder, Framework, Link, Resolver, called, callee_name, of_reference, positional};
use crate::project::{Place, UnitId};
use crate::value::{External, Kind, Value};

pub(super) fn find(finder: &mut Finder<'_, '_>, unit: UnitId) {
    if !finder
        .mentions(unit, &["GraphQLObjectType", "GraphQLInterfaceType", "GraphQLUnionType", "GraphQLSchema"])
    {
        return;
    }
    for (call, name) in finder.calls(unit, |it| it.starts_with("GraphQL")) {
        match &*name {
            "GraphQLObjectType" | "GraphQLInterfaceType" => {
                let Some(config) = finder.arguments(unit, call).into_iter().next() else { continue };
                object(finder, &config, name == "GraphQLInterfaceType");
            }
            "GraphQLUnionType" => {
                let Some(config) = finder.arguments(unit, call).into_iter().next() else { continue };
                union(finder, &config);
            }
            "GraphQLSchema" => {
                let Some(config) = finder.arguments(unit, call).into_iter().next() else { continue };
                for (at, root) in ["query", "mutation", "subscription"].into_iter().enumerate() {
                    let ty = finder.entry(&config, root).and_then(|it| type_of(finder, &it, 0));
                    if let Some((ty, _)) = ty {
                        finder.schema.roots[at] = Some(ty);
                    }
                }
            }
            _ => {}
        }
    }
}

fn object(finder: &mut Finder<'_, '_>, config: &Value, is_abstract: bool) {
    let Some(name) = finder.entry(config, "name").and_then(|it| it.text()) else { return };
    finder.schema.declare(&name).is_abstract = is_abstract;
    if let Some(interfaces) = finder.entry(config, "interfaces") {
        let interfaces = finder.forced(&interfaces, &[]);
        is_a(finder, &name, &interfaces);
    }
    if let Some(resolver) = finder.entry(config, "resolveType") {
        resolves_type(finder, &name, resolver);
    }
    let Some(fields) = finder.entry(config, "fields") else { return };
    let fields = finder.forced(&fields, &[]);
    for (field, value, place) in finder.eval.entries_of(&fields) {
        let Some(place) = place else { continue };
        let ty = finder.entry(&value, "type").and_then(|it| type_of(finder, &it, 0));
        if let Some((gives, is_list)) = ty {
            finder.schema.declare_field(&name, &field, &gives, is_list, place);
        }
        let Some(resolver) = finder.entry(&value, "resolve") else { continue };
        finder.link(Link {
            ty: name.to_string(),
            field: field.to_string(),
            framework: Framework::GraphQlJs,
            place,
            resolver: Resolver::Function(resolver, positional()),
            is_certain: true,
        });
    }
}

fn union(finder: &mut Finder<'_, '_>, config: &Value) {
    let Some(name) = finder.entry(config, "name").and_then(|it| it.text()) else { return };
    finder.schema.declare(&name).is_abstract = true;
    if let Some(members) = finder.entry(config, "types") {
        let members = finder.forced(&members, &[]);
        if let Kind::List(all) = &members.kind {
            for it in all.iter() {
                if let Some((member, _)) = type_of(finder, it, 0) {
                    finder.schema.declare(&member).is_a.push(name.to_string());
                }
            }
        }
    }
    if let Some(resolver) = finder.entry(config, "resolveType") {
        resolves_type(finder, &name, resolver);
    }
}

fn is_a(finder: &mut Finder<'_, '_>, name: &str, interfaces: &Value) {
    let Kind::List(all) = &interfaces.kind else { return };
    for it in all.iter() {
        if let Some((interface, _)) = type_of(finder, it, 0) {
            finder.schema.declare(name).is_a.push(interface);
        }
    }
}

fn resolves_type(finder: &mut Finder<'_, '_>, name: &str, resolver: Value) {
    let Some(function) = resolver.functions().into_iter().next() else { return };
    let Some(code) = finder.code(function.unit) else { return };
    let place = Place { unit: function.unit, range: code.function(function.function).range };
    finder.link(Link {
        ty: name.to_owned(),
        field: "__resolveType".to_owned(),
        framework: Framework::GraphQlJs,
        place,
        resolver: Resolver::Function(resolver, of_reference()),
        is_certain: true,
    });
}

/// The name of a type, and whether it is a list.
fn type_of(finder: &mut Finder<'_, '_>, value: &Value, depth: u32) -> Option<(String, bool)> {
    if depth > 8 {
        return None;
    }
    if let Kind::OneOf(all) = &value.kind {
        return all.iter().find_map(|it| type_of(finder, it, depth + 1));
    }
    // `connectionDefinitions({ nodeType }).connectionType` of graphql-relay.
    if let Kind::External(external) = &value.kind
        && let External::Member(of, name) = &**external
        && matches!(&**name, "connectionType" | "edgeType")
        && let External::Called(it) = &**of
    {
        let config = it.arguments.first()?.clone();
        let node = finder.entry(&config, "nodeType")?;
        return type_of(finder, &node, depth + 1).map(|it| (it.0, &**name == "connectionType"));
    }
    let Some(it) = called(value) else {
        return match &value.kind {
            Kind::External(it) => it.name().strip_prefix("GraphQL").map(|it| (it.to_owned(), false)),
            _ => None,
        };
    };
    let first = it.arguments.first()?.clone();
    match callee_name(it).as_str() {
        "GraphQLNonNull" => type_of(finder, &first, depth + 1),
        "GraphQLList" => type_of(finder, &first, depth + 1).map(|it| (it.0, true)),
        name if name.starts_with("GraphQL") => {
            let name: Rc<str> = finder.entry(&first, "name")?.text()?;
            Some((name.to_string(), false))
        }
        _ => None,
    }
}
