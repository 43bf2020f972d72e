//! Istio: `VirtualService` (<https://istio.io/latest/docs/reference/config/networking/virtual-service/>), of whose routes the first that
//! matches holds, and `DestinationRule` (<https://istio.io/latest/docs/reference/config/networking/destination-rule/>).
//!
//! A route that says nothing of retries has the mesh's default: two retries after `connect-failure`, `refused-stream`, `unavailable` and
//! `cancelled` (<https://istio.io/latest/docs/concepts/traffic-management/#retries>,
//! <https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/>). Up to version 1.23 a 503 was among them
//! (<https://istio.io/latest/news/releases/1.24.x/announcing-1.24/change-notes/>).

mod destination;

use std::sync::Arc;

use wirelint_model::traffic::{
    Condition, FaultKind, GrpcCode, Order, Origin, PathPattern, Policy, Retry, Selector, Table, Target,
    Timeout, Written,
};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::duration::Form;
use crate::reader::{Fields, Reader};
use crate::retry_on;
use crate::string_match::{StringMatch, check_regex, methods};

pub(crate) use destination::destination_rule;

/// How often a call is made at most where nothing is said.
const DEFAULT_CALLS: u32 = 3;

const ROUTE: Fields = Fields::Among(&[
    "name",
    "match",
    "route",
    "redirect",
    "directResponse",
    "delegate",
    "rewrite",
    "timeout",
    "retries",
    "fault",
    "mirror",
    "mirrors",
    "corsPolicy",
    "headers",
]);

/// What may be asked for beside path and method; with each of them only some calls are meant.
const CONDITIONS: [&str; 10] = [
    "scheme",
    "authority",
    "headers",
    "port",
    "sourceLabels",
    "gateways",
    "queryParams",
    "withoutHeaders",
    "sourceNamespace",
    "statPrefix",
];

