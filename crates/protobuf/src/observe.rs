//! From linked files to what all protocols share.
//!
//! Says what is written and where, and concludes nothing (that is `semantics`). A package is one contract, however many files it is in:
//! each method of its services is an operation, and what the methods take and give are types. The request message is the body of the
//! call, and each field at its top an input as well: which of the two a field is in a call over HTTP, and what the call is like where no HTTP
//! rule is given, is inferred.

mod comments;
mod fields;
mod http;
mod settings;
mod types;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use thin_vec::{ThinVec, thin_vec};
use wirelint_model::{
    About, Body, BodyId, Extensions, IdempotencyLevel, Input, InputId, Media, Observations, Operation,
    OperationInfo, Output, OutputId, Place, Protocol, Role, Rpc, RpcMessage, Security, Server, Status,
    TypeId, Types, Used,
};
use wirelint_source::{FileId, ItemId, Span};

use crate::link::{Linked, Symbol, SymbolId, SymbolKind};
use crate::syntax::{Field, Method, NodeKind, Service, TypeRef, Value};

use self::settings::{Setting, flag, settings};
use self::types::Messages;
pub use self::types::Reading;

/// A package that has services.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Package {
    /// The root that its files are relative to ([`Source::root`](crate::link::Source::root)).
    pub root: u32,
    /// Its name; empty for files without one.
    pub name: Arc<str>,
    /// The documents of it that have services, in their order.
    pub docs: Vec<u32>,
}

/// The packages that have services, in the order of their first document with one. What is built in is not among them.
pub fn packages(linked: &Linked) -> Vec<Package> {
    let mut packages: Vec<Package> = Vec::new();
    let mut known: FxHashMap<(u32, &str), usize> = FxHashMap::default();
    for (number, doc) in (0..).zip(linked.docs()) {
        if doc.file.is_none() || doc.parse.file().services().next().is_none() {
            continue;
        }
        let (root, name) = (doc.root, doc.outline.package());
        let at = *known.entry((root, name)).or_insert_with(|| {
            packages.push(Package { root, name: name.into(), docs: Vec::new() });
            packages.len() - 1
        });
        packages[at].docs.push(number);
    }
    packages
}

/// What `linked` says of `package`. Linear in its services and in the messages that these reach.
pub fn observe(linked: &Linked, package: &Package) -> Observations {
    observe_reading(linked, package).0
}

/// The same, with what it was read from: as long as these documents [say the same](crate::link::Doc::says_the_same) in these
/// items, and what they name is called as it was, so are the observations.
pub fn observe_reading(linked: &Linked, package: &Package) -> (Observations, Vec<ReadDoc>, Reading) {
    let (observed, reading, _) = observe_with(linked, package, Messages::new(linked));
    let read = read(linked, package, reading.definitions());
    (observed, read, reading)
}

/// The same where `types` were those of the package, and `reading` is what went with them, and of the documents that it was read from only
/// `changed` (sorted) say something else in the items that were read. The numbers of types may be others than if all were read. Costs the
/// methods and those documents, and a look at each type. Says which of `types` are others now, too. `None` where it is time to read everything.
pub fn observe_again(
    linked: &Linked,
    package: &Package,
    (types, reading): (Types, Reading),
    changed: &[u32],
) -> Option<(Observations, Vec<ReadDoc>, Reading, Vec<TypeId>)> {
    if reading.is_full(&types) || reading.is_placed(linked) {
        return None;
    }
    let count = reading.count();
    let again = Messages::again(linked, types, reading, changed);
    let (observed, reading, others) = observe_with(linked, package, again);
    let reading = reading.after(count, &observed);
    let read = read(linked, package, reading.definitions());
    Some((observed, read, reading, others))
}

fn observe_with<'l>(
    linked: &'l Linked,
    package: &Package,
    messages: Messages<'l>,
) -> (Observations, Reading, Vec<TypeId>) {
    let mut observed = Observations::none(Protocol::Grpc);
    observed.about = about(linked, package);
    let mut observation = Observation {
        linked,
        observed: &mut observed,
        messages,
        inputs: FxHashMap::default(),
        bodies: FxHashMap::default(),
        outputs: FxHashMap::default(),
    };
    for &doc in &package.docs {
        let Some(file) = linked.docs()[doc as usize].file else { continue };
        for service in linked.docs()[doc as usize].parse.file().services() {
            observation.service(Home { doc, file, package: &package.name }, service);
        }
    }
    let (types, reading, others) = observation.messages.finish();
    observed.types = types;
    observed.shrink_to_fit();
    (observed, reading, others)
}

