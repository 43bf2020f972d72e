//! The questions that a reviewer asks of each contract: those that apply to what is there, ticked where the contract proves the answer and
//! crossed where a rule has found that it is no.

mod choose;
mod question;
mod questions;
mod violations;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use wirelint_diagnostics::{
    CheckItem, CheckState, CheckedContract, CheckedOperation, Checklist, Diagnostic, Place, Problem,
    Violation,
};
use wirelint_lint::{Meta, Runner};
use wirelint_model::Contract;
use wirelint_model::traffic::Around;
use wirelint_openapi::link::RefFault;
use wirelint_openapi::observe;
use wirelint_semantics::{Row, axis};
use wirelint_source::{FileId, Span};

use crate::contract::{Facts, Judged, LinkedContract};
use crate::find;
use crate::host::Snapshot;
use crate::kept::Kept;
use crate::modules::{self, Package};
use crate::projects::{self, Answers};
use crate::run::each;
use crate::suppress::{Met, Silenced, Suppressions};
use crate::system;

use choose::{Asked, Group, MOST};
use question::{Proof, Question, Subject, Value};
use questions::{SUPPRESSED, all};
use violations::Violations;

/// The questions about all contracts that `snapshot` has.
pub(crate) fn checklist(snapshot: Snapshot<'_>) -> Checklist {
    let vfs = snapshot.vfs;
    let configs = snapshot.configs();
    let found = find::find(snapshot, configs);
    let mut problems = found.troubles(vfs.cwd());
    let problem = |file: FileId| Problem {
        file: vfs.file(file).shown_path().to_owned(),
        message: "internal error: please report it with this file".to_owned(),
    };
    let roots: Vec<FileId> = found.roots().collect();
    let traffic: Vec<FileId> = found.traffic().collect();
    let packages = modules::packages(snapshot);
    let answers = projects::all_answers(snapshot);
    // What is broken in one contract must not keep the others from being looked at.
    let guarded = |first: FileId, it: &dyn Fn() -> Checked| {
        catch_unwind(AssertUnwindSafe(it)).map_err(|_| problem(first))
    };
    let checked: Vec<Result<Checked, Problem>> = if traffic.is_empty() {
        // Contracts by themselves need not all be there at once.
        let alone = |it: &Prepared| checked(snapshot, it, Around::default());
        let mut all = each(&roots, |&root| guarded(root, &|| alone(&prepare(snapshot, root))));
        all.extend(each(&packages, |it| guarded(it.files[0], &|| alone(&prepare_methods(snapshot, it)))));
        all.extend(each(&answers, |it| guarded(it.files[0], &|| alone(&prepare_answers(snapshot, it)))));
        all
    } else {
        let mut read = each(&roots, |&root| {
            catch_unwind(AssertUnwindSafe(|| prepare(snapshot, root))).map_err(|_| problem(root))
        });
        read.extend(each(&packages, |it| {
            let prepare = || prepare_methods(snapshot, it);
            catch_unwind(AssertUnwindSafe(prepare)).map_err(|_| problem(it.files[0]))
        }));
        read.extend(each(&answers, |it| {
            let prepare = || prepare_answers(snapshot, it);
            catch_unwind(AssertUnwindSafe(prepare)).map_err(|_| problem(it.files[0]))
        }));
        let mut prepared = Vec::new();
        for it in read {
            match it {
                Ok(it) => prepared.push(it),
                Err(problem) => problems.push(problem),
            }
        }
        system::each_around(
            snapshot,
            &traffic,
            &prepared,
            |it| it.contract.get(),
            |it, around| guarded(it.files[0], &|| checked(snapshot, it, around)),
        )
    };
    let mut contracts = Vec::new();
    let mut files = Vec::new();
    for it in checked {
        match it {
            Ok(Checked { contract, files: of_contract, problems: own }) => {
                contracts.push(contract);
                files.extend(of_contract);
                problems.extend(own);
            }
            Err(problem) => problems.push(problem),
        }
    }
    files.sort_unstable();
    files.dedup();
    for config in configs.of_run(&found.configs, files.iter().map(|&file| vfs.file(file))) {
        problems.extend(config.problems.iter().cloned());
    }
    problems.sort();
    problems.dedup();
    Checklist { contracts, problems }
}