pub(crate) fn virtual_service(reader: &mut Reader<'_>, root: Node<'_>) {
    reader.dialect = wirelint_model::traffic::Dialect::Istio;
    let metadata = reader.object(root, "metadata");
    let name = metadata.and_then(|it| reader.string(it.value, "name"));
    let owner = reader.span(root.entry("kind").map_or(root, |it| it.value));
    let Some(spec) = reader.required(root, "spec", owner).filter(|it| reader.is_object(*it)) else { return };
    reader.fields(spec.value, Fields::Among(&["hosts", "gateways", "http", "tls", "tcp", "exportTo"]));
    let hosts = reader.strings(spec.value, "hosts");
    let policies = reader.objects(spec.value, "http").into_iter().map(|it| route(reader, it)).collect();
    let dialect = reader.dialect;
    let order = Order::First;
    let span = name.as_ref().map_or(owner, |it| it.span);
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

fn route(reader: &mut Reader<'_>, node: Node<'_>) -> Policy {
    reader.fields(node, ROUTE);
    let key = ["route", "match"].iter().find_map(|it| node.entry(it)).or_else(|| node.entries().next());
    let span = reader.span(key.map_or(node, |it| it.key));
    let name = reader.string(node, "name");
    let mut selectors: Vec<Selector> =
        reader.objects(node, "match").into_iter().map(|it| selector(reader, it)).collect();
    if reader.entry(node, "match").is_none() {
        selectors.push(Selector {
            span,
            target: Target::Everything,
            methods: Vec::new(),
            grpc: false,
            conditions: 0,
        });
    }
    let mut destinations = Vec::new();
    for destination in reader.objects(node, "route") {
        let destination = reader.object(destination, "destination");
        destinations.extend(destination.and_then(|it| reader.string(it.value, "host")));
    }
    let forwards =
        ["redirect", "directResponse", "delegate"].iter().all(|it| reader.entry(node, it).is_none());
    let retries = reader.object(node, "retries");
    let (retry, per_try) = match retries {
        Some(entry) => retry(reader, entry),
        None => (forwards.then(|| assumed(span)), None),
    };
    let timeout = reader.duration(node, "timeout", Form::Go).map(|it| {
        // As in Envoy, to whom it is handed on.
        if it.value.is_zero() { Timeout::Never(it.span) } else { Timeout::After(it) }
    });
    Policy {
        span,
        name,
        selectors,
        destinations,
        retry,
        hedging: None,
        timeout,
        per_try,
        wait_for_ready: None,
    }
}

/// `HTTPRetry`. Zero attempts, or a number that is left out, turn retries off.
fn retry(reader: &mut Reader<'_>, entry: Entry<'_>) -> (Option<Retry>, Option<Written<std::time::Duration>>) {
    let node = entry.value;
    let span = reader.span(entry.key);
    reader.fields(
        node,
        Fields::Only(&[
            "attempts",
            "perTryTimeout",
            "retryOn",
            "retryRemoteLocalities",
            "retryIgnorePreviousHosts",
            "backoff",
        ]),
    );
    let attempts = reader.required(node, "attempts", span).and_then(|_| reader.count(node, "attempts"));
    let per_try = reader.duration(node, "perTryTimeout", Form::Go);
    let initial = reader.duration(node, "backoff", Form::Go);
    let retry_on = reader.entry(node, "retryOn");
    let conditions = match retry_on {
        Some(entry) => retry_on::read(reader, entry, true).conditions,
        None => default_conditions(span),
    };
    let calls = 1 + attempts.as_ref().map_or(0, |it| it.value.min(u32::MAX - 1));
    let (max, multiplier) = (None, None);
    let calls = Some(calls);
    let retry =
        Retry { span, origin: Origin::Written, attempts, calls, conditions, initial, max, multiplier };
    (Some(retry), per_try)
}

fn assumed(span: Span) -> Retry {
    Retry {
        span,
        origin: Origin::Assumed,
        attempts: None,
        calls: Some(DEFAULT_CALLS),
        conditions: default_conditions(span),
        initial: None,
        max: None,
        multiplier: None,
    }
}

fn default_conditions(span: Span) -> Vec<Written<Condition>> {
    let conditions = [
        Condition::ConnectFailure,
        Condition::RefusedStream,
        Condition::Grpc(GrpcCode::Unavailable),
        Condition::Grpc(GrpcCode::Cancelled),
    ];
    conditions.into_iter().map(|it| Written::new(it, span)).collect()
}

/// `HTTPMatchRequest`.
fn selector(reader: &mut Reader<'_>, node: Node<'_>) -> Selector {
    const OTHERS: [&str; 4] = ["name", "uri", "method", "ignoreUriCase"];
    reader.fields(
        node,
        Fields::Among(&[
            "name",
            "uri",
            "method",
            "ignoreUriCase",
            "scheme",
            "authority",
            "headers",
            "port",
            "sourceLabels",
            "gateways",
            "queryParams",
            "withoutHeaders",
            "sourceNamespace",
            "statPrefix",
        ]),
    );
    let any_case = reader.bool(node, "ignoreUriCase").is_some_and(|it| it.value);
    let key = node.entries().find(|it| OTHERS.iter().any(|name| it.key.is_text(name)));
    let mut span = reader.span(key.or_else(|| node.entries().next()).map_or(node, |it| it.key));
    let mut target = Target::Everything;
    let mut conditions = CONDITIONS.iter().filter(|it| reader.entry(node, it).is_some()).count() as u32;
    if let Some((matcher, value)) = string_match(reader, node, "uri") {
        span = value;
        let pattern = match matcher {
            StringMatch::Exact(path) => Some(PathPattern::Exact { path, any_case }),
            StringMatch::Prefix(path) => Some(PathPattern::Prefix { path, any_case }),
            StringMatch::Regex(regex) => {
                check_regex(reader, &Written::new(Arc::clone(&regex), span));
                Some(PathPattern::Regex(regex))
            }
            _ => None,
        };
        match pattern {
            Some(pattern) => target = Target::Path(Written::new(pattern, span)),
            None => conditions += 1,
        }
    }
    let mut verbs = Vec::new();
    if let Some((matcher, value)) = string_match(reader, node, "method") {
        verbs = methods(reader, &matcher, false, value);
        conditions += u32::from(verbs.is_empty());
    }
    Selector { span, target, methods: verbs, grpc: false, conditions }
}

/// `StringMatch`, and where what is compared with stands.
fn string_match(reader: &mut Reader<'_>, node: Node<'_>, name: &'static str) -> Option<(StringMatch, Span)> {
    let entry = reader.object(node, name)?;
    reader.fields(entry.value, Fields::Only(&["exact", "prefix", "regex"]));
    for field in ["exact", "prefix", "regex"] {
        if let Some(Written { value, span }) = reader.string(entry.value, field) {
            let matcher = match field {
                "exact" => StringMatch::Exact(value),
                "prefix" => StringMatch::Prefix(value),
                _ => StringMatch::Regex(value),
            };
            return Some((matcher, span));
        }
    }
    reader.fault_at(entry, FaultKind::Empty);
    Some((StringMatch::Unclear, reader.span(entry.key)))
}
