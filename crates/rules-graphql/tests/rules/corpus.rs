//! Published schemas, where `WIRELINT_CORPUS` says where they are: counts of findings by rule.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use wirelint_rules_graphql::rules;

use crate::support::lint;

#[test]
fn published_schemas_are_valid() {
    let Some(corpus) = env::var_os("WIRELINT_CORPUS") else {
        eprintln!("skipped: set WIRELINT_CORPUS to a folder with `graphql/*.graphql`");
        return;
    };
    let all: Vec<&str> = rules().map(|it| it.id).collect();
    let shown = env::var("WIRELINT_SHOW").unwrap_or_default();
    for name in ["github.graphql", "saleor.graphql"] {
        let text = fs::read_to_string(Path::new(&corpus).join("graphql").join(name)).unwrap();
        let started = Instant::now();
        let found = lint(&[(name, &text)], &all);
        let took = started.elapsed();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for it in &found {
            *counts.entry(it.rule).or_default() += 1;
            if !shown.is_empty() && it.rule.ends_with(&shown) {
                let line = text[..it.range.start as usize].matches('\n').count() + 1;
                eprintln!("{name}:{line}: {}", it.message);
            }
        }
        eprintln!("{name} in {took:?}: {counts:#?}");
        let errors = found.iter().filter(|it| {
            let level = rules().find(|rule| rule.id == it.rule).unwrap().level;
            level == wirelint_lint::Level::Error
        });
        assert_eq!(errors.count(), if name == "github.graphql" { 2 } else { 0 }, "{name}");
    }
}
