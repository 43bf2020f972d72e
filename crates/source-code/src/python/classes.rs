//! Classes.

use tree_sitter::Node;

use super::{Lower, parts, range};
use crate::code::{ClassId, Expr, ExprId, Many, Member, MemberKind, NewClass, NewFunction, Source};

impl Lower {
    /// Declares a class, with the decorators that stand before it.
    #[inline(never)]
    pub(super) fn declare_class(&mut self, node: Node<'_>, decorators: Many) {
        let Some(name) = node.child_by_field_name("name").map(range) else { return };
        let mut bases: Vec<ExprId> = Vec::new();
        if let Some(all) = node.child_by_field_name("superclasses") {
            for it in parts(all) {
                let base = self.expr(it);
                if it.kind() != "keyword_argument" {
                    bases.push(base);
                }
            }
        }
        let also = if bases.len() > 1 { self.build.several(&bases[1..]) } else { Many::default() };
        let body = self.build.function(NewFunction::new(range(node), Some(self.scope)));
        let id = self.build.class(NewClass {
            name: Some(name),
            range: range(node),
            parent: self.scope,
            extends: bases.first().copied(),
            also,
            extends_types: Many::default(),
            implements: Many::default(),
            decorators,
            members: Vec::new(),
            constructor: None,
            body: Some(body),
        });
        let outer = (self.scope, self.class.replace(id));
        self.scope = body;
        if let Some(body) = node.child_by_field_name("body") {
            self.statements(body);
        }
        (self.scope, self.class) = outer;
        self.build.class_mut(id).members.shrink_to_fit();
        if let Some(around) = self.class {
            let value = self.build.expr(Expr::Class(id), range(node));
            let kind = MemberKind::Field(Some(value));
            let member = Member { name, kind, is_static: true, decorators, ty: None };
            self.build.class_mut(around).members.push(member);
        }
        self.build.bind(self.scope, name, Source::Class(id), &[], None);
    }

    /// A function in the body of a class is a method.
    pub(super) fn declare_method(&mut self, node: Node<'_>, class: ClassId, decorators: Many) {
        let Some(name) = node.child_by_field_name("name").map(range) else { return };
        let (mut is_static, mut is_of_class, mut is_getter, mut is_setter) = (false, false, false, false);
        let code = self.build.code();
        for it in code.several(decorators) {
            let text = code.text(code.range(it));
            let named = text.split('(').next().unwrap_or(text);
            match named.rsplit('.').next().unwrap_or(named) {
                "staticmethod" => is_static = true,
                "classmethod" | "classproperty" => is_of_class = true,
                "property"
                | "cached_property"
                | "hybrid_property"
                | "model_property"
                | "model_cached_property" => {
                    is_getter = true;
                }
                // `@name.setter`
                "setter" | "deleter" => is_setter = true,
                _ => {}
            }
        }
        if is_setter {
            _ = self.read_function(node, decorators, None, false);
            return;
        }
        let own = name.of(&self.text);
        // What makes instances, and what is called when a class is derived, are of the class without saying so.
        is_of_class |= matches!(own, "__new__" | "__init_subclass__" | "__class_getitem__");
        let is_constructor = own == "__init__";
        let function = self.read_function(node, decorators, Some(class), !is_static);
        if is_constructor {
            self.build.class_mut(class).constructor = Some(function);
        }
        let kind = if is_getter { MemberKind::Getter(function) } else { MemberKind::Method(function) };
        let ty = self.build.code().function(function).gives;
        let member = Member { name, kind, is_static: is_static || is_of_class, decorators, ty };
        self.build.class_mut(class).members.push(member);
        self.build.bind(self.scope, name, Source::Function(function), &[], None);
    }
}
