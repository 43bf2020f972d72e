//! The linking of several documents, which stops where a file is needed and goes on when it is there.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};
use std::mem;
use std::sync::Arc;

use wirelint_source::{FileId, ItemId};
use wirelint_yaml::{Node, NodeId, NodeKind, Style, Tree, decode_pointer, encode_segment};

use crate::link::find::Finder;
use crate::link::marks::Mark;
use crate::link::uri::{self, Base};
use crate::link::walk::{Place, Resource, Walk};
use crate::link::{
    At, Doc, FileFault, Found, Linked, RefFault, Reference, ReferenceKind, StructuralFault, Wanted,
};
use crate::spec::{Object, Type, Version};

/// Links a description, given its root and, as they are asked for, the files that it refers to.
///
/// [`run`](Self::run), then [`provide`](Self::provide) what is [`wanted`](Self::wanted), until nothing is; then
/// [`finish`](Self::finish). Documents are numbered in the order in which they are provided: for the same result on
/// every run, provide them in the order of `wanted`.
pub struct Linker {
    pub(super) docs: Vec<Doc>,
    /// The resource that each document is.
    roots: Vec<u32>,
    /// Whether each document is a description of its own, with a version, rather than a file of definitions.
    whole: Vec<bool>,
    doc_of: HashMap<FileId, u32>,
    pub(super) walk: Walk,
    pub(super) finder: Finder,
    /// References that can be tried.
    queue: VecDeque<u32>,
    /// How many of the walk's references have been queued.
    queued: usize,
    pub(super) files: Vec<File>,
    /// Into `files`, by the document that asks and the decoded path.
    file_of: HashMap<(u32, Box<str>), usize>,
    /// What each text means in each resource: resolved once, however often it is written.
    pub(super) known: Vec<HashMap<Box<str>, Result<Destination, RefFault>>>,
    /// Resources by the URI that they state.
    resource_of: HashMap<Box<str>, u32>,
    /// References to URIs that no document so far has stated to be its own.
    unidentified: HashMap<Box<str>, Vec<u32>>,
    /// The schemas of a document by `$anchor`; made when the first reference needs one.
    pub(super) anchors: HashMap<u32, HashMap<Box<str>, NodeId>>,
    /// The items with a reference that led the walk to where it had not been.
    pub(super) leading: HashSet<(u32, ItemId)>,
}

pub(super) struct File {
    from: u32,
    path: String,
    state: State,
    waiting: Vec<u32>,
}

enum State {
    Wanted,
    Loaded(u32),
    Unavailable(FileFault),
}

/// What a reference leads to, as far as that does not depend on what is expected there.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Destination {
    pub(super) at: At,
    /// The resource that the inside belongs to.
    resource: u32,
    /// The object that the place itself says is there: `#/components/responses/…` is a response.
    natural: Option<Object>,
}

impl Linker {
    /// Starts at the root of a description.
    pub fn new(root: FileId, tree: Arc<Tree>) -> Self {
        let mut linker = Self {
            docs: Vec::new(),
            roots: Vec::new(),
            whole: Vec::new(),
            doc_of: HashMap::new(),
            walk: Walk::default(),
            finder: Finder::new(),
            queue: VecDeque::new(),
            queued: 0,
            files: Vec::new(),
            file_of: HashMap::new(),
            known: Vec::new(),
            resource_of: HashMap::new(),
            unidentified: HashMap::new(),
            anchors: HashMap::new(),
            leading: HashSet::new(),
        };
        // What is no mapping has other worries than its version; the walk says so.
        let version = tree.root().filter(|root| root.is_mapping()).map_or(Ok(Version::LATEST), Version::of);
        let version = version.unwrap_or_else(|fault| {
            let nearest = fault.nearest;
            linker.walk.faults.push(StructuralFault::Version { doc: 0, fault });
            nearest
        });
        linker.add_doc(root, tree, version);
        let tree = Arc::clone(&linker.docs[0].tree);
        if let Some(node) = tree.root() {
            linker.walk.enter(Place::new(0, version, 0), node, Object::OpenApi, false);
        }
        linker
    }

    /// Follows every reference that can be followed with the files that are there.
    pub fn run(&mut self) {
        loop {
            self.enter_resources();
            let found = self.walk.references.len();
            self.queue.extend(self.queued as u32..found as u32);
            self.queued = found;
            let Some(reference) = self.queue.pop_front() else { break };
            self.follow(reference);
        }
    }

    /// The files that are needed to go on, each once for each file that refers to it, in the order in which they were
    /// met.
    pub fn wanted(&self) -> Vec<Wanted> {
        let wanted = self.files.iter().filter(|file| matches!(file.state, State::Wanted));
        wanted.map(|file| Wanted { from: self.file(file.from), path: file.path.clone() }).collect()
    }

