//! What no client that is right sends, and what is larger than anyone expects: the protocol's answer, and the session goes on.

use std::env;

use serde_json::{Value, json};

use crate::client::{Client, PANIC, TestDisk, at, capabilities, frame, lines, uri};

const CONTRACT: &str = "openapi: 3.1.0\ninfo: { title: a, version: '1' }\npaths: {}\n";

/// The session still works.
#[track_caller]
fn assert_alive(client: &mut Client) {
    client.open("alive.yaml", 1, &format!("{CONTRACT}info: {{}}\n"));
    assert_eq!(lines(&client.published_for("alive.yaml", 1)).len(), 1);
    client.close("alive.yaml");
}

#[test]
fn what_is_no_message_is_answered_and_passed_over() {
    for (bytes, expected) in [
        ("Content-Length: 1\r\n\r\n{", -32700),
        ("Content-Length: 4\r\n\r\n\u{fffd}x", -32700),
        ("Content-Length: 2\r\n\r\n[]", -32600),
        ("Content-Length: 2\r\n\r\n{}", -32600),
        ("Content-Length: many\r\n\r\n", -32700),
        ("{\"jsonrpc\":\"2.0\"}\r\n\r\n", -32700),
        ("Content-Length: 27\r\n\r\n{\"id\":null,\"method\":\"exit\"}", -32600),
    ] {
        let mut client = Client::new("");
        client.send_raw(bytes.as_bytes());
        let answer = client.expect("an error", |it| it.get("error").is_some());
        assert_eq!(
            (answer["error"]["code"].as_i64(), &answer["id"]),
            (Some(expected), &Value::Null),
            "{bytes}"
        );
        assert_alive(&mut client);
        client.finish();
    }
}

#[test]
fn bytes_that_are_no_text_are_no_message() {
    let mut client = Client::new("");
    client.send_raw(b"Content-Length: 3\r\n\r\n\"\xff\"");
    client.expect("an error", |it| it["error"]["code"] == -32700);
    assert_alive(&mut client);
    client.finish();
}

#[test]
fn methods_that_nobody_knows_are_refused_or_passed_over() {
    let mut client = Client::new("");
    assert_eq!(client.error("textDocument/unheardOf", json!({})), -32601);
    assert_eq!(client.error("$/unheardOf", json!({})), -32601);
    client.notify("textDocument/unheardOf", json!({}));
    client.notify("$/unheardOf", json!([1]));
    client.notify("$/cancelRequest", json!({ "id": 99 }));
    client.notify("$/cancelRequest", json!("x"));
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.send(&json!({ "jsonrpc": "2.0", "id": 99, "result": {} }));
    assert_alive(&mut client);
    client.finish();
}

#[test]
fn parameters_of_another_shape_are_refused() {
    let mut client = Client::new("");
    for params in [
        Value::Null,
        json!([]),
        json!({}),
        json!({ "textDocument": {} }),
        json!({ "textDocument": { "uri": 1 } }),
        json!({ "textDocument": { "uri": "file:///w/a.yaml" }, "position": { "line": -1, "character": 0 } }),
        json!({ "textDocument": { "uri": "file:///w/a.yaml" }, "position": { "line": 1e10, "character": 0 } }),
    ] {
        assert_eq!(client.error("textDocument/hover", params), -32602);
    }
    client.open("a.yaml", 1, CONTRACT);
    client.notify("textDocument/didChange", json!({}));
    let document = json!({ "textDocument": { "uri": uri("a.yaml") } });
    assert_eq!(client.request("textDocument/documentSymbol", document.clone())[1]["detail"], "a 1");
    // After a change that cannot be read nobody knows what the document is, until its whole text is sent again.
    client.change("a.yaml", 2, json!([{ "range": { "start": { "line": -1 } }, "text": "x" }]));
    assert_eq!(client.request("textDocument/documentSymbol", document.clone()), Value::Null);
    client.open("a.yaml", 3, CONTRACT);
    assert_eq!(client.request("textDocument/documentSymbol", document)[1]["detail"], "a 1");
    assert_alive(&mut client);
    client.finish();
}

#[test]
fn an_id_that_is_still_open_is_refused_and_free_afterwards() {
    let mut client = Client::new("");
    let request = json!({ "jsonrpc": "2.0", "id": "x", "method": "textDocument/unheardOf" });
    for _ in 0..2 {
        client.send(&request);
        let answer = client.expect("an answer", |it| it["id"] == "x");
        assert_eq!(answer["error"]["code"], -32601);
    }
    client.finish();
}

