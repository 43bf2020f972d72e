//! Every operation of every contract on the axis.

use std::panic::{AssertUnwindSafe, catch_unwind};

use wirelint_diagnostics::{AxisMap, MappedCell, MappedContract, MappedRow, Place, Problem};
use wirelint_model::Basis;
use wirelint_semantics::{Cell, Danger, Row, axis};
use wirelint_source::{FileId, Span, TextRange};

use crate::contract::Facts;
use crate::find;
use crate::host::Snapshot;
use crate::run::each;

/// The map of all contracts that `snapshot` has.
pub(crate) fn map(snapshot: Snapshot<'_>) -> AxisMap {
    let found = find::find(snapshot, snapshot.configs());
    let mut problems = found.troubles(snapshot.vfs.cwd());
    let roots: Vec<FileId> = found.roots().collect();
    let mapped = each(&roots, |&root| {
        catch_unwind(AssertUnwindSafe(|| contract(snapshot, root))).map_err(|_| Problem {
            file: snapshot.vfs.file(root).shown_path().to_owned(),
            message: "internal error: please report it with this file".to_owned(),
        })
    });
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
    let weights = config.settings.weights();
    let mut facts = Facts::of(&linked, config.settings.vocabulary(), false);
    let contract = facts.contract();
    MappedContract {
        file: snapshot.vfs.file(root).shown_path().to_owned(),
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
    let is_wanted =
        |span: Span| wanted(span.file, trees.get(snapshot.vfs, span.file).absolute(span.item, span.range));
    let config = snapshot.configs().of_root(root);
    let (vocabulary, weights) = (config.settings.vocabulary(), config.settings.weights());
    let rows = snapshot.memo.ask(snapshot.vfs, vocabulary, root, |it| axis(it, weights, is_wanted));
    rows.into_iter().map(|it| placed(snapshot, it)).collect()
}

fn placed(snapshot: Snapshot<'_>, row: Row) -> MappedRow {
    let absolute =
        |span: Span| snapshot.memo.trees.get(snapshot.vfs, span.file).absolute(span.item, span.range);
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
