//! How long a call may take.

use wirelint_model::Deadline;
use wirelint_semantics::time;

use crate::checklist::question::{QUESTION, Question, Subject, Value};

pub(super) const QUESTIONS: &[Question] = &[Question {
    id: "deadline/budget",
    text: "{operations} may take {time} ({extension}): does the slowest honest call stay below that, do callers wait as long, and does the work stop when they have gone?",
    about: |it| {
        let deadline = deadline(it)?;
        Some(vec![
            Value::words("time", time(deadline.ms)),
            Value {
                hole: "extension",
                piece: wirelint_diagnostics::Piece::Name(deadline.extension.into()),
                listed: false,
            },
        ])
    },
    violated_by: &["deadline/inverted-budget", "deadline/excessive-sync"],
    ..QUESTION
}];

/// How long it may take, where that is said of it or of all.
fn deadline<'c>(it: &Subject<'c>) -> Option<&'c Deadline> {
    let all = it.contract.observed.about.extensions.as_deref();
    let mut deadlines = it.extensions().into_iter().chain(all).flat_map(|it| &it.deadlines);
    let first = deadlines.next()?;
    Some(deadlines.fold(first, |least, it| if it.ms < least.ms { it } else { least }))
}
