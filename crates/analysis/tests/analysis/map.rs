//! Who makes calls again, and who ends them: what is configured around contracts is in the map, in an editor and in the checklist.

use std::path::Path;

use wirelint_analysis::{Host, Options, axis_line};
use wirelint_diagnostics::MappedRow;
use wirelint_source::Sources as _;

use crate::support;

const PROTO: &str = "syntax = \"proto3\";
package shop.v1;
service Orders {
  rpc CreateOrder(CreateOrderRequest) returns (Order);
  rpc GetOrder(GetOrderRequest) returns (Order);
}
message CreateOrderRequest { string sku = 1; }
message GetOrderRequest { string id = 1; }
message Order { string id = 1; }
";

const OPENAPI: &str = "openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /stock:
    get: { responses: { '204': { description: None } } }
";

const CLIENTS: &str = r#"{
  "methodConfig": [
    {
      "name": [{ "service": "shop.v1.Orders", "method": "CreateOrder" }],
      "timeout": "5s",
      "retryPolicy": { "maxAttempts": 4, "initialBackoff": "0.1s", "maxBackoff": "1s", "backoffMultiplier": 2, "retryableStatusCodes": ["UNAVAILABLE"] }
    }
  ]
}
"#;

const MESH: &str = "apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders }
spec:
  hosts: [orders]
  http:
    - match: [{ uri: { prefix: /shop.v1.Orders/ } }]
      route: [{ destination: { host: orders } }]
      timeout: 3s
      retries: { attempts: 2, retryOn: 5xx }
";

const FILES: [(&str, &str); 4] = [
    ("shop/v1/orders.proto", PROTO),
    ("openapi.yaml", OPENAPI),
    ("clients.json", CLIENTS),
    ("mesh.yaml", MESH),
];

fn host(open_files: bool) -> Host {
    let options = Options { open_files, arguments: vec![".".into()], ..Options::default() };
    support::host(&FILES, options)
}

/// What a row says of who calls again, and how long a call may take, each with its places.
fn said(host: &Host, row: &MappedRow) -> Vec<String> {
    let (_, files) = host.snapshot().map();
    let cells = [&row.cells[4], &row.cells[1]];
    let place = |it: &wirelint_diagnostics::Place| {
        let line = files.lines(it.file).line_of(it.range.start) + 1;
        format!("  {}:{line} {}", files.path(it.file), it.message)
    };
    cells
        .into_iter()
        .flat_map(|cell| [cell.value.clone()].into_iter().chain(cell.evidence.iter().map(place)))
        .collect()
}

const CREATE_ORDER: [&str; 6] = [
    "clients 4×, Istio 3×",
    "  clients.json:6 clients call again after `UNAVAILABLE`, up to 4 times in all",
    "  mesh.yaml:10 Istio calls again after 5XX, a broken connection, a failed connection or a refused stream, up to 3 times in all",
    "3 s",
    "  mesh.yaml:9 Istio gives up after 3 s",
    "  clients.json:5 clients give up after 5 s",
];

#[test]
fn the_map_names_who_calls_again_and_who_gives_up() {
    for open_files in [false, true] {
        let host = host(open_files);
        let (map, _) = host.snapshot().map();
        assert!(map.problems.is_empty(), "{:?}", map.problems);
        let rows: Vec<&MappedRow> = map.rows().map(|(_, row)| row).collect();
        let row = |name: &str| *rows.iter().find(|it| &*it.operation == name).expect("it is there");
        let create = row("Orders.CreateOrder");
        assert_eq!(said(&host, create), CREATE_ORDER);
        assert!(create.reasons.contains(&"clients retry it by themselves"), "{:?}", create.reasons);
        assert_eq!(said(&host, row("Orders.GetOrder"))[0], "Istio 3×");
        assert_eq!(said(&host, row("GET /stock")), ["", ""], "nothing is configured around it");
    }
}

#[test]
fn an_editor_says_the_same_of_an_operation() {
    let host = host(true);
    let snapshot = host.snapshot();
    snapshot.diagnostics(&());
    let path = Path::new("/api/shop/v1/orders.proto");
    let rows = snapshot.axis(path, |_| true);
    assert_eq!(said(&host, &rows[0]), CREATE_ORDER);
    assert!(axis_line(&rows[0]).ends_with("· repeated by clients 4×, Istio 3×"), "{}", axis_line(&rows[0]));
    let rows = snapshot.axis(Path::new("/api/openapi.yaml"), |_| true);
    assert_eq!(said(&host, &rows[0]), ["", ""]);
}
