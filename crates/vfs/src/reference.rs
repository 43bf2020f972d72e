//! From the file part of a `$ref` to a file, never leaving the workspace.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use wirelint_source::FileId;

use crate::path::{normalize, relative_path};
use crate::vfs::{read, write};
use crate::{BoundaryError, EntryKind, LoadError, Vfs};

/// Folders with more names get no suggestions: comparing with all of them, for each of many broken references, would
/// take longer than the rest of the run.
const MAX_NAMES: usize = 1_000;

/// Why a reference leads to no file. Displayed so as to stand after the reference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReferenceError {
    /// It leads to another machine. Nothing is fetched.
    Remote,
    /// It leads out of the workspace, by itself or through a link. Nothing there is read.
    OutsideWorkspace,
    /// Nothing stands there.
    NotFound {
        /// The reference to a file with nearly the same path, written as this one is.
        suggestion: Option<String>,
    },
    /// A folder or a special file stands there.
    NotAFile,
    /// A file stands there, and cannot be read.
    Unreadable(LoadError),
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote => f.write_str("is remote, and nothing is fetched"),
            Self::OutsideWorkspace => f.write_str("lies outside the workspace, where nothing is read"),
            Self::NotFound { suggestion: None } => f.write_str("does not exist"),
            Self::NotFound { suggestion: Some(near) } => write!(f, "does not exist; `{near}` does"),
            Self::NotAFile => f.write_str("is not a regular file"),
            Self::Unreadable(error) => write!(f, "cannot be read: {error}"),
        }
    }
}

impl std::error::Error for ReferenceError {}

impl Vfs {
    /// The file that `reference` means in the file `from`, read now unless it has been. `reference` is the part of a
    /// `$ref` before `#`, percent-decoded; the empty one means `from` itself.
    pub fn load_reference(&self, from: FileId, reference: &str) -> Result<FileId, ReferenceError> {
        if reference.is_empty() {
            return Ok(from);
        }
        let source = self.file(from);
        let folder = source.path().parent().unwrap_or(source.path());
        let target = normalize(folder, local_path(reference).ok_or(ReferenceError::Remote)?);
        self.load_inside(&target).map_err(|error| match error {
            ReferenceError::NotFound { .. } => {
                ReferenceError::NotFound { suggestion: self.nearest(source.path(), &target, reference) }
            }
            error => error,
        })
    }

    /// The file at `target` (absolute), read now unless it has been, if it lies in the workspace.
    pub fn load_inside(&self, target: &Path) -> Result<FileId, ReferenceError> {
        let target = normalize(&self.cwd, target);
        let loaded = match self.loaded(&target) {
            Some(loaded) => loaded,
            // What is opened is the path without links, so that what was checked is what is read.
            None => match self.workspace.resolve(&*self.loader, &target) {
                Ok(real) => self.load_from(&target, &real),
                Err(BoundaryError::Outside) => return Err(ReferenceError::OutsideWorkspace),
                Err(BoundaryError::TooManyLinks) => {
                    Err(LoadError::Other("too many levels of symbolic links".to_owned()))
                }
            },
        };
        loaded.map_err(|error| match error {
            LoadError::NotFound => ReferenceError::NotFound { suggestion: None },
            LoadError::Folder | LoadError::NotAFile => ReferenceError::NotAFile,
            error => ReferenceError::Unreadable(error),
        })
    }

    /// Whether there is anything at `path` (absolute, normalised) on the disk, if that lies in the workspace.
    pub fn exists_inside(&self, path: &Path) -> bool {
        let real = self.workspace.resolve(&*self.loader, path);
        real.is_ok_and(|it| self.loader.entry(&it).is_ok())
    }

