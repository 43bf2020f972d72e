//! Lists: how long they get, and what happens to them while they are read.

use wirelint_model::{Effect, InputId, Used};

use crate::checklist::question::{Proof, QUESTION, Question, Subject, Value};

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        id: "list/length",
        text: "How long can the list of {operations} become, for the largest customer or in two years? All of it is one answer.",
        about: |it| {
            let is_stated = it.extensions().is_some_and(|it| it.stated.bounded.is_some());
            let page = &it.row.page.value;
            (is_read(it) && !is_stated && (page == "whole list" || page.starts_with("at most")))
                .then(Vec::new)
        },
        proof: |it| {
            let most = it.call.collection.as_ref().and_then(|list| Some((list, list.max_items?)));
            most.map(|(list, most)| {
                Proof::new(list.span.unwrap_or(list.output.at), format!("at most {most}"))
            })
            .into_iter()
            .collect()
        },
        violated_by: &["pagination/list-unpaginated"],
        ..QUESTION
    },
    Question {
        id: "list/page-size",
        text: "How large may a caller make a page of {operations}?",
        about: |it| (is_read(it) && !it.call.page.sizes.is_empty()).then(Vec::new),
        proof: |it| {
            let all = it.call.page.sizes.iter().map(|used| largest(it, *used));
            all.collect::<Option<Vec<_>>>().unwrap_or_default()
        },
        violated_by: &["limits/page-size-unbounded"],
        ..QUESTION
    },
    Question {
        id: "list/moving",
        text: "What does a caller of {operations} miss or get twice when elements come and go while it pages by {position}?",
        about: |it| {
            if !is_read(it) || it.row.page.value != "pages by number" {
                return None;
            }
            let names = it.call.page.positions.iter().map(|used| &it.contract.observed.input(used.id).name);
            Some(names.map(|name| Value::name("position", name).listed()).collect())
        },
        violated_by: &["pagination/offset-only"],
        ..QUESTION
    },
    Question {
        id: "list/next-page",
        text: "How does a caller of {operations} get to the next page, and how does it know the last one?",
        about: |it| (is_read(it) && it.call.page.token.is_some()).then(Vec::new),
        proof: |it| {
            let next = it.call.page.next.as_ref().filter(|_| it.call.page.token.is_some());
            next.map(|it| Proof::new(it.span, "the answer leads on")).into_iter().collect()
        },
        violated_by: &["pagination/half-contract"],
        ..QUESTION
    },
];

/// Whether a list is read. What removes many things at once may take the same parameters.
fn is_read(it: &Subject<'_>) -> bool {
    it.is_served() && it.call.effect.value == Effect::Safe
}

/// What says how large a page may be.
fn largest(it: &Subject<'_>, used: Used<InputId>) -> Option<Proof> {
    let input = it.contract.observed.input(used.id);
    let facts = it.contract.input_facts(used.id);
    let word = match input.bounds.maximum {
        Some(maximum) => format!("at most {maximum}").into(),
        None if input.bounds.listed => "one of a few sizes".into(),
        None if facts.clamped => "more is taken for the maximum".into(),
        None => return None,
    };
    Some(Proof { span: input.span, word })
}
