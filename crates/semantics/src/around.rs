//! What is configured around an operation: who makes its calls again, and who ends them.

use wirelint_model::Protocol;
use wirelint_model::traffic::{Condition, Dialect, Done, Governed, Origin, Reach, Timeout, Written};
use wirelint_source::Span;

/// Somebody who makes calls again because it is configured so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layer {
    /// Whose configuration says so.
    pub dialect: Dialect,
    /// Where it says so.
    pub span: Span,
    /// How often a call is made at most, the first included, where that is said.
    pub calls: Option<u32>,
    /// After what, in words; empty where calls are made again before the first one is answered.
    pub after: String,
    /// Whether a call that is made again may have done its work already.
    pub risky: bool,
    /// Whether that is the system's own default and nobody has written it.
    pub by_default: bool,
    /// Whether that holds for some of the calls only.
    pub in_part: bool,
}

/// Somebody who ends calls after a time because it is configured so.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TimeLimit {
    /// Whose configuration says so.
    pub dialect: Dialect,
    /// Where it says so.
    pub span: Span,
    /// The time, in milliseconds.
    pub ms: f64,
    /// Whether that is the system's own default and nobody has written it.
    pub by_default: bool,
}

/// Who makes the calls again that `policies` hold for, clients first.
pub fn layers<'a>(policies: impl Iterator<Item = Governed<'a>>) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    for Governed { contract, table, policy, applied, .. } in policies {
        // The codes of gRPC are no answers of HTTP.
        let can_be = |it: &&Written<Condition>| {
            contract.observed.protocol == Protocol::Grpc || !matches!(it.value, Condition::Grpc(_))
        };
        let (dialect, in_part) = (table.dialect, applied.reach == Reach::Some);
        let retry = policy.retry.as_ref();
        let retry = retry.filter(|it| it.calls.is_none_or(|it| it > 1) && !it.conditions.is_empty());
        layers.extend(retry.map(|it| Layer {
            dialect,
            span: it.span,
            calls: it.calls,
            after: one_of(it.conditions.iter().map(|it| it.value.to_string())),
            risky: it.conditions.iter().filter(can_be).any(|it| it.value.done() > Done::No),
            by_default: it.origin == Origin::Assumed,
            in_part,
        }));
        layers.extend(policy.hedging.as_ref().map(|it| Layer {
            dialect,
            span: it.span,
            calls: it.attempts.as_ref().map(|it| it.value),
            after: String::new(),
            risky: true,
            by_default: false,
            in_part,
        }));
    }
    layers.sort_by_key(|it| it.dialect);
    layers
}

/// Who ends the calls that `policies` hold for, all of them, the soonest first.
pub fn time_limits<'a>(policies: impl Iterator<Item = Governed<'a>>) -> Vec<TimeLimit> {
    let limit = |it: Governed<'a>| {
        let (time, span, by_default) = match it.policy.timeout.as_ref()? {
            Timeout::After(Written { value, span }) => (*value, *span, false),
            Timeout::Default(time) => (*time, it.policy.span, true),
            Timeout::Never(_) => return None,
        };
        let ms = time.as_secs_f64() * 1000.0;
        Some(TimeLimit { dialect: it.table.dialect, span, ms, by_default })
    };
    let mut limits: Vec<TimeLimit> =
        policies.filter(|it| it.applied.reach == Reach::All).filter_map(limit).collect();
    limits.sort_by(|a, b| a.ms.total_cmp(&b.ms));
    limits
}

impl Layer {
    /// In a few words: `clients 4×`, `Istio 3× by default`.
    pub fn short(&self) -> String {
        let calls = self.calls.map_or_else(String::new, |it| format!(" {it}×"));
        let tail = match self {
            Self { by_default: true, .. } => " by default",
            Self { in_part: true, .. } => " in part",
            _ => "",
        };
        format!("{}{calls}{tail}", self.dialect.who())
    }

    /// When and how often: `after 503, up to 3 times in all`.
    pub fn how(&self) -> String {
        let when = if self.after.is_empty() {
            "before the first call is answered".to_owned()
        } else {
            format!("after {}", self.after)
        };
        match self.calls {
            Some(calls) => format!("{when}, up to {calls} times in all"),
            None => when,
        }
    }
}

/// `a`, `a or b`, `a, b or c`, each once.
fn one_of(words: impl Iterator<Item = String>) -> String {
    let mut once: Vec<String> = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    match &*once {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
