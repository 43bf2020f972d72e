//! Keys that a loader cannot find again.

use wirelint_source_code::code::{Code, Entry, EntryKind, Expr, ExprId, FunctionId, Source};
use wirelint_source_code::{Family, Language};

use super::function::function_at;
use super::made::Made;
use super::{Load, Misuse, MisuseKind};
use crate::judge::Confidence;
use crate::project::Place;
use crate::questions::Questions;
use crate::value::Kind;

pub(super) fn find(
    questions: &mut Questions<'_, '_>,
    made: &[Made],
    loads: &[Load],
    found: &mut Vec<Misuse>,
) {
    // Which of them it is does not matter where all are alike.
    let mut are_all_alike = None;
    // Python refuses keys that have no hash, and those that have one compare by what they are.
    let is_it = |it: &&Load| it.method() == "load" && it.code.language() != Language::Python;
    for load in loads.iter().filter(is_it) {
        let Some(key) = load.key() else { continue };
        match load.code.language().family() {
            // Structs of Go, hashes and lists of Ruby are alike where what is in them is.
            Family::Go | Family::Ruby => continue,
            Family::Java => {
                found.extend(in_java(questions, load, key));
                continue;
            }
            Family::Ecma | Family::Python => {}
        }
        let function = function_at(&load.code, load.code.range(load.call));
        let Some(object) = new_object(&load.code, function, key) else { continue };
        let (confidence, related) = match &load.loader {
            Some(loader) => {
                let Some(made) = made.iter().find(|it| it.is_of(loader)) else { continue };
                if !compares_by_identity(questions, made) {
                    continue;
                }
                let related = (made.place(), "the loader is made without `cacheKeyFn`".to_owned());
                (Confidence::Certain, vec![related])
            }
            None => {
                let are_alike = *are_all_alike.get_or_insert_with(|| {
                    !made.is_empty() && made.iter().all(|it| compares_by_identity(questions, it))
                });
                if !are_alike {
                    continue;
                }
                (Confidence::Likely, Vec::new())
            }
        };
        let properties = properties(&load.code, object);
        found.push(Misuse {
            place: load.place(),
            kind: MisuseKind::ObjectKey { what: load.what.clone(), properties },
            confidence,
            related,
        });
    }
}

/// A key of Java that is made for each load and compares by what it is: an array, an instance of a class without `equals`.
fn in_java(questions: &mut Questions<'_, '_>, load: &Load, key: ExprId) -> Option<Misuse> {
    let loader = load.loader.as_ref()?;
    let code = &load.code;
    let key = match code.expr(key) {
        Expr::Name => match code.resolve(function_at(code, code.range(key)), code.text(code.range(key))) {
            Some((_, [only])) if code.path(only).next().is_none() => match only.source {
                Source::Expr(it) => it,
                _ => return None,
            },
            _ => return None,
        },
        _ => key,
    };
    let is_array = matches!(code.expr(key), Expr::List(_));
    let is_new = matches!(code.expr(key), Expr::New { .. });
    if !is_array && !is_new {
        return None;
    }
    // Options may say how keys are compared, or that nothing is kept.
    let made = questions.eval.code(loader.unit)?;
    if made.text(loader.place).contains("ptions") {
        return None;
    }
    if !is_array {
        let value = questions.value(load.unit, code, key);
        let Kind::Instance(of) = &value.kind else { return None };
        if questions.ask(|it| it.eval.java_has_equals(of.unit, of.class)) {
            return None;
        }
    }
    let place = Place { unit: loader.unit, range: loader.place };
    Some(Misuse {
        place: load.place(),
        kind: MisuseKind::ObjectKey { what: load.what.clone(), properties: Vec::new() },
        confidence: Confidence::Certain,
        related: vec![(place, "the loader is made without `setCacheKeyFunction`".to_owned())],
    })
}

/// The object or the list that is made there.
fn new_object(code: &Code, function: FunctionId, key: ExprId) -> Option<ExprId> {
    let is_object = |it: &ExprId| matches!(code.expr(*it), Expr::Object(_) | Expr::List(_));
    match code.expr(key) {
        Expr::Name => match code.resolve(function, code.text(code.range(key))) {
            Some((owner, [only])) if owner == function && code.path(only).next().is_none() => {
                match only.source {
                    Source::Expr(it) => Some(it).filter(is_object),
                    _ => None,
                }
            }
            _ => None,
        },
        _ => Some(key).filter(is_object),
    }
}

/// The names of its properties, where it is an object that has these and no others.
fn properties(code: &Code, object: ExprId) -> Vec<String> {
    let Expr::Object(entries) = code.expr(object) else { return Vec::new() };
    let name = |it: &Entry| match it.kind {
        EntryKind::Plain => {
            let name = code.text(it.key);
            let is_name = name.chars().all(|it| it.is_alphanumeric() || matches!(it, '_' | '$'));
            (is_name && !name.starts_with(|it: char| it.is_ascii_digit())).then(|| name.to_owned())
        }
        _ => None,
    };
    code.entries(entries).iter().map(name).collect::<Option<_>>().unwrap_or_default()
}

/// Whether the loader has a cache, and nothing that makes its keys comparable.
fn compares_by_identity(questions: &mut Questions<'_, '_>, made: &Made) -> bool {
    let Some(options) = made.argument(1) else { return true };
    let Expr::Object(_) = made.code.expr(options) else { return false };
    let entries = questions.ask(|it| {
        let frame = it.frame_at(made.unit, &made.code, made.code.range(made.expr));
        let value = it.eval.eval(&frame, options);
        it.eval.entries_of(&value)
    });
    !entries.is_empty() && !entries.iter().any(|it| matches!(&*it.0, "cacheKeyFn" | "cache" | "cacheMap"))
}
