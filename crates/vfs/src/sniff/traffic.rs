//! Telling configuration of retries and timeouts by its text: gRPC service configs, Envoy's routes, Istio, the Gateway API, Linkerd.
//!
//! Each has words that stand in few other files. Where one is found, what is around it is looked at: a key at the beginning of its line or
//! behind a bracket or comma, and for Kubernetes the group and the kind of an object.

use memchr::memmem;

/// Keys that only such configuration has, in both spellings where there are two; Envoy's routes need a second one, since tests and schemas
/// name them as well.
const KEYS: [(&[u8], &[&[u8]]); 4] = [
    (b"methodConfig", &[]),
    (b"retryThrottling", &[]),
    (b"virtual_hosts", &[b"domains"]),
    (b"virtualHosts", &[b"domains"]),
];

/// Groups of Kubernetes objects, each with the kinds that configure retries or timeouts.
const OBJECTS: [(&[u8], &[&[u8]]); 4] = [
    (b"networking.istio.io/", &[b"VirtualService", b"DestinationRule"]),
    (b"gateway.networking.k8s.io/", &[b"HTTPRoute", b"GRPCRoute"]),
    (b"policy.linkerd.io/", &[b"HTTPRoute"]),
    (b"linkerd.io/", &[b"ServiceProfile"]),
];

/// Annotations that configure them on other objects.
const ANNOTATIONS: [&[u8]; 2] = [b"retry.linkerd.io/", b"timeout.linkerd.io/"];

/// The attribute of DNS records that hold service configs (gRFC A2).
const RECORD: &[u8] = b"grpc_config=";

/// Whether `text` configures retries or timeouts.
pub(super) fn is_traffic(text: &[u8]) -> bool {
    KEYS.iter().any(|(key, beside)| has_key(text, key) && beside.iter().all(|it| has_key(text, it)))
        || OBJECTS.iter().any(|(group, kinds)| {
            has_value(text, b"apiVersion", group) && kinds.iter().any(|it| has_value(text, b"kind", it))
        })
        || ANNOTATIONS.iter().any(|it| memmem::find_iter(text, it).any(|at| begins_key(text, at)))
        || memmem::find_iter(text, RECORD).any(|at| is_record(&text[at + RECORD.len()..]))
}

/// Whether `key` is a key somewhere, at whatever depth.
fn has_key(text: &[u8], key: &[u8]) -> bool {
    memmem::find_iter(text, key).any(|at| {
        let mut behind = &text[at + key.len()..];
        if let [b'"' | b'\'', rest @ ..] = behind {
            behind = rest;
        }
        begins_key(text, at) && after_blanks(behind).starts_with(b":")
    })
}

/// Whether a key may begin at `at`: nothing, or the beginning of an element, stands before it on its line.
fn begins_key(text: &[u8], at: usize) -> bool {
    let before = &text[..at];
    let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
    let blanks = before.iter().rev().take_while(|it| matches!(it, b' ' | b'\t')).count();
    let rest = &before[..before.len() - blanks];
    match rest.last() {
        None | Some(b'\n' | b'\r' | b'{' | b',') => true,
        Some(b'-') => blanks > 0,
        _ => false,
    }
}

/// Whether somewhere `key` has a value that begins with `value`.
fn has_value(text: &[u8], key: &[u8], value: &[u8]) -> bool {
    memmem::find_iter(text, value).any(|at| {
        let before = &text[..at];
        let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
        let Some(before) = before.trim_ascii_end().strip_suffix(b":") else { return false };
        let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
        before.strip_suffix(key).is_some_and(|it| begins_key(text, it.len()))
    })
}

/// Whether a list of service configs follows, quoted in whatever way.
fn is_record(behind: &[u8]) -> bool {
    after_blanks(behind).starts_with(b"[")
}

fn after_blanks(text: &[u8]) -> &[u8] {
    let blanks = text.iter().take_while(|it| matches!(it, b' ' | b'\t')).count();
    &text[blanks..]
}
