//! From one tree to a linked description: the walk that finds every object, and the references between them, within a
//! file and across files.
//!
//! Reads no file: references say which files they need, whoever has a disk provides them, and the walk goes on. Judges
//! nothing but what keeps it from reading on: containers of the wrong shape and references that lead nowhere.

mod find;
mod linked;
mod linker;
mod marks;
mod operations;
mod places;
mod relink;
mod relink_around;
pub(crate) mod uri;
mod walk;

pub use linked::{Linked, Member};
pub use linker::Linker;
pub use operations::{OperationSite, Origin};
pub use relink::Relinked;
pub use relink_around::RelinkedAround;

use std::sync::Arc;

use wirelint_source::FileId;
use wirelint_yaml::{NodeId, NodeKind, Tree};

use crate::spec::{Object, Type, Version, VersionFault};

/// A node in one of the linked documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct At {
    /// The document, as an index into [`Linked::docs`].
    pub doc: u32,
    /// The node in that document's tree.
    pub node: NodeId,
}

/// A file that takes part.
#[derive(Clone, Debug)]
pub struct Doc {
    /// The file.
    pub file: FileId,
    /// Its tree.
    pub tree: Arc<Tree>,
    /// The version that it is read as: its own where it states one, else that of the document that first led to it.
    pub version: Version,
}

/// An object that is written out: not one that is only referred to, and no boolean schema, which holds nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TypedNode {
    /// What it is.
    pub object: Object,
    /// The mapping that holds its fields.
    pub at: At,
}

/// A file that a reference needs.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Wanted {
    /// The file that holds the reference.
    pub from: FileId,
    /// The path as written, relative to `from`'s folder, percent-decoded, without query and fragment.
    pub path: String,
}

/// Why a file cannot be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileFault {
    /// What is wrong, in the manner of all messages.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// A place that refers to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Reference {
    /// How it is written.
    pub kind: ReferenceKind,
    /// The mapping that holds `$ref`; for references of other kinds the key that the string stands under.
    pub at: At,
    /// The string that says what is meant, as it is written (perhaps an alias).
    pub value: At,
    /// What has to be there.
    pub expected: Object,
    /// What is there, one step on; it may be a reference again (see [`Linked::resolve`]).
    pub target: Result<At, RefFault>,
}

/// How a reference is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ReferenceKind {
    /// `$ref`, and nothing else that counts in the mapping.
    Ref,
    /// `$ref` in a schema of 3.1 or later, or in a path item, that says more beside it.
    RefWithSiblings,
    /// A string that is a URI by its place: `operationRef`, `$dynamicRef` (taken as a plain reference), a URI in a
    /// discriminator's `mapping`.
    Uri,
    /// The name of a component schema in a discriminator's `mapping`.
    SchemaName,
}

/// Why a reference leads nowhere.
#[derive(Clone, PartialEq, Debug)]
pub enum RefFault {
    /// The file cannot be had.
    FileUnavailable(Box<FileFault>),
    /// A file elsewhere on the network, or a URI without a place. It is not followed; that alone is no defect.
    Remote,
    /// The file is there, what the pointer says is not.
    PointerNotFound(Box<MissingStep>),
    /// The fragment is no pointer (`/…`), and no schema has it as its `$anchor`.
    NotAPointer {
        /// The fragment, decoded.
        fragment: Box<str>,
    },
    /// The percent-encoding is not that of UTF-8.
    NotUtf8,
    /// Nothing is written.
    Empty,
    /// What is there is something else.
    WrongKind {
        /// What is there.
        target: At,
        /// As what it was read.
        found: Found,
    },
    /// The references refer to each other and never to a definition.
    Cycle,
}

/// A step of a pointer that is not there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MissingStep {
    /// How far the pointer leads.
    pub deepest: At,
    /// The step, decoded.
    pub segment: String,
    /// The name nearest to it among those that are there.
    pub suggestion: Option<String>,
}

/// What stands where something else was expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// An object of the specification.
    Object(Object),
    /// A mapping or list that holds objects and is none itself, such as `components/schemas`.
    Container(NodeKind),
    /// Something that cannot be an object.
    Node(NodeKind),
}

/// What keeps a part of a document from being read.
#[derive(Clone, PartialEq, Debug)]
pub enum StructuralFault {
    /// The version is missing or not known. The document is read as the nearest one.
    Version {
        /// The document.
        doc: u32,
        /// What is wrong, and where.
        fault: VersionFault,
    },
    /// A mapping or list is needed and something else is there.
    Shape {
        /// What is there.
        at: At,
        /// The object that it belongs to.
        owner: Object,
        /// The key that it stands under; `None` for elements of lists and for whole documents.
        key: Option<At>,
        /// What is needed.
        expected: &'static Type,
        /// What is there.
        found: NodeKind,
    },
}

impl StructuralFault {
    /// Where it is.
    pub fn at(&self) -> At {
        match self {
            Self::Version { doc, fault } => At { doc: *doc, node: fault.node },
            Self::Shape { at, .. } => *at,
        }
    }
}
