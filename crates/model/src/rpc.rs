//! What is said of a method of a gRPC service beside what all protocols have.

use std::sync::Arc;

use wirelint_source::Span;

/// A method of a gRPC service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rpc {
    /// The service with its package: `shop.v1.Orders`.
    pub service: Arc<str>,
    /// The method's own name.
    pub name: Arc<str>,
    /// The prose about the service.
    pub about: Arc<str>,
    /// What it takes.
    pub takes: RpcMessage,
    /// What it gives.
    pub gives: RpcMessage,
    /// What `idempotency_level` promises.
    pub level: Option<(IdempotencyLevel, Span)>,
    /// How it is called over HTTP (`google.api.http`): its own rule, then its `additional_bindings`.
    pub rules: Vec<HttpRule>,
    /// What it says of its result where it answers with an operation (`google.longrunning.operation_info`).
    pub result: Option<OperationInfo>,
}

/// A message that a method takes or gives, or a stream of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RpcMessage {
    /// Its full name; as it is written where it is not found.
    pub name: Arc<str>,
    /// Where the method names it.
    pub at: Span,
    /// Whether it is a stream.
    pub stream: bool,
}

/// What a method promises by `idempotency_level` (`MethodOptions` in `descriptor.proto`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum IdempotencyLevel {
    /// `NO_SIDE_EFFECTS`: safe.
    NoSideEffects,
    /// `IDEMPOTENT`.
    Idempotent,
}

/// A way to call a method over HTTP (`google/api/http.proto`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HttpRule {
    /// The HTTP method, upper case.
    pub method: Arc<str>,
    /// The path template: `/v1/{name=shelves/*}:move`.
    pub path: Arc<str>,
    /// Where the path stands.
    pub span: Span,
    /// What the request's body is.
    pub body: HttpBody,
    /// Where that stands.
    pub body_span: Option<Span>,
}

/// What of a request message the body of a call over HTTP is; the rest is in path and query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HttpBody {
    /// Nothing: there is none.
    Nothing,
    /// Everything that the path does not have (`*`).
    Rest,
    /// This field.
    Field(Arc<str>),
}

/// What comes of an operation that works on after it has answered (AIP-151).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperationInfo {
    /// Where that is said.
    pub span: Span,
    /// The message that is there when it is done.
    pub response: Option<Arc<str>>,
    /// The message that says how far it is.
    pub metadata: Option<Arc<str>>,
}

impl Rpc {
    pub(crate) fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let Self { takes, gives, level, rules, result, service: _, name: _, about: _ } = self;
        let rules = rules.iter_mut().flat_map(|it| [Some(&mut it.span), it.body_span.as_mut()]).flatten();
        [&mut takes.at, &mut gives.at]
            .into_iter()
            .chain(level.iter_mut().map(|(_, span)| span))
            .chain(rules)
            .chain(result.iter_mut().map(|it| &mut it.span))
    }

    /// The path by which every call goes over the wire (<https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md>).
    pub fn path(&self) -> String {
        format!("/{}/{}", self.service, self.name)
    }

    /// The fields that an HTTP rule's path names, which stand in braces, with a pattern or without (`google/api/http.proto`, "Path
    /// template syntax").
    pub fn variables(path: &str) -> impl Iterator<Item = &str> {
        path.split('{').skip(1).filter_map(|it| {
            let name = it.split(['}', '=']).next()?.trim();
            (!name.is_empty()).then_some(name)
        })
    }
}
