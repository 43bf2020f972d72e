//! Documents and what they are called.

use serde_json::{Value, json};

use crate::client::{Client, TestDisk, capabilities, lines, uri};

const BROKEN: &str = "openapi: 3.1.0\ninfo: {}\npaths: {}\ninfo: {}\n";

/// Opens a document under `uri` and says the URI under which its findings come, and how many there are.
fn open(client: &mut Client, uri: &str, language: &str, text: &str) -> (String, usize) {
    let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
    client.notify("textDocument/didOpen", json!({ "textDocument": document }));
    let message = client.expect("diagnostics", |it| it["params"]["version"] == 1);
    let params = &message["params"];
    (params["uri"].as_str().unwrap().to_owned(), lines(&params["diagnostics"]).len())
}

#[test]
fn findings_come_under_the_name_that_the_client_has_given() {
    for uri in [
        "file:///w/a%20b.yaml",
        "file:///w/a b.yaml",
        "file:///w/%61.yaml",
        "file:///w/%C3%A9.yaml",
        "file:/w/x.yaml",
    ] {
        let mut client = Client::new("");
        assert_eq!(open(&mut client, uri, "yaml", BROKEN), (uri.to_owned(), 1));
        client.finish();
    }
}

#[test]
fn documents_without_a_place_are_read_as_their_language_says() {
    let mut client = Client::new("");
    assert_eq!(
        open(&mut client, "untitled:Untitled-1", "yaml", BROKEN),
        ("untitled:Untitled-1".to_owned(), 1)
    );
    let json = r#"{"openapi": "3.1.0", "info": {}, "paths": {}, "info": {},}"#;
    let (uri, count) = open(&mut client, "untitled:Untitled-2", "json", json);
    assert_eq!((&*uri, count > 1), ("untitled:Untitled-2", true));
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:Untitled-1" } }));
    assert_eq!(client.published("untitled:Untitled-1")["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn many_edits_in_one_message_are_made_one_after_the_other() {
    let path = |it| format!("  /v1/p{it}: {{ get: {{ operationId: a, responses: {{}} }} }}\n");
    let paths = (0..50).map(path).collect::<Vec<_>>().concat();
    let text = format!("openapi: 3.1.0\ninfo: {{ title: \u{e9}, version: '1' }}\npaths:\n{paths}");
    let mut client = Client::new("");
    client.open("a.yaml", 1, &text);
    let before = lines(&client.published("a.yaml")["diagnostics"]).len();
    assert!(before > 0, "all operations have one id");
    // From the last to the first, as editors send them; the first of them gives every operation an id of its own.
    let edit = |line: usize, from: usize, to: usize, text: &str| json!({ "range": { "start": { "line": line, "character": from }, "end": { "line": line, "character": to } }, "text": text });
    let column =
        |line: usize| text.lines().nth(line).unwrap().find("operationId: a").unwrap() + "operationId: ".len();
    let edits: Vec<Value> =
        (0..50).rev().map(|it| edit(it + 3, column(it + 3), column(it + 3) + 1, &format!("o{it}"))).collect();
    client.change("a.yaml", 2, json!(edits));
    assert_eq!(client.published("a.yaml")["diagnostics"], json!([]));
    // One that comes later counts in the text that those before it have left.
    let edits: Vec<Value> = (0..10).map(|it| edit(3, 2 + it, 2 + it, "x")).collect();
    client.change("a.yaml", 3, json!(edits));
    let symbols =
        client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri("a.yaml") } }));
    assert!(symbols.to_string().contains("xxxxxxxxxx/v1/p0"), "{symbols}");
    client.finish();
}

#[test]
fn documents_of_other_schemes_are_left_alone() {
    let mut client = Client::new("");
    let document = json!({ "uri": "git:/w/a.yaml", "languageId": "yaml", "version": 1, "text": BROKEN });
    client.notify("textDocument/didOpen", json!({ "textDocument": document }));
    let symbols = json!({ "textDocument": { "uri": "git:/w/a.yaml" } });
    assert_eq!(client.request("textDocument/documentSymbol", symbols), Value::Null);
    client.finish();
}

#[test]
fn without_a_folder_only_what_is_open_counts() {
    let disk = TestDisk::default();
    disk.write("a.yaml", BROKEN);
    disk.write("b.yaml", "Ok: { description: fine }\n");
    let mut client = Client::silent(disk);
    client.request("initialize", json!({ "capabilities": capabilities() }));
    client.notify("initialized", json!({}));
    let text = "openapi: 3.1.0\npaths: { /a: { get: { responses: { '200': { $ref: 'b.yaml#/Ok' } } } } }\ninfo: {}\n";
    assert_eq!(open(&mut client, "file:///w/c.yaml", "yaml", text), ("file:///w/c.yaml".to_owned(), 0));
    assert!(client.held().iter().all(|it| it["params"]["uri"] != "file:///w/a.yaml"));
    client.finish();
}

#[test]
fn what_is_no_contract_is_passed_over() {
    let mut client = Client::new("");
    assert_eq!(open(&mut client, "file:///w/a.yaml", "yaml", "a: 1\na: 2\n").1, 0);
    client.finish();
}
