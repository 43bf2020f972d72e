//! `textDocument/definition` and `textDocument/references`.

use gen_lsp_types as lsp;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::session::Session;

/// A place in a document.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct At {
    pub(crate) text_document: lsp::TextDocumentIdentifier,
    pub(crate) position: lsp::Position,
}

/// Where the reference under the cursor leads.
pub(super) fn definition(session: &Session, params: &At) -> Value {
    let Some((path, offset)) = session.place(params) else { return Value::Null };
    let snapshot = session.host().snapshot();
    let Some((_, here)) = snapshot.file(&path) else { return Value::Null };
    let convert = session.convert();
    let found = snapshot.definition(&path, offset).into_iter().map(|it| {
        let target = &it.focus.file;
        let location = convert.location(target, it.focus.range);
        if !session.client().links {
            return json!(location);
        }
        json!(lsp::LocationLink {
            origin_selection_range: Some(convert.range(&here, it.origin)),
            target_uri: location.uri,
            target_range: convert.range(target, it.whole),
            target_selection_range: location.range,
        })
    });
    let found: Vec<Value> = found.collect();
    if found.is_empty() { Value::Null } else { found.into() }
}

#[derive(Deserialize)]
pub(super) struct References {
    #[serde(flatten)]
    at: At,
    context: lsp::ReferenceContext,
}

/// Who refers to what is under the cursor.
pub(super) fn references(session: &Session, params: &References) -> Vec<lsp::Location> {
    let Some((path, offset)) = session.place(&params.at) else { return Vec::new() };
    let convert = session.convert();
    let snapshot = session.host().snapshot();
    let found = snapshot.references(&path, offset, params.context.include_declaration);
    found.iter().map(|it| convert.location(&it.file, it.range)).collect()
}
