//! Patterns: which names a value is taken apart into.

use tree_sitter::Node;

use super::{Lower, parts, range, unquoted};
use crate::code::{Source, Step, TypeId};

impl Lower {
    /// Binds the names of a pattern.
    pub(super) fn pattern(&mut self, node: Node<'_>, source: Source, ty: Option<TypeId>) {
        self.pattern_of(node, source, ty, true);
    }

    /// Binds the names of a pattern, or gives values to those that it names.
    pub(super) fn pattern_of(&mut self, node: Node<'_>, source: Source, ty: Option<TypeId>, declares: bool) {
        _ = self.deeper(|it| it.pattern_here(node, source, ty, declares));
    }

    #[inline(never)]
    fn pattern_here(&mut self, node: Node<'_>, source: Source, ty: Option<TypeId>, declares: bool) {
        match node.kind() {
            "identifier" | "shorthand_property_identifier_pattern" | "shorthand_property_identifier" => {
                let path = std::mem::take(&mut self.path);
                if declares {
                    self.build.bind(self.scope, range(node), source, &path, ty);
                } else {
                    self.build.assign(self.scope, range(node), source, &path);
                }
                self.path = path;
            }
            "object_pattern" | "object" => {
                for it in parts(node) {
                    self.property(it, source, ty, declares);
                }
            }
            "array_pattern" | "array" => self.elements(node, source, ty, declares),
            "assignment_pattern" | "object_assignment_pattern" => {
                let Some(left) = node.child_by_field_name("left") else { return };
                self.pattern_of(left, source, ty, declares);
                if let Some(value) = self.field(node, "right") {
                    self.step(value);
                    let path = std::mem::take(&mut self.path);
                    self.pattern_of(left, Source::Expr(value), ty, declares);
                    self.path = path;
                }
            }
            "rest_pattern" | "spread_element" => {
                self.path.push(Step::Rest);
                for it in parts(node) {
                    self.pattern_of(it, source, ty, declares);
                }
                self.path.pop();
            }
            "parenthesized_expression" | "non_null_expression" | "as_expression" => {
                if let Some(&it) = parts(node).first() {
                    self.pattern_of(it, source, ty, declares);
                }
            }
            _ => {}
        }
    }

    fn property(&mut self, node: Node<'_>, source: Source, ty: Option<TypeId>, declares: bool) {
        let (key, value) = match node.kind() {
            "pair_pattern" | "pair" => {
                let key = node.child_by_field_name("key");
                let (Some(key), Some(value)) = (key, node.child_by_field_name("value")) else { return };
                (key, value)
            }
            "object_assignment_pattern" | "assignment_pattern" => {
                let Some(left) = node.child_by_field_name("left") else { return };
                (left, node)
            }
            "rest_pattern" | "spread_element" => return self.pattern_of(node, source, ty, declares),
            _ => (node, node),
        };
        if key.kind() == "computed_property_name" {
            if let Some(&it) = parts(key).first() {
                let key = self.expr(it);
                self.step(key);
            }
            return self.pattern_of(value, Source::Unknown, None, declares);
        }
        self.path.push(Step::Property(unquoted(&self.text, range(key))));
        self.pattern_of(value, source, ty, declares);
        self.path.pop();
    }

    fn elements(&mut self, node: Node<'_>, source: Source, ty: Option<TypeId>, declares: bool) {
        let mut number = 0;
        let mut cursor = node.walk();
        let children: Vec<Node<'_>> = node.children(&mut cursor).collect();
        for it in children {
            if it.kind() == "," {
                number += 1;
            } else if it.is_named() && !it.is_extra() {
                let is_rest = matches!(it.kind(), "rest_pattern" | "spread_element");
                if is_rest {
                    self.pattern_of(it, source, ty, declares);
                } else {
                    self.path.push(Step::Index(number));
                    self.pattern_of(it, source, ty, declares);
                    self.path.pop();
                }
            }
        }
    }
}
