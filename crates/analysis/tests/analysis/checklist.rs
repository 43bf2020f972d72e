//! The checklists of small contracts: text in, questions out.
//!
//! Each file of `tests/checklist` holds cases, separated by lines `=== what the case is about`. A case is one contract or several files, and
//! behind a line `--- checklist` what is asked of them.

use std::fmt::Write as _;
use std::path::Path;

use wirelint_analysis::{Date, Host, Options};
use wirelint_diagnostics::{CheckItem, Checklist, Piece};
use wirelint_source::Sources as _;
use wirelint_test_fixture::Fixture;

use crate::support;

const MARK: &str = "--- checklist";

#[test]
fn fixtures_say_what_is_asked_and_what_the_contract_answers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checklist");
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in std::fs::read_dir(folder).expect("there are fixtures") {
        let path = entry.expect("folders can be read").path();
        let text = std::fs::read_to_string(&path).expect("fixtures are readable");
        let mut actual = String::new();
        for case in text.strip_prefix("=== ").expect("a file begins with a case").split("\n=== ") {
            let (name, body) = case.split_once('\n').expect("a case has a name and a contract");
            let contracts = body.split_once(MARK).map_or(body, |(contracts, _)| contracts);
            let contracts = format!("{}\n", contracts.trim_end());
            let asked = said(&contracts);
            write!(actual, "=== {name}\n{contracts}{MARK}\n{asked}").expect("strings take everything");
            cases += 1;
        }
        if update {
            std::fs::write(&path, &actual).expect("fixtures can be written");
        } else if actual.trim_end() != text.trim_end() {
            wrong.push(format!("{} is now\n{actual}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "(UPDATE_FIXTURES=1 writes what is asked)\n{}", wrong.join("\n"));
    assert!(cases > 10, "only {cases} cases were found");
}

/// What is asked of the files of a fixture; one without a path is `openapi.yaml`.
fn said(fixture: &str) -> String {
    let files = Fixture::parse(fixture).files;
    let path = |path: &str| if path.is_empty() { "openapi.yaml".to_owned() } else { path.to_owned() };
    let files: Vec<(String, &str)> = files.iter().map(|it| (path(&it.path), &*it.text)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, *text)).collect();
    let host = host(&files);
    let (checklist, sources) = host.snapshot().checklist();
    let mut out = String::new();
    let mut say = |line: std::fmt::Arguments<'_>| writeln!(out, "{line}").expect("strings take everything");
    for contract in &checklist.contracts {
        if checklist.contracts.len() > 1 {
            say(format_args!("# {}", contract.file));
        }
        if contract.unread > 0 {
            say(format_args!("{} unread", contract.unread));
        }
        for item in &contract.items {
            say(format_args!("{} {} {}: {}", item.state.as_str(), item.id, item.risk, question(item)));
            let at = |it: &wirelint_diagnostics::Place| {
                let line = sources.lines(it.file).line_of(it.range.start) + 1;
                format!("{}:{line}", sources.path(it.file))
            };
            for it in &item.violations {
                say(format_args!("    {} {}", at(&it.place), it.rule));
            }
            for it in &item.evidence {
                say(format_args!("    {} {}", at(it), it.message));
            }
        }
        if contract.left_out > 0 {
            say(format_args!("{} left out", contract.left_out));
        }
    }
    for problem in &checklist.problems {
        say(format_args!("problem {}: {}", problem.file, problem.message));
    }
    out
}

fn question(item: &CheckItem) -> String {
    let words = item.question.iter().map(|it| match it {
        Piece::Words(words) => words.to_string(),
        Piece::Name(name) => format!("`{name}`"),
    });
    words.collect()
}

fn host(files: &[(&str, &str)]) -> Host {
    support::host(files, Options { today: Date::new(2026, 1, 1), ..Options::default() })
}

fn checklist(text: &str) -> Checklist {
    host(&[("openapi.yaml", text)]).snapshot().checklist().0
}

#[test]
fn a_person_is_asked_no_more_than_twelve_questions_and_the_riskiest_ones_are_among_them() {
    // As many policies as operations: each is a question of its own.
    let mut text = "openapi: 3.1.0\ninfo: { title: Many, version: '1' }\npaths:\n".to_owned();
    for number in 2..30 {
        let method = if number == 29 { "post" } else { "get" };
        let claim = if number == 28 { ", x-wirelint: { dedup: number }" } else { "" };
        writeln!(
            text,
            "  /things{number}: {{ {method}: {{ operationId: createThing{number}, x-retry: {{ attempts: {number} }}, x-google-backend: {{ deadline: {number}.0 }}{claim}, responses: {{ '204': {{ description: Done }} }} }} }}"
        )
        .expect("strings take everything");
    }
    let checklist = checklist(&text);
    let contract = &checklist.contracts[0];
    assert_eq!(contract.items.len(), 12);
    assert!(contract.left_out >= 15, "{}", contract.left_out);
    let ids: Vec<&str> = contract.items.iter().map(|it| it.id).collect();
    assert!(ids.contains(&"claim/dedup"), "what is stated is always asked: {ids:?}");
    assert_eq!(
        (contract.items[0].id, &*contract.items[0].operations[0].name),
        ("repeat/after-timeout", "POST /things29")
    );
}

#[test]
fn what_is_asked_of_many_operations_is_asked_once() {
    let mut text = "openapi: 3.1.0\ninfo: { title: Many, version: '1' }\npaths:\n".to_owned();
    for number in 0..2000 {
        writeln!(
            text,
            "  /things{number}: {{ post: {{ responses: {{ '204': {{ description: Done }} }} }} }}"
        )
        .expect("strings take everything");
    }
    let checklist = checklist(&text);
    let [item] = &*checklist.contracts[0].items else { panic!("{:#?}", checklist.contracts[0].items) };
    assert_eq!(item.operations.len(), 2000);
    let named = "`POST /things0`, `POST /things1`, `POST /things2` and 1997 more";
    assert!(question(item).contains(named), "{}", question(item));
}

#[test]
fn the_same_contracts_give_the_same_checklist() {
    let files: Vec<(String, String)> = (0..40)
        .map(|number| {
            let text = format!(
                "openapi: 3.1.0\ninfo: {{ title: A{number}, version: '1' }}\npaths: {{ /a: {{ post: {{ responses: {{ '429': {{ $ref: 'common.yaml#/Slow' }} }} }} }} }}\n"
            );
            (format!("{number}.yaml"), text)
        })
        .chain([("common.yaml".to_owned(), "Slow: { description: Too many requests }\n".to_owned())])
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let said = || {
        let contracts = host(&files).snapshot().checklist().0.contracts;
        contracts.iter().flat_map(|it| it.items.iter().map(question)).collect::<Vec<_>>()
    };
    let first = said();
    assert_eq!(first.len(), 80);
    assert_eq!(first, said());
}
