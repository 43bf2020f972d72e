//! From a linked description to what all protocols share.
//!
//! Says what is written and where, and concludes nothing (that is `semantics`). Parameters, bodies and responses are
//! observed once where they are defined; operations refer to them. What could not be resolved is left out, or marked
//! as unknown where its absence would mean something.

mod again;
mod again_around;
mod extensions;
mod readers;
mod schemas;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use thin_vec::ThinVec;
use wirelint_json_schema::{Converter, bounds};
use wirelint_model::{
    About, Body, BodyId, Bounds, Header, Input, InputId, Link, LinkTarget, Media, Observations, Operation,
    Output, OutputId, Place, Protocol, Role, Security, Server, Status, TypeId, Used,
};
use wirelint_source::Span;
use wirelint_yaml::{Node, decode_pointer};

use crate::link::{At, Linked, OperationSite, Origin, uri};
use crate::spec::Version;
use crate::syntax::{self, OpenApi, PathItem};

pub use again::Again;
pub use again_around::AgainAround;
use readers::{Reader, Readers};
use schemas::LinkedSchemas;

/// Streams of events (WHATWG HTML §9.2).
const EVENTS: &str = "text/event-stream";

/// What `linked` says. Linear in the description.
pub fn observe(linked: &Linked) -> Observations {
    Observer::default().observe(linked)
}

/// What was observed, and where, so that only a part need be observed again.
#[derive(Default)]
pub struct Observer {
    seen: Seen,
    converter: Converter<At>,
    /// The methods that there are: a few for any number of operations.
    methods: FxHashSet<Arc<str>>,
    /// What each item was read for; nothing unless somebody will ask again.
    readers: Option<Readers>,
}

impl Observer {
    /// One that will be asked [again](Self::again).
    pub fn that_stays() -> Self {
        Self { readers: Some(Readers::default()), ..Self::default() }
    }

    /// What `linked` says. Linear in the description.
    pub fn observe(&mut self, linked: &Linked) -> Observations {
        let mut observed = Observations::none(Protocol::Http);
        observed.about = about(linked);
        let mut observation = Observation { observer: self, linked, observed: &mut observed };
        for site in linked.operations() {
            let operation = observation.operation(site);
            observation.observed.operations.push(operation);
        }
        observed.types = self.converter.finish();
        observed.shrink_to_fit();
        observed
    }

    fn method(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.methods.get(name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = name.into();
        self.methods.insert(Arc::clone(&new));
        new
    }
}

/// One pass of an observer over a description.
struct Observation<'l, 'o> {
    observer: &'o mut Observer,
    linked: &'l Linked,
    observed: &'o mut Observations,
}

/// The parameters of a path item or an operation.
#[derive(Default)]
struct Inputs {
    known: ThinVec<Used<InputId>>,
    /// One of them could not be found.
    unknown: bool,
}

/// What was observed where it is defined.
#[derive(Default)]
struct Seen {
    inputs: FxHashMap<At, Option<InputId>>,
    bodies: FxHashMap<At, BodyId>,
    /// A response that is used for two outcomes is two outputs.
    outputs: FxHashMap<(At, Status), OutputId>,
    /// The parameters of each path item.
    shared: FxHashMap<At, Arc<Inputs>>,
}

impl Seen {
    /// Forgets something that is there no more.
    fn forget(&mut self, reader: Reader) {
        match reader {
            Reader::Input(at) => _ = self.inputs.remove(&at),
            Reader::Body(at) => _ = self.bodies.remove(&at),
            Reader::Output(at, status) => _ = self.outputs.remove(&(at, status)),
            Reader::Shared(_) | Reader::Operation(_) => {}
        }
    }
}

/// Something that is written in place or referred to.
#[derive(Clone, Copy)]
struct Definition {
    at: At,
    /// The place that stands for it: its key.
    span: Span,
    /// Where it is used.
    used_at: Span,
}

impl Observation<'_, '_> {
    fn operation(&mut self, site: &OperationSite) -> Operation {
        let linked = self.linked;
        self.reads(site.at, Reader::Operation(site.at));
        let operation = syntax::Operation(linked.node(site.at));
        let here = site.at;
        let mut inputs = Inputs::default();
        for node in operation.parameters() {
            self.add_input(here.beside(node), &mut inputs);
        }
        let shared = self.shared(site.path_item);
        self.reads_parameters(site.path_item, Reader::Operation(site.at));
        // An operation's parameter replaces its path's of the same name and place (OpenAPI 3.1.1, Operation Object).
        let own: FxHashSet<(Arc<str>, Place)> = match &*shared.known {
            [] => FxHashSet::default(),
            _ => inputs.known.iter().map(|used| self.identity(used.id)).collect(),
        };
        let left = shared.known.iter().filter(|used| !own.contains(&self.identity(used.id)));
        inputs.known.extend(left.copied());
        inputs.unknown |= shared.unknown;
        let body = operation.request_body().map(|node| self.body(here.beside(node)));
        let outputs =
            operation.responses().filter_map(|it| self.output(here.beside(it.key), here.beside(it.value)));
        let outputs = exactly(outputs);
        Operation {
            name: format!("{} {}", site.method, site.path).into(),
            method: self.observer.method(site.method.as_str()),
            path: Arc::clone(&site.path),
            role: if site.origin == Origin::Path { Role::Served } else { Role::CalledBack },
            id: operation.operation_id().map(text),
            summary: operation.summary().map_or_else(Arc::default, text),
            description: operation.description().map_or_else(Arc::default, text),
            deprecated: operation.deprecated().then(|| linked.key_of(here, "deprecated")).flatten(),
            security: operation
                .security_node()
                .map_or(Security::Unsaid, |it| security(linked, here.beside(it))),
            extensions: extensions::extensions(operation.node(), &|node| linked.span(here.beside(node))),
            callback: operation.callbacks().next().map(|it| linked.span(here.beside(it.key))),
            rpc: None,
            root: None,
            span: linked.span(site.key),
            inputs: inputs.known,
            inputs_unknown: inputs.unknown,
            body,
            outputs,
        }
    }

