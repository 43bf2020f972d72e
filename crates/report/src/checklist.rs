//! The questions of a review, in the formats that people and programs read.

mod json;
mod markdown;

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::str::FromStr;

use wirelint_diagnostics::Checklist;
use wirelint_source::Sources;

/// How a checklist is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChecklistFormat {
    /// For documents and comments: a list of tasks.
    Markdown,
    /// For programs: version 1 of `schema/checklist-v1.schema.json`.
    Json,
}

impl ChecklistFormat {
    /// All of them, in the order of the command line's help.
    pub const ALL: [Self; 2] = [Self::Markdown, Self::Json];

    /// The name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
        }
    }
}

impl fmt::Display for ChecklistFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ChecklistFormat {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == name).ok_or(())
    }
}

/// Writes `checklist` to `out`. Buffers by itself and ends with a flush.
///
/// # Errors
/// What `out` returns; the checklist ends there.
pub fn write_checklist(
    format: ChecklistFormat,
    checklist: &Checklist,
    sources: &dyn Sources,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    match format {
        ChecklistFormat::Markdown => markdown::write(checklist, sources, &mut out)?,
        ChecklistFormat::Json => json::write(checklist, sources, &mut out)?,
    }
    out.flush()
}
