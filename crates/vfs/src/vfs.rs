//! The files of a run: read once, numbered, and shared between threads.

use std::ffi::OsStr;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source::{FileId, Spare, TextEdit};

use crate::decode::{Decoded, decode, foreign_encoding};
use crate::file::{File, Files};
use crate::path::{display_path, normalize};
use crate::{
    Candidate, Discovery, EntryKind, Kind, KindPatterns, LoadError, Loader, Options, Workspace, discover,
};

/// The longest file that is read, in bytes: 1 GiB. Positions are `u32` and some are sums of two, so the limit stays well
/// below 4 GiB.
pub const MAX_FILE_LEN: u64 = 1 << 30;

/// The files of a run. Reading takes `&self` and may be done from any thread: a file is read once, whoever asks first.
/// Changing (an editor's buffers) takes `&mut self`; ids stay.
///
/// A file is known by its absolute, lexically normalised path; two links to one file are two files.
pub struct Vfs {
    pub(crate) loader: Arc<dyn Loader>,
    pub(crate) cwd: PathBuf,
    pub(crate) workspace: Workspace,
    slots: RwLock<FxHashMap<PathBuf, Arc<Slot>>>,
    files: RwLock<Vec<Arc<File>>>,
    /// The names in folders, for suggestions.
    pub(crate) listings: RwLock<FxHashMap<PathBuf, Arc<[String]>>>,
    /// The text that the last edit has replaced, of the file with that number; the next edit may have its memory.
    spare: Option<(FileId, Spare)>,
}

/// What is known of a path.
#[derive(Default)]
struct Slot {
    /// The number from an earlier reading that no longer counts.
    known: Option<FileId>,
    /// The outcome of reading. While one thread reads, the others wait here.
    loaded: OnceLock<Result<FileId, LoadError>>,
    /// Where it was read, if links lead to it.
    real: OnceLock<PathBuf>,
}

impl Slot {
    fn file(&self) -> Option<FileId> {
        self.loaded.get().and_then(|it| it.as_ref().ok().copied()).or(self.known)
    }
}

/// What a candidate turned out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Identified {
    /// Its kind.
    pub kind: Kind,
    /// The file, if it is of a kind that is kept in memory ([`Kind::is_kept`]).
    pub file: Option<FileId>,
}

impl Vfs {
    /// No files yet. `cwd` is the working directory (absolute), from which users see paths.
    pub fn new(loader: Arc<dyn Loader>, cwd: PathBuf, workspace: Workspace) -> Self {
        Self {
            loader,
            cwd,
            workspace,
            slots: RwLock::default(),
            files: RwLock::default(),
            listings: RwLock::default(),
            spare: None,
        }
    }

    /// The workspace.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Other folders are the workspace from now on.
    pub fn set_workspace(&mut self, workspace: Workspace) {
        self.workspace = workspace;
    }

    /// Every path that has been asked for, with its file where there was one.
    pub fn known(&self) -> Vec<(PathBuf, Option<FileId>)> {
        read(&self.slots).iter().map(|(known, slot)| (known.clone(), slot.file())).collect()
    }

    /// Every path that has been asked for at or below one of `paths` (normalised), by its name or by where links lead, with its file where
    /// there was one.
    pub fn known_below(&self, paths: &FxHashSet<PathBuf>) -> Vec<(PathBuf, Option<FileId>)> {
        let is_below = |path: &Path| path.ancestors().any(|it| paths.contains(it));
        let slots = read(&self.slots);
        let below = slots
            .iter()
            .filter(|(known, slot)| is_below(known) || slot.real.get().is_some_and(|real| is_below(real)));
        below.map(|(known, slot)| (known.clone(), slot.file())).collect()
    }

    /// The working directory.
    pub fn cwd(&self) -> &Path {
        &self.cwd
    }

    /// Finds the files that `arguments` stand for; see [`discover`].
    pub fn discover(&self, arguments: &[impl AsRef<OsStr>], options: &Options) -> Discovery {
        discover(&*self.loader, &self.cwd, &self.workspace, arguments, options)
    }

    /// The file at `path` (relative to the working directory, or absolute), read now unless it has been. For what the
    /// user named and discovery found: the workspace's boundary is not looked at here.
    pub fn load(&self, path: &Path) -> Result<FileId, LoadError> {
        let path = normalize(&self.cwd, path);
        self.load_from(&path, &path)
    }

    /// What `look` says of the text of the file at `path`, which is not kept for that; `None` where it cannot be read.
    pub fn glance<T>(&self, path: &Path, look: impl FnOnce(&str) -> T) -> Option<T> {
        let path = normalize(&self.cwd, path);
        match self.loaded(&path) {
            Some(loaded) => Some(look(self.file(loaded.ok()?).text())),
            None => Some(look(&decode(self.read_bytes(&path).ok()?).ok()?.text)),
        }
    }

