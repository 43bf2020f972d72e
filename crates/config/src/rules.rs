//! The rules about the configuration itself: one file each, with documentation and message.
//!
//! Their cases are met while a file is read, so what a rule's `visit` is given is the case, and what it gives is the
//! finding.

pub(crate) mod invalid_value;
pub(crate) mod unknown_key;
pub(crate) mod unknown_rule;
pub(crate) mod unmatched_pattern;

use wirelint_diagnostics::{Diagnostic, Remedy, Severity, Suggestion};
use wirelint_lint::{Applicability, Meta};
use wirelint_source::Span;

/// The rules that this crate runs, in the order of their ids.
pub fn rules() -> Vec<&'static Meta> {
    vec![
        &invalid_value::INVALID_VALUE.meta,
        &unknown_key::UNKNOWN_KEY.meta,
        &unknown_rule::UNKNOWN_RULE.meta,
        &unmatched_pattern::UNMATCHED_PATTERN.meta,
    ]
}

/// A scalar of the file that a finding is about.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) span: Span,
    /// Its content.
    pub(crate) text: String,
    /// Whether another content can be written in its place: it is no alias, no block and not missing.
    pub(crate) replaceable: bool,
}

impl Written {
    /// The content for a message: one line, of a length that can be read.
    pub(crate) fn shown(&self) -> String {
        const LONGEST: usize = 60;
        let line = self.text.lines().next().unwrap_or_default();
        let mut shown: String = line.chars().filter(|it| !it.is_control()).take(LONGEST).collect();
        if shown.len() < self.text.trim_end_matches('\n').len() {
            shown.push('…');
        }
        shown
    }
}

/// A finding of `rule` at its default level.
fn finding(rule: &'static Meta, span: Span, message: String, help: String) -> Diagnostic {
    Diagnostic {
        rule: rule.id,
        severity: rule.level.severity().unwrap_or(Severity::Info),
        message,
        span,
        label: None,
        help: Some(help.into()),
        related: Vec::new(),
        uses: Vec::new(),
        fold_key: None,
        arguments: Vec::new(),
        suggestions: Vec::new(),
        hangs_on_all: false,
    }
}

/// "Write this instead". Unsafe, since a word that was passed over begins to count.
fn instead(written: &Written, text: &str) -> Option<Suggestion> {
    written.replaceable.then(|| Suggestion {
        title: format!("Write `{text}`"),
        applicability: Applicability::Unsafe,
        remedy: Remedy::RenameString { span: written.span, text: text.into() },
    })
}

/// `a`, `b` or `c`, each in backticks.
fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|it| format!("`{it}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
