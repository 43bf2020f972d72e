//! Expressions.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Expr, ExprId, Many, Source};

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
            "identifier" | "constant" | "instance_variable" | "class_variable" | "global_variable" => {
                Expr::Name
            }
            "self" => Expr::Receiver,
            "super" => Expr::Base,
            "call" => return self.call(node),
            "scope_resolution" => return self.scoped(node),
            "string" | "chained_string" | "regex" | "subshell" => return self.string(node),
            "simple_symbol" | "delimited_symbol" => return self.symbol(node),
            "bare_string" | "bare_symbol" => Expr::Text,
            "heredoc_beginning" => return self.heredoc(node),
            "integer" | "float" | "rational" | "complex" | "true" | "false" | "nil" | "character"
            | "line" | "file" | "encoding" | "redo" | "retry" => Expr::Constant,
            "hash" => return self.hash(node),
            "array" | "string_array" | "symbol_array" | "right_assignment_list" => {
                Expr::List(self.values(node))
            }
            "element_reference" => return self.index(node),
            "lambda" => {
                let params = node.child_by_field_name("parameters");
                match node.child_by_field_name("body") {
                    Some(body) => Expr::Function(self.block(body, params, false)),
                    None => Expr::Other(Many::default()),
                }
            }
            "pair" => return self.named_argument(node),
            "splat_argument" | "block_argument" => Expr::Spread(self.first(node)),
            // All that it has, by the names that it has.
            "hash_splat_argument" => Expr::Keyword(self.first(node)),
            "parenthesized_statements" | "begin" | "then" | "do" => {
                return self.body(node).unwrap_or_else(|| self.nil(node));
            }
            "conditional" => {
                let field = |it: &mut Self, name| it.field(node, name).unwrap_or_else(|| it.nothing(node));
                let (test, yes, no) =
                    (field(self, "condition"), field(self, "consequence"), field(self, "alternative"));
                self.build.choice(test, yes, no)
            }
            "if" | "unless" => return self.conditional(node),
            "if_modifier" | "unless_modifier" => return self.modified(node),
            "while" | "until" | "while_modifier" | "until_modifier" => return self.repeated(node),
            "for" => return self.for_each(node),
            "case" => return self.case(node),
            "case_match" => return self.matched(node),
            "match_pattern" | "test_pattern" => {
                let value = self.field(node, "value").unwrap_or_else(|| self.nothing(node));
                if let Some(pattern) = node.child_by_field_name("pattern") {
                    self.captured(pattern);
                }
                return value;
            }
            "rescue_modifier" => {
                let yes = self.field(node, "body").unwrap_or_else(|| self.nothing(node));
                let no = self.field(node, "handler").unwrap_or_else(|| self.nothing(node));
                self.build.choice(yes, yes, no)
            }
            "return" | "next" | "break" => return self.left(node),
            "yield" => return self.yielded(node),
            "binary" => return self.binary(node),
            "unary" => match node.child_by_field_name("operator").map(|it| it.kind()) {
                Some("defined?") => Expr::Constant,
                _ => Expr::Operation(self.values(node)),
            },
            "range" => Expr::Operation(self.values(node)),
            "assignment" => return self.assignment(node),
            "operator_assignment" => return self.operator_assignment(node),
            // What is private is defined as well: `private def name`.
            "method" | "singleton_method" => {
                self.declare_method(node);
                match node.child_by_field_name("name") {
                    Some(name) => return self.build.expr(Expr::Text, range(name)),
                    None => Expr::Constant,
                }
            }
            "class" | "module" => {
                self.declare_class(node);
                Expr::Constant
            }
            "singleton_class" => {
                self.singleton_class(node);
                Expr::Constant
            }
            _ => Expr::Other(self.values(node)),
        };
        self.build.expr(expr, at)
    }

    /// The expressions that the named children are, but for the texts of here-documents, which stand behind their lines.
    pub(super) fn values(&mut self, node: Node<'_>) -> Many {
        let all: Vec<ExprId> = parts(node)
            .into_iter()
            .filter(|it| it.kind() != "heredoc_body")
            .map(|it| self.expr(it))
            .collect();
        self.build.several(&all)
    }

    /// `a`, `a.b`, `a.b(c) { |d| … }`, `a.(b)`
    #[inline(never)]
    fn call(&mut self, node: Node<'_>) -> ExprId {
        let method = node.child_by_field_name("method");
        let receiver = self.field(node, "receiver");
        let callee = match (receiver, method) {
            (Some(object), Some(method)) => {
                let name = range(method);
                let at = TextRange::new(node.start_byte() as u32, name.end);
                self.build.expr(Expr::Member { object, name: name.start }, at)
            }
            (Some(object), None) => object,
            (None, Some(method)) if method.kind() == "super" => self.build.expr(Expr::Base, range(method)),
            (None, Some(method)) => self.build.expr(Expr::Name, range(method)),
            (None, None) => return self.nothing(node),
        };
        let mut arguments = match node.child_by_field_name("arguments") {
            Some(all) => {
                let given = parts(all).into_iter().filter(|it| it.kind() != "heredoc_body");
                given.collect::<Vec<_>>().into_iter().map(|it| self.expr(it)).collect()
            }
            None => Vec::new(),
        };
        if let Some(block) = node.child_by_field_name("block") {
            // What a concern gives to classes themselves, and what datasets of Sequel have, which classes have as well.
            let of_class =
                method.is_some_and(|it| matches!(self.str(it), "class_methods" | "dataset_module"));
            let function = self.block(block, None, of_class);
            arguments.push(self.build.expr(Expr::Function(function), range(block)));
        }
        if arguments.is_empty() && receiver.is_some() && method.is_some() {
            return callee;
        }
        let arguments = self.build.several(&arguments);
        self.build.expr(Expr::Call { callee, arguments }, range(node))
    }

    /// `A::B`, `::A`
    fn scoped(&mut self, node: Node<'_>) -> ExprId {
        let Some(object) = self.field(node, "scope") else {
            return self.build.expr(Expr::Name, range(node));
        };
        match node.child_by_field_name("name") {
            Some(name) => {
                let name = name.start_byte() as u32;
                self.build.expr(Expr::Member { object, name }, range(node))
            }
            None => object,
        }
    }

    #[inline(never)]
    fn index(&mut self, node: Node<'_>) -> ExprId {
        let object = node.child_by_field_name("object");
        let keys: Vec<ExprId> =
            parts(node).into_iter().filter(|it| Some(*it) != object).map(|it| self.expr(it)).collect();
        let object = match object {
            Some(it) => self.expr(it),
            None => self.nothing(node),
        };
        let key = if let [one] = keys[..] {
            one
        } else {
            let all = self.build.several(&keys);
            self.build.expr(Expr::Other(all), range(node))
        };
        self.build.expr(Expr::Index { object, key }, range(node))
    }

    /// `yield a`: a call of the block that the method was given.
    fn yielded(&mut self, node: Node<'_>) -> ExprId {
        let start = node.start_byte() as u32;
        let callee = self.build.expr(Expr::Name, TextRange::new(start, start + 5));
        let given = parts(node).first().map(|it| parts(*it)).unwrap_or_default();
        let arguments: Vec<ExprId> = given.into_iter().map(|it| self.expr(it)).collect();
        let arguments = self.build.several(&arguments);
        self.build.expr(Expr::Call { callee, arguments }, range(node))
    }

    #[inline(never)]
    fn binary(&mut self, node: Node<'_>) -> ExprId {
        let kind = operator(node);
        if matches!(kind, "&&" | "and" | "||" | "or") {
            let left = self.field(node, "left").unwrap_or_else(|| self.nothing(node));
            let right = self.field(node, "right").unwrap_or_else(|| self.nothing(node));
            let expr = match kind {
                "&&" | "and" => Expr::Both(left, right),
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
                Some(left)
                    if left.kind() == "binary" && !matches!(operator(left), "&&" | "and" | "||" | "or") =>
                {
                    rest = left;
                }
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

    /// `a = b`, `a, b = c`; gives the value.
    #[inline(never)]
    fn assignment(&mut self, node: Node<'_>) -> ExprId {
        if let Some(value) = self.made_class(node) {
            return value;
        }
        let value = self.field(node, "right").unwrap_or_else(|| self.nothing(node));
        if let Some(left) = node.child_by_field_name("left") {
            self.target(left, Source::Expr(value));
        }
        value
    }

    /// `a ||= b`, `a += b`
    #[inline(never)]
    fn operator_assignment(&mut self, node: Node<'_>) -> ExprId {
        let value = self.field(node, "right").unwrap_or_else(|| self.nothing(node));
        let Some(left) = node.child_by_field_name("left") else { return value };
        let operator = operator(node);
        let is_variable = matches!(
            left.kind(),
            "identifier" | "constant" | "instance_variable" | "class_variable" | "global_variable"
        );
        let value = match operator {
            // What it was before it was given by the same, mostly.
            "||=" | "&&=" if is_variable => value,
            "||=" | "&&=" => {
                let target = self.expr(left);
                let value = self.build.expr(Expr::Assign { target, value }, range(node));
                let choice = self.build.choice(target, target, value);
                self.build.expr(choice, range(node))
            }
            _ => {
                let before = self.expr(left);
                let both = self.build.several(&[before, value]);
                self.build.expr(Expr::Operation(both), range(node))
            }
        };
        if is_variable {
            self.target(left, Source::Expr(value));
        }
        value
    }
}

fn operator<'t>(node: Node<'t>) -> &'t str {
    node.child_by_field_name("operator").map_or("", |it: Node<'t>| it.kind())
}
