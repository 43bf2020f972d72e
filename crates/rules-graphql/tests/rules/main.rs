//! The rules' documentation and fixtures: files in, findings out.
//!
//! Each case of `cases/*.txt` begins with `=== ` and its name. A line `on: RULE …` behind it names the rules that run; the rest is a
//! fixture with markers. With `UPDATE_FIXTURES` set, markers are written as they are found.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::print_stderr, reason = "what is skipped is said")]

mod corpus;
mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use support::{Finding, lint};
use wirelint_rules_graphql::rules;
use wirelint_test_fixture::{Annotation, Fixture, render};

#[test]
fn examples_of_the_documentation_are_found_or_not_as_they_say() {
    let mut wrong = String::new();
    for rule in rules() {
        let mut kinds = [0, 0];
        for (is_incorrect, code) in examples(rule.docs) {
            kinds[usize::from(is_incorrect)] += 1;
            let fixture = Fixture::parse(&code);
            let found = lint(&files(&fixture), &[rule.id]);
            if is_incorrect == found.is_empty() {
                writeln!(wrong, "{}: this is {found:?}:\n{code}", rule.id).unwrap();
            }
        }
        // What is about configuration is shown by configuration, and run where that is read.
        if kinds.contains(&0) && rule.docs.contains("```graphql") {
            writeln!(wrong, "{}: {kinds:?} correct and incorrect examples", rule.id).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nothing_that_is_on_by_default_is_found_in_correct_examples() {
    let on: Vec<&str> = rules().filter(|it| it.level.severity().is_some()).map(|it| it.id).collect();
    let mut wrong = String::new();
    for rule in rules() {
        for (_, code) in examples(rule.docs).into_iter().filter(|it| !it.0) {
            let found = lint(&files(&Fixture::parse(&code)), &on);
            if !found.is_empty() {
                writeln!(wrong, "{}: {found:?}:\n{code}", rule.id).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn fixtures_say_what_is_found() {
    let is_updating = env::var_os("UPDATE_FIXTURES").is_some();
    for (path, text) in case_files() {
        let mut actual = String::new();
        for case in text.split("=== ").skip(1) {
            let (name, rest) = case.split_once('\n').unwrap();
            let (on, body) = rest.split_once('\n').unwrap();
            let ids: Vec<&str> =
                on.strip_prefix("on: ").expect("a case names its rules").split(' ').collect();
            for id in &ids {
                assert!(rules().any(|it| it.id == *id), "`{name}` names `{id}`, which is no rule");
            }
            let fixture = Fixture::parse(body);
            let found = lint(&files(&fixture), &ids);
            let annotation = |it: &Finding| Annotation::new(it.file, it.range.into(), it.message.clone());
            let annotations: Vec<Annotation> = found.iter().map(annotation).collect();
            write!(actual, "=== {name}\n{on}\n{}", render(&fixture.files, &annotations)).unwrap();
        }
        if is_updating {
            fs::write(&path, &actual).unwrap();
        } else {
            assert_eq!(actual, text, "{} (UPDATE_FIXTURES=1 writes what is found)", path.display());
        }
    }
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

/// The code blocks that are marked, and whether as `incorrect`.
fn examples(docs: &str) -> Vec<(bool, String)> {
    let mut examples: Vec<(bool, String)> = Vec::new();
    let mut is_open = false;
    for line in docs.lines().map(|it| it.strip_prefix(' ').unwrap_or(it)) {
        if let Some(info) = line.strip_prefix("```") {
            let words: Vec<&str> = info.split(' ').collect();
            is_open = words.len() > 1 && words[0] == "graphql";
            if is_open {
                examples.push((words[1] == "incorrect", String::new()));
            }
        } else if is_open {
            let code = &mut examples.last_mut().unwrap().1;
            code.push_str(line);
            code.push('\n');
        }
    }
    examples
}
