//! Modules: .proto files that may import each other. They are read each once, linked together once, and judged file by file.
//!
//! Linking and judging are spread over threads, and a thread that waits for others does their work meanwhile. So no lock is held over
//! either: what is known is taken out of its lock, brought up to date, and put back. Two that ask at once may both do it; questions
//! never change what there is to know, so they come to the same.

mod guess;
mod judge;
mod link;
mod methods;
mod roots;
mod way;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use wirelint_source::FileId;

pub(crate) use guess::has_same_header;
pub(crate) use judge::JudgedModule;
pub(crate) use link::Module;
pub(crate) use methods::{JudgedPackage, Package};
use roots::Grounds;
pub(crate) use roots::Plan;
pub(crate) use way::{is_definition, way_to};

use crate::find;
use crate::host::Snapshot;
use crate::memo::{exclusive, lock};

/// What is known of modules, to be told of what changes.
#[derive(Default)]
pub(crate) struct Known {
    plan: Mutex<Option<Arc<Plan>>>,
    /// What the plan hangs on.
    grounds: Mutex<Grounds>,
    /// Files whose packages or imports are others than the plan knows.
    headers: Mutex<BTreeSet<FileId>>,
    /// By their places in the plan.
    states: Mutex<Vec<State>>,
    /// The packages in them that have services.
    methods: methods::Known,
}

/// What is known of a module.
#[derive(Clone, Default)]
struct State {
    linked: Option<Arc<Module>>,
    /// What rules have said of it, now or before something has changed.
    judged: Option<Arc<JudgedModule>>,
    /// Files whose texts have changed since it was linked.
    stale: BTreeSet<FileId>,
    /// It is to be linked from its files.
    is_lost: bool,
}

impl Known {
    /// Files may be there that were not, or start their imports elsewhere.
    pub(crate) fn forget(&mut self) {
        *exclusive(&mut self.plan) = None;
        exclusive(&mut self.states).clear();
    }

    /// The text of `file` is another one. `is_header` says whether its package or its imports are: those of some file may show
    /// where the imports of another one start.
    pub(crate) fn edited(&mut self, file: FileId, is_header: bool) {
        // Whoever has planned need not have linked yet.
        if is_header {
            exclusive(&mut self.headers).insert(file);
        }
        if !self.hangs_on(file) {
            return;
        }
        for state in exclusive(&mut self.states) {
            state.stale.insert(file);
        }
    }

    /// Other rules are on.
    pub(crate) fn forget_rules(&mut self) {
        self.forget();
        self.methods.forget_rules();
    }

    /// Whether `file` says where imports start.
    pub(crate) fn says_where(&mut self, file: FileId) -> bool {
        exclusive(&mut self.plan).as_ref().is_some_and(|it| it.configs().contains(&file))
    }

    /// Whether `file` is part of a module, or says where imports start. It may be part of one that is planned and that nobody has linked yet.
    pub(crate) fn hangs_on(&mut self, file: FileId) -> bool {
        let planned = exclusive(&mut self.plan).as_ref().map_or(0, |it| it.modules.len());
        let states = exclusive(&mut self.states);
        let is_in = |it: &State| it.linked.as_ref().is_none_or(|it| it.linked.doc_of(file).is_some());
        states.len() < planned || states.iter().any(is_in) || self.says_where(file)
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
    let headers = std::mem::take(&mut *lock(&memo.modules.headers));
    if let Some(known) = &*lock(&memo.modules.plan) {
        let mut grounds = lock(&memo.modules.grounds);
        if headers.iter().all(|&file| grounds.hold(vfs, &memo.trees, file)) {
            return Arc::clone(known);
        }
    }
    let files: Vec<FileId> = find::find(snapshot, snapshot.configs()).protos().collect();
    link::parse_all(vfs, &memo.trees, &files);
    let (plan, grounds) = Plan::of(vfs, &memo.trees, &files, &options.proto_paths);
    let plan = Arc::new(plan);
    *lock(&memo.modules.plan) = Some(Arc::clone(&plan));
    *lock(&memo.modules.grounds) = grounds;
    lock(&memo.modules.states).iter_mut().for_each(|it| it.is_lost = true);
    plan
}

/// The module with that place in the plan, linked.
pub(crate) fn linked(snapshot: Snapshot<'_>, plan: &Plan, module: usize) -> Arc<Module> {
    let Snapshot { vfs, memo, .. } = snapshot;
    let State { linked, stale, is_lost, .. } = memo.modules.state(module);
    let anew = || Module::link(vfs, &memo.trees, &plan.modules[module]);
    let linked = Arc::new(match linked {
        Some(known) if is_lost || known.wants_other_files(&memo.trees, vfs, &stale) => anew().sharing(&known),
        Some(known) => match known.edited(&memo.trees, vfs, stale) {
            Some(edited) => edited,
            None => return known,
        },
        None => anew(),
    });
    memo.modules.keep(module, |it| {
        it.linked = Some(Arc::clone(&linked));
        it.stale.clear();
        it.is_lost = false;
    });
    linked
}

/// The module with that place in the plan, with what rules say of it.
pub(crate) fn judged(snapshot: Snapshot<'_>, plan: &Plan, module: usize) -> Arc<JudgedModule> {
    let memo = snapshot.memo;
    let linked = linked(snapshot, plan, module);
    let judged = match memo.modules.state(module).judged {
        Some(known) if Arc::ptr_eq(&known.module, &linked) => return known,
        Some(known) => Arc::new(known.again(snapshot, linked)),
        None => Arc::new(JudgedModule::of(snapshot, linked)),
    };
    if snapshot.options.open_files {
        memo.modules.keep(module, |it| it.judged = Some(Arc::clone(&judged)));
    }
    judged
}

/// The packages with services of the module with that place in the plan, with what rules say of each, and the first files of those that
/// cannot be judged: see [`methods::judged`].
pub(crate) fn judged_packages(
    snapshot: Snapshot<'_>,
    (number, module): (usize, &Arc<Module>),
    keeps: bool,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<(Arc<[JudgedPackage]>, Vec<FileId>)> {
    methods::judged(snapshot, number, module, keeps, cancelled)
}

/// Every package with services, in the order of the modules.
pub(crate) fn packages(snapshot: Snapshot<'_>) -> Vec<Arc<Package>> {
    let plan = plan(snapshot);
    let all = (0..plan.modules.len())
        .flat_map(|number| methods::packages(snapshot, number, &linked(snapshot, &plan, number)));
    all.collect()
}

/// Every module, linked, in the order of the plan.
pub(crate) fn all_linked(snapshot: Snapshot<'_>) -> Vec<Arc<Module>> {
    let plan = plan(snapshot);
    (0..plan.modules.len()).map(|module| linked(snapshot, &plan, module)).collect()
}

/// Every file that a module reads without judging it, with one that it is imported by.
pub(crate) fn imported(snapshot: Snapshot<'_>) -> Vec<(FileId, FileId)> {
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    for module in all_linked(snapshot) {
        for (file, by) in module.imported() {
            if known.insert(file) {
                all.push((file, by));
            }
        }
    }
    all
}
