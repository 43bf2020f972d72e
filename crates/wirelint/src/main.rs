//! The command line: arguments in, exit code out. What wirelint knows of contracts it knows through `wirelint-analysis`, and what
//! a report looks like is `wirelint-report`'s business; here is only what takes a terminal, a disk or a process.

mod args;
mod commands;
mod exit;
mod fixing;
mod markdown;
mod notes;
mod output;
mod panics;
mod progress;
mod table;
mod terminal;
mod timings;
mod write;

use std::process::ExitCode;

/// How it takes and gives back memory is said in `.cargo/config.toml`.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[cfg(not(unix))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    panics::print_one_line();
    if args::is_server_alone() {
        return exit::of(commands::serve).into();
    }
    let arguments = match args::parse() {
        Ok(arguments) => arguments,
        Err(exit) => return exit.into(),
    };
    exit::of(|| commands::run(arguments)).into()
}
