//! One contract: from its root file to what all rules say of it.

use std::sync::Arc;

use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Meta, Runner, Timing};
use wirelint_openapi::link::{FileFault, Linked, Linker};
use wirelint_semantics::{Vocabulary, infer};
use wirelint_source::{FileId, ItemId};
use wirelint_vfs::{ReferenceError, Vfs};

use crate::configs::Configs;
use crate::trees::Trees;

/// A contract with all its files, linked for the texts that these have.
pub(crate) struct LinkedContract {
    pub(crate) linked: Linked,
    /// A file that it refers to could not be had; that may change without a change of its own files.
    pub(crate) lacks_files: bool,
}

/// What is known of a contract, or of a file by itself.
#[derive(Default)]
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

/// Runs every rule about contracts that is on for one of the contract's files.
pub(crate) fn judge(vfs: &Vfs, configs: Configs<'_>, contract: &LinkedContract, timed: bool) -> Judged {
    let linked = &contract.linked;
    let levels: Vec<_> = contract.files().map(|file| configs.levels(vfs.file(file).path())).collect();
    let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
    let mut runner = Runner::new(&enabled, timed);
    wirelint_rules_openapi::run(wirelint_rules_openapi::Subject { linked }, &mut runner);
    let contract = infer(wirelint_openapi::observe(linked), &Vocabulary::default());
    wirelint_rules::run(&contract, &mut runner);
    let (diagnostics, timings, failures) = runner.finish();
    Judged { diagnostics, operations: contract.interactions.len(), timings, failures }
}

/// Runs every rule about single documents that is on for `file`, which is part of a contract.
pub(crate) fn judge_file(
    vfs: &Vfs,
    trees: &Trees,
    configs: Configs<'_>,
    file: FileId,
    timed: bool,
) -> Judged {
    let source = vfs.file(file);
    let tree = trees.get(vfs, file);
    let levels = configs.levels(source.path());
    let enabled = |meta: &'static Meta| levels.is_on(meta);
    let mut runner = Runner::new(&enabled, timed);
    let document = wirelint_rules_openapi::Document { file, tree: &tree, not_utf8: source.invalid_utf8() };
    let items: Vec<ItemId> = (0..tree.item_count() as u32).map(ItemId).collect();
    wirelint_rules_openapi::run_items(document, &items, &mut runner);
    let (diagnostics, timings, failures) = runner.finish();
    Judged { diagnostics, operations: 0, timings, failures }
}

/// Links the contract whose root is `root`: loads what the linker asks for until it asks for nothing more.
pub(crate) fn link(vfs: &Vfs, trees: &Trees, root: FileId) -> Arc<LinkedContract> {
    let mut linker = Linker::new(root, trees.get(vfs, root));
    let mut lacks_files = false;
    loop {
        linker.run();
        let wanted = linker.wanted();
        if wanted.is_empty() {
            return Arc::new(LinkedContract { linked: linker.finish(), lacks_files });
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
