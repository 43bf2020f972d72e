//! Strawberry and strawberry-django: decorated classes whose annotations are the schema.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source_code::code::{Code, Expr, ExprId, FunctionId, Many, Member, MemberKind, Type};

use super::python::{self, ClassOf, camel};
use super::{Finder, Framework, Resolver, called};
use crate::access::Batched;
use crate::eval::python::{Ancestor, named_argument, plain_arguments};
use crate::project::{Place, UnitId};
use crate::value::{Closure, External, Kind, Value};

/// Decorators of classes that are types.
const TYPES: [&str; 6] = ["type", "interface", "federated_type", "object_type", "partial", "node"];
/// Decorators and functions that make a field.
const FIELDS: [&str; 12] = [
    "field",
    "mutation",
    "subscription",
    "connection",
    "offset_paginated",
    "node",
    "django_resolver",
    "resolver",
    "federation_field",
    "input_mutation",
    "external",
    "auto",
];

/// What a decorator, or a call that makes a field, is: its name, and what it is given.
struct Made {
    name: String,
    is_django: bool,
    arguments: Vec<Value>,
}

/// A class that is a type.
struct TypeClass {
    of: ClassOf,
    name: String,
    row: Option<ClassOf>,
    framework: Framework,
}

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId]) {
    let all = python::units_with(finder, units, &["strawberry"]);
    if all.is_empty() {
        return;
    }
    let mut names: FxHashMap<ClassOf, String> = FxHashMap::default();
    let mut classes: Vec<TypeClass> = Vec::new();
    for &unit in &all {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        for (class, it) in code.classes() {
            let decorators: Vec<Made> = decorators(finder, unit, &code, it.decorators);
            let Some(made) = decorators.iter().find(|it| TYPES.contains(&&*it.name)) else { continue };
            let stated = named_argument(&made.arguments, &["name"]).and_then(|it| it.text());
            let own = python::class_name(finder, (unit, class)).unwrap_or_default();
            let name = stated.map_or(own, |it| it.to_string());
            let row = match plain_arguments(&made.arguments).next().map(|it| &it.kind) {
                Some(Kind::Class(unit, class)) => Some((*unit, *class)),
                _ => None,
            };
            let def = finder.schema.declare(&name);
            def.is_abstract = made.name == "interface";
            def.is_entity |= named_argument(&made.arguments, &["keys"]).is_some();
            let framework = if made.is_django { Framework::StrawberryDjango } else { Framework::Strawberry };
            finder.eval.python.rows.extend(row.map(|it| (name.clone(), it)));
            if named_argument(&made.arguments, &["disable_optimization"]).is_some() {
                finder.eval.python.unoptimised.insert(name.clone());
            }
            names.insert((unit, class), name.clone());
            classes.push(TypeClass { of: (unit, class), name, row, framework });
        }
    }
    if classes.is_empty() {
        return;
    }
    merged(finder, &all, &mut names, &mut classes);
    let mut is_optimised = false;
    let mut is_camel = true;
    for arguments in python::schemas(finder, &all, "strawberry") {
        if let Some(extensions) = named_argument(&arguments, &["extensions"]) {
            is_optimised |= has_optimizer(&extensions);
        }
        is_camel &= !named_argument(&arguments, &["config"]).is_some_and(|it| {
            called(&it).is_some_and(|it| named_argument(&it.arguments, &["auto_camel_case"]).is_some())
        });
        python::state_roots(finder, &arguments, |_, class| names.get(&class).cloned());
    }
    is_optimised |= all
        .iter()
        .any(|&it| finder.mentions(it, &["[DjangoOptimizerExtension", "DjangoOptimizerExtension()"]));
    finder.eval.python.is_optimised = is_optimised;
    // What an operation does not ask for is read row by row where a resolver needs it.
    let reads_all = ["enable_only_optimization=False", "enable_only=False"];
    finder.eval.python.defers = is_optimised && !all.iter().any(|it| finder.mentions(*it, &reads_all));
    let reader = Reader { names, is_optimised, is_camel };
    for class in &classes {
        finder.eval.renew();
        reader.object(finder, class);
    }
    reader.unions(finder, &all);
}

/// `Query = merge_types("Query", (Posts, Users))`: what these classes have is what the merged type has.
fn merged(
    finder: &mut Finder<'_, '_>,
    units: &[UnitId],
    names: &mut FxHashMap<ClassOf, String>,
    classes: &mut [TypeClass],
) {
    for &unit in units {
        finder.eval.renew();
        for (call, _) in finder.calls(unit, |it| it == "merge_types") {
            let arguments = finder.arguments(unit, call);
            let name =
                named_argument(&arguments, &["name"]).or_else(|| plain_arguments(&arguments).next().cloned());
            let Some(name) = name.and_then(|it| it.text()) else { continue };
            let types = named_argument(&arguments, &["types"]);
            let types = types.or_else(|| plain_arguments(&arguments).nth(1).cloned());
            let Some(Kind::List(all)) = types.map(|it| it.kind) else { continue };
            for it in all.iter() {
                let Kind::Class(unit, class) = it.kind else { continue };
                names.insert((unit, class), name.to_string());
                for it in classes.iter_mut().filter(|it| it.of == (unit, class)) {
                    it.name = name.to_string();
                }
            }
        }
    }
}

