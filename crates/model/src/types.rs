//! The shapes of what goes in and comes out.

use std::mem;
use std::slice;
use std::sync::{Arc, OnceLock};

use thin_vec::ThinVec;
use wirelint_source::{ItemId, Span};

/// All types of a contract, each once. Types may contain themselves.
///
/// Made by a [`TypesBuilder`] and not changed any more, so what composition comes to is worked out once for each type.
#[derive(Clone, Debug, Default)]
pub struct Types {
    all: Vec<Type>,
    /// For each type, see [`definition`](Self::definition).
    definitions: Vec<TypeId>,
    /// The types that are composed of others, in their order.
    composed: Vec<TypeId>,
    /// For each of those what it comes to, once somebody asked.
    compositions: Vec<OnceLock<Box<Composition>>>,
    /// Some place is, or was, in the skeleton of a file.
    in_skeleton: bool,
}

/// Names a type of one contract.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeId(pub u32);

/// A type. What it is made of is one step away; [`Types`] looks through composition.
#[derive(Clone, PartialEq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is said or not, whatever the others")]
pub struct Type {
    /// What values are, where that is known.
    pub kind: TypeKind,
    /// An object's own fields.
    pub fields: ThinVec<Field>,
    /// The names of the fields that values must have, be they described here, in another part or nowhere.
    pub required: ThinVec<Arc<str>>,
    /// What a list holds.
    pub item: Option<TypeId>,
    /// Types that all hold at once (`allOf`).
    pub parts: ThinVec<TypeId>,
    /// Types of which one holds (`oneOf`, `anyOf`).
    pub variants: ThinVec<TypeId>,
    /// Something about it is not known: a reference that leads nowhere, a shape that is not described.
    pub unknown: bool,
    /// An object that may have fields beyond those described, because it says so or is a map.
    pub open: bool,
    /// An object that has no fields beyond those described, and says so.
    pub closed: bool,
    /// Only answers have it.
    pub read_only: bool,
    /// It is not to be used any more.
    pub deprecated: bool,
    /// It has a name of its own by which others refer to it (`google.api.resource`, AIP-123).
    pub resource: bool,
    /// How values are to be read, where that is said.
    pub format: Format,
    /// Other values than those that are listed may come.
    pub extensible: bool,
    /// Values are of a form that is described by a pattern.
    pub patterned: bool,
    /// The values that are possible, where they are listed.
    pub values: ThinVec<Arc<str>>,
    /// How many elements a list has at most.
    pub max_items: Option<u32>,
    /// The prose about it.
    pub description: Option<Arc<str>>,
    /// Where it is defined.
    pub span: Option<Span>,
}

/// What values of a type are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum TypeKind {
    /// Nothing is said.
    #[default]
    Any,
    /// Named fields, or a map.
    Object,
    /// Elements in order.
    List,
    /// Text.
    String,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// True or false.
    Boolean,
    /// Null alone.
    Null,
}

/// How values are to be read (OpenAPI Format Registry).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Format {
    /// Nothing is said.
    #[default]
    None,
    /// `uri`, `url`, `uri-reference`, `iri`, …
    Uri,
    /// `date-time`.
    DateTime,
    /// `date`.
    Date,
    /// `uuid`.
    Uuid,
    /// `binary`: any bytes.
    Binary,
    /// Which fields are meant (`google.protobuf.FieldMask`, AIP-161).
    FieldMask,
    /// Something else.
    Other,
}

impl Format {
    /// The format of that name.
    pub fn of(name: &str) -> Self {
        match name {
            "date-time" => Self::DateTime,
            "date" => Self::Date,
            "uuid" => Self::Uuid,
            "binary" => Self::Binary,
            _ if name.starts_with("ur") || name.starts_with("iri") => Self::Uri,
            _ => Self::Other,
        }
    }
}

/// A field of an object.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: Arc<str>,
    /// Its type.
    pub ty: TypeId,
    /// Where the name stands.
    pub span: Span,
}

