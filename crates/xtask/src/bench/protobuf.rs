//! Reading .proto files alone: our tree beside `protox-parse`, by turns, in CPU time of the one thread that reads; and what an edit
//! costs.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use nix::time::{ClockId, clock_gettime};
use wirelint_protobuf::faults::Faults;
use wirelint_protobuf::link::{self, Link, Source, Target};
use wirelint_protobuf::syntax;
use wirelint_source::{FileId, Spare, Text, TextEdit};

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
    let mut names = Vec::new();
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        let corpus = env::var_os(CORPUS).with_context(|| format!("name files, or set {CORPUS}"))?;
        paths.push(Path::new(&corpus).join("protobuf"));
    }
    for path in &paths {
        load(path, &mut texts, &mut names)?;
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
    edits(&texts)?;
    link(&texts, &names)
}

/// All files linked, and one of them again after an edit.
fn link(texts: &[Text], names: &[String]) -> Result<()> {
    let sources: Vec<Source> = (0..)
        .zip(texts.iter().zip(names))
        .map(|(number, (text, path))| Source {
            file: FileId(number),
            root: 0,
            path: path.as_str().into(),
            parse: Arc::new(syntax::parse(text.clone())),
        })
        .collect();
    let mut took = Vec::new();
    let mut cpu = Vec::new();
    let mut linked = link::link(sources.clone());
    for _ in 0..5 {
        let sources = sources.clone();
        let (start, cpu_start) = (Instant::now(), process_seconds()?);
        linked = link::link(sources);
        cpu.push(process_seconds()? - cpu_start);
        took.push(start.elapsed().as_secs_f64());
    }
    let links: usize = linked.docs().iter().map(|it| it.links().len()).sum();
    let unresolved = |it: &&Link| !matches!(it.target, Target::Symbol(_));
    let lost = linked.docs().iter().flat_map(|it| it.links()).filter(unresolved).count();
    println!(
        "All of them linked: {:.0} ms, {:.0} ms of CPU time; {links} names, {lost} of them unresolved, {} definitions doubled.",
        Spread::of(took).median * 1e3,
        Spread::of(cpu).median * 1e3,
        linked.duplicates().len(),
    );
    let start = Instant::now();
    let faults = Faults::new(&linked);
    let count: usize = (0..linked.docs().len() as u32).map(|it| faults.of(it).len()).sum();
    println!(
        "What compilers reject, on one thread: {:.0} ms, {count} places.",
        start.elapsed().as_secs_f64() * 1e3
    );
    let largest = (0..).zip(&sources).max_by_key(|it| it.1.parse.text().len());
    let Some((number, largest)) = largest else { return Ok(()) };
    let start = Instant::now();
    black_box(linked.edited(number, largest.parse.clone()));
    let same = start.elapsed();
    let start = Instant::now();
    black_box(linked.edited(number, Arc::new(syntax::parse("message Other {}"))));
    println!(
        "One of them again: {:.1} ms, {:.0} ms where other files see another face of it.",
        same.as_secs_f64() * 1e3,
        start.elapsed().as_secs_f64() * 1e3
    );
    Ok(())
}

/// The CPU time of this process so far.
fn process_seconds() -> Result<f64> {
    let time = clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID)?;
    Ok(time.tv_sec() as f64 + time.tv_nsec() as f64 / 1e9)
}

/// A letter typed in the middle of the largest file.
fn edits(texts: &[Text]) -> Result<()> {
    let Some(text) = texts.iter().max_by_key(|it| it.len()) else { return Ok(()) };
    let tree = syntax::parse(text.clone());
    let middle = text.len() / 2;
    let at = (middle..text.len()).find(|&it| text.is_char_boundary(it)).unwrap_or(text.len());
    let edit = TextEdit::insert(at as u32, "x");
    let after = text.edited(&edit, Spare::default()).context("the place is in the text")?;
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

/// Every .proto file at `path` or below it, with the path that it is imported by: from the first folder called `google` on.
fn load(path: &Path, texts: &mut Vec<Text>, names: &mut Vec<String>) -> Result<()> {
    for entry in ignore::WalkBuilder::new(path).standard_filters(false).build() {
        let entry = entry?;
        if entry.path().extension().is_some_and(|it| it == "proto") {
            let text = fs::read_to_string(entry.path())
                .with_context(|| format!("cannot read {}", entry.path().display()))?;
            texts.push(Text::from(text));
            let name = entry.path().display().to_string();
            let root = name.find("/google/").map_or(0, |at| at + 1);
            names.push(name[root..].to_owned());
        }
    }
    Ok(())
}
