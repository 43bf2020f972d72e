//! Between the house's terms and the protocol's: places, severities, edits. The only place that knows both.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use gen_lsp_types as lsp;
use wirelint_analysis::{Files, Run};
use wirelint_diagnostics::{FileFindings, Finding, Place, Severity};
use wirelint_source::{FileId, TextEdit, TextRange};
use wirelint_vfs::File;

use crate::client::Client;
use crate::documents::Documents;

/// How many related places an editor is given: those who want to see all uses ask for the references.
const MAX_RELATED: usize = 100;

/// The rule whose findings are about something that can go.
const UNUSED: &str = "meta/unused-suppression";

/// What a conversion depends on.
#[derive(Clone, Copy)]
pub(crate) struct Convert<'s> {
    pub(crate) client: &'s Client,
    pub(crate) documents: &'s Documents,
}

impl Convert<'_> {
    /// The byte that `position` means in `file`. What lies behind the end of a line or of the text is that end.
    pub(crate) fn offset(self, file: &File, position: lsp::Position) -> u32 {
        let position = wirelint_source::Position { line: position.line, column: position.character };
        file.lines().offset(file.text(), position, self.client.columns)
    }

    /// The bytes that `range` means in `file`.
    pub(crate) fn text_range(self, file: &File, range: lsp::Range) -> TextRange {
        TextRange::new(self.offset(file, range.start), self.offset(file, range.end))
    }

    /// The protocol's word for `range` in `file`.
    pub(crate) fn range(self, file: &File, range: TextRange) -> lsp::Range {
        let position = |offset| {
            let position = file.lines().position(file.text(), offset, self.client.columns);
            lsp::Position { line: position.line, character: position.column }
        };
        lsp::Range { start: position(range.start), end: position(range.end) }
    }

    /// The protocol's word for `range` in `file`, with the file.
    pub(crate) fn location(self, file: &File, range: TextRange) -> lsp::Location {
        lsp::Location { uri: self.documents.uri(file.path()), range: self.range(file, range) }
    }

    /// A finding as the editor shows it.
    pub(crate) fn diagnostic(self, files: &Files, finding: &Finding) -> lsp::Diagnostic {
        let client = self.client;
        let related = || finding.related.iter().take(MAX_RELATED).map(|it| self.related(files, it)).collect();
        lsp::Diagnostic {
            range: self.range(files.get(finding.file), finding.range),
            severity: Some(severity(finding.severity)),
            code: Some(lsp::Code::String(finding.rule.to_owned())),
            code_description: client
                .code_links
                .then(|| lsp::CodeDescription { href: lsp::Uri(finding.url.clone()) }),
            source: Some("wirelint".to_owned()),
            message: lsp::Message::String(message(finding)),
            tags: (client.unnecessary && finding.rule == UNUSED)
                .then(|| vec![lsp::DiagnosticTag::Unnecessary]),
            related_information: (client.related && !finding.related.is_empty()).then(related),
            data: client.data.then(|| serde_json::json!({ "fingerprint": finding.fingerprint.to_string() })),
        }
    }

    fn related(self, files: &Files, place: &Place) -> lsp::DiagnosticRelatedInformation {
        lsp::DiagnosticRelatedInformation {
            location: self.location(files.get(place.file), place.range),
            message: place.message.clone(),
        }
    }

    /// The findings of `run` in the file at `path`, as the editor shows them.
    pub(crate) fn diagnostics(self, run: &Run, path: &Path) -> Vec<lsp::Diagnostic> {
        let files = &run.files;
        let is_here =
            |it: &&Arc<FileFindings>| it.first().is_some_and(|it| files.get(it.file).path() == path);
        let here = run.outcome.findings.by_file().iter().filter(is_here);
        here.flat_map(|it| it.iter()).map(|it| self.diagnostic(files, it)).collect()
    }

    /// Edits of several files as one. Those of open documents are for the versions that the texts are of.
    pub(crate) fn workspace_edit(
        self,
        files: &Files,
        edits: impl IntoIterator<Item = (FileId, Vec<TextEdit>)>,
    ) -> lsp::WorkspaceEdit {
        let by_file = edits.into_iter().map(|(id, edits)| {
            let file = files.get(id);
            let edits: Vec<lsp::TextEdit> = edits
                .into_iter()
                .map(|it| lsp::TextEdit { range: self.range(file, it.range), new_text: it.text })
                .collect();
            (file.path(), edits)
        });
        if !self.client.versioned_edits {
            let changes: HashMap<lsp::Uri, Vec<lsp::TextEdit>> =
                by_file.map(|(path, edits)| (self.documents.uri(path), edits)).collect();
            return lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() };
        }
        let changes = by_file.map(|(path, edits)| {
            lsp::DocumentChange::TextDocumentEdit(lsp::TextDocumentEdit {
                text_document: lsp::OptionalVersionedTextDocumentIdentifier {
                    version: self.documents.get(path).map(|it| it.version),
                    text_document_identifier: lsp::TextDocumentIdentifier { uri: self.documents.uri(path) },
                },
                edits: edits.into_iter().map(lsp::Edit::TextEdit).collect(),
            })
        });
        lsp::WorkspaceEdit { document_changes: Some(changes.collect()), ..lsp::WorkspaceEdit::default() }
    }
}

fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Error => lsp::DiagnosticSeverity::Error,
        Severity::Warning => lsp::DiagnosticSeverity::Warning,
        Severity::Info => lsp::DiagnosticSeverity::Information,
        Severity::Hint => lsp::DiagnosticSeverity::Hint,
    }
}

/// What is wrong, why, and what to do, a line each.
fn message(finding: &Finding) -> String {
    let mut text = finding.message.clone();
    if let Some(label) = &finding.label {
        text.extend(["\n", label]);
    }
    if let Some(help) = &finding.help {
        text.extend(["\nhelp: ", help]);
    }
    text
}