/// What there is to say of a contract.
struct Checked {
    contract: CheckedContract,
    files: Vec<FileId>,
    problems: Vec<Problem>,
}

/// What is known of a contract, and what rules say of it.
struct Prepared {
    /// The files that it is made of, the one that it is called after first.
    files: Vec<FileId>,
    judged: Judged,
    contract: Kept,
    /// In how many places it cannot be read.
    unread: usize,
}

fn prepare(snapshot: Snapshot<'_>, root: FileId) -> Prepared {
    let linked = snapshot.linked(root);
    let config = snapshot.configs().of_root(root);
    let mut facts = Facts::once(observe(&linked.linked), config.settings.vocabulary());
    let today = snapshot.options.today;
    let files: Vec<FileId> = linked.files().collect();
    let judged = judge(snapshot, &files, |runner| facts.judge_facts(today, runner));
    let contract = Kept::Described(Box::new(facts.into_contract()));
    Prepared { files, judged, contract, unread: unread(&linked) }
}

fn prepare_methods(snapshot: Snapshot<'_>, package: &Arc<Package>) -> Prepared {
    let today = snapshot.options.today;
    let judged = judge(snapshot, &package.files, |runner| package.run(today, runner));
    let errors = |file: &FileId| snapshot.memo.trees.proto(snapshot.vfs, *file).errors().count();
    let unread = package.files.iter().map(errors).sum();
    Prepared { files: package.files.clone(), judged, contract: Kept::Methods(Arc::clone(package)), unread }
}

fn prepare_answers(snapshot: Snapshot<'_>, answers: &Arc<Answers>) -> Prepared {
    let today = snapshot.options.today;
    let judged = judge(snapshot, &answers.files, |runner| answers.run(today, runner));
    let errors = |file: &FileId| snapshot.memo.trees.graphql(snapshot.vfs, *file).errors().count();
    let unread = answers.files.iter().map(errors).sum();
    Prepared { files: answers.files.clone(), judged, contract: Kept::Answers(Arc::clone(answers)), unread }
}

/// What those rules say that answer a question, and are on for one of `files`.
fn judge(snapshot: Snapshot<'_>, files: &[FileId], run: impl FnOnce(&mut Runner<'_>)) -> Judged {
    let configs = snapshot.configs();
    let levels: Vec<_> = files.iter().map(|file| configs.levels(snapshot.vfs.file(*file).path())).collect();
    let is_named = |meta: &Meta| all().any(|question| question.violated_by.contains(&meta.id));
    let enabled = |meta: &'static Meta| is_named(meta) && levels.iter().any(|levels| levels.is_on(meta));
    let options = |meta: &'static Meta| levels.first()?.options(meta);
    let mut runner = Runner::new(&enabled, false).with_options(&options);
    run(&mut runner);
    Judged::of(runner, 0)
}

/// The questions about a contract that `around` is configured around.
fn checked(snapshot: Snapshot<'_>, prepared: &Prepared, around: Around<'_>) -> Checked {
    let Prepared { files, judged, contract, unread } = prepared;
    let (contract, unread) = (contract.get(), *unread);
    let Snapshot { vfs, memo, .. } = snapshot;
    let configs = snapshot.configs();
    let path = vfs.file(files[0]).shown_path().to_owned();
    let failed = judged.failures.iter().map(|(rule, message)| Problem {
        file: path.clone(),
        message: format!("internal error in `{}`: {message}", rule.id),
    });
    let problems = failed.collect();

    let mut suppressions = Suppressions::collect(vfs, memo, configs, files.iter().map(|&it| (it, Met::Some)));
    let kept = suppressions.apply(judged.diagnostics.clone()).kept;
    let violations = Violations::of(snapshot, kept);
    let rows = axis(contract, around, configs.of_root(files[0]).settings.weights(), |_| true);
    let mut groups = choose::groups(asked(contract, around, &rows, &violations));
    let written: Vec<Silenced> = files.iter().flat_map(|&file| suppressions.silenced(file)).collect();
    groups.extend(silenced(&written));
    let left_out = groups.len().saturating_sub(MOST);
    let chosen = choose::chosen(groups);
    let items = chosen.into_iter().map(|it| item(snapshot, contract, it)).collect();
    let title = contract.observed.about.title.to_string();
    let contract = CheckedContract { file: path, title, items, left_out, unread };
    Checked { contract, files: files.clone(), problems }
}