/// Types in the making, or being made again in part.
#[derive(Clone, Debug, Default)]
pub struct TypesBuilder {
    all: Vec<Type>,
    /// What was worked out for the types that have been built, which come first.
    definitions: Vec<TypeId>,
    composed: Vec<TypeId>,
    compositions: Vec<OnceLock<Box<Composition>>>,
    /// Those of them that are not what they were.
    changed: Vec<TypeId>,
    /// Those of them of which only the prose is not what it was.
    reworded: Vec<Reworded>,
    /// One of those is composed otherwise.
    recomposed: bool,
    /// One of those is now, or is no longer, but another name.
    renamed: bool,
    /// Some place is, or was, in the skeleton of a file.
    in_skeleton: bool,
}

/// A type of which nothing has changed but the prose about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reworded {
    /// The type.
    pub ty: TypeId,
    /// What its [`description`](Type::description) was.
    pub was: Option<Arc<str>>,
}

/// What a type comes to with everything that it is composed of.
#[derive(Clone, Debug)]
struct Composition {
    members: Box<[TypeId]>,
    /// There are more than `members`.
    cut: bool,
    kind: TypeKind,
    item: Option<TypeId>,
    described: bool,
}

impl Types {
    /// How many types a composition is looked through for. No published contract comes near.
    const MEMBERS: usize = 256;
    /// How many steps that may take; only types that are composed of the same types over and over need more.
    const STEPS: usize = 4 * Self::MEMBERS;

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// All of them, each as it is by itself.
    pub fn all(&self) -> &[Type] {
        &self.all
    }

    /// The type of that name, as it is by itself.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.all[id.0 as usize]
    }

    /// For each type whether it is one of `changed` or made of one, at any depth. Linear in the types.
    pub fn made_of(&self, changed: &[TypeId]) -> Vec<bool> {
        let mut is = vec![false; self.all.len()];
        if changed.is_empty() {
            return is;
        }
        let parts = |ty: &Type, each: &mut dyn FnMut(TypeId)| {
            ty.parts.iter().chain(&ty.variants).chain(&ty.item).for_each(|it| each(*it));
            ty.fields.iter().for_each(|it| each(it.ty));
        };
        // The wholes by their part: after the second pass each part has its wholes from its own number to that of the next part.
        let mut starts = vec![0_u32; self.all.len() + 1];
        for ty in &self.all {
            parts(ty, &mut |part| starts[part.0 as usize] += 1);
        }
        let mut count = 0;
        for start in &mut starts {
            count += *start;
            *start = count;
        }
        let mut wholes = vec![TypeId(0); count as usize];
        for (number, ty) in self.all.iter().enumerate() {
            parts(ty, &mut |part| {
                let first = &mut starts[part.0 as usize];
                *first -= 1;
                wholes[*first as usize] = TypeId(number as u32);
            });
        }
        let mut open = changed.to_vec();
        while let Some(part) = open.pop() {
            if mem::replace(&mut is[part.0 as usize], true) {
                continue;
            }
            let [first, end] = [starts[part.0 as usize], starts[part.0 as usize + 1]];
            open.extend_from_slice(&wholes[first as usize..end as usize]);
        }
        is
    }

    /// Gives every place in a skeleton to `moved`, to be corrected where the text before it has become longer or shorter. For those in
    /// an item see [`TypesBuilder::move_spans`].
    pub fn move_spans(&mut self, moved: &impl Fn(&mut Span)) {
        // Most types are in items, and most contracts have no others.
        if !self.in_skeleton {
            return;
        }
        for span in self.all.iter_mut().flat_map(Type::spans_mut).filter(|it| it.item == ItemId::SKELETON) {
            moved(span);
        }
    }

    /// The type that `id` is but another name for: a mere reference is what it refers to, and so is an `allOf` of one
    /// that says nothing more. Whatever looks through composition says the same of both.
    pub fn definition(&self, id: TypeId) -> TypeId {
        self.definitions[id.0 as usize]
    }

    /// `id` and every type it is composed of (parts and variants, at any depth), each once, the nearest first. At most 256:
    /// where there are more, [`is_cut`](Self::is_cut).
    pub fn composition(&self, id: TypeId) -> &[TypeId] {
        let definition = self.definition(id);
        match self.composed(definition) {
            Some(composition) => &composition.members,
            None => slice::from_ref(&self.definitions[definition.0 as usize]),
        }
    }

    /// Whether the type is composed of more than [`composition`](Self::composition) tells, so what is not seen in it
    /// may yet be there.
    pub fn is_cut(&self, id: TypeId) -> bool {
        self.composed(self.definition(id)).is_some_and(|composition| composition.cut)
    }

    /// The fields that an object of this type may have, composition looked through; a name may come more than once.
    pub fn fields(&self, id: TypeId) -> impl Iterator<Item = &Field> {
        self.composition(id).iter().flat_map(|member| &self.get(*member).fields)
    }

    /// Whether nothing about this type's own fields is left open: no part of it is unknown, open or undescribed, and all
    /// of them were looked at.
    pub fn is_described(&self, id: TypeId) -> bool {
        let definition = self.definition(id);
        self.composed(definition)
            .map_or_else(|| self.get(definition).is_described(), |composition| composition.described)
    }

    /// What the type is, composition looked through: the first kind that is said.
    pub fn kind(&self, id: TypeId) -> TypeKind {
        let definition = self.definition(id);
        self.composed(definition).map_or_else(|| self.get(definition).kind, |composition| composition.kind)
    }

    /// What a list of this type holds, composition looked through.
    pub fn item(&self, id: TypeId) -> Option<TypeId> {
        let definition = self.definition(id);
        self.composed(definition)
            .map_or_else(|| self.get(definition).list_item(), |composition| composition.item)
    }

    /// What `definition` comes to; `None` where it is composed of nothing and so is all there is.
    fn composed(&self, definition: TypeId) -> Option<&Composition> {
        if !self.get(definition).is_composed() {
            return None;
        }
        let at = self.composed.binary_search(&definition).ok()?;
        let slot = &self.compositions[at];
        Some(slot.get_or_init(|| Box::new(self.compose(definition))))
    }

    fn compose(&self, id: TypeId) -> Composition {
        let mut members = vec![id];
        let mut cut = false;
        let mut steps = 0;
        let mut at = 0;
        'all: while let Some(&member) = members.get(at) {
            at += 1;
            let ty = self.get(member);
            for &part in ty.parts.iter().chain(&ty.variants) {
                steps += 1;
                if steps > Self::STEPS {
                    cut = true;
                    break 'all;
                }
                if members.contains(&part) {
                    continue;
                }
                if members.len() == Self::MEMBERS {
                    cut = true;
                    break 'all;
                }
                members.push(part);
            }
        }
        let types = || members.iter().map(|member| self.get(*member));
        Composition {
            kind: types().map(|ty| ty.kind).find(|kind| *kind != TypeKind::Any).unwrap_or_default(),
            item: types().find_map(Type::list_item),
            described: !cut && types().all(Type::is_described),
            cut,
            members: members.into(),
        }
    }
}

