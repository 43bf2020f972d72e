//! What rules about the configuration of retries and timeouts share: what calls are made again after, and how that is said.

use std::time::Duration;

use wirelint_model::Protocol;
use wirelint_model::traffic::{Condition, Origin, Retry, Written};

pub(crate) use wirelint_model::traffic::Done;

/// The conditions of `retry` after which a call over `protocol` may have done its work, the doubtful ones before the others, and how likely
/// that is. The codes of gRPC are no answers of HTTP: a proxy looks for them in trailers that those have not.
pub(crate) fn doubtful(retry: &Retry, protocol: Protocol) -> (Done, Vec<&Written<Condition>>) {
    let can_be = |it: &&Written<Condition>| match protocol {
        Protocol::Http | Protocol::GraphQl => !matches!(it.value, Condition::Grpc(_)),
        // It may be called over HTTP as well, and a proxy in between answers with HTTP's codes.
        Protocol::Grpc => true,
    };
    let mut some: Vec<_> =
        retry.conditions.iter().filter(can_be).filter(|it| it.value.done() > Done::No).collect();
    let worst = some.iter().map(|it| it.value.done()).max().unwrap_or(Done::No);
    some.sort_by_key(|it| std::cmp::Reverse(it.value.done()));
    (worst, some)
}

/// Whether `retry` makes calls again at all.
pub(crate) fn retries(retry: &Retry) -> bool {
    retry.calls.is_none_or(|it| it > 1) && !retry.conditions.is_empty()
}

/// What a call is made again after, in words: `UNAVAILABLE`, 5XX and a broken connection.
pub(crate) fn after<'c>(conditions: impl IntoIterator<Item = &'c Written<Condition>>) -> String {
    let mut names: Vec<String> = Vec::new();
    for it in conditions {
        let name = it.value.to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match &*names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// How often a call is made at most, in words that go behind it.
pub(crate) fn times(retry: &Retry) -> String {
    match retry.calls {
        Some(calls) => format!(", up to {calls} times in all"),
        None => String::new(),
    }
}

/// Whether somebody has written that calls are made again.
pub(crate) fn is_written(retry: &Retry) -> bool {
    retry.origin != Origin::Assumed
}

/// A time as people write it.
pub(crate) fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds >= 60.0 && seconds % 60.0 == 0.0 {
        format!("{} min", seconds / 60.0)
    } else if seconds >= 1.0 {
        format!("{seconds} s")
    } else {
        format!("{} ms", seconds * 1000.0)
    }
}
