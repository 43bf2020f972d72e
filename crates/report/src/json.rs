//! The JSON report, version 1: `schema/report-v1.schema.json` is what it promises, and a test holds the two
//! together. Members may be added within a version, none is renamed, removed or given another meaning.
//!
//! Written finding by finding; no tree of the whole is ever in memory. Knows no terminal: texts are passed on as
//! they are.

use std::io::{self, Write};

use serde::ser::{Serialize, Serializer};
use serde_json::ser::PrettyFormatter;
use wirelint_diagnostics as diagnostics;
use wirelint_source::{FileId, Sources, TextRange};

use crate::positions::Positions;
use crate::{Options, shown};

pub(crate) fn write(
    outcome: &diagnostics::Outcome,
    sources: &dyn Sources,
    options: &Options,
    mut out: &mut dyn Write,
) -> io::Result<()> {
    let positions = Positions::new(sources);
    let report = Report {
        version: 1,
        tool: Tool { name: "wirelint", version: env!("CARGO_PKG_VERSION") },
        summary: Summary::from(outcome.summary),
        findings: Each(|| shown(outcome, options).map(|it| Finding::new(it, &positions))),
        problems: Each(|| outcome.problems.iter().map(|it| Problem { file: &it.file, message: &it.message })),
    };
    let formatter = PrettyFormatter::with_indent(b"  ");
    report.serialize(&mut serde_json::Serializer::with_formatter(&mut out, formatter))?;
    out.write_all(b"\n")
}

/// Members are written in the order of the fields.
#[derive(serde::Serialize)]
struct Report<F: Serialize, P: Serialize> {
    version: u32,
    tool: Tool,
    summary: Summary,
    findings: F,
    problems: P,
}

#[derive(serde::Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(serde::Serialize)]
struct Summary {
    files: usize,
    operations: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    hints: usize,
    suppressed: usize,
    baselined: usize,
}

impl From<diagnostics::Summary> for Summary {
    fn from(summary: diagnostics::Summary) -> Self {
        // Taken apart, so that a new count cannot be forgotten here.
        let diagnostics::Summary { files, operations, errors, warnings, infos, hints, suppressed, baselined } =
            summary;
        Self { files, operations, errors, warnings, infos, hints, suppressed, baselined }
    }
}

#[derive(serde::Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    file: &'a str,
    range: Range,
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
    fingerprint: String,
}

impl<'a> Finding<'a> {
    fn new(finding: &'a diagnostics::Finding, positions: &Positions<'a>) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity.as_str(),
            message: &finding.message,
            help: finding.help.as_deref(),
            url: &finding.url,
            operation: finding.operation.as_deref(),
            pointer: finding.pointer.as_deref(),
            file: positions.sources.path(finding.file),
            range: Range::new(finding.file, finding.range, positions),
            related: finding.related.iter().map(|it| Related::new(it, positions)).collect(),
            fixes: finding.fixes.iter().map(|it| Fix::new(it, positions)).collect(),
            fingerprint: finding.fingerprint.to_string(),
        }
    }
}

#[derive(serde::Serialize)]
struct Related<'a> {
    file: &'a str,
    range: Range,
    message: &'a str,
}

impl<'a> Related<'a> {
    fn new(place: &'a diagnostics::Place, positions: &Positions<'a>) -> Self {
        Self {
            file: positions.sources.path(place.file),
            range: Range::new(place.file, place.range, positions),
            message: &place.message,
        }
    }
}

#[derive(serde::Serialize)]
struct Fix<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<Edit<'a>>,
}

impl<'a> Fix<'a> {
    fn new(fix: &'a diagnostics::Fix, positions: &Positions<'a>) -> Self {
        Self {
            title: &fix.title,
            applicability: fix.applicability.as_str(),
            edits: fix.edits.iter().map(|it| Edit::new(it, positions)).collect(),
        }
    }
}

#[derive(serde::Serialize)]
struct Edit<'a> {
    file: &'a str,
    range: Range,
    text: &'a str,
}

impl<'a> Edit<'a> {
    fn new(edit: &'a diagnostics::FileEdit, positions: &Positions<'a>) -> Self {
        Self {
            file: positions.sources.path(edit.file),
            range: Range::new(edit.file, edit.edit.range, positions),
            text: &edit.edit.text,
        }
    }
}

#[derive(serde::Serialize)]
struct Range {
    start: Position,
    end: Position,
}

impl Range {
    fn new(file: FileId, range: TextRange, positions: &Positions<'_>) -> Self {
        Self {
            start: Position::new(file, range.start, positions),
            end: Position::new(file, range.end, positions),
        }
    }
}

#[derive(serde::Serialize)]
struct Position {
    line: u32,
    column: u32,
    offset: u32,
}

impl Position {
    fn new(file: FileId, offset: u32, positions: &Positions<'_>) -> Self {
        let point = positions.point(file, offset);
        Self { line: point.line, column: point.column, offset }
    }
}

#[derive(serde::Serialize)]
struct Problem<'a> {
    file: &'a str,
    message: &'a str,
}

/// A sequence whose elements are made while they are written.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
