//! Types of decorated classes: `@ObjectType() class User { @Field(() => [Post]) posts }`.

use wirelint_source_code::code::{ClassId, Expr, ExprId, MODULE, MemberKind, Source, Type, TypeId};

use super::decorated::{Decorator, decorators, own_name};
use super::{Finder, Framework, Link, Resolver, called};
use crate::access::Batched;
use crate::eval::is_lazy_relation;
use crate::project::{Place, UnitId};
use crate::value::{Kind, Value};

/// How deep types nest in one another.
const DEPTH: u32 = 8;

pub(super) fn object(
    finder: &mut Finder<'_, '_>,
    unit: UnitId,
    class: ClassId,
    decorator: &Decorator,
    framework: Framework,
) {
    let Some(name) = class_type_name(finder, unit, class) else { return };
    let def = finder.schema.declare(&name);
    def.is_abstract = decorator.name == "InterfaceType";
    for &argument in &decorator.arguments {
        let value = finder.value(unit, argument);
        if let Some(all) = finder.entry(&value, "implements") {
            let all = finder.forced(&all, &[]);
            let all = match &all.kind {
                Kind::List(all) => all.to_vec(),
                _ => vec![all],
            };
            for it in all {
                if let Some((interface, _)) = type_of(finder, &it, 0) {
                    finder.schema.declare(&name).is_a.push(interface);
                }
            }
        }
    }
    let Some(code) = finder.code(unit) else { return };
    for it in decorators(&code, code.class(class).decorators) {
        let is_key = it.name == "Directive"
            && it.arguments.first().is_some_and(|&it| {
                let text = code.text(code.range(it));
                text.contains("@key") && !text.contains("resolvable: false")
            });
        if is_key {
            finder.schema.declare(&name).is_entity = true;
        }
    }
    fields(finder, &name, unit, class, framework, 0);
}

/// The fields of a class and of those that it extends.
fn fields(
    finder: &mut Finder<'_, '_>,
    name: &str,
    unit: UnitId,
    class: ClassId,
    framework: Framework,
    depth: u32,
) {
    let Some(code) = finder.code(unit).filter(|_| depth < DEPTH) else { return };
    for member in code.class(class).members {
        let all = decorators(&code, member.decorators);
        let Some(field) = all.iter().find(|it| matches!(&*it.name, "Field" | "FilterableField" | "IDField"))
        else {
            continue;
        };
        let place = Place { unit, range: member.name };
        let own = own_name(finder, unit, &code, member);
        let named = field_name(finder, unit, field).unwrap_or(own);
        let stated = field.arguments.iter().find_map(|&it| given_type(finder, unit, it));
        let annotated = || member.ty.and_then(|it| of_annotation(finder, unit, it));
        let (gives, is_list) = stated.or_else(annotated).unwrap_or_else(|| ("String".to_owned(), false));
        finder.schema.declare_field(name, &named, &gives, is_list, place);
        let link = |resolver| Link {
            ty: name.to_owned(),
            field: named.clone(),
            framework,
            place,
            resolver,
            is_certain: true,
        };
        if all.iter().any(|it| it.name == "TypeormLoader" || it.name == "Loader") {
            finder.link(link(Resolver::Batched(Batched::Framework)));
            continue;
        }
        match member.kind {
            MemberKind::Method(function) | MemberKind::Getter(function) => {
                // Its receiver is the parent.
                let method = finder.eval.bound_method(&super::parent(), unit, function);
                let count = code.function(function).params.len();
                finder.link(link(Resolver::Function(method, vec![Value::data(); count])));
            }
            MemberKind::Field(_) => {
                if is_lazy_relation(&code, member) {
                    finder.link(link(Resolver::Lazy(place)));
                }
            }
        }
    }
    if let Some(base) = code.class(class).extends {
        let base = finder.value(unit, base);
        match &base.kind {
            Kind::Class(unit, class) => fields(finder, name, *unit, *class, framework, depth + 1),
            // A page of something, made by a function: `extends Paginated(Ticket)`.
            _ => {
                if let Expr::Call { arguments, .. } =
                    code.expr(code.class(class).extends.expect("it is there"))
                {
                    for it in code.several(arguments) {
                        let value = finder.value(unit, it);
                        if let (Kind::Class(..), Some((of, _))) = (&value.kind, type_of(finder, &value, 0)) {
                            let place = Place { unit, range: code.range(it) };
                            finder.schema.declare_field(name, "nodes", &of, true, place);
                        }
                    }
                }
            }
        }
    }
}

/// `createUnionType({ name, types: () => [A, B] })`
pub(super) fn unions(finder: &mut Finder<'_, '_>, unit: UnitId) {
    for (call, _) in finder.calls(unit, |it| it == "createUnionType") {
        let Some(config) = finder.arguments(unit, call).into_iter().next() else { continue };
        let Some(name) = finder.entry(&config, "name").and_then(|it| it.text()) else { continue };
        finder.schema.declare(&name).is_abstract = true;
        let Some(members) = finder.entry(&config, "types") else { continue };
        if let Kind::List(all) = &finder.forced(&members, &[]).kind {
            for it in all.iter() {
                if let Some((member, _)) = type_of(finder, it, 0) {
                    finder.schema.declare(&member).is_a.push(name.to_string());
                }
            }
        }
    }
}

