//! The linked description: what was found, and ways through it.

use std::mem;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use wirelint_source::{FileId, ItemId, Span};
use wirelint_yaml::{Node, Tree};

use crate::link::linker::Linker;
use crate::link::marks::{Mark, Marks};
use crate::link::operations::OperationSite;
use crate::link::{At, Doc, RefFault, Reference, ReferenceKind, StructuralFault, TypedNode};
use crate::spec::{Object, Version};
use crate::syntax::pairs;

/// A description with all its files, linked. Places are [`At`]s, content is read through [`node`](Self::node).
pub struct Linked {
    /// The version of the root document.
    pub version: Version,
    /// The files, the root first, the others in the order in which they were loaded.
    pub docs: Vec<Doc>,
    /// Every object that is written out and reached from the root, each once, ordered by document and place.
    pub objects: Vec<TypedNode>,
    /// What could not be read, ordered by document and place.
    pub faults: Vec<StructuralFault>,
    pub(super) marks: Marks,
    /// Every reference in those objects, by document and item.
    pub(super) references: Vec<Vec<References>>,
    pub(super) objects_by_kind: Kinds,
    pub(super) operations: OnceLock<Vec<OperationSite>>,
    /// References by what they mean one step on: that, and the place of the reference's text.
    pub(super) by_target: OnceLock<Vec<(At, At)>>,
    /// What linking learned, for the next time. The walk's findings are in here, and its documents and marks are above.
    pub(super) linker: Box<Linker>,
}

/// The references in one item.
#[derive(Default)]
pub(super) struct References {
    /// Ordered by place.
    pub(super) all: Vec<Reference>,
    /// What each means in the end.
    pub(super) definitions: Vec<Option<At>>,
    /// The mappings that hold `$ref` and the strings that say what is meant, by node, and which reference each is of: an item, since a
    /// merge key may have brought it in, and an index there. Sorted.
    by_node: Vec<(u32, ItemId, u32)>,
}

/// Indices into [`Linked::objects`], grouped by object; where each group starts.
pub(super) struct Kinds {
    by_object: Vec<u32>,
    group_starts: [u32; Object::ALL.len() + 1],
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
    pub(super) fn new(mut linker: Linker) -> Self {
        let docs = mem::take(&mut linker.docs);
        let mut marks = mem::take(&mut linker.walk.marks);
        marks.shrink_to_fit();
        let mut objects = mem::take(&mut linker.walk.objects);
        objects.shrink_to_fit();
        let mut all = mem::take(&mut linker.walk.references);
        let mut faults = mem::take(&mut linker.walk.faults);
        linker.give_back();
        let place = |at: &At| place(&docs, *at);
        sort_by_place(&mut objects, |it| place(&it.at));
        sort_by_place(&mut all, |it| place(&it.value));
        sort_by_place(&mut faults, |it| place(&it.at()));
        let by_place = places(&all);
        let definitions = definitions(&mut all, &by_place, &marks);
        let of_items = |doc: &Doc| (0..doc.tree.item_count()).map(|_| References::default()).collect();
        let mut references: Vec<Vec<References>> = docs.iter().map(of_items).collect();
        for (reference, definition) in all.into_iter().zip(definitions) {
            let At { doc, node } = reference.value;
            let of_item = &mut references[doc as usize][node.item.0 as usize];
            of_item.all.push(reference);
            of_item.definitions.push(definition);
        }
        index(&mut references);
        Self {
            version: docs[0].version,
            objects_by_kind: Kinds::of(&objects),
            docs,
            objects,
            references,
            faults,
            marks,
            operations: OnceLock::new(),
            by_target: OnceLock::new(),
            linker: Box::new(linker),
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
        let Kinds { by_object, group_starts } = &self.objects_by_kind;
        let group = group_starts[object as usize] as usize..group_starts[object as usize + 1] as usize;
        by_object[group].iter().map(|&index| self.objects[index as usize].at)
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
            Some(Mark::Reference(_)) => {
                let (of_item, index) = self.find_reference(at)?;
                of_item.definitions[index]
            }
            _ => Some(at),
        }
    }

    /// What `reference` means in the end, further references followed.
    pub fn definition(&self, reference: &Reference) -> Option<At> {
        self.resolve(*reference.target.as_ref().ok()?)
    }

    /// Every reference, ordered by document and place.
    pub fn references(&self) -> Vec<&Reference> {
        let mut all: Vec<&Reference> = self.references.iter().flatten().flat_map(|it| &it.all).collect();
        all.sort_by_cached_key(|it| place(&self.docs, it.value));
        all
    }

