//! What was found, for reading.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use wirelint_source::{FileId, ItemId, Span};

use super::imports::Table;
use super::lookup::descend;
use super::outline::{Entry, TOP};
use super::{At, Doc, Duplicate, Link, SymbolId, SymbolKind, Target};
use crate::syntax::{Field, Node, NodeId, NodeKind, OptionDecl, OptionPart, Value};

/// Linked files. Cheap to change one of ([`Self::edited`]); immutable.
pub struct Linked {
    pub(super) docs: Vec<Arc<Doc>>,
    pub(super) table: Arc<Table>,
    pub(super) duplicates: Arc<[Duplicate]>,
    pub(super) index: Arc<Index>,
}

/// Where documents are: the same as long as none is of another file or package.
pub(super) struct Index {
    doc_of: FxHashMap<FileId, u32>,
    /// The documents of each package.
    packages: FxHashMap<Box<str>, Vec<u32>>,
}

impl Index {
    pub(super) fn new(docs: &[Arc<Doc>]) -> Self {
        let doc_of = (0..).zip(docs).filter_map(|(number, doc)| Some((doc.file?, number))).collect();
        let mut packages: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (number, doc) in (0..).zip(docs) {
            match packages.get_mut(doc.outline.package()) {
                Some(docs) => docs.push(number),
                None => _ = packages.insert(doc.outline.package().into(), vec![number]),
            }
        }
        Self { doc_of, packages }
    }

    /// The documents of a package, in their order.
    pub(super) fn in_package(&self, package: &str) -> &[u32] {
        self.packages.get(package).map_or(&[], Vec::as_slice)
    }
}

impl Doc {
    /// All names of the file that mean something elsewhere, in the order of the text.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What the name at `node` means; `None` where no name is that is looked up.
    pub fn target(&self, node: NodeId) -> Option<Target> {
        let at = self.links.binary_search_by_key(&node, |it| it.node).ok()?;
        Some(self.links[at].target)
    }

    /// The type of a plain field, where that is a message or an enum.
    pub fn type_of(&self, field: Node<'_>) -> Option<SymbolId> {
        let node = field.child(NodeKind::Type)?;
        self.target(node.id())?.symbol()
    }

    /// Whether it says in `items` what `before` said there, at the same places, and means the same by it. So it does where nothing differs
    /// but what stands in other items: comments, imports that nothing hangs on, definitions with the same names.
    pub fn says_the_same(&self, before: &Self, items: &[ItemId]) -> bool {
        let is_same_item = |&item: &ItemId| {
            self.parse.has_item_of(&before.parse, item) && self.links_in(item) == before.links_in(item)
        };
        self.file == before.file
            && self.root == before.root
            && self.has_statements_of(before)
            && self.has_names_of(before)
            && items.iter().all(is_same_item)
    }

    /// The links in one item.
    fn links_in(&self, item: ItemId) -> &[Link] {
        let first = self.links.partition_point(|it| it.node.item < item);
        let count = self.links[first..].partition_point(|it| it.node.item == item);
        &self.links[first..first + count]
    }

    /// Whether the same kinds of statements follow each other in both, and those that hold for the file as a whole say the same.
    fn has_statements_of(&self, other: &Self) -> bool {
        let said = |it: Node<'_>| {
            matches!(it.kind(), NodeKind::Syntax | NodeKind::Edition | NodeKind::Package | NodeKind::Option)
        };
        self.parse.item_count() == other.parse.item_count()
            && self
                .parse
                .statements()
                .zip(other.parse.statements())
                .all(|(a, b)| a.id() == b.id() && a.kind() == b.kind() && (!said(a) || a.text() == b.text()))
    }

    /// Whether each type and extension of one has the same number and name in the other.
    fn has_names_of(&self, other: &Self) -> bool {
        self.has_same_of(other, |it| it.kind.is_type() || it.kind == SymbolKind::Extension)
    }

    /// The same of all that a type may be looked up by from elsewhere, which is what stands at the top as well.
    pub(super) fn has_all_names_of(&self, other: &Self) -> bool {
        let is_one = |it: &Entry| it.scope == TOP || it.kind.is_type() || it.kind == SymbolKind::Extension;
        self.has_same_of(other, is_one)
    }

    /// Whether the definitions of both are of the same kinds, one after the other, and those that `is_one` have the same names.
    fn has_same_of(&self, other: &Self, is_one: impl Fn(&Entry) -> bool) -> bool {
        let (a, b) = (&self.outline, &other.outline);
        a.package() == b.package()
            && a.len() == b.len()
            && (0..a.len()).zip(a.entries.iter().zip(&b.entries)).all(|(index, (one, two))| {
                one.kind == two.kind
                    && (!is_one(one)
                        || one.scope == two.scope
                            && a.name(index, &self.parse) == b.name(index, &other.parse))
            })
    }

    pub(super) fn kind_of(&self, index: u32) -> SymbolKind {
        self.outline.entries[index as usize].kind
    }

    pub(super) fn full_name(&self, index: u32) -> String {
        let package = self.outline.package();
        let mut at = self.outline.entries[index as usize].scope;
        if at == TOP && !package.is_empty() && !self.outline.is_group_field(index, &self.parse) {
            return [package, self.outline.name(index, &self.parse)].join(".");
        }
        let mut names = vec![self.outline.plain_name(index, &self.parse)];
        while at != TOP {
            names.push(self.outline.name(at, &self.parse).to_owned());
            at = self.outline.entries[at as usize].scope;
        }
        if !self.outline.package().is_empty() {
            names.push(self.outline.package().to_owned());
        }
        names.reverse();
        names.join(".")
    }
}