    fn shared(&mut self, path_item: At) -> Arc<Inputs> {
        if let Some(known) = self.observer.seen.shared.get(&path_item) {
            return Arc::clone(known);
        }
        self.reads_parameters(path_item, Reader::Shared(path_item));
        let mut inputs = Inputs::default();
        for node in PathItem(self.linked.node(path_item)).parameters() {
            self.add_input(path_item.beside(node), &mut inputs);
        }
        let inputs = Arc::new(inputs);
        self.observer.seen.shared.insert(path_item, Arc::clone(&inputs));
        inputs
    }

    /// What a parameter is replaced by: name and place.
    fn identity(&self, id: InputId) -> (Arc<str>, Place) {
        let input = self.observed.input(id);
        (Arc::clone(&input.name), input.place)
    }

    fn add_input(&mut self, at: At, inputs: &mut Inputs) {
        inputs.unknown |= self.linked.resolve(at).is_none();
        inputs.known.extend(self.input(at));
    }

    fn input(&mut self, at: At) -> Option<Used<InputId>> {
        let linked = self.linked;
        let definition = linked.resolve(at)?;
        let id = if let Some(known) = self.observer.seen.inputs.get(&definition) {
            *known
        } else {
            let id = self.observe_input(definition).map(|input| {
                self.observed.inputs.push(input);
                InputId(self.observed.inputs.len() as u32 - 1)
            });
            self.observer.seen.inputs.insert(definition, id);
            id
        }?;
        let used_at = if definition == at { self.observed.input(id).span } else { linked.use_span(at) };
        Some(Used { id, at: used_at })
    }

    fn observe_input(&mut self, at: At) -> Option<Input> {
        let linked = self.linked;
        self.reads(at, Reader::Input(at));
        let parameter = syntax::Parameter(linked.node(at));
        let place = match &*parameter.location()? {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            _ => return None,
        };
        let name = parameter.name_node()?;
        let schema = parameter.schema().map(|node| at.beside(node));
        let media = || parameter.content().find_map(|entry| syntax::MediaType(entry.value).schema());
        let schema = schema.or_else(|| media().map(|node| at.beside(node)));
        let mut description = parameter.description().map_or_else(Arc::default, text);
        if let Some(more) = schema.and_then(|schema| linked.node(schema).get("description")) {
            description = if description.is_empty() {
                text(more)
            } else {
                format!("{description}\n{}", text(more)).into()
            };
        }
        let sized = place == Place::Query;
        let schemas = LinkedSchemas::recording(linked);
        let bounds = schema.filter(|_| sized).map_or_else(Bounds::default, |schema| bounds(&schemas, schema));
        for read in schemas.recorded() {
            self.reads(read, Reader::Input(at));
        }
        // What may be asked for with `Prefer` is listed in its type (RFC 7240).
        let is_prefer =
            place == Place::Header && name.text().is_some_and(|it| it.eq_ignore_ascii_case("Prefer"));
        Some(Input {
            name: text(name),
            place,
            span: linked.span(at.beside(name)),
            definition: linked.span(at),
            required: parameter.required(),
            deprecated: parameter.deprecated()
                || schema.and_then(|it| linked.node(it).get("deprecated")).and_then(Node::bool) == Some(true),
            description,
            ty: schema.filter(|_| sized || is_prefer).map(|schema| self.ty(schema)),
            bounds,
        })
    }

