//! Netflix' DGS: annotated methods whose parent is asked of what they are handed.

use wirelint_source_code::code::{Code, Expr, ExprId, MemberKind};

use super::java::{
    Annotation, Method, Rows, annotation, annotations, attribute, handed, named, text_of, units_with,
};
use super::{Finder, Framework, parent};
use crate::eval::java::environment;
use crate::project::UnitId;
use crate::value::Value;

const WORDS: [&str; 6] =
    ["DgsData", "DgsQuery", "DgsMutation", "DgsSubscription", "DgsEntityFetcher", "DgsComponent"];

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId], rows: &mut Rows) {
    for unit in units_with(finder, units, &WORDS) {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        for (class, it) in code.classes() {
            for member in it.members {
                let MemberKind::Method(function) = member.kind else { continue };
                let method = Method { unit, code: &code, class, function, framework: Framework::Dgs };
                for it in annotations(&code, member.decorators) {
                    annotated(finder, rows, &method, &it);
                }
            }
        }
    }
}

fn annotated(finder: &mut Finder<'_, '_>, rows: &mut Rows, method: &Method<'_>, of: &Annotation<'_>) {
    let (unit, code) = (method.unit, method.code);
    let at = match of.name {
        "DgsQuery" => 0,
        "DgsMutation" => 1,
        "DgsSubscription" => 2,
        "DgsData" => 3,
        "DgsData.List" => {
            for it in listed(code, of) {
                annotated(finder, rows, method, &annotation(code, it));
            }
            return;
        }
        "DgsEntityFetcher" => return entity(finder, method, of),
        _ => return,
    };
    let stated = |finder: &mut Finder<'_, '_>, names: &[&str]| {
        attribute(code, of, names).and_then(|it| text_of(finder, unit, code, it))
    };
    let ty = match at {
        3 => stated(finder, &["parentType"]),
        at => {
            let name = ["Query", "Mutation", "Subscription"][at];
            Some(finder.schema.roots[at].clone().unwrap_or_else(|| name.to_owned()))
        }
    };
    let Some(ty) = ty else { return };
    let field = stated(finder, &["field", "value"]).unwrap_or_else(|| method.name().to_owned());
    let params = method.params();
    let given: Vec<Value> = params.iter().map(|it| handed(finder, unit, code, it)).collect();
    rows.gives(finder, &ty, &field, unit, method.function);
    method.link(finder, &ty, &field, given, false);
}

/// The annotations in `@DgsData.List({ … })`.
fn listed(code: &Code, of: &Annotation<'_>) -> Vec<ExprId> {
    let mut found = Vec::new();
    for it in code.several(of.arguments) {
        let it = code.keyword(it).map_or(it, |it| it.1);
        match code.expr(it) {
            Expr::List(all) => found.extend(code.several(all)),
            _ => found.push(it),
        }
    }
    found
}

/// `@DgsEntityFetcher(name = "Show")`: what a router asks for by its keys.
fn entity(finder: &mut Finder<'_, '_>, method: &Method<'_>, of: &Annotation<'_>) {
    let (unit, code) = (method.unit, method.code);
    let Some(ty) = attribute(code, of, &["name", "value"]).and_then(|it| text_of(finder, unit, code, it))
    else {
        return;
    };
    let params = method.params();
    let given = params.iter().map(|it| match it.ty.and_then(|it| named(code, it)) {
        Some((name, _)) if name.ends_with("Environment") => environment(),
        _ => parent(),
    });
    let given = given.collect();
    method.link(finder, &ty, "__resolveReference", given, false);
}
