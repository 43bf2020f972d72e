//! Documents that were made to be slow, deep or endless.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wirelint_openapi::link::{Linked, Linker};
use wirelint_source::FileId;
use wirelint_yaml::{Format, parse};

/// Far more than the slowest machine needs where the work is linear, far less than it needs where it is not.
const PATIENCE: Duration = Duration::from_secs(10);

#[track_caller]
fn check(text: String) -> Linked {
    let format = if text.starts_with('{') { Format::Json } else { Format::Yaml };
    let start = Instant::now();
    let mut linker = Linker::new(FileId(0), Arc::new(parse(text, format)));
    linker.run();
    let linked = linker.finish();
    let _ = linked.operations();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    linked
}

#[test]
fn a_long_chain_of_references_is_followed_without_recursion() {
    let mut schemas = String::from(r#""S0": {}"#);
    for index in 1..50_000 {
        write!(schemas, r##", "S{index}": {{ "$ref": "#/components/schemas/S{}" }}"##, index - 1).unwrap();
    }
    let linked =
        check(format!(r#"{{ "openapi": "3.0.0", "components": {{ "schemas": {{ {schemas} }} }} }}"#));
    let schemas = linked.root().and_then(|root| linked.child(root, "components"));
    let schemas = schemas.and_then(|components| linked.child(components, "schemas")).unwrap();
    assert_eq!(linked.resolved_child(schemas, "S49999"), linked.child(schemas, "S0"));
}

#[test]
fn many_wrong_names_do_not_cost_a_comparison_each() {
    let mut schemas = String::from(r#""A": {}"#);
    for index in 0..20_000 {
        write!(
            schemas,
            r##", "name-number-{index}": {{ "$ref": "#/components/schemas/nome-number-{index}" }}"##
        )
        .unwrap();
    }
    let linked =
        check(format!(r#"{{ "openapi": "3.0.0", "components": {{ "schemas": {{ {schemas} }} }} }}"#));
    assert!(linked.references().iter().all(|it| it.target.is_err()));
}

#[test]
fn places_in_long_lists_are_found_at_once() {
    let elements = vec!["{}"; 50_000].join(", ");
    let references = (0..50_000).map(|index| format!(r##"{{ "$ref": "#/x-list/{index}" }}"##));
    let references = references.collect::<Vec<_>>().join(", ");
    let linked = check(format!(
        r#"{{ "openapi": "3.0.0", "x-list": [{elements}], "components": {{ "schemas": {{ "A": {{ "allOf": [{references}] }} }} }} }}"#
    ));
    assert!(linked.references().iter().all(|it| it.target.is_ok()));
}

#[test]
fn paths_that_share_a_path_item_with_thousands_of_methods_are_cut_short() {
    let methods = (0..5_000).map(|index| format!(r#""M{index}": {{}}"#)).collect::<Vec<_>>().join(", ");
    let paths = (0..20_000).map(|index| format!(r##""/{index}": {{ "$ref": "#/components/pathItems/I" }}"##));
    let paths = paths.collect::<Vec<_>>().join(", ");
    let linked = check(format!(
        r#"{{ "openapi": "3.2.0", "paths": {{ {paths} }}, "components": {{ "pathItems": {{ "I": {{ "additionalOperations": {{ {methods} }} }} }} }} }}"#
    ));
    assert!(linked.operations().len() < 500_000);
}

#[test]
fn the_deepest_tree_is_walked() {
    let text = format!(
        r#"{{ "openapi": "3.0.0", "components": {{ "schemas": {{ "A": {}{} }} }} }}"#,
        r#"{ "items": "#.repeat(5_000),
        "}".repeat(5_000),
    );
    assert!(check(text).objects.len() > 200);
}

#[test]
fn aliases_that_nest_deeper_than_the_tree_are_walked_without_end() {
    let mut text = String::from("openapi: 3.1.0\nx-a:\n  - &a0 { type: string }\n");
    for index in 1..3_000 {
        writeln!(text, "  - &a{index} {{ items: *a{} }}", index - 1).unwrap();
    }
    text.push_str("components: { schemas: { A: *a2999 } }\n");
    assert_eq!(check(text).objects.len(), 3_002);
}

#[test]
fn bytes_of_any_kind_are_walked() {
    for text in [
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{\"openapi\": {\"openapi\": 3}}",
        "{\"\\u0000\": [{}]}",
        "- *a",
        "? {a: b}\n: c",
    ] {
        let linked = check(text.to_owned());
        assert!(linked.references().is_empty(), "{text}");
    }
}