    fn body(&mut self, at: At) -> Used<BodyId> {
        let Some(definition) = self.definition(at) else {
            // It leads nowhere: that there is a body is known, what it carries is not.
            let span = self.linked.key_span(at).unwrap_or_else(|| self.linked.span(at));
            self.observed.bodies.push(Body { span, required: false, media: ThinVec::new(), unknown: true });
            return Used { id: BodyId(self.observed.bodies.len() as u32 - 1), at: span };
        };
        let id = if let Some(&id) = self.observer.seen.bodies.get(&definition.at) {
            id
        } else {
            let body = self.observe_body(definition);
            self.observed.bodies.push(body);
            let id = BodyId(self.observed.bodies.len() as u32 - 1);
            self.observer.seen.bodies.insert(definition.at, id);
            id
        };
        Used { id, at: definition.used_at }
    }

    fn observe_body(&mut self, definition: Definition) -> Body {
        let reader = Reader::Body(definition.at);
        self.reads(definition.at, reader);
        let body = syntax::RequestBody(self.linked.node(definition.at));
        let media = self.media(definition.at, body.content(), reader);
        let unknown = !body.node().is_mapping();
        Body { span: definition.span, required: body.required(), media, unknown }
    }

    fn output(&mut self, key: At, at: At) -> Option<Used<OutputId>> {
        let linked = self.linked;
        let status = status(linked.node(key))?;
        let Some(definition) = self.definition(at) else {
            // It leads nowhere: that there is an answer is known, what it says is not.
            let span = linked.span(key);
            let unknown = Output {
                status,
                span,
                definition: linked.span(at),
                headers: ThinVec::new(),
                media: ThinVec::new(),
                links: ThinVec::new(),
                description: Arc::default(),
                unknown: true,
            };
            self.observed.outputs.push(unknown);
            return Some(Used { id: OutputId(self.observed.outputs.len() as u32 - 1), at: span });
        };
        let id = if let Some(&id) = self.observer.seen.outputs.get(&(definition.at, status)) {
            id
        } else {
            let output = self.observe_output(definition, status);
            self.observed.outputs.push(output);
            let id = OutputId(self.observed.outputs.len() as u32 - 1);
            self.observer.seen.outputs.insert((definition.at, status), id);
            id
        };
        Some(Used { id, at: definition.used_at })
    }

    fn observe_output(&mut self, definition: Definition, status: Status) -> Output {
        let linked = self.linked;
        let reader = Reader::Output(definition.at, status);
        self.reads(definition.at, reader);
        let response = syntax::Response(linked.node(definition.at));
        let headers = exactly(response.headers().map(|entry| Header { name: text(entry.key) }));
        Output {
            status,
            span: definition.span,
            definition: linked.span(definition.at),
            headers,
            media: self.media(definition.at, response.content(), reader),
            links: self.links(definition.at, response, reader),
            description: response.description().map_or_else(Arc::default, text),
            unknown: !response.node().is_mapping(),
        }
    }

    fn links(&mut self, at: At, response: syntax::Response<'_>, reader: Reader) -> ThinVec<Link> {
        let linked = self.linked;
        let targets = response.links().filter_map(|entry| {
            let target = linked.resolve(at.beside(entry.value))?;
            self.reads(target, reader);
            let link = syntax::Link(linked.node(target));
            let by_id = link.operation_id().map(|it| (it, LinkTarget::Id(text(it))));
            let by_place = || link.operation_ref().map(|it| (it, referred(&text(it))));
            let (named, operation) = by_id.or_else(by_place)?;
            Some(Link { target: operation, span: linked.span(target.beside(named)) })
        });
        exactly(targets)
    }

    fn media<'t>(
        &mut self,
        at: At,
        content: impl Iterator<Item = wirelint_yaml::Entry<'t>>,
        reader: Reader,
    ) -> ThinVec<Media> {
        let linked = self.linked;
        let media = content.map(|entry| {
            let name = text(entry.key);
            let Some(target) = linked.resolve(at.beside(entry.value)) else {
                return Media { name, ty: None, items: false, whole: None };
            };
            self.reads(target, reader);
            let media = syntax::MediaType(linked.node(target));
            let schema = media.schema().or(media.item_schema());
            let ty = schema.map(|schema| self.ty(target.beside(schema)));
            let items = media.item_schema().is_some();
            let describes_items = linked.doc(target).version >= Version::V32 && name.starts_with(EVENTS);
            let whole = (describes_items && !items).then(|| linked.key_of(target, "schema")).flatten();
            Media { name, ty, items, whole }
        });
        exactly(media)
    }

