//! From documents to what their names mean: types with their extensions, fields, directives and root types over many files,
//! and the operations and fragments beside them.
//!
//! Reads no file and judges nothing: what is doubled, unknown or of the wrong kind is data. Definitions that no document has to
//! state are here all the same: the [built-in](https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars) scalars and
//! directives, and introspection; and [names](Vendor) that come with Federation, Relay and others.
//!
//! Every item of a document has a [`Summary`] of its own, made from its text alone; a [`Schema`] is merged from them. So an edit
//! costs the summaries of the items that it touches, and a walk over one name for each item ([`Schema::edited`]).
//!
//! ```
//! use std::sync::Arc;
//! use wirelint_graphql::{schema::{Schema, Source}, syntax::parse};
//! use wirelint_source::FileId;
//!
//! let texts = ["type Query { user: User }", "type User { id: ID! }\nextend type User { name: String }"];
//! let sources = texts.iter().enumerate().map(|(number, text)| Source {
//!     file: FileId(number as u32),
//!     parse: Arc::new(parse(*text)),
//! });
//! let schema = Schema::of(sources.collect());
//! let user = schema.ty("User").unwrap();
//! let fields: Vec<_> = user.fields().filter_map(|it| it.name()).map(|it| it.text()).collect();
//! assert_eq!(fields, ["id", "name"]);
//! assert_eq!(user.field("name").and_then(|it| it.ty()).map(|it| it.to_string()), Some("String".into()));
//! ```

mod built_in;
mod coordinate;
mod link;
mod merge;
mod summary;
mod types;
mod vendor;

pub use coordinate::Element;
pub use link::{Imported, Link};
pub use summary::{Role, Summary};
pub use types::{DirectiveDef, Placed, Type, TypeId};
pub use vendor::Vendor;

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use wirelint_source::{Changed, FileId, ItemId, Span};

use crate::syntax::{Node, OperationType, Parse};

/// A document that takes part.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file.
    pub file: FileId,
    /// What was read of it.
    pub parse: Arc<Parse>,
}

/// A document among those that are linked.
#[derive(Clone, Debug)]
pub struct Doc {
    /// The file; `None` for what is built in.
    pub file: Option<FileId>,
    /// Its tree.
    pub parse: Arc<Parse>,
    /// What each item defines, by the item's number; the skeleton's defines nothing.
    pub summaries: Vec<Arc<Summary>>,
}

/// An item of one of the documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct At {
    /// The document, as an index into [`Schema::docs`].
    pub doc: u32,
    /// The item in that document's tree.
    pub item: ItemId,
}

/// A root type: where operations of a kind begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Root {
    /// Which operations.
    pub operation: OperationType,
    /// The type.
    pub ty: TypeId,
    /// The definition or extension of the schema that says so; `None` where the type's name does.
    pub stated: Option<At>,
}

/// All documents, linked. Immutable.
#[derive(Debug)]
pub struct Schema {
    /// Those that were given, then what is built in.
    docs: Vec<Doc>,
    types: Vec<types::TypeEntry>,
    type_names: FxHashMap<Arc<str>, TypeId>,
    /// All definitions of a directive of that name, those of what is built in last.
    directives: FxHashMap<Arc<str>, Vec<At>>,
    /// Definitions and extensions of the schema.
    schemas: Vec<At>,
    operations: Vec<At>,
    /// All definitions of a fragment of that name.
    fragments: FxHashMap<Arc<str>, Vec<At>>,
    roots: Vec<Root>,
    /// Several definitions of one type are one.
    is_joined: bool,
    links: Vec<Link>,
    /// For each type the objects that a value of it may be; made when first asked for.
    possible: OnceLock<Vec<Box<[TypeId]>>>,
    /// For each type what is on it, where it is a page; made when first asked for.
    pages: OnceLock<Vec<Option<TypeId>>>,
}

impl Schema {
    /// Links documents. Of two definitions of one name the first counts, by the order of `sources` and then of the text.
    pub fn of(sources: Vec<Source>) -> Self {
        merge::merge(docs(sources), false)
    }

