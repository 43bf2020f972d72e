//! One line per finding, `file:line:column: severity rule message`, in the order of findings; then one line per
//! problem, `file: error message`. Nothing else, so that no findings are no output and `wc -l` counts.
//!
//! The position is that of the finding's first character. Knows no excerpt and no colour.

use std::io::{self, Write};

use wirelint_diagnostics::Outcome;
use wirelint_source::Sources;

use crate::positions::Positions;
use crate::visible::visible;
use crate::{Options, shown};

pub(crate) fn write(
    outcome: &Outcome,
    sources: &dyn Sources,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let positions = Positions::new(sources);
    for finding in shown(outcome, options) {
        let file = visible(sources.path(finding.file));
        let point = positions.point(finding.file, finding.range.start);
        writeln!(
            out,
            "{file}:{}:{}: {} {} {}",
            point.line,
            point.column,
            finding.severity,
            finding.rule,
            visible(&finding.message)
        )?;
    }
    for problem in &outcome.problems {
        writeln!(out, "{}: error {}", visible(&problem.file), visible(&problem.message))?;
    }
    Ok(())
}
