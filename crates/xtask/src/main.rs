//! The project's tasks: `cargo xtask …`.
//!
//! Links nothing of the pipeline but the readers that it measures, so that `cargo xtask tidy` builds in
//! seconds and runs while the rest does not compile. What it wants to know of the rules it reads from their text or
//! asks the built binary.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what a task has to say is its result")]

#[cfg(unix)]
mod bench;
mod docs;
mod new_rule;
mod precision;
mod process;
mod readme;
mod ready;
mod table;
mod tidy;
mod workspace;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

/// The binary's own allocator, so that readers are measured as users meet them.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// The project's tasks
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
enum Task {
    /// Check what the compiler does not: layers, manifests, rule files, text
    Tidy,
    /// Run what CI runs: tidy, format, clippy, tests, documentation, the README's output
    Ready,
    /// Run all tests, the heavy ones too, in release mode
    Exhaustive,
    /// Compare the outputs that README.md shows with what its commands print
    Readme(readme::Args),
    /// Write the manual into target/manual
    Docs,
    /// Hold the rules' default levels against judged hits on public contracts
    Precision(precision::Args),
    /// Begin a rule: its file, and its line in its group
    NewRule(new_rule::Args),
    /// Measure speed and memory, beside other programs, in one run
    #[cfg(unix)]
    #[command(subcommand)]
    Bench(bench::Bench),
}

fn main() -> ExitCode {
    let task = Task::parse();
    match run(task, &workspace::root()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task, root: &Path) -> Result<()> {
    match task {
        Task::Tidy => tidy::run(root),
        Task::Ready => ready::ready(root),
        Task::Exhaustive => ready::exhaustive(root),
        Task::Readme(args) => readme::run(root, &args),
        Task::Docs => docs::run(root),
        Task::Precision(args) => precision::run(root, &args),
        Task::NewRule(args) => new_rule::run(root, &args),
        #[cfg(unix)]
        Task::Bench(bench) => bench::run(root, bench),
    }
}
