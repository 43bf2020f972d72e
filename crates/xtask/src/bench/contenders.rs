//! Commands that do comparable work on one file, run by turns.

use std::env;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::measure::{Cost, measure};
use super::readers::Format;
use crate::table::{Spread, Table, megabytes, ratio};

/// A command under a name.
#[derive(Clone)]
pub(super) struct Contender {
    name: String,
    /// `{file}` stands for the file.
    command: Vec<String>,
    /// The exit codes of a run that did its work; empty: any.
    codes: &'static [i32],
}

impl Contender {
    /// A command that ends with one of `codes` where it did its work.
    pub(super) fn new<'w>(
        name: &str,
        command: impl IntoIterator<Item = &'w str>,
        codes: &'static [i32],
    ) -> Self {
        Self { name: name.into(), command: command.into_iter().map(ToString::to_string).collect(), codes }
    }

    /// Our linter, built at `binary`. It exits with 1 where it finds something, and with 2 where it could not work.
    pub(super) fn wirelint(name: &str, binary: &Path, arguments: &[&str]) -> Self {
        let mut command = vec![binary.display().to_string(), "lint".into(), "--no-config".into()];
        command.extend(["--format".into(), "json".into()]);
        command.extend(arguments.iter().map(ToString::to_string));
        command.push("{file}".into());
        Self { name: name.into(), command, codes: &[0, 1] }
    }

    /// What reading alone costs, by the usual reader of the format: this binary's own.
    pub(super) fn reader(format: Format) -> Result<Self> {
        let reader = format.usual_reader();
        let command =
            [env::current_exe()?.display().to_string(), "bench".into(), "read".into(), reader.argument()];
        let command = command.into_iter().chain(["{file}".into()]).collect();
        Ok(Self { name: format!("{} only", reader.name()), command, codes: &[0] })
    }

    /// `NAME=COMMAND {file}`; words are divided at spaces.
    pub(super) fn peer(text: &str) -> Result<Self, String> {
        let (name, command) =
            text.split_once('=').ok_or("write NAME=COMMAND, {file} standing for the file")?;
        let command: Vec<String> = command.split_whitespace().map(ToString::to_string).collect();
        if command.is_empty() || !command.iter().any(|it| it.contains("{file}")) {
            return Err("the command has no {file}".into());
        }
        Ok(Self { name: name.trim().into(), command, codes: &[] })
    }

    fn run(&self, file: &Path) -> Result<Option<Cost>> {
        let file = file.display().to_string();
        let command: Vec<String> = self.command.iter().map(|it| it.replace("{file}", &file)).collect();
        let Some(cost) = measure(&command)? else { return Ok(None) };
        if !self.codes.is_empty() && !cost.code.is_some_and(|it| self.codes.contains(&it)) {
            bail!("{} ended with {:?} on {file}: {}", self.name, cost.code, command.join(" "));
        }
        Ok(Some(cost))
    }
}

/// What the runs of one contender on one file came to.
pub(super) struct Runs {
    pub(super) wall: Spread,
    pub(super) cpu: Spread,
    pub(super) peak: Spread,
}

/// Runs each contender once for warmth, then `rounds` times by turns, and adds a row for each, with ratios to the first.
pub(super) fn compete(
    file: &Path,
    label: &str,
    contenders: &[Contender],
    rounds: u32,
    table: &mut Table,
) -> Result<Vec<Runs>> {
    let mut present = Vec::new();
    for contender in contenders {
        match contender.run(file)? {
            Some(_) => present.push((contender, Vec::new())),
            None => println!("{} is not installed ({}): left out\n", contender.name, contender.command[0]),
        }
    }
    for _ in 0..rounds {
        for (contender, costs) in &mut present {
            costs.push(contender.run(file)?.with_context(|| format!("{} is gone", contender.name))?);
        }
    }
    let mut runs: Vec<Runs> = Vec::new();
    for (contender, costs) in &present {
        let spread = |value: fn(&Cost) -> f64| Spread::of(costs.iter().map(value));
        let own = Runs { wall: spread(|it| it.wall), cpu: spread(|it| it.cpu), peak: spread(|it| it.peak) };
        let first = runs.first().unwrap_or(&own);
        table.row([
            label.into(),
            contender.name.clone(),
            own.wall.milliseconds(),
            own.cpu.milliseconds(),
            megabytes(own.peak.median),
            ratio(own.wall.median, first.wall.median),
            ratio(own.cpu.median, first.cpu.median),
            ratio(own.peak.median, first.peak.median),
        ]);
        runs.push(own);
    }
    Ok(runs)
}

/// The table that [`compete`] fills.
pub(super) fn table() -> Table {
    Table::new(&[
        "file",
        "what",
        "wall ms (min / median / max)",
        "CPU ms (min / median / max)",
        "peak MB",
        "wall, ratio",
        "CPU, ratio",
        "peak, ratio",
    ])
}
