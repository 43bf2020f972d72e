//! For people at a terminal: as many columns as fit.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use wirelint_diagnostics::{AxisMap, COLUMNS, MappedRow};
use wirelint_source::Sources;

use super::{RETRIED_BY, Source, Summary, configured, operations};
use crate::visible;

/// How many cells are left for the name of an operation at least.
const NAME: usize = 32;

/// In which order columns are left out where they do not fit, the first one last.
const ORDER: [usize; COLUMNS.len()] = [0, 2, 4, 3, 5, 1, 6];

pub(super) fn write(
    map: &AxisMap,
    sources: &dyn Sources,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = columns(map, width.max(60));
    for contract in &map.contracts {
        let title =
            if contract.title.is_empty() { String::new() } else { format!("  {}", visible(&contract.title)) };
        writeln!(out, "{}{title}", visible(&contract.file))?;
        let line = |out: &mut dyn Write, risk: &str, name: &str, cells: &dyn Fn(usize) -> String| {
            let mut line = format!("  {risk:>4}  {}", padded(name, columns.name));
            for (column, size) in &columns.shown {
                line += "  ";
                line += &padded(&cells(*column), *size);
            }
            writeln!(out, "{}", line.trim_end())
        };
        line(out, "risk", "operation", &|column| COLUMNS[column].heading.to_owned())?;
        for row in &contract.rows {
            let name = cut(&visible(&row.operation), columns.name);
            line(out, &row.risk.to_string(), &name, &|column| cell(row, column))?;
        }
        writeln!(out)?;
    }
    let summary = Summary::of(map);
    if summary.operations == 0 {
        return Ok(());
    }
    writeln!(out, "{}", summary.line())?;
    if !summary.top.is_empty() {
        writeln!(out, "\nThe highest risks:")?;
    }
    for row in summary.top {
        writeln!(out, "  {:>4}  {}: {}", row.risk, visible(&row.operation), row.reasons.join(", "))?;
    }
    let configured = configured(map, sources);
    if !configured.is_empty() {
        writeln!(out, "\nConfigured around them:")?;
    }
    for (Source { path, line, message }, count) in configured {
        writeln!(out, "  {}:{line}: {} ({})", visible(path), visible(message), operations(count))?;
    }
    Ok(())
}

/// Which columns are shown.
struct Columns {
    /// How wide the operations' names are.
    name: usize,
    /// The others with their widths.
    shown: Vec<(usize, usize)>,
}

/// Columns that say nothing are left out, and of the others those that do not fit.
fn columns(map: &AxisMap, width: usize) -> Columns {
    let longest = map.rows().map(|(_, row)| visible(&row.operation).width()).max().unwrap_or_default();
    let mut left = width.saturating_sub(2 + 4 + 2 + longest.min(NAME));
    let mut shown = Vec::new();
    for column in ORDER {
        let rows = map.rows().map(|(_, row)| cell(row, column).width());
        let widest = rows.max().unwrap_or_default();
        let size = widest.max(COLUMNS[column].heading.width());
        if widest > 0 && size + 2 <= left {
            left -= size + 2;
            shown.push((column, size));
        }
    }
    shown.sort_unstable();
    Columns { name: longest.min(longest.min(NAME) + left).max("operation".len()), shown }
}

fn cell(row: &MappedRow, column: usize) -> String {
    let cell = &row.cells[column];
    // What is only taken to be so is marked.
    let mark = if cell.basis == "assumed" { "?" } else { "" };
    let mut value = &*cell.value;
    // After which failures somebody calls again is for the formats with room.
    if COLUMNS[column].key == RETRIED_BY {
        value = value.split_once(" after ").map_or(value, |it| it.0);
    }
    format!("{}{mark}", visible(value))
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// `text` without its middle where it is wider than `width`: the method and the end of a path say most.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let half = |text: &mut dyn Iterator<Item = char>, mut room: usize| {
        let mut kept = Vec::new();
        for character in text {
            let size = character.width().unwrap_or_default();
            if size > room {
                break;
            }
            room -= size;
            kept.push(character);
        }
        kept
    };
    let room = width.saturating_sub(1);
    let start = half(&mut text.chars(), room / 3);
    let mut end = half(&mut text.chars().rev(), room - room / 3);
    end.reverse();
    start.into_iter().chain(['…']).chain(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_loses_its_middle() {
        assert_eq!(cut("GET /a", 24), "GET /a");
        let cut_name = cut("GET /organisations/{organisation}/members/{member}", 24);
        assert_eq!(cut_name, "GET /or…members/{member}");
        assert_eq!(cut_name.width(), 24);
    }
}
