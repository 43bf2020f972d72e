//! A whole run: find the contracts, lint each, put together what they say.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use wirelint_diagnostics::{Diagnostic, Outcome, Problem, fold};
use wirelint_lint::Timing;
use wirelint_source::FileId;
use wirelint_vfs::{Candidate, Discovery, Files, Identified, Kind, LoadError, display_path, relative_path};

use crate::configs::Configs;
use crate::contract::{self, Linted};
use crate::coverage::{covers, covers_workspace_of};
use crate::host::{ConfigChoice, Snapshot};
use crate::publish;
use crate::suppress::Suppressions;
use crate::trees::Trees;

/// What a run says, with the texts that its places point into.
pub struct Run {
    /// The findings, the problems and the counts.
    pub outcome: Outcome,
    /// The files.
    pub files: Files,
    /// How long each rule took on each contract, in no particular order; empty unless it was asked for.
    pub timings: Vec<Timing>,
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

/// A candidate with what became of it.
pub(crate) struct Sorted {
    pub(crate) candidate: Candidate,
    pub(crate) identified: Result<Identified, LoadError>,
}

/// Finds the files of a run. Those that the configuration excludes are in `passed_over`.
pub(crate) fn find(snapshot: Snapshot<'_>, configs: &Configs<'_>) -> (Vec<Sorted>, Discovery) {
    let Snapshot { vfs, options, .. } = snapshot;
    let walk = wirelint_vfs::Options { no_ignore: options.no_ignore, ..wirelint_vfs::Options::default() };
    // A buffer need not exist on the disk, where discovery looks.
    let (buffers, arguments): (Vec<_>, Vec<_>) = options.arguments.iter().partition(|it| {
        let path = wirelint_vfs::normalize(vfs.cwd(), it.as_ref());
        snapshot.buffers.contains(&path)
    });
    let mut discovery = vfs.discover(&arguments, &walk);
    let mut candidates = std::mem::take(&mut discovery.candidates);
    candidates.extend(
        buffers
            .into_iter()
            .map(|it| Candidate { path: wirelint_vfs::normalize(vfs.cwd(), it.as_ref()), named: true }),
    );
    candidates.sort_unstable();
    candidates.dedup_by(|a, b| a.path == b.path);
    let (kept, excluded): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| {
        let is_config = candidate.path.file_name().is_some_and(|it| it == wirelint_config::FILE_NAME);
        candidate.named || is_config || {
            let config = configs.of(&candidate.path);
            config.settings.picks_up(&relative_path(&config.folder, &candidate.path))
        }
    });
    discovery.passed_over.extend(excluded.into_iter().map(|candidate| wirelint_vfs::PassedOver {
        path: candidate.path,
        reason: wirelint_vfs::Reason::Excluded,
    }));
    discovery.passed_over.sort();
    let sorted = kept
        .into_par_iter()
        .map(|candidate| Sorted { identified: vfs.identify(&candidate, &options.kinds), candidate })
        .collect();
    (sorted, discovery)
}

