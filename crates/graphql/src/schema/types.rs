//! Types and directives as they are after merging.

use std::ops::Deref;
use std::sync::Arc;

use wirelint_source::Span;

use super::{At, Schema};
use crate::syntax::{
    DirectiveDefinition, EnumValueDefinition, FieldDefinition, InputValueDefinition, Node, TypeDefinition,
    TypeKind, TypeRef,
};

/// Names a type of one [`Schema`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeId(pub(super) u32);

/// Where the parts of a type are.
#[derive(Clone, Debug)]
pub(super) struct TypeEntry {
    pub(super) name: Arc<str>,
    pub(super) kind: TypeKind,
    pub(super) definition: Option<At>,
    pub(super) extensions: Vec<At>,
    pub(super) duplicates: Vec<At>,
}

/// A view of a definition, and the document that it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placed<V> {
    /// The document, as an index into [`Schema::docs`].
    pub doc: u32,
    /// The view.
    pub view: V,
}

impl<V> Deref for Placed<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.view
    }
}

impl<V> Placed<V> {
    /// Where `node` stands, which must be of the same document; `None` for what is built in.
    pub fn span(&self, schema: &Schema, node: Node<'_>) -> Option<Span> {
        schema.span(self.doc, node)
    }
}

/// A type with its extensions.
#[derive(Clone, Copy)]
pub struct Type<'s> {
    schema: &'s Schema,
    id: TypeId,
}

impl PartialEq for Type<'_> {
    /// Whether both are the same type of the same schema.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.schema, other.schema)
    }
}

impl Eq for Type<'_> {}

impl std::fmt::Debug for Type<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind(), self.name())
    }
}

impl Schema {
    /// The type of that name.
    pub fn ty(&self, name: &str) -> Option<Type<'_>> {
        self.type_names.get(name).map(|&id| self.type_of(id))
    }

    /// The type of a reference's innermost name.
    pub fn named(&self, reference: TypeRef<'_>) -> Option<Type<'_>> {
        self.ty(reference.name())
    }

    /// The type of that id, which must come from this schema.
    pub fn type_of(&self, id: TypeId) -> Type<'_> {
        Type { schema: self, id }
    }

    /// All types in the order of their first definition or extension, what is built in last.
    pub fn types(&self) -> impl Iterator<Item = Type<'_>> {
        (0..self.types.len() as u32).map(|it| self.type_of(TypeId(it)))
    }

    /// The first definition of the directive.
    pub fn directive(&self, name: &str) -> Option<Placed<DirectiveDefinition<'_>>> {
        let at = *self.directives.get(name)?.first()?;
        self.placed(at)
    }

    /// All definitions of the directive: where one is built in, that is the last one.
    pub fn directive_definitions(&self, name: &str) -> impl Iterator<Item = DirectiveDef<'_>> {
        let all = self.directives.get(name).into_iter().flatten();
        all.filter_map(|&at| self.placed(at))
    }

    fn placed(&self, at: At) -> Option<DirectiveDef<'_>> {
        let view = self.node(at).and_then(DirectiveDefinition::cast)?;
        Some(Placed { doc: at.doc, view })
    }

    /// The objects that a value of the type may be, sorted: itself, the members of a union, or those that implement it.
    pub fn possible_types(&self, id: TypeId) -> &[TypeId] {
        let possible = self.possible.get_or_init(|| {
            let mut possible: Vec<Vec<TypeId>> = vec![Vec::new(); self.types.len()];
            for ty in self.types() {
                match ty.kind() {
                    TypeKind::Object => {
                        possible[ty.id.0 as usize].push(ty.id);
                        for name in ty.interfaces().filter_map(|it| self.type_names.get(it.name())) {
                            possible[name.0 as usize].push(ty.id);
                        }
                    }
                    TypeKind::Union => {
                        let members = ty.members().filter_map(|it| self.ty(it.name()));
                        let members = members.filter(|it| it.kind() == TypeKind::Object).map(|it| it.id);
                        possible[ty.id.0 as usize].extend(members);
                    }
                    _ => {}
                }
            }
            let sorted = possible.into_iter().map(|mut it| {
                it.sort_unstable();
                it.dedup();
                it.into_boxed_slice()
            });
            sorted.collect()
        });
        &possible[id.0 as usize]
    }
}

/// A definition of a directive, and the document that it stands in.
pub type DirectiveDef<'s> = Placed<DirectiveDefinition<'s>>;

impl<'s> Type<'s> {
    /// Its id.
    pub fn id(self) -> TypeId {
        self.id
    }

