//! The walk over one document, guided by the table: marks what it reads, records objects, references and containers of
//! the wrong shape. Resolves nothing.

use wirelint_source::ItemId;
use wirelint_yaml::{Entry, Node, NodeId, NodeKind, Style, Tree};

use crate::link::marks::{Mark, Marks};
use crate::link::{At, RefFault, Reference, ReferenceKind, StructuralFault, TypedNode};
use crate::spec::{Object, Type, Version};
use crate::syntax::pairs;

/// How deep objects may nest before the walk sets the rest aside and comes back to it. Only aliases inside aliases get
/// there: the tree itself is not deeper.
const MAX_NESTING: u16 = wirelint_yaml::MAX_DEPTH as u16;

/// Where the walk is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) doc: u32,
    pub(super) version: Version,
    /// What `#…` is relative to, as an index into [`Walk::resources`].
    pub(super) resource: u32,
    nesting: u16,
}

/// What `#…` in a reference is relative to: a whole document, or a schema with an `$id` of its own (JSON Schema Core
/// §8.2.1).
pub(super) struct Resource {
    pub(super) doc: u32,
    /// `None` for a document without content.
    pub(super) root: Option<NodeId>,
    /// Its URI as written, where it states one.
    pub(super) uri: Option<String>,
}

/// What the walk has found so far.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) marks: Marks,
    pub(super) objects: Vec<TypedNode>,
    pub(super) references: Vec<Reference>,
    /// The resource that each reference stands in.
    pub(super) standing: Vec<u32>,
    pub(super) faults: Vec<StructuralFault>,
    pub(super) resources: Vec<Resource>,
    /// Resources that state a URI and have not been entered under it.
    pub(super) identified: Vec<u32>,
    /// How the walk came into each item of each document.
    pub(super) ways: Vec<Vec<Way>>,
    /// Where items need not be walked again, while a document is.
    pub(super) kept: Option<Kept>,
    /// Objects below the nesting limit.
    aside: Vec<(Place, NodeId, Object, bool)>,
}

/// How the walk came into an item.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// Not at all.
    None,
    /// To its root, from what it stands in or by a reference.
    One(Entrance),
    /// Otherwise, or more than once.
    Several,
}

/// How the walk came to an item's root.
#[derive(Clone, Copy)]
pub(super) struct Entrance {
    place: Place,
    ty: &'static Type,
    owner: Owner,
}

/// The items of a document that are what they were when they were walked.
pub(super) struct Kept {
    pub(super) doc: u32,
    /// How the walk came into each then; the others have [`Way::None`].
    pub(super) ways: Vec<Way>,
    /// The walk came into one of them otherwise.
    pub(super) conflict: bool,
}

/// Who asks for a value: for the message if its shape is wrong.
#[derive(Clone, Copy)]
struct Owner {
    object: Object,
    key: Option<NodeId>,
}

impl Entrance {
    /// Whether what is found behind it is the same. Where its key stands does not matter: only faults name it.
    fn is_same(self, other: Self) -> bool {
        let place = |it: Self| (it.place.doc, it.place.version, it.place.resource, it.place.nesting);
        place(self) == place(other) && self.ty == other.ty && self.owner.object == other.owner.object
    }
}

impl Place {
    pub(super) fn new(doc: u32, version: Version, resource: u32) -> Self {
        Self { doc, version, resource, nesting: 0 }
    }

    fn at(self, node: NodeId) -> At {
        At { doc: self.doc, node }
    }
}

impl Walk {
    /// Adds a resource and gives its number.
    pub(super) fn add_resource(&mut self, doc: u32, root: Option<NodeId>, uri: Option<String>) -> u32 {
        let number = self.resources.len() as u32;
        if uri.is_some() {
            self.identified.push(number);
        }
        self.resources.push(Resource { doc, root, uri });
        number
    }

    /// Walks `node`, a whole document or what a reference leads to, as `object` or a reference to one.
    pub(super) fn enter(&mut self, place: Place, node: Node<'_>, object: Object, or_reference: bool) {
        let tree = node.tree();
        let expected = if or_reference { expected_or_ref(object) } else { expected(object) };
        let owner = Owner { object, key: None };
        self.note(node.id(), Entrance { place, ty: expected, owner });
        self.object(place, node, object, or_reference, expected, owner);
        self.below_limit(tree, expected);
    }

    /// Walks an item's root again as it was walked when the item was met.
    pub(super) fn enter_again(&mut self, node: Node<'_>, entrance: Entrance) {
        let Entrance { place, ty, owner } = entrance;
        self.typed(place, node, ty, owner);
        self.below_limit(node.tree(), ty);
    }

    /// Adds a document with that many items.
    pub(super) fn add_doc(&mut self, items: usize) {
        self.marks.add_doc(items);
        self.ways.push(vec![Way::None; items]);
    }

    fn below_limit(&mut self, tree: &Tree, expected: &'static Type) {
        while let Some((place, node, object, or_reference)) = self.aside.pop() {
            let owner = Owner { object, key: None };
            self.object(place, tree.node(node), object, or_reference, expected, owner);
        }
    }

