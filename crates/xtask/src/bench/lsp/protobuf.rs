//! Edits of .proto files in a folder with many of them, which is open as a whole.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::client::Client;
use super::document::Document;
use super::{Quantiles, milliseconds};
use crate::bench::CORPUS;
use crate::process::wirelint;
use crate::table::Table;

/// Where to edit, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A folder of .proto files; by default the corpus's googleapis
    folder: Option<PathBuf>,
    /// In how many files edits of each kind are made
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..))]
    files: u32,
    /// Only the kinds of edits that have this in their names
    #[arg(long, default_value = "")]
    only: String,
    /// Another server than the release binary, which is built otherwise
    #[arg(long)]
    binary: Option<PathBuf>,
}

/// Prints a table with a row for each kind of edit, and one for all of them.
pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let binary = match &args.binary {
        Some(binary) => binary.canonicalize().with_context(|| format!("{}", binary.display()))?,
        None => wirelint(root)?,
    };
    let folder = if let Some(folder) = &args.folder {
        folder.clone()
    } else {
        let corpus = env::var_os(CORPUS).with_context(|| format!("name a folder, or set {CORPUS}"))?;
        Path::new(&corpus).join("protobuf/googleapis")
    };
    let folder = folder.canonicalize()?;
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(&folder).sort_by_file_path(Path::cmp).build() {
        let path = entry?.into_path();
        if path.extension().is_some_and(|it| it == "proto") {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("no .proto files in {}", folder.display());
    }
    let mut client = Client::start(&binary, &folder)?;
    client.initialize(&folder)?;
    let kinds: Vec<_> = KINDS.into_iter().filter(|it| it.0.contains(&*args.only)).collect();
    let mut times: Vec<(&str, Vec<f64>)> = kinds.iter().map(|it| (it.0, Vec::new())).collect();
    let count = (args.files as usize).min(files.len());
    for path in (0..count).map(|at| &files[at * files.len() / count]) {
        let text = fs::read_to_string(path)?;
        client.open_as(path, "proto", &text)?;
        client.published(path, 1)?;
        let mut document = Document::new(path.clone(), text);
        for ((_, before, new), (_, times)) in kinds.iter().zip(&mut times) {
            let Some(at) = document.text().find(before).map(|it| it + before.len()) else { continue };
            for (end, new) in [(at, *new), (at + new.len(), "")] {
                let edit = document.edit(at, end, new);
                let sent = client.change(&edit)?;
                times.push((client.published(path, document.version())?.at - sent).as_secs_f64());
            }
        }
    }
    client.shut_down()?;
    let mut table = Table::new(&["edit, and back", "count", "median ms", "p95 ms", "worst ms"]);
    let all = times.iter().flat_map(|it| it.1.iter().copied()).collect();
    for (kind, times) in times.into_iter().chain([("all", all)]).filter(|it| !it.1.is_empty()) {
        let it = Quantiles::of(&times);
        let [median, p95, worst] = [it.median, it.p95, it.worst].map(milliseconds);
        table.row([kind.into(), times.len().to_string(), median, p95, worst]);
    }
    table.print();
    println!("{} .proto files are open as a folder. At most 20 ms at p95; the goal is 5 ms.", files.len());
    Ok(())
}

/// Edits: what they are, behind what, and what is put there.
const KINDS: [(&str, &str, &str); 5] = [
    ("a letter in a comment", "// ", "x"),
    ("a letter in the name of a message or enum", "\nmessage ", "X"),
    ("a letter in the type of a field", "\n  string", "x"),
    ("a letter in an import", "import \"", "x"),
    ("a message", ";\n\n", "message Draft { string id = 1; }\n"),
];