impl Type {
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        self.span.iter_mut().chain(self.fields.iter_mut().map(|it| &mut it.span))
    }

    /// Whether nothing about its own fields is left open.
    fn is_described(&self) -> bool {
        let says_something = self.kind != TypeKind::Any
            || !self.fields.is_empty()
            || !self.parts.is_empty()
            || !self.variants.is_empty();
        !self.unknown && !self.open && says_something
    }

    fn list_item(&self) -> Option<TypeId> {
        self.item.filter(|_| self.kind == TypeKind::List)
    }

    fn is_composed(&self) -> bool {
        !self.parts.is_empty() || !self.variants.is_empty()
    }

    /// Whether whatever has it as a part comes to the same with `other` in its place.
    fn is_composed_as(&self, other: &Self) -> bool {
        (self.kind, self.item, &self.parts, &self.variants)
            == (other.kind, other.item, &other.parts, &other.variants)
            && self.is_described() == other.is_described()
    }

    /// The one type that this adds nothing to.
    fn other_name_of(&self) -> Option<TypeId> {
        let adds = self.kind != TypeKind::Any
            || !self.fields.is_empty()
            || !self.required.is_empty()
            || !self.variants.is_empty()
            || self.unknown
            || self.open;
        match *self.parts {
            [part] if !adds => Some(part),
            _ => None,
        }
    }
}

impl TypesBuilder {
    /// Adds a type whose content is not known yet; to be set with [`set`](Self::set).
    pub fn reserve(&mut self) -> TypeId {
        let is_built = !self.definitions.is_empty();
        if is_built && self.all.len() == self.all.capacity() {
            // Few come later: twice the room would stay empty.
            self.all.reserve_exact(self.all.len() / 16 + 16);
        }
        self.all.push(Type { unknown: true, ..Type::default() });
        TypeId(self.all.len() as u32 - 1)
    }

