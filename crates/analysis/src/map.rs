//! Every operation of every contract on the axis.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use wirelint_diagnostics::{AxisMap, MappedCell, MappedContract, MappedRow, Place, Problem};
use wirelint_model::traffic::Around;
use wirelint_model::{Basis, Contract};
use wirelint_openapi::observe;
use wirelint_semantics::{Cell, Danger, Row, axis};
use wirelint_source::{FileId, Span, TextRange};

use crate::contract::Facts;
use crate::find;
use crate::host::Snapshot;
use crate::kept::Kept;
use crate::modules::{self, Package};
use crate::projects::{self, Answers};
use crate::run::each;
use crate::system;

/// The map of all contracts that `snapshot` has.
pub(crate) fn map(snapshot: Snapshot<'_>) -> AxisMap {
    let found = find::find(snapshot, snapshot.configs());
    let mut problems = found.troubles(snapshot.vfs.cwd());
    let problem = |file: FileId| Problem {
        file: snapshot.vfs.file(file).shown_path().to_owned(),
        message: "internal error: please report it with this file".to_owned(),
    };
    let roots: Vec<FileId> = found.roots().collect();
    let files: Vec<FileId> = found.traffic().collect();
    let guarded = |it: &dyn Fn() -> MappedContract, first: FileId| {
        catch_unwind(AssertUnwindSafe(it)).map_err(|_| problem(first))
    };
    let packages = modules::packages(snapshot).into_iter().map(Held::of_package);
    let packages = packages.chain(projects::all_answers(snapshot).into_iter().map(Held::of_answers));
    let mapped: Vec<Result<MappedContract, Problem>> = if files.is_empty() {
        // Contracts by themselves need not all be there at once.
        let alone = |held: &Held| mapped(snapshot, held, Around::default());
        let mut all = each(&roots, |&root| guarded(&|| alone(&Held::of_root(snapshot, root)), root));
        let packages: Vec<Held> = packages.collect();
        all.extend(each(&packages, |it| guarded(&|| alone(it), it.first)));
        all
    } else {
        let read = each(&roots, |&root| {
            catch_unwind(AssertUnwindSafe(|| Held::of_root(snapshot, root))).map_err(|_| problem(root))
        });
        let mut held = Vec::new();
        for it in read {
            match it {
                Ok(it) => held.push(it),
                Err(problem) => problems.push(problem),
            }
        }
        held.extend(packages);
        system::each_around(snapshot, &files, &held, Held::contract, |it, around| {
            guarded(&|| mapped(snapshot, it, around), it.first)
        })
    };
    let mut contracts = Vec::new();
    for it in mapped {
        match it {
            Ok(contract) => contracts.push(contract),
            Err(problem) => problems.push(problem),
        }
    }
    problems.sort();
    problems.dedup();
    AxisMap { contracts, problems }
}

/// A contract, with the file that it is called after.
struct Held {
    first: FileId,
    contract: Kept,
}

impl Held {
    fn of_root(snapshot: Snapshot<'_>, root: FileId) -> Self {
        let linked = snapshot.linked(root);
        let config = snapshot.configs().of_root(root);
        let facts = Facts::once(observe(&linked.linked), config.settings.vocabulary());
        Self { first: root, contract: Kept::Described(Box::new(facts.into_contract())) }
    }

    fn of_package(package: Arc<Package>) -> Self {
        Self { first: package.files[0], contract: Kept::Methods(package) }
    }

    fn of_answers(answers: Arc<Answers>) -> Self {
        Self { first: answers.files[0], contract: Kept::Answers(answers) }
    }

    fn contract(&self) -> &Contract {
        self.contract.get()
    }
}

/// The rows of a contract that `around` is configured around.
fn mapped(snapshot: Snapshot<'_>, held: &Held, around: Around<'_>) -> MappedContract {
    let (first, contract) = (held.first, held.contract());
    let weights = snapshot.configs().of_root(first).settings.weights();
    let rows = axis(contract, around, weights, |_| true);
    MappedContract {
        file: snapshot.vfs.file(first).shown_path().to_owned(),
        title: contract.observed.about.title.to_string(),
        weights: Danger::ALL.iter().map(|it| (it.name(), weights.of(*it))).collect(),
        rows: rows.into_iter().map(|it| placed(snapshot, it)).collect(),
    }
}