    /// What `candidate` is: by `kinds`, by its name, by its text. What is neither a contract nor a configuration is
    /// forgotten at once. A file that nobody named and that is no text is unrelated rather than an error.
    pub fn identify(&self, candidate: &Candidate, kinds: &KindPatterns) -> Result<Identified, LoadError> {
        let path = normalize(&self.cwd, &candidate.path);
        let told = kinds.kind_of(&path);
        if let Some(kind) = told.filter(|it| !it.is_kept()) {
            return Ok(Identified { kind, file: None });
        }
        if let Some(kind) = told {
            return Ok(Identified { kind, file: Some(self.load(&path)?) });
        }
        if self.is_in_chart(&path) {
            return Ok(Identified { kind: Kind::Templated, file: None });
        }
        if let Some(loaded) = self.loaded(&path) {
            let id = loaded?;
            return Ok(Identified { kind: Kind::of(&path, self.file(id).text()), file: Some(id) });
        }
        let bytes = self.read_bytes(&path)?;
        let foreign = foreign_encoding(&bytes).is_some() && !mentions_contract(&bytes);
        let file = match decode(bytes) {
            Err(LoadError::Binary) if !candidate.named => None,
            Err(LoadError::Encoding(_)) if !candidate.named && foreign => None,
            Err(error) => return Err(error),
            Ok(decoded) => Some(decoded),
        };
        let Some(decoded) = file else { return Ok(Identified { kind: Kind::Unrelated, file: None }) };
        let kind = Kind::of(&path, &decoded.text);
        if !kind.is_kept() {
            return Ok(Identified { kind, file: None });
        }
        let file = self.new_file(&path, decoded);
        let slot = self.slot(&path);
        let id = slot.loaded.get_or_init(|| Ok(self.keep(slot.known, file))).clone()?;
        Ok(Identified { kind, file: Some(id) })
    }

    /// The file with the number `id`, one that this has handed out.
    pub fn file(&self, id: FileId) -> Arc<File> {
        Arc::clone(&read(&self.files)[id.0 as usize])
    }

    /// All files as they are now.
    pub fn files(&self) -> Files {
        Files { files: read(&self.files).clone() }
    }

    /// The number of the file at `path` if it has been read.
    pub fn id_of(&self, path: &Path) -> Option<FileId> {
        self.loaded(&normalize(&self.cwd, path))?.ok()
    }

    /// Puts `bytes` in the place of what the disk has at `path` (which need not exist): an unsaved buffer, or standard
    /// input.
    pub fn set_buffer(&mut self, path: &Path, bytes: impl Into<Vec<u8>>) -> Result<FileId, LoadError> {
        let path = normalize(&self.cwd, path);
        let bytes = bytes.into();
        let len = bytes.len() as u64;
        if len > MAX_FILE_LEN {
            return Err(LoadError::TooLarge(len));
        }
        let file = self.new_file(&path, decode(bytes)?);
        Ok(self.put(path, file))
    }

    /// Puts `text`, which an editor has open, in the place of what the disk has at `path`. Unlike bytes from a disk it is text
    /// whatever characters it has. Says whether that is another one than what is known of the file.
    pub fn open(&mut self, path: &Path, text: String) -> Result<(FileId, bool), LoadError> {
        let path = normalize(&self.cwd, path);
        let known = self.loaded(&path).and_then(Result::ok);
        if let Some(id) = known.filter(|id| self.file(*id).is_just(&text)) {
            return Ok((id, false));
        }
        let len = text.len() as u64;
        if len > MAX_FILE_LEN {
            return Err(LoadError::TooLarge(len));
        }
        let file = self.new_file(&path, Decoded { text, invalid: Vec::new(), more_invalid: false });
        Ok((self.put(path, file), true))
    }

    /// Makes one edit in the text of `id`. An edit out of the text's bounds, or inside of a character, or that makes the text
    /// too long, changes nothing and is an error.
    pub fn edit(&mut self, id: FileId, edit: &TextEdit) -> Result<(), LoadError> {
        let file = &mut write(&self.files)[id.0 as usize];
        let spare = match self.spare.take() {
            Some((of, spare)) if of == id => spare,
            other => other.map_or_else(Spare::default, |(_, spare)| spare.text.into()),
        };
        let edited = file.edited(edit, spare)?;
        let text = mem::replace(file, Arc::new(edited)).text().clone();
        self.spare = Some((id, Spare { text, same: edit.range.start }));
        Ok(())
    }

    /// Gives back the memory that is kept for the next edit.
    pub fn give_back(&mut self) {
        self.spare = None;
    }

    /// Forgets what is known of `path`: its buffer, its text, or that it could not be read. It is read again when it is
    /// next asked for, under the same number.
    pub fn forget(&mut self, path: &Path) {
        let path = normalize(&self.cwd, path);
        let known = self.number_of(&path);
        if let Some(id) = known {
            // Whoever has the file still has its text; nobody else needs it.
            let nothing = Decoded { text: String::new(), invalid: Vec::new(), more_invalid: false };
            write(&self.files)[id.0 as usize] = self.new_file(&path, nothing);
        }
        let slot = Slot { known, ..Slot::default() };
        write(&self.slots).insert(path, Arc::new(slot));
        self.give_back();
        self.forget_listings();
    }

