//! The shapes of what goes in and comes out.

use std::sync::Arc;

use wirelint_source::Span;

/// All types of a contract, each once. Types may contain themselves.
#[derive(Clone, Debug, Default)]
pub struct Types {
    all: Vec<Type>,
}

/// Names a type of one contract.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeId(pub u32);

/// A type. What it is made of is one step away; [`Types`] looks through composition.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Type {
    /// What values are, where that is known.
    pub kind: TypeKind,
    /// An object's own fields.
    pub fields: Vec<Field>,
    /// What a list or a map holds.
    pub item: Option<TypeId>,
    /// Types that all hold at once (`allOf`).
    pub parts: Vec<TypeId>,
    /// Types of which one holds (`oneOf`, `anyOf`).
    pub variants: Vec<TypeId>,
    /// Something about it is not known: a reference that leads nowhere, a shape that is not described.
    pub unknown: bool,
    /// An object that may have fields beyond those described, because it says so or is a map.
    pub open: bool,
    /// How strings are to be read (`uri`, `date-time`, …), where that is said.
    pub format: Option<Arc<str>>,
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

/// A field of an object.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: Arc<str>,
    /// Its type.
    pub ty: TypeId,
    /// Whether values must have it.
    pub required: bool,
    /// Where the name stands.
    pub span: Span,
}

impl Types {
    /// Adds a type whose content is not known yet; to be set with [`set`](Self::set).
    pub fn reserve(&mut self) -> TypeId {
        self.all.push(Type { unknown: true, ..Type::default() });
        TypeId(self.all.len() as u32 - 1)
    }

    /// Says what a reserved type is.
    pub fn set(&mut self, id: TypeId, ty: Type) {
        self.all[id.0 as usize] = ty;
    }

    /// The type of that name.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.all[id.0 as usize]
    }

    /// How many types there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// `id` and every type it is composed of (`parts` and `variants`, at any depth), each once. At most 256, which no published
    /// contract comes near: composition that goes on beyond is cut, and its first type says so by being unknown.
    pub fn composition(&self, id: TypeId) -> Vec<TypeId> {
        const LIMIT: usize = 256;
        let mut found = vec![id];
        let mut at = 0;
        while at < found.len() && found.len() < LIMIT {
            let ty = self.get(found[at]);
            for &part in ty.parts.iter().chain(&ty.variants) {
                if !found.contains(&part) {
                    found.push(part);
                }
            }
            at += 1;
        }
        found
    }

    /// The fields that an object of this type may have, composition looked through; a name may come more than once.
    pub fn fields(&self, id: TypeId) -> impl Iterator<Item = &Field> {
        self.composition(id).into_iter().flat_map(|part| &self.get(part).fields)
    }

    /// Whether nothing about this type's own fields is left open: no part of it is unknown, open or undescribed.
    pub fn is_described(&self, id: TypeId) -> bool {
        self.composition(id).into_iter().all(|part| {
            let ty = self.get(part);
            let says_something = ty.kind != TypeKind::Any
                || !ty.fields.is_empty()
                || !ty.parts.is_empty()
                || !ty.variants.is_empty();
            !ty.unknown && !ty.open && says_something
        })
    }

    /// What the type is, composition looked through: the first kind that is said.
    pub fn kind(&self, id: TypeId) -> TypeKind {
        let kinds = self.composition(id).into_iter().map(|part| self.get(part).kind);
        kinds.into_iter().find(|kind| *kind != TypeKind::Any).unwrap_or_default()
    }

    /// What a list of this type holds, composition looked through.
    pub fn item(&self, id: TypeId) -> Option<TypeId> {
        self.composition(id)
            .into_iter()
            .filter(|part| self.get(*part).kind == TypeKind::List)
            .find_map(|part| self.get(part).item)
    }
}
