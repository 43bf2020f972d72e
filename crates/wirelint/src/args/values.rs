//! What the values of flags may be.

use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use wirelint_diagnostics::Severity;

/// How a list is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TableFormat {
    /// For people.
    Pretty,
    /// For programs.
    Json,
}

impl FromStr for TableFormat {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "pretty" => Ok(Self::Pretty),
            "json" => Ok(Self::Json),
            _ => Err(()),
        }
    }
}

/// How a page is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PageFormat {
    /// For people at a terminal.
    Pretty,
    /// As it is in the manual.
    Markdown,
    /// For programs.
    Json,
}

impl FromStr for PageFormat {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "markdown" => Ok(Self::Markdown),
            "pretty" => Ok(Self::Pretty),
            "json" => Ok(Self::Json),
            _ => Err(()),
        }
    }
}

/// What findings make a run fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Threshold {
    /// None do.
    Never,
    /// Those at this level and worse ones.
    At(Severity),
}

impl FromStr for Threshold {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        if name == "never" { Ok(Self::Never) } else { name.parse().map(Self::At) }
    }
}

/// A parser of values that are all listed in `--help`, the worst level first.
pub(crate) fn one_of<T>(names: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = ()> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names).try_map(|it| it.parse().map_err(|()| "is not among the names above"))
}

/// The names of levels.
pub(crate) const LEVELS: &[&str] = &["error", "warning", "info", "hint"];
/// The names of thresholds.
pub(crate) const THRESHOLDS: &[&str] = &["error", "warning", "info", "hint", "never"];
/// The names of formats.
pub(crate) const FORMATS: &[&str] = &["pretty", "concise", "json"];
/// The formats of lists.
pub(crate) const TABLE_FORMATS: &[&str] = &["pretty", "json"];
/// The formats of maps.
pub(crate) const MAP_FORMATS: &[&str] = &["table", "json", "markdown", "html"];
/// The formats of checklists.
pub(crate) const CHECKLIST_FORMATS: &[&str] = &["markdown", "json"];
/// The formats of pages.
pub(crate) const PAGE_FORMATS: &[&str] = &["pretty", "markdown", "json"];
/// When to colour.
pub(crate) const COLORS: &[&str] = &["auto", "always", "never"];
