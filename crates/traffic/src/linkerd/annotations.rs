//! Annotations. Values are strings, as those of all annotations.

use std::time::Duration;

use wirelint_model::traffic::{
    Condition, Dialect, FaultKind, GrpcCode, Origin, Policy, Retry, Timeout, Written,
};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::duration::Form;
use crate::nearest::nearest;
use crate::reader::{Reader, name};
use crate::retry_on::words;

const KNOWN: [&str; 7] = [
    "retry.linkerd.io/http",
    "retry.linkerd.io/grpc",
    "retry.linkerd.io/limit",
    "retry.linkerd.io/timeout",
    "timeout.linkerd.io/request",
    "timeout.linkerd.io/response",
    "timeout.linkerd.io/idle",
];

/// The gRPC codes that can be listed.
const CODES: [(&str, GrpcCode); 5] = [
    ("cancelled", GrpcCode::Cancelled),
    ("deadline-exceeded", GrpcCode::DeadlineExceeded),
    ("internal", GrpcCode::Internal),
    ("resource-exhausted", GrpcCode::ResourceExhausted),
    ("unavailable", GrpcCode::Unavailable),
];

/// How many retries there are where it does not say.
const DEFAULT_LIMIT: u32 = 1;

/// What annotations say.
#[derive(Default)]
pub(crate) struct Annotated {
    retry: Option<Retry>,
    per_try: Option<Written<Duration>>,
    timeout: Option<Written<Duration>>,
}

impl Annotated {
    /// Where the first of them stands; `None` where there are none.
    pub(super) fn span(&self) -> Option<Span> {
        let timeout = self.timeout.as_ref().or(self.per_try.as_ref()).map(|it| it.span);
        self.retry.as_ref().map(|it| it.span).or(timeout)
    }

    /// Puts what they say in the place of what `policy` says.
    pub(crate) fn apply(&self, policy: &mut Policy) {
        policy.retry = self.retry.clone().or(policy.retry.take());
        policy.per_try = self.per_try.clone().or(policy.per_try.take());
        policy.timeout = self.timeout.clone().map(Timeout::After).or(policy.timeout.take());
    }
}

/// What the annotations in an object's `metadata` say.
pub(crate) fn annotations(reader: &mut Reader<'_>, metadata: Node<'_>) -> Annotated {
    let before = std::mem::replace(&mut reader.dialect, Dialect::Linkerd);
    let mut annotated = Annotated::default();
    let mut conditions: Option<(Span, Vec<Written<Condition>>)> = None;
    let mut limit = None;
    for entry in metadata.get("annotations").into_iter().flat_map(Node::pairs) {
        let key = name(entry);
        if !key.starts_with("retry.linkerd.io/") && !key.starts_with("timeout.linkerd.io/") {
            continue;
        }
        let Some(value) = reader.string_of(entry) else { continue };
        let span = reader.span(entry.key);
        match &*key {
            "retry.linkerd.io/http" | "retry.linkerd.io/grpc" => {
                let found =
                    if key.ends_with("http") { statuses(reader, entry) } else { codes(reader, entry) };
                conditions.get_or_insert_with(|| (span, Vec::new())).1.extend(found);
            }
            "retry.linkerd.io/limit" => match value.value.parse() {
                Ok(number) => limit = Some(Written::new(number, value.span)),
                Err(_) => reader.fault_at(entry, FaultKind::Expected("a whole number in quotes")),
            },
            "retry.linkerd.io/timeout" => annotated.per_try = reader.duration_of(entry, Form::Go),
            "timeout.linkerd.io/request" => annotated.timeout = reader.duration_of(entry, Form::Go),
            // Of answers and of silences; read for what is wrong with them.
            "timeout.linkerd.io/response" | "timeout.linkerd.io/idle" => {
                reader.duration_of(entry, Form::Go);
            }
            key => {
                let near = nearest(key, KNOWN);
                let near = KNOWN.into_iter().find(|it| Some(*it) == near);
                reader.fault(key, span, FaultKind::UnknownField(near));
            }
        }
    }
    if let (None, Some(limit)) = (&conditions, &limit) {
        reader.fault(KNOWN[2], limit.span, FaultKind::Needs("retry.linkerd.io/http"));
    }
    annotated.retry = conditions.map(|(span, conditions)| {
        let calls = Some(limit.as_ref().map_or(DEFAULT_LIMIT, |it| it.value).saturating_add(1));
        let (initial, max, multiplier) = (None, None, None);
        Retry { span, origin: Origin::Written, attempts: limit, calls, conditions, initial, max, multiplier }
    });
    reader.dialect = before;
    annotated
}

/// `504`, `500-504`, `gateway-error` and `5xx`.
fn statuses(reader: &mut Reader<'_>, entry: Entry<'_>) -> Vec<Written<Condition>> {
    let text = entry.value.text().unwrap_or_default();
    let mut found = Vec::new();
    for (word, span) in words(reader, entry.value, &text) {
        let status = |it: &str| it.parse::<u16>().ok().filter(|it| (100..=599).contains(it));
        let range = match word {
            "5xx" => Some((500, 599)),
            "gateway-error" => Some((502, 504)),
            _ => {
                let (from, to) = word.split_once('-').unwrap_or((word, word));
                status(from).zip(status(to)).filter(|(from, to)| from <= to)
            }
        };
        if range.is_none() {
            let near = nearest(word, ["5xx", "gateway-error"])
                .map(|it| if it == "5xx" { "5xx" } else { "gateway-error" });
            reader.fault(name(entry), span, FaultKind::UnknownValue(near));
        }
        let condition =
            range.map_or_else(|| Condition::Unknown(word.into()), |(from, to)| Condition::Http(from, to));
        found.push(Written::new(condition, span));
    }
    found
}

fn codes(reader: &mut Reader<'_>, entry: Entry<'_>) -> Vec<Written<Condition>> {
    let text = entry.value.text().unwrap_or_default();
    let mut found = Vec::new();
    for (word, span) in words(reader, entry.value, &text) {
        let code = CODES.iter().find(|(name, _)| *name == word).map(|(_, code)| *code);
        if code.is_none() {
            let near = nearest(word, CODES.iter().map(|(name, _)| *name));
            let near = CODES.iter().map(|(name, _)| *name).find(|it| Some(*it) == near);
            reader.fault(name(entry), span, FaultKind::UnknownValue(near));
        }
        let condition = code.map_or_else(|| Condition::Unknown(word.into()), Condition::Grpc);
        found.push(Written::new(condition, span));
    }
    found
}
