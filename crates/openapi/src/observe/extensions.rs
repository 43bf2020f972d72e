//! What vendors' extensions and `x-wirelint` say, each as its public documentation has it.
//!
//! What is of another shape than documented says nothing; only in `x-wirelint`, which is ours, is that remembered.

use std::sync::Arc;

use wirelint_model::{
    Deadline, Effect, Exchange, Extensions, NamedPart, PartOf, RetryPolicy, Stability, Stated, Status, Sunset,
};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::observe::{status, text};
use crate::syntax::pairs;

/// What the extensions in `node`, an operation or a root, say; `None` where there are none. `span` gives the place of a node.
pub(super) fn extensions(node: Node<'_>, span: &dyn Fn(Node<'_>) -> Span) -> Option<Box<Extensions>> {
    let mut found = Extensions::default();
    for entry in pairs(node) {
        let Some(key) = entry.key.text().filter(|key| key.starts_with("x-")) else { continue };
        let at = span(entry.key);
        let value = entry.value.resolved();
        match &*key {
            "x-speakeasy-retries" => found.retries.extend(speakeasy_retries(value, at)),
            "x-fern-retries" => found.retries.extend(fern_retries(value, at)),
            "x-retry" => found.retries.extend(failsafe_retry(value, at)),
            "x-amazon-apigateway-integration" => {
                let time = value.get("timeoutInMillis");
                found
                    .deadlines
                    .extend(time.and_then(|it| deadline("x-amazon-apigateway-integration", it, 1.0, span)));
            }
            "x-google-backend" => {
                let time = value.get("deadline");
                found.deadlines.extend(time.and_then(|it| deadline("x-google-backend", it, 1000.0, span)));
            }
            "x-stability-level" => {
                found.stability = stability(&value.text().unwrap_or_default()).map(|it| (it, at));
            }
            // <https://learn.microsoft.com/openapi/openapi.net>: `date`, `removalDate`, `version`, `description`.
            "x-ms-deprecation" => {
                found
                    .sunsets
                    .extend(value.get("removalDate").and_then(|it| sunset("x-ms-deprecation", it, at)));
            }
            "x-internal" if value.bool() == Some(true) => found.internal = Some(at),
            "x-ms-long-running-operation" if value.bool() == Some(true) => found.long_running = Some(at),
            "x-ms-pageable" => {
                let named = microsoft_pages(value, span);
                found.paged = found.paged.or(named.as_ref().map(|_| at));
                found.named.extend(named);
            }
            "x-speakeasy-pagination" if value.get("type").is_some() => {
                found.paged = found.paged.or(Some(at));
                speakeasy_pages(value, span, &mut found.named);
            }
            "x-wirelint" => found.stated = stated(value, span),
            name => {
                let known = SUNSETS.iter().find(|it| **it == name);
                found.sunsets.extend(known.and_then(|it| sunset(it, value, at)));
            }
        }
    }
    (!found.is_empty()).then(|| Box::new(found))
}

/// <https://github.com/oasdiff/oasdiff/blob/main/docs/DEPRECATION.md>; others write the same under other names.
const SUNSETS: [&str; 5] = ["x-sunset", "x-sunset-date", "x-sunset-at", "x-removal-date", "x-removed-at"];

/// The day may have a time behind it.
fn sunset(extension: &'static str, value: Node<'_>, span: Span) -> Option<Sunset> {
    let text = value.text()?;
    let day = text.get(..10).unwrap_or(&text).parse().ok();
    Some(Sunset { extension, span, day })
}

/// <https://www.speakeasy.com/docs/customize-sdks/retries>: times in milliseconds, with the defaults of what is left out.
fn speakeasy_retries(node: Node<'_>, span: Span) -> Option<RetryPolicy> {
    let strategy = node.get("strategy")?.text()?;
    let backoff = node.get("backoff");
    let number = |key: &str, default: f64| {
        Some(backoff.and_then(|it| it.get(key)).and_then(Node::number).unwrap_or(default))
    };
    Some(RetryPolicy {
        extension: "x-speakeasy-retries",
        span,
        by_server: false,
        disabled: &*strategy == "none",
        statuses: node.get("statusCodes").into_iter().flat_map(Node::elements).filter_map(status).collect(),
        connection_errors: node.get("retryConnectionErrors").and_then(Node::bool) == Some(true),
        attempts: None,
        multiplier: number("exponent", 1.5),
        initial_ms: number("initialInterval", 500.0),
        max_ms: number("maxInterval", 60_000.0),
        elapsed_ms: number("maxElapsedTime", 3_600_000.0),
    })
}

/// <https://buildwithfern.com/learn/api-definitions/openapi/extensions/retries>: it can only turn them off. Otherwise the generated
/// clients repeat after 408, 429 and 5XX, twice, and double the wait.
fn fern_retries(node: Node<'_>, span: Span) -> Option<RetryPolicy> {
    let disabled = node.get("disabled")?.bool()?;
    Some(RetryPolicy {
        extension: "x-fern-retries",
        span,
        by_server: false,
        disabled,
        statuses: vec![Status::Code(408), Status::Code(429), Status::Range(5)],
        connection_errors: false,
        attempts: Some(3),
        multiplier: Some(2.0),
        initial_ms: None,
        max_ms: None,
        elapsed_ms: None,
    })
}

