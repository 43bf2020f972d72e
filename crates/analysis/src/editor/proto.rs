//! Names in .proto files, and those that configuration calls services and methods by: what stands under the cursor, where it is defined,
//! who names it.

mod symbols;

use std::path::Path;
use std::sync::Arc;

use wirelint_model::traffic::{Selector, Target, Written};
use wirelint_protobuf::link::{At, Doc, Linked, Symbol, SymbolId, SymbolKind};
use wirelint_protobuf::syntax::{CommentBlock, Node, NodeKind};
use wirelint_source::{FileId, TextRange};

use crate::editor::{Definition, FileRange};
use crate::find;
use crate::host::Snapshot;
use crate::modules::{self, Module};
use crate::system;
use crate::trees::is_proto;

pub(super) use symbols::symbols;

/// Each kind, so that what a node defines is found; a group is a message first.
const KINDS: [SymbolKind; 8] = [
    SymbolKind::Message,
    SymbolKind::Field,
    SymbolKind::Extension,
    SymbolKind::Oneof,
    SymbolKind::Enum,
    SymbolKind::EnumValue,
    SymbolKind::Service,
    SymbolKind::Method,
];

/// What stands under the cursor.
pub(super) struct Met {
    module: Arc<Module>,
    /// The name that was asked about, in its own file.
    pub(super) origin: TextRange,
    thing: Thing,
    /// It is defined here.
    pub(super) is_definition: bool,
}

/// What can be defined and named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thing {
    Symbol(SymbolId),
    /// A document, as a whole.
    File(u32),
}

/// What stands at `offset` of the file at `path`: once for each module that knows it.
pub(super) fn met(snapshot: Snapshot<'_>, path: &Path, offset: u32) -> Vec<Met> {
    let Some((file, _)) = snapshot.file(path) else { return Vec::new() };
    let modules = modules::all_linked(snapshot);
    if is_proto(path) {
        let met = |module: &Arc<Module>| met_in(module, module.linked.doc_of(file)?, offset);
        return modules.iter().filter_map(met).collect();
    }
    let Some((origin, name)) = configured(snapshot, file, offset) else { return Vec::new() };
    let met = |module: &Arc<Module>| {
        let thing = Thing::Symbol(called(&module.linked, &name)?);
        Some(Met { module: Arc::clone(module), origin, thing, is_definition: false })
    };
    modules.iter().filter_map(met).collect()
}

fn met_in(module: &Arc<Module>, number: u32, offset: u32) -> Option<Met> {
    let linked = &module.linked;
    let doc = &linked.docs()[number as usize];
    let found = |node: Node<'_>, thing, is_definition| {
        Some(Met { module: Arc::clone(module), origin: node.range(), thing, is_definition })
    };
    let mut at = doc.parse.node_at(offset);
    while let Some(node) = at {
        if let Some(target) = doc.target(node.id()) {
            return found(node, Thing::Symbol(target.any()?), false);
        }
        let parent = node.parent();
        match (node.kind(), parent) {
            (NodeKind::Name, Some(parent)) => {
                return found(node, Thing::Symbol(defined(linked, number, parent)?), true);
            }
            (NodeKind::Str, Some(parent)) if parent.kind() == NodeKind::Import => {
                let import = doc.imports.iter().find(|it| it.node == parent.id())?;
                return found(node, Thing::File(import.target?), false);
            }
            _ => at = parent,
        }
    }
    None
}

/// What the node defines.
fn defined(linked: &Linked, doc: u32, node: Node<'_>) -> Option<SymbolId> {
    let at = At { doc, node: node.id() };
    KINDS.iter().find_map(|&kind| linked.symbol_at(at, kind)).map(Symbol::id)
}

/// The names of gRPC that the configuration in `file` has at `offset`.
fn configured(snapshot: Snapshot<'_>, file: FileId, offset: u32) -> Option<(TextRange, String)> {
    let found = find::find(snapshot, snapshot.configs());
    found.traffic().find(|it| *it == file)?;
    let traffic = system::traffic(snapshot, file);
    let selectors = traffic.tables.iter().flat_map(|it| &it.policies).flat_map(|it| &it.selectors);
    selectors.flat_map(names).find_map(|(written, name)| {
        let range = snapshot.memo.trees.absolute(snapshot.vfs, written.span);
        range.touches(offset).then_some((range, name))
    })
}

/// The names of gRPC that a selector has, each with the full name of what it calls.
fn names(selector: &Selector) -> Vec<(&Written<Arc<str>>, String)> {
    let Target::Grpc { service: Some(service), method } = &selector.target else { return Vec::new() };
    let method = method.as_ref().map(|it| (it, format!("{}.{}", service.value, it.value)));
    // The innermost first: both may be parts of one path.
    method.into_iter().chain([(service, service.value.to_string())]).collect()
}

/// The service or method of that full name.
fn called(linked: &Linked, name: &str) -> Option<SymbolId> {
    let is_below = |doc: &Doc| {
        let package = doc.outline.package();
        package.is_empty() || name.strip_prefix(package).is_some_and(|it| it.starts_with('.'))
    };
    let is_called = |kind: SymbolKind| matches!(kind, SymbolKind::Service | SymbolKind::Method);
    (0..).zip(linked.docs()).filter(|(_, doc)| is_below(doc)).find_map(|(number, _)| {
        linked.symbols(number).find(|it| is_called(it.kind()) && it.is(name)).map(Symbol::id)
    })
}

