//! `textDocument/documentSymbol`.

use gen_lsp_types as lsp;
use serde::Deserialize;
use serde_json::{Value, json};
use wirelint_analysis::{File, Symbol, SymbolKind};

use crate::session::Session;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Of {
    pub(super) text_document: lsp::TextDocumentIdentifier,
}

/// The parts of the document: nested, or one after the other for clients that know no nesting.
pub(super) fn symbols(session: &Session, params: &Of) -> Value {
    let Some(path) = session.documents.path(&params.text_document.uri.0) else { return Value::Null };
    let snapshot = session.host().snapshot();
    let Some((_, file)) = snapshot.file(&path) else { return Value::Null };
    let symbols = snapshot.symbols(&path);
    if session.client().nested_symbols {
        return symbols.iter().map(|it| json!(nested(session, &file, it))).collect();
    }
    let mut flat = Vec::new();
    for symbol in &symbols {
        flatten(session, &file, symbol, None, &mut flat);
    }
    json!(flat)
}

fn nested(session: &Session, file: &File, symbol: &Symbol) -> lsp::DocumentSymbol {
    let convert = session.convert();
    let children: Vec<_> = symbol.children.iter().map(|it| nested(session, file, it)).collect();
    // The constructor, because one of the fields is deprecated and must not even be named.
    lsp::DocumentSymbol::new(
        symbol.name.clone(),
        symbol.detail.clone(),
        kind(symbol.kind),
        symbol.is_deprecated.then(|| vec![lsp::SymbolTag::Deprecated]),
        None,
        convert.range(file, symbol.whole),
        convert.range(file, symbol.focus),
        (!children.is_empty()).then_some(children),
    )
}

fn flatten(session: &Session, file: &File, symbol: &Symbol, container: Option<&str>, flat: &mut Vec<Value>) {
    let mut entry = json!({
        "name": symbol.name,
        "kind": kind(symbol.kind),
        "location": session.convert().location(file, symbol.whole),
    });
    if let Some(container) = container {
        entry["containerName"] = container.into();
    }
    flat.push(entry);
    for child in &symbol.children {
        flatten(session, file, child, Some(&symbol.name), flat);
    }
}

/// The protocol's kinds are those of programming languages; these are what editors draw in a way that tells them apart.
fn kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Group | SymbolKind::Oneof => lsp::SymbolKind::Namespace,
        SymbolKind::Info | SymbolKind::Package => lsp::SymbolKind::Package,
        SymbolKind::Server => lsp::SymbolKind::Constant,
        SymbolKind::Tag | SymbolKind::Enum => lsp::SymbolKind::Enum,
        SymbolKind::Path | SymbolKind::Service | SymbolKind::Interface => lsp::SymbolKind::Interface,
        SymbolKind::Operation => lsp::SymbolKind::Method,
        SymbolKind::Schema | SymbolKind::Type | SymbolKind::Union => lsp::SymbolKind::Class,
        SymbolKind::Scalar => lsp::SymbolKind::TypeParameter,
        SymbolKind::Directive => lsp::SymbolKind::Event,
        SymbolKind::Component | SymbolKind::Fragment => lsp::SymbolKind::Object,
        SymbolKind::Key => lsp::SymbolKind::Key,
        SymbolKind::Message | SymbolKind::Input => lsp::SymbolKind::Struct,
        SymbolKind::Field => lsp::SymbolKind::Field,
        SymbolKind::EnumValue => lsp::SymbolKind::EnumMember,
    }
}
