//! One defect, one finding: what several uses of a shared definition report is folded at the definition.

use std::collections::hash_map::Entry;
use std::hash::Hash;

use crate::{Diagnostic, Related, Use};
use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_source::Span;

/// Merges the diagnostics that say the same of the same place, and then those of one rule in one file that share a
/// [`fold_key`](Diagnostic::fold_key). The merged one stands where the first does and has the uses and suggestions
/// of all, in their order, and the severity of the worst; all else is that of the first.
///
/// The order of first occurrences is kept.
pub fn fold(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // The message is part of the key: one definition can have two defects of one rule.
    let placed = merge_equal(diagnostics, |it| Some((it.rule, it.span, it.message.clone())));
    merge_equal(placed, |it| Some((it.rule, it.span.file, it.fold_key.clone()?)))
}

/// Merges those that have the same key; those without one stay as they are.
fn merge_equal<K: Eq + Hash>(
    all: Vec<Diagnostic>,
    key: impl Fn(&Diagnostic) -> Option<K>,
) -> Vec<Diagnostic> {
    let mut at: FxHashMap<K, usize> = FxHashMap::default();
    let mut merged: Vec<(Diagnostic, Seen)> = Vec::with_capacity(all.len());
    for diagnostic in all {
        match key(&diagnostic).map(|key| at.entry(key)) {
            Some(Entry::Occupied(entry)) => {
                let (first, seen) = &mut merged[*entry.get()];
                seen.merge(first, diagnostic);
            }
            Some(Entry::Vacant(entry)) => {
                entry.insert(merged.len());
                merged.push((diagnostic, Seen::default()));
            }
            None => merged.push((diagnostic, Seen::default())),
        }
    }
    merged.into_iter().map(|(diagnostic, _)| diagnostic).collect()
}

/// What a merged diagnostic already has. Several contracts say the same of a file that they share.
#[derive(Default)]
struct Seen {
    uses: FxHashSet<Use>,
    places: FxHashSet<Span>,
}

impl Seen {
    fn merge(&mut self, first: &mut Diagnostic, other: Diagnostic) {
        if self.places.is_empty() {
            self.places.insert(first.span);
            self.uses.extend(first.uses.iter().cloned());
        }
        first.severity = first.severity.max(other.severity);
        if first.fold_key.is_none() {
            first.fold_key = other.fold_key;
        }
        first.uses.extend(other.uses.into_iter().filter(|it| self.uses.insert(it.clone())));
        if self.places.insert(other.span) {
            first.suggestions.extend(other.suggestions);
            if first.uses.is_empty() {
                first.related.push(Related { span: other.span, message: "the same here".to_owned() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use wirelint_source::{FileId, TextRange};

    use super::*;
    use crate::Severity;

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
    fn what_is_written_inline_and_referred_to_is_one_finding() {
        check(
            vec![
                diagnostic(5, "GET /a", Some("limit")),
                diagnostic(5, "GET /b", None),
                diagnostic(7, "GET /c", Some("limit")),
            ],
            "5..6: GET /a, GET /b, GET /c",
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
