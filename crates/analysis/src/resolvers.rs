//! Source code that answers GraphQL: which resolver gives which field of a schema, what it asks for once for each element of a list, and what
//! rules say of that.
//!
//! An area is the source code that may answer one schema, or a package whose code is the schema. It is analysed as a whole, and again only where
//! the text of one of its files is another one, or its schema says something else. As with [modules](crate::modules), no lock is held meanwhile.

mod coverage;
mod explain;
mod files;
mod plan;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex};

use rustc_hash::FxHashSet;
use wirelint_config::Levels;
use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Meta, Runner};
use wirelint_resolvers::schema::Schema;
use wirelint_resolvers::{Analysis, Options, Project, analyse};
use wirelint_rules_graphql::Resolvers;
use wirelint_source::FileId;

pub use coverage::LinkedFields;
pub use explain::ResolverPage;
pub(crate) use explain::{in_short, name};
use files::{AreaFiles, Codes};
use plan::Grounds;
pub(crate) use plan::{Area, Plan};

use crate::contract::Judged;
use crate::find;
use crate::host::Snapshot;
use crate::memo::{exclusive, lock};
use crate::projects;
use crate::run::each;

/// What is known of areas, to be told of what changes.
#[derive(Default)]
pub(crate) struct Known {
    plan: Mutex<Option<Planned>>,
    /// Files that have other texts than the plan knows.
    edited: Mutex<Vec<FileId>>,
    states: Mutex<BTreeMap<Arc<Area>, State>>,
    /// What files say that were read, in a host that lives on.
    codes: Mutex<Codes>,
}

/// The areas, with what they hang on.
#[derive(Clone)]
struct Planned {
    plan: Arc<Plan>,
    grounds: Arc<Grounds>,
    projects: Arc<projects::Plan>,
}

/// What is known of an area.
#[derive(Clone, Default)]
struct State {
    answered: Option<Arc<Answered>>,
    /// What the schema alone made somebody suspect, and what is left of that.
    suspected: Option<(Arc<Judged>, Arc<Judged>)>,
    /// The text of one of its files is another one.
    is_stale: bool,
}

/// An area, analysed, with what rules say of it.
pub(crate) struct Answered {
    pub(crate) area: Arc<Area>,
    pub(crate) analysis: Analysis,
    /// By the numbers of its units; `None` where nobody has read one.
    pub(crate) files: Vec<Option<FileId>>,
    pub(crate) judged: Arc<Judged>,
    project: Option<Arc<projects::Project>>,
    /// What the schema says without the code.
    sdl: Schema,
    read: FxHashSet<FileId>,
    /// The fields of the schema of which the code tells what they do.
    told: FxHashSet<String>,
}

impl Known {
    /// Files may be there that were not, or other rules hold.
    pub(crate) fn forget(&mut self) {
        *exclusive(&mut self.plan) = None;
        exclusive(&mut self.edited).clear();
        exclusive(&mut self.states).clear();
    }

    /// The text of `file` is another one.
    pub(crate) fn text_changed(&mut self, file: FileId) {
        exclusive(&mut self.edited).push(file);
        exclusive(&mut self.codes).remove(&file);
        for state in exclusive(&mut self.states).values_mut() {
            state.is_stale |= state.answered.as_ref().is_some_and(|it| it.read.contains(&file));
        }
    }

    fn state(&self, area: &Arc<Area>) -> State {
        lock(&self.states).get(area).cloned().unwrap_or_default()
    }

    fn keep(&self, area: &Arc<Area>, change: impl FnOnce(&mut State)) {
        change(lock(&self.states).entry(Arc::clone(area)).or_default());
    }
}

/// The areas of a run, whose projects are those of `projects`.
pub(crate) fn plan(snapshot: Snapshot<'_>, projects: &Arc<projects::Plan>) -> Arc<Plan> {
    let Snapshot { vfs, memo, .. } = snapshot;
    let known = &memo.resolvers;
    let edited = std::mem::take(&mut *lock(&known.edited));
    let before = lock(&known.plan).clone();
    if let Some(before) = before.filter(|it| Arc::ptr_eq(&it.projects, projects))
        && edited.iter().all(|&file| before.grounds.hold(vfs, file))
    {
        return before.plan;
    }
    let found = find::find(snapshot, snapshot.configs());
    let (plan, grounds) = Plan::of(snapshot, &found, projects);
    let plan = Arc::new(plan);
    lock(&known.states).retain(|it, _| plan.areas.contains(it));
    let projects = Arc::clone(projects);
    *lock(&known.plan) = Some(Planned { plan: Arc::clone(&plan), grounds: Arc::new(grounds), projects });
    plan
}

