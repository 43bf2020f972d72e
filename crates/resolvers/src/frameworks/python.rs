//! What the frameworks of Python have in common: how fields are called, what resolvers are handed, what servers are made with.

use std::rc::Rc;

use wirelint_source::TextRange;
use wirelint_source_code::Family;
use wirelint_source_code::code::{ClassId, Expr, ExprId, FunctionId, MemberKind, Type, TypeId};

use super::{Finder, Link, Resolver};
use crate::eval::Eval;
use crate::eval::python::{Ancestor, named_argument};
use crate::project::{Place, UnitId};
use crate::value::{Closure, Kind, Parent, Phase, Value};

/// Functions that make the context of an operation, by their names.
const MAKERS: [&str; 5] =
    ["get_context", "get_context_value", "context_getter", "build_context", "get_graphql_context"];
/// Arguments that servers are given the context by.
const GIVEN: [&str; 5] = ["context_value", "context_getter", "get_context", "context_builder", "context"];
/// How deep types nest in one another.
const DEPTH: u32 = 8;

/// A class: the file and its number.
pub(super) type ClassOf = (UnitId, ClassId);

/// The type that a field gives, and whether that is a list.
pub(super) type Gives = (String, bool);

/// The name of a field as the schema has it: `student_names` is `studentNames`.
pub(super) fn camel(name: &str) -> String {
    let start = name.len() - name.trim_start_matches('_').len();
    let (before, rest) = name.split_at(start);
    let mut all = rest.split('_');
    let mut camel = before.to_owned() + all.next().unwrap_or_default();
    for it in all {
        let mut letters = it.chars();
        match letters.next() {
            Some(first) => {
                camel.extend(first.to_uppercase());
                camel.push_str(letters.as_str());
            }
            None => camel.push('_'),
        }
    }
    camel
}

/// The parent, of which it is known of which class it is.
pub(super) fn parent_of(row: Option<ClassOf>) -> Value {
    let parent = Parent { path: Vec::new(), ty: None, row, held: 0 };
    Value { kind: Kind::Parent(Rc::new(parent)), of_parent: true }
}

/// What every resolver is handed besides: it has the context.
pub(super) fn info() -> Value {
    Value::record(vec![("context".into(), Value::new(Kind::Context))])
}

/// The files of Python among these that have one of the words.
pub(super) fn units_with(finder: &Finder<'_, '_>, units: &[UnitId], words: &[&str]) -> Vec<UnitId> {
    let project = finder.eval.project;
    let is_one = |it: &&UnitId| project.family(**it) == Family::Python && finder.mentions(**it, words);
    units.iter().filter(is_one).copied().collect()
}

/// What contexts and requests have, as far as servers and middleware say.
pub(super) fn contexts(finder: &mut Finder<'_, '_>, units: &[UnitId], found: &mut Vec<Value>) {
    for unit in units_with(finder, units, &["context", "request."]) {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        let is_server = finder.mentions(unit, &["raphQL", "raphql", "raphene", "strawberry", "ariadne"]);
        let mut given: Vec<ExprId> = Vec::new();
        for (_, expr) in code.exprs() {
            match expr {
                Expr::Call { callee, arguments } if is_server => {
                    let name = code.text(code.range(callee));
                    let executes =
                        name.ends_with("execute") || name.contains("raph") || name.contains("as_view");
                    for it in code.several(arguments) {
                        let Some((name, value)) = code.keyword(it) else { continue };
                        if GIVEN.contains(&name) && (name != "context" || executes) {
                            given.push(value);
                        }
                    }
                }
                // `request.loaders = Loaders()`, `info.context.loaders = Loaders()`
                Expr::Assign { target, value } => {
                    let Expr::Member { object, name } = code.expr(target) else { continue };
                    let of = code.text(code.range(object));
                    if matches!(of, "request" | "context" | "req")
                        || of.ends_with(".context")
                        || of.ends_with(".request")
                    {
                        let name: Rc<str> = code.text(TextRange::new(name, code.range(target).end)).into();
                        finder.eval.requests.entry(name).or_default().push((unit, value));
                    }
                }
                _ => {}
            }
        }
        for it in given {
            let value = finder.value(unit, it);
            made(finder, &value, found);
        }
        for (id, function) in code.functions() {
            let is_maker = function.name.is_some_and(|it| MAKERS.contains(&code.text(it)));
            if !is_maker || !is_server {
                continue;
            }
            let receiver = function.class.map(|class| finder.eval.injected_python(unit, class));
            let frame = finder.eval.module(unit);
            let closure = Rc::new(Closure { unit, function: id, frame, receiver });
            made(finder, &Value::new(Kind::Function(closure)), found);
        }
    }
}

/// What a function gives that makes contexts, or what is one.
fn made(finder: &mut Finder<'_, '_>, value: &Value, found: &mut Vec<Value>) {
    let functions = value.functions();
    if functions.is_empty() {
        found.extend(value.alternatives().into_iter().filter(|it| !it.is_opaque()));
        return;
    }
    for it in functions {
        let request = Value::named("request");
        let value = finder.eval.run_in(Phase::Request, &it, vec![request.clone(), request]);
        let value = Eval::settled(&value);
        found.extend(value.alternatives().into_iter().filter(|it| !it.is_opaque()));
    }
}

