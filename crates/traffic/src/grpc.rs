//! gRPC service configs: which clients take a method's deadline, retries and hedging from.
//!
//! The schema is `grpc.service_config.ServiceConfig`
//! (<https://github.com/grpc/grpc-proto/blob/master/grpc/service_config/service_config.proto>), in JSON; what is valid says gRFC A6
//! (<https://github.com/grpc/proposal/blob/master/A6-client-retries.md>); several configs to choose from are those of gRFC A2
//! (<https://github.com/grpc/proposal/blob/master/A2-service-configs-in-dns.md>).

mod policy;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_model::traffic::{
    Dialect, Fault, FaultKind, Order, Policy, Selector, Table, Target, Throttle, ThrottleKind, Written,
};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::duration::Form;
use crate::reader::{Fields, Reader};

/// Fields by any of which a service config is told.
const MARKS: [&str; 2] = ["methodConfig", "retryThrottling"];

const CONFIG: Fields = Fields::Among(&[
    "loadBalancingPolicy",
    "loadBalancingConfig",
    "methodConfig",
    "retryThrottling",
    "healthCheckConfig",
]);

const METHOD: Fields = Fields::Only(&[
    "name",
    "waitForReady",
    "timeout",
    "maxRequestMessageBytes",
    "maxResponseMessageBytes",
    "retryPolicy",
    "hedgingPolicy",
]);

/// Reads a document that is a service config, or a list of such to choose from; whether it is one.
pub(crate) fn read(reader: &mut Reader<'_>, root: Node<'_>) -> bool {
    let is_choice = |it: &Node<'_>| it.is_mapping() && it.get("serviceConfig").is_some_and(Node::is_mapping);
    reader.dialect = Dialect::Grpc;
    if MARKS.iter().any(|it| root.get(it).is_some()) {
        config(reader, root, None);
        return true;
    }
    if is_choice(&root) {
        choice(reader, root);
        return true;
    }
    let is_list = root.elements().any(|it| is_choice(&it));
    if is_list {
        choices(reader, root);
    }
    is_list
}

/// A list of configs, of which a client takes the first one that is for it.
pub(crate) fn choices(reader: &mut Reader<'_>, list: Node<'_>) {
    reader.dialect = Dialect::Grpc;
    for element in list.elements() {
        if element.is_mapping() {
            choice(reader, element);
        } else {
            reader.fault("serviceConfig", reader.span(element), FaultKind::Expected("an object"));
        }
    }
}

fn choice(reader: &mut Reader<'_>, node: Node<'_>) {
    reader.fields(node, Fields::Only(&["clientLanguage", "percentage", "clientHostname", "serviceConfig"]));
    let percentage = reader.count(node, "percentage");
    if let Some(percentage) = percentage.as_ref().filter(|it| it.value > 100) {
        reader.fault("percentage", percentage.span, FaultKind::OutOfRange("from 0 to 100"));
    }
    let some_languages = !reader.strings(node, "clientLanguage").is_empty();
    let some_hosts = !reader.strings(node, "clientHostname").is_empty();
    let share = percentage.filter(|it| it.value < 100).map(|it| it.span);
    let key = |name: &str| node.entry(name).map(|it| reader.span(it.key));
    let languages = key("clientLanguage").filter(|_| some_languages);
    let partly = share.or(languages).or_else(|| key("clientHostname").filter(|_| some_hosts));
    let owner = reader.span(node);
    if let Some(entry) = reader.required(node, "serviceConfig", owner)
        && reader.is_object(entry)
    {
        config(reader, entry.value, partly);
    }
}

/// The names that were met so far, each with its place.
type Names = FxHashMap<(Arc<str>, Arc<str>), Span>;

