//! What compilers reject, as data: `protoc` and `buf build` refuse a file with one of these, but for warnings.
//!
//! Errors of syntax are not among them ([`Parse::errors`](crate::syntax::Parse::errors)). What a check needs and a file lacks, or says
//! wrongly, makes one fault and no further ones.
//!
//! Sources: the language specifications of proto2, proto3 and editions, and what the compilers do where these leave it open.

mod defaults;
mod enums;
mod features;
mod fields;
mod file;
mod json;
mod lifetimes;
mod messages;
mod names;
mod naming;
mod options;
mod ranges;
mod visibility;

pub use json::json_name;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use wirelint_source::{FileId, Span};

use crate::link::{Doc, FeatureSet, Linked, SymbolId, SymbolKind, Target};
use crate::syntax::{Extend, Field, Node, NodeKind, SyntaxLevel};

/// How bad a fault is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Compilers accept it, and say so.
    Warning,
    /// Compilers refuse the file.
    Error,
}

/// Which of the faults that depend on other files it is; who knows more of these may know better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FaultKind {
    /// An import leads to no file.
    MissingImport,
    /// Files import each other in a circle.
    CyclicImport,
    /// A name means nothing, or nothing that is imported.
    Unresolved,
    /// A name means the wrong thing.
    Name,
    /// Two definitions have one name.
    Duplicate,
    /// Anything else; the file itself shows it.
    Other,
}

/// A reason to reject a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Which.
    pub kind: FaultKind,
    /// How bad.
    pub severity: Severity,
    /// The smallest stretch at fault.
    pub span: Span,
    /// What is wrong, in the manner of all messages.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that explain it.
    pub related: Vec<(Span, String)>,
}

impl Fault {
    fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    fn kind(&mut self, kind: FaultKind) -> &mut Self {
        self.kind = kind;
        self
    }

    fn warning(&mut self) -> &mut Self {
        self.severity = Severity::Warning;
        self
    }

    /// Says where something else stands; what is built in stands nowhere.
    fn related(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) -> &mut Self {
        self.related.extend(span.into().map(|it| (it, message.into())));
        self
    }
}

/// Finds faults in linked files.
pub struct Faults<'l> {
    linked: &'l Linked,
    extensions: OnceLock<Extensions>,
}

/// The first extension of each message with each number.
type Extensions = FxHashMap<(SymbolId, i128), SymbolId>;

impl<'l> Faults<'l> {
    /// Finds nothing yet.
    pub fn new(linked: &'l Linked) -> Self {
        Self { linked, extensions: OnceLock::new() }
    }

    /// The extensions of all files, read once when the first file with some is checked.
    fn extensions(&self) -> &Extensions {
        self.extensions.get_or_init(|| Self::read_extensions(self.linked))
    }

    fn read_extensions(linked: &Linked) -> Extensions {
        let mut extensions = FxHashMap::default();
        for (number, doc) in (0..).zip(linked.docs()) {
            for symbol in linked.symbols(number).filter(|it| it.kind() == SymbolKind::Extension) {
                let Some(field) = Field::cast(symbol.node()) else { continue };
                let extend = field.node().parent().and_then(Extend::cast);
                let extendee = extend.and_then(Extend::extendee).and_then(|it| doc.target(it.node().id()));
                if let (Some(extendee), Some(number)) = (extendee.and_then(Target::symbol), field.number()) {
                    extensions.entry((extendee, number)).or_insert(symbol.id());
                }
            }
        }
        extensions
    }

    /// What is wrong in a document, in the order of the text; nothing for what is built in.
    pub fn of(&self, doc: u32) -> Vec<Fault> {
        let linked = &self.linked.docs()[doc as usize];
        let Some(file) = linked.file else { return Vec::new() };
        let level = linked.parse.level();
        let mut check = Check { all: self, number: doc, doc: linked, file, level, found: Vec::new() };
        check.file();
        let start = |it: &Fault| linked.parse.absolute(it.span.item, it.span.range);
        check.found.sort_by_key(start);
        check.found
    }
}

/// The check of one document.
struct Check<'l> {
    all: &'l Faults<'l>,
    number: u32,
    doc: &'l Doc,
    file: FileId,
    level: SyntaxLevel,
    found: Vec<Fault>,
}

impl<'l> Check<'l> {
    fn linked(&self) -> &'l Linked {
        self.all.linked
    }

    fn is_proto3(&self) -> bool {
        self.level == SyntaxLevel::Proto3
    }

    fn report(&mut self, node: Node<'_>, message: impl Into<String>) -> &mut Fault {
        self.found.push(Fault {
            kind: FaultKind::Other,
            severity: Severity::Error,
            span: node.span(self.file),
            message: message.into(),
            help: None,
            related: Vec::new(),
        });
        self.found.last_mut().expect("it has just been added")
    }

    fn span(&self, node: Node<'_>) -> Span {
        node.span(self.file)
    }

    /// Everything in a statement.
    fn statement(&mut self, node: Node<'l>, features: FeatureSet) {
        match node.kind() {
            NodeKind::Message => self.message(node, features),
            NodeKind::Enum => self.enumeration(node, features),
            NodeKind::Extend => self.extend(node, features),
            _ => {}
        }
    }
}
