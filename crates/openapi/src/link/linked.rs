//! The linked description: what was found, and ways through it.

use rustc_hash::FxHashMap;
use wirelint_source::{FileId, Span};
use wirelint_yaml::{Node, Tree};

use crate::link::marks::{Mark, Marks};
use crate::link::walk::Walk;
use crate::link::{At, Doc, RefFault, Reference, ReferenceKind, StructuralFault, TypedNode};
use crate::spec::{Object, Version};
use crate::syntax::pairs;

/// A description with all its files, linked. Immutable; places are [`At`]s, content is read through [`node`](Self::node).
pub struct Linked {
    /// The version of the root document.
    pub version: Version,
    /// The files, the root first, the others in the order in which they were loaded.
    pub docs: Vec<Doc>,
    /// Every object that is written out and reached from the root, each once, ordered by document and place.
    pub objects: Vec<TypedNode>,
    /// Every reference in those objects, ordered by document and place.
    pub references: Vec<Reference>,
    /// What could not be read, ordered by document and place.
    pub faults: Vec<StructuralFault>,
    marks: Marks,
    /// Indices into `objects`, grouped by object; where each group starts.
    by_object: Vec<u32>,
    group_starts: [u32; Object::ALL.len() + 1],
    /// References by the mapping that holds `$ref` and by the string that says what is meant.
    by_place: FxHashMap<At, u32>,
    /// What each reference means in the end.
    definitions: Vec<Option<At>>,
    /// References by what they mean one step on.
    by_target: Vec<(At, u32)>,
}

/// A key with its value, as places.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// The key.
    pub key: At,
    /// The value as written, perhaps an alias or a reference.
    pub value: At,
}

impl Linked {
    pub(super) fn new(docs: Vec<Doc>, walk: Walk) -> Self {
        let Walk { marks, mut objects, mut references, mut faults, .. } = walk;
        let place = |at: &At| place(&docs, *at);
        sort_by_place(&mut objects, |it| place(&it.at));
        sort_by_place(&mut references, |it| place(&it.value));
        sort_by_place(&mut faults, |it| place(&it.at()));
        let (by_object, group_starts) = group(&objects);
        let by_place = places(&references);
        let definitions = definitions(&mut references, &by_place, &marks);
        let mut by_target: Vec<(At, u32)> = references
            .iter()
            .enumerate()
            .filter_map(|(index, reference)| Some((*reference.target.as_ref().ok()?, index as u32)))
            .collect();
        by_target.sort_unstable();
        let version = docs[0].version;
        Self {
            version,
            docs,
            objects,
            references,
            faults,
            marks,
            by_object,
            group_starts,
            by_place,
            definitions,
            by_target,
        }
    }

    /// The root of the description, where its document has any content.
    pub fn root(&self) -> Option<At> {
        self.docs[0].tree.root().map(|node| At { doc: 0, node: node.id() })
    }

    /// The node at `at`.
    pub fn node(&self, at: At) -> Node<'_> {
        self.tree(at).node(at.node)
    }

    /// The tree that `at` is in.
    pub fn tree(&self, at: At) -> &Tree {
        &self.docs[at.doc as usize].tree
    }

    /// The document that `at` is in.
    pub fn doc(&self, at: At) -> &Doc {
        &self.docs[at.doc as usize]
    }

    /// The file that `at` is in.
    pub fn file(&self, at: At) -> FileId {
        self.doc(at).file
    }

    /// Where `at` is written, relative to its item.
    pub fn span(&self, at: At) -> Span {
        let node = self.node(at);
        Span { file: self.file(at), item: node.id().item, range: node.local_range() }
    }

    /// The JSON Pointer of `at` in its file, `#/paths/~1orders/post`. Costs the way from the root, siblings counted.
    pub fn pointer(&self, at: At) -> String {
        self.tree(at).pointer(at.node)
    }

    /// Every object of a kind that is written out, each exactly once, ordered by document and place.
    pub fn objects_of(&self, object: Object) -> impl ExactSizeIterator<Item = At> {
        let group =
            self.group_starts[object as usize] as usize..self.group_starts[object as usize + 1] as usize;
        self.by_object[group].iter().map(|&index| self.objects[index as usize].at)
    }

    /// What is written out at `at`, aliases looked through; `None` for a mere reference and for what is no object.
    pub fn object_at(&self, at: At) -> Option<Object> {
        match self.marks.get(self.canonical(at)) {
            Some(Mark::Object(object)) => Some(object),
            _ => None,
        }
    }

    /// The definition that what is written at `at` stands for: `at` itself, or, where that is nothing but a reference,
    /// what it leads to through any number of files. `None` where that is nowhere.
    ///
    /// A schema of 3.1 or a path item that says more beside its `$ref` is a definition of its own; see
    /// [`reference_at`](Self::reference_at).
    pub fn resolve(&self, at: At) -> Option<At> {
        let at = self.canonical(at);
        match self.marks.get(at) {
            Some(Mark::Reference(_)) => self.definitions[*self.by_place.get(&at)? as usize],
            _ => Some(at),
        }
    }

    /// What `reference` means in the end, further references followed.
    pub fn definition(&self, reference: &Reference) -> Option<At> {
        self.resolve(*reference.target.as_ref().ok()?)
    }

    /// The reference whose `$ref` stands in the mapping at `at`, or whose text `at` is.
    pub fn reference_at(&self, at: At) -> Option<&Reference> {
        let index = self.by_place.get(&at).or_else(|| self.by_place.get(&self.canonical(at)))?;
        Some(&self.references[*index as usize])
    }

    /// The references that lead to `at` in one step, in their order.
    pub fn references_to(&self, at: At) -> impl Iterator<Item = &Reference> {
        let at = self.canonical(at);
        let first = self.by_target.partition_point(|(target, _)| *target < at);
        let found = self.by_target[first..].iter().take_while(move |(target, _)| *target == at);
        found.map(|(_, index)| &self.references[*index as usize])
    }

    /// The value of `key` in the mapping at `at`, as written.
    pub fn child(&self, at: At, key: &str) -> Option<At> {
        self.node(at).get(key).map(|node| At { doc: at.doc, node: node.id() })
    }

    /// The definition that the value of `key` in the mapping at `at` stands for.
    pub fn resolved_child(&self, at: At, key: &str) -> Option<At> {
        self.resolve(self.child(at, key)?)
    }

    /// The pairs of the mapping at `at`, merge keys followed.
    pub fn members(&self, at: At) -> impl Iterator<Item = Member> {
        let place = move |node: Node<'_>| At { doc: at.doc, node: node.id() };
        pairs(self.node(at)).map(move |entry| Member { key: place(entry.key), value: place(entry.value) })
    }

    /// The elements of the list at `at`, as written.
    pub fn elements(&self, at: At) -> impl Iterator<Item = At> {
        self.node(at).elements().map(move |node| At { doc: at.doc, node: node.id() })
    }

    /// The node that an alias stands for, as the walk has it.
    pub(super) fn canonical(&self, at: At) -> At {
        At { doc: at.doc, node: self.node(at).resolved().id() }
    }
}

