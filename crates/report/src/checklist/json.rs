//! The checklist for programs, version 1: `schema/checklist-v1.schema.json` is what it promises. Members may be added within a version,
//! none is renamed, removed or given another meaning.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::PrettyFormatter;
use serde_json::{Value, json};
use wirelint_diagnostics::{CheckItem, CheckState, CheckedContract, Checklist, Piece, Place};
use wirelint_source::{FileId, Sources, TextRange};

use crate::positions::Positions;

pub(super) fn write(checklist: &Checklist, sources: &dyn Sources, mut out: &mut dyn Write) -> io::Result<()> {
    let formatter = PrettyFormatter::with_indent(b"  ");
    value(checklist, sources).serialize(&mut serde_json::Serializer::with_formatter(&mut out, formatter))?;
    out.write_all(b"\n")
}

/// The checklist as a value; members come in the order of the alphabet.
fn value(checklist: &Checklist, sources: &dyn Sources) -> Value {
    let positions = Positions::new(sources);
    let count = |state: CheckState| {
        let items = checklist.contracts.iter().flat_map(|it| &it.items);
        items.filter(|it| it.state == state).count()
    };
    json!({
        "version": 1,
        "tool": { "name": "wirelint", "version": env!("CARGO_PKG_VERSION") },
        "summary": {
            "contracts": checklist.contracts.len(),
            "violated": count(CheckState::Violated),
            "open": count(CheckState::Open),
            "proved": count(CheckState::Proved),
            "leftOut": checklist.contracts.iter().map(|it| it.left_out).sum::<usize>(),
        },
        "contracts": checklist.contracts.iter().map(|it| contract(it, &positions)).collect::<Vec<_>>(),
        "problems": checklist.problems.iter().map(|it| json!({ "file": it.file, "message": it.message })).collect::<Vec<_>>(),
    })
}

fn contract(contract: &CheckedContract, positions: &Positions<'_>) -> Value {
    json!({
        "file": contract.file,
        "title": contract.title,
        "unread": contract.unread,
        "leftOut": contract.left_out,
        "questions": contract.items.iter().map(|it| item(it, positions)).collect::<Vec<_>>(),
    })
}

fn item(item: &CheckItem, positions: &Positions<'_>) -> Value {
    let operations = item.operations.iter().map(|it| {
        json!({
            "operation": &*it.name,
            "file": positions.sources.path(it.file),
            "range": range(it.file, it.range, positions),
        })
    });
    let violations = item.violations.iter().map(|it| {
        let mut violation = place(&it.place, positions);
        violation["rule"] = it.rule.into();
        violation
    });
    json!({
        "id": item.id,
        "state": item.state.as_str(),
        "question": text(&item.question),
        "risk": item.risk,
        "operations": operations.collect::<Vec<_>>(),
        "evidence": item.evidence.iter().map(|it| place(it, positions)).collect::<Vec<_>>(),
        "violations": violations.collect::<Vec<_>>(),
    })
}

/// In one line, names in backticks.
fn text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Name(name) => out.extend(["`", name, "`"]),
        }
    }
    out
}

fn place(place: &Place, positions: &Positions<'_>) -> Value {
    json!({
        "file": positions.sources.path(place.file),
        "range": range(place.file, place.range, positions),
        "message": place.message,
    })
}

fn range(file: FileId, range: TextRange, positions: &Positions<'_>) -> Value {
    let point = |offset: u32| {
        let point = positions.point(file, offset);
        json!({ "line": point.line, "column": point.column, "offset": offset })
    };
    json!({ "start": point(range.start), "end": point(range.end) })
}
