//! The linking of one file again, and of those that see another thing of it.

use std::sync::Arc;

use rayon::prelude::*;

use super::imports::{DESCRIPTOR, components, seen};
use super::linked::{Index, Linked};
use super::linker::{Pass, doubles, doubles_across, link_outlined, types};
use super::lookup::Lookup;
use super::options::{self, OptionTypes};
use super::outline::Outline;
use super::{Doc, Duplicate, ImportLink, Link, Source, built_in};
use crate::syntax::{Import, ImportKind, NodeKind, Parse};

/// As many documents as these are linked again by several threads: to wake one takes longer than to link a few.
const MANY: usize = 16;

impl Linked {
    /// The same with another text in the document `doc`. Costs that document alone where other files see the same of it as
    /// before ([`Outline::has_face_of`]), else those as well whose options look into it and those with names that nothing is found for, and
    /// where names are others by which types are found, all that see it or use something of it; and
    /// about as much as linking all where something built in is imported for the first time, or no more. What is not linked again is
    /// shared ([`Self::docs`]).
    pub fn edited(&self, doc: u32, parse: Arc<Parse>) -> Self {
        let old = &self.docs[doc as usize];
        let outline = Arc::new(Outline::of(&parse));
        let has_face = outline.has_face_of(&old.outline);
        let has_same_imports = has_face || has_same_imports(&old.parse, &parse);
        if !has_face && &*old.path == DESCRIPTOR || !has_same_imports && self.wants_built_in(doc, &parse) {
            return self.linked_anew(doc, parse, outline);
        }
        let mut imports = self.table.imports(old.root, &parse);
        if has_same_imports {
            for (import, old) in imports.iter_mut().zip(&old.imports) {
                import.is_cyclic = old.is_cyclic;
            }
        }
        let edited = Doc { parse, outline, imports, path: old.path.clone(), ..old.bare() };
        let mut docs = self.docs.clone();
        docs[doc as usize] = Arc::new(edited);
        let stays = old.outline.package() == docs[doc as usize].outline.package();
        let index = if stays { self.index.clone() } else { Arc::new(Index::new(&docs)) };
        let mut again = if has_face {
            vec![doc]
        } else if has_same_imports && docs[doc as usize].has_all_names_of(old) {
            self.that_look_into(doc)
        } else {
            self.that_see(doc)
        };
        self.run(&mut docs, &again, &index, types);
        if !has_face {
            self.cascade(&mut docs, &mut again, &index);
        }
        self.run(&mut docs, &again, &index, options::link);
        if !has_same_imports {
            mark_cycles_again(&mut docs);
        }
        let duplicates = if has_face { self.duplicates.clone() } else { self.duplicates_again(&docs, doc) };
        Self { docs, table: self.table.clone(), duplicates, index }
    }

    /// The documents that `doc` alone imports and does not import where `parse` is its tree; and the paths that it imports then and that
    /// lead to no document.
    pub fn other_imports(&self, doc: u32, parse: &Parse) -> (Vec<u32>, Vec<String>) {
        let old = &self.docs[doc as usize];
        if has_same_imports(&old.parse, parse) {
            return Default::default();
        }
        let paths = parse.file().imports().filter_map(Import::path).map(|it| it.string().into_owned());
        let (known, new): (Vec<_>, Vec<_>) =
            paths.map(|path| (self.table.find(old.root, &path), path)).partition(|it| it.0.is_some());
        let kept: Vec<u32> = known.into_iter().filter_map(|it| it.0).collect();
        let is_imported = |target: u32| {
            let others = (0..).zip(&self.docs).filter(|it| it.0 != doc && it.0 != target);
            others.flat_map(|it| it.1.imports.iter()).any(|it| it.target == Some(target))
        };
        let gone = old.imports.iter().filter_map(|it| it.target).filter(|it| !kept.contains(it));
        (gone.filter(|it| !is_imported(*it)).collect(), new.into_iter().map(|it| it.1).collect())
    }

