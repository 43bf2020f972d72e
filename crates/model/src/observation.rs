//! What a front end sees, before anything is concluded from it.

use std::fmt;
use std::sync::Arc;

use thin_vec::ThinVec;
use wirelint_source::Span;

use crate::{Extensions, RetryPolicy, RootField, Rpc, TypeId, Types};

/// What one contract says, in the terms that all protocols share.
#[derive(Clone, Debug)]
pub struct Observations {
    /// The protocol that the contract is written for.
    pub protocol: Protocol,
    /// Every operation, in the order of the contract.
    pub operations: Vec<Operation>,
    /// Parameters, each once. After edits, here and in the next two there may also be what no operation has any more, and the order
    /// is not that of the contract: whoever looks at all of them goes through the operations.
    pub inputs: Vec<Input>,
    /// What is said of the contract as a whole.
    pub about: About,
    /// Request bodies, each once.
    pub bodies: Vec<Body>,
    /// Responses, each once.
    pub outputs: Vec<Output>,
    /// The types that those refer to.
    pub types: Types,
}

/// What is said of a contract as a whole.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct About {
    /// The place that stands for it.
    pub span: Option<Span>,
    /// What it is called.
    pub title: Arc<str>,
    /// The version that it says it has.
    pub version: Option<Arc<str>>,
    /// The prose about it.
    pub description: Arc<str>,
    /// Where it is reachable.
    pub servers: Vec<Server>,
    /// How callers prove who they are where an operation does not say.
    pub security: Security,
    /// What extensions say of all operations.
    pub extensions: Option<Box<Extensions>>,
    /// The full names of the services of gRPC, those without a method among them.
    pub services: Vec<Arc<str>>,
}

/// A place where an API is reachable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Server {
    /// Its URL, perhaps with `{variables}`.
    pub url: Arc<str>,
    /// Where that stands.
    pub span: Span,
}

/// Whether callers prove who they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Security {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// It says that they need not, there.
    None(Span),
    /// They may, and need not.
    Optional(Span),
    /// They must.
    Required(Span),
}

impl Security {
    fn span_mut(&mut self) -> Option<&mut Span> {
        match self {
            Self::Unsaid => None,
            Self::None(span) | Self::Optional(span) | Self::Required(span) => Some(span),
        }
    }
}

/// How calls travel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Protocol {
    /// HTTP, described by OpenAPI.
    Http,
    /// gRPC, described by Protocol Buffers.
    Grpc,
    /// GraphQL, described by a schema.
    GraphQl,
}

/// Who calls.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// The contract's consumers call it.
    Served,
    /// The provider calls its consumers: webhooks and callbacks.
    CalledBack,
}

/// An operation as the contract has it.
#[derive(Clone, PartialEq, Debug)]
pub struct Operation {
    /// What people call it: `GET /orders`, `Orders.CreateOrder`, `Mutation.createOrder`.
    pub name: Arc<str>,
    /// The method as it goes over the wire, upper case: `GET` (RFC 9110 §9.1). Of a gRPC method the one that means what it does, which is
    /// inferred from its HTTP rule and its name; until then `POST`, by which each is called. So it is with a root field of GraphQL.
    pub method: Arc<str>,
    /// The path template, or the webhook's name. Of a gRPC method the one of its HTTP rule, or one by its name; until that is inferred
    /// the one that it is called by (`/shop.v1.Orders/CreateOrder`). Of a root field of GraphQL one by its name; until that is inferred its
    /// [`name`](Self::name).
    pub path: Arc<str>,
    /// Who calls it.
    pub role: Role,
    /// The name that the contract gives it (`operationId`; of a gRPC method its own). Of a root field of GraphQL its own with the verb first,
    /// once that is inferred: `createOrder`, where it is called `orderCreate`.
    pub id: Option<Arc<str>>,
    /// A few words about it.
    pub summary: Arc<str>,
    /// The prose about it.
    pub description: Arc<str>,
    /// Where it says that it is not to be used any more.
    pub deprecated: Option<Span>,
    /// How callers prove who they are, where it says so itself.
    pub security: Security,
    /// What extensions say of it.
    pub extensions: Option<Box<Extensions>>,
    /// Where it says that it calls its caller back.
    pub callback: Option<Span>,
    /// What is said of it as a gRPC method, where it is one.
    pub rpc: Option<Box<Rpc>>,
    /// What is said of it as a root field of GraphQL, where it is one.
    pub root: Option<Box<RootField>>,
    /// Its key, the place that stands for the operation as a whole.
    pub span: Span,
    /// What it takes, those of its path included.
    pub inputs: ThinVec<Used<InputId>>,
    /// One of them could not be found, so what is not among them may yet be it.
    pub inputs_unknown: bool,
    /// Its request body.
    pub body: Option<Used<BodyId>>,
    /// What it answers.
    pub outputs: ThinVec<Used<OutputId>>,
}

/// A use of something that is defined once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Used<T> {
    /// What is used.
    pub id: T,
    /// Where the operation names it; the definition itself where it is written inline.
    pub at: Span,
}

