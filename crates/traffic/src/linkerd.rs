//! Linkerd: `ServiceProfile` (<https://linkerd.io/2/reference/service-profiles/>), of whose routes the first that matches holds, and the
//! annotations `retry.linkerd.io/*` and `timeout.linkerd.io/*` on routes and services (<https://linkerd.io/2/reference/retries/>,
//! <https://linkerd.io/2/reference/timeouts/>).

mod annotations;
mod condition;

use std::time::Duration;

use wirelint_model::traffic::{
    Condition, Dialect, FaultKind, Order, Origin, Policy, Retry, Selector, Table, Target, Throttle,
    ThrottleKind, Timeout, Written,
};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::duration::Form;
use crate::reader::{Fields, Reader};

pub(crate) use annotations::annotations;

/// How long a call may take where a profile's route does not say.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

pub(crate) fn service_profile(reader: &mut Reader<'_>, root: Node<'_>) {
    reader.dialect = Dialect::Linkerd;
    let metadata = reader.object(root, "metadata");
    // A profile is called as the service's host is.
    let name = metadata.and_then(|it| reader.string(it.value, "name"));
    let owner = reader.span(root.entry("kind").map_or(root, |it| it.value));
    let Some(spec) = reader.required(root, "spec", owner).filter(|it| reader.is_object(*it)) else { return };
    reader.fields(spec.value, Fields::Among(&["routes", "retryBudget", "opaquePorts", "dstOverrides"]));
    let policies = reader.objects(spec.value, "routes").into_iter().map(|it| route(reader, it)).collect();
    let throttle = reader.object(spec.value, "retryBudget").map(|it| budget(reader, it));
    let span = name.as_ref().map_or(owner, |it| it.span);
    table(reader, span, name, policies, throttle);
}

/// A service with annotations; whether it has some.
pub(crate) fn service(reader: &mut Reader<'_>, root: Node<'_>) -> bool {
    reader.dialect = Dialect::Linkerd;
    let Some(metadata) = root.get("metadata").filter(|it| it.is_mapping()) else { return false };
    let annotated = annotations(reader, metadata);
    let Some(span) = annotated.span() else { return false };
    let selector =
        Selector { span, target: Target::Everything, methods: Vec::new(), grpc: false, conditions: 0 };
    let mut policy = policy(span, vec![selector]);
    annotated.apply(&mut policy);
    let name = reader.string(metadata, "name");
    let place = name.as_ref().map_or(span, |it| it.span);
    table(reader, place, name, vec![policy], None);
    true
}

fn table(
    reader: &mut Reader<'_>,
    span: Span,
    name: Option<Written<std::sync::Arc<str>>>,
    policies: Vec<Policy>,
    throttle: Option<Throttle>,
) {
    let hosts = name.iter().cloned().collect();
    let (dialect, order) = (Dialect::Linkerd, Order::First);
    let (partly, generator) = (None, false);
    reader.traffic.tables.push(Table {
        dialect,
        span,
        name,
        hosts,
        order,
        policies,
        throttle,
        partly,
        generator,
    });
}

fn policy(span: Span, selectors: Vec<Selector>) -> Policy {
    Policy {
        span,
        name: None,
        selectors,
        destinations: Vec::new(),
        retry: None,
        hedging: None,
        timeout: None,
        per_try: None,
        wait_for_ready: None,
    }
}

fn route(reader: &mut Reader<'_>, node: Node<'_>) -> Policy {
    reader.fields(node, Fields::Only(&["name", "condition", "responseClasses", "isRetryable", "timeout"]));
    let name = reader.string(node, "name");
    let key = reader.span(node.entries().next().map_or(node, |it| it.key));
    let span = name.as_ref().map_or(key, |it| it.span);
    let condition = reader.required(node, "condition", span).filter(|it| reader.is_object(*it));
    let selectors = condition.map(|it| condition::selectors(reader, it)).unwrap_or_default();
    let failures = failures(reader, node);
    let retryable = reader.bool(node, "isRetryable").filter(|it| it.value);
    let retry = retryable.map(|it| Retry {
        span: node.entry("isRetryable").map_or(it.span, |entry| reader.span(entry.key)),
        origin: Origin::Written,
        attempts: None,
        // As often as the budget allows.
        calls: None,
        conditions: failures
            .into_iter()
            .map(|(from, to, span)| Written::new(Condition::Http(from, to), span.unwrap_or(it.span)))
            .collect(),
        initial: None,
        max: None,
        multiplier: None,
    });
    let timeout = reader.duration(node, "timeout", Form::Go);
    let timeout = Some(timeout.map_or(Timeout::Default(DEFAULT_TIMEOUT), Timeout::After));
    Policy { name, retry, timeout, ..policy(span, selectors) }
}

/// Which answers are failures: those of the `responseClasses` that say so, else every 5XX.
fn failures(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<(u16, u16, Option<Span>)> {
    let mut failures = Vec::new();
    for class in reader.objects(node, "responseClasses") {
        let fails = class.get("isFailure").and_then(Node::bool) == Some(true);
        let status =
            class.get("condition").and_then(|it| it.get("status")).filter(|it| it.is_mapping() && fails);
        let Some(status) = status else { continue };
        let bound = |name: &str| status.get(name).and_then(Node::text)?.parse::<u16>().ok();
        let (min, max) = (bound("min"), bound("max"));
        if let Some(from) = min.or(max) {
            failures.push((from, max.unwrap_or(from), Some(reader.span(status))));
        }
    }
    if failures.is_empty() {
        failures.push((500, 599, None));
    }
    failures
}

fn budget(reader: &mut Reader<'_>, entry: Entry<'_>) -> Throttle {
    let node = entry.value;
    let span = reader.span(entry.key);
    reader.fields(node, Fields::Only(&["retryRatio", "minRetriesPerSecond", "ttl"]));
    let mut part = |name: &'static str| {
        reader.required(node, name, span);
        let number = reader.number(node, name)?;
        if number.value < 0.0 {
            reader.fault(name, number.span, FaultKind::OutOfRange("at least 0"));
        }
        Some(number)
    };
    let share = part("retryRatio");
    let least = part("minRetriesPerSecond");
    reader.required(node, "ttl", span);
    reader.duration(node, "ttl", Form::Go);
    Throttle { span, kind: ThrottleKind::Budget { share, least } }
}
