//! What the editor shows is what the command line prints.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::editor::start;

/// The folders in which `test-data` lies.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// What the command line says of a folder: file, place, level, rule and message, lines and columns from 1.
fn printed(folder: &Path) -> BTreeSet<String> {
    let run = Command::new(env!("CARGO_BIN_EXE_wirelint"))
        .args(["lint", "--show", "hint", "--fail-on", "never", "--format", "json"])
        .arg(folder)
        .current_dir(folder)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&run.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter().map(|it| {
        let position = |end: &str| format!("{}:{}", it["range"][end]["line"], it["range"][end]["column"]);
        let text = |field: &str| it[field].as_str().unwrap().to_owned();
        let place = format!("{} {}-{}", text("file"), position("start"), position("end"));
        format!("{place} {} {}: {}", text("severity"), text("rule"), text("message"))
    });
    findings.collect()
}

/// The same of what is published for a file.
fn published(params: &Value, folder: &Path) -> BTreeSet<String> {
    let path = params["uri"].as_str().unwrap().strip_prefix("file://").unwrap();
    let file = Path::new(path).strip_prefix(folder).unwrap().display();
    let diagnostics = params["diagnostics"].as_array().unwrap().iter().map(|it| {
        let position = |end: &str| {
            let number = |field: &str| it["range"][end][field].as_u64().unwrap() + 1;
            format!("{}:{}", number("line"), number("character"))
        };
        let level = ["", "error", "warning", "info", "hint"][it["severity"].as_u64().unwrap() as usize];
        let message = it["message"].as_str().unwrap().lines().next().unwrap();
        let place = format!("{file} {}-{}", position("start"), position("end"));
        format!("{place} {level} {}: {message}", it["code"].as_str().unwrap())
    });
    diagnostics.collect()
}

#[test]
fn the_editor_shows_what_the_command_line_prints() {
    let folder = root().join("test-data/shop");
    let expected = printed(&folder);
    let files: BTreeSet<&str> = expected.iter().filter_map(|it| it.split(' ').next()).collect();
    let (mut editor, mut child) = start();
    let uri = |path: &str| format!("file://{}/{path}", folder.display());
    let params = json!({
        "capabilities": { "general": { "positionEncodings": ["utf-32"] } },
        "workspaceFolders": [{ "uri": format!("file://{}", folder.display()), "name": "shop" }],
    });
    editor.request("initialize", &params);
    editor.notify("initialized", &json!({}));
    let mut found = BTreeSet::new();
    for _ in &files {
        let message = editor.expect(|it| it["method"] == "textDocument/publishDiagnostics");
        found.append(&mut published(&message["params"], &folder));
    }
    assert_eq!(found, expected);

    // The same for a buffer that is not saved, and for what refers to it.
    let path = "common/responses.yaml";
    let text = fs::read_to_string(folder.join(path)).unwrap().replacen("TooManyRequests:", "TooMany:", 1);
    let document = json!({ "uri": uri(path), "languageId": "yaml", "version": 1, "text": text });
    editor.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    let orders = uri("orders/openapi.yaml");
    let message = editor.expect(|it| it["params"]["uri"] == *orders);
    let broken = published(&message["params"], &folder);
    assert!(broken.iter().any(|it| it.contains("there is no `TooManyRequests`")), "{broken:#?}");
    let answer = editor.request("shutdown", &Value::Null);
    assert_eq!(answer["result"], Value::Null);
    editor.notify("exit", &Value::Null);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