/// Whether one of a schema's extensions joins what is asked of Django.
fn has_optimizer(extensions: &Value) -> bool {
    let is_it = |it: &Value| match &it.kind {
        Kind::External(it) => match &**it {
            External::Called(it) => {
                matches!(&it.callee.kind, Kind::External(it) if it.name().contains("Optimizer"))
            }
            it => it.name().contains("Optimizer"),
        },
        Kind::Unknown(Some(names)) => names.name.contains("Optimizer"),
        _ => false,
    };
    match &extensions.kind {
        Kind::List(all) => all.iter().any(is_it),
        _ => is_it(extensions),
    }
}

/// The decorators of a class, a function or a member that come from Strawberry.
fn decorators(finder: &mut Finder<'_, '_>, unit: UnitId, code: &Arc<Code>, many: Many) -> Vec<Made> {
    let all: Vec<ExprId> = code.several(many).collect();
    all.into_iter().filter_map(|it| made(finder, unit, code, it)).collect()
}

/// What an expression is, where it is something of Strawberry's, or a call of that.
fn made(finder: &mut Finder<'_, '_>, unit: UnitId, code: &Arc<Code>, expr: ExprId) -> Option<Made> {
    let (callee, arguments) = match code.expr(expr) {
        Expr::Call { callee, .. } => (callee, finder.arguments(unit, expr)),
        _ => (expr, Vec::new()),
    };
    let value = finder.value(unit, callee);
    for it in value.alternatives() {
        let (module, name) = match &it.kind {
            Kind::External(external) => match &**external {
                External::Called(_) => continue,
                it => (it.module().unwrap_or_default().to_owned(), it.name().to_owned()),
            },
            // A function around one: `def field(**options): return strawberry_django.field(**options, extensions=[…])`
            Kind::Function(_) => {
                let given = finder.forced(&it, &[]);
                let Some(inner) = called(&given) else { continue };
                match &inner.callee.kind {
                    Kind::External(it) => (it.module().unwrap_or_default().to_owned(), it.name().to_owned()),
                    _ => continue,
                }
            }
            // A class of the project's own that is one: `class AuthField(StrawberryField)`.
            Kind::Class(unit, class) => {
                let bases = finder.eval.foreign_bases(*unit, *class);
                let base =
                    bases.into_iter().find(|it| it.0.starts_with("strawberry") && it.1.ends_with("Field"))?;
                (base.0, "field".to_owned())
            }
            _ => continue,
        };
        let module = module.trim_start_matches("py:");
        // A package of somebody's that wraps it.
        let is_wrapper = name == "django_type";
        // So is a decorator that is called like one.
        let is_field = name.ends_with("_field") && !module.starts_with("strawberry");
        if !module.starts_with("strawberry") && !is_wrapper && !is_field {
            continue;
        }
        let name = match () {
            () if is_wrapper => "type".to_owned(),
            () if is_field => "field".to_owned(),
            () => name,
        };
        let is_django =
            is_wrapper || module.contains("django") || code.text(code.range(callee)).contains("django");
        return Some(Made { name, is_django, arguments });
    }
    None
}

/// Reads types.
struct Reader {
    names: FxHashMap<ClassOf, String>,
    /// Whether relations that a query asks for are joined.
    is_optimised: bool,
    is_camel: bool,
}

impl Reader {
    fn object(&self, finder: &mut Finder<'_, '_>, class: &TypeClass) {
        for it in finder.eval.ancestors(class.of.0, class.of.1).iter() {
            let Ancestor::Class(unit, it) = *it else { continue };
            let Some(code) = finder.code(unit) else { continue };
            if (unit, it) != class.of
                && let Some(interface) = self.names.get(&(unit, it))
                && finder.schema.types.get(interface).is_some_and(|it| it.is_abstract)
            {
                let interface = interface.clone();
                finder.schema.declare(&class.name).is_a.push(interface);
            }
            let members: Vec<Member> = code.class(it).members.to_vec();
            for member in members {
                match member.kind {
                    MemberKind::Field(value) => self.attribute(finder, class, unit, &code, &member, value),
                    MemberKind::Method(function) | MemberKind::Getter(function) => {
                        self.method(finder, class, unit, &code, &member, function);
                    }
                }
            }
        }
    }