/// The name that a decorator gives to a field: its first argument, or `name` of its options.
pub(super) fn field_name(finder: &mut Finder<'_, '_>, unit: UnitId, decorator: &Decorator) -> Option<String> {
    for &it in &decorator.arguments {
        let value = finder.value(unit, it);
        if let Some(name) = value.text() {
            return Some(name.to_string());
        }
        if let Some(name) = finder.entry(&value, "name").and_then(|it| it.text()) {
            return Some(name.to_string());
        }
    }
    None
}

/// The type that an argument of a decorator names: `() => User`, `of => [User]`; not a plain string.
pub(super) fn given_type(finder: &mut Finder<'_, '_>, unit: UnitId, expr: ExprId) -> Option<(String, bool)> {
    let value = finder.value(unit, expr);
    if value.functions().is_empty() {
        return None;
    }
    let given = finder.forced(&value, &[]);
    type_of(finder, &given, 0)
}

/// The type that `@Resolver(…)` is about: a function that gives it, itself, or its name.
pub(super) fn named(finder: &mut Finder<'_, '_>, unit: UnitId, expr: ExprId) -> Option<(String, bool)> {
    let value = finder.value(unit, expr);
    if let Some(name) = value.text() {
        return Some((name.to_string(), false));
    }
    let given = finder.forced(&value, &[]);
    type_of(finder, &given, 0)
}

/// The name of a type, and whether it is a list.
fn type_of(finder: &mut Finder<'_, '_>, value: &Value, depth: u32) -> Option<(String, bool)> {
    if depth > DEPTH {
        return None;
    }
    match &value.kind {
        Kind::Class(unit, class) => {
            let name = class_type_name(finder, *unit, *class)?;
            // A class of another package is a type of this schema where something here gives it.
            if finder.eval.project.is_lent(*unit) && !finder.schema.types.contains_key(&name) {
                finder.lent_types.push((*unit, *class));
            }
            Some((name, false))
        }
        Kind::List(all) => all.first().and_then(|it| type_of(finder, it, depth + 1)).map(|it| (it.0, true)),
        Kind::OneOf(all) => all.iter().find_map(|it| type_of(finder, it, depth + 1)),
        Kind::Text(name) => Some((name.to_string(), false)),
        Kind::External(external) => {
            if let Some(it) = called(value) {
                let config = it.arguments.first()?.clone();
                return finder.entry(&config, "name")?.text().map(|it| (it.to_string(), false));
            }
            Some((external.name().to_owned(), false))
        }
        // An enumeration, or a type that is made somewhere else.
        Kind::Object(_) | Kind::Data => Some(("String".to_owned(), false)),
        Kind::Unknown(Some(names)) => Some((names.name.to_string(), false)),
        _ => None,
    }
}

/// The types of other packages that something here gives, and what these give in turn.
pub(super) fn lent(finder: &mut Finder<'_, '_>) {
    while let Some((unit, class)) = finder.lent_types.pop() {
        let Some(code) = finder.code(unit) else { continue };
        let is_known =
            class_type_name(finder, unit, class).is_none_or(|it| finder.schema.types.contains_key(&it));
        if is_known {
            continue;
        }
        let framework = match finder.mentions(unit, &["@nestjs/"]) {
            true => Framework::Nest,
            false => Framework::TypeGraphQl,
        };
        for it in decorators(&code, code.class(class).decorators) {
            if matches!(&*it.name, "ObjectType" | "InterfaceType") {
                object(finder, unit, class, &it, framework);
            }
        }
    }
}

/// What the class is called in the schema.
fn class_type_name(finder: &mut Finder<'_, '_>, unit: UnitId, class: ClassId) -> Option<String> {
    let code = finder.code(unit)?;
    let it = code.class(class);
    for decorator in decorators(&code, it.decorators) {
        if matches!(&*decorator.name, "ObjectType" | "InterfaceType" | "InputType")
            && let Some(name) = field_name(finder, unit, &decorator)
        {
            return Some(name);
        }
    }
    Some(code.text(it.name?).to_owned())
}

/// The type that a declaration of TypeScript names: `Promise<User[]>`.
pub(super) fn of_annotation(finder: &mut Finder<'_, '_>, unit: UnitId, ty: TypeId) -> Option<(String, bool)> {
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
                let name = code.text(range);
                let first = code.several_types(arguments).next();
                match (name, first) {
                    ("Promise" | "Partial" | "Maybe" | "Ref" | "Relation" | "Loaded", Some(inner)) => {
                        at = inner;
                    }
                    ("Array" | "ReadonlyArray" | "Collection" | "Set", Some(inner)) => {
                        is_list = true;
                        at = inner;
                    }
                    _ => {
                        let bindings = code.lookup(MODULE, name);
                        let is_class = bindings
                            .iter()
                            .any(|it| matches!(it.source, Source::Class(_) | Source::Import(_)));
                        if !is_class {
                            return Some((name.to_owned(), is_list));
                        }
                        let frame = finder.eval.module(unit);
                        let value = finder.eval.name(&frame, name);
                        let (name, _) = type_of(finder, &value, 0).unwrap_or((name.to_owned(), false));
                        return Some((name, is_list));
                    }
                }
            }
            Type::Several(all) => {
                let is_something = |it: &TypeId| {
                    !matches!(code.ty(*it), Type::Unknown)
                        && !matches!(code.ty(*it), Type::Named(range, _) if matches!(code.text(range), "null" | "undefined"))
                };
                at = code.several_types(all).find(is_something)?;
            }
            _ => return None,
        }
    }
    None
}
