//! Functions and their parameters.

use tree_sitter::Node;

use super::{Lower, parts, range};
use crate::code::{FunctionId, Many, NewFunction, Param, Source};

impl Lower {
    /// Reads a function of any form.
    #[inline(never)]
    pub(super) fn function(&mut self, node: Node<'_>) -> FunctionId {
        let mut function = NewFunction::new(range(node), Some(self.scope));
        function.name = node.child_by_field_name("name").map(range);
        function.keeps_receiver = node.kind() == "arrow_function";
        function.class = self.class;
        let id = self.build.function(function);
        let outer = std::mem::replace(&mut self.scope, id);
        let path = std::mem::take(&mut self.path);
        if let Some(single) = node.child_by_field_name("parameter") {
            self.parameter(single);
        }
        if let Some(all) = node.child_by_field_name("parameters") {
            for it in parts(all) {
                if it.kind() != "decorator" {
                    self.parameter(it);
                }
            }
        }
        if let Some(it) = node.child_by_field_name("return_type") {
            let ty = self.ty(it);
            self.build.function_mut(id).gives = Some(ty);
        }
        if let Some(body) = node.child_by_field_name("body") {
            if body.kind() == "statement_block" {
                self.statements(body);
            } else {
                let value = self.expr(body);
                self.step(value);
                self.build.function_mut(id).returns.push(value);
            }
        }
        self.path = path;
        self.scope = outer;
        id
    }

    pub(super) fn declare_function(&mut self, node: Node<'_>) {
        let class = self.class.take();
        let id = self.function(node);
        self.class = class;
        if let Some(name) = node.child_by_field_name("name") {
            self.build.bind(self.scope, range(name), Source::Function(id), &[], None);
        }
    }

    fn parameter(&mut self, node: Node<'_>) {
        let number = self.build.code().function(self.scope).params.len() as u32;
        let is_typed = matches!(node.kind(), "required_parameter" | "optional_parameter");
        let pattern = if is_typed { node.child_by_field_name("pattern") } else { Some(node) };
        let Some(mut pattern) = pattern.filter(|it| it.kind() != "this") else { return };
        let ty = node.child_by_field_name("type").map(|it| self.ty(it));
        let mut decorators = Vec::new();
        let mut is_property = false;
        if is_typed {
            for it in parts(node) {
                match it.kind() {
                    "decorator" => decorators.extend(self.decorator(it)),
                    "accessibility_modifier" | "override_modifier" => is_property = true,
                    _ => {}
                }
            }
            is_property |= super::has_token(node, "readonly");
        }
        let decorators =
            if decorators.is_empty() { Many::default() } else { self.build.several(&decorators) };
        let default = if is_typed { node.child_by_field_name("value") } else { None };
        let is_rest = pattern.kind() == "rest_pattern";
        if is_rest && let Some(&inner) = parts(pattern).first() {
            pattern = inner;
        }
        let simple = match pattern.kind() {
            "assignment_pattern" => pattern.child_by_field_name("left"),
            _ => Some(pattern),
        };
        let name = simple.filter(|it| it.kind() == "identifier").map(range);
        let param = Param { name, ty, decorators, is_property, is_rest, is_named_rest: false };
        self.build.function_mut(self.scope).params.push(param);
        self.pattern(pattern, Source::Param(number), ty);
        if let Some(default) = default {
            let value = self.expr(default);
            self.step(value);
            self.pattern(pattern, Source::Expr(value), None);
        }
    }
}
