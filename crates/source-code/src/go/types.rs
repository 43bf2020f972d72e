//! Types, as far as they say what a value is.

use tree_sitter::Node;

use super::{Lower, parts, range};
use crate::code::{Many, Type, TypeId, TypeMember};

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
            "type_identifier" | "qualified_type" | "identifier" => Type::Named(range(node), Many::default()),
            "generic_type" => {
                let name = node.child_by_field_name("type").map_or_else(|| range(node), range);
                let given = node.child_by_field_name("type_arguments").map(parts).unwrap_or_default();
                let all: Vec<TypeId> = given.into_iter().map(|it| self.ty(it)).collect();
                Type::Named(name, self.build.several_types(&all))
            }
            "pointer_type" | "parenthesized_type" | "negated_type" => return self.first_type(node),
            "type_elem" | "type_constraint" => match &parts(node)[..] {
                [one] => return self.ty(*one),
                all => {
                    let all: Vec<TypeId> = all.iter().map(|it| self.ty(*it)).collect();
                    Type::Several(self.build.several_types(&all))
                }
            },
            "slice_type" | "array_type" | "implicit_length_array_type" => self.list_of(node, "element"),
            "map_type" | "channel_type" => self.list_of(node, "value"),
            "function_type" => {
                let result = node.child_by_field_name("result").and_then(|it| self.results(it, false));
                Type::Function(result.unwrap_or_else(|| self.build.ty(Type::Unknown)))
            }
            "struct_type" => {
                let members = self.struct_members(node);
                return self.build.object_type(&members);
            }
            "interface_type" => return self.interface(node),
            _ => Type::Unknown,
        };
        self.build.ty(ty)
    }

    fn first_type(&mut self, node: Node<'_>) -> TypeId {
        match parts(node).first() {
            Some(&it) => self.ty(it),
            None => self.build.ty(Type::Unknown),
        }
    }

    fn list_of(&mut self, node: Node<'_>, field: &str) -> Type {
        match node.child_by_field_name(field).map(|it| self.ty(it)) {
            Some(it) => Type::List(it),
            None => Type::Unknown,
        }
    }

    fn struct_members(&mut self, node: Node<'_>) -> Vec<TypeMember> {
        let mut members = Vec::new();
        for it in parts(node).into_iter().flat_map(parts).filter(|it| it.kind() == "field_declaration") {
            let Some(ty) = it.child_by_field_name("type").map(|it| self.ty(it)) else { continue };
            let mut cursor = it.walk();
            members.extend(
                it.children_by_field_name("name", &mut cursor).map(|it| TypeMember { name: range(it), ty }),
            );
        }
        members
    }

    #[inline(never)]
    fn interface(&mut self, node: Node<'_>) -> TypeId {
        let mut members = Vec::new();
        let mut embedded = Vec::new();
        for it in parts(node) {
            if it.kind() != "method_elem" {
                embedded.push(self.ty(it));
                continue;
            }
            let Some(name) = it.child_by_field_name("name").map(range) else { continue };
            let result = it.child_by_field_name("result").and_then(|it| self.results(it, false));
            let gives = result.unwrap_or_else(|| self.build.ty(Type::Unknown));
            let ty = self.build.ty(Type::Function(gives));
            members.push(TypeMember { name, ty });
        }
        // It says nothing of what it holds.
        if members.is_empty() && embedded.is_empty() {
            return self.build.ty(Type::Unknown);
        }
        let own = self.build.object_type(&members);
        if embedded.is_empty() {
            return own;
        }
        embedded.insert(0, own);
        let all = self.build.several_types(&embedded);
        self.build.ty(Type::Several(all))
    }
}
