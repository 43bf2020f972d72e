//! What a run ends with.

use crate::{Findings, Severity};

/// Everything that a run has to say. Output formats print it, the exit code follows from it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// The findings, in the total order: path, offset, rule, message.
    pub findings: Findings,
    /// What wirelint could not do.
    pub problems: Vec<Problem>,
    /// The counts.
    pub summary: Summary,
}

impl Outcome {
    /// Whether a finding is at or above `threshold`.
    pub fn reaches(&self, threshold: Severity) -> bool {
        self.findings.iter().any(|it| it.severity >= threshold)
    }
}

/// Something that kept wirelint from doing its work on a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Problem {
    /// The path as users see it.
    pub file: String,
    /// What went wrong, lower case, no full stop.
    pub message: String,
}

/// The counts of a run. Findings are counted after suppression, whatever is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// Contract files that were read, those reached through references among them.
    pub files: usize,
    /// Operations in all contracts.
    pub operations: usize,
    /// Findings by level.
    pub errors: usize,
    /// Findings by level.
    pub warnings: usize,
    /// Findings by level.
    pub infos: usize,
    /// Findings by level.
    pub hints: usize,
    /// Findings that a comment or key in the contract silenced.
    pub suppressed: usize,
    /// Findings that the baseline knows.
    pub baselined: usize,
}

impl Summary {
    /// Adds the findings by level that `other` has counted.
    pub fn add_levels(&mut self, other: &Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.hints += other.hints;
    }

    /// Counts one finding.
    pub fn count(&mut self, severity: Severity) {
        *match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
            Severity::Hint => &mut self.hints,
        } += 1;
    }
}
