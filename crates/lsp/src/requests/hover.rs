//! `textDocument/hover`: what a reference leads to, what is known of an operation, and the page of each rule that has found something here.

use gen_lsp_types as lsp;
use wirelint_analysis::{axis_page, catalogue, rule_page};
use wirelint_diagnostics::Place;

use super::navigation::At;
use super::{cancelled, is_cancelled};
use crate::session::Session;
use crate::transport::{Fault, Token};

pub(super) fn hover(session: &mut Session, params: &At, token: &Token) -> Result<Option<lsp::Hover>, Fault> {
    let run = session.run(&is_cancelled(token)).ok_or_else(cancelled)?;
    let Some((path, offset)) = session.place(params) else { return Ok(None) };
    let snapshot = session.host().snapshot();
    let Some((id, file)) = snapshot.file(&path) else { return Ok(None) };
    let mut parts = Vec::new();
    let mut range = None;
    if let Some(description) = snapshot.describe(&path, offset) {
        range = Some(description.origin);
        parts.push(description.markdown);
    }
    if let Some(row) = snapshot.axis(&path, |it| it.touches(offset)).first() {
        let line = |place: &Place| {
            let at = run.files.get(place.file);
            let line = at.lines().line_of(place.range.start) + 1;
            if place.file == id { format!("line {line}") } else { format!("{}:{line}", at.shown_path()) }
        };
        range = Some(row.range);
        parts.push(axis_page(row, &line));
    }
    let here = run.outcome.findings.iter().filter(|it| it.file == id && it.range.touches(offset));
    let mut rules = Vec::new();
    for finding in here {
        range = Some(
            range.map_or(finding.range, |it| if it.contains(finding.range) { finding.range } else { it }),
        );
        if !rules.contains(&finding.rule) {
            rules.push(finding.rule);
        }
    }
    parts.extend(rules.iter().filter_map(|it| catalogue().rule(it)).map(rule_page));
    if parts.is_empty() {
        return Ok(None);
    }
    let kind = if session.client().markdown { lsp::MarkupKind::Markdown } else { lsp::MarkupKind::PlainText };
    let value = parts.join("\n\n---\n\n");
    Ok(Some(lsp::Hover {
        contents: lsp::Contents::MarkupContent(lsp::MarkupContent { kind, value }),
        range: range.map(|it| session.convert().range(&file, it)),
    }))
}
