//! Answers that send the caller away.

use wirelint_model::{OutputId, Throttle, Used};

use crate::checklist::question::{Proof, QUESTION, Question, Subject, Value};

pub(super) const QUESTIONS: &[Question] = &[Question {
    id: "error/when-back",
    text: "{operations} can answer {status}: after how long may the client try again?",
    about: |it| {
        let statuses: Vec<Value> = throttles(it)
            .map(|used| it.contract.observed.output(used.id).status.to_string())
            .map(|status| Value::words("status", status).listed())
            .collect();
        (it.is_served() && !statuses.is_empty()).then_some(statuses)
    },
    proof: |it| {
        let said = |used: &Used<OutputId>| it.contract.output_facts(used.id).says_when;
        let all = throttles(it).map(|used| {
            said(used).then(|| Proof::new(it.contract.observed.output(used.id).span, "it says when"))
        });
        all.collect::<Option<Vec<_>>>().unwrap_or_default()
    },
    violated_by: &["errors/throttle-without-retry-after"],
    ..QUESTION
}];

/// The answers that send the caller away for a time that it can wait.
fn throttles<'s>(it: &'s Subject<'_>) -> impl Iterator<Item = &'s Used<OutputId>> {
    it.operation.outputs.iter().filter(|used| {
        let throttle = it.contract.output_facts(used.id).throttle;
        matches!(throttle, Some(Throttle::Rate | Throttle::Overload))
    })
}
