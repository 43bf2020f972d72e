//! `RetryPolicy` and `HedgePolicy`
//! (<https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto#config-route-v3-retrypolicy>).

use std::time::Duration;

use wirelint_model::traffic::{Condition, FaultKind, Origin, Retry, Written};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::duration::Form;
use crate::reader::{Fields, Reader};
use crate::retry_on::{self, RetryOn};

/// A policy with how long one attempt may take. Its back-off is exponential with full jitter (`#x-envoy-max-retries`).
pub(super) fn retry(reader: &mut Reader<'_>, entry: Entry<'_>) -> (Retry, Option<Written<Duration>>) {
    let node = entry.value;
    let span = reader.span(entry.key);
    reader.fields(
        node,
        Fields::Only(&[
            "retry_on",
            "num_retries",
            "per_try_timeout",
            "per_try_idle_timeout",
            "retry_priority",
            "retry_host_predicate",
            "retry_options_predicates",
            "host_selection_retry_max_attempts",
            "retriable_status_codes",
            "retry_back_off",
            "rate_limited_retry_back_off",
            "retriable_headers",
            "retriable_request_headers",
        ]),
    );
    let retry_on = reader.required(node, "retry_on", span);
    let mut on = retry_on.map_or_else(RetryOn::default, |it| retry_on::read(reader, it, false));
    let listed = statuses(reader, node);
    if on.listed.is_some() {
        on.conditions.extend(listed);
    } else if let Some(codes) = reader.entry(node, "retriable_status_codes") {
        reader.fault_at(codes, FaultKind::Needs("retriable-status-codes"));
    }
    if on.headers.is_none()
        && let Some(headers) = reader.entry(node, "retriable_headers")
    {
        reader.fault_at(headers, FaultKind::Needs("retriable-headers"));
    }
    let attempts = reader.count(node, "num_retries");
    let calls = 1 + attempts.as_ref().map_or(1, |it| it.value.min(u32::MAX - 1));
    let (initial, max) = back_off(reader, node);
    let conditions = on.conditions;
    let multiplier = None;
    let calls = Some(calls);
    let retry =
        Retry { span, origin: Origin::Written, attempts, calls, conditions, initial, max, multiplier };
    let per_try = reader.duration(node, "per_try_timeout", Form::Proto).filter(|it| !it.value.is_zero());
    (retry, per_try)
}

/// The same for a route that a virtual host speaks for.
pub(super) fn inherited(retry: Retry) -> Retry {
    Retry { origin: Origin::Inherited, ..retry }
}

fn statuses(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<Written<Condition>> {
    let name = "retriable_status_codes";
    let mut statuses = Vec::new();
    for element in reader.list(node, name) {
        let span = reader.span(element);
        match element.text().and_then(|it| it.parse().ok()).filter(|it| (100..=599).contains(it)) {
            Some(status) => statuses.push(Written::new(Condition::Http(status, status), span)),
            None => reader.fault(name, span, FaultKind::Expected("an HTTP status code")),
        }
    }
    statuses
}

type Wait = Option<Written<Duration>>;

/// The first and the longest wait. The latter is ten times the former where it does not say.
fn back_off(reader: &mut Reader<'_>, node: Node<'_>) -> (Wait, Wait) {
    let Some(entry) = reader.object(node, "retry_back_off") else { return (None, None) };
    let owner = reader.span(entry.key);
    reader.fields(entry.value, Fields::Only(&["base_interval", "max_interval"]));
    reader.required(entry.value, "base_interval", owner);
    let base = reader.duration(entry.value, "base_interval", Form::Proto);
    let max = reader.duration(entry.value, "max_interval", Form::Proto);
    if let Some(base) = base.as_ref().filter(|it| it.value.is_zero()) {
        reader.fault("base_interval", base.span, FaultKind::OutOfRange("more than 0"));
    }
    if let (Some(base), Some(max)) = (&base, &max)
        && max.value < base.value
    {
        reader.fault("max_interval", max.span, FaultKind::OutOfRange("at least `base_interval`"));
    }
    let max = max.or_else(|| {
        let base = base.as_ref()?;
        Some(Written::new(base.value.checked_mul(10)?, base.span))
    });
    (base, max)
}

/// Whether calls are made again when an attempt has taken too long, without giving it up.
pub(super) enum Hedges {
    Unsaid,
    No,
    /// It says so there.
    Yes(Span),
}

/// What the `hedge_policy` of a route or a virtual host says.
pub(super) fn hedge(reader: &mut Reader<'_>, node: Node<'_>) -> Hedges {
    let Some(entry) = reader.object(node, "hedge_policy") else { return Hedges::Unsaid };
    let known = &["initial_requests", "additional_request_chance", "hedge_on_per_try_timeout"];
    reader.fields(entry.value, Fields::Only(known));
    match reader.bool(entry.value, known[2]) {
        Some(Written { value: true, .. }) => Hedges::Yes(reader.span(entry.key)),
        _ => Hedges::No,
    }
}