    fn ty(&mut self, schema: At) -> TypeId {
        self.observer.converter.ty(&LinkedSchemas::new(self.linked), schema)
    }

    /// The definition of what is written at `at`, which is the value of a pair.
    fn definition(&self, at: At) -> Option<Definition> {
        let linked = self.linked;
        let resolved = linked.resolve(at)?;
        // Where it is a whole file there is no key; its first line then stands for it.
        let span = linked.key_span(resolved).unwrap_or_else(|| linked.span(resolved));
        let used_at = if resolved == at { span } else { linked.use_span(at) };
        Some(Definition { at: resolved, span, used_at })
    }
}

/// What is said of the contract as a whole.
fn about(linked: &Linked) -> About {
    let Some(root) = linked.root() else { return About::default() };
    let api = OpenApi(linked.node(root));
    let info = api.info().map(syntax::Info);
    let text_of = |node: Option<Node<'_>>| node.map_or_else(Arc::default, text);
    let servers = api.servers().filter_map(|it| {
        let url = syntax::Server(it).url()?;
        Some(Server { url: text(url), span: linked.span(root.beside(url)) })
    });
    About {
        span: linked.key_of(root, "info").or_else(|| linked.key_of(root, "openapi")),
        title: text_of(info.and_then(syntax::Info::title)),
        version: info.and_then(syntax::Info::version).map(text),
        description: text_of(info.and_then(syntax::Info::description)),
        servers: servers.collect(),
        security: linked.child(root, "security").map_or(Security::Unsaid, |it| security(linked, it)),
        extensions: extensions::extensions(api.node(), &|node| linked.span(root.beside(node))),
        services: Vec::new(),
    }
}

/// What the list of security requirements at `at` says: an empty one that nobody need prove anything, one that has an empty
/// requirement that nobody must (OpenAPI 3.1.1 §4.8.1, `security`).
fn security(linked: &Linked, at: At) -> Security {
    let list = linked.node(at);
    let span = linked.key_span(at).unwrap_or_else(|| linked.span(at));
    if !list.is_sequence() {
        return Security::Unsaid;
    }
    let mut requirements = list.elements().peekable();
    if requirements.peek().is_none() {
        Security::None(span)
    } else if requirements.any(|it| it.is_mapping() && it.entries().next().is_none()) {
        Security::Optional(span)
    } else {
        Security::Required(span)
    }
}

/// A list without room for more: there are thousands, most of one or two.
fn exactly<T>(all: impl Iterator<Item = T>) -> ThinVec<T> {
    let mut all: ThinVec<T> = all.collect();
    all.shrink_to_fit();
    all
}

fn text(node: Node<'_>) -> Arc<str> {
    node.text().unwrap_or_default().into()
}

/// The operation that an `operationRef` leads to. Only what is below this file's `paths` is known by its method and path.
fn referred(reference: &str) -> LinkTarget {
    let decoded = reference.strip_prefix('#').and_then(uri::decode);
    let segments = decoded.as_deref().and_then(decode_pointer).unwrap_or_default();
    match &*segments {
        [paths, path, method] if paths == "paths" => {
            LinkTarget::Name(format!("{} {path}", method.to_ascii_uppercase()).into())
        }
        _ => LinkTarget::Elsewhere,
    }
}

/// The outcome that a key of the Responses Object names: a code, `4XX`, `default`.
fn status(key: Node<'_>) -> Option<Status> {
    let name = key.text()?;
    if &*name == "default" {
        return Some(Status::Default);
    }
    if let Some(digit) = name.strip_suffix("XX") {
        return digit.parse().ok().filter(|digit| (1..=5).contains(digit)).map(Status::Range);
    }
    name.parse().ok().filter(|code| (100..=599).contains(code)).map(Status::Code)
}

/// The operation that the place at `steps` (the keys on the way from a root document) belongs to: `GET /orders`.
pub fn operation_of(steps: &[String]) -> Option<String> {
    let [top, path, method, ..] = steps else { return None };
    let method = syntax::Method::from_key(method)?;
    matches!(&**top, "paths" | "webhooks").then(|| format!("{method} {path}"))
}
