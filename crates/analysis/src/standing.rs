//! What holds for the files of a run whatever stands in them: which configurations, and how much of what may be found in each is met.
//!
//! It hangs on which files there are and what they are, so that it outlives most edits.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use wirelint_diagnostics::Problem;
use wirelint_source::FileId;

use crate::contract::Judged;
use crate::coverage::{covers, covers_workspace_of};
use crate::find::Found;
use crate::host::Snapshot;
use crate::memo::lock;
use crate::projects;
use crate::resolvers;
use crate::suppress::Met;

/// What holds for the files of a run.
pub(crate) struct Standing {
    /// All that was judged, sorted.
    files: Vec<FileId>,
    /// Those among them that say what they say by themselves.
    roots: Vec<FileId>,
    /// Which source code is judged: patterns may be about any of it.
    resolvers: Arc<resolvers::Plan>,
    /// What is wrong with the configurations that hold for them, patterns that match nothing among it.
    pub(crate) judged: Arc<Judged>,
    /// Which of those could not be read.
    pub(crate) problems: Vec<Problem>,
    met: Vec<(FileId, Met)>,
    /// The same of the configurations.
    configs: Vec<(FileId, Met)>,
}

/// What holds for `files`, which are sorted and were judged, and of which `roots` say what they say by themselves.
pub(crate) fn standing(
    snapshot: Snapshot<'_>,
    found: &Found,
    roots: Vec<FileId>,
    files: Vec<FileId>,
) -> Arc<Standing> {
    let resolvers = resolvers::plan(snapshot, &projects::plan(snapshot));
    let mut known = lock(&snapshot.memo.standing);
    let holds = |it: &&Arc<Standing>| {
        it.files == files && it.roots == roots && Arc::ptr_eq(&it.resolvers, &resolvers)
    };
    if let Some(known) = known.as_ref().filter(holds) {
        return Arc::clone(known);
    }
    let standing = Arc::new(Standing::of(snapshot, found, (roots, files), resolvers));
    *known = Some(Arc::clone(&standing));
    standing
}

impl Standing {
    fn of(
        snapshot: Snapshot<'_>,
        found: &Found,
        (roots, files): (Vec<FileId>, Vec<FileId>),
        resolvers: Arc<resolvers::Plan>,
    ) -> Self {
        let Snapshot { vfs, options, .. } = snapshot;
        let configs = snapshot.configs();
        let all = || files.iter().map(|&file| vfs.file(file));
        if options.open_files {
            // Some were asked about when they were judged, in an earlier run; and some that were are none of these any more.
            configs.ask_again(all());
        }
        // What nobody else asks about may be source code that resolvers call.
        resolvers.areas.iter().flat_map(|it| &it.units).for_each(|it| _ = configs.levels(&it.absolute));
        let of_run = configs.of_run(&found.configs, all());
        let mut diagnostics = Vec::new();
        let mut problems = Vec::new();
        for config in &of_run {
            diagnostics.extend(config.diagnostics.iter().cloned());
            problems.extend(config.problems.iter().cloned());
            if covers(snapshot, &config.folder) {
                diagnostics.extend(config.settings.unmatched_patterns());
            }
        }
        let is_root: FxHashSet<FileId> = roots.iter().copied().collect();
        // A contract's root and a configuration say what they say by themselves, while a shared file is judged by each contract that
        // refers to it, a .proto file by each package that uses its messages, and all of them together with what is configured around
        // them.
        let met = |id: FileId| match covers_workspace_of(snapshot, vfs.file(id).path()) {
            true => Met::All,
            false if is_root.contains(&id) => Met::Contract,
            false => Met::Some,
        };
        let met: Vec<(FileId, Met)> = files.iter().map(|&id| (id, met(id))).collect();
        let of_config = |covered: bool| if covered { Met::All } else { Met::Some };
        let configs = of_run
            .iter()
            .filter_map(|config| Some((config.file?, of_config(covers(snapshot, &config.folder)))));
        let configs = configs.collect();
        let judged = Arc::new(Judged { diagnostics, ..Judged::default() });
        Self { files, roots, resolvers, judged, problems, met, configs }
    }

    /// Those among `files` for which nothing was said here, sorted: what a configuration extends is known by what is wrong with it.
    pub(crate) fn others(&self, files: impl Iterator<Item = FileId>) -> Vec<FileId> {
        let is_other = |file: &FileId| self.files.binary_search(file).is_err();
        let others: BTreeSet<FileId> = files.filter(is_other).collect();
        others.into_iter().collect()
    }

    /// The files whose suppressions count, `others` among them, each with what was met of all that may be found in it. Of a file that is
    /// named twice the latter counts.
    pub(crate) fn suppressing(&self, others: &[FileId]) -> impl Iterator<Item = (FileId, Met)> {
        let others = others.iter().map(|id| (*id, Met::Some));
        self.met.iter().copied().chain(others).chain(self.configs.iter().copied())
    }
}
