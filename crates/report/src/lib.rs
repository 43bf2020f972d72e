//! Output formats: an [`Outcome`] and the texts it points into become what people and programs read.
//!
//! One file per format, all tested on the same findings. Knows no rule, no syntax and no command line; whether a
//! terminal listens, how wide it is and what a closed pipe means is the caller's business. Same input, same bytes.

mod checklist;
mod concise;
mod json;
mod map;
mod markdown;
mod positions;
mod pretty;
mod visible;

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::str::FromStr;

use wirelint_diagnostics::{Finding, Outcome, Severity};
use wirelint_source::Sources;

pub use checklist::{ChecklistFormat, write_checklist};
pub use map::{MapFormat, write_map};
pub use visible::visible;

/// How a report is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// For people: source excerpts, help, a summary.
    Pretty,
    /// For people and line-based tools: `file:line:column: severity rule message`.
    Concise,
    /// For programs: version 1 of `schema/report-v1.schema.json`.
    Json,
}

impl Format {
    /// All of them, in the order of the command line's help.
    pub const ALL: [Self; 3] = [Self::Pretty, Self::Concise, Self::Json];

    /// The name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pretty => "pretty",
            Self::Concise => "concise",
            Self::Json => "json",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == name).ok_or(())
    }
}

/// What the reader's side is like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Whether `pretty` may colour with ANSI escapes.
    pub color: bool,
    /// The cells of a line that `pretty` may fill; less than 40 counts as 40.
    pub width: usize,
    /// The mildest level that is printed. The summary counts every finding.
    pub show: Severity,
    /// Whether `pretty` may link a rule's name to its page with OSC 8 escapes; the page's address is printed
    /// otherwise.
    pub links: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { color: false, width: 100, show: Severity::Warning, links: false }
    }
}

/// Writes `outcome` to `out`, whose texts `sources` has, in one pass and in the outcome's order. Buffers by itself
/// and ends with a flush.
///
/// # Errors
/// What `out` returns, a broken pipe among it; the report ends there.
pub fn write(
    format: Format,
    outcome: &Outcome,
    sources: &dyn Sources,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    match format {
        Format::Pretty => pretty::write(outcome, sources, options, &mut out)?,
        Format::Concise => concise::write(outcome, sources, options, &mut out)?,
        Format::Json => json::write(outcome, sources, options, &mut out)?,
    }
    out.flush()
}

/// The findings that are printed.
fn shown<'a>(outcome: &'a Outcome, options: &Options) -> impl Iterator<Item = &'a Finding> + use<'a> {
    let show = options.show;
    outcome.findings.iter().filter(move |it| it.severity >= show)
}
