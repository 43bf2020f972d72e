//! From messages and enums to types.
//!
//! Each message and enum is one type, and each field one of its own, which has what is said of the field and refers to the message's. What is
//! nested any number of levels deep is taken one after the other, not recursively.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_model::{self as model, Format, Observations, Type, TypeId, TypeKind, Types, TypesBuilder};
use wirelint_source::Span;

use super::comments;
use super::fields::{self, Facts};
use super::settings::flag;
use crate::link::{EnumType, FeatureSet, Linked, Symbol, SymbolId, SymbolKind};
use crate::syntax::{Enum, Field, FieldKind, Label, Message, Node, NodeId, Oneof, Scalar};

/// The types of the messages that were met.
pub(super) struct Messages<'l> {
    linked: &'l Linked,
    types: TypesBuilder,
    known: FxHashMap<SymbolId, TypeId>,
    scalars: FxHashMap<(TypeKind, Format), TypeId>,
    of_fields: FxHashMap<(u32, NodeId), TypeId>,
    /// Types that nothing is made of any more.
    spare: Vec<TypeId>,
    /// Those that were met and not looked into, each with a place that stands for what is built in.
    open: Vec<(Symbol<'l>, TypeId, Span)>,
}

/// The fields of a message in the order of the text, each with the oneof that it is in.
pub(super) fn fields(message: Node<'_>) -> impl Iterator<Item = (Field<'_>, Option<Oneof<'_>>)> {
    message.children().flat_map(|it| {
        let oneof = Oneof::cast(it);
        let inner = oneof.into_iter().flat_map(move |oneof| oneof.fields().map(move |it| (it, Some(oneof))));
        Field::cast(it).map(|it| (it, None)).into_iter().chain(inner)
    })
}

impl<'l> Messages<'l> {
    pub(super) fn new(linked: &'l Linked) -> Self {
        let (types, known, scalars, of_fields) = <_>::default();
        Self { linked, types, known, scalars, of_fields, spare: Vec::new(), open: Vec::new() }
    }

    /// Those of `types`, which `reading` goes with, of which the definitions in the documents `changed` (sorted) are read again.
    pub(super) fn again(linked: &'l Linked, types: Types, reading: Reading, changed: &[u32]) -> Self {
        let Reading { mut known, scalars, .. } = reading;
        let shared: FxHashSet<TypeId> = known.values().copied().collect();
        let (mut spare, mut open) = (Vec::new(), Vec::new());
        known.retain(|&symbol, &mut id| {
            if changed.binary_search(&symbol.doc).is_err() {
                return true;
            }
            add_parts(&types, id, &shared, &mut spare);
            let is_there = symbol.index < linked.docs()[symbol.doc as usize].outline.len();
            let symbol = is_there.then(|| linked.symbol(symbol)).filter(|it| it.kind().is_type());
            let symbol = symbol.and_then(|it| Some((it, it.span()?)));
            match symbol {
                Some((symbol, at)) => open.push((symbol, id, at)),
                None => spare.push(id),
            }
            symbol.is_some()
        });
        let types = TypesBuilder::again(types);
        let mut again = Self { linked, types, known, scalars, of_fields: FxHashMap::default(), spare, open };
        again.read_open();
        again
    }

    fn read_open(&mut self) {
        while let Some((symbol, id, at)) = self.open.pop() {
            let ty = well_known(symbol).unwrap_or_else(|| self.read(symbol, at));
            self.types.set(id, ty);
        }
    }

    /// All types, those included that the ones that were met are made of, with what it takes to read some of them again, and those that were
    /// there before and are others now.
    pub(super) fn finish(mut self) -> (Types, Reading, Vec<TypeId>) {
        self.read_open();
        let reworded = self.types.reworded().iter().map(|it| it.ty);
        let changed = self.types.changed().iter().copied().chain(reworded).collect();
        let types = self.types.build();
        let count = types.count();
        (types, Reading { known: self.known, scalars: self.scalars, count }, changed)
    }

