//! Edits of one large GraphQL schema, and what is asked about names in it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::client::Client;
use super::document::Document;
use super::{Folder, Quantiles, milliseconds};
use crate::bench::{CORPUS, name};
use crate::process::wirelint;
use crate::table::Table;

/// Where to edit, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A GraphQL file; by default GitHub's schema from the corpus
    file: Option<PathBuf>,
    /// In how many places edits of each kind are made
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..))]
    places: u32,
    /// Only the kinds of edits and requests that have this in their names
    #[arg(long, default_value = "")]
    only: String,
    /// Another server than the release binary, which is built otherwise
    #[arg(long)]
    binary: Option<PathBuf>,
}

/// Prints a table with a row for each kind of edit and one for all of them, then the same for requests.
pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let binary = match &args.binary {
        Some(binary) => binary.canonicalize().with_context(|| format!("{}", binary.display()))?,
        None => wirelint(root)?,
    };
    let file = if let Some(file) = &args.file {
        file.clone()
    } else {
        let corpus = env::var_os(CORPUS).with_context(|| format!("name a file, or set {CORPUS}"))?;
        Path::new(&corpus).join("graphql/github.graphql")
    };
    let text = fs::read_to_string(&file).with_context(|| format!("{}", file.display()))?;
    // A folder with nothing else in it, so that the server lints this file alone.
    let folder = Folder::new()?;
    let copy = folder.0.join(name(&file));
    fs::write(&copy, &text)?;
    let mut client = Client::start(&binary, &folder.0)?;
    client.initialize(&folder.0)?;
    client.open_as(&copy, "graphql", &text)?;
    client.published(&copy, 1)?;
    let lines = text.lines().count();
    let mut document = Document::new(copy.clone(), text);

    let mut edits = Table::new(&["edit, and back", "count", "median ms", "p95 ms", "worst ms"]);
    let mut all = Vec::new();
    for (kind, before, new) in EDITS.into_iter().filter(|it| it.0.contains(&*args.only)) {
        let mut times = Vec::new();
        for at in places(document.text(), before, args.places as usize) {
            for (end, new) in [(at, new), (at + new.len(), "")] {
                let edit = document.edit(at, end, new);
                let sent = client.change(&edit)?;
                times.push((client.published(&copy, document.version())?.at - sent).as_secs_f64());
            }
        }
        all.extend_from_slice(&times);
        row(&mut edits, kind, &times);
    }
    row(&mut edits, "all", &all);
    edits.print();
    println!(
        "{lines} lines. From `didChange` to `publishDiagnostics`: at most 20 ms at p95; the goal is 5 ms.\n"
    );

    let mut requests = Table::new(&["request, at", "count", "median ms", "p95 ms", "worst ms"]);
    for (kind, before) in NAMES {
        for method in ["definition", "references", "hover"] {
            let title = format!("{method}, {kind}");
            if !title.contains(&args.only) {
                continue;
            }
            let mut times = Vec::new();
            for at in places(document.text(), before, args.places as usize) {
                let mut params = document.at(at);
                params["context"] = serde_json::json!({ "includeDeclaration": true });
                let (answer, took) = client.request(&format!("textDocument/{method}"), &params)?;
                // A hover says nothing of what is defined there.
                let is_answered = !answer.is_null() || kind.contains("definition");
                ensure!(is_answered, "no {method} at {at}");
                times.push(took.as_secs_f64());
            }
            row(&mut requests, &title, &times);
        }
    }
    requests.print();
    println!("At most 10 ms at p95.");
    client.shut_down()
}

fn row(table: &mut Table, kind: &str, times: &[f64]) {
    if times.is_empty() {
        return;
    }
    let it = Quantiles::of(times);
    let [median, p95, worst] = [it.median, it.p95, it.worst].map(milliseconds);
    table.row([kind.into(), times.len().to_string(), median, p95, worst]);
}

/// Where `before` ends in `text`, in at most `count` places that are spread over it.
fn places(text: &str, before: &str, count: usize) -> Vec<usize> {
    let all: Vec<usize> = text.match_indices(before).map(|it| it.0 + before.len()).collect();
    let count = count.min(all.len());
    (0..count).map(|at| all[at * all.len() / count]).collect()
}

/// Edits: what they are, behind what, and what is put there.
const EDITS: [(&str, &str, &str); 6] = [
    ("a letter in a description", "\n  \"\"\"\n  The", "x"),
    ("a letter in the type of a field", ": String", "x"),
    ("a letter in the name of a type", "\ntype ", "X"),
    ("a letter in the name of a field", "\n  id", "x"),
    ("a letter in the name of an argument", "first", "x"),
    ("a type", "\n}\n", "type Draft { id: ID! }\n"),
];

/// Names: what they are, and behind what they begin.
const NAMES: [(&str, &str); 3] = [
    ("a type that is used", "implements "),
    ("a definition of a type", "\ntype "),
    ("a type of an input", "input: "),
];
