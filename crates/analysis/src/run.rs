//! A whole run: find the contracts, lint each, put together what they say.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use wirelint_diagnostics::{Outcome, Problem};
use wirelint_lint::Timing;
use wirelint_model::Contract;
use wirelint_openapi::observe;
use wirelint_source::FileId;
use wirelint_vfs::{Files, Vfs};

use crate::contract::{Facts, Judged};
use crate::find;
use crate::host::Snapshot;
use crate::modules::{self, JudgedModule, Package};
use crate::projects;
use crate::resolvers::{self, LinkedFields};
use crate::settle::settle;
use crate::standing::standing;
use crate::system::{self, Contracts};

/// What a run says, with the texts that its places point into.
pub struct Run {
    /// The findings, the problems and the counts.
    pub outcome: Outcome,
    /// The files.
    pub files: Files,
    /// How long each rule took on each contract, in no particular order; empty unless it was asked for.
    pub timings: Vec<Timing>,
    /// How much of each schema of GraphQL the source code is known to answer.
    pub resolvers: Vec<LinkedFields>,
    /// How long each part of the run took, by the clock on the wall, in their order.
    pub phases: Vec<(&'static str, Duration)>,
}

/// The parts of a run as they end.
struct Phases {
    since: Instant,
    ended: Vec<(&'static str, Duration)>,
}

impl Phases {
    fn new() -> Self {
        Self { since: Instant::now(), ended: Vec::new() }
    }

    fn end(&mut self, name: &'static str) {
        let now = Instant::now();
        self.ended.push((name, now - self.since));
        self.since = now;
    }