#[test]
fn positions_out_of_range_are_the_nearest_that_there_is() {
    let mut client = Client::new("");
    client.open("a.yaml", 1, CONTRACT);
    for (line, character) in [(0, u32::MAX), (u32::MAX, 0), (u32::MAX, u32::MAX), (3, 0), (2, 10)] {
        assert_eq!(client.request("textDocument/hover", at("a.yaml", line, character)), Value::Null);
    }
    // Behind the end of the last line, and an end before its start.
    let edit = |start: (u32, u32), end: (u32, u32), text: &str| {
        let position = |(line, character)| json!({ "line": line, "character": character });
        json!({ "range": { "start": position(start), "end": position(end) }, "text": text })
    };
    client.change("a.yaml", 2, json!([edit((9, 9), (9, 9), "info: {}\n"), edit((0, 2), (0, 0), "")]));
    assert_eq!(
        lines(&client.published_for("a.yaml", 2)),
        ["3:0-3:4 openapi/duplicate-key the key `info` is already in this mapping"]
    );
    client.finish();
}

#[test]
fn the_order_of_arrival_counts_whatever_the_versions_say() {
    let mut client = Client::new("");
    client.open("a.yaml", 5, CONTRACT);
    client.change("a.yaml", 3, json!([{ "text": format!("{CONTRACT}info: {{}}\n") }]));
    assert_eq!(lines(&client.published_for("a.yaml", 3)).len(), 1);
    client.change("a.yaml", 3, json!([{ "text": CONTRACT }]));
    assert_eq!(lines(&client.published_for("a.yaml", 3)).len(), 0);
    client.finish();
}

#[test]
fn what_is_not_open_cannot_be_changed() {
    let mut client = Client::new("");
    client.change("a.yaml", 1, json!([{ "text": "x" }]));
    client.close("a.yaml");
    client.open("a.yaml", 1, CONTRACT);
    client.open("a.yaml", 2, CONTRACT);
    client.close("a.yaml");
    client.close("a.yaml");
    let log = client.expect("a line in the log", |it| it["method"] == "window/logMessage");
    assert_eq!(log["params"]["message"], "`textDocument/didChange`: `file:///w/a.yaml` is not open");
    assert_alive(&mut client);
    client.finish();
}

#[test]
fn a_huge_paste_is_a_paste() {
    let megabytes = if env::var_os("WIRELINT_EXHAUSTIVE").is_some_and(|it| it == "1") { 100 } else { 4 };
    let mut client = Client::new("");
    client.open("a.yaml", 1, CONTRACT);
    let line = format!("# {}\n", "x".repeat(1022));
    let start = json!({ "line": 3, "character": 0 });
    let edit = json!({ "range": { "start": start, "end": start }, "text": line.repeat(megabytes * 1000) });
    client.change("a.yaml", 2, json!([edit]));
    let end = json!({ "line": 3 + megabytes * 1000, "character": 0 });
    let edit = json!({ "range": { "start": end, "end": end }, "text": "info: {}\n" });
    client.change("a.yaml", 3, json!([edit]));
    let found = lines(&client.published_for("a.yaml", 3));
    assert!(found[0].starts_with(&format!("{}:0-", 3 + megabytes * 1000)), "{found:?}");
    client.finish();
}

#[test]
fn a_message_that_ends_early_ends_the_session() {
    let mut client = Client::new("");
    let whole = frame(&json!({ "jsonrpc": "2.0", "id": 1, "method": "shutdown" }));
    client.send_raw(&whole[..whole.len() - 1]);
    assert_eq!(client.hang_up(), wirelint_lsp::Ended::Abruptly);
}

#[test]
fn a_panic_costs_the_request_that_led_to_it() {
    let mut client = Client::new(&format!("//- a.yaml\n{CONTRACT}//- {PANIC}\nx: 1\n"));
    let log = client.expect("a line in the log", |it| it["method"] == "window/logMessage");
    assert_eq!(log["params"]["message"], "internal error while linting: please report it");
    assert_eq!(client.error("textDocument/hover", at("a.yaml", 0, 0)), -32603);
    client.disk.remove(PANIC);
    client
        .notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri(PANIC), "type": 3 }] }));
    assert_eq!(client.request("textDocument/hover", at("a.yaml", 0, 0)), Value::Null);
    assert_alive(&mut client);
    client.finish();
}

#[test]
fn links_that_lead_in_circles_are_left_alone() {
    let disk = TestDisk::default();
    disk.write("a.yaml", &format!("{CONTRACT}info: {{}}\n"));
    disk.link("loop", ".");
    disk.link("x.yaml", "y.yaml");
    disk.link("y.yaml", "x.yaml");
    let mut client = Client::silent(disk);
    let folders = json!([{ "uri": "file:///w", "name": "w" }]);
    client.request("initialize", json!({ "capabilities": capabilities(), "workspaceFolders": folders }));
    client.notify("initialized", json!({}));
    assert_eq!(lines(&client.published("a.yaml")["diagnostics"]).len(), 1);
    assert_alive(&mut client);
    client.finish();
}