    /// Answers one of [`wanted`](Self::wanted): the file's number and tree, or why it cannot be had. The same file may
    /// be given for several paths, the root for its own name among them. What is not wanted is passed over.
    pub fn provide(&mut self, wanted: &Wanted, file: Result<(FileId, Arc<Tree>), FileFault>) {
        let Some(&from) = self.doc_of.get(&wanted.from) else { return };
        let Some(&index) = self.file_of.get(&(from, wanted.path.as_str().into())) else { return };
        if !matches!(self.files[index].state, State::Wanted) {
            return;
        }
        let state = match file {
            Ok((file, tree)) => State::Loaded(self.doc_of.get(&file).copied().unwrap_or_else(|| {
                // A document that states a version is read by it, whoever refers to it; a fragment has none.
                let inherited = self.docs[from as usize].version;
                let states_one = tree.root().filter(|root| root.get("openapi").is_some());
                let version = states_one.and_then(|root| Version::of(root).ok()).unwrap_or(inherited);
                self.add_doc(file, tree, version)
            })),
            Err(fault) => State::Unavailable(fault),
        };
        let file = &mut self.files[index];
        file.state = state;
        self.queue.extend(mem::take(&mut file.waiting));
    }

    /// What was found. Files that were never provided count as unavailable.
    pub fn finish(mut self) -> Linked {
        self.run();
        for file in &mut self.files {
            if matches!(file.state, State::Wanted) {
                let message = format!("`{}` was not loaded", file.path);
                file.state = State::Unavailable(FileFault { message, help: None });
                self.queue.extend(mem::take(&mut file.waiting));
            }
        }
        self.run();
        Linked::new(self)
    }

    /// Gives back what only a whole description needs: what is read again after an edit is little.
    pub(super) fn give_back(&mut self) {
        self.walk.standing = Vec::new();
        self.queue = VecDeque::new();
    }

    fn add_doc(&mut self, file: FileId, tree: Arc<Tree>, version: Version) -> u32 {
        let doc = self.docs.len() as u32;
        let root = tree.root();
        // 3.2.0 §4.1.1: `$self` is the document's own URI.
        let own = root.filter(|_| version >= Version::V32).and_then(|root| root.get("$self")?.str());
        let uri = own.map(|uri| uri.trim_end_matches('#').to_owned()).filter(|uri| !uri.is_empty());
        self.walk.add_doc(tree.item_count());
        self.roots.push(self.walk.add_resource(doc, root.map(Node::id), uri));
        self.whole.push(root.is_some_and(|root| root.get("openapi").is_some()));
        self.doc_of.insert(file, doc);
        self.docs.push(Doc { file, tree, version });
        doc
    }

    fn file(&self, doc: u32) -> FileId {
        self.docs[doc as usize].file
    }

    /// Registers the URIs that the walk has met, and tries the references again that waited for one of them.
    fn enter_resources(&mut self) {
        for number in mem::take(&mut self.walk.identified) {
            let Some(uri) = &self.walk.resources[number as usize].uri else { continue };
            if let Some(waiting) = self.unidentified.remove(uri.as_str()) {
                self.queue.extend(waiting);
            }
            self.resource_of.entry(uri.as_str().into()).or_insert(number);
        }
    }

    /// Resolves a reference, or leaves it with what it waits for.
    pub(super) fn follow(&mut self, number: u32) {
        let reference = &self.walk.references[number as usize];
        let (kind, value, expected) = (reference.kind, reference.value, reference.expected);
        let resource = self.walk.standing[number as usize];
        let tree = Arc::clone(&self.docs[value.doc as usize].tree);
        let text = tree.node(value.node).text().unwrap_or_default();
        let destination = if kind == ReferenceKind::SchemaName {
            Some(self.named_schema(value.doc, &text))
        } else {
            self.destination(number, resource, &text)
        };
        let Some(destination) = destination else { return };
        let target = destination.and_then(|destination| self.arrive(destination, expected, value));
        self.walk.references[number as usize].target = target;
    }

    /// Whether what `reference` leads to, which has been followed, does not hang on what leads there first: it is in the same file, and its
    /// place says what it is.
    pub(super) fn is_settled(&self, reference: &Reference) -> bool {
        if reference.kind == ReferenceKind::SchemaName {
            return true;
        }
        let At { doc, node } = reference.value;
        let text = self.docs[doc as usize].tree.node(node).text().unwrap_or_default();
        let known = self.known.get(self.roots[doc as usize] as usize).and_then(|it| it.get(&*text));
        text.starts_with('#') && known.is_some_and(|it| it.as_ref().map_or(true, |it| it.natural.is_some()))
    }

