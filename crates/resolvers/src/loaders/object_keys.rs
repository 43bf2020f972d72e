//! Keys that a loader cannot find again.

use wirelint_source_code::code::{Code, Expr, ExprId, FunctionId, Source};

use super::function::function_at;
use super::made::{Made, frame_at};
use super::{Load, Misuse, MisuseKind, known};
use crate::eval::Eval;
use crate::judge::Confidence;

pub(super) fn find(eval: &mut Eval<'_>, made: &[Made], loads: &[Load], found: &mut Vec<Misuse>) {
    for (load, loader) in known(loads).filter(|it| it.0.method() == "load") {
        let Some(key) = load.key() else { continue };
        let function = function_at(&load.code, load.code.range(load.call));
        if !is_new_object(&load.code, function, key) {
            continue;
        }
        let Some(made) = made.iter().find(|it| it.is_of(loader)) else { continue };
        if !compares_by_identity(eval, made) {
            continue;
        }
        found.push(Misuse {
            place: load.place(),
            kind: MisuseKind::ObjectKey(load.what.clone()),
            confidence: Confidence::Certain,
            related: vec![(made.place(), "the loader is made without `cacheKeyFn`".to_owned())],
        });
    }
}

/// Whether it is an object or a list that is made there.
fn is_new_object(code: &Code, function: FunctionId, key: ExprId) -> bool {
    match code.expr(key) {
        Expr::Object(_) | Expr::List(_) => true,
        Expr::Name => match code.resolve(function, code.text(code.range(key))) {
            Some((owner, [only])) if owner == function && code.path(only).next().is_none() => {
                matches!(only.source, Source::Expr(it) if matches!(code.expr(it), Expr::Object(_) | Expr::List(_)))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether the loader has a cache, and nothing that makes its keys comparable.
fn compares_by_identity(eval: &mut Eval<'_>, made: &Made) -> bool {
    let Some(options) = made.argument(1) else { return true };
    let Expr::Object(_) = made.code.expr(options) else { return false };
    eval.start();
    let frame = frame_at(eval, made.unit, &made.code, made.code.range(made.expr));
    let value = eval.eval(&frame, options);
    let entries = eval.entries_of(&value);
    !entries.is_empty() && !entries.iter().any(|it| matches!(&*it.0, "cacheKeyFn" | "cache" | "cacheMap"))
}
