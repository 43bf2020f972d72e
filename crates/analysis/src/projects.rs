//! Projects of GraphQL: a schema, in however many files, and the operations that it answers. Their files are read each once, linked together
//! once, and judged definition by definition.
//!
//! As with [modules](crate::modules), no lock is held over linking and judging: what is known is taken out of its lock, brought up to date,
//! and put back.

mod configured;
mod contract;
mod group;
mod joined;
mod judge;
mod plan;
mod shape;
mod way;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_graphql::faults::Faults;
use wirelint_graphql::schema::{Schema, Source};
use wirelint_lint::{Meta, Runner};
use wirelint_source::{Changed, FileId};

use configured::Configuration;
pub(crate) use contract::{Answers, JudgedAnswers, has_same_types};
pub(crate) use judge::JudgedProject;
use plan::{Grounds, Readers};
pub(crate) use plan::{Plan, Planned};
pub(crate) use way::{statement_start, way_to};

use crate::contract::Judged;
use crate::find;
use crate::host::Snapshot;
use crate::memo::{exclusive, lock};

/// What is known of projects, to be told of what changes.
#[derive(Default)]
pub(crate) struct Known {
    plan: Mutex<Option<Arc<Plan>>>,
    /// What the plan hangs on.
    grounds: Mutex<Grounds>,
    /// Which documents source code reads together.
    readers: Mutex<Readers>,
    /// Files that have other texts than the plan knows.
    edited: Mutex<Vec<FileId>>,
    /// By what they are made of.
    states: Mutex<BTreeMap<Planned, State>>,
}

/// What is known of a project.
#[derive(Clone, Default)]
struct State {
    linked: Option<Arc<Project>>,
    /// What rules have said of it, now or before something has changed.
    judged: Option<Arc<JudgedProject>>,
    /// What it does, now or before something has changed.
    answers: Option<JudgedAnswers>,
    /// Files whose texts have changed since it was linked, each with which of its items are others, where there was one edit.
    stale: BTreeMap<FileId, Option<Changed>>,
}

/// A project, linked for the texts that its files have.
pub(crate) struct Project {
    pub(crate) schema: Schema,
    /// The numbers of the documents.
    numbers: FxHashMap<FileId, u32>,
    /// So many of the first documents are judged.
    members: usize,
    /// Part of the schema is out of reach.
    is_partial: bool,
}

impl Project {
    fn of(snapshot: Snapshot<'_>, planned: &Planned) -> Self {
        let Snapshot { vfs, memo, .. } = snapshot;
        let all = || planned.members.iter().chain(&planned.others);
        let source = |&file: &FileId| Source { file, parse: memo.trees.graphql(vfs, file) };
        let sources = all().map(source).collect();
        Self {
            schema: if planned.is_joined { Schema::of_joined(sources) } else { Schema::of(sources) },
            numbers: all().copied().zip(0..).collect(),
            members: planned.members.len(),
            is_partial: planned.is_partial,
        }
    }

    /// What the specification forbids in it, to be asked for.
    pub(crate) fn faults(&self) -> Faults<'_> {
        let faults = Faults::new(&self.schema);
        if self.is_partial { faults.of_part() } else { faults }
    }

    /// The same where `stale` files, each with what of it is other, have other texts by now.
    fn edited(&self, snapshot: Snapshot<'_>, stale: BTreeMap<FileId, Option<Changed>>) -> Option<Self> {
        let Snapshot { vfs, memo, .. } = snapshot;
        let mut schema: Option<Schema> = None;
        for (file, changed) in stale {
            let Some(number) = self.number_of(file) else { continue };
            let before = schema.as_ref().unwrap_or(&self.schema);
            schema = Some(before.edited(number, memo.trees.graphql(vfs, file), changed.as_ref()));
        }
        Some(Self { schema: schema?, numbers: self.numbers.clone(), ..*self })
    }

    /// The number of the document that `file` is.
    pub(crate) fn number_of(&self, file: FileId) -> Option<u32> {
        self.numbers.get(&file).copied()
    }

    /// The files that are judged, in the order of their paths.
    pub(crate) fn members(&self) -> impl Iterator<Item = FileId> {
        self.schema.docs()[..self.members].iter().filter_map(|it| it.file)
    }

    /// Whether `file` is one of those that are judged.
    pub(crate) fn has_member(&self, file: FileId) -> bool {
        self.number_of(file).is_some_and(|it| (it as usize) < self.members)
    }
}

impl Known {
    /// Files may be there that were not, or belong elsewhere.
    pub(crate) fn forget(&mut self) {
        *exclusive(&mut self.plan) = None;
        *exclusive(&mut self.readers) = Readers::default();
        exclusive(&mut self.edited).clear();
        exclusive(&mut self.states).clear();
    }

    /// The text of `file` is another one: it may be source code that reads other documents.
    pub(crate) fn text_changed(&mut self, file: FileId) {
        exclusive(&mut self.edited).push(file);
    }

    /// An edit has changed the tree of `file`: `changed` says what of it.
    pub(crate) fn edited(&mut self, file: FileId, changed: &Changed) {
        exclusive(&mut self.edited).push(file);
        for state in exclusive(&mut self.states).values_mut() {
            if state.linked.as_ref().is_some_and(|it| it.number_of(file).is_some()) {
                // What two edits have changed is looked for.
                let changed = (!state.stale.contains_key(&file)).then(|| changed.clone());
                state.stale.insert(file, changed);
            }
        }
    }

