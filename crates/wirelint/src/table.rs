//! Columns that line up.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

/// Which side of its column a cell keeps to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Writes `rows` with their columns lined up, two spaces between them and none at the ends of lines.
pub(crate) fn write<const N: usize>(
    sides: [Side; N],
    rows: &[[String; N]],
    out: &mut dyn Write,
) -> io::Result<()> {
    let widths: [usize; N] =
        std::array::from_fn(|at| rows.iter().map(|row| row[at].width()).max().unwrap_or_default());
    for row in rows {
        let mut line = String::new();
        for (at, (cell, side)) in row.iter().zip(sides).enumerate() {
            let padding = " ".repeat(widths[at] - cell.width());
            if at > 0 {
                line.push_str("  ");
            }
            match side {
                Side::Left => line.extend([cell.as_str(), &padding]),
                Side::Right => line.extend([&padding, cell.as_str()]),
            }
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_lines_end_where_their_text_ends() {
        let rows = [["価格", "1", "x"], ["a", "100", ""]].map(|row| row.map(ToOwned::to_owned));
        let mut out = Vec::new();
        write([Side::Left, Side::Right, Side::Left], &rows, &mut out).expect("a vector takes everything");
        assert_eq!(String::from_utf8_lossy(&out), "価格    1  x\na     100\n");
    }
}
