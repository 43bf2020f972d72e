//! Who repeats calls by itself.

use wirelint_model::RetryPolicy;
use wirelint_semantics::time;

use crate::checklist::question::{QUESTION, Question, Subject, Value};

pub(super) const QUESTIONS: &[Question] = &[Question {
    id: "retry/layers",
    text: "Generated clients repeat {operations} after {outcomes}, {often}: does another layer (a gateway, a mesh, the caller's own code) repeat as well, and what keeps all of them from holding a slow server down?",
    about: |it| {
        let policy = policy(it).filter(|it| !it.disabled && it.attempts != Some(1))?;
        let often = match (policy.attempts, policy.elapsed_ms) {
            (Some(attempts), _) => format!("up to {attempts} times in all"),
            (None, Some(elapsed)) => format!("for up to {}", time(elapsed)),
            (None, None) => "how often is not said".to_owned(),
        };
        let mut outcomes: Vec<String> = policy.statuses.iter().map(ToString::to_string).collect();
        if policy.connection_errors {
            outcomes.push("a broken connection".to_owned());
        }
        let outcomes = if outcomes.is_empty() { "failures".to_owned() } else { outcomes.join(", ") };
        Some(vec![Value::words("outcomes", outcomes), Value::words("often", often)])
    },
    violated_by: &["retry/sdk-extension-conflict", "retry/no-jitter-or-exponential"],
    ..QUESTION
}];

/// How clients repeat it.
fn policy<'c>(it: &Subject<'c>) -> Option<&'c RetryPolicy> {
    it.contract.observed.retries(it.operation).find(|it| !it.by_server).filter(|_| it.is_served())
}
