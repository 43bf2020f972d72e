//! What the facts cost: inferring them and the boundary rules, beside reading and validating in the same run; observing,
//! which reads off what is written and concludes nothing, by itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use serde::Deserialize;

use super::readers::Format;
use super::{files, generate, name, scratch, wirelint};
use crate::table::{Table, short};

/// Which contracts, how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Contracts; by default those of the corpus, and two generated ones, of which the second is ten times the first
    files: Vec<PathBuf>,
    /// How often each is linted; the fastest run counts
    #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// The report, as far as it is looked at.
#[derive(Deserialize)]
struct Report {
    summary: Summary,
}

#[derive(Deserialize)]
struct Summary {
    operations: usize,
}

/// What runs took, in milliseconds, the fastest of each part.
#[derive(Clone, Copy)]
struct Took {
    operations: usize,
    reading: f64,
    observing: f64,
    inferring: f64,
    rules: f64,
}

impl Took {
    fn facts(self) -> f64 {
        self.inferring + self.rules
    }

    fn fastest(self, other: Self) -> Self {
        Self {
            operations: self.operations,
            reading: self.reading.min(other.reading),
            observing: self.observing.min(other.observing),
            inferring: self.inferring.min(other.inferring),
            rules: self.rules.min(other.rules),
        }
    }

    fn without(self, other: Self) -> Self {
        Self {
            operations: self.operations - other.operations,
            reading: self.reading - other.reading,
            observing: self.observing - other.observing,
            inferring: self.inferring - other.inferring,
            rules: self.rules - other.rules,
        }
    }
}

/// Prints a table with a row for each contract.
pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let binary = wirelint(root)?;
    let mut files = files(root, &args.files)?;
    if args.files.is_empty() {
        let scratch = scratch(root)?;
        for size in [1_000_000, 10_000_000] {
            let file = scratch.join(format!("generated-facts-{size}.yaml"));
            fs::write(&file, generate::document(size, Format::Yaml))?;
            files.push(file);
        }
    }
    let mut table = Table::new(&[
        "contract",
        "operations",
        "read, validate ms",
        "observe ms",
        "infer ms",
        "boundary rules ms",
        "facts per operation µs",
        "facts / reading",
        "alone in its process",
    ]);
    let scratch = scratch(root)?;
    for file in &files {
        let copy = scratch.join(format!("copy-of-{}", name(file)));
        fs::copy(file, &copy)?;
        let fastest = |files: &[&Path]| -> Result<Option<Took>> {
            let mut best: Option<Took> = None;
            for _ in 0..args.rounds {
                let Some(took) = lint(&binary, files)? else { return Ok(None) };
                best = Some(best.map_or(took, |it| it.fastest(took)));
            }
            Ok(best)
        };
        let (Some(alone), Some(both)) = (fastest(&[file])?, fastest(&[file, &copy])?) else {
            println!("{} is no contract that is read", name(file));
            continue;
        };
        let took = both.without(alone);
        table.row([
            name(file),
            took.operations.to_string(),
            short(took.reading),
            short(took.observing),
            short(took.inferring),
            short(took.rules),
            short(took.facts() * 1000.0 / took.operations.max(1) as f64),
            format!("{:.2} ×", took.facts() / took.reading),
            format!("{:.2} ×", alone.facts() / alone.reading),
        ]);
    }
    table.print();
    println!(
        "On one thread: what one more contract adds, a copy of the same. At most half of what reading and"
    );
    println!(
        "validating it adds. The first contract of a process pays for the compiling of patterns as well."
    );
    Ok(())
}

/// One run; `None` where there is nothing to lint.
fn lint(binary: &Path, files: &[&Path]) -> Result<Option<Took>> {
    let mut command = Command::new(binary);
    command.args([
        "lint",
        "--timings",
        "--jobs",
        "1",
        "--no-config",
        "--format",
        "json",
        "--fail-on",
        "never",
    ]);
    // What is generated lies below `target`, which is ignored.
    let output = command.arg("--no-ignore").args(files).output()?;
    if !output.status.success() {
        return Ok(None);
    }
    let report: Report = serde_json::from_slice(&output.stdout)?;
    let operations = report.summary.operations;
    let mut took = Took { operations, reading: 0.0, observing: 0.0, inferring: 0.0, rules: 0.0 };
    for line in String::from_utf8(output.stderr)?.lines() {
        let Some((name, time)) = line.split_once("  ") else { continue };
        let time = time.trim().split(' ').next().unwrap_or_default();
        let Ok(time) = time.parse::<f64>() else { continue };
        match name {
            "read and judge contracts" => took.reading = time,
            "of that: observe" => took.observing = time,
            "of that: infer" => took.inferring = time,
            rule if rule.contains('/') && !rule.starts_with("openapi/") => took.rules += time,
            _ => {}
        }
    }
    took.reading -= took.observing + took.facts();
    Ok(Some(took))
}
