//! Data loaders that are made or called in a way that takes from them what they are for.
//!
//! What is wrong with a loader while it loads for one field is part of that field's verdict ([`LoaderFault`](crate::LoaderFault)). Here is what is
//! wrong with it whoever loads: where it is made, what it gives, what it is asked for.

pub(crate) mod function;
mod made;
mod object_keys;
mod order;
mod sequential;
mod shared;

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source::TextRange;
use wirelint_source_code::Family;
use wirelint_source_code::code::{Code, Expr, ExprId};

use crate::catalogue::ClientKind;
use crate::eval::Eval;
use crate::frameworks::{Link, Resolver};
use crate::judge::{Confidence, Judge};
use crate::project::{Place, UnitId};
use crate::questions::Questions;
use crate::value::{Closure, Kind, Loader};
use crate::words::Words;
use made::Made;

/// Something done with a loader, or with a client, that should be done otherwise.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Misuse {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: MisuseKind,
    /// How sure that is.
    pub confidence: Confidence,
    /// Other places that belong to it, each with what it is there.
    pub related: Vec<(Place, String)>,
}

/// What is done.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MisuseKind {
    /// A loader is made once per process and loads for every request.
    SharedAcrossRequests(Lifetime),
    /// A batch function gives what a query gives, in its order.
    OrderNotKept {
        /// What is called there.
        what: String,
        /// Whether the framework puts answers in order where it is told how.
        can_sort: bool,
    },
    /// A batch function leaves out what it has nothing for.
    KeysLeftOut,
    /// Objects are keys of a loader that compares keys by identity.
    ObjectKey {
        /// What is called.
        what: String,
        /// The properties of the key, as far as it is written there.
        properties: Vec<String>,
    },
    /// Each load waits for the one before it, in a loop; with what is called.
    SequentialLoop(String),
    /// A load waits for another one, that of the same loader before it; with what is called.
    SequentialPair(String),
    /// A generated client is called for each element of what it gave.
    LoopInClient {
        /// What is called.
        what: String,
        /// What gave the list.
        list: String,
    },
}

/// What makes a loader live as long as the process.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lifetime {
    /// It is made when a file is loaded.
    Module,
    /// `NestJS` makes one instance of what it belongs to.
    Nest,
    /// So does GraphQL Modules.
    GraphQlModules,
    /// So does `tsyringe`.
    Tsyringe,
    /// So does a container of Java, as Spring is one.
    Bean,
}

/// The steps that resolvers may take together which are run for what they load alone.
const RUNS: u32 = 100_000;
/// The steps that one of these may take.
const RUN: u32 = 5_000;
/// The steps that what is asked about loaders may take together.
const QUESTIONS: u32 = 400_000;

/// The files in which a loader may be made or called; none where nothing resolves.
pub(crate) fn units(judge: &Judge<'_, '_>) -> Vec<UnitId> {
    if judge.links.is_empty() {
        return Vec::new();
    }
    judge.eval.project.units().filter(|&it| may_load(judge.eval, it)).collect()
}

/// Finds all of them in these files. `loads` is what resolvers load.
pub(crate) fn find(questions: &mut Questions<'_, '_>, units: &[UnitId], mut loads: Vec<Load>) -> Vec<Misuse> {
    if units.is_empty() {
        return Vec::new();
    }
    questions.grant(QUESTIONS);
    let others = unreached(questions, units, &loads);
    loads.extend(others);
    let made: Vec<Made> = units.iter().flat_map(|&it| made::in_unit(questions, it)).collect();
    let mut found = Vec::new();
    shared::find(questions, &made, &loads, &mut found);
    shared::java::find(questions, units, &mut found);
    order::find(questions, &made, &loads, &mut found);
    object_keys::find(questions, &made, &loads, &mut found);
    sequential::find(&made, &loads, &mut found);
    found.sort();
    found.dedup_by(|a, b| (a.place, &a.kind) == (b.place, &b.kind));
    found
}

/// Whether the file is there for tests or is run by hand.
pub(crate) fn is_test(path: &str) -> bool {
    const TESTS: [&str; 9] =
        ["test", "tests", "__tests__", "__mocks__", "mocks", "e2e", "spec", "scripts", "examples"];
    let name = path.rsplit_once('/').map_or(path, |it| it.1);
    path.split('/').any(|it| TESTS.contains(&it))
        || [".test.", ".spec.", "example"].iter().any(|it| name.contains(it))
        || name.starts_with("test.")
}

/// Words of which a file has one that makes or calls a loader.
static WORDS: Words = Words::new(&[
    "ataLoader",
    "ataloader",
    "ataloadgen",
    "oader.load(",
    "oaders.",
    "oadable",
    "atchLoader",
    "BatchMapping",
    "oader.for(",
    ".Load(",
]);
static CALLED: Words = Words::new(&["Loader(", "loader("]);
/// Words of which a file for browsers has one.
static BROWSER: Words = Words::new(&["from 'react'", "from \"react\""]);

/// Whether a loader may be made or called in the file, and the file is neither a test nor for a browser.
fn may_load(eval: &Eval<'_>, unit: UnitId) -> bool {
    if is_test(eval.project.path(unit)) {
        return false;
    }
    // Classes of loaders are called without a word before them.
    let is_python = eval.project.family(unit) == Family::Python;
    let has_word = |it: &str| WORDS.are_in(it) || is_python && CALLED.are_in(it);
    eval.project.text(unit).is_some_and(|it| has_word(&it) && !BROWSER.are_in(&it))
}

