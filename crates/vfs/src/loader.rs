//! The seam between this crate and what holds files: the disk, or a map in tests.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

mod disk;
mod memory;

pub use disk::Disk;
pub use memory::Memory;

/// What holds files. Paths are absolute. Used from several threads at once.
pub trait Loader: Send + Sync {
    /// What stands at `path`, links followed.
    fn entry(&self, path: &Path) -> io::Result<Entry>;

    /// Where the link at `path` leads, as it is written; an error where there is no link.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;

    /// `path` with every link in it followed.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;

    /// The names in `folder` and what they stand for, links not followed, in no particular order.
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, EntryKind)>>;

    /// The bytes of the regular file at `path`, at most `limit` of them. Anything else is refused without being opened.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
}

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// The length in bytes where it is a file.
    pub len: u64,
}

/// What stands at a path or under a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link; only listings have it.
    Link,
    /// A FIFO, a device, a socket, or something that the kernel makes up.
    Special,
}
