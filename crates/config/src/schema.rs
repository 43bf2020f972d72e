//! The JSON Schema of `wirelint.yaml`, from which editors complete and explain.

use serde_json::{Map, Value, json};
use wirelint_lint::options::{Field, OptionSet, Shape};
use wirelint_lint::{Level, Meta};
use wirelint_semantics::{Danger, Weights, WordList};

use crate::catalogue::Catalogue;
use crate::functions::{Does, NOT_IN_NAMES};
use crate::preset::Preset;

/// The schema of a configuration for the rules of `catalogue`. Draft 7, which the editors' YAML and JSON services know
/// best (<https://json-schema.org/draft-07>). It admits what [`parse`](crate::parse) takes without a finding.
pub fn schema(catalogue: &Catalogue) -> Value {
    let mut schema = json!({
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
            "resolvers": resolvers(),
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
    });
    for rule in catalogue.rules() {
        if let Some(set) = rule.options {
            schema["definitions"][settings_name(rule.id)] = setting(&[set]);
        }
    }
    schema
}

/// The name of the definition of what may be said of the rule of that id, which has options.
fn settings_name(id: &str) -> String {
    format!("setting.{}", id.replace('/', "."))
}

/// What may be said of a rule with those options, or of several.
fn setting(sets: &[&OptionSet]) -> Value {
    let mut of_options = mapping(sets);
    of_options["minProperties"] = json!(1);
    of_options["properties"]["level"] = json!({ "$ref": "#/definitions/level" });
    if let Some(names) = of_options.pointer_mut("/propertyNames/anyOf/0/enum").and_then(Value::as_array_mut) {
        names.push(json!("level"));
    }
    json!({ "anyOf": [{ "$ref": "#/definitions/level" }, of_options] })
}

/// A mapping with the keys of `sets`.
fn mapping(sets: &[&OptionSet]) -> Value {
    let mut properties = Map::new();
    let mut others = Map::new();
    let mut names = Vec::new();
    for field in sets.iter().flat_map(|it| it.fields) {
        let schema = option(field);
        let peers = format!("^(?:{}|{})$", field.camel_case(), field.pascal_case());
        names.extend([field.name.to_owned(), field.camel_case(), field.pascal_case()]);
        others.entry(peers).or_insert_with(|| schema.clone());
        properties.entry(field.name).or_insert(schema);
    }
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "patternProperties": others,
        "additionalProperties": false,
    });
    let rest = sets.iter().find_map(|it| it.rest).map(|it| (it.shape)());
    if let Some(Shape::Map { key, value }) = rest {
        schema["additionalProperties"] = silent(&shape(&value));
        schema["propertyNames"] = json!({ "anyOf": [{ "enum": names }, shape(&key)] });
    }
    schema
}

fn option(field: &Field) -> Value {
    let usual = (field.default)().map_or(String::new(), |it| format!("\n\nUsually: {it}"));
    let mut schema = silent(&shape(&(field.shape)()));
    schema["description"] =
        json!(format!("{}{usual}", field.docs.split_whitespace().collect::<Vec<_>>().join(" ")));
    schema
}

/// The same, or nothing: a key whose content is commented out.
fn silent(schema: &Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn shape(it: &Shape) -> Value {
    match it {
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Whole { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Text { pattern: None, .. } => json!({ "type": "string" }),
        Shape::Text { pattern: Some(pattern), .. } => json!({ "type": "string", "pattern": pattern }),
        Shape::Word(words) => {
            let word = |(word, docs): &(&str, &str)| json!({ "const": word, "description": docs.trim() });
            json!({ "oneOf": words.iter().map(word).collect::<Vec<_>>() })
        }
        Shape::List(of) => json!({ "type": "array", "items": shape(of) }),
        Shape::Either(one, other) => json!({ "anyOf": [shape(one), shape(other)] }),
        Shape::Map { key, value } => json!({
            "type": "object",
            "propertyNames": shape(key),
            "additionalProperties": silent(&shape(value)),
        }),
        Shape::Settings(set) => match set.short.and_then(|it| set.place(it)) {
            None => mapping(&[set]),
            Some(short) => json!({ "anyOf": [shape(&(set.fields[short].shape)()), mapping(&[set])] }),
        },
    }
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

fn resolvers() -> Value {
    let not: String = NOT_IN_NAMES
        .chars()
        .map(|it| if "[]".contains(it) { format!("\\{it}") } else { it.to_string() })
        .collect();
    let part = format!(r"[^\s.{not}]+");
    let list = |description: &str| {
        json!({
            "description": description,
            "type": ["array", "null"],
            "uniqueItems": true,
            "items": { "type": "string", "pattern": format!(r"^{part}(?:\.{part})*$") },
        })
    };
    json!({
        "description": "What functions of the source code do that answers GraphQL; names as they are called: load, users.load",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
            (Does::Joins.list()): list("Functions that join what they are asked for"),
            (Does::Asks.list()): list("Functions that ask for data"),
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
    let about_it =
        |description: String, setting: Value| json!({ "description": description, "allOf": [setting] });
    let setting = |description: String| about_it(description, json!({ "$ref": "#/definitions/setting" }));
    let of = |name: &str| {
        let rules = catalogue.target(name).map_or(&[][..], |target| target.rules);
        let rules = rules.iter().map(|&it| catalogue.rules()[it as usize]);
        let with_options: Vec<&Meta> = rules.filter(|it| it.options.is_some()).collect();
        match *with_options {
            [] => json!({ "$ref": "#/definitions/setting" }),
            [only] => json!({ "$ref": format!("#/definitions/{}", settings_name(only.id)) }),
            _ => self::setting(&with_options.iter().filter_map(|it| it.options).collect::<Vec<_>>()),
        }
    };
    let mut names = Map::new();
    for rule in catalogue.rules() {
        for &peer in rule.peers {
            names.insert(
                peer.into(),
                about_it(format!("Another name of {}: {}", ids(catalogue, peer), rule.summary), of(peer)),
            );
        }
    }
    for group in catalogue.groups() {
        names.insert((*group).into(), setting(format!("All rules of the group {group}")));
    }
    for rule in catalogue.rules() {
        names.insert(rule.id.into(), about_it(about(rule), of(rule.id)));
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
