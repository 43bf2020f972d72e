//! The files of an area, as those who analyse it ask for them.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_resolvers::Files;
use wirelint_source::FileId;
use wirelint_vfs::Vfs;

use super::Area;

/// The files of an area: unsaved buffers count, and each is read once.
pub(super) struct AreaFiles<'a> {
    vfs: &'a Vfs,
    area: &'a Area,
    read: RefCell<FxHashMap<String, FileId>>,
}

impl<'a> AreaFiles<'a> {
    pub(super) fn new(vfs: &'a Vfs, area: &'a Area) -> Self {
        Self { vfs, area, read: RefCell::default() }
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
        let units = &self.area.units;
        let at = units.binary_search_by(|it| (*it.path).cmp(path)).ok()?;
        Some(&units[at].absolute)
    }
}

impl Files for AreaFiles<'_> {
    fn paths(&self) -> Vec<String> {
        self.area.units.iter().map(|it| it.path.to_string()).collect()
    }

    fn read(&self, path: &str) -> Option<Arc<str>> {
        let file = self.vfs.load(self.absolute(path)?).ok()?;
        self.read.borrow_mut().insert(path.to_owned(), file);
        Some(Arc::from(&**self.vfs.file(file).text()))
    }
}
