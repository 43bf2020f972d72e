//! Methods, constructors and functions in expressions.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{ClassId, ExprId, FunctionId, Many, NewFunction, Param, Source, Step, TypeId};

impl Lower {
    /// Reads a method or a constructor.
    #[inline(never)]
    pub(super) fn method(&mut self, node: Node<'_>, class: ClassId, decorators: Many) -> FunctionId {
        let mut function = NewFunction::new(range(node), Some(self.scope));
        function.name = node.child_by_field_name("name").map(range);
        function.class = Some(class);
        function.decorators = decorators;
        let id = self.build.function(function);
        self.type_parameters(node);
        if node.kind() == "method_declaration" {
            let gives = self.declared_type(node);
            self.build.function_mut(id).gives = gives;
        }
        // Of what has no body nobody asks what it is called with.
        let Some(body) = node.child_by_field_name("body") else { return id };
        let outer_class = self.class.take();
        let outer = self.enter(id);
        if let Some(all) = node.child_by_field_name("parameters") {
            self.parameters(all, false);
        }
        self.statements(body);
        self.leave(outer);
        self.class = outer_class;
        id
    }

    /// What a record has, as a constructor whose parameters are properties.
    pub(super) fn components(&mut self, all: Node<'_>, class: ClassId) -> FunctionId {
        let mut function = NewFunction::new(range(all), Some(self.scope));
        function.class = Some(class);
        let id = self.build.function(function);
        let outer = self.enter(id);
        self.parameters(all, true);
        self.leave(outer);
        id
    }

    /// What a class does when it is loaded, or when an instance is made.
    pub(super) fn initializer(&mut self, block: Node<'_>, class: ClassId) -> FunctionId {
        let mut function = NewFunction::new(range(block), Some(self.scope));
        function.class = Some(class);
        let id = self.build.function(function);
        let outer_class = self.class.take();
        let outer = self.enter(id);
        self.statements(block);
        self.leave(outer);
        self.class = outer_class;
        id
    }

    /// `a -> b`
    #[inline(never)]
    pub(super) fn lambda(&mut self, node: Node<'_>) -> FunctionId {
        let mut function = NewFunction::new(range(node), Some(self.scope));
        function.keeps_receiver = true;
        let id = self.build.function(function);
        let outer_class = self.class.take();
        let outer = self.enter(id);
        match node.child_by_field_name("parameters") {
            Some(one) if one.kind() == "identifier" => self.parameter(Some(range(one)), Plain::default()),
            Some(all) if all.kind() == "inferred_parameters" => {
                for it in parts(all) {
                    self.parameter(Some(range(it)), Plain::default());
                }
            }
            Some(all) => self.parameters(all, false),
            None => {}
        }
        if let Some(body) = node.child_by_field_name("body") {
            if body.kind() == "block" {
                self.statements(body);
            } else {
                let value = self.expr(body);
                self.gives(value);
            }
        }
        self.leave(outer);
        self.class = outer_class;
        id
    }

    /// What the function returns.
    pub(super) fn gives(&mut self, value: ExprId) {
        self.step(value);
        self.build.function_mut(self.scope).returns.push(value);
    }

    fn parameters(&mut self, all: Node<'_>, is_property: bool) {
        for it in parts(all) {
            let plain = Plain { decorators: self.annotations(it), is_property, ..Plain::default() };
            match it.kind() {
                "formal_parameter" => {
                    let ty = self.declared_type(it);
                    self.parameter(it.child_by_field_name("name").map(range), Plain { ty, ..plain });
                }
                "spread_parameter" => {
                    let all = parts(it);
                    let name = all.iter().find(|it| it.kind() == "variable_declarator");
                    let name = name.and_then(|it| it.child_by_field_name("name")).map(range);
                    self.parameter(name, Plain { is_rest: true, ..plain });
                }
                _ => {}
            }
        }
    }

    fn parameter(&mut self, name: Option<TextRange>, plain: Plain) {
        let number = self.build.code().function(self.scope).params.len() as u32;
        let Plain { ty, decorators, is_property, is_rest } = plain;
        let param = Param { name, ty, decorators, is_property, is_rest, is_named_rest: false };
        self.build.function_mut(self.scope).params.push(param);
        if let Some(name) = name {
            self.variable(name, Source::Param(number), ty);
        }
    }

    /// Declares a variable of the function that is being read.
    pub(super) fn variable(&mut self, name: TextRange, source: Source, ty: Option<TypeId>) {
        let text: Box<str> = name.of(&self.text).into();
        *self.own.variables.entry(text.clone()).or_default() += 1;
        self.own.declared.push(text);
        self.build.bind(self.scope, name, source, &[], ty);
    }

    pub(super) fn is_variable(&self, name: &str) -> bool {
        self.own.variables.get(name).is_some_and(|it| *it > 0)
    }

    fn enter(&mut self, id: FunctionId) -> Outer {
        Outer {
            scope: std::mem::replace(&mut self.scope, id),
            path: std::mem::take(&mut self.path),
            declared: self.own.declared.len(),
        }
    }

    fn leave(&mut self, outer: Outer) {
        self.scope = outer.scope;
        self.path = outer.path;
        for name in self.own.declared.drain(outer.declared..) {
            if let Some(count) = self.own.variables.get_mut(&name) {
                *count -= 1;
            }
        }
    }
}

/// What is said of a parameter besides its name.
#[derive(Clone, Copy, Default)]
struct Plain {
    ty: Option<TypeId>,
    decorators: Many,
    is_property: bool,
    is_rest: bool,
}

/// What is true of the function around the one that is being read.
struct Outer {
    scope: FunctionId,
    path: Vec<Step>,
    declared: usize,
}
