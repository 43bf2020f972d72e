//! Functions and their parameters.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{ClassId, Expr, ExprId, FunctionId, Many, NewFunction, Param, Source, TypeId};

/// The ends of the names of decorators that make a context manager of a function.
const MANAGERS: [&str; 2] = ["contextmanager", "fixture"];

impl Lower {
    /// Declares a function: a method, where it stands in the body of a class.
    pub(super) fn declare_function(&mut self, node: Node<'_>, decorators: Many) {
        if let Some(class) = self.class {
            return self.declare_method(node, class, decorators);
        }
        let id = self.read_function(node, decorators, None, false);
        if let Some(name) = node.child_by_field_name("name") {
            self.build.bind(self.scope, range(name), Source::Function(id), &[], None);
        }
    }

    /// Reads `def`.
    #[inline(never)]
    pub(super) fn read_function(
        &mut self,
        node: Node<'_>,
        decorators: Many,
        class: Option<ClassId>,
        takes_receiver: bool,
    ) -> FunctionId {
        // What is in the body of a class sees what is around the class, and not what is in it.
        let parent = match self.class {
            Some(class) => self.build.code().class(class).parent,
            None => self.scope,
        };
        let mut function = NewFunction::new(range(node), Some(parent));
        function.name = node.child_by_field_name("name").map(range);
        function.class = class;
        function.takes_receiver = takes_receiver;
        function.decorators = decorators;
        let id = self.build.function(function);
        let code = self.build.code();
        let yields_itself = code.several(decorators).any(|it| {
            let text = code.text(code.range(it));
            MANAGERS.iter().any(|name| text.ends_with(name))
        });
        let outer_class = self.class.take();
        let outer = self.enter(id, yields_itself);
        if let Some(all) = node.child_by_field_name("parameters") {
            self.parameters(all);
        }
        if let Some(it) = node.child_by_field_name("return_type") {
            let ty = self.ty(it);
            self.build.function_mut(id).gives = Some(ty);
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.statements(body);
        }
        self.leave(outer);
        self.class = outer_class;
        id
    }

    /// `lambda a: b`
    pub(super) fn lambda(&mut self, node: Node<'_>) -> FunctionId {
        let id = self.inner_function(node);
        let class = self.class.take();
        let outer = self.enter(id, false);
        if let Some(all) = node.child_by_field_name("parameters") {
            self.parameters(all);
        }
        if let Some(body) = node.child_by_field_name("body") {
            let value = self.expr(body);
            self.gives(value);
        }
        self.leave(outer);
        self.class = class;
        id
    }

    /// `[a for b in c if d]`
    #[inline(never)]
    pub(super) fn comprehension(&mut self, node: Node<'_>) -> ExprId {
        let clauses: Vec<Node<'_>> =
            parts(node).into_iter().filter(|it| matches!(it.kind(), "for_in_clause" | "if_clause")).collect();
        let Some(first) = clauses.first().filter(|it| it.kind() == "for_in_clause") else {
            return self.nothing(node);
        };
        let over = self.field(*first, "right").unwrap_or_else(|| self.nothing(node));
        let id = self.inner_function(node);
        let class = self.class.take();
        let outer = self.enter(id, false);
        let param = Param {
            name: None,
            ty: None,
            decorators: Many::default(),
            is_property: false,
            is_rest: false,
            is_named_rest: false,
        };
        self.build.function_mut(id).params.push(param);
        self.build.function_mut(id).loops.push(range(node));
        if let Some(left) = first.child_by_field_name("left") {
            self.target(left, Source::Param(0), None);
        }
        for it in &clauses[1..] {
            if it.kind() == "if_clause" {
                for it in parts(*it) {
                    let test = self.expr(it);
                    self.step(test);
                }
            } else if let Some(right) = self.field(*it, "right") {
                self.step(right);
                if let Some(left) = it.child_by_field_name("left") {
                    self.target(left, Source::Element(right), None);
                }
            }
        }
        if let Some(body) = node.child_by_field_name("body") {
            if body.kind() == "pair" {
                let key = self.field(body, "key").unwrap_or_else(|| self.nothing(body));
                self.step(key);
                let value = self.field(body, "value").unwrap_or_else(|| self.nothing(body));
                self.gives(value);
            } else {
                let value = self.expr(body);
                self.gives(value);
            }
        }
        self.leave(outer);
        self.class = class;
        self.build.expr(Expr::Comprehension { over, function: id }, range(node))
    }

    /// A function in an expression, which sees all that is around it.
    fn inner_function(&mut self, node: Node<'_>) -> FunctionId {
        let mut function = NewFunction::new(range(node), Some(self.scope));
        function.keeps_receiver = true;
        self.build.function(function)
    }

    fn enter(&mut self, id: FunctionId, yields_itself: bool) -> Outer {
        Outer {
            scope: std::mem::replace(&mut self.scope, id),
            path: std::mem::take(&mut self.path),
            names: std::mem::take(&mut self.own.outer_names),
            yields_itself: std::mem::replace(&mut self.own.yields_itself, yields_itself),
        }
    }

    fn leave(&mut self, outer: Outer) {
        self.scope = outer.scope;
        self.path = outer.path;
        self.own.outer_names = outer.names;
        self.own.yields_itself = outer.yields_itself;
    }

    /// What the function returns.
    pub(super) fn gives(&mut self, value: ExprId) {
        self.step(value);
        self.build.function_mut(self.scope).returns.push(value);
    }

    fn parameters(&mut self, all: Node<'_>) {
        for it in parts(all) {
            match it.kind() {
                "typed_parameter" => {
                    let ty = it.child_by_field_name("type").map(|it| self.ty(it));
                    if let Some(&inner) = parts(it).first() {
                        self.parameter(inner, ty, None);
                    }
                }
                "default_parameter" | "typed_default_parameter" => {
                    let ty = it.child_by_field_name("type").map(|it| self.ty(it));
                    let default = it.child_by_field_name("value");
                    if let Some(inner) = it.child_by_field_name("name") {
                        self.parameter(inner, ty, default);
                    }
                }
                _ => self.parameter(it, None, None),
            }
        }
    }

    fn parameter(&mut self, node: Node<'_>, ty: Option<TypeId>, default: Option<Node<'_>>) {
        let kind = node.kind();
        let (is_rest, is_named_rest) = (kind == "list_splat_pattern", kind == "dictionary_splat_pattern");
        let inner = match parts(node).first() {
            Some(&it) if is_rest || is_named_rest => it,
            _ => node,
        };
        let name: Option<TextRange> = (inner.kind() == "identifier").then(|| range(inner));
        if name.is_none() && inner.kind() != "tuple_pattern" {
            return;
        }
        let number = self.build.code().function(self.scope).params.len() as u32;
        let param =
            Param { name, ty, decorators: Many::default(), is_property: false, is_rest, is_named_rest };
        self.build.function_mut(self.scope).params.push(param);
        self.target(inner, Source::Param(number), ty);
        if let Some(default) = default {
            let value = self.expr(default);
            self.step(value);
            self.target(inner, Source::Expr(value), None);
        }
    }
}

/// What is true of the function around the one that is being read.
struct Outer {
    scope: FunctionId,
    path: Vec<crate::code::Step>,
    names: rustc_hash::FxHashSet<String>,
    yields_itself: bool,
}
