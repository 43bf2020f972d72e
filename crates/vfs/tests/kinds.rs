//! What a file is, by its name and text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use proptest::prelude::*;
use wirelint_vfs::Kind;

#[track_caller]
fn check(name: &str, text: &str, kind: Kind) {
    assert_eq!(Kind::of(Path::new(name), text), kind, "{text}");
}

#[track_caller]
fn check_all(kind: Kind, texts: &[&str]) {
    for text in texts {
        check("a.yaml", text, kind);
    }
}

#[test]
fn a_version_at_the_top_tells_a_contract() {
    check_all(
        Kind::OpenApi,
        &[
            "openapi: 3.0.3\ninfo: {}\n",
            "info:\n  title: x\npaths: {}\nopenapi: '3.1.0'\n",
            "\"openapi\": \"3.0.0\"\n",
            "'openapi' : 3.0.0",
            "\u{feff}openapi: 3.1.0",
            "# Licence\r\n\r\n%YAML 1.2\r\n---\r\nopenapi: 3.1.0\r\n",
            "--- # first\nopenapi: 3.1.0\n--- # second\na: b\n",
            "  openapi: 3.1.0\n  info: {}\n",
            "openapi:\n  3.1.0\n",
            "openapi:\t3.1.0\n",
            "openapi: 4.0.0\n",
            "{openapi: 3.1.0, info: {title: it's}}",
            "{\n  title: it's\n  , 'info': {openapi: 1}, openapi: 3.1.0 # comment }\n}",
            "--- {\"openapi\":\"3.1.0\"}",
        ],
    );
    check_all(Kind::Swagger, &["swagger: '2.0'\n", "{\"swagger\":\"2.0\"}"]);
    check_all(Kind::AsyncApi, &["asyncapi: 2.6.0\n", "{\"asyncapi\": \"3.0.0\"}"]);
}

