//! The language server as editors meet it: the release binary over its standard streams. How long it takes from an edit to the
//! diagnostics of that version, beside a full lint of the same file in the same run.
//!
//! The client has no pull diagnostics, so every version of an open document is answered by `publishDiagnostics` with that version,
//! whether or not anything differs.

mod client;
mod document;
mod edits;
mod graphql;
mod protobuf;
mod resolvers;
mod usage;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

pub(super) use self::graphql::{Args as GraphqlArgs, run as run_graphql};
pub(super) use self::protobuf::{Args as ProtobufArgs, run as run_protobuf};
pub(super) use self::resolvers::{Args as ResolversArgs, run as run_resolvers};

use self::client::Client;
use self::document::Document;
use self::edits::{Kind, Scenario, Sites};
use super::measure::measure;
use super::readers::{Format, load};
use super::{files, name, wirelint};
use crate::table::{Spread, Table, megabytes, ratio, short};

/// The contracts of the corpus that editing is measured on.
const LARGE: [&str; 2] = ["github.json", "stripe-3.0.yaml"];

/// After so long without a message the server does what it does only when nobody waits for it.
const REST: Duration = Duration::from_secs(2);

/// What is typed in a burst.
const BURST: &str = "what somebody types without a pause, all of a rush";

/// So many bursts, one after the other.
const BURSTS: usize = 40;

/// What to edit, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// JSON and YAML files; by default two large ones of the corpus
    files: Vec<PathBuf>,
    /// How often each kind of edit is made, in different places
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    edits: u32,
    /// How often the file is linted as a whole, and the server started in the example shop
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Another server than the release binary, which is built otherwise
    #[arg(long)]
    binary: Option<PathBuf>,
}

/// Prints a table for edits, one for everything else on these files, and one for the start.
pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let binary = match &args.binary {
        Some(binary) => binary.canonicalize().with_context(|| format!("{}", binary.display()))?,
        None => wirelint(root)?,
    };
    let mut files = files(root, &args.files)?;
    if args.files.is_empty() && files.iter().any(|it| LARGE.contains(&&*name(it))) {
        files.retain(|it| LARGE.contains(&&*name(it)));
        // One may be there compressed as well.
        files.sort_by_key(|it| name(it));
        files.dedup_by_key(|it| name(it));
    }
    let mut latencies =
        Table::new(&["file", "edit", "count", "median ms", "p95 ms", "worst ms", "p95 / full lint"]);
    let mut rest = Table::new(&["file", "what", "", "in relation"]);
    for file in &files {
        Measured { binary: &binary, args, latencies: &mut latencies, rest: &mut rest }.file(file)?;
    }
    latencies.print();
    println!(
        "From `didChange` to `publishDiagnostics` of that version. At most 1/10 of a full lint inside an item and 1/2"
    );
    println!("where the structure changes; the goal is 16 ms.\n");
    rest.print();
    println!(
        "At most: 10 ms for hover and definition, twice a single edit for the burst, no CPU when idle, 8 × the open text at rest.\n"
    );
    start(root, &binary, args)
}

/// What is measured on one file after the other.
struct Measured<'a> {
    binary: &'a Path,
    args: &'a Args,
    latencies: &'a mut Table,
    rest: &'a mut Table,
}

