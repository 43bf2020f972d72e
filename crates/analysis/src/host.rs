//! What may change, and what it looked like at one moment.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use wirelint_config::Adjustments;
use wirelint_diagnostics::{AxisMap, Checklist};
use wirelint_model::Date;
use wirelint_source::{FileId, TextEdit};
use wirelint_vfs::{
    Candidate, File, Files, Identified, Kind, KindPatterns, LoadError, Loader, Vfs, Workspace, normalize,
};
use wirelint_yaml::Scope;

use crate::checklist;
use crate::configs::Configs;
use crate::contract::{self, Change, LinkedContract};
use crate::files::{self, FileReport};
use crate::find;
use crate::map;
use crate::memo::Memo;
use crate::resolvers::{self, LinkedFields};
use crate::run::{self, Progress, Run};
use crate::trees::format_of;

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
    /// Where imports of .proto files start, whatever a `buf.yaml` says; in this order, relative to the working directory. None leaves it to
    /// `buf.yaml`, or else to what packages and imports show.
    pub proto_paths: Vec<PathBuf>,
    /// Whether `.gitignore` does not count.
    pub no_ignore: bool,
    /// What rules take for today; nothing else in a run looks at a clock. `None` where no rule is to judge by it.
    pub today: Option<Date>,
    /// Whether the time that each rule takes is measured.
    pub timed: bool,
    /// Whether this is an editor's host, which lives on: every buffer is looked at, whether or not an argument names it, and what
    /// was found out is kept for the next question.
    pub open_files: bool,
}

impl Options {
    /// All files, folders and globs that are named.
    fn named(&self) -> impl Iterator<Item = &OsStr> {
        let paths = self.proto_paths.iter().map(|it| it.as_os_str());
        self.arguments.iter().map(OsString::as_os_str).chain(paths)
    }
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
    buffers: Buffers,
    memo: Memo,
}

/// The buffers by path (absolute, normalised), each with what it is. A buffer that has been a contract, or configuration of traffic, stays
/// one while it is open: half of `openapi:` is the middle of a change and not the end of a contract. `None` where that is to be looked up.
type Buffers = BTreeMap<PathBuf, Option<Identified>>;

impl Host {
    /// A host for `options`, run in the folder `cwd` (absolute), with files from `loader`.
    pub fn new(loader: Arc<dyn Loader>, cwd: &Path, mut options: Options) -> Self {
        if options.arguments.is_empty() && !options.open_files {
            options.arguments.push(".".into());
        }
        if let ConfigChoice::File(path) = &mut options.config {
            *path = normalize(cwd, path);
        }
        for path in &mut options.proto_paths {
            *path = normalize(cwd, path);
        }
        // Who names a folder wants it to be read.
        let named: Vec<&OsStr> = options.named().collect();
        let workspace = Workspace::of(&*loader, cwd, &named);
        let vfs = Vfs::new(Arc::clone(&loader), cwd.to_path_buf(), workspace);
        Self { loader, vfs, options, buffers: Buffers::new(), memo: Memo::default() }
    }

    /// Puts `text` in the place of what the disk has at `path`: an unsaved buffer, or standard input. An argument
    /// that names it need not exist there.
    pub fn set_buffer(&mut self, path: &Path, text: impl Into<Vec<u8>>) -> Result<(), LoadError> {
        let file = self.vfs.set_buffer(path, text)?;
        self.put(path, file);
        Ok(())
    }

    /// An editor has opened the file at `path`, or says its whole text anew.
    pub fn open_buffer(&mut self, path: &Path, text: String) -> Result<(), LoadError> {
        let (file, is_other) = self.vfs.open(path, text)?;
        if is_other {
            self.put(path, file);
        } else {
            // Most of what is opened is on the disk as well, and has been linted.
            let is_new = self.buffer_is_there(path);
            self.look_at_kind(path, is_new);
        }
        Ok(())
    }

