//! Who repeats calls by itself.

use wirelint_model::RetryPolicy;
use wirelint_semantics::{Layer, layers, time};

use crate::checklist::question::{Proof, QUESTION, Question, Subject, Value};

pub(super) const QUESTIONS: &[Question] = &[Question {
    id: "retry/layers",
    text: "{operations} may be called again by {layers}: {which}, and what keeps that from holding a slow server down?",
    about: |it| {
        let generated = policy(it).map(described);
        let configured = written(it);
        let found: Vec<String> = generated.iter().cloned().chain(configured.iter().map(named)).collect();
        let layers = match &*found {
            [] => return None,
            [one] => one.clone(),
            [most @ .., last] => format!("{} and {last}", most.join(", ")),
        };
        // Each layer repeats what the one below it has repeated.
        let calls: Option<u32> = configured.iter().try_fold(1_u32, |all, it| all.checked_mul(it.calls?));
        let which = match calls.filter(|_| generated.is_none()) {
            _ if found.len() == 1 => {
                "does another layer (a gateway, a mesh, the caller's own code) repeat as well".to_owned()
            }
            Some(calls) => format!("one call may become {calls}, so which layer is the one to repeat"),
            None => "which layer is the one to repeat".to_owned(),
        };
        Some(vec![Value::words("layers", layers), Value::words("which", which)])
    },
    shows: |it| written(it).iter().map(|layer| Proof::new(layer.span, layer.short())).collect(),
    violated_by: &["retry/sdk-extension-conflict", "retry/no-jitter-or-exponential"],
    ..QUESTION
}];

/// How generated clients repeat it.
fn policy<'c>(it: &Subject<'c>) -> Option<&'c RetryPolicy> {
    let policy = it.contract.observed.retries(it.operation).find(|it| !it.by_server);
    policy.filter(|policy| it.is_served() && !policy.disabled && policy.attempts != Some(1))
}

fn described(policy: &RetryPolicy) -> String {
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
    format!("generated clients (after {outcomes}, {often})")
}

/// Who is configured to repeat it; what a system does where nobody has said anything is no decision to ask about.
fn written(it: &Subject<'_>) -> Vec<Layer> {
    let mut layers = layers(it.policies());
    layers.retain(|layer| it.is_served() && !layer.by_default);
    layers
}

fn named(layer: &Layer) -> String {
    let part = if layer.in_part { ", some calls" } else { "" };
    format!("{} ({}{part})", layer.dialect.who(), layer.how())
}
