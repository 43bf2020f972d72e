//! The tables of `--timings` and `--statistics`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::Duration;

use wirelint_analysis::Run;
use wirelint_diagnostics::{Applicability, Findings, Severity};

use crate::notes::linked_fields;
use crate::table::{self, Side};

/// How long each part of the run took, then each rule that took any time at all, the slowest first.
pub(crate) fn timings(run: &Run, reporting: Duration, out: &mut dyn Write) -> io::Result<()> {
    let phases = run.phases.iter().copied().chain([("write the report", reporting)]);
    let mut rows: Vec<[String; 3]> =
        phases.map(|(name, took)| [name.to_owned(), milliseconds(took), String::new()]).collect();
    let mut rules: BTreeMap<&str, (Duration, usize)> = BTreeMap::new();
    for timing in &run.timings {
        let (took, contracts) = rules.entry(timing.rule).or_default();
        *took += timing.took;
        *contracts += 1;
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    // By name where the times are equal: the map's order, which a stable sort keeps.
    rules.sort_by_key(|(_, (took, _))| std::cmp::Reverse(*took));
    rows.extend(rules.into_iter().map(|(rule, (took, contracts))| {
        [
            rule.to_owned(),
            milliseconds(took),
            format!("over {}", crate::notes::counted(contracts, "contract")),
        ]
    }));
    table::write([Side::Left, Side::Right, Side::Left], &rows, out)
}

/// How many findings each rule has at each level, shown or not, the most frequent first; and how many fields of GraphQL were linked to their
/// resolvers.
pub(crate) fn statistics(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let findings: &Findings = &run.outcome.findings;
    let mut rules: BTreeMap<(&str, Severity), (usize, usize)> = BTreeMap::new();
    for finding in findings {
        let (count, fixable) = rules.entry((finding.rule, finding.severity)).or_default();
        *count += 1;
        *fixable += usize::from(finding.fixes.iter().any(|it| it.applicability > Applicability::Manual));
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let rows: Vec<[String; 4]> = rules
        .into_iter()
        .map(|((rule, severity), (count, fixable))| {
            let fixable = if fixable > 0 { format!("{fixable} fixable") } else { String::new() };
            [count.to_string(), severity.to_string(), rule.to_owned(), fixable]
        })
        .collect();
    table::write([Side::Right, Side::Left, Side::Left, Side::Left], &rows, out)?;
    run.resolvers.iter().try_for_each(|it| writeln!(out, "{}", linked_fields(it)))
}

fn milliseconds(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1000.0)
}
