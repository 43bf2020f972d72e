//! `config/unmatched-pattern`

use wirelint_diagnostics::Diagnostic;
use wirelint_lint::{Kind, Level, declare_rule};

use crate::pattern::Pattern;
use crate::rules::{Written, finding};

declare_rule! {
    /// ## What it checks
    /// Every pattern under `include`, `exclude` and `files` matched at least one file or folder that the run came across.
    /// Only the patterns of the configuration that is in force are judged, not those that it extends: what is shared need
    /// not fit everywhere. Only a run over the whole folder of the configuration judges.
    ///
    /// ## Why it matters
    /// A pattern that matches nothing does nothing. Mostly a folder was renamed: what was excluded is linted now, or the
    /// levels that were meant for it no longer reach it.
    ///
    /// ## Examples
    /// In a folder whose contracts are `api/orders.yaml` and `vendor/payments.yaml`:
    ///
    /// ```yaml incorrect
    /// exclude: ["third_party/**"]
    /// ```
    ///
    /// ```yaml correct
    /// exclude: ["vendor/**"]
    /// ```
    ///
    /// ## Fix safety
    /// No fix: which files were meant is not in the configuration.
    ///
    /// ## Measured
    /// Not measured: states a fact about the configuration itself.
    ///
    /// ## References
    /// - The syntax of patterns: <https://docs.rs/globset/latest/globset/#syntax>
    pub(crate) static UNMATCHED_PATTERN: fn(&Pattern) -> Diagnostic = {
        id: "config/unmatched-pattern",
        summary: "every pattern of the configuration matches something",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::Config],
        visit: judge,
    }
}

fn judge(pattern: &Pattern) -> Diagnostic {
    let written = Written { span: pattern.span, text: pattern.text.clone(), replaceable: false };
    let message = format!("`{}` matches nothing", written.shown());
    let help =
        "patterns are relative to the folder of this file; `*` stays within one segment, `**` does not";
    let mut finding = finding(&UNMATCHED_PATTERN.meta, pattern.span, message, help.into());
    finding.arguments.push(pattern.text.clone());
    finding
}