/// The areas of `plan` in which a rule about resolvers is on for a file, analysed, with what rules say of them; of one in which something went
/// wrong the first file.
pub(crate) fn answered(
    snapshot: Snapshot<'_>,
    plan: &Plan,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Result<Arc<Answered>, FileId>>> {
    let is_judged = |area: &&Arc<Area>| area.units.iter().any(|it| is_judged(snapshot, &it.absolute));
    let judged: Vec<&Arc<Area>> = plan.areas.iter().filter(is_judged).collect();
    let answered = each(&judged, |area| {
        if cancelled() {
            return None;
        }
        let result = catch_unwind(AssertUnwindSafe(|| of_area(snapshot, area)));
        Some(result.map_err(|_| area.first))
    });
    answered.into_iter().collect()
}

/// The areas of which `file` is source code or part of the schema, analysed, but for those in which something went wrong, or no rule about
/// resolvers is on.
pub(crate) fn around(snapshot: Snapshot<'_>, file: FileId) -> Vec<Arc<Answered>> {
    let plan = plan(snapshot, &projects::plan(snapshot));
    let path = snapshot.vfs.file(file).path().to_path_buf();
    let is_there = |area: &&Arc<Area>| {
        let of_schema = area.project.as_ref().is_some_and(|it| it.members.contains(&file));
        of_schema || area.units.iter().any(|it| it.absolute == path)
    };
    let is_on = |area: &&Arc<Area>| area.units.iter().any(|it| is_judged(snapshot, &it.absolute));
    let there = plan.areas.iter().filter(is_there).filter(is_on);
    there.filter_map(|area| catch_unwind(AssertUnwindSafe(|| of_area(snapshot, area))).ok()).collect()
}

/// Whether a rule about resolvers is on for the file at `path` (absolute).
fn is_judged(snapshot: Snapshot<'_>, path: &Path) -> bool {
    let levels = snapshot.configs().levels(path);
    wirelint_rules_graphql::rules_about_resolvers().any(|it| levels.is_on(it))
}

/// All areas, analysed, but for those in which something went wrong.
pub(crate) fn all(snapshot: Snapshot<'_>) -> Vec<Arc<Answered>> {
    let plan = plan(snapshot, &projects::plan(snapshot));
    let all = each(&plan.areas, |area| catch_unwind(AssertUnwindSafe(|| of_area(snapshot, area))));
    all.into_iter().flatten().collect()
}

/// How much of each schema the code is known to answer.
pub(crate) fn linked_fields(snapshot: Snapshot<'_>, answered: &[Arc<Answered>]) -> Vec<LinkedFields> {
    answered.iter().map(|it| LinkedFields::of(snapshot, it)).collect()
}

fn of_area(snapshot: Snapshot<'_>, area: &Arc<Area>) -> Arc<Answered> {
    let known = &snapshot.memo.resolvers;
    let State { answered, is_stale, .. } = known.state(area);
    let project = area.project.as_ref().map(|it| projects::linked(snapshot, it));
    let answered = match answered.filter(|_| !is_stale) {
        Some(before) if before.is_of(project.as_ref()) => return before,
        Some(before) => before.again(snapshot, project),
        None => Answered::of(snapshot, area, sdl(project.as_ref()), project),
    };
    let answered = Arc::new(answered);
    known.keep(area, |it| {
        it.answered = Some(Arc::clone(&answered));
        it.is_stale = false;
        it.suspected = None;
    });
    answered
}

/// What the schema of the project says.
fn sdl(project: Option<&Arc<projects::Project>>) -> Schema {
    project.map(|it| Schema::of_sdl(&it.schema)).unwrap_or_default()
}

impl Answered {
    fn of(
        snapshot: Snapshot<'_>,
        area: &Arc<Area>,
        sdl: Schema,
        project: Option<Arc<projects::Project>>,
    ) -> Self {
        let codes = snapshot.options.open_files.then_some(&snapshot.memo.resolvers.codes);
        let files = AreaFiles::new(snapshot.vfs, area, codes);
        let of_project = Project::new(&files);
        let analysis = analyse(&of_project, sdl.clone(), &options(snapshot, area));
        let ids: Vec<Option<FileId>> =
            of_project.units().map(|it| files.id_of(of_project.path(it))).collect();
        Self::judged(snapshot, area, (analysis, sdl), ids, (files.read(), project))
    }

    fn judged(
        snapshot: Snapshot<'_>,
        area: &Arc<Area>,
        (analysis, sdl): (Analysis, Schema),
        files: Vec<Option<FileId>>,
        (read, project): (FxHashSet<FileId>, Option<Arc<projects::Project>>),
    ) -> Self {
        let resolvers = Resolvers { analysis: &analysis, files: &files };
        let judged = Arc::new(judge(snapshot, resolvers));
        let told = resolvers.told().collect();
        Self { area: Arc::clone(area), analysis, files, judged, project, sdl, read, told }
    }

    /// Whether it was analysed for `project`, or for one that differs in operations alone.
    fn is_of(&self, project: Option<&Arc<projects::Project>>) -> bool {
        match (&self.project, project) {
            (None, None) => true,
            (Some(own), Some(other)) => Arc::ptr_eq(own, other) || projects::has_same_types(own, other),
            _ => false,
        }
    }

    /// The same for what the schema has become. Where that says the same elsewhere, the code need not be read again.
    fn again(&self, snapshot: Snapshot<'_>, project: Option<Arc<projects::Project>>) -> Self {
        let sdl = sdl(project.as_ref());
        if !sdl.is_like(&self.sdl) {
            return Self::of(snapshot, &self.area, sdl, project);
        }
        let mut analysis = self.analysis.clone();
        analysis.schema.restate(&sdl);
        let read = (self.read.clone(), project);
        Self::judged(snapshot, &self.area, (analysis, sdl), self.files.clone(), read)
    }

    /// How many fields are given their resolvers in each file.
    pub(crate) fn by_file(&self) -> BTreeMap<FileId, usize> {
        let mut by_file = BTreeMap::new();
        for it in &self.analysis.fields {
            if let Some(file) = self.files[it.place.unit.0 as usize] {
                *by_file.entry(file).or_default() += 1;
            }
        }
        by_file
    }

    /// The files in which a field is given its resolver, sorted.
    pub(crate) fn resolving(&self) -> Vec<FileId> {
        Resolvers { analysis: &self.analysis, files: &self.files }.resolving()
    }
}

/// Runs every rule about resolvers that is on for one of the files in which a field is given one.
fn judge(snapshot: Snapshot<'_>, resolvers: Resolvers<'_>) -> Judged {
    let Snapshot { vfs, options, .. } = snapshot;
    let levels: Vec<Levels> =
        resolvers.resolving().into_iter().map(|it| snapshot.configs().levels(vfs.file(it).path())).collect();
    let enabled = |meta: &'static Meta| levels.iter().any(|levels| levels.is_on(meta));
    let mut runner = Runner::new(&enabled, options.timed);
    wirelint_rules_graphql::run_resolvers(resolvers, &mut runner);
    Judged::of(runner, 0)
}

/// What rules say of `answered`, the areas of `plan`, each with a file of its. Of what is said twice of a file that belongs to several, the first
/// counts.
pub(crate) fn said(plan: &Plan, answered: &[Arc<Answered>]) -> Vec<(Arc<Judged>, Option<FileId>)> {
    let mut met = FxHashSet::default();
    let each = answered.iter().map(|it| {
        let mut judged = Arc::clone(&it.judged);
        if plan.is_shared {
            let is_new = |of: &&Diagnostic| !met.contains(&(of.rule, of.span));
            let diagnostics: Vec<Diagnostic> = judged.diagnostics.iter().filter(is_new).cloned().collect();
            // Several fields may come to the same place in one.
            met.extend(diagnostics.iter().map(|it| (it.rule, it.span)));
            if diagnostics.len() < judged.diagnostics.len() {
                judged = Arc::new(judged.with_diagnostics(diagnostics));
            }
        }
        (judged, Some(it.area.first))
    });
    each.collect()
}

/// What `judged`, said of `project`, is without what code has told of its fields, be it bad or good.
pub(crate) fn untold(
    snapshot: Snapshot<'_>,
    answered: &[Arc<Answered>],
    project: &Arc<projects::Project>,
    judged: Arc<Judged>,
) -> Arc<Judged> {
    // Several services may answer it.
    let of_project: Vec<&Arc<Answered>> = answered.iter().filter(|it| it.is_of(Some(project))).collect();
    let Some(first) = of_project.first() else { return judged };
    let is_told = |it: &_| {
        wirelint_rules_graphql::is_told(it, |field| of_project.iter().any(|it| it.told.contains(field)))
    };
    if !judged.diagnostics.iter().any(is_told) {
        return judged;
    }
    let known = &snapshot.memo.resolvers;
    if let Some((_, after)) =
        known.state(&first.area).suspected.filter(|(before, _)| Arc::ptr_eq(before, &judged))
    {
        return after;
    }
    let left = judged.diagnostics.iter().filter(|it| !is_told(it)).cloned().collect();
    let after = Arc::new(judged.with_diagnostics(left));
    let suspected = Some((judged, Arc::clone(&after)));
    known.keep(&first.area, |it| it.suspected = suspected);
    after
}

/// What the configuration says that holds where the area is.
fn options(snapshot: Snapshot<'_>, area: &Area) -> Options {
    // Any file there has the same one.
    let config = snapshot.configs().of(&area.folder.join("schema.graphql"));
    let functions = config.settings.functions();
    Options { loaders: functions.loaders.clone(), sinks: functions.sinks.clone() }
}