    /// What a part of the last one took, on all threads together.
    fn part(&mut self, name: &'static str, took: Duration) {
        self.ended.push((name, took));
    }
}

/// Hears how far a run is. Called from several threads.
pub trait Progress: Sync {
    /// So many contracts are to be linted.
    fn total(&self, contracts: usize);
    /// One more is done.
    fn done(&self);
}

/// For those who do not want to know.
impl Progress for () {
    fn total(&self, _: usize) {}
    fn done(&self) {}
}

/// Runs everything; `None` where `cancelled` says so meanwhile.
pub(crate) fn run(
    snapshot: Snapshot<'_>,
    progress: &dyn Progress,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Run> {
    let Snapshot { vfs, options, memo, .. } = snapshot;
    let configs = snapshot.configs();
    let mut phases = Phases::new();
    let found = find::find(snapshot, configs);
    phases.end("find files");

    let mut problems = found.troubles(vfs.cwd());
    let roots: Vec<FileId> = found.roots().collect();
    let traffic: Vec<FileId> = found.traffic().collect();
    let plan = modules::plan(snapshot);
    if !plan.modules.is_empty() {
        phases.end("read .proto files");
    }
    let projects = projects::plan(snapshot);
    if !projects.projects.is_empty() {
        phases.end("read GraphQL");
    }
    progress.total(roots.len() + plan.modules.len() + projects.projects.len());
    let linted = each(&roots, |&root| {
        if cancelled() {
            return None;
        }
        // What is broken in one contract must not keep the others from being linted.
        let result = catch_unwind(AssertUnwindSafe(|| lint(snapshot, root, !traffic.is_empty())));
        progress.done();
        Some(result.map_err(|_| internal_error(vfs, root)))
    });
    let mut linted: Vec<Result<Linted, Problem>> = linted.into_iter().collect::<Option<_>>()?;

    let mut contract_files: Vec<FileId> =
        linted.iter().flatten().flat_map(|it| it.files.iter().copied()).collect();
    contract_files.sort_unstable();
    contract_files.dedup();
    // What can be said of a file by itself is said once, however many contracts have it.
    let alone = each(&contract_files, |&file| {
        let judge = || memo.judged_file(vfs, configs, file, options.timed);
        let judged = catch_unwind(AssertUnwindSafe(judge));
        judged.map(|judged| Linted::of_files(judged, vec![file])).map_err(|_| internal_error(vfs, file))
    });
    if cancelled() {
        return None;
    }
    phases.end("read and judge contracts");
    let took = |of: fn(&Linted) -> Duration| linted.iter().flatten().map(of).sum();
    phases.part("of that: observe", took(|it| it.observing));
    phases.part("of that: infer", took(|it| it.inferring));

    let protos = plan.modules.iter().flat_map(|it| &it.members).map(|it| it.file);
    let graphqls = projects.projects.iter().flat_map(|it| it.members.iter().copied());
    let judges_calls = judges_calls(
        snapshot,
        protos.chain(graphqls).chain(traffic.iter().copied()).chain(roots.iter().copied()),
    );
    let mut modules = Vec::with_capacity(plan.modules.len());
    let mut packages = Vec::new();
    for (number, planned) in plan.modules.iter().enumerate() {
        if cancelled() {
            return None;
        }
        let judge = || {
            let judged = modules::judged(snapshot, &plan, number);
            let module = (number, &judged.module);
            let keeps = !traffic.is_empty();
            let of_packages =
                judges_calls.then(|| modules::judged_packages(snapshot, module, keeps, cancelled));
            (judged, of_packages)
        };
        match catch_unwind(AssertUnwindSafe(judge)) {
            Ok((judged, of_packages)) => {
                modules.push(judged);
                if let Some(of_packages) = of_packages {
                    let (of_packages, failed) = of_packages?;
                    packages.push(of_packages);
                    problems.extend(failed.into_iter().map(|first| internal_error(vfs, first)));
                }
            }
            Err(_) => problems.extend(planned.members.first().map(|it| internal_error(vfs, it.file))),
        }
        progress.done();
    }
    if !plan.modules.is_empty() {
        phases.end("link and judge .proto files");
    }

    let mut of_projects = Vec::with_capacity(projects.projects.len());
    let mut of_answers = Vec::new();
    for planned in &projects.projects {
        if cancelled() {
            return None;
        }
        let judge = || projects::judged(snapshot, planned, judges_calls);
        match catch_unwind(AssertUnwindSafe(judge)) {
            Ok((judged, answers)) => {
                of_projects.push(judged);
                of_answers.extend(answers);
            }
            Err(_) => problems.extend(planned.members.first().map(|it| internal_error(vfs, *it))),
        }
        progress.done();
    }
    if !projects.projects.is_empty() {
        phases.end("link and judge GraphQL");
    }

    let areas = resolvers::plan(snapshot, &projects);
    let mut answered = Vec::with_capacity(areas.areas.len());
    for result in resolvers::answered(snapshot, &areas, cancelled)? {
        match result {
            Ok(it) => answered.push(it),
            Err(first) => problems.push(internal_error(vfs, first)),
        }
    }
    if !areas.areas.is_empty() {
        phases.end("read and judge resolvers");
    }

    let all = packages.iter().flat_map(|it| &**it);
    let methods: Vec<&Arc<Package>> = all.filter_map(|it| it.package.as_ref()).collect();
    let around = if judges_calls { &*traffic } else { &[] };
    let configured = configured(snapshot, &roots, around, &mut linted, &methods);
    if cancelled() {
        return None;
    }
    if !traffic.is_empty() {
        phases.end("read and judge configuration of traffic");
    }

    let mut outcome = Outcome::default();
    let mut timings = Vec::new();
    let protos: Vec<FileId> = modules.iter().flat_map(|it| it.module.members()).collect();
    let of_protos = modules.into_iter().flat_map(JudgedModule::parts);
    let of_protos = of_protos.map(|(judged, file)| Ok(Said { judged, file }));
    let of_packages = packages.iter().flat_map(|it| &**it);
    let of_packages = of_packages.map(|it| Ok(Said { judged: Arc::clone(&it.judged), file: Some(it.first) }));
    let all = alone.into_iter().chain(linted).map(|it| it.map(Linted::said));
    let graphqls: Vec<FileId> = of_projects.iter().flat_map(|it| it.project.members()).collect();
    let of_projects = of_projects.iter().flat_map(|it| {
        let untold = |judged| resolvers::untold(snapshot, &answered, &it.project, judged);
        it.parts().map(move |(judged, file)| (untold(judged), file))
    });
    let of_resolvers = resolvers::said(&areas, &answered);
    let of_configurations = projects::judged_configurations(snapshot, &projects).into_iter();
    let of_answers = of_answers.into_iter().map(|it| (it.judged, Some(it.answers.files[0])));
    let of_projects = of_projects.chain(of_answers);
    let of_projects = of_projects.chain(of_configurations.map(|(judged, file)| (judged, Some(file))));
    let of_projects = of_projects.chain(of_resolvers);
    let of_projects = of_projects.map(|(judged, file)| Ok(Said { judged, file }));
    let all = all.chain(of_protos).chain(of_packages).chain(of_projects).chain(configured);
    let mut units: Vec<Arc<Judged>> = Vec::new();
    for result in all {
        match result {
            Err(problem) => problems.push(problem),
            Ok(Said { judged, file }) => {
                for (rule, message) in &judged.failures {
                    let file = file.map(|id| vfs.file(id).shown_path().to_owned()).unwrap_or_default();
                    let message = format!("internal error in `{}`: {message}", rule.id);
                    problems.push(Problem { file, message });
                }
                outcome.summary.operations += judged.operations;
                timings.extend(&judged.timings);
                units.push(judged);
            }
        }
    }
    let mut judged_files = contract_files;
    judged_files.extend(&traffic);
    judged_files.extend(&protos);
    judged_files.extend(&graphqls);
    judged_files.extend(answered.iter().flat_map(|it| it.resolving()));
    judged_files.sort_unstable();
    judged_files.dedup();
    outcome.summary.files = judged_files.len();
    let standing = standing(snapshot, &found, roots, judged_files);
    problems.extend(standing.problems.iter().cloned());
    units.push(Arc::clone(&standing.judged));
    outcome.findings = settle(snapshot, &standing, units, &mut outcome.summary);
    problems.sort();
    problems.dedup();
    outcome.problems = problems;
    phases.end("fold, silence and place findings");
    let resolvers = resolvers::linked_fields(snapshot, &answered);
    Some(Run { outcome, files: vfs.files(), timings, resolvers, phases: phases.ended })
}

/// Whether a rule is on, for one of `files`, about calls or what is configured around them: without one nothing of that need be found out.
/// A host that is asked again finds it out all the same.
fn judges_calls(snapshot: Snapshot<'_>, mut files: impl Iterator<Item = FileId>) -> bool {
    let configs = snapshot.configs();
    snapshot.options.open_files
        || files.any(|file| {
            let levels = configs.levels(snapshot.vfs.file(file).path());
            wirelint_rules::rules().any(|it| levels.is_on(it))
        })
}

/// What `make` makes of each of `all`, on all threads where that pays: to wake one takes longer than most answers to an edit.
pub(crate) fn each<T: Sync, U: Send>(all: &[T], make: impl Fn(&T) -> U + Sync) -> Vec<U> {
    match all {
        [] => Vec::new(),
        [one] => vec![make(one)],
        all => all.par_iter().map(&make).collect(),
    }
}

/// What rules say of something.
struct Said {
    judged: Arc<Judged>,
    /// The first file that it is made of.
    file: Option<FileId>,
}

/// A contract or a file with what was said of it.
struct Linted {
    judged: Arc<Judged>,
    /// The files that it is made of, the root first.
    files: Vec<FileId>,
    /// How long it took to observe what it says; nothing where that is kept from one question to the next.
    observing: Duration,
    /// The same of inferring its facts.
    inferring: Duration,
    /// What is known of it, where that is wanted and not kept elsewhere.
    contract: Option<Contract>,
}

impl Linted {
    /// What was said of `files`, which are no contract.
    fn of_files(judged: Arc<Judged>, files: Vec<FileId>) -> Self {
        Self { judged, files, observing: Duration::ZERO, inferring: Duration::ZERO, contract: None }
    }

    fn said(self) -> Said {
        Said { judged: self.judged, file: self.files.first().copied() }
    }
}

/// What is configured around contracts, each file by itself, and then all of them together with the contracts among `linted`, whose roots
/// are `roots`, and with `methods`.
fn configured(
    snapshot: Snapshot<'_>,
    roots: &[FileId],
    traffic: &[FileId],
    linted: &mut [Result<Linted, Problem>],
    methods: &[&Arc<Package>],
) -> Vec<Result<Said, Problem>> {
    let vfs = snapshot.vfs;
    let Some(&first) = traffic.first() else { return Vec::new() };
    let mut configured = each(traffic, |&file| {
        let judged = catch_unwind(AssertUnwindSafe(|| system::judge_file(snapshot, file)));
        judged.map(|judged| Said { judged, file: Some(file) }).map_err(|_| internal_error(vfs, file))
    });
    let is_read: Vec<bool> = configured.iter().map(Result::is_ok).collect();
    let files: Vec<FileId> =
        traffic.iter().zip(&is_read).filter(|(_, is)| **is).map(|(file, _)| *file).collect();
    let judge = || {
        if snapshot.options.open_files {
            let known = roots.iter().zip(&*linted).filter(|(_, it)| it.is_ok());
            let known: Vec<FileId> = known.map(|(root, _)| *root).collect();
            return system::judge(snapshot, &files, Contracts::Known(&known), methods);
        }
        let contracts: Vec<&Contract> =
            linted.iter().flatten().filter_map(|it| it.contract.as_ref()).collect();
        system::judge(snapshot, &files, Contracts::Given(&contracts), methods)
    };
    let judged = catch_unwind(AssertUnwindSafe(judge));
    match judged {
        Ok(all) => configured.extend(all.into_iter().map(|judged| Ok(Said { judged, file: Some(first) }))),
        Err(_) => configured.push(Err(internal_error(vfs, first))),
    }
    // Nobody asks for them again.
    linted.iter_mut().flatten().for_each(|it| it.contract = None);
    configured
}

fn lint(snapshot: Snapshot<'_>, root: FileId, keeps_contract: bool) -> Linted {
    let Snapshot { vfs, options, memo, .. } = snapshot;
    let configs = snapshot.configs();
    let (mut observing, mut inferring) = (Duration::ZERO, Duration::ZERO);
    let mut known = None;
    let (contract, judged) = if options.open_files {
        memo.judged(vfs, configs, root, (options.today, options.timed))
    } else {
        let contract = snapshot.linked(root);
        let config = configs.of_root(root);
        let start = Instant::now();
        let observed = observe(&contract.linked);
        observing = start.elapsed();
        let start = Instant::now();
        let mut facts = Facts::once(observed, config.settings.vocabulary());
        inferring = start.elapsed();
        let judged = facts.judge(vfs, configs, &contract, options.today, options.timed);
        known = keeps_contract.then(|| facts.into_contract());
        (contract, Arc::new(judged))
    };
    Linted { judged, files: contract.files().collect(), observing, inferring, contract: known }
}

fn internal_error(vfs: &Vfs, file: FileId) -> Problem {
    Problem {
        file: vfs.file(file).shown_path().to_owned(),
        message: "internal error: please report it with this file".to_owned(),
    }
}
