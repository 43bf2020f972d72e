//! What is known of the operations in a file.

use std::path::Path;

use wirelint_diagnostics::{COLUMNS, MappedRow, Place};
use wirelint_source::TextRange;

use crate::host::Snapshot;
use crate::map;
use crate::modules;
use crate::projects;
use crate::trees::is_proto;

impl Snapshot<'_> {
    /// The operations that are written in the file at `path`, as they are in the first contract that has each; of those only at whose keys
    /// `wanted` is so.
    pub fn axis(&self, path: &Path, wanted: impl Fn(TextRange) -> bool) -> Vec<MappedRow> {
        let Some((file, _)) = self.file(path) else { return Vec::new() };
        let mut rows: Vec<MappedRow> = Vec::new();
        if is_proto(path) {
            let packages = modules::packages(*self);
            let own = (0..packages.len()).filter(|it| packages[*it].files.contains(&file));
            rows.extend(own.flat_map(|it| {
                let is_wanted = |its_file, range| its_file == file && wanted(range);
                map::rows_of_methods(*self, &packages, it, is_wanted)
            }));
            rows.sort_by_key(|it| it.range);
            return rows;
        }
        if self.memo.trees.is_graphql(self.vfs, file) {
            for answers in projects::all_answers(*self).iter().filter(|it| it.files.contains(&file)) {
                rows.extend(map::rows_of_answers(*self, answers, |its_file, range| {
                    its_file == file && wanted(range)
                }));
            }
            rows.sort_by_key(|it| it.range);
            rows.dedup_by_key(|it| it.range);
            return rows;
        }
        for contract in self.contracts_with(file) {
            let Some(root) = contract.files().next() else { continue };
            let own = map::rows(*self, root, |its_file, range| its_file == file && wanted(range));
            let known: Vec<_> = rows.iter().map(|it| it.range).collect();
            rows.extend(own.into_iter().filter(|it| !known.contains(&it.range)));
        }
        rows.sort_by_key(|it| it.range);
        rows
    }
}

/// What is known of an operation, in Markdown; `line` gives the line (from 1) of a place in the operation's own file.
pub fn axis_page(row: &MappedRow, line: &dyn Fn(&Place) -> String) -> String {
    let cells = COLUMNS.iter().zip(&row.cells).filter(|(_, cell)| !cell.value.is_empty());
    let lines = cells.map(|(column, cell)| {
        let said = cell.evidence.iter().take(3).map(|it| format!("{} ({})", it.message, line(it)));
        let said = said.collect::<Vec<_>>().join(", ");
        let because = if said.is_empty() { said } else { format!(" — {said}") };
        let basis = if cell.basis == "assumed" { " (assumed)" } else { "" };
        format!("- {}: **{}**{basis}{because}", column.heading, cell.value)
    });
    let head = format!("**{}**\n", row.operation.replace('*', "\\*"));
    let risk = format!("\nRisk {} of 10: {}", row.risk, row.reasons.join(", "));
    let risk = (!row.reasons.is_empty()).then_some(risk);
    [head].into_iter().chain(lines).chain(risk).collect::<Vec<_>>().join("\n")
}

/// The same in a few words.
pub fn axis_line(row: &MappedRow) -> String {
    let [waits, _, retry, dedup, retried_by, ..] = &row.cells;
    let mut words = vec![waits.value.clone()];
    words.push(match &*retry.value {
        "unknown" => "what a retry does is not known".to_owned(),
        "duplicate effect" => "a retry does it twice".to_owned(),
        "refused" => "a retry is refused".to_owned(),
        value => format!(
            "a retry has {}",
            if value == "no effect" { value.to_owned() } else { format!("the {value}") }
        ),
    });
    if !dedup.value.is_empty() {
        words.push(format!("recognised by {}", dedup.value));
    }
    if !retried_by.value.is_empty() && retried_by.value != "nobody" {
        words.push(format!("repeated by {}", retried_by.value));
    }
    words.join(" · ")
}
