//! From files to what their names mean: scopes, imports, types, options and their extensions, across files.
//!
//! Reads no file. Whoever has a disk says which files there are ([`Source`]), asks which others they import ([`wanted`]) until
//! nothing is wanted that can be had, and then has them [linked](link). Judges nothing: what is missing, unresolved, unused,
//! doubled or cyclic is data ([`Linked`]).
//!
//! A name is looked up as protobuf has it ("Name Resolution" in the language specification): its first part from the innermost scope
//! outwards, the rest inside of what was found; only in files that are imported, or imported publicly by those.
//!
//! Every file has an [`Outline`] of its own, made from its text alone. What the names of a file mean depends on its own
//! text, on the outlines of the files that it sees, and on the types of the options that it uses. So an edit costs its file alone
//! as long as the outline stays, else those as well that see the file or use something of it ([`Linked::edited`]).

mod features;
mod imports;
mod linked;
mod linker;
mod lookup;
mod options;
mod outline;
mod relink;

pub(crate) use features::set_feature;
pub use features::{
    EnumType, FeatureSet, FieldPresence, JsonFormat, MessageEncoding, RepeatedFieldEncoding, Utf8Validation,
};
pub use linked::{ExtensionUse, Linked, Symbol};
pub use linker::link;
pub(crate) use options::options_message;
pub use outline::{Outline, SymbolKind};

use std::sync::Arc;

use wirelint_source::FileId;

use crate::builtin;
use crate::roots::is_clean;
use crate::syntax::{ImportKind, NodeId, Parse};

/// A file that takes part.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file.
    pub file: FileId,
    /// The root that its path is relative to, by a number that the host gives. Imports are looked up in the importing file's own root,
    /// then in the others in the order of their numbers, then among what is built in.
    pub root: u32,
    /// The path by which others import it, with `/`.
    pub path: Arc<str>,
    /// What was read of it.
    pub parse: Arc<Parse>,
}

/// A file that an import needs and that is not there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Wanted {
    /// The root of the file that imports it.
    pub root: u32,
    /// The path as it is imported.
    pub path: String,
}

/// The files that are imported and are not among `sources`, each once, sorted. What is built in is among them: a file on disk goes
/// before it. A path that does not lead down from a root is not: nobody shall look there.
pub fn wanted(sources: &[Source]) -> Vec<Wanted> {
    let mut known: Vec<&str> = sources.iter().map(|it| &*it.path).collect();
    known.sort_unstable();
    let mut wanted: Vec<Wanted> = sources
        .iter()
        .flat_map(|source| source.parse.file().imports().map(move |import| (source.root, import)))
        .filter_map(|(root, import)| Some(Wanted { root, path: import.path()?.string().into_owned() }))
        .filter(|it| is_clean(&it.path) && known.binary_search(&&*it.path).is_err())
        .collect();
    wanted.sort();
    wanted.dedup();
    wanted
}

/// A node in one of the linked documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct At {
    /// The document, as an index into [`Linked::docs`].
    pub doc: u32,
    /// The node in that document's tree.
    pub node: NodeId,
}

/// A definition in one of the linked documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SymbolId {
    /// The document, as an index into [`Linked::docs`].
    pub doc: u32,
    /// The definition's index in the document's [`Outline`].
    pub index: u32,
}

/// A document among those that are linked.
#[derive(Clone, Debug)]
pub struct Doc {
    /// The file; `None` for what is built in.
    pub file: Option<FileId>,
    /// The root that the path is relative to; `u32::MAX` for what is built in.
    pub root: u32,
    /// The path by which others import it.
    pub path: Arc<str>,
    /// Its tree.
    pub parse: Arc<Parse>,
    /// Its definitions.
    pub outline: Arc<Outline>,
    /// Its imports in the order of the text.
    pub imports: Box<[ImportLink]>,
    /// What its names mean, sorted by node.
    links: Box<[Link]>,
    /// The documents that its names lead to, sorted.
    uses: Box<[u32]>,
    /// Whether it has names that mean nothing, or nothing that is imported: what any other document defines may change that.
    has_gaps: bool,
}

/// An import and what it leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ImportLink {
    /// The statement.
    pub node: NodeId,
    /// How it imports.
    pub kind: ImportKind,
    /// The document; `None` where the file is not there.
    pub target: Option<u32>,
    /// Whether a name in the file means something that this import provides. Of several that provide it, the first is used.
    pub is_used: bool,
    /// Whether it leads back to the file itself.
    pub is_cyclic: bool,
    /// Whether an import before it has the same path.
    pub is_double: bool,
}

/// A name and what it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    /// The name's node: a type, a part of an option's name, the name of a field in a message literal.
    pub node: NodeId,
    /// What it means.
    pub target: Target,
}

/// What a name means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// This definition.
    Symbol(SymbolId),
    /// Nothing that the file sees; but this definition, in a file that it does not import, has the name.
    NotImported(SymbolId),
    /// A definition of the wrong kind: no type where a type is needed, no extension where an extension is.
    WrongKind(SymbolId),
    /// Nothing.
    Unresolved,
}

impl Target {
    /// The definition, where it is one of the right kind that the file sees.
    pub fn symbol(self) -> Option<SymbolId> {
        match self {
            Self::Symbol(it) => Some(it),
            _ => None,
        }
    }

    /// The definition, of whatever kind and whether or not the file sees it.
    pub fn any(self) -> Option<SymbolId> {
        match self {
            Self::Symbol(it) | Self::NotImported(it) | Self::WrongKind(it) => Some(it),
            Self::Unresolved => None,
        }
    }
}

/// Two definitions of one name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Duplicate {
    /// The later one, by document and then by place.
    pub symbol: SymbolId,
    /// The one before.
    pub first: SymbolId,
}

/// The source of what is built in under `path`.
fn built_in(path: &str) -> Option<Source> {
    let parse = builtin::parse(path)?;
    Some(Source { file: FileId(u32::MAX), root: u32::MAX, path: path.into(), parse })
}
