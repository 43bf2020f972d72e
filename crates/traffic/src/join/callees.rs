//! What can be called, as those who configure traffic see it: by method and path, and by gRPC's names.

use std::sync::Arc;

use wirelint_model::{Observations, OperationId, Protocol, Role};

/// The operations of one contract.
#[derive(Clone, Debug, Default)]
pub struct Callees {
    /// What the contract is called.
    pub title: Arc<str>,
    /// The hosts at which it is served, without ports.
    pub hosts: Vec<Arc<str>>,
    /// The gRPC services that it defines, with their packages: those with methods may be left out.
    pub services: Vec<Arc<str>>,
    /// Its operations.
    pub callees: Vec<Callee>,
}

/// An operation that somebody calls.
#[derive(Clone, Debug)]
pub struct Callee {
    /// Which one.
    pub operation: OperationId,
    /// Every way in which it can be called.
    pub addresses: Vec<Address>,
}

/// A way to call an operation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Address {
    /// The HTTP method, upper case.
    pub method: Arc<str>,
    /// The path: `/v1/orders/{id}`, `/shop.v1.Orders/Create`, `/v1/{name=shelves/*}`.
    pub path: Arc<str>,
    /// Whether it is called over gRPC.
    pub grpc: bool,
}

impl Address {
    /// Over HTTP.
    pub fn http(method: impl Into<Arc<str>>, path: impl Into<Arc<str>>) -> Self {
        Self { method: method.into(), path: path.into(), grpc: false }
    }

    /// Over gRPC, where every call is a POST to the names of service (with its package) and method
    /// (<https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md>).
    pub fn grpc(service: &str, method: &str) -> Self {
        Self { method: "POST".into(), path: format!("/{service}/{method}").into(), grpc: true }
    }
}

impl Callees {
    /// Those of a contract. Webhooks and callbacks are called by its server, so what is configured on the way to it does not hold
    /// for them.
    pub fn of(observed: &Observations) -> Self {
        let servers = observed.about.servers.iter().map(|it| split(&it.url));
        let mut hosts: Vec<Arc<str>> = servers.clone().filter_map(|(host, _)| host.map(Into::into)).collect();
        hosts.sort_unstable();
        hosts.dedup();
        // A gateway on the way may take the base away before it asks, so that routes behind it are without.
        let mut bases: Vec<&str> = servers.map(|(_, base)| base).chain([""]).collect();
        bases.sort_unstable();
        bases.dedup();
        let callees = observed.operations.iter().enumerate().filter(|(_, it)| it.role == Role::Served);
        let callees = callees.map(|(index, operation)| {
            let http = |method: &Arc<str>, path: &str| {
                let of = |base: &&str| Address::http(Arc::clone(method), format!("{base}{path}"));
                bases.iter().map(of).collect::<Vec<_>>()
            };
            let addresses = match (observed.protocol, &operation.rpc) {
                (Protocol::Grpc, Some(rpc)) => {
                    let over_http = rpc.rules.iter().flat_map(|it| http(&it.method, &it.path));
                    [Address::grpc(&rpc.service, &rpc.name)].into_iter().chain(over_http).collect()
                }
                // Every operation is posted to one address, which no schema tells.
                (Protocol::GraphQl, _) => Vec::new(),
                (Protocol::Http | Protocol::Grpc, _) => http(&operation.method, &operation.path),
            };
            Callee { operation: OperationId(index as u32), addresses }
        });
        let services = observed.about.services.clone();
        Self { title: Arc::clone(&observed.about.title), hosts, services, callees: callees.collect() }
    }
}

/// The host of a server's URL without its port, and its path without a `/` at the end.
fn split(url: &str) -> (Option<&str>, &str) {
    let (host, path) = match url.split_once("://") {
        Some((_, rest)) => {
            let at = rest.find('/').unwrap_or(rest.len());
            let (authority, path) = rest.split_at(at);
            let host = authority.rsplit_once('@').map_or(authority, |(_, it)| it);
            let host = host.split_once(':').map_or(host, |(it, _)| it);
            (Some(host).filter(|it| !it.is_empty() && !it.contains('{')), path)
        }
        None if url.starts_with('/') => (None, url),
        None => (None, ""),
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    (host, path.trim_end_matches('/'))
}
