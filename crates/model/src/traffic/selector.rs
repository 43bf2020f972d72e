//! For which calls a policy is.

use std::sync::Arc;

use wirelint_source::Span;

use super::Written;

/// Some calls. A call is selected where everything that is said of it holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selector {
    /// The place that stands for it.
    pub span: Span,
    /// What is called.
    pub target: Target,
    /// The HTTP methods, upper case; none where it is any.
    pub methods: Vec<Written<Arc<str>>>,
    /// Only calls over gRPC.
    pub grpc: bool,
    /// How much more it asks for (headers, query parameters, a share of all calls), so that only some of the calls to the target are
    /// meant.
    pub conditions: u32,
}

/// What is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// Whatever there is.
    Everything,
    /// Methods by their gRPC names.
    Grpc {
        /// The service's name with its package; `None` where it is any.
        service: Option<Written<Arc<str>>>,
        /// The method's name; `None` where it is any.
        method: Option<Written<Arc<str>>>,
    },
    /// What has a path such as this.
    Path(Written<PathPattern>),
}

/// Some paths. What stands behind a `?` does not belong to a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PathPattern {
    /// This one.
    Exact {
        /// The path.
        path: Arc<str>,
        /// Upper and lower case are the same.
        any_case: bool,
    },
    /// All that begin with this text, wherever it ends.
    Prefix {
        /// The text.
        path: Arc<str>,
        /// Upper and lower case are the same.
        any_case: bool,
    },
    /// This one, and all below it: it ends where a segment ends.
    Below {
        /// The path, without a `/` at its end.
        path: Arc<str>,
        /// Upper and lower case are the same.
        any_case: bool,
    },
    /// `/orders/{id}`, `/files/*`, `/files/**`: one segment each for `{…}` and `*`, any number for `**` and `{name=**}`.
    Template(Arc<str>),
    /// All that the regular expression (RE2) matches from end to end.
    Regex(Arc<str>),
}
