//! The map for programs, version 1: `schema/map-v1.schema.json` is what it promises. Members may be added within a version, none is renamed,
//! removed or given another meaning.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::PrettyFormatter;
use serde_json::{Map, Value, json};
use wirelint_diagnostics::{AxisMap, COLUMNS, MappedCell, MappedRow};
use wirelint_source::{FileId, Sources, TextRange};

use super::Summary;
use crate::positions::Positions;

pub(super) fn write(map: &AxisMap, sources: &dyn Sources, mut out: &mut dyn Write) -> io::Result<()> {
    let formatter = PrettyFormatter::with_indent(b"  ");
    value(map, sources).serialize(&mut serde_json::Serializer::with_formatter(&mut out, formatter))?;
    out.write_all(b"\n")
}

/// The map as a value; members come in the order of the alphabet.
pub(super) fn value(map: &AxisMap, sources: &dyn Sources) -> Value {
    let positions = Positions::new(sources);
    let summary = Summary::of(map);
    let contracts = map.contracts.iter().map(|contract| {
        let rows: Vec<Value> = contract.rows.iter().map(|it| row(it, &positions)).collect();
        let weights: Map<String, Value> =
            contract.weights.iter().map(|&(danger, weight)| (danger.to_owned(), json!(weight))).collect();
        json!({ "file": contract.file, "title": contract.title, "weights": weights, "operations": rows })
    });
    json!({
        "version": 1,
        "tool": { "name": "wirelint", "version": env!("CARGO_PKG_VERSION") },
        "summary": {
            "operations": summary.operations,
            "waits": summary.waits,
            "duplicateEffects": summary.duplicates,
            "unknown": summary.unknown,
        },
        "contracts": contracts.collect::<Vec<_>>(),
        "problems": map.problems.iter().map(|it| json!({ "file": it.file, "message": it.message })).collect::<Vec<_>>(),
    })
}

fn row(row: &MappedRow, positions: &Positions<'_>) -> Value {
    let mut all = Map::new();
    all.insert("operation".to_owned(), json!(&*row.operation));
    all.insert("file".to_owned(), json!(positions.sources.path(row.file)));
    all.insert("range".to_owned(), range(row.file, row.range, positions));
    for (column, it) in COLUMNS.iter().zip(&row.cells) {
        if !it.value.is_empty() {
            all.insert(column.key.to_owned(), cell(it, positions));
        }
    }
    all.insert("risk".to_owned(), json!(row.risk));
    all.insert("reasons".to_owned(), json!(row.reasons));
    Value::Object(all)
}

fn cell(cell: &MappedCell, positions: &Positions<'_>) -> Value {
    let evidence = cell.evidence.iter().map(|it| {
        json!({
            "file": positions.sources.path(it.file),
            "range": range(it.file, it.range, positions),
            "message": it.message,
        })
    });
    json!({ "value": cell.value, "basis": cell.basis, "evidence": evidence.collect::<Vec<_>>() })
}

fn range(file: FileId, range: TextRange, positions: &Positions<'_>) -> Value {
    let point = |offset: u32| {
        let point = positions.point(file, offset);
        json!({ "line": point.line, "column": point.column, "offset": offset })
    };
    json!({ "start": point(range.start), "end": point(range.end) })
}