/// Document and byte, the order of everything.
fn place(docs: &[Doc], at: At) -> (u32, u32) {
    (at.doc, docs[at.doc as usize].tree.node(at.node).range().start)
}

/// The walk goes by the text, except that what references lead to comes later, so most of it is sorted already.
fn sort_by_place<T>(all: &mut [T], place: impl Fn(&T) -> (u32, u32)) {
    if !all.is_sorted_by_key(&place) {
        all.sort_by_cached_key(place);
    }
}

fn group(objects: &[TypedNode]) -> (Vec<u32>, [u32; Object::ALL.len() + 1]) {
    let mut starts = [0; Object::ALL.len() + 1];
    for it in objects {
        starts[it.object as usize + 1] += 1;
    }
    for index in 1..starts.len() {
        starts[index] += starts[index - 1];
    }
    let mut next = starts;
    let mut grouped = vec![0; objects.len()];
    for (index, it) in objects.iter().enumerate() {
        let slot = &mut next[it.object as usize];
        grouped[*slot as usize] = index as u32;
        *slot += 1;
    }
    (grouped, starts)
}

fn places(references: &[Reference]) -> FxHashMap<At, u32> {
    let mut by_place = FxHashMap::default();
    by_place.reserve(references.len() * 2);
    for (index, reference) in references.iter().enumerate() {
        by_place.entry(reference.value).or_insert(index as u32);
        if matches!(reference.kind, ReferenceKind::Ref | ReferenceKind::RefWithSiblings) {
            by_place.insert(reference.at, index as u32);
        }
    }
    by_place
}

/// Follows all chains of references, each step once. References that lead in a circle become faults.
fn definitions(
    references: &mut [Reference],
    by_place: &FxHashMap<At, u32>,
    marks: &Marks,
) -> Vec<Option<At>> {
    /// What is known of a reference.
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Unknown,
        OnTheWay,
        Known(Option<At>),
    }
    let is_mere_reference = |at| matches!(marks.get(at), Some(Mark::Reference(_)));
    let mut states = vec![State::Unknown; references.len()];
    let mut way: Vec<u32> = Vec::new();
    for start in 0..references.len() as u32 {
        let mut at = start;
        let end = loop {
            match states[at as usize] {
                State::Known(end) => break end,
                State::OnTheWay => {
                    let circle = way.iter().rposition(|&it| it == at).unwrap_or(0);
                    for &index in &way[circle..] {
                        references[index as usize].target = Err(RefFault::Cycle);
                    }
                    break None;
                }
                State::Unknown => {}
            }
            states[at as usize] = State::OnTheWay;
            way.push(at);
            match references[at as usize].target {
                Ok(target) if is_mere_reference(target) => match by_place.get(&target) {
                    Some(&further) => at = further,
                    // A `$ref` without a value.
                    None => break None,
                },
                Ok(target) => break Some(target),
                Err(_) => break None,
            }
        };
        for index in way.drain(..) {
            states[index as usize] = State::Known(end);
        }
    }
    let end = |state| if let State::Known(end) = state { end } else { None };
    states.into_iter().map(end).collect()
}
