//! One defect, one finding: what several uses of a shared definition report is folded at the definition.

use std::hash::{BuildHasher as _, Hash};

use crate::{Diagnostic, Related, Use};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use wirelint_source::Span;

/// Merges the diagnostics that say the same of the same place, and then those of one rule in one file that share a
/// [`fold_key`](Diagnostic::fold_key). The merged one stands where the first does and has the uses and suggestions
/// of all, in their order, and the severity of the worst; all else is that of the first.
///
/// The order of first occurrences is kept.
pub fn fold(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // The message is part of the key: one definition can have two defects of one rule.
    let placed =
        merge(diagnostics, |it| Some((it.rule, it.span, hash(&it.message))), |a, b| a.message == b.message);
    if placed.iter().all(|it| it.fold_key.is_none()) {
        return placed;
    }
    let key = |it: &Diagnostic| Some((it.rule, it.span.file, hash(it.fold_key.as_ref()?)));
    merge(placed, key, |a, b| a.fold_key == b.fold_key)
}

/// In the place of a copy of `text`, which is compared where this is equal.
fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

/// Merges those that have the same key and are the same otherwise; those without one stay as they are.
fn merge<K: Eq + Hash>(
    all: Vec<Diagnostic>,
    key: impl Fn(&Diagnostic) -> Option<K>,
    is_same: impl Fn(&Diagnostic, &Diagnostic) -> bool,
) -> Vec<Diagnostic> {
    // The last of each key, and by each the one with its key before it.
    let mut last: FxHashMap<K, usize> = FxHashMap::default();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(all.len());
    let mut seen: FxHashMap<usize, Seen> = FxHashMap::default();
    let mut merged: Vec<Diagnostic> = Vec::with_capacity(all.len());
    for diagnostic in all {
        let Some(key) = key(&diagnostic) else {
            before.push(None);
            merged.push(diagnostic);
            continue;
        };
        let mut next = last.get(&key).copied();
        while let Some(at) = next.filter(|at| !is_same(&merged[*at], &diagnostic)) {
            next = before[at];
        }
        if let Some(at) = next {
            seen.entry(at).or_default().merge(&mut merged[at], diagnostic);
        } else {
            before.push(last.insert(key, merged.len()));
            merged.push(diagnostic);
        }
    }
    merged
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
            hangs_on_all: false,
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