/// Each question with each operation that it applies to.
fn asked<'c>(
    contract: &'c Contract,
    around: Around<'c>,
    rows: &'c [Row],
    violations: &'c Violations,
) -> Vec<Asked<'c>> {
    let mut asked = Vec::new();
    for (call, row) in contract.interactions.iter().zip(rows) {
        let subject = Subject { contract, call, operation: contract.operation(call), row, around };
        let found = violations.of_operation(&subject.operation.name);
        for (number, question) in all().enumerate() {
            let own: Vec<_> = violations.answering(question, &subject, found).collect();
            let values = match (question.about)(&subject) {
                Some(values) => values,
                None if !own.is_empty() && question.is_whole() => Vec::new(),
                None => continue,
            };
            let all = own.into_iter().chain(violations.of_all(question)).collect();
            asked.push(ask((number, question), &subject, values, all));
        }
    }
    asked
}

fn ask<'c>(
    (number, question): (usize, &'static Question),
    subject: &Subject<'c>,
    values: Vec<Value>,
    violations: Vec<&'c Diagnostic>,
) -> Asked<'c> {
    let mut evidence = Vec::new();
    let mut state = CheckState::Violated;
    if violations.is_empty() {
        evidence = (question.proof)(subject);
        state = if evidence.is_empty() { CheckState::Open } else { CheckState::Proved };
        let said_at = question.said_at.and_then(|it| it(subject));
        evidence.extend(said_at.map(|span| Proof::new(span, "stated here")));
        evidence.extend((question.shows)(subject));
    }
    let (call, risk) = (subject.call.operation, subject.row.risk);
    Asked { question, number, call, risk, state, values, evidence, violations }
}

/// The question about what is silenced in the contract's files.
fn silenced<'c>(all: &[Silenced]) -> Option<Group<'c>> {
    if all.is_empty() {
        return None;
    }
    let (id, text) = SUPPRESSED;
    let values = all.iter().map(|it| Value::name("rules", &Arc::from(&*it.name)).listed());
    let evidence =
        all.iter().map(|it| Proof::new(Span::in_file(it.file, it.range), "silenced here")).collect();
    Some(Group::about_no_operation(id, text, values, evidence))
}

/// In how many places `contract` could not be read.
fn unread(contract: &LinkedContract) -> usize {
    let linked = &contract.linked;
    let errors: usize = linked.docs.iter().map(|doc| doc.tree.errors().count()).sum();
    let lost = linked.broken_references();
    let lost = lost.iter().filter(|(_, fault)| !matches!(fault, RefFault::Remote));
    errors + linked.faults.len() + lost.count()
}

fn item(snapshot: Snapshot<'_>, contract: &Contract, group: Group<'_>) -> CheckItem {
    let Group { id, state, risk, .. } = group;
    let absolute = |span: Span| snapshot.memo.trees.absolute(snapshot.vfs, span);
    let place = |span: Span, message: String| Place { file: span.file, range: absolute(span), message };
    let operations: Vec<CheckedOperation> = group
        .calls
        .iter()
        .map(|call| {
            let operation = &contract.observed.operations[call.0 as usize];
            let span = operation.span;
            CheckedOperation { name: Arc::clone(&operation.name), file: span.file, range: absolute(span) }
        })
        .collect();
    let question = group.question(&operations);
    let violations = group
        .violations
        .iter()
        .map(|it| Violation { rule: it.rule, place: place(it.span, it.message.clone()) });
    let violations = violations.collect();
    let evidence = group.evidence.into_iter().map(|it| place(it.span, it.word.into_owned())).collect();
    CheckItem { id, state, question, operations, risk, evidence, violations }
}
