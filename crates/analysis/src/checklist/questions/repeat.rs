//! What happens when a call is sent twice.

use wirelint_model::{Effect, Guard, Key, VerbClass};

use crate::checklist::question::{Proof, QUESTION, Question, Subject, Value};

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        id: "repeat/after-timeout",
        text: "A client times out after the server has done {operations}, and calls again: what does the second call do, and which constraint stops a duplicate?",
        about: |it| {
            let kept = certain_key(it).is_some_and(|key| key.required)
                || it.call.effect.value == Effect::Conditional;
            let repeats = may_duplicate(it) && it.call.effect.value == Effect::NotIdempotent;
            (kept || repeats && it.answer(409).is_none()).then(Vec::new)
        },
        proof: |it| {
            if let Some(key) = certain_key(it).filter(|it| it.required) {
                return vec![Proof::new(key.span, "a required key that the caller chooses")];
            }
            let conditional =
                it.call.precondition.if_match.filter(|_| it.call.effect.value == Effect::Conditional);
            conditional
                .map(|span| Proof::new(span, "a precondition refuses the second call"))
                .into_iter()
                .collect()
        },
        violated_by: &["idempotency/create-without-key", "idempotency/key-server-generated"],
        ..QUESTION
    },
    Question {
        id: "repeat/unknown",
        text: "Does {operations} change anything, and if so, what does a second call do after a time-out of the first?",
        about: |it| {
            let unknown = may_duplicate(it) && it.call.effect.value == Effect::Unknown;
            (unknown && it.answer(409).is_none()).then(Vec::new)
        },
        ..QUESTION
    },
    Question {
        id: "repeat/optional-key",
        text: "{key} may be left out of {operations}: what becomes of a call without it that is sent twice?",
        about: |it| certain_key(it).filter(|it| !it.required).map(|it| vec![Value::name("key", &it.name)]),
        violated_by: &["idempotency/key-optional-on-money"],
        ..QUESTION
    },
    Question {
        id: "repeat/perhaps-key",
        text: "Does the server recognise a repeated {operations} by its {key}, or is that there for something else?",
        about: |it| key(it).filter(|it| !it.certain).map(|it| vec![Value::name("key", &it.name)]),
        ..QUESTION
    },
    Question {
        id: "repeat/refused",
        text: "{operations} can answer 409: does a client that repeats its own call get that, and how does it tell it from a conflict with somebody else?",
        about: |it| (may_duplicate(it) && it.answer(409).is_some()).then(Vec::new),
        violated_by: &["idempotency/conflict-without-existing"],
        ..QUESTION
    },
    Question {
        id: "repeat/promise",
        text: "Clients and proxies may repeat {operations} by themselves, because the method promises that it does no harm: does the promise hold?",
        about: |it| {
            let repeat = &it.call.repeat;
            let breaks = match &*it.operation.method {
                "GET" | "HEAD" => repeat.mutation.is_some(),
                "PUT" => repeat.relative.is_some(),
                _ => false,
            };
            (breaks && it.is_served()).then(Vec::new)
        },
        violated_by: &["idempotency/safe-method-mutates", "idempotency/put-not-replace"],
        ..QUESTION
    },
    Question {
        id: "repeat/delta",
        text: "What keeps a repeated {operations} from changing the same thing twice?",
        about: |it| {
            let adds = &*it.operation.method == "PATCH" && it.call.repeat.relative.is_some();
            (adds && it.is_served()).then(Vec::new)
        },
        violated_by: &["idempotency/patch-delta", "idempotency/array-append-patch"],
        ..QUESTION
    },
    Question {
        id: "repeat/key-lifetime",
        text: "How long is the {key} of {operations} remembered, and is it the caller's own or one for all callers?",
        about: |it| certain_key(it).map(|it| vec![Value::name("key", &it.name)]),
        proof: |it| {
            let lasting = certain_key(it).filter(|it| it.lasting);
            lasting.map(|it| Proof::new(it.span, "it is said how long")).into_iter().collect()
        },
        violated_by: &["idempotency/key-undocumented"],
        ..QUESTION
    },
    Question {
        id: "repeat/key-misuse",
        text: "What is the answer of {operations} to the {key} of an earlier call with another body, and to that of a call that still runs?",
        about: |it| certain_key(it).map(|it| vec![Value::name("key", &it.name)]),
        proof: |it| match (it.answer(409), it.answer(422)) {
            (Some(running), Some(other)) => {
                vec![
                    Proof::new(other, "422: another body"),
                    Proof::new(running, "409: the first one still runs"),
                ]
            }
            _ => Vec::new(),
        },
        ..QUESTION
    },
];

/// The key by which the server recognises a repeated call.
fn key<'c>(it: &Subject<'c>) -> Option<&'c Key> {
    it.call.key.as_deref().filter(|_| it.is_served() && it.call.effect.value == Effect::Keyed)
}

/// The key, where it is there for nothing else.
fn certain_key<'c>(it: &Subject<'c>) -> Option<&'c Key> {
    key(it).filter(|it| it.certain)
}

/// Whether a repeated call may do its work twice, and somebody would mind.
fn may_duplicate(it: &Subject<'_>) -> bool {
    // What is thrown away, or is the same when it is put together again, may come twice; and nobody should use what is deprecated.
    let harmless = matches!(it.call.repeat.guard, Some(Guard::Harmless | Guard::Association));
    it.is_served()
        && it.call.effect.value.may_duplicate()
        && !harmless
        && it.call.verb != VerbClass::Mint
        && it.operation.deprecated.is_none()
        && it.extensions().is_none_or(|it| it.stated.dedup.is_none())
}
