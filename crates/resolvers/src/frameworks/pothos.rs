//! Pothos: `builder.objectType('User', { fields: (t) => ({ … }) })` and its plugins.

use wirelint_source_code::code::{Expr, ExprId};

use super::{Finder, Framework, Link, Resolver, called, callee_name, of_reference, positional};
use crate::access::Batched;
use crate::project::{Place, UnitId};
use crate::value::{External, Kind, Value};

/// Methods of the builder, and whether they add fields to the type that they are given first.
const METHODS: [&str; 32] = [
    "objectType",
    "objectFields",
    "objectField",
    "interfaceType",
    "interfaceFields",
    "interfaceField",
    "prismaObject",
    "prismaObjectField",
    "prismaObjectFields",
    "prismaNode",
    "prismaInterface",
    "prismaInterfaceField",
    "prismaInterfaceFields",
    "drizzleObject",
    "drizzleObjectField",
    "drizzleObjectFields",
    "drizzleNode",
    "loadableObject",
    "loadableNode",
    "loadableInterface",
    "node",
    "simpleObject",
    "implement",
    "queryType",
    "queryFields",
    "queryField",
    "mutationType",
    "mutationFields",
    "mutationField",
    "subscriptionType",
    "subscriptionFields",
    "subscriptionField",
];

pub(super) fn find(finder: &mut Finder<'_, '_>, unit: UnitId) {
    if !finder.mentions(unit, &["builder", "Builder", "pothos", ".implement("]) {
        return;
    }
    let Some(code) = finder.code(unit) else { return };
    let is_looked_for = |it: &str| matches!(it, "unionType" | "asEntity") || METHODS.contains(&it);
    for (call, name) in finder.calls(unit, is_looked_for) {
        match &*name {
            "unionType" => {
                union(finder, unit, call);
                continue;
            }
            "asEntity" => {
                entity(finder, unit, call);
                continue;
            }
            _ => {}
        }
        let Expr::Call { callee, .. } = code.expr(call) else { continue };
        let Expr::Member { object, .. } = code.expr(callee) else { continue };
        let receiver = finder.value(unit, object);
        if !is_builder(&receiver, code.text(code.range(object))) {
            continue;
        }
        let arguments = finder.arguments(unit, call);
        let ty = match &*name {
            "queryType" | "queryFields" | "queryField" => Some("Query".to_owned()),
            "mutationType" | "mutationFields" | "mutationField" => Some("Mutation".to_owned()),
            "subscriptionType" | "subscriptionFields" | "subscriptionField" => {
                Some("Subscription".to_owned())
            }
            "implement" => type_of(finder, &receiver, 0).map(|it| it.0),
            _ => arguments.first().and_then(|it| type_of(finder, it, 0)).map(|it| it.0).map(|it| {
                let named = arguments.get(1).and_then(|config| finder.entry(config, "name"));
                named.and_then(|it| it.text()).map_or(it, |it| it.to_string())
            }),
        };
        let Some(ty) = ty else { continue };
        finder.schema.declare(&ty).is_abstract |= name.contains("nterface");
        let place = Place { unit, range: code.range(call) };
        if name.ends_with("Field") {
            let at = usize::from(!matches!(&*name, "queryField" | "mutationField" | "subscriptionField"));
            let (Some(field), Some(define)) =
                (arguments.get(at).and_then(Value::text), arguments.get(at + 1).cloned())
            else {
                continue;
            };
            let value = finder.forced(&define, &[Value::external(External::Handed("t"))]);
            field_of(finder, &ty, &field, &value, place);
            continue;
        }
        let Some(config) = arguments.last() else { continue };
        if let Some(interfaces) = finder.entry(config, "interfaces")
            && let Kind::List(all) = &finder.forced(&interfaces, &[]).kind
        {
            for it in all.iter() {
                if let Some((interface, _)) = type_of(finder, it, 0) {
                    finder.schema.declare(&ty).is_a.push(interface);
                }
            }
        }
        let mut described = Vec::new();
        if name.ends_with("Fields") {
            described.push(config.clone());
        }
        // `simpleObject('Page', { fields }, t => ({ … }))`: what is resolved comes last.
        for it in arguments.iter().skip(1).chain(arguments.first().filter(|_| arguments.len() == 1)) {
            described.extend(finder.entry(it, "fields"));
        }
        if name == "simpleObject" {
            described.extend(arguments.get(2).cloned());
        }
        for fields in described {
            let fields = finder.forced(&fields, &[Value::external(External::Handed("t"))]);
            for (field, value, at) in finder.eval.entries_of(&fields) {
                field_of(finder, &ty, &field, &value, at.unwrap_or(place));
            }
        }
    }
}

fn union(finder: &mut Finder<'_, '_>, unit: UnitId, call: ExprId) {
    let arguments = finder.arguments(unit, call);
    let (Some(name), Some(config)) = (arguments.first().and_then(Value::text), arguments.get(1)) else {
        return;
    };
    let Some(members) = finder.entry(config, "types") else { return };
    finder.schema.declare(&name).is_abstract = true;
    if let Kind::List(all) = &finder.forced(&members, &[]).kind {
        for it in all.iter() {
            if let Some((member, _)) = type_of(finder, it, 0) {
                finder.schema.declare(&member).is_a.push(name.to_string());
            }
        }
    }
}