    /// The resource that a whole document is.
    pub(super) fn resource_of_doc(&self, doc: u32) -> u32 {
        self.roots[doc as usize]
    }

    /// What `text` means in `resource`; `None` while that depends on something that is not there yet.
    pub(super) fn destination(
        &mut self,
        number: u32,
        resource: u32,
        text: &str,
    ) -> Option<Result<Destination, RefFault>> {
        if self.known.len() <= resource as usize {
            self.known.resize_with(self.walk.resources.len(), HashMap::new);
        }
        if let Some(known) = self.known[resource as usize].get(text) {
            return Some(known.clone());
        }
        let destination = match self.base(number, resource, text) {
            Ok(Some((base, fragment))) => self.within(base, &fragment),
            Ok(None) => return None,
            Err(fault) => Err(fault),
        };
        self.known[resource as usize].insert(text.into(), destination.clone());
        Some(destination)
    }

    /// The resource that `text` speaks of, and its decoded fragment.
    fn base<'a>(
        &mut self,
        number: u32,
        resource: u32,
        text: &'a str,
    ) -> Result<Option<(u32, Cow<'a, str>)>, RefFault> {
        if text.is_empty() {
            return Err(RefFault::Empty);
        }
        let (base, fragment) = uri::split(text);
        let fragment = uri::decode(fragment.unwrap_or_default()).ok_or(RefFault::NotUtf8)?;
        let base = match base {
            Base::Same => Some(resource),
            Base::Absolute(uri) => {
                let known = self.resource_of.get(uri).copied();
                if known.is_none() {
                    self.unidentified.entry(uri.into()).or_default().push(number);
                }
                known
            }
            Base::File(path) => match self.resource_of.get(&*self.identity(resource, path)) {
                Some(&known) => Some(known),
                None => self.loaded(number, resource, path)?,
            },
        };
        Ok(base.map(|base| (base, fragment)))
    }

    /// What a schema or document says of itself (`$id`, `$self`) where `path` in `resource` means it.
    fn identity<'a>(&self, resource: u32, path: &'a str) -> Cow<'a, str> {
        match &self.walk.resources[resource as usize].uri {
            Some(uri) => uri::join(uri, path).into(),
            None => path.into(),
        }
    }

    /// The document at `path`, or `None` where it has yet to be loaded.
    fn loaded(&mut self, number: u32, resource: u32, path: &str) -> Result<Option<u32>, RefFault> {
        let from = self.walk.resources[resource as usize].doc;
        let path = uri::decode(path).ok_or(RefFault::NotUtf8)?;
        let files = &mut self.files;
        let index = *self.file_of.entry((from, path.as_ref().into())).or_insert_with(|| {
            files.push(File { from, path: path.into_owned(), state: State::Wanted, waiting: Vec::new() });
            files.len() - 1
        });
        let file = &mut self.files[index];
        match &file.state {
            State::Wanted => {
                file.waiting.push(number);
                Ok(None)
            }
            State::Loaded(doc) => Ok(Some(self.roots[*doc as usize])),
            State::Unavailable(fault) => Err(RefFault::FileUnavailable(Box::new(fault.clone()))),
        }
    }

    /// What `fragment` leads to in a resource.
    fn within(&mut self, resource: u32, fragment: &str) -> Result<Destination, RefFault> {
        let Resource { doc, root, .. } = self.walk.resources[resource as usize];
        let tree = Arc::clone(&self.docs[doc as usize].tree);
        let (Some(root), Some(document)) = (root, tree.root()) else {
            let fault = FileFault { message: "the file has no content".to_owned(), help: None };
            return Err(RefFault::FileUnavailable(Box::new(fault)));
        };
        let root = tree.node(root);
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let node = self.anchor(doc, document, fragment);
            let node = node.ok_or_else(|| RefFault::NotAPointer { fragment: fragment.into() })?;
            return Ok(Destination { at: At { doc, node }, resource, natural: None });
        }
        let mut base = resource;
        let mut found = self.finder.find(doc, root, fragment);
        if found.is_err() && root != document {
            // JSON Schema counts pointers from the schema that has an `$id`. Many give their schemas one and go on
            // counting from the document, which every tool but the strictest understands.
            if let Ok(node) = self.finder.find(doc, document, fragment) {
                found = Ok(node);
                base = self.roots[doc as usize];
            }
        }
        let node = tree.node(found?).resolved().id();
        // A file that is no description may have any layout, but `components` means one thing everywhere.
        let laid_out = self.whole[doc as usize] || fragment.starts_with("/components/");
        let is_document = self.roots[doc as usize] == base;
        let version = self.docs[doc as usize].version;
        let natural = if is_document && laid_out { natural(fragment, version) } else { None };
        Ok(Destination { at: At { doc, node }, resource: base, natural })
    }

    /// A component schema by its name: of the same document, else of the description's root (3.1.1 §4.8.25.3 leaves the
    /// choice to tools).
    fn named_schema(&mut self, doc: u32, name: &str) -> Result<Destination, RefFault> {
        let pointer = format!("/components/schemas/{}", encode_segment(name));
        let own = self.within(self.roots[doc as usize], &pointer);
        if own.is_err() && doc != 0 {
            return self.within(self.roots[0], &pointer).or(own);
        }
        own
    }

    /// Checks what stands at the destination of the reference at `from`, and reads it if nobody has yet.
    fn arrive(&mut self, destination: Destination, expected: Object, from: At) -> Result<At, RefFault> {
        let Destination { at, resource, natural } = destination;
        let wrong = |found| Err(RefFault::WrongKind { target: at, found });
        let doc = &self.docs[at.doc as usize];
        match self.walk.marks.get(at) {
            Some(Mark::Object(object) | Mark::Reference(object)) if object == expected => Ok(at),
            Some(Mark::Object(object) | Mark::Reference(object)) => wrong(Found::Object(object)),
            Some(Mark::Container) => wrong(Found::Container(doc.tree.node(at.node).kind())),
            None => {
                let tree = Arc::clone(&doc.tree);
                let node = tree.node(at.node);
                let boolean = expected.spec().boolean.is_some_and(|since| since <= doc.version);
                // What is unreadable or not yet written has been, or will be, reported where it stands.
                let excused = node.kind() == NodeKind::Error || node.is_null();
                if excused || (boolean && node.bool().is_some()) {
                    return Ok(at);
                }
                if !node.is_mapping() {
                    return wrong(Found::Node(node.kind()));
                }
                let object = natural.unwrap_or(expected);
                self.leading.insert((from.doc, from.node.item));
                self.walk.enter(Place::new(at.doc, doc.version, resource), node, object, true);
                if object == expected { Ok(at) } else { wrong(Found::Object(object)) }
            }
        }
    }

    /// The schema that has `name` as its anchor. Documents without a version of their own have anchors too.
    fn anchor(&mut self, doc: u32, document: Node<'_>, name: &str) -> Option<NodeId> {
        if self.docs[doc as usize].version < Version::V31 {
            return None;
        }
        let anchors = self.anchors.entry(doc).or_insert_with(|| anchors(document));
        anchors.get(name).copied()
    }
}

