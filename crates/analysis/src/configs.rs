//! Which configuration holds for which file.

mod buf;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use wirelint_config::{Adjustments, ConfigFile, FILE_NAME, Levels, Settings};
use wirelint_diagnostics::{Diagnostic, Problem};
use wirelint_source::FileId;
use wirelint_vfs::{File, LoadError, Vfs, display_path, relative_path};

use crate::catalogue::catalogue;
use crate::host::ConfigChoice;
use crate::trees::Trees;

/// The configurations: found upwards from files, read once.
#[derive(Clone, Copy)]
pub(crate) struct Configs<'a> {
    vfs: &'a Vfs,
    trees: &'a Trees,
    choice: &'a ConfigChoice,
    adjustments: &'a Adjustments,
    state: &'a Mutex<State>,
}

/// The configurations that have been read.
#[derive(Default)]
pub(crate) struct State {
    by_folder: FxHashMap<PathBuf, Arc<Config>>,
    by_path: FxHashMap<PathBuf, Arc<Config>>,
    default: Option<Arc<Config>>,
    buf: buf::State,
}

impl State {
    /// The files that configurations were read from, those that others extend among them.
    pub(crate) fn files(&self) -> impl Iterator<Item = FileId> {
        self.by_path.values().flat_map(|config| config.files.iter().copied()).chain(self.buf.files())
    }
}

/// A configuration and the folder that its patterns start from.
pub(crate) struct Config {
    pub(crate) folder: PathBuf,
    pub(crate) settings: Settings,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) file: Option<FileId>,
    /// The files that it was read from, its own first.
    files: Vec<FileId>,
}

impl<'a> Configs<'a> {
    pub(crate) fn new(
        vfs: &'a Vfs,
        trees: &'a Trees,
        choice: &'a ConfigChoice,
        adjustments: &'a Adjustments,
        state: &'a Mutex<State>,
    ) -> Self {
        Self { vfs, trees, choice, adjustments, state }
    }

    /// The configuration that holds for the file at `path` (absolute): the nearest one upwards, inside the workspace.
    pub(crate) fn of(&self, path: &Path) -> Arc<Config> {
        let folder = path.parent().unwrap_or(path);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = state.by_folder.get(folder) {
            return Arc::clone(known);
        }
        let config = match self.choice {
            ConfigChoice::None => self.default(&mut state),
            ConfigChoice::File(chosen) => self.at(chosen, &mut state),
            ConfigChoice::Discover => {
                let root = self.vfs.workspace().root_of(path).unwrap_or(folder);
                let above = folder.ancestors().take_while(|it| it.starts_with(root));
                let found = above.map(|it| it.join(FILE_NAME)).find(|it| self.exists(it));
                match found {
                    Some(path) => self.at(&path, &mut state),
                    None => match self.buf_in(folder, &mut state) {
                        Some(buf) => Arc::clone(&buf.config),
                        None => self.default(&mut state),
                    },
                }
            }
        };
        state.by_folder.insert(folder.to_path_buf(), Arc::clone(&config));
        config
    }

    /// The configuration that holds for the contract whose root is `root`.
    pub(crate) fn of_root(&self, root: FileId) -> Arc<Config> {
        self.of(self.vfs.file(root).path())
    }