/// A document that something was read from, and the items in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadDoc {
    /// Its number.
    pub doc: u32,
    /// The items, sorted.
    pub items: Box<[ItemId]>,
}

/// What was read where these `definitions` were: sorted by document.
fn read(linked: &Linked, package: &Package, definitions: impl Iterator<Item = SymbolId>) -> Vec<ReadDoc> {
    let docs = linked.docs();
    let definitions = definitions.flat_map(|it| {
        let (node, parse) = (linked.symbol(it).node(), &docs[it.doc as usize].parse);
        let item = node.id().item;
        // What is said behind a statement without a block stands in the next item, at last in the skeleton.
        let is_open = node.id().index == 0 && node.child(NodeKind::Open).is_none();
        let next = Some(item.0 + 1)
            .filter(|it| (*it as usize) < parse.item_count())
            .map_or(ItemId::SKELETON, ItemId);
        std::iter::once((it.doc, item)).chain(is_open.then_some((it.doc, next)))
    });
    let own = package.docs.iter().flat_map(|&number| {
        let file = docs[number as usize].parse.file();
        let services = file.services().map(|it| it.node().id().item);
        let package = file.package().map(|it| it.node().id().item);
        services.chain(package).map(move |item| (number, item))
    });
    let mut all: Vec<(u32, ItemId)> = definitions.chain(own).collect();
    all.sort_unstable();
    all.dedup();
    let of_doc = |of: &[(u32, ItemId)]| ReadDoc { doc: of[0].0, items: of.iter().map(|it| it.1).collect() };
    all.chunk_by(|a, b| a.0 == b.0).map(of_doc).collect()
}

/// One pass over a package.
struct Observation<'l, 'o> {
    linked: &'l Linked,
    observed: &'o mut Observations,
    messages: Messages<'l>,
    /// The fields at the top of each message that is taken.
    inputs: FxHashMap<SymbolId, Arc<[Used<InputId>]>>,
    /// By message, and whether it is a stream of them.
    bodies: FxHashMap<(SymbolId, bool), BodyId>,
    outputs: FxHashMap<(SymbolId, bool), OutputId>,
}

/// Where a service is.
#[derive(Clone, Copy)]
struct Home<'p> {
    doc: u32,
    file: FileId,
    package: &'p str,
}

/// What is said of all methods of a service.
struct Of<'s> {
    home: Home<'s>,
    /// The service's own name.
    name: &'s str,
    full_name: Arc<str>,
    /// The prose about it.
    about: Arc<str>,
    deprecated: Option<Span>,
}