/// A call of a loader.
pub(crate) struct Load {
    unit: UnitId,
    code: Arc<Code>,
    call: ExprId,
    /// What is called, as it is written.
    what: String,
    /// Whether it was recognised by its package or declaration, not by names only.
    is_certain: bool,
    /// The loader, where it is known how that is made.
    loader: Option<Rc<Loader>>,
    /// Whether a resolver comes to it.
    is_reached: bool,
}

impl Load {
    /// What is called and the first key, without the parenthesis behind it.
    fn place(&self) -> Place {
        Place { unit: self.unit, range: self.code.range(self.call) }
    }

    /// What it loads.
    fn key(&self) -> Option<ExprId> {
        match self.code.expr(self.call) {
            Expr::Call { arguments, .. } => {
                let mut all = self.code.several(arguments);
                // What Go calls with a context has the key behind it.
                let is_go = self.code.language().family() == Family::Go && all.len() > 1;
                all.nth(usize::from(is_go))
            }
            _ => None,
        }
    }

    /// The method.
    fn method(&self) -> &str {
        let Expr::Call { callee, .. } = self.code.expr(self.call) else { return "" };
        let range = self.code.range(callee);
        match self.code.expr(callee) {
            Expr::Member { name, .. } => self.code.text(TextRange::new(name, range.end)),
            _ => "",
        }
    }
}

/// What resolvers load, each place once. Those of single objects load too, and are run if they show that they do.
pub(crate) fn loads(judge: &mut Judge<'_, '_>, units: &[UnitId]) -> Vec<Load> {
    let mut met: FxHashSet<Place> = FxHashSet::default();
    let mut calls: FxHashMap<UnitId, FxHashMap<TextRange, ExprId>> = FxHashMap::default();
    let mut loads = Vec::new();
    let mut left = RUNS;
    for link in judge.links {
        let run = match judge.known_run(link) {
            Some(known) => known,
            None if left > 0 && may_reach(judge, link, units) => {
                judge.eval.start_with(left.min(RUN));
                let run = judge.run_now(link);
                left -= left.min(RUN) - judge.eval.steps_left();
                run
            }
            None => continue,
        };
        for access in run.log.iter().filter(|it| it.kind == ClientKind::Loader) {
            let Some(code) = judge.eval.code(access.place.unit).filter(|_| met.insert(access.place)) else {
                continue;
            };
            let of_unit = calls.entry(access.place.unit).or_insert_with(|| {
                let is_call = |it: &(ExprId, Expr)| matches!(it.1, Expr::Call { .. });
                code.exprs().filter(is_call).map(|it| (code.range(it.0), it.0)).collect()
            });
            if let Some(&whole) = of_unit.get(&access.place.range) {
                // `loader.Load(ctx, key)()`
                let mut call = whole;
                while let Expr::Call { callee, .. } = code.expr(call)
                    && let Expr::Call { .. } = code.expr(callee)
                {
                    call = callee;
                }
                loads.push(Load {
                    unit: access.place.unit,
                    code,
                    call,
                    what: access.what.clone(),
                    is_certain: access.is_certain,
                    loader: access.loader.clone(),
                    is_reached: true,
                });
            }
        }
    }
    loads
}

/// Whether the resolver itself loads, in one of the files: what it calls is asked about without it.
fn may_reach(judge: &Judge<'_, '_>, link: &Link, units: &[UnitId]) -> bool {
    let has = |unit: UnitId| units.binary_search(&unit).is_ok();
    let loads = |it: &Rc<Closure>| {
        let code = judge.eval.code(it.unit).filter(|_| has(it.unit));
        code.is_some_and(|code| {
            let text = code.text(code.function(it.function).range);
            text.contains(".load") || text.contains(".Load")
        })
    };
    match &link.resolver {
        Resolver::Function(function, _) | Resolver::Together(function, _) => match &*function.functions() {
            // Something of a package is around it.
            [] => has(link.place.unit),
            all => all.iter().any(loads),
        },
        _ => false,
    }
}

/// What other functions load through loaders of which it is known how they are made.
fn unreached(questions: &mut Questions<'_, '_>, units: &[UnitId], reached: &[Load]) -> Vec<Load> {
    let met: FxHashSet<(UnitId, ExprId)> = reached.iter().map(|it| (it.unit, it.call)).collect();
    let mut loads = Vec::new();
    for &unit in units {
        let Some(text) = questions.eval.project.text(unit) else { continue };
        if memchr::memmem::find(text.as_bytes(), b".load").is_none() {
            continue;
        }
        let Some(code) = questions.eval.code(unit) else { continue };
        for (call, expr) in code.exprs() {
            let Expr::Call { callee, .. } = expr else { continue };
            let Expr::Member { object, name } = code.expr(callee) else { continue };
            let range = code.range(callee);
            let is_load =
                matches!(code.text(TextRange::new(name, range.end)), "load" | "loadMany" | "load_many");
            if !is_load || met.contains(&(unit, call)) {
                continue;
            }
            let value = questions.value(unit, &code, object);
            let Kind::Client(client) = &value.kind else { continue };
            let Some(loader) = &client.loader else { continue };
            let what = code.text(range).chars().filter(|it| !it.is_whitespace()).take(80).collect();
            let loader = Some(Rc::clone(loader));
            loads.push(Load {
                unit,
                code: Arc::clone(&code),
                call,
                what,
                is_certain: true,
                loader,
                is_reached: false,
            });
        }
    }
    loads
}

/// Those of loaders of which it is known how they are made.
fn known(loads: &[Load]) -> impl Iterator<Item = (&Load, &Rc<Loader>)> {
    loads.iter().filter_map(|it| Some((it, it.loader.as_ref()?)))
}