/// A definition.
#[derive(Clone, Copy)]
pub struct Symbol<'l> {
    linked: &'l Linked,
    id: SymbolId,
}

impl<'l> Symbol<'l> {
    /// Its number.
    pub fn id(self) -> SymbolId {
        self.id
    }

    /// What it is.
    pub fn kind(self) -> SymbolKind {
        self.doc().kind_of(self.id.index)
    }

    /// The document that it is in.
    pub fn doc(self) -> &'l Doc {
        &self.linked.docs[self.id.doc as usize]
    }

    /// Its node.
    pub fn node(self) -> Node<'l> {
        let doc = self.doc();
        doc.parse.node(doc.outline.entries[self.id.index as usize].node)
    }

    /// Its name, as it is written.
    pub fn name(self) -> &'l str {
        let doc = self.doc();
        doc.outline.name(self.id.index, &doc.parse)
    }

    /// Package, outer definitions and name, joined by dots, without a leading one.
    pub fn full_name(self) -> String {
        self.doc().full_name(self.id.index)
    }

    /// Whether [`Self::full_name`] is `name`; allocates only where it may well be.
    pub fn is(self, name: &str) -> bool {
        name.ends_with(self.name()) && self.full_name() == name
    }

    /// The place of its name; `None` where it is built in.
    pub fn span(self) -> Option<Span> {
        Some(self.node().child(NodeKind::Name)?.span(self.doc().file?))
    }
}

impl Linked {
    /// The documents: the given ones in their order, then those that are built in.
    pub fn docs(&self) -> &[Arc<Doc>] {
        &self.docs
    }

    /// The number of the document that a file is.
    pub fn doc_of(&self, file: FileId) -> Option<u32> {
        self.index.doc_of.get(&file).copied()
    }

    /// A definition.
    pub fn symbol(&self, id: SymbolId) -> Symbol<'_> {
        Symbol { linked: self, id }
    }

    /// The definition that the node is, where it is of that kind.
    pub fn symbol_at(&self, at: At, kind: SymbolKind) -> Option<Symbol<'_>> {
        let index = self.docs[at.doc as usize].outline.at(at.node, kind)?;
        Some(self.symbol(SymbolId { doc: at.doc, index }))
    }

    /// The definitions of a document in the order of the text.
    pub fn symbols(&self, doc: u32) -> impl Iterator<Item = Symbol<'_>> {
        (0..self.docs[doc as usize].outline.len()).map(move |index| self.symbol(SymbolId { doc, index }))
    }

    /// What the name at a node means.
    pub fn target(&self, at: At) -> Option<Target> {
        self.docs[at.doc as usize].target(at.node)
    }

    /// The definition that the name at a node means.
    pub fn resolve(&self, doc: u32, node: Node<'_>) -> Option<Symbol<'_>> {
        self.docs[doc as usize].target(node.id())?.symbol().map(|it| self.symbol(it))
    }

    /// The message or enum that a field is of: for a `map` that of its values, for a group its own message.
    pub fn type_of(&self, doc: u32, field: Field<'_>) -> Option<Symbol<'_>> {
        let node = field.node();
        if node.kind() == NodeKind::Group {
            return self.symbol_at(At { doc, node: node.id() }, SymbolKind::Message);
        }
        self.resolve(doc, node.children().filter(|it| it.kind() == NodeKind::Type).last()?)
    }

    /// The first definition of that full name, without a leading dot.
    pub fn find(&self, name: &str) -> Option<Symbol<'_>> {
        (0..).zip(&self.docs).find_map(|(number, doc)| {
            let rest = match doc.outline.package() {
                "" => name,
                package => name.strip_prefix(package)?.strip_prefix('.')?,
            };
            let index = descend(doc, TOP, rest)?;
            Some(self.symbol(SymbolId { doc: number, index }))
        })
    }

    /// Definitions of a name that another one has, in the same file or in one of the same root.
    pub fn duplicates(&self) -> &[Duplicate] {
        &self.duplicates
    }

    /// The values that the extension of that full name is given among `options`, each with the option that gives it. Where only a
    /// field in it is set (`(ext).field = …`), there is the option and the rest of its path.
    pub fn extension<'t>(
        &self,
        doc: u32,
        options: impl Iterator<Item = OptionDecl<'t>>,
        name: &str,
    ) -> Vec<ExtensionUse<'t>> {
        options
            .filter_map(|option| {
                let mut parts = option.parts();
                let Some(OptionPart::Extension(path)) = parts.next() else { return None };
                // What is not found may still be meant.
                let is_meant = match self.docs[doc as usize].target(path.id())? {
                    Target::Symbol(it) => self.symbol(it).is(name),
                    _ => path.name().trim_start_matches('.') == name,
                };
                is_meant.then(|| ExtensionUse { option, rest: parts.collect(), value: option.value() })
            })
            .collect()
    }
}

/// An option that sets an extension, or something in it.
#[derive(Clone, Debug)]
pub struct ExtensionUse<'t> {
    /// The option.
    pub option: OptionDecl<'t>,
    /// The parts of the name behind the extension.
    pub rest: Vec<OptionPart<'t>>,
    /// The value.
    pub value: Option<Value<'t>>,
}
