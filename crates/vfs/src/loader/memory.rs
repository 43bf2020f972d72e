//! Files in a map, for tests.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Entry, EntryKind, Loader};

/// Files in a map, for tests: folders exist because something lies in them.
#[derive(Clone, Default, Debug)]
pub struct Memory {
    nodes: BTreeMap<PathBuf, Node>,
}

#[derive(Clone, Debug)]
enum Node {
    File(Vec<u8>),
    Link(PathBuf),
    Special,
    Denied,
}

impl Memory {
    /// An empty disk.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. `path` is absolute and normalised, as in the other methods.
    pub fn file(mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        self.nodes.insert(path.into(), Node::File(bytes.into()));
        self
    }

    /// Adds a symbolic link that leads to `target` (absolute, or relative to the link's folder).
    pub fn link(mut self, path: impl Into<PathBuf>, target: impl Into<PathBuf>) -> Self {
        self.nodes.insert(path.into(), Node::Link(target.into()));
        self
    }

    /// Adds a FIFO or the like.
    pub fn special(mut self, path: impl Into<PathBuf>) -> Self {
        self.nodes.insert(path.into(), Node::Special);
        self
    }

    /// Adds a file that may not be read, or, with something below it, a folder that may not be listed.
    pub fn denied(mut self, path: impl Into<PathBuf>) -> Self {
        self.nodes.insert(path.into(), Node::Denied);
        self
    }

    fn has_below(&self, folder: &Path) -> bool {
        self.below(folder).next().is_some()
    }

    /// What lies under `folder`, at any depth. Paths are ordered by component, so those below come right after it.
    fn below<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = (&'a PathBuf, &'a Node)> {
        self.nodes
            .range(folder.to_owned()..)
            .skip_while(move |(path, _)| *path == folder)
            .take_while(move |(path, _)| path.starts_with(folder))
    }
}

impl Loader for Memory {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        let real = self.canonicalize(path)?;
        let (kind, len) = match self.nodes.get(&real) {
            Some(Node::File(bytes)) => (EntryKind::File, bytes.len() as u64),
            Some(Node::Special) => (EntryKind::Special, 0),
            Some(Node::Denied) if !self.has_below(&real) => (EntryKind::File, 1),
            _ => (EntryKind::Folder, 0),
        };
        Ok(Entry { kind, len })
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        match self.nodes.get(path) {
            Some(Node::Link(target)) => Ok(target.clone()),
            _ => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        let mut real = PathBuf::new();
        let mut links = 0;
        let mut pending: Vec<PathBuf> = steps(path);
        while let Some(step) = pending.pop() {
            if step == Path::new("..") {
                real.pop();
                continue;
            }
            real.push(step);
            match self.nodes.get(&real) {
                Some(Node::Link(target)) => {
                    links += 1;
                    if links > 40 {
                        return Err(io::Error::other("too many levels of symbolic links"));
                    }
                    real.pop();
                    pending.extend(steps(target));
                }
                Some(_) => {}
                None if self.has_below(&real) => {}
                None => return Err(io::ErrorKind::NotFound.into()),
            }
        }
        Ok(real)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
        let real = self.canonicalize(folder)?;
        if matches!(self.nodes.get(&real), Some(Node::Denied)) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let mut names = BTreeSet::new();
        for (path, node) in self.below(&real) {
            let mut rest = path.components().skip(real.components().count());
            let name = rest.next().map_or(OsStr::new(""), Component::as_os_str).to_owned();
            let kind = match node {
                _ if rest.next().is_some() => EntryKind::Folder,
                Node::Denied if self.has_below(path) => EntryKind::Folder,
                Node::File(_) | Node::Denied => EntryKind::File,
                Node::Link(_) => EntryKind::Link,
                Node::Special => EntryKind::Special,
            };
            names.insert((name, kind));
        }
        Ok(names.into_iter().collect())
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        match self.nodes.get(&self.canonicalize(path)?) {
            Some(Node::File(bytes)) => Ok(bytes[..bytes.len().min(limit as usize)].to_vec()),
            Some(Node::Denied) => Err(io::ErrorKind::PermissionDenied.into()),
            _ => Err(io::Error::new(io::ErrorKind::InvalidInput, "is not a regular file")),
        }
    }
}

/// The components of `path`, last first.
fn steps(path: &Path) -> Vec<PathBuf> {
    path.components()
        .rev()
        .filter(|it| *it != Component::CurDir)
        .map(|it| PathBuf::from(it.as_os_str()))
        .collect()
}
