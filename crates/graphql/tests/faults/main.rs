//! What the specification forbids: documents in, faults out.
//!
//! Each case of `cases/*.txt` begins with `=== ` and its name, and is a fixture with markers. With `WIRELINT_BLESS` set, markers are
//! written as they are found. With `WIRELINT_GRAPHQL_JS` naming the folder of the npm package `graphql` (version 16 or 17), documents with
//! a token changed are judged by that too.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod apollo;
mod hostile;
mod oracle;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use wirelint_graphql::faults::{Fault, Faults};
use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax::parse;
use wirelint_source::FileId;
use wirelint_test_fixture::{Annotation, Fixture, assert_annotations, render};

fn schema(texts: &[&str]) -> Schema {
    let source =
        |(number, text): (u32, &&str)| Source { file: FileId(number), parse: Arc::new(parse(*text)) };
    Schema::of((0..).zip(texts).map(source).collect())
}

/// All faults, by document.
fn faults(schema: &Schema) -> Vec<Vec<Fault>> {
    let faults = Faults::new(schema);
    (0..schema.docs().len() as u32 - 1).map(|it| faults.of(it)).collect()
}

/// The cases of all files: the file, and name and text of each.
fn cases() -> Vec<(PathBuf, Vec<(String, String)>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let cases = text.split("=== ").skip(1).map(|case| {
                let (name, text) = case.split_once('\n').unwrap();
                (name.to_owned(), text.to_owned())
            });
            (path, cases.collect())
        })
        .collect()
}

fn found(fixture: &Fixture) -> Vec<Annotation> {
    let texts: Vec<&str> = fixture.files.iter().map(|it| &*it.text).collect();
    let schema = schema(&texts);
    let mut found = Vec::new();
    for (number, faults) in faults(&schema).into_iter().enumerate() {
        let tree = &schema.docs()[number].parse;
        for (item, error) in tree.errors() {
            let range = tree.absolute(item, error.range);
            found.push(Annotation::new(number, range.into(), format!("syntax: {}", error.message)));
        }
        for fault in faults {
            let range = tree.absolute(fault.span.item, fault.span.range);
            let help = fault.help.map(|it| format!(" ({it})")).unwrap_or_default();
            let message = format!("{:?}: {}{help}", fault.kind, fault.message);
            found.push(Annotation::new(number, range.into(), message));
        }
    }
    found
}

#[test]
fn each_case_has_its_faults() {
    let is_blessing = env::var_os("WIRELINT_BLESS").is_some();
    for (path, cases) in cases() {
        let mut blessed = String::new();
        for (name, text) in cases {
            let fixture = Fixture::parse(&text);
            let found = found(&fixture);
            if is_blessing {
                writeln!(blessed, "=== {name}\n{}", render(&fixture.files, &found).trim_end()).unwrap();
            } else {
                eprintln!("{name}");
                assert_annotations(&fixture, &found);
            }
        }
        if is_blessing {
            fs::write(path, blessed).unwrap();
        }
    }
}

/// Broken documents have other things wrong with them; that none of it ends the program is all that is asked.
#[test]
fn every_beginning_of_a_file_can_be_judged() {
    let cases = cases();
    for text in cases.iter().flat_map(|it| &it.1).map(|it| &*it.1) {
        // What stands between two such ends is as a rule in the middle of a word.
        let step = if env::var_os("WIRELINT_EXHAUSTIVE").is_some() { 1 } else { 17 };
        for (end, _) in text.char_indices().step_by(step) {
            let schema = schema(&[&text[..end]]);
            faults(&schema);
        }
    }
}

#[test]
fn published_schemas_have_what_is_known_of_them() {
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        eprintln!("skipped: set WIRELINT_CORPUS for published schemas");
        return;
    };
    let found = |name: &str| {
        let text = fs::read_to_string(Path::new(&corpus).join("graphql").join(name)).unwrap();
        let schema = schema(&[&text]);
        let found = faults(&schema).remove(0);
        found.into_iter().map(|it| format!("{:?}: {}", it.kind, it.message)).collect::<Vec<_>>()
    };
    // Both what is published twice, and what is a fault since September 2025 only.
    let (deprecated, doubled): (Vec<_>, Vec<_>) =
        found("github.graphql").into_iter().partition(|it| it.starts_with("DeprecatedImplementations: "));
    assert_eq!(doubled.len(), 2, "{doubled:#?}");
    let is_doubled =
        |it: &String| it.starts_with("UniqueFieldDefinitionNames: `EnterpriseOwnerInfo` has the field");
    assert!(doubled.iter().all(is_doubled), "{doubled:#?}");
    assert_eq!(deprecated.len(), 12, "{deprecated:#?}");
    assert_eq!(found("saleor.graphql"), [""; 0]);
}
