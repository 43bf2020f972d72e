//! Statements: what they evaluate, bind and repeat.

use tree_sitter::Node;

use super::{Lower, parts, range};
use crate::code::{Condition, Expr, ExprId, Source};

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
            "package_clause" => self.package(node),
            "import_declaration" => self.import(node),
            "function_declaration" | "method_declaration" => self.declare_function(node),
            "type_declaration" => self.declare_types(node),
            "var_declaration" | "const_declaration" => self.declare_values(node),
            "block" | "statement_list" | "select_statement" | "ERROR" => self.statements(node),
            "expression_statement" | "go_statement" | "defer_statement" => {
                for it in parts(node) {
                    let value = self.expr(it);
                    self.step(value);
                }
            }
            "return_statement" => self.returned(node),
            "short_var_declaration" => self.assignment(node, true),
            "assignment_statement" => self.assignment(node, false),
            "if_statement" => self.condition(node),
            "for_statement" => self.repeated(node),
            "expression_switch_statement" => self.switch(node),
            "type_switch_statement" => self.type_switch(node),
            "communication_case" | "default_case" | "expression_case" => self.case(node),
            "receive_statement" => self.received(node),
            "labeled_statement" => {
                for it in parts(node).into_iter().filter(|it| it.kind() != "label_name") {
                    self.statement(it);
                }
            }
            "inc_statement"
            | "dec_statement"
            | "break_statement"
            | "continue_statement"
            | "goto_statement"
            | "fallthrough_statement"
            | "empty_statement"
            | "comment" => {}
            _ => {
                let value = self.expr(node);
                self.step(value);
            }
        }
    }

    #[inline(never)]
    fn returned(&mut self, node: Node<'_>) {
        let list = parts(node).first().copied();
        let all = match list.map(parts) {
            Some(all) if list.is_some_and(|it| it.kind() == "expression_list") => all,
            _ => list.into_iter().collect(),
        };
        let value = match all[..] {
            [one] => self.expr(one),
            [] => {
                let names = self.own.results.clone();
                if names.is_empty() {
                    return;
                }
                let values: Vec<ExprId> =
                    names.into_iter().map(|it| self.build.expr(Expr::Name, it)).collect();
                if let [one] = values[..] {
                    one
                } else {
                    let all = self.build.several(&values);
                    self.build.expr(Expr::List(all), range(node))
                }
            }
            _ => {
                let values: Vec<ExprId> = all.into_iter().map(|it| self.expr(it)).collect();
                let all = self.build.several(&values);
                self.build.expr(Expr::List(all), list.map_or_else(|| range(node), range))
            }
        };
        self.step(value);
        self.build.function_mut(self.scope).returns.push(value);
    }

    #[inline(never)]
    fn assignment(&mut self, node: Node<'_>, declares: bool) {
        let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right"))
        else {
            return;
        };
        let targets = parts(left);
        let is_plain = declares || node.child_by_field_name("operator").is_none_or(|it| it.kind() == "=");
        if is_plain {
            return self.give(&targets, right, declares, None);
        }
        // `a += b`
        let (Some(&target), before, value) = (targets.first(), self.expr(left), self.expr(right)) else {
            return;
        };
        let both = self.build.several(&[before, value]);
        let value = self.build.expr(Expr::Operation(both), range(node));
        self.step(value);
        self.target(target, Source::Expr(value), false, None);
    }

    #[inline(never)]
    fn condition(&mut self, node: Node<'_>) {
        if let Some(it) = node.child_by_field_name("initializer") {
            self.statement(it);
        }
        let test = node.child_by_field_name("condition").filter(|it| !self.is_of_error(*it));
        let test = test.map(|it| self.expr(it));
        if let Some(test) = test {
            self.step(test);
        }
        if let Some(then) = node.child_by_field_name("consequence") {
            if let Some(test) = test {
                let condition = Condition { test, then: range(then), ends: ends(then) };
                self.build.function_mut(self.scope).conditions.push(condition);
            }
            self.statements(then);
        }
        if let Some(it) = node.child_by_field_name("alternative") {
            self.statement(it);
        }
    }

    /// `err != nil`: what is asked after nearly every call, and decides nothing that matters.
    fn is_of_error(&self, node: Node<'_>) -> bool {
        let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right"))
        else {
            return false;
        };
        right.kind() == "nil" && left.kind() == "identifier" && self.str(left).to_lowercase().ends_with("err")
    }

    #[inline(never)]
    fn repeated(&mut self, node: Node<'_>) {
        for it in parts(node) {
            match it.kind() {
                "range_clause" => self.ranged(it),
                "for_clause" => {
                    for name in ["initializer", "update"] {
                        if let Some(it) = it.child_by_field_name(name) {
                            self.statement(it);
                        }
                    }
                    if let Some(test) = self.field(it, "condition") {
                        self.step(test);
                    }
                }
                "block" => {
                    self.build.function_mut(self.scope).loops.push(range(it));
                    self.statements(it);
                }
                _ => {
                    self.build.function_mut(self.scope).loops.push(range(it));
                    let test = self.expr(it);
                    self.step(test);
                }
            }
        }
    }

    /// `a, b := range c`
    fn ranged(&mut self, node: Node<'_>) {
        let Some(right) = self.field(node, "right") else { return };
        self.step(right);
        let Some(left) = node.child_by_field_name("left") else { return };
        let declares = (0..node.child_count()).any(|at| node.child(at).is_some_and(|it| it.kind() == ":="));
        for it in parts(left) {
            self.target(it, Source::Element(right), declares, None);
        }
    }

    #[inline(never)]
    fn switch(&mut self, node: Node<'_>) {
        if let Some(it) = node.child_by_field_name("initializer") {
            self.statement(it);
        }
        if let Some(value) = self.field(node, "value") {
            self.step(value);
        }
        for it in parts(node).into_iter().filter(|it| it.kind().ends_with("_case")) {
            self.statement(it);
        }
    }

    #[inline(never)]
    fn type_switch(&mut self, node: Node<'_>) {
        if let Some(it) = node.child_by_field_name("initializer") {
            self.statement(it);
        }
        let Some(value) = self.field(node, "value") else { return };
        self.step(value);
        let alias = node.child_by_field_name("alias").and_then(|it| parts(it).first().copied());
        for case in parts(node).into_iter().filter(|it| it.kind().ends_with("_case")) {
            let mut cursor = case.walk();
            let types: Vec<Node<'_>> =
                case.children_by_field_name("type", &mut cursor).filter(Node::is_named).collect();
            if let Some(alias) = alias {
                for ty in types {
                    let ty = self.ty(ty);
                    let typed = self.build.expr(Expr::Typed { value, ty }, range(case));
                    self.target(alias, Source::Expr(typed), true, None);
                }
            }
            for it in parts(case).into_iter().filter(|it| it.kind() == "statement_list") {
                self.statements(it);
            }
        }
    }

    fn case(&mut self, node: Node<'_>) {
        for it in parts(node) {
            if it.kind() == "expression_list" {
                for it in parts(it).into_iter().filter(|it| !it.kind().ends_with("literal")) {
                    let value = self.expr(it);
                    self.step(value);
                }
            } else {
                self.statement(it);
            }
        }
    }

    /// `a := <-b` in a `select`.
    fn received(&mut self, node: Node<'_>) {
        let Some(right) = self.field(node, "right") else { return };
        self.step(right);
        if let Some(left) = node.child_by_field_name("left") {
            for it in parts(left) {
                self.target(it, Source::Expr(right), true, None);
            }
        }
    }
}

/// Whether what comes after it is not reached from it.
fn ends(node: Node<'_>) -> bool {
    let mut last = parts(node).last().copied();
    while let Some(it) = last {
        match it.kind() {
            "statement_list" => last = parts(it).last().copied(),
            "return_statement" | "continue_statement" | "break_statement" | "goto_statement" => return true,
            _ => return false,
        }
    }
    false
}