    fn name(&self, attribute: &str, stated: Option<&Value>) -> String {
        match stated.and_then(Value::text) {
            Some(it) => it.to_string(),
            None if self.is_camel => camel(attribute),
            None => attribute.to_owned(),
        }
    }

    /// The type that something gives, as its annotation says.
    fn gives(&self, finder: &mut Finder<'_, '_>, unit: UnitId, member: &Member) -> Option<python::Gives> {
        let names = |_: &Finder<'_, '_>, class: ClassOf| self.names.get(&class).cloned();
        python::of_annotation(finder, unit, member.ty?, &names)
    }

    /// `name: str`, `author: Author = strawberry.field(resolver=author_of)`
    fn attribute(
        &self,
        finder: &mut Finder<'_, '_>,
        class: &TypeClass,
        unit: UnitId,
        code: &Arc<Code>,
        member: &Member,
        value: Option<ExprId>,
    ) {
        if is_private(code, member) {
            return;
        }
        let attribute = code.text(member.name);
        let made = value.and_then(|it| made(finder, unit, code, it));
        let Some((gives, is_list)) = self.gives(finder, unit, member) else {
            if made.is_none() {
                return;
            }
            return self.untyped(finder, class, unit, member, attribute, made);
        };
        let place = Place { unit, range: member.name };
        let arguments = made.map(|it| it.arguments).unwrap_or_default();
        let field = self.name(attribute, named_argument(&arguments, &["name"]).as_ref());
        finder.schema.declare_field(&class.name, &field, &gives, is_list, place);
        let resolver = named_argument(&arguments, &["resolver"]).filter(|it| !it.functions().is_empty());
        if let Some(resolver) = resolver {
            let function = resolver.functions().into_iter().next();
            let given = function
                .map(|it| Self::given(finder, class, it.unit, it.function, false))
                .unwrap_or_default();
            return python::link(
                finder,
                &class.name,
                &field,
                class.framework,
                place,
                Resolver::Function(resolver, given),
            );
        }
        let stated = named_argument(&arguments, &["field_name"]).and_then(|it| it.text());
        let source = stated.map_or_else(|| attribute.to_owned(), |it| it.to_string());
        if named_argument(&arguments, &["annotate"]).is_some() && self.is_optimised {
            let resolver = Resolver::Batched(Batched::Framework);
            return python::link(finder, &class.name, &field, class.framework, place, resolver);
        }
        let relation = class.row.and_then(|it| finder.eval.relation(it, &source)).filter(|it| it.is_lazy);
        if let Some(relation) = relation {
            let resolver = match self.is_optimised && class.framework == Framework::StrawberryDjango {
                true => Resolver::Batched(Batched::Framework),
                false => Resolver::Relation {
                    name: source.as_str().into(),
                    back: relation.back,
                    place: relation.place,
                },
            };
            python::link(finder, &class.name, &field, class.framework, place, resolver);
        }
    }

    /// `posts = strawberry.field(resolver=posts_of)`: its type is what the function gives.
    fn untyped(
        &self,
        finder: &mut Finder<'_, '_>,
        class: &TypeClass,
        unit: UnitId,
        member: &Member,
        attribute: &str,
        made: Option<Made>,
    ) {
        let Some(made) = made else { return };
        let resolver = named_argument(&made.arguments, &["resolver"]);
        let resolver = resolver.or_else(|| plain_arguments(&made.arguments).next().cloned());
        let Some(function) = resolver.as_ref().and_then(|it| it.functions().into_iter().next()) else {
            return;
        };
        let Some(code) = finder.code(function.unit) else { return };
        let names = |_: &Finder<'_, '_>, class: ClassOf| self.names.get(&class).cloned();
        let ty = code.function(function.function).gives;
        let gives = ty.and_then(|it| python::of_annotation(finder, function.unit, it, &names));
        let (gives, is_list) = gives.unwrap_or_else(|| ("String".to_owned(), false));
        let place = Place { unit, range: member.name };
        let field = self.name(attribute, named_argument(&made.arguments, &["name"]).as_ref());
        finder.schema.declare_field(&class.name, &field, &gives, is_list, place);
        let given = Self::given(finder, class, function.unit, function.function, false);
        let value = resolver.unwrap_or_else(Value::unknown);
        python::link(finder, &class.name, &field, class.framework, place, Resolver::Function(value, given));
    }

