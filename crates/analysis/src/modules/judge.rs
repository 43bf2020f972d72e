//! What rules say of the files of a module.

use std::sync::Arc;

use rayon::prelude::*;
use wirelint_lint::{Meta, Runner};
use wirelint_protobuf::faults::Faults;
use wirelint_rules_protobuf::{Subject, Surroundings};
use wirelint_source::{FileId, TextRange};
use wirelint_vfs::Vfs;

use super::link::Module;
use crate::contract::Judged;
use crate::host::Snapshot;

/// A module with what rules say of it.
pub(crate) struct JudgedModule {
    pub(crate) module: Arc<Module>,
    /// What they say of each member, by its place among them.
    pub(crate) files: Vec<Arc<Judged>>,
    /// How many methods it has.
    pub(crate) operations: usize,
}

impl JudgedModule {
    /// Runs every rule about .proto files that is on for one of the members over it, on all threads.
    pub(super) fn of(snapshot: Snapshot<'_>, module: Arc<Module>) -> Self {
        let Snapshot { vfs, options, .. } = snapshot;
        let configs = snapshot.configs();
        let faults = Faults::new(&module.linked);
        let around = Around { vfs, module: &module };
        let subject = Subject { linked: &module.linked, faults: &faults, surroundings: &around };
        let judge = |doc: u32| {
            let file = module.linked.docs()[doc as usize].file;
            let levels = file.map(|it| configs.levels(vfs.file(it).path()));
            let enabled = |meta: &'static Meta| levels.as_ref().is_some_and(|it| it.is_on(meta));
            let mut runner = Runner::new(&enabled, options.timed);
            wirelint_rules_protobuf::run_file(subject, doc, &mut runner);
            Arc::new(Judged::of(runner, 0))
        };
        let files = (0..module.member_count()).into_par_iter().map(judge).collect();
        let operations = module.methods();
        Self { module, files, operations }
    }
}

/// What rules may ask about files beside their trees.
struct Around<'a> {
    vfs: &'a Vfs,
    module: &'a Module,
}

impl Surroundings for Around<'_> {
    fn not_utf8(&self, file: FileId) -> Vec<TextRange> {
        self.vfs.file(file).invalid_utf8().to_vec()
    }

    fn has_dependencies(&self, file: FileId) -> bool {
        self.module.has_dependencies(file)
    }
}
