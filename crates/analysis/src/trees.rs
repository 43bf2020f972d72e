//! The trees of the files, each made once by whichever thread asks first.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxHashMap;
use wirelint_graphql::introspection::{self, Introspected};
use wirelint_graphql::syntax as graphql;
use wirelint_protobuf::syntax::Parse;
use wirelint_source::{Changed, FileId, ItemId, Span, Text, TextEdit, TextRange};
use wirelint_source_code::{Document, Embedded, Language, embedded};
use wirelint_vfs::{File, Kind, Vfs, is_introspection};
use wirelint_yaml::{Format, Tree};

/// The trees of the files. A file has one of YAML and JSON, one of Protocol Buffers, or one of GraphQL, whichever is asked for.
#[derive(Default)]
pub(crate) struct Trees {
    documents: Cache<Tree>,
    protos: Cache<Parse>,
    graphqls: Cache<graphql::Parse>,
    introspections: Cache<Introspection>,
    embeddings: Cache<Embedding>,
}

/// Documents of GraphQL in source code.
pub(crate) struct Embedding {
    /// What they say. Every offset in its text is one in the file, with blanks outside of the documents.
    pub(crate) parse: Arc<graphql::Parse>,
    documents: Vec<Document>,
}

impl Embedding {
    fn of(file: &File) -> Self {
        let (mask, documents) = Self::read(file);
        Self { parse: Arc::new(in_parts(graphql::parse(mask), &documents)), documents }
    }

    fn read(file: &File) -> (Text, Vec<Document>) {
        let language = Language::of(file.path());
        let Embedded { mask, documents } =
            language.and_then(|it| embedded(it, file.text())).unwrap_or_default();
        (mask.into(), documents)
    }

    /// The same with the text that `file` has now, and what of it is other.
    pub(crate) fn edited(&self, file: &File) -> (Self, Changed) {
        let (mask, documents) = Self::read(file);
        let edit = TextEdit::between(self.parse.text(), &mask);
        let (parse, changed) = self.parse.edited(mask, &edit);
        (Self { parse: Arc::new(in_parts(parse, &documents)), documents }, changed)
    }

    /// Whether `range`, in bytes from the start of the file, begins in one of the documents.
    pub(crate) fn is_in_document(&self, range: TextRange) -> bool {
        self.documents.iter().any(|it| it.range.start <= range.start && range.start < it.range.end)
    }

    /// Whether something about `range`, in bytes from the start of the file, is about an expression whose value nobody knows.
    pub(crate) fn is_unknown(&self, range: TextRange) -> bool {
        self.documents.iter().flat_map(|it| &it.holes).any(|it| it.range.overlaps(range))
    }
}

fn in_parts(parse: graphql::Parse, documents: &[Document]) -> graphql::Parse {
    parse.in_parts(documents.iter().map(|it| it.range))
}

/// A schema of GraphQL that is written as JSON.
pub(crate) struct Introspection {
    /// The JSON.
    pub(crate) json: Tree,
    /// The schema as it would be written in GraphQL. Places in it are counted in that, but for those of the skeleton, which are places in the JSON.
    pub(crate) parse: Arc<graphql::Parse>,
    /// Where in the JSON that stands, and what is wrong with it; `None` where the JSON is none after all.
    read: Option<Introspected>,
}

impl Introspection {
    fn of(file: &File) -> Self {
        let json = wirelint_yaml::parse(file.text().clone(), Format::Json);
        let read = introspection::read(&json);
        let sdl = read.as_ref().map_or_else(Default::default, |it| it.sdl.clone());
        Self { parse: Arc::new(graphql::parse(sdl)), json, read }
    }

    /// What of the JSON cannot be read, or is missing; in bytes from its start.
    pub(crate) fn faults(&self) -> Vec<(TextRange, String)> {
        let of_json = self.json.errors();
        let of_json = of_json.map(|(item, it)| (self.json.absolute(item, it.range), it.message.to_string()));
        let faults = self.read.iter().flat_map(|it| &it.faults);
        of_json.chain(faults.map(|it| (it.range, it.message.to_string()))).collect()
    }

    fn absolute(&self, item: ItemId, range: TextRange) -> TextRange {
        match &self.read {
            Some(read) if item != ItemId::SKELETON => read.place(self.parse.absolute(item, range)),
            _ => range,
        }
    }
}

