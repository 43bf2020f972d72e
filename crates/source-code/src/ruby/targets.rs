//! Targets: which names a value is given to.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Expr, FunctionId, MODULE, Many, Member, MemberKind, Source, Step};

impl Lower {
    /// Gives a value to what stands on the left of `=`, or behind `for`.
    pub(super) fn target(&mut self, node: Node<'_>, source: Source) {
        _ = self.deeper(|it| it.target_here(node, source));
    }

    #[inline(never)]
    fn target_here(&mut self, node: Node<'_>, source: Source) {
        match node.kind() {
            "identifier" => {
                let owner = self.owner(self.str(node));
                let outer = std::mem::replace(&mut self.scope, owner);
                self.declare(range(node), source);
                self.scope = outer;
            }
            "constant" => self.constant(range(node), source),
            "instance_variable" => self.field_of_receiver(range(node), source),
            "class_variable" => {
                let at = self.class_body();
                self.build.bind(at, range(node), source, &[], None);
            }
            "global_variable" => self.build.bind(MODULE, range(node), source, &[], None),
            "left_assignment_list" | "destructured_left_assignment" => {
                for (number, it) in parts(node).into_iter().enumerate() {
                    let is_rest = it.kind() == "rest_assignment";
                    let (it, step) = match parts(it).first() {
                        Some(&inner) if is_rest => (inner, Step::Rest),
                        _ => (it, Step::Index(number as u32)),
                    };
                    self.path.push(step);
                    self.target(it, source);
                    self.path.pop();
                }
            }
            "call" | "element_reference" => {
                let target = self.expr(node);
                match (source, self.path.is_empty()) {
                    (Source::Expr(value), true) => {
                        let it = self.build.expr(Expr::Assign { target, value }, range(node));
                        self.step(it);
                    }
                    _ => self.step(target),
                }
            }
            _ => {}
        }
    }

    /// The function that has a variable, which may be around the blocks that are read; else the one that is read.
    fn owner(&self, name: &str) -> FunctionId {
        let code = self.build.code();
        let mut at = self.scope;
        loop {
            if self.own.variables.contains(&(at.number(), name.to_owned())) {
                return at;
            }
            match code.function(at).parent.filter(|_| code.function(at).keeps_receiver) {
                Some(outer) => at = outer,
                None => return self.scope,
            }
        }
    }

    fn constant(&mut self, name: TextRange, source: Source) {
        let path = std::mem::take(&mut self.path);
        self.build.bind(self.scope, name, source, &path, None);
        if let Some(class) = self.class {
            let value = match source {
                Source::Expr(it) if path.is_empty() => Some(it),
                _ => None,
            };
            let kind = MemberKind::Field(value);
            let member = Member { name, kind, is_static: true, decorators: Many::default(), ty: None };
            self.build.class_mut(class).members.push(member);
        }
        self.path = path;
    }

    /// `@name = value`
    fn field_of_receiver(&mut self, name: TextRange, source: Source) {
        let method = self.method_around();
        if let Source::Expr(value) = source {
            self.build.function_mut(method).fields.push((name, value));
        }
    }

    /// The method that is being read, maybe from a block in it; or the body of a class.
    fn method_around(&self) -> FunctionId {
        let code = self.build.code();
        let mut at = self.scope;
        while code.function(at).keeps_receiver
            && let Some(outer) = code.function(at).parent
        {
            at = outer;
        }
        at
    }

    fn class_body(&self) -> FunctionId {
        self.class.and_then(|it| self.build.code().class(it).body).unwrap_or(MODULE)
    }
}
