//! Which file imports which, and what that lets it see.

use std::borrow::Borrow;

use rustc_hash::FxHashMap;

use super::{Doc, ImportLink, Source, built_in};
use crate::syntax::{Import, ImportKind, Parse};

/// The documents: those that are given, then what is built in and imported, and `descriptor.proto` in any case.
pub(super) struct Table {
    pub(super) sources: Vec<Source>,
    /// Documents by path.
    by_path: FxHashMap<Box<str>, Vec<u32>>,
}

/// The file that says which options there are.
pub(super) const DESCRIPTOR: &str = "google/protobuf/descriptor.proto";

impl Table {
    pub(super) fn new(sources: Vec<Source>) -> Self {
        let mut table =
            Self { sources: Vec::with_capacity(sources.len() + 32), by_path: FxHashMap::default() };
        for source in sources {
            table.add(source);
        }
        let mut next = 0;
        table.add_built_in(DESCRIPTOR);
        while next < table.sources.len() {
            let parse = table.sources[next].parse.clone();
            for path in parse.file().imports().filter_map(Import::path) {
                table.add_built_in(&path.string());
            }
            next += 1;
        }
        table
    }

    fn add(&mut self, source: Source) {
        let number = self.sources.len() as u32;
        self.by_path.entry((&*source.path).into()).or_default().push(number);
        self.sources.push(source);
    }

    fn add_built_in(&mut self, path: &str) {
        if !self.by_path.contains_key(path)
            && let Some(source) = built_in(path)
        {
            self.add(source);
        }
    }

    /// The document that `path` is from a file in `root`: that of the same root, else the first one.
    pub(super) fn find(&self, root: u32, path: &str) -> Option<u32> {
        let docs = self.by_path.get(path)?;
        let rank = |it: u32| {
            let its = self.sources[it as usize].root;
            (its != root, its, it)
        };
        docs.iter().copied().min_by_key(|&it| rank(it))
    }

    /// The imports of a file.
    pub(super) fn imports(&self, root: u32, parse: &Parse) -> Box<[ImportLink]> {
        let mut paths: Vec<String> = Vec::new();
        let mut links = Vec::new();
        for import in parse.file().imports() {
            let path = import.path().map(|it| it.string().into_owned()).unwrap_or_default();
            links.push(ImportLink {
                node: import.node().id(),
                kind: import.kind(),
                target: self.find(root, &path),
                is_used: false,
                is_cyclic: false,
                is_double: paths.contains(&path),
            });
            paths.push(path);
        }
        links.into()
    }
}

/// A document that another one sees, and the number of the import that leads to it.
pub(super) type Seen = (u32, u32);

/// What each document sees: its imports, and what those import publicly, each with the first import that leads there; sorted by document.
pub(super) fn seen<D: Borrow<Doc>>(docs: &[D], doc: u32) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    let mut stack = Vec::new();
    for (number, import) in (0..).zip(&docs[doc as usize].borrow().imports) {
        stack.extend(import.target);
        while let Some(target) = stack.pop() {
            if target == doc || seen.iter().any(|it| it.0 == target) {
                continue;
            }
            seen.push((target, number));
            let public =
                docs[target as usize].borrow().imports.iter().filter(|it| it.kind == ImportKind::Public);
            stack.extend(public.filter_map(|it| it.target));
        }
    }
    seen.sort_unstable();
    seen
}

/// Marks the imports that lead back to their own file. Linear: strongly connected components by Tarjan's algorithm, without
/// recursion.
pub(super) fn mark_cycles(docs: &mut [Doc]) {
    let component = components(docs);
    for (number, doc) in docs.iter_mut().enumerate() {
        for import in &mut doc.imports {
            import.is_cyclic = import.leads_back(number, &component);
        }
    }
}

impl ImportLink {
    /// Whether this import of the document with that number leads back there; `component` is what [`components`] gives.
    pub(super) fn leads_back(&self, number: usize, component: &[u32]) -> bool {
        self.target.is_some_and(|it| it as usize == number || component[it as usize] == component[number])
    }
}

/// By document: the number of its strongly connected component.
pub(super) fn components<D: Borrow<Doc>>(docs: &[D]) -> Vec<u32> {
    const NONE: u32 = u32::MAX;
    let mut order = vec![NONE; docs.len()];
    let mut low = vec![0; docs.len()];
    let mut component = vec![NONE; docs.len()];
    let mut open: Vec<u32> = Vec::new();
    let mut work: Vec<(u32, usize)> = Vec::new();
    let mut next = 0;
    for root in 0..docs.len() as u32 {
        if order[root as usize] != NONE {
            continue;
        }
        work.push((root, 0));
        while let Some((doc, edge)) = work.pop() {
            let at = doc as usize;
            if edge == 0 {
                order[at] = next;
                low[at] = next;
                next += 1;
                open.push(doc);
            }
            let mut entered = false;
            for (edge, import) in docs[at].borrow().imports.iter().enumerate().skip(edge) {
                let Some(target) = import.target else { continue };
                if order[target as usize] == NONE {
                    work.push((doc, edge + 1));
                    work.push((target, 0));
                    entered = true;
                    break;
                }
                if component[target as usize] == NONE {
                    low[at] = low[at].min(low[target as usize]);
                }
            }
            if entered {
                continue;
            }
            if low[at] == order[at] {
                while let Some(member) = open.pop() {
                    component[member as usize] = doc;
                    if member == doc {
                        break;
                    }
                }
            }
            if let Some(&(parent, _)) = work.last() {
                low[parent as usize] = low[parent as usize].min(low[at]);
            }
        }
    }
    component
}
