//! `textDocument/codeAction`: fixes, silence, and the rule's page, for the findings in a range; all safe fixes of the file.

use std::collections::BTreeMap;
use std::path::Path;

use gen_lsp_types as lsp;
use serde::Deserialize;
use serde_json::json;
use wirelint_analysis::{Run, choose_fixes};
use wirelint_diagnostics::{Applicability, Finding, Fix};
use wirelint_source::{FileId, TextEdit, TextRange};

use super::{OPEN_PAGE, cancelled, is_cancelled};
use crate::session::Session;
use crate::transport::{Fault, Token};

/// The kind of the action that makes all safe fixes.
pub(crate) const FIX_ALL: &str = "source.fixAll.wirelint";

const QUICK_FIX: &str = "quickfix";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct In {
    text_document: lsp::TextDocumentIdentifier,
    range: lsp::Range,
    #[serde(default)]
    context: Context,
}

/// The diagnostics that the client names are not looked at: what is found now is what counts.
#[derive(Default, Deserialize)]
struct Context {
    only: Option<Vec<String>>,
}

impl Context {
    /// Whether the client wants actions of that kind: a kind stands for all that it is the beginning of.
    fn wants(&self, kind: &str) -> bool {
        self.only.as_ref().is_none_or(|only| {
            only.iter().any(|it| {
                it.is_empty()
                    || kind.strip_prefix(&**it).is_some_and(|it| it.is_empty() || it.starts_with('.'))
            })
        })
    }
}

/// What can be done about the findings in the range.
pub(super) fn actions(
    session: &mut Session,
    params: &In,
    token: &Token,
) -> Result<Vec<lsp::CodeAction>, Fault> {
    let Some(path) = session.documents.path(&params.text_document.uri.0) else { return Ok(Vec::new()) };
    if !session.client().literal_actions {
        // Edits cannot be shown to such a client.
        return Ok(Vec::new());
    }
    let run = session.run(&is_cancelled(token)).ok_or_else(cancelled)?;
    let Some((id, file)) = session.host().snapshot().file(&path) else { return Ok(Vec::new()) };
    let range = session.convert().text_range(&file, params.range);
    let mut actions = Vec::new();
    if params.context.wants(QUICK_FIX) {
        let findings: Vec<&Finding> =
            run.outcome.findings.iter().filter(|it| it.file == id && meets(it.range, range)).collect();
        for finding in &findings {
            actions.extend(finding.fixes.iter().filter_map(|fix| quick_fix(session, &run, finding, fix)));
        }
        for finding in findings {
            actions.extend(ignore(session, &run, finding));
            actions.push(page(session, &run, finding));
        }
    }
    if params.context.wants(FIX_ALL) {
        actions.extend(fix_all(session, &run, &path));
    }
    Ok(actions)
}

/// Whether two ranges share a place; a cursor at the edge does.
fn meets(a: TextRange, b: TextRange) -> bool {
    a.start <= b.end && b.start <= a.end
}

fn quick_fix(session: &Session, run: &Run, finding: &Finding, fix: &Fix) -> Option<lsp::CodeAction> {
    let mut edits: BTreeMap<FileId, Vec<TextEdit>> = BTreeMap::new();
    for it in &fix.edits {
        edits.entry(it.file).or_default().push(it.edit.clone());
    }
    let may_be_changed = |id: &FileId| {
        let file = run.files.get(*id);
        let is_open = session.documents.get(file.path()).is_some();
        // Where bytes are no UTF-8, the editor counts another text than we do.
        is_open || file.invalid_utf8().is_empty() && session.host().snapshot().inside(file.path()).is_some()
    };
    if fix.applicability == Applicability::Manual || !edits.keys().all(may_be_changed) {
        return None;
    }
    let title = match fix.applicability {
        Applicability::Safe => fix.title.clone(),
        _ => format!("{} (may change what the contract means)", fix.title),
    };
    Some(lsp::CodeAction {
        title,
        kind: Some(lsp::CodeActionKind::QuickFix),
        diagnostics: Some(vec![session.convert().diagnostic(&run.files, finding)]),
        is_preferred: Some(fix.applicability == Applicability::Safe),
        edit: Some(session.convert().workspace_edit(&run.files, edits)),
        ..lsp::CodeAction::default()
    })
}

fn ignore(session: &Session, run: &Run, finding: &Finding) -> Option<lsp::CodeAction> {
    let edit = session.host().snapshot().ignore_here(finding)?;
    Some(lsp::CodeAction {
        title: format!("Ignore `{}` here", finding.rule),
        kind: Some(lsp::CodeActionKind::QuickFix),
        diagnostics: Some(vec![session.convert().diagnostic(&run.files, finding)]),
        edit: Some(session.convert().workspace_edit(&run.files, [(edit.file, vec![edit.edit])])),
        ..lsp::CodeAction::default()
    })
}

fn page(session: &Session, run: &Run, finding: &Finding) -> lsp::CodeAction {
    let title = format!("Open the page of `{}`", finding.rule);
    lsp::CodeAction {
        title: title.clone(),
        kind: Some(lsp::CodeActionKind::QuickFix),
        diagnostics: Some(vec![session.convert().diagnostic(&run.files, finding)]),
        command: Some(lsp::Command {
            title,
            command: OPEN_PAGE.to_owned(),
            arguments: Some(vec![json!(finding.url)]),
            ..lsp::Command::default()
        }),
        ..lsp::CodeAction::default()
    }
}

fn fix_all(session: &Session, run: &Run, path: &Path) -> Option<lsp::CodeAction> {
    let (edits, made) = choose_fixes(run, Applicability::Safe, &|it| it == path);
    let title = match made {
        0 => return None,
        1 => "Make the safe fix in this file".to_owned(),
        made => format!("Make all {made} safe fixes in this file"),
    };
    Some(lsp::CodeAction {
        title,
        kind: Some(lsp::CodeActionKind::Custom(FIX_ALL.into())),
        edit: Some(session.convert().workspace_edit(&run.files, edits)),
        ..lsp::CodeAction::default()
    })
}
