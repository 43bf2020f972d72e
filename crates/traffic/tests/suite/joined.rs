//! Which policy holds for which operation.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use wirelint_model::traffic::{Applied, Reach, Traffic};
use wirelint_model::{Observations, Operation, OperationId, Protocol, Role, Security, Server};
use wirelint_source::{FileId, Span, TextRange};
use wirelint_traffic::{Address, Callee, Callees, join};
use wirelint_yaml::Tree;

use crate::{print, read};

/// A contract: its title, its hosts, and an operation a line, `GET /orders` or `rpc shop.v1.Orders/Create`.
fn contract(title: &str, hosts: &[&str], operations: &str) -> (Callees, Vec<String>) {
    let names: Vec<String> =
        operations.lines().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
    let callees = names.iter().enumerate().map(|(number, name)| {
        let (method, path) = name.split_once(' ').unwrap();
        let address = match path.split_once('/').filter(|_| method == "rpc") {
            Some((service, method)) => Address::grpc(service, method),
            None => Address::http(method, path),
        };
        Callee { operation: OperationId(number as u32), addresses: vec![address] }
    });
    let hosts = hosts.iter().map(|it| (*it).into()).collect();
    (
        Callees {
            title: title.into(),
            hosts,
            services: vec!["shop.v1.Empty".into()],
            callees: callees.collect(),
        },
        names,
    )
}

/// What holds for each operation, each policy by what is written at its selector, and what selects nothing.
fn joined(contracts: &[(Callees, Vec<String>)], files: &[&str]) -> String {
    let read: Vec<(Tree, Traffic)> = files.iter().map(|it| read(it)).collect();
    let traffic: Vec<&Traffic> = read.iter().map(|(_, it)| it).collect();
    let callees: Vec<Callees> = contracts.iter().map(|(it, _)| it.clone()).collect();
    let joined = join(&traffic, &callees);
    let mut out = String::new();
    for (number, (_, names)) in contracts.iter().enumerate() {
        for (operation, name) in names.iter().enumerate() {
            write!(out, "{name}:").unwrap();
            let here = |it: &&Applied| (it.contract as usize, it.operation.0 as usize) == (number, operation);
            for it in joined.applied.iter().filter(here) {
                let (tree, traffic) = &read[it.policy.file as usize];
                let policy = &traffic.tables[it.policy.table as usize].policies[it.policy.policy as usize];
                let text = print::text_at(tree, policy.selectors[it.selector as usize].span);
                write!(out, " {} «{text}»", print::reach(it.reach)).unwrap();
            }
            out.push('\n');
        }
    }
    for it in &joined.unmatched {
        let (tree, traffic) = &read[it.policy.file as usize];
        let policy = &traffic.tables[it.policy.table as usize].policies[it.policy.policy as usize];
        let text = print::text_at(tree, policy.selectors[it.selector as usize].span);
        write!(out, "{:?} «{text}»", it.what).unwrap();
        if let Some(nearest) = &it.nearest {
            write!(out, " perhaps {nearest}").unwrap();
        }
        out.push('\n');
    }
    out
}

#[track_caller]
fn check(contracts: &[(Callees, Vec<String>)], files: &[&str], expected: &str) {
    let found = joined(contracts, files);
    let lines = |text: &str| {
        text.lines().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(lines(&found), lines(expected), "{found}");
}

#[test]
fn grpc_takes_the_method_then_the_service_then_the_default() {
    check(
        &[contract(
            "Shop",
            &[],
            "rpc shop.v1.Orders/Create
             rpc shop.v1.Orders/Get
             rpc shop.v1.Carts/Get",
        )],
        &[r#"{ "methodConfig": [
            { "name": [{}] },
            { "name": [{ "service": "shop.v1.Orders" }, { "service": "shop.v1.Order" }, { "service": "shop.v1.Payments" }, { "service": "shop.v1.CartsService" }] },
            { "name": [{ "service": "shop.v1.Orders", "method": "Create" }, { "service": "shop.v1.Orders", "method": "Creat" }] },
            { "name": [{ "service": "shop.v1.Empty" }, { "service": "shop.v1.Empty", "method": "Get" }] },
            { "name": [{ "service": "google.iam.v1.IAMPolicy", "method": "GetIamPolicy" }] }
        ] }"#],
        r#"
        rpc shop.v1.Orders/Create: all «{ "service": "shop.v1.Orders", "method": "Create" }»
        rpc shop.v1.Orders/Get: all «{ "service": "shop.v1.Orders" }»
        rpc shop.v1.Carts/Get: all «{}»
        Service «{ "service": "shop.v1.Order" }» perhaps shop.v1.Orders
        Service «{ "service": "shop.v1.Payments" }»
        Service «{ "service": "shop.v1.CartsService" }» perhaps shop.v1.Carts
        Method «{ "service": "shop.v1.Orders", "method": "Creat" }» perhaps Create
        Method «{ "service": "shop.v1.Empty", "method": "Get" }»
        "#,
    );
}

