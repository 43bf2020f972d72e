//! The rules' pages: their headings, and their examples, which are run.

use super::{catalogue, mended, tree};
use wirelint_config::{parse, resolve, rules};
use wirelint_diagnostics::Diagnostic;
use wirelint_source::FileId;

const HEADINGS: [&str; 6] =
    ["What it checks", "Why it matters", "Examples", "Fix safety", "Measured", "References"];

/// The contracts of the folder in which the examples are thought to stand.
const CONTRACTS: [&str; 3] = ["api/orders.yaml", "internal/stock.yaml", "vendor/payments.yaml"];

/// The page as it is printed: without the blank that separates `///` from its text.
fn page(docs: &str) -> Vec<&str> {
    docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect()
}

/// The examples of a page: whether each is correct, and its text.
fn examples(docs: &str) -> Vec<(bool, String)> {
    let mut examples = Vec::new();
    let mut open = None;
    for line in page(docs) {
        match (&mut open, line) {
            (None, "```yaml incorrect") => open = Some((false, String::new())),
            (None, "```yaml correct") => open = Some((true, String::new())),
            (Some(_), "```") => examples.extend(open.take()),
            (Some((_, text)), line) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, line) => assert!(!line.starts_with("```"), "an example of no kind: {line}"),
        }
    }
    examples
}

/// All findings of a run over the contracts.
fn run(text: &str) -> Vec<Diagnostic> {
    let (config, mut findings) = parse(FileId(0), &tree(text), &catalogue());
    assert_eq!(config.fault(), None, "{text}");
    let (settings, more) = resolve(&catalogue(), &config, &mut |_, path| panic!("extends {path}"));
    findings.extend(more);
    for path in CONTRACTS {
        if settings.picks_up(path) {
            settings.for_path(path);
        }
    }
    findings.extend(settings.unmatched_patterns());
    findings
}

#[test]
fn every_page_has_the_same_headings_in_the_same_order() {
    for rule in rules() {
        let headings: Vec<&str> =
            page(rule.docs).iter().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", rule.id);
    }
}

#[test]
fn every_incorrect_example_has_the_rules_finding_and_every_correct_one_has_none() {
    for rule in rules() {
        let examples = examples(rule.docs);
        assert!(examples.iter().any(|(correct, _)| *correct), "{}", rule.id);
        assert!(examples.iter().any(|(correct, _)| !correct), "{}", rule.id);
        for (correct, text) in examples {
            let found: Vec<&str> = run(&text).iter().map(|it| it.rule).collect();
            let expected = if correct { vec![] } else { vec![rule.id] };
            assert_eq!(found, expected, "{}: {text}", rule.id);
        }
    }
}

#[test]
fn what_a_fix_makes_of_an_incorrect_example_has_no_finding() {
    let mut fixed = 0;
    for rule in rules() {
        for (_, text) in examples(rule.docs).iter().filter(|(correct, _)| !correct) {
            let findings = run(text);
            if findings.iter().all(|it| !it.suggestions.is_empty()) {
                assert!(rule.fix.is_some(), "{} says that it has a fix", rule.id);
                assert!(run(&mended(text, &findings)).is_empty(), "{text}");
                fixed += 1;
            }
        }
    }
    assert_eq!(fixed, 4);
}
