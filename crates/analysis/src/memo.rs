//! What a host has found out and need not find out again until something that it hangs on changes.
//!
//! Whoever changes the world says so here, with exclusive access; questions only add. A host that answers once and is dropped
//! keeps little: see [`Options::open_files`](crate::Options).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;
use wirelint_source::FileId;

use crate::configs;
use crate::contract::{Judged, LinkedContract};
use crate::find::Found;
use crate::trees::Trees;

/// What a host remembers.
#[derive(Default)]
pub(crate) struct Memo {
    pub(crate) trees: Trees,
    pub(crate) configs: Mutex<configs::State>,
    /// What the disk and the configuration came to.
    pub(crate) found: Mutex<Option<Arc<Found>>>,
    contracts: Mutex<FxHashMap<FileId, Arc<Contract>>>,
    files: Mutex<FxHashMap<FileId, Arc<Judged>>>,
}

/// A contract, by its root. The locks are held while it is linked and judged: nobody else need do it meanwhile.
#[derive(Default)]
struct Contract {
    linked: Mutex<Option<Arc<LinkedContract>>>,
    judged: Mutex<Option<Arc<Judged>>>,
}

impl Memo {
    /// The text of `file` is another one.
    pub(crate) fn text_changed(&mut self, file: FileId) {
        self.trees.forget(file);
        exclusive(&mut self.files).remove(&file);
        exclusive(&mut self.contracts).retain(|_, contract| {
            let linked = lock(&contract.linked);
            !linked.as_ref().is_some_and(|it| it.files().any(|it| it == file))
        });
    }

    /// Files may be there that were not, or not be there that were.
    pub(crate) fn files_changed(&mut self) {
        *exclusive(&mut self.found) = None;
        exclusive(&mut self.contracts).retain(|_, contract| {
            let linked = lock(&contract.linked);
            !linked.as_ref().is_some_and(|it| it.lacks_files)
        });
        // Which patterns match something hangs on what there is.
        self.configs_changed();
    }

    /// A configuration is another one, or holds for other files.
    pub(crate) fn configs_changed(&mut self) {
        *exclusive(&mut self.found) = None;
        *exclusive(&mut self.configs) = configs::State::default();
        exclusive(&mut self.files).clear();
        for contract in exclusive(&mut self.contracts).values() {
            *lock(&contract.judged) = None;
        }
    }

    /// Whether `file` is one of those that configurations were read from.
    pub(crate) fn is_config(&mut self, file: FileId) -> bool {
        exclusive(&mut self.configs).files().any(|it| it == file)
    }

    /// The contract whose root is `root`, linked by `link` unless it has been.
    pub(crate) fn linked(
        &self,
        root: FileId,
        link: impl FnOnce() -> Arc<LinkedContract>,
    ) -> Arc<LinkedContract> {
        let contract = Arc::clone(lock(&self.contracts).entry(root).or_default());
        let mut linked = lock(&contract.linked);
        Arc::clone(linked.get_or_insert_with(link))
    }

    /// What rules say of the contract whose root is `root`, which has been [linked](Self::linked).
    pub(crate) fn judged(&self, root: FileId, judge: impl FnOnce() -> Judged) -> Arc<Judged> {
        let contract = Arc::clone(lock(&self.contracts).entry(root).or_default());
        let mut judged = lock(&contract.judged);
        Arc::clone(judged.get_or_insert_with(|| Arc::new(judge())))
    }

    /// What rules say of `file` by itself.
    pub(crate) fn judged_file(&self, file: FileId, judge: impl FnOnce() -> Judged) -> Arc<Judged> {
        if let Some(known) = lock(&self.files).get(&file) {
            return Arc::clone(known);
        }
        let judged = Arc::new(judge());
        lock(&self.files).insert(file, Arc::clone(&judged));
        judged
    }
}

/// What these locks guard is whole between any two statements, so a panic elsewhere does no harm to it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn exclusive<T>(mutex: &mut Mutex<T>) -> &mut T {
    mutex.get_mut().unwrap_or_else(PoisonError::into_inner)
}
