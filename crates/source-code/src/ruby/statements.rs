//! Statements, all of which are expressions: what they evaluate, bind, repeat and give.

use tree_sitter::Node;

use super::{Lower, parts, range};
use crate::code::{Condition, Expr, ExprId, Source};
use wirelint_source::TextRange;

impl Lower {
    /// All statements in `node`, of which nobody reads what they give.
    pub(super) fn statements(&mut self, node: Node<'_>) {
        if let Some(value) = self.body(node) {
            self.step(value);
        }
    }

    /// All statements in `node`; what they give is what the last one does, or what rescues from it.
    pub(super) fn body(&mut self, node: Node<'_>) -> Option<ExprId> {
        self.deeper(|it| it.body_here(node)).flatten()
    }

    #[inline(never)]
    fn body_here(&mut self, node: Node<'_>) -> Option<ExprId> {
        let mut value: Option<ExprId> = None;
        let mut others = Vec::new();
        for it in parts(node) {
            match it.kind() {
                "empty_statement" | "heredoc_body" => {}
                "rescue" => others.extend(self.rescue(it)),
                "else" => {
                    if let Some(before) = value.take() {
                        self.step(before);
                    }
                    value = self.body(it);
                }
                "ensure" => self.statements(it),
                _ => {
                    if let Some(before) = value.take() {
                        self.step(before);
                    }
                    value = self.statement(it);
                }
            }
        }
        for no in others {
            value = Some(match value {
                Some(yes) => {
                    let choice = self.build.choice(yes, yes, no);
                    self.build.expr(choice, range(node))
                }
                None => no,
            });
        }
        value
    }

    /// A statement; nothing where it declares something.
    fn statement(&mut self, node: Node<'_>) -> Option<ExprId> {
        match node.kind() {
            "class" | "module" => {
                _ = self.deeper(|it| it.declare_class(node));
                None
            }
            "singleton_class" => {
                _ = self.deeper(|it| it.singleton_class(node));
                None
            }
            "method" | "singleton_method" => {
                _ = self.deeper(|it| it.declare_method(node));
                None
            }
            "alias" => {
                self.alias(node);
                None
            }
            "undef" | "uninterpreted" => None,
            "begin_block" | "end_block" => self.body(node),
            _ => Some(self.expr(node)),
        }
    }

    fn rescue(&mut self, node: Node<'_>) -> Option<ExprId> {
        if let Some(variable) = node.child_by_field_name("variable") {
            for it in parts(variable) {
                self.target(it, Source::Unknown);
            }
        }
        node.child_by_field_name("body").and_then(|it| self.body(it))
    }

    /// Nothing, as a value.
    pub(super) fn nil(&mut self, node: Node<'_>) -> ExprId {
        let at = node.start_byte() as u32;
        self.build.expr(Expr::Constant, TextRange::new(at, at))
    }

    /// `if`, `unless`, `elsif` with what is done where it does not hold.
    #[inline(never)]
    pub(super) fn conditional(&mut self, node: Node<'_>) -> ExprId {
        let test = self.field(node, "condition").unwrap_or_else(|| self.nothing(node));
        let yes = match node.child_by_field_name("consequence") {
            Some(then) => {
                self.condition(test, then);
                self.body(then)
            }
            None => None,
        };
        let no = match node.child_by_field_name("alternative") {
            Some(it) if it.kind() == "elsif" => self.deeper(|lower| lower.conditional(it)),
            Some(it) => self.body(it),
            None => None,
        };
        self.either(node, test, yes, no)
    }

    /// `value if test`, `value unless test`
    #[inline(never)]
    pub(super) fn modified(&mut self, node: Node<'_>) -> ExprId {
        let test = self.field(node, "condition").unwrap_or_else(|| self.nothing(node));
        let yes = match node.child_by_field_name("body") {
            Some(body) => {
                self.condition(test, body);
                self.statement(body)
            }
            None => None,
        };
        self.either(node, test, yes, None)
    }

    fn either(&mut self, node: Node<'_>, test: ExprId, yes: Option<ExprId>, no: Option<ExprId>) -> ExprId {
        let yes = yes.unwrap_or_else(|| self.nil(node));
        let no = no.unwrap_or_else(|| self.nil(node));
        {
            let choice = self.build.choice(test, yes, no);
            self.build.expr(choice, range(node))
        }
    }

    fn condition(&mut self, test: ExprId, then: Node<'_>) {
        let condition = Condition { test, then: range(then), ends: ends(then) };
        self.build.function_mut(self.scope).conditions.push(condition);
    }

    /// `while`, `until`, also behind what they repeat.
    #[inline(never)]
    pub(super) fn repeated(&mut self, node: Node<'_>) -> ExprId {
        for name in ["condition", "body"] {
            let Some(it) = node.child_by_field_name(name) else { continue };
            self.build.function_mut(self.scope).loops.push(range(it));
            if it.kind() == "do" {
                self.statements(it);
            } else if let Some(value) = self.statement(it) {
                self.step(value);
            }
        }
        self.nil(node)
    }

