//! Types, directives and root types of all documents together.

use rustc_hash::FxHashMap;

use super::{Check, Fault, FaultKind, Faults};
use crate::schema::{Role, Type};
use crate::syntax::{Definition, Node, OperationType, SchemaDefinition, TypeKind};

impl<'s> Faults<'s> {
    /// What is wrong with all definitions of the type system together.
    pub(super) fn types_of_all(&self) -> Vec<Fault> {
        let mut found = Vec::new();
        self.schema_definitions(&mut found);
        let schemas = self.schema.schemas().iter();
        let schemas = schemas.filter_map(|&at| Some((at.doc, self.schema.node(at)?)));
        self.directives_on_parts(schemas, &mut found);
        self.roots(&mut found);
        for ty in self.schema.types().filter(|it| !it.is_built_in()) {
            self.definitions_of(ty, &mut found);
            if ty.extensions().next().is_some() {
                self.directives_on_parts(ty.parts().map(|it| (it.doc, it.node())), &mut found);
            }
            self.members_of(ty, &mut found);
            if matches!(ty.kind(), TypeKind::Object | TypeKind::Interface) {
                self.interfaces(ty, &mut found);
            }
        }
        self.directives_of_all(&mut found);
        found.extend(self.input_object_cycles());
        found.extend(self.default_value_cycles());
        found
    }

    fn add(&self, found: &mut Vec<Fault>, doc: u32, report: impl FnOnce(&mut Check<'_, 's>)) {
        if let Some(mut check) = Check::new(self, doc) {
            report(&mut check);
            found.append(&mut check.found);
        }
    }