    /// Makes the configuration at `path` part of the run, whether or not it holds for a contract.
    pub(crate) fn add(&self, path: &Path) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        self.at(path, &mut state);
    }

    /// The levels for the file at `path` (absolute).
    pub(crate) fn levels(&self, path: &Path) -> Levels {
        let config = self.of(path);
        let for_path = || config.settings.for_path(&relative_path(&config.folder, path));
        config.settings.everywhere().unwrap_or_else(for_path)
    }

    /// From now on only what the overrides say of `files` counts as asked about.
    pub(crate) fn ask_again(&self, files: impl Iterator<Item = Arc<File>>) {
        for config in self.all() {
            config.settings.forget_matches();
        }
        files.for_each(|file| _ = self.levels(file.path()));
    }

    /// The configurations of a run, in the order of their paths: those that were `met` on the way to its files, and those that
    /// hold for `files`. Others may be known from an earlier run, or because findings about configurations have levels too.
    pub(crate) fn of_run(
        &self,
        met: &[Arc<Config>],
        files: impl Iterator<Item = Arc<File>>,
    ) -> Vec<Arc<Config>> {
        let hold: Vec<Arc<Config>> = files.map(|file| self.of(file.path())).collect();
        let is_of_run = |config: &Arc<Config>| met.iter().chain(&hold).any(|it| Arc::ptr_eq(it, config));
        self.all().into_iter().filter(is_of_run).collect()
    }

    /// Every configuration that was read, in the order of their paths.
    pub(crate) fn all(&self) -> Vec<Arc<Config>> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<(&PathBuf, &Arc<Config>)> = state.by_path.iter().collect();
        all.sort_by_key(|(path, _)| *path);
        all.into_iter().map(|(_, config)| Arc::clone(config)).collect()
    }

    fn exists(&self, path: &Path) -> bool {
        !matches!(self.vfs.load(path), Err(LoadError::NotFound | LoadError::Folder))
    }

    fn default(&self, state: &mut State) -> Arc<Config> {
        let make = || {
            Arc::new(Config {
                folder: self.vfs.cwd().to_path_buf(),
                settings: Settings::without_config(catalogue()).adjusted(self.adjustments.clone()),
                diagnostics: Vec::new(),
                problems: Vec::new(),
                file: None,
                files: Vec::new(),
            })
        };
        Arc::clone(state.default.get_or_insert_with(make))
    }

    fn at(&self, path: &Path, state: &mut State) -> Arc<Config> {
        if let Some(known) = state.by_path.get(path) {
            return Arc::clone(known);
        }
        let config = Arc::new(self.read(path));
        state.by_path.insert(path.to_path_buf(), Arc::clone(&config));
        config
    }

    fn read(&self, path: &Path) -> Config {
        let folder = path.parent().unwrap_or(path).to_path_buf();
        let mut config = Config {
            folder,
            settings: Settings::without_config(catalogue()).adjusted(self.adjustments.clone()),
            diagnostics: Vec::new(),
            problems: Vec::new(),
            file: None,
            files: Vec::new(),
        };
        let mut files = Files::default();
        let root = match self.load(path, &mut files, &mut config) {
            Ok(root) => root,
            Err(message) => {
                config.problems.push(Problem { file: self.shown(path), message });
                return config;
            }
        };
        config.file = Some(files.all[root].file());
        // What it extends, and what that extends: each file once, however often it is named.
        let mut at = root;
        while at < files.all.len() {
            let from = files.paths[at].clone();
            let wanted: Vec<String> =
                files.all[at].extends_files().iter().map(|(_, name)| name.clone()).collect();
            for name in wanted {
                let target = self.extended_path(&from, &name);
                let known = match target {
                    Err(message) => Err(message),
                    Ok(path) => match files.paths.iter().position(|it| *it == path) {
                        Some(known) => Ok(known),
                        None => self.load(&path, &mut files, &mut config),
                    },
                };
                files.links.insert((at, name), known);
            }
            at += 1;
        }
        let (settings, diagnostics) =
            wirelint_config::resolve(catalogue(), &files.all[root], &mut |from, name| {
                let at = files.all.iter().position(|it| it.file() == from.file());
                let link = at.and_then(|at| files.links.get(&(at, name.to_owned())));
                match link {
                    Some(Ok(target)) => Ok(&files.all[*target]),
                    Some(Err(message)) => Err(message.clone()),
                    None => Err("it was not read".to_owned()),
                }
            });
        config.settings = settings.adjusted(self.adjustments.clone());
        config.diagnostics.extend(diagnostics);
        config
    }

    fn load(&self, path: &Path, files: &mut Files, config: &mut Config) -> Result<usize, String> {
        let id = self.vfs.load(path).map_err(|error| error.to_string())?;
        config.files.push(id);
        let tree = self.trees.get(self.vfs, id);
        let (file, diagnostics) = wirelint_config::parse(id, &tree, catalogue());
        if let Some(fault) = file.fault() {
            let line =
                self.vfs.file(id).lines().line_of(tree.absolute(fault.span.item, fault.span.range).start) + 1;
            let message = format!("the configuration cannot be read: {} (line {line})", fault.message);
            config.problems.push(Problem { file: self.shown(path), message });
        }
        config.diagnostics.extend(diagnostics);
        files.all.push(file);
        files.paths.push(path.to_path_buf());
        Ok(files.all.len() - 1)
    }

    fn extended_path(&self, from: &Path, name: &str) -> Result<PathBuf, String> {
        let folder = from.parent().unwrap_or(from);
        let path = wirelint_vfs::normalize(folder, Path::new(name));
        let id = self.vfs.id_of(from).ok_or("it was not read")?;
        self.vfs.load_reference(id, name).map_err(|error| error.to_string())?;
        Ok(path)
    }

    fn shown(&self, path: &Path) -> String {
        display_path(self.vfs.cwd(), path)
    }
}

/// A configuration with all that it extends.
#[derive(Default)]
struct Files {
    all: Vec<ConfigFile>,
    paths: Vec<PathBuf>,
    links: FxHashMap<(usize, String), Result<usize, String>>,
}