const ORDERS: &str = "GET /orders
    POST /orders
    GET /orders/{id}
    POST /orders/{id}/cancel
    GET /health";

#[test]
fn of_envoys_routes_the_first_holds_and_those_for_some_calls_leave_the_rest() {
    check(
        &[contract("Orders", &["api.shop.example"], ORDERS)],
        &[r#"
name: local
virtual_hosts:
- name: api
  domains: ["*.shop.example"]
  routes:
  - match: { prefix: /orders, headers: [{ name: ":method", string_match: { exact: POST } }] }
    route: { cluster: orders }
  - match: { prefix: /order, headers: [{ name: x-canary }] }
    route: { cluster: next }
  - match: { path: /orders/7 }
    route: { cluster: seven }
  - match: { safe_regex: { regex: "/orders/[^/]+" } }
    route: { cluster: orders }
  - match: { prefix: /ordres }
    route: { cluster: orders }
  - match: { path: /health, headers: [{ name: ":method", string_match: { exact: PUT } }] }
    route: { cluster: orders }
  - match: { prefix: / }
    route: { cluster: web }
"#],
        "
        GET /orders: some «/order» all «/»
        POST /orders: all «/orders»
        GET /orders/{id}: some «/order» some «/orders/7» all «\"/orders/[^/]+\"»
        POST /orders/{id}/cancel: all «/orders»
        GET /health: all «/»
        Path «/ordres» perhaps /orders
        Verb «/health»
        ",
    );
}

#[test]
fn of_the_gateway_apis_routes_the_most_specific_holds_across_files() {
    let route = |name: &str, rules: &str| {
        format!(
            "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {{ name: {name} }}\nspec:\n  hostnames: [api.shop.example]\n  rules:\n{rules}"
        )
    };
    let one = route(
        "a",
        "  - matches: [{ path: { value: / } }]\n  - matches: [{ path: { value: /orders }, method: POST }, { path: { value: /orders } }]\n",
    );
    let other = route(
        "b",
        "  - matches: [{ path: { type: Exact, value: /orders }, headers: [{ name: x, value: y }] }]\n  - matches: [{ path: { value: /orders/ } }, { path: { value: /orders/export } }]\n",
    );
    check(
        &[contract("Orders", &["api.shop.example"], ORDERS)],
        &[&one, &other],
        "
        GET /orders: some «/orders» all «/orders»
        POST /orders: some «/orders» all «/orders»
        GET /orders/{id}: some «/orders/export» all «/orders»
        POST /orders/{id}/cancel: some «/orders/export» all «/orders»
        GET /health: all «/»
        ",
    );
}

#[test]
fn routes_for_http_and_routes_for_grpc_are_asked_by_themselves() {
    let route = |kind: &str, rules: &str| {
        format!(
            "apiVersion: gateway.networking.k8s.io/v1\nkind: {kind}\nmetadata: {{ name: a }}\nspec:\n  rules:\n{rules}"
        )
    };
    let http = route("HTTPRoute", "  - matches: [{ path: { type: Exact, value: /shop.v1.Orders/Get } }]\n");
    let grpc = route("GRPCRoute", "  - matches: [{ method: { service: shop.v1.Orders } }]\n");
    check(
        &[contract("Orders", &[], "rpc shop.v1.Orders/Get\nrpc shop.v1.Orders/List")],
        &[&http, &grpc],
        "
        rpc shop.v1.Orders/Get: all «/shop.v1.Orders/Get» all «method»
        rpc shop.v1.Orders/List: all «method»
        ",
    );
}

#[test]
fn a_table_is_for_its_own_contract() {
    let contracts = [
        contract("Shop Orders", &["orders"], "POST /orders\nGET /health"),
        contract("Payment service", &["pay.shop.example"], "POST /payments\nGET /health"),
        contract("Stock", &[], "GET /stock"),
    ];
    let service = |name: &str, host: &str, http: &str| {
        format!(
            "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {{ name: {name} }}\nspec:\n  hosts: [{host}]\n  http:\n{http}"
        )
    };
    let everything = "  - route: [{ destination: { host: x } }]\n";
    let by_host = service("a", "orders.shop.svc.cluster.local", everything);
    let by_name = service("payments", "payments-v2", everything);
    let by_path = service("b", "\"*\"", "  - match: [{ uri: { prefix: /stock } }]\n  - name: rest\n");
    let of_others = service("ledger", "ledger", everything);
    check(
        &contracts,
        &[&by_host, &by_name, &by_path, &of_others],
        "
        POST /orders: all «route»
        GET /health: all «route»
        POST /payments: all «route»
        GET /health: all «route»
        GET /stock: all «/stock»
        ",
    );
    // Alone it is still not for another service.
    check(&contracts[..1], &[&of_others], "POST /orders:\nGET /health:");
    check(&contracts[..1], &[&by_path], "POST /orders: all «name»\nGET /health: all «name»");
}

#[test]
fn a_server_may_be_reached_with_its_base_path_and_without() {
    let mut observed = Observations::none(Protocol::Http);
    let span = Span::in_file(FileId(0), TextRange::empty(0));
    observed.about.servers = ["https://api.shop.example:8443/v2/", "/v2", "https://{region}.shop.example"]
        .map(|url| Server { url: url.into(), span })
        .into();
    observed.operations.push(Operation {
        name: "GET /orders".into(),
        method: "GET".into(),
        path: "/orders".into(),
        role: Role::Served,
        id: None,
        summary: "".into(),
        description: "".into(),
        deprecated: None,
        security: Security::Unsaid,
        extensions: None,
        callback: None,
        rpc: None,
        root: None,
        span,
        inputs: Vec::new().into(),
        inputs_unknown: false,
        body: None,
        outputs: Vec::new().into(),
    });
    let webhook = Operation { role: Role::CalledBack, ..observed.operations[0].clone() };
    observed.operations.push(webhook);
    let orders = Callees::of(&observed);
    assert_eq!(orders.hosts, ["api.shop.example".into()]);
    assert_eq!(orders.callees.len(), 1);
    assert_eq!(
        orders.callees[0].addresses,
        [Address::http("GET", "/orders"), Address::http("GET", "/v2/orders")]
    );
    let routes = |first: &str| {
        format!(
            "virtual_hosts: [{{ name: a, domains: ['*'], routes: [{{ match: {{ prefix: {first} }} }}, {{ match: {{ prefix: / }} }}] }}]"
        )
    };
    for (first, expected) in
        [("/v2/orders", "all «/v2/orders»"), ("/orders", "all «/orders»"), ("/v1", "all «/»")]
    {
        check(
            &[(orders.clone(), vec!["GET /orders".into()])],
            &[&routes(first)],
            &format!("GET /orders: {expected}"),
        );
    }
}

/// What 10,000 operations and 1,000 routes take at most: far more than the slowest machine needs, which is seconds for regular expressions and
/// milliseconds for everything else.
const PATIENCE: Duration = Duration::from_secs(30);

#[track_caller]
fn in_time(what: &str, route: impl Fn(usize) -> String, holds: usize) {
    let mut operations = String::new();
    for number in 0..2500 {
        let path = format!("/area{}/things{number}", number % 50);
        writeln!(operations, "GET {path}\nPOST {path}\nGET {path}/{{id}}\nPOST {path}/{{id}}/parts/{{part}}")
            .unwrap();
    }
    let contract = contract("Things", &[], &operations);
    let routes: Vec<String> = (0..1000).map(|it| format!("{{ match: {} }}", route(it))).collect();
    let config =
        format!("virtual_hosts: [{{ name: things, domains: ['*'], routes: [{}] }}]", routes.join(",\n  "));
    let (_, traffic) = read(&config);
    let start = Instant::now();
    let joined = join(&[&traffic], &[contract.0]);
    println!(
        "{what}: {:?}, {} hold, {} select nothing",
        start.elapsed(),
        joined.applied.len(),
        joined.unmatched.len()
    );
    assert!(start.elapsed() < PATIENCE, "{what}: {:?}", start.elapsed());
    let all = joined.applied.iter().filter(|it| it.reach == Reach::All).count();
    assert_eq!(all, holds, "{what}");
}

#[test]
fn many_routes_over_many_operations_are_fast() {
    in_time("prefixes", |it| format!("{{ prefix: /area{}/things{it}/ }}", it % 50), 2000);
    in_time("prefixes that are wrong", |it| format!("{{ prefix: /area{}/thongs{it} }}", it % 50), 0);
    in_time("exact paths", |it| format!("{{ path: /area{}/things{it} }}", it % 50), 2000);
    in_time(
        "templates",
        |it| format!("{{ path_match_policy: {{ typed_config: {{ path_template: '/*/things{it}/**' }} }} }}"),
        4000,
    );
    in_time(
        "expressions",
        |it| format!("{{ safe_regex: {{ regex: '/area[0-9]+/things{it}(/.*)?' }} }}"),
        4000,
    );
    in_time("expressions for everything", |it| format!("{{ safe_regex: {{ regex: '.*x?{it}?' }} }}"), 10_000);
    // Its automaton has more states than anybody would wait for.
    in_time("expressions that explode", |it| format!("{{ safe_regex: {{ regex: '.*a.{{20}}b{it}' }} }}"), 0);
    in_time(
        "expressions that are too long",
        |_| "{ safe_regex: { regex: '((/a{100}){100}){100}' } }".to_owned(),
        0,
    );
    in_time("everything, on a condition", |_| "{ prefix: /, headers: [{ name: x }] }".to_owned(), 0);
}
