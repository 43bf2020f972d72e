//! Loads that wait for one another, so that none is joined with the next.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::Family;
use wirelint_source_code::code::{Code, Expr, ExprId, FunctionId, Source};

use super::function::{Flow, function_at, names_in};
use super::made::Made;
use super::{Load, Misuse, MisuseKind};
use crate::judge::Confidence;
use crate::project::UnitId;

/// A load that is awaited where it stands.
struct Awaited<'a> {
    load: &'a Load,
    function: FunctionId,
}

/// How many loads of one file are looked at.
const LOADS: usize = 100;

/// What is known of a file in which something is loaded.
struct File {
    /// What is awaited, by the call that is at the start of its chain.
    awaited: FxHashMap<ExprId, ExprId>,
    flow: Flow,
    /// What is evaluated or not, depending on something else.
    choices: Vec<TextRange>,
    /// How many of its loads were looked at.
    count: usize,
}

pub(super) fn find(made: &[Made], loads: &[Load], found: &mut Vec<Misuse>) {
    let mut files: FxHashMap<UnitId, File> = FxHashMap::default();
    let mut straight: BTreeMap<(UnitId, FunctionId), Vec<Awaited<'_>>> = BTreeMap::new();
    let is_load =
        |it: &str| matches!(it, "load" | "loadMany" | "load_many" | "Load" | "LoadAll" | "LoadMany");
    for load in loads.iter().filter(|it| is_load(it.method())) {
        if load.code.language().family() == Family::Ruby {
            found.extend(in_block(load));
            continue;
        }
        let file = files.entry(load.unit).or_insert_with(|| File::of(&load.code));
        let Some(&wait) = file.awaited.get(&load.call) else { continue };
        file.count += 1;
        if file.count > LOADS {
            continue;
        }
        let code = &load.code;
        let at = code.range(wait);
        let function = function_at(code, at);
        let around = code.function(function).loops.iter().filter(|it| it.contains(at));
        match around.min_by_key(|it| it.len()) {
            Some(&turn) => {
                if is_known_beforehand(file, load, function, turn) {
                    let loader = load.loader.as_ref().and_then(|it| made.iter().find(|made| made.is_of(it)));
                    let related = loader.map(|it| (it.place(), "the loader is made here".to_owned()));
                    found.push(Misuse {
                        place: load.place(),
                        kind: MisuseKind::SequentialLoop(load.what.clone()),
                        confidence: if load.is_certain { Confidence::Certain } else { Confidence::Likely },
                        related: related.into_iter().collect(),
                    });
                }
            }
            None => straight.entry((load.unit, function)).or_default().push(Awaited { load, function }),
        }
    }
    for ((unit, _), mut all) in straight {
        all.sort_by_key(|it| it.load.code.range(it.load.call).start);
        for pair in all.windows(2) {
            found.extend(in_sequence(&files[&unit], &pair[0], &pair[1]));
        }
    }
}

/// A load of Ruby's `GraphQL::Dataloader` in a block that runs for each of several: each waits until its source has fetched.
fn in_block(load: &Load) -> Option<Misuse> {
    const EACH: [&str; 7] =
        ["map", "each", "flat_map", "filter_map", "collect", "each_with_object", "index_with"];
    let code = &load.code;
    load.loader.as_ref()?;
    // A promise of `graphql-batch` waits for nobody.
    if load.method() != "load" || !load.what.contains("with(") {
        return None;
    }
    let at = code.range(load.call);
    let block = function_at(code, at);
    let of_each = code.exprs().find(|(_, it)| {
        let Expr::Call { callee, arguments } = *it else { return false };
        let Expr::Member { name, .. } = code.expr(callee) else { return false };
        let name = code.text(TextRange::new(name, code.range(callee).end));
        EACH.contains(&name) && code.several(arguments).any(|it| code.expr(it) == Expr::Function(block))
    });
    let key = load.key()?;
    let is_of_block = |name: &str| {
        let bindings = code.lookup(block, name);
        bindings.iter().any(|it| matches!(it.source, Source::Param(_))) || matches!(name, "it" | "_1")
    };
    if of_each.is_none() || !names_in(code, key).any(is_of_block) {
        return None;
    }
    Some(Misuse {
        place: load.place(),
        kind: MisuseKind::SequentialLoop(load.what.clone()),
        confidence: if load.is_certain { Confidence::Certain } else { Confidence::Likely },
        related: Vec::new(),
    })
}

