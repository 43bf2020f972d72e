//! Every operation of every contract on the axis.

use std::panic::{AssertUnwindSafe, catch_unwind};

use wirelint_diagnostics::{AxisMap, MappedCell, MappedContract, MappedRow, Place, Problem};
use wirelint_model::{Basis, Contract};
use wirelint_semantics::{Cell, Danger, Row, axis};
use wirelint_source::{FileId, Span, TextRange};

use crate::contract::Facts;
use crate::find;
use crate::host::Snapshot;
use crate::modules::{self, Package};
use crate::run::each;

/// The map of all contracts that `snapshot` has.
pub(crate) fn map(snapshot: Snapshot<'_>) -> AxisMap {
    let found = find::find(snapshot, snapshot.configs());
    let mut problems = found.troubles(snapshot.vfs.cwd());
    let problem = |file: FileId| Problem {
        file: snapshot.vfs.file(file).shown_path().to_owned(),
        message: "internal error: please report it with this file".to_owned(),
    };
    let roots: Vec<FileId> = found.roots().collect();
    let mut mapped = each(&roots, |&root| {
        catch_unwind(AssertUnwindSafe(|| contract(snapshot, root))).map_err(|_| problem(root))
    });
    mapped.extend(each(&modules::packages(snapshot), |it| {
        catch_unwind(AssertUnwindSafe(|| package(snapshot, it))).map_err(|_| problem(it.files[0]))
    }));
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

fn contract(snapshot: Snapshot<'_>, root: FileId) -> MappedContract {
    let linked = snapshot.linked(root);
    let config = snapshot.configs().of_root(root);
    let mut facts = Facts::of(&linked, config.settings.vocabulary(), false);
    mapped(snapshot, root, facts.contract())
}

fn package(snapshot: Snapshot<'_>, package: &Package) -> MappedContract {
    mapped(snapshot, package.files[0], &package.contract)
}

/// The rows of `contract`, which is called after the file `first`.
fn mapped(snapshot: Snapshot<'_>, first: FileId, contract: &Contract) -> MappedContract {
    let weights = snapshot.configs().of_root(first).settings.weights();
    MappedContract {
        file: snapshot.vfs.file(first).shown_path().to_owned(),
        title: contract.observed.about.title.to_string(),
        weights: Danger::ALL.iter().map(|it| (it.name(), weights.of(*it))).collect(),
        rows: axis(contract, weights, |_| true).into_iter().map(|it| placed(snapshot, it)).collect(),
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
    let rows = snapshot.memo.ask(snapshot.vfs, vocabulary, root, |it| axis(it, weights, is_wanted));
    rows.into_iter().map(|it| placed(snapshot, it)).collect()
}

/// The rows of the methods of `package`, of those at whose names `wanted` is so.
pub(crate) fn rows_of_methods(
    snapshot: Snapshot<'_>,
    package: &Package,
    wanted: impl Fn(FileId, TextRange) -> bool,
) -> Vec<MappedRow> {
    let is_wanted = |span: Span| wanted(span.file, snapshot.memo.trees.absolute(snapshot.vfs, span));
    let weights = snapshot.configs().of_root(package.files[0]).settings.weights();
    let rows = axis(&package.contract, weights, is_wanted);
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
            .map(|it| Place { file: it.span.file, range: absolute(it.span), message: it.word.to_owned() })
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
