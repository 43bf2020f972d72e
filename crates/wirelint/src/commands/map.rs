//! `wirelint map`

use std::sync::Arc;

use anyhow::Result;
use wirelint_analysis::{Disk, Host};
use wirelint_report::write_map;

use crate::args::{Common, Map};
use crate::commands::{cwd, options};
use crate::exit::Exit;
use crate::notes::Notes;
use crate::output::Output;

pub(crate) fn run(args: &Map, common: Common) -> Result<Exit> {
    let cwd = cwd()?;
    let host = Host::new(Arc::new(Disk), &cwd, options(&args.find, &cwd)?);
    let (map, files) = host.snapshot().map();
    let output = args.output.clone().map_or(Output::Stdout, Output::File);
    let width = output.terminal(common.color).width;
    output.write(|to| write_map(args.format, &map, &files, width, to))?;
    let notes = Notes { quiet: common.quiet };
    for problem in &map.problems {
        notes.tell(format_args!("{}: {}", problem.file, problem.message));
    }
    if map.contracts.is_empty() && map.problems.is_empty() {
        notes.tell("there is no contract here");
    }
    Ok(if map.problems.is_empty() { Exit::Clean } else { Exit::Trouble })
}