    /// The references that lead nowhere, ordered by document and place.
    pub fn broken_references(&self) -> Vec<(&Reference, &RefFault)> {
        let all = self.references.iter().flatten().flat_map(|it| &it.all);
        let mut broken: Vec<_> = all.filter_map(|it| Some((it, it.target.as_ref().err()?))).collect();
        broken.sort_by_cached_key(|(it, _)| place(&self.docs, it.value));
        broken
    }

    /// The reference whose `$ref` stands in the mapping at `at`, or whose text `at` is.
    pub fn reference_at(&self, at: At) -> Option<&Reference> {
        let (of_item, index) = self.find_reference(at).or_else(|| self.find_reference(self.canonical(at)))?;
        Some(&of_item.all[index])
    }

    /// The references that lead to `at` in one step, in their order.
    pub fn references_to(&self, at: At) -> impl Iterator<Item = &Reference> {
        let at = self.canonical(at);
        let by_target = self.by_target.get_or_init(|| {
            let target = |it: &&Reference| Some((*it.target.as_ref().ok()?, it.value));
            let mut all: Vec<(At, At)> = self.references().iter().filter_map(target).collect();
            all.sort_by_key(|(target, _)| *target);
            all
        });
        let first = by_target.partition_point(|(target, _)| *target < at);
        let found = by_target[first..].iter().take_while(move |(target, _)| *target == at);
        found.filter_map(|(_, value)| self.reference_at(*value))
    }

    fn find_reference(&self, at: At) -> Option<(&References, usize)> {
        let of_doc = &self.references[at.doc as usize];
        let (item, index) = of_doc[at.node.item.0 as usize].find(at.node.index)?;
        Some((&of_doc[item.0 as usize], index))
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
pub(super) fn place(docs: &[Doc], at: At) -> (u32, u32) {
    (at.doc, docs[at.doc as usize].tree.node(at.node).range().start)
}

/// The walk goes by the text, except that what references lead to comes later, so most of it is sorted already.
pub(super) fn sort_by_place<T>(all: &mut [T], place: impl Fn(&T) -> (u32, u32)) {
    if !all.is_sorted_by_key(&place) {
        all.sort_by_cached_key(place);
    }
}

impl References {
    /// Those of one item to which all that look them up belong as well.
    pub(super) fn of(all: Vec<Reference>, definitions: Vec<Option<At>>) -> Self {
        let mut by_node = Vec::with_capacity(all.len() * 2);
        for (index, reference) in all.iter().enumerate() {
            by_node.extend(reference.places().map(|at| (at.node.index, at.node.item, index as u32)));
        }
        by_node.sort_unstable();
        Self { all, definitions, by_node }
    }

    /// The reference whose `$ref` stands in the mapping `node` of the item, or whose text is that node.
    fn find(&self, node: u32) -> Option<(ItemId, usize)> {
        let at = self.by_node.partition_point(|(known, ..)| *known < node);
        let &(known, item, index) = self.by_node.get(at)?;
        (known == node).then_some((item, index as usize))
    }
}

/// Fills the index of each item.
fn index(references: &mut [Vec<References>]) {
    for of_doc in references {
        for item in 0..of_doc.len() {
            for index in 0..of_doc[item].all.len() {
                for at in of_doc[item].all[index].places() {
                    let entry = (at.node.index, ItemId(item as u32), index as u32);
                    of_doc[at.node.item.0 as usize].by_node.push(entry);
                }
            }
        }
        for of_item in of_doc {
            of_item.by_node.sort_unstable();
            of_item.all.shrink_to_fit();
            of_item.definitions.shrink_to_fit();
            of_item.by_node.shrink_to_fit();
        }
    }
}

impl Reference {
    /// The places by which it is looked up.
    fn places(&self) -> impl Iterator<Item = At> + use<> {
        let mapping = self.is_in_mapping().then_some(self.at);
        [self.value].into_iter().chain(mapping)
    }

    /// Whether it stands for the mapping that it is in, or for what that says more.
    fn is_in_mapping(&self) -> bool {
        matches!(self.kind, ReferenceKind::Ref | ReferenceKind::RefWithSiblings)
    }
}

impl Kinds {
    pub(super) fn of(objects: &[TypedNode]) -> Self {
        let mut starts = [0; Object::ALL.len() + 1];
        for it in objects {
            starts[it.object as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts;
        let mut by_object = vec![0; objects.len()];
        for (index, it) in objects.iter().enumerate() {
            let slot = &mut next[it.object as usize];
            by_object[*slot as usize] = index as u32;
            *slot += 1;
        }
        Self { by_object, group_starts: starts }
    }
}

fn places(references: &[Reference]) -> FxHashMap<At, u32> {
    let mut by_place = FxHashMap::default();
    by_place.reserve(references.len() * 2);
    for (index, reference) in references.iter().enumerate() {
        by_place.entry(reference.value).or_insert(index as u32);
        if reference.is_in_mapping() {
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
