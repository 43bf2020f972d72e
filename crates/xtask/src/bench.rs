//! `cargo xtask bench`: speed and memory, ours beside others', in one run on one machine. What is comparable between
//! machines is the ratios, so every table has them.
//!
//! Whole processes are measured by a small process that starts them and asks the system what they cost; readers also in
//! process, by their thread's CPU time. Nothing here decides whether a figure is good enough.
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "figures for people, far below 2^52")]

mod buf;
mod contenders;
mod facts;
mod generate;
mod graphql;
mod graphql_eslint;
mod lint;
mod lsp;
mod measure;
mod parse;
mod protobuf;
mod readers;
mod resolvers;
mod scale;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, cargo, target, wirelint};
use readers::Format;

/// Where the contracts for measuring are, if anywhere.
const CORPUS: &str = "WIRELINT_CORPUS";

/// Smaller files say more about starting than about reading.
const SMALLEST: u64 = 100_000;

/// What to measure
#[derive(clap::Subcommand)]
pub(crate) enum Bench {
    /// Reading alone, in process: our tree beside `serde_json` (JSON) and saphyr-parser's events (YAML)
    Parse(parse::Args),
    /// Reading .proto files alone, in process: our tree beside `protox-parse`
    Protobuf(protobuf::Args),
    /// Reading GraphQL documents alone, in process: our tree beside `apollo-parser`
    Graphql(graphql::Args),
    /// All rules about schemas on one large schema: whole runs, beside graphql-eslint
    GraphqlEslint(graphql_eslint::Args),
    /// All of buf's standard lint rules on a folder of .proto files: whole runs, beside `buf lint`
    Buf(buf::Args),
    /// Whole runs of `wirelint lint`: wall and CPU time and peak memory, beside peers
    Lint(lint::Args),
    /// Whole runs on a contract of ten lines
    Startup(lint::Args),
    /// Generated contracts of 1, 10 and 70 MB, and many files on one thread and on two
    Scale(scale::Args),
    /// What observing, inferring and the boundary rules add to reading and validating, for each contract
    Facts(facts::Args),
    /// The language server: from an edit to its diagnostics, beside a full lint
    Lsp(lsp::Args),
    /// The language server in a folder of many .proto files: from an edit in one of them to its diagnostics
    LspProtobuf(lsp::ProtobufArgs),
    /// The language server on a large GraphQL schema: from an edit to its diagnostics, and requests about names
    LspGraphql(lsp::GraphqlArgs),
    /// The language server in folders with a GraphQL server: from an edit in its source code to its diagnostics
    LspResolvers(lsp::ResolversArgs),
    /// Analysing the source code of resolvers, in process: the labelled services, repeated
    Resolvers(resolvers::Args),
    /// Analyse the source code of resolvers once and exit
    #[command(hide = true)]
    Resolve {
        /// How much of that
        until: resolvers::Until,
        #[command(flatten)]
        args: resolvers::Args,
    },
    /// Read one file and exit
    #[command(hide = true)]
    Read {
        /// By what
        reader: readers::Reader,
        /// What
        file: PathBuf,
    },
    /// Run one command and print what it cost
    #[command(hide = true)]
    Measure {
        /// The command
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        command: Vec<String>,
    },
}

/// Measures in release mode, whatever mode this was started in.
pub(crate) fn run(root: &Path, bench: Bench) -> Result<()> {
    if cfg!(debug_assertions) {
        let mut command = cargo(root, &["run", "--quiet", "--release", "--package", "xtask", "--"]);
        return process::run(command.args(env::args_os().skip(1)).current_dir(env::current_dir()?));
    }
    match bench {
        Bench::Parse(args) => parse::run(root, &args),
        Bench::Protobuf(args) => protobuf::run(&args),
        Bench::Graphql(args) => graphql::run(&args),
        Bench::GraphqlEslint(args) => graphql_eslint::run(root, &args),
        Bench::Buf(args) => buf::run(root, &args),
        Bench::Lint(args) => lint::lint(root, &args),
        Bench::Startup(args) => lint::startup(root, &args),
        Bench::Scale(args) => scale::run(root, &args),
        Bench::Facts(args) => facts::run(root, &args),
        Bench::Lsp(args) => lsp::run(root, &args),
        Bench::LspProtobuf(args) => lsp::run_protobuf(root, &args),
        Bench::LspGraphql(args) => lsp::run_graphql(root, &args),
        Bench::LspResolvers(args) => lsp::run_resolvers(root, &args),
        Bench::Resolvers(args) => resolvers::run(root, &args),
        Bench::Resolve { until, args } => resolvers::once(root, &args, until),
        Bench::Read { reader, file } => readers::read_file(reader, &file),
        Bench::Measure { command } => measure::measure_here(&command),
    }
}

/// The folder for what is generated and unpacked.
fn scratch(root: &Path) -> Result<PathBuf> {
    let folder = target(root)?.join("bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The named files, else the larger contracts of the corpus, else two generated ones; compressed ones unpacked.
fn files(root: &Path, named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let scratch = scratch(root)?;
    if !named.is_empty() {
        return named.iter().map(|it| unpacked(it, &scratch)).collect();
    }
    let Some(corpus) = env::var_os(CORPUS) else {
        println!("{CORPUS} is not set: measuring generated contracts\n");
        return generate::files(&scratch, 3_000_000);
    };
    let folder = Path::new(&corpus).join("openapi");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("{CORPUS}: {}", folder.display()))? {
        let entry = entry?;
        let path = entry.path();
        let known = Format::of(&path.with_extension("")).or(Format::of(&path)).is_some();
        if known && entry.metadata()?.len() >= SMALLEST {
            files.push(unpacked(&path, &scratch)?);
        }
    }
    files.sort();
    Ok(files)
}

fn unpacked(file: &Path, scratch: &Path) -> Result<PathBuf> {
    if file.extension().is_none_or(|it| it != "gz") {
        return file.canonicalize().with_context(|| format!("{}", file.display()));
    }
    let name = file.file_stem().context("a file has a name")?;
    let target = scratch.join(name);
    let status = Command::new("gzip").arg("-dc").arg(file).stdout(File::create(&target)?).status()?;
    if !status.success() {
        bail!("gzip cannot read {}", file.display());
    }
    Ok(target)
}

/// A file's name, for a table.
fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
