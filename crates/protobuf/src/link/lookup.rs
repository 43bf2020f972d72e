//! What a name means at some place.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::imports::Seen;
use super::linked::Index;
use super::outline::TOP;
use super::{Doc, SymbolId, SymbolKind, Target};
use crate::syntax::ImportKind;

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wish {
    /// A message or an enum.
    Type,
    /// An extension.
    Extension,
}

impl Wish {
    fn is_met_by(self, kind: SymbolKind) -> bool {
        match self {
            Self::Type => kind.is_type(),
            Self::Extension => kind == SymbolKind::Extension,
        }
    }
}

/// The type or extension with that full name, whatever imports it: the first one counts.
fn anywhere(docs: &[Arc<Doc>], index: &Index, name: &str) -> Option<SymbolId> {
    let in_package = |package: &str, path: &str| {
        let mut numbers = index.in_package(package).iter();
        numbers.find_map(|&doc| Some(SymbolId { doc, index: defined(&docs[doc as usize], path)? }))
    };
    let parts = name.match_indices('.').map(|(dot, _)| in_package(&name[..dot], &name[dot + 1..]));
    parts.chain([in_package("", name)]).flatten().min_by_key(|it| it.doc)
}

/// The type or extension that `path` leads to from the top of a document.
fn defined(doc: &Doc, path: &str) -> Option<u32> {
    let mut at = TOP;
    let mut parts = path.split('.').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        let is_named = |it: SymbolKind| it.is_type() || it == SymbolKind::Extension;
        let is_meant = |it: SymbolKind| if is_last { is_named(it) } else { it == SymbolKind::Message };
        at = doc.outline.find(&doc.parse, at, part, is_meant)?;
        if is_last && doc.outline.plain_name(at, &doc.parse) != part {
            return None;
        }
    }
    Some(at)
}

