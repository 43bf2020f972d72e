//! Classes, modules and their methods.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Expr, ExprId, Many, Member, MemberKind, NewClass, NewFunction, Source};

impl Lower {
    /// `class A < B`, `module A`
    #[inline(never)]
    pub(super) fn declare_class(&mut self, node: Node<'_>) {
        let Some(name) = node.child_by_field_name("name").map(range) else { return };
        let base = node.child_by_field_name("superclass").and_then(|it| parts(it).first().copied());
        let extends = base.map(|it| self.expr(it));
        self.read_class(node, name, extends, node.child_by_field_name("body"));
    }

    fn read_class(
        &mut self,
        node: Node<'_>,
        name: TextRange,
        extends: Option<ExprId>,
        inner: Option<Node<'_>>,
    ) {
        let body = self.build.function(NewFunction::new(range(node), Some(self.scope)));
        let id = self.build.class(NewClass {
            name: Some(name),
            range: range(node),
            parent: self.scope,
            extends,
            also: Many::default(),
            extends_types: Many::default(),
            implements: Many::default(),
            decorators: Many::default(),
            members: Vec::new(),
            constructor: None,
            body: Some(body),
        });
        let outer_scope = std::mem::replace(&mut self.scope, body);
        let outer_class = self.class.replace(id);
        let outer_static = std::mem::replace(&mut self.own.is_static, false);
        if let Some(inner) = inner {
            self.statements(inner);
        }
        self.scope = outer_scope;
        self.class = outer_class;
        self.own.is_static = outer_static;
        self.build.class_mut(id).members.shrink_to_fit();
        let text = name.of(&self.text);
        let last = text.rfind(':').map_or(name, |at| TextRange::new(name.start + at as u32 + 1, name.end));
        self.build.bind(self.scope, last, Source::Class(id), &[], None);
    }

    /// `A = Struct.new(:b) do … end`, `A = Class.new(B)`: a class that is named by what it is given to.
    #[inline(never)]
    pub(super) fn made_class(&mut self, node: Node<'_>) -> Option<ExprId> {
        let name = node.child_by_field_name("left").filter(|it| it.kind() == "constant")?;
        let call = node.child_by_field_name("right").filter(|it| it.kind() == "call")?;
        let receiver = call.child_by_field_name("receiver")?;
        let of = self.str(receiver).trim_start_matches("::").to_owned();
        let method = self.str(call.child_by_field_name("method")?);
        if !matches!((&*of, method), ("Struct" | "Class" | "Module", "new") | ("Data", "define")) {
            return None;
        }
        let arguments = call.child_by_field_name("arguments").map(parts).unwrap_or_default();
        let extends = if of == "Class" {
            arguments.first().map(|it| self.expr(*it))
        } else {
            let object = self.expr(receiver);
            let method = call.child_by_field_name("method")?.start_byte() as u32;
            let end = call.child_by_field_name("method")?.end_byte() as u32;
            let callee = self
                .build
                .expr(Expr::Member { object, name: method }, TextRange::new(range(call).start, end));
            let all: Vec<ExprId> = arguments.into_iter().map(|it| self.expr(it)).collect();
            let arguments = self.build.several(&all);
            Some(self.build.expr(Expr::Call { callee, arguments }, range(call)))
        };
        let body = call.child_by_field_name("block").and_then(|it| it.child_by_field_name("body"));
        self.read_class(node, range(name), extends, body);
        Some(self.nil(node))
    }

    /// `class << self`: what is in it belongs to the class itself.
    pub(super) fn singleton_class(&mut self, node: Node<'_>) {
        let outer = std::mem::replace(&mut self.own.is_static, true);
        if let Some(body) = node.child_by_field_name("body") {
            self.statements(body);
        }
        self.own.is_static = outer;
    }

    /// `def name`, `def self.name`
    #[inline(never)]
    pub(super) fn declare_method(&mut self, node: Node<'_>) {
        let Some(name) = node.child_by_field_name("name").map(range) else { return };
        let mut function = NewFunction::new(range(node), Some(self.scope));
        function.name = Some(name);
        function.class = self.class;
        let id = self.build.function(function);
        let is_static = self.own.is_static || node.kind() == "singleton_method";
        let outer = self.enter(id);
        if let Some(all) = node.child_by_field_name("parameters") {
            self.parameters(all);
        }
        if let Some(body) = node.child_by_field_name("body") {
            let value = if body.kind() == "body_statement" { self.body(body) } else { Some(self.expr(body)) };
            if let Some(value) = value {
                self.gives(value);
            }
        }
        self.leave(outer);
        match self.class {
            Some(class) => {
                let is_constructor = name.of(&self.text) == "initialize" && !is_static;
                let kind = MemberKind::Method(id);
                let member = Member { name, kind, is_static, decorators: Many::default(), ty: None };
                let class = self.build.class_mut(class);
                class.members.push(member);
                if is_constructor {
                    class.constructor = Some(id);
                }
            }
            None => self.build.bind(self.scope, name, Source::Function(id), &[], None),
        }
    }

    /// `alias a b`
    pub(super) fn alias(&mut self, node: Node<'_>) {
        let (Some(class), Some(name), Some(of)) =
            (self.class, node.child_by_field_name("name"), node.child_by_field_name("alias"))
        else {
            return;
        };
        let of = self.str(of).trim_start_matches(':').to_owned();
        let code = self.build.code();
        let known = code.class(class).members.iter().rev().find(|it| code.text(it.name) == of).copied();
        let at = range(name);
        let skip = u32::from(self.str(name).starts_with(':'));
        if let Some(known) = known {
            let name = TextRange::new(at.start + skip, at.end);
            self.build.class_mut(class).members.push(Member { name, ..known });
        }
    }
}
