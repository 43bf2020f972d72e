//! Fields: what they are called, what they give, what resolves them.

use std::rc::Rc;

use wirelint_source_code::code::{Expr, ExprId, FunctionId, MODULE};

use super::types::{connection, declared_at, named};
use super::{Types, What, macros, parent_of, unquoted};
use crate::eval::ruby::{Ancestor, ClassOf, Found, Macro};
use crate::frameworks::python::camel;
use crate::frameworks::{Finder, Framework, Link, Resolver};
use crate::project::Place;
use crate::value::{Instance, Kind, Phase, Value};

/// A field of a type.
pub(super) struct Described {
    /// The type and the class that it is.
    pub(super) ty: String,
    pub(super) of: ClassOf,
    /// As the schema has it.
    pub(super) field: String,
    pub(super) gives: String,
    pub(super) how: How,
    pub(super) place: Place,
}

/// What resolves a field.
pub(super) enum How {
    /// A method of the type of this name, or of the object of the other.
    Method(String, String),
    /// A class of its own.
    Class(ClassOf),
    /// A function that is handed the object, as it stands there.
    Function(FunctionId, ExprId),
    /// An entry of a hash.
    Entry,
    /// The framework, for all parents at once.
    Batched,
}

/// Words in options of a field that has its relations loaded for all parents at once.
const JOINING: [&str; 6] = ["preload", "loader", "dataload", "batch", "lazy_load", "includes"];

/// Declares all types and their fields.
pub(super) fn declare(finder: &mut Finder<'_, '_>, types: &Types) -> Vec<Described> {
    let mut described = Vec::new();
    for &of in &types.all {
        finder.eval.renew();
        let Some(name) = types.names.get(&of).cloned() else { continue };
        match types.what[&of] {
            What::Schema | What::Resolver => {}
            What::Union => union(finder, types, of, &name),
            What::Interface => {
                finder.schema.declare(&name).is_abstract = true;
                interfaces(finder, types, of, &name);
                fields(finder, types, of, &name, &mut Vec::new());
            }
            // One that says of nothing that it is of that makes those of many types.
            What::Connection if macros(finder, of, "edge_type").is_empty() => {}
            What::Edge if macros(finder, of, "node_type").is_empty() => {}
            What::Connection => {
                connection_class(finder, types, of, &name);
                fields(finder, types, of, &name, &mut described);
            }
            What::Edge => {
                edge_class(finder, types, of, &name);
                fields(finder, types, of, &name, &mut described);
            }
            What::Object | What::Mutation => {
                finder.schema.declare(&name);
                interfaces(finder, types, of, &name);
                fields(finder, types, of, &name, &mut described);
                entity(finder, of, &name);
                connection_fields(finder, types, of, &name, &mut described);
            }
        }
    }
    described
}

/// The fields that all connections of a type have besides: those of the class that it says makes them.
fn connection_fields(
    finder: &mut Finder<'_, '_>,
    types: &Types,
    of: ClassOf,
    name: &str,
    found: &mut Vec<Described>,
) {
    let Some((at, it)) = macros(finder, of, "connection_type_class").into_iter().next() else { return };
    let Some(code) = finder.code(at.0) else { return };
    let Some(first) = code.several(it.arguments).next() else { return };
    let frame = finder.eval.scope_frame(at.0, code.class(at.1).body.unwrap_or(MODULE));
    if let Kind::Class(unit, class) = finder.eval.eval(&frame, first).kind {
        fields(finder, types, (unit, class), &format!("{name}Connection"), found);
    }
}