impl<'l> Observation<'l, '_> {
    fn service(&mut self, home: Home<'_>, service: Service<'l>) {
        let Some(name) = service.name() else { return };
        let of = Of {
            home,
            name: name.text(),
            full_name: full_name(home.package, name.text()),
            about: comments::of(service.node()),
            deprecated: flag(service.options(), "deprecated").map(|it| it.span(home.file)),
        };
        for method in service.methods() {
            if let Some(operation) = self.operation(&of, method) {
                self.observed.operations.push(operation);
            }
        }
    }

    fn operation(&mut self, of: &Of<'_>, method: Method<'l>) -> Option<Operation> {
        let Home { doc, file, .. } = of.home;
        let name = method.name()?;
        let (input, output) = (method.input()?, method.output()?);
        let comment = comments::of(method.node());
        let settings = settings(self.linked, doc, method.options());
        let rpc = Rpc {
            service: Arc::clone(&of.full_name),
            name: name.text().into(),
            about: Arc::clone(&of.about),
            takes: self.message(of.home, input),
            gives: self.message(of.home, output),
            level: level(method, file),
            rules: http::rules(&settings, file),
            result: operation_info(&settings, file),
        };
        let stated = comments::stated(method.node(), file);
        let extensions = stated.map(|stated| Box::new(Extensions { stated, ..Extensions::default() }));
        let deprecated = flag(method.options(), "deprecated").map(|it| it.span(file)).or(of.deprecated);
        let (inputs, inputs_unknown) = self.inputs(of.home, input);
        Some(Operation {
            name: format!("{}.{}", of.name, name.text()).into(),
            method: "POST".into(),
            path: format!("/{}/{}", of.full_name, name.text()).into(),
            role: Role::Served,
            id: Some(name.text().into()),
            summary: comments::first_sentence(&comment).into(),
            description: comment,
            deprecated,
            security: Security::Unsaid,
            extensions,
            callback: None,
            span: name.span(file),
            inputs: inputs.iter().copied().collect(),
            inputs_unknown,
            body: Some(self.body(of.home, input)),
            outputs: thin_vec![self.output(of.home, output)],
            rpc: Some(Box::new(rpc)),
            root: None,
        })
    }

    fn message(&self, home: Home<'_>, named: TypeRef<'_>) -> RpcMessage {
        let name = self.linked.resolve(home.doc, named.node()).map(Symbol::full_name);
        let name = name.unwrap_or_else(|| named.path().trim_start_matches('.').to_owned());
        RpcMessage { name: name.into(), at: named.node().span(home.file), stream: named.is_stream() }
    }

    /// The message that a method names, and the place that stands for it.
    fn definition(&self, home: Home<'_>, named: TypeRef<'_>) -> Option<(Symbol<'l>, Span)> {
        let symbol = self.linked.resolve(home.doc, named.node())?;
        let span = symbol.span().unwrap_or_else(|| named.node().span(home.file));
        (symbol.kind() == SymbolKind::Message).then_some((symbol, span))
    }

    /// The fields at the top of what is taken, and whether they are not known.
    fn inputs(&mut self, home: Home<'_>, named: TypeRef<'_>) -> (Arc<[Used<InputId>]>, bool) {
        let Some((symbol, at)) = self.definition(home, named) else { return (Arc::default(), true) };
        if let Some(known) = self.inputs.get(&symbol.id()) {
            return (Arc::clone(known), false);
        }
        let mut all = Vec::new();
        for (field, _) in types::fields(symbol.node()) {
            if let Some(input) = self.input(symbol, field, at) {
                all.push(Used { id: InputId(self.observed.inputs.len() as u32), at: input.span });
                self.observed.inputs.push(input);
            }
        }
        let all: Arc<[_]> = all.into();
        self.inputs.insert(symbol.id(), Arc::clone(&all));
        (all, false)
    }

    fn input(&mut self, message: Symbol<'l>, field: Field<'l>, at: Span) -> Option<Input> {
        let name = field.name()?;
        let doc = message.id().doc;
        let file = message.doc().file;
        let facts = fields::facts(self.linked, doc, field);
        let span = file.map_or(at, |file| name.span(file));
        let name = field.field_name()?;
        let ty = self.messages.known_field(message, &name, span);
        let ty = ty.unwrap_or_else(|| self.messages.field(doc, field, facts, at));
        let definition = file.map_or(at, |file| field.node().span(file));
        let description = self.messages.prose(ty, definition).unwrap_or_else(|| comments::of(field.node()));
        Some(Input {
            name: name.into(),
            place: Place::Field,
            span,
            definition,
            required: facts.required,
            deprecated: facts.deprecated,
            description,
            ty: Some(ty),
            bounds: facts.bounds,
        })
    }

    fn body(&mut self, home: Home<'_>, named: TypeRef<'l>) -> Used<BodyId> {
        let used_at = named.node().span(home.file);
        let definition = self.definition(home, named);
        let key = definition.map(|(symbol, _)| (symbol.id(), named.is_stream()));
        if let Some(&id) = key.and_then(|key| self.bodies.get(&key)) {
            return Used { id, at: used_at };
        }
        let id = BodyId(self.observed.bodies.len() as u32);
        let media = self.media(definition, named);
        let span = definition.map_or(used_at, |(_, span)| span);
        self.observed.bodies.push(Body { span, required: false, media, unknown: definition.is_none() });
        self.bodies.extend(key.map(|key| (key, id)));
        Used { id, at: used_at }
    }

    fn output(&mut self, home: Home<'_>, named: TypeRef<'l>) -> Used<OutputId> {
        let used_at = named.node().span(home.file);
        let definition = self.definition(home, named);
        let key = definition.map(|(symbol, _)| (symbol.id(), named.is_stream()));
        if let Some(&id) = key.and_then(|key| self.outputs.get(&key)) {
            return Used { id, at: used_at };
        }
        let id = OutputId(self.observed.outputs.len() as u32);
        let media = self.media(definition, named);
        let span = definition.map_or(used_at, |(_, span)| span);
        self.observed.outputs.push(Output {
            // `OK`; the other codes of gRPC may always come and are not described.
            status: Status::Code(200),
            span,
            definition: span,
            headers: ThinVec::new(),
            media,
            links: ThinVec::new(),
            description: definition.map_or_else(Arc::default, |(symbol, _)| comments::of(symbol.node())),
            unknown: definition.is_none(),
        });
        self.outputs.extend(key.map(|key| (key, id)));
        Used { id, at: used_at }
    }

    fn media(&mut self, definition: Option<(Symbol<'l>, Span)>, named: TypeRef<'_>) -> ThinVec<Media> {
        let ty = definition.map(|(symbol, at)| self.messages.symbol(symbol, at));
        thin_vec![Media { name: Media::GRPC.into(), ty, items: named.is_stream(), whole: None }]
    }
}