    /// `for a in b`
    #[inline(never)]
    pub(super) fn for_each(&mut self, node: Node<'_>) -> ExprId {
        let list = node.child_by_field_name("value").and_then(|it| parts(it).first().copied());
        let list = list.map(|it| self.expr(it));
        if let Some(list) = list {
            self.step(list);
            if let Some(pattern) = node.child_by_field_name("pattern") {
                self.target(pattern, Source::Element(list));
            }
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.build.function_mut(self.scope).loops.push(range(body));
            self.statements(body);
        }
        self.nil(node)
    }

    /// `case a when b`
    #[inline(never)]
    pub(super) fn case(&mut self, node: Node<'_>) -> ExprId {
        if let Some(value) = self.field(node, "value") {
            self.step(value);
        }
        let mut arms: Vec<(ExprId, Option<ExprId>)> = Vec::new();
        let mut otherwise = None;
        for it in parts(node) {
            match it.kind() {
                "when" => {
                    let mut cursor = it.walk();
                    let patterns: Vec<Node<'_>> = it.children_by_field_name("pattern", &mut cursor).collect();
                    let tests: Vec<ExprId> =
                        patterns.into_iter().flat_map(parts).map(|it| self.expr(it)).collect();
                    let tests = self.build.several(&tests);
                    let test = self.build.expr(Expr::Operation(tests), range(it));
                    let value = it.child_by_field_name("body").and_then(|it| self.body(it));
                    arms.push((test, value));
                }
                "else" => otherwise = self.body(it),
                _ => {}
            }
        }
        self.choices(node, arms, otherwise)
    }

    /// `case a in b`
    #[inline(never)]
    pub(super) fn matched(&mut self, node: Node<'_>) -> ExprId {
        if let Some(value) = self.field(node, "value") {
            self.step(value);
        }
        let mut arms: Vec<(ExprId, Option<ExprId>)> = Vec::new();
        let mut otherwise = None;
        for it in parts(node) {
            match it.kind() {
                "in_clause" => {
                    if let Some(pattern) = it.child_by_field_name("pattern") {
                        self.captured(pattern);
                    }
                    let guard = it.child_by_field_name("guard").and_then(|it| self.field(it, "condition"));
                    let test = guard.unwrap_or_else(|| self.nil(it));
                    let value = it.child_by_field_name("body").and_then(|it| self.body(it));
                    arms.push((test, value));
                }
                "else" => otherwise = self.body(it),
                _ => {}
            }
        }
        self.choices(node, arms, otherwise)
    }

    fn choices(
        &mut self,
        node: Node<'_>,
        arms: Vec<(ExprId, Option<ExprId>)>,
        otherwise: Option<ExprId>,
    ) -> ExprId {
        let mut value = otherwise.unwrap_or_else(|| self.nil(node));
        for (test, yes) in arms.into_iter().rev() {
            let yes = yes.unwrap_or_else(|| self.nil(node));
            let choice = self.build.choice(test, yes, value);
            value = self.build.expr(choice, range(node));
        }
        value
    }

    /// The names that a pattern binds.
    pub(super) fn captured(&mut self, node: Node<'_>) {
        match node.kind() {
            "identifier" => self.target(node, Source::Unknown),
            "keyword_pattern" if node.child_by_field_name("value").is_none() => {
                if let Some(key) = node.child_by_field_name("key") {
                    self.declare(range(key), Source::Unknown);
                }
            }
            "as_pattern" | "splat_parameter" | "hash_splat_parameter" => {
                if let Some(name) = node.child_by_field_name("name") {
                    self.declare(range(name), Source::Unknown);
                }
                if let Some(value) = node.child_by_field_name("value") {
                    _ = self.deeper(|lower| lower.captured(value));
                }
            }
            "expression_reference_pattern"
            | "variable_reference_pattern"
            | "constant"
            | "scope_resolution"
            | "string"
            | "simple_symbol"
            | "integer"
            | "range"
            | "hash_key_symbol" => {}
            _ => {
                for it in parts(node) {
                    _ = self.deeper(|lower| lower.captured(it));
                }
            }
        }
    }

    /// `return a`, `next a`, `break a`
    #[inline(never)]
    pub(super) fn left(&mut self, node: Node<'_>) -> ExprId {
        let given = parts(node).first().map(|it| parts(*it)).unwrap_or_default();
        let value = match given[..] {
            [] => None,
            [one] => Some(self.expr(one)),
            _ => {
                let all: Vec<ExprId> = given.into_iter().map(|it| self.expr(it)).collect();
                let all = self.build.several(&all);
                Some(self.build.expr(Expr::List(all), range(node)))
            }
        };
        if let Some(value) = value {
            self.gives(value);
        }
        self.nil(node)
    }
}

/// Whether what is done ends the function.
fn ends(node: Node<'_>) -> bool {
    let mut at = node;
    loop {
        match at.kind() {
            "return" | "next" | "break" => return true,
            "then" => match parts(at).last() {
                Some(&last) => at = last,
                None => return false,
            },
            _ => return false,
        }
    }
}