    /// The types that have been built, to be changed. Those that are not [set](Self::set) again stay what they are.
    pub fn again(types: Types) -> Self {
        let Types { all, definitions, composed, compositions, in_skeleton } = types;
        Self {
            all,
            definitions,
            composed,
            compositions,
            changed: Vec::new(),
            reworded: Vec::new(),
            recomposed: false,
            renamed: false,
            in_skeleton,
        }
    }

    /// How many there are so far.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// What the type of that name is so far.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.all[id.0 as usize]
    }

    /// Gives the places of a type to `moved`, to be corrected where the text of its item has become longer or shorter before them: what
    /// it is [set](Self::set) to is compared with that.
    pub fn move_spans(&mut self, id: TypeId, moved: &impl Fn(&mut Span)) {
        self.all[id.0 as usize].spans_mut().for_each(moved);
    }

    /// Says what a reserved type is.
    pub fn set(&mut self, id: TypeId, ty: Type) {
        let mut places = ty.span.iter().chain(ty.fields.iter().map(|it| &it.span));
        self.in_skeleton |= places.any(|it| it.item == ItemId::SKELETON);
        let old = &mut self.all[id.0 as usize];
        if (id.0 as usize) < self.definitions.len() {
            self.renamed |= old.other_name_of() != ty.other_name_of();
            self.recomposed |= !old.is_composed_as(&ty);
            let was = mem::replace(&mut old.description, ty.description.clone());
            if *old != ty {
                self.changed.push(id);
            } else if was != ty.description {
                self.reworded.push(Reworded { ty: id, was });
            }
        }
        *old = ty;
    }

    /// Those of the types that had been built before that are not what they were, beyond the prose about them.
    pub fn changed(&self) -> &[TypeId] {
        &self.changed
    }

    /// Those of the types that had been built before of which only the prose is not what it was.
    pub fn reworded(&self) -> &[Reworded] {
        &self.reworded
    }

    /// The types, as they are now. Costs no more than what is new, as long as no other name and no composition has changed.
    pub fn build(self) -> Types {
        let Self { mut all, mut definitions, mut composed, mut compositions, recomposed, renamed, .. } = self;
        let in_skeleton = self.in_skeleton;
        if recomposed || renamed {
            composed.clear();
            compositions.clear();
        }
        let known = if composed.is_empty() { 0 } else { definitions.len() };
        let more = all.iter().enumerate().skip(known).filter(|(_, ty)| ty.is_composed());
        composed.extend(more.map(|(id, _)| TypeId(id as u32)));
        compositions.resize_with(composed.len(), OnceLock::new);
        if definitions.is_empty() {
            all.shrink_to_fit();
        }
        if definitions.is_empty() || renamed {
            definitions = self::definitions(&all);
        } else {
            definitions.reserve_exact(all.capacity() - definitions.len());
            for id in definitions.len()..all.len() {
                definitions.push(definition_among(&all, &definitions, TypeId(id as u32)));
            }
        }
        Types { all, definitions, composed, compositions, in_skeleton }
    }
}

/// The type that `id` is but another name for, where that is known of the first types.
fn definition_among(all: &[Type], known: &[TypeId], id: TypeId) -> TypeId {
    let mut at = id;
    // New names may lead in a circle, and then all of them do.
    for _ in known.len()..=all.len() {
        if let Some(definition) = known.get(at.0 as usize).filter(|_| at != id) {
            return *definition;
        }
        match all[at.0 as usize].other_name_of() {
            Some(next) => at = next,
            None => return at,
        }
    }
    at
}

