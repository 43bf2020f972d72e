//! Files of the size that people write, in every format.

use crate::{print, read};

/// Prints what is in the fixture `name`. It has no faults but those that are in its snapshot.
#[track_caller]
fn shown(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let (tree, traffic) = read(&std::fs::read_to_string(path).unwrap());
    print::traffic(&tree, &traffic)
}

#[test]
fn a_grpc_service_config() {
    insta::assert_snapshot!(shown("orders.json"));
}

#[test]
fn an_envoy_bootstrap_file() {
    insta::assert_snapshot!(shown("bootstrap.yaml"));
}

#[test]
fn an_envoy_route_configuration_in_camel_case() {
    insta::assert_snapshot!(shown("routes.json"));
}

#[test]
fn istio() {
    insta::assert_snapshot!(shown("istio.yaml"));
}

#[test]
fn the_gateway_api_with_linkerds_annotations() {
    insta::assert_snapshot!(shown("gateway.yaml"));
}

#[test]
fn linkerd() {
    insta::assert_snapshot!(shown("linkerd.yaml"));
}

#[test]
fn service_configs_in_a_zone_file() {
    insta::assert_snapshot!(shown("orders.zone"));
}

#[test]
fn service_configs_in_records_that_something_else_makes() {
    insta::assert_snapshot!(shown("records.yaml"));
}

#[test]
fn files_in_a_config_map() {
    insta::assert_snapshot!(shown("config-map.yaml"));
}
