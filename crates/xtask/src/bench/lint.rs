//! Whole runs of the linter on one file at a time, beside peers.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::contenders::{Contender, compete, table};
use super::measure::measure;
use super::readers::Format;
use super::{files, name, scratch, wirelint};
use crate::table::megabytes;

/// What to lint, beside what
#[derive(clap::Args)]
pub(crate) struct Args {
    /// JSON and YAML files, which may be compressed (.gz); by default the corpus's
    files: Vec<PathBuf>,
    /// A peer: NAME=COMMAND, `{file}` standing for the file; may be given several times
    #[arg(long = "peer", value_name = "NAME=COMMAND", value_parser = Contender::peer)]
    peers: Vec<Contender>,
    /// How often each command runs on each file
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// On real contracts.
pub(super) fn lint(root: &Path, args: &Args) -> Result<()> {
    run(root, args, &files(root, &args.files)?)
}

/// On ten lines: what starting costs.
pub(super) fn startup(root: &Path, args: &Args) -> Result<()> {
    let file = scratch(root)?.join("ten-lines.yaml");
    fs::write(&file, TEN_LINES)?;
    let files = if args.files.is_empty() { vec![file] } else { files(root, &args.files)? };
    run(root, args, &files)
}

const TEN_LINES: &str = "\
openapi: 3.1.0
info: { title: Ten lines, version: 1.0.0 }
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200':
          description: The orders
          content: { application/json: { schema: { type: array, items: { type: string } } } }
";

fn run(root: &Path, args: &Args, files: &[PathBuf]) -> Result<()> {
    let binary = wirelint(root)?;
    let mut table = table();
    for file in files {
        let format =
            Format::of(file).with_context(|| format!("{}: neither .json nor .yaml", file.display()))?;
        let mut contenders =
            vec![Contender::wirelint("wirelint lint", &binary, &[]), Contender::reader(format)?];
        contenders.extend(args.peers.iter().cloned());
        compete(file, &name(file), &contenders, args.rounds, &mut table)?;
    }
    table.print();
    println!(
        "Whole processes, by turns, after one run for warmth. Ratios are of medians, to the first row of the file."
    );
    if let Some(least) = measure(&["true".into()])? {
        println!(
            "What does nothing peaks at {} MB here: nothing can be seen below that.",
            megabytes(least.peak)
        );
    }
    Ok(())
}
