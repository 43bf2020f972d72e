//! Reading .proto files alone: our tree beside `protox-parse`, by turns, in CPU time of the one thread that reads; and what an edit
//! costs.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wirelint_protobuf::syntax;
use wirelint_source::{Text, TextEdit};

use super::CORPUS;
use super::parse::thread_seconds;
use crate::table::{Spread, Table, megabytes, ratio, short};

/// What to read, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// .proto files and folders of them; by default the corpus's
    paths: Vec<PathBuf>,
    /// How often each reader reads all files
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Prints one table for all files together, and a line about edits.
pub(super) fn run(args: &Args) -> Result<()> {
    let mut texts = Vec::new();
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        let corpus = env::var_os(CORPUS).with_context(|| format!("name files, or set {CORPUS}"))?;
        paths.push(Path::new(&corpus).join("protobuf"));
    }
    for path in &paths {
        load(path, &mut texts)?;
    }
    if texts.is_empty() {
        bail!("no .proto files in {paths:?}");
    }
    let size: usize = texts.iter().map(|it| it.len()).sum();
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    let mut refused = 0;
    for _ in 0..args.rounds {
        let start = thread_seconds()?;
        let trees: Vec<_> = texts.iter().map(|it| syntax::parse(it.clone())).collect();
        ours.push(thread_seconds()? - start);
        black_box(trees);
        let start = thread_seconds()?;
        let read: Vec<_> = texts.iter().map(|it| protox_parse::parse("x.proto", it)).collect();
        theirs.push(thread_seconds()? - start);
        refused = read.iter().filter(|it| it.is_err()).count();
        black_box(read);
    }
    let (ours, theirs) = (Spread::of(ours), Spread::of(theirs));
    let mut table = Table::new(&["reader", "files", "MB", "best MB/s", "median MB/s", "times the other"]);
    for (name, mine, other) in [("wirelint", &ours, &theirs), ("protox-parse", &theirs, &ours)] {
        table.row([
            name.into(),
            texts.len().to_string(),
            megabytes(size as f64),
            short(size as f64 / 1e6 / mine.min),
            short(size as f64 / 1e6 / mine.median),
            ratio(other.median, mine.median),
        ]);
    }
    table.print();
    println!("CPU time of one thread, readers by turns; `protox-parse` gives up on {refused} of the files.");
    edits(&texts)
}

/// A letter typed in the middle of the largest file.
fn edits(texts: &[Text]) -> Result<()> {
    let Some(text) = texts.iter().max_by_key(|it| it.len()) else { return Ok(()) };
    let tree = syntax::parse(text.clone());
    let middle = text.len() / 2;
    let at = (middle..text.len()).find(|&it| text.is_char_boundary(it)).unwrap_or(text.len());
    let edit = TextEdit::insert(at as u32, "x");
    let after = text.edited(&edit, Text::default()).context("the place is in the text")?;
    let mut took = Vec::new();
    for _ in 0..100 {
        let after = after.clone();
        let start = thread_seconds()?;
        let edited = tree.edited(after, &edit);
        took.push(thread_seconds()? - start);
        black_box(edited);
    }
    let whole = thread_seconds()?;
    black_box(syntax::parse(after));
    let whole = thread_seconds()? - whole;
    let median = Spread::of(took).median;
    println!(
        "A letter typed in the middle of the largest file ({} MB): {:.0} µs, {:.0} µs to read it whole.",
        megabytes(text.len() as f64),
        median * 1e6,
        whole * 1e6
    );
    Ok(())
}

/// Every .proto file at `path` or below it.
fn load(path: &Path, texts: &mut Vec<Text>) -> Result<()> {
    for entry in ignore::WalkBuilder::new(path).standard_filters(false).build() {
        let entry = entry?;
        if entry.path().extension().is_some_and(|it| it == "proto") {
            let text = fs::read_to_string(entry.path())
                .with_context(|| format!("cannot read {}", entry.path().display()))?;
            texts.push(Text::from(text));
        }
    }
    Ok(())
}
