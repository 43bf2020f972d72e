//! graphql-java-tools: classes that implement `GraphQLResolver<Type>`, whose methods are called like fields.

use wirelint_source_code::code::MemberKind;

use super::java::{ClassOf, Method, Rows, handed, named, type_name, units_with};
use super::{Finder, Framework, parent};
use crate::eval::java::Ancestor;
use crate::project::UnitId;
use crate::value::Value;

/// Interfaces of classes that resolve the fields where operations begin.
const ROOTS: [&str; 3] = ["GraphQLQueryResolver", "GraphQLMutationResolver", "GraphQLSubscriptionResolver"];

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId], rows: &mut Rows) {
    let mut all: Vec<(ClassOf, Option<usize>)> = Vec::new();
    for unit in units_with(finder, units, &["Resolver"]) {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        for (class, it) in code.classes() {
            if it.name.is_none() || it.extends.is_none() && it.implements.is_empty() {
                continue;
            }
            for it in finder.eval.java_ancestors(unit, class).iter() {
                let Ancestor::Foreign(module, name) = it else { continue };
                let is_it = module.contains("graphql.kickstart") || module.contains("graphql.tools");
                if !is_it {
                    continue;
                }
                if let Some(root) = ROOTS.iter().position(|it| *it == &**name) {
                    all.push(((unit, class), Some(root)));
                } else if &**name == "GraphQLResolver" {
                    all.push(((unit, class), None));
                }
            }
        }
    }
    // What operations begin with tells which classes objects of types are of.
    all.sort_by_key(|it| (it.1.is_none(), it.0));
    for (class, root) in all {
        finder.eval.renew();
        let ty = match root {
            Some(at) => {
                let name = ["Query", "Mutation", "Subscription"][at];
                Some((finder.schema.roots[at].clone().unwrap_or_else(|| name.to_owned()), None))
            }
            None => resolved(finder, rows, class),
        };
        let Some((ty, row)) = ty else { continue };
        if let Some(row) = row {
            rows.add(&ty, row);
        }
        fields(finder, rows, class, &ty, root.is_some());
    }
}

/// The type whose fields a class resolves, and the class that its objects are of.
fn resolved(
    finder: &mut Finder<'_, '_>,
    rows: &Rows,
    (unit, class): ClassOf,
) -> Option<(String, Option<ClassOf>)> {
    let ((unit, ty), row) = finder.eval.java_argument_of(unit, class, "GraphQLResolver")?;
    let code = finder.code(unit)?;
    let (name, _) = named(&code, ty)?;
    Some((type_name(finder, rows, row, name), row))
}

/// Links the fields of the type that the class has a method for.
fn fields(finder: &mut Finder<'_, '_>, rows: &mut Rows, (unit, class): ClassOf, ty: &str, is_root: bool) {
    let Some(def) = finder.schema.types.get(ty) else { return };
    let names: Vec<String> = def.fields.iter().map(|it| it.0.to_owned()).collect();
    for field in names {
        let Some((unit, class, function)) = method_for(finder, (unit, class), &field) else { continue };
        let Some(code) = finder.code(unit) else { continue };
        let method = Method { unit, code: &code, class, function, framework: Framework::JavaTools };
        let params = method.params();
        let mut given = Vec::with_capacity(params.len());
        for (at, param) in params.iter().enumerate() {
            given.push(match handed(finder, unit, &code, param) {
                _ if at == 0 && !is_root => parent(),
                // An argument of the field, whatever its type.
                it if it.is_unknown() => Value::data(),
                it => it,
            });
        }
        rows.gives(finder, ty, &field, unit, function);
        method.link(finder, ty, &field, given, false);
    }
}

/// The method for a field: it is called like that, or like what reads a property of that name.
fn method_for(
    finder: &mut Finder<'_, '_>,
    (unit, class): ClassOf,
    field: &str,
) -> Option<(UnitId, wirelint_source_code::code::ClassId, wirelint_source_code::code::FunctionId)> {
    let field = camel(field);
    let capital = field[..1].to_uppercase() + &field[1..];
    let names =
        [field.clone(), format!("get{capital}"), format!("is{capital}"), format!("getField{capital}")];
    for it in finder.eval.java_ancestors(unit, class).iter() {
        let Ancestor::Class(unit, class) = *it else { continue };
        let code = finder.code(unit)?;
        for name in &names {
            for member in code.class(class).members.iter().filter(|it| code.text(it.name) == name) {
                if let MemberKind::Method(function) = member.kind
                    && !code.text(code.function(function).range).ends_with(';')
                {
                    return Some((unit, class, function));
                }
            }
        }
    }
    None
}

/// `created_at` is `createdAt` to Java.
fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut is_start = false;
    for it in name.chars() {
        match it {
            '_' if !camel.is_empty() => is_start = true,
            _ if is_start => {
                camel.extend(it.to_uppercase());
                is_start = false;
            }
            _ => camel.push(it),
        }
    }
    camel
}