/// What `Schema(query=…, mutation=…)` says of the types where operations begin, with all of its arguments.
pub(super) fn schemas(finder: &mut Finder<'_, '_>, units: &[UnitId], module: &str) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    for &unit in units {
        finder.eval.renew();
        for (call, _) in finder.calls(unit, |it| it.ends_with("Schema") || it == "build_schema") {
            let Some(code) = finder.code(unit) else { continue };
            let Expr::Call { callee, .. } = code.expr(call) else { continue };
            let arguments = finder.arguments(unit, call);
            let is_it = match &finder.value(unit, callee).kind {
                Kind::External(it) => {
                    it.module().is_some_and(|it| it.trim_start_matches("py:").starts_with(module))
                }
                Kind::Class(unit, class) => {
                    finder.eval.foreign_bases(*unit, *class).iter().any(|it| it.0.starts_with(module))
                }
                Kind::Unknown(_) => true,
                _ => false,
            };
            let is_class = |it: &Value| matches!(it.kind, Kind::Class(..));
            let has_query =
                named_argument(&arguments, &["query"]).is_some() || arguments.first().is_some_and(is_class);
            if is_it && has_query {
                found.push(arguments);
            }
        }
    }
    found
}

/// States the types where operations begin, unless somebody has.
pub(super) fn state_roots(
    finder: &mut Finder<'_, '_>,
    arguments: &[Value],
    name: impl Fn(&Finder<'_, '_>, ClassOf) -> Option<String>,
) {
    for (at, root) in ["query", "mutation", "subscription"].into_iter().enumerate() {
        let first = arguments.first().filter(|it| at == 0 && matches!(it.kind, Kind::Class(..)));
        let Some(value) = named_argument(arguments, &[root]).or_else(|| first.cloned()) else { continue };
        let class = value.alternatives().into_iter().find_map(|it| match it.kind {
            Kind::Class(unit, class) => Some((unit, class)),
            _ => None,
        });
        if let Some(name) = class.and_then(|it| name(finder, it))
            && finder.schema.roots[at].is_none()
        {
            finder.schema.roots[at] = Some(name);
        }
    }
}

/// The method of a class, or of one that it extends: the file, the function, and where its name stands.
pub(super) fn method(
    finder: &mut Finder<'_, '_>,
    of: ClassOf,
    name: &str,
) -> Option<(UnitId, FunctionId, Place)> {
    for it in finder.eval.ancestors(of.0, of.1).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let code = finder.code(unit)?;
        for member in code.class(class).members {
            if let MemberKind::Method(function) = member.kind
                && code.text(member.name) == name
            {
                return Some((unit, function, Place { unit, range: member.name }));
            }
        }
    }
    None
}

/// A function that is called without a receiver, whatever it is to the class that it is in.
pub(super) fn unbound(finder: &mut Finder<'_, '_>, unit: UnitId, function: FunctionId) -> Value {
    let frame = finder.eval.module(unit);
    Value::new(Kind::Function(Rc::new(Closure { unit, function, frame, receiver: None })))
}

/// What the inner class `Meta` of the class itself says by that name.
pub(super) fn own_meta(finder: &mut Finder<'_, '_>, (unit, class): ClassOf, name: &str) -> Option<Value> {
    let Kind::Class(unit, class) = finder.eval.own_member(unit, class, "Meta", None)?.kind else {
        return None;
    };
    // It may extend that of another class.
    let all = finder.eval.ancestors(unit, class);
    all.iter().find_map(|it| match *it {
        Ancestor::Class(unit, class) => finder.eval.own_member(unit, class, name, None),
        Ancestor::Other(_) => None,
    })
}

/// What the inner class `Meta` of a class says by that name.
pub(super) fn meta(finder: &mut Finder<'_, '_>, of: ClassOf, name: &str) -> Option<Value> {
    for it in finder.eval.ancestors(of.0, of.1).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        // That of a base is none of the class's own where it has one.
        if finder.eval.own_member(unit, class, "Meta", None).is_some() {
            return own_meta(finder, (unit, class), name);
        }
    }
    None
}

/// What a class is called.
pub(super) fn class_name(finder: &Finder<'_, '_>, (unit, class): ClassOf) -> Option<String> {
    let code = finder.code(unit)?;
    Some(code.text(code.class(class).name?).to_owned())
}

/// Where the name of a class stands.
pub(super) fn class_place(finder: &Finder<'_, '_>, (unit, class): ClassOf) -> Place {
    let range = finder.code(unit).map(|it| it.class(class).name.unwrap_or(it.class(class).range));
    Place { unit, range: range.unwrap_or_default() }
}

