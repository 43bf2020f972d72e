//! Documents put together at random from the table's own words: whatever comes out, the linker's promises hold.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};
use wirelint_openapi::link::{At, Linked, Linker, RefFault};
use wirelint_openapi::spec::Object;
use wirelint_source::FileId;
use wirelint_yaml::{Format, Tree, parse};

fn keys() -> Vec<&'static str> {
    let mut keys: Vec<&str> =
        Object::ALL.iter().flat_map(|it| it.spec().fields).map(|field| field.name).collect();
    keys.extend(["$ref"; 40]);
    keys.extend(["/a", "200", "A", "B", "a/b", "x-data", "definitions"]);
    keys
}

fn texts() -> impl Strategy<Value = String> {
    let fixed = [
        "#",
        "",
        "#A",
        "A",
        "#/A",
        "#/components/schemas/A",
        "#/components/schemas/B",
        "#/components/responses/A",
        "#/paths/~1a",
        "#/paths/~1a/get",
        "#/components/schemas/A/properties/B",
        "#/components/schemas/A/allOf/0",
        "other.json",
        "other.json#/A",
        "other.json#/components/schemas/A",
        "https://a.b/c",
        "#/x-data/A",
        "%FF",
        "#/%FF",
    ];
    select(fixed.map(str::to_owned).to_vec())
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => texts().prop_map(Value::String),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Null),
        1 => any::<u8>().prop_map(Value::from),
    ];
    leaf.prop_recursive(7, 120, 6, |inner| {
        prop_oneof![
            5 => vec((select(keys()), inner.clone()), 0..6).prop_map(mapping),
            1 => vec(inner, 0..4).prop_map(Value::Array),
        ]
    })
}

fn mapping(pairs: Vec<(&'static str, Value)>) -> Value {
    Value::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// Random values where a description has its parts, so that most of them are read.
fn documents() -> impl Strategy<Value = Value> {
    let version = select(vec!["3.0.0", "3.1.0", "3.2.0", "2.0"]);
    let part = || vec((select(vec!["A", "B", "/a", "$ref"]), values()), 0..4).prop_map(mapping);
    (version, part(), part(), part(), values()).prop_map(|(version, paths, schemas, responses, rest)| {
        let mut root = rest.as_object().cloned().unwrap_or_else(Map::new);
        root.insert("openapi".into(), version.into());
        root.insert("paths".into(), paths);
        let parts = [("schemas".to_owned(), schemas), ("responses".to_owned(), responses)];
        root.insert("components".into(), Value::Object(parts.into_iter().collect()));
        Value::Object(root)
    })
}

fn link(root: &Arc<Tree>, other: &Arc<Tree>) -> Linked {
    let mut linker = Linker::new(FileId(0), Arc::clone(root));
    linker.run();
    while let Some(wanted) = linker.wanted().pop() {
        let file = if wanted.path == "other.json" { (FileId(1), other) } else { (FileId(0), root) };
        linker.provide(&wanted, Ok((file.0, Arc::clone(file.1))));
        linker.run();
    }
    linker.finish()
}

proptest! {
    #[test]
    fn whatever_is_written_is_linked(root in documents(), other in documents()) {
        let tree = |value: &Value| Arc::new(parse(value.to_string(), Format::Json));
        let (root, other) = (tree(&root), tree(&other));
        let linked = link(&root, &other);

        let places: BTreeSet<At> = linked.objects.iter().map(|it| it.at).collect();
        prop_assert_eq!(places.len(), linked.objects.len(), "each object is there once");
        for it in &linked.objects {
            prop_assert_eq!(linked.object_at(it.at), Some(it.object));
            prop_assert_eq!(linked.resolve(it.at), Some(it.at), "what is written out stands for itself");
        }
        let all = Object::ALL.iter().map(|object| linked.objects_of(*object).len()).sum::<usize>();
        prop_assert_eq!(all, linked.objects.len());

        for reference in linked.references() {
            let end = linked.definition(reference);
            prop_assert!(end.is_none() || linked.resolve(end.unwrap()) == end, "a definition is the end of the way");
            match &reference.target {
                Ok(target) => {
                    let kind = linked.object_at(*target);
                    prop_assert!(kind.is_none() || kind == Some(reference.expected));
                    prop_assert!(linked.references_to(*target).any(|it| it.value == reference.value));
                }
                Err(RefFault::Cycle) => prop_assert_eq!(linked.resolve(reference.at), None),
                Err(_) => {}
            }
        }

        let again = link(&root, &other);
        prop_assert_eq!(&linked.objects, &again.objects);
        prop_assert_eq!(linked.references(), again.references());
        prop_assert_eq!(&linked.faults, &again.faults);
        let _ = linked.operations();
    }
}