    /// Links documents that are joined before they are a schema, as `mergeTypeDefs` does: of two definitions of one type in different documents the
    /// second extends the first.
    pub fn of_joined(sources: Vec<Source>) -> Self {
        merge::merge(docs(sources), true)
    }

    /// The same with another text of the document `doc`. `changed` says what of its tree has changed, where that is known.
    pub fn edited(&self, doc: u32, parse: Arc<Parse>, changed: Option<&Changed>) -> Self {
        let mut docs = self.docs.clone();
        let edited = &mut docs[doc as usize];
        edited.summaries = match changed {
            Some(changed) => summary::edited(&edited.summaries, &parse, changed),
            None => summary::all(&parse),
        };
        edited.parse = parse;
        merge::merge(docs, self.is_joined)
    }

    /// The documents in the order in which they were given; the last one is what is built in.
    pub fn docs(&self) -> &[Doc] {
        &self.docs
    }

    /// What is on `page`, as `find` says of all types when first asked.
    pub(crate) fn on_page<'s>(
        &'s self,
        page: Type<'s>,
        find: impl Fn(Type<'s>) -> Option<Type<'s>>,
    ) -> Option<Type<'s>> {
        let all = self.pages.get_or_init(|| self.types().map(|it| find(it).map(Type::id)).collect());
        all[page.id().0 as usize].map(|it| self.type_of(it))
    }

    /// The node of an item.
    pub fn node(&self, at: At) -> Option<Node<'_>> {
        self.docs[at.doc as usize].parse.item(at.item)
    }

    /// Where `node` of the document `doc` stands; `None` for what is built in.
    pub fn span(&self, doc: u32, node: Node<'_>) -> Option<Span> {
        Some(node.span(self.docs[doc as usize].file?))
    }

    /// What an item defines.
    pub fn summary(&self, at: At) -> &Summary {
        &self.docs[at.doc as usize].summaries[at.item.0 as usize]
    }

    /// Definitions and extensions of the schema itself, in their order.
    pub fn schemas(&self) -> &[At] {
        &self.schemas
    }

    /// All operations, in their order.
    pub fn operations(&self) -> &[At] {
        &self.operations
    }

    /// All definitions of the fragment, the first one first.
    pub fn fragments(&self, name: &str) -> &[At] {
        self.fragments.get(name).map_or(&[], |it| it)
    }

    /// The names of all fragments, in no order.
    pub fn fragment_names(&self) -> impl Iterator<Item = &str> {
        self.fragments.keys().map(|it| &**it)
    }

    /// The names of all directives that are defined, without `@`, in no order.
    pub fn directive_names(&self) -> impl Iterator<Item = &str> {
        self.directives.keys().map(|it| &**it)
    }

    /// The types where operations begin: what the schema states, else the types that are called `Query`, `Mutation` and
    /// `Subscription`.
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// The type where such operations begin.
    pub fn root(&self, operation: OperationType) -> Option<Type<'_>> {
        let root = self.roots.iter().find(|it| it.operation == operation)?;
        Some(self.type_of(root.ty))
    }

    /// The specifications that the schema is linked to by `@link` or `@core`.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Whether it is a supergraph: what a router reads, composed of the schemas of several services.
    pub fn is_supergraph(&self) -> bool {
        self.links.iter().any(|it| it.name == "join")
            || self.directives.contains_key("join__type")
            || self.directives.contains_key("join__graph")
    }

    /// Whether it is one of the schemas that a supergraph is composed of.
    pub fn is_subgraph(&self) -> bool {
        !self.is_supergraph() && self.links.iter().any(|it| it.name == "federation")
    }
}

/// The documents with what each of their items defines, and what is built in.
fn docs(sources: Vec<Source>) -> Vec<Doc> {
    let docs = sources.into_iter().map(|source| Doc {
        summaries: summary::all(&source.parse),
        file: Some(source.file),
        parse: source.parse,
    });
    docs.chain([built_in::doc()]).collect()
}
