//! What can happen to a world.

use std::fmt;
use std::path::PathBuf;

use wirelint_source::TextEdit;

/// One thing that happens. Paths are absolute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    /// A file is opened with this text, or its buffer gets it as a whole.
    Open(PathBuf, String),
    /// One edit in a buffer. One that cannot be made changes nothing.
    Edit(PathBuf, TextEdit),
    /// A buffer is closed: what it had beyond the disk is lost.
    Close(PathBuf),
    /// A file on the disk has these bytes from now on.
    Write(PathBuf, Vec<u8>),
    /// A file on the disk, or a folder with all below it, is gone.
    Delete(PathBuf),
    /// A file on the disk, or a folder with all below it, has another name.
    Rename(PathBuf, PathBuf),
    /// Other folders are linted.
    Folders(Vec<PathBuf>),
    /// The host is asked what it finds.
    Ask,
    /// The host is asked, and after so many looks at whether it is still wanted the answer is not.
    Interrupt(usize),
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(path, text) => write!(f, "open {} with {} bytes", path.display(), text.len()),
            Self::Edit(path, edit) => {
                let (start, end) = (edit.range.start, edit.range.end);
                write!(f, "edit {} {start}..{end} {:?}", path.display(), edit.text)
            }
            Self::Close(path) => write!(f, "close {}", path.display()),
            Self::Write(path, bytes) => write!(f, "write {} {} bytes", path.display(), bytes.len()),
            Self::Delete(path) => write!(f, "delete {}", path.display()),
            Self::Rename(from, to) => write!(f, "rename {} to {}", from.display(), to.display()),
            Self::Folders(folders) => write!(f, "folders {folders:?}"),
            Self::Ask => f.write_str("ask"),
            Self::Interrupt(looks) => write!(f, "ask, interrupted after {looks} looks"),
        }
    }
}