/// The tree of a file, of whichever language.
#[derive(Clone)]
pub(crate) enum AnyTree {
    /// YAML or JSON.
    Document(Arc<Tree>),
    /// Protocol Buffers.
    Proto(Arc<Parse>),
    /// GraphQL.
    GraphQl(Arc<graphql::Parse>),
    /// GraphQL in JSON.
    Introspection(Arc<Introspection>),
    /// GraphQL in source code.
    Embedded(Arc<Embedding>),
    /// Source code that has no GraphQL in it. Places in it count from the start of the file.
    Source,
}

impl AnyTree {
    /// `range`, relative to `item`, as bytes from the start of the file.
    pub(crate) fn absolute(&self, item: ItemId, range: TextRange) -> TextRange {
        match self {
            Self::Document(tree) => tree.absolute(item, range),
            Self::Proto(parse) => parse.absolute(item, range),
            Self::GraphQl(parse) => parse.absolute(item, range),
            Self::Introspection(it) => it.absolute(item, range),
            Self::Embedded(it) => it.parse.absolute(item, range),
            Self::Source => range,
        }
    }
}

impl Trees {
    /// Forgets the tree of `file`, whose text has changed.
    pub(crate) fn forget(&mut self, file: FileId) {
        self.documents.forget(file);
        self.protos.forget(file);
        self.graphqls.forget(file);
        self.introspections.forget(file);
        self.embeddings.forget(file);
    }

    /// The tree of `file`, if it has been made.
    pub(crate) fn made(&self, file: FileId) -> Option<Arc<Tree>> {
        self.documents.made(file)
    }

    /// `tree` is the tree of `file`, whose text has changed.
    pub(crate) fn put(&mut self, file: FileId, tree: Arc<Tree>) {
        self.documents.put(file, tree);
    }

    /// The tree of `file`, which is YAML or JSON.
    pub(crate) fn get(&self, vfs: &Vfs, file: FileId) -> Arc<Tree> {
        self.documents.get(file, || {
            let file = vfs.file(file);
            wirelint_yaml::parse(file.text().clone(), format_of(&file))
        })
    }

    /// The tree of `file`, which is of Protocol Buffers, if it has been made.
    pub(crate) fn made_proto(&self, file: FileId) -> Option<Arc<Parse>> {
        self.protos.made(file)
    }

    /// `parse` is the tree of `file`, whose text has changed.
    pub(crate) fn put_proto(&mut self, file: FileId, parse: Arc<Parse>) {
        self.protos.put(file, parse);
    }

    /// The tree of `file`, which is of Protocol Buffers.
    pub(crate) fn proto(&self, vfs: &Vfs, file: FileId) -> Arc<Parse> {
        self.protos.get(file, || wirelint_protobuf::syntax::parse(vfs.file(file).text().clone()))
    }

    /// Whether `file` is of Protocol Buffers: by its name, or because it has been read as that.
    pub(crate) fn is_proto(&self, vfs: &Vfs, file: FileId) -> bool {
        is_proto(vfs.file(file).path()) || self.protos.made(file).is_some()
    }

    /// The tree of `file`, which is of GraphQL, if it has been made.
    pub(crate) fn made_graphql(&self, file: FileId) -> Option<Arc<graphql::Parse>> {
        self.graphqls.made(file)
    }

    /// `parse` is the tree of `file`, whose text has changed.
    pub(crate) fn put_graphql(&mut self, file: FileId, parse: Arc<graphql::Parse>) {
        self.graphqls.put(file, parse);
    }

    /// The tree of `file`, which is of GraphQL.
    pub(crate) fn graphql(&self, vfs: &Vfs, file: FileId) -> Arc<graphql::Parse> {
        if let Some(made) = self.graphqls.made(file) {
            return made;
        }
        let source = vfs.file(file);
        if Kind::of(source.path(), "") != Kind::GraphQl && is_introspection(source.text()) {
            return Arc::clone(&self.introspections.get(file, || Introspection::of(&source)).parse);
        }
        if Kind::is_source(source.path()) {
            return Arc::clone(&self.embeddings.get(file, || Embedding::of(&source)).parse);
        }
        self.graphqls.get(file, || graphql::parse(source.text().clone()))
    }

    /// The same for whoever only looks at it: what the file is read as is for others to say.
    pub(crate) fn graphql_to_look_at(&self, vfs: &Vfs, file: FileId) -> Arc<graphql::Parse> {
        let source = vfs.file(file);
        if Kind::is_source(source.path()) && self.embeddings.made(file).is_none() {
            return Embedding::of(&source).parse;
        }
        self.graphql(vfs, file)
    }

