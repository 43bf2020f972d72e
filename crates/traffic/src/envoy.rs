//! Envoy's routes: `RouteConfiguration` wherever it stands (a file of its own, a connection manager in a listener, a bootstrap file), and the
//! limits on retries in its clusters.
//!
//! <https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto> and
//! <https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/cluster/v3/circuit_breaker.proto>, in the JSON form of Protocol Buffers, which
//! takes `snake_case` and `camelCase`. Of the routes of a virtual host the first that matches holds.

mod cluster;
mod matching;
mod policy;

use std::sync::Arc;
use std::time::Duration;

use wirelint_model::traffic::{Dialect, Hedging, Order, Policy, Retry, Table, Timeout, Written};
use wirelint_yaml::Node;

use crate::duration::Form;
use crate::reader::{Fields, Reader};

/// What a route takes for its timeout where it does not say (`RouteAction.timeout`).
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(15);

/// What is read of a `VirtualHost`; it has more.
const HOST: Fields = Fields::Among(&[
    "name",
    "domains",
    "routes",
    "matcher",
    "retry_policy",
    "retry_policy_typed_config",
    "hedge_policy",
    "rate_limits",
    "virtual_clusters",
]);

const ROUTE: Fields = Fields::Among(&[
    "name",
    "match",
    "route",
    "redirect",
    "direct_response",
    "filter_action",
    "non_forwarding_action",
    "metadata",
    "decorator",
    "tracing",
]);

const ACTION: Fields = Fields::Among(&[
    "cluster",
    "cluster_header",
    "weighted_clusters",
    "timeout",
    "idle_timeout",
    "flush_timeout",
    "retry_policy",
    "retry_policy_typed_config",
    "hedge_policy",
    "priority",
    "rate_limits",
    "hash_policy",
    "prefix_rewrite",
    "regex_rewrite",
    "path_rewrite",
    "path_rewrite_policy",
    "early_data_policy",
    "max_stream_duration",
]);

/// Reads `node`, which may stand anywhere in a file, if it is a table of routes or a cluster with limits; whether it is.
pub(crate) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> bool {
    let has = |snake: &str, camel: &str| node.get(snake).or_else(|| node.get(camel));
    let is_routes = has("virtual_hosts", "virtualHosts").is_some_and(Node::is_sequence);
    if is_routes {
        reader.dialect = Dialect::Envoy;
        let name = reader.string(node, "name");
        for host in reader.objects(node, "virtual_hosts") {
            virtual_host(reader, host, name.as_ref());
        }
    }
    let is_cluster = has("circuit_breakers", "circuitBreakers").is_some_and(Node::is_mapping);
    if is_cluster {
        reader.dialect = Dialect::Envoy;
        cluster::read(reader, node);
    }
    is_routes || is_cluster
}

fn virtual_host(reader: &mut Reader<'_>, node: Node<'_>, routes: Option<&Written<Arc<str>>>) {
    reader.fields(node, HOST);
    let own_name = reader.string(node, "name");
    let key = node.entry("name").or_else(|| node.entries().next()).map_or(node, |it| it.key);
    let span = own_name.as_ref().map_or_else(|| reader.span(key), |it| it.span);
    let shared = Shared {
        retry: reader.object(node, "retry_policy").map(|it| policy::retry(reader, it)),
        hedges: policy::hedge(reader, node),
    };
    let hosts = reader.strings(node, "domains");
    let policies = reader.objects(node, "routes").into_iter().map(|it| route(reader, it, &shared)).collect();
    let (order, throttle, partly, generator) = (Order::First, None, None, false);
    let dialect = reader.dialect;
    let name = own_name.or_else(|| routes.cloned());
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

/// What a virtual host says for its routes.
struct Shared {
    retry: Option<(Retry, Option<Written<Duration>>)>,
    hedges: policy::Hedges,
}

fn route(reader: &mut Reader<'_>, node: Node<'_>, shared: &Shared) -> Policy {
    reader.fields(node, ROUTE);
    let owner = reader.span(node.entries().next().map_or(node, |it| it.key));
    let matched = reader.required(node, "match", owner).filter(|it| reader.is_object(*it));
    let selectors = matched.map(|it| matching::read(reader, it)).into_iter().collect();
    let span = matched.map_or(owner, |it| reader.span(it.key));
    let mut policy = Policy {
        span,
        name: reader.string(node, "name"),
        selectors,
        destinations: Vec::new(),
        retry: None,
        hedging: None,
        timeout: None,
        per_try: None,
        wait_for_ready: None,
    };
    // Redirects and direct answers reach nobody who could be asked again.
    if let Some(action) = reader.object(node, "route") {
        forward(reader, action.value, shared, &mut policy);
    }
    policy
}

fn forward(reader: &mut Reader<'_>, node: Node<'_>, shared: &Shared, policy: &mut Policy) {
    reader.fields(node, ACTION);
    policy.destinations.extend(reader.string(node, "cluster"));
    if let Some(weighted) = reader.object(node, "weighted_clusters") {
        for cluster in reader.objects(weighted.value, "clusters") {
            policy.destinations.extend(reader.string(cluster, "name"));
        }
    }
    policy.timeout = Some(match reader.duration(node, "timeout", Form::Proto) {
        None => Timeout::Default(DEFAULT_TIMEOUT),
        Some(never) if never.value.is_zero() => Timeout::Never(never.span),
        Some(timeout) => Timeout::After(timeout),
    });
    let own = reader.object(node, "retry_policy").map(|it| policy::retry(reader, it));
    // The inner policy takes the place of the outer one; they are not merged.
    let retry =
        own.or_else(|| shared.retry.clone().map(|(retry, per_try)| (policy::inherited(retry), per_try)));
    let (retry, per_try) = retry.unzip();
    policy.retry = retry;
    policy.per_try = per_try.flatten();
    let own = policy::hedge(reader, node);
    let hedges = if matches!(own, policy::Hedges::Unsaid) { &shared.hedges } else { &own };
    if let policy::Hedges::Yes(span) = hedges
        && let Some(retry) = &policy.retry
    {
        policy.hedging = Some(Hedging {
            span: *span,
            attempts: retry.attempts.clone(),
            delay: policy.per_try.clone(),
            goes_on: retry.conditions.clone(),
        });
    }
}
