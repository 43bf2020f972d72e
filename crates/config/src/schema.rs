//! The JSON Schema of `wirelint.yaml`, from which editors complete and explain.

use serde_json::{Map, Value, json};
use wirelint_lint::{Level, Meta};
use wirelint_semantics::{Danger, Weights, WordList};

use crate::catalogue::Catalogue;
use crate::preset::Preset;

/// The schema of a configuration for the rules of `catalogue`. Draft 7, which the editors' YAML and JSON services know
/// best (<https://json-schema.org/draft-07>). It admits what [`parse`](crate::parse) takes without a finding.
pub fn schema(catalogue: &Catalogue) -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://wirelint.dev/schema/wirelint.json",
        "title": "wirelint.yaml",
        "description": "Configuration of wirelint, a linter of API contracts",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
            "extends": {
                "description": "What this configuration builds on; later entries win over earlier ones, `rules` over all",
                "type": ["array", "null"],
                "items": { "anyOf": [
                    { "oneOf": presets() },
                    { "description": "A file, relative to this one", "type": "string", "pattern": r"^\.\.?/[^\\]*$" },
                ] },
            },
            "rules": nullable("Levels of rules and groups; a rule beats its group", "#/definitions/rules"),
            "overrides": {
                "description": "Levels for some files; the last one that matches wins",
                "type": ["array", "null"],
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["files", "rules"],
                    "properties": {
                        "files": { "$ref": "#/definitions/patterns" },
                        "rules": { "$ref": "#/definitions/rules" },
                    },
                },
            },
            "include": nullable("What a walk through folders picks up; everything where nothing is said", "#/definitions/patterns"),
            "exclude": nullable("What a walk through folders passes by", "#/definitions/patterns"),
            "vocabulary": vocabulary(),
            "map": map(),
        },
        "definitions": {
            "level": { "description": "How bad the findings are", "enum": Level::ALL.map(Level::as_str) },
            "setting": { "anyOf": [
                { "$ref": "#/definitions/level" },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["level"],
                    "properties": { "level": { "$ref": "#/definitions/level" } },
                },
            ] },
            "patterns": {
                "description": "Patterns relative to the folder of the configuration; a folder stands for all below it",
                "type": "array",
                "items": { "type": "string", "minLength": 1, "maxLength": 1000, "pattern": "^[^/!]" },
            },
            "rules": { "type": "object", "additionalProperties": false, "properties": names(catalogue) },
            "words": {
                "type": ["array", "null"],
                "uniqueItems": true,
                "items": { "type": "string", "pattern": "[A-Za-z0-9]" },
            },
            "verbs": {
                "type": ["array", "null"],
                "uniqueItems": true,
                "items": { "type": "string", "pattern": ONE_WORD },
            },
            "lists": { "type": ["object", "null"], "additionalProperties": false, "properties": lists() },
        },
    })
}

/// What names are compared with as with one word.
const ONE_WORD: &str = "^[^A-Za-z0-9]*(?:[A-Z]?[a-z0-9]+|[A-Z]+(?:[0-9][a-z0-9]*)?)[^A-Za-z0-9]*$";

/// The lists of words, and those that words are taken out of.
fn vocabulary() -> Value {
    let mut properties = lists();
    let remove = "Words to take away: the same lists";
    properties.insert(
        "remove".into(),
        json!({ "description": remove, "allOf": [{ "$ref": "#/definitions/lists" }] }),
    );
    json!({
        "description": "What words mean, beside what is built in",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": properties,
    })
}

fn lists() -> Map<String, Value> {
    let mut lists = Map::new();
    for list in WordList::ALL {
        let of = if list.is_of_verbs() { "#/definitions/verbs" } else { "#/definitions/words" };
        let description = format!("{}\n\nBuilt in: {}", list.about(), list.built_in().join(", "));
        let schema = json!({ "description": description, "allOf": [{ "$ref": of }] });
        let Some((group, name)) = list.name().split_once('.') else {
            lists.insert(list.name().into(), schema);
            continue;
        };
        let group = lists.entry(group).or_insert_with(
            || json!({ "type": ["object", "null"], "additionalProperties": false, "properties": {} }),
        );
        group["properties"][name] = schema;
    }
    lists
}

fn map() -> Value {
    let weight = |danger: Danger| {
        let schema = json!({
            "description": format!("What it weighs that {} (usually {})", danger.about(), danger.usual()),
            "type": ["integer", "null"],
            "minimum": 0,
            "maximum": Weights::MOST,
        });
        (danger.name().to_owned(), schema)
    };
    let weights: Map<String, Value> = Danger::ALL.into_iter().map(weight).collect();
    json!({
        "description": "What `wirelint map` goes by",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
            "weights": {
                "description": "What each danger adds to the risk of an operation, which is at most 10",
                "type": ["object", "null"],
                "additionalProperties": false,
                "properties": weights,
            },
        },
    })
}

fn nullable(description: &str, reference: &str) -> Value {
    json!({ "description": description, "anyOf": [{ "$ref": reference }, { "type": "null" }] })
}

fn presets() -> Vec<Value> {
    Preset::ALL
        .iter()
        .map(|preset| json!({ "const": preset.as_str(), "description": preset.summary() }))
        .collect()
}

/// Every name that `rules` can speak of, with what an editor shows beside it.
fn names(catalogue: &Catalogue) -> Map<String, Value> {
    // Draft 7 passes over what stands beside `$ref`, so the description stands around it.
    let setting = |description: String| json!({ "description": description, "allOf": [{ "$ref": "#/definitions/setting" }] });
    let mut names = Map::new();
    for rule in catalogue.rules() {
        for &peer in rule.peers {
            names.insert(
                peer.into(),
                setting(format!("Another name of {}: {}", ids(catalogue, peer), rule.summary)),
            );
        }
    }
    for group in catalogue.groups() {
        names.insert((*group).into(), setting(format!("All rules of the group {group}")));
    }
    for rule in catalogue.rules() {
        names.insert(rule.id.into(), setting(about(rule)));
    }
    names.insert("all".into(), setting("All rules".into()));
    names
}

fn about(rule: &Meta) -> String {
    format!("{} (default: {})\n\n{}", rule.summary, rule.level, rule.url())
}

fn ids(catalogue: &Catalogue, name: &str) -> String {
    let target = catalogue.target(name).map_or(&[][..], |target| target.rules);
    let ids: Vec<&str> = target.iter().map(|&index| catalogue.rules()[index as usize].id).collect();
    ids.join(", ")
}