    /// Whether other built-in files take part where `parse` is the tree of `doc`.
    fn wants_built_in(&self, doc: u32, parse: &Parse) -> bool {
        let (left, new) = self.other_imports(doc, parse);
        let is_leaving = |it: u32| {
            let doc = &self.docs[it as usize];
            doc.file.is_none() && &*doc.path != DESCRIPTOR
        };
        left.into_iter().any(is_leaving) || new.iter().any(|path| built_in(path).is_some())
    }

    fn linked_anew(&self, doc: u32, parse: Arc<Parse>, outline: Arc<Outline>) -> Self {
        let given = self.docs.iter().filter(|it| it.file.is_some());
        let source = |it: &Arc<Doc>| Source {
            file: it.file.expect("those without were left out"),
            root: it.root,
            path: it.path.clone(),
            parse: it.parse.clone(),
        };
        let mut sources: Vec<Source> = given.clone().map(source).collect();
        let mut outlines: Vec<_> = given.map(|it| it.outline.clone()).collect();
        sources[doc as usize].parse = parse;
        outlines[doc as usize] = outline;
        link_outlined(sources, outlines)
    }

    /// The same as this, sharing with `known` the documents that are equal in both, where both are of the same files.
    #[must_use]
    pub fn sharing(mut self, known: &Self) -> Self {
        let place = |it: &Arc<Doc>| (it.file, it.root, it.path.clone());
        if !self.docs.iter().map(place).eq(known.docs.iter().map(place)) {
            return self;
        }
        for (doc, known) in self.docs.iter_mut().zip(&known.docs) {
            let is_same = Arc::ptr_eq(&doc.parse, &known.parse)
                && doc.imports == known.imports
                && doc.links == known.links;
            if is_same {
                *doc = Arc::clone(known);
            }
        }
        self
    }

    /// The documents whose names may mean something else after a change of what `doc` defines, sorted.
    fn that_see(&self, doc: u32) -> Vec<u32> {
        let mut sees = vec![false; self.docs.len()];
        // Those through which it is seen: itself, and what imports it publicly.
        let mut through = vec![doc];
        while let Some(seen) = through.pop() {
            for (number, it) in (0..).zip(&self.docs) {
                for import in it.imports.iter().filter(|it| it.target == Some(seen)) {
                    let is_new = !std::mem::replace(&mut sees[number as usize], true);
                    if is_new && import.kind == ImportKind::Public {
                        through.push(number);
                    }
                }
            }
        }
        sees[doc as usize] = true;
        let is_touched = |number: u32, it: &Doc| sees[number as usize] || it.has_gaps || it.leads_to(doc);
        (0..).zip(&self.docs).filter(|(number, it)| is_touched(*number, it)).map(|it| it.0).collect()
    }

    /// The documents whose names may mean something else after a change of `doc` that leaves the names by which types and extensions are found
    /// there, sorted: itself, those whose options look into its messages, and those with names that mean nothing.
    fn that_look_into(&self, doc: u32) -> Vec<u32> {
        let is_touched = |number: u32, it: &Doc| number == doc || it.has_gaps || it.looks_into(&[doc]);
        (0..).zip(&self.docs).filter(|(number, it)| is_touched(*number, it)).map(|it| it.0).collect()
    }

    /// Finds what names of one kind mean in those of `docs` that `again` names. What these have been before has no say.
    fn run(&self, docs: &mut [Arc<Doc>], again: &[u32], index: &Index, pass: Pass) {
        for &number in again {
            let doc = &mut docs[number as usize];
            if Arc::ptr_eq(doc, &self.docs[number as usize]) {
                *doc = Arc::new(doc.bare());
            }
        }
        let is_few = again.len() < MANY;
        let option_types = OptionTypes::new(docs, &self.table);
        let link = |&number: &u32| {
            let seen = seen(docs, number);
            let mut lookup = Lookup::new(docs, number, &seen, index);
            let links = pass(docs, number, &mut lookup, &option_types);
            (links, lookup.used)
        };
        let found: Vec<(Vec<Link>, Vec<bool>)> =
            if is_few { again.iter().map(link).collect() } else { again.par_iter().map(link).collect() };
        for (&number, (links, used)) in again.iter().zip(found) {
            Arc::make_mut(&mut docs[number as usize]).take(links, &used);
        }
    }