/// An object that other services ask for by its key: `key fields: :id`, `def self.resolve_reference(reference, context)`.
fn entity(finder: &mut Finder<'_, '_>, of: ClassOf, name: &str) {
    let is_key = |finder: &Finder<'_, '_>, it: &(ClassOf, Macro)| {
        finder.code(it.0.0).is_some_and(|code| {
            code.several(it.1.arguments).any(|it| code.keyword(it).is_some_and(|it| it.0 == "fields"))
        })
    };
    let keys = macros(finder, of, "key");
    if !keys.iter().any(|it| is_key(finder, it)) {
        return;
    }
    finder.schema.declare(name).is_entity = true;
    let Some(Found::Method(unit, function)) = finder.eval.ruby_own(of, "resolve_reference") else { return };
    let class = Value::new(Kind::Class(of.0, of.1));
    let value = finder.eval.bound_method(&class, unit, function);
    let range = finder.code(unit).map(|code| {
        let function = code.function(function);
        function.name.unwrap_or(function.range)
    });
    let Some(range) = range else { return };
    finder.link(Link {
        ty: name.to_owned(),
        field: "__resolveReference".to_owned(),
        framework: Framework::GraphqlRuby,
        place: Place { unit, range },
        resolver: Resolver::Function(value, vec![parent_of(None), Value::new(Kind::Context)]),
        is_certain: true,
    });
}

/// The types that a macro names.
fn types_named(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, it: &Macro) -> Vec<String> {
    let Some(code) = finder.code(of.0) else { return Vec::new() };
    let scope = code.class(of.1).body.unwrap_or(MODULE);
    let all: Vec<ExprId> = code.several(it.arguments).filter(|it| code.keyword(*it).is_none()).collect();
    all.into_iter().filter_map(|it| named(finder, types, of.0, scope, it, 0)).map(|it| it.0).collect()
}

fn union(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, name: &str) {
    finder.schema.declare(name).is_abstract = true;
    for (at, it) in macros(finder, of, "possible_types") {
        for member in types_named(finder, types, at, &it) {
            finder.schema.declare(&member).is_a.push(name.to_owned());
        }
    }
}

fn interfaces(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, name: &str) {
    let all = finder.eval.ruby_ancestors(of);
    for it in all.iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let of_interface = (unit, class) != of && types.what.get(&(unit, class)) == Some(&What::Interface);
        if of_interface && let Some(interface) = types.names.get(&(unit, class)) {
            finder.schema.declare(name).is_a.push(interface.clone());
        }
    }
}

fn connection_class(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, name: &str) {
    finder.schema.declare(name);
    let at = declared_at(finder, of);
    for (class, it) in macros(finder, of, "edge_type") {
        for edge in types_named(finder, types, class, &it) {
            finder.schema.declare_field(name, "edges", &edge, true, at);
            let node = finder.schema.field(&edge, "node").map(|it| it.ty.to_string());
            // The class of the edge may come later.
            let node = node.or_else(|| edge.strip_suffix("Edge").map(str::to_owned));
            if let Some(node) = node {
                finder.schema.declare_field(name, "nodes", &node, true, at);
            }
        }
    }
}

fn edge_class(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, name: &str) {
    finder.schema.declare(name);
    let at = declared_at(finder, of);
    for (class, it) in macros(finder, of, "node_type") {
        for node in types_named(finder, types, class, &it) {
            finder.schema.declare_field(name, "node", &node, false, at);
        }
    }
}

/// The fields of a class and of those that it extends.
fn fields(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, ty: &str, found: &mut Vec<Described>) {
    let mut all = macros(finder, of, "field");
    all.extend(own_fields(finder, of));
    for (at, it) in all {
        let Some(described) = field(finder, types, of, ty, at, &it) else { continue };
        if finder.schema.field(ty, &described.0.field).is_some() {
            continue;
        }
        let (it, is_list) = described;
        finder.schema.declare_field(ty, &it.field, &it.gives, is_list, it.place);
        found.push(it);
    }
}