    /// Forgets which names there are in folders.
    pub fn forget_listings(&mut self) {
        write(&self.listings).clear();
    }

    /// The file that is known as `path` and read from `real`.
    pub(crate) fn load_from(&self, path: &Path, real: &Path) -> Result<FileId, LoadError> {
        let slot = self.slot(path);
        if path != real {
            _ = slot.real.set(real.to_owned());
        }
        slot.loaded
            .get_or_init(|| {
                let decoded = decode(self.read_bytes(real)?)?;
                Ok(self.keep(slot.known, self.new_file(path, decoded)))
            })
            .clone()
    }

    /// The names in `folder` of what has a text, and of folders with such.
    pub(crate) fn names_of_loaded(&self, folder: &Path) -> Vec<String> {
        let slots = read(&self.slots);
        let loaded = slots.iter().filter(|(_, slot)| matches!(slot.loaded.get(), Some(Ok(_))));
        let below = loaded.filter_map(|(path, _)| path.strip_prefix(folder).ok());
        below.filter_map(|it| Some(it.iter().next()?.to_str()?.to_owned())).collect()
    }

    /// What reading the file at `path` (normalised) came to, if it has been tried.
    pub(crate) fn loaded(&self, path: &Path) -> Option<Result<FileId, LoadError>> {
        read(&self.slots).get(path)?.loaded.get().cloned()
    }

    fn slot(&self, path: &Path) -> Arc<Slot> {
        if let Some(slot) = read(&self.slots).get(path) {
            return Arc::clone(slot);
        }
        Arc::clone(write(&self.slots).entry(path.to_owned()).or_default())
    }

    fn number_of(&self, path: &Path) -> Option<FileId> {
        read(&self.slots).get(path)?.file()
    }

    fn keep(&self, known: Option<FileId>, file: Arc<File>) -> FileId {
        let mut files = write(&self.files);
        if let Some(id) = known {
            files[id.0 as usize] = file;
            return id;
        }
        files.push(file);
        FileId(files.len() as u32 - 1)
    }

    /// Keeps `file` as what stands at `path`, whatever has been known of it.
    fn put(&mut self, path: PathBuf, file: Arc<File>) -> FileId {
        self.give_back();
        let known = self.number_of(&path);
        let id = self.keep(known, file);
        let slot = Slot { known: Some(id), loaded: OnceLock::from(Ok(id)), real: OnceLock::new() };
        write(&self.slots).insert(path, Arc::new(slot));
        // A name that is new may be what a reference meant.
        self.forget_listings();
        id
    }

    fn new_file(&self, path: &Path, decoded: Decoded) -> Arc<File> {
        Arc::new(File::new(path.to_owned(), display_path(&self.cwd, path), decoded))
    }

    fn read_bytes(&self, real: &Path) -> Result<Vec<u8>, LoadError> {
        let entry = self.loader.entry(real)?;
        match entry.kind {
            EntryKind::File if entry.len > MAX_FILE_LEN => return Err(LoadError::TooLarge(entry.len)),
            EntryKind::File => {}
            EntryKind::Folder => return Err(LoadError::Folder),
            EntryKind::Link | EntryKind::Special => return Err(LoadError::NotAFile),
        }
        // The file may grow after the look at its length.
        let bytes = self.loader.read(real, MAX_FILE_LEN + 1)?;
        let len = bytes.len() as u64;
        if len > MAX_FILE_LEN { Err(LoadError::TooLarge(len)) } else { Ok(bytes) }
    }

    /// Whether the file lies in `templates/` beside a `Chart.yaml`, where Helm takes everything for a template
    /// (<https://helm.sh/docs/topics/charts/#the-chart-file-structure>).
    fn is_in_chart(&self, path: &Path) -> bool {
        path.ancestors().skip(1).filter(|it| it.file_name().is_some_and(|name| name == "templates")).any(
            |it| {
                let chart = it.with_file_name("Chart.yaml");
                let real = self.workspace.resolve(&*self.loader, &chart);
                real.is_ok_and(|it| self.loader.entry(&it).is_ok_and(|it| it.kind == EntryKind::File))
            },
        )
    }
}

/// Whether text in UTF-16 or UTF-32 has the word that every contract has. Nobody wants to hear of the encoding of
/// anything else.
fn mentions_contract(bytes: &[u8]) -> bool {
    let ascii: Vec<u8> = bytes.iter().copied().filter(|&it| it != 0).collect();
    [&b"openapi"[..], b"swagger", b"asyncapi"].iter().any(|it| memmem::find(&ascii, it).is_some())
}

/// What these locks guard is whole between any two statements, so a panic elsewhere does no harm to it.
pub(crate) fn read<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

/// See [`read`].
pub(crate) fn write<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
