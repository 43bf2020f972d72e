//! What batch functions in Go give: a list that is made by its places is in order, one that is filled as rows come is not.

use rustc_hash::FxHashSet;
use wirelint_source::TextRange;
use wirelint_source_code::code::{Binding, Code, Expr, ExprId, FunctionId, Source, Type};

use super::super::made::Made;
use super::super::{Misuse, MisuseKind};
use super::ORDERS;
use crate::judge::Confidence;
use crate::project::Place;
use crate::questions::Questions;
use crate::value::{Closure, Value};

/// How many functions are followed into one another.
const DEPTH: u32 = 4;
/// Words of what puts a list in order, or finds what a key has.
const SORTS: [&str; 6] = ["sort.", "slices.Sort", "lo.KeyBy", "orderBy", "OrderBy(", "reorder"];

/// A list that a batch function gives, as rows come; or one that has nothing for a key that nothing was found for.
struct Rows {
    /// What it returns.
    place: Place,
    what: String,
    query: Place,
    is_left_out: bool,
}

/// What the batch function of a loader gives.
pub(super) fn batch(questions: &mut Questions<'_, '_>, made: &Made, batch: &Value, found: &mut Vec<Misuse>) {
    // What gives a map has no order.
    let callee = match made.code.expr(made.expr) {
        Expr::Call { callee, .. } => made.code.text(made.code.range(callee)),
        _ => "",
    };
    let functions = batch.functions();
    let [function] = &*functions else { return };
    if callee.contains("Mapped") {
        return;
    }
    let Some(rows) = rows_of(questions, function, 0) else { return };
    let mut related = vec![(made.place(), "the loader is made here".to_owned())];
    if rows.query != rows.place {
        related.insert(0, (rows.query, "the rows come from here".to_owned()));
    }
    let kind = match rows.is_left_out {
        true => MisuseKind::KeysLeftOut,
        false => MisuseKind::OrderNotKept { what: rows.what, can_sort: false },
    };
    found.push(Misuse { place: rows.place, kind, confidence: Confidence::Certain, related });
}

/// Where a function gives rows as they come, if all that it gives is that or nothing.
fn rows_of(questions: &mut Questions<'_, '_>, closure: &Closure, depth: u32) -> Option<Rows> {
    let code = questions.eval.code(closure.unit).filter(|_| depth < DEPTH)?;
    let it = code.function(closure.function);
    let gives_list = it.gives.is_none_or(|gives| match code.ty(gives) {
        Type::Several(all) => {
            code.several_types(all).next().is_some_and(|it| matches!(code.ty(it), Type::List(_)))
        }
        it => matches!(it, Type::List(_)),
    });
    let text = code.text(it.range);
    let lower = text.to_lowercase();
    if !gives_list
        || gives_map(text)
        || ORDERS.iter().any(|it| lower.contains(it))
        || SORTS.iter().any(|it| text.contains(it))
    {
        return None;
    }
    let mut found = None;
    for &returned in it.returns {
        let value = match code.expr(returned) {
            Expr::List(all) => code.several(all).next()?,
            _ => returned,
        };
        if matches!(code.expr(value), Expr::Constant) {
            continue;
        }
        let rows = match code.expr(value) {
            Expr::Name => of_name(questions, closure, &code, value, returned, depth)?,
            // `return r.store.UsersByIDs(ctx, ids)`
            Expr::Call { .. } => of_call(questions, closure, &code, value, returned, depth)?,
            _ => return None,
        };
        found = found.or(Some(rows));
    }
    found
}

/// Whether the function says that it gives a map, which is a list as far as its type is read.
fn gives_map(text: &str) -> bool {
    let head = text.split('{').next().unwrap_or(text);
    let result = head.rfind(')').map_or(head, |it| &head[..it]);
    result.rsplit('(').next().is_some_and(|it| it.trim_start().starts_with("map["))
}