/// Macros of the project's own that declare fields: `def self.association(name, ...) = field(name, ...)`.
fn own_fields(finder: &mut Finder<'_, '_>, of: ClassOf) -> Vec<(ClassOf, Macro)> {
    let mut found = Vec::new();
    for it in finder.eval.ruby_ancestors(of).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let info = finder.eval.info((unit, class));
        let Some(code) = finder.code(unit) else { continue };
        for it in &info.macros {
            let first = code.several(it.arguments).next();
            let has_name = first.is_some_and(|it| matches!(code.expr(it), Expr::Text));
            if has_name && &*it.name != "field" && declares_field(finder, of, &it.name) {
                found.push(((unit, class), it.clone()));
            }
        }
    }
    found
}

/// Whether a method of a class itself declares a field by the name that it is given.
fn declares_field(finder: &mut Finder<'_, '_>, of: ClassOf, name: &str) -> bool {
    let Some(Found::Method(unit, function)) = finder.eval.ruby_own(of, name) else { return false };
    let Some(code) = finder.code(unit) else { return false };
    let function = code.function(function);
    let Some(given) = function.params.first().and_then(|it| it.name) else { return false };
    function.steps.iter().any(|&it| {
        let Expr::Call { callee, arguments } = code.expr(it) else { return false };
        let first = code.several(arguments).next();
        code.text(code.range(callee)) == "field"
            && first.is_some_and(|it| code.text(code.range(it)) == code.text(given))
    })
}

fn field(
    finder: &mut Finder<'_, '_>,
    types: &Types,
    of: ClassOf,
    ty: &str,
    at: ClassOf,
    it: &Macro,
) -> Option<(Described, bool)> {
    let code = finder.code(at.0)?;
    let scope = code.class(at.1).body.unwrap_or(MODULE);
    let mut plain = code.several(it.arguments).filter(|it| code.keyword(*it).is_none());
    let first = plain.next()?;
    if !matches!(code.expr(first), Expr::Text) {
        return None;
    }
    let name = unquoted(code.text(code.range(first))).to_owned();
    let second = plain.next().filter(|it| !is_block(&code, *it));
    drop(plain);
    let option = |key: &str| {
        code.several(it.arguments).find_map(|it| code.keyword(it).filter(|it| it.0 == key).map(|it| it.1))
    };
    let text = |expr: ExprId| match code.expr(expr) {
        Expr::Text => Some(unquoted(code.text(code.range(expr))).to_owned()),
        _ => None,
    };
    let is_false = |key: &str| option(key).is_some_and(|it| code.text(code.range(it)) == "false");
    let field = if is_false("camelize") { name.clone() } else { camel(&name) };
    let place = Place { unit: at.0, range: code.range(first) };
    let class = ["resolver", "mutation", "subscription", "resolver_class"].into_iter().find_map(option);
    let class = class.and_then(|it| {
        let frame = finder.eval.scope_frame(at.0, scope);
        match finder.eval.eval(&frame, it).kind {
            Kind::Class(unit, class) => Some((unit, class)),
            _ => None,
        }
    });
    let stated = second.or_else(|| option("type"));
    // A description may stand where the type does.
    let stated = stated.filter(|it| {
        !matches!(code.expr(*it), Expr::Text)
            || code.text(code.range(*it)).contains("::")
            || !code.text(code.range(*it)).contains(' ')
    });
    let mut gives = stated.and_then(|it| named(finder, types, at.0, scope, it, 0));
    if gives.is_none()
        && let Some(class) = class
    {
        gives = given_by_class(finder, types, class);
    }
    let (mut gives, mut is_list) = gives.unwrap_or_else(|| ("String".to_owned(), false));
    if option("connection").is_some_and(|it| code.text(code.range(it)) == "true")
        && !gives.ends_with("Connection")
    {
        gives = connection(finder, &gives, place);
        is_list = false;
    }
    let resolve = option("resolve")
        .filter(|it| matches!(code.expr(*it), Expr::Function(_) | Expr::Call { .. } | Expr::Name));
    // `dataload: { association: true }`, `preload: :author`, `extensions: [Extensions::AssociationLoader]`
    let joins = |it: ExprId| {
        let Some((name, value)) = code.keyword(it) else { return false };
        let value = code.text(code.range(value));
        JOINING.iter().any(|it| name.contains(it))
            || name == "extensions" && JOINING.iter().any(|it| value.to_lowercase().contains(it))
            || name == "resolve_batch"
    };
    let how = match class {
        _ if code.several(it.arguments).any(joins) => How::Batched,
        Some(class) => How::Class(class),
        None if option("hash_key").is_some()
            || option("dig").is_some()
            || option("fallback_value").is_some() =>
        {
            How::Entry
        }
        None => match resolve {
            Some(resolve) => How::Function(scope, resolve),
            None => {
                let own = option("resolver_method").and_then(text).unwrap_or_else(|| name.clone());
                let of_object = option("method")
                    .or_else(|| option("property"))
                    .and_then(text)
                    .unwrap_or_else(|| name.clone());
                How::Method(own, of_object)
            }
        },
    };
    Some((Described { ty: ty.to_owned(), of, field, gives, how, place }, is_list))
}