/// Index into [`Observations::operations`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OperationId(pub u32);

/// Index into [`Observations::inputs`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct InputId(pub u32);

/// Index into [`Observations::bodies`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BodyId(pub u32);

/// Index into [`Observations::outputs`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OutputId(pub u32);

/// What is observed otherwise than before and may be used by several operations.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shared {
    /// Inputs.
    pub inputs: Vec<InputId>,
    /// Bodies.
    pub bodies: Vec<BodyId>,
    /// Outputs.
    pub outputs: Vec<OutputId>,
    /// Types, without those that are made of them.
    pub types: Vec<TypeId>,
}

impl Shared {
    /// Whether there is nothing of the kind.
    pub fn is_empty(&self) -> bool {
        let Self { inputs, bodies, outputs, types } = self;
        inputs.is_empty() && bodies.is_empty() && outputs.is_empty() && types.is_empty()
    }

    /// Adds what `more` has.
    pub fn add(&mut self, more: Self) {
        self.inputs.extend(more.inputs);
        self.bodies.extend(more.bodies);
        self.outputs.extend(more.outputs);
        self.types.extend(more.types);
    }
}

/// A parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct Input {
    /// The name on the wire.
    pub name: Arc<str>,
    /// Where it travels.
    pub place: Place,
    /// Where its name stands.
    pub span: Span,
    /// Its whole definition.
    pub definition: Span,
    /// Whether calls must have it.
    pub required: bool,
    /// It is not to be used any more.
    pub deprecated: bool,
    /// The prose about it, its type's included.
    pub description: Arc<str>,
    /// Its type, where one is described.
    pub ty: Option<TypeId>,
    /// What its type says of its size.
    pub bounds: Bounds,
}

/// Where an input travels.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// As a field at the top of a request message.
    Field,
    /// As an argument of a field (GraphQL).
    Argument,
}

/// What is said of a number's size.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Bounds {
    /// No value above this is accepted.
    pub maximum: Option<f64>,
    /// No value below this is accepted.
    pub minimum: Option<f64>,
    /// The values are listed one by one.
    pub listed: bool,
    /// The value that a call without the input gets.
    pub default: Option<f64>,
}

/// A request body.
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    /// The place that stands for it: its key, or its name where it is shared.
    pub span: Span,
    /// Whether calls must have it.
    pub required: bool,
    /// What it may be.
    pub media: ThinVec<Media>,
    /// Something of it could not be read or found.
    pub unknown: bool,
}

/// One of the forms that a body may have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Media {
    /// The media type, `application/json`, as written.
    pub name: Arc<str>,
    /// Its type, where one is described.
    pub ty: Option<TypeId>,
    /// Whether it is a stream of items, each described on its own.
    pub items: bool,
    /// It is a stream of events that is described as one document, though each event could be (OpenAPI 3.2, `itemSchema`).
    pub whole: Option<Span>,
}

impl Media {
    /// A message of Protocol Buffers, as gRPC sends it (<https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md>).
    pub const GRPC: &'static str = "application/grpc+proto";
    /// A response of GraphQL (<https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types>), and what its operation is given.
    pub const GRAPHQL: &'static str = "application/graphql-response+json";

    /// Whether it is a document with fields: JSON (`application/json`, `…+json`, RFC 6839 §3.1), or any type at all; a gRPC message.
    pub fn is_document(&self) -> bool {
        let name = self.name.split(';').next().unwrap_or_default().trim_end().to_ascii_lowercase();
        name.ends_with("/json") || name.ends_with("+json") || name == "*/*" || name == Self::GRPC
    }
}

/// A response.
#[derive(Clone, PartialEq, Debug)]
pub struct Output {
    /// For which outcome it is; one response used for several is several outputs.
    pub status: Status,
    /// The place that stands for it: its status code, or its name where it is shared.
    pub span: Span,
    /// Its whole definition.
    pub definition: Span,
    /// The headers that it declares.
    pub headers: ThinVec<Header>,
    /// What its body may be.
    pub media: ThinVec<Media>,
    /// The operations that may follow, which a machine may call by itself.
    pub links: ThinVec<Link>,
    /// The prose about it.
    pub description: Arc<str>,
    /// Something of it could not be read or found, so what is not there may yet be.
    pub unknown: bool,
}

/// An operation that may follow an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Which one.
    pub target: LinkTarget,
    /// Where that stands.
    pub span: Span,
}

/// How a link says which operation it means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkTarget {
    /// By the name that the contract gives it ([`Operation::id`]).
    Id(Arc<str>),
    /// By its method and path ([`Operation::name`]).
    Name(Arc<str>),
    /// In another contract, or in a way that is not understood.
    Elsewhere,
}

/// A header that a response declares.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// The name as written; names are compared without regard to case (RFC 9110 §5.1).
    pub name: Arc<str>,
}

/// The outcome that a response is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    /// One status code.
    Code(u16),
    /// `1XX` to `5XX`, by its first digit.
    Range(u8),
    /// Whatever is not said otherwise.
    Default,
}

