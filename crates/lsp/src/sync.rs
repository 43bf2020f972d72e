//! Notifications: what the client has opened, changed, saved and closed.

use std::path::Path;

use gen_lsp_types as lsp;
use serde::Deserialize;
use serde_json::Value;
use wirelint_analysis::LoadError;
use wirelint_source::TextEdit;

use crate::diagnostics;
use crate::lifecycle;
use crate::session::Session;
use crate::transport::{Fault, Params, code};
use crate::uri;

/// Takes note of what the client says. Methods that nobody handles are passed over.
pub(crate) fn notification(session: &mut Session, method: &str, params: &Params) -> Result<(), Fault> {
    match method {
        "initialized" => lifecycle::initialized(session),
        "textDocument/didOpen" => open(session, params.read()?),
        "textDocument/didChange" => match params.read() {
            Ok(params) => change(session, params)?,
            Err(fault) => {
                lose(session, &params.read()?);
                return Err(fault);
            }
        },
        "textDocument/didSave" => reread(session),
        "textDocument/didClose" => close(session, &params.read()?),
        "workspace/didChangeWatchedFiles" => watched(session, &params.read()?),
        "workspace/didChangeWorkspaceFolders" => folders(session, &params.read()?),
        "workspace/didCreateFiles" | "workspace/didDeleteFiles" | "workspace/didRenameFiles" => {
            files(session, &params.read()?);
        }
        _ => {}
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Open {
    text_document: OpenDocument,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OpenDocument {
    uri: lsp::Uri,
    #[serde(default)]
    language_id: String,
    version: i32,
    text: String,
}

fn open(session: &mut Session, Open { text_document }: Open) {
    let OpenDocument { uri, language_id, version, text } = text_document;
    let home = session.home();
    let Some(path) = session.documents.open(uri, &language_id, version, &home) else { return };
    session.told.renamed();
    set_text(session, &path, text);
    if session.client().pulls
        && let Some(published) = session.published.remove(&path)
    {
        // From now on it is asked for.
        diagnostics::retract(session, published);
    }
    reread(session);
}

/// Gives the document a whole text; `false` where it is refused.
fn set_text(session: &mut Session, path: &Path, text: String) -> bool {
    let outcome = session.change().open_buffer(path, text);
    if let Err(error) = &outcome {
        refuse(session, path, error);
    }
    outcome.is_ok()
}

/// A document that has become too long is as good as closed: nothing is said of it any more.
fn refuse(session: &mut Session, path: &Path, error: &LoadError) {
    session.log(&format!("{}: {error}; it is looked at again when it is opened again", path.display()));
    let uri = session.documents.uri(path);
    session.documents.close(&uri.0);
    session.told.renamed();
    session.change().close_buffer(path);
}

/// A change that cannot be read: what the document is from now on is not known.
fn lose(session: &mut Session, params: &Value) {
    let uri = params["textDocument"]["uri"].as_str().unwrap_or_default();
    if let Some(path) = session.documents.path(uri).filter(|it| session.documents.get(it).is_some()) {
        refuse(session, &path, &LoadError::Other("cannot be followed through its last change".to_owned()));
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    text_document: lsp::VersionedTextDocumentIdentifier,
    content_changes: Vec<ContentChange>,
}

/// One edit; without a range, the whole text. Both have to be of their own shape: a range that cannot be read must not make the edit one of
/// the whole text.
#[derive(Deserialize)]
struct ContentChange {
    range: Option<lsp::Range>,
    text: String,
}

fn change(session: &mut Session, Change { text_document, content_changes }: Change) -> Result<(), Fault> {
    let uri = &text_document.text_document_identifier.uri;
    let Some(path) = session.documents.path(&uri.0).filter(|it| session.documents.get(it).is_some()) else {
        return Err(Fault::new(code::INVALID_PARAMS, format!("`{}` is not open", uri.0)));
    };
    if let Some(document) = session.documents.get_mut(&path) {
        document.version = text_document.version;
    }
    if content_changes.len() > MANY && content_changes.iter().all(|it| it.range.is_some()) {
        let outcome = session.edit_often(
            &path,
            content_changes.into_iter().filter_map(|it| Some((it.range?, it.text))).collect(),
        );
        if let Err(error) = outcome {
            refuse(session, &path, &error);
        }
        return Ok(());
    }
    for ContentChange { range, text } in content_changes {
        let Some(range) = range else {
            if !set_text(session, &path, text) {
                break;
            }
            continue;
        };
        let Some(file) = session.host().buffer(&path) else { break };
        let range = session.convert().text_range(&file, range);
        // Whoever holds on to a text makes its next edit dearer.
        drop(file);
        let outcome = session.change().edit_buffer(&path, &TextEdit { range, text });
        if let Err(error) = outcome {
            refuse(session, &path, &error);
            break;
        }
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Named {
    text_document: lsp::TextDocumentIdentifier,
}

fn close(session: &mut Session, params: &Named) {
    let Some(path) = session.documents.path(&params.text_document.uri.0) else { return };
    if let Some(published) = session.published.remove(&path) {
        // While the name is known: a document without a place has none afterwards.
        diagnostics::retract(session, published);
    }
    if session.documents.close(&params.text_document.uri.0).is_some() {
        session.told.renamed();
        session.change().close_buffer(&path);
        reread(session);
    }
}

/// Where the client does not watch all that may be read, it is looked at again when the client has to do with a file: on opening, saving
/// and closing one.
fn reread(session: &mut Session) {
    if !session.is_watched() {
        session.look_again();
    }
}

#[derive(Deserialize)]
struct Watched {
    changes: Vec<Changed>,
}

#[derive(Deserialize)]
struct Changed {
    uri: String,
}

fn watched(session: &mut Session, params: &Watched) {
    let paths: Vec<_> = params.changes.iter().filter_map(|it| uri::to_path(&it.uri)).collect();
    session.disk_changed(&paths);
}

/// From how many edits in one message on they are looked at together: to replace a word in a whole document makes one for each place.
const MANY: usize = 4;

/// Files that were created, renamed or deleted: whatever of `uri`, `oldUri` and `newUri` each has.
fn files(session: &mut Session, params: &Value) {
    let files = params["files"].as_array().map(Vec::as_slice).unwrap_or_default();
    let uris = files.iter().flat_map(|file| ["uri", "oldUri", "newUri"].map(|it| file[it].as_str()));
    let paths: Vec<_> = uris.flatten().filter_map(uri::to_path).collect();
    session.disk_changed(&paths);
}

fn folders(session: &mut Session, params: &lsp::DidChangeWorkspaceFoldersParams) {
    let paths = |folders: &[lsp::WorkspaceFolder]| -> Vec<_> {
        folders.iter().filter_map(|it| uri::to_path(&it.uri.0)).collect()
    };
    session.change_folders(paths(&params.event.added), &paths(&params.event.removed));
}
