//! What surrounds CEL expressions, which are not read.

use std::collections::BTreeMap;

use crate::syntax::Value;

use super::report::Reporter;
use super::settings::{Set, Settings};

/// Checks the expressions that `rules` have.
pub(super) fn check(reporter: &mut Reporter<'_>, rules: &Settings<'_>) {
    let subject = reporter.subject;
    let mut by_id: BTreeMap<String, Vec<&Set<'_>>> = BTreeMap::new();
    for set in rules.all("cel") {
        let Some(rule) = set.message() else { continue };
        let text = |name: &str| rule.get(name).and_then(|it| it.value()?.str()).unwrap_or_default();
        let id = text("id");
        if !id.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.')) {
            let message = format!("the id `{id}` of a rule of `{subject}` is no identifier");
            let why = "whoever handles violations looks for it";
            reporter.report(set, message, why, "use letters, digits, `.`, `_` and `-`");
        }
        check_expression(reporter, set, &text("expression"));
        if !text("message").is_empty() && is_string(&text("expression")) {
            let message =
                format!("a rule of `{subject}` has a message, and an expression that gives another");
            reporter.report(
                set,
                message,
                "`message` is never shown",
                "take it away, or give `true` or `false`",
            );
        }
        if !id.is_empty() {
            by_id.entry(id.into_owned()).or_default().push(set);
        }
    }
    for set in rules.all("cel_expression") {
        let text = set.value().and_then(Value::str).unwrap_or_default();
        check_expression(reporter, set, &text);
    }
    for (id, sets) in by_id.into_iter().filter(|it| it.1.len() > 1) {
        for set in sets {
            let message = format!("`{subject}` has several rules with the id `{id}`");
            let why = "a violation does not tell which of them it is of";
            reporter.report(set, message, why, "give each its own");
        }
    }
}

fn check_expression(reporter: &mut Reporter<'_>, set: &Set<'_>, expression: &str) {
    if expression.trim().is_empty() {
        let message = format!("a rule of `{}` has no expression", reporter.subject);
        reporter.report_stuck(set, message, "write one, or take the rule away");
    }
}

/// Whether an expression is certain to give a string: it is one, or a choice between two.
fn is_string(expression: &str) -> bool {
    let expression = expression.trim();
    let Some((_, choice)) = expression.rsplit_once('?') else {
        return behind_literal(expression) == Some("");
    };
    let second = behind_literal(choice).and_then(|it| it.strip_prefix(':'));
    second.is_some_and(|it| behind_literal(it) == Some(""))
}

/// What stands behind the string that `text` begins with, where it does so.
fn behind_literal(text: &str) -> Option<&str> {
    let text = text.trim();
    let quote = text.chars().next().filter(|it| matches!(it, '\'' | '"'))?;
    let end = text[1..].find(quote)? + 1;
    (!text[1..end].contains('\\')).then(|| text[end + 1..].trim_start())
}
