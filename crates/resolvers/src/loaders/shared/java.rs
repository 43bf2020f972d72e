//! The same in Java: loaders that a class keeps of which there is one instance, or that are static.

use wirelint_source::TextRange;
use wirelint_source_code::Family;
use wirelint_source_code::code::{ClassId, Code, Expr, ExprId, MemberKind};

use super::super::made::head;
use super::super::{Lifetime, Misuse, MisuseKind};
use crate::eval::java::is_annotated;
use crate::judge::Confidence;
use crate::project::{Place, UnitId};
use crate::questions::Questions;

/// Annotations of classes of which a container makes one instance, unless they say more.
const BEANS: [&str; 10] = [
    "Component",
    "Service",
    "Repository",
    "Controller",
    "RestController",
    "Configuration",
    "DgsComponent",
    "Singleton",
    "ApplicationScoped",
    "GraphQLApi",
];
/// Those that say how long an instance lives.
const SCOPES: [&str; 5] = ["Scope", "RequestScope", "RequestScoped", "SessionScope", "RefreshScope"];

pub(in super::super) fn find(questions: &mut Questions<'_, '_>, units: &[UnitId], found: &mut Vec<Misuse>) {
    for &unit in units.iter().filter(|it| questions.eval.project.family(**it) == Family::Java) {
        let Some(code) = questions.eval.code(unit) else { continue };
        // Somebody empties them, maybe for each request.
        if ["clearAll(", "setCachingEnabled(false", "NoOpCacheMap"]
            .iter()
            .any(|it| code.source().contains(it))
        {
            continue;
        }
        for (class, it) in code.classes() {
            for (value, is_static) in kept(&code, class) {
                if !makes_loader(&code, value) {
                    continue;
                }
                let is_bean = is_annotated(&code, it.decorators, &BEANS)
                    && !is_annotated(&code, it.decorators, &SCOPES);
                let lifetime = match () {
                    () if is_static => Lifetime::Module,
                    () if is_bean => Lifetime::Bean,
                    () => continue,
                };
                found.push(Misuse {
                    place: Place { unit, range: head(&code, value) },
                    kind: MisuseKind::SharedAcrossRequests(lifetime),
                    confidence: Confidence::Certain,
                    related: Vec::new(),
                });
            }
        }
    }
}

/// What the fields of a class are given where they stand and in its constructors, each with whether the field is static.
fn kept(code: &Code, class: ClassId) -> Vec<(ExprId, bool)> {
    let of = code.class(class);
    let mut found = Vec::new();
    for member in of.members {
        match member.kind {
            MemberKind::Field(Some(value)) => found.push((value, member.is_static)),
            MemberKind::Method(function)
                if of.name.is_some_and(|it| code.text(it) == code.text(member.name)) =>
            {
                found.extend(code.function(function).fields.iter().map(|it| (it.1, false)));
            }
            _ => {}
        }
    }
    found
}

/// Whether an expression makes a loader that keeps what it loads; options may say that it does not.
fn makes_loader(code: &Code, value: ExprId) -> bool {
    let Expr::Call { callee, arguments } = code.expr(value) else { return false };
    let Expr::Member { object, name } = code.expr(callee) else { return false };
    let of = code.text(code.range(object));
    if !matches!(of.rsplit('.').next(), Some("DataLoaderFactory" | "DataLoader")) {
        return false;
    }
    let name = code.text(TextRange::new(name, code.range(callee).end));
    name.starts_with("new") && name.ends_with("DataLoader") && code.several(arguments).len() == 1
}
