//! The disk.

use std::ffi::OsString;
use std::fs::{self, FileType, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Entry, EntryKind, Loader};

/// The disk.
#[derive(Clone, Copy, Default, Debug)]
pub struct Disk;

impl Loader for Disk {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        let metadata = fs::metadata(path)?;
        let kind = if made_up(path, &metadata) { EntryKind::Special } else { kind_of(metadata.file_type()) };
        Ok(Entry { kind, len: metadata.len() })
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
        fs::read_dir(folder)?
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name(), kind_of(entry.file_type()?)))
            })
            .collect()
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        // Opening a FIFO waits for a writer, and opening a device may do anything: look first, then open.
        let entry = self.entry(path)?;
        if entry.kind != EntryKind::File {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "is not a regular file"));
        }
        // Room for the whole file at once: growing would hold a large file twice.
        let mut bytes = Vec::with_capacity(entry.len.min(limit) as usize);
        fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

fn kind_of(kind: FileType) -> EntryKind {
    if kind.is_file() {
        EntryKind::File
    } else if kind.is_dir() {
        EntryKind::Folder
    } else if kind.is_symlink() {
        EntryKind::Link
    } else {
        EntryKind::Special
    }
}

/// Whether the file is one of those that Linux makes up while they are read (`proc(5)`, `sysfs(5)`): they call
/// themselves regular, have no honest length, and some never end. They occupy no blocks, which spares all other files
/// the look at their real path.
#[cfg(target_os = "linux")]
fn made_up(path: &Path, metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;

    metadata.is_file()
        && metadata.blocks() == 0
        && fs::canonicalize(path).is_ok_and(|real| real.starts_with("/proc") || real.starts_with("/sys"))
}

#[cfg(not(target_os = "linux"))]
fn made_up(_: &Path, _: &Metadata) -> bool {
    false
}