impl Met {
    /// The file in which it is defined; `None` where it is built in.
    pub(super) fn file(&self) -> Option<FileId> {
        self.doc().file
    }

    fn doc(&self) -> &Doc {
        let (Thing::Symbol(SymbolId { doc, .. }) | Thing::File(doc)) = self.thing;
        &self.module.linked.docs()[doc as usize]
    }

    /// Its name in its own file, or the start of that.
    fn focus(&self) -> TextRange {
        match self.thing {
            Thing::Symbol(id) => {
                let node = self.module.linked.symbol(id).node();
                node.child(NodeKind::Name).map_or(TextRange::empty(node.range().start), Node::range)
            }
            Thing::File(_) => TextRange::empty(0),
        }
    }

    /// All of it.
    pub(super) fn whole(&self) -> TextRange {
        match self.thing {
            Thing::Symbol(id) => self.module.linked.symbol(id).node().range(),
            Thing::File(_) => TextRange::new(0, self.doc().parse.text().len() as u32),
        }
    }

    /// What it is, and what it is called.
    pub(super) fn title(&self) -> (&'static str, String) {
        match self.thing {
            Thing::Symbol(id) => {
                let symbol = self.module.linked.symbol(id);
                (symbol.kind().noun(), symbol.full_name())
            }
            Thing::File(_) => ("file", self.doc().path.to_string()),
        }
    }

    /// What is written about it: the comment above it, else the one behind it; that of a file above what stands first in it.
    pub(super) fn prose(&self) -> String {
        let node = match self.thing {
            Thing::Symbol(id) => Some(self.module.linked.symbol(id).node()),
            Thing::File(_) => None,
        };
        let comments = node.map(Node::comments);
        comments.and_then(|it| it.leading.or(it.trailing)).map(CommentBlock::text).unwrap_or_default()
    }

    /// The text that it is in.
    pub(super) fn text(&self) -> &str {
        self.doc().parse.text()
    }

    /// Whether an excerpt of it says something.
    pub(super) fn is_symbol(&self) -> bool {
        matches!(self.thing, Thing::Symbol(_))
    }

    pub(super) fn definition(&self, snapshot: Snapshot<'_>) -> Option<Definition> {
        let file = snapshot.vfs.file(self.file()?);
        let focus = FileRange { file, range: self.focus() };
        Some(Definition { origin: self.origin, focus, whole: self.whole() })
    }

    /// Every name of it in all modules and in configuration, and where it is defined if that is asked for.
    pub(super) fn references(
        &self,
        snapshot: Snapshot<'_>,
        with_definition: bool,
    ) -> Vec<(FileId, TextRange)> {
        let mut all = Vec::new();
        for module in modules::all_linked(snapshot) {
            let Some(thing) = self.in_module(&module) else { continue };
            for doc in module.linked.docs() {
                let Some(file) = doc.file else { continue };
                all.extend(naming(doc, thing).into_iter().map(|it| (file, it)));
            }
        }
        if let Thing::Symbol(id) = self.thing {
            let symbol = self.module.linked.symbol(id);
            if matches!(symbol.kind(), SymbolKind::Service | SymbolKind::Method) {
                all.extend(named_in_configuration(snapshot, &symbol.full_name()));
            }
        }
        if with_definition {
            all.extend(self.file().map(|it| (it, self.focus())));
        }
        all
    }

    /// The same thing as another module knows it.
    fn in_module(&self, module: &Arc<Module>) -> Option<Thing> {
        if Arc::ptr_eq(module, &self.module) {
            return Some(self.thing);
        }
        let doc = module.linked.doc_of(self.file()?)?;
        Some(match self.thing {
            Thing::Symbol(it) => Thing::Symbol(SymbolId { doc, ..it }),
            Thing::File(_) => Thing::File(doc),
        })
    }
}

/// The names of `thing` in a document.
fn naming(doc: &Doc, thing: Thing) -> Vec<TextRange> {
    match thing {
        Thing::Symbol(id) if !doc.leads_to(id.doc) => Vec::new(),
        Thing::Symbol(id) => {
            let links = doc.links().iter().filter(|it| it.target.any() == Some(id));
            links.map(|it| doc.parse.node(it.node).range()).collect()
        }
        Thing::File(number) => {
            let imports = doc.imports.iter().filter(|it| it.target == Some(number));
            let path = |node| Node::child(doc.parse.node(node), NodeKind::Str).map(Node::range);
            imports.filter_map(|it| path(it.node)).collect()
        }
    }
}

/// Where configuration has a policy for the service or method of that full name.
fn named_in_configuration(snapshot: Snapshot<'_>, name: &str) -> Vec<(FileId, TextRange)> {
    let found = find::find(snapshot, snapshot.configs());
    let mut all = Vec::new();
    for file in found.traffic() {
        let traffic = system::traffic(snapshot, file);
        let selectors = traffic.tables.iter().flat_map(|it| &it.policies).flat_map(|it| &it.selectors);
        let here = selectors.flat_map(names).filter(|it| it.1 == name);
        all.extend(here.map(|(it, _)| (it.span.file, snapshot.memo.trees.absolute(snapshot.vfs, it.span))));
    }
    all
}
