//! For documents and comments.

use std::io::{self, Write};

use wirelint_diagnostics::{AxisMap, COLUMNS};
use wirelint_source::Sources;

use super::{Source, Summary, configured, operations};
use crate::markdown::{self, text};

pub(super) fn write(map: &AxisMap, sources: &dyn Sources, out: &mut dyn Write) -> io::Result<()> {
    let summary = Summary::of(map);
    writeln!(out, "# Who waits, and what a retry does\n")?;
    writeln!(out, "{}.", summary.line())?;
    if !summary.top.is_empty() {
        writeln!(out, "\n## The highest risks\n")?;
    }
    for row in &summary.top {
        writeln!(out, "- **{}** {}: {}", row.risk, code(&row.operation), row.reasons.join(", "))?;
    }
    let configured = configured(map, sources);
    if !configured.is_empty() {
        writeln!(out, "\n## Configured around them\n")?;
    }
    for (Source { path, line, message }, count) in configured {
        writeln!(out, "- {}: {} ({})", code(&format!("{path}:{line}")), marked(message), operations(count))?;
    }
    // Columns that say nothing anywhere are left out.
    let says = |column: &usize| map.rows().any(|(_, row)| !row.cells[*column].value.is_empty());
    let columns: Vec<usize> = (0..COLUMNS.len()).filter(says).collect();
    for contract in &map.contracts {
        let title =
            if contract.title.is_empty() { String::new() } else { format!(" ({})", text(&contract.title)) };
        writeln!(out, "\n## {}{title}\n", code(&contract.file))?;
        let headings: Vec<&str> = columns.iter().map(|&it| COLUMNS[it].heading).collect();
        writeln!(out, "| risk | operation | {} |", headings.join(" | "))?;
        writeln!(out, "|---:|---|{}", "---|".repeat(columns.len()))?;
        for row in &contract.rows {
            let cell = |&column: &usize| {
                let cell = &row.cells[column];
                let mark = if cell.basis == "assumed" { "?" } else { "" };
                format!("{}{mark}", text(&cell.value))
            };
            let cells: Vec<String> = columns.iter().map(cell).collect();
            writeln!(out, "| {} | {} | {} |", row.risk, code(&row.operation), cells.join(" | "))?;
        }
    }
    Ok(())
}

/// As code in a cell, which a bar would end.
fn code(text: &str) -> String {
    markdown::code(text).replace('|', "\\|")
}

/// Words with names in backticks.
fn marked(message: &str) -> String {
    let parts = message.split('`').enumerate();
    parts.map(|(number, part)| if number % 2 == 0 { text(part) } else { markdown::code(part) }).collect()
}
