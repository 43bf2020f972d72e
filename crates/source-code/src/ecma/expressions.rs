//! Expressions.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, has_token, parts, plain_name, range, unquoted};
use crate::code::{Entry, EntryKind, Expr, ExprId, Many, Source};

impl Lower {
    pub(super) fn expr(&mut self, node: Node<'_>) -> ExprId {
        match self.deeper(|it| it.expr_here(node)) {
            Some(it) => it,
            None => self.nothing(node),
        }
    }

    #[inline(never)]
    fn expr_here(&mut self, node: Node<'_>) -> ExprId {
        let at = range(node);
        let expr = match node.kind() {
            "identifier" | "import" | "shorthand_property_identifier" | "property_identifier" => Expr::Name,
            "member_expression" => return self.member(node),
            "call_expression" => return self.call(node),
            "string" => Expr::Text,
            "this" => Expr::Receiver,
            "super" => Expr::Base,
            "number" | "true" | "false" | "null" | "undefined" | "regex" | "this_type" => Expr::Constant,
            "template_string" | "template_literal_type" => Expr::Template(self.holes(node)),
            "object" => return self.object(node),
            "array" => Expr::List(self.all(node)),
            "arrow_function"
            | "function_expression"
            | "function"
            | "generator_function"
            | "function_declaration"
            | "generator_function_declaration" => {
                let class = self.class.take();
                let id = self.function(node);
                self.class = class;
                Expr::Function(id)
            }
            "class" | "class_declaration" | "abstract_class_declaration" => {
                Expr::Class(self.read_class(node, &[]))
            }
            "new_expression" => return self.new_instance(node),
            "subscript_expression" => {
                let object = self.field(node, "object").unwrap_or_else(|| self.nothing(node));
                let key = self.field(node, "index").unwrap_or_else(|| self.nothing(node));
                Expr::Index { object, key }
            }
            "await_expression" => Expr::Await(self.first(node)),
            "spread_element" => Expr::Spread(self.first(node)),
            // What they say about the type is not the value.
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression"
            | "instantiation_expression" => return self.first(node),
            "type_assertion" => return self.last(node),
            "ternary_expression" => {
                let test = self.field(node, "condition").unwrap_or_else(|| self.nothing(node));
                let yes = self.field(node, "consequence").unwrap_or_else(|| self.nothing(node));
                let no = self.field(node, "alternative").unwrap_or_else(|| self.nothing(node));
                self.build.choice(test, yes, no)
            }
            "binary_expression" => return self.binary(node),
            "assignment_expression" | "augmented_assignment_expression" => return self.assignment(node),
            "unary_expression" | "update_expression" => Expr::Operation(self.all(node)),
            _ => Expr::Other(self.all(node)),
        };
        self.build.expr(expr, at)
    }

    fn last(&mut self, node: Node<'_>) -> ExprId {
        match parts(node).last() {
            Some(&it) => self.expr(it),
            None => self.nothing(node),
        }
    }

    fn holes(&mut self, node: Node<'_>) -> Many {
        let mut all = Vec::new();
        for it in parts(node) {
            if it.kind() == "template_substitution" {
                all.push(self.first(it));
            }
        }
        self.build.several(&all)
    }

    #[inline(never)]
    fn member(&mut self, node: Node<'_>) -> ExprId {
        let object = self.field(node, "object").unwrap_or_else(|| self.nothing(node));
        let Some(property) = node.child_by_field_name("property") else { return object };
        let name = plain_name(&self.text, range(property));
        let at = TextRange::new(node.start_byte() as u32, name.end);
        self.build.expr(Expr::Member { object, name: name.start }, at)
    }

    #[inline(never)]
    fn call(&mut self, node: Node<'_>) -> ExprId {
        let callee = self.field(node, "function").unwrap_or_else(|| self.nothing(node));
        let expr = match node.child_by_field_name("arguments") {
            Some(it) if it.kind() == "template_string" => Expr::Tagged { callee, holes: self.holes(it) },
            Some(it) => Expr::Call { callee, arguments: self.all(it) },
            None => Expr::Call { callee, arguments: Many::default() },
        };
        self.with_types(expr, node)
    }

    /// A call with the types that it is given.
    fn with_types(&mut self, expr: Expr, node: Node<'_>) -> ExprId {
        let types = node.child_by_field_name("type_arguments").map(|it| self.type_arguments(it));
        let call = self.build.expr(expr, range(node));
        if let Some(types) = types.filter(|it| !it.is_empty()) {
            self.build.call_types(call, types);
        }
        call
    }