    /// Remembers how the walk comes to `node`, if that is in an item and does not come from inside of it.
    #[inline]
    fn note(&mut self, node: NodeId, entrance: Entrance) {
        if node.item == ItemId::SKELETON {
            return;
        }
        let way = &mut self.ways[entrance.place.doc as usize][node.item.0 as usize];
        *way = if node.index == 0 && matches!(way, Way::None) { Way::One(entrance) } else { Way::Several };
    }

    /// Whether `node`, an item's root, need not be walked.
    fn is_kept(&mut self, node: NodeId, now: Entrance) -> bool {
        let Some(kept) = &mut self.kept else { return false };
        if kept.doc != now.place.doc {
            return false;
        }
        match kept.ways.get(node.item.0 as usize) {
            None | Some(Way::None) => false,
            Some(Way::One(then)) if then.is_same(now) => true,
            Some(_) => {
                kept.conflict = true;
                true
            }
        }
    }

    fn value(&mut self, place: Place, node: Node<'_>, ty: &'static Type, owner: Owner) {
        if node.id().index == 0 {
            let entrance = Entrance { place, ty, owner };
            self.note(node.id(), entrance);
            if self.is_kept(node.id(), entrance) {
                return;
            }
        }
        self.typed(place, node, ty, owner);
    }

    fn typed(&mut self, place: Place, node: Node<'_>, ty: &'static Type, owner: Owner) {
        match *ty {
            Type::Object(object) => self.object(place, node, object, false, ty, owner),
            Type::ObjectOrRef(object) => self.object(place, node, object, true, ty, owner),
            Type::Map(_, inner) => {
                let is_new = self.container(place, node, NodeKind::Mapping, ty, owner);
                let content = (is_new && !inner.is_plain()).then(|| pairs(node));
                for entry in content.into_iter().flatten() {
                    self.value(place, entry.value, inner, Owner { key: Some(entry.key.id()), ..owner });
                }
            }
            Type::List(inner) => {
                let is_new = self.container(place, node, NodeKind::Sequence, ty, owner);
                let content = (is_new && !inner.is_plain()).then(|| node.elements());
                for element in content.into_iter().flatten() {
                    self.value(place, element, inner, Owner { key: None, ..owner });
                }
            }
            Type::OneOf(types) => {
                let kind = node.kind();
                match types.iter().find(|ty| suits(ty, kind)) {
                    Some(ty) => self.typed(place, node, ty, owner),
                    None => self.wrong_shape(place, node, ty, owner),
                }
            }
            Type::Uri(object) => self.string_reference(place, node, object, ReferenceKind::Uri, owner),
            Type::SchemaName => {
                let is_uri = node.text().is_some_and(|text| super::uri::looks_like_uri(&text));
                let kind = if is_uri { ReferenceKind::Uri } else { ReferenceKind::SchemaName };
                self.string_reference(place, node, Object::Schema, kind, owner);
            }
            _ => {}
        }
    }

    fn object(
        &mut self,
        mut place: Place,
        node: Node<'_>,
        object: Object,
        or_reference: bool,
        ty: &'static Type,
        owner: Owner,
    ) {
        let written = node;
        let node = node.resolved();
        if !node.is_mapping() {
            let spec = object.spec();
            let may_be_boolean = spec.boolean.is_some_and(|since| since <= place.version);
            if !(may_be_boolean && node.bool().is_some()) {
                self.wrong_shape(place, written, ty, owner);
            }
            return;
        }
        let at = place.at(node.id());
        if self.marks.get(at).is_some() {
            return;
        }
        if place.nesting == MAX_NESTING {
            self.aside.push((Place { nesting: 0, ..place }, node.id(), object, or_reference));
            return;
        }
        let reference =
            if or_reference { node.entry("$ref").filter(|entry| may_refer(*entry)) } else { None };
        let stands_alone = reference.is_some() && !has_siblings_that_count(node, object, place.version);
        let mark = if stands_alone { Mark::Reference(object) } else { Mark::Object(object) };
        self.marks.set(at, mark);
        // The `$id` of a schema counts for its own `$ref` too (JSON Schema Core §8.2.1).
        if !stands_alone && object == Object::Schema && place.version >= Version::V31 {
            place.resource = self.resource_of_schema(place, node);
        }
        if let Some(entry) = reference {
            let kind = if stands_alone { ReferenceKind::Ref } else { ReferenceKind::RefWithSiblings };
            // Nothing is written yet: a reference all the same, so that the mapping is not taken for an object.
            if !entry.value.is_null() {
                self.refer(place, kind, at, place.at(entry.value.id()), object);
            }
            if stands_alone {
                return;
            }
        }
        self.objects.push(TypedNode { object, at });
        self.fields(Place { nesting: place.nesting + 1, ..place }, node, object);
    }

