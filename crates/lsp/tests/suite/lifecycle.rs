//! The beginning and the end of a session.

use serde_json::{Value, json};
use wirelint_lsp::Ended;

use crate::client::{Client, TestDisk, capabilities, pretty};

#[test]
fn the_server_says_what_it_can_do_before_it_looks_at_anything() {
    let mut client = Client::silent(TestDisk::default());
    let params = json!({ "capabilities": { "general": { "positionEncodings": ["utf-32", "utf-8"] } } });
    let result = client.request("initialize", params);
    insta::assert_snapshot!(pretty(&result), @r#"
    {
      "capabilities": {
        "codeActionProvider": {
          "codeActionKinds": [
            "quickfix",
            "source.fixAll.wirelint"
          ]
        },
        "codeLensProvider": {},
        "definitionProvider": true,
        "documentSymbolProvider": true,
        "executeCommandProvider": {
          "commands": [
            "wirelint.openRulePage"
          ]
        },
        "hoverProvider": true,
        "positionEncoding": "utf-8",
        "referencesProvider": true,
        "textDocumentSync": {
          "change": 2,
          "openClose": true,
          "save": true
        },
        "workspace": {
          "fileOperations": {
            "didCreate": {
              "filters": [
                {
                  "pattern": {
                    "glob": "**/*"
                  },
                  "scheme": "file"
                }
              ]
            },
            "didDelete": {
              "filters": [
                {
                  "pattern": {
                    "glob": "**/*"
                  },
                  "scheme": "file"
                }
              ]
            },
            "didRename": {
              "filters": [
                {
                  "pattern": {
                    "glob": "**/*"
                  },
                  "scheme": "file"
                }
              ]
            }
          },
          "workspaceFolders": {
            "changeNotifications": true,
            "supported": true
          }
        }
      },
      "serverInfo": {
        "name": "wirelint",
        "version": "0.0.0-test"
      }
    }
    "#);
    assert!(client.held().is_empty());
    client.finish();
}

#[test]
fn a_client_that_pulls_and_can_be_told_to_is_offered_that() {
    let offered = |refreshes: bool| {
        let mut client = Client::silent(TestDisk::default());
        let capabilities = json!({
            "textDocument": { "diagnostic": {} },
            "workspace": { "diagnostics": { "refreshSupport": refreshes } },
        });
        let result = client.request("initialize", json!({ "capabilities": capabilities }));
        client.finish();
        result["capabilities"]["diagnosticProvider"].clone()
    };
    let expected =
        json!({ "identifier": "wirelint", "interFileDependencies": true, "workspaceDiagnostics": false });
    assert_eq!(offered(true), expected);
    // It would not hear of what another file changes.
    assert_eq!(offered(false), json!(null));
}

#[test]
fn nothing_is_answered_before_initialize_and_nothing_after_shutdown() {
    let mut client = Client::silent(TestDisk::default());
    client.notify("textDocument/didOpen", json!({}));
    assert_eq!(client.error("textDocument/hover", json!({})), -32002);
    assert_eq!(client.error("shutdown", Value::Null), -32002);
    client.request("initialize", json!({ "capabilities": {} }));
    assert_eq!(client.error("initialize", json!({ "capabilities": {} })), -32600);
    client.request("shutdown", Value::Null);
    assert_eq!(client.error("textDocument/hover", json!({})), -32600);
    assert_eq!(client.error("shutdown", Value::Null), -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.hang_up(), Ended::InOrder);
}

#[test]
fn exit_and_the_end_of_the_input_end_a_session_at_any_time() {
    for (before, last) in
        [(None, true), (Some("initialize"), true), (None, false), (Some("initialize"), false)]
    {
        let mut client = Client::silent(TestDisk::default());
        if let Some(method) = before {
            client.request(method, json!({ "capabilities": {} }));
        }
        if last {
            client.notify("exit", Value::Null);
        }
        assert_eq!(client.hang_up(), Ended::Abruptly);
    }
}

#[test]
fn a_client_that_watches_files_is_asked_to() {
    let mut client = Client::new("");
    let message = client.expect("a registration", |it| it["method"] == "client/registerCapability");
    let registration = &message["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    let watchers = json!([
        { "globPattern": "**/*.{yaml,yml,json,toml,proto,graphql,graphqls,gql}" },
        { "globPattern": "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,java,rb,prisma}" },
        { "globPattern": "**/{.gitignore,.graphqlrc,application*.properties}" },
    ]);
    assert_eq!(registration["registerOptions"]["watchers"], watchers);
    client.finish();
    let mut client = Client::with("", &json!({}));
    client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": "file:///w/a.yaml" } }));
    assert!(client.held().iter().all(|it| it["method"] != "client/registerCapability"));
    client.finish();
}

#[test]
fn the_first_scan_shows_its_progress_where_the_client_agrees() {
    let mut all = capabilities();
    all["window"] = json!({ "workDoneProgress": true });
    let files: Vec<String> =
        (0..40).map(|it| format!("//- {it}.yaml\nopenapi: 3.1.0\ninfo: {{}}\npaths: {{}}\n")).collect();
    let mut client = Client::with(&files.concat(), &all);
    let create = client.expect("a display", |it| it["method"] == "window/workDoneProgress/create");
    // Whether the answer comes in time to show something is not said; that it ends if it begins is.
    client.send(&json!({ "jsonrpc": "2.0", "id": create["id"], "result": null }));
    client.open("0.yaml", 1, "openapi: 3.1.0\n");
    client.published_for("0.yaml", 1);
    let kinds: Vec<Value> = client
        .held()
        .into_iter()
        .filter(|it| it["method"] == "$/progress")
        .map(|it| it["params"]["value"]["kind"].clone())
        .collect();
    if let [first, .., last] = &*kinds {
        assert_eq!((first, last), (&json!("begin"), &json!("end")));
    }
    client.finish();
}
