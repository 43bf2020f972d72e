//! Statements: what they evaluate, bind and repeat.

use tree_sitter::Node;

use super::{Lower, parts, range};
use crate::code::{Condition, Expr, ExprId, Many, Source};

impl Lower {
    /// All statements in `node`.
    pub(super) fn statements(&mut self, node: Node<'_>) {
        for it in parts(node) {
            self.statement(it);
        }
    }

    pub(super) fn statement(&mut self, node: Node<'_>) {
        _ = self.deeper(|it| it.statement_here(node));
    }

    #[inline(never)]
    fn statement_here(&mut self, node: Node<'_>) {
        match node.kind() {
            "expression_statement" => {
                for it in parts(node) {
                    self.expression_statement(it);
                }
            }
            "import_statement" => self.import(node),
            "import_from_statement" => self.import_from(node),
            "function_definition" => self.declare_function(node, Many::default()),
            "class_definition" => self.declare_class(node, Many::default()),
            "decorated_definition" => self.decorated(node),
            "return_statement" => {
                let value = match &parts(node)[..] {
                    [] => return,
                    [one] => self.expr(*one),
                    _ => self.nothing(node),
                };
                self.gives(value);
            }
            "if_statement" | "elif_clause" => self.condition(node),
            "while_statement" => {
                for name in ["condition", "body"] {
                    let Some(it) = node.child_by_field_name(name) else { continue };
                    self.build.function_mut(self.scope).loops.push(range(it));
                    if name == "body" {
                        self.statements(it);
                    } else {
                        let test = self.expr(it);
                        self.step(test);
                    }
                }
                self.otherwise(node);
            }
            "for_statement" => self.for_each(node),
            "with_statement" => self.with(node),
            "try_statement" | "else_clause" | "finally_clause" | "block" | "ERROR" => self.statements(node),
            "except_clause" | "except_group_clause" => self.except(node),
            "match_statement" => self.matched(node),
            "global_statement" | "nonlocal_statement" => {
                for it in parts(node) {
                    let name = self.str(it).to_owned();
                    self.own.outer_names.insert(name);
                }
            }
            "type_alias_statement" => {
                let (Some(left), Some(right)) =
                    (node.child_by_field_name("left"), node.child_by_field_name("right"))
                else {
                    return;
                };
                let ty = self.ty(right);
                self.build.bind(self.scope, range(left), Source::Type(ty), &[], None);
            }
            "pass_statement"
            | "break_statement"
            | "continue_statement"
            | "future_import_statement"
            | "comment" => {}
            "assert_statement" | "raise_statement" | "delete_statement" | "print_statement"
            | "exec_statement" => {
                for it in parts(node) {
                    let value = self.expr(it);
                    self.step(value);
                }
            }
            _ => {
                let value = self.expr(node);
                self.step(value);
            }
        }
    }

    fn expression_statement(&mut self, node: Node<'_>) {
        match node.kind() {
            // What documents something.
            "string" | "concatenated_string" | "ellipsis" if !has_holes(node) => {}
            "assignment" => _ = self.assignment(node),
            "augmented_assignment" => {
                let Some(value) = self.field(node, "right") else { return };
                let Some(left) = node.child_by_field_name("left") else { return };
                let before = self.expr(left);
                let both = self.build.several(&[before, value]);
                let value = self.build.expr(Expr::Operation(both), range(node));
                self.step(value);
                if self.class.is_none() {
                    self.target(left, Source::Expr(value), None);
                }
            }
            _ => {
                let value = self.expr(node);
                self.step(value);
            }
        }
    }

    /// `a = b = value`, `a: T = value`, `a: T`; gives the value.
    fn assignment(&mut self, node: Node<'_>) -> Option<ExprId> {
        let left = node.child_by_field_name("left")?;
        let ty = node.child_by_field_name("type").map(|it| self.ty(it));
        let value = match node.child_by_field_name("right") {
            Some(right) if right.kind() == "assignment" => self.deeper(|it| it.assignment(right)).flatten(),
            Some(right) => {
                let value = self.expr(right);
                self.step(value);
                Some(value)
            }
            None => None,
        };
        match value {
            Some(value) => self.target(left, Source::Expr(value), ty),
            // A declaration binds nothing yet.
            None if self.class.is_none() && left.kind() == "identifier" => {
                self.build.bind(self.scope, range(left), Source::Unknown, &[], ty);
            }
            None => self.target(left, Source::Unknown, ty),
        }
        value
    }

