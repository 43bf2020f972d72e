//! The flags of `lint`.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use wirelint_analysis::{Date, Flags, Level};
use wirelint_diagnostics::{Applicability, Severity};
use wirelint_report::Format;

use super::values::{FORMATS, LEVELS, THRESHOLDS, Threshold, one_of};

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on, more warnings than --max-warnings allows,
     or something that --diff would change
  2  wirelint could not do all of its work: bad usage, a file or a configuration
     that cannot be read; the rest is linted all the same, and where there are
     findings, too, it is still 2";

#[derive(Args, Debug)]
pub(crate) struct Lint {
    #[command(flatten)]
    pub(crate) find: Find,
    /// Lint the text on standard input in the place of the file that --stdin-filename names
    #[arg(long, requires = "stdin_filename", conflicts_with = "paths", help_heading = "What is linted")]
    pub(crate) stdin: bool,
    /// The file that standard input stands for; it need not exist, and references are relative to it
    #[arg(long, value_name = "NAME", requires = "stdin", help_heading = "What is linted")]
    pub(crate) stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) levels: Levels,
    #[command(flatten)]
    pub(crate) verdict: Verdict,
    #[command(flatten)]
    pub(crate) out: Out,
    #[command(flatten)]
    pub(crate) fix: Fix,
    /// How many threads work; by default as many as the machine has for us
    #[arg(long, value_name = "N", value_parser = jobs, help_heading = "How it runs")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// What rules take for today, YYYY-MM-DD; by default `SOURCE_DATE_EPOCH`, else the clock
    #[arg(long, value_name = "DATE", help_heading = "How it runs")]
    pub(crate) now: Option<Date>,
    /// Say on standard error how long each rule and each part of the run took
    #[arg(long, help_heading = "How it runs")]
    pub(crate) timings: bool,
}

fn number(value: &str) -> Result<usize, &'static str> {
    value.parse().map_err(|_| "give a number")
}

fn jobs(value: &str) -> Result<NonZeroUsize, &'static str> {
    value.parse().map_err(|_| "give a number, at least 1")
}

/// Where contracts are.
#[derive(Args, Debug)]
pub(crate) struct Find {
    /// Files, directories and globs; by default the current directory
    #[arg(value_name = "PATHS")]
    pub(crate) paths: Vec<OsString>,
    /// Take files that match for this kind, whatever they look like: `openapi`, or `unrelated` to leave them out
    #[arg(
        long = "kind",
        value_name = "PATTERN=KIND",
        value_delimiter = ',',
        help_heading = "What is linted"
    )]
    pub(crate) kinds: Vec<String>,
    /// Imports of .proto files start here, whatever a `buf.yaml` says; may be given several times
    #[arg(short = 'I', long = "proto-path", value_name = "DIR", help_heading = "What is linted")]
    pub(crate) proto_paths: Vec<PathBuf>,
    /// Look into what `.gitignore` names, too
    #[arg(long, help_heading = "What is linted")]
    pub(crate) no_ignore: bool,
    /// Use this configuration for all files, not the nearest `wirelint.yaml` of each
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Which rules run")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long, help_heading = "Which rules run")]
    pub(crate) no_config: bool,
}

/// What is done to rules' levels.
#[derive(Args, Debug)]
#[command(next_help_heading = "Which rules run")]
pub(crate) struct Levels {
    /// Run only these rules and groups (`all` for every one)
    #[arg(long, value_name = "RULE|GROUP", value_delimiter = ',')]
    select: Vec<String>,
    /// Do not run these rules and groups
    #[arg(long, value_name = "RULE|GROUP", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Give a rule or a group a level: off, hint, info, warning or error
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',', value_parser = Flags::parse_level)]
    level: Vec<(String, Level)>,
}

impl Levels {
    /// As the configuration understands them.
    pub(crate) fn flags(&self) -> Flags {
        Flags { select: self.select.clone(), ignore: self.ignore.clone(), level: self.level.clone() }
    }
}

/// What makes a run fail.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Exit code")]
pub(crate) struct Verdict {
    /// The mildest level that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = one_of::<Threshold>(THRESHOLDS))]
    pub(crate) fail_on: Threshold,
    /// Exit with 1 where there are more warnings than this
    #[arg(long, value_name = "N", value_parser = number)]
    pub(crate) max_warnings: Option<usize>,
}

/// What the report looks like.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Out {
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "pretty", value_parser = one_of::<Format>(FORMATS))]
    pub(crate) format: Format,
    /// Write the report to this file, in one step at the end
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The mildest level that is shown
    #[arg(long, value_name = "LEVEL", default_value = "warning", value_parser = one_of::<Severity>(LEVELS))]
    pub(crate) show: Severity,
    /// Say on standard error how many findings each rule has
    #[arg(long)]
    pub(crate) statistics: bool,
}

/// What is changed.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Fixes")]
pub(crate) struct Fix {
    /// Make the fixes that keep the meaning, and report what is left; with --stdin the fixed text goes to standard output and
    /// the report to standard error
    #[arg(long = "fix")]
    safe: bool,
    /// Make the fixes that may change the meaning, too
    #[arg(long = "unsafe-fixes")]
    risky: bool,
    /// Show what --fix would change (with --unsafe-fixes: what that would), and change nothing
    #[arg(long, conflicts_with_all = ["output", "format"])]
    pub(crate) diff: bool,
}

impl Fix {
    /// How trustworthy a fix must be to be made; `None` where none is.
    pub(crate) fn least(self) -> Option<Applicability> {
        if self.risky {
            Some(Applicability::Unsafe)
        } else {
            (self.safe || self.diff).then_some(Applicability::Safe)
        }
    }
}