/// The rows of the contract whose root is `root`, of those operations at whose keys `wanted` is so, from what a host that lives on knows.
pub(crate) fn rows(
    snapshot: Snapshot<'_>,
    root: FileId,
    wanted: impl Fn(FileId, TextRange) -> bool,
) -> Vec<MappedRow> {
    let trees = &snapshot.memo.trees;
    let is_wanted = |span: Span| wanted(span.file, trees.absolute(snapshot.vfs, span));
    let config = snapshot.configs().of_root(root);
    let (vocabulary, weights) = (config.settings.vocabulary(), config.settings.weights());
    let found = find::find(snapshot, snapshot.configs());
    let files: Vec<FileId> = found.traffic().collect();
    let roots: Vec<FileId> = found.roots().collect();
    let number = roots.iter().position(|it| *it == root).filter(|_| !files.is_empty());
    let rows = match number {
        Some(number) => {
            let packages = modules::packages(snapshot);
            system::ask_around(snapshot, &files, (&roots, &packages), number, |contract, around| {
                axis(contract, around, weights, is_wanted)
            })
        }
        None => snapshot
            .memo
            .ask(snapshot.vfs, vocabulary, root, |it| axis(it, Around::default(), weights, is_wanted)),
    };
    rows.into_iter().map(|it| placed(snapshot, it)).collect()
}

/// The rows of the methods of that one of all `packages`, of those at whose names `wanted` is so.
pub(crate) fn rows_of_methods(
    snapshot: Snapshot<'_>,
    packages: &[Arc<Package>],
    number: usize,
    wanted: impl Fn(FileId, TextRange) -> bool,
) -> Vec<MappedRow> {
    let is_wanted = |span: Span| wanted(span.file, snapshot.memo.trees.absolute(snapshot.vfs, span));
    let package = &packages[number];
    let weights = snapshot.configs().of_root(package.files[0]).settings.weights();
    let found = find::find(snapshot, snapshot.configs());
    let files: Vec<FileId> = found.traffic().collect();
    let rows = if files.is_empty() {
        axis(&package.contract, Around::default(), weights, is_wanted)
    } else {
        let roots: Vec<FileId> = found.roots().collect();
        let number = roots.len() + number;
        system::ask_around(snapshot, &files, (&roots, packages), number, |contract, around| {
            axis(contract, around, weights, is_wanted)
        })
    };
    rows.into_iter().map(|it| placed(snapshot, it)).collect()
}

/// The rows of those root fields at whose names `wanted` is so.
pub(crate) fn rows_of_answers(
    snapshot: Snapshot<'_>,
    answers: &Answers,
    wanted: impl Fn(FileId, TextRange) -> bool,
) -> Vec<MappedRow> {
    let is_wanted = |span: Span| wanted(span.file, snapshot.memo.trees.absolute(snapshot.vfs, span));
    let weights = snapshot.configs().of_root(answers.files[0]).settings.weights();
    let rows = axis(&answers.contract, Around::default(), weights, is_wanted);
    rows.into_iter().map(|it| placed(snapshot, it)).collect()
}

fn placed(snapshot: Snapshot<'_>, row: Row) -> MappedRow {
    let absolute = |span: Span| snapshot.memo.trees.absolute(snapshot.vfs, span);
    let cell = |cell: Cell| MappedCell {
        value: cell.value,
        basis: match cell.basis {
            None => "",
            Some(Basis::Assumed) => "assumed",
            Some(Basis::Implied) => "implied",
            Some(Basis::Declared) => "declared",
        },
        evidence: cell
            .evidence
            .into_iter()
            .map(|it| Place { file: it.span.file, range: absolute(it.span), message: it.word.into_owned() })
            .collect(),
    };
    MappedRow {
        file: row.span.file,
        range: absolute(row.span),
        operation: row.operation,
        cells: [row.waits, row.budget, row.retry, row.dedup, row.retried_by, row.page, row.errors].map(cell),
        risk: row.risk,
        reasons: row.reasons,
    }
}
