//! The published schema and the reader agree.

use super::{catalogue, read};
use serde_json::{Value, json};
use wirelint_config::schema;

fn accepts(text: &str) -> bool {
    let instance: Value = serde_json::from_str(text).expect("the tests are JSON");
    jsonschema::draft7::new(&schema(&catalogue())).expect("a valid schema").is_valid(&instance)
}

#[test]
fn it_is_a_schema_by_the_rules_of_its_draft() {
    assert!(jsonschema::draft7::meta::is_valid(&schema(&catalogue())));
}

#[test]
fn it_lists_each_name_with_what_it_says() {
    let schema = schema(&catalogue());
    let names = &schema["definitions"]["rules"]["properties"];
    for rule in catalogue().rules() {
        let description = names[rule.id]["description"].as_str().unwrap();
        assert!(description.starts_with(rule.summary), "{}", rule.id);
        assert!(rule.peers.iter().all(|peer| names[peer].is_object()), "{}", rule.id);
    }
    assert!(catalogue().groups().iter().all(|group| names[group].is_object()));
    assert!(names["all"].is_object());
    let peer = names["pages-everywhere"]["description"].as_str().unwrap();
    assert!(peer.contains("pagination/list-unpaginated, pagination/page-size-unbounded"), "{peer}");
    let levels = &schema["definitions"]["level"]["enum"];
    assert_eq!(levels, &json!(["off", "hint", "info", "warning", "error"]));
}

#[test]
fn it_admits_what_is_read_without_a_finding_and_nothing_else() {
    for text in [
        "{}",
        r#"{"extends": null, "rules": null, "overrides": null, "include": null, "exclude": null}"#,
        r#"{"extends": ["recommended", "strict", "all", "./a.yaml", "../b.yaml"]}"#,
        r#"{"rules": {"all": "off", "retry": {"level": "hint"}, "retry-safety": "error"}}"#,
        r#"{"overrides": [{"files": ["a/**"], "rules": {"retry": "info"}}]}"#,
        r#"{"include": ["services/*/api"], "exclude": []}"#,
        r#"{"exclud": []}"#,
        r#"{"extends": "strict"}"#,
        r#"{"extends": ["spectral:oas"]}"#,
        r#"{"extends": ["/a.yaml"]}"#,
        r#"{"rules": []}"#,
        r#"{"rules": {"rety": "off"}}"#,
        r#"{"rules": {"retry": "warn"}}"#,
        r#"{"rules": {"retry": false}}"#,
        r#"{"rules": {"retry": {}}}"#,
        r#"{"rules": {"retry": {"level": "off", "depth": 1}}}"#,
        r#"{"overrides": {}}"#,
        r#"{"overrides": [{"files": ["a"]}]}"#,
        r#"{"overrides": [{"rules": {}}]}"#,
        r#"{"overrides": [{"files": "a", "rules": {}}]}"#,
        r#"{"include": ["/a"]}"#,
        r#"{"include": [""]}"#,
        r#"{"exclude": [1]}"#,
        r#"["rules"]"#,
        r#"{"vocabulary": null, "map": null}"#,
        r#"{"vocabulary": {"key_names": ["Request-Token"], "verbs": {"create": ["place"]}, "remove": null}}"#,
        r#"{"vocabulary": {"remove": {"key_names": ["nonce"], "states": {"failed": ["dead"]}}}}"#,
        r#"{"vocabulary": {"key_names": null, "verbs": null, "states": {"failed": null}}}"#,
        r#"{"vocabulary": []}"#,
        r#"{"vocabulary": {"key_name": ["a"]}}"#,
        r#"{"vocabulary": {"key_names": "a"}}"#,
        r#"{"vocabulary": {"key_names": [1]}}"#,
        r#"{"vocabulary": {"key_names": [""]}}"#,
        r#"{"vocabulary": {"key_names": ["a", "a"]}}"#,
        r#"{"vocabulary": {"verbs": ["place"]}}"#,
        r#"{"vocabulary": {"verbs": {"make": ["place"]}}}"#,
        r#"{"vocabulary": {"verbs": {"create": ["placeOrder"]}}}"#,
        r#"{"vocabulary": {"verbs": {"create": ["Place", "RUSH", "a1b", "_go"]}}}"#,
        r#"{"vocabulary": {"remove": {"remove": {}}}}"#,
        r#"{"map": {"weights": {"duplicate_effect": 0, "no_deadline": 10, "whole_list": null}}}"#,
        r#"{"map": {"weights": {"duplicate_effect": 11}}}"#,
        r#"{"map": {"weights": {"duplicate_effect": -1}}}"#,
        r#"{"map": {"weights": {"duplicate_effect": 1.5}}}"#,
        r#"{"map": {"weights": {"duplicate_effect": "5"}}}"#,
        r#"{"map": {"weights": {"duplicates": 5}}}"#,
        r#"{"map": {"weights": [5]}}"#,
        r#"{"map": {"weight": {}}}"#,
        r#"{"resolvers": {"loaders": ["load", "users.load", "$q._x1"], "sinks": null}}"#,
        r#"{"resolvers": null}"#,
        r#"{"resolvers": ["load"]}"#,
        r#"{"resolvers": {"loader": ["load"]}}"#,
        r#"{"resolvers": {"loaders": "load"}}"#,
        r#"{"resolvers": {"loaders": [1]}}"#,
        r#"{"resolvers": {"loaders": [""]}}"#,
        r#"{"resolvers": {"loaders": ["load()"]}}"#,
        r#"{"resolvers": {"loaders": ["users[0].load"]}}"#,
        r#"{"resolvers": {"loaders": ["users..load"]}}"#,
        r#"{"resolvers": {"loaders": ["users.load."]}}"#,
        r#"{"resolvers": {"sinks": ["a b"]}}"#,
        r#"{"resolvers": {"sinks": ["a", "a"]}}"#,
    ] {
        let (config, findings) = read(text);
        let in_order = config.fault().is_none() && findings.is_empty();
        assert_eq!(accepts(text), in_order, "{text}");
    }
}
