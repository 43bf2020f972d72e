//! What a user means by a path on the command line.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::path::{normalize, slashes};
use crate::{EntryKind, LoadError, Loader};

/// What a user means by a path on the command line. What exists is meant literally, `[id].yaml` too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Argument {
    /// A regular file.
    File(PathBuf),
    /// A folder to walk.
    Folder(PathBuf),
    /// A pattern that the shell has left alone.
    Glob {
        /// The folder above the first special character.
        base: PathBuf,
        /// The pattern, absolute, with `/`.
        pattern: String,
    },
    /// Nothing that can be read.
    Bad(PathBuf, LoadError),
}

impl Argument {
    pub(crate) fn new(loader: &dyn Loader, cwd: &Path, argument: &OsStr) -> Self {
        let path = normalize(cwd, Path::new(argument));
        match loader.entry(&path).map(|it| it.kind).map_err(LoadError::from) {
            Ok(EntryKind::File) => Self::File(path),
            Ok(EntryKind::Folder) => Self::Folder(path),
            Ok(_) => Self::Bad(path, LoadError::NotAFile),
            Err(LoadError::NotFound) if is_special(argument) => {
                let plain = path
                    .ancestors()
                    .filter(|it| !is_special(it.as_os_str()))
                    .max_by_key(|it| it.as_os_str().len());
                let base = plain.map(Path::to_owned).unwrap_or_default();
                Self::Glob { pattern: slashes(&path), base }
            }
            Err(error) => Self::Bad(path, error),
        }
    }

    /// The folder that holds all of it.
    pub(crate) fn folder(self) -> PathBuf {
        match self {
            Self::Folder(path) => path,
            Self::Glob { base, .. } => base,
            Self::File(path) | Self::Bad(path, _) => path.parent().map(Path::to_owned).unwrap_or(path),
        }
    }
}

/// Whether `text` has a character that means something in a glob.
fn is_special(text: &OsStr) -> bool {
    text.as_encoded_bytes().iter().any(|byte| b"*?[{".contains(byte))
}
