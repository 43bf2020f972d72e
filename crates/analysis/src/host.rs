//! What may change, and what it looked like at one moment.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use wirelint_config::Adjustments;
use wirelint_vfs::{KindPatterns, LoadError, Loader, Vfs, Workspace, normalize};

use crate::date::Date;
use crate::files::{self, FileReport};
use crate::run::{self, Progress, Run};

/// What a run is about.
#[derive(Clone, Default)]
pub struct Options {
    /// Files, folders and globs, relative to the working directory; none stands for the working directory.
    pub arguments: Vec<OsString>,
    /// Which configuration counts.
    pub config: ConfigChoice,
    /// What the command line says of levels.
    pub adjustments: Adjustments,
    /// What the command line says of kinds.
    pub kinds: KindPatterns,
    /// Whether `.gitignore` does not count.
    pub no_ignore: bool,
    /// What rules take for today; nothing else in a run looks at a clock. `None` where no rule is to judge by it.
    pub today: Option<Date>,
    /// Whether the time that each rule takes is measured.
    pub timed: bool,
}

/// Which configuration counts.
#[derive(Clone, Default, Debug)]
pub enum ConfigChoice {
    /// For each file the nearest `wirelint.yaml` upwards.
    #[default]
    Discover,
    /// This one for all files (absolute).
    File(PathBuf),
    /// None.
    None,
}

/// The files and options that questions are about. Changes go in here; answers come from a [`Snapshot`].
pub struct Host {
    loader: Arc<dyn Loader>,
    vfs: Vfs,
    options: Options,
    buffers: BTreeSet<PathBuf>,
}

impl Host {
    /// A host for `options`, run in the folder `cwd` (absolute), with files from `loader`.
    pub fn new(loader: Arc<dyn Loader>, cwd: &Path, mut options: Options) -> Self {
        if options.arguments.is_empty() {
            options.arguments.push(".".into());
        }
        if let ConfigChoice::File(path) = &mut options.config {
            *path = normalize(cwd, path);
        }
        let workspace = Workspace::of(&*loader, cwd, &options.arguments);
        let vfs = Vfs::new(Arc::clone(&loader), cwd.to_path_buf(), workspace);
        Self { loader, vfs, options, buffers: BTreeSet::new() }
    }

    /// Puts `text` in the place of what the disk has at `path`: an unsaved buffer, or standard input. An argument
    /// that names it need not exist there.
    pub fn set_buffer(&mut self, path: &Path, text: impl Into<Vec<u8>>) -> Result<(), LoadError> {
        self.vfs.set_buffer(path, text)?;
        self.buffers.insert(normalize(self.vfs.cwd(), path));
        Ok(())
    }

    /// What the world looks like now.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot { loader: &*self.loader, vfs: &self.vfs, options: &self.options, buffers: &self.buffers }
    }
}

/// What the world looked like at one moment; answers every question about it.
#[derive(Clone, Copy)]
pub struct Snapshot<'h> {
    loader: &'h dyn Loader,
    pub(crate) vfs: &'h Vfs,
    pub(crate) options: &'h Options,
    /// The paths of the buffers (absolute, normalised).
    pub(crate) buffers: &'h BTreeSet<PathBuf>,
}

impl Snapshot<'_> {
    /// All findings in all contracts. `progress` hears of the work done.
    pub fn diagnostics(&self, progress: &dyn Progress) -> Run {
        run::run(*self, progress)
    }

    /// Where `path` (absolute) leads with all links followed; `None` where that is outside the workspace, so that it must not
    /// be written either.
    pub fn inside(&self, path: &Path) -> Option<PathBuf> {
        self.vfs.workspace().resolve(self.loader, path).ok()
    }

    /// What is read, as which kind, and why the rest is not; sorted by path.
    pub fn files(&self) -> (Vec<FileReport>, Vec<wirelint_diagnostics::Problem>) {
        files::report(*self)
    }
}
