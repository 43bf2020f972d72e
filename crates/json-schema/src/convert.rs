//! From schemas to the model's types.

use std::hash::Hash;
use std::mem;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_model::{Field, Format, Reworded, Type, TypeId, TypeKind, Types, TypesBuilder};
use wirelint_source::Span;
use wirelint_yaml::{Entry, Node};

use crate::{Schemas, Target};

/// How long a description may be to be kept, in bytes as written.
const MAX_DESCRIPTION: u32 = 300;

/// Makes types of schemas, each schema once; schemas may refer to themselves.
///
/// Linear in the schemas that are asked for and what they refer to; without recursion, since chains of references may be as
/// long as the document.
pub struct Converter<At> {
    types: TypesBuilder,
    known: FxHashMap<At, TypeId>,
    /// Schemas that are to be read again, when they are asked for.
    stale: FxHashMap<At, TypeId>,
    queue: Vec<(At, TypeId)>,
    /// The texts of types, each once: `id` is a field of most of them.
    texts: FxHashSet<Arc<str>>,
}

impl<At: Copy + Eq + Hash> Default for Converter<At> {
    fn default() -> Self {
        Self {
            types: TypesBuilder::default(),
            known: FxHashMap::default(),
            stale: FxHashMap::default(),
            queue: Vec::new(),
            texts: FxHashSet::default(),
        }
    }
}

impl<At: Copy + Eq + Hash> Converter<At> {
    /// The type of the schema at `at`.
    pub fn ty(&mut self, schemas: &impl Schemas<At = At>, at: At) -> TypeId {
        let id = self.reserve(at);
        while let Some((at, id)) = self.queue.pop() {
            let ty = self.read(schemas, at);
            self.types.set(id, ty);
        }
        id
    }

    /// All types. More can be asked for after they were [given back](Self::again).
    pub fn finish(&mut self) -> Types {
        // What comes later is little, and may have a text twice.
        self.texts = FxHashSet::default();
        mem::take(&mut self.types).build()
    }

    /// Takes back the types that [`finish`](Self::finish) gave, to read again those schemas of which `is_stale`. Where such a schema is
    /// asked for, it keeps its name.
    pub fn again(&mut self, types: Types, is_stale: impl Fn(&At) -> bool) {
        self.types = TypesBuilder::again(types);
        self.stale = self.known.extract_if(|at, _| is_stale(at)).collect();
    }

    /// Gives the places in those schemas that are to be read again and of which `is_moved` to `moved`, to be corrected where the text
    /// before them has become longer or shorter.
    pub fn move_spans(&mut self, is_moved: impl Fn(&At) -> bool, moved: &impl Fn(&mut Span)) {
        for (_, id) in self.stale.iter().filter(|(at, _)| is_moved(at)) {
            self.types.move_spans(*id, moved);
        }
    }

    /// The schemas that are to be read again and of which `is_wanted`, in the order in which they were asked for first.
    pub fn stale(&self, is_wanted: impl Fn(&At) -> bool) -> Vec<At> {
        let mut wanted: Vec<(TypeId, At)> =
            self.stale.iter().filter(|(at, _)| is_wanted(at)).map(|(at, id)| (*id, *at)).collect();
        wanted.sort_unstable_by_key(|(id, _)| *id);
        wanted.into_iter().map(|(_, at)| at).collect()
    }

    /// How many schemas are known; there may be types of others, that are there no more.
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// Those of the types that had been given before that are not what they were, beyond the prose about them.
    pub fn changed(&self) -> &[TypeId] {
        self.types.changed()
    }

    /// Those of the types that had been given before of which only the prose is not what it was.
    pub fn reworded(&self) -> &[Reworded] {
        self.types.reworded()
    }

    fn reserve(&mut self, at: At) -> TypeId {
        *self.known.entry(at).or_insert_with(|| {
            let id = self.stale.remove(&at).unwrap_or_else(|| self.types.reserve());
            self.queue.push((at, id));
            id
        })
    }

    fn text(&mut self, node: Node<'_>) -> Option<Arc<str>> {
        let text = node.text()?;
        if let Some(known) = self.texts.get(&*text) {
            return Some(Arc::clone(known));
        }
        let name: Arc<str> = text.into();
        self.texts.insert(Arc::clone(&name));
        Some(name)
    }