    fn schema_definitions(&self, found: &mut Vec<Fault>) {
        let mut defined: Option<(u32, Node<'s>)> = None;
        let mut operations: FxHashMap<OperationType, (u32, Node<'s>)> = FxHashMap::default();
        for &at in self.schema.schemas() {
            let Some(view) = self.schema.node(at).and_then(SchemaDefinition::cast) else { continue };
            if self.schema.summary(at).role == Role::Schema {
                if let Some((doc, node)) = defined {
                    let span = self.schema.span(doc, node);
                    self.add(found, at.doc, |it| {
                        it.report(
                            FaultKind::LoneSchemaDefinition,
                            view.node(),
                            "the schema is defined twice",
                        )
                        .help("write `extend schema`".to_owned())
                        .related(span, "the first one");
                    });
                } else {
                    defined = Some((at.doc, view.node()));
                }
            }
            for root in view.root_operations() {
                let Some(operation) = root.operation_type() else { continue };
                if let Some(&(doc, node)) = operations.get(&operation) {
                    let span = self.schema.span(doc, node);
                    self.add(found, at.doc, |it| {
                        let message = format!("the root type for a {operation} is stated twice");
                        it.report(FaultKind::UniqueOperationTypes, root.node(), message)
                            .related(span, "the first one");
                    });
                } else {
                    operations.insert(operation, (at.doc, root.node()));
                }
            }
        }
    }

    fn roots(&self, found: &mut Vec<Fault>) {
        let mut by_type = FxHashMap::default();
        for &at in self.schema.schemas() {
            let Some(view) = self.schema.node(at).and_then(SchemaDefinition::cast) else { continue };
            for root in view.root_operations() {
                let (Some(operation), Some(reference)) = (root.operation_type(), root.ty()) else { continue };
                let Some(ty) = self.schema.named(reference) else { continue };
                self.add(found, at.doc, |it| {
                    if ty.kind() != TypeKind::Object {
                        let kind = super::definitions::a(ty.kind());
                        let message = format!("a {operation} cannot begin at `{}`: it is {kind}", ty.name());
                        it.report(FaultKind::RootTypes, reference.node(), message);
                    } else if let Some(other) =
                        by_type.insert(ty.id(), operation).filter(|it| *it != operation)
                    {
                        let message = format!("`{}` is the root type for a {other} already", ty.name());
                        it.report(FaultKind::RootTypes, reference.node(), message);
                    }
                });
            }
        }
        let is_defined = |it: &crate::schema::At| self.schema.summary(*it).role == Role::Schema;
        let defined = self.schema.schemas().iter().find(|it| is_defined(it)).copied();
        if defined.is_none() {
            for name in ["Mutation", "Subscription", "Query"] {
                let definition = self.schema.ty(name).and_then(Type::definition);
                let Some(definition) = definition.filter(|it| it.kind() != TypeKind::Object) else {
                    continue;
                };
                self.add(found, definition.doc, |it| {
                    let kind = super::definitions::a(definition.kind());
                    let message = format!("operations begin at the type `{name}`, but it is {kind}");
                    it.report(FaultKind::RootTypes, definition.name().unwrap_or(definition.node()), message)
                        .help("call it otherwise, or state the root types with `schema { … }`".to_owned());
                });
                if name == "Query" {
                    return;
                }
            }
        }
        let states_query = self.schema.schemas().iter().any(|&at| {
            let view = self.schema.node(at).and_then(SchemaDefinition::cast).into_iter();
            let mut roots = view.flat_map(SchemaDefinition::root_operations);
            roots.any(|it| it.operation_type() == Some(OperationType::Query))
        });
        // A service of a federation has a query from the others.
        if self.is_federated || states_query || self.schema.root(OperationType::Query).is_some() {
            return;
        }
        let first = defined.or_else(|| {
            let mut types = self.schema.types().filter(|it| !it.is_built_in());
            let (doc, node) = types.find_map(Type::definition).map(|it| (it.doc, it.node()))?;
            Some(crate::schema::At { doc, item: node.id().item })
        });
        let Some(at) = first else { return };
        let Some(definition) = self.schema.node(at).and_then(Definition::cast) else { return };
        self.add(found, at.doc, |it| {
            let node = definition.name().unwrap_or(definition.node());
            it.report(FaultKind::RootTypes, node, "the schema has no query")
                .help("define `type Query`, or state the root type with `schema { query: … }`".to_owned());
        });
    }

    /// Doubled definitions of one type.
    fn definitions_of(&self, ty: Type<'s>, found: &mut Vec<Fault>) {
        let Some(first) = ty.definition() else { return };
        let span = first.name().and_then(|it| self.schema.span(first.doc, it));
        for double in ty.duplicates() {
            let Some(name) = double.name() else { continue };
            self.add(found, double.doc, |it| {
                it.report(
                    FaultKind::UniqueTypeNames,
                    name,
                    format!("the type `{}` is defined twice", ty.name()),
                )
                .related(span, "the first one");
            });
        }
    }

    /// What a type has: something, and each thing once.
    fn members_of(&self, ty: Type<'s>, found: &mut Vec<Fault>) {
        let (kind, what): (_, &str) = match ty.kind() {
            TypeKind::Enum => (FaultKind::UniqueEnumValueNames, "value"),
            TypeKind::Union => (FaultKind::UnionMembers, "member"),
            TypeKind::Scalar => return,
            _ => (FaultKind::UniqueFieldDefinitionNames, "field"),
        };
        let members = || -> Box<dyn Iterator<Item = (u32, Node<'s>)> + 's> {
            match ty.kind() {
                TypeKind::Enum => Box::new(ty.values().filter_map(|it| Some((it.doc, it.name()?)))),
                TypeKind::Union => Box::new(ty.members().filter_map(|it| Some((it.doc, it.named()?)))),
                TypeKind::InputObject => {
                    Box::new(ty.input_fields().filter_map(|it| Some((it.doc, it.name()?))))
                }
                _ => Box::new(ty.fields().filter_map(|it| Some((it.doc, it.name()?)))),
            }
        };
        if members().next().is_none() {
            self.empty(ty, what, found);
            return;
        }
        let mut first: FxHashMap<&str, (u32, Node<'s>)> = FxHashMap::default();
        for (doc, node) in members() {
            if let Some(&(first_doc, first)) = first.get(node.text()) {
                let span = self.schema.span(first_doc, first);
                self.add(found, doc, |it| {
                    let message = format!("`{}` has the {what} `{}` twice", ty.name(), node.text());
                    it.report(kind, node, message).related(span, "the first one");
                });
            } else {
                first.insert(node.text(), (doc, node));
            }
            if ty.kind() == TypeKind::Union
                && let Some(member) = self.schema.ty(node.text()).filter(|it| it.kind() != TypeKind::Object)
            {
                self.add(found, doc, |it| {
                    let kind = super::definitions::a(member.kind());
                    let message = format!("a union cannot have `{}`: it is {kind}", member.name());
                    it.report(FaultKind::UnionMembers, node, message);
                });
            }
        }
    }

    fn empty(&self, ty: Type<'s>, what: &str, found: &mut Vec<Fault>) {
        let Some(definition) = ty.definition() else { return };
        // Where something could not be read, it may be what is missing.
        let is_whole = ty.parts().all(|it| {
            let parse = &self.schema.docs()[it.doc as usize].parse;
            parse.errors_in(it.node().id().item).is_empty()
        });
        if !is_whole {
            return;
        }
        self.add(found, definition.doc, |it| {
            let message = format!("`{}` has no {what}s", ty.name());
            it.report(FaultKind::EmptyTypes, definition.name().unwrap_or(definition.node()), message);
        });
    }

    fn directives_of_all(&self, found: &mut Vec<Fault>) {
        let mut names: Vec<&str> = self.schema.directive_names().collect();
        names.sort_unstable();
        for name in names {
            let mut definitions = self.schema.directive_definitions(name);
            let Some(first) = definitions.next() else { continue };
            let span = first.name().and_then(|it| self.schema.span(first.doc, it));
            for double in definitions {
                let Some(node) = double.name() else { continue };
                self.add(found, double.doc, |it| {
                    it.report(FaultKind::UniqueDirectiveNames, node, format!("`@{name}` is defined twice"))
                        .related(span, "the first one");
                });
            }
        }
    }
}