/// `builder.asEntity(User, { key, resolveReference })`
fn entity(finder: &mut Finder<'_, '_>, unit: UnitId, call: ExprId) {
    let arguments = finder.arguments(unit, call);
    let [of, config] = &*arguments else { return };
    let Some((ty, _)) = type_of(finder, of, 0) else { return };
    let Some(resolver) = finder.entry(config, "resolveReference") else { return };
    let Some(closure) = resolver.functions().into_iter().next() else { return };
    let Some(code) = finder.code(closure.unit) else { return };
    finder.schema.declare(&ty).is_entity = true;
    finder.link(Link {
        ty,
        field: "__resolveReference".to_owned(),
        framework: Framework::Pothos,
        place: Place { unit: closure.unit, range: code.function(closure.function).range },
        resolver: Resolver::Function(resolver, of_reference()),
        is_certain: true,
    });
}

/// Whether a value is a schema builder, or something that one has given.
fn is_builder(value: &Value, text: &str) -> bool {
    match &value.kind {
        Kind::External(it) => it.module().is_none_or(|it| it.starts_with("@pothos/")),
        Kind::Unknown(_) => text.contains("uilder") || text.ends_with("Ref"),
        Kind::OneOf(all) => all.iter().any(|it| is_builder(it, text)),
        _ => false,
    }
}

fn field_of(finder: &mut Finder<'_, '_>, ty: &str, field: &str, value: &Value, place: Place) {
    let Some(it) = called(value) else { return };
    let method = callee_name(it);
    let arguments = it.arguments.clone();
    let config = arguments.last().cloned().unwrap_or_else(Value::unknown);
    let config = if matches!(config.kind, Kind::Object(_)) {
        config
    } else {
        arguments.iter().find(|it| matches!(it.kind, Kind::Object(_))).cloned().unwrap_or(config)
    };
    let stated = finder.entry(&config, "type").and_then(|it| type_of(finder, &it, 0));
    let of_relation = || arguments.first().and_then(Value::text).map(|it| (it.to_string(), false));
    let gives = match &*method {
        // The type is that of the mapper's relation: it is called like the field, as far as that can be told.
        "relation" | "relatedConnection" => {
            stated.or_else(|| of_relation().map(|it| related(finder, ty, &it.0)))
        }
        _ => stated,
    };
    let is_many = method.ends_with("List") || method.ends_with("onnection") || method == "loadableList";
    if let Some((gives, is_list)) = gives {
        finder.schema.declare_field(ty, field, &gives, is_list || is_many, place);
    } else {
        finder.schema.declare_field(ty, field, "String", is_many, place);
    }
    let resolver = match &*method {
        "relation" | "relatedConnection" | "relationCount" | "loadable" | "loadableList"
        | "loadableGroup" => Resolver::Batched(Batched::Framework),
        _ => {
            let Some(resolver) = finder.entry(&config, "resolve") else { return };
            let mut given = positional();
            if method.starts_with("prisma") || method.starts_with("drizzle") {
                given.insert(0, Value::data());
            }
            Resolver::Function(resolver, given)
        }
    };
    finder.link(Link {
        ty: ty.to_owned(),
        field: field.to_owned(),
        framework: Framework::Pothos,
        place,
        resolver,
        is_certain: true,
    });
}

/// The type that a relation gives: as Prisma's schema says, or else by its name.
fn related(finder: &Finder<'_, '_>, model: &str, relation: &str) -> (String, bool) {
    if let Some(known) = finder.models.relation(model, relation) {
        return known;
    }
    let single = relation.strip_suffix("ies").map(|it| format!("{it}y"));
    let single = single.or_else(|| relation.strip_suffix('s').map(str::to_owned));
    for (name, is_list) in [(Some(relation.to_owned()), false), (single, true)] {
        let Some(name) = name else { continue };
        let found = finder.schema.types.keys().find(|it| it.eq_ignore_ascii_case(&name));
        if let Some(found) = found {
            return (found.clone(), is_list);
        }
    }
    (relation.to_owned(), relation.ends_with('s'))
}

/// The name of a type: a string, a class, a reference; in brackets for a list.
fn type_of(finder: &mut Finder<'_, '_>, value: &Value, depth: u32) -> Option<(String, bool)> {
    if depth > 8 {
        return None;
    }
    match &value.kind {
        Kind::Text(name) => Some((name.to_string(), false)),
        Kind::List(all) => all.first().and_then(|it| type_of(finder, it, depth + 1)).map(|it| (it.0, true)),
        Kind::OneOf(all) => all.iter().find_map(|it| type_of(finder, it, depth + 1)),
        Kind::Class(unit, class) => {
            let code = finder.code(*unit)?;
            Some((code.text(code.class(*class).name?).to_owned(), false))
        }
        Kind::External(_) => {
            let it = called(value)?;
            let callee = it.callee.clone();
            let arguments = it.arguments.clone();
            match callee_name(it).as_str() {
                "implement" => match &callee.kind {
                    Kind::External(external) => match &**external {
                        External::Member(of, _) => {
                            let of = Value::new(Kind::External(of.clone()));
                            type_of(finder, &of, depth + 1)
                        }
                        _ => None,
                    },
                    _ => None,
                },
                "listRef" => type_of(finder, arguments.first()?, depth + 1).map(|it| (it.0, true)),
                _ => {
                    let named = arguments.get(1).and_then(|config| finder.entry(config, "name"));
                    if let Some(name) = named.and_then(|it| it.text()) {
                        return Some((name.to_string(), false));
                    }
                    type_of(finder, arguments.first()?, depth + 1)
                }
            }
        }
        _ => None,
    }
}