impl Measured<'_> {
    fn file(&mut self, file: &Path) -> Result<()> {
        // A folder with nothing else in it, so that the server lints this file alone.
        let folder = Folder::new()?;
        let copy = folder.0.join(name(file));
        fs::copy(file, &copy)?;
        let (text, format) = load(&copy)?;
        let bytes = text.len() as f64;
        let full = self.full_lint(&copy)?;

        let sites = Sites::of(&text, format);
        let mut client = Client::start(self.binary, &folder.0)?;
        client.initialize(&folder.0)?;
        let empty = usage::memory(client.pid())?;
        let opened = client.open(&copy, format, &text)?;
        let first = client.published(&copy, 1)?;
        let label = name(file);
        let text_size = format!("{} MB of text", megabytes(bytes));
        self.row(&label, "open to first diagnostics", first.at - opened, full, &text_size);
        sleep(REST);
        let loaded = usage::memory(client.pid())?;

        let mut document = Document::new(copy.clone(), text);
        let mut single = Vec::new();
        for (title, kinds) in [("inside an item", &Kind::INSIDE[..]), ("structure", &Kind::STRUCTURE[..])] {
            let mut all = Vec::new();
            for kind in kinds {
                let mut own = Vec::new();
                for scenario in sites.scenarios(*kind, self.args.edits as usize) {
                    own.extend(perform(&mut client, &mut document, &scenario)?);
                }
                self.latency(&label, kind.title(), &own, full);
                all.extend(own);
            }
            self.latency(&label, &format!("all: {title}"), &all, full);
            if single.is_empty() {
                single = all;
            }
        }
        self.requests(&label, &mut client, &document, &sites)?;
        self.burst(&label, &mut client, &mut document, &sites, &single)?;
        self.idle(&label, &client)?;
        let worked = usage::memory(client.pid())?;
        for (what, value) in [
            ("memory, nothing open", empty.resident),
            ("memory at rest, open", loaded.resident),
            ("memory at rest, after all this", worked.resident),
            ("memory, the most at any time", worked.peak),
        ] {
            let size = format!("{} MB", megabytes(value));
            self.rest.row([label.clone(), what.into(), size, format!("{} the text", ratio(value, bytes))]);
        }
        client.shut_down()
    }

    /// The median of whole runs of the linter, in seconds.
    fn full_lint(&self, file: &Path) -> Result<f64> {
        let command = [self.binary, Path::new("lint"), file, Path::new("--format"), Path::new("json")];
        let command: Vec<String> = command.iter().map(|it| it.display().to_string()).collect();
        let mut walls = Vec::new();
        for round in 0..=self.args.rounds {
            let cost = measure(&command)?.context("the binary is not where it was")?;
            ensure!(matches!(cost.code, Some(0 | 1)), "`{}` ended with {:?}", command.join(" "), cost.code);
            if round > 0 {
                walls.push(cost.wall);
            }
        }
        Ok(Spread::of(walls).median)
    }

    fn latency(&mut self, label: &str, what: &str, all: &[f64], full: f64) {
        if all.is_empty() {
            return;
        }
        let it = Quantiles::of(all);
        self.latencies.row([
            label.into(),
            what.into(),
            all.len().to_string(),
            milliseconds(it.median),
            milliseconds(it.p95),
            milliseconds(it.worst),
            ratio(it.p95, full),
        ]);
    }

    /// Hover and definition where references stand.
    fn requests(
        &mut self,
        label: &str,
        client: &mut Client,
        document: &Document,
        sites: &Sites,
    ) -> Result<()> {
        for method in ["textDocument/hover", "textDocument/definition"] {
            let (mut times, mut answered) = (Vec::new(), 0);
            for at in sites.references(100) {
                let (answer, took) = client.request(method, &document.at(at))?;
                answered += usize::from(!answer.is_null());
                times.push(took.as_secs_f64());
            }
            if times.is_empty() {
                continue;
            }
            let it = Quantiles::of(&times);
            let [median, p95, worst] = [it.median, it.p95, it.worst].map(milliseconds);
            let value = format!("{median} / {p95} / {worst} ms");
            self.rest.row([
                label.into(),
                format!("{method} (median / p95 / worst)"),
                value,
                format!("{answered} of {} had an answer", times.len()),
            ]);
        }
        Ok(())
    }

    /// Fifty characters, 5 ms apart, and what is published then; several times.
    fn burst(
        &mut self,
        label: &str,
        client: &mut Client,
        document: &mut Document,
        sites: &Sites,
        single: &[f64],
    ) -> Result<()> {
        let Some(at) = sites.text_end() else { return Ok(()) };
        let mut times = Vec::new();
        let mut published = 0;
        let answer = loop {
            let before = client.published_so_far();
            let mut last = Instant::now();
            for (number, letter) in BURST.chars().enumerate() {
                let edit = document.edit(at + number, at + number, &letter.to_string());
                last = client.change(&edit)?;
                sleep(Duration::from_millis(5));
            }
            let answer = client.published(document.path(), document.version())?;
            times.push((answer.at - last).as_secs_f64());
            published += client.published_so_far() - before;
            if times.len() == BURSTS {
                break answer;
            }
            let edit = document.edit(at, at + BURST.len(), "");
            client.change(&edit)?;
            client.published(document.path(), document.version())?;
        };
        let (one, it) = (Quantiles::of(single), Quantiles::of(&times));
        let [median, p95, worst] = [it.median, it.p95, it.worst].map(milliseconds);
        self.rest.row([
            label.into(),
            format!("{BURSTS} bursts of 50 edits, from the last edit (median / p95 / worst)"),
            format!("{median} / {p95} / {worst} ms"),
            format!(
                "{} a single edit (both p95); {} published for each",
                ratio(it.p95, one.p95),
                published / BURSTS
            ),
        ]);
        // Nothing may come behind the final answer, and it is the one that a new server gives.
        sleep(Duration::from_millis(300));
        let late = client.drain()?;
        let format = Format::of(document.path()).context("it has a format")?;
        let mut fresh = Client::start(self.binary, document.folder())?;
        fresh.initialize(document.folder())?;
        fresh.open(document.path(), format, document.text())?;
        let expected = fresh.published(document.path(), 1)?;
        fresh.shut_down()?;
        let verdict = if expected.diagnostics == answer.diagnostics { "what" } else { "NOT what" };
        self.rest.row([
            label.into(),
            "answer to the burst".into(),
            format!("{} diagnostics", answer.diagnostics.as_array().map_or(0, Vec::len)),
            format!("{verdict} a new server says; {late} published after it"),
        ]);
        let edit = document.edit(at, at + BURST.len(), "");
        client.change(&edit)?;
        client.published(document.path(), document.version())?;
        Ok(())
    }

    fn idle(&mut self, label: &str, client: &Client) -> Result<()> {
        sleep(REST);
        let before = usage::cpu(client.pid())?;
        sleep(Duration::from_secs(3));
        let spent = usage::cpu(client.pid())? - before;
        self.rest.row([
            label.into(),
            "CPU in 3 s of doing nothing".into(),
            format!("{} ms", milliseconds(spent)),
            "in steps of 10 ms".into(),
        ]);
        Ok(())
    }

    fn row(&mut self, label: &str, what: &str, took: Duration, full: f64, note: &str) {
        let took = took.as_secs_f64();
        self.rest.row([
            label.into(),
            what.into(),
            format!("{} ms", milliseconds(took)),
            format!("{} a full lint of {} ms, {note}", ratio(took, full), milliseconds(full)),
        ]);
    }
}

