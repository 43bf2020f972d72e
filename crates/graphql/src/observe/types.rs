//! From the types of a schema to those that all protocols share.
//!
//! Each type of the schema is one type, and each field and argument of which something is said one of its own, which refers to the other.
//! Types may contain themselves: what is met is read later, one after the other.

use std::mem;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_model::{self as model, Format, Input, Type, TypeId, TypeKind, TypesBuilder};
use wirelint_source::{FileId, Span};

use super::difference::Difference;
use super::directives::Stated;
use super::{is_required, statements};
use crate::schema::{self, Placed, Schema};
use crate::syntax::{self, FieldDefinition, InputValueDefinition, Node, TypeRef};

/// The types that were met.
pub(super) struct Types<'s> {
    schema: &'s Schema,
    builder: TypesBuilder,
    known: FxHashMap<Arc<str>, TypeId>,
    /// Names that no document defines.
    missing: FxHashMap<Arc<str>, TypeId>,
    /// Those that were met and not looked into.
    open: Vec<(schema::Type<'s>, TypeId)>,
    /// What each type is made of beside other such types.
    parts: FxHashMap<Arc<str>, Box<[TypeId]>>,
    /// What was made of what is read now, or of the root fields.
    made: Vec<TypeId>,
    /// What it was made of before, the last one first.
    spare: Vec<TypeId>,
}

/// What it takes to read again only what has changed: which type each name is, and what it is made of.
#[derive(Debug, Default)]
pub struct Reading {
    known: FxHashMap<Arc<str>, TypeId>,
    missing: FxHashMap<Arc<str>, TypeId>,
    parts: FxHashMap<Arc<str>, Box<[TypeId]>>,
    of_roots: Box<[TypeId]>,
    /// How many types there were when all were read.
    count: usize,
}

impl Reading {
    /// Whether so much is left over from before that it is time to read everything.
    fn is_full(&self, types: &model::Types) -> bool {
        const LEFT_OVER: usize = 500;
        types.count() > self.count + self.count / 4 + LEFT_OVER
    }
}

