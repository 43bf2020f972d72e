//! `initialize`: what the server can do; `initialized`: what it asks for.

use gen_lsp_types as lsp;
use serde_json::{Value, json};
use wirelint_source::ColumnUnit;

use crate::client::Client;
use crate::requests::{FIX_ALL, OPEN_PAGE};
use crate::server::own_id;
use crate::session::Session;

/// What `initialize` is answered.
pub(crate) fn result(client: &Client, version: &str) -> Value {
    let result = lsp::InitializeResult {
        capabilities: capabilities(client),
        server_info: Some(lsp::ServerInfo { name: "wirelint".to_owned(), version: Some(version.to_owned()) }),
    };
    serde_json::to_value(result).expect("the protocol's types have text keys")
}

fn capabilities(client: &Client) -> lsp::ServerCapabilities {
    let kinds = [lsp::CodeActionKind::QuickFix, lsp::CodeActionKind::Custom(FIX_ALL.into())];
    lsp::ServerCapabilities {
        position_encoding: Some(match client.columns {
            ColumnUnit::Utf8 => lsp::PositionEncodingKind::UTF8,
            ColumnUnit::Scalar => lsp::PositionEncodingKind::UTF32,
            ColumnUnit::Utf16 | ColumnUnit::Display => lsp::PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(lsp::TextDocumentSync::Options(lsp::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(lsp::TextDocumentSyncKind::Incremental),
            save: Some(lsp::Save::Bool(true)),
            ..lsp::TextDocumentSyncOptions::default()
        })),
        // Only for open documents; the others are published, so that every client shows them.
        diagnostic_provider: client.pulls.then(|| {
            lsp::DiagnosticProvider::DiagnosticOptions(lsp::DiagnosticOptions {
                identifier: Some("wirelint".to_owned()),
                inter_file_dependencies: true,
                workspace_diagnostics: false,
                ..lsp::DiagnosticOptions::default()
            })
        }),
        code_action_provider: Some(lsp::CodeActionProvider::CodeActionOptions(lsp::CodeActionOptions {
            code_action_kinds: Some(kinds.to_vec()),
            ..lsp::CodeActionOptions::default()
        })),
        execute_command_provider: Some(lsp::ExecuteCommandOptions {
            commands: vec![OPEN_PAGE.to_owned()],
            ..lsp::ExecuteCommandOptions::default()
        }),
        hover_provider: Some(lsp::HoverProvider::Bool(true)),
        definition_provider: Some(lsp::DefinitionProvider::Bool(true)),
        references_provider: Some(lsp::ReferencesProvider::Bool(true)),
        code_lens_provider: Some(lsp::CodeLensOptions::default()),
        document_symbol_provider: Some(lsp::DocumentSymbolProvider::Bool(true)),
        workspace: Some(lsp::WorkspaceOptions {
            workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(lsp::ChangeNotifications::Bool(true)),
            }),
            file_operations: Some(file_operations()),
            ..lsp::WorkspaceOptions::default()
        }),
        ..lsp::ServerCapabilities::default()
    }
}

/// Watchers are told of files; that a folder has gone only who did it tells.
fn file_operations() -> lsp::FileOperationOptions {
    let all = lsp::FileOperationRegistrationOptions {
        filters: vec![lsp::FileOperationFilter {
            scheme: Some("file".to_owned()),
            pattern: lsp::FileOperationPattern {
                glob: "**/*".to_owned(),
                ..lsp::FileOperationPattern::default()
            },
        }],
    };
    lsp::FileOperationOptions {
        did_create: Some(all.clone()),
        did_rename: Some(all.clone()),
        did_delete: Some(all),
        ..lsp::FileOperationOptions::default()
    }
}

/// What is asked of the client once it is ready.
pub(crate) fn initialized(session: &mut Session) {
    if session.client().watches {
        let globs = [
            "**/*.{yaml,yml,json,toml,proto,graphql,graphqls,gql}",
            "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,java,rb,prisma}",
            "**/{.gitignore,.graphqlrc,application*.properties}",
        ];
        let watchers = globs.map(|it| json!({ "globPattern": it }));
        let registration = json!({ "registrations": [{
            "id": "wirelint/watch",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        }] });
        session.outbox().request(&own_id("watch"), "client/registerCapability", Some(registration));
    }
    session.begin();
}