/// `x-retry` is nobody's in particular. The one public reference that defines it for OpenAPI, and says what each key means and defaults to,
/// is <https://github.com/sasasavic82/failsafe-py/blob/main/failsafe/generator/README.md>: the server that is generated runs its handler again
/// after an exception; times in seconds. Whatever has none of its keys is somebody else's.
fn failsafe_retry(node: Node<'_>, span: Span) -> Option<RetryPolicy> {
    let attempts: Option<u32> = node.get("attempts").and_then(Node::text).and_then(|it| it.parse().ok());
    let enabled = node.get("enabled").and_then(Node::bool);
    if attempts.is_none() && enabled.is_none() {
        return None;
    }
    let ms = |key: &str, default: f64| Some(1000.0 * node.get(key).and_then(Node::number).unwrap_or(default));
    Some(RetryPolicy {
        extension: "x-retry",
        span,
        by_server: true,
        disabled: enabled == Some(false),
        // After exceptions, which are no outcomes that a caller sees.
        statuses: Vec::new(),
        connection_errors: true,
        attempts: Some(attempts.unwrap_or(3)),
        multiplier: Some(node.get("backoff").and_then(Node::number).unwrap_or(2.0)),
        initial_ms: ms("delay", 1.0),
        max_ms: ms("max_delay", 60.0),
        elapsed_ms: None,
    })
}

/// <https://github.com/Azure/autorest/blob/main/docs/extensions/readme.md#x-ms-pageable>: the field with the link to the next page, by its name,
/// dots and all. `nextLinkName: null` says that there is one page.
fn microsoft_pages(node: Node<'_>, span: &dyn Fn(Node<'_>) -> Span) -> Option<NamedPart> {
    let next = node.get("nextLinkName")?;
    let name = next.str().filter(|it| !it.is_empty())?;
    let steps = [Arc::from(&*name)].into();
    Some(NamedPart { extension: "x-ms-pageable", span: span(next), of: PartOf::Answer, steps })
}

/// <https://www.speakeasy.com/docs/customize-sdks/pagination>: inputs by their names, and what the answer has by `JSONPath`, of which only names
/// one below the other are followed.
fn speakeasy_pages(node: Node<'_>, span: &dyn Fn(Node<'_>) -> Span, named: &mut Vec<NamedPart>) {
    let extension = "x-speakeasy-pagination";
    for input in node.get("inputs").into_iter().flat_map(Node::elements) {
        let (Some(name), Some(place)) = (input.get("name"), input.get("in").and_then(Node::text)) else {
            continue;
        };
        let of = match &*place {
            "parameters" => PartOf::Inputs,
            "requestBody" => PartOf::Body,
            _ => continue,
        };
        named.push(NamedPart { extension, span: span(name), of, steps: [text(name)].into() });
    }
    for output in node.get("outputs").into_iter().flat_map(pairs) {
        let path = output.value.text().unwrap_or_default();
        let Some(steps) = path.strip_prefix("$.").and_then(names) else { continue };
        named.push(NamedPart { extension, span: span(output.value), of: PartOf::Answer, steps });
    }
}

/// The names of `data.meta.next`; nothing where more than names is asked for.
fn names(path: &str) -> Option<Box<[Arc<str>]>> {
    let is_name = |it: &str| {
        !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-'))
    };
    path.split('.').map(|it| is_name(it).then(|| it.into())).collect()
}

/// Amazon API Gateway: `timeoutInMillis`, 50 to 29,000
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html>); Google Cloud Endpoints and
/// API Gateway: `deadline` in seconds (<https://cloud.google.com/endpoints/docs/openapi/openapi-extensions>).
fn deadline(
    extension: &'static str,
    value: Node<'_>,
    unit: f64,
    span: &dyn Fn(Node<'_>) -> Span,
) -> Option<Deadline> {
    let ms = value.number()? * unit;
    (ms > 0.0).then(|| Deadline { extension, span: span(value), ms, of_backend: true })
}

/// <https://github.com/oasdiff/oasdiff/blob/main/docs/STABILITY.md>
fn stability(name: &str) -> Option<Stability> {
    Some(match name {
        "draft" => Stability::Draft,
        "alpha" => Stability::Alpha,
        "beta" => Stability::Beta,
        "stable" => Stability::Stable,
        _ => return None,
    })
}

/// What the author states. What means nothing here is remembered with what would.
fn stated(node: Node<'_>, span: &dyn Fn(Node<'_>) -> Span) -> Stated {
    let mut stated = Stated::default();
    for Entry { key, value, .. } in pairs(node) {
        let word = value.text();
        let unknown = match &*key.text().unwrap_or_default() {
            "effect" => {
                let effect = word.as_deref().and_then(Effect::named);
                stated.effect = effect.map(|it| (it, span(value)));
                effect.is_none().then_some((value, Effect::NAMES))
            }
            "wait" => {
                let wait = word.as_deref().and_then(Exchange::named);
                stated.wait = wait.map(|it| (it, span(value)));
                wait.is_none().then_some((value, Exchange::NAMES))
            }
            "bounded" => {
                let bound = word.as_deref().and_then(|it| it.parse().ok());
                stated.bounded = bound.map(|it| (it, span(value)));
                bound.is_none().then_some((value, "no number of elements"))
            }
            "dedup" => {
                stated.dedup = word.map(|it| (it.into(), span(value)));
                stated.dedup.is_none().then_some((value, "no word for what a repeated call is recognised by"))
            }
            _ => Some((key, "none of `effect`, `wait`, `bounded` and `dedup`")),
        };
        stated.unknown.extend(unknown.map(|(node, due)| {
            let text: Arc<str> = format!("`{}` is {due}", text(node)).into();
            (text, span(node))
        }));
    }
    stated
}
