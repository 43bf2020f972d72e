//! Diagnostics: published, and given when asked for.
//!
//! A client that asks is told what is asked of open documents, and published to for the other files only; so each finding is shown once,
//! whatever the client can do.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use gen_lsp_types as lsp;
use rustc_hash::FxHasher;
use serde_json::Value;
use wirelint_analysis::Run;

use crate::session::Session;
use crate::transport::{Fault, code};

/// What the client has been told of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Published {
    /// How the file was called.
    uri: lsp::Uri,
    /// What was said.
    digest: u64,
    /// Of which version, where the document is open.
    version: Option<i32>,
    is_empty: bool,
}

/// Publishes what differs from what the client knows.
pub(crate) fn publish(session: &mut Session, run: &Run) {
    let mut now: BTreeMap<PathBuf, Vec<lsp::Diagnostic>> = BTreeMap::new();
    let convert = session.convert();
    for finding in &run.outcome.findings {
        let path = run.files.get(finding.file).path();
        if session.client().pulls && session.documents.get(path).is_some() {
            continue;
        }
        let here = match now.get_mut(path) {
            Some(here) => here,
            None => now.entry(path.to_owned()).or_default(),
        };
        here.push(convert.diagnostic(&run.files, finding));
    }
    if !session.client().pulls {
        for (path, _) in session.documents.iter() {
            now.entry(path.to_owned()).or_default();
        }
    }
    let gone: Vec<PathBuf> = session.published.keys().filter(|it| !now.contains_key(*it)).cloned().collect();
    for path in gone {
        if let Some(published) = session.published.remove(&path) {
            retract(session, published);
        }
    }
    for (path, diagnostics) in now {
        let published = Published {
            uri: session.documents.uri(&path),
            digest: digest(&diagnostics),
            version: session.documents.get(&path).map(|it| it.version),
            is_empty: diagnostics.is_empty(),
        };
        match session.published.remove(&path) {
            Some(before) if before == published => {}
            before => {
                if let Some(before) = before.filter(|it| it.uri != published.uri) {
                    retract(session, before);
                }
                tell(session, published.uri.clone(), published.version, diagnostics);
            }
        }
        session.published.insert(path, published);
    }
}

/// Takes back what was said of a file.
pub(crate) fn retract(session: &Session, published: Published) {
    if !published.is_empty {
        tell(session, published.uri, None, Vec::new());
    }
}

fn tell(session: &Session, uri: lsp::Uri, version: Option<i32>, diagnostics: Vec<lsp::Diagnostic>) {
    let params = lsp::PublishDiagnosticsParams { uri, version, diagnostics };
    session.outbox().notify("textDocument/publishDiagnostics", params);
}

/// Has the client ask again.
pub(crate) fn refresh(session: &mut Session) {
    if session.client().pulls {
        let id = session.next_id("refresh");
        session.outbox().request::<()>(&id, "workspace/diagnostic/refresh", None);
    }
}

/// `textDocument/diagnostic`: the findings in the document, or that they are those of `previous`.
pub(crate) fn report(
    session: &mut Session,
    path: &Path,
    previous: Option<&str>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<lsp::DocumentDiagnosticReport, Fault> {
    let Some(run) = session.run(cancelled) else {
        let data = serde_json::json!({ "retriggerRequest": true });
        let fault = Fault::new(code::SERVER_CANCELLED, "the document is being changed");
        return Err(Fault { data: Some(data), ..fault });
    };
    let items = session.convert().diagnostics(&run, path);
    // What is equal has an equal name, so nothing needs to be remembered of what was answered.
    let result_id = format!("{:016x}", digest(&items));
    Ok(if previous == Some(&*result_id) {
        let unchanged = lsp::UnchangedDocumentDiagnosticReport { result_id };
        lsp::DocumentDiagnosticReport::RelatedUnchangedDocumentDiagnosticReport(
            lsp::RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: unchanged,
            },
        )
    } else {
        let full = lsp::FullDocumentDiagnosticReport { result_id: Some(result_id), items };
        lsp::DocumentDiagnosticReport::RelatedFullDocumentDiagnosticReport(
            lsp::RelatedFullDocumentDiagnosticReport {
                related_documents: None,
                full_document_diagnostic_report: full,
            },
        )
    })
}

/// Equal for equal diagnostics, and for no others that one will meet.
fn digest(diagnostics: &[lsp::Diagnostic]) -> u64 {
    let mut hasher = FxHasher::default();
    for it in diagnostics {
        (it.range.start.line, it.range.start.character, it.range.end.line, it.range.end.character)
            .hash(&mut hasher);
        // The data, the only part that is no plain value, follows from the rest.
        let lsp::Diagnostic { severity, code, message, related_information, .. } = it;
        (severity, code, message, related_information).hash(&mut hasher);
        it.data.as_ref().map(Value::to_string).hash(&mut hasher);
    }
    diagnostics.len().hash(&mut hasher);
    hasher.finish()
}
