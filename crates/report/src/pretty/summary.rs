//! The last lines of the report: `3 errors, 11 warnings in 4 files (41 operations), 2 suppressed; 7 infos not shown
//! (--show info)`, and what a fix run would do.
//!
//! The counts are the outcome's own; only what is fixable is counted here, over the findings that are shown.

use std::io::{self, Write};

use wirelint_diagnostics::{Applicability, Outcome, Severity, Summary};

use super::Counted;
use super::paint::{Paint, Style};
use crate::{Options, shown};

pub(super) fn write(
    outcome: &Outcome,
    options: &Options,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(
        out,
        "{}",
        paint.apply(Style::Message, &counts(&outcome.summary, outcome.problems.len(), options.show))
    )?;
    let mut fixable = Fixable::default();
    for finding in shown(outcome, options) {
        fixable.count(finding.fixes.iter().map(|it| it.applicability).max());
    }
    match fixable.text() {
        Some(text) => writeln!(out, "{text}"),
        None => Ok(()),
    }
}

fn counts(summary: &Summary, problems: usize, show: Severity) -> String {
    let Summary { files, operations, errors, warnings, infos, hints, suppressed, baselined } = *summary;
    let levels = [
        (Severity::Error, Counted(errors, "error")),
        (Severity::Warning, Counted(warnings, "warning")),
        (Severity::Info, Counted(infos, "info")),
        (Severity::Hint, Counted(hints, "hint")),
    ];
    let (shown, hidden): (Vec<_>, Vec<_>) =
        levels.into_iter().filter(|(_, it)| it.0 > 0).partition(|&(severity, _)| severity >= show);
    let list = |levels: &[(Severity, Counted)]| {
        levels.iter().map(|(_, it)| it.to_string()).collect::<Vec<_>>().join(", ")
    };

    let mut text = if shown.is_empty() { "no findings".to_owned() } else { list(&shown) };
    let mut add = |part: String| text.push_str(&part);
    add(format!(" in {}", Counted(files, "file")));
    if operations > 0 {
        add(format!(" ({})", Counted(operations, "operation")));
    }
    if suppressed > 0 {
        add(format!(", {suppressed} suppressed"));
    }
    if baselined > 0 {
        add(format!(", {baselined} in the baseline"));
    }
    if problems > 0 {
        add(format!(", {}", Counted(problems, "problem")));
    }
    if let Some((mildest, _)) = hidden.last() {
        add(format!("; {} not shown (--show {mildest})", list(&hidden)));
    }
    text
}

/// How many findings a fix run would mend.
#[derive(Default)]
struct Fixable {
    safe: usize,
    /// Of the others, those that take `--unsafe-fixes`.
    unsafe_only: usize,
}

impl Fixable {
    /// Counts one finding by the fix that may be trusted furthest.
    fn count(&mut self, best: Option<Applicability>) {
        match best {
            Some(Applicability::Safe) => self.safe += 1,
            Some(Applicability::Unsafe) => self.unsafe_only += 1,
            Some(Applicability::Manual) | None => {}
        }
    }

    /// What a fix run would do, if anything.
    fn text(&self) -> Option<String> {
        match (self.safe, self.unsafe_only) {
            (0, 0) => None,
            (safe, 0) => Some(format!("{safe} fixable with --fix")),
            (0, more) => Some(format!("{more} fixable with --unsafe-fixes")),
            (safe, more) => Some(format!("{safe} fixable with --fix, {more} more with --unsafe-fixes")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(summary: Summary, problems: usize, show: Severity, expected: &str) {
        assert_eq!(counts(&summary, problems, show), expected);
    }

    #[test]
    fn what_is_not_shown_is_said_with_the_flag_that_shows_it() {
        let summary = Summary {
            files: 4,
            operations: 41,
            errors: 3,
            warnings: 11,
            infos: 7,
            hints: 0,
            suppressed: 2,
            baselined: 0,
        };
        let whole =
            "3 errors, 11 warnings in 4 files (41 operations), 2 suppressed; 7 infos not shown (--show info)";
        check(summary, 0, Severity::Warning, whole);
        let errors = "3 errors in 4 files (41 operations), 2 suppressed, 1 problem; \
                      11 warnings, 7 infos not shown (--show info)";
        check(summary, 1, Severity::Error, errors);
        let all = "3 errors, 11 warnings, 7 infos in 4 files (41 operations), 2 suppressed";
        check(summary, 0, Severity::Hint, all);
    }

    #[test]
    fn one_is_singular_and_nothing_is_said_of_nothing() {
        let clean = Summary { files: 1, operations: 1, ..Summary::default() };
        check(clean, 0, Severity::Warning, "no findings in 1 file (1 operation)");
        let hint = Summary { files: 1, hints: 1, baselined: 5, ..Summary::default() };
        let expected = "no findings in 1 file, 5 in the baseline; 1 hint not shown (--show hint)";
        check(hint, 0, Severity::Warning, expected);
    }

    #[test]
    fn a_finding_is_counted_by_its_best_fix() {
        use Applicability::{Manual, Safe, Unsafe};
        let text = |best: &[Option<Applicability>]| {
            let mut fixable = Fixable::default();
            for &it in best {
                fixable.count(it);
            }
            fixable.text()
        };
        assert_eq!(text(&[None, Some(Manual)]), None);
        assert_eq!(text(&[Some(Safe), Some(Safe), Some(Manual)]).as_deref(), Some("2 fixable with --fix"));
        assert_eq!(text(&[Some(Unsafe)]).as_deref(), Some("1 fixable with --unsafe-fixes"));
        let both = text(&[Some(Safe), Some(Unsafe), Some(Unsafe)]);
        assert_eq!(both.as_deref(), Some("1 fixable with --fix, 2 more with --unsafe-fixes"));
    }
}
