//! Why a file has no text.

use std::fmt;
use std::io;

/// Why a file has no text. Displayed lower case and without a full stop, to stand after the path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoadError {
    /// Nothing stands at the path.
    NotFound,
    /// The system refuses.
    PermissionDenied,
    /// A folder where a file is wanted.
    Folder,
    /// A FIFO, a device, a socket, or something that the kernel makes up (`/proc`, `/sys`).
    NotAFile,
    /// More than [`MAX_FILE_LEN`](crate::MAX_FILE_LEN) bytes; so many.
    TooLarge(u64),
    /// A NUL byte near the start.
    Binary,
    /// A byte order mark of an encoding that is not UTF-8; its name.
    Encoding(&'static str),
    /// Whatever else the system says.
    Other(String),
}

impl From<io::Error> for LoadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::PermissionDenied,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Other(message(&error)),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("no such file or directory"),
            Self::PermissionDenied => f.write_str("permission denied"),
            Self::Folder => f.write_str("is a directory, not a file"),
            Self::NotAFile => f.write_str("is not a regular file"),
            Self::TooLarge(len) => {
                let mib = len.div_ceil(1 << 20);
                write!(f, "is too large: {mib} MiB, the limit is {} MiB", crate::MAX_FILE_LEN >> 20)
            }
            Self::Binary => f.write_str("is a binary file"),
            Self::Encoding(name) => write!(f, "is encoded in {name}: save it as UTF-8"),
            Self::Other(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for LoadError {}

/// The system's words in the style of ours: `File name too long (os error 36)` becomes `file name too long`.
fn message(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_words_are_put_in_our_style() {
        #[cfg(target_os = "linux")]
        assert_eq!(LoadError::from(io::Error::from_raw_os_error(36)).to_string(), "file name too long");
        assert_eq!(LoadError::from(io::Error::other("Disk on fire")).to_string(), "disk on fire");
        assert_eq!(LoadError::from(io::Error::from(io::ErrorKind::NotADirectory)), LoadError::NotFound);
    }
}
