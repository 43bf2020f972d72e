//! graphene, and its bindings to mappers: graphene-django, graphene-sqlalchemy.

use rustc_hash::FxHashMap;
use wirelint_source_code::code::{Expr, Member, MemberKind};

use super::python::{self, ClassOf, Gives, camel};
use super::{Finder, Framework, Resolver, called, graphene_django};
use crate::eval::Eval;
use crate::eval::python::{Ancestor, named_argument, plain_arguments};
use crate::project::{Place, UnitId};
use crate::value::{Kind, Value};

/// How deep types nest in one another.
const DEPTH: u32 = 8;

/// What a class of graphene describes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Object,
    Interface,
    Union,
    Connection,
}

/// The types of the schema.
pub(super) struct Types {
    pub(super) names: FxHashMap<ClassOf, String>,
    /// The classes of rows that objects are, by the type; and the first type of each class of rows.
    pub(super) rows: FxHashMap<String, ClassOf>,
    pub(super) of_rows: FxHashMap<ClassOf, (String, ClassOf)>,
    /// The types that other services or clients get by an id, of which there are connections.
    pub(super) nodes: Vec<String>,
    /// Whether the third version is used, of graphene and what is made for it.
    pub(super) is_third: bool,
    is_camel: bool,
}

/// A field as it is described.
struct Described {
    gives: Gives,
    name: Option<String>,
    resolver: Option<Value>,
    /// The attribute of the parent that it is, where that has another name.
    source: Option<String>,
}

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId]) {
    let all = python::units_with(finder, units, &["graphene", "ObjectType", "resolve_", "Mutation"]);
    if !all.iter().any(|it| finder.mentions(*it, &["graphene"])) {
        return;
    }
    let mut types = Types {
        names: FxHashMap::default(),
        rows: FxHashMap::default(),
        of_rows: FxHashMap::default(),
        nodes: Vec::new(),
        is_third: !is_second(finder, units),
        is_camel: true,
    };
    let mut classes: Vec<(ClassOf, What, Framework)> = Vec::new();
    for &unit in &all {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        for (class, it) in code.classes() {
            let described = if it.extends.is_some() { described_by(finder, (unit, class)) } else { None };
            let mixed =
                || mixin(finder, (unit, class)).map(|it| (What::Object, Framework::Graphene, Some(it)));
            let Some((what, framework, root)) = described.map(|it| (it.0, it.1, None)).or_else(mixed) else {
                continue;
            };
            let Some(name) = root.or_else(|| type_name(finder, (unit, class))) else { continue };
            types.names.insert((unit, class), name.clone());
            classes.push(((unit, class), what, framework));
            if let Some(Kind::Class(row_unit, row)) =
                python::meta(finder, (unit, class), "model").map(|it| it.kind)
            {
                types.rows.insert(name.clone(), (row_unit, row));
                types.of_rows.entry((row_unit, row)).or_insert((name.clone(), (unit, class)));
            }
            if is_node(finder, (unit, class)) {
                types.nodes.push(name);
            }
        }
    }
    finder.eval.python.rows.extend(types.rows.iter().map(|it| (it.0.clone(), *it.1)));
    for arguments in python::schemas(finder, &all, "graphene") {
        types.is_camel &= named_argument(&arguments, &["auto_camelcase"]).is_none();
        let names = &types.names;
        python::state_roots(finder, &arguments, |_, class| names.get(&class).cloned());
    }
    for (class, what, framework) in &classes {
        finder.eval.renew();
        let name = types.names[class].clone();
        match what {
            What::Union => union(finder, &types, *class, &name),
            What::Connection => connection(finder, &types, *class, &name),
            What::Interface => {
                finder.schema.declare(&name).is_abstract = true;
                object(finder, &types, *class, &name, *framework);
            }
            What::Object => {
                interfaces(finder, &types, *class, &name);
                object(finder, &types, *class, &name, *framework);
                graphene_django::relations(finder, &types, *class, &name, *framework);
            }
        }
    }
}

