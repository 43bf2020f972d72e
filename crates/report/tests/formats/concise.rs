//! The `concise` format.

use wirelint_diagnostics::Severity;
use wirelint_report::{Format, Options};

use crate::fixture::{clean_run, run};

#[test]
fn one_line_per_finding_and_per_problem() {
    let text = run().report(Format::Concise, &Options::default());
    insta::assert_snapshot!(text);
}

#[test]
fn findings_below_the_level_are_left_out_and_problems_never_are() {
    let options = Options { show: Severity::Error, ..Options::default() };
    let text = run().report(Format::Concise, &options);
    assert_eq!(text.lines().filter(|it| it.contains(": warning ")).count(), 0, "{text}");
    assert_eq!(text.lines().filter(|it| it.contains("yaml: error ")).count(), 2, "{text}");
}

#[test]
fn no_findings_are_no_output() {
    assert_eq!(clean_run().report(Format::Concise, &Options::default()), "");
}
