//! Everything that a run says, by paths instead of by the numbers that a host gave to files.

use std::fmt::Write as _;

use wirelint_analysis::{Host, Run};
use wirelint_diagnostics::{FileEdit, Finding, Fix, MappedCell, MappedRow, Outcome, Place};
use wirelint_source::{FileId, Sources, TextRange};

use crate::World;

/// What a run says, an entry for each finding, problem and text, in their order; and the counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    entries: Vec<String>,
}

impl Said {
    /// The first thing that differs from what `other` says: what is said here, and what is said there.
    pub fn first_difference(&self, other: &Self) -> Option<(String, String)> {
        let longest = self.entries.len().max(other.entries.len());
        let entry = |said: &Self, at: usize| said.entries.get(at).map_or("nothing more", |it| it).to_owned();
        let at = (0..longest).find(|&at| self.entries.get(at) != other.entries.get(at))?;
        Some((entry(self, at), entry(other, at)))
    }
}

/// What `run` says.
pub fn said(run: &Run) -> Said {
    // All fields are named here, so that a new one cannot be forgotten.
    let Outcome { findings, problems, summary } = &run.outcome;
    let mut entries: Vec<String> = findings.iter().map(|it| finding(run, it)).collect();
    entries.extend(problems.iter().map(|it| format!("{it:?}")));
    entries.push(format!("{summary:?}"));
    Said { entries }
}

/// What `host`, which has just said `run`, knows of the operations in the buffers of `world`, an entry for each.
pub(crate) fn facts(host: &Host, world: &World, run: &Run) -> Said {
    let mut entries = Vec::new();
    for path in world.buffers.keys() {
        for row in host.snapshot().axis(path, |_| true) {
            let MappedRow { operation, file, range, cells, risk, reasons } = row;
            let mut out = format!("{} {operation} {risk} {reasons:?}", place(run, file, range));
            for MappedCell { value, basis, evidence } in cells {
                write!(out, "\n  {value} {basis}").expect("strings take everything");
                for Place { file, range, message } in evidence {
                    write!(out, "\n    {} {message}", place(run, file, range))
                        .expect("strings take everything");
                }
            }
            entries.push(out);
        }
    }
    Said { entries }
}

fn finding(run: &Run, finding: &Finding) -> String {
    let Finding { rule, severity, message, label, help, url, operation, pointer, .. } = finding;
    let Finding { file, range, related, fixes, fingerprint, .. } = finding;
    let mut out = format!(
        "{} {severity} {rule}: {message}\n  {label:?} {help:?}\n  {url} {operation:?} {pointer:?} {fingerprint:?}",
        place(run, *file, *range)
    );
    for Place { file, range, message } in related {
        write!(out, "\n  related {} {message}", place(run, *file, *range)).expect("strings take everything");
    }
    for Fix { title, applicability, edits } in fixes {
        write!(out, "\n  {applicability:?} fix {title}").expect("strings take everything");
        for FileEdit { file, edit } in edits {
            write!(out, "\n    {} {:?}", place(run, *file, edit.range), edit.text)
                .expect("strings take everything");
        }
    }
    out
}

/// The place with the text that stands there, so that a run that points into an old text is seen.
fn place(run: &Run, file: FileId, range: TextRange) -> String {
    let text = run.files.text(file);
    let there = text.get(range.start as usize..range.end as usize);
    let (short, len) = (there.map(|it| it.chars().take(40).collect::<String>()), text.len());
    let line = run.files.lines(file).line_of(range.start) + 1;
    format!("{} (of {len}) line {line} {}..{} {short:?}", run.files.path(file), range.start, range.end)
}