    /// Makes one edit in the buffer at `path`, in bytes of the text that it has now. What cannot be made changes nothing.
    pub fn edit_buffer(&mut self, path: &Path, edit: &TextEdit) -> Result<(), LoadError> {
        let file = self.vfs.id_of(path).ok_or(LoadError::NotFound)?;
        self.vfs.edit(file, edit)?;
        self.follow(path, file, edit);
        Ok(())
    }

    /// Makes `count` edits in the buffer at `path`, one after the other; `edit` says each by its number and the file as the ones before have
    /// left it. What they come to is looked at once. After one that cannot be made no more are.
    pub fn edit_buffer_often(
        &mut self,
        path: &Path,
        count: usize,
        edit: &mut dyn FnMut(usize, &File) -> TextEdit,
    ) -> Result<(), LoadError> {
        let file = self.vfs.id_of(path).ok_or(LoadError::NotFound)?;
        let before = self.vfs.file(file).text().clone();
        let outcome = (0..count).try_for_each(|number| {
            let edit = edit(number, &self.vfs.file(file));
            self.vfs.edit(file, &edit)
        });
        let edit = TextEdit::between(&before, self.vfs.file(file).text());
        drop(before);
        self.follow(path, file, &edit);
        outcome
    }

    /// What follows from an edit of the text of `file`.
    fn follow(&mut self, path: &Path, file: FileId, edit: &TextEdit) {
        let now = self.vfs.file(file);
        if let Some(parse) = self.memo.trees.made_proto(file) {
            let (parse, _) = parse.edited(now.text().clone(), edit);
            drop(now);
            // What it is says its name.
            self.memo.proto_edited(file, edit, Arc::new(parse));
            return;
        }
        // What is read as a document too is rare, and not worth a second way.
        let has_document = self.memo.trees.made(file).is_some();
        if let Some(parse) = self.memo.trees.made_graphql(file).filter(|_| !has_document) {
            let (parse, changed) = parse.edited(now.text().clone(), edit);
            drop(now);
            // What it is says its name.
            self.memo.graphql_edited(file, edit, (Arc::new(parse), &changed));
            return;
        }
        if let Some(embedding) = self.memo.trees.made_embedding(file) {
            let (embedding, changed) = embedding.edited(&now);
            self.memo.embedded_edited((file, now.text()), edit, Arc::new(embedding), &changed);
            drop(now);
            self.look_at_kind(path, false);
            return;
        }
        let tree = self.memo.trees.made(file).filter(|it| it.format() == format_of(&now));
        let Some(tree) = tree.filter(|_| !self.memo.is_config(file)) else {
            drop(now);
            self.changed(path, file);
            return;
        };
        let (tree, scope) = tree.edited(now.text().clone(), edit);
        drop(now);
        let tree = Arc::new(tree);
        self.memo.edited(Change { file, edit, scope: &scope, tree: &tree });
        self.memo.trees.put(file, tree);
        // What makes a file a contract stands in its skeleton; what keeps it from being one may stand anywhere.
        if !matches!(scope, Scope::Item(_)) || !self.is_contract(path) {
            self.look_at_kind(path, false);
        }
    }

    fn is_contract(&self, path: &Path) -> bool {
        let known = self.buffers.get(&normalize(self.vfs.cwd(), path));
        known.is_some_and(|it| it.is_some_and(|it| it.kind == Kind::OpenApi))
    }

    /// Forgets what was found out, which something has gone wrong with half-way.
    pub fn start_over(&mut self) {
        self.memo = Memo::default();
    }

    /// Gives back the memory that only makes the next edit cheaper.
    pub fn rest(&mut self) {
        self.vfs.give_back();
    }

    /// The disk counts again for the file at `path`.
    pub fn close_buffer(&mut self, path: &Path) {
        self.buffers.remove(&normalize(self.vfs.cwd(), path));
        self.disk_changed(&[path.to_owned()]);
        self.look_at_workspace();
    }

    /// The folders that may be read, as they were reached, sorted.
    pub fn roots(&self) -> impl Iterator<Item = &Path> {
        self.vfs.workspace().roots()
    }

