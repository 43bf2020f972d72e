//! `wirelint map`

use crate::Folder;

/// An operation for each thing that a map can say.
const SHOP: &str = "\
//- api.yaml
openapi: 3.1.0
info: { title: Shop, version: '1' }
x-speakeasy-retries: { strategy: backoff, statusCodes: [5XX], retryConnectionErrors: true }
paths:
  /orders:
    get:
      parameters: [{ name: page_token, in: query }]
      responses: { '200': { description: Orders, content: { application/json: { schema: { type: object, properties: {
        items: { type: array, items: { type: object, properties: { id: {} } } }, next_page_token: { type: string } } } } } } }
    post: { responses: { '201': { description: Made }, '429': { description: Slow down } } }
  /orders/{id}:
    get: { responses: { '200': { description: An order }, '404': { description: None } } }
    put:
      parameters: [{ name: If-Match, in: header }]
      responses: { '200': { description: Set }, '412': { description: Changed meanwhile } }
    post: { responses: { '200': { description: Changed } } }
  /payments:
    post:
      operationId: createPayment
      parameters: [{ name: Idempotency-Key, in: header, required: true }]
      x-google-backend: { deadline: 5.0 }
      responses: { '201': { description: Paid } }
  /exports:
    post: { operationId: exportOrders, responses: { '202': { description: Later } } }
  /users:
    get: { responses: { '200': { description: Users, content: { application/json: { schema: { type: array, items: { type: object } } } } } } }
    post: { operationId: createUser, responses: { '201': { description: Made }, '409': { description: There } } }
  /events:
    get: { responses: { '200': { description: Events, content: { text/event-stream: {} } } } }
  /sync:
    post: { x-wirelint: { effect: idempotent, wait: accepted, dedup: the file's hash }, responses: {} }
  /things:
    post: { x-wirelint: { effect: quiet }, responses: { default: { description: Whatever } } }
";

#[test]
fn every_operation_says_whether_its_caller_waits_and_what_a_retry_does() {
    let folder = Folder::new(SHOP);
    insta::assert_snapshot!(folder.run("map"));
    insta::assert_snapshot!(folder.run("map --format markdown"));
}

#[test]
fn programs_get_the_evidence() {
    let folder = Folder::new(SHOP);
    insta::assert_snapshot!(folder.run("map --format json"));
}

#[test]
fn the_page_needs_nothing_else_and_nothing_in_a_contract_gets_out_of_it() {
    let folder = Folder::new(
        "//- api.yaml\nopenapi: 3.1.0\ninfo: { title: '</script><script>alert(1)</script>' }\npaths: { '/<b>': { get: { responses: {} } } }\n",
    );
    let page = folder.run("map --format html");
    assert!(page.starts_with("<!doctype html>") && page.contains("default-src 'none'"));
    assert!(!page.contains("<script>alert") && !page.contains("/<b>") && page.contains(r"/\u003cb>"));
    assert!(!page.contains("http://") && !page.contains("https://"), "it would reach into the network");
}

#[test]
fn what_is_no_contract_is_told() {
    let folder = Folder::new("//- a.yaml\na: 1\n");
    insta::assert_snapshot!(folder.run("map"), @"
    ! wirelint: there is no contract here
    exit 0
    ");
    insta::assert_snapshot!(folder.run("map a.yaml missing.yaml"), @"
    ! wirelint: a.yaml: is no contract: it has no `openapi` key at its top (a part of one is linted with what refers to it)
    ! wirelint: missing.yaml: no such file or directory
    exit 2
    ");
    insta::assert_snapshot!(folder.run("map --format excel"), @"
    ! wirelint: invalid value 'excel' for '--format <FORMAT>'; [possible values: table, json, markdown, html] (see --help)
    exit 2
    ");
}

#[test]
fn a_server_that_does_its_work_again_keeps_no_client_from_calling_again() {
    let folder = Folder::new(
        "\
//- api.yaml
openapi: 3.1.0
info: { title: Shop, version: '1' }
x-speakeasy-retries: { strategy: backoff, statusCodes: [5XX] }
paths:
  /orders:
    post: { operationId: createOrder, x-retry: { attempts: 3 }, responses: { '201': { description: Made } } }
",
    );
    let table = folder.run("map --format markdown");
    assert!(table.contains("clients after 5XX"), "{table}");
}
