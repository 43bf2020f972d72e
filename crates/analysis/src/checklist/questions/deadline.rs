//! How long a call may take.

use wirelint_diagnostics::Piece;
use wirelint_model::Deadline;
use wirelint_semantics::{time, time_limits};

use crate::checklist::question::{Proof, QUESTION, Question, Subject, Value};

pub(super) const QUESTIONS: &[Question] = &[Question {
    id: "deadline/budget",
    text: "{operations} may take {time} ({extension}): does the slowest honest call stay below that, do callers wait as long, and does the work stop when they have gone?",
    about: |it| {
        let (time_ms, by) = shortest(it)?;
        Some(vec![Value::words("time", time(time_ms)), Value { hole: "extension", piece: by, listed: false }])
    },
    shows: |it| {
        let written = time_limits(it.policies()).into_iter().filter(|it| !it.by_default);
        written.map(|it| Proof::new(it.span, format!("{} {}", it.dialect.who(), time(it.ms)))).collect()
    },
    violated_by: &["deadline/inverted-budget", "deadline/excessive-sync"],
    ..QUESTION
}];

/// The shortest time that it may take, and who says so.
fn shortest(it: &Subject<'_>) -> Option<(f64, Piece)> {
    let stated = deadline(it).map(|it| (it.ms, Piece::Name(it.extension.into())));
    let limit = time_limits(it.policies()).into_iter().find(|it| !it.by_default);
    let limit = limit.map(|it| (it.ms, Piece::Words(it.dialect.who().into())));
    match (stated, limit) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// How long it may take, where that is said of it or of all.
fn deadline<'c>(it: &Subject<'c>) -> Option<&'c Deadline> {
    let all = it.contract.observed.about.extensions.as_deref();
    let mut deadlines = it.extensions().into_iter().chain(all).flat_map(|it| &it.deadlines);
    let first = deadlines.next()?;
    Some(deadlines.fold(first, |least, it| if it.ms < least.ms { it } else { least }))
}