/// Where something in a class names a field: `fields = ("id", "room")`; else where the class is named.
pub(super) fn mentioned(finder: &Finder<'_, '_>, of: ClassOf, field: &str) -> Place {
    let place = class_place(finder, of);
    let Some(code) = finder.code(of.0) else { return place };
    let within = code.class(of.1).range;
    let found = code.exprs().find(|&(id, expr)| {
        let range = code.range(id);
        matches!(expr, Expr::Text)
            && within.contains(range)
            && code.text(range).trim_matches(['"', '\'']) == field
    });
    found.map_or(place, |it| Place { unit: of.0, range: code.range(it.0) })
}

/// The type that an annotation names: `Optional[list["Post"]]`. `name` gives what a class is called in the schema.
pub(super) fn of_annotation(
    finder: &mut Finder<'_, '_>,
    unit: UnitId,
    ty: TypeId,
    name: &dyn Fn(&Finder<'_, '_>, ClassOf) -> Option<String>,
) -> Option<Gives> {
    let code = finder.code(unit)?;
    let mut at = ty;
    let mut is_list = false;
    for _ in 0..DEPTH {
        match code.ty(at) {
            Type::List(inner) => {
                is_list = true;
                at = inner;
            }
            Type::Named(range, arguments) => {
                let named = code.text(range);
                let last = named.rsplit('.').next().unwrap_or(named);
                match (last, code.several_types(arguments).next()) {
                    ("Private", _) => return None,
                    (
                        "Optional" | "Annotated" | "Awaitable" | "AsyncGenerator" | "AsyncIterator"
                        | "AsyncIterable" | "Maybe" | "Coroutine" | "Union",
                        Some(inner),
                    ) => at = inner,
                    (
                        "list" | "List" | "Sequence" | "Iterable" | "Set" | "set" | "tuple" | "Tuple"
                        | "Iterator" | "Generator" | "Collection",
                        Some(inner),
                    ) => {
                        is_list = true;
                        at = inner;
                    }
                    (_, Some(inner))
                        if last.ends_with("Connection")
                            || last.ends_with("Page")
                            || last.contains("Paginated") =>
                    {
                        let (of, _) = of_annotation(finder, unit, inner, name)?;
                        let place = Place { unit, range };
                        let is_page = !last.ends_with("Connection");
                        return Some(match is_page {
                            true => (listed(finder, &of, last, "items", place), false),
                            false => (connection(finder, &of, place), false),
                        });
                    }
                    _ => {
                        let module = finder.eval.module(unit);
                        let mut names = named.split('.');
                        let mut value = finder.eval.name(&module, names.next()?);
                        for it in names {
                            value = finder.eval.member(&value, it);
                        }
                        let class = value.alternatives().into_iter().find_map(|it| match it.kind {
                            Kind::Class(unit, class) => Some((unit, class)),
                            _ => None,
                        });
                        let found = class.and_then(|it| name(finder, it)).unwrap_or_else(|| last.to_owned());
                        return Some((found, is_list));
                    }
                }
            }
            Type::Several(all) => {
                at = code.several_types(all).find(
                    |it| !matches!(code.ty(*it), Type::Named(range, _) if code.text(range) == "None"),
                )?;
            }
            _ => return Some(("String".to_owned(), is_list)),
        }
    }
    None
}

/// A type that has a list of others, by that name.
fn listed(finder: &mut Finder<'_, '_>, of: &str, wrapper: &str, field: &str, place: Place) -> String {
    let name = format!("{of}{wrapper}");
    finder.schema.declare_field(&name, field, of, true, place);
    name
}

/// The connection of a type: its edges, and the node of each.
pub(super) fn connection(finder: &mut Finder<'_, '_>, of: &str, place: Place) -> String {
    let name = format!("{of}Connection");
    edges(finder, &name, of, place);
    name
}

/// The edges of a connection, and the node of each.
pub(super) fn edges(finder: &mut Finder<'_, '_>, connection: &str, of: &str, place: Place) {
    let edge = format!("{of}Edge");
    finder.schema.declare_field(connection, "edges", &edge, true, place);
    finder.schema.declare_field(&edge, "node", of, false, place);
}

/// What a resolver is called with by its parameters: the parent, the info, and arguments of the field, or what somebody hands it by its type.
pub(super) fn given(count: usize, parent: &Value) -> Vec<Value> {
    let mut given = vec![parent.clone(), info()];
    given.resize(count.max(2), Value::unknown());
    given
}

/// A link that follows from what the code says.
pub(super) fn link(
    finder: &mut Finder<'_, '_>,
    ty: &str,
    field: &str,
    framework: super::Framework,
    place: Place,
    resolver: Resolver,
) {
    finder.link(Link {
        ty: ty.to_owned(),
        field: field.to_owned(),
        framework,
        place,
        resolver,
        is_certain: true,
    });
}

#[cfg(test)]
mod tests {
    use super::camel;

    #[test]
    fn fields_are_called_in_camel_case() {
        for (name, expected) in [
            ("name", "name"),
            ("student_names", "studentNames"),
            ("_id", "_id"),
            ("area_cm2", "areaCm2"),
            ("isOpen", "isOpen"),
        ] {
            assert_eq!(camel(name), expected);
        }
    }
}
