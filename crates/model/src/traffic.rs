//! What is configured around a contract: which calls are made again, how often, after what, and how long they may take.
//!
//! One picture for all systems that do so. Values are what the system makes of what is written; beside each stands where that is.

mod done;
mod joined;
mod selector;
mod system;
mod words;

use std::sync::Arc;
use std::time::Duration;

use wirelint_source::Span;

pub use done::Done;
pub use joined::{Applied, Joined, PolicyId, Reach, Unmatched, Unmet};
pub use selector::{PathPattern, Selector, Target};
pub use system::{Around, Governed, System};

/// A value, and where it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written<T> {
    /// What is said.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// Whose configuration it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dialect {
    /// A gRPC service config, which clients obey.
    Grpc,
    /// Envoy's routes.
    Envoy,
    /// Istio's `VirtualService` and `DestinationRule`.
    Istio,
    /// `HTTPRoute` and `GRPCRoute` of the Kubernetes Gateway API.
    Gateway,
    /// Linkerd's `ServiceProfile` and annotations.
    Linkerd,
}

/// What one file says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Traffic {
    /// Sets of policies, each of which is asked by itself which of its policies holds for a call.
    pub tables: Vec<Table>,
    /// What bounds all retries towards a destination.
    pub limits: Vec<Limit>,
    /// What is not as the system wants it, in the order in which it was met.
    pub faults: Vec<Fault>,
}

/// Policies of which one, by the order that the system defines, holds for a call.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// Whose it is.
    pub dialect: Dialect,
    /// The place that stands for it.
    pub span: Span,
    /// What it is called.
    pub name: Option<Written<Arc<str>>>,
    /// For calls to which hosts it is; none, or `*`, where it is for all.
    pub hosts: Vec<Written<Arc<str>>>,
    /// Which of the policies that match holds.
    pub order: Order,
    /// The policies as they are written.
    pub policies: Vec<Policy>,
    /// What bounds all retries of it together.
    pub throttle: Option<Throttle>,
    /// Where it says that it is for some of the clients only.
    pub partly: Option<Span>,
    /// It is written for Google's client generators, which choose how often a call is made: no retry policy in it says.
    pub generator: bool,
}

/// Which of several policies that match a call holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Order {
    /// The first one.
    First,
    /// The one that says most about the call; the first of several that say as much.
    MostSpecific,
}

/// What happens to some calls.
#[derive(Clone, PartialEq, Debug)]
pub struct Policy {
    /// The place that stands for it.
    pub span: Span,
    /// What it is called.
    pub name: Option<Written<Arc<str>>>,
    /// For which calls it is: those that any of these selects.
    pub selectors: Vec<Selector>,
    /// Where the calls go, as far as that is a name.
    pub destinations: Vec<Written<Arc<str>>>,
    /// Whether and how calls are made again.
    pub retry: Option<Retry>,
    /// Whether a call is made again before the first one is answered.
    pub hedging: Option<Hedging>,
    /// How long a call may take, all attempts together.
    pub timeout: Option<Timeout>,
    /// How long one attempt may take.
    pub per_try: Option<Written<Duration>>,
    /// Whether a call waits for a connection rather than fail at once.
    pub wait_for_ready: Option<Written<bool>>,
}

/// How long a call may take.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Timeout {
    /// So long.
    After(Written<Duration>),
    /// It is written that there is no end.
    Never(Span),
    /// Nothing is written, and the system takes this.
    Default(Duration),
}

/// How calls are made again.
#[derive(Clone, PartialEq, Debug)]
pub struct Retry {
    /// The place that stands for it: its key, or the policy's where nothing is written.
    pub span: Span,
    /// Who says so.
    pub origin: Origin,
    /// The number as it is written, which counts all calls in a gRPC service config and all but the first elsewhere.
    pub attempts: Option<Written<u32>>,
    /// How often a call is made at most, the first included, with the system's default and limit; `None` where it does not say.
    pub calls: Option<u32>,
    /// After what.
    pub conditions: Vec<Written<Condition>>,
    /// The first wait.
    pub initial: Option<Written<Duration>>,
    /// The longest wait.
    pub max: Option<Written<Duration>>,
    /// By what the wait grows from one attempt to the next.
    pub multiplier: Option<Written<f64>>,
}

/// Who says that calls are made again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Origin {
    /// The policy itself.
    Written,
    /// What it stands in, for all of its policies that say nothing.
    Inherited,
    /// Nobody: it is what the system does where nothing is said.
    Assumed,
}

/// After what a call is made again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Condition {
    /// A gRPC status.
    Grpc(GrpcCode),
    /// An HTTP status between these, both included.
    Http(u16, u16),
    /// No connection came about.
    ConnectFailure,
    /// The connection broke, or no answer came, however far the call had come.
    Reset,
    /// The connection broke before the request was sent.
    ResetBeforeRequest,
    /// The server refused the stream without looking at it (`REFUSED_STREAM`, RFC 9113 §8.7).
    RefusedStream,
    /// A proxy on the way limited the rate.
    RateLimited,
    /// The answer has a header that says so.
    Header,
    /// Something that the system does not know, so it never happens.
    Unknown(Arc<str>),
}

