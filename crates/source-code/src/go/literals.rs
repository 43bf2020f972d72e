//! Values of structs, slices and maps as they are written.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Entry, EntryKind, Expr, ExprId};

impl Lower {
    /// `T{a: b}`, `[]T{a, b}`, `map[K]V{a: b}`
    #[inline(never)]
    pub(super) fn composite(&mut self, node: Node<'_>) -> ExprId {
        let (Some(ty), Some(body)) = (node.child_by_field_name("type"), node.child_by_field_name("body"))
        else {
            return self.nothing(node);
        };
        match ty.kind() {
            "map_type" | "struct_type" => self.entries(body, node),
            "slice_type" | "array_type" | "implicit_length_array_type" => self.elements(body, node),
            _ if has_other_keys(body) => self.entries(body, node),
            _ => self.instance(ty, body, node),
        }
    }

    /// What stands in braces inside of another value, without its type.
    pub(super) fn literal_value(&mut self, node: Node<'_>) -> ExprId {
        match parts(node).first().map(Node::kind) {
            Some("keyed_element") => self.entries(node, node),
            _ => self.elements(node, node),
        }
    }

    fn instance(&mut self, ty: Node<'_>, body: Node<'_>, node: Node<'_>) -> ExprId {
        let callee = self.type_expr(ty);
        let mut arguments: Vec<ExprId> = Vec::new();
        for it in parts(body) {
            let Some(value) = it.child_by_field_name("value").filter(|_| it.kind() == "keyed_element") else {
                arguments.push(self.expr(it));
                continue;
            };
            let value = self.expr(value);
            arguments.push(self.build.expr(Expr::Keyword(value), range(it)));
        }
        let arguments = self.build.several(&arguments);
        self.build.expr(Expr::New { callee, arguments }, range(node))
    }

    fn elements(&mut self, body: Node<'_>, node: Node<'_>) -> ExprId {
        let mut all: Vec<ExprId> = Vec::new();
        for it in parts(body) {
            let value =
                it.child_by_field_name("value").filter(|_| it.kind() == "keyed_element").unwrap_or(it);
            all.push(self.expr(value));
        }
        let all = self.build.several(&all);
        self.build.expr(Expr::List(all), range(node))
    }

    fn entries(&mut self, body: Node<'_>, node: Node<'_>) -> ExprId {
        let mut entries = Vec::new();
        for it in parts(body) {
            let (Some(key), Some(value)) = (it.child_by_field_name("key"), it.child_by_field_name("value"))
            else {
                continue;
            };
            let key = parts(key).first().copied().filter(|_| key.kind() == "literal_element").unwrap_or(key);
            let at = range(key);
            let (key, kind) = match key.kind() {
                "interpreted_string_literal" | "raw_string_literal" if at.len() >= 2 => {
                    (TextRange::new(at.start + 1, at.end - 1), EntryKind::Plain)
                }
                "identifier" => (at, EntryKind::Plain),
                _ => (at, EntryKind::Computed(self.expr(key))),
            };
            let value = self.expr(value);
            entries.push(Entry { key, value, kind });
        }
        let entries = self.build.entries(&entries);
        self.build.expr(Expr::Object(entries), range(node))
    }
}

/// Whether the keys are no names of fields, so that the type is a map.
fn has_other_keys(body: Node<'_>) -> bool {
    parts(body).iter().any(|it| {
        let Some(key) = it.child_by_field_name("key") else { return false };
        let key = parts(key).first().copied().filter(|_| key.kind() == "literal_element").unwrap_or(key);
        key.kind() != "identifier" && key.kind() != "field_identifier"
    })
}
