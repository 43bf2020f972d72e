//! What rules say of the files of a module.

use std::sync::Arc;

use rayon::prelude::*;
use wirelint_config::Levels;
use wirelint_lint::{Meta, Runner};
use wirelint_protobuf::faults::Faults;
use wirelint_rules_protobuf::{Options, Subject, Surroundings};
use wirelint_source::{FileId, TextRange};
use wirelint_vfs::Vfs;

use super::link::Module;
use crate::configs::Configs;
use crate::contract::Judged;
use crate::host::Snapshot;

/// A module with what rules say of it.
pub(crate) struct JudgedModule {
    pub(crate) module: Arc<Module>,
    /// What they say of each member, by its place among them.
    pub(crate) files: Vec<Arc<Judged>>,
    /// What they say of all together.
    pub(crate) all: Arc<Judged>,
    /// How many methods it has.
    pub(crate) operations: usize,
}

impl JudgedModule {
    /// Runs every rule about .proto files that is on for one of the members over it, on all threads.
    pub(super) fn of(snapshot: Snapshot<'_>, module: Arc<Module>) -> Self {
        let Snapshot { vfs, options, .. } = snapshot;
        let configs = snapshot.configs();
        let faults = Faults::new(&module.linked);
        let around = Around { vfs, configs, module: &module };
        let subject = Subject { linked: &module.linked, faults: &faults, surroundings: &around };
        let levels: Vec<Levels> =
            module.members().map(|file| configs.levels(vfs.file(file).path())).collect();
        let judge = |doc: u32| {
            let levels = &levels[doc as usize];
            let enabled = |meta: &'static Meta| levels.is_on(meta);
            let mut runner = Runner::new(&enabled, options.timed);
            wirelint_rules_protobuf::run_file(subject, doc, &mut runner);
            Arc::new(Judged::of(runner, 0))
        };
        let members = module.member_count();
        let files = (0..members).into_par_iter().map(judge).collect();
        let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
        let mut runner = Runner::new(&enabled, options.timed);
        wirelint_rules_protobuf::run_all(subject, members, &mut runner);
        let all = Arc::new(Judged::of(runner, 0));
        let operations = module.methods();
        Self { module, files, all, operations }
    }
}

/// What rules may ask about files beside their trees.
struct Around<'a> {
    vfs: &'a Vfs,
    configs: Configs<'a>,
    module: &'a Module,
}

impl Surroundings for Around<'_> {
    fn not_utf8(&self, file: FileId) -> Vec<TextRange> {
        self.vfs.file(file).invalid_utf8().to_vec()
    }

    fn has_dependencies(&self, file: FileId) -> bool {
        self.module.has_dependencies(file)
    }

    fn options(&self, file: FileId) -> Arc<Options> {
        self.configs.protobuf_options(self.vfs.file(file).path())
    }
}