#[test]
fn a_contract_in_json_has_its_version_at_depth_one() {
    check("a.json", r#" {"info": {"x": ["a", "\"openapi\": {"]}, "openapi" : "3.0.0"}"#, Kind::OpenApi);
    check("a.json", r#"{"x": {"openapi": "3.0.0", "info": {}}}"#, Kind::Unrelated);
    check("a.json", r#"[{"openapi": "3.0.0"}]"#, Kind::Unrelated);
    check("a.json", r#"{"x": "\", \"openapi\": \"3.0.0\""}"#, Kind::Unrelated);
    check("a.json", r#"{"x": "openapi"}"#, Kind::Unrelated);
    check("a.json", r#"{"openapi": "3.0.0", "x": "{{ user }}"}"#, Kind::OpenApi);
    check("a.json", "{\"a\": \"unclosed, \"openapi\": \"3.0.0\" \\", Kind::Unrelated);
}

#[test]
fn the_word_elsewhere_is_no_contract() {
    check_all(
        Kind::Unrelated,
        &[
            "",
            "a: b\n",
            "# openapi: 3.0.0\n",
            "x:\n  openapi: 3.0.0\n",
            "x: |\n  openapi: 3.0.0\n",
            "- openapi: 3.0.0\n",
            "a: b\n---\nopenapi: 3.0.0\n",
            "a: b\n...\nopenapi: 3.0.0\n",
            "openapis: 3.0.0\n",
            "xopenapi: 3.0.0\n",
            "openapi:3.0.0\n",
            "openapi\n",
            "x: {openapi: 3.0.0}\n",
        ],
    );
}

#[test]
fn a_stranger_with_the_same_key_is_told_by_its_value() {
    // Configurations of code generators and documentation sites.
    check_all(
        Kind::Unrelated,
        &[
            "openapi: ./api/spec.yaml\noutput: src\n",
            "openapi:\n  enabled: true\n",
            "openapi:\n  # which\n  - a.yaml\n",
            "openapi:\n- a.yaml\n",
            "{\"openapi\": {\"input\": \"a.yaml\"}, \"info\": 1}",
            "{\"openapi\": \"a.yaml\"}",
        ],
    );
}

#[test]
fn a_contract_stays_one_while_its_version_is_typed() {
    check_all(
        Kind::OpenApi,
        &[
            "openapi:\ninfo:\n  title: x\n",
            "openapi: latest\npaths: {}\n",
            "{\"info\": {}, \"openapi\": \"\"}",
        ],
    );
}

#[test]
fn configuration_of_traffic_is_told_by_its_keys_and_kinds() {
    check_all(
        Kind::Traffic,
        &[
            "methodConfig:\n- name: [{ service: a.B }]\n",
            "{\"methodConfig\": [",
            "[{\"clientLanguage\": [\"go\"], \"serviceConfig\": {\"methodConfig\": []}}]",
            "{\n  \"retryThrottling\" : {\"maxTokens\": 10}\n}\n",
            "name: local\nvirtual_hosts:\n- name: a\n  domains: ['*']\n",
            "static_resources:\n  listeners:\n  - route_config: { virtual_hosts: [{ domains: ['*'] }] }\n",
            "{\"virtualHosts\":[{\"domains\":[\"*\"]}]}",
            "# Ours\napiVersion: networking.istio.io/v1beta1\nkind: VirtualService\n",
            "kind: Service\napiVersion: v1\n---\napiVersion: \"networking.istio.io/v1\"\nkind: \"DestinationRule\"\n",
            "{\"apiVersion\": \"gateway.networking.k8s.io/v1\", \"kind\": \"HTTPRoute\"}",
            "items:\n- apiVersion: linkerd.io/v1alpha2\n  kind: ServiceProfile\n",
            "apiVersion: policy.linkerd.io/v1beta3\nkind: HTTPRoute\n",
            "apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    retry.linkerd.io/http: 5xx\n",
            "targets:\n- 'grpc_config=[{\"serviceConfig\": {}}]'\n",
        ],
    );
    check("a.json", "methodConfig:\n- name: []\n", Kind::Traffic);
}

#[test]
fn what_speaks_of_traffic_does_not_configure_it() {
    check_all(
        Kind::Unrelated,
        &[
            "description: see methodConfig: it is a list\n",
            "a: \"methodConfig\"\n",
            "xmethodConfig: []\n",
            "methodConfigs: []\n",
            "virtual_hosts: [a.example]\n",
            "apiVersion: networking.istio.io/v1\nkind: ServiceEntry\n",
            "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: networking.istio.io/v1\n  names: { kind: VirtualService }\n",
            "apiVersion: networking.k8s.io/v1\nkind: HTTPRoute\n",
            "apiVersion: apps/v1\nkind: Deployment\n# retry.linkerd.io/http\n",
            "grpc_config=none\n",
        ],
    );
    // A contract stays one, whatever it describes.
    check("a.yaml", "openapi: 3.1.0\nx-routes:\n  methodConfig: []\n", Kind::OpenApi);
    check("a.json", "{\"openapi\": \"3.0.0\", \"components\": {\"methodConfig\": {}}}", Kind::OpenApi);
    check(
        "a.yaml",
        "{{- if .Values.mesh }}\napiVersion: networking.istio.io/v1\nkind: VirtualService\n",
        Kind::Templated,
    );
}

#[test]
fn our_configuration_is_told_by_its_name() {
    check("api/wirelint.yaml", "rules: {}\n", Kind::Config);
    check("api/wirelint.yaml", "openapi: 3.0.0\n", Kind::Config);
    check("wirelint.yaml.yaml", "rules: {}\n", Kind::Unrelated);
}

#[test]
fn a_template_in_the_place_of_structure_is_templated() {
    check_all(
        Kind::Templated,
        &[
            "{{- if .Values.api }}\nopenapi: 3.0.0\n{{- end }}\n",
            "openapi: 3.0.0\ninfo:\n  title: {{ .Values.title }}\n",
            "openapi: 3.0.0\n{% for path in paths %}\n",
            "openapi: 3.0.0\nservers:\n  - {{ server }}\n",
            "openapi: 3.0.0\ninfo: &a !!map {{ info }}\n",
            "openapi: 3.0.0\nx: y\n  {{- include \"z\" . | nindent 2 }}\n",
            "{{ openapi }}: 3.0.0\n",
            "a: |\n  text\n{{ include }}\n",
        ],
    );
}

#[test]
fn braces_in_text_are_text() {
    check_all(
        Kind::OpenApi,
        &[
            "openapi: 3.0.0\ninfo:\n  description: |\n    {{ name }}\n\n    {% if x %}\n  title: x\n",
            "openapi: 3.0.0\ninfo:\n  description: >-\n    {{ name }}\n",
            "openapi: 3.0.0\ninfo:\n  title: Hello\n    {{ name }}\n",
            "openapi: 3.0.0\ninfo:\n  title: \"{{ name }}\"\n",
            "openapi: 3.0.0\ninfo:\n  title: \"a \\\" b\n    {{ name }}\n    c\"\n  x: y\n",
            "openapi: 3.0.0\ninfo:\n  title: 'it''s\n    {{ name }}'\n",
            "openapi: 3.0.0\n# {{ name }}\n",
            "openapi: 3.0.0\nservers:\n- url: https://{{host}}/v1\n",
            "openapi: 3.0.0\nx:\n- |\n {{ name }}\n",
            "openapi: 3.0.0\nx:\n- y: |\n    {{ name }}\n  z: ${{ a }}\n",
            "openapi: 3.0.0\npaths:\n  /a/{{id}}:\n    get: {}\n",
        ],
    );
}

#[test]
fn no_text_is_too_odd() {
    let odd = [
        "{", "{\"", "{'", "{\"\\", "{:", "{,:]}", "\"", "'", "---", "%", "- - - ? ", ":", "&", "!",
        "\u{feff}",
    ];
    for start in odd {
        for end in ["", "openapi", "openapi:", "\nopenapi", "{{", "{%", "\u{4fa1}openapi: \u{4fa1}{{"] {
            let text = format!("{start}{end}");
            let _ = Kind::of(Path::new("a.yaml"), &text);
            let _ = Kind::of(Path::new("a.json"), &text);
        }
    }
}

/// The time for a text eight times as long is far from sixty-four times the time.
#[test]
fn telling_the_kind_is_linear() {
    for unit in [
        "openapi\n",
        "openapi:\n\n",
        "{",
        "{\"openapi",
        "'openapi: {{\n",
        "\n--- x",
        "- ",
        "\"openapi\": {}, ",
        "methodConfig",
        "-    virtual_hosts",
        "apiVersion: networking.istio.io/v1\n",
        "kind:                        VirtualService ",
    ] {
        let time = |count: usize| {
            let text = format!("{{x: {}", unit.repeat(count));
            let block = unit.repeat(count);
            // The best of a few: the machine may be busy with something else.
            let runs = (0..5).map(|_| {
                let start = std::time::Instant::now();
                let _ = Kind::of(Path::new("a.yaml"), &text);
                let _ = Kind::of(Path::new("a.yaml"), &block);
                start.elapsed()
            });
            runs.min().unwrap()
        };
        let small = time(20_000).max(std::time::Duration::from_micros(200));
        let large = time(160_000);
        assert!(large < small * 40, "{unit:?}: {small:?}, {large:?}");
    }
}

/// What the fast search says, found through a tree.
fn slow_kind(document: &serde_json::Value) -> Kind {
    let is_version = |it: &serde_json::Value| {
        it.to_string().trim_start_matches('"').starts_with(|c: char| c.is_ascii_digit())
    };
    let has_companion = ["info", "paths"].iter().any(|it| document.get(it).is_some());
    match document.get("openapi") {
        Some(it) if is_version(it) => Kind::OpenApi,
        Some(it) if has_companion && !it.is_object() && !it.is_array() => Kind::OpenApi,
        _ => Kind::Unrelated,
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let text = prop::sample::select(vec![
        "openapi",
        "3.0.0",
        "\"",
        "\\",
        "{openapi: 3",
        "it's",
        "a:b",
        "# x",
        "\n",
        ", ",
    ]);
    let leaf = prop_oneof![
        text.prop_map(serde_json::Value::from),
        any::<u8>().prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
    ];
    let key = || {
        prop::sample::select(vec!["openapi", "info", "paths", "x'", "{\"", "a: b"]).prop_map(str::to_owned)
    };
    let nested = leaf.prop_recursive(3, 20, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::btree_map(key(), inner, 0..4).prop_map(|it| it.into_iter().collect()),
        ]
    });
    prop::collection::btree_map(key(), nested, 0..5).prop_map(|it| it.into_iter().collect())
}

proptest! {
    #[test]
    fn the_search_agrees_with_a_tree(document in json(), pretty in any::<bool>()) {
        let text = if pretty { format!("{document:#}") } else { document.to_string() };
        let expected = slow_kind(&document);
        prop_assert_eq!(Kind::of(Path::new("a.json"), &text), expected, "{}", text);
    }

    #[test]
    fn no_text_is_too_wild(text in "(openapi|[{}\\[\\]:,\"'\\\\#%|>&! \n\r\u{feff}\u{4fa1}a3-]){0,40}") {
        let _ = Kind::of(Path::new("a.yaml"), &text);
        let _ = Kind::of(Path::new("a.json"), &text);
    }
}