    fn read(&mut self, schemas: &impl Schemas<At = At>, at: At) -> Type {
        let node = schemas.node(at);
        let mut ty = Type { span: Some(schemas.span(at, node)), ..Type::default() };
        if let Some(anything) = node.bool() {
            // Boolean schemas (JSON Schema 2020-12 §4.3.2): `true` allows anything, `false` nothing.
            ty.open = anything;
            return ty;
        }
        match schemas.target(at) {
            Target::Here => {}
            Target::Found(target) => ty.parts.push(self.reserve(target)),
            Target::Lost => ty.unknown = true,
        }
        if (!ty.parts.is_empty() || ty.unknown) && !schemas.siblings_count(at) {
            return ty;
        }
        for entry in node.pairs() {
            let value = entry.value;
            match &*entry.key.text().unwrap_or_default() {
                "type" => read_type(value, &mut ty),
                "properties" => {
                    ty.kind = TypeKind::Object;
                    let field = |property: Entry<'_>| {
                        let name = self.text(property.key).unwrap_or_default();
                        let field = schemas.at(at, property.value);
                        Field { name, ty: self.reserve(field), span: schemas.span(at, property.key) }
                    };
                    ty.fields = value.pairs().map(field).collect();
                    ty.fields.shrink_to_fit();
                }
                "required" => ty.required = value.elements().filter_map(|it| self.text(it)).collect(),
                "items" => {
                    ty.kind = TypeKind::List;
                    ty.item = Some(self.reserve(schemas.at(at, value)));
                }
                "allOf" => {
                    for part in value.elements() {
                        ty.parts.push(self.reserve(schemas.at(at, part)));
                    }
                }
                "oneOf" | "anyOf" => {
                    for variant in value.elements() {
                        ty.variants.push(self.reserve(schemas.at(at, variant)));
                    }
                }
                "then" | "else" => ty.variants.push(self.reserve(schemas.at(at, value))),
                "additionalProperties" | "patternProperties" | "unevaluatedProperties" => {
                    ty.open |= value.bool() != Some(false);
                    ty.closed |= value.bool() == Some(false);
                }
                // What is longer is about more than what the value is.
                "description" if value.local_range().len() <= MAX_DESCRIPTION => {
                    ty.description = self.text(value);
                }
                "format" => ty.format = value.text().map_or(Format::None, |it| Format::of(&it)),
                "readOnly" => ty.read_only = value.bool() == Some(true),
                "deprecated" => ty.deprecated = value.bool() == Some(true),
                "enum" => {
                    ty.values = value.elements().filter_map(|it| self.text(it)).collect();
                    ty.values.shrink_to_fit();
                }
                "x-extensible-enum" => ty.extensible = true,
                // <https://github.com/Azure/autorest/blob/main/docs/extensions/readme.md#x-ms-enum>
                "x-ms-enum" => {
                    ty.extensible |= value.get("modelAsString").and_then(Node::bool) == Some(true);
                }
                // <https://www.speakeasy.com/docs/customize-sdks/enums>
                "x-speakeasy-unknown-values" => ty.extensible |= value.is_text("allow"),
                "pattern" => ty.patterned = true,
                "maxItems" => ty.max_items = value.text().and_then(|it| it.parse().ok()),
                "$dynamicRef" => ty.unknown = true,
                _ => {}
            }
        }
        // `type: object` and nothing else says that anything may be in there.
        let says_fields = node.get("properties").is_some();
        if ty.kind == TypeKind::Object && !says_fields && ty.parts.is_empty() && ty.variants.is_empty() {
            ty.open |= node.get("additionalProperties").is_none_or(|it| it.bool() != Some(false));
        }
        ty
    }
}

/// Says what `value`, a schema's `type`, says: a name or a list of names.
fn read_type(value: Node<'_>, ty: &mut Type) {
    let kind = |node: Node<'_>| {
        node.text().and_then(|name| {
            Some(match &*name {
                "object" => TypeKind::Object,
                "array" => TypeKind::List,
                "string" => TypeKind::String,
                "integer" => TypeKind::Integer,
                "number" => TypeKind::Number,
                "boolean" => TypeKind::Boolean,
                "null" => TypeKind::Null,
                _ => return None,
            })
        })
    };
    if !value.is_sequence() {
        ty.kind = kind(value).unwrap_or(ty.kind);
        return;
    }
    // `[string, null]` is a string; several kinds beside null are not one kind.
    let mut kinds = value.elements().filter_map(kind).filter(|kind| *kind != TypeKind::Null);
    match (kinds.next(), kinds.next()) {
        (Some(one), None) => ty.kind = one,
        (Some(_), Some(_)) => ty.unknown = true,
        (None, _) => ty.kind = TypeKind::Null,
    }
}