impl<'s> Types<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let (builder, known, missing, open, parts, made, spare) = <_>::default();
        Self { schema, builder, known, missing, open, parts, made, spare }
    }

    /// Those of `types`, which `reading` goes with, of which those are read again that are others by `difference`. `None` where it is time to
    /// read everything.
    pub(super) fn again(
        schema: &'s Schema,
        types: model::Types,
        reading: Reading,
        difference: &Difference,
    ) -> Option<(Self, usize)> {
        if reading.is_full(&types) {
            return None;
        }
        let Reading { mut known, mut missing, mut parts, of_roots, count } = reading;
        let mut builder = TypesBuilder::again(types);
        if difference.moves() {
            let all = 0..builder.count() as u32;
            all.for_each(|it| builder.move_spans(TypeId(it), &|span| difference.move_span(span)));
        }
        let mut open = Vec::new();
        for name in &difference.changed {
            match schema.ty(name) {
                // Whoever names one that was missing, or is now, names the same type.
                Some(ty) => {
                    if let Some((name, id)) = missing.remove_entry(name) {
                        known.insert(name, id);
                    }
                    open.extend(known.get(name).map(|&id| (ty, id)));
                }
                None => {
                    if let Some((name, id)) = known.remove_entry(name) {
                        builder.set(id, Type { unknown: true, ..Type::default() });
                        parts.remove(&name);
                        missing.insert(name, id);
                    }
                }
            }
        }
        // Whatever the order of the names, the same types get the same numbers.
        open.sort_unstable_by_key(|it| it.1);
        let spare = of_roots.iter().rev().copied().collect();
        Some((Self { schema, builder, known, missing, open, parts, made: Vec::new(), spare }, count))
    }

    /// All types, those included that the ones that were met are made of, with what it takes to read some of them again, and those that were
    /// there before and are others now. `count` is how many there were when all were read, where that was before.
    pub(super) fn finish(mut self, count: Option<usize>) -> (model::Types, Reading, Vec<TypeId>) {
        let of_roots = mem::take(&mut self.made).into_boxed_slice();
        while let Some((ty, id)) = self.open.pop() {
            let name: Arc<str> = ty.name().into();
            self.spare = self.parts.remove(&name).map(Vec::from).unwrap_or_default();
            self.spare.reverse();
            let read = self.read(ty);
            self.builder.set(id, read);
            self.parts.insert(name, mem::take(&mut self.made).into_boxed_slice());
        }
        let reworded = self.builder.reworded().iter().map(|it| it.ty);
        let changed = self.builder.changed().iter().copied().chain(reworded).collect();
        let types = self.builder.build();
        let count = count.unwrap_or(types.count());
        let reading =
            Reading { known: self.known, missing: self.missing, parts: self.parts, of_roots, count };
        (types, reading, changed)
    }

    /// The type of an argument or an input field, of which it is `stated` what is.
    pub(super) fn input(
        &mut self,
        file: FileId,
        value: InputValueDefinition<'s>,
        stated: &Stated,
        description: &Arc<str>,
    ) -> TypeId {
        let own = own(stated, description, value.node().span(file));
        match value.ty() {
            Some(ty) => self.reference(ty, own),
            None => self.add(Type { unknown: true, ..own }),
        }
    }

    /// The type of a field; `None` where none is written.
    pub(super) fn output(&mut self, file: FileId, field: FieldDefinition<'s>) -> Option<TypeId> {
        let stated = Stated::of_field(field);
        let description = statements::prose(field.description(), field.directive("deprecated"));
        let own = own(&stated, &description, field.node().span(file));
        Some(self.reference(field.ty()?, own))
    }

    /// An object that has `inputs` as its fields.
    pub(super) fn object_of<'i>(&mut self, inputs: impl Iterator<Item = &'i Input>) -> TypeId {
        let mut object = Type { kind: TypeKind::Object, ..Type::default() };
        for input in inputs {
            let Some(ty) = input.ty else { continue };
            object.fields.push(model::Field { name: Arc::clone(&input.name), ty, span: input.span });
            if input.required {
                object.required.push(Arc::clone(&input.name));
            }
        }
        self.add(object)
    }

    /// What `own` says of what is referred to. The parser bounds how deep lists are in each other.
    fn reference(&mut self, ty: TypeRef<'s>, own: Type) -> TypeId {
        if ty.is_list() {
            let item = ty.element().map(|it| self.reference(it, Type::default()));
            return self.add(Type { kind: TypeKind::List, item, ..own });
        }
        let scalar = self.schema.ty(ty.name()).filter(|it| it.kind() == syntax::TypeKind::Scalar);
        // How many elements something has that is no list says how long a text is.
        let own = Type { max_items: None, ..own };
        let says_more =
            own.description.is_some() || own.deprecated || own.patterned || own.format != Format::None;
        match scalar {
            // What is said of text or a number is said of that, and of no other name for it.
            Some(scalar) if says_more => {
                let format = own.format;
                let ty = self::scalar(scalar.name(), own);
                let format = if format == Format::None { ty.format } else { format };
                self.add(Type { format, ..ty })
            }
            _ => {
                let inner = self.named(ty.name());
                if says_more { self.add(Type { parts: [inner].into(), ..own }) } else { inner }
            }
        }
    }

    fn named(&mut self, name: &'s str) -> TypeId {
        let Some(ty) = self.schema.ty(name) else {
            if let Some(&known) = self.missing.get(name) {
                return known;
            }
            // Several have it: it belongs to none of them.
            let id = self.builder.reserve();
            self.missing.insert(name.into(), id);
            return id;
        };
        if let Some(&known) = self.known.get(name) {
            return known;
        }
        let id = self.builder.reserve();
        self.known.insert(name.into(), id);
        self.open.push((ty, id));
        id
    }

    fn add(&mut self, ty: Type) -> TypeId {
        let id = self.spare.pop().unwrap_or_else(|| self.builder.reserve());
        self.made.push(id);
        self.builder.set(id, ty);
        id
    }

    fn read(&mut self, ty: schema::Type<'s>) -> Type {
        let definition = ty.definition();
        let description = definition.and_then(|it| it.description()).map(Node::string).unwrap_or_default();
        let own = Type {
            description: (!description.is_empty()).then(|| description.into()),
            span: definition.and_then(|it| it.span(self.schema, it.name()?)),
            ..Type::default()
        };
        match ty.kind() {
            syntax::TypeKind::Scalar => scalar(ty.name(), own),
            syntax::TypeKind::Enum => {
                let values = ty.values().filter_map(|it| Some(it.name()?.text().into())).collect();
                // Schemas grow by values of enums, and clients are told to expect it.
                Type { kind: TypeKind::String, values, extensible: true, ..own }
            }
            syntax::TypeKind::Union => {
                let variants = ty.members().map(|it| self.named(it.view.name())).collect();
                Type { variants, ..own }
            }
            syntax::TypeKind::Object | syntax::TypeKind::Interface => self.read_output(ty, own),
            syntax::TypeKind::InputObject => self.read_input(ty, own),
        }
    }

    fn read_output(&mut self, ty: schema::Type<'s>, own: Type) -> Type {
        let mut object = Type { kind: TypeKind::Object, ..own };
        let mut seen = FxHashSet::default();
        for field in ty.fields() {
            let Some((name, file, span)) = self.place(&field, field.name()) else { continue };
            let Some(of) = field.ty().filter(|_| seen.insert(name)) else { continue };
            let Some(ty) = self.output(file, field.view) else { continue };
            let name: Arc<str> = name.into();
            if of.is_non_null() {
                object.required.push(Arc::clone(&name));
            }
            object.fields.push(model::Field { name, ty, span });
        }
        object
    }

    fn read_input(&mut self, ty: schema::Type<'s>, own: Type) -> Type {
        let mut object = Type { kind: TypeKind::Object, ..own };
        let mut seen = FxHashSet::default();
        for field in ty.input_fields() {
            let Some((name, file, span)) = self.place(&field, field.name()) else { continue };
            if !seen.insert(name) {
                continue;
            }
            let stated = Stated::of_input(field.view);
            let description = statements::prose(field.description(), field.directive("deprecated"));
            let ty = self.input(file, field.view, &stated, &description);
            let name: Arc<str> = name.into();
            if is_required(field.view) {
                object.required.push(Arc::clone(&name));
            }
            object.fields.push(model::Field { name, ty, span });
        }
        object
    }

    /// The text of a name, its file, and where it stands. What is built in stands nowhere, and no document is made of its fields.
    fn place<V>(&self, placed: &Placed<V>, name: Option<Node<'s>>) -> Option<(&'s str, FileId, Span)> {
        let file = self.schema.docs()[placed.doc as usize].file?;
        let name = name?;
        Some((name.text(), file, name.span(file)))
    }
}

