//! Objects that are rows of a mapper, of which they have all fields and relations: graphene-django, graphene-sqlalchemy.

use wirelint_source_code::code::{Expr, FunctionId, MemberKind};

use super::graphene::Types;
use super::python::{self, ClassOf, camel};
use super::{Finder, Framework, Resolver};
use crate::access::Batched;
use crate::eval::python::Ancestor;
use crate::project::{Place, UnitId};
use crate::value::{Kind, Value};

/// The relations of a class of rows that are fields of its object: the framework reads them from the row.
pub(super) fn relations(
    finder: &mut Finder<'_, '_>,
    types: &Types,
    of: ClassOf,
    name: &str,
    framework: Framework,
) {
    let Some(&row) = types.rows.get(name) else { return undeclared(finder, of, name, framework) };
    let querysets = querysets(finder, of);
    if !querysets.is_empty() {
        finder.eval.python.querysets.entry(name.to_owned()).or_default().extend(querysets);
    }
    let only = names(finder, of, &["fields", "only_fields"]);
    let without = names(finder, of, &["exclude", "exclude_fields"]).unwrap_or_default();
    let is_field = |attribute: &str| {
        only.as_ref().is_none_or(|it| it.iter().any(|it| it == attribute))
            && !without.iter().any(|it| it == attribute)
    };
    for (attribute, place) in columns(finder, row) {
        if is_field(&attribute) {
            finder.schema.declare_field(name, &camel(&attribute), "String", false, place);
        }
    }
    let is_batched = python::meta(finder, of, "batching").is_some();
    for (attribute, relation) in finder.eval.relations(row) {
        let field = camel(&attribute);
        // What the class says itself counts.
        if !is_field(&attribute) || finder.schema.field(name, &field).is_some() {
            continue;
        }
        let Some((target, class)) = relation.row.and_then(|it| types.of_rows.get(&it)).cloned() else {
            continue;
        };
        let place = python::mentioned(finder, of, &attribute);
        let is_connection = relation.is_many && types.nodes.contains(&target);
        let gives = if is_connection { python::connection(finder, &target, place) } else { target };
        finder.schema.declare_field(name, &field, &gives, relation.is_many && !is_connection, place);
        // A method may resolve what is a field by itself.
        if let Some((unit, function, at)) = python::method(finder, of, &format!("resolve_{attribute}")) {
            let value = python::unbound(finder, unit, function);
            let count = finder.code(unit).map_or(2, |it| it.function(function).params.len());
            let given = python::given(count, &python::parent_of(Some(row)));
            python::link(finder, name, &field, framework, at, Resolver::Function(value, given));
            continue;
        }
        if !relation.is_lazy {
            continue;
        }
        let may_ask = types.is_third && !relation.is_many && framework == Framework::GrapheneDjango;
        let anew = if may_ask { asked_anew(finder, class) } else { None };
        let resolver = match anew {
            _ if is_batched => Resolver::Batched(Batched::Framework),
            Some(place) => Resolver::Lazy(place),
            None => Resolver::Relation { name: attribute, back: relation.back, place: relation.place },
        };
        python::link(finder, name, &field, framework, place, resolver);
    }
}

/// The methods that resolve fields which a class does not declare: its rows are of a class of another package, which has them.
fn undeclared(finder: &mut Finder<'_, '_>, of: ClassOf, name: &str, framework: Framework) {
    let model = python::meta(finder, of, "model");
    if !model.is_some_and(|it| matches!(it.kind, Kind::External(_) | Kind::Unknown(_))) {
        return;
    }
    for it in finder.eval.ancestors(of.0, of.1).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let Some(code) = finder.code(unit) else { continue };
        for member in code.class(class).members {
            let MemberKind::Method(function) = member.kind else { continue };
            let Some(attribute) = code.text(member.name).strip_prefix("resolve_") else { continue };
            let field = camel(attribute);
            let is_known = matches!(attribute, "type" | "id" | "reference");
            if is_known || finder.schema.field(name, &field).is_some() {
                continue;
            }
            let place = Place { unit, range: member.name };
            finder.schema.declare_field(name, &field, "String", false, place);
            let value = python::unbound(finder, unit, function);
            let count = code.function(function).params.len();
            let given = python::given(count, &python::parent_of(None));
            python::link(finder, name, &field, framework, place, Resolver::Function(value, given));
        }
    }
}

/// The functions that make the queries for objects of a type: of its class, and of those that it extends as far as one calls the next.
fn querysets(finder: &mut Finder<'_, '_>, of: ClassOf) -> Vec<(UnitId, FunctionId)> {
    let mut found = Vec::new();
    for it in finder.eval.ancestors(of.0, of.1).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let Some(code) = finder.code(unit) else { continue };
        let own = code.class(class).members.iter().find(|it| code.text(it.name) == "get_queryset");
        let Some(MemberKind::Method(function)) = own.map(|it| it.kind) else { continue };
        found.push((unit, function));
        if !code.text(code.function(function).range).contains("super()") {
            break;
        }
    }
    found
}

/// Where a type says which of its rows may be seen: then graphene-django asks for what a relation to one leads to by its key, through `get_node`, even
/// where that was loaded already.
fn asked_anew(finder: &mut Finder<'_, '_>, of: ClassOf) -> Option<Place> {
    let (unit, function, name) = python::method(finder, of, "get_queryset")?;
    let code = finder.code(unit)?;
    let last = code.function(function).returns.last().copied();
    Some(last.map_or(name, |it| Place { unit, range: code.range(it) }))
}

/// The columns of a class of rows, with where they are declared, its key among them.
fn columns(finder: &mut Finder<'_, '_>, row: ClassOf) -> Vec<(String, Place)> {
    let mut found = vec![("id".to_owned(), python::class_place(finder, row))];
    for it in finder.eval.ancestors(row.0, row.1).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let Some(code) = finder.code(unit) else { continue };
        for member in code.class(class).members {
            let MemberKind::Field(Some(value)) = member.kind else { continue };
            let Expr::Call { callee, .. } = code.expr(value) else { continue };
            let callee = code.text(code.range(callee));
            let last = callee.rsplit('.').next().unwrap_or(callee);
            let is_column =
                last.ends_with("Field") && !last.contains("ManyToMany") && !last.contains("OneToOne");
            if is_column || matches!(last, "Column" | "mapped_column") {
                found.push((code.text(member.name).to_owned(), Place { unit, range: member.name }));
            }
        }
    }
    found
}

/// The fields that `Meta` names; `None` where it names none, or all.
fn names(finder: &mut Finder<'_, '_>, of: ClassOf, keys: &[&str]) -> Option<Vec<String>> {
    let value = keys.iter().find_map(|it| python::meta(finder, of, it))?;
    match &value.kind {
        Kind::List(all) => Some(all.iter().filter_map(Value::text).map(|it| it.to_string()).collect()),
        _ => None,
    }
}