impl Status {
    /// Whether it is for success.
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(digit) => write!(f, "{digit}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

impl About {
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let extensions = self.extensions.iter_mut().flat_map(|it| it.spans_mut());
        let servers = self.servers.iter_mut().map(|it| &mut it.span);
        self.span.iter_mut().chain(self.security.span_mut()).chain(servers).chain(extensions)
    }
}

impl Observations {
    /// The request bodies that operations have, each once, in the order of the operations.
    pub fn bodies_in_use(&self) -> impl Iterator<Item = &Body> {
        let mut seen = vec![false; self.bodies.len()];
        let ids = self.operations.iter().filter_map(|it| it.body).map(|it| it.id.0 as usize);
        ids.filter(move |&it| !std::mem::replace(&mut seen[it], true)).map(|it| &self.bodies[it])
    }

    /// The responses that operations have, each once, in the order of the operations.
    pub fn outputs_in_use(&self) -> impl Iterator<Item = OutputId> {
        let mut seen = vec![false; self.outputs.len()];
        let ids = self.operations.iter().flat_map(|it| &it.outputs).map(|it| it.id);
        ids.filter(move |it| !std::mem::replace(&mut seen[it.0 as usize], true))
    }

    /// How calls of `operation` are repeated, by clients first. What it says of itself counts instead of what is said of all, of clients and
    /// of the server each by itself.
    pub fn retries<'c>(&'c self, operation: &'c Operation) -> impl Iterator<Item = &'c RetryPolicy> {
        let policies = |it: Option<&'c Extensions>| it.map_or(&[][..], |it| &it.retries);
        let own = policies(operation.extensions.as_deref());
        let all = policies(self.about.extensions.as_deref());
        [false, true].into_iter().flat_map(move |by_server| {
            let says = move |it: &&RetryPolicy| it.by_server == by_server;
            if own.iter().any(|it| says(&it)) { own } else { all }.iter().filter(says)
        })
    }

    /// Gives back the room that is not needed.
    pub fn shrink_to_fit(&mut self) {
        self.operations.shrink_to_fit();
        self.inputs.shrink_to_fit();
        self.bodies.shrink_to_fit();
        self.outputs.shrink_to_fit();
    }

    /// Makes room for the few inputs, bodies and outputs that an edit adds: otherwise there would be room for twice as many as there are.
    pub fn make_room(&mut self) {
        make_room(&mut self.inputs);
        make_room(&mut self.bodies);
        make_room(&mut self.outputs);
    }

    /// Nothing seen of a contract of this protocol.
    pub fn none(protocol: Protocol) -> Self {
        Self {
            protocol,
            operations: Vec::new(),
            inputs: Vec::new(),
            about: About::default(),
            bodies: Vec::new(),
            outputs: Vec::new(),
            types: Types::default(),
        }
    }

    /// Gives every place to `moved`, to be corrected where the text before it has become longer or shorter.
    pub fn move_spans(&mut self, moved: &impl Fn(&mut Span)) {
        self.about.spans_mut().for_each(moved);
        for operation in &mut self.operations {
            moved(&mut operation.span);
            operation.deprecated.iter_mut().for_each(moved);
            operation.callback.iter_mut().for_each(moved);
            operation.rpc.iter_mut().flat_map(|it| it.spans_mut()).for_each(moved);
            operation.root.iter_mut().for_each(|it| moved(&mut it.gives));
            operation.security.span_mut().into_iter().for_each(moved);
            operation.extensions.iter_mut().flat_map(|it| it.spans_mut()).for_each(moved);
            operation.inputs.iter_mut().for_each(|it| moved(&mut it.at));
            operation.body.iter_mut().for_each(|it| moved(&mut it.at));
            operation.outputs.iter_mut().for_each(|it| moved(&mut it.at));
        }
        for input in &mut self.inputs {
            moved(&mut input.span);
            moved(&mut input.definition);
        }
        for body in &mut self.bodies {
            moved(&mut body.span);
            body.media.iter_mut().filter_map(|it| it.whole.as_mut()).for_each(moved);
        }
        for output in &mut self.outputs {
            output.media.iter_mut().filter_map(|it| it.whole.as_mut()).for_each(moved);
            moved(&mut output.span);
            moved(&mut output.definition);
            output.links.iter_mut().for_each(|it| moved(&mut it.span));
        }
        self.types.move_spans(moved);
    }

    /// The input of that name.
    pub fn input(&self, id: InputId) -> &Input {
        &self.inputs[id.0 as usize]
    }

    /// The body of that name.
    pub fn body(&self, id: BodyId) -> &Body {
        &self.bodies[id.0 as usize]
    }

    /// The output of that name.
    pub fn output(&self, id: OutputId) -> &Output {
        &self.outputs[id.0 as usize]
    }
}

fn make_room<T>(list: &mut Vec<T>) {
    const ROOM: usize = 16;
    if list.capacity() - list.len() < ROOM {
        list.reserve_exact(list.len() / 16 + ROOM);
    }
}
