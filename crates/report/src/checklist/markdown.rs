//! For documents and comments: a list of tasks, ticked where the contract proves the answer, crossed where a rule says no.

use std::io::{self, Write};

use wirelint_diagnostics::{CheckItem, CheckState, CheckedContract, Checklist, Piece, Place};
use wirelint_source::Sources;

use crate::markdown::{code, text};

pub(super) fn write(checklist: &Checklist, sources: &dyn Sources, out: &mut dyn Write) -> io::Result<()> {
    if checklist.contracts.is_empty() {
        return Ok(());
    }
    writeln!(out, "# Review checklist\n")?;
    writeln!(
        out,
        "Ticked is what the contract proves, ✗ marks what a rule has found; the rest only a person can answer."
    )?;
    for contract in &checklist.contracts {
        write_contract(contract, sources, out)?;
    }
    Ok(())
}

fn write_contract(contract: &CheckedContract, sources: &dyn Sources, out: &mut dyn Write) -> io::Result<()> {
    let title =
        if contract.title.is_empty() { String::new() } else { format!(" ({})", text(&contract.title)) };
    writeln!(out, "\n## {}{title}\n", code(&contract.file))?;
    if contract.unread > 0 {
        let places = counted(contract.unread, "place", "places");
        writeln!(
            out,
            "It cannot be read in {places}, and nothing is asked about what stands there: see `wirelint lint`.\n"
        )?;
    }
    if contract.items.is_empty() {
        writeln!(out, "There is nothing to ask.")?;
    }
    for item in &contract.items {
        write_item(item, sources, out)?;
    }
    if contract.left_out > 0 {
        let more = counted(contract.left_out, "question", "questions");
        writeln!(out, "\n{more} of less weight left out.")?;
    }
    Ok(())
}

fn write_item(item: &CheckItem, sources: &dyn Sources, out: &mut dyn Write) -> io::Result<()> {
    let mark = match item.state {
        CheckState::Violated => "[ ] ✗",
        CheckState::Open => "[ ]",
        CheckState::Proved => "[x]",
    };
    write!(out, "- {mark} ")?;
    for piece in &item.question {
        match piece {
            Piece::Words(words) => write!(out, "{words}")?,
            Piece::Name(name) => write!(out, "{}", code(name))?,
        }
    }
    if let Some(first) = item.violations.first() {
        write!(out, " — `{}`, {}", first.rule, place(&first.place, sources))?;
        // Another rule says something else, the same rule the same of another place.
        let mut others: Vec<&str> =
            item.violations.iter().map(|it| it.rule).filter(|it| *it != first.rule).collect();
        let same = item.violations.len() - 1 - others.len();
        if same > 0 {
            write!(out, " and {}", counted(same, "more place", "more places"))?;
        }
        others.sort_unstable();
        others.dedup();
        for rule in others {
            write!(out, ", `{rule}`")?;
        }
    } else if let Some(first) = item.evidence.first() {
        let word =
            if item.state == CheckState::Proved { format!("{}, ", first.message) } else { String::new() };
        write!(out, " — {word}{}", place(first, sources))?;
        let more = item.evidence.len() - 1;
        if more > 0 {
            write!(out, " and {}", counted(more, "more place", "more places"))?;
        }
    }
    writeln!(out)
}

fn place(place: &Place, sources: &dyn Sources) -> String {
    let line = sources.lines(place.file).line_of(place.range.start) + 1;
    code(&format!("{}:{line}", sources.path(place.file)))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
