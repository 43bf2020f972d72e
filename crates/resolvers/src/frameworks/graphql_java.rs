//! graphql-java by itself: a runtime wiring is told which fetcher fetches which field.

use std::sync::Arc;

use wirelint_source::TextRange;
use wirelint_source_code::code::{Code, Expr, ExprId, Source};

use super::java::{Rows, text_of, units_with};
use super::{Finder, Framework, Link, Resolver};
use crate::eval::java::environment;
use crate::project::{Place, UnitId};

/// How far names are followed to where a wiring begins.
const DEPTH: u32 = 40;

pub(super) fn find(finder: &mut Finder<'_, '_>, units: &[UnitId], rows: &mut Rows) {
    for unit in units_with(finder, units, &["dataFetcher("]) {
        finder.eval.renew();
        let Some(code) = finder.code(unit) else { continue };
        for (id, expr) in code.exprs() {
            let Expr::Call { callee, arguments } = expr else { continue };
            let Expr::Member { object, name } = code.expr(callee) else { continue };
            if code.text(TextRange::new(name, code.range(callee).end)) != "dataFetcher" {
                continue;
            }
            let given: Vec<ExprId> = code.several(arguments).collect();
            let &[what, fetcher] = &*given else { continue };
            let Some((ty, field)) = coordinates(finder, unit, &code, object, what) else { continue };
            let value = finder.value(unit, fetcher);
            let value = finder.eval.java_fetchers(&value);
            if value.functions().is_empty() {
                continue;
            }
            if let Some(of) = value.functions().first() {
                rows.gives(finder, &ty, &field, of.unit, of.function);
            }
            let range = code.range(id);
            let place = Place { unit, range: TextRange::new(code.range(what).start, range.end) };
            finder.link(Link {
                ty,
                field,
                framework: Framework::GraphQlJava,
                place,
                resolver: Resolver::Function(value, vec![environment()]),
                is_certain: true,
            });
        }
    }
}

/// The type and the field that a fetcher is for.
fn coordinates(
    finder: &mut Finder<'_, '_>,
    unit: UnitId,
    code: &Arc<Code>,
    wiring: ExprId,
    what: ExprId,
) -> Option<(String, String)> {
    // `FieldCoordinates.coordinates("Book", "author")`
    if let Expr::Call { callee, arguments } = code.expr(what)
        && code.text(code.range(callee)).ends_with("coordinates")
    {
        let all: Vec<ExprId> = code.several(arguments).collect();
        let &[ty, field] = &*all else { return None };
        return Some((text_of(finder, unit, code, ty)?, text_of(finder, unit, code, field)?));
    }
    let ty = wired(finder, unit, code, wiring)?;
    Some((ty, text_of(finder, unit, code, what)?))
}

/// The type that a wiring is for: `newTypeWiring("Book").dataFetcher(…)`, `.type("Book", wiring -> wiring.dataFetcher(…))`.
fn wired(finder: &mut Finder<'_, '_>, unit: UnitId, code: &Arc<Code>, wiring: ExprId) -> Option<String> {
    let mut at = wiring;
    for _ in 0..DEPTH {
        match code.expr(at) {
            Expr::Call { callee, arguments } => {
                let text = code.text(code.range(callee));
                if text.ends_with("newTypeWiring") || text.ends_with("typeName") {
                    let first = code.several(arguments).next()?;
                    return text_of(finder, unit, code, first);
                }
                let Expr::Member { object, .. } = code.expr(callee) else { return None };
                at = object;
            }
            Expr::Name => {
                let name = code.text(code.range(at));
                let function = crate::loaders::function::function_at(code, code.range(at));
                let (owner, bindings) = code.resolve(function, name)?;
                match bindings.first()?.source {
                    Source::Expr(value) => at = value,
                    Source::Param(_) => {
                        let of = code.function(owner).range;
                        let call = code.exprs().find_map(|(_, expr)| {
                            let Expr::Call { arguments, .. } = expr else { return None };
                            let all: Vec<ExprId> = code.several(arguments).collect();
                            match *all {
                                [ty, lambda] if code.range(lambda) == of => Some(ty),
                                _ => None,
                            }
                        })?;
                        return text_of(finder, unit, code, call);
                    }
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
    None
}
