//! What happens on the disk while the editor is open.

use serde_json::{Value, json};

use crate::client::{Client, TestDisk, capabilities, lines, uri};

const BROKEN: &str = "\
openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /a: { get: { responses: { '200': { $ref: 'b.yaml#/Ok' } } } }
";

#[test]
fn files_that_come_and_go_are_seen() {
    let mut client = Client::new(&format!("//- a.yaml\n{BROKEN}"));
    let missing =
        ["3:43-3:55 openapi/unresolved-reference `b.yaml#/Ok` leads nowhere: there is no file `b.yaml`"];
    assert_eq!(lines(&client.published("a.yaml")["diagnostics"]), missing);
    let changed = |kind: u32| json!({ "changes": [{ "uri": uri("b.yaml"), "type": kind }] });
    client.disk.write("b.yaml", "Ok: { description: ok }\n");
    client.notify("workspace/didChangeWatchedFiles", changed(1));
    assert_eq!(client.published("a.yaml")["diagnostics"], json!([]));
    client.disk.remove("b.yaml");
    client.notify("workspace/didChangeWatchedFiles", changed(3));
    assert_eq!(lines(&client.published("a.yaml")["diagnostics"]), missing);
    client.disk.remove("a.yaml");
    client.notify("workspace/didDeleteFiles", json!({ "files": [{ "uri": uri("a.yaml") }] }));
    assert_eq!(client.published("a.yaml")["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn a_folder_that_is_renamed_takes_its_findings_along() {
    let mut client = Client::new(&format!("//- old/a.yaml\n{BROKEN}"));
    assert_eq!(lines(&client.published("old/a.yaml")["diagnostics"]).len(), 1);
    client.disk.remove("old");
    client.disk.write("new/a.yaml", BROKEN);
    let files = json!({ "files": [{ "oldUri": uri("old"), "newUri": uri("new") }] });
    client.notify("workspace/didRenameFiles", files);
    assert_eq!(client.published("old/a.yaml")["diagnostics"], json!([]));
    assert_eq!(lines(&client.published("new/a.yaml")["diagnostics"]).len(), 1);
    client.finish();
}

#[test]
fn where_the_client_does_not_watch_files_are_looked_at_on_saving() {
    let mut client = Client::with(&format!("//- a.yaml\n{BROKEN}"), &json!({}));
    assert_eq!(lines(&client.published("a.yaml")["diagnostics"]).len(), 1);
    client.disk.write("b.yaml", "Ok: { description: ok }\n");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri("c.yaml") } }));
    assert_eq!(client.published("a.yaml")["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn without_a_folder_nothing_is_watched_so_it_is_looked_at_on_saving() {
    let disk = TestDisk::default();
    disk.write("a.yaml", BROKEN);
    let mut client = Client::silent(disk);
    client.request("initialize", json!({ "processId": null, "capabilities": capabilities() }));
    client.notify("initialized", json!({}));
    client.open("a.yaml", 1, BROKEN);
    assert_eq!(lines(&client.published("a.yaml")["diagnostics"]).len(), 1);
    client.disk.write("b.yaml", "Ok: { description: ok }\n");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri("a.yaml") } }));
    assert_eq!(client.published("a.yaml")["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn a_file_that_is_deleted_between_two_requests_has_nothing_to_say() {
    let mut client = Client::new(&format!("//- a.yaml\n{BROKEN}"));
    client.published("a.yaml");
    let document = json!({ "textDocument": { "uri": uri("a.yaml") } });
    assert!(client.request("textDocument/documentSymbol", document.clone()).is_array());
    client.disk.remove("a.yaml");
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": uri("a.yaml"), "type": 3 }] }),
    );
    assert_eq!(client.request("textDocument/documentSymbol", document), Value::Null);
    client.finish();
}

#[test]
fn folders_are_opened_and_closed() {
    let mut client = Client::with("", &capabilities());
    client.disk.write("../v/a.yaml", "never read");
    client.disk.write("/v/a.yaml", BROKEN);
    let folder = json!([{ "uri": "file:///v", "name": "v" }]);
    let params = json!({ "event": { "added": folder, "removed": [] } });
    client.notify("workspace/didChangeWorkspaceFolders", params);
    assert_eq!(lines(&client.published("file:///v/a.yaml")["diagnostics"]).len(), 1);
    let params = json!({ "event": { "added": [], "removed": folder } });
    client.notify("workspace/didChangeWorkspaceFolders", params);
    assert_eq!(client.published("file:///v/a.yaml")["diagnostics"], json!([]));
    client.finish();
}