/// A list that is filled in a loop over rows, or by a query.
fn of_name(
    questions: &mut Questions<'_, '_>,
    closure: &Closure,
    code: &Code,
    value: ExprId,
    returned: ExprId,
    depth: u32,
) -> Option<Rows> {
    let name = code.text(code.range(value));
    let (function, unit) = (closure.function, closure.unit);
    let within = code.function(function).range;
    let place = Place { unit, range: code.range(returned) };
    let mut rows: Option<Rows> = None;
    for (id, it) in code.exprs() {
        let Expr::Assign { target, .. } = it else { continue };
        let Expr::Index { object, key } = code.expr(target) else { continue };
        let at = code.range(id);
        if !within.contains(at) || code.text(code.range(object)) != name {
            continue;
        }
        // `list[i] = …` puts each where it belongs, but for an `i` that counts the rows.
        let over = loop_over(code, function, at)?;
        if !counts(code, over, code.text(code.range(key))) {
            return None;
        }
        rows = rows.or(Some(of_rows(questions, closure, code, over, returned, depth)?));
    }
    if rows.is_some() {
        return rows;
    }
    for binding in code.lookup(function, name) {
        match binding.source {
            Source::Expr(it) if is_append(code, it) => {
                let over = loop_over(code, function, code.range(it))?;
                // What goes over the keys gives one for each.
                let depends = names(code, over);
                let keys = keys_of(code, function);
                if depends.iter().any(|it| keys.contains(it)) {
                    let appends = code.lookup(function, name).iter().filter(|it| match it.source {
                        Source::Expr(it) => is_append(code, it),
                        _ => false,
                    });
                    if appends.count() == 1 && is_conditional(code, function, code.range(it)) {
                        rows = rows.or(Some(Rows {
                            place,
                            what: String::new(),
                            query: place,
                            is_left_out: true,
                        }));
                        continue;
                    }
                    return None;
                }
                if let Some(found) = of_rows(questions, closure, code, over, returned, depth) {
                    rows = rows.or(Some(found));
                    continue;
                }
                let query = query_before(questions, closure, code, code.range(it))?;
                rows = rows.or(Some(Rows { place, what: query.1, query: query.0, is_left_out: false }));
            }
            Source::Expr(it) => match code.expr(it) {
                Expr::Call { .. } => {
                    let found = of_call(questions, closure, code, it, returned, depth)?;
                    rows = rows.or(Some(found));
                }
                // An empty list, or room for one.
                Expr::Constant | Expr::List(_) => {}
                _ => return None,
            },
            Source::Unknown => {}
            _ => return None,
        }
    }
    if rows.is_some() {
        return rows;
    }
    // `db.Find(&rows)`
    let filled = code.exprs().find(|(id, it)| {
        let Expr::Call { arguments, .. } = it else { return false };
        let range = code.range(*id);
        within.contains(range)
            && code.several(*arguments).any(|it| {
                let at = code.range(it);
                code.text(at) == name && code.source()[..at.start as usize].ends_with('&')
            })
    })?;
    let (query, what) = asked(questions, closure, code, filled.0)?;
    Some(Rows { place, what, query, is_left_out: false })
}

/// What a loop goes over that is what a call has given: a map, which has no order, or rows.
fn of_rows(
    questions: &mut Questions<'_, '_>,
    closure: &Closure,
    code: &Code,
    over: ExprId,
    returned: ExprId,
    depth: u32,
) -> Option<Rows> {
    if !matches!(code.expr(over), Expr::Name) {
        return None;
    }
    let name = code.text(code.range(over));
    if keys_of(code, closure.function).contains(name) {
        return None;
    }
    let [Binding { source: Source::Expr(call), .. }] = code.lookup(closure.function, name) else {
        return None;
    };
    let Expr::Call { callee, .. } = code.expr(*call) else { return None };
    let functions = questions.value(closure.unit, code, callee).functions();
    let [function] = &*functions else { return None };
    let theirs = questions.eval.code(function.unit)?;
    if gives_map(theirs.text(theirs.function(function.function).range)) {
        let place = Place { unit: closure.unit, range: code.range(returned) };
        let query = Place { unit: closure.unit, range: code.range(*call) };
        let what = crate::eval::without_arguments(code.text(code.range(callee)));
        return Some(Rows { place, what, query, is_left_out: false });
    }
    of_call(questions, closure, code, *call, returned, depth).filter(|it| !it.is_left_out)
}

/// Whether a loop over something counts its turns so: `for i, row := range rows`.
fn counts(code: &Code, over: ExprId, name: &str) -> bool {
    let before = &code.source()[..code.range(over).start as usize];
    let line = before.rsplit('\n').next().unwrap_or(before).trim_start();
    let counter = line.strip_prefix("for ").and_then(|it| it.split([',', ' ', ':']).next());
    line.trim_end().ends_with("range") && counter == Some(name)
}

