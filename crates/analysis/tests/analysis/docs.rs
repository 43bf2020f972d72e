//! The examples in the rules' documentation do what the documentation says.

use crate::support::{self, Example};
use wirelint_analysis::{Kind, Meta, rules};

#[test]
fn incorrect_examples_are_found_and_correct_ones_are_not() {
    let mut wrong = Vec::new();
    let mut examples = 0;
    for rule in rules().into_iter().filter(|rule| is_of_files(rule)) {
        let all = Example::all(rule.docs);
        for kind in ["incorrect", "correct"] {
            if !all.iter().any(|it| it.kind == kind) {
                wrong.push(format!("{}: no example is marked `{kind}`", rule.id));
            }
        }
        for example in all {
            examples += 1;
            let findings = support::lint_for(rule, &example.files(rule));
            let hit = findings.iter().any(|it| it.rule == rule.id);
            if hit != (example.kind == "incorrect") {
                let found: Vec<_> = findings.iter().map(|it| format!("{} {}", it.rule, it.message)).collect();
                wrong.push(format!(
                    "{}: this example is not {}:\n{}\nfound: {found:#?}",
                    rule.id, example.kind, example.code
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(examples > 20, "only {examples} examples were run");
}

/// Correct examples show a whole contract that nothing is wrong with, not just one without this rule's defect.
#[test]
fn correct_examples_are_free_of_findings() {
    for rule in rules().into_iter().filter(|rule| is_of_files(rule)) {
        for example in Example::all(rule.docs).into_iter().filter(|it| it.kind == "correct") {
            let files = example.files(rule);
            let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
            let findings = support::lint(&files).outcome.findings;
            let found: Vec<_> = findings.iter().map(|it| format!("{} {}", it.rule, it.message)).collect();
            assert!(found.is_empty(), "{}: {found:#?}\n{}", rule.id, example.code);
        }
    }
}

/// What a rule is said to hold for, it is shown to hold for.
#[test]
fn every_kind_of_file_has_examples_of_its_own() {
    let mut missing = Vec::new();
    for rule in rules().into_iter().filter(|rule| is_of_files(rule)) {
        let all = Example::all(rule.docs);
        for &kind in rule.kinds.iter().filter(|it| FILES.contains(it)) {
            for verdict in ["incorrect", "correct"] {
                if !all.iter().any(|it| it.kind == verdict && it.file(rule) == kind) {
                    missing.push(format!(
                        "{}: no example for {} is marked `{verdict}`",
                        rule.id,
                        kind.as_str()
                    ));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Contracts, and what is configured around them.
const FILES: [Kind; 4] = [Kind::OpenApi, Kind::Protobuf, Kind::GraphQl, Kind::Traffic];

/// Whether its examples are contracts or what is configured around them: the others are about our own configuration.
fn is_of_files(rule: &Meta) -> bool {
    rule.kinds.iter().any(|it| FILES.contains(it))
}