/// For each type the one that it is but another name for. Names that lead in a circle all stand for one of them.
fn definitions(all: &[Type]) -> Vec<TypeId> {
    let mut definitions: Vec<Option<TypeId>> = vec![None; all.len()];
    let mut names = Vec::new();
    for start in 0..all.len() {
        let mut at = TypeId(start as u32);
        let definition = loop {
            // Of a name whose turn it is, itself is said until more is known: that is where a circle ends.
            if let Some(known) = definitions[at.0 as usize] {
                break known;
            }
            definitions[at.0 as usize] = Some(at);
            match all[at.0 as usize].other_name_of() {
                Some(next) => names.push(mem::replace(&mut at, next)),
                None => break at,
            }
        };
        for name in names.drain(..) {
            definitions[name.0 as usize] = Some(definition);
        }
    }
    definitions.into_iter().map(|it| it.expect("each had its turn")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(all: Vec<Type>) -> Types {
        let mut types = TypesBuilder::default();
        for ty in all {
            let id = types.reserve();
            types.set(id, ty);
        }
        types.build()
    }

    fn ids(numbers: impl IntoIterator<Item = u32>) -> ThinVec<TypeId> {
        numbers.into_iter().map(TypeId).collect()
    }

    fn name_of(id: u32) -> Type {
        Type { parts: ids([id]), ..Type::default() }
    }

    fn text() -> Type {
        Type { kind: TypeKind::String, ..Type::default() }
    }

    #[test]
    fn names_stand_for_what_they_lead_to() {
        let types = build(vec![name_of(1), name_of(2), text(), name_of(4), name_of(3)]);
        assert_eq!(types.definition(TypeId(0)), TypeId(2));
        assert_eq!(types.kind(TypeId(0)), TypeKind::String);
        assert!(types.is_described(TypeId(0)));
        assert_eq!(types.definition(TypeId(3)), types.definition(TypeId(4)), "a circle has one definition");
        assert_eq!(types.kind(TypeId(3)), TypeKind::Any);
    }

    #[test]
    fn what_says_more_is_no_mere_name() {
        let required = Type { required: ThinVec::from(["a".into()]), ..name_of(3) };
        let unknown = Type { unknown: true, ..name_of(3) };
        let types = build(vec![required, unknown, Type { open: true, ..name_of(3) }, text()]);
        for id in ids(0..3) {
            assert_eq!(types.definition(id), id);
            assert_eq!(types.composition(id), [id, TypeId(3)]);
        }
    }

    #[test]
    fn composition_is_each_type_once_the_nearest_first() {
        let whole = Type { parts: ids([1, 2]), variants: ids([3]), ..Type::default() };
        let list = Type { kind: TypeKind::List, item: Some(TypeId(3)), ..Type::default() };
        let types = build(vec![whole, name_of(0), list, text()]);
        assert_eq!(types.composition(TypeId(0)), &*ids(0..4));
        assert_eq!(types.composition(TypeId(3)), &*ids([3]));
        assert_eq!(types.kind(TypeId(0)), TypeKind::List);
        assert_eq!(types.item(TypeId(0)), Some(TypeId(3)));
    }

    #[test]
    fn a_composition_that_is_cut_is_not_described() {
        let one_of = |count: u32| {
            let variants = Type { variants: ids(1..=count), ..Type::default() };
            build([vec![variants], vec![text(); count as usize]].concat())
        };
        let whole = one_of(255);
        assert_eq!(whole.composition(TypeId(0)).len(), 256);
        assert!(!whole.is_cut(TypeId(0)) && whole.is_described(TypeId(0)));
        let cut = one_of(256);
        assert_eq!(cut.composition(TypeId(0)).len(), 256);
        assert!(cut.is_cut(TypeId(0)) && !cut.is_described(TypeId(0)));
    }

    #[test]
    fn a_composition_of_the_same_types_over_and_over_is_cut() {
        // A hundred types, each of which is one of all hundred.
        let types = build(vec![Type { variants: ids(0..100), ..Type::default() }; 100]);
        assert_eq!(types.composition(TypeId(0)).len(), 100);
        assert!(types.is_cut(TypeId(0)));
    }

    #[test]
    fn many_names_of_one_large_composition_cost_one() {
        // Without sharing: 200,000 times 256 types.
        let large = Type { variants: ids(1..1000), ..Type::default() };
        let mut all = vec![large];
        all.resize(1000, text());
        all.resize(200_000, name_of(0));
        let types = build(all);
        assert!(ids(1000..200_000).into_iter().all(|id| types.kind(id) == TypeKind::String));
        let worked_out = types.compositions.iter().filter(|it| it.get().is_some()).count();
        assert_eq!(worked_out, 1);
    }
}
