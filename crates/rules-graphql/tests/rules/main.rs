//! The rules' fixtures: files in, findings out, and what fixes make of them. Examples of the documentation are run where all rules are.
//!
//! Each case of `cases/*.txt` begins with `=== ` and its name. A line `on: RULE …` behind it names the rules that run; the rest is a
//! fixture with markers. With `UPDATE_FIXTURES` set, markers are written as they are found.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod corpus;
mod generate;
mod peer;
mod schema_linter;
mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use support::{Finding, Told, lint_told};
use wirelint_rules_graphql::rules;
use wirelint_source::{TextEdit, apply_edits};
use wirelint_test_fixture::{Annotation, Fixture, render};

#[test]
fn fixtures_say_what_is_found_and_how_it_is_fixed() {
    let is_updating = env::var_os("UPDATE_FIXTURES").is_some();
    for (path, text) in case_files() {
        let mut actual = String::new();
        for case in text.split("=== ").skip(1) {
            let (name, rest) = case.split_once('\n').unwrap();
            let (on, body) = rest.split_once('\n').unwrap();
            let rules = told(on.strip_prefix("on: ").expect("a case names its rules"));
            let marked = body.split("--- fixed\n").next().unwrap();
            let fixture = Fixture::parse(marked);
            let found = lint_told(&files(&fixture), &rules);
            let annotation = |it: &Finding| Annotation::new(it.file, it.range.into(), it.message.clone());
            let annotations: Vec<Annotation> = found.iter().map(annotation).collect();
            write!(actual, "=== {name}\n{on}\n{}", render(&fixture.files, &annotations)).unwrap();
            if marked.len() < body.len() {
                write!(actual, "--- fixed\n{}", fixed(&fixture, &rules)).unwrap();
            }
        }
        if is_updating {
            fs::write(&path, &actual).unwrap();
        } else {
            assert_eq!(actual, text, "{} (UPDATE_FIXTURES=1 writes what is found)", path.display());
        }
    }
}

/// Rules by their ids, the last one perhaps with options.
fn told(on: &str) -> Vec<Told> {
    let (ids, options) = match on.find('{') {
        Some(at) => (&on[..at], serde_json::from_str(&on[at..]).unwrap()),
        None => (on, serde_json::Value::Null),
    };
    let rule = |id: &str| rules().find(|it| it.id == id).unwrap_or_else(|| panic!("`{id}` is no rule")).id;
    let mut told: Vec<Told> = ids.split_whitespace().map(|it| (rule(it), serde_json::Value::Null)).collect();
    told.last_mut().unwrap().1 = options;
    told
}

/// The files after all fixes, made again and again until there is none left.
fn fixed(fixture: &Fixture, rules: &[Told]) -> String {
    let mut files: Vec<(String, String)> =
        fixture.files.iter().map(|it| (it.path.clone(), it.text.clone())).collect();
    for round in 0.. {
        assert!(round < 10, "the fixes have no end");
        let texts: Vec<(&str, &str)> = files.iter().map(|it| (&*it.0, &*it.1)).collect();
        let found = lint_told(&texts, rules);
        let mut edits: Vec<Vec<TextEdit>> = vec![Vec::new(); files.len()];
        for fix in found.iter().flat_map(|it| &it.fixes) {
            let touches = |it: &(usize, TextEdit)| {
                edits[it.0]
                    .iter()
                    .any(|other| other.range.start <= it.1.range.end && it.1.range.start <= other.range.end)
            };
            if !fix.iter().any(touches) {
                for it in fix {
                    edits[it.0].push(it.1.clone());
                }
            }
        }
        if edits.iter().all(Vec::is_empty) {
            break;
        }
        for (file, mut edits) in files.iter_mut().zip(edits) {
            edits.sort();
            file.1 = apply_edits(&file.1, &edits).expect("edits are in order");
        }
    }
    let mut out = String::new();
    for (path, text) in files {
        write!(out, "//- {path}\n{text}").unwrap();
    }
    out
}

fn files(fixture: &Fixture) -> Vec<(&str, &str)> {
    let files = fixture.files.iter();
    files.map(|it| (if it.path.is_empty() { "example.graphql" } else { &*it.path }, &*it.text)).collect()
}

fn case_files() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|it| (it.clone(), fs::read_to_string(&it).unwrap())).collect()
}
