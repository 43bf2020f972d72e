//! The table of flags: parsing, help and errors come from it. Nothing is done here, and nothing is looked up.

mod lint;
mod values;

use std::env;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand};

use wirelint_analysis::Date;
use wirelint_report::{ChecklistFormat, MapFormat};

use crate::exit::Exit;
use crate::notes;
use crate::terminal::Color;

pub(crate) use lint::{Find, Lint, Verdict};
use values::{CHECKLIST_FORMATS, COLORS, MAP_FORMATS, PAGE_FORMATS, TABLE_FORMATS, one_of};
pub(crate) use values::{PageFormat, TableFormat, Threshold};

/// A linter for API contracts: what waits, what happens on a retry, what will break
#[derive(Parser, Debug)]
#[command(name = "wirelint", version, disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// What every command understands.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Common {
    /// When to colour; `auto` heeds `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = one_of::<Color>(COLORS), help_heading = "Output")]
    pub(crate) color: Color,
    /// Say nothing beside what is asked for: no progress, no remarks on standard error
    #[arg(long, short, global = true, help_heading = "Output")]
    pub(crate) quiet: bool,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Lint contracts
    #[command(after_help = lint::EXIT_CODES)]
    Lint(Box<Lint>),
    /// List every rule, with its level, the kinds of contract it is for, its fix and the names that other tools have for it
    Rules(Rules),
    /// Show the page of a rule
    Explain(Explain),
    /// Show every operation: does the caller wait, and what does a repeated call do?
    Map(Map),
    /// Ask what a reviewer asks of a contract, with what the contract itself answers
    Checklist(Checklist),
    /// List what is read, as which kind, and why the rest is not
    Files(Files),
    /// Serve an editor: the language server protocol on standard input and output
    Lsp(Lsp),
}

#[derive(Args, Debug)]
pub(crate) struct Rules {
    /// How the list is written
    #[arg(long, value_name = "FORMAT", default_value = "pretty", value_parser = one_of::<TableFormat>(TABLE_FORMATS))]
    pub(crate) format: TableFormat,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The rule's name, or the name that another tool has for it; or `vocabulary`, `weights` or `resolvers`, of the configuration
    #[arg(required_unless_present = "at")]
    pub(crate) rule: Option<String>,
    /// Say all that is known of the resolver of a field of GraphQL on that line: what it asks for, how often, and why
    #[arg(long, value_name = "FILE:LINE", conflicts_with = "rule")]
    pub(crate) at: Option<String>,
    /// How the page is written
    #[arg(long, value_name = "FORMAT", default_value = "pretty", value_parser = one_of::<PageFormat>(PAGE_FORMATS))]
    pub(crate) format: PageFormat,
}

#[derive(Args, Debug)]
pub(crate) struct Files {
    #[command(flatten)]
    pub(crate) find: Find,
    /// How the list is written
    #[arg(long, value_name = "FORMAT", default_value = "pretty", value_parser = one_of::<TableFormat>(TABLE_FORMATS))]
    pub(crate) format: TableFormat,
}

#[derive(Args, Debug)]
pub(crate) struct Map {
    #[command(flatten)]
    pub(crate) find: Find,
    /// How the map is written
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of::<MapFormat>(MAP_FORMATS), help_heading = "Output")]
    pub(crate) format: MapFormat,
    /// Write the map to this file, which is replaced as a whole
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Checklist {
    #[command(flatten)]
    pub(crate) find: Find,
    /// How the checklist is written
    #[arg(long, value_name = "FORMAT", default_value = "markdown", value_parser = one_of::<ChecklistFormat>(CHECKLIST_FORMATS), help_heading = "Output")]
    pub(crate) format: ChecklistFormat,
    /// Write the checklist to this file, which is replaced as a whole
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// What rules take for today, YYYY-MM-DD; by default `SOURCE_DATE_EPOCH`, else the clock
    #[arg(long, value_name = "DATE", help_heading = "How it runs")]
    pub(crate) now: Option<Date>,
}

#[derive(Args, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Lsp {
    /// Wait for one editor on this port of this machine instead, for debugging; 0 takes a free one and names it
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
}

/// Whether the user asks for `wirelint lsp` and nothing else, as editors do. What reads arguments would stay in the server's memory, half a
/// megabyte of it.
pub(crate) fn is_server_alone() -> bool {
    env::args_os().skip(1).eq(["lsp"])
}

/// What the user asks for. Help is printed; bad usage is one line.
pub(crate) fn parse() -> Result<Arguments, Exit> {
    Arguments::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A pipe that is closed while help is printed has seen enough of it.
            _ = error.print();
            Exit::Clean
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            notes::say("name a command, such as `wirelint lint`; `wirelint --help` lists them");
            Exit::Trouble
        }
        _ => {
            notes::say(one_line(&error.render().to_string()));
            Exit::Trouble
        }
    })
}

/// The error that takes clap several paragraphs: what is wrong and what was probably meant; not the usage, which `--help`
/// has.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let said = lines.take_while(|it| !it.starts_with("Usage:") && !it.starts_with("For more information"));
    let mut out = String::new();
    for line in said {
        let line = line.strip_prefix("error: ").or_else(|| line.strip_prefix("tip: ")).unwrap_or(line);
        let glue = match out.chars().last() {
            None => "",
            Some(':') => " ",
            Some(_) => "; ",
        };
        out.push_str(glue);
        out.push_str(line);
    }
    out + " (see --help)"
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_table_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_server_alone_is_what_the_table_makes_of_it() {
        let parsed = Arguments::try_parse_from(["wirelint", "lsp"]).map(|it| it.command);
        assert!(matches!(parsed, Ok(Command::Lsp(args)) if args == Lsp::default()));
    }

    #[test]
    fn paragraphs_become_one_line() {
        let text = "error: unexpected argument '--frmat' found\n\n  tip: a similar argument exists: '--format'\n\n\
                    Usage: wirelint lint [OPTIONS]\n\nFor more information, try '--help'.\n";
        let line = "unexpected argument '--frmat' found; a similar argument exists: '--format' (see --help)";
        assert_eq!(one_line(text), line);
        let missing = "error: the following required arguments were not provided:\n  <RULE>\n\nUsage: x\n";
        assert_eq!(
            one_line(missing),
            "the following required arguments were not provided: <RULE> (see --help)"
        );
    }
}
