//! What people call what is configured.

use std::fmt;

use super::{Condition, Dialect};

impl Dialect {
    /// Who makes calls again, or ends them, because such configuration says so.
    pub const fn who(self) -> &'static str {
        match self {
            Self::Grpc => "clients",
            Self::Envoy => "Envoy",
            Self::Istio => "Istio",
            Self::Gateway => "the gateway",
            Self::Linkerd => "Linkerd",
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Grpc(code) => return write!(f, "`{}`", code.name()),
            Self::Http(500, 599) => "5XX",
            Self::Http(400, 499) => "4XX",
            Self::Http(from, to) if from == to => return from.fmt(f),
            Self::Http(from, to) => return write!(f, "{from} to {to}"),
            Self::ConnectFailure => "a failed connection",
            Self::Reset => "a broken connection",
            Self::ResetBeforeRequest => "a connection that broke before the request",
            Self::RefusedStream => "a refused stream",
            Self::RateLimited => "a rate limit",
            Self::Header => "an answer whose header says so",
            Self::Unknown(word) => return write!(f, "`{word}`"),
        })
    }
}
