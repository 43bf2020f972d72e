//! Half-typed configuration, and what was made to be slow, deep or endless.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use wirelint_model::traffic::{FaultKind, Traffic};
use wirelint_source::Span;
use wirelint_traffic::{Address, Callee, Callees, join};
use wirelint_yaml::Tree;

use crate::read;

/// Far more than the slowest machine needs where the work is linear, far less than it needs where it is not.
const PATIENCE: Duration = Duration::from_secs(10);

const FIXTURES: [&str; 9] = [
    include_str!("../fixtures/orders.json"),
    include_str!("../fixtures/bootstrap.yaml"),
    include_str!("../fixtures/routes.json"),
    include_str!("../fixtures/istio.yaml"),
    include_str!("../fixtures/gateway.yaml"),
    include_str!("../fixtures/linkerd.yaml"),
    include_str!("../fixtures/orders.zone"),
    include_str!("../fixtures/records.yaml"),
    include_str!("../fixtures/config-map.yaml"),
];

/// Reads `text`; every place that is remembered is one.
fn check(text: &str) -> Traffic {
    let (tree, traffic) = read(text);
    let is_place = |span: Span| place(&tree, span).is_some();
    assert!(traffic.faults.iter().all(|it| is_place(it.span)), "{text}");
    for table in &traffic.tables {
        assert!(is_place(table.span), "{text}");
        for policy in &table.policies {
            assert!(is_place(policy.span), "{text}");
            assert!(policy.selectors.iter().all(|it| is_place(it.span)), "{text}");
            let conditions = policy.retry.iter().flat_map(|it| &it.conditions);
            assert!(conditions.clone().all(|it| is_place(it.span)), "{text}");
        }
    }
    let contract = Callees {
        callees: vec![Callee {
            operation: wirelint_model::OperationId(0),
            addresses: vec![Address::http("POST", "/orders/{id}"), Address::grpc("shop.v1.Orders", "Create")],
        }],
        ..Callees::default()
    };
    let _ = join(&[&traffic], &[contract]);
    traffic
}

fn place(tree: &Tree, span: Span) -> Option<&str> {
    let range = tree.absolute(span.item, span.range);
    tree.text().get(range.start as usize..range.end as usize)
}

#[test]
fn every_prefix_is_read() {
    for text in FIXTURES {
        for (end, _) in text.char_indices() {
            check(&text[..end]);
        }
    }
}

#[test]
fn what_is_before_a_fault_and_behind_it_is_read() {
    let text = FIXTURES[0];
    let broken = text.replacen("\"timeout\": \"10s\"", "\"timeout\" \"10s", 1);
    let traffic = check(&broken);
    assert!(matches!(traffic.faults[0].kind, FaultKind::Syntax(..)), "{:?}", traffic.faults);
    assert_eq!(traffic.tables[0].policies.len(), 4);
    assert!(traffic.tables[0].throttle.is_some());
}

proptest! {
    #[test]
    fn any_change_is_read(
        number in 0..FIXTURES.len(),
        at in any::<prop::sample::Index>(),
        len in 0..40_usize,
        put in "[ -~\n]{0,12}|\\{|\\[|\"|&a |\\*a|<<: |é|\t",
    ) {
        let text = FIXTURES[number];
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let start = at.index(starts.len());
        let end = (start + len).min(starts.len() - 1);
        check(&format!("{}{put}{}", &text[..starts[start]], &text[starts[end]..]));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        check(&text);
    }
}

#[track_caller]
fn in_time(text: &str) -> Traffic {
    let start = Instant::now();
    let traffic = check(text);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    traffic
}

#[test]
fn deep_and_endless_things_end() {
    let deep = "{\"any\":[".repeat(10_000);
    in_time(&format!(
        "{{\"kind\":\"ServiceProfile\",\"apiVersion\":\"linkerd.io/v1\",\"spec\":{{\"routes\":[{{\"condition\":{deep}"
    ));
    // Conditions that come to two to the power of 200 selectors.
    let both = "- any: [{ method: GET }, { method: POST }]\n        ".repeat(200);
    let profile = format!(
        "apiVersion: linkerd.io/v1alpha2\nkind: ServiceProfile\nspec:\n  routes:\n    - name: a\n      condition:\n       all:\n        {both}"
    );
    let traffic = in_time(&profile);
    assert!(traffic.tables[0].policies[0].selectors.len() <= 200);
    // Aliases that stand for each other many times over.
    let mut bomb = String::from("a0: &a0 { virtual_hosts: [] }\n");
    for level in 1..30 {
        writeln!(bomb, "a{level}: &a{level} [*a{0}, *a{0}, *a{0}]", level - 1).unwrap();
    }
    in_time(&bomb);
    in_time("a: &a { virtual_hosts: [*a] }\n");
}

#[test]
fn a_large_file_is_read_in_time() {
    let method = r#"{ "name": [{ "service": "a.B", "method": "M" }, {}], "timeout": "1s", "retryPolicy": { "maxAttempts": 3, "initialBackoff": "1s", "maxBackoff": "9s", "backoffMultiplier": 2, "retryableStatusCodes": ["UNAVAILABLE"] } }"#;
    let methods = vec![method; 40_000].join(",\n");
    let traffic = in_time(&format!("{{ \"methodConfig\": [\n{methods}\n] }}"));
    assert_eq!(traffic.tables[0].policies.len(), 40_000);
}