    /// The reference to an existing file whose path differs from `target` in one name that looks like a slip.
    fn nearest(&self, source: &Path, target: &Path, reference: &str) -> Option<String> {
        // The outermost name that does not exist is the one to look at.
        let mut missing = target;
        let (folder, real) = loop {
            let folder = missing.parent()?;
            let real = self.workspace.resolve(&*self.loader, folder).ok()?;
            match self.loader.entry(&real) {
                Ok(entry) if entry.kind == EntryKind::Folder => break (folder, real),
                Ok(_) => return None,
                // It may be there for the sake of a buffer.
                Err(_) if !self.names_of_loaded(&real).is_empty() => break (folder, real),
                Err(_) => missing = folder,
            }
        };
        let below = target.strip_prefix(missing).ok()?;
        let wanted = missing.file_name()?.to_str()?;
        let names = self.names_in(&real);
        let mut near: Vec<(usize, &String)> =
            names.iter().filter_map(|name| Some((distance(wanted, name)?, name))).collect();
        near.sort_unstable();
        near.into_iter().take(5).find_map(|(_, name)| {
            // Joining nothing would add a slash.
            let other = folder.join(name);
            let other = if below.as_os_str().is_empty() { other } else { other.join(below) };
            let real = self.workspace.resolve(&*self.loader, &other).ok()?;
            let is_open = matches!(self.loaded(&other), Some(Ok(_)));
            let is_file = is_open || self.loader.entry(&real).is_ok_and(|it| it.kind == EntryKind::File);
            (is_file && other != source).then(|| spelled_as(reference, source, &other))
        })
    }

    /// The names in the folder `real`, those of unsaved buffers among them, sorted; none where there are too many.
    fn names_in(&self, real: &Path) -> Arc<[String]> {
        if let Some(names) = read(&self.listings).get(real) {
            return Arc::clone(names);
        }
        let entries = self.loader.list(real).unwrap_or_default();
        let mut names: Vec<String> = Vec::new();
        if entries.len() <= MAX_NAMES {
            names.extend(entries.into_iter().filter_map(|(name, _)| name.into_string().ok()));
            // Buffers need not be on the disk.
            names.extend(self.names_of_loaded(real));
            names.sort_unstable();
            names.dedup();
        }
        let names: Arc<[String]> = names.into();
        write(&self.listings).insert(real.to_owned(), Arc::clone(&names));
        names
    }
}

/// The path in `reference`, or `None` where it leads to another machine (RFC 3986 §4.2, RFC 8089).
fn local_path(reference: &str) -> Option<&Path> {
    if reference.starts_with("//") {
        return None;
    }
    let Some((scheme, rest)) = split_scheme(reference) else { return Some(Path::new(reference)) };
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let Some(rest) = rest.strip_prefix("//") else { return Some(Path::new(rest)) };
    let path = &rest[rest.find('/')?..];
    let host = &rest[..rest.len() - path.len()];
    (host.is_empty() || host.eq_ignore_ascii_case("localhost")).then(|| Path::new(path))
}

/// Scheme and rest of a URL. One letter is a drive, not a scheme.
fn split_scheme(reference: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = reference.split_once(':')?;
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.bytes().all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it));
    is_scheme.then_some((scheme, rest))
}

/// How far `name` is from `wanted`, unless it is too far to be meant. Another or no extension is a small slip.
fn distance(wanted: &str, name: &str) -> Option<usize> {
    let limit = (wanted.len() / 3).max(1);
    let stem = |it: &str| Path::new(it).file_stem().map(ToOwned::to_owned);
    if stem(wanted) == stem(name) {
        return Some(1);
    }
    if wanted.len().abs_diff(name.len()) > limit {
        return None;
    }
    let distance = strsim::osa_distance(wanted, name);
    (distance <= limit).then_some(distance)
}

/// The reference from the file `source` to `target`, with `./` or from the root as `reference` has it.
fn spelled_as(reference: &str, source: &Path, target: &Path) -> String {
    let folder = source.parent().unwrap_or(source);
    if split_scheme(reference).is_some() || Path::new(reference).is_absolute() {
        return crate::path::slashes(target);
    }
    let path = relative_path(folder, target);
    if reference.starts_with("./") && !path.starts_with("..") { format!("./{path}") } else { path }
}
