//! The outline of a document.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::client::{Client, capabilities, range, uri};

/// The outline as an indented list: name, detail, kind, where the name is.
#[track_caller]
fn outline(text: &str) -> String {
    outline_of("a.yaml", text)
}

/// The same of a document of that name.
#[track_caller]
pub(crate) fn outline_of(path: &str, text: &str) -> String {
    let mut client = Client::new("");
    client.open(path, 1, text);
    let symbols =
        client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri(path) } }));
    client.finish();
    let mut out = String::new();
    write(&symbols, 0, &mut out);
    out
}

fn write(symbols: &Value, depth: usize, out: &mut String) {
    for it in symbols.as_array().map(Vec::as_slice).unwrap_or_default() {
        let detail = it["detail"].as_str().map(|it| format!(" ({it})")).unwrap_or_default();
        let tags = if it["tags"].is_null() { "" } else { " deprecated" };
        let name = it["name"].as_str().unwrap();
        let place = range(&it["selectionRange"]);
        writeln!(out, "{}{name}{detail} {}{tags} {place}", "  ".repeat(depth), it["kind"]).unwrap();
        write(&it["children"], depth + 1, out);
    }
}

#[test]
fn a_contract_is_operations_and_components() {
    let text = "\
openapi: 3.1.0
info: { title: Shop, version: '2' }
servers: [{ url: 'https://a' }, {}]
tags:
  - name: Orders
paths:
  /orders:
    parameters: []
    get: { operationId: listOrders, deprecated: true }
    post: { summary: Create }
  x-more: {}
webhooks:
  paid: { post: {} }
components:
  schemas:
    Order: { type: object }
    '': { $ref: '#/components/schemas/Order' }
  parameters:
    Limit: { in: query, name: limit }
security: []
";
    insta::assert_snapshot!(outline(text), @r"
    openapi (3.1.0) 20 0:0-0:7
    info (Shop 2) 4 1:0-1:4
    servers 3 2:0-2:7
      https://a 14 2:17-2:28
      (no name) 14 2:32-2:32
    tags 3 3:0-3:4
      Orders 10 4:10-4:16
    paths 3 5:0-5:5
      /orders 11 6:2-6:9
        GET (listOrders) 6 deprecated 8:4-8:7
        POST (Create) 6 9:4-9:8
    webhooks 3 11:0-11:8
      paid 11 12:2-12:6
        POST 6 12:10-12:14
    components 3 13:0-13:10
      schemas 3 14:2-14:9
        Order (object) 5 15:4-15:9
        (no name) (#/components/schemas/Order) 5 16:4-16:6
      parameters 3 17:2-17:12
        Limit (query) 19 18:4-18:9
    security 20 19:0-19:8
    ");
}

#[test]
fn a_part_of_a_contract_is_its_definitions() {
    insta::assert_snapshot!(outline("Order: { type: object }\nget: { operationId: a }\n/x: { put: {} }\nn: 1\n"), @r"
    Order (object) 19 0:0-0:5
    GET (a) 6 1:0-1:3
    /x 11 2:0-2:2
      PUT 6 2:6-2:9
    n 20 3:0-3:1
    ");
    assert_eq!(outline("- 1\n"), "");
    assert_eq!(outline(""), "");
}

#[test]
fn clients_that_know_no_nesting_get_a_list() {
    let mut all = capabilities();
    all["textDocument"]["documentSymbol"] = json!({});
    let mut client = Client::with("", &all);
    client.open("a.yaml", 1, "openapi: 3.1.0\npaths: { /a: { get: {} } }\n");
    let symbols =
        client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri("a.yaml") } }));
    let names: Vec<_> =
        symbols.as_array().unwrap().iter().map(|it| (&it["name"], &it["containerName"])).collect();
    assert_eq!(names[3], (&json!("GET"), &json!("/a")));
    assert_eq!(names[0], (&json!("openapi"), &Value::Null));
    client.finish();
}
