//! Requests: each is asked of the host as it is now, and the answer put into the protocol's words.

mod actions;
mod hover;
mod lens;
mod navigation;
mod symbols;

use std::sync::atomic::Ordering;

use gen_lsp_types as lsp;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use crate::diagnostics;
use crate::session::Session;
use crate::transport::{Fault, Params, Token, code};

pub(crate) use actions::FIX_ALL;
pub(crate) use navigation::At;

/// The command that shows a rule's page; its argument is the page's address.
pub(crate) const OPEN_PAGE: &str = "wirelint.openRulePage";

/// What `method` is answered.
pub(crate) fn request(
    session: &mut Session,
    method: &str,
    params: &Params,
    token: &Token,
) -> Result<Value, Fault> {
    match method {
        "textDocument/diagnostic" => answer(diagnostic(session, &params.read()?, token)?),
        "textDocument/codeAction" => answer(actions::actions(session, &params.read()?, token)?),
        "textDocument/hover" => answer(hover::hover(session, &params.read()?, token)?),
        "textDocument/definition" => answer(navigation::definition(session, &params.read()?)),
        "textDocument/references" => answer(navigation::references(session, &params.read()?)),
        "textDocument/codeLens" => answer(lens::lens(session, &params.read()?)),
        "textDocument/documentSymbol" => answer(symbols::symbols(session, &params.read()?)),
        "workspace/executeCommand" => execute(session, &params.read()?),
        _ => Err(Fault::new(code::METHOD_NOT_FOUND, format!("`{method}` is not supported"))),
    }
}

fn answer(result: impl serde::Serialize) -> Result<Value, Fault> {
    serde_json::to_value(result).map_err(|error| Fault::new(code::INTERNAL_ERROR, error.to_string()))
}

/// Says whether the client has cancelled the request.
fn is_cancelled(token: &Token) -> impl Fn() -> bool + Sync {
    move || token.load(Ordering::Relaxed)
}

fn cancelled() -> Fault {
    Fault::new(code::REQUEST_CANCELLED, "cancelled")
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Diagnostic {
    text_document: lsp::TextDocumentIdentifier,
    previous_result_id: Option<String>,
}

fn diagnostic(
    session: &mut Session,
    params: &Diagnostic,
    token: &Token,
) -> Result<Option<lsp::DocumentDiagnosticReport>, Fault> {
    let Some(path) = session.documents.path(&params.text_document.uri.0) else {
        let report = lsp::RelatedFullDocumentDiagnosticReport::default();
        return Ok(Some(lsp::DocumentDiagnosticReport::RelatedFullDocumentDiagnosticReport(report)));
    };
    let inbox = session.inbox();
    let given_up = || token.load(Ordering::Relaxed) || inbox.has_change();
    let outcome = diagnostics::report(session, &path, params.previous_result_id.as_deref(), &given_up);
    match outcome {
        Err(_) if token.load(Ordering::Relaxed) => Err(cancelled()),
        outcome => outcome.map(Some),
    }
}

#[derive(Deserialize)]
struct Execute {
    command: String,
    #[serde(default)]
    arguments: Vec<Value>,
    #[serde(rename = "workDoneToken")]
    _token: Option<IgnoredAny>,
}

/// Shows a rule's page where the client can show something, and names its address where not.
fn execute(session: &mut Session, params: &Execute) -> Result<Value, Fault> {
    let invalid = |message: String| Err(Fault::new(code::INVALID_PARAMS, message));
    if params.command != OPEN_PAGE {
        return invalid(format!("`{}` is no command", params.command));
    }
    let Some(url) = params.arguments.first().and_then(Value::as_str) else {
        return invalid("the argument is the address of a rule's page".to_owned());
    };
    if !wirelint_analysis::rules().iter().any(|it| it.url() == url) {
        return invalid(format!("`{url}` is no rule's page"));
    }
    if session.client().shows_documents {
        let params = json!({ "uri": url, "external": true });
        let id = session.next_id("page");
        session.outbox().request(&id, "window/showDocument", Some(params));
    } else {
        const INFO: u32 = 3;
        session.outbox().notify("window/showMessage", json!({ "type": INFO, "message": url }));
    }
    Ok(Value::Null)
}