fn own(stated: &Stated, description: &Arc<str>, span: Span) -> Type {
    Type {
        deprecated: stated.deprecated,
        patterned: stated.patterned,
        format: stated.format,
        max_items: stated.max_items,
        description: (!description.is_empty()).then(|| Arc::clone(description)),
        span: Some(span),
        ..Type::default()
    }
}

/// Scalars that hold whatever there is.
const ANYTHING: [&str; 7] = ["any", "_any", "object", "struct", "generic", "metadata", "unknown"];

/// What values of a scalar are: of those that are built in by the specification, of others by their names. Whoever defines one says in prose
/// how it is written (section 3.5), or in another document (`@specifiedBy`).
fn scalar(name: &str, own: Type) -> Type {
    let of = |kind, format| Type { kind, format, ..own.clone() };
    let lower = name.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|it| lower.contains(it));
    let ends = |words: &[&str]| words.iter().any(|it| lower.ends_with(it));
    match name {
        "Int" => of(TypeKind::Integer, Format::None),
        "Float" => of(TypeKind::Number, Format::None),
        "Boolean" => of(TypeKind::Boolean, Format::None),
        "String" | "ID" => of(TypeKind::String, Format::None),
        _ if has(&["json"]) || ends(&["map"]) || ANYTHING.contains(&&*lower) => Type { unknown: true, ..own },
        _ if has(&["datetime", "timestamp", "instant"]) => of(TypeKind::String, Format::DateTime),
        _ if ends(&["date"]) => of(TypeKind::String, Format::Date),
        _ if ends(&["uri", "url"]) => of(TypeKind::String, Format::Uri),
        _ if has(&["uuid", "guid"]) => of(TypeKind::String, Format::Uuid),
        _ if has(&["upload"]) => of(TypeKind::String, Format::Binary),
        _ if ends(&["int", "integer", "long", "bigint", "int64", "int32", "minute", "hour", "day"]) => {
            of(TypeKind::Integer, Format::None)
        }
        _ if ends(&["decimal", "float", "double", "money", "number", "weightscalar"]) => {
            of(TypeKind::Number, Format::None)
        }
        _ => of(TypeKind::String, Format::Other),
    }
}
