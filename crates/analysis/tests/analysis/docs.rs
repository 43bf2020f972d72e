//! The examples in the rules' documentation do what the documentation says.

use crate::support::{self, Example};
use wirelint_analysis::{Kind, rules};

#[test]
fn incorrect_examples_are_found_and_correct_ones_are_not() {
    let mut wrong = Vec::new();
    let mut examples = 0;
    for rule in rules().into_iter().filter(|rule| rule.kinds.contains(&Kind::OpenApi)) {
        let all = Example::all(rule.docs);
        for kind in ["incorrect", "correct"] {
            if !all.iter().any(|it| it.kind == kind) {
                wrong.push(format!("{}: no example is marked `{kind}`", rule.id));
            }
        }
        for example in all {
            examples += 1;
            let findings = support::lint_text_for(rule, &example.document());
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
    for rule in rules().into_iter().filter(|rule| rule.kinds.contains(&Kind::OpenApi)) {
        for example in Example::all(rule.docs).into_iter().filter(|it| it.kind == "correct") {
            let findings = support::lint_text(&example.document());
            let found: Vec<_> = findings.iter().map(|it| format!("{} {}", it.rule, it.message)).collect();
            assert!(found.is_empty(), "{}: {found:#?}\n{}", rule.id, example.code);
        }
    }
}