    fn decorated(&mut self, node: Node<'_>) {
        let mut decorators = Vec::new();
        for it in parts(node).into_iter().filter(|it| it.kind() == "decorator") {
            if let Some(&it) = parts(it).first() {
                let decorator = self.expr(it);
                self.step(decorator);
                decorators.push(decorator);
            }
        }
        let decorators = self.build.several(&decorators);
        match node.child_by_field_name("definition") {
            Some(it) if it.kind() == "class_definition" => self.declare_class(it, decorators),
            Some(it) if it.kind() == "function_definition" => self.declare_function(it, decorators),
            _ => {}
        }
    }

    #[inline(never)]
    fn condition(&mut self, node: Node<'_>) {
        let test = self.field(node, "condition").unwrap_or_else(|| self.nothing(node));
        self.step(test);
        if let Some(then) = node.child_by_field_name("consequence") {
            let condition = Condition { test, then: range(then), ends: ends(then) };
            self.build.function_mut(self.scope).conditions.push(condition);
            self.statements(then);
        }
        self.otherwise(node);
    }

    /// `elif`, `else`
    fn otherwise(&mut self, node: Node<'_>) {
        let mut cursor = node.walk();
        let all: Vec<Node<'_>> = node.children_by_field_name("alternative", &mut cursor).collect();
        for it in all {
            self.statement(it);
        }
    }

    #[inline(never)]
    fn for_each(&mut self, node: Node<'_>) {
        let Some(right) = self.field(node, "right") else { return };
        self.step(right);
        if let Some(left) = node.child_by_field_name("left") {
            self.target(left, Source::Element(right), None);
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.build.function_mut(self.scope).loops.push(range(body));
            self.statements(body);
        }
        self.otherwise(node);
    }

    /// `with a as b, c:`
    fn with(&mut self, node: Node<'_>) {
        for clause in parts(node).into_iter().filter(|it| it.kind() == "with_clause") {
            for item in parts(clause) {
                let Some(value) = item.child_by_field_name("value") else { continue };
                self.entered(value);
            }
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.statements(body);
        }
    }

    /// What a context manager gives.
    fn entered(&mut self, node: Node<'_>) {
        let (value, alias) = match node.kind() {
            "as_pattern" => (parts(node).first().copied(), node.child_by_field_name("alias")),
            "tuple" => {
                for it in parts(node) {
                    _ = self.deeper(|lower| lower.entered(it));
                }
                return;
            }
            _ => (Some(node), None),
        };
        let Some(value) = value else { return };
        let inner = self.expr(value);
        let given = self.build.expr(Expr::Await(inner), range(value));
        self.step(given);
        if let Some(alias) = alias {
            self.target(alias, Source::Expr(given), None);
        }
    }

    fn except(&mut self, node: Node<'_>) {
        for it in parts(node) {
            match it.kind() {
                "block" => self.statements(it),
                "as_pattern" => {
                    if let Some(alias) = it.child_by_field_name("alias") {
                        self.target(alias, Source::Unknown, None);
                    }
                }
                _ if node.child_by_field_name("alias") == Some(it) => self.target(it, Source::Unknown, None),
                _ => {}
            }
        }
    }

    fn matched(&mut self, node: Node<'_>) {
        if let Some(subject) = self.field(node, "subject") {
            self.step(subject);
        }
        let Some(body) = node.child_by_field_name("body") else { return };
        for case in parts(body) {
            for it in parts(case) {
                match it.kind() {
                    "case_pattern" => self.captured(it),
                    "if_clause" => {
                        for it in parts(it) {
                            let test = self.expr(it);
                            self.step(test);
                        }
                    }
                    _ => self.statement(it),
                }
            }
        }
    }

    /// The names that a pattern of `case` binds.
    fn captured(&mut self, node: Node<'_>) {
        match node.kind() {
            "dotted_name" if parts(node).len() == 1 => {
                self.build.bind(self.scope, range(node), Source::Unknown, &[], None);
            }
            "dotted_name" | "string" => {}
            "identifier" => self.build.bind(self.scope, range(node), Source::Unknown, &[], None),
            // What is matched with is no name that is bound.
            "class_pattern" | "keyword_pattern" => {
                for it in parts(node).into_iter().skip(1) {
                    _ = self.deeper(|lower| lower.captured(it));
                }
            }
            _ => {
                for it in parts(node) {
                    _ = self.deeper(|lower| lower.captured(it));
                }
            }
        }
    }
}

/// Whether expressions stand in a string, or in one of several.
fn has_holes(node: Node<'_>) -> bool {
    let is_hole = |it: &Node<'_>| it.kind() == "interpolation";
    parts(node).iter().any(|it| is_hole(it) || parts(*it).iter().any(is_hole))
}

/// Whether what is done ends the function.
fn ends(node: Node<'_>) -> bool {
    let mut at = node;
    loop {
        match at.kind() {
            "return_statement" | "raise_statement" => return true,
            "block" => match parts(at).last() {
                Some(&last) => at = last,
                None => return false,
            },
            _ => return false,
        }
    }
}
