//! What the client can do, as far as it makes a difference here.
//!
//! Read field by field: a capability that is spelled wrong, or that this version of the protocol's types does not know, must not
//! keep a client from being served.

use std::path::PathBuf;

use serde_json::Value;
use wirelint_source::ColumnUnit;

use crate::uri;

/// What the client can do.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the protocol has a flag for each ability")]
pub(crate) struct Client {
    /// What the columns of positions count.
    pub(crate) columns: ColumnUnit,
    /// It asks for diagnostics of open documents, and again when told to.
    pub(crate) pulls: bool,
    pub(crate) related: bool,
    pub(crate) code_links: bool,
    /// It can show what is not needed as such.
    pub(crate) unnecessary: bool,
    pub(crate) data: bool,
    /// Code actions may be more than commands.
    pub(crate) literal_actions: bool,
    /// Edits may name the version that they are for.
    pub(crate) versioned_edits: bool,
    pub(crate) markdown: bool,
    /// A definition may say what it was asked from.
    pub(crate) links: bool,
    /// Symbols may hold others.
    pub(crate) nested_symbols: bool,
    pub(crate) progress: bool,
    /// It watches files when asked to.
    pub(crate) watches: bool,
    pub(crate) shows_documents: bool,
}

impl Client {
    /// What `params`, those of `initialize`, say.
    pub(crate) fn of(params: &Value) -> Self {
        let all = &params["capabilities"];
        let has = |pointer: &str| all.pointer(pointer).and_then(Value::as_bool) == Some(true);
        let is_there = |pointer: &str| all.pointer(pointer).is_some_and(Value::is_object);
        let lists = |pointer: &str, wanted: &Value| {
            all.pointer(pointer).and_then(Value::as_array).is_some_and(|it| it.contains(wanted))
        };
        // Those who pull describe what they can show there, but not all do.
        let shows = |name: &str| {
            has(&format!("/textDocument/publishDiagnostics/{name}"))
                || has(&format!("/textDocument/diagnostic/{name}"))
        };
        let tag = Value::from(1);
        Self {
            columns: columns(all),
            // Who asks and cannot be told to ask again never hears of what another file changes: it gets everything pushed.
            pulls: is_there("/textDocument/diagnostic") && has("/workspace/diagnostics/refreshSupport"),
            related: shows("relatedInformation"),
            code_links: shows("codeDescriptionSupport"),
            unnecessary: lists("/textDocument/publishDiagnostics/tagSupport/valueSet", &tag)
                || lists("/textDocument/diagnostic/tagSupport/valueSet", &tag),
            data: shows("dataSupport"),
            literal_actions: is_there("/textDocument/codeAction/codeActionLiteralSupport"),
            versioned_edits: has("/workspace/workspaceEdit/documentChanges"),
            markdown: lists("/textDocument/hover/contentFormat", &Value::from("markdown")),
            links: has("/textDocument/definition/linkSupport"),
            nested_symbols: has("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            progress: has("/window/workDoneProgress"),
            watches: has("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            shows_documents: has("/window/showDocument/support"),
        }
    }
}

/// The encoding that costs least: our texts are UTF-8. UTF-16 is what everyone has to know.
fn columns(capabilities: &Value) -> ColumnUnit {
    let offered = capabilities.pointer("/general/positionEncodings").and_then(Value::as_array);
    let has = |name: &str| offered.is_some_and(|it| it.iter().any(|it| it == name));
    if has("utf-8") {
        ColumnUnit::Utf8
    } else if has("utf-32") && !has("utf-16") {
        ColumnUnit::Scalar
    } else {
        ColumnUnit::Utf16
    }
}

/// The folders that are open, in their order: `workspaceFolders`, else what came before that, `rootUri` and `rootPath`.
pub(crate) fn folders(params: &Value) -> Vec<PathBuf> {
    let of = |value: &Value| value.as_str().and_then(uri::to_path);
    if let Some(folders) = params["workspaceFolders"].as_array() {
        return folders.iter().filter_map(|it| of(&it["uri"])).collect();
    }
    let root = of(&params["rootUri"]).or_else(|| {
        let path = PathBuf::from(params["rootPath"].as_str()?);
        path.is_absolute().then_some(path)
    });
    root.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn positions_are_counted_in_the_cheapest_unit_that_both_know() {
        for (offered, unit) in [
            (json!(["utf-16", "utf-8"]), ColumnUnit::Utf8),
            (json!(["utf-32"]), ColumnUnit::Scalar),
            (json!(["utf-32", "utf-16"]), ColumnUnit::Utf16),
            (json!(["utf-7"]), ColumnUnit::Utf16),
            (json!("utf-8"), ColumnUnit::Utf16),
            (Value::Null, ColumnUnit::Utf16),
        ] {
            let params = json!({ "capabilities": { "general": { "positionEncodings": offered } } });
            assert_eq!(Client::of(&params).columns, unit, "{params}");
        }
    }

    #[test]
    fn capabilities_of_an_odd_shape_are_absent() {
        for params in [json!(null), json!([]), json!({ "capabilities": { "textDocument": [], "window": 1 } })]
        {
            let client = Client::of(&params);
            assert!(!client.pulls && !client.progress, "{params}");
        }
    }

    #[test]
    fn folders_come_from_the_newest_of_three_fields() {
        let old = json!({ "rootUri": "file:///r", "rootPath": "/p" });
        assert_eq!(folders(&old), [PathBuf::from("/r")]);
        let none = json!({ "workspaceFolders": null, "rootUri": null, "rootPath": "/p" });
        assert_eq!(folders(&none), [PathBuf::from("/p")]);
        let new = json!({ "workspaceFolders": [{ "uri": "file:///a" }, { "uri": "vfs:/b" }], "rootUri": "file:///r" });
        assert_eq!(folders(&new), [PathBuf::from("/a")]);
        assert!(folders(&json!({})).is_empty());
    }
}
