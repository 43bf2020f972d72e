//! The trees of the files, each made once by whichever thread asks first.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxHashMap;
use wirelint_source::FileId;
use wirelint_vfs::{File, Vfs};
use wirelint_yaml::{Format, Tree};

/// The trees of the files.
#[derive(Default)]
pub(crate) struct Trees {
    all: Mutex<FxHashMap<FileId, Arc<OnceLock<Arc<Tree>>>>>,
}

impl Trees {
    /// Forgets the tree of `file`, whose text has changed.
    pub(crate) fn forget(&mut self, file: FileId) {
        self.all.get_mut().unwrap_or_else(PoisonError::into_inner).remove(&file);
    }

    /// The tree of `file`, if it has been made.
    pub(crate) fn made(&self, file: FileId) -> Option<Arc<Tree>> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&file)?.get().cloned()
    }

    /// `tree` is the tree of `file`, whose text has changed.
    pub(crate) fn put(&mut self, file: FileId, tree: Arc<Tree>) {
        let all = self.all.get_mut().unwrap_or_else(PoisonError::into_inner);
        all.insert(file, Arc::new(OnceLock::from(tree)));
    }

    /// The tree of `file`.
    pub(crate) fn get(&self, vfs: &Vfs, file: FileId) -> Arc<Tree> {
        let cell = {
            let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(file).or_default())
        };
        // The lock is not held while a file is parsed.
        Arc::clone(cell.get_or_init(|| {
            let file = vfs.file(file);
            Arc::new(wirelint_yaml::parse(file.text().clone(), format_of(&file)))
        }))
    }
}

/// By the file's extension, else by its first character.
pub(crate) fn format_of(file: &File) -> Format {
    let extension = file.path().extension().and_then(|it| it.to_str()).unwrap_or_default();
    let text = file.text().trim_start_matches('\u{feff}').trim_start();
    match extension {
        "json" => Format::Json,
        "yaml" | "yml" => Format::Yaml,
        _ if text.starts_with(['{', '[']) => Format::Json,
        _ => Format::Yaml,
    }
}
