//! The files of an area, as those who analyse it ask for them.

use std::cell::RefCell;
use std::path::Path;
use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_resolvers::Files;
use wirelint_source::FileId;
use wirelint_source_code::code::Code;
use wirelint_vfs::Vfs;

use super::Area;
use crate::memo::lock;

/// The files of an area: unsaved buffers count, and each is read once.
pub(super) struct AreaFiles<'a> {
    vfs: &'a Vfs,
    area: &'a Area,
    /// What files say; `None` where nobody will ask again.
    codes: Option<&'a Mutex<Codes>>,
    read: RefCell<FxHashMap<String, FileId>>,
}

impl<'a> AreaFiles<'a> {
    pub(super) fn new(vfs: &'a Vfs, area: &'a Area, codes: Option<&'a Mutex<Codes>>) -> Self {
        Self { vfs, area, codes, read: RefCell::default() }
    }

    /// The file at `path`, if somebody has read it.
    pub(super) fn id_of(&self, path: &str) -> Option<FileId> {
        self.read.borrow().get(path).copied()
    }

    /// All that were read.
    pub(super) fn read(&self) -> FxHashSet<FileId> {
        self.read.borrow().values().copied().collect()
    }

    fn absolute(&self, path: &str) -> Option<&'a Path> {
        [&self.area.units, &self.area.lent].into_iter().find_map(|units| {
            let at = units.binary_search_by(|it| (*it.path).cmp(path)).ok()?;
            Some(&*units[at].absolute)
        })
    }
}

/// What files say, for the texts that they have now.
pub(super) type Codes = FxHashMap<FileId, Arc<Code>>;

impl Files for AreaFiles<'_> {
    fn paths(&self) -> Vec<String> {
        self.area.units.iter().chain(&self.area.lent).map(|it| it.path.to_string()).collect()
    }

    fn is_lent(&self, path: &str) -> bool {
        self.area.units.binary_search_by(|it| (*it.path).cmp(path)).is_err()
    }

    fn read(&self, path: &str) -> Option<Arc<str>> {
        let file = self.vfs.load(self.absolute(path)?).ok()?;
        self.read.borrow_mut().insert(path.to_owned(), file);
        if let Some(code) = self.known(path) {
            return Some(Arc::clone(code.source()));
        }
        Some(Arc::from(&**self.vfs.file(file).text()))
    }

    fn known(&self, path: &str) -> Option<Arc<Code>> {
        lock(self.codes?).get(&self.id_of(path)?).cloned()
    }

    fn keep(&self, path: &str, code: &Arc<Code>) {
        if let (Some(codes), Some(file)) = (self.codes, self.id_of(path)) {
            lock(codes).insert(file, Arc::clone(code));
        }
    }
}
