//! What suppressions do that depends on what else is linted, and what they cost.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use wirelint_analysis::{Options, Run};

use crate::support;

/// Two contracts that share a file, in which something about what only the second uses is silenced.
const SHARED: [(&str, &str); 3] = [
    (
        "a.yaml",
        "openapi: 3.1.1
info: { title: A, version: '1' }
paths:
  /a: { get: { responses: { '200': { $ref: 'common.yaml#/Fine' } } } }
",
    ),
    (
        "b.yaml",
        "openapi: 3.1.1
info: { title: B, version: '1' }
paths:
  /b: { get: { responses: { '429': { $ref: 'common.yaml#/Slow' } } } }
",
    ),
    (
        "common.yaml",
        "Fine: { description: Fine }
# wirelint-ignore errors/throttle-without-retry-after: the gateway adds it
Slow: { description: Too many requests }
# wirelint-ignore errors/throttle-without-retry-after: nobody uses it
Gone: { description: Too many requests }
# wirelint-ignore errors/throttle: a slip
Other: { description: Too many requests }
",
    ),
];

#[test]
fn a_shared_file_is_judged_when_all_that_may_use_it_was_seen() {
    let gone = "common.yaml:4 nothing here breaks `errors/throttle-without-retry-after` any more";
    let slip = "common.yaml:6 `errors/throttle` is no rule, so nothing is silenced";
    check(&SHARED, &["."], &[gone, slip]);
    check(&SHARED, &["a.yaml"], &[slip]);
    check(&SHARED, &["a.yaml", "b.yaml"], &[slip]);
}

#[test]
fn a_contract_is_judged_by_itself() {
    let text = "openapi: 3.1.1
# wirelint-ignore limits: long gone
info: { title: A, version: '1' }
paths: {}
";
    let expected = "a.yaml:2 nothing here breaks `limits` any more";
    check(&[("a.yaml", text)], &["a.yaml"], &[expected]);
}

#[test]
fn a_configuration_is_judged_when_its_folder_was_walked() {
    let files = [
        (
            "wirelint.yaml",
            "exclude:\n  - old/** # wirelint-ignore config/unmatched-pattern: not everybody has it\n  - new/** # wirelint-ignore config/unmatched-pattern: this one is there\n",
        ),
        ("a.yaml", "openapi: 3.1.1\ninfo: { title: A, version: '1' }\npaths: {}\n"),
        ("new/b.yaml", "openapi: 3.1.1\ninfo: { title: B, version: '1' }\npaths: {}\n"),
    ];
    check(&files, &["a.yaml"], &[]);
    check(&files, &["."], &["wirelint.yaml:3 nothing here breaks `config/unmatched-pattern` any more"]);
}

#[test]
fn what_is_off_is_not_counted_as_suppressed() {
    let contract = "openapi: 3.1.1
info: { title: A, version: '1' }
paths:
  /a:
    get:
      responses:
        # wirelint-ignore errors/throttle-without-retry-after: the gateway adds it
        '429': { description: Too many requests }
";
    let other = contract.replace("wirelint-ignore", "");
    let off = "overrides:\n  - files: [a.yaml]\n    rules: { errors: off }\n";
    let suppressed = |files: &[(&str, &str)]| support::lint(files).outcome.summary.suppressed;
    assert_eq!(suppressed(&[("a.yaml", contract), ("b.yaml", &other)]), 1);
    assert_eq!(suppressed(&[("a.yaml", contract), ("b.yaml", &other), ("wirelint.yaml", off)]), 0);
}

#[test]
fn what_is_said_of_suppressions_is_counted_as_suppressed() {
    let text = "# wirelint-ignore-file meta/unused-suppression: they wait for the next release
openapi: 3.1.1
# wirelint-ignore limits: long gone
info: { title: A, version: '1' }
# wirelint-ignore
paths: {}
";
    let run = support::lint(&[("a.yaml", text)]);
    assert!(run.outcome.findings.is_empty(), "{:#?}", run.outcome.findings);
    assert_eq!(run.outcome.summary.suppressed, 2);
}

#[test]
fn many_findings_and_many_suppressions_in_one_file_are_no_burden() {
    let mut text = "openapi: 3.1.1\ninfo: { title: A, version: '1' }\npaths:\n".to_owned();
    for number in 0..20_000 {
        write!(text, "  /{number}:\n    get:\n      responses:\n").expect("strings take everything");
        if number % 2 == 0 {
            text.push_str("        # wirelint-ignore errors: the gateway adds it\n");
        }
        text.push_str("        '429':\n          description: Too many requests\n");
    }
    // A block of comments that are all about the same line.
    for _ in 0..20_000 {
        text.push_str("        # wirelint-ignore all: the gateway adds it\n");
    }
    text.push_str("        '503':\n          description: Please try again later\n");
    let started = Instant::now();
    let run = support::lint(&[("a.yaml", &text)]);
    let took = started.elapsed();
    let findings = &run.outcome.findings;
    assert!(findings.iter().all(|it| it.rule == "errors/throttle-without-retry-after"), "{findings:?}");
    let uses: usize = findings.iter().map(|it| it.related.len()).sum();
    assert_eq!(uses, 10_000, "every other one is silenced");
    // Each finding against each suppression would take minutes.
    assert!(took < Duration::from_secs(20), "it took {took:?}");
}

/// Lints `arguments` and compares what is said of suppressions: path, line (from 1), message.
#[track_caller]
fn check(files: &[(&str, &str)], arguments: &[&str], expected: &[&str]) {
    let options = Options { arguments: arguments.iter().map(Into::into).collect(), ..Options::default() };
    let run = support::lint_with(files, options);
    assert!(run.outcome.problems.is_empty(), "{:#?}", run.outcome.problems);
    assert_eq!(said(&run), expected, "{arguments:?}");
}

fn said(run: &Run) -> Vec<String> {
    let line = |finding: &wirelint_diagnostics::Finding| {
        let file = run.files.get(finding.file);
        let line = file.lines().line_of(finding.range.start) + 1;
        format!("{}:{line} {}", file.shown_path(), finding.message)
    };
    run.outcome.findings.iter().map(line).collect()
}
