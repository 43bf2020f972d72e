//! What rules about the configuration of retries and timeouts share: what calls are made again after, and how that is said.

use std::time::Duration;

use wirelint_model::Protocol;
use wirelint_model::traffic::{Condition, GrpcCode, Origin, Retry, Written};

/// Whether a call may have done its work before what it is made again after.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Done {
    /// It has not, or the system never acts on it.
    No,
    /// It mostly has not: there was no answer because nobody was there to give one, but perhaps the answer was lost.
    Hardly,
    /// Nobody knows.
    Perhaps,
}

/// Whether a call may have done its work before that. What gRPC's codes mean is in its status code guide and in AIP-194.
pub(crate) const fn done(condition: &Condition) -> Done {
    match condition {
        Condition::Grpc(code) => match code {
            GrpcCode::Cancelled
            | GrpcCode::Unknown
            | GrpcCode::DeadlineExceeded
            | GrpcCode::Internal
            | GrpcCode::DataLoss => Done::Perhaps,
            GrpcCode::Unavailable => Done::Hardly,
            _ => Done::No,
        },
        Condition::Http(from, to) => {
            if covers(*from, *to, 500)
                || covers(*from, *to, 502)
                || covers(*from, *to, 504)
                || covers(*from, *to, 408)
            {
                Done::Perhaps
            } else if covers(*from, *to, 503) {
                Done::Hardly
            } else {
                Done::No
            }
        }
        Condition::Reset => Done::Perhaps,
        Condition::ConnectFailure
        | Condition::ResetBeforeRequest
        | Condition::RefusedStream
        | Condition::RateLimited
        | Condition::Header
        | Condition::Unknown(_) => Done::No,
    }
}

const fn covers(from: u16, to: u16, code: u16) -> bool {
    from <= code && code <= to
}

/// The conditions of `retry` after which a call over `protocol` may have done its work, the doubtful ones before the others, and how likely
/// that is. The codes of gRPC are no answers of HTTP: a proxy looks for them in trailers that those have not.
pub(crate) fn doubtful(retry: &Retry, protocol: Protocol) -> (Done, Vec<&Written<Condition>>) {
    let can_be = |it: &&Written<Condition>| match protocol {
        Protocol::Http => !matches!(it.value, Condition::Grpc(_)),
        // It may be called over HTTP as well, and a proxy in between answers with HTTP's codes.
        Protocol::Grpc => true,
    };
    let mut some: Vec<_> =
        retry.conditions.iter().filter(can_be).filter(|it| done(&it.value) > Done::No).collect();
    let worst = some.iter().map(|it| done(&it.value)).max().unwrap_or(Done::No);
    some.sort_by_key(|it| std::cmp::Reverse(done(&it.value)));
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
        let name = name(&it.value);
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

fn name(condition: &Condition) -> String {
    match condition {
        Condition::Grpc(code) => format!("`{}`", code.name()),
        Condition::Http(500, 599) => "5XX".to_owned(),
        Condition::Http(400, 499) => "4XX".to_owned(),
        Condition::Http(from, to) if from == to => from.to_string(),
        Condition::Http(from, to) => format!("{from} to {to}"),
        Condition::ConnectFailure => "a failed connection".to_owned(),
        Condition::Reset => "a broken connection".to_owned(),
        Condition::ResetBeforeRequest => "a connection that broke before the request".to_owned(),
        Condition::RefusedStream => "a refused stream".to_owned(),
        Condition::RateLimited => "a rate limit".to_owned(),
        Condition::Header => "an answer whose header says so".to_owned(),
        Condition::Unknown(word) => format!("`{word}`"),
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