/// Whether something is used that only the second version has.
fn is_second(finder: &Finder<'_, '_>, units: &[UnitId]) -> bool {
    const WORDS: [&str; 5] = [
        "from graphql import ResolveInfo",
        "from graphql.execution.base import",
        "graphql.execution.executors",
        "from promise.dataloader import",
        "from graphql.backend",
    ];
    !python::units_with(finder, units, &WORDS).is_empty()
}

/// What a class describes, and which framework makes it.
fn described_by(finder: &mut Finder<'_, '_>, of: ClassOf) -> Option<(What, Framework)> {
    if python::own_meta(finder, of, "abstract").is_some() {
        return None;
    }
    for (module, name) in finder.eval.foreign_bases(of.0, of.1) {
        let is_of = module.starts_with("graphene") || module.is_empty() && name.ends_with("ObjectType");
        if !is_of {
            continue;
        }
        let framework = match module.starts_with("graphene_django") || name.starts_with("Django") {
            true => Framework::GrapheneDjango,
            false => Framework::Graphene,
        };
        let what = match &*name {
            "InputObjectType" => return None,
            "Interface" | "Node" | "SQLAlchemyInterface" => What::Interface,
            "Union" => What::Union,
            "Connection" | "CountableConnection" => What::Connection,
            _ if name.ends_with("ObjectType") || name.ends_with("Mutation") => What::Object,
            "ObjectNode" | "Subscription" => What::Object,
            _ => continue,
        };
        return Some((what, framework));
    }
    None
}

/// The type where operations begin that a class of no framework adds fields to: `class Query: posts = graphene.List(…)`, mixed with others.
fn mixin(finder: &mut Finder<'_, '_>, of: ClassOf) -> Option<String> {
    let name = python::class_name(finder, of)?;
    let root =
        ["Query", "Mutation", "Subscription"].into_iter().find(|it| name == *it || name.ends_with(it))?;
    let is_plain = finder.eval.foreign_bases(of.0, of.1).is_empty();
    (is_plain && finder.mentions(of.0, &["graphene", "ConnectionField"])).then(|| root.to_owned())
}

/// What a class is called in the schema.
fn type_name(finder: &mut Finder<'_, '_>, of: ClassOf) -> Option<String> {
    let stated = python::meta(finder, of, "name").and_then(|it| it.text());
    stated.map(|it| it.to_string()).or_else(|| python::class_name(finder, of))
}

/// Whether a class has the interface of nodes, so that lists of it are connections.
fn is_node(finder: &mut Finder<'_, '_>, of: ClassOf) -> bool {
    let Some(all) = python::meta(finder, of, "interfaces") else { return false };
    let is_node = |it: &Value| match &it.kind {
        Kind::External(it) => it.name().ends_with("Node"),
        Kind::Class(unit, class) => {
            finder.eval.foreign_bases(*unit, *class).iter().any(|it| it.1.ends_with("Node"))
        }
        _ => false,
    };
    match &all.kind {
        Kind::List(all) => all.iter().any(is_node),
        _ => false,
    }
}

fn interfaces(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, name: &str) {
    let Some(all) = python::meta(finder, of, "interfaces") else { return };
    let Kind::List(all) = &all.kind else { return };
    for it in all.iter() {
        if let Kind::Class(unit, class) = it.kind
            && let Some(interface) = types.names.get(&(unit, class))
        {
            finder.schema.declare(name).is_a.push(interface.clone());
        }
    }
}

fn union(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, name: &str) {
    finder.schema.declare(name).is_abstract = true;
    let Some(all) = python::meta(finder, of, "types") else { return };
    let Kind::List(all) = &all.kind else { return };
    for it in all.iter() {
        if let Kind::Class(unit, class) = it.kind
            && let Some(member) = types.names.get(&(unit, class))
        {
            finder.schema.declare(member).is_a.push(name.to_owned());
        }
    }
}

fn connection(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, name: &str) {
    let place = python::class_place(finder, of);
    if let Some(node) = python::meta(finder, of, "node")
        && let Some((node, _)) = type_of(finder, types, of, &node, 0)
    {
        python::edges(finder, name, &node, place);
    }
    object(finder, types, of, name, Framework::Graphene);
}

