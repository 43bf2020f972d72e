//! For which contracts a table is: many contracts and the configuration of many services stand in one workspace, and a route for
//! everything is for everything of its own service.

use rustc_hash::FxHashSet;
use wirelint_model::traffic::Table;

use super::callees::Callees;

/// Words that tell no service from another.
const COMMON: [&str; 36] = [
    "api",
    "apis",
    "app",
    "backend",
    "cluster",
    "com",
    "default",
    "dev",
    "external",
    "gateway",
    "grpc",
    "http",
    "https",
    "internal",
    "io",
    "local",
    "mesh",
    "net",
    "open",
    "org",
    "platform",
    "prod",
    "production",
    "public",
    "rest",
    "route",
    "routes",
    "server",
    "service",
    "services",
    "staging",
    "svc",
    "the",
    "virtual",
    "web",
    "www",
];

/// What is known of contracts that tells which configuration is theirs.
pub(super) struct Affinity {
    hosts: Vec<Vec<String>>,
    words: Vec<FxHashSet<String>>,
}

/// The contracts that something is for.
pub(super) struct Concerned {
    pub(super) contracts: Vec<bool>,
    /// They are, by what they are called or where they are served, and not by chance.
    pub(super) certain: bool,
}

impl Affinity {
    pub(super) fn new(contracts: &[Callees]) -> Self {
        let hosts =
            contracts.iter().map(|it| it.hosts.iter().map(|it| it.to_lowercase()).collect()).collect();
        Self { hosts, words: contracts.iter().map(|it| words(&it.title).collect()).collect() }
    }

    /// The contracts that `tables` are for; `named` says of which contracts they name paths.
    pub(super) fn concerned(&self, tables: &[&Table], named: &[bool]) -> Concerned {
        let hosts: Vec<String> =
            tables.iter().flat_map(|it| &it.hosts).map(|it| without_port(&it.value).to_lowercase()).collect();
        let is_any = |it: &String| it == "*";
        let by_host: Vec<bool> = self
            .hosts
            .iter()
            .map(|of_contract| {
                hosts
                    .iter()
                    .filter(|it| !is_any(it))
                    .any(|host| of_contract.iter().any(|it| covers(host, it)))
            })
            .collect();
        if by_host.contains(&true) {
            return Concerned { contracts: by_host, certain: true };
        }
        let names = tables.iter().flat_map(|table| {
            let destinations = table.policies.iter().flat_map(|it| &it.destinations);
            table.hosts.iter().chain(&table.name).chain(destinations)
        });
        let names: FxHashSet<String> = names.flat_map(|it| words(&it.value)).collect();
        let common: Vec<usize> = self.words.iter().map(|it| it.intersection(&names).count()).collect();
        let most = common.iter().copied().max().unwrap_or_default();
        if most > 0 {
            return Concerned { contracts: common.iter().map(|it| *it == most).collect(), certain: true };
        }
        if named.contains(&true) {
            return Concerned { contracts: named.to_vec(), certain: false };
        }
        // A table that is for one service by name is not for another one because that is the only one here.
        let is_for_all = hosts.iter().all(is_any);
        Concerned { contracts: vec![self.hosts.len() == 1 && is_for_all; self.hosts.len()], certain: false }
    }
}

/// The words of a name that may tell one service from another, in lower case and as one of a thing.
fn words(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|it: char| !it.is_alphabetic()).map(str::to_lowercase);
    let words = words.filter(|it| it.len() > 2 && !COMMON.contains(&&**it));
    words.map(|it| it.strip_suffix('s').map_or(it.clone(), str::to_owned))
}

fn without_port(host: &str) -> &str {
    host.split_once(':').map_or(host, |(it, _)| it)
}

/// Whether `pattern`, a host, `*.rest` or `start.*`, covers `host`; a service's name in a cluster is the same with and without its namespace.
fn covers(pattern: &str, host: &str) -> bool {
    if let Some(rest) = pattern.strip_prefix('*') {
        return !rest.is_empty() && host.len() > rest.len() && host.ends_with(rest);
    }
    if let Some(start) = pattern.strip_suffix('*') {
        return !start.is_empty() && host.len() > start.len() && host.starts_with(start);
    }
    let in_cluster = |it: &str| !it.contains('.') || it.contains(".svc");
    let first = |it: &str| it.split('.').next().unwrap_or_default().to_owned();
    pattern == host || (in_cluster(pattern) && in_cluster(host) && first(pattern) == first(host))
}
