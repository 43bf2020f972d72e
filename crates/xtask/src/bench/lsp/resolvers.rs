//! Edits of source code that resolves fields of a GraphQL schema, in a folder that is open as a whole.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::client::Client;
use super::document::Document;
use super::{Quantiles, milliseconds};
use crate::process::wirelint;
use crate::table::Table;

/// Where to edit, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A folder with a GraphQL server; by default the labelled services, each by itself
    folders: Vec<PathBuf>,
    /// In how many places of each file edits of each kind are made
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    places: u32,
    /// Another server than the release binary, which is built otherwise
    #[arg(long)]
    binary: Option<PathBuf>,
}

/// Prints a table with a row for each folder.
pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let binary = match &args.binary {
        Some(binary) => binary.canonicalize().with_context(|| format!("{}", binary.display()))?,
        None => wirelint(root)?,
    };
    let mut folders = args.folders.clone();
    if folders.is_empty() {
        let services = root.join("test-data/resolvers");
        let entries = fs::read_dir(&services).with_context(|| format!("{}", services.display()))?;
        folders = entries.map(|it| Ok(it?.path())).collect::<Result<_>>()?;
        folders.retain(|it| it.is_dir());
        folders.sort();
    }
    let mut table =
        Table::new(&["folder", "files", "kB", "edits", "first ms", "median ms", "p95 ms", "worst ms"]);
    let mut all = Vec::new();
    for folder in &folders {
        let folder = folder.canonicalize().with_context(|| format!("{}", folder.display()))?;
        let sources = sources(&folder)?;
        if sources.is_empty() {
            continue;
        }
        let size: usize = sources.iter().map(|it| it.1.len()).sum();
        let (first, times) = edited(&binary, &folder, &sources, args.places as usize)?;
        all.extend_from_slice(&times);
        let it = Quantiles::of(&times);
        let [first, median, p95, worst] = [first, it.median, it.p95, it.worst].map(milliseconds);
        let count = [sources.len().to_string(), (size / 1000).to_string(), times.len().to_string()];
        let [files, size, edits] = count;
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        table.row([name, files, size, edits, first, median, p95, worst]);
    }
    ensure!(!all.is_empty(), "no source code there");
    table.print();
    let it = Quantiles::of(&all);
    let [median, p95, worst] = [it.median, it.p95, it.worst].map(milliseconds);
    println!(
        "From `didChange` to `publishDiagnostics`, {} edits of all: median {median}, p95 {p95}, worst {worst} ms; at most 50 ms at p95.",
        all.len()
    );
    Ok(())
}

/// How long the first diagnostics take, and those after each edit, in seconds.
fn edited(
    binary: &Path,
    folder: &Path,
    sources: &[(PathBuf, String)],
    places: usize,
) -> Result<(f64, Vec<f64>)> {
    let mut client = Client::start(binary, folder)?;
    client.initialize(folder)?;
    let mut first = None;
    let mut times = Vec::new();
    for (path, text) in sources {
        let opened = client.open_as(path, "typescript", text)?;
        let published = client.published(path, 1)?;
        first.get_or_insert((published.at - opened).as_secs_f64());
        let mut document = Document::new(path.clone(), text.clone());
        for (before, new) in EDITS {
            let all: Vec<usize> =
                document.text().match_indices(before).map(|it| it.0 + before.len()).collect();
            for at in (0..places.min(all.len())).map(|at| all[at * all.len() / places.min(all.len())]) {
                for (end, new) in [(at, new), (at + new.len(), "")] {
                    let edit = document.edit(at, end, new);
                    let sent = client.change(&edit)?;
                    times.push((client.published(path, document.version())?.at - sent).as_secs_f64());
                }
            }
        }
    }
    client.shut_down()?;
    Ok((first.unwrap_or_default(), times))
}

/// The source files in a folder, with their texts.
fn sources(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut sources = Vec::new();
    for entry in ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build() {
        let path = entry?.into_path();
        if path.extension().is_some_and(|it| EXTENSIONS.iter().any(|known| it == *known)) {
            let text = fs::read_to_string(&path)?;
            sources.push((path, text));
        }
    }
    Ok(sources)
}

const EXTENSIONS: [&str; 10] = ["ts", "mts", "tsx", "js", "mjs", "jsx", "py", "go", "java", "rb"];

/// Behind what, and what is put there.
const EDITS: [(&str, &str); 4] =
    [("=> ", "x"), ("(", "/* x */"), ("\n  ", "x"), (";\n", "const draft = 1;\n")];
