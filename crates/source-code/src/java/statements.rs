//! Statements: what they evaluate, bind and repeat.

use tree_sitter::Node;

use super::{Lower, parts, range};
use crate::code::{Condition, Export, Import, Imported, MODULE, Source};

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
            "import_declaration" => self.import(node),
            "class_declaration" | "interface_declaration" | "record_declaration" | "enum_declaration" => {
                self.declare_class(node);
            }
            "expression_statement"
            | "throw_statement"
            | "assert_statement"
            | "explicit_constructor_invocation" => {
                self.evaluated(node);
            }
            "local_variable_declaration" => self.variables(node),
            "return_statement" | "yield_statement" => {
                if let Some(&it) = parts(node).first() {
                    let value = self.expr(it);
                    self.gives(value);
                }
            }
            "if_statement" => self.condition(node),
            "for_statement" | "while_statement" | "do_statement" => self.repeated(node),
            "enhanced_for_statement" => self.for_each(node),
            "try_with_resources_statement" => {
                if let Some(all) = node.child_by_field_name("resources") {
                    for it in parts(all) {
                        self.resource(it);
                    }
                }
                self.blocks(node);
            }
            "try_statement" | "synchronized_statement" | "labeled_statement" => self.blocks(node),
            "catch_clause" => {
                let parameter = parts(node).into_iter().find(|it| it.kind() == "catch_formal_parameter");
                if let Some(name) = parameter.and_then(|it| it.child_by_field_name("name")) {
                    self.variable(range(name), Source::Unknown, None);
                }
                if let Some(body) = node.child_by_field_name("body") {
                    self.statements(body);
                }
            }
            "block" | "constructor_body" | "finally_clause" | "ERROR" => self.statements(node),
            "package_declaration"
            | "module_declaration"
            | "annotation_type_declaration"
            | "break_statement"
            | "continue_statement"
            | "resource_specification"
            | "line_comment"
            | "block_comment"
            | ";"
            | "method_declaration" => {}
            _ => {
                let value = self.expr(node);
                self.step(value);
            }
        }
    }

    /// The statements in something that is one itself, and what it evaluates before.
    fn blocks(&mut self, node: Node<'_>) {
        for it in parts(node) {
            if it.kind() != "identifier" {
                self.statement(it);
            }
        }
    }

    fn evaluated(&mut self, node: Node<'_>) {
        if node.kind() == "explicit_constructor_invocation" {
            let value = self.called_constructor(node);
            self.step(value);
            return;
        }
        for it in parts(node) {
            let value = self.expr(it);
            self.step(value);
        }
    }

    fn variables(&mut self, node: Node<'_>) {
        let ty = self.declared_type(node);
        let mut cursor = node.walk();
        let all: Vec<Node<'_>> = node.children_by_field_name("declarator", &mut cursor).collect();
        for it in all {
            let Some(name) = it.child_by_field_name("name").map(range) else { continue };
            let source = match self.field(it, "value") {
                Some(value) => {
                    self.step(value);
                    Source::Expr(value)
                }
                None => Source::Unknown,
            };
            self.variable(name, source, ty);
        }
    }

    /// `try (Connection it = …)`
    fn resource(&mut self, node: Node<'_>) {
        let ty = self.declared_type(node);
        if let Some(value) = self.field(node, "value") {
            self.step(value);
            if let Some(name) = node.child_by_field_name("name") {
                self.variable(range(name), Source::Expr(value), ty);
            }
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
        let mut cursor = node.walk();
        let first: Vec<Node<'_>> = node.children_by_field_name("init", &mut cursor).collect();
        for it in first {
            self.statement(it);
        }
        for name in ["condition", "update", "body"] {
            let mut cursor = node.walk();
            let all: Vec<Node<'_>> = node.children_by_field_name(name, &mut cursor).collect();
            for it in all {
                self.build.function_mut(self.scope).loops.push(range(it));
                self.statement(it);
            }
        }
    }

    #[inline(never)]
    fn for_each(&mut self, node: Node<'_>) {
        let Some(over) = self.field(node, "value") else { return };
        self.step(over);
        let ty = self.declared_type(node);
        if let Some(name) = node.child_by_field_name("name") {
            self.variable(range(name), Source::Element(over), ty);
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.build.function_mut(self.scope).loops.push(range(body));
            self.statement(body);
        }
    }

    /// `import a.b.C;`, `import a.b.*;`, `import static a.b.C.d;`
    fn import(&mut self, node: Node<'_>) {
        let all = parts(node);
        let Some(&path) = all.first() else { return };
        if all.iter().any(|it| it.kind() == "asterisk") {
            let from = range(path);
            self.build.import(Import { from, what: Imported::Nothing });
            self.build.export(Export::From { from, name: None, theirs: None });
            return;
        }
        let (Some(scope), Some(name)) = (path.child_by_field_name("scope"), path.child_by_field_name("name"))
        else {
            return;
        };
        let (from, name) = (range(scope), range(name));
        let number = self.build.import(Import { from, what: Imported::Named(name) });
        self.build.bind(MODULE, name, Source::Import(number), &[], None);
    }

    /// `case A -> b;`: what a `switch` may be, one of several.
    #[inline(never)]
    pub(super) fn switched(&mut self, node: Node<'_>) -> crate::code::ExprId {
        let test = self.field(node, "condition").unwrap_or_else(|| self.nothing(node));
        self.step(test);
        let mut values = Vec::new();
        let cases = node.child_by_field_name("body").map(parts).unwrap_or_default();
        for case in cases {
            for it in parts(case) {
                match it.kind() {
                    "switch_label" => self.label(it, test),
                    // What is behind an arrow is the value, though to the grammar it is a statement.
                    "expression_statement" if case.kind() == "switch_rule" => {
                        for it in parts(it) {
                            let value = self.expr(it);
                            self.step(value);
                            values.push(value);
                        }
                    }
                    _ => values.extend(self.yielded(it)),
                }
            }
        }
        let Some(last) = values.pop() else { return test };
        values.into_iter().rev().fold(last, |no, yes| {
            let choice = self.build.choice(test, yes, no);
            self.build.expr(choice, range(node))
        })
    }

    /// What a block of a `switch` yields: that is no value of the function.
    fn yielded(&mut self, node: Node<'_>) -> Vec<crate::code::ExprId> {
        let before = self.build.code().function(self.scope).returns.len();
        self.statement(node);
        if node.kind() != "block" || !self.str(node).contains("yield ") {
            return Vec::new();
        }
        let returns = &mut self.build.function_mut(self.scope).returns;
        returns.split_off(before).into_iter().collect()
    }

    /// `case Circle c:`
    fn label(&mut self, node: Node<'_>, test: crate::code::ExprId) {
        for it in parts(node) {
            match it.kind() {
                "pattern" | "record_pattern" | "type_pattern" => self.pattern(it, test),
                "guard" => {
                    for it in parts(it) {
                        let value = self.expr(it);
                        self.step(value);
                    }
                }
                _ => {}
            }
        }
    }

    /// The names that a pattern binds.
    pub(super) fn pattern(&mut self, node: Node<'_>, of: crate::code::ExprId) {
        _ = self.deeper(|lower| match node.kind() {
            "type_pattern" => {
                if let [ty, name] = parts(node)[..] {
                    let ty = lower.ty(ty);
                    lower.variable(range(name), Source::Expr(of), Some(ty));
                }
            }
            "record_pattern_component" => {
                if let [.., name] = parts(node)[..]
                    && name.kind() == "identifier"
                {
                    lower.variable(range(name), Source::Unknown, None);
                }
            }
            _ => {
                for it in parts(node) {
                    lower.pattern(it, of);
                }
            }
        });
    }
}

/// Whether what is done ends the function.
fn ends(node: Node<'_>) -> bool {
    let mut at = node;
    loop {
        match at.kind() {
            "return_statement" | "throw_statement" => return true,
            "block" => match parts(at).last() {
                Some(&last) => at = last,
                None => return false,
            },
            _ => return false,
        }
    }
}