    /// The type that a message or an enum is. `at` stands for what is built in.
    pub(super) fn symbol(&mut self, symbol: Symbol<'l>, at: Span) -> TypeId {
        if let Some(&known) = self.known.get(&symbol.id()) {
            return known;
        }
        let id = self.reserve();
        self.known.insert(symbol.id(), id);
        self.open.push((symbol, id, at));
        id
    }

    /// The type that a field at the top of `message` has, as far as that has been read.
    pub(super) fn known_field(&self, message: Symbol<'l>, name: &str, span: Span) -> Option<TypeId> {
        let ty = self.types.get(*self.known.get(&message.id())?);
        let variants = ty.parts.iter().flat_map(|it| &self.types.get(*it).variants);
        let in_oneofs = variants.flat_map(|it| &self.types.get(*it).fields);
        let is_it = |it: &&model::Field| it.span == span && *it.name == *name;
        ty.fields.iter().chain(in_oneofs).find(is_it).map(|it| it.ty)
    }

    /// The prose about the field that stands at `span`, where its type was read from there.
    pub(super) fn prose(&self, ty: TypeId, span: Span) -> Option<Arc<str>> {
        let ty = self.types.get(ty);
        (ty.span == Some(span)).then(|| ty.description.clone().unwrap_or_default())
    }

    /// The type that a field of the document `doc` has, of which its options say `facts`.
    pub(super) fn field(&mut self, doc: u32, field: Field<'l>, facts: Facts, at: Span) -> TypeId {
        let key = (doc, field.node().id());
        if let Some(&known) = self.of_fields.get(&key) {
            return known;
        }
        let id = self.read_field(doc, field, facts, at);
        self.of_fields.insert(key, id);
        id
    }

    fn read_field(&mut self, doc: u32, field: Field<'l>, facts: Facts, at: Span) -> TypeId {
        let description = comments::of(field.node());
        // Before there was an option for it, the prose began so (AIP-203).
        let read_only = facts.read_only || is_output_only(&description);
        let own = Type {
            read_only,
            deprecated: facts.deprecated,
            patterned: facts.patterned,
            max_items: facts.max_items,
            description: (!description.is_empty()).then_some(description),
            span: self.linked.docs()[doc as usize].file.map(|file| field.node().span(file)),
            ..Type::default()
        };
        let repeated = field.label() == Some(Label::Repeated);
        let ty = match field.kind() {
            FieldKind::Map { .. } => Type { kind: TypeKind::Object, open: true, ..own },
            FieldKind::Plain(Some(named)) if named.scalar().is_some() => {
                let (kind, format) = of_scalar(named.scalar(), facts);
                if repeated {
                    let item = Some(self.scalar(kind, format));
                    Type { kind: TypeKind::List, item, ..own }
                } else {
                    Type { kind, format, ..own }
                }
            }
            FieldKind::Plain(_) | FieldKind::Group(_) => {
                let Some(symbol) = self.linked.type_of(doc, field) else {
                    return self.add(Type { unknown: true, ..own });
                };
                let inner = self.symbol(symbol, at);
                if repeated {
                    Type { kind: TypeKind::List, item: Some(inner), ..own }
                } else if own.description.is_none() && !read_only && !facts.deprecated {
                    return inner;
                } else {
                    Type { parts: [inner].into(), ..own }
                }
            }
        };
        self.add(ty)
    }

    fn add(&mut self, ty: Type) -> TypeId {
        let id = self.reserve();
        self.types.set(id, ty);
        id
    }

    fn reserve(&mut self) -> TypeId {
        self.spare.pop().unwrap_or_else(|| self.types.reserve())
    }

    fn scalar(&mut self, kind: TypeKind, format: Format) -> TypeId {
        if let Some(&known) = self.scalars.get(&(kind, format)) {
            return known;
        }
        let id = self.add(Type { kind, format, ..Type::default() });
        self.scalars.insert((kind, format), id);
        id
    }