    /// The buffer at `path`, if there is one. Whoever holds on to it makes the next edit dearer.
    pub fn buffer(&self, path: &Path) -> Option<Arc<File>> {
        let path = normalize(self.vfs.cwd(), path);
        self.buffers.get(&path)?;
        self.vfs.id_of(&path).map(|id| self.vfs.file(id))
    }

    /// Something was created, changed or deleted on the disk at each of `paths`: a file, or a folder with all below it. Buffers stay.
    pub fn disk_changed(&mut self, paths: &[PathBuf]) {
        let paths: FxHashSet<PathBuf> = paths.iter().map(|it| normalize(self.vfs.cwd(), it)).collect();
        self.vfs.forget_listings();
        // Whatever the disk has where a buffer is, it counts again when that is closed; but for links that lead there, and where it has
        // nothing, not even the folder perhaps.
        let are_open = !paths.is_empty()
            && paths.iter().all(|it| self.is_open_and_found(it) && self.vfs.exists_inside(it));
        if are_open && self.vfs.known_below(&paths).iter().all(|it| self.buffers.contains_key(&it.0)) {
            return;
        }
        // A `.git` or a configuration makes a folder a workspace.
        self.look_at_workspace();
        for (known, file) in self.vfs.known_below(&paths) {
            if !self.buffers.contains_key(&known) {
                self.vfs.forget(&known);
                if let Some(file) = file {
                    self.memo.text_changed(file);
                }
            }
        }
        self.memo.files_changed();
    }

    /// Which files and folders are linted, beside the buffers; relative to the working directory, or absolute.
    pub fn set_arguments(&mut self, arguments: Vec<OsString>) {
        self.options.arguments = arguments;
        self.look_at_workspace();
        self.memo.files_changed();
    }

    /// What the world looks like now.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            loader: &*self.loader,
            vfs: &self.vfs,
            options: &self.options,
            buffers: &self.buffers,
            memo: &self.memo,
        }
    }

    fn put(&mut self, path: &Path, file: FileId) {
        let is_new = self.buffer_is_there(path);
        self.text_changed(file);
        self.look_at_kind(path, is_new);
    }

    /// There is a buffer at `path`. Whether there was none before; then it is to be [found out](Self::look_at_kind) what it is.
    fn buffer_is_there(&mut self, path: &Path) -> bool {
        let path = normalize(self.vfs.cwd(), path);
        let Entry::Vacant(entry) = self.buffers.entry(path) else { return false };
        entry.insert(None);
        self.look_at_workspace();
        if !self.options.open_files {
            self.memo.files_changed();
        }
        true
    }

    /// What follows from another text of the buffer at `path`.
    fn changed(&mut self, path: &Path, file: FileId) {
        self.text_changed(file);
        self.look_at_kind(path, false);
    }

    fn text_changed(&mut self, file: FileId) {
        self.memo.text_changed(file);
        if self.memo.is_config(file) {
            self.memo.configs_changed();
        }
    }

    /// Whether there is a buffer at `path` (normalised) of a file that is looked at, and that nothing else is read from.
    fn is_open_and_found(&mut self, path: &Path) -> bool {
        let what = self.buffers.get(path).copied().flatten();
        what.is_some_and(|it| self.memo.has_found(path, it))
    }

    /// Finds out what the buffer at `path` is now, which was opened just now where it `is_new`.
    fn look_at_kind(&mut self, path: &Path, is_new: bool) {
        if !self.options.open_files {
            return;
        }
        let path = normalize(self.vfs.cwd(), path);
        let Some(known) = self.buffers.get(&path).copied() else { return };
        let candidate = Candidate { path: path.clone(), named: false };
        let now = self.vfs.identify(&candidate, &self.options.kinds).ok();
        let stays = known.is_some_and(|it| matches!(it.kind, Kind::OpenApi | Kind::Traffic));
        let is_something = now.is_some_and(|it| it.kind.is_kept());
        let now = if stays && !is_something { known } else { now };
        if now != known || is_new {
            // Most of what is opened has been found on the disk as what it is.
            let is_found = now.is_some_and(|it| self.memo.has_found(&path, it));
            self.buffers.insert(path, now);
            if !is_found {
                self.memo.files_changed();
            }
        }
    }

    /// An editor's workspace is that of its files, whatever folders are open.
    fn look_at_workspace(&mut self) {
        if !self.options.open_files {
            return;
        }
        let of = |all: &[&OsStr]| Workspace::of(&*self.loader, self.vfs.cwd(), all);
        let mut all: Vec<&OsStr> = self.options.named().collect();
        let folders = of(&all);
        // Whether a file of these folders is open changes nothing: the command line, run on them, says the same of it.
        let is_outside = |path: &&PathBuf| all.is_empty() || folders.root_of(path).is_none();
        let outside: Vec<&OsStr> = self.buffers.keys().filter(is_outside).map(|it| it.as_os_str()).collect();
        all.extend(outside);
        let workspace = of(&all);
        if workspace == *self.vfs.workspace() {
            return;
        }
        self.vfs.set_workspace(workspace);
        // What has been read may lie outside now.
        for (known, _) in self.vfs.known() {
            if !self.buffers.contains_key(&known) {
                self.vfs.forget(&known);
            }
        }
        self.memo.workspace_changed();
    }
}