/// Every `$anchor` and `$dynamicAnchor` in a document, wherever it stands: what refers to a schema may be read before
/// the schema itself. The first of equal names counts.
fn anchors(document: Node<'_>) -> HashMap<Box<str>, NodeId> {
    let mut anchors = HashMap::new();
    let mut open = vec![document];
    while let Some(node) = open.pop() {
        // An alias shows nothing that its anchor has not shown.
        if node.style() == Style::Alias {
            continue;
        }
        let first = open.len();
        for entry in node.entries() {
            open.push(entry.value);
            let is_anchor = entry.key.is_text("$anchor") || entry.key.is_text("$dynamicAnchor");
            if let Some(name) = entry.value.str().filter(|_| is_anchor) {
                anchors.entry(name.into()).or_insert(node.id());
            }
        }
        open.extend(node.elements());
        // In the order of the text, so that the first one is the first to be met.
        open[first..].reverse();
    }
    anchors
}

/// What the table says stands at `pointer` in a description.
fn natural(pointer: &str, version: Version) -> Option<Object> {
    let mut ty = &Type::Object(Object::OpenApi);
    for segment in decode_pointer(pointer)?.iter().map(AsRef::as_ref) {
        ty = step(ty, segment, version)?;
    }
    match *ty {
        Type::Object(object) | Type::ObjectOrRef(object) => Some(object),
        _ => None,
    }
}

fn step(ty: &'static Type, segment: &str, version: Version) -> Option<&'static Type> {
    match *ty {
        Type::Object(object) | Type::ObjectOrRef(object) => {
            let spec = object.spec();
            let patterned = || spec.patterned.as_ref().filter(|it| it.keys.accepts(segment)).map(|it| &it.ty);
            spec.field(segment, version).map(|field| &field.ty).or_else(patterned)
        }
        Type::Map(_, inner) | Type::List(inner) => Some(inner),
        Type::OneOf(types) => types.iter().find_map(|ty| step(ty, segment, version)),
        _ => None,
    }
}
