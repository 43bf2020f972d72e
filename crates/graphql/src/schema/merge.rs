//! From the summaries of all items to one schema.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use wirelint_source::ItemId;

use super::types::{TypeEntry, TypeId};
use super::{At, Doc, Role, Root, Schema, link};
use crate::syntax::{OperationType, SchemaDefinition, TypeKind};

/// Merges `docs`, the last of which is what is built in. `is_joined` says whether several definitions of one type are one.
pub(super) fn merge(docs: Vec<Doc>, is_joined: bool) -> Schema {
    let mut schema = Schema {
        docs,
        types: Vec::new(),
        type_names: FxHashMap::default(),
        directives: FxHashMap::default(),
        schemas: Vec::new(),
        operations: Vec::new(),
        fragments: FxHashMap::default(),
        roots: Vec::new(),
        is_joined,
        links: Vec::new(),
        possible: OnceLock::new(),
        pages: OnceLock::new(),
    };
    let docs = std::mem::take(&mut schema.docs);
    for (number, doc) in (0..).zip(&docs) {
        for (item, summary) in (0..).zip(&doc.summaries) {
            schema.add(
                At { doc: number, item: ItemId(item) },
                summary.role,
                &summary.name,
                doc.file.is_none(),
            );
        }
    }
    schema.docs = docs;
    schema.roots = roots(&schema);
    schema.links = link::links(&schema);
    schema
}

impl Schema {
    fn add(&mut self, at: At, role: Role, name: &Arc<str>, is_built_in: bool) {
        match role {
            Role::Type(_) | Role::TypeExtension(_) if name.is_empty() => {}
            Role::Type(kind) => {
                let is_joined = self.is_joined;
                let entry = self.entry(name, kind);
                if entry.definition.is_none() {
                    entry.definition = Some(at);
                    entry.kind = kind;
                } else if is_joined
                    && entry.kind == kind
                    && entry.definition.is_some_and(|it| it.doc != at.doc)
                {
                    entry.extensions.push(at);
                } else if !is_built_in {
                    entry.duplicates.push(at);
                }
            }
            Role::TypeExtension(kind) => self.entry(name, kind).extensions.push(at),
            Role::Schema | Role::SchemaExtension => self.schemas.push(at),
            Role::Directive => self.directives.entry(Arc::clone(name)).or_default().push(at),
            Role::Operation => self.operations.push(at),
            Role::Fragment => self.fragments.entry(Arc::clone(name)).or_default().push(at),
            Role::Nothing => {}
        }
    }

    fn entry(&mut self, name: &Arc<str>, kind: TypeKind) -> &mut TypeEntry {
        let next = TypeId(self.types.len() as u32);
        let id = *self.type_names.entry(Arc::clone(name)).or_insert(next);
        if id == next {
            self.types.push(TypeEntry {
                name: Arc::clone(name),
                kind,
                definition: None,
                extensions: Vec::new(),
                duplicates: Vec::new(),
            });
        }
        &mut self.types[id.0 as usize]
    }
}

/// Root types that are stated, else those that are called as they are by default.
fn roots(schema: &Schema) -> Vec<Root> {
    let mut roots: Vec<Root> = Vec::new();
    let mut is_defined = false;
    for &at in &schema.schemas {
        is_defined |= schema.summary(at).role == Role::Schema;
        let stated = schema.node(at).and_then(SchemaDefinition::cast).into_iter();
        for root in stated.flat_map(SchemaDefinition::root_operations) {
            let ty = root.ty().and_then(|it| schema.type_names.get(it.name()));
            if let (Some(operation), Some(&ty)) = (root.operation_type(), ty)
                && roots.iter().all(|it| it.operation != operation)
            {
                roots.push(Root { operation, ty, stated: Some(at) });
            }
        }
    }
    // An extension alone, as services of a federation have it, changes no name.
    if !is_defined {
        let defaults = [
            (OperationType::Query, "Query"),
            (OperationType::Mutation, "Mutation"),
            (OperationType::Subscription, "Subscription"),
        ];
        for (operation, name) in defaults {
            let is_stated = roots.iter().any(|it| it.operation == operation);
            let ty = schema.type_names.get(name).copied().filter(|_| !is_stated);
            // Another kind of type may be called so.
            if let Some(ty) = ty.filter(|it| schema.types[it.0 as usize].kind == TypeKind::Object) {
                roots.push(Root { operation, ty, stated: None });
            }
        }
    }
    roots
}
