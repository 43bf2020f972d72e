//! `retryPolicy` and `hedgingPolicy` (gRFC A6, "Integration with Service Config" and "Validation").

use std::time::Duration;

use wirelint_model::traffic::{Condition, FaultKind, GrpcCode, Hedging, Origin, Retry, Written};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::duration::Form;
use crate::nearest::nearest;
use crate::reader::{Fields, Reader};

/// The outcomes after which a call is made again.
pub(super) const CODES: &str = "retryableStatusCodes";

/// More attempts count as so many.
const MOST_ATTEMPTS: u32 = 5;

/// A retry policy, and how long one attempt may take.
pub(super) fn retry(reader: &mut Reader<'_>, entry: Entry<'_>) -> (Retry, Option<Written<Duration>>) {
    let node = entry.value;
    let span = reader.span(entry.key);
    reader.fields(
        node,
        Fields::Only(&[
            "maxAttempts",
            "initialBackoff",
            "maxBackoff",
            "backoffMultiplier",
            CODES,
            "perAttemptRecvTimeout",
        ]),
    );
    // Whether it may be missing depends on what the whole config is for.
    let attempts = attempts(reader, node);
    let initial = backoff(reader, node, "initialBackoff", span);
    let max = backoff(reader, node, "maxBackoff", span);
    reader.required(node, "backoffMultiplier", span);
    let multiplier = reader.number(node, "backoffMultiplier");
    if let Some(multiplier) = multiplier.as_ref().filter(|it| it.value <= 0.0) {
        reader.fault("backoffMultiplier", multiplier.span, FaultKind::OutOfRange("more than 0"));
    }
    if let Some(codes) = reader.required(node, CODES, span)
        && codes.value.is_sequence()
        && codes.value.elements().next().is_none()
    {
        reader.fault_at(codes, FaultKind::Empty);
    }
    let conditions = codes(reader, node, CODES);
    let per_try = reader.duration(node, "perAttemptRecvTimeout", Form::Proto);
    let calls = attempts.as_ref().map(|it| it.value.clamp(1, MOST_ATTEMPTS));
    let retry =
        Retry { span, origin: Origin::Written, attempts, calls, conditions, initial, max, multiplier };
    (retry, per_try)
}

/// A hedging policy.
pub(super) fn hedging(reader: &mut Reader<'_>, entry: Entry<'_>) -> Hedging {
    let node = entry.value;
    let span = reader.span(entry.key);
    reader.fields(node, Fields::Only(&["maxAttempts", "hedgingDelay", "nonFatalStatusCodes"]));
    reader.required(node, "maxAttempts", span);
    let attempts = attempts(reader, node);
    let delay = reader.duration(node, "hedgingDelay", Form::Proto);
    Hedging { span, attempts, delay, goes_on: codes(reader, node, "nonFatalStatusCodes") }
}

fn attempts(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Written<u32>> {
    let attempts = reader.count(node, "maxAttempts")?;
    if attempts.value < 2 {
        reader.fault("maxAttempts", attempts.span, FaultKind::OutOfRange("more than 1"));
    } else if attempts.value > MOST_ATTEMPTS {
        reader.fault("maxAttempts", attempts.span, FaultKind::Clamped(MOST_ATTEMPTS));
    }
    Some(attempts)
}

fn backoff(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    name: &'static str,
    owner: Span,
) -> Option<Written<Duration>> {
    let entry = reader.required(node, name, owner)?;
    let backoff = reader.duration_of(entry, Form::Proto)?;
    if backoff.value.is_zero() {
        reader.fault(name, backoff.span, FaultKind::OutOfRange("more than 0"));
    }
    Some(backoff)
}

/// Status codes by their names in any case, or by their numbers.
fn codes(reader: &mut Reader<'_>, node: Node<'_>, name: &'static str) -> Vec<Written<Condition>> {
    let mut codes = Vec::new();
    for element in reader.list(node, name) {
        let span = reader.span(element);
        let Some(text) = element.text() else {
            reader.fault(name, span, FaultKind::Expected("the name of a status code"));
            continue;
        };
        let code = code(&text);
        if code.is_none() {
            let near = nearest(&text, GrpcCode::ALL.iter().map(|it| it.name()));
            let near = GrpcCode::ALL.iter().map(|it| it.name()).find(|it| Some(*it) == near);
            reader.fault(name, span, FaultKind::UnknownValue(near));
        }
        let code = code.map_or_else(|| Condition::Unknown(text.into()), Condition::Grpc);
        if let Some(Written { span: first, .. }) = codes.iter().find(|it: &&Written<_>| it.value == code) {
            reader.fault(name, span, FaultKind::Duplicate(*first));
        }
        codes.push(Written::new(code, span));
    }
    codes
}

fn code(text: &str) -> Option<GrpcCode> {
    let by_name = GrpcCode::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(text));
    by_name.or_else(|| GrpcCode::ALL.get(text.parse::<usize>().ok()?).copied())
}