/// Runs everything.
pub(crate) fn run(snapshot: Snapshot<'_>, progress: &dyn Progress) -> Run {
    let Snapshot { vfs, options, .. } = snapshot;
    let trees = Trees::default();
    let configs = Configs::new(vfs, &trees, &options.config, &options.adjustments);
    let mut phases = Phases::new();
    if let ConfigChoice::File(path) = &options.config {
        // Whether or not a contract is found: a configuration that cannot be read was asked for in vain.
        configs.add(path);
    }
    let (sorted, discovery) = find(snapshot, &configs);
    phases.end("find files");
    let shown = |path: &std::path::Path| display_path(vfs.cwd(), path);

    let mut problems: Vec<Problem> = discovery
        .problems
        .into_iter()
        .map(|problem| Problem { file: shown(&problem.path), message: problem.message })
        .collect();
    let mut roots = Vec::new();
    for Sorted { candidate, identified } in &sorted {
        match identified {
            Err(error) => problems.push(Problem { file: shown(&candidate.path), message: error.to_string() }),
            Ok(Identified { kind: Kind::OpenApi, file: Some(file) }) => roots.push(*file),
            Ok(Identified { kind: Kind::Config, .. }) => configs.add(&candidate.path),
            Ok(Identified { kind, .. }) if candidate.named => {
                problems.push(Problem {
                    file: shown(&candidate.path),
                    message: not_a_contract(*kind).to_owned(),
                });
            }
            Ok(_) => {}
        }
    }

    progress.total(roots.len());
    let linted: Vec<Result<Linted, Problem>> = roots
        .par_iter()
        .map(|&root| {
            // What is broken in one contract must not keep the others from being linted.
            let result =
                catch_unwind(AssertUnwindSafe(|| contract::lint(vfs, &trees, &configs, root, options.timed)));
            progress.done();
            result.map_err(|_| Problem {
                file: vfs.file(root).shown_path().to_owned(),
                message: "internal error: please report it with this file".to_owned(),
            })
        })
        .collect();

    phases.end("read and judge contracts");
    let mut outcome = Outcome::default();
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut timings = Vec::new();
    let mut contract_files: FxHashSet<FileId> = FxHashSet::default();
    for result in linted {
        match result {
            Err(problem) => problems.push(problem),
            Ok(linted) => {
                for (rule, message) in &linted.failures {
                    let file = linted
                        .files
                        .first()
                        .map_or_else(String::new, |id| vfs.file(*id).shown_path().to_owned());
                    let message = format!("internal error in `{}`: {message}", rule.id);
                    problems.push(Problem { file, message });
                }
                outcome.summary.operations += linted.operations;
                contract_files.extend(linted.files);
                diagnostics.extend(linted.diagnostics);
                timings.extend(linted.timings);
            }
        }
    }
    outcome.summary.files = contract_files.len();

    for config in configs.all() {
        diagnostics.extend(config.diagnostics.iter().cloned());
        problems.extend(config.problems.iter().cloned());
        if covers(snapshot, &config.folder) {
            diagnostics.extend(config.settings.unmatched_patterns());
        }
    }
    let files = suppressing_files(snapshot, &configs, &roots, &contract_files, &diagnostics);
    let mut suppressions = Suppressions::collect(vfs, &trees, &configs, files);
    let judged = suppressions.apply(diagnostics);
    let unused = suppressions.unused();
    let mut kept = fold(judged.kept);
    let places: FxHashSet<_> = kept.iter().map(|it| (it.rule, it.span)).collect();
    // A finding that lost only some of its uses is still one.
    let gone = fold(judged.silenced).into_iter().filter(|it| !places.contains(&(it.rule, it.span)));
    outcome.summary.suppressed = gone.count() + unused.silenced.len();
    kept.extend(unused.kept);
    outcome.findings = publish::publish(vfs, &trees, &configs, kept, &mut outcome.summary);
    problems.sort();
    problems.dedup();
    outcome.problems = problems;
    phases.end("fold, silence and place findings");
    Run { outcome, files: vfs.files(), timings, phases: phases.ended }
}

/// The files whose suppressions count, each with whether all that may be found in it was met: a contract's root and a configuration say
/// what they say by themselves, while a shared file is judged by each contract that refers to it.
fn suppressing_files(
    snapshot: Snapshot<'_>,
    configs: &Configs<'_>,
    roots: &[FileId],
    contract_files: &FxHashSet<FileId>,
    diagnostics: &[Diagnostic],
) -> BTreeMap<FileId, bool> {
    let vfs = snapshot.vfs;
    let roots: FxHashSet<FileId> = roots.iter().copied().collect();
    let is_complete = |id: FileId| roots.contains(&id) || covers_workspace_of(snapshot, vfs.file(id).path());
    let mut files: BTreeMap<FileId, bool> = contract_files.iter().map(|&id| (id, is_complete(id))).collect();
    // What a configuration extends is known by what is wrong with it.
    files.extend(
        diagnostics
            .iter()
            .map(|it| it.span.file)
            .filter(|id| !contract_files.contains(id))
            .map(|id| (id, false)),
    );
    for config in configs.all() {
        files.extend(config.file.map(|id| (id, covers(snapshot, &config.folder))));
    }
    files
}

/// Why a named file of that kind cannot be linted.
pub(crate) fn not_a_contract(kind: Kind) -> &'static str {
    match kind {
        Kind::Swagger => "is a Swagger 2.0 description, which this version does not read",
        Kind::AsyncApi => "is an AsyncAPI description, which this version does not read",
        Kind::Templated => "is a template; lint what it renders to",
        _ => {
            "is no contract: it has no `openapi` key at its top (a part of one is linted with what refers to it)"
        }
    }
}
