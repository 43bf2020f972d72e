//! `wirelint rules`

use std::io::{self, Write};

use anyhow::Result;
use serde::Serialize;
use wirelint_analysis::{Kind, Meta, rules};
use wirelint_diagnostics::Applicability;

use crate::args::{Rules, TableFormat};
use crate::commands::print_json;
use crate::exit::Exit;
use crate::table::{self, Side};

pub(crate) fn run(args: &Rules) -> Result<Exit> {
    match args.format {
        TableFormat::Pretty => pretty(&mut io::stdout().lock())?,
        TableFormat::Json => {
            print_json(&All { version: 1, rules: rules().into_iter().map(Rule::of).collect() })?;
        }
    }
    Ok(Exit::Clean)
}

/// One line for each rule, so that `grep` finds it by every name.
fn pretty(out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<[String; 5]> = rules()
        .into_iter()
        .map(|rule| {
            let fix = match rule.fix {
                Some(Applicability::Safe) => "safe fix",
                Some(Applicability::Unsafe) => "unsafe fix",
                Some(Applicability::Manual) => "proposal",
                None => "",
            };
            let elsewhere =
                if rule.peers.is_empty() { String::new() } else { format!(" ({})", rule.peers.join(", ")) };
            [
                rule.id.to_owned(),
                rule.level.to_string(),
                kinds(rule).join(", "),
                fix.to_owned(),
                format!("{}{elsewhere}", rule.summary),
            ]
        })
        .collect();
    table::write([Side::Left; 5], &rows, out)
}

/// The names of the kinds of file that the rule is for.
fn kinds(rule: &Meta) -> Vec<&'static str> {
    rule.kinds.iter().copied().map(Kind::as_str).collect()
}

#[derive(Serialize)]
struct All {
    version: u32,
    rules: Vec<Rule>,
}

/// A rule as programs read it.
#[derive(Serialize)]
pub(crate) struct Rule {
    id: &'static str,
    summary: &'static str,
    level: &'static str,
    since: &'static str,
    kinds: Vec<&'static str>,
    fix: Option<&'static str>,
    peers: &'static [&'static str],
    url: String,
}

impl Rule {
    pub(crate) fn of(rule: &'static Meta) -> Self {
        Self {
            id: rule.id,
            summary: rule.summary,
            level: rule.level.as_str(),
            since: rule.since,
            kinds: kinds(rule),
            fix: rule.fix.map(Applicability::as_str),
            peers: rule.peers,
            url: rule.url(),
        }
    }
}
