//! `wirelint checklist`

use std::sync::Arc;

use anyhow::Result;
use wirelint_analysis::{Disk, Host};
use wirelint_report::write_checklist;

use crate::args::{Checklist, Common};
use crate::commands::{cwd, options, today};
use crate::exit::Exit;
use crate::notes::Notes;
use crate::output::Output;

pub(crate) fn run(args: &Checklist, common: Common) -> Result<Exit> {
    let cwd = cwd()?;
    let mut options = options(&args.find, &cwd)?;
    options.today = Some(args.now.map_or_else(today, Ok)?);
    let host = Host::new(Arc::new(Disk), &cwd, options);
    let (checklist, files) = host.snapshot().checklist();
    let output = args.output.clone().map_or(Output::Stdout, Output::File);
    output.write(|to| write_checklist(args.format, &checklist, &files, to))?;
    let notes = Notes { quiet: common.quiet };
    for problem in &checklist.problems {
        notes.tell(format_args!("{}: {}", problem.file, problem.message));
    }
    if checklist.contracts.is_empty() && checklist.problems.is_empty() {
        notes.tell("there is no contract here");
    }
    Ok(if checklist.problems.is_empty() { Exit::Clean } else { Exit::Trouble })
}