    #[inline(never)]
    fn new_instance(&mut self, node: Node<'_>) -> ExprId {
        let callee = self.field(node, "constructor").unwrap_or_else(|| self.nothing(node));
        let arguments = node.child_by_field_name("arguments").map(|it| self.all(it)).unwrap_or_default();
        self.with_types(Expr::New { callee, arguments }, node)
    }

    #[inline(never)]
    fn binary(&mut self, node: Node<'_>) -> ExprId {
        let operator = node.child_by_field_name("operator").map_or("", |it| it.kind());
        if matches!(operator, "&&" | "||" | "??") {
            let left = self.field(node, "left").unwrap_or_else(|| self.nothing(node));
            let right = self.field(node, "right").unwrap_or_else(|| self.nothing(node));
            let expr = match operator {
                "&&" => Expr::Both(left, right),
                _ => self.build.choice(left, left, right),
            };
            return self.build.expr(expr, range(node));
        }
        // A long sum nests to the left: what it is made of is read in a loop.
        let mut right = Vec::new();
        let mut rest = node;
        let leftmost = loop {
            right.extend(rest.child_by_field_name("right"));
            match rest.child_by_field_name("left") {
                Some(left) if left.kind() == "binary_expression" && is_plain(left) => rest = left,
                left => break left,
            }
        };
        let mut all: Vec<ExprId> = Vec::with_capacity(right.len() + 1);
        all.extend(leftmost.map(|it| self.expr(it)));
        for it in right.into_iter().rev() {
            all.push(self.expr(it));
        }
        let all = self.build.several(&all);
        self.build.expr(Expr::Operation(all), range(node))
    }

    #[inline(never)]
    fn assignment(&mut self, node: Node<'_>) -> ExprId {
        let value = self.field(node, "right").unwrap_or_else(|| self.nothing(node));
        let Some(target) = node.child_by_field_name("left") else { return value };
        let target_expr = self.expr(target);
        match target.kind() {
            "identifier" | "object_pattern" | "array_pattern" => {
                self.pattern_of(target, Source::Expr(value), None, false);
            }
            "member_expression" => {
                self.common_js(target, value);
                self.receiver_field(target, value);
            }
            _ => {}
        }
        self.build.expr(Expr::Assign { target: target_expr, value }, range(node))
    }

    /// `this.name = value`.
    fn receiver_field(&mut self, target: Node<'_>, value: ExprId) {
        let Some(object) = target.child_by_field_name("object").filter(|it| it.kind() == "this") else {
            return;
        };
        let Some(property) = target.child_by_field_name("property") else { return };
        debug_assert_eq!(object.kind(), "this");
        let name = plain_name(&self.text, range(property));
        let mut function = self.scope;
        while self.build.code().function(function).keeps_receiver {
            let Some(outer) = self.build.code().function(function).parent else { break };
            function = outer;
        }
        self.build.function_mut(function).fields.push((name, value));
    }

    #[inline(never)]
    fn object(&mut self, node: Node<'_>) -> ExprId {
        let mut entries = Vec::new();
        for it in parts(node) {
            entries.extend(self.entry(it));
        }
        let entries = self.build.entries(&entries);
        self.build.expr(Expr::Object(entries), range(node))
    }

    fn entry(&mut self, node: Node<'_>) -> Option<Entry> {
        let (key, value, kind) = match node.kind() {
            "pair" => {
                let key = node.child_by_field_name("key")?;
                let value = self.field(node, "value")?;
                return Some(self.keyed(key, value, EntryKind::Plain));
            }
            "method_definition" => {
                let key = node.child_by_field_name("name")?;
                let class = self.class.take();
                let function = self.function(node);
                self.class = class;
                let value = self.build.expr(Expr::Function(function), range(node));
                let kind = if has_token(node, "get") { EntryKind::Getter } else { EntryKind::Plain };
                return Some(self.keyed(key, value, kind));
            }
            "shorthand_property_identifier" => (range(node), self.expr(node), EntryKind::Plain),
            "spread_element" => (range(node), self.first(node), EntryKind::Spread),
            _ => return None,
        };
        Some(Entry { key, value, kind })
    }

    fn keyed(&mut self, key: Node<'_>, value: ExprId, kind: EntryKind) -> Entry {
        if key.kind() == "computed_property_name" {
            let computed = self.first(key);
            return Entry { key: range(key), value, kind: EntryKind::Computed(computed) };
        }
        Entry { key: unquoted(&self.text, range(key)), value, kind }
    }
}

/// Whether the operation makes a value of its own.
fn is_plain(node: Node<'_>) -> bool {
    node.child_by_field_name("operator").is_some_and(|it| !matches!(it.kind(), "&&" | "||" | "??"))
}
