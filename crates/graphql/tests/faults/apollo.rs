//! Documents with a token changed, and all cases: what `apollo-compiler` accepts has no fault, and what it refuses has one.
//!
//! Only the verdict is compared: that reader has other rules, and graphql-js is asked rule by rule ([`crate::oracle`]). Where the two
//! differ, a table here says why.
//!
//! It is a program of its own, built where `WIRELINT_EXHAUSTIVE` is set: thirty more crates are no part of what every test run builds, and
//! the features that they ask of `serde_json` would be those of all tests of the workspace.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;
use wirelint_graphql::faults::FaultKind;
use wirelint_graphql::syntax::{Node, NodeKind, parse};
use wirelint_test_fixture::Fixture;

use crate::oracle::{OPERATIONS, Random, SCHEMA, mutated};
use crate::{cases, faults, schema};

/// What it does not look for, with the reason; documents with nothing else wrong are accepted there.
const NOT_THEIRS: &[(FaultKind, &str)] = &[
    (FaultKind::DefaultValues, "it does not look at default values of a schema"),
    (FaultKind::DefaultValueCycles, "the same; new in September 2025"),
    (FaultKind::DeprecatedImplementations, "new in September 2025"),
    (FaultKind::DeprecatedRequired, "it does not look at what is deprecated"),
    (FaultKind::OneOfFields, "it does not know `@oneOf`"),
    (
        FaultKind::ValuesOfCorrectType,
        "it does not know that a field of an input object with `@oneOf` is never null",
    ),
    (FaultKind::VariablesInAllowedPosition, "nor that a variable for such a field may not be null"),
    (FaultKind::UniqueInputFieldNames, "it does not look for fields that are given twice in an object"),
    (FaultKind::RootTypes, "a type called `Mutation` that is no object is no root type there"),
];

/// What it refuses and we accept: a part of its message, with the reason.
const NOT_OURS: &[(&str, &str)] = &[
    ("cannot find directive `@type`", "we know directives of vendors"),
    ("can only have one root field", "the same field twice is one in the response (section 5.2.4.1)"),
];

/// It refuses these, too.
const NEW_DESCRIPTIONS: &str =
    "it does not know descriptions of operations, fragments and variables; new in September 2025";

/// A schema, and operations on it.
struct Document {
    sdl: String,
    operations: Option<String>,
    /// What to look at where the two differ.
    shown: String,
}

#[test]
fn apollo_compiler_accepts_and_refuses_the_same() {
    if env::var_os("WIRELINT_EXHAUSTIVE").is_none() {
        eprintln!("skipped: set WIRELINT_EXHAUSTIVE=1 to build and ask apollo-compiler");
        return;
    }
    let documents: Vec<Document> = generated(10_000).into_iter().chain(written()).collect();
    let judged = ask(&documents);
    let (mut valid, mut invalid) = (0, 0);
    let mut differences: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut needed = BTreeSet::new();
    for (document, theirs) in documents.iter().zip(&judged) {
        let ours = ours(document);
        match (ours.is_empty(), theirs.is_empty()) {
            (true, true) => valid += 1,
            (false, false) => invalid += 1,
            (false, true) => {
                let known = |kind: FaultKind| NOT_THEIRS.iter().find(|it| it.0 == kind);
                needed.extend(ours.iter().filter_map(|it| known(it.0)).map(|it| it.1));
                if let Some(first) = ours.iter().find(|it| known(it.0).is_none()) {
                    let differing = differences.entry(format!("only ours: {:?}", first.0)).or_default();
                    differing.push(format!("{}\n    {}", document.shown, first.1));
                }
            }
            (true, false) => {
                // Such a document cannot be read there, and what is not read is missed.
                if has_new_descriptions(document) && theirs.iter().any(|it| it.starts_with("syntax error")) {
                    needed.insert(NEW_DESCRIPTIONS);
                    continue;
                }
                let known = |said: &String| NOT_OURS.iter().find(|it| said.contains(it.0));
                needed.extend(theirs.iter().filter_map(known).map(|it| it.1));
                if let Some(first) = theirs.iter().find(|it| known(it).is_none()) {
                    let differing = differences.entry("only theirs".into()).or_default();
                    differing.push(format!("{}\n    {first}", document.shown));
                }
            }
        }
    }
    eprintln!("{valid} valid and {invalid} invalid for both, of {}", documents.len());
    let said = differences.iter().fold(String::new(), |mut said, (what, all)| {
        writeln!(said, "{what}: {}\n  {}", all.len(), all[..all.len().min(3)].join("\n  ")).unwrap();
        said
    });
    assert!(said.is_empty(), "{said}");
    assert!(valid > 500 && invalid > 5_000, "{valid} and {invalid}");
    let reasons = NOT_THEIRS.iter().map(|it| it.1).chain(NOT_OURS.iter().map(|it| it.1));
    let reasons = reasons.chain([NEW_DESCRIPTIONS]);
    let idle: Vec<&str> = reasons.filter(|it| !needed.contains(it)).collect();
    assert!(idle.is_empty(), "listed, and no document differs so: {idle:#?}");
}

