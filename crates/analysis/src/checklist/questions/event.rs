//! What the provider sends to its consumers.

use wirelint_model::{Place, Role, Security};
use wirelint_source::Span;

use crate::checklist::question::{Proof, QUESTION, Question, Subject};

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        id: "event/lost",
        text: "The sender dies after its commit and before it has sent {operations}: who notices, and what sends it after all?",
        about: |it| is_event(it).then(Vec::new),
        ..QUESTION
    },
    Question {
        id: "event/delivery",
        text: "By what does a receiver of {operations} know who has sent it, and that it has not come before?",
        about: |it| is_event(it).then(Vec::new),
        proof: |it| match (sender(it), identity(it)) {
            (Some(sender), Some(identity)) => {
                vec![
                    Proof::new(sender, "the sender proves who it is"),
                    Proof::new(identity, "a header identifies it"),
                ]
            }
            _ => Vec::new(),
        },
        violated_by: &["events/webhook-unsigned-no-id"],
        ..QUESTION
    },
];

fn is_event(it: &Subject<'_>) -> bool {
    it.operation.role == Role::CalledBack
}

/// Where it says how the sender proves who it is.
fn sender(it: &Subject<'_>) -> Option<Span> {
    match it.operation.security {
        Security::Required(span) => Some(span),
        _ => header(it, |name| name.contains("signature") || name.contains("hmac")),
    }
}

/// Where it has a header that is another one for each delivery, or for each event.
fn identity(it: &Subject<'_>) -> Option<Span> {
    let identified = it.call.repeat.delivery.is_some_and(|it| it.identified);
    header(it, |name| name.ends_with("-id")).filter(|_| identified)
}

fn header(it: &Subject<'_>, is: impl Fn(&str) -> bool) -> Option<Span> {
    let found = it.operation.inputs.iter().find(|used| {
        let input = it.contract.observed.input(used.id);
        input.place == Place::Header && is(&input.name.to_ascii_lowercase())
    });
    found.map(|it| it.at)
}