    /// Whether `file` states projects.
    pub(crate) fn states(&mut self, file: FileId) -> bool {
        let plan = exclusive(&mut self.plan).as_ref();
        plan.is_some_and(|it| it.configurations.iter().any(|it| it.file == file))
    }

    /// Whether `file` is part of a project. It may be part of one that is planned and that nobody has linked yet.
    pub(crate) fn hangs_on(&mut self, file: FileId) -> bool {
        let planned = exclusive(&mut self.plan).as_ref().map_or(0, |it| it.projects.len());
        let states = exclusive(&mut self.states);
        let is_in = |it: &State| it.linked.as_ref().is_none_or(|it| it.number_of(file).is_some());
        states.len() < planned || states.values().any(is_in)
    }

    fn state(&self, planned: &Planned) -> State {
        lock(&self.states).get(planned).cloned().unwrap_or_default()
    }

    /// Whoever takes it puts back what it has become.
    fn take_answers(&self, planned: &Planned) -> Option<JudgedAnswers> {
        lock(&self.states).get_mut(planned)?.answers.take()
    }

    fn keep(&self, planned: &Planned, change: impl FnOnce(&mut State)) {
        change(lock(&self.states).entry(planned.clone()).or_default());
    }
}

/// The projects of a run.
pub(crate) fn plan(snapshot: Snapshot<'_>) -> Arc<Plan> {
    let Snapshot { vfs, memo, .. } = snapshot;
    let known = &memo.projects;
    let edited = std::mem::take(&mut *lock(&known.edited));
    let before = lock(&known.plan).clone();
    let mut readers = std::mem::take(&mut *lock(&known.readers));
    // Each of them, so that all that read something else are looked at again.
    let reads_other = edited.iter().filter(|file| !readers.hold(vfs, **file)).count() > 0;
    if let Some(before) = &before
        && !reads_other
    {
        let grounds = lock(&known.grounds);
        if edited.iter().all(|&file| grounds.hold(vfs, &memo.trees, file)) {
            *lock(&known.readers) = readers;
            return Arc::clone(before);
        }
    }
    let found = find::find(snapshot, snapshot.configs());
    let (plan, grounds) = Plan::of(vfs, &memo.trees, &found, &mut readers);
    *lock(&known.readers) = readers;
    let plan = Arc::new(plan);
    let others = plan.projects.iter().flat_map(|it| &it.others);
    let all: FxHashSet<FileId> = found.graphqls().chain(others.copied()).collect();
    memo.trees.keep_embedded(&|file| all.contains(&file));
    // What is made of other files than before is of no more use.
    lock(&known.states).retain(|it, _| plan.projects.contains(it));
    *lock(&known.plan) = Some(Arc::clone(&plan));
    *lock(&known.grounds) = grounds;
    plan
}

/// The project, linked.
pub(crate) fn linked(snapshot: Snapshot<'_>, planned: &Planned) -> Arc<Project> {
    let State { linked, stale, .. } = snapshot.memo.projects.state(planned);
    let linked = Arc::new(match linked {
        Some(known) => match known.edited(snapshot, stale) {
            Some(edited) => edited,
            None => return known,
        },
        None => Project::of(snapshot, planned),
    });
    snapshot.memo.projects.keep(planned, |it| {
        it.linked = Some(Arc::clone(&linked));
        it.stale.clear();
    });
    linked
}

/// What every schema does, in the order of the plan.
pub(crate) fn all_answers(snapshot: Snapshot<'_>) -> Vec<Arc<Answers>> {
    let plan = plan(snapshot);
    let each = plan.projects.iter().filter_map(|it| contract::answers(snapshot, it, &linked(snapshot, it)));
    each.collect()
}

/// What is said of the files that state projects, each with its file.
pub(crate) fn judged_configurations(snapshot: Snapshot<'_>, plan: &Plan) -> Vec<(Arc<Judged>, FileId)> {
    let judge = |it: &Arc<Configuration>| {
        let levels = snapshot.configs().levels(snapshot.vfs.file(it.file).path());
        let enabled = |meta: &'static Meta| levels.is_on(meta);
        let mut runner = Runner::new(&enabled, snapshot.options.timed);
        wirelint_rules_graphql::run_configuration(it.file, &it.config, &it.unmatched, &mut runner);
        (Arc::new(Judged::of(runner, 0)), it.file)
    };
    plan.configurations.iter().map(judge).collect()
}

/// The project, with what rules say of it, and with what its root fields do where that is wanted and it has some.
pub(crate) fn judged(
    snapshot: Snapshot<'_>,
    planned: &Planned,
    wants_answers: bool,
) -> (Arc<JudgedProject>, Option<JudgedAnswers>) {
    let memo = snapshot.memo;
    let linked = linked(snapshot, planned);
    let answers = || wants_answers.then(|| contract::judged_answers(snapshot, planned, &linked)).flatten();
    let known = memo.projects.state(planned).judged;
    let (judged, answers) = match known {
        Some(known) if Arc::ptr_eq(&known.project, &linked) => return (known, answers()),
        Some(known) => rayon::join(|| known.again(snapshot, Arc::clone(&linked)), answers),
        None => rayon::join(|| JudgedProject::of(snapshot, Arc::clone(&linked)), answers),
    };
    let judged = Arc::new(judged);
    if snapshot.options.open_files {
        memo.projects.keep(planned, |it| it.judged = Some(Arc::clone(&judged)));
    }
    (judged, answers)
}
