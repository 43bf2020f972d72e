//! From what compilers reject to findings.

use wirelint_diagnostics::Severity;
use wirelint_lint::Context;
use wirelint_protobuf::faults::{self, Fault};

/// Reports `fault` as it is.
pub(crate) fn report(ctx: &mut Context<'_>, fault: &Fault) {
    let mut report = ctx.report(fault.span, &fault.message);
    if fault.severity == faults::Severity::Warning {
        report = report.severity(Severity::Warning);
    }
    if let Some(help) = &fault.help {
        report = report.help(help.clone());
    }
    for (span, word) in &fault.related {
        report = report.related(*span, word.clone());
    }
}
