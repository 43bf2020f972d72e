//! Reading GraphQL documents alone: our tree beside that of `apollo-parser`, by turns, in CPU time of the one thread that reads;
//! and what an edit, linking and judging cost.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use wirelint_graphql::faults::Faults;
use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax;
use wirelint_source::{FileId, Spare, Text, TextEdit};

use super::parse::thread_seconds;
use super::{CORPUS, name};
use crate::table::{Spread, Table, megabytes, ratio, short};

/// What to read, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// GraphQL documents; by default the corpus's
    files: Vec<PathBuf>,
    /// How often each reader reads each file
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Prints one table for all files, and a line about each: an edit, linking, judging.
pub(super) fn run(args: &Args) -> Result<()> {
    let mut files = args.files.clone();
    if files.is_empty() {
        let corpus = env::var_os(CORPUS).with_context(|| format!("name files, or set {CORPUS}"))?;
        let folder = Path::new(&corpus).join("graphql");
        for entry in fs::read_dir(&folder).with_context(|| format!("{}", folder.display()))? {
            files.push(entry?.path());
        }
        files.retain(|it| it.extension().is_some_and(|it| it == "graphql"));
        files.sort();
    }
    if files.is_empty() {
        bail!("no .graphql files");
    }
    let mut table = Table::new(&["file", "MB", "reader", "best MB/s", "median MB/s", "times the other"]);
    let mut edits = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let text = Text::from(text);
        let size = text.len() as f64;
        let (ours, theirs) = read(&text, args.rounds)?;
        for (reader, mine, other) in [("wirelint", &ours, &theirs), ("apollo-parser", &theirs, &ours)] {
            table.row([
                name(file),
                megabytes(size),
                reader.into(),
                short(size / 1e6 / mine.min),
                short(size / 1e6 / mine.median),
                ratio(other.median, mine.median),
            ]);
        }
        edits.push((name(file), edit(&text)?, judge(&text)?));
    }
    table.print();
    println!("CPU time of one thread, readers by turns.");
    for (file, edit, (linked, again, judged, count)) in edits {
        println!(
            "{file}: a letter typed in its middle takes {:.0} µs; linked in {:.1} ms, again in {:.1} ms after an edit; judged by \
             the specification in {:.1} ms ({count} faults).",
            edit * 1e6,
            linked * 1e3,
            again * 1e3,
            judged * 1e3
        );
    }
    Ok(())
}

/// The times of both readers.
fn read(text: &Text, rounds: u32) -> Result<(Spread, Spread)> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let start = thread_seconds()?;
        let tree = syntax::parse(text.clone());
        ours.push(thread_seconds()? - start);
        // A reader that gives up early looks fast.
        if tree.errors().next().is_some() {
            bail!("there are syntax errors");
        }
        black_box(tree);
        let start = thread_seconds()?;
        let tree = apollo_parser::Parser::new(text).parse();
        theirs.push(thread_seconds()? - start);
        if tree.errors().len() > 0 {
            bail!("apollo-parser finds syntax errors");
        }
        black_box(tree);
    }
    Ok((Spread::of(ours), Spread::of(theirs)))
}

/// The times of linking, of linking again after an edit in one definition, and of judging, and how much is wrong.
fn judge(text: &Text) -> Result<(f64, f64, f64, usize)> {
    let parse = Arc::new(syntax::parse(text.clone()));
    let (mut linked, mut again, mut judged) = (Vec::new(), Vec::new(), Vec::new());
    let mut count = 0;
    for _ in 0..10 {
        let source = Source { file: FileId(0), parse: Arc::clone(&parse) };
        let start = thread_seconds()?;
        let schema = Schema::of(vec![source]);
        linked.push(thread_seconds()? - start);
        let changed = wirelint_source::Changed { before: 1..2, after: 1..2 };
        let start = thread_seconds()?;
        black_box(schema.edited(0, Arc::clone(&parse), Some(&changed)));
        again.push(thread_seconds()? - start);
        let start = thread_seconds()?;
        count = Faults::new(&schema).of(0).len();
        judged.push(thread_seconds()? - start);
    }
    Ok((Spread::of(linked).median, Spread::of(again).median, Spread::of(judged).median, count))
}

/// The median of a letter typed in the middle of `text`.
fn edit(text: &Text) -> Result<f64> {
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
    Ok(Spread::of(took).median)
}
