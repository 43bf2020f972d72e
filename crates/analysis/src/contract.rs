//! One contract: from its root file to what all rules say of it.

use std::sync::Arc;

use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Meta, Runner, Timing};
use wirelint_model::{Contract, OperationId};
use wirelint_openapi::Observer;
use wirelint_openapi::link::{FileFault, Linked, Linker};
use wirelint_semantics::{Vocabulary, infer, infer_again, infer_anew};
use wirelint_source::{FileId, ItemId, TextEdit};
use wirelint_vfs::{ReferenceError, Vfs};
use wirelint_yaml::Tree;

use crate::configs::Configs;
use crate::trees::Trees;

/// A contract with all its files, linked for the texts that these have.
pub(crate) struct LinkedContract {
    pub(crate) linked: Linked,
    /// A file that it refers to could not be had; that may change without a change of its own files.
    pub(crate) lacks_files: bool,
}

/// What is known of a contract, or of a file by itself.
#[derive(Clone, Default)]
pub(crate) struct Judged {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) operations: usize,
    pub(crate) timings: Vec<Timing>,
    /// Rules that panicked.
    pub(crate) failures: Vec<(&'static Meta, String)>,
}

impl LinkedContract {
    /// The files that it is made of, the root first.
    pub(crate) fn files(&self) -> impl Iterator<Item = FileId> {
        self.linked.docs.iter().map(|doc| doc.file)
    }
}

/// What it takes to judge a contract again after edits inside items.
pub(crate) struct Facts {
    observer: Observer,
    contract: Contract,
    rules: wirelint_rules_openapi::Memo,
    /// The items that have changed since it was judged, with their documents.
    changed: Vec<(u32, ItemId)>,
    /// The operations that were observed again since then.
    operations: Vec<OperationId>,
    /// What several operations have was observed again.
    shared: bool,
    /// Nothing has been judged yet.
    is_new: bool,
}

impl Facts {
    /// What `contract` says. Where nobody will ask again, less is kept.
    pub(crate) fn of(contract: &LinkedContract, stays: bool) -> Self {
        let mut observer = if stays { Observer::that_stays() } else { Observer::default() };
        let rules = if stays {
            wirelint_rules_openapi::Memo::default()
        } else {
            wirelint_rules_openapi::Memo::for_once()
        };
        let contract = infer(observer.observe(&contract.linked), &Vocabulary::default());
        Self {
            observer,
            contract,
            rules,
            changed: Vec::new(),
            operations: Vec::new(),
            shared: false,
            is_new: true,
        }
    }

    /// Brings the facts up to date after `edit` inside `item` of `file`, and `contract` with them. `false` where the facts have to be had anew;
    /// `None` where the contract has to be linked anew.
    pub(crate) fn edited(
        this: Option<&mut Self>,
        contract: &mut LinkedContract,
        file: FileId,
        (item, edit): (ItemId, &TextEdit),
        tree: &Arc<Tree>,
    ) -> Option<bool> {
        let relinked = contract.linked.edited(file, item, tree)?;
        let Some(this) = this else { return Some(false) };
        let facts = &mut this.contract;
        if edit.delta() != 0 {
            facts.move_spans(&|span| edit.move_in_skeleton(file, span));
        }
        let Some(again) = this.observer.again(&contract.linked, &mut facts.observed, relinked, item) else {
            return Some(false);
        };
        this.changed.push((relinked.doc, item));
        this.operations.extend(again.operations);
        this.shared |= again.shared;
        Some(true)
    }

    /// Forgets what rules have found out: others are on.
    pub(crate) fn forget_rules(&mut self) {
        self.rules = wirelint_rules_openapi::Memo::default();
        self.is_new = true;
    }

    /// Runs every rule about contracts that is on for one of the contract's files.
    pub(crate) fn judge(
        &mut self,
        vfs: &Vfs,
        configs: Configs<'_>,
        contract: &LinkedContract,
        timed: bool,
    ) -> Judged {
        let linked = &contract.linked;
        let levels: Vec<_> = contract.files().map(|file| configs.levels(vfs.file(file).path())).collect();
        let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
        let mut runner = Runner::new(&enabled, timed);
        let changed = (!self.is_new).then_some(&*self.changed);
        let subject = wirelint_rules_openapi::Subject { linked };
        wirelint_rules_openapi::run(subject, &mut self.rules, changed, &mut runner);
        if self.shared {
            infer_anew(&mut self.contract, &Vocabulary::default());
        } else if !self.operations.is_empty() {
            self.operations.sort_unstable();
            self.operations.dedup();
            infer_again(&mut self.contract, &self.operations, &Vocabulary::default());
        }
        self.changed.clear();
        self.operations.clear();
        self.shared = false;
        self.is_new = false;
        wirelint_rules::run(&self.contract, &mut runner);
        let (diagnostics, timings, failures) = runner.finish();
        Judged { diagnostics, operations: self.contract.interactions.len(), timings, failures }
    }
}

/// Runs every rule about single documents that is on for `file`, which is part of a contract, over those of its items that `items` names.
pub(crate) fn judge_file(
    vfs: &Vfs,
    trees: &Trees,
    configs: Configs<'_>,
    file: FileId,
    items: Option<&[ItemId]>,
    timed: bool,
) -> Judged {
    let source = vfs.file(file);
    let tree = trees.get(vfs, file);
    let levels = configs.levels(source.path());
    let enabled = |meta: &'static Meta| levels.is_on(meta);
    let mut runner = Runner::new(&enabled, timed);
    let document = wirelint_rules_openapi::Document { file, tree: &tree, not_utf8: source.invalid_utf8() };
    let all: Vec<ItemId> = match items {
        Some(items) => items.to_vec(),
        None => (0..tree.item_count() as u32).map(ItemId).collect(),
    };
    wirelint_rules_openapi::run_items(document, &all, &mut runner);
    let (diagnostics, timings, failures) = runner.finish();
    Judged { diagnostics, operations: 0, timings, failures }
}

/// Links the contract whose root is `root`: loads what the linker asks for until it asks for nothing more.
pub(crate) fn link(vfs: &Vfs, trees: &Trees, root: FileId) -> LinkedContract {
    let mut linker = Linker::new(root, trees.get(vfs, root));
    let mut lacks_files = false;
    loop {
        linker.run();
        let wanted = linker.wanted();
        if wanted.is_empty() {
            return LinkedContract { linked: linker.finish(), lacks_files };
        }
        for wanted in wanted {
            let file = vfs.load_reference(wanted.from, &wanted.path).map(|id| (id, trees.get(vfs, id)));
            lacks_files |= file.is_err();
            linker.provide(&wanted, file.map_err(|error| fault(&wanted.path, &error)));
        }
    }
}

fn fault(path: &str, error: &ReferenceError) -> FileFault {
    let help = match error {
        ReferenceError::OutsideWorkspace => {
            let help = "start wirelint on the folder that holds both files, or mark that folder by a `wirelint.yaml`";
            Some(help.to_owned())
        }
        ReferenceError::NotFound { suggestion: Some(near) } => Some(format!("did you mean `{near}`?")),
        _ => None,
    };
    let message = match error {
        ReferenceError::NotFound { .. } => format!("there is no file `{path}`"),
        error => format!("`{path}` {error}"),
    };
    FileFault { message, help }
}
