//! From schemas to the model's types.

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_model::{Field, Type, TypeId, TypeKind, Types};
use wirelint_yaml::Node;

use crate::{Schemas, Target};

/// Makes types of schemas, each schema once; schemas may refer to themselves.
///
/// Linear in the schemas that are asked for and what they refer to; without recursion, since chains of references may be as
/// long as the document.
pub struct Converter<'s, S: Schemas> {
    schemas: &'s S,
    types: Types,
    known: FxHashMap<S::At, TypeId>,
    queue: Vec<(S::At, TypeId)>,
}

impl<'s, S: Schemas> Converter<'s, S> {
    /// A converter without types.
    pub fn new(schemas: &'s S) -> Self {
        Self { schemas, types: Types::default(), known: FxHashMap::default(), queue: Vec::new() }
    }

    /// The type of the schema at `at`.
    pub fn ty(&mut self, at: S::At) -> TypeId {
        let id = self.reserve(at);
        while let Some((at, id)) = self.queue.pop() {
            let ty = self.read(at);
            self.types.set(id, ty);
        }
        id
    }

    /// The types made so far.
    pub fn types(&self) -> &Types {
        &self.types
    }

    /// All types.
    pub fn finish(self) -> Types {
        self.types
    }

    fn reserve(&mut self, at: S::At) -> TypeId {
        *self.known.entry(at).or_insert_with(|| {
            let id = self.types.reserve();
            self.queue.push((at, id));
            id
        })
    }

    fn read(&mut self, at: S::At) -> Type {
        let node = self.schemas.node(at);
        let mut ty = Type { span: Some(self.schemas.span(at, node)), ..Type::default() };
        if let Some(anything) = node.bool() {
            // Boolean schemas (JSON Schema 2020-12 §4.3.2): `true` allows anything, `false` nothing.
            ty.open = anything;
            return ty;
        }
        match self.schemas.target(at) {
            Target::Here => {}
            Target::Found(target) => ty.parts.push(self.reserve(target)),
            Target::Lost => ty.unknown = true,
        }
        if (!ty.parts.is_empty() || ty.unknown) && !self.schemas.siblings_count() {
            return ty;
        }
        for entry in node.entries() {
            let value = entry.value;
            match &*entry.key.text().unwrap_or_default() {
                "type" => read_type(value, &mut ty),
                "properties" => {
                    ty.kind = TypeKind::Object;
                    let required: FxHashSet<_> = node
                        .get("required")
                        .into_iter()
                        .flat_map(Node::elements)
                        .filter_map(Node::text)
                        .collect();
                    for property in value.entries() {
                        let name = property.key.text().unwrap_or_default();
                        let required = required.contains(&name);
                        let field = self.schemas.at(at, property.value);
                        let span = self.schemas.span(at, property.key);
                        ty.fields.push(Field { name: name.into(), ty: self.reserve(field), required, span });
                    }
                }
                "items" => {
                    ty.kind = TypeKind::List;
                    ty.item = Some(self.reserve(self.schemas.at(at, value)));
                }
                "allOf" => {
                    for part in value.elements() {
                        ty.parts.push(self.reserve(self.schemas.at(at, part)));
                    }
                }
                "oneOf" | "anyOf" => {
                    for variant in value.elements() {
                        ty.variants.push(self.reserve(self.schemas.at(at, variant)));
                    }
                }
                "then" | "else" => ty.variants.push(self.reserve(self.schemas.at(at, value))),
                "additionalProperties" | "patternProperties" | "unevaluatedProperties" => {
                    ty.open |= value.bool() != Some(false);
                    if value.is_mapping() && ty.kind == TypeKind::Object && ty.item.is_none() {
                        ty.item = Some(self.reserve(self.schemas.at(at, value)));
                    }
                }
                "format" => ty.format = value.text().map(Into::into),
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