/// What `idempotency_level` promises.
fn level(method: Method<'_>, file: FileId) -> Option<(IdempotencyLevel, Span)> {
    let option = method.options().find(|it| it.is("idempotency_level"))?;
    let value = option.value()?;
    let level = match value.ident()? {
        "NO_SIDE_EFFECTS" => IdempotencyLevel::NoSideEffects,
        "IDEMPOTENT" => IdempotencyLevel::Idempotent,
        _ => return None,
    };
    Some((level, value.node().span(file)))
}

/// What `google.longrunning.operation_info` says.
fn operation_info(settings: &[Setting<'_>], file: FileId) -> Option<OperationInfo> {
    let own = || settings.iter().filter(|it| it.extension == "google.longrunning.operation_info");
    let first = own().next()?;
    let text = |name| own().find_map(|it| it.get(&[name])).and_then(Value::str).map(|it| Arc::from(&*it));
    Some(OperationInfo {
        span: first.option.node().span(file),
        response: text("response_type"),
        metadata: text("metadata_type"),
    })
}

/// What a service of `package` is called with it.
fn full_name(package: &str, service: &str) -> Arc<str> {
    if package.is_empty() { service.into() } else { format!("{package}.{service}").into() }
}

/// What is said of the package as a whole.
fn about(linked: &Linked, package: &Package) -> About {
    let docs = || package.docs.iter().map(|it| &linked.docs()[*it as usize]);
    let name = docs().find_map(|it| Some(it.parse.file().package()?.path()?.span(it.file?)));
    let version = package.name.rsplit('.').next().filter(|it| is_version(it));
    let (mut servers, mut services): (Vec<Server>, Vec<Arc<str>>) = <_>::default();
    for (number, doc) in package.docs.iter().zip(docs()) {
        let Some(file) = doc.file else { continue };
        for service in doc.parse.file().services() {
            let name = service.name().map(|it| full_name(&package.name, it.text()));
            services.extend(name);
            // What a client connects to, without a scheme (`google/api/client.proto`).
            let host = linked.extension(*number, service.options(), "google.api.default_host");
            for value in host.into_iter().filter_map(|it| it.value) {
                let url: Arc<str> = format!("https://{}", value.str().unwrap_or_default()).into();
                if servers.iter().all(|it| it.url != url) {
                    servers.push(Server { url, span: value.node().span(file) });
                }
            }
        }
    }
    About {
        span: name,
        title: Arc::clone(&package.name),
        version: version.map(Into::into),
        servers,
        services,
        ..About::default()
    }
}

/// `v1`, `v1beta2`, `v2p1beta1`: the last part of a package that has a version (AIP-215).
fn is_version(part: &str) -> bool {
    let Some(rest) = part.strip_prefix('v') else { return false };
    rest.starts_with(|it: char| it.is_ascii_digit()) && rest.bytes().all(|it| it.is_ascii_alphanumeric())
}
