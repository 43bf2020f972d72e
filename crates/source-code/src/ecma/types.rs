//! Types of TypeScript, as far as they say what a value is.

use tree_sitter::Node;

use super::{Lower, parts, range, unquoted};
use crate::code::{Many, Source, Type, TypeId, TypeMember};

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
            "type_annotation"
            | "readonly_type"
            | "parenthesized_type"
            | "constraint"
            | "opting_type_annotation" => {
                return match parts(node).first() {
                    Some(&it) => self.ty(it),
                    None => self.build.ty(Type::Unknown),
                };
            }
            "type_identifier" | "nested_type_identifier" | "predefined_type" | "identifier" => {
                Type::Named(range(node), Many::default())
            }
            "generic_type" => {
                let name = node.child_by_field_name("name").map_or_else(|| range(node), range);
                let arguments = node.child_by_field_name("type_arguments").map(|it| self.type_arguments(it));
                Type::Named(name, arguments.unwrap_or_default())
            }
            "array_type" | "tuple_type" => match parts(node).first() {
                Some(&it) => Type::List(self.ty(it)),
                None => Type::Unknown,
            },
            "union_type" | "intersection_type" => {
                let all: Vec<TypeId> = parts(node).into_iter().map(|it| self.ty(it)).collect();
                Type::Several(self.build.several_types(&all))
            }
            "object_type" | "interface_body" => {
                let members = self.type_members(node);
                return self.build.object_type(&members);
            }
            "function_type" => match node.child_by_field_name("return_type") {
                Some(it) => Type::Function(self.ty(it)),
                None => Type::Unknown,
            },
            "type_query" => match parts(node).first() {
                Some(&it) => Type::Of(self.expr(it)),
                None => Type::Unknown,
            },
            "lookup_type" => match parts(node)[..] {
                [of, name] => Type::Member(self.ty(of), unquoted(&self.text, range(name))),
                _ => Type::Unknown,
            },
            _ => Type::Unknown,
        };
        self.build.ty(ty)
    }

    pub(super) fn type_arguments(&mut self, node: Node<'_>) -> Many {
        let all: Vec<TypeId> = parts(node).into_iter().map(|it| self.ty(it)).collect();
        self.build.several_types(&all)
    }

    fn type_members(&mut self, node: Node<'_>) -> Vec<TypeMember> {
        let mut members = Vec::new();
        for it in parts(node) {
            let Some(name) = it.child_by_field_name("name") else { continue };
            let ty = match it.kind() {
                "property_signature" => it.child_by_field_name("type").map(|it| self.ty(it)),
                "method_signature" => it.child_by_field_name("return_type").map(|it| {
                    let gives = self.ty(it);
                    self.build.ty(Type::Function(gives))
                }),
                _ => None,
            };
            let ty = ty.unwrap_or_else(|| self.build.ty(Type::Unknown));
            members.push(TypeMember { name: unquoted(&self.text, range(name)), ty });
        }
        members
    }

    pub(super) fn declare_type(&mut self, node: Node<'_>) {
        let Some(name) = node.child_by_field_name("name").map(range) else { return };
        let mut all = Vec::new();
        if let Some(value) = node.child_by_field_name("value") {
            all.push(self.ty(value));
        }
        if let Some(body) = node.child_by_field_name("body") {
            all.push(self.ty(body));
        }
        for it in parts(node).into_iter().filter(|it| it.kind() == "extends_type_clause") {
            for it in parts(it) {
                all.push(self.ty(it));
            }
        }
        let ty = if let [one] = all[..] {
            one
        } else {
            let all = self.build.several_types(&all);
            self.build.ty(Type::Several(all))
        };
        self.build.bind(self.scope, name, Source::Type(ty), &[], None);
    }
}
