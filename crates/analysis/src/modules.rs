//! Modules: .proto files that may import each other. They are read each once, linked together once, and judged file by file.
//!
//! Linking and judging are spread over threads, and a thread that waits for others does their work meanwhile. So no lock is held over
//! either: what is known is taken out of its lock, brought up to date, and put back. Two that ask at once may both do it; questions
//! never change what there is to know, so they come to the same.

mod guess;
mod judge;
mod link;
mod roots;
mod way;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use wirelint_source::FileId;

pub(crate) use judge::JudgedModule;
pub(crate) use link::Module;
pub(crate) use roots::Plan;
pub(crate) use way::{is_definition, way_to};

use crate::find;
use crate::host::Snapshot;
use crate::memo::{exclusive, lock};

/// What is known of modules, to be told of what changes.
#[derive(Default)]
pub(crate) struct Known {
    plan: Mutex<Option<Arc<Plan>>>,
    /// By their places in the plan.
    states: Mutex<Vec<State>>,
}

/// What is known of a module.
#[derive(Clone, Default)]
struct State {
    linked: Option<Arc<Module>>,
    judged: Option<Arc<JudgedModule>>,
}

impl Known {
    /// Files may be there that were not, or start their imports elsewhere.
    pub(crate) fn forget(&mut self) {
        *exclusive(&mut self.plan) = None;
        exclusive(&mut self.states).clear();
    }

    /// Whether `file` says where imports start.
    pub(crate) fn says_where(&mut self, file: FileId) -> bool {
        exclusive(&mut self.plan).as_ref().is_some_and(|it| it.configs().contains(&file))
    }

    /// Whether `file` is part of a module, or says where imports start.
    pub(crate) fn hangs_on(&mut self, file: FileId) -> bool {
        self.says_where(file)
            || exclusive(&mut self.states)
                .iter()
                .any(|it| it.linked.as_ref().is_some_and(|it| it.linked.doc_of(file).is_some()))
    }

    fn state(&self, module: usize) -> State {
        lock(&self.states).get(module).cloned().unwrap_or_default()
    }

    fn keep(&self, module: usize, change: impl FnOnce(&mut State)) {
        let mut states = lock(&self.states);
        if states.len() <= module {
            states.resize_with(module + 1, State::default);
        }
        change(&mut states[module]);
    }
}

/// The modules of a run.
pub(crate) fn plan(snapshot: Snapshot<'_>) -> Arc<Plan> {
    let Snapshot { vfs, memo, options, .. } = snapshot;
    if let Some(known) = &*lock(&memo.modules.plan) {
        return Arc::clone(known);
    }
    let files: Vec<FileId> = find::find(snapshot, snapshot.configs()).protos().collect();
    link::parse_all(vfs, &memo.trees, &files);
    let plan = Arc::new(Plan::of(vfs, &memo.trees, &files, &options.proto_paths));
    *lock(&memo.modules.plan) = Some(Arc::clone(&plan));
    plan
}

/// The module with that place in the plan, linked.
pub(crate) fn linked(snapshot: Snapshot<'_>, plan: &Plan, module: usize) -> Arc<Module> {
    let Snapshot { vfs, memo, .. } = snapshot;
    if let Some(linked) = memo.modules.state(module).linked {
        return linked;
    }
    let linked = Arc::new(Module::link(vfs, &memo.trees, &plan.modules[module]));
    memo.modules.keep(module, |it| it.linked = Some(Arc::clone(&linked)));
    linked
}

/// The module with that place in the plan, with what rules say of it.
pub(crate) fn judged(snapshot: Snapshot<'_>, plan: &Plan, module: usize) -> Arc<JudgedModule> {
    let memo = snapshot.memo;
    if let Some(judged) = memo.modules.state(module).judged {
        return judged;
    }
    let linked = linked(snapshot, plan, module);
    let judged = Arc::new(JudgedModule::of(snapshot, linked));
    memo.modules.keep(module, |it| it.judged = Some(Arc::clone(&judged)));
    judged
}

/// Every file that a module reads without judging it, with one that it is imported by.
pub(crate) fn imported(snapshot: Snapshot<'_>) -> Vec<(FileId, FileId)> {
    let plan = plan(snapshot);
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    for module in 0..plan.modules.len() {
        let module = linked(snapshot, &plan, module);
        for (file, by) in module.imported() {
            if known.insert(file) {
                all.push((file, by));
            }
        }
    }
    all
}
