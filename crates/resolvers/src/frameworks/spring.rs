//! Spring for GraphQL: methods of controllers, annotated with what they resolve.

use wirelint_source_code::code::{Code, ExprId, MemberKind};

use super::java::{
    Annotation, Method, Rows, annotations, attribute, handed, is_handed, named, text_of, type_name,
    units_with,
};
use super::{Finder, Framework, parent};
use crate::project::UnitId;
use crate::value::{Kind, Value};

/// Annotations of methods that resolve something.
const MAPPINGS: [&str; 6] = [
    "SchemaMapping",
    "QueryMapping",
    "MutationMapping",
    "SubscriptionMapping",
    "BatchMapping",
    "EntityMapping",
];

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId], rows: &mut Rows) {
    for unit in units_with(finder, units, &MAPPINGS) {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        for (class, it) in code.classes() {
            let around = annotations(&code, it.decorators);
            let of_class = around.iter().find(|it| it.name == "SchemaMapping");
            let of_class = of_class.and_then(|it| attribute(&code, it, &["typeName"]));
            let of_class = of_class.and_then(|it| text_of(finder, unit, &code, it));
            for member in it.members {
                let MemberKind::Method(function) = member.kind else { continue };
                let method = Method { unit, code: &code, class, function, framework: Framework::Spring };
                for it in annotations(&code, member.decorators) {
                    if MAPPINGS.contains(&it.name) {
                        mapped(finder, rows, &method, &it, of_class.as_deref());
                    }
                }
            }
        }
    }
}

/// Links what a method is mapped to.
fn mapped(
    finder: &mut Finder<'_, '_>,
    rows: &mut Rows,
    method: &Method<'_>,
    mapping: &Annotation<'_>,
    of_class: Option<&str>,
) {
    let (unit, code) = (method.unit, method.code);
    let stated = |finder: &mut Finder<'_, '_>, names: &[&str]| {
        attribute(code, mapping, names).and_then(|it: ExprId| text_of(finder, unit, code, it))
    };
    let field = stated(finder, &["field", "value", "name"]).unwrap_or_else(|| method.name().to_owned());
    let params = method.params();
    let source = params.iter().position(|it| !is_handed(code, it));
    let is_batch = mapping.name == "BatchMapping";
    if mapping.name == "EntityMapping" {
        let name = stated(finder, &["value", "name"]);
        return entity(finder, rows, method, name);
    }
    let root = match mapping.name {
        "QueryMapping" => Some("Query"),
        "MutationMapping" => Some("Mutation"),
        "SubscriptionMapping" => Some("Subscription"),
        _ => None,
    };
    let root = root.map(|it| {
        let at = ["Query", "Mutation", "Subscription"].iter().position(|name| *name == it).unwrap_or(0);
        finder.schema.roots[at].clone().unwrap_or_else(|| it.to_owned())
    });
    let stated_type = root.or_else(|| stated(finder, &["typeName"])).or_else(|| of_class.map(str::to_owned));
    // What the parent is of: of several parents one of them.
    let of_source = source.and_then(|it| params[it].ty).and_then(|ty| {
        let (name, inner) = named(code, ty)?;
        match (is_batch, inner) {
            (true, Some(inner)) => Some((named(code, inner)?.0.to_owned(), inner)),
            _ => Some((name.to_owned(), ty)),
        }
    });
    let class = of_source.as_ref().and_then(|it| finder.eval.java_class_of(unit, it.1));
    let ty = match (stated_type, &of_source) {
        (Some(it), _) => it,
        (None, Some((name, _))) => type_name(finder, rows, class, name),
        (None, None) => return,
    };
    let is_root = finder.schema.is_root(&ty);
    if let Some(class) = class.filter(|_| !is_root) {
        rows.add(&ty, class);
    }
    let mut given = Vec::with_capacity(params.len());
    for (at, param) in params.iter().enumerate() {
        given.push(match () {
            () if Some(at) == source && !is_root && is_batch => Value::new(Kind::Keys),
            () if Some(at) == source && !is_root => parent(),
            () => handed(finder, unit, code, param),
        });
    }
    rows.gives(finder, &ty, &field, unit, method.function);
    method.link(finder, &ty, &field, given, is_batch);
}

/// `@EntityMapping`: what a router asks for by its keys, one or all at once.
fn entity(finder: &mut Finder<'_, '_>, rows: &mut Rows, method: &Method<'_>, stated: Option<String>) {
    let (unit, code) = (method.unit, method.code);
    let gives = finder.eval.java_gives(unit, method.function);
    let written = gives.and_then(|((unit, class), _)| class_name(finder.code(unit).as_deref()?, class));
    let Some(ty) = stated.or_else(|| written.map(|it| type_name(finder, rows, gives.map(|it| it.0), &it)))
    else {
        return;
    };
    let params = method.params();
    let is_list = |it: &wirelint_source_code::code::Param| {
        it.ty.and_then(|it| named(code, it)).is_some_and(|it| matches!(it.0, "List" | "Set" | "Collection"))
    };
    let is_together = params.iter().any(is_list);
    let given = params.iter().map(|it| {
        let is_key = !it.ty.and_then(|it| named(code, it)).is_some_and(|it| it.0.ends_with("Environment"));
        match (is_key, is_together) {
            (true, true) => Value::new(Kind::Keys),
            (true, false) => parent(),
            (false, _) => crate::eval::java::environment(),
        }
    });
    let given = given.collect();
    method.link(finder, &ty, "__resolveReference", given, is_together);
}

fn class_name(code: &Code, class: wirelint_source_code::code::ClassId) -> Option<String> {
    Some(code.text(code.class(class).name?).to_owned())
}