/// The fields of a class and of those that it extends.
fn object(finder: &mut Finder<'_, '_>, types: &Types, of: ClassOf, name: &str, framework: Framework) {
    finder.schema.declare(name);
    let row = types.rows.get(name).copied();
    for it in finder.eval.ancestors(of.0, of.1).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let Some(code) = finder.code(unit) else { continue };
        for member in code.class(class).members {
            let MemberKind::Field(Some(_)) = member.kind else { continue };
            let attribute = code.text(member.name);
            if attribute == "Meta" || attribute == "Arguments" || attribute.starts_with("__") {
                continue;
            }
            let Some(value) = finder.eval.own_member(unit, class, attribute, None) else { continue };
            let place = Place { unit, range: member.name };
            let own = if types.is_camel { camel(attribute) } else { attribute.to_owned() };
            if let Some(payload) = payload(finder, types, unit, member) {
                finder.schema.declare_field(name, &own, &payload, false, place);
                continue;
            }
            let Some(described) = described(finder, types, of, &value, 0) else { continue };
            let field = described.name.unwrap_or(own);
            let (gives, is_list) = described.gives;
            finder.schema.declare_field(name, &field, &gives, is_list, place);
            let source = described.source.unwrap_or_else(|| attribute.to_owned());
            resolve(
                finder,
                (of, name, framework),
                (attribute, &field, &source),
                described.resolver,
                row,
                place,
            );
        }
    }
}

/// What a mutation gives: `create_post = CreatePost.Field()`.
fn payload(finder: &mut Finder<'_, '_>, types: &Types, unit: UnitId, member: &Member) -> Option<String> {
    let MemberKind::Field(Some(value)) = member.kind else { return None };
    let code = finder.code(unit)?;
    let Expr::Call { callee, .. } = code.expr(value) else { return None };
    let Expr::Member { object, .. } = code.expr(callee) else { return None };
    if !code.text(code.range(callee)).ends_with(".Field") {
        return None;
    }
    match finder.value(unit, object).kind {
        Kind::Class(unit, class) => types.names.get(&(unit, class)).cloned(),
        _ => None,
    }
}

/// Links a field to what resolves it.
fn resolve(
    finder: &mut Finder<'_, '_>,
    (of, name, framework): (ClassOf, &str, Framework),
    (attribute, field, source): (&str, &str, &str),
    stated: Option<Value>,
    row: Option<ClassOf>,
    place: Place,
) {
    let parent = python::parent_of(row);
    let found = match stated.filter(|it| !it.functions().is_empty()) {
        Some(value) => Some((value, place)),
        None => python::method(finder, of, &format!("resolve_{attribute}"))
            .map(|(unit, function, at)| (python::unbound(finder, unit, function), at)),
    };
    match found {
        Some((value, at)) => {
            let count = value.functions().first().and_then(|it| {
                let code = finder.code(it.unit)?;
                let function = code.function(it.function);
                Some(function.params.iter().filter(|it| !it.is_rest && !it.is_named_rest).count())
            });
            let given = python::given(count.unwrap_or(2), &parent);
            python::link(finder, name, field, framework, at, Resolver::Function(value, given));
        }
        // The attribute of the row is read.
        None => {
            let relation = row.and_then(|row| finder.eval.relation(row, source)).filter(|it| it.is_lazy);
            if let Some(relation) = relation {
                let resolver =
                    Resolver::Relation { name: source.into(), back: relation.back, place: relation.place };
                python::link(finder, name, field, framework, place, resolver);
            }
        }
    }
}

