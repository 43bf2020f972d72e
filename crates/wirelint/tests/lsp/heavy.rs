//! What is larger than anyone expects.

use std::env;
use std::fs;

use serde_json::json;

use crate::editor::start;

/// Files that are no contracts, in folders of a thousand, and one that is.
#[test]
fn a_folder_of_100_000_files() {
    let count = if env::var_os("WIRELINT_EXHAUSTIVE").is_some_and(|it| it == "1") { 100_000 } else { 2_000 };
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for number in 0..count {
        let below = root.join(format!("{}", number / 1000));
        if number % 1000 == 0 {
            fs::create_dir(&below).unwrap();
        }
        fs::write(below.join(format!("{number}.yaml")), "kind: Deployment\n").unwrap();
    }
    fs::write(root.join("api.yaml"), "openapi: 3.1.0\ninfo: {}\npaths: {}\ninfo: {}\n").unwrap();
    let (mut editor, mut child) = start();
    let uri = format!("file://{}", root.display());
    let params = json!({ "capabilities": {}, "workspaceFolders": [{ "uri": uri, "name": "many" }] });
    editor.request("initialize", &params);
    editor.notify("initialized", &json!({}));
    let published = editor.expect(|it| it["method"] == "textDocument/publishDiagnostics");
    assert_eq!(published["params"]["uri"], format!("{uri}/api.yaml"));
    assert_eq!(published["params"]["diagnostics"][0]["code"], "openapi/duplicate-key");
    editor.request("shutdown", &json!(null));
    editor.notify("exit", &json!(null));
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