    fn entry(self) -> &'s TypeEntry {
        &self.schema.types[self.id.0 as usize]
    }

    /// Its name.
    pub fn name(self) -> &'s str {
        &self.entry().name
    }

    /// What kind of type its definition says it is, or else its first extension.
    pub fn kind(self) -> TypeKind {
        self.entry().kind
    }

    /// Its definition; `None` where there are only extensions.
    pub fn definition(self) -> Option<Placed<TypeDefinition<'s>>> {
        self.placed(self.entry().definition?)
    }

    /// Whether nobody had to define it.
    pub fn is_built_in(self) -> bool {
        self.definition().is_some_and(|it| self.schema.docs()[it.doc as usize].file.is_none())
    }

    /// Further definitions of the same name. What stands in them is not among its fields.
    pub fn duplicates(self) -> impl Iterator<Item = Placed<TypeDefinition<'s>>> + use<'s> {
        self.entry().duplicates.iter().filter_map(move |&at| self.placed(at))
    }

    /// Its extensions in their order, of whatever kind.
    pub fn extensions(self) -> impl Iterator<Item = Placed<TypeDefinition<'s>>> + use<'s> {
        self.entry().extensions.iter().filter_map(move |&at| self.placed(at))
    }

    /// Its definition, then the extensions of its kind.
    pub fn parts(self) -> impl Iterator<Item = Placed<TypeDefinition<'s>>> + use<'s> {
        self.part_items().filter_map(move |at| self.placed(at))
    }

    fn part_items(self) -> impl Iterator<Item = At> + use<'s> {
        let kind = self.kind();
        let entry = self.entry();
        let is_of_kind = move |at: &At| self.schema.summary(*at).role == super::Role::TypeExtension(kind);
        entry.definition.into_iter().chain(entry.extensions.iter().copied().filter(is_of_kind))
    }

    fn placed(self, at: At) -> Option<Placed<TypeDefinition<'s>>> {
        let view = self.schema.node(at).and_then(TypeDefinition::cast)?;
        Some(Placed { doc: at.doc, view })
    }

    /// The interfaces that it says it implements.
    pub fn interfaces(self) -> impl Iterator<Item = Placed<TypeRef<'s>>> + use<'s> {
        self.parts().flat_map(|part| part.interfaces().map(move |view| Placed { doc: part.doc, view }))
    }

    /// The fields of an object or an interface; one that is defined twice comes twice.
    pub fn fields(self) -> impl Iterator<Item = Placed<FieldDefinition<'s>>> + use<'s> {
        self.parts().flat_map(|part| part.fields().map(move |view| Placed { doc: part.doc, view }))
    }

    /// The first field of that name.
    pub fn field(self, name: &str) -> Option<Placed<FieldDefinition<'s>>> {
        self.member(name, FieldDefinition::cast)
    }

    /// The fields of an input object; one that is defined twice comes twice.
    pub fn input_fields(self) -> impl Iterator<Item = Placed<InputValueDefinition<'s>>> + use<'s> {
        self.parts().flat_map(|part| part.input_fields().map(move |view| Placed { doc: part.doc, view }))
    }

    /// The first field of an input object of that name.
    pub fn input_field(self, name: &str) -> Option<Placed<InputValueDefinition<'s>>> {
        self.member(name, InputValueDefinition::cast)
    }

    /// The types of a union; one that is named twice comes twice.
    pub fn members(self) -> impl Iterator<Item = Placed<TypeRef<'s>>> + use<'s> {
        self.parts().flat_map(|part| part.members().map(move |view| Placed { doc: part.doc, view }))
    }

    /// The values of an enum; one that is defined twice comes twice.
    pub fn values(self) -> impl Iterator<Item = Placed<EnumValueDefinition<'s>>> + use<'s> {
        self.parts().flat_map(|part| part.values().map(move |view| Placed { doc: part.doc, view }))
    }

    /// The first value of an enum of that name.
    pub fn value(self, name: &str) -> Option<Placed<EnumValueDefinition<'s>>> {
        self.member(name, EnumValueDefinition::cast)
    }

    fn member<V>(self, name: &str, cast: impl Fn(Node<'s>) -> Option<V>) -> Option<Placed<V>> {
        self.part_items().find_map(|at| {
            let doc = &self.schema.docs[at.doc as usize];
            let node = doc.summaries[at.item.0 as usize].member(&doc.parse, at.item, name)?;
            Some(Placed { doc: at.doc, view: cast(node)? })
        })
    }

    /// Whether a directive of that name stands on its definition or on an extension.
    pub fn has_directive(self, name: &str) -> bool {
        self.parts().any(|it| it.directive(name).is_some())
    }

    /// Whether it says that it implements the interface.
    pub fn implements(self, interface: Self) -> bool {
        self.interfaces().any(|it| it.name() == interface.name())
    }

    /// Whether values of it are values of `other` too: it is that type, a member of it, or implements it
    /// (`IsSubType` of the specification).
    pub fn is_sub_type_of(self, other: Self) -> bool {
        self.id == other.id
            || match other.kind() {
                TypeKind::Union => other.members().any(|it| it.name() == self.name()),
                TypeKind::Interface => self.implements(other),
                _ => false,
            }
    }
}