/// What a field of a class is described by.
fn described(
    finder: &mut Finder<'_, '_>,
    types: &Types,
    of: ClassOf,
    value: &Value,
    depth: u32,
) -> Option<Described> {
    if depth > DEPTH {
        return None;
    }
    let (name, arguments) = match &value.kind {
        Kind::OneOf(all) => return all.iter().find_map(|it| described(finder, types, of, it, depth + 1)),
        Kind::External(_) => {
            let called = called(value)?;
            let Kind::External(callee) = &called.callee.kind else { return None };
            let is_of =
                callee.module().is_some_and(|it| it.contains("graphene")) || callee.name().ends_with("Field");
            if !is_of {
                return None;
            }
            (callee.name().to_owned(), called.arguments.clone())
        }
        // A field of the project's own making.
        Kind::Instance(it) => {
            let bases = finder.eval.foreign_bases(it.unit, it.class);
            let base = bases.into_iter().find(|it| it.0.starts_with("graphene"))?;
            let own = python::class_name(finder, (it.unit, it.class))?;
            let name = if own.contains("Connection") { own } else { base.1 };
            (name, it.arguments.clone().unwrap_or_default())
        }
        _ => return None,
    };
    let first = plain_arguments(&arguments).next().cloned();
    let first = first.or_else(|| named_argument(&arguments, &["type_", "type", "of_type"]));
    let gives = match &*name {
        "List" | "NonNull" | "Dynamic" => type_of(finder, types, of, value, depth + 1)?,
        "DjangoListField" => (type_of(finder, types, of, &first?, depth + 1)?.0, true),
        _ if name.contains("Connection") => {
            let (node, _) = type_of(finder, types, of, &first?, depth + 1)?;
            let place = python::class_place(finder, of);
            let is_connection = node.ends_with("Connection");
            (if is_connection { node } else { python::connection(finder, &node, place) }, false)
        }
        _ if name.ends_with("Field") || name == "Argument" => match first {
            Some(first) => {
                type_of(finder, types, of, &first, depth + 1).unwrap_or(("String".to_owned(), false))
            }
            None => ("String".to_owned(), false),
        },
        _ => ("String".to_owned(), false),
    };
    Some(Described {
        gives,
        name: named_argument(&arguments, &["name"]).and_then(|it| it.text()).map(|it| it.to_string()),
        resolver: named_argument(&arguments, &["resolver"]),
        source: named_argument(&arguments, &["source"]).and_then(|it| it.text()).map(|it| it.to_string()),
    })
}

/// The name of a type, and whether it is a list.
fn type_of(
    finder: &mut Finder<'_, '_>,
    types: &Types,
    of: ClassOf,
    value: &Value,
    depth: u32,
) -> Option<Gives> {
    if depth > DEPTH {
        return None;
    }
    match &value.kind {
        Kind::Class(unit, class) => match types.names.get(&(*unit, *class)) {
            Some(known) => Some((known.clone(), false)),
            None => type_name(finder, (*unit, *class)).map(|it| (it, false)),
        },
        Kind::Function(_) => {
            let given = finder.forced(&Eval::settled(value), &[]);
            type_of(finder, types, of, &given, depth + 1)
        }
        Kind::Text(text) => {
            let last = text.rsplit('.').next().unwrap_or(text);
            match last {
                "self" => types.names.get(&of).map(|it| (it.clone(), false)),
                _ => Some((last.to_owned(), false)),
            }
        }
        Kind::OneOf(all) => all.iter().find_map(|it| type_of(finder, types, of, it, depth + 1)),
        Kind::External(external) => match called(value) {
            Some(called) => {
                let name = match &called.callee.kind {
                    Kind::External(it) => it.name().to_owned(),
                    _ => String::new(),
                };
                let first = plain_arguments(&called.arguments).next().cloned();
                let first = first.or_else(|| named_argument(&called.arguments, &["of_type", "type_"]));
                let Some(first) = first else { return Some(("String".to_owned(), false)) };
                let inner = type_of(finder, types, of, &first, depth + 1)?;
                Some((inner.0, inner.1 || name == "List"))
            }
            None => Some((external.name().to_owned(), false)),
        },
        Kind::Instance(it) => {
            let first = plain_arguments(it.arguments.as_deref().unwrap_or_default()).next().cloned()?;
            let inner = type_of(finder, types, of, &first, depth + 1)?;
            let is_list =
                python::class_name(finder, (it.unit, it.class)).is_some_and(|it| it.contains("List"));
            Some((inner.0, inner.1 || is_list))
        }
        Kind::Unknown(Some(names)) => Some((names.name.to_string(), false)),
        _ => None,
    }
}
