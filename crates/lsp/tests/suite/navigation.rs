//! Hover, definition and references: text with a cursor in, places out.

use serde_json::{Value, json};
use wirelint_test_fixture::{Fixture, extract_cursor};

use crate::client::{Client, at, capabilities, range};

/// The client with `files` on its disk, and the place of the cursor in them.
#[track_caller]
fn with_cursor(files: &str, capabilities: &Value) -> (Client, Value) {
    let fixture = Fixture::parse(files);
    let file = fixture.files.iter().find(|it| it.text.contains("$0")).expect("there is a cursor");
    let (text, offset) = extract_cursor(&file.text);
    let client = Client::with(&files.replace("$0", ""), capabilities);
    let before = &text[..offset];
    let line = before.matches('\n').count();
    let character = before[before.rfind('\n').map_or(0, |it| it + 1)..].encode_utf16().count();
    (client, at(&file.path, line as u32, character as u32))
}

#[track_caller]
pub(crate) fn check_definition(files: &str, expected: &[&str]) {
    let (mut client, place) = with_cursor(files, &capabilities());
    client.request("textDocument/diagnostic", place.clone());
    let found = client.request("textDocument/definition", place);
    let found: Vec<String> = found
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(|it| format!("{} {}", short(&it["targetUri"]), range(&it["targetSelectionRange"])))
        .collect();
    assert_eq!(found, expected);
    client.finish();
}

#[track_caller]
pub(crate) fn check_references(files: &str, expected: &[&str]) {
    let (mut client, mut place) = with_cursor(files, &capabilities());
    client.request("textDocument/diagnostic", place.clone());
    place["context"] = json!({ "includeDeclaration": true });
    let found = client.request("textDocument/references", place);
    let found: Vec<String> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {}", short(&it["uri"]), range(&it["range"])))
        .collect();
    assert_eq!(found, expected);
    client.finish();
}

#[track_caller]
pub(crate) fn hover(files: &str) -> String {
    let (mut client, place) = with_cursor(files, &capabilities());
    let hover = client.request("textDocument/hover", place);
    client.finish();
    match hover["contents"]["value"].as_str() {
        Some(text) => format!("{}\n{text}", range(&hover["range"])),
        None => String::new(),
    }
}

fn short(uri: &Value) -> &str {
    uri.as_str().unwrap().trim_start_matches("file:///w/")
}

/// Two contracts that share a file; a link, a discriminator.
const FILES: &str = "\
//- a.yaml
openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': { $ref: 'shared.yaml#/Pets' }
    post:
      operationId: createPet
      responses:
        '201':
          description: created
          links:
            all: { operationId: listPets }
            here: { operationRef: '#/paths/~1pets/get' }
          content:
            application/json:
              schema:
                oneOf: [{ $ref: '#/components/schemas/Cat' }]
                discriminator: { propertyName: kind, mapping: { cat: Cat, c: '#/components/schemas/Cat' } }
components:
  schemas:
    Cat: { type: object }
//- b.yaml
openapi: 3.1.0
info: { title: b, version: '1' }
paths:
  /all:
    get:
      responses:
        '200': { $ref: 'shared.yaml#/Pets' }
//- shared.yaml
Pets:
  description: |
    All pets.

    Of every kind.
  content:
    application/json:
      schema: { $ref: '#/Pet' }
Pet: { type: object }
";

#[track_caller]
fn put(cursor: &str) -> String {
    let marked = FILES.replacen(&cursor.replace("$0", ""), cursor, 1);
    assert!(marked.contains("$0"), "{cursor}");
    marked
}

#[test]
fn a_reference_leads_to_its_definition() {
    check_definition(&put("'sha$0red.yaml#/Pets'"), &["shared.yaml 0:0-0:4"]);
    check_definition(
        &put("{ $r$0ef: 'shared.yaml#/Pets'".replace("$r$0ef", "$0$ref").as_str()),
        &["shared.yaml 0:0-0:4"],
    );
    check_definition(&put("'#/P$0et'"), &["shared.yaml 8:0-8:3"]);
    check_definition(&put("all: { operationId: list$0Pets }"), &["a.yaml 4:4-4:7"]);
    check_definition(&put("'#/paths/~1pe$0ts/get'"), &["a.yaml 4:4-4:7"]);
    check_definition(&put("cat: C$0at"), &["a.yaml 23:4-23:7"]);
    check_definition(&put("c: '#/compo$0nents"), &["a.yaml 23:4-23:7"]);
    check_definition(&put("descri$0ption: created"), &[]);
}

#[test]
fn clients_without_links_get_locations() {
    let (mut client, place) = with_cursor(&put("'#/P$0et'"), &json!({}));
    client.request("textDocument/diagnostic", place.clone());
    let found = client.request("textDocument/definition", place);
    assert_eq!(found[0]["uri"], "file:///w/shared.yaml");
    client.finish();
}

