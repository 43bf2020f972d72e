//! From what the specification forbids to findings.

use wirelint_graphql::faults::Fault;
use wirelint_lint::Context;

/// Reports `fault` as it is.
pub(crate) fn report(ctx: &mut Context<'_>, fault: &Fault) {
    let mut report = ctx.report(fault.span, &fault.message);
    if let Some(help) = &fault.help {
        report = report.help(help.clone());
    }
    for (span, word) in &fault.related {
        report = report.related(*span, word.clone());
    }
}
