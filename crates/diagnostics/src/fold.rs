//! One defect, one finding: what several uses of a shared definition report is folded at the definition.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;
use wirelint_source::{FileId, Span};

use crate::{Diagnostic, Related};

/// Merges the diagnostics that say the same of the same place, and those of one rule in one file that share a
/// [`fold_key`](Diagnostic::fold_key). The merged one stands where the first does and has the uses and suggestions
/// of all, in their order, and the severity of the worst; all else is that of the first.
///
/// The order of first occurrences is kept.
pub fn fold(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut at = FxHashMap::default();
    let mut folded: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let key = match &diagnostic.fold_key {
            Some(key) => Key::Named(diagnostic.rule, diagnostic.span.file, key.clone()),
            // The message is part of the key: one definition can have two defects of one rule.
            None => Key::Placed(diagnostic.rule, diagnostic.span, diagnostic.message.clone()),
        };
        match at.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(folded.len());
                folded.push(diagnostic);
            }
            Entry::Occupied(entry) => merge(&mut folded[*entry.get()], diagnostic),
        }
    }
    folded
}

#[derive(PartialEq, Eq, Hash)]
enum Key {
    Placed(&'static str, Span, String),
    Named(&'static str, FileId, String),
}

fn merge(first: &mut Diagnostic, other: Diagnostic) {
    first.severity = first.severity.max(other.severity);
    for it in other.uses {
        // One operation's uses come one after the other.
        if first.uses.last() != Some(&it) {
            first.uses.push(it);
        }
    }
    if first.span != other.span {
        first.suggestions.extend(other.suggestions);
        if first.uses.is_empty() {
            first.related.push(Related { span: other.span, message: "the same here".to_owned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use wirelint_source::TextRange;

    use super::*;
    use crate::{Severity, Use};

    fn diagnostic(start: u32, operation: &str, fold_key: Option<&str>) -> Diagnostic {
        let span = Span::in_file(FileId(0), TextRange::new(start, start + 1));
        Diagnostic {
            rule: "test/rule",
            severity: Severity::Warning,
            message: "wrong".into(),
            span,
            label: None,
            help: None,
            related: Vec::new(),
            uses: vec![Use { span, operation: operation.into() }],
            fold_key: fold_key.map(Into::into),
            arguments: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    #[track_caller]
    fn check(diagnostics: Vec<Diagnostic>, expected: &str) {
        let lines = fold(diagnostics).into_iter().map(|it| {
            let uses: Vec<_> = it.uses.iter().map(|it| it.operation.to_string()).collect();
            format!("{:?}: {}", it.span.range, uses.join(", "))
        });
        assert_eq!(lines.collect::<Vec<_>>().join("\n"), expected);
    }

    #[test]
    fn uses_of_one_definition_are_one_finding() {
        check(
            vec![diagnostic(5, "GET /a", None), diagnostic(7, "GET /b", None), diagnostic(5, "GET /c", None)],
            "5..6: GET /a, GET /c\n7..8: GET /b",
        );
    }

    #[test]
    fn what_is_repeated_inline_is_one_finding() {
        check(
            vec![diagnostic(5, "GET /a", Some("limit")), diagnostic(7, "GET /b", Some("limit"))],
            "5..6: GET /a, GET /b",
        );
    }
}
