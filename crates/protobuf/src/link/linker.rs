//! The linking of many files at once.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::imports::{Table, mark_cycles, seen};
use super::linked::{Index, Linked};
use super::lookup::{Lookup, Wish};
use super::options::{self, OptionTypes};
use super::outline::{Outline, TOP};
use super::{Doc, Duplicate, Link, Source, SymbolId, SymbolKind, Target};
use crate::syntax::{Node, NodeKind, TypeRef};

/// Links `sources`, and what they import of what is built in. On several threads, with the same result whatever their number.
pub fn link(sources: Vec<Source>) -> Linked {
    let outlines = sources.par_iter().map(|it| Arc::new(Outline::of(&it.parse))).collect();
    link_outlined(sources, outlines)
}

pub(super) fn link_outlined(sources: Vec<Source>, mut outlines: Vec<Arc<Outline>>) -> Linked {
    let table = Table::new(sources);
    let built_in = table.sources[outlines.len()..].iter().map(|it| Arc::new(Outline::of(&it.parse)));
    outlines.extend(built_in.collect::<Vec<_>>());
    let mut docs: Vec<Doc> = table
        .sources
        .par_iter()
        .zip(outlines)
        .map(|(source, outline)| Doc {
            file: (source.root != u32::MAX).then_some(source.file),
            root: source.root,
            path: source.path.clone(),
            parse: source.parse.clone(),
            outline,
            imports: table.imports(source.root, &source.parse),
            links: Box::default(),
            uses: Box::default(),
            has_gaps: false,
        })
        .collect();
    mark_cycles(&mut docs);
    let all_seen: Vec<_> = (0..docs.len() as u32).into_par_iter().map(|doc| seen(&docs, doc)).collect();
    let mut docs: Vec<Arc<Doc>> = docs.into_iter().map(Arc::new).collect();
    let index = Index::new(&docs);
    for pass in [types as Pass, options::link as Pass] {
        let option_types = OptionTypes::new(&docs, &table);
        let found: Vec<_> = all_seen
            .par_iter()
            .enumerate()
            .map(|(doc, seen)| {
                let mut lookup = Lookup::new(&docs, doc as u32, seen, &index);
                let links = pass(&docs, doc as u32, &mut lookup, &option_types);
                (links, lookup.used)
            })
            .collect();
        docs.par_iter_mut().zip(found).for_each(|(doc, (links, used))| {
            Arc::make_mut(doc).take(links, &used);
        });
    }
    let duplicates = duplicates(&docs);
    Linked { docs, table: Arc::new(table), duplicates, index: Arc::new(index) }
}

/// Finds what the names of a document mean, of some kind of names.
pub(super) type Pass = fn(&[Arc<Doc>], u32, &mut Lookup<'_>, &OptionTypes) -> Vec<Link>;

impl Doc {
    /// Adds what a pass has found.
    pub(super) fn take(&mut self, links: Vec<Link>, used: &[bool]) {
        let mut all = std::mem::take(&mut self.links).into_vec();
        all.extend(links);
        all.sort_unstable_by_key(|it| it.node);
        let mut uses: Vec<u32> = all.iter().filter_map(|it| it.target.any()).map(|it| it.doc).collect();
        uses.sort_unstable();
        uses.dedup();
        self.uses = uses.into();
        self.has_gaps = all.iter().any(|it| matches!(it.target, Target::Unresolved | Target::NotImported(_)));
        self.links = all.into();
        for (import, used) in self.imports.iter_mut().zip(used) {
            import.is_used |= used;
        }
    }
}

/// Walks everything in `node`: gives each type and each option with the node that it is of and the scope that its names are looked
/// up in.
pub(super) fn walk<'t>(
    node: Node<'t>,
    scope: u32,
    outline: &Outline,
    visit: &mut impl FnMut(Node<'t>, Node<'t>, u32),
) {
    let own = match node.kind() {
        NodeKind::Message | NodeKind::Group => outline.at(node.id(), SymbolKind::Message),
        NodeKind::Service => outline.at(node.id(), SymbolKind::Service),
        _ => None,
    };
    let inner = own.unwrap_or(scope);
    for child in node.children() {
        match child.kind() {
            NodeKind::Type | NodeKind::Option => visit(child, node, inner),
            NodeKind::CompactOptions => {
                for option in child.children() {
                    visit(option, child, inner);
                }
            }
            NodeKind::Message
            | NodeKind::Enum
            | NodeKind::EnumValue
            | NodeKind::Method
            | NodeKind::Extend
            | NodeKind::Field
            | NodeKind::MapField
            | NodeKind::Group
            | NodeKind::Oneof
            | NodeKind::Extensions => walk(child, inner, outline, visit),
            _ => {}
        }
    }
}

pub(super) fn types(docs: &[Arc<Doc>], doc: u32, lookup: &mut Lookup<'_>, _: &OptionTypes) -> Vec<Link> {
    let doc = &docs[doc as usize];
    let mut links = Vec::new();
    for statement in doc.parse.statements() {
        walk(statement, TOP, &doc.outline, &mut |node, _, scope| {
            if TypeRef::cast(node).is_some_and(|it| it.scalar().is_none()) {
                links.push(Link { node: node.id(), target: lookup.resolve(&node.name(), scope, Wish::Type) });
            }
        });
    }
    links
}

/// Definitions of one full name, in one file or in files of one root, among all documents.
fn duplicates(docs: &[Arc<Doc>]) -> Arc<[Duplicate]> {
    let all: Vec<u32> = (0..docs.len() as u32).collect();
    let mut duplicates: Vec<Duplicate> = all.par_iter().flat_map_iter(|&it| doubles(docs, it)).collect();
    duplicates.extend(doubles_across(docs, &all));
    duplicates.sort_unstable();
    duplicates.into()
}

/// Definitions of one full name in one file.
pub(super) fn doubles(docs: &[Arc<Doc>], doc: u32) -> impl Iterator<Item = Duplicate> + use<> {
    let symbol = move |index| SymbolId { doc, index };
    let doubles = docs[doc as usize].outline.doubles(&docs[doc as usize].parse);
    doubles.into_iter().map(move |(it, first)| Duplicate { symbol: symbol(it), first: symbol(first) })
}

/// Definitions of one full name in several of the documents `among`, which are in their order, of one root.
pub(super) fn doubles_across(docs: &[Arc<Doc>], among: &[u32]) -> Vec<Duplicate> {
    let mut found = Vec::new();
    let mut known: FxHashMap<(u32, &str, &str), SymbolId> = FxHashMap::default();
    for &number in among {
        let doc = &docs[number as usize];
        for index in doc.outline.top().filter(|_| doc.file.is_some()) {
            let symbol = SymbolId { doc: number, index };
            let name = (doc.root, doc.outline.package(), doc.outline.name(index, &doc.parse));
            let first = *known.entry(name).or_insert(symbol);
            if first.doc != number {
                found.push(Duplicate { symbol, first });
            }
        }
    }
    found
}