/// The status codes of gRPC (<https://grpc.github.io/grpc/core/md_doc_statuscodes.html>), by their numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "they are called what gRPC calls them")]
pub enum GrpcCode {
    Ok,
    Cancelled,
    Unknown,
    InvalidArgument,
    DeadlineExceeded,
    NotFound,
    AlreadyExists,
    PermissionDenied,
    ResourceExhausted,
    FailedPrecondition,
    Aborted,
    OutOfRange,
    Unimplemented,
    Internal,
    Unavailable,
    DataLoss,
    Unauthenticated,
}

/// How a call is made again before the first one is answered.
#[derive(Clone, PartialEq, Debug)]
pub struct Hedging {
    /// The place that stands for it.
    pub span: Span,
    /// How often a call is made at most, the first included, as it is written.
    pub attempts: Option<Written<u32>>,
    /// How long each waits for the one before; `None` where all are made at once or nothing is said.
    pub delay: Option<Written<Duration>>,
    /// After which outcomes of one the others go on.
    pub goes_on: Vec<Written<Condition>>,
}

/// What bounds retries beyond the single call.
#[derive(Clone, PartialEq, Debug)]
pub struct Throttle {
    /// The place that stands for it.
    pub span: Span,
    /// How.
    pub kind: ThrottleKind,
}

/// How retries are bounded beyond the single call.
#[derive(Clone, PartialEq, Debug)]
pub enum ThrottleKind {
    /// Failures take tokens and successes give parts of them back; below half of them there are no retries.
    Tokens {
        /// How many there are.
        max: Option<Written<f64>>,
        /// What a success gives back.
        ratio: Option<Written<f64>>,
    },
    /// So many retries for so many calls.
    Budget {
        /// The share, 1 being as many as there are calls.
        share: Option<Written<f64>>,
        /// How many there may be however few calls there are, at once or in a second.
        least: Option<Written<f64>>,
    },
    /// So many at once.
    AtOnce(Written<u32>),
}

/// What bounds all retries towards a destination, whatever policy they come from.
#[derive(Clone, PartialEq, Debug)]
pub struct Limit {
    /// Whose it is.
    pub dialect: Dialect,
    /// The destination.
    pub destination: Written<Arc<str>>,
    /// How retries are bounded.
    pub throttle: Option<Throttle>,
    /// Where it says that what fails is left alone for a while, so that retries go elsewhere.
    pub ejects: Option<Span>,
}

/// Something that is not as the system wants it.
#[derive(Clone, PartialEq, Debug)]
pub struct Fault {
    /// Whose configuration it is in; `None` where nobody's was recognised.
    pub dialect: Option<Dialect>,
    /// The smallest place at fault; of what is missing, the key of what it is missing in.
    pub span: Span,
    /// The field that it is about, as it is written or should be.
    pub field: Arc<str>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a field.
#[derive(Clone, PartialEq, Debug)]
pub enum FaultKind {
    /// The text cannot be read there: what is wrong, and what to do about it where that is known.
    Syntax(Arc<str>, Option<Arc<str>>),
    /// Nothing in the file is configuration that is known.
    Unrecognised,
    /// The value is of another kind than this.
    Expected(&'static str),
    /// The system knows no such field; the nearest one that it knows.
    UnknownField(Option<&'static str>),
    /// It must be there.
    Missing,
    /// It must not be empty.
    Empty,
    /// It must be as this says.
    OutOfRange(&'static str),
    /// The system takes it for this.
    Clamped(u32),
    /// The system knows no such value; the nearest one that it knows.
    UnknownValue(Option<&'static str>),
    /// It says the same as another one, which stands there.
    Duplicate(Span),
    /// It may not stand beside this field, which stands there.
    Excludes(&'static str, Span),
    /// It has no effect without this.
    Needs(&'static str),
    /// There is white space around the name, so it is another name.
    Padded,
    /// The regular expression cannot be read: why.
    Regex(Arc<str>),
}

impl<T> Written<T> {
    /// A value that stands at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl GrpcCode {
    /// All of them, each at its number.
    pub const ALL: [Self; 17] = [
        Self::Ok,
        Self::Cancelled,
        Self::Unknown,
        Self::InvalidArgument,
        Self::DeadlineExceeded,
        Self::NotFound,
        Self::AlreadyExists,
        Self::PermissionDenied,
        Self::ResourceExhausted,
        Self::FailedPrecondition,
        Self::Aborted,
        Self::OutOfRange,
        Self::Unimplemented,
        Self::Internal,
        Self::Unavailable,
        Self::DataLoss,
        Self::Unauthenticated,
    ];

    /// The name as service configs and `google.rpc.Code` have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Cancelled => "CANCELLED",
            Self::Unknown => "UNKNOWN",
            Self::InvalidArgument => "INVALID_ARGUMENT",
            Self::DeadlineExceeded => "DEADLINE_EXCEEDED",
            Self::NotFound => "NOT_FOUND",
            Self::AlreadyExists => "ALREADY_EXISTS",
            Self::PermissionDenied => "PERMISSION_DENIED",
            Self::ResourceExhausted => "RESOURCE_EXHAUSTED",
            Self::FailedPrecondition => "FAILED_PRECONDITION",
            Self::Aborted => "ABORTED",
            Self::OutOfRange => "OUT_OF_RANGE",
            Self::Unimplemented => "UNIMPLEMENTED",
            Self::Internal => "INTERNAL",
            Self::Unavailable => "UNAVAILABLE",
            Self::DataLoss => "DATA_LOSS",
            Self::Unauthenticated => "UNAUTHENTICATED",
        }
    }
}