impl File {
    fn of(code: &Code) -> Self {
        let is_choice = |it: &(ExprId, Expr)| matches!(it.1, Expr::Choice(_) | Expr::Both(..));
        Self {
            awaited: match code.language().family() {
                Family::Go => answered(code),
                _ => awaited(code),
            },
            flow: Flow::of(code),
            choices: code.exprs().filter(is_choice).map(|it| code.range(it.0)).collect(),
            count: 0,
        }
    }
}

/// What is awaited, by the call that is at the start of its chain.
fn awaited(code: &Code) -> FxHashMap<ExprId, ExprId> {
    let mut all = FxHashMap::default();
    for (id, expr) in code.exprs() {
        let Expr::Await(mut inner) = expr else { continue };
        all.insert(inner, id);
        // `await loader.load(id).catch(…)` waits as well.
        while let Expr::Call { callee, .. } = code.expr(inner)
            && let Expr::Member { object, .. } = code.expr(callee)
        {
            inner = object;
            all.insert(inner, id);
        }
    }
    all
}

/// The calls in Go whose answer is there when they return: what is called of which several results are taken apart, or which is what is called next.
fn answered(code: &Code) -> FxHashMap<ExprId, ExprId> {
    let mut all = FxHashMap::default();
    for (id, expr) in code.exprs() {
        if let Expr::Call { callee, .. } = expr
            && let Expr::Call { .. } = code.expr(callee)
        {
            all.insert(callee, id);
        }
    }
    for (_, function) in code.functions() {
        for it in function.bindings() {
            if let Source::Expr(value) = it.source
                && code.path(it).next().is_some()
            {
                all.insert(value, value);
            }
        }
    }
    all
}

/// Whether something in the loop ends it before its time: in Go not what returns an error.
fn ends_early(code: &Code, body: &str) -> bool {
    if code.language().family() != Family::Go {
        return ["break", "return"].iter().any(|it| body.contains(it));
    }
    let returns = body.lines().filter_map(|it| it.trim().strip_prefix("return"));
    body.contains("break") || returns.into_iter().any(|it| !it.to_lowercase().contains("err"))
}

/// Whether the keys of all turns of the loop are there before the first, and all of them are loaded.
fn is_known_beforehand(file: &File, load: &Load, function: FunctionId, turn: TextRange) -> bool {
    let code = &load.code;
    let (Some(key), Expr::Call { callee, .. }) = (load.key(), code.expr(load.call)) else { return false };
    // Who stops at the first that fits does not want to load the rest.
    let body = code.text(turn);
    if ends_early(code, body) {
        return false;
    }
    let depends = file.flow.dependent(code, function, load.call);
    let varies = |name: &str| {
        code.lookup(function, name)
            .iter()
            .any(|it| matches!(it.source, Source::Element(_)) || turn.contains(it.name))
    };
    let has_index = matches!(code.expr(key), Expr::Index { .. });
    let mut names = names_in(code, key).chain(names_in(code, callee));
    !names.any(|it| depends.contains(it)) && (has_index || names_in(code, key).any(varies))
}

/// Two loads of one loader, the second of which could have begun with the first.
fn in_sequence(file: &File, first: &Awaited<'_>, second: &Awaited<'_>) -> Option<Misuse> {
    let code = &first.load.code;
    if first.load.what != second.load.what {
        return None;
    }
    let between = TextRange::new(code.range(first.load.call).start, code.range(second.load.call).end);
    let conditions = &code.function(first.function).conditions;
    let decides = conditions.iter().any(|it| {
        between.contains(code.range(it.test))
            || it.then.contains(code.range(second.load.call))
            || it.then.contains(code.range(first.load.call))
    });
    let is_choice = file
        .choices
        .iter()
        .any(|it| it.contains(code.range(second.load.call)) || it.contains(code.range(first.load.call)));
    let depends = file.flow.dependent(code, first.function, first.load.call);
    let key = second.load.key()?;
    let has_try = ["catch", "except"].iter().any(|it| code.text(between).contains(it));
    if decides || is_choice || has_try || names_in(code, key).any(|it| depends.contains(it)) {
        return None;
    }
    Some(Misuse {
        place: second.load.place(),
        kind: MisuseKind::SequentialPair(second.load.what.clone()),
        confidence: Confidence::Likely,
        related: vec![(first.load.place(), "it waits for this one".to_owned())],
    })
}
