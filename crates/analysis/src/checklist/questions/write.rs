//! Writes that meet other writes, and many writes in one call.

use wirelint_model::BatchAnswer;

use crate::checklist::question::{Proof, QUESTION, Question, Subject};

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        id: "write/batch",
        text: "One item of {operations} fails: which status does the call have, how does the caller know which item it was, and can it send only the rest again?",
        about: |it| (it.is_served() && it.call.batch.is_some()).then(Vec::new),
        proof: |it| {
            let batch = it.call.batch.as_ref();
            let word = match batch.map(|it| it.answer) {
                // Whether it does where they name no item only a person knows.
                Some(BatchAnswer::Outcomes) if batch.is_some_and(|it| it.unkeyed.is_some()) => {
                    return Vec::new();
                }
                Some(BatchAnswer::Outcomes) => "the answer tells how each item went",
                Some(BatchAnswer::Atomic) => "it is said what happens to the rest",
                _ => return Vec::new(),
            };
            let mut answers = it.operation.outputs.iter();
            let answer = answers.find(|used| it.contract.observed.output(used.id).status.is_success());
            vec![Proof::new(answer.map_or(it.operation.span, |it| it.at), word)]
        },
        violated_by: &["batch/no-partial-failure-shape", "batch/no-item-key"],
        ..QUESTION
    },
    Question {
        id: "write/concurrent",
        text: "Two callers read the same thing and save it with {operations}: who wins, and is the other one told?",
        about: |it| (it.is_served() && (is_guarded(it) || replaces(it))).then(Vec::new),
        proof: |it| {
            let guard = it.call.precondition.if_match.filter(|_| is_guarded(it));
            guard.map(|span| Proof::new(span, "a precondition refuses the later one")).into_iter().collect()
        },
        violated_by: &[
            "concurrency/lost-update",
            "concurrency/etag-not-emitted",
            "concurrency/if-match-without-412",
            "concurrency/update-without-mask",
        ],
        ..QUESTION
    },
];

fn is_update(it: &Subject<'_>) -> bool {
    matches!(&*it.operation.method, "PUT" | "PATCH")
}

fn is_guarded(it: &Subject<'_>) -> bool {
    is_update(it) && it.call.precondition.if_match.is_some()
}

/// Whether it writes several fields of one thing. One value that is set is set, whatever it was.
fn replaces(it: &Subject<'_>) -> bool {
    let observed = &it.contract.observed;
    let Some(body) = it.operation.body.map(|used| observed.body(used.id)) else { return false };
    let mut types = body.media.iter().filter_map(|it| it.ty);
    is_update(it)
        && it.operation.path.ends_with('}')
        && it.operation.deprecated.is_none()
        && it.call.batch.is_none()
        && types.any(|ty| observed.types.fields(ty).nth(1).is_some())
}