    /// `@strawberry.field def author(self, info) -> Author`
    fn method(
        &self,
        finder: &mut Finder<'_, '_>,
        class: &TypeClass,
        unit: UnitId,
        code: &Arc<Code>,
        member: &Member,
        function: FunctionId,
    ) {
        let own = code.text(member.name);
        let place = Place { unit, range: member.name };
        if own == "resolve_reference" && member.is_static {
            let count = code.function(function).params.len();
            let mut given = vec![Value::data(); count];
            for (at, it) in given.iter_mut().enumerate().skip(1) {
                *it = if named(code, function, at) == "info" { python::info() } else { super::parent() };
            }
            let value = python::unbound(finder, unit, function);
            let resolver = Resolver::Function(value, given);
            return python::link(finder, &class.name, "__resolveReference", class.framework, place, resolver);
        }
        let all = decorators(finder, unit, code, member.decorators);
        let Some(made) = all.into_iter().find(|it| FIELDS.contains(&&*it.name)) else { return };
        let field = self.name(own, named_argument(&made.arguments, &["name"]).as_ref());
        let (gives, is_list) =
            self.gives(finder, unit, member).unwrap_or_else(|| ("String".to_owned(), false));
        let is_connection = made.name == "connection" && is_list;
        let gives = if is_connection { python::connection(finder, &gives, place) } else { gives };
        finder.schema.declare_field(&class.name, &field, &gives, is_list && !is_connection, place);
        if self.is_optimised {
            let hints = hints(&made.arguments);
            if !hints.is_empty() {
                finder.eval.python.hints.insert((class.name.clone(), field.clone()), hints);
            }
        }
        let given = Self::given(finder, class, unit, function, true);
        let frame = finder.eval.module(unit);
        let value = Value::new(Kind::Function(Rc::new(Closure { unit, function, frame, receiver: None })));
        python::link(finder, &class.name, &field, class.framework, place, Resolver::Function(value, given));
    }

    /// What the framework calls a function with.
    fn given(
        finder: &mut Finder<'_, '_>,
        class: &TypeClass,
        unit: UnitId,
        function: FunctionId,
        is_method: bool,
    ) -> Vec<Value> {
        let Some(code) = finder.code(unit) else { return Vec::new() };
        let parent = python::parent_of(class.row.or(Some(class.of)));
        let params = &code.function(function).params;
        let takes_receiver = is_method && code.function(function).takes_receiver;
        let of = |(at, param): (usize, &wirelint_source_code::code::Param)| {
            let name = named(&code, function, at);
            let annotation = param.ty.map_or("", |it| match code.ty(it) {
                Type::Named(range, _) => {
                    let text = code.text(range);
                    text.rsplit('.').next().unwrap_or(text)
                }
                _ => "",
            });
            match (name, annotation) {
                _ if at == 0 && takes_receiver => parent.clone(),
                (_, "Info" | "ResolveInfo" | "GraphQLResolveInfo") | ("info", _) => python::info(),
                (_, "Parent") | ("root" | "self" | "parent", _) => parent.clone(),
                _ => Value::data(),
            }
        };
        params.iter().enumerate().map(of).collect()
    }

    /// `Media = strawberry.union("Media", types=(A, B))`, `Media = Annotated[A | B, strawberry.union("Media")]`
    fn unions(&self, finder: &mut Finder<'_, '_>, units: &[UnitId]) {
        for &unit in units {
            finder.eval.renew();
            for (call, _) in finder.calls(unit, |it| it == "union") {
                let arguments = finder.arguments(unit, call);
                let Some(name) = plain_arguments(&arguments).next().and_then(Value::text) else { continue };
                finder.schema.declare(&name).is_abstract = true;
                let members = named_argument(&arguments, &["types"]);
                let members = members.or_else(|| plain_arguments(&arguments).nth(1).cloned());
                let Some(Kind::List(all)) = members.map(|it| it.kind) else { continue };
                for it in all.iter() {
                    if let Kind::Class(unit, class) = it.kind
                        && let Some(member) = self.names.get(&(unit, class))
                    {
                        finder.schema.declare(member).is_a.push(name.to_string());
                    }
                }
            }
        }
    }
}

/// The relations that a field tells the framework to load.
pub(super) fn hints(arguments: &[Value]) -> Vec<Rc<str>> {
    let mut found = Vec::new();
    for key in ["select_related", "prefetch_related", "only"] {
        let Some(value) = named_argument(arguments, &[key]) else { continue };
        let all = match &value.kind {
            Kind::List(all) => all.to_vec(),
            _ => vec![value],
        };
        found.extend(all.iter().filter_map(Value::text));
    }
    found
}

/// Whether a member is no field of the schema.
fn is_private(code: &Code, member: &Member) -> bool {
    member.ty.is_some_and(|it| {
        matches!(code.ty(it), Type::Named(range, _) if matches!(code.text(range).rsplit('.').next(), Some("Private" | "ClassVar")))
    })
}

/// The name of a parameter.
fn named(code: &Code, function: FunctionId, at: usize) -> &str {
    code.function(function).params.get(at).and_then(|it| it.name).map_or("", |it| code.text(it))
}
