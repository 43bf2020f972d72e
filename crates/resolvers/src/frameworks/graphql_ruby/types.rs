//! Which classes are types of the schema, what they are called, and which type an expression names.

use wirelint_source_code::Family;
use wirelint_source_code::code::{Code, Expr, ExprId, FunctionId, MODULE};

use super::{Types, What, macros, own_macros, place, unquoted};
use crate::eval::ruby::{ClassOf, is_constant};
use crate::frameworks::Finder;
use crate::project::{Place, UnitId};
use crate::value::{Kind, Value};

/// How deep types nest in one another.
const DEPTH: u32 = 6;

pub(super) fn collect(finder: &mut Finder<'_, '_>, units: &[UnitId]) -> Types {
    let mut types = Types::default();
    for &unit in units {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        debug_assert!(code.language().family() == Family::Ruby);
        for (class, _) in code.classes() {
            let of = (unit, class);
            let whole = finder.eval.whole_name(of);
            // What adds to a class is read with it.
            let first = finder.eval.constant_called(&whole).map(|it| it.kind);
            if matches!(first, Some(Kind::Class(unit, class)) if (unit, class) != of) {
                continue;
            }
            if let Some(what) = described_by(finder, of, &code) {
                types.what.insert(of, what);
                types.all.push(of);
            }
        }
    }
    let mut taken: rustc_hash::FxHashMap<String, ClassOf> = rustc_hash::FxHashMap::default();
    roots(finder, &mut types, &mut taken);
    for of in types.all.clone() {
        let what = types.what[&of];
        if what == What::Schema || types.names.contains_key(&of) {
            continue;
        }
        let mut name = type_name(finder, of);
        if what == What::Mutation {
            name.push_str("Payload");
        }
        if taken.contains_key(&name) {
            name = finder.eval.whole_name(of).replace("::", "");
        }
        taken.insert(name.clone(), of);
        types.names.insert(of, name);
    }
    types
}

/// What a class describes.
fn described_by(finder: &mut Finder<'_, '_>, of: ClassOf, code: &Code) -> Option<What> {
    for base in finder.eval.foreign_ancestors(of) {
        let last = base.rsplit("::").next().unwrap_or(&base);
        let is_of = base.starts_with("GraphQL::");
        let what = match last {
            "Schema" if base == "GraphQL::Schema" => What::Schema,
            "Object" if is_of => What::Object,
            "Interface" | "Node" | "NodeBehaviors" if is_of => {
                // A class that has an interface is none.
                let is_module = code.text(code.class(of.1).range).starts_with("module");
                if !is_module || last != "Interface" {
                    continue;
                }
                What::Interface
            }
            "Union" if is_of => What::Union,
            "BaseConnection" | "ConnectionBehaviors" if is_of => What::Connection,
            "BaseEdge" | "EdgeBehaviors" if is_of => What::Edge,
            "Resolver" if is_of => What::Resolver,
            "Mutation" | "RelayClassicMutation" | "Subscription" if is_of => What::Mutation,
            // Of a base that is not there its name tells.
            "BaseObject" | "BaseType" | "ObjectType" => What::Object,
            "BaseInterface" => What::Interface,
            "BaseUnion" => What::Union,
            "BaseResolver" | "SearchObject.module" => What::Resolver,
            "BaseMutation" | "BaseSubscription" => What::Mutation,
            _ => continue,
        };
        return Some(what);
    }
    None
}

/// States the types where operations begin.
fn roots(finder: &mut Finder<'_, '_>, types: &mut Types, taken: &mut rustc_hash::FxHashMap<String, ClassOf>) {
    let schemas: Vec<ClassOf> =
        types.all.iter().copied().filter(|it| types.what[it] == What::Schema).collect();
    for schema in schemas {
        for (at, root) in ["query", "mutation", "subscription"].into_iter().enumerate() {
            for (of, it) in macros(finder, schema, root) {
                let Some(code) = finder.code(of.0) else { continue };
                let scope = code.class(of.1).body.unwrap_or(MODULE);
                let Some(first) = code.several(it.arguments).next() else { continue };
                let first = match code.expr(first) {
                    Expr::Function(function) => match code.function(function).returns.last() {
                        Some(&it) => it,
                        None => continue,
                    },
                    _ => first,
                };
                let frame = finder.eval.scope_frame(of.0, scope);
                let Kind::Class(unit, class) = finder.eval.eval(&frame, first).kind else { continue };
                let class = (unit, class);
                if types.names.contains_key(&class) {
                    continue;
                }
                // Where operations of several schemas begin is one type here.
                let name = match &finder.schema.roots[at] {
                    Some(known) => known.clone(),
                    None => type_name(finder, class),
                };
                finder.schema.roots[at].get_or_insert_with(|| name.clone());
                taken.insert(name.clone(), class);
                types.names.insert(class, name);
            }
        }
    }
}

/// What a class is called in the schema.
fn type_name(finder: &mut Finder<'_, '_>, of: ClassOf) -> String {
    if let Some(stated) = own_macros(finder, of, "graphql_name").first()
        && let Some(code) = finder.code(of.0)
        && let Some(first) = code.several(stated.arguments).next()
        && matches!(code.expr(first), Expr::Text)
    {
        return unquoted(code.text(code.range(first))).to_owned();
    }
    let whole = finder.eval.whole_name(of);
    let last = whole.rsplit("::").next().unwrap_or(&whole);
    match last.strip_suffix("Type") {
        Some(stem) if !stem.is_empty() => stem.to_owned(),
        _ => last.to_owned(),
    }
}

