//! Whether a call that failed may have done its work all the same.

use super::{Condition, GrpcCode};

/// Whether a call may have done its work before what it is made again after.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Done {
    /// It has not, or the system never acts on it.
    No,
    /// It mostly has not: there was no answer because nobody was there to give one, but perhaps the answer was lost.
    Hardly,
    /// Nobody knows.
    Perhaps,
}

impl Condition {
    /// Whether a call may have done its work before that. What gRPC's codes mean is in its status code guide and in AIP-194.
    pub const fn done(&self) -> Done {
        match self {
            Self::Grpc(code) => match code {
                GrpcCode::Cancelled
                | GrpcCode::Unknown
                | GrpcCode::DeadlineExceeded
                | GrpcCode::Internal
                | GrpcCode::DataLoss => Done::Perhaps,
                GrpcCode::Unavailable => Done::Hardly,
                _ => Done::No,
            },
            Self::Http(from, to) => {
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
            Self::Reset => Done::Perhaps,
            Self::ConnectFailure
            | Self::ResetBeforeRequest
            | Self::RefusedStream
            | Self::RateLimited
            | Self::Header
            | Self::Unknown(_) => Done::No,
        }
    }
}

const fn covers(from: u16, to: u16, code: u16) -> bool {
    from <= code && code <= to
}