/// Whether something has a description that had none before September 2025.
fn has_new_descriptions(document: &Document) -> bool {
    let Some(operations) = &document.operations else { return false };
    let tree = parse(&**operations);
    let mut nodes = tree.definitions().flat_map(Node::descendants);
    let is_new =
        |it: NodeKind| matches!(it, NodeKind::Operation | NodeKind::Fragment | NodeKind::VariableDefinition);
    nodes.any(|it| it.kind() == NodeKind::Description && it.parent().is_some_and(|it| is_new(it.kind())))
}

/// Documents with a token changed, of schemas and of operations by turns.
fn generated(count: usize) -> Vec<Document> {
    let mut random = Random(11);
    let differing = |text: &str, before: &str| {
        text.lines()
            .zip(before.lines())
            .find(|it| it.0 != it.1)
            .map_or_else(String::new, |it| it.0.to_owned())
    };
    let mut documents = vec![Document {
        sdl: SCHEMA.into(),
        operations: Some(OPERATIONS.into()),
        shown: "what is not changed".into(),
    }];
    for _ in 0..count / 2 {
        let sdl = mutated(SCHEMA, &mut random);
        documents.push(Document { shown: differing(&sdl, SCHEMA), sdl, operations: None });
        let operations = mutated(OPERATIONS, &mut random);
        let shown = differing(&operations, OPERATIONS);
        documents.push(Document { sdl: SCHEMA.into(), operations: Some(operations), shown });
    }
    documents
}

/// The cases of this test: all definitions of types as one schema, all operations as one document. A service of a federation is no schema
/// there.
fn written() -> Vec<Document> {
    let mut documents = Vec::new();
    let cases = cases().into_iter().flat_map(|it| it.1);
    for (name, text) in cases.filter(|it| !it.0.contains("federation")) {
        let (mut sdl, mut operations) = (String::new(), String::new());
        let mut is_readable = true;
        for file in Fixture::parse(&text).files {
            let tree = parse(&*file.text);
            is_readable &= tree.errors().count() == 0;
            for definition in tree.document().definitions() {
                let text = if definition.is_executable() { &mut operations } else { &mut sdl };
                text.push_str(definition.node().text());
                text.push('\n');
            }
        }
        if is_readable {
            let operations = (!operations.is_empty()).then_some(operations);
            documents.push(Document { sdl, operations, shown: name });
        }
    }
    documents
}

/// What is at fault, with a message each: in the schema, or where that is right in the operations.
fn ours(document: &Document) -> Vec<(FaultKind, String)> {
    let of = |texts: &[&str]| -> Vec<(FaultKind, String)> {
        let schema = schema(texts);
        faults(&schema).pop().unwrap().into_iter().map(|it| (it.kind, it.message)).collect()
    };
    let found = of(&[&document.sdl]);
    match &document.operations {
        Some(operations) if found.is_empty() => of(&[&document.sdl, operations]),
        _ => found,
    }
}

/// What they say of each.
fn ask(documents: &[Document]) -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("apollo-verdicts");
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("Cargo.toml"), include_str!("apollo/manifest.toml")).unwrap();
    fs::write(folder.join("src/main.rs"), include_str!("apollo/verdicts.rs")).unwrap();
    let mut asked = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--target-dir", "target"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // It does not know `@oneOf`, which is no fault of the documents.
    let defined = |sdl: &str| format!("{sdl}\ndirective @oneOf on INPUT_OBJECT\n");
    let input: Vec<_> = documents.iter().map(|it| json!([defined(&it.sdl), it.operations])).collect();
    let mut stdin = asked.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(json!(input).to_string().as_bytes()).unwrap());
    let output = asked.wait_with_output().unwrap();
    writer.join().unwrap();
    let judged: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).expect("it is built, and answers");
    assert_eq!(judged.len(), documents.len());
    judged
}
