//! The examples for GraphQL in the rules' documentation, through the front end and inference.

use std::sync::Arc;

use wirelint_diagnostics::Diagnostic;
use wirelint_graphql::observe;
use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax::parse;
use wirelint_lint::{Kind, Runner};
use wirelint_model::{Contract, Date};
use wirelint_rules::{Memo, rules, run};
use wirelint_semantics::{Vocabulary, infer};
use wirelint_source::FileId;

/// The contract that a schema is.
fn contract(text: &str) -> Contract {
    let source = Source { file: FileId(0), parse: Arc::new(parse(text)) };
    infer(observe(&Schema::of(vec![source])), &Vocabulary::default())
}

/// What all rules say of a schema, `only` the one of that id where one is given, else those that are on by default.
fn lint(text: &str, only: Option<&str>) -> Vec<Diagnostic> {
    let enabled = |meta: &'static wirelint_lint::Meta| {
        only.map_or(meta.level.severity().is_some(), |only| meta.id == only)
    };
    let mut runner = Runner::new(&enabled, false);
    let today: Date = "2026-01-01".parse().expect("that is a day");
    run(&contract(text), Some(today), &mut Memo::for_once(), &mut runner);
    let (found, _, failed) = runner.finish();
    assert!(failed.is_empty(), "{failed:?}");
    found
}

/// The blocks of a rule's documentation that are GraphQL, with whether they are correct.
fn examples(docs: &str) -> Vec<(bool, String)> {
    let mut examples = Vec::new();
    let mut lines = docs.lines().map(|it| it.strip_prefix(' ').unwrap_or(it));
    while let Some(line) = lines.next() {
        let Some(verdict) = line.strip_prefix("```graphql graphql ") else { continue };
        let code: Vec<&str> = lines.by_ref().take_while(|it| !it.starts_with("```")).collect();
        examples.push((verdict == "correct", code.join("\n")));
    }
    examples
}

#[test]
fn examples_do_what_the_documentation_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for rule in rules().filter(|it| it.kinds.contains(&Kind::GraphQl)) {
        let all = examples(rule.docs);
        for verdict in [true, false] {
            if !all.iter().any(|it| it.0 == verdict) {
                wrong.push(format!("{}: no example is correct={verdict}", rule.id));
            }
        }
        for (correct, code) in all {
            count += 1;
            let found = lint(&code, Some(rule.id));
            let shown: Vec<_> = found.iter().map(|it| (it.rule, &it.message)).collect();
            if found.is_empty() != correct {
                wrong.push(format!("{} (correct={correct}): {shown:#?}\n{code}", rule.id));
            }
            let others = lint(&code, None);
            let shown: Vec<_> = others.iter().map(|it| (it.rule, &it.message)).collect();
            if correct && !others.is_empty() {
                wrong.push(format!(
                    "{}: the correct example is not free of findings: {shown:#?}\n{code}",
                    rule.id
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(count > 20, "only {count} examples were run");
}