    fn read(&mut self, symbol: Symbol<'l>, at: Span) -> Type {
        let node = symbol.node();
        let description = comments::of(node);
        let span = symbol.span();
        let own =
            Type { description: (!description.is_empty()).then_some(description), span, ..Type::default() };
        if symbol.kind() == SymbolKind::Enum {
            return Enum::cast(node).map_or(own.clone(), |it| read_enum(it, own));
        }
        let Some(message) = Message::cast(node) else { return Type { unknown: true, ..own } };
        self.read_message(symbol, message, own, span.unwrap_or(at))
    }

    fn read_message(&mut self, symbol: Symbol<'l>, message: Message<'l>, own: Type, at: Span) -> Type {
        let (linked, doc) = (self.linked, symbol.id().doc);
        let file = symbol.doc().file;
        let mut ty = Type { kind: TypeKind::Object, ..own };
        let mut oneof: Option<(Oneof<'l>, Vec<TypeId>)> = None;
        for (field, of) in fields(message.node()) {
            let (Some(node), Some(name)) = (field.name(), field.field_name()) else { continue };
            let facts = fields::facts(linked, doc, field);
            if facts.required {
                ty.required.push((&*name).into());
            }
            let span = file.map_or(at, |file| node.span(file));
            let one = model::Field { name: (&*name).into(), ty: self.field(doc, field, facts, at), span };
            let Some(of) = of else {
                ty.fields.push(one);
                continue;
            };
            let variant = self.add(Type { kind: TypeKind::Object, fields: [one].into(), ..Type::default() });
            match &mut oneof {
                Some((last, variants)) if *last == of => variants.push(variant),
                _ => {
                    self.close(oneof.take(), &mut ty);
                    oneof = Some((of, vec![variant]));
                }
            }
        }
        self.close(oneof, &mut ty);
        ty.deprecated = flag(message.options(), "deprecated").is_some();
        ty.open = message.extensions().next().is_some();
        ty.resource = !linked.extension(doc, message.options(), "google.api.resource").is_empty();
        ty
    }

    /// Adds what one field of a oneof says to the message.
    fn close(&mut self, oneof: Option<(Oneof<'l>, Vec<TypeId>)>, ty: &mut Type) {
        let Some((_, variants)) = oneof else { return };
        let part = self.add(Type { variants: variants.into_iter().collect(), ..Type::default() });
        ty.parts.push(part);
    }
}

/// Adds to `parts` what the type that a message is has for itself: its fields and oneofs, as far as these are none of `shared`.
fn add_parts(types: &Types, message: TypeId, shared: &FxHashSet<TypeId>, parts: &mut Vec<TypeId>) {
    let mut add = |id: TypeId| {
        if !shared.contains(&id) {
            parts.push(id);
        }
    };
    let ty = types.get(message);
    ty.fields.iter().for_each(|it| add(it.ty));
    for &oneof in &ty.parts {
        add(oneof);
        for &variant in &types.get(oneof).variants {
            add(variant);
            types.get(variant).fields.iter().for_each(|it| add(it.ty));
        }
    }
}

/// What it takes to read again only what has changed: which type each definition is.
#[derive(Debug, Default)]
pub struct Reading {
    known: FxHashMap<SymbolId, TypeId>,
    scalars: FxHashMap<(TypeKind, Format), TypeId>,
    /// How many types there were when all were read.
    count: usize,
}

impl Reading {
    /// Whether so much is left over from before that it is time to read everything.
    pub(super) fn is_full(&self, types: &Types) -> bool {
        const LEFT_OVER: usize = 500;
        types.count() > self.count + self.count / 4 + LEFT_OVER
    }

    /// Whether something built in is among what was read whose fields have places: those of whatever was read first of what is made of it.
    pub(super) fn is_placed(&self, linked: &Linked) -> bool {
        let built_in = self.definitions().filter(|it| linked.docs()[it.doc as usize].file.is_none());
        let mut built_in = built_in.map(|it| linked.symbol(it));
        built_in.any(|it| well_known(it).is_none() && fields(it.node()).next().is_some())
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The definitions.
    pub(super) fn definitions(&self) -> impl Iterator<Item = SymbolId> {
        self.known.keys().copied()
    }

    /// The same in the place of `before`, without the definitions that nothing of `observed` is made of.
    pub(super) fn after(mut self, before: usize, observed: &Observations) -> Self {
        let is_met = met(observed);
        self.known.retain(|_, id| is_met[id.0 as usize]);
        self.count = before;
        self
    }
}

/// For each type, whether an operation takes or gives it or what is made of it.
fn met(observed: &Observations) -> Vec<bool> {
    let types = &observed.types;
    let bodies = observed.bodies.iter().flat_map(|it| &it.media);
    let media = bodies.chain(observed.outputs.iter().flat_map(|it| &it.media)).filter_map(|it| it.ty);
    let mut open: Vec<TypeId> = media.chain(observed.inputs.iter().filter_map(|it| it.ty)).collect();
    let mut met = vec![false; types.count()];
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut met[id.0 as usize], true) {
            continue;
        }
        let ty = types.get(id);
        open.extend(ty.fields.iter().map(|it| it.ty));
        open.extend(ty.parts.iter().chain(&ty.variants).chain(&ty.item));
    }
    met
}

fn read_enum(it: Enum<'_>, own: Type) -> Type {
    let values: Vec<Arc<str>> = it.values().filter_map(|it| Some(it.name()?.text().into())).collect();
    let is_closed = FeatureSet::of(it.node()).enum_type == EnumType::Closed;
    Type { kind: TypeKind::String, values: values.into_iter().collect(), extensible: !is_closed, ..own }
}

fn of_scalar(scalar: Option<Scalar>, facts: Facts) -> (TypeKind, Format) {
    match scalar {
        Some(Scalar::Double | Scalar::Float) => (TypeKind::Number, Format::None),
        Some(Scalar::Bool) => (TypeKind::Boolean, Format::None),
        Some(Scalar::String) => (TypeKind::String, facts.format),
        Some(Scalar::Bytes) => (TypeKind::String, Format::Binary),
        Some(_) => (TypeKind::Integer, Format::None),
        None => (TypeKind::Any, Format::None),
    }
}

/// The types of `google/protobuf` that stand for something else than their fields
/// (<https://protobuf.dev/reference/protobuf/google.protobuf/>), and a body of any form.
fn well_known(symbol: Symbol<'_>) -> Option<Type> {
    let of = |kind, format| Type { kind, format, ..Type::default() };
    Some(match (symbol.doc().outline.package(), symbol.name()) {
        ("google.protobuf", name) => match name {
            "Timestamp" => of(TypeKind::String, Format::DateTime),
            "Duration" => of(TypeKind::String, Format::Other),
            "FieldMask" => of(TypeKind::String, Format::FieldMask),
            "Struct" | "Any" => Type { kind: TypeKind::Object, open: true, ..Type::default() },
            "Value" => Type { unknown: true, ..Type::default() },
            "ListValue" => of(TypeKind::List, Format::None),
            "DoubleValue" | "FloatValue" => of(TypeKind::Number, Format::None),
            "Int64Value" | "UInt64Value" | "Int32Value" | "UInt32Value" => {
                of(TypeKind::Integer, Format::None)
            }
            "BoolValue" => of(TypeKind::Boolean, Format::None),
            "StringValue" => of(TypeKind::String, Format::None),
            "BytesValue" => of(TypeKind::String, Format::Binary),
            _ => return None,
        },
        ("google.api", "HttpBody") => Type { unknown: true, ..Type::default() },
        _ => return None,
    })
}

fn is_output_only(prose: &str) -> bool {
    const WORDS: &str = "output only";
    prose.get(..WORDS.len()).is_some_and(|it| it.eq_ignore_ascii_case(WORDS))
}
