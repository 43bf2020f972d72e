//! What an answer tells a caller that should come back later.

use wirelint_model::{Output, OutputFacts, Status, Throttle, TypeId, Types};

use crate::prose;

/// How deep a hint may be inside a body.
const DEPTH: u8 = 3;

/// What is known of `output`.
pub(crate) fn facts(output: &Output, types: &Types) -> OutputFacts {
    let throttle = match output.status {
        Status::Code(429) if prose::is_quota(&output.description) => Some(Throttle::Quota),
        Status::Code(429) => Some(Throttle::Rate),
        Status::Code(503) if prose::is_overload(&output.description) => Some(Throttle::Overload),
        Status::Code(503) => Some(Throttle::Unavailable),
        _ => None,
    };
    let says_when = output.headers.iter().any(|header| header_says_when(&header.name))
        || throttle.is_some()
            && output.media.iter().filter_map(|media| media.ty).any(|ty| body_says_when(ty, types, DEPTH));
    OutputFacts { throttle, says_when }
}

/// Whether a header of that name says when to come back: `Retry-After` (RFC 9110 §10.2.3) and its variants, the time at which
/// a limit is reset, and the `RateLimit` fields that carry it (draft-ietf-httpapi-ratelimit-headers). A limit or what remains
/// of it alone does not.
fn header_says_when(name: &str) -> bool {
    let name: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect();
    let limit_reset = ["ratelimit", "throttl", "quota", "limit"]
        .iter()
        .any(|word| name.find(word).is_some_and(|at| name[at..].contains("reset")));
    limit_reset
        || name.contains("retryafter")
        || ["ratelimit", "xratelimit", "ratelimitpolicy", "backoff", "xbackoff", "xreset"].contains(&&*name)
        || ["resetafter", "resetat", "resetin"].iter().any(|word| name.contains(word))
}

/// Whether a field of the body says it.
fn body_says_when(ty: TypeId, types: &Types, depth: u8) -> bool {
    const NAMES: [&str; 20] = [
        "retryafter",
        "retryafterms",
        "retryaftersec",
        "retryaftersecs",
        "retryafterseconds",
        "retryaftermillis",
        "retryinseconds",
        "retryin",
        "retryinms",
        "retrydelay",
        "retryinfo",
        "waitseconds",
        "backoff",
        "throttleseconds",
        "nextretry",
        "nextretryat",
        "retryat",
        "resetat",
        "resettime",
        "resetsat",
    ];
    depth > 0
        && types.fields(ty).any(|field| {
            let name: String = field
                .name
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|it| it.to_ascii_lowercase())
                .collect();
            NAMES.contains(&&*name) || body_says_when(field.ty, types, depth - 1)
        })
}