fn is_block(code: &wirelint_source_code::code::Code, it: ExprId) -> bool {
    matches!(code.expr(it), Expr::Function(_)) && !code.text(code.range(it)).starts_with("->")
}

/// What a class gives that resolves a field.
fn given_by_class(finder: &mut Finder<'_, '_>, types: &Types, class: ClassOf) -> Option<(String, bool)> {
    for (at, it) in macros(finder, class, "type").into_iter().chain(macros(finder, class, "payload_type")) {
        let code = finder.code(at.0)?;
        let scope = code.class(at.1).body.unwrap_or(MODULE);
        let first = code.several(it.arguments).next()?;
        if let Some(found) = named(finder, types, at.0, scope, first, 0) {
            return Some(found);
        }
    }
    types.names.get(&class).filter(|_| types.what[&class] == What::Mutation).map(|it| (it.clone(), false))
}

/// An instance of a type or of a resolver, with the object that it is of.
fn instance(finder: &mut Finder<'_, '_>, of: ClassOf, parent: &Value) -> Value {
    let instance = Instance::new(of.0, of.1, Some(vec![parent.clone()]), Phase::Resolve);
    Value::new(Kind::Instance(finder.eval.made_instance(instance)))
}

/// What a field is resolved by.
pub(super) fn resolver(
    finder: &mut Finder<'_, '_>,
    types: &Types,
    it: &Described,
) -> Option<(Resolver, Place)> {
    // A mutation gives a hash of its fields.
    let row = types.rows.get(&it.ty).copied();
    let parent = parent_of(row);
    match &it.how {
        How::Entry => None,
        How::Batched => Some((Resolver::Batched(crate::access::Batched::Framework), it.place)),
        How::Class(class) => {
            let receiver = instance(finder, *class, &parent);
            let function = finder
                .eval
                .ruby_method(*class, "resolve", &receiver)
                .or_else(|| search(finder, *class, &receiver))?;
            Some((Resolver::Function(function, Vec::new()), it.place))
        }
        How::Function(scope, expr) => {
            let frame = finder.eval.scope_frame(it.place.unit, *scope);
            let value = finder.eval.eval(&frame, *expr);
            if value.functions().is_empty() {
                return None;
            }
            let given = vec![parent, Value::data(), Value::new(Kind::Context)];
            Some((Resolver::Function(value, given), it.place))
        }
        How::Method(own, of_object) => {
            let mut receiver = instance(finder, it.of, &parent);
            // The items of a connection are a query, mostly.
            if types.what.get(&it.of) == Some(&What::Connection) {
                let query = Value::new(Kind::Query(Rc::default())).and(true);
                let wrapper = Value::record(vec![("items".into(), query)]);
                receiver = instance(finder, it.of, &wrapper);
            }
            match finder.eval.ruby_found(it.of, own) {
                Some(Found::Delegated { to, name }) if &*to == "object" => {
                    return of_row(finder, row?, &name, &parent, it.place);
                }
                Some(Found::Method(..) | Found::Alias(_)) => {
                    let function = finder.eval.ruby_method(it.of, own, &receiver)?;
                    return Some((Resolver::Function(function, Vec::new()), it.place));
                }
                _ => {}
            }
            // A macro of the project's own may make the method.
            if is_made_by_macro(finder, it.of, own) {
                return None;
            }
            of_row(finder, row?, of_object, &parent, it.place)
        }
    }
}

