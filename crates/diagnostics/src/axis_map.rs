//! Every operation on the axis, as reports show it: does the caller wait, and what does a repeated call do?

use std::sync::Arc;

use wirelint_source::{FileId, TextRange};

use crate::{Place, Problem};

/// The operations of all contracts of a run.
#[derive(Clone, Debug, Default)]
pub struct AxisMap {
    /// The contracts, sorted by path.
    pub contracts: Vec<MappedContract>,
    /// What kept wirelint from its work.
    pub problems: Vec<Problem>,
}

/// The operations of one contract.
#[derive(Clone, Debug)]
pub struct MappedContract {
    /// The path of its root as users see it.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// What each danger adds to the risk of its operations, by the danger's name.
    pub weights: Vec<(&'static str, u8)>,
    /// Its operations, in their order.
    pub rows: Vec<MappedRow>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct MappedRow {
    /// What people call it.
    pub operation: Arc<str>,
    /// The file that it is written in.
    pub file: FileId,
    /// Its key, in bytes from the start of that file.
    pub range: TextRange,
    /// What is known, in the order of [`COLUMNS`].
    pub cells: [MappedCell; COLUMNS.len()],
    /// From 0 to 10.
    pub risk: u8,
    /// What makes the risk, the heaviest first.
    pub reasons: Vec<&'static str>,
}

/// A few words with the places that say so.
#[derive(Clone, Debug, Default)]
pub struct MappedCell {
    /// The words; empty where there is nothing to say.
    pub value: String,
    /// How that is known: `declared`, `implied`, `assumed`; empty where there is nothing to say.
    pub basis: &'static str,
    /// The places.
    pub evidence: Vec<Place>,
}

/// A column: its name for programs, and its heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// For programs.
    pub key: &'static str,
    /// For people.
    pub heading: &'static str,
}

/// What is known of each operation.
pub const COLUMNS: [Column; 7] = [
    Column { key: "waits", heading: "caller" },
    Column { key: "budget", heading: "budget" },
    Column { key: "retry", heading: "a retry has" },
    Column { key: "dedup", heading: "recognised by" },
    Column { key: "retriedBy", heading: "retried by" },
    Column { key: "page", heading: "list" },
    Column { key: "errors", heading: "errors" },
];

impl AxisMap {
    /// All rows with their contracts.
    pub fn rows(&self) -> impl Iterator<Item = (&MappedContract, &MappedRow)> {
        self.contracts.iter().flat_map(|contract| contract.rows.iter().map(move |row| (contract, row)))
    }

    /// In how many of all rows the cell `column` has `value`.
    pub fn count(&self, column: usize, value: &str) -> usize {
        self.rows().filter(|(_, row)| row.cells[column].value == value).count()
    }
}
