//! graphql-java-tools: classes that implement `GraphQLResolver<Type>`, whose methods are called like fields.

use super::java::{ClassOf, Method, Rows, handed, method_for, named, type_name, units_with};
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
