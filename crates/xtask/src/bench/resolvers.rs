//! Analysing source code that resolves fields of GraphQL: the labelled services, again and again, in CPU time of the one thread that reads, and in
//! memory.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use wirelint_graphql::schema as sdl;
use wirelint_graphql::syntax::parse;
use wirelint_resolvers::schema::Schema;
use wirelint_resolvers::{Analysis, Files, Options, Project, analyse, is_source};
use wirelint_source::FileId;
use wirelint_source_code::{Language, embedded};

use super::measure::measure;
use super::parse::thread_seconds;
use crate::table::{Spread, Table, megabytes, ratio, short};

/// What to analyse, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folders, each with the source code of one service; by default the labelled services
    folders: Vec<PathBuf>,
    /// So much source code at least, in MB: services are repeated
    #[arg(long, default_value_t = 4)]
    size: u32,
    /// How often all of it is analysed
    #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// How much is done, to tell what it takes.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Until {
    /// The texts are read
    Read,
    /// They are analysed, and what is known of all of them is kept
    Analysed,
}

/// A service: its texts and what its SDL says.
struct Service {
    files: BTreeMap<String, Arc<str>>,
    schema: Schema,
    /// The bytes of its source code.
    size: usize,
}

impl Files for Service {
    fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> Option<Arc<str>> {
        self.files.get(path).cloned()
    }
}

/// Prints a table of the fastest and the slowest services, and of all of them.
pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let folders = folders(root, &args.folders)?;
    let services: Vec<Service> = folders.iter().map(|it| Service::read(it)).collect::<Result<_>>()?;
    let size: usize = services.iter().map(|it| it.size).sum();
    let times = (args.size as usize * 1_000_000).div_ceil(size.max(1));
    let mut table = Table::new(&["service", "kB", "best MB/s", "median MB/s"]);
    let mut all = vec![0.0; args.rounds as usize];
    for (folder, service) in folders.iter().zip(&services) {
        let mut took = Vec::new();
        for total in &mut all {
            let start = thread_seconds()?;
            for _ in 0..times {
                black_box(service.analysed());
            }
            let seconds = thread_seconds()? - start;
            took.push(seconds);
            *total += seconds;
        }
        let bytes = (service.size * times) as f64;
        table.row(row(super::name(folder), service.size as f64, bytes, &Spread::of(took)));
    }
    let spread = Spread::of(all);
    table.row(row(format!("all, {times} times"), size as f64, (size * times) as f64, &spread));
    table.print();
    let (read, analysed) = (peak(args, Until::Read)?, peak(args, Until::Analysed)?);
    let bytes = (size * times) as f64;
    println!(
        "CPU time of one thread. Memory: {} MB for {} MB of source code, of which all that is known is kept: {}.",
        megabytes(analysed - read),
        megabytes(bytes),
        ratio(analysed - read, bytes)
    );
    Ok(())
}

fn row(name: String, size: f64, bytes: f64, spread: &Spread) -> [String; 4] {
    [name, short(size / 1e3), short(bytes / 1e6 / spread.min), short(bytes / 1e6 / spread.median)]
}

/// Does that once, for a process whose memory is measured.
pub(super) fn once(root: &Path, args: &Args, until: Until) -> Result<()> {
    let folders = folders(root, &args.folders)?;
    let services: Vec<Service> = folders.iter().map(|it| Service::read(it)).collect::<Result<_>>()?;
    let size: usize = services.iter().map(|it| it.size).sum();
    let times = (args.size as usize * 1_000_000).div_ceil(size.max(1));
    // What the program itself takes, the tables of the grammars above all, both processes have: it does not grow with the source.
    for it in &services {
        black_box(it.analysed());
    }
    // Each repetition has texts of its own, as other services would.
    let copies: Vec<Service> = (0..times).flat_map(|_| services.iter().map(Service::copy)).collect();
    if until == Until::Analysed {
        let kept: Vec<(Project<'_>, Analysis)> = copies.iter().map(Service::analysed).collect();
        black_box(kept);
    }
    black_box(copies);
    Ok(())
}

/// The peak memory, in bytes, of a process that does so much.
fn peak(args: &Args, until: Until) -> Result<f64> {
    let until = if until == Until::Read { "read" } else { "analysed" };
    let mut command = vec![
        env::current_exe()?.display().to_string(),
        "bench".into(),
        "resolve".into(),
        until.into(),
        "--size".into(),
        args.size.to_string(),
    ];
    command.extend(args.folders.iter().map(|it| it.display().to_string()));
    let cost = measure(&command)?.context("this program is not where it was")?;
    Ok(cost.peak)
}

/// The folders that were named, or those of labelled services with source code that is understood.
fn folders(root: &Path, named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    if !named.is_empty() {
        return Ok(named.to_vec());
    }
    let labelled = root.join("test-data").join("resolvers");
    let mut found = Vec::new();
    for entry in fs::read_dir(&labelled).with_context(|| format!("{}", labelled.display()))? {
        let folder = entry?.path();
        if folder.is_dir() && Service::read(&folder)?.size > 0 {
            found.push(folder);
        }
    }
    if found.is_empty() {
        bail!("{} has no services", labelled.display());
    }
    found.sort();
    Ok(found)
}

impl Service {
    fn read(folder: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        for entry in ignore::WalkBuilder::new(folder).build() {
            let entry = entry?;
            let Ok(path) = entry.path().strip_prefix(folder) else { continue };
            if entry.file_type().is_some_and(|it| it.is_file())
                && let Ok(text) = fs::read_to_string(entry.path())
            {
                files.insert(path.to_string_lossy().replace('\\', "/"), Arc::from(text));
            }
        }
        let is_code = |it: &&String| is_source(it) && Language::of(it.as_ref()).is_some();
        let size = files.iter().filter(|it| is_code(&it.0)).map(|it: (_, &Arc<str>)| it.1.len()).sum();
        Ok(Self { schema: schema(&files), files, size })
    }

    fn copy(&self) -> Self {
        let files = self.files.iter().map(|(path, text)| (path.clone(), Arc::from(&**text))).collect();
        Self { files, schema: self.schema.clone(), size: self.size }
    }

    fn analysed(&self) -> (Project<'_>, Analysis) {
        let project = Project::new(self);
        let analysis = analyse(&project, self.schema.clone(), &Options::default());
        (project, analysis)
    }
}

/// What SDL says, in files and in code.
fn schema(files: &BTreeMap<String, Arc<str>>) -> Schema {
    let mut sources = Vec::new();
    for (path, text) in files {
        let text: Option<String> = if path.ends_with(".graphql") || path.ends_with(".graphqls") {
            Some(text.to_string())
        } else {
            Language::of(Path::new(path)).and_then(|it| embedded(it, text)).map(|it| it.mask)
        };
        if let Some(text) = text {
            let file = FileId(sources.len() as u32);
            sources.push(sdl::Source { file, parse: Arc::new(parse(text.as_str())) });
        }
    }
    if sources.is_empty() { Schema::default() } else { Schema::of_sdl(&sdl::Schema::of(sources)) }
}
