//! Diagnostics: published, and given when asked for.
//!
//! A client that asks is told what is asked of open documents, and published to for the other files only; so each finding is shown once,
//! whatever the client can do.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use gen_lsp_types as lsp;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde_json::Value;
use wirelint_analysis::Run;
use wirelint_diagnostics::FileFindings;
use wirelint_source::FileId;

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

/// Which findings the client has been told of, file by file.
#[derive(Default)]
pub(crate) struct Told {
    files: FxHashMap<FileId, TellsOf>,
    /// How often something was published.
    rounds: u64,
}

/// What the client has been told of the findings in a file.
struct TellsOf {
    path: PathBuf,
    /// The findings, kept by nobody for this; nothing where they are to be told again.
    findings: Weak<FileFindings>,
    round: u64,
}

impl Told {
    /// A document was opened or closed: it is called by another name from now on, in what is said of others as well.
    pub(crate) fn renamed(&mut self) {
        self.files.values_mut().for_each(|it| it.findings = Weak::new());
    }

    /// Whether these findings were told before. They count as told from now on.
    fn has(&mut self, path: &Path, findings: &Arc<FileFindings>) -> bool {
        let Some(first) = findings.first() else { return true };
        let round = self.rounds;
        let make = || TellsOf { path: path.to_owned(), findings: Weak::new(), round };
        let it = self.files.entry(first.file).or_insert_with(make);
        it.round = round;
        let is_same = std::ptr::eq(it.findings.as_ptr(), Arc::as_ptr(findings));
        if !is_same {
            it.findings = Arc::downgrade(findings);
        }
        is_same
    }

    /// The files that had findings before and have none now.
    fn gone(&mut self) -> Vec<PathBuf> {
        let round = self.rounds;
        self.files.extract_if(|_, it| it.round != round).map(|it| it.1.path).collect()
    }
}

/// Publishes what differs from what the client knows. Costs what differs: files with the very findings that were told before are passed
/// over, except open ones, whose versions are told as well.
pub(crate) fn publish(session: &mut Session, run: &Run) {
    let mut now: BTreeMap<PathBuf, Vec<lsp::Diagnostic>> = BTreeMap::new();
    let mut told = std::mem::take(&mut session.told);
    told.rounds += 1;
    let snapshot = session.host().snapshot();
    let open = session.documents.iter().filter_map(|(path, _)| Some(snapshot.file(path)?.0));
    let open: FxHashSet<FileId> = open.collect();
    let convert = session.convert();
    for findings in run.outcome.findings.by_file() {
        let Some(file) = findings.first().map(|it| it.file) else { continue };
        let is_open = open.contains(&file);
        if session.client().pulls && is_open {
            continue;
        }
        let path = run.files.get(file).path();
        if told.has(path, findings) && !is_open {
            continue;
        }
        now.insert(path.to_owned(), findings.iter().map(|it| convert.diagnostic(&run.files, it)).collect());
    }
    if !session.client().pulls {
        for (path, _) in session.documents.iter() {
            now.entry(path.to_owned()).or_default();
        }
    }
    for path in told.gone() {
        if !now.contains_key(&path)
            && let Some(published) = session.published.remove(&path)
        {
            retract(session, published);
        }
    }
    session.told = told;
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