/// Looks up the names of one document.
pub(super) struct Lookup<'a> {
    docs: &'a [Arc<Doc>],
    doc: u32,
    index: &'a Index,
    seen: &'a [Seen],
    /// The packages of the documents that are seen, with the documents; the own one is the first of its package.
    packages: Vec<(&'a str, Vec<u32>)>,
    /// What has been found outside of the document's own definitions.
    known: FxHashMap<(Box<str>, bool), Target>,
    /// By the numbers of the imports.
    pub(super) used: Vec<bool>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(docs: &'a [Arc<Doc>], doc: u32, seen: &'a [Seen], index: &'a Index) -> Self {
        let mut packages: Vec<(&str, Vec<u32>)> = Vec::new();
        for number in [doc].into_iter().chain(seen.iter().map(|it| it.0)) {
            let package = docs[number as usize].outline.package();
            match packages.iter_mut().find(|it| it.0 == package) {
                Some((_, docs)) => docs.push(number),
                None => packages.push((package, vec![number])),
            }
        }
        let used = vec![false; docs[doc as usize].imports.len()];
        Self { docs, doc, index, seen, packages, known: FxHashMap::default(), used }
    }

    /// What `path` means in the scope of one of the document's definitions, or [`TOP`].
    pub(super) fn resolve(&mut self, path: &str, scope: u32, wish: Wish) -> Target {
        let own = &self.docs[self.doc as usize];
        let first = path.split('.').next().unwrap_or_default();
        let is_plain = first.len() == path.len();
        let mut at = scope;
        while at != TOP && !path.starts_with('.') {
            if let Some(target) = self.inside(path, first, at, wish, is_plain) {
                return target;
            }
            at = own.outline.entries[at as usize].scope;
        }
        if let Some(&target) = self.known.get(&(path, wish == Wish::Type) as &dyn Key) {
            return target;
        }
        let target = self.resolve_outside(path, first, wish);
        self.known.insert((path.into(), wish == Wish::Type), target);
        target
    }

    /// What `path` means if its first part is in the scope `at`.
    fn inside(&self, path: &str, first: &str, at: u32, wish: Wish, is_plain: bool) -> Option<Target> {
        let own = &self.docs[self.doc as usize];
        let symbol = |index| SymbolId { doc: self.doc, index };
        if is_plain {
            let found = own.outline.find(&own.parse, at, first, |kind| wish.is_met_by(kind))?;
            return Some(Target::Symbol(symbol(found)));
        }
        let outer = own.outline.find(&own.parse, at, first, |kind| kind == SymbolKind::Message)?;
        // What begins inside of a message is in it or nowhere.
        Some(match descend(own, outer, &path[first.len() + 1..]) {
            Some(found) if wish.is_met_by(own.outline.entries[found as usize].kind) => {
                Target::Symbol(symbol(found))
            }
            Some(found) => Target::WrongKind(symbol(found)),
            None => self.unresolved(path, at),
        })
    }

    fn resolve_outside(&mut self, path: &str, first: &str, wish: Wish) -> Target {
        if let Some(path) = path.strip_prefix('.') {
            return self.absolute(path, wish).unwrap_or_else(|| self.missing(path));
        }
        let package = self.docs[self.doc as usize].outline.package();
        let is_plain = first.len() == path.len();
        let mut wrong = None;
        let mut prefix = Some(package);
        while let Some(package) = prefix {
            if self.has_first(package, first) {
                let full = if package.is_empty() { path.to_owned() } else { format!("{package}.{path}") };
                match self.absolute(&full, wish) {
                    // A plain name of the wrong kind is passed over.
                    Some(Target::WrongKind(it)) if is_plain => wrong = wrong.or(Some(it)),
                    Some(target) => return target,
                    None if is_plain => {}
                    None => return self.unresolved(path, TOP),
                }
            }
            prefix = match package.rfind('.') {
                Some(dot) => Some(&package[..dot]),
                None => (!package.is_empty()).then_some(""),
            };
        }
        wrong.map_or_else(|| self.unresolved(path, TOP), Target::WrongKind)
    }

    /// Whether `package` has something called `first` that is seen: a definition, or a package.
    fn has_first(&self, package: &str, first: &str) -> bool {
        self.packages.iter().any(|(it, docs)| {
            if *it == package {
                return docs.iter().any(|&doc| {
                    let doc = &self.docs[doc as usize];
                    doc.outline.find(&doc.parse, TOP, first, |_| true).is_some()
                });
            }
            let rest = match package {
                "" => Some(*it),
                _ => it.strip_prefix(package).and_then(|it| it.strip_prefix('.')),
            };
            rest.and_then(|it| it.split('.').next()) == Some(first)
        })
    }

    /// What a full name means among what is seen.
    fn absolute(&mut self, path: &str, wish: Wish) -> Option<Target> {
        let mut wrong = None;
        for (package, docs) in &self.packages {
            let rest = match *package {
                "" => Some(path),
                package => path.strip_prefix(package).and_then(|it| it.strip_prefix('.')),
            };
            let Some(rest) = rest else { continue };
            for &number in docs {
                let doc = &self.docs[number as usize];
                let Some(index) = descend(doc, TOP, rest) else { continue };
                let symbol = SymbolId { doc: number, index };
                if !wish.is_met_by(doc.outline.entries[index as usize].kind) {
                    wrong = wrong.or(Some(Target::WrongKind(symbol)));
                    continue;
                }
                // The first import that leads there is the one that is used.
                if let Ok(at) = self.seen.binary_search_by_key(&number, |it| it.0) {
                    let import = self.seen[at].1 as usize;
                    let is_for_options =
                        self.docs[self.doc as usize].imports[import].kind == ImportKind::Option;
                    if wish == Wish::Type && is_for_options {
                        wrong = wrong.or(Some(Target::NotImported(symbol)));
                        continue;
                    }
                    self.used[import] = true;
                }
                return Some(Target::Symbol(symbol));
            }
        }
        wrong
    }

    /// A full name that means nothing here.
    fn missing(&self, path: &str) -> Target {
        anywhere(self.docs, self.index, path).map_or(Target::Unresolved, Target::NotImported)
    }

    /// A name that means nothing here: perhaps it does in some file that is not imported.
    fn unresolved(&self, path: &str, scope: u32) -> Target {
        let own = &self.docs[self.doc as usize];
        let mut prefix = if scope == TOP { own.outline.package().to_owned() } else { own.full_name(scope) };
        loop {
            let full = if prefix.is_empty() { path.to_owned() } else { format!("{prefix}.{path}") };
            if let found @ Target::NotImported(_) = self.missing(&full) {
                return found;
            }
            if prefix.is_empty() {
                return Target::Unresolved;
            }
            prefix.truncate(prefix.rfind('.').unwrap_or(0));
        }
    }
}

/// The definition that `path` leads to from `scope` on, inwards.
pub(super) fn descend(doc: &Doc, scope: u32, path: &str) -> Option<u32> {
    let mut at = scope;
    let mut parts = path.split('.').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        let types =
            |kind: SymbolKind| matches!(kind, SymbolKind::Message | SymbolKind::Enum | SymbolKind::Extension);
        let find = |is_meant: &dyn Fn(SymbolKind) -> bool| doc.outline.find(&doc.parse, at, part, is_meant);
        at = if is_last {
            find(&types).or_else(|| find(&|_| true))?
        } else {
            find(&|it| it == SymbolKind::Message)?
        };
    }
    Some(at)
}

/// A borrowed key of what is known.
trait Key {
    fn parts(&self) -> (&str, bool);
}

impl Key for (Box<str>, bool) {
    fn parts(&self) -> (&str, bool) {
        (&self.0, self.1)
    }
}

impl Key for (&str, bool) {
    fn parts(&self) -> (&str, bool) {
        *self
    }
}

impl<'a> std::borrow::Borrow<dyn Key + 'a> for (Box<str>, bool) {
    fn borrow(&self) -> &(dyn Key + 'a) {
        self
    }
}

impl std::hash::Hash for dyn Key + '_ {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl PartialEq for dyn Key + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for dyn Key + '_ {}
