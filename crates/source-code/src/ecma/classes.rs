//! Classes.

use tree_sitter::Node;

use super::{Lower, has_token, parts, plain_name, range, unquoted};
use crate::code::{ClassId, ExprId, Many, Member, MemberKind, NewClass, Source};

impl Lower {
    /// Declares a class, with decorators that stand before it.
    pub(super) fn declare_class(&mut self, node: Node<'_>, before: &[ExprId]) {
        let id = self.read_class(node, before);
        if let Some(name) = node.child_by_field_name("name") {
            self.build.bind(self.scope, range(name), Source::Class(id), &[], None);
        }
    }

    /// Reads a class of any form.
    #[inline(never)]
    pub(super) fn read_class(&mut self, node: Node<'_>, before: &[ExprId]) -> ClassId {
        let mut decorators = before.to_vec();
        let (mut extends, mut extends_types, mut implements) = (None, Many::default(), Many::default());
        let mut body = None;
        for it in parts(node) {
            match it.kind() {
                "decorator" => decorators.extend(self.decorator(it)),
                "class_heritage" => {
                    (extends, extends_types) = self.heritage(it);
                    implements = self.implements(it);
                }
                "class_body" => body = Some(it),
                _ => {}
            }
        }
        let decorators = self.build.several(&decorators);
        let id = self.build.class(NewClass {
            name: node.child_by_field_name("name").map(range),
            range: range(node),
            parent: self.scope,
            extends,
            also: Many::default(),
            extends_types,
            implements,
            decorators,
            members: Vec::new(),
            constructor: None,
            body: None,
        });
        let outer = self.class.replace(id);
        if let Some(body) = body {
            self.members(body, id);
        }
        self.class = outer;
        id
    }

    fn heritage(&mut self, node: Node<'_>) -> (Option<ExprId>, Many) {
        let Some(&first) = parts(node).first() else { return (None, Many::default()) };
        if first.kind() != "extends_clause" {
            // JavaScript's grammar has the value itself; TypeScript's may have `implements` only.
            let is_value = first.kind() != "implements_clause";
            return (is_value.then(|| self.expr(first)), Many::default());
        }
        let value = self.field(first, "value");
        let types = first.child_by_field_name("type_arguments").map(|it| self.type_arguments(it));
        (value, types.unwrap_or_default())
    }

    fn implements(&mut self, node: Node<'_>) -> Many {
        let clause = parts(node).into_iter().find(|it| it.kind() == "implements_clause");
        clause.map(|it| self.type_arguments(it)).unwrap_or_default()
    }

    fn members(&mut self, body: Node<'_>, class: ClassId) {
        let mut before: Vec<ExprId> = Vec::new();
        for it in parts(body) {
            match it.kind() {
                "decorator" => before.extend(self.decorator(it)),
                "method_definition" => {
                    self.method(it, class, &before);
                    before.clear();
                }
                "public_field_definition" | "field_definition" => {
                    self.class_field(it, class, &before);
                    before.clear();
                }
                "class_static_block" => self.statement(it),
                _ => before.clear(),
            }
        }
    }

    fn own_decorators(&mut self, node: Node<'_>, before: &[ExprId]) -> Many {
        let mut all = before.to_vec();
        for it in parts(node) {
            if it.kind() == "decorator" {
                all.extend(self.decorator(it));
            }
        }
        if all.is_empty() { Many::default() } else { self.build.several(&all) }
    }

    fn method(&mut self, node: Node<'_>, class: ClassId, before: &[ExprId]) {
        let Some(name) = node.child_by_field_name("name").map(range) else { return };
        let decorators = self.own_decorators(node, before);
        let function = self.function(node);
        let name = plain_name(&self.text, unquoted(&self.text, name));
        if name.of(&self.text) == "constructor" {
            self.build.class_mut(class).constructor = Some(function);
        }
        let is_getter = has_token(node, "get");
        let kind = if is_getter { MemberKind::Getter(function) } else { MemberKind::Method(function) };
        let ty = self.build.code().function(function).gives;
        let member = Member { name, kind, is_static: has_token(node, "static"), decorators, ty };
        self.build.class_mut(class).members.push(member);
    }

    fn class_field(&mut self, node: Node<'_>, class: ClassId, before: &[ExprId]) {
        let name = node.child_by_field_name("name").or_else(|| node.child_by_field_name("property"));
        let Some(name) = name.map(range) else { return };
        let decorators = self.own_decorators(node, before);
        let ty = node.child_by_field_name("type").map(|it| self.ty(it));
        let value = self.field(node, "value");
        let name = plain_name(&self.text, unquoted(&self.text, name));
        let is_static = has_token(node, "static");
        let member = Member { name, kind: MemberKind::Field(value), is_static, decorators, ty };
        self.build.class_mut(class).members.push(member);
    }

    /// What stands behind the `@`.
    pub(super) fn decorator(&mut self, node: Node<'_>) -> Option<ExprId> {
        parts(node).first().map(|&it| self.expr(it))
    }
}
