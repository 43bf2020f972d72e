//! Targets: which names a value is given to.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Expr, ExprId, FunctionId, MODULE, Member, MemberKind, Source, Step, TypeId};

impl Lower {
    /// Gives a value to what stands on the left of `=`, behind `for` or `as`.
    pub(super) fn target(&mut self, node: Node<'_>, source: Source, ty: Option<TypeId>) {
        _ = self.deeper(|it| it.target_here(node, source, ty));
    }

    #[inline(never)]
    fn target_here(&mut self, node: Node<'_>, source: Source, ty: Option<TypeId>) {
        match node.kind() {
            "identifier" => self.bind_name(range(node), source, ty),
            "tuple_pattern" | "list_pattern" | "pattern_list" | "tuple" | "list" | "expression_list" => {
                for (number, it) in parts(node).into_iter().enumerate() {
                    let is_rest = matches!(it.kind(), "list_splat_pattern" | "list_splat");
                    let (it, step) = match parts(it).first() {
                        Some(&inner) if is_rest => (inner, Step::Rest),
                        _ => (it, Step::Index(number as u32)),
                    };
                    self.path.push(step);
                    self.target(it, source, None);
                    self.path.pop();
                }
            }
            "parenthesized_expression" | "as_pattern_target" => {
                for it in parts(node) {
                    self.target(it, source, ty);
                }
            }
            "attribute" | "subscript" => self.put_into(node, source),
            _ => {}
        }
    }

    /// Binds a name where the statement stands: in a function, or as a member of a class.
    pub(super) fn bind_name(&mut self, name: TextRange, source: Source, ty: Option<TypeId>) {
        let path = std::mem::take(&mut self.path);
        if self.own.outer_names.contains(name.of(&self.text)) {
            self.build.assign(self.scope, name, source, &path);
        } else {
            self.build.bind(self.scope, name, source, &path, ty);
        }
        if let Some(class) = self.class {
            let value = match source {
                Source::Expr(it) if path.is_empty() => Some(it),
                _ => None,
            };
            let kind = MemberKind::Field(value);
            let member = Member { name, kind, is_static: true, decorators: crate::code::Many::default(), ty };
            self.build.class_mut(class).members.push(member);
        }
        self.path = path;
    }

    /// `a.b = value`, `a[b] = value`
    fn put_into(&mut self, node: Node<'_>, source: Source) {
        let target = self.expr(node);
        let (Source::Expr(value), true) = (source, self.path.is_empty()) else {
            return self.step(target);
        };
        if node.kind() == "attribute" {
            self.receiver_field(node, value);
        }
        let it = self.build.expr(Expr::Assign { target, value }, range(node));
        self.step(it);
    }

    /// `self.name = value`
    fn receiver_field(&mut self, target: Node<'_>, value: ExprId) {
        let (Some(object), Some(name)) =
            (target.child_by_field_name("object"), target.child_by_field_name("attribute"))
        else {
            return;
        };
        let Some(method) = self.method_around() else { return };
        let code = self.build.code();
        let receiver = code.function(method).params.first().and_then(|it| it.name);
        if receiver.is_some_and(|it| code.text(it) == self.str(object)) {
            self.build.function_mut(method).fields.push((range(name), value));
        }
    }

    /// The method that is being read, maybe from a function in it.
    fn method_around(&self) -> Option<FunctionId> {
        let mut at = self.scope;
        while at != MODULE {
            let function = self.build.code().function(at);
            if function.takes_receiver {
                return Some(at);
            }
            at = function.parent?;
        }
        None
    }
}
