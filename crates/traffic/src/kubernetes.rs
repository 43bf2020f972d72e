//! Kubernetes objects: told by `apiVersion` and `kind`, one a document or several in a `List`
//! (<https://kubernetes.io/docs/reference/using-api/api-concepts/>).

use wirelint_yaml::Node;

use crate::reader::Reader;
use crate::{gateway, istio, linkerd};

/// Reads a document that is a Kubernetes object of a kind that is known here, or a list of such; `None` where it is none. Says whether it
/// configures retries or timeouts.
pub(crate) fn read(reader: &mut Reader<'_>, root: Node<'_>) -> Option<bool> {
    let kind = root.get("kind")?.text()?;
    let version = root.get("apiVersion")?.text()?;
    if kind.ends_with("List") && root.get("items").is_some_and(Node::is_sequence) {
        let mut known = false;
        // A list in a list is none of Kubernetes'.
        for item in root.get("items").into_iter().flat_map(Node::elements) {
            known |= object(reader, item).unwrap_or(false);
        }
        return Some(known);
    }
    one(reader, root, &version, &kind)
}

fn object(reader: &mut Reader<'_>, node: Node<'_>) -> Option<bool> {
    let kind = node.get("kind")?.text()?;
    let version = node.get("apiVersion")?.text()?;
    one(reader, node, &version, &kind)
}

fn one(reader: &mut Reader<'_>, node: Node<'_>, version: &str, kind: &str) -> Option<bool> {
    let group = version.split_once('/').map_or("", |(group, _)| group);
    match (group, kind) {
        ("networking.istio.io", "VirtualService") => istio::virtual_service(reader, node),
        ("networking.istio.io", "DestinationRule") => istio::destination_rule(reader, node),
        // Linkerd has a copy of its own of the Gateway API's first versions.
        ("gateway.networking.k8s.io" | "policy.linkerd.io", "HTTPRoute") => gateway::http_route(reader, node),
        ("gateway.networking.k8s.io", "GRPCRoute") => gateway::grpc_route(reader, node),
        ("linkerd.io", "ServiceProfile") => linkerd::service_profile(reader, node),
        ("", "Service") => return Some(linkerd::service(reader, node)),
        // It may hold anything: a `ConfigMap` a bootstrap file, an `EnvoyFilter` routes, a `DNSEndpoint` records.
        _ => return None,
    }
    Some(true)
}
