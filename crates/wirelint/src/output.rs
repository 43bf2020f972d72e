//! Where a report goes: standard output, or a file that is there as a whole or not at all.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Result, anyhow};

use crate::terminal::{Color, Terminal};
use crate::write::{reason, replace};

/// Where a report goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Output {
    /// Standard output.
    Stdout,
    /// Standard error, where standard output has the fixed text.
    Stderr,
    /// A file.
    File(PathBuf),
}

impl Output {
    /// What the reader's side is like.
    pub(crate) fn terminal(&self, color: Color) -> Terminal {
        match self {
            Self::Stdout => Terminal::stdout(color),
            Self::Stderr => Terminal::stderr(color),
            Self::File(_) => Terminal::file(color),
        }
    }

    /// Gives `print` a place to write to. A file is changed only when all of it is written.
    pub(crate) fn write(&self, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        match self {
            Self::Stdout => Ok(print(&mut io::stdout().lock())?),
            Self::Stderr => Ok(print(&mut io::stderr().lock())?),
            Self::File(path) => replace(path, print)
                .map_err(|error| anyhow!("--output: cannot write `{}`: {}", path.display(), reason(&error))),
        }
    }
}
