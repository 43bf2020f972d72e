//! Figures for people: spreads, ratios, tables in Markdown.

/// Of several runs of one thing.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) min: f64,
    pub(crate) median: f64,
    pub(crate) max: f64,
}

impl Spread {
    /// `values` has at least one.
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let last = values.len() - 1;
        let median = f64::midpoint(values[last / 2], values[last.div_ceil(2)]);
        Self { min: values[0], median, max: values[last] }
    }

    /// `min / median / max` of seconds, in milliseconds.
    pub(crate) fn milliseconds(self) -> String {
        let [min, median, max] = [self.min, self.median, self.max].map(|it| short(it * 1000.0));
        format!("{min} / {median} / {max}")
    }
}

/// Three digits, as many as such figures are worth.
pub(crate) fn short(value: f64) -> String {
    match value.abs() {
        it if it >= 100.0 => format!("{value:.0}"),
        it if it >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// `value` bytes in millions.
pub(crate) fn megabytes(value: f64) -> String {
    short(value / 1e6)
}

/// How many times `base` fits into `value`.
pub(crate) fn ratio(value: f64, base: f64) -> String {
    if base > 0.0 { format!("{} ×", short(value / base)) } else { "–".into() }
}

/// A table in Markdown, its columns below one another, those of figures flush right.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(ToString::to_string).collect()] }
    }

    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    pub(crate) fn print(&self) {
        println!("{}", self.lines().join("\n"));
        println!();
    }

    fn lines(&self) -> Vec<String> {
        let width =
            |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let is_figure =
            |cell: &String| cell.starts_with(|it: char| it.is_ascii_digit() || matches!(it, '-' | '–'));
        let columns: Vec<(usize, bool)> = (0..self.rows[0].len())
            .map(|at| (width(at), self.rows[1..].iter().all(|row| is_figure(&row[at]))))
            .collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&columns).map(|(cell, &(width, figures))| {
                if figures { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
            });
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let rule = columns.iter().map(|&(width, figures)| {
            if figures { format!("{}:", "-".repeat(width + 1)) } else { "-".repeat(width + 2) }
        });
        let rule = format!("|{}|", rule.collect::<Vec<_>>().join("|"));
        let mut lines: Vec<String> = self.rows.iter().map(line).collect();
        lines.insert(1, rule);
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(Spread::of([3.0, 1.0, 2.0]).milliseconds(), "1000 / 2000 / 3000");
        assert_eq!(Spread::of([0.004, 0.001]).milliseconds(), "1.00 / 2.50 / 4.00");
        assert_eq!(Spread::of([0.05]).milliseconds(), "50.0 / 50.0 / 50.0");
    }

    #[test]
    fn columns_stand_below_one_another() {
        let mut table = Table::new(&["file", "ratio"]);
        table.row(["a".into(), ratio(5.0, 2.0)]);
        table.row(["b.json".into(), ratio(1.0, 0.0)]);
        assert_eq!(
            table.lines(),
            ["| file   |  ratio |", "|--------|-------:|", "| a      | 2.50 × |", "| b.json |      – |"]
        );
    }
}
