//! `textDocument/codeLens`: whether the caller of each operation waits, and what a retry does.

use serde_json::{Value, json};
use wirelint_analysis::axis_line;
use wirelint_diagnostics::MappedRow;

use super::symbols::Of;
use crate::session::Session;

pub(super) fn lens(session: &Session, params: &Of) -> Value {
    let Some(path) = session.documents.path(&params.text_document.uri.0) else { return Value::Null };
    let snapshot = session.host().snapshot();
    let Some((_, file)) = snapshot.file(&path) else { return Value::Null };
    let lens = |row: &MappedRow| {
        // A command without a name is shown and cannot be run.
        json!({
            "range": session.convert().range(&file, row.range),
            "command": { "title": axis_line(row), "command": "" },
        })
    };
    snapshot.axis(&path, |_| true).iter().map(lens).collect()
}
