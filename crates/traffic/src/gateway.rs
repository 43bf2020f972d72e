//! The Kubernetes Gateway API: `HTTPRoute` and `GRPCRoute`, of whose matches the most specific holds
//! (<https://gateway-api.sigs.k8s.io/reference/spec/>; timeouts: GEP-1742; retries: GEP-1731, both at
//! <https://gateway-api.sigs.k8s.io/geps/>).

mod matching;

use std::time::Duration;

use wirelint_model::traffic::{
    Condition, Dialect, FaultKind, Order, Origin, Policy, Retry, Table, Timeout, Written,
};
use wirelint_yaml::{Entry, Node};

use crate::duration::Form;
use crate::linkerd;
use crate::reader::{Fields, Reader};

const RULE: Fields =
    Fields::Among(&["name", "matches", "filters", "backendRefs", "timeouts", "retry", "sessionPersistence"]);

pub(crate) fn http_route(reader: &mut Reader<'_>, root: Node<'_>) {
    route(reader, root, rule);
}

pub(crate) fn grpc_route(reader: &mut Reader<'_>, root: Node<'_>) {
    route(reader, root, grpc_rule);
}

fn route(reader: &mut Reader<'_>, root: Node<'_>, rule: fn(&mut Reader<'_>, Node<'_>) -> Policy) {
    reader.dialect = Dialect::Gateway;
    let metadata = reader.object(root, "metadata");
    let name = metadata.and_then(|it| reader.string(it.value, "name"));
    let owner = reader.span(root.entry("kind").map_or(root, |it| it.value));
    let Some(spec) = reader.required(root, "spec", owner).filter(|it| reader.is_object(*it)) else { return };
    reader.fields(spec.value, Fields::Among(&["parentRefs", "hostnames", "rules", "useDefaultGateways"]));
    let hosts = reader.strings(spec.value, "hostnames");
    let rules = reader.objects(spec.value, "rules");
    let mut policies: Vec<Policy> = rules.into_iter().map(|it| rule(reader, it)).collect();
    if let Some(metadata) = metadata {
        // What annotations say holds for every rule, and before what the rule says.
        let annotated = linkerd::annotations(reader, metadata.value);
        for policy in &mut policies {
            annotated.apply(policy);
        }
    }
    let span = name.as_ref().map_or(owner, |it| it.span);
    let (dialect, order) = (Dialect::Gateway, Order::MostSpecific);
    let (throttle, partly, generator) = (None, None, false);
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

fn rule(reader: &mut Reader<'_>, node: Node<'_>) -> Policy {
    let mut policy = of_rule(reader, node);
    policy.selectors = matching::http(reader, node, policy.span);
    if let Some(timeouts) = reader.object(node, "timeouts") {
        self::timeouts(reader, timeouts, &mut policy);
    }
    policy.retry = reader.object(node, "retry").map(|it| retry(reader, it));
    policy
}

fn grpc_rule(reader: &mut Reader<'_>, node: Node<'_>) -> Policy {
    let mut policy = of_rule(reader, node);
    policy.selectors = matching::grpc(reader, node, policy.span);
    policy
}

/// What rules of both kinds have.
fn of_rule(reader: &mut Reader<'_>, node: Node<'_>) -> Policy {
    reader.fields(node, RULE);
    let key =
        ["matches", "backendRefs"].iter().find_map(|it| node.entry(it)).or_else(|| node.entries().next());
    let span = reader.span(key.map_or(node, |it| it.key));
    let name = reader.string(node, "name");
    let mut destinations = Vec::new();
    for backend in reader.objects(node, "backendRefs") {
        destinations.extend(reader.string(backend, "name"));
    }
    Policy {
        span,
        name,
        selectors: Vec::new(),
        destinations,
        retry: None,
        hedging: None,
        timeout: None,
        per_try: None,
        wait_for_ready: None,
    }
}

/// `HTTPRouteTimeouts`: zero turns one off; the one for an attempt is at most the one for the whole.
fn timeouts(reader: &mut Reader<'_>, entry: Entry<'_>, policy: &mut Policy) {
    reader.fields(entry.value, Fields::Only(&["request", "backendRequest"]));
    let request = reader.duration(entry.value, "request", Form::Gateway);
    let backend = reader.duration(entry.value, "backendRequest", Form::Gateway);
    if let (Some(request), Some(backend)) = (&request, &backend)
        && !request.value.is_zero()
        && backend.value > request.value
    {
        reader.fault("backendRequest", backend.span, FaultKind::OutOfRange("at most `request`"));
    }
    policy.timeout =
        request.map(|it| if it.value.is_zero() { Timeout::Never(it.span) } else { Timeout::After(it) });
    policy.per_try = backend.filter(|it: &Written<Duration>| !it.value.is_zero());
}

/// `HTTPRouteRetry`: after errors of the connection in any case. How often, where it does not say, is up to the implementation.
fn retry(reader: &mut Reader<'_>, entry: Entry<'_>) -> Retry {
    let node = entry.value;
    let span = reader.span(entry.key);
    reader.fields(node, Fields::Only(&["codes", "attempts", "backoff"]));
    let mut conditions = Vec::new();
    for element in reader.list(node, "codes") {
        let span = reader.span(element);
        let code = element.number().filter(|it| it.fract() == 0.0 && (400.0..=599.0).contains(it));
        if code.is_none() {
            reader.fault("codes", span, FaultKind::OutOfRange("an HTTP status code from 400 to 599"));
        }
        let code = code.and_then(|_| element.text()?.parse().ok());
        conditions.extend(code.map(|it| Written::new(Condition::Http(it, it), span)));
    }
    conditions.push(Written::new(Condition::ConnectFailure, span));
    conditions.push(Written::new(Condition::Reset, span));
    let attempts = reader.count(node, "attempts");
    let calls = attempts.as_ref().map(|it| it.value.saturating_add(1));
    let initial = reader.duration(node, "backoff", Form::Gateway);
    let (max, multiplier) = (None, None);
    Retry { span, origin: Origin::Written, attempts, calls, conditions, initial, max, multiplier }
}