/// What a call gives: rows, where it asks, or what the function gives that it calls.
fn of_call(
    questions: &mut Questions<'_, '_>,
    closure: &Closure,
    code: &Code,
    call: ExprId,
    returned: ExprId,
    depth: u32,
) -> Option<Rows> {
    let Expr::Call { callee, .. } = code.expr(call) else { return None };
    let place = Place { unit: closure.unit, range: code.range(returned) };
    // `pgx.CollectRows(rows, pgx.RowToStructByName[T])`
    if code.text(code.range(callee)).ends_with(".CollectRows") {
        let (query, what) = query_before(questions, closure, code, code.range(call))?;
        return Some(Rows { place, what, query, is_left_out: false });
    }
    let functions = questions.value(closure.unit, code, callee).functions();
    let [function] = &*functions else { return None };
    let rows = rows_of(questions, function, depth + 1)?;
    Some(Rows { place, what: rows.what, query: rows.query, is_left_out: rows.is_left_out })
}

/// The query whose rows a loop goes over: the last that stands before it.
fn query_before(
    questions: &mut Questions<'_, '_>,
    closure: &Closure,
    code: &Code,
    at: TextRange,
) -> Option<(Place, String)> {
    let within = code.function(closure.function).range;
    let calls = code.exprs().filter(|(id, it)| {
        let range = code.range(*id);
        matches!(it, Expr::Call { .. }) && within.start < range.start && range.end <= at.start
    });
    let calls: Vec<ExprId> = calls.map(|it| it.0).collect();
    calls.into_iter().rev().find_map(|it| asked(questions, closure, code, it))
}

/// Where a call asks for data and with what, if it does.
fn asked(
    questions: &mut Questions<'_, '_>,
    closure: &Closure,
    code: &Code,
    call: ExprId,
) -> Option<(Place, String)> {
    let Expr::Call { callee, arguments } = code.expr(call) else { return None };
    let Expr::Member { object, name } = code.expr(callee) else { return None };
    let method = code.text(TextRange::new(name, code.range(callee).end));
    let given: Vec<String> = code
        .several(arguments)
        .map(|it| {
            let range = code.range(it);
            let sign = if code.source()[..range.start as usize].ends_with('&') { "&" } else { "" };
            format!("{sign}{}", code.text(range))
        })
        .collect();
    let given: Vec<&str> = given.iter().map(|it| &**it).collect();
    let value = questions.value(closure.unit, code, object);
    let crate::value::Kind::Client(client) = &value.kind else { return None };
    let does = crate::catalogue::go::effect(client.kind, Some(method), &given);
    if does != crate::catalogue::Effect::Access || client.kind != crate::catalogue::ClientKind::Database {
        return None;
    }
    let place = Place { unit: closure.unit, range: code.range(call) };
    Some((place, crate::eval::without_arguments(code.text(code.range(callee)))))
}

fn is_append(code: &Code, expr: ExprId) -> bool {
    matches!(code.expr(expr), Expr::Call { callee, .. } if code.text(code.range(callee)) == "append")
}

/// What the innermost loop around `at` goes over, or asks on each turn.
fn loop_over(code: &Code, function: FunctionId, at: TextRange) -> Option<ExprId> {
    let it = code.function(function);
    let body = it.loops.iter().filter(|it| it.contains(at)).min_by_key(|it| it.len())?;
    let before = |range: TextRange| {
        range.end <= body.start && !code.source()[range.end as usize..body.start as usize].contains('\n')
    };
    let ranged = it.bindings().into_iter().filter_map(|it: &Binding| match it.source {
        Source::Element(over) if before(code.range(over)) => Some(over),
        _ => None,
    });
    let asked = it.steps.iter().copied().filter(|it| before(code.range(*it)));
    ranged.chain(asked).max_by_key(|it| code.range(*it).start)
}

/// Whether what stands there is done only where something holds, in the loop around it.
fn is_conditional(code: &Code, function: FunctionId, at: TextRange) -> bool {
    let it = code.function(function);
    let body = it.loops.iter().filter(|it| it.contains(at)).min_by_key(|it| it.len());
    body.is_some_and(|body| it.conditions.iter().any(|it| body.contains(it.then) && it.then.contains(at)))
}

fn names(code: &Code, expr: ExprId) -> Vec<&str> {
    super::super::function::names_in(code, expr).collect()
}

/// The names of the keys: the last parameter, and what is made of it.
fn keys_of(code: &Code, function: FunctionId) -> FxHashSet<&str> {
    let it = code.function(function);
    let mut all: FxHashSet<&str> =
        it.params.last().and_then(|it| it.name).map(|it| code.text(it)).into_iter().collect();
    for _ in 0..3 {
        for binding in it.bindings() {
            if let Source::Expr(value) = binding.source
                && !matches!(code.expr(value), Expr::Call { callee, .. } if matches!(code.expr(callee), Expr::Member { .. }) && !code.text(code.range(callee)).starts_with("lo."))
                && names(code, value).iter().any(|it| all.contains(it))
            {
                all.insert(code.text(binding.name));
            }
        }
    }
    all
}