/// Makes the edits of a scenario, each after the answer to the one before. Gives how long each took, in seconds.
fn perform(client: &mut Client, document: &mut Document, scenario: &Scenario) -> Result<Vec<f64>> {
    let before = document.text().len();
    let mut times = Vec::new();
    for (start, end, text) in &scenario.edits {
        let edit = document.edit(*start, *end, text);
        let sent = client.change(&edit)?;
        let answer = client.published(document.path(), document.version())?;
        times.push((answer.at - sent).as_secs_f64());
    }
    ensure!(document.text().len() == before, "a scenario ends where it began");
    Ok(times)
}

/// From the start of the process to the first diagnostics in the example shop.
fn start(root: &Path, binary: &Path, args: &Args) -> Result<()> {
    let shop = root.join("test-data").join("shop");
    let open = shop.join("orders").join("openapi.yaml");
    let (text, format) = load(&open)?;
    let mut table = Table::new(&["start in the shop", "min / median / max ms"]);
    let (mut first, mut own) = (Vec::new(), Vec::new());
    for round in 0..=args.rounds {
        let started = Instant::now();
        let mut client = Client::start(binary, &shop)?;
        client.initialize(&shop)?;
        client.open(&open, format, &text)?;
        let answer = client.published(&open, 1)?;
        if round > 0 {
            let begun = client.first_published().unwrap_or(answer.at);
            first.push((begun - started).as_secs_f64());
            own.push((answer.at - started).as_secs_f64());
        }
        client.shut_down()?;
    }
    table.row(["to the first diagnostics of any file".into(), Spread::of(first).milliseconds()]);
    table.row(["to those of the file that is opened".into(), Spread::of(own).milliseconds()]);
    table.print();
    println!("The process's own start is in it. At most 100 ms.");
    Ok(())
}

/// A folder for one file, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("wirelint-bench-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder.canonicalize()?))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind is a copy of a file, below the system's folder for such things.
        _ = fs::remove_dir_all(&self.0);
    }
}

/// Of many edits.
struct Quantiles {
    median: f64,
    p95: f64,
    worst: f64,
}

impl Quantiles {
    /// `values` has at least one.
    fn of(values: &[f64]) -> Self {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        // The smallest value that so many of a hundred do not exceed.
        let at = |percent: usize| values[(values.len() * percent).div_ceil(100).max(1) - 1];
        Self { median: at(50), p95: at(95), worst: at(100) }
    }
}

/// Seconds, in milliseconds.
fn milliseconds(seconds: f64) -> String {
    short(seconds * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_were_measured() {
        let values: Vec<f64> = (1..=100).map(f64::from).collect();
        let it = Quantiles::of(&values);
        assert!((it.median, it.p95, it.worst) == (50.0, 95.0, 100.0));
        let it = Quantiles::of(&[3.0]);
        assert!((it.median, it.p95, it.worst) == (3.0, 3.0, 3.0));
    }
}