fn config(reader: &mut Reader<'_>, node: Node<'_>, partly: Option<Span>) {
    reader.fields(node, CONFIG);
    let key = MARKS.iter().find_map(|it| node.entry(it)).map(|it| it.key);
    let span = reader.span(key.unwrap_or(node));
    let mut names = Names::default();
    let from = reader.traffic.faults.len();
    let methods = reader.objects(node, "methodConfig");
    let policies: Vec<Policy> = methods.into_iter().map(|it| method(reader, it, &mut names)).collect();
    let generator = {
        let mut retries = policies.iter().filter_map(|it| it.retry.as_ref()).peekable();
        retries.peek().is_some() && retries.all(|it| it.attempts.is_none())
    };
    if generator {
        // For them an empty list says that a method is not retried.
        let says_no = |it: &Fault| it.kind == FaultKind::Empty && &*it.field == policy::CODES;
        let own = reader.traffic.faults.split_off(from);
        reader.traffic.faults.extend(own.into_iter().filter(|it| !says_no(it)));
    } else {
        let silent = policies.iter().filter_map(|it| it.retry.as_ref()).filter(|it| it.attempts.is_none());
        for span in silent.map(|it| it.span).collect::<Vec<_>>() {
            reader.fault("maxAttempts", span, FaultKind::Missing);
        }
    }
    let throttle = reader.object(node, "retryThrottling").map(|it| throttle(reader, it));
    let dialect = reader.dialect;
    let order = Order::MostSpecific;
    let (name, hosts) = (None, Vec::new());
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

fn method(reader: &mut Reader<'_>, node: Node<'_>, names: &mut Names) -> Policy {
    reader.fields(node, METHOD);
    let selectors = selectors(reader, node, names);
    let retry = reader.object(node, "retryPolicy");
    let hedging = reader.object(node, "hedgingPolicy");
    if let (Some(retry), Some(hedging)) = (retry, hedging) {
        let kind = FaultKind::Excludes("retryPolicy", reader.span(retry.key));
        reader.fault("hedgingPolicy", reader.span(hedging.key), kind);
    }
    let (retry, per_try) = retry.map(|it| policy::retry(reader, it)).unzip();
    let hedging = hedging.map(|it| policy::hedging(reader, it));
    let timeout = reader.duration(node, "timeout", Form::Proto);
    let key = node.entry("name").or_else(|| node.entries().next()).map_or(node, |it| it.key);
    Policy {
        span: reader.span(key),
        name: None,
        selectors,
        destinations: Vec::new(),
        retry,
        hedging,
        timeout: timeout.map(wirelint_model::traffic::Timeout::After),
        per_try: per_try.flatten(),
        wait_for_ready: reader.bool(node, "waitForReady"),
    }
}

/// For which methods a `methodConfig` is. One without names is passed over by clients.
fn selectors(reader: &mut Reader<'_>, node: Node<'_>, names: &mut Names) -> Vec<Selector> {
    let owner = reader.span(node.entries().next().map_or(node, |it| it.key));
    let Some(entry) = reader.required(node, "name", owner) else { return Vec::new() };
    if entry.value.is_sequence() && entry.value.elements().next().is_none() {
        reader.fault_at(entry, FaultKind::Empty);
    }
    let objects = reader.objects(node, "name");
    objects.into_iter().map(|it| selector(reader, it, names)).collect()
}

fn selector(reader: &mut Reader<'_>, node: Node<'_>, names: &mut Names) -> Selector {
    reader.fields(node, Fields::Only(&["service", "method"]));
    let service = part(reader, node, "service");
    let method = part(reader, node, "method");
    let span = reader.span(node);
    if service.is_none()
        && let Some(method) = &method
    {
        reader.fault("method", method.span, FaultKind::Needs("service"));
    }
    let value =
        |it: &Option<Written<Arc<str>>>| it.as_ref().map_or_else(|| "".into(), |it| Arc::clone(&it.value));
    let known = *names.entry((value(&service), value(&method))).or_insert(span);
    if known != span {
        reader.fault("name", span, FaultKind::Duplicate(known));
    }
    let target = match (service, method) {
        (None, None) => Target::Everything,
        (service, method) => Target::Grpc { service, method },
    };
    Selector { span, target, methods: Vec::new(), grpc: true, conditions: 0 }
}

/// A part of a name. An empty one is none.
fn part(reader: &mut Reader<'_>, node: Node<'_>, name: &'static str) -> Option<Written<Arc<str>>> {
    let part = reader.string(node, name).filter(|it| !it.value.is_empty())?;
    if part.value.trim() != &*part.value {
        reader.fault(name, part.span, FaultKind::Padded);
    }
    Some(part)
}

fn throttle(reader: &mut Reader<'_>, entry: Entry<'_>) -> Throttle {
    let node = entry.value;
    let span = reader.span(entry.key);
    reader.fields(node, Fields::Only(&["maxTokens", "tokenRatio"]));
    let mut part = |name: &'static str, range: &'static str, most: f64| {
        reader.required(node, name, span)?;
        let number = reader.number(node, name)?;
        if !(number.value > 0.0 && number.value <= most) {
            reader.fault(name, number.span, FaultKind::OutOfRange(range));
        }
        Some(number)
    };
    let max = part("maxTokens", "more than 0 and at most 1000", 1000.0);
    let ratio = part("tokenRatio", "more than 0", f64::MAX);
    Throttle { span, kind: ThrottleKind::Tokens { max, ratio } }
}
