//! A host that lives on while the world changes.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use wirelint_analysis::{Host, Loader, Memory, Options, Run};
use wirelint_vfs::{Entry, EntryKind, Kind};

use crate::{Action, World};

/// A disk that changes under a host.
#[derive(Default)]
pub struct SharedDisk(RwLock<Memory>);

impl SharedDisk {
    /// The disk has this from now on.
    pub fn set(&self, memory: Memory) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = memory;
    }

    fn now(&self) -> RwLockReadGuard<'_, Memory> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Loader for SharedDisk {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        self.now().entry(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.now().read_link(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.now().canonicalize(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
        self.now().list(folder)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.now().read(path, limit)
    }
}

/// What everybody takes for a contract.
const CONTRACT: &str = "openapi: 3.1.1\n";

/// What everybody takes for configuration of traffic.
const TRAFFIC: &str = "methodConfig:\n- name: []\n";

/// A host that is new in `world`: it is told what there is and of nothing that was.
pub(crate) fn fresh(world: &World) -> Host {
    let options = Options { kinds: world.kinds(), ..world.options() };
    let mut host = Host::new(Arc::new(world.memory()), &world.cwd, options);
    for (path, buffer) in &world.buffers {
        host.open_buffer(path, buffer.text.clone()).expect("text is text");
    }
    host
}

/// A host with the world that it lives in.
pub struct Live {
    /// The world.
    pub world: World,
    /// The host.
    pub host: Host,
    disk: Arc<SharedDisk>,
}

impl Live {
    /// A host that begins to live in `world`.
    pub fn new(world: World) -> Self {
        let disk = Arc::new(SharedDisk::default());
        disk.set(world.memory());
        let loader: Arc<dyn Loader> = Arc::<SharedDisk>::clone(&disk);
        let mut host = Host::new(loader, &world.cwd, world.options());
        for (path, buffer) in &world.buffers {
            let as_what = match buffer.kind {
                Some(Kind::Traffic) => Some(TRAFFIC),
                Some(_) => Some(CONTRACT),
                None => None,
            };
            if let Some(text) = as_what {
                host.open_buffer(path, text.to_owned()).expect("text is text");
            }
            host.open_buffer(path, buffer.text.clone()).expect("text is text");
        }
        Self { world, host, disk }
    }

    /// Lets `action` happen.
    pub fn apply(&mut self, action: &Action) {
        let could = self.world.apply(action);
        match action {
            Action::Open(path, text) => self.host.open_buffer(path, text.clone()).expect("text is text"),
            Action::Edit(path, edit) => {
                if self.world.buffers.contains_key(path) {
                    let done = self.host.edit_buffer(path, edit).is_ok();
                    assert_eq!(done, could, "{action}");
                }
            }
            Action::Close(path) => self.host.close_buffer(path),
            Action::Write(path, _) | Action::Delete(path) => {
                self.disk.set(self.world.memory());
                self.host.disk_changed(std::slice::from_ref(path));
            }
            Action::Rename(from, to) => {
                self.disk.set(self.world.memory());
                self.host.disk_changed(&[from.clone(), to.clone()]);
            }
            Action::Folders(folders) => {
                self.host.set_arguments(folders.iter().map(|it| it.clone().into_os_string()).collect());
            }
            Action::Ask => _ = self.ask(),
            Action::Interrupt(looks) => {
                let looked = AtomicUsize::new(0);
                let cancelled = || looked.fetch_add(1, Ordering::Relaxed) >= *looks;
                _ = self.host.snapshot().diagnose(&(), &cancelled);
            }
        }
    }

    /// What the host finds now.
    pub fn ask(&self) -> Run {
        self.host.snapshot().diagnostics(&())
    }
}
