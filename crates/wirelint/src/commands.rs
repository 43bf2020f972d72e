//! What each command does.

mod checklist;
mod explain;
mod files;
mod lint;
mod lsp;
mod map;
mod rules;

use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;
use wirelint_analysis::{ConfigChoice, Date, KindPatterns, Options};

use crate::args::{Arguments, Command, Find, Lsp};
use crate::exit::Exit;

/// Does what the user asks for.
pub(crate) fn run(arguments: Arguments) -> Result<Exit> {
    let common = arguments.common;
    match arguments.command {
        Command::Lint(lint) => lint::run(*lint, common),
        Command::Rules(args) => rules::run(&args),
        Command::Explain(args) => explain::run(&args, common),
        Command::Files(args) => files::run(&args, common),
        Command::Map(args) => map::run(&args, common),
        Command::Checklist(args) => checklist::run(&args, common),
        Command::Lsp(args) => lsp::run(args),
    }
}

/// Serves an editor that says nothing of how.
pub(crate) fn serve() -> Result<Exit> {
    lsp::run(Lsp::default())
}

fn cwd() -> Result<PathBuf> {
    env::current_dir().context("the working directory cannot be found")
}

/// What rules take for today where no flag says so.
fn today() -> Result<Date> {
    let epoch = env::var_os("SOURCE_DATE_EPOCH").map(|it| it.to_string_lossy().into_owned());
    Date::today(epoch.as_deref()).map_err(anyhow::Error::msg)
}

/// What is said of where contracts are.
fn options(find: &Find, cwd: &Path) -> Result<Options> {
    let kinds = KindPatterns::parse(cwd, find.kinds.iter().map(String::as_str)).context("--kind")?;
    let config = match &find.config {
        Some(path) => ConfigChoice::File(path.clone()),
        None if find.no_config => ConfigChoice::None,
        None => ConfigChoice::Discover,
    };
    Ok(Options {
        arguments: find.paths.clone(),
        config,
        kinds,
        proto_paths: find.proto_paths.clone(),
        no_ignore: find.no_ignore,
        ..Options::default()
    })
}

/// Prints `value` as the JSON reports are: indented by two, a line break at the end.
fn print_json(value: &impl Serialize) -> Result<()> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}
