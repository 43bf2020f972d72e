//! Which files there are, and what each is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use wirelint_diagnostics::Problem;
use wirelint_source::FileId;
use wirelint_vfs::{
    Candidate, Discovery, Identified, Kind, LoadError, PassedOver, Reason, display_path, normalize,
    relative_path,
};

use crate::configs::{Config, Configs};
use crate::host::{ConfigChoice, Snapshot};
use crate::memo::lock;

/// The files of a run.
pub(crate) struct Found {
    /// The candidates with what became of them, sorted by path.
    pub(crate) sorted: Vec<Sorted>,
    /// What was left alone: folders, and files that the configuration excludes among them.
    pub(crate) passed_over: Vec<PassedOver>,
    /// What could not be found or looked into.
    pub(crate) problems: Vec<Problem>,
    /// The configurations that were met on the way.
    pub(crate) configs: Vec<Arc<Config>>,
}

/// A candidate with what became of it.
pub(crate) struct Sorted {
    pub(crate) candidate: Candidate,
    pub(crate) identified: Result<Identified, LoadError>,
}

impl Found {
    /// What could not be found, looked into or taken for a contract, seen from `cwd`.
    pub(crate) fn troubles(&self, cwd: &Path) -> Vec<Problem> {
        let of = |it: &Sorted| {
            let message = match &it.identified {
                Err(error) => error.to_string(),
                Ok(
                    Identified {
                        kind: Kind::OpenApi | Kind::Proto | Kind::GraphQl | Kind::Resolvers | Kind::Traffic,
                        file: Some(_),
                    }
                    | Identified { kind: Kind::Config, .. },
                ) => {
                    return None;
                }
                Ok(_) if it.candidate.named && Kind::is_source(&it.candidate.path) => {
                    "has no GraphQL document in it (in a template literal with the tag `gql` or `graphql`)"
                        .to_owned()
                }
                Ok(Identified { kind, .. }) if it.candidate.named => not_a_contract(*kind).to_owned(),
                Ok(_) => return None,
            };
            Some(Problem { file: display_path(cwd, &it.candidate.path), message })
        };
        self.problems.iter().cloned().chain(self.sorted.iter().filter_map(of)).collect()
    }

    /// Whether the file at `path` is among them as `what`, and nobody has named it. Not said where something could not be found: with the
    /// file there may be the folder that was not.
    pub(crate) fn has(&self, path: &Path, what: Identified) -> bool {
        if !self.problems.is_empty() {
            return false;
        }
        let at = self.sorted.binary_search_by(|it| it.candidate.path.as_path().cmp(path));
        at.is_ok_and(|at| {
            let Sorted { candidate, identified } = &self.sorted[at];
            !candidate.named && matches!(identified, Ok(it) if *it == what)
        })
    }

    /// The roots of contracts, in the order of their paths.
    pub(crate) fn roots(&self) -> impl Iterator<Item = FileId> {
        self.of_kind(Kind::OpenApi)
    }

    /// The .proto files, in the order of their paths.
    pub(crate) fn protos(&self) -> impl Iterator<Item = FileId> {
        self.of_kind(Kind::Proto)
    }

    /// The files with schemas and operations of GraphQL, in the order of their paths.
    pub(crate) fn graphqls(&self) -> impl Iterator<Item = FileId> {
        self.of_kind(Kind::GraphQl)
    }

    /// What configures retries and timeouts around contracts, in the order of the paths.
    pub(crate) fn traffic(&self) -> impl Iterator<Item = FileId> {
        self.of_kind(Kind::Traffic)
    }

    fn of_kind(&self, wanted: Kind) -> impl Iterator<Item = FileId> {
        self.sorted.iter().filter_map(move |it| match it.identified {
            Ok(Identified { kind, file }) if kind == wanted => file,
            _ => None,
        })
    }
}

/// The files of a run, found unless they have been. The configurations among them are part of the run from then on.
pub(crate) fn find(snapshot: Snapshot<'_>, configs: Configs<'_>) -> Arc<Found> {
    let mut known = lock(&snapshot.memo.found);
    if let Some(found) = &*known {
        return Arc::clone(found);
    }
    let found = Arc::new(look(snapshot, configs));
    *known = Some(Arc::clone(&found));
    found
}

fn look(snapshot: Snapshot<'_>, configs: Configs<'_>) -> Found {
    let Snapshot { vfs, options, .. } = snapshot;
    if let ConfigChoice::File(path) = &options.config {
        // Whether or not a contract is found: a configuration that cannot be read was asked for in vain.
        configs.add(path);
    }
    let walk = wirelint_vfs::Options { no_ignore: options.no_ignore, ..wirelint_vfs::Options::default() };
    // A buffer need not exist on the disk, where discovery looks.
    let (buffers, arguments): (Vec<_>, Vec<_>) = options.arguments.iter().partition(|it| {
        let path = normalize(vfs.cwd(), it.as_ref());
        snapshot.buffers.contains_key(&path)
    });
    let Discovery { mut candidates, problems, mut passed_over } = vfs.discover(&arguments, &walk);
    let named = |path: PathBuf, named| Candidate { path, named };
    candidates.extend(buffers.into_iter().map(|it| named(normalize(vfs.cwd(), it.as_ref()), true)));
    if options.open_files {
        candidates.extend(snapshot.buffers.keys().map(|path| named(path.clone(), false)));
    }
    candidates.sort_unstable();
    candidates.dedup_by(|a, b| a.path == b.path);
    let (kept, excluded): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| {
        let is_config = candidate.path.file_name().is_some_and(|it| it == wirelint_config::FILE_NAME);
        candidate.named || is_config || {
            let config = configs.of(&candidate.path);
            config.settings.picks_up(&relative_path(&config.folder, &candidate.path))
        }
    });
    passed_over.extend(excluded.into_iter().map(|it| PassedOver { path: it.path, reason: Reason::Excluded }));
    passed_over.sort();
    let sorted: Vec<Sorted> = kept
        .into_par_iter()
        .map(|candidate| {
            let known = snapshot.buffers.get(&candidate.path).copied().flatten();
            let identified = known.map_or_else(|| vfs.identify(&candidate, &options.kinds), Ok);
            Sorted { candidate, identified }
        })
        .collect();
    for Sorted { candidate, identified } in &sorted {
        if matches!(identified, Ok(Identified { kind: Kind::Config, .. })) {
            configs.add(&candidate.path);
        }
    }
    let shown = |path: PathBuf| display_path(vfs.cwd(), &path);
    let problems =
        problems.into_iter().map(|it| Problem { file: shown(it.path), message: it.message }).collect();
    Found { sorted, passed_over, problems, configs: configs.all() }
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
