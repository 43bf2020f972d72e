//! Methods, blocks and their parameters.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{ExprId, FunctionId, Many, NewFunction, Param, Source, Step};

/// What is kept while a function is read.
pub(super) struct Outer {
    scope: FunctionId,
    path: Vec<Step>,
    is_static: bool,
}

impl Lower {
    pub(super) fn enter(&mut self, id: FunctionId) -> Outer {
        Outer {
            scope: std::mem::replace(&mut self.scope, id),
            path: std::mem::take(&mut self.path),
            is_static: self.own.is_static,
        }
    }

    pub(super) fn leave(&mut self, outer: Outer) {
        self.scope = outer.scope;
        self.path = outer.path;
        self.own.is_static = outer.is_static;
    }

    /// `{ |a| … }`, `do |a| … end`, `->(a) { … }`: `node` is the block, `params` are those of a lambda. What methods are defined in it belongs to the
    /// class itself where `of_class` says so.
    #[inline(never)]
    pub(super) fn block(&mut self, node: Node<'_>, params: Option<Node<'_>>, of_class: bool) -> FunctionId {
        let mut function = NewFunction::new(range(node), Some(self.scope));
        function.keeps_receiver = true;
        let id = self.build.function(function);
        let outer = self.enter(id);
        self.own.is_static |= of_class;
        if let Some(all) = params.or_else(|| node.child_by_field_name("parameters")) {
            self.parameters(all);
        }
        if let Some(body) = node.child_by_field_name("body")
            && let Some(value) = self.body(body)
        {
            self.gives(value);
        }
        self.leave(outer);
        id
    }

    /// What the function returns.
    pub(super) fn gives(&mut self, value: ExprId) {
        let function = self.build.function_mut(self.scope);
        function.steps.push(value);
        function.returns.push(value);
    }

    pub(super) fn parameters(&mut self, all: Node<'_>) {
        for it in parts(all) {
            self.parameter(it);
        }
    }

    fn parameter(&mut self, node: Node<'_>) {
        let kind = node.kind();
        let number = self.build.code().function(self.scope).params.len() as u32;
        let named = |it: Option<Node<'_>>| it.map(range);
        let name = match kind {
            "identifier" => Some(range(node)),
            _ => named(node.child_by_field_name("name")),
        };
        let param = Param {
            name,
            ty: None,
            decorators: Many::default(),
            is_property: false,
            is_rest: kind == "splat_parameter",
            is_named_rest: matches!(kind, "hash_splat_parameter" | "forward_parameter"),
        };
        self.build.function_mut(self.scope).params.push(param);
        if kind == "destructured_parameter" {
            self.take_apart(node, number);
            return;
        }
        let Some(name) = name else { return };
        self.declare(name, Source::Param(number));
        if let Some(value) = node.child_by_field_name("value") {
            let value = self.expr(value);
            self.declare(name, Source::Expr(value));
        }
    }

    /// `|(a, *b)|`
    fn take_apart(&mut self, node: Node<'_>, param: u32) {
        for (number, it) in parts(node).into_iter().enumerate() {
            let is_rest = it.kind() == "splat_parameter";
            self.path.push(if is_rest { Step::Rest } else { Step::Index(number as u32) });
            match it.kind() {
                "identifier" => self.declare(range(it), Source::Param(param)),
                "destructured_parameter" => _ = self.deeper(|lower| lower.take_apart(it, param)),
                _ => {
                    if let Some(name) = it.child_by_field_name("name") {
                        self.declare(range(name), Source::Param(param));
                    }
                }
            }
            self.path.pop();
        }
    }

    /// Binds a variable of the function itself.
    pub(super) fn declare(&mut self, name: TextRange, source: Source) {
        self.own.variables.insert((self.scope.number(), name.of(&self.text).to_owned()));
        let path = std::mem::take(&mut self.path);
        self.build.bind(self.scope, name, source, &path, None);
        self.path = path;
    }
}