    fn fields(&mut self, place: Place, node: Node<'_>, object: Object) {
        let spec = object.spec();
        for entry in pairs(node) {
            let Some(key) = entry.key.text() else { continue };
            let ty = match spec.field(&key, place.version) {
                Some(field) => &field.ty,
                // A key of a wrong pattern (`2xx`, a path without its slash) is for validation to report; what is
                // below it is read all the same, so that nothing that it refers to counts as unused.
                None => match &spec.patterned {
                    Some(patterned) if !key.starts_with("x-") => &patterned.ty,
                    _ => continue,
                },
            };
            if !ty.is_plain() {
                self.value(place, entry.value, ty, Owner { object, key: Some(entry.key.id()) });
            }
        }
    }

    /// Whether `node` is a collection of that kind that has not been read yet.
    fn container(
        &mut self,
        place: Place,
        node: Node<'_>,
        kind: NodeKind,
        ty: &'static Type,
        owner: Owner,
    ) -> bool {
        if node.kind() != kind {
            self.wrong_shape(place, node, ty, owner);
            return false;
        }
        self.marks.set(place.at(node.resolved().id()), Mark::Container)
    }

    /// Records that a container is missing. What is not written yet, and what the parser has already reported, is no
    /// fault: half-typed files are the normal state in an editor.
    fn wrong_shape(&mut self, place: Place, node: Node<'_>, expected: &'static Type, owner: Owner) {
        let found = node.kind();
        let reported = matches!(found, NodeKind::Alias | NodeKind::Error);
        if reported || node.style() == Style::Missing || node.is_null() {
            return;
        }
        self.faults.push(StructuralFault::Shape {
            at: place.at(node.id()),
            owner: owner.object,
            key: owner.key.map(|key| place.at(key)),
            expected,
            found,
        });
    }

    /// A reference that is a plain string.
    fn string_reference(
        &mut self,
        place: Place,
        node: Node<'_>,
        object: Object,
        kind: ReferenceKind,
        owner: Owner,
    ) {
        let value = place.at(node.resolved().id());
        // Aliases may lead here twice.
        if node.str().is_none() || !self.marks.set(value, Mark::Container) {
            return;
        }
        // There is always a key, since such strings stand in mappings only.
        let at = place.at(owner.key.unwrap_or(node.id()));
        self.refer(place, kind, at, place.at(node.id()), object);
    }

    fn refer(&mut self, place: Place, kind: ReferenceKind, at: At, value: At, expected: Object) {
        // `Remote` until it is resolved: a URI that no document turns out to have stays that.
        self.references.push(Reference { kind, at, value, expected, target: Err(RefFault::Remote) });
        self.standing.push(place.resource);
    }

    /// The resource that the inside of the schema `node` belongs to.
    fn resource_of_schema(&mut self, place: Place, node: Node<'_>) -> u32 {
        let Some(id) = node.get("$id").and_then(Node::str) else { return place.resource };
        let uri = id.trim_end_matches('#');
        if uri.is_empty() || uri.starts_with('#') {
            return place.resource;
        }
        let uri = match (super::uri::split(uri), &self.resources[place.resource as usize].uri) {
            ((super::uri::Base::File(path), _), Some(base)) => super::uri::join(base, path),
            _ => uri.to_owned(),
        };
        self.add_resource(place.doc, Some(node.id()), Some(uri))
    }
}

/// Whether the value of `$ref` can be a reference: a scalar, or something that was never finished.
fn may_refer(entry: Entry<'_>) -> bool {
    entry.value.kind() == NodeKind::Scalar
}

/// Whether the mapping says something beside its `$ref` that is not ignored: in schemas from 3.1 on (3.1.1 §4.8.24.1),
/// and in path items, where `$ref` is a field like any other (3.0.4 §4.8.9.1).
fn has_siblings_that_count(node: Node<'_>, object: Object, version: Version) -> bool {
    let counted = match object {
        Object::Schema => version >= Version::V31,
        Object::PathItem => true,
        _ => false,
    };
    counted && pairs(node).any(|entry| !entry.key.is_text("$ref"))
}

/// Whether a node of that kind is to be read as `ty`, one of several alternatives.
fn suits(ty: &Type, kind: NodeKind) -> bool {
    match ty {
        Type::Object(_) | Type::ObjectOrRef(_) | Type::Map(..) => kind == NodeKind::Mapping,
        Type::List(_) => kind == NodeKind::Sequence,
        Type::OneOf(types) => types.iter().any(|ty| suits(ty, kind)),
        Type::Any => true,
        _ => kind != NodeKind::Mapping && kind != NodeKind::Sequence,
    }
}

fn expected(object: Object) -> &'static Type {
    static TABLE: [Type; Object::ALL.len()] = types(false);
    &TABLE[object as usize]
}

fn expected_or_ref(object: Object) -> &'static Type {
    static TABLE: [Type; Object::ALL.len()] = types(true);
    &TABLE[object as usize]
}

/// [`Type::Object`] or [`Type::ObjectOrRef`] of each object, since faults refer to types of the table.
const fn types(or_reference: bool) -> [Type; Object::ALL.len()] {
    let mut all = [Type::Any; Object::ALL.len()];
    let mut index = 0;
    while index < all.len() {
        let object = Object::ALL[index];
        all[index] = if or_reference { Type::ObjectOrRef(object) } else { Type::Object(object) };
        index += 1;
    }
    all
}
