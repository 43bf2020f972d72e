//! `wirelint files`

use std::io::{self, Write};
use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;
use wirelint_analysis::{Disk, FileReport, FileState, Host, LinkedFields};
use wirelint_diagnostics::Problem;
use wirelint_report::visible;

use crate::args::{Common, Files, TableFormat};
use crate::commands::{cwd, options, print_json};
use crate::exit::Exit;
use crate::notes::{Notes, counted, linked_fields};
use crate::table::{self, Side};

pub(crate) fn run(args: &Files, common: Common) -> Result<Exit> {
    let cwd = cwd()?;
    let host = Host::new(Arc::new(Disk), &cwd, options(&args.find, &cwd)?);
    let (files, problems) = host.snapshot().files();
    let resolvers = host.snapshot().linked_fields();
    match args.format {
        TableFormat::Pretty => {
            let mut out = io::stdout().lock();
            pretty(&files, &problems, &mut out)?;
            for it in &resolvers {
                writeln!(out, "{}", linked_fields(it))?;
            }
        }
        TableFormat::Json => print_json(&All {
            version: 1,
            files: files.iter().map(Entry::of).collect(),
            resolvers: resolvers.iter().map(Coverage::of).collect(),
            problems: problems.iter().map(|it| Trouble { file: &it.file, message: &it.message }).collect(),
        })?,
    }
    if files.is_empty() && problems.is_empty() {
        Notes { quiet: common.quiet }
            .tell("no file here has the extension of a contract (.yaml, .yml, .json)");
    }
    Ok(if problems.is_empty() { Exit::Clean } else { Exit::Trouble })
}

fn pretty(files: &[FileReport], problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
    let files = files.iter().map(|it| {
        let state = match &it.state {
            FileState::Linted(kind) => (*kind).to_owned(),
            FileState::Resolving(fields) => format!("resolvers of {}", counted(*fields, "field")),
            FileState::PartOf(by) => format!("part of {}", visible(by)),
            FileState::Config => "configuration".to_owned(),
            FileState::PassedOver(reason) => format!("- {}", visible(reason)),
        };
        [visible(&it.path).into_owned(), state]
    });
    let problems = problems
        .iter()
        .map(|it| [visible(&it.file).into_owned(), format!("error: {}", visible(&it.message))]);
    table::write([Side::Left; 2], &files.chain(problems).collect::<Vec<_>>(), out)
}

#[derive(Serialize)]
struct All<'a> {
    version: u32,
    files: Vec<Entry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resolvers: Vec<Coverage<'a>>,
    problems: Vec<Trouble<'a>>,
}

/// A file as programs read it.
#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    #[serde(flatten)]
    state: State<'a>,
}

#[derive(Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
enum State<'a> {
    Linted { kind: &'a str },
    Resolving { fields: usize },
    PartOf { contract: &'a str },
    Config,
    PassedOver { reason: &'a str },
}

/// How much of a schema its code is known to answer, as programs read it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Coverage<'a> {
    folder: &'a str,
    fields: usize,
    linked: usize,
    per_item: usize,
    batched: usize,
    harmless: usize,
    unknown: usize,
}

impl<'a> Coverage<'a> {
    fn of(it: &'a LinkedFields) -> Self {
        let &LinkedFields { ref folder, fields, linked, per_item, batched, harmless, unknown } = it;
        Self { folder, fields, linked, per_item, batched, harmless, unknown }
    }
}

#[derive(Serialize)]
struct Trouble<'a> {
    file: &'a str,
    message: &'a str,
}

impl<'a> Entry<'a> {
    fn of(report: &'a FileReport) -> Self {
        let state = match &report.state {
            FileState::Linted(kind) => State::Linted { kind },
            FileState::Resolving(fields) => State::Resolving { fields: *fields },
            FileState::PartOf(contract) => State::PartOf { contract },
            FileState::Config => State::Config,
            FileState::PassedOver(reason) => State::PassedOver { reason },
        };
        Self { file: &report.path, state }
    }
}
