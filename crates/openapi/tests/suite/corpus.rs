//! Published descriptions, where `WIRELINT_CORPUS` names a folder that has them (in `openapi/`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use wirelint_openapi::link::{Linked, Linker, Origin, Reference, ReferenceKind};
use wirelint_source::FileId;
use wirelint_yaml::{Format, decode_pointer, parse};

/// Files with references that lead nowhere, and how many: their authors' mistakes, looked at by hand.
const BROKEN: [(&str, usize); 1] = [("temporal-v2.json", 10)];

fn files() -> Vec<(String, String)> {
    let Some(folder) = std::env::var_os("WIRELINT_CORPUS") else { return Vec::new() };
    let folder = PathBuf::from(folder).join("openapi");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_text =
        |path: &PathBuf| path.extension().is_some_and(|it| it == "json" || it == "yaml" || it == "yml");
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths
        .iter()
        .filter(|path| is_text(path))
        .map(|path| (name(path), std::fs::read_to_string(path).unwrap()))
        .collect()
}

fn is_json(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "json")
}

fn linked(name: &str, text: &str) -> Linked {
    let format = if is_json(name) { Format::Json } else { Format::Yaml };
    let mut linker = Linker::new(FileId(0), Arc::new(parse(text, format)));
    linker.run();
    assert!(linker.wanted().is_empty(), "{name} is one file");
    linker.finish()
}

#[test]
fn references_resolve_but_for_known_mistakes() {
    let known: BTreeMap<&str, usize> = BROKEN.into_iter().collect();
    for (name, text) in files() {
        let linked = linked(&name, &text);
        let broken: Vec<String> = linked
            .references()
            .iter()
            .filter_map(|it| {
                Some(format!("{}: {:?}", linked.node(it.value).source(), it.target.as_ref().err()?))
            })
            .collect();
        assert!(!linked.objects.is_empty(), "{name}");
        assert_eq!(broken.len(), known.get(name.as_str()).copied().unwrap_or(0), "{name}: {broken:#?}");
    }
}

#[test]
fn json_files_have_the_operations_and_references_that_another_reader_counts() {
    for (name, text) in files().into_iter().filter(|(name, _)| is_json(name)) {
        let value: Value = serde_json::from_str(&text).unwrap();
        let linked = linked(&name, &text);
        let paths = linked.operations().iter().filter(|site| site.origin == Origin::Path).count();
        assert_eq!(paths, count_operations(&value["paths"]), "{name}");
        let is_ref =
            |it: &&&Reference| matches!(it.kind, ReferenceKind::Ref | ReferenceKind::RefWithSiblings);
        let references = linked.references().iter().filter(is_ref).count();
        if value["swagger"].is_null() {
            assert_eq!(references, count_references(&value, "", 0), "{name}");
        }
    }
}

#[test]
fn pointers_lead_where_a_plain_search_leads() {
    for (name, text) in files() {
        let linked = linked(&name, &text);
        let mut seen = BTreeSet::new();
        for reference in linked.references() {
            let text = linked.node(reference.value).text().unwrap_or_default();
            let (Some(pointer), Ok(target)) = (text.strip_prefix('#'), &reference.target) else { continue };
            if !pointer.contains('%') && seen.insert(pointer.to_owned()) {
                let segments = decode_pointer(pointer).unwrap();
                let found = linked.tree(*target).root().unwrap().find(&segments).unwrap();
                assert_eq!(found.resolved().id(), target.node, "{name}: {text}");
            }
        }
    }
}

fn count_operations(paths: &Value) -> usize {
    const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    let items = paths.as_object().unwrap().values();
    items.flat_map(|item| METHODS.iter().filter(|method| item[**method].is_object())).count()
}

/// How many `$ref`s there are that are not data. `key` is what `value` stands under, `names` how many further levels of
/// keys are names that authors chose.
fn count_references(value: &Value, key: &str, names: usize) -> usize {
    const DATA: [&str; 5] = ["example", "value", "default", "enum", "const"];
    const NAMED: [&str; 12] = [
        "properties",
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
        "content",
        "paths",
    ];
    match value {
        Value::Object(_) if names == 0 && (DATA.contains(&key) || key.starts_with("x-")) => 0,
        Value::Object(map) => {
            let is_reference = names == 0 && map.get("$ref").is_some_and(Value::is_string);
            let is_named = |key: &str| names == 0 && NAMED.contains(&key);
            let inside = map.iter().map(|(key, value)| {
                if names > 0 {
                    count_references(value, "", 0)
                } else {
                    count_references(value, key, usize::from(is_named(key)))
                }
            });
            inside.sum::<usize>() + usize::from(is_reference)
        }
        Value::Array(_) if DATA.contains(&key) || key.starts_with("x-") => 0,
        Value::Array(list) => list.iter().map(|value| count_references(value, "", 0)).sum(),
        _ => 0,
    }
}
