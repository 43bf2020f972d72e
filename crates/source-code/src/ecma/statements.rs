//! Statements: what they evaluate, bind and repeat.

use tree_sitter::Node;

use super::{Lower, has_token, parts, range};
use crate::code::{Condition, Entry, EntryKind, Expr, Source};

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
            "expression_statement" | "throw_statement" => {
                for it in parts(node) {
                    // A namespace of TypeScript is an expression to the grammar.
                    if matches!(it.kind(), "internal_module" | "module") {
                        self.statement(it);
                        continue;
                    }
                    let expr = self.expr(it);
                    self.step(expr);
                }
            }
            "lexical_declaration" | "variable_declaration" => self.variables(node),
            "function_declaration" | "generator_function_declaration" => self.declare_function(node),
            "class_declaration" | "abstract_class_declaration" => self.declare_class(node, &[]),
            "return_statement" => {
                for it in parts(node) {
                    let expr = self.expr(it);
                    self.step(expr);
                    self.build.function_mut(self.scope).returns.push(expr);
                }
            }
            "if_statement" => self.condition(node),
            "for_statement" | "while_statement" | "do_statement" => self.repeated(node),
            "for_in_statement" => self.for_each(node),
            "import_statement" => self.import(node),
            "export_statement" => self.export(node),
            "interface_declaration" | "type_alias_declaration" => self.declare_type(node),
            "enum_declaration" => self.enumeration(node),
            "catch_clause" => {
                if let Some(parameter) = node.child_by_field_name("parameter") {
                    self.pattern(parameter, Source::Unknown, None);
                }
                if let Some(body) = node.child_by_field_name("body") {
                    self.statements(body);
                }
            }
            "switch_statement" => {
                if let Some(value) = self.field(node, "value") {
                    self.step(value);
                }
                if let Some(body) = node.child_by_field_name("body") {
                    self.statements(body);
                }
            }
            "switch_case" => {
                let value = node.child_by_field_name("value");
                for it in parts(node) {
                    if Some(it) == value {
                        let value = self.expr(it);
                        self.step(value);
                    } else {
                        self.statement(it);
                    }
                }
            }
            "labeled_statement" => {
                if let Some(body) = node.child_by_field_name("body") {
                    self.statement(body);
                }
            }
            "statement_block"
            | "try_statement"
            | "finally_clause"
            | "switch_body"
            | "switch_default"
            | "else_clause"
            | "ambient_declaration"
            | "class_static_block"
            | "with_statement"
            | "ERROR" => {
                self.statements(node);
            }
            "internal_module" | "module" => {
                if let Some(body) = node.child_by_field_name("body") {
                    self.statements(body);
                }
            }
            "empty_statement"
            | "break_statement"
            | "continue_statement"
            | "debugger_statement"
            | "statement_identifier"
            | "decorator"
            | "comment"
            | "hash_bang_line"
            | "function_signature"
            | "import_alias" => {}
            _ => {
                let expr = self.expr(node);
                self.step(expr);
            }
        }
    }

    fn variables(&mut self, node: Node<'_>) {
        for it in parts(node) {
            let Some(name) = it.child_by_field_name("name") else { continue };
            let ty = it.child_by_field_name("type").map(|it| self.ty(it));
            let source = match it.child_by_field_name("value") {
                Some(value) => {
                    let value = self.expr(value);
                    self.step(value);
                    Source::Expr(value)
                }
                None => Source::Unknown,
            };
            self.pattern(name, source, ty);
        }
    }

    #[inline(never)]
    fn condition(&mut self, node: Node<'_>) {
        let test = self.field(node, "condition").unwrap_or_else(|| self.nothing(node));
        self.step(test);
        if let Some(then) = node.child_by_field_name("consequence") {
            let condition = Condition { test, then: range(then), ends: ends(then) };
            self.build.function_mut(self.scope).conditions.push(condition);
            self.statement(then);
        }
        if let Some(otherwise) = node.child_by_field_name("alternative") {
            self.statement(otherwise);
        }
    }

    #[inline(never)]
    fn repeated(&mut self, node: Node<'_>) {
        if let Some(first) = node.child_by_field_name("initializer") {
            self.statement(first);
        }
        for name in ["condition", "increment", "body"] {
            let Some(it) = node.child_by_field_name(name) else { continue };
            self.build.function_mut(self.scope).loops.push(range(it));
            self.statement(it);
        }
    }

    #[inline(never)]
    fn for_each(&mut self, node: Node<'_>) {
        let Some(right) = node.child_by_field_name("right") else { return };
        let right_expr = self.expr(right);
        self.step(right_expr);
        let is_of = node.child_by_field_name("operator").is_none_or(|it| it.kind() == "of");
        let source = if is_of { Source::Element(right_expr) } else { Source::Unknown };
        if let Some(left) = node.child_by_field_name("left") {
            self.pattern(left, source, None);
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.build.function_mut(self.scope).loops.push(range(body));
            self.statement(body);
        }
    }

    /// The names of an enumeration are those of an object.
    fn enumeration(&mut self, node: Node<'_>) {
        let (Some(name), Some(body)) = (node.child_by_field_name("name"), node.child_by_field_name("body"))
        else {
            return;
        };
        let mut entries = Vec::new();
        for it in parts(body) {
            let key_node = it.child_by_field_name("name").unwrap_or(it);
            let key = super::unquoted(&self.text, range(key_node));
            let value = self.field(it, "value").unwrap_or_else(|| self.build.expr(Expr::Constant, range(it)));
            entries.push(Entry { key, value, kind: EntryKind::Plain });
        }
        let entries = self.build.entries(&entries);
        let value = self.build.expr(Expr::Object(entries), range(node));
        self.build.bind(self.scope, range(name), Source::Expr(value), &[], None);
    }
}

/// Whether what is done ends the function.
fn ends(node: Node<'_>) -> bool {
    match node.kind() {
        "return_statement" | "throw_statement" => true,
        "statement_block" => parts(node).last().is_some_and(|it| ends(*it)),
        "if_statement" => has_token(node, "else") && parts(node).last().is_some_and(|it| ends(*it)),
        "else_clause" => parts(node).last().is_some_and(|it| ends(*it)),
        _ => false,
    }
}
