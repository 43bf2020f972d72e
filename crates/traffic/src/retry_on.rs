//! The conditions that Envoy knows, which Istio takes as well: `5xx,connect-failure`
//! (<https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on> and
//! `#x-envoy-retry-grpc-on`).

use wirelint_model::traffic::{Condition, FaultKind, GrpcCode, Written};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::nearest::nearest;
use crate::reader::{Reader, name};

/// Every condition by its name, and what it comes to. `5xx` and `gateway-error` hold where there is no answer at all as well.
const CONDITIONS: &[(&str, &[Condition])] = &[
    (
        "5xx",
        &[Condition::Http(500, 599), Condition::Reset, Condition::ConnectFailure, Condition::RefusedStream],
    ),
    ("gateway-error", &[Condition::Http(502, 504), Condition::Reset]),
    ("reset", &[Condition::Reset]),
    ("reset-before-request", &[Condition::ResetBeforeRequest]),
    ("connect-failure", &[Condition::ConnectFailure]),
    ("envoy-ratelimited", &[Condition::RateLimited]),
    ("retriable-4xx", &[Condition::Http(409, 409)]),
    ("refused-stream", &[Condition::RefusedStream]),
    ("retriable-status-codes", &[]),
    ("retriable-headers", &[Condition::Header]),
    ("http3-post-connect-failure", &[Condition::Reset]),
    ("cancelled", &[Condition::Grpc(GrpcCode::Cancelled)]),
    ("deadline-exceeded", &[Condition::Grpc(GrpcCode::DeadlineExceeded)]),
    ("internal", &[Condition::Grpc(GrpcCode::Internal)]),
    ("resource-exhausted", &[Condition::Grpc(GrpcCode::ResourceExhausted)]),
    ("unavailable", &[Condition::Grpc(GrpcCode::Unavailable)]),
];

/// Conditions as they are written, one behind the other with commas between.
#[derive(Default)]
pub(crate) struct RetryOn {
    /// What they come to, each at the word that says so.
    pub(crate) conditions: Vec<Written<Condition>>,
    /// Where it says that status codes are listed elsewhere.
    pub(crate) listed: Option<Span>,
    /// Where it says that headers are listed elsewhere.
    pub(crate) headers: Option<Span>,
}

/// Reads a list of conditions. `statuses` says whether a status code by itself is one, as it is for Istio.
pub(crate) fn read(reader: &mut Reader<'_>, entry: Entry<'_>, statuses: bool) -> RetryOn {
    let mut found = RetryOn::default();
    let Some(text) = entry.value.str().or_else(|| entry.value.text().filter(|_| statuses)) else {
        reader.fault_at(entry, FaultKind::Expected("conditions with commas between"));
        return found;
    };
    for (word, span) in words(reader, entry.value, &text) {
        let known = CONDITIONS.iter().find(|(name, _)| *name == word);
        let status = word.parse().ok().filter(|it| statuses && (100..=599).contains(it));
        match (known, status) {
            (Some((name, conditions)), _) => {
                let of_word = conditions.iter().map(|it| Written::new(it.clone(), span));
                found.conditions.extend(of_word);
                match *name {
                    "retriable-status-codes" => found.listed = Some(span),
                    "retriable-headers" => found.headers = Some(span),
                    _ => {}
                }
            }
            (None, Some(status)) => {
                found.conditions.push(Written::new(Condition::Http(status, status), span));
            }
            (None, None) => {
                let near = nearest(word, CONDITIONS.iter().map(|(name, _)| *name));
                let near = CONDITIONS.iter().map(|(name, _)| *name).find(|it| Some(*it) == near);
                reader.fault(name(entry), span, FaultKind::UnknownValue(near));
                found.conditions.push(Written::new(Condition::Unknown(word.into()), span));
            }
        }
    }
    found
}

/// The words of a scalar's `text` between commas, each with its place; empty ones are none.
pub(crate) fn words<'t>(reader: &Reader<'_>, node: Node<'_>, text: &'t str) -> Vec<(&'t str, Span)> {
    let mut words = Vec::new();
    let mut at = 0;
    for part in text.split(',') {
        let word = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + 1;
        if !word.is_empty() {
            words.push((word, reader.part(node, start, start + word.len())));
        }
    }
    words
}