/// Whether something else than `field` is told the name of a field: `lazy_load_association :players`.
fn is_made_by_macro(finder: &mut Finder<'_, '_>, of: ClassOf, name: &str) -> bool {
    const KNOWN: [&str; 7] =
        ["field", "argument", "description", "graphql_name", "global_id_field", "private", "implements"];
    for it in finder.eval.ruby_ancestors(of).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let info = finder.eval.info((unit, class));
        let Some(code) = finder.code(unit) else { continue };
        for it in info.macros.iter().filter(|it| !KNOWN.contains(&&*it.name)) {
            let is_it = |it: ExprId| {
                matches!(code.expr(it), Expr::Text) && unquoted(code.text(code.range(it))) == name
            };
            if code.several(it.arguments).any(is_it) {
                return true;
            }
        }
    }
    false
}

/// What a plugin for searches begins with: `scope { object.comments }`.
fn search(finder: &mut Finder<'_, '_>, class: ClassOf, receiver: &Value) -> Option<Value> {
    let (of, it) = macros(finder, class, "scope").into_iter().next()?;
    let code = finder.code(of.0)?;
    let scope = code.class(of.1).body?;
    let frame = finder.eval.scope_frame(of.0, scope);
    let last = code.several(it.arguments).last()?;
    let value = finder.eval.eval(&frame, last);
    let closure = value.functions().into_iter().next()?;
    let closure = crate::value::Closure {
        unit: closure.unit,
        function: closure.function,
        frame: Rc::clone(&closure.frame),
        receiver: Some(receiver.clone()),
    };
    Some(Value::new(Kind::Function(Rc::new(closure))))
}

/// What the row has by that name: a relation, or a method that somebody has written.
fn of_row(
    finder: &mut Finder<'_, '_>,
    row: ClassOf,
    name: &str,
    parent: &Value,
    place: Place,
) -> Option<(Resolver, Place)> {
    if let Some(relation) = finder.eval.ruby_relation(row, name) {
        if finder.eval.loads_for_all(row) {
            return Some((Resolver::Batched(crate::access::Batched::Mapper), place));
        }
        let resolver = Resolver::Relation { name: name.into(), back: relation.back, place: relation.place };
        return Some((resolver, place));
    }
    match finder.eval.ruby_found(row, name)? {
        Found::Method(..) | Found::Alias(_) => {
            let function = finder.eval.ruby_method(row, name, parent)?;
            Some((Resolver::Function(function, Vec::new()), place))
        }
        // `delegate :name, to: :author` asks for the author.
        Found::Delegated { to, .. } => {
            let relation = finder.eval.ruby_relation(row, &to)?;
            if finder.eval.loads_for_all(row) {
                return Some((Resolver::Batched(crate::access::Batched::Mapper), place));
            }
            let resolver = Resolver::Relation { name: to, back: relation.back, place: relation.place };
            Some((resolver, place))
        }
        _ => None,
    }
}

/// Links a field to what resolves it.
pub(super) fn link(finder: &mut Finder<'_, '_>, types: &Types, it: &Described) {
    let Some((resolver, place)) = resolver(finder, types, it) else { return };
    finder.link(Link {
        ty: it.ty.clone(),
        field: it.field.clone(),
        framework: Framework::GraphqlRuby,
        place,
        resolver,
        is_certain: true,
    });
}