    /// Forgets the documents in source code, and the schemas in JSON, of all files but those: a file may be read as something else now.
    pub(crate) fn keep_embedded(&self, is_kept: &dyn Fn(FileId) -> bool) {
        self.embeddings.keep(is_kept);
        self.introspections.keep(is_kept);
    }

    /// Whether `file` is of GraphQL: by its name, or because it has been read as that, be it written as JSON or in source code.
    pub(crate) fn is_graphql(&self, vfs: &Vfs, file: FileId) -> bool {
        is_graphql(vfs.file(file).path())
            || self.graphqls.made(file).is_some()
            || self.introspections.made(file).is_some()
            || self.embeddings.made(file).is_some()
    }

    /// The documents in source code that `file` has been read as, if it has been.
    pub(crate) fn made_embedding(&self, file: FileId) -> Option<Arc<Embedding>> {
        self.embeddings.made(file)
    }

    /// `embedding` is what stands in `file`, whose text has changed.
    pub(crate) fn put_embedding(&mut self, file: FileId, embedding: Arc<Embedding>) {
        self.embeddings.put(file, embedding);
    }

    /// The schema in JSON that `file` has been read as, if it has been.
    pub(crate) fn made_introspection(&self, file: FileId) -> Option<Arc<Introspection>> {
        self.introspections.made(file)
    }

    /// The place in the text of the GraphQL of `file` that stands for `offset`, where that is written as JSON; else `offset` itself.
    pub(crate) fn in_graphql(&self, file: FileId, offset: u32) -> Option<u32> {
        match self.introspections.made(file) {
            Some(it) => it.read.as_ref()?.sdl_of(offset).map(|it| it.start),
            None => Some(offset),
        }
    }

    /// The tree of `file` as what it has been read as, of YAML or JSON where nobody has read it yet.
    pub(crate) fn any(&self, vfs: &Vfs, file: FileId) -> AnyTree {
        if let Some(parse) = self.protos.made(file) {
            return AnyTree::Proto(parse);
        }
        if let Some(it) = self.introspections.made(file) {
            return AnyTree::Introspection(it);
        }
        if let Some(it) = self.embeddings.made(file) {
            return AnyTree::Embedded(it);
        }
        match self.graphqls.made(file) {
            Some(parse) => AnyTree::GraphQl(parse),
            None if Kind::is_source(vfs.file(file).path()) => AnyTree::Source,
            None => AnyTree::Document(self.get(vfs, file)),
        }
    }

    /// Where `span` is, in bytes from the start of its file.
    pub(crate) fn absolute(&self, vfs: &Vfs, span: Span) -> TextRange {
        self.any(vfs, span.file).absolute(span.item, span.range)
    }
}

/// Whether the file at `path` is of Protocol Buffers by its name.
pub(crate) fn is_proto(path: &Path) -> bool {
    Kind::of(path, "") == Kind::Proto
}

/// Whether the file at `path` is of GraphQL by its name.
pub(crate) fn is_graphql(path: &Path) -> bool {
    Kind::of(path, "") == Kind::GraphQl
}

/// Trees of one language.
struct Cache<T> {
    all: Mutex<FxHashMap<FileId, Arc<OnceLock<Arc<T>>>>>,
}

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self { all: Mutex::default() }
    }
}

impl<T> Cache<T> {
    fn forget(&mut self, file: FileId) {
        self.all.get_mut().unwrap_or_else(PoisonError::into_inner).remove(&file);
    }

    fn keep(&self, is_kept: &dyn Fn(FileId) -> bool) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).retain(|file, _| is_kept(*file));
    }

    fn made(&self, file: FileId) -> Option<Arc<T>> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&file)?.get().cloned()
    }

    fn put(&mut self, file: FileId, tree: Arc<T>) {
        let all = self.all.get_mut().unwrap_or_else(PoisonError::into_inner);
        all.insert(file, Arc::new(OnceLock::from(tree)));
    }

    fn get(&self, file: FileId, read: impl FnOnce() -> T) -> Arc<T> {
        let cell = {
            let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(file).or_default())
        };
        // The lock is not held while a file is parsed.
        Arc::clone(cell.get_or_init(|| Arc::new(read())))
    }
}

/// By the file's extension, else by its first character.
pub(crate) fn format_of(file: &File) -> Format {
    let extension = file.path().extension().and_then(|it| it.to_str()).unwrap_or_default();
    let text = file.text().trim_start_matches('\u{feff}').trim_start();
    match extension {
        "json" => Format::Json,
        "yaml" | "yml" => Format::Yaml,
        _ if text.starts_with(['{', '[']) => Format::Json,
        _ => Format::Yaml,
    }
}
