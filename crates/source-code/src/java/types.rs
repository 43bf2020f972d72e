//! Types, as far as they say what a value is.

use tree_sitter::Node;

use super::{Lower, parts, range};
use crate::code::{Many, Source, Type, TypeId};

impl Lower {
    pub(super) fn ty(&mut self, node: Node<'_>) -> TypeId {
        match self.deeper(|it| it.ty_here(node)) {
            Some(it) => it,
            None => self.build.ty(Type::Unknown),
        }
    }

    #[inline(never)]
    fn ty_here(&mut self, node: Node<'_>) -> TypeId {
        let ty = match node.kind() {
            "type_identifier"
            | "scoped_type_identifier"
            | "identifier"
            | "scoped_identifier"
            | "integral_type"
            | "floating_point_type"
            | "boolean_type"
            | "void_type" => Type::Named(range(node), Many::default()),
            "generic_type" => {
                let all = parts(node);
                let Some(&name) = all.first() else { return self.build.ty(Type::Unknown) };
                let arguments = all.iter().find(|it| it.kind() == "type_arguments");
                let arguments = arguments.map(|it| self.type_arguments(*it)).unwrap_or_default();
                Type::Named(range(name), arguments)
            }
            "array_type" => match node.child_by_field_name("element") {
                Some(it) => Type::List(self.ty(it)),
                None => Type::Unknown,
            },
            "annotated_type" => match parts(node).last() {
                Some(&it) => return self.ty(it),
                None => Type::Unknown,
            },
            // `? extends T`
            "wildcard" => match parts(node).into_iter().rfind(|it| !it.kind().contains("annotation")) {
                Some(it) if it.kind() != "super" => return self.ty(it),
                _ => Type::Unknown,
            },
            "catch_type" => {
                let all: Vec<TypeId> = parts(node).into_iter().map(|it| self.ty(it)).collect();
                Type::Several(self.build.several_types(&all))
            }
            _ => Type::Unknown,
        };
        self.build.ty(ty)
    }

    /// The declared type of a variable: none where the compiler finds it.
    pub(super) fn declared_type(&mut self, node: Node<'_>) -> Option<TypeId> {
        let ty = node.child_by_field_name("type")?;
        if self.str(ty) == "var" {
            return None;
        }
        let found = self.ty(ty);
        // `Order orders[]`
        Some(match node.child_by_field_name("dimensions") {
            Some(_) => self.build.ty(Type::List(found)),
            None => found,
        })
    }

    pub(super) fn type_arguments(&mut self, node: Node<'_>) -> Many {
        let all: Vec<TypeId> = parts(node).into_iter().map(|it| self.ty(it)).collect();
        self.build.several_types(&all)
    }

    /// What a type that is a parameter must extend is what it is known to be.
    pub(super) fn type_parameters(&mut self, node: Node<'_>) {
        let Some(all) = node.child_by_field_name("type_parameters") else { return };
        for it in parts(all) {
            let all = parts(it);
            let name = all.iter().find(|it| it.kind() == "type_identifier");
            let bound = all.iter().find(|it| it.kind() == "type_bound");
            let bound = bound.and_then(|it| parts(*it).first().copied());
            if let (Some(name), Some(bound)) = (name, bound) {
                let ty = self.ty(bound);
                self.build.bind(self.scope, range(*name), Source::Type(ty), &[], None);
            }
        }
    }
}