/// The type that an expression names, and whether it is a list of it.
pub(super) fn named(
    finder: &mut Finder<'_, '_>,
    types: &Types,
    unit: UnitId,
    scope: FunctionId,
    expr: ExprId,
    depth: u32,
) -> Option<(String, bool)> {
    let code = finder.code(unit).filter(|_| depth < DEPTH)?;
    match code.expr(expr) {
        Expr::List(all) => {
            let first = code.several(all).next()?;
            Some((named(finder, types, unit, scope, first, depth + 1)?.0, true))
        }
        // `!types[Types::Post]` of older versions.
        Expr::Operation(all) => {
            let first = code.several(all).next()?;
            named(finder, types, unit, scope, first, depth + 1)
        }
        Expr::Keyword(inner) => named(finder, types, unit, scope, inner, depth + 1),
        Expr::Function(function) => {
            let last = *code.function(function).returns.last()?;
            named(finder, types, unit, scope, last, depth + 1)
        }
        Expr::Text => {
            let text = unquoted(code.text(code.range(expr))).to_owned();
            let inner = text.trim_matches(['[', ']', '!']);
            let value = finder.eval.constant_called(inner).unwrap_or_else(Value::unknown);
            let name = of_value(types, &value)
                .unwrap_or_else(|| inner.rsplit("::").next().unwrap_or(inner).to_owned());
            Some((name, text.starts_with('[')))
        }
        Expr::Member { object, name } => {
            let method = code.text(wirelint_source::TextRange::new(name, code.range(expr).end)).to_owned();
            if is_constant(&method) {
                return of_constant(finder, types, unit, scope, expr);
            }
            let (inner, is_list) = named(finder, types, unit, scope, object, depth + 1)?;
            let at = Place { unit, range: code.range(expr) };
            Some(match &*method {
                "connection_type" => (connection(finder, &inner, at), false),
                "edge_type" => (edge(finder, &inner, at), false),
                "to_list_type" | "array_type" => (inner, true),
                _ => (inner, is_list),
            })
        }
        Expr::Call { callee, .. } => match code.expr(callee) {
            // `Types::Post.connection(…)`, `types[Post]`
            Expr::Member { object, name } => {
                let method =
                    code.text(wirelint_source::TextRange::new(name, code.range(callee).end)).to_owned();
                let (inner, is_list) = named(finder, types, unit, scope, object, depth + 1)?;
                let at = Place { unit, range: code.range(expr) };
                Some(match () {
                    () if method.contains("connection") || method.contains("paginated") => {
                        (connection(finder, &inner, at), false)
                    }
                    () if method.contains("page") || method.contains("collection") => {
                        (listed(finder, &inner, at), false)
                    }
                    () => (inner, is_list),
                })
            }
            _ => None,
        },
        Expr::Index { key, .. } => Some((named(finder, types, unit, scope, key, depth + 1)?.0, true)),
        _ => of_constant(finder, types, unit, scope, expr),
    }
}

fn of_constant(
    finder: &mut Finder<'_, '_>,
    types: &Types,
    unit: UnitId,
    scope: FunctionId,
    expr: ExprId,
) -> Option<(String, bool)> {
    let frame = finder.eval.scope_frame(unit, scope);
    let value = finder.eval.eval(&frame, expr);
    if let Some(name) = of_value(types, &value) {
        return Some((name, false));
    }
    match &value.kind {
        Kind::Class(unit, class) => {
            let name = type_name(finder, (*unit, *class));
            Some((name, false))
        }
        Kind::External(external) => {
            let path = crate::eval::Eval::ruby_path(external)?;
            let last = path.rsplit("::").next().unwrap_or(&path);
            Some((last.strip_suffix("Type").filter(|it| !it.is_empty()).unwrap_or(last).to_owned(), false))
        }
        // A constant that is a list of another one.
        Kind::List(all) => {
            let name = all.iter().find_map(|it| of_value(types, it))?;
            Some((name, true))
        }
        _ => None,
    }
}

fn of_value(types: &Types, value: &Value) -> Option<String> {
    value.alternatives().iter().find_map(|it| match it.kind {
        Kind::Class(unit, class) => types.names.get(&(unit, class)).cloned(),
        _ => None,
    })
}

/// The connection of a type: its edges, the node of each, and the nodes.
pub(super) fn connection(finder: &mut Finder<'_, '_>, of: &str, at: Place) -> String {
    let name = format!("{of}Connection");
    let edge = edge(finder, of, at);
    finder.schema.declare_field(&name, "edges", &edge, true, at);
    finder.schema.declare_field(&name, "nodes", of, true, at);
    name
}

/// The edge of a type: its node.
pub(super) fn edge(finder: &mut Finder<'_, '_>, of: &str, at: Place) -> String {
    let name = format!("{of}Edge");
    finder.schema.declare_field(&name, "node", of, false, at);
    name
}

/// A page of a type.
fn listed(finder: &mut Finder<'_, '_>, of: &str, at: Place) -> String {
    let name = format!("{of}Page");
    finder.schema.declare_field(&name, "nodes", of, true, at);
    finder.schema.declare_field(&name, "items", of, true, at);
    name
}

/// Where a class is named.
pub(super) fn declared_at(finder: &Finder<'_, '_>, of: ClassOf) -> Place {
    place(finder, of)
}
