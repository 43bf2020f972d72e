//! One contract: from its root file to what all rules say of it.

use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Meta, Runner, Timing};
use wirelint_openapi::link::{FileFault, Linked, Linker};
use wirelint_semantics::{Vocabulary, infer};
use wirelint_source::{FileId, TextRange};
use wirelint_vfs::{ReferenceError, Vfs};

use crate::configs::Configs;
use crate::trees::Trees;

/// What is known of a contract.
pub(crate) struct Linted {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The files that it is made of, the root first.
    pub(crate) files: Vec<FileId>,
    pub(crate) operations: usize,
    pub(crate) timings: Vec<Timing>,
    /// Rules that panicked.
    pub(crate) failures: Vec<(&'static Meta, String)>,
}

/// Links the contract whose root is `root` and runs every rule that is on for one of its files.
pub(crate) fn lint(vfs: &Vfs, trees: &Trees, configs: &Configs<'_>, root: FileId, timed: bool) -> Linted {
    let linked = link(vfs, trees, root);
    let files: Vec<FileId> = linked.docs.iter().map(|doc| doc.file).collect();
    let levels: Vec<_> = files.iter().map(|file| configs.levels(vfs.file(*file).path())).collect();
    let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
    let mut runner = Runner::new(&enabled, timed);

    let own = trees.claim(&files);
    let not_utf8: Vec<(FileId, TextRange)> = files
        .iter()
        .filter(|file| own.contains(file))
        .flat_map(|&id| vfs.file(id).invalid_utf8().iter().map(move |range| (id, *range)).collect::<Vec<_>>())
        .collect();
    let subject = wirelint_rules_openapi::Subject { linked: &linked, own: &own, not_utf8: &not_utf8 };
    wirelint_rules_openapi::run(subject, &mut runner);

    let contract = infer(wirelint_openapi::observe(&linked), &Vocabulary::default());
    wirelint_rules::run(&contract, &mut runner);

    let (diagnostics, timings, failures) = runner.finish();
    Linted { diagnostics, files, operations: contract.interactions.len(), timings, failures }
}

/// The files that the contract whose root is `root` is made of, the root first.
pub(crate) fn files(vfs: &Vfs, trees: &Trees, root: FileId) -> Vec<FileId> {
    link(vfs, trees, root).docs.iter().map(|doc| doc.file).collect()
}

/// Loads what the linker asks for until it asks for nothing more.
fn link(vfs: &Vfs, trees: &Trees, root: FileId) -> Linked {
    let mut linker = Linker::new(root, trees.get(vfs, root));
    loop {
        linker.run();
        let wanted = linker.wanted();
        if wanted.is_empty() {
            return linker.finish();
        }
        for wanted in wanted {
            let file = vfs.load_reference(wanted.from, &wanted.path).map(|id| (id, trees.get(vfs, id)));
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