#[test]
fn a_definition_knows_who_refers_to_it_in_all_contracts() {
    let pets = ["a.yaml 7:23-7:42", "b.yaml 6:23-6:42", "shared.yaml 0:0-0:4"];
    check_references(&put("P$0ets:"), &pets);
    check_references(&put("'shared.yaml#/$0Pets'"), &pets);
    let cat = ["a.yaml 19:32-19:58", "a.yaml 20:69-20:72", "a.yaml 20:77-20:103", "a.yaml 23:4-23:7"];
    check_references(&put("Ca$0t: { type: object }"), &cat);
    let list = ["a.yaml 4:4-4:7", "a.yaml 14:32-14:40", "a.yaml 15:34-15:54"];
    check_references(&put("operationId: list$0Pets"), &list);
    check_references(&put("ge$0t:"), &list);
    check_references(&put("all: { operationId: $0listPets }"), &list);
    check_references(&put("creat$0ed"), &[]);
}

#[test]
fn a_reference_shows_what_it_leads_to() {
    insta::assert_snapshot!(hover(&put("'sha$0red.yaml#/Pets'")), @r"
    7:23-7:42
    **Response** `Pets` in `shared.yaml`

    All pets.

    Of every kind.

    ```yaml
    Pets:
      description: |
        All pets.

        Of every kind.
      content:
        application/json:
          schema: { $ref: '#/Pet' }
    ```
    ");
    assert_eq!(hover(&put("descri$0ption: created")), "");
}

#[test]
fn a_finding_shows_the_page_of_its_rule() {
    let files = "\
//- a.yaml
openapi: 3.1.0
info: { title: a, version: '1' }
paths: {}
in$0fo: {}
";
    let shown = hover(files);
    assert!(
        shown.starts_with("3:0-3:4\n# openapi/duplicate-key\n\nA mapping has each key once.\n"),
        "{shown}"
    );
    assert!(shown.contains("\n## What it checks\n"), "{shown}");
}

/// An operation whose key is under the cursor.
const CREATE: &str = "\
//- a.yaml
openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /orders:
    po$0st:
      operationId: createOrder
      responses: { '201': { description: Made }, '429': { description: Slow, headers: { Retry-After: {} } } }
    get: { x-wirelint: { wait: accepted }, responses: { '200': { description: Orders } } }
";

#[test]
fn an_operation_says_whether_its_caller_waits_and_what_a_retry_does() {
    insta::assert_snapshot!(hover(CREATE));
    let (mut client, place) = with_cursor(CREATE, &capabilities());
    client.request("textDocument/diagnostic", place.clone());
    let lenses = client.request("textDocument/codeLens", json!({ "textDocument": place["textDocument"] }));
    let shown: Vec<String> = lenses
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {}", range(&it["range"]), it["command"]["title"].as_str().unwrap()))
        .collect();
    assert_eq!(shown, ["4:4-4:8 waits · a retry does it twice", "7:4-7:7 polls · a retry has no effect"]);
    client.finish();
}

/// The same of a gRPC method, whose messages are in another file.
#[test]
fn a_method_says_so_as_well() {
    let files = "\
//- shop/v1/orders.proto
syntax = \"proto3\";
package shop.v1;
import \"shop/v1/messages.proto\";
service Orders {
  rpc Create$0Order(CreateOrderRequest) returns (Order);
  rpc GetOrder(GetOrderRequest) returns (Order);
}
//- shop/v1/messages.proto
syntax = \"proto3\";
package shop.v1;
message CreateOrderRequest {
  // Kept for a day.
  string request_id = 1;
}
message GetOrderRequest { string id = 1; }
message Order { string id = 1; }
";
    let shown = hover(files);
    assert!(shown.starts_with("4:6-4:17\n**Orders.CreateOrder**\n\n- caller: **waits**"), "{shown}");
    assert!(
        shown.contains("**request_id (optional)** — the caller chooses it (shop/v1/messages.proto:5)"),
        "{shown}"
    );
    // No .proto file describes failures.
    assert!(!shown.contains("errors"), "{shown}");
    let (mut client, place) = with_cursor(files, &capabilities());
    client.request("textDocument/diagnostic", place.clone());
    let lenses = client.request("textDocument/codeLens", json!({ "textDocument": place["textDocument"] }));
    let shown: Vec<&str> =
        lenses.as_array().unwrap().iter().map(|it| it["command"]["title"].as_str().unwrap()).collect();
    assert_eq!(shown.len(), 2, "{shown:?}");
    assert!(shown[0].contains("recognised by request_id"), "{shown:?}");
    assert_eq!(shown[1], "waits · a retry has no effect");
    client.finish();
}