/// What the world looked like at one moment; answers every question about it.
#[derive(Clone, Copy)]
pub struct Snapshot<'h> {
    loader: &'h dyn Loader,
    pub(crate) vfs: &'h Vfs,
    pub(crate) options: &'h Options,
    pub(crate) buffers: &'h Buffers,
    pub(crate) memo: &'h Memo,
}

impl<'h> Snapshot<'h> {
    /// All findings in all contracts. `progress` hears of the work done.
    pub fn diagnostics(&self, progress: &dyn Progress) -> Run {
        self.diagnose(progress, &|| false).expect("it is never cancelled")
    }

    /// All findings in all contracts; `None` where `cancelled` says so meanwhile. It is asked often, from several threads. What was
    /// found out by then is kept.
    pub fn diagnose(&self, progress: &dyn Progress, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Run> {
        run::run(*self, progress, cancelled)
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

    /// How much of each schema of GraphQL the source code is known to answer.
    pub fn linked_fields(&self) -> Vec<LinkedFields> {
        resolvers::linked_fields(*self, &resolvers::all(*self))
    }

    /// Every operation on the axis: does the caller wait, and what does a repeated call do? With the files that its places are in.
    pub fn map(&self) -> (AxisMap, Files) {
        let map = map::map(*self);
        (map, self.vfs.files())
    }

    /// The questions that a reviewer asks of each contract, answered where the contract answers them. With the files that its places are
    /// in.
    pub fn checklist(&self) -> (Checklist, Files) {
        let checklist = checklist::checklist(*self);
        (checklist, self.vfs.files())
    }

    /// The file at `path`, if it has been read.
    pub fn file(&self, path: &Path) -> Option<(FileId, Arc<File>)> {
        let id = self.vfs.id_of(path)?;
        Some((id, self.vfs.file(id)))
    }

    /// Every contract that `file` is part of, in the order of their roots' paths.
    pub(crate) fn contracts_with(&self, file: FileId) -> Vec<Arc<LinkedContract>> {
        let found = find::find(*self, self.configs());
        let contracts = found.roots().map(|root| self.linked(root));
        contracts.filter(|it| it.files().any(|it| it == file)).collect()
    }

    /// The contract whose root is `root`.
    pub(crate) fn linked(&self, root: FileId) -> Arc<LinkedContract> {
        if self.options.open_files {
            return self.memo.linked(self.vfs, root);
        }
        Arc::new(contract::link(self.vfs, &self.memo.trees, root))
    }

    pub(crate) fn configs(&self) -> Configs<'h> {
        let Options { config, adjustments, .. } = self.options;
        Configs::new(self.vfs, &self.memo.trees, config, adjustments, &self.memo.configs)
    }
}
