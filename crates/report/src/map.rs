//! Every operation on the axis, in the formats that people and programs read.

mod html;
mod json;
mod markdown;
mod table;

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::str::FromStr;

use wirelint_diagnostics::{AxisMap, COLUMNS, MappedRow};
use wirelint_source::Sources;

use crate::positions::Positions;

/// How a map is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MapFormat {
    /// For people at a terminal.
    Table,
    /// For programs: version 1 of `schema/map-v1.schema.json`.
    Json,
    /// For documents and comments.
    Markdown,
    /// One page that needs nothing else: sorting, filters, search, evidence.
    Html,
}

impl MapFormat {
    /// All of them, in the order of the command line's help.
    pub const ALL: [Self; 4] = [Self::Table, Self::Json, Self::Markdown, Self::Html];

    /// The name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }
}

impl fmt::Display for MapFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for MapFormat {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == name).ok_or(())
    }
}

/// Writes `map` to `out`; `width` is how many cells a line of the table may fill. Buffers by itself and ends with a flush.
///
/// # Errors
/// What `out` returns; the map ends there.
pub fn write_map(
    format: MapFormat,
    map: &AxisMap,
    sources: &dyn Sources,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    match format {
        MapFormat::Table => table::write(map, sources, width, &mut out)?,
        MapFormat::Json => json::write(map, sources, &mut out)?,
        MapFormat::Markdown => markdown::write(map, sources, &mut out)?,
        MapFormat::Html => html::write(map, sources, &mut out)?,
    }
    out.flush()
}

/// How many of the most dangerous operations are named.
const TOP: usize = 10;

/// What the rows come to.
struct Summary<'a> {
    operations: usize,
    /// Their callers wait for the result.
    waits: usize,
    /// A retry does their work twice.
    duplicates: usize,
    /// Nothing tells what a retry does.
    unknown: usize,
    /// The most dangerous ones, the worst first.
    top: Vec<&'a MappedRow>,
}

impl<'a> Summary<'a> {
    fn of(map: &'a AxisMap) -> Self {
        let mut top: Vec<&MappedRow> = map.rows().map(|(_, row)| row).filter(|row| row.risk > 1).collect();
        // Those of one risk stay in the order of the contracts.
        top.sort_by_key(|row| std::cmp::Reverse(row.risk));
        top.truncate(TOP);
        Self {
            operations: map.rows().count(),
            waits: map.count(0, "waits"),
            duplicates: map.count(2, "duplicate effect"),
            unknown: map.count(2, "unknown"),
            top,
        }
    }

    /// The share of `count`, as people say it.
    fn share(&self, count: usize) -> String {
        format!("{} %", (count * 100 + self.operations / 2) / self.operations.max(1))
    }

    /// In a sentence.
    fn line(&self) -> String {
        let Self { operations, waits, duplicates, unknown, .. } = self;
        let noun = if *operations == 1 { "operation" } else { "operations" };
        format!(
            "{operations} {noun}: {} make their callers wait, {} do their work twice when a call is repeated, of {} nothing tells",
            self.share(*waits),
            self.share(*duplicates),
            self.share(*unknown),
        )
    }
}

/// The key of the column that says who calls again.
const RETRIED_BY: &str = "retriedBy";

/// A place in another file than the operations' own that decides how their calls are repeated, or how long they may take.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Source<'a> {
    path: &'a str,
    /// From 1.
    line: u32,
    message: &'a str,
}

/// The places that decide what becomes of calls, with how many operations each decides that for; by path and line.
fn configured<'a>(map: &'a AxisMap, sources: &'a dyn Sources) -> BTreeMap<Source<'a>, usize> {
    let positions = Positions::new(sources);
    let mut all = BTreeMap::new();
    let columns = ["budget", RETRIED_BY];
    for (_, row) in map.rows() {
        let cells = COLUMNS.iter().zip(&row.cells).filter(|(column, _)| columns.contains(&column.key));
        for it in cells.flat_map(|(_, cell)| &cell.evidence).filter(|it| it.file != row.file) {
            let (path, line) = (sources.path(it.file), positions.point(it.file, it.range.start).line);
            *all.entry(Source { path, line, message: &it.message }).or_insert(0) += 1;
        }
    }
    all
}

/// So many operations, in words.
fn operations(count: usize) -> String {
    if count == 1 { "1 operation".to_owned() } else { format!("{count} operations") }
}
