//! Callers that do not wait for the result: what they get meanwhile, and how they learn of the end.

use wirelint_model::{Exchange, Leads, Monitor};

use crate::checklist::question::{Proof, QUESTION, Question, Subject};

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        id: "wait/where",
        text: "{operations} may be done long after the answer: where does the caller learn how it went?",
        about: |it| accepted(it).then(Vec::new),
        proof: |it| {
            let leads = it.call.receipt.filter(|it| it.leads == Leads::There);
            leads.map(|it| Proof::new(it.output.at, "the receipt says what to ask for")).into_iter().collect()
        },
        violated_by: &["latency/accepted-without-monitor"],
        ..QUESTION
    },
    Question {
        id: "wait/kept",
        text: "How long can the caller of {operations} still ask how it went, how is failure told, and can the work be cancelled?",
        about: |it| accepted(it).then(Vec::new),
        ..QUESTION
    },
    Question {
        id: "wait/callback",
        text: "Where does the caller of {operations} ask when the callback does not come?",
        about: |it| (it.is_served() && it.call.exchange.value == Exchange::CalledBack).then(Vec::new),
        violated_by: &["latency/webhook-only-completion"],
        ..QUESTION
    },
    Question {
        id: "wait/end",
        text: "Does whoever polls {operations} see every end of the work, that it failed or was cancelled among them?",
        about: |it| monitor(it).map(|_| Vec::new()),
        proof: |it| {
            let ends = monitor(it).filter(|it| it.succeeded && it.failed);
            ends.map(|it| Proof::new(it.span, "it has values for success and for failure"))
                .into_iter()
                .collect()
        },
        violated_by: &["latency/monitor-not-terminal"],
        ..QUESTION
    },
    Question {
        id: "wait/poll",
        text: "How often may a client poll {operations}, and what tells it so?",
        about: |it| monitor(it).filter(|it| it.succeeded && it.failed).map(|_| Vec::new()),
        proof: |it| {
            let output = monitor(it).map(|it| it.output);
            let hint = output.filter(|output| it.contract.output_facts(output.id).says_when);
            hint.map(|output| Proof::new(output.at, "the answer says when to ask again"))
                .into_iter()
                .collect()
        },
        violated_by: &["latency/poll-without-hint"],
        ..QUESTION
    },
    Question {
        id: "wait/resume",
        text: "After 30 seconds without a connection, how does a client of {operations} go on without a gap or a duplicate, and what happens to one that reads too slowly?",
        about: |it| (it.is_served() && it.call.exchange.value == Exchange::PushedTo).then(Vec::new),
        violated_by: &["realtime/sse-without-id", "streaming/no-resume"],
        ..QUESTION
    },
];

/// Whether its caller gets a receipt and asks later.
fn accepted(it: &Subject<'_>) -> bool {
    it.is_served() && !it.call.forgets && it.call.exchange.value == Exchange::Accepted
}

/// How it tells how far some work is, where that is what it is for.
fn monitor<'c>(it: &Subject<'c>) -> Option<&'c Monitor> {
    it.call.monitor.as_deref().filter(|monitor| monitor.about_work && it.is_served())
}