    /// What an option's value is of hangs on the types in other documents. Where those mean something else now, the documents that lead
    /// there are linked again, too.
    fn cascade(&self, docs: &mut [Arc<Doc>], again: &mut Vec<u32>, index: &Index) {
        let is_other = |&&it: &&u32| docs[it as usize].links != self.docs[it as usize].types();
        let others: Vec<u32> = again.iter().filter(is_other).copied().collect();
        let leads = |it: &Doc| it.looks_into(&others);
        let more: Vec<u32> = (0..)
            .zip(&self.docs)
            .filter(|it| leads(it.1))
            .map(|it| it.0)
            .filter(|it| again.binary_search(it).is_err())
            .collect();
        self.run(docs, &more, index, types);
        again.extend(more);
        again.sort_unstable();
    }

    /// The duplicates where those of other packages are as before.
    fn duplicates_again(&self, docs: &[Arc<Doc>], doc: u32) -> Arc<[Duplicate]> {
        let (old, new) = (&self.docs[doc as usize], &docs[doc as usize]);
        let packages = [old.outline.package(), new.outline.package()];
        let is_of_these = |it: &Doc| it.root == new.root && packages.contains(&it.outline.package());
        let these: Vec<u32> =
            (0..).zip(docs).filter(|(number, it)| *number == doc || is_of_these(it)).map(|it| it.0).collect();
        let is_elsewhere = |it: &&Duplicate| these.binary_search(&it.symbol.doc).is_err();
        let mut all: Vec<Duplicate> = self.duplicates.iter().filter(is_elsewhere).copied().collect();
        all.extend(these.iter().flat_map(|&it| doubles(docs, it)));
        all.extend(doubles_across(docs, &these));
        all.sort_unstable();
        all.into()
    }
}

impl Doc {
    /// The same without its links.
    fn bare(&self) -> Self {
        let mut imports = self.imports.clone();
        imports.iter_mut().for_each(|it| it.is_used = false);
        Self {
            file: self.file,
            root: self.root,
            path: self.path.clone(),
            parse: self.parse.clone(),
            outline: self.outline.clone(),
            imports,
            links: Box::default(),
            uses: Box::default(),
            has_gaps: false,
        }
    }

    /// Whether it has names that mean nothing, or nothing that is imported.
    pub fn has_gaps(&self) -> bool {
        self.has_gaps
    }

    /// Whether a name of it leads to something in `doc`.
    pub fn leads_to(&self, doc: u32) -> bool {
        self.uses.binary_search(&doc).is_ok()
    }

    /// Whether an option, or a name of the wrong kind, leads to something in one of `docs` (sorted).
    fn looks_into(&self, docs: &[u32]) -> bool {
        let is_one = |it: &u32| docs.binary_search(it).is_ok();
        let looks = |it: &Link| {
            it.target.any().is_some_and(|it| is_one(&it.doc))
                && (self.parse.node(it.node).kind() != NodeKind::Type || it.target.symbol().is_none())
        };
        self.uses.iter().any(is_one) && self.links.iter().any(looks)
    }

    /// What the names of types mean.
    fn types(&self) -> Box<[Link]> {
        let is_type = |it: &&Link| self.parse.node(it.node).kind() == NodeKind::Type;
        self.links.iter().filter(is_type).copied().collect()
    }
}

/// Says of each import anew whether it leads back to its file.
fn mark_cycles_again(docs: &mut [Arc<Doc>]) {
    let component = components(docs);
    for (number, doc) in docs.iter_mut().enumerate() {
        let is_cyclic = |it: &ImportLink| it.leads_back(number, &component);
        if doc.imports.iter().any(|it| it.is_cyclic != is_cyclic(it)) {
            for import in &mut Arc::make_mut(doc).imports {
                import.is_cyclic = is_cyclic(import);
            }
        }
    }
}

/// Whether both files import the same, in the same way and order.
fn has_same_imports(a: &Parse, b: &Parse) -> bool {
    let of = |import: Import<'_>| (import.kind(), import.path().map(|it| it.string().into_owned()));
    a.file().imports().map(of).eq(b.file().imports().map(of))
}
