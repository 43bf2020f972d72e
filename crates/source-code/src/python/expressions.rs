//! Expressions.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Entry, EntryKind, Expr, ExprId, FunctionId, Many, Source};

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
            "identifier" => Expr::Name,
            "attribute" => return self.member(node),
            "call" => return self.call(node),
            "string" | "concatenated_string" => return self.string(node),
            "integer" | "float" | "true" | "false" | "none" | "ellipsis" => Expr::Constant,
            "dictionary" => return self.dictionary(node),
            "list" | "tuple" | "set" | "expression_list" | "pattern_list" => Expr::List(self.all(node)),
            "list_comprehension"
            | "set_comprehension"
            | "dictionary_comprehension"
            | "generator_expression" => return self.comprehension(node),
            "lambda" => Expr::Function(self.lambda(node)),
            "subscript" => return self.subscript(node),
            "await" => Expr::Await(self.first(node)),
            "list_splat" | "list_splat_pattern" => Expr::Spread(self.first(node)),
            "parenthesized_expression" | "type" => return self.first(node),
            "conditional_expression" => match parts(node)[..] {
                [yes, test, no] => {
                    let (test, yes, no) = (self.expr(test), self.expr(yes), self.expr(no));
                    self.build.choice(test, yes, no)
                }
                _ => Expr::Other(self.all(node)),
            },
            "boolean_operator" => return self.either_or_both(node),
            "binary_operator" => return self.binary(node),
            "comparison_operator" | "not_operator" | "unary_operator" => Expr::Operation(self.all(node)),
            "named_expression" => return self.named(node),
            "keyword_argument" => match self.field(node, "value") {
                Some(value) => Expr::Keyword(value),
                None => Expr::Other(Many::default()),
            },
            // All that it has, by the names that it has.
            "dictionary_splat" => Expr::Keyword(self.first(node)),
            "yield" => return self.yielded(node),
            "assignment" | "augmented_assignment" => {
                self.statement(node);
                Expr::Other(Many::default())
            }
            _ => Expr::Other(self.all(node)),
        };
        self.build.expr(expr, at)
    }

    #[inline(never)]
    fn member(&mut self, node: Node<'_>) -> ExprId {
        let object = self.field(node, "object").unwrap_or_else(|| self.nothing(node));
        let Some(name) = node.child_by_field_name("attribute").map(range) else { return object };
        let at = TextRange::new(node.start_byte() as u32, name.end);
        self.build.expr(Expr::Member { object, name: name.start }, at)
    }

    #[inline(never)]
    fn call(&mut self, node: Node<'_>) -> ExprId {
        let arguments = node.child_by_field_name("arguments");
        let callee = node.child_by_field_name("function");
        // `super()` is the base, seen from the instance.
        if let Some(callee) = callee.filter(|it| it.kind() == "identifier")
            && self.str(callee) == "super"
        {
            return self.build.expr(Expr::Base, range(node));
        }
        let callee = match callee {
            Some(it) => self.expr(it),
            None => self.nothing(node),
        };
        let arguments = match arguments {
            Some(it) if it.kind() == "generator_expression" => {
                let only = self.comprehension(it);
                self.build.several(&[only])
            }
            Some(it) => self.all(it),
            None => Many::default(),
        };
        self.build.expr(Expr::Call { callee, arguments }, range(node))
    }

    #[inline(never)]
    fn subscript(&mut self, node: Node<'_>) -> ExprId {
        let object = self.field(node, "value").unwrap_or_else(|| self.nothing(node));
        let mut cursor = node.walk();
        let keys: Vec<Node<'_>> = node.children_by_field_name("subscript", &mut cursor).collect();
        let key = if let [one] = keys[..] {
            self.expr(one)
        } else {
            let all: Vec<ExprId> = keys.into_iter().map(|it| self.expr(it)).collect();
            let all = self.build.several(&all);
            self.build.expr(Expr::Other(all), range(node))
        };
        self.build.expr(Expr::Index { object, key }, range(node))
    }

    /// `a and b`, `a or b`
    #[inline(never)]
    fn either_or_both(&mut self, node: Node<'_>) -> ExprId {
        let is_and = node.child_by_field_name("operator").is_some_and(|it| it.kind() == "and");
        let left = self.field(node, "left").unwrap_or_else(|| self.nothing(node));
        let right = self.field(node, "right").unwrap_or_else(|| self.nothing(node));
        let expr = if is_and { Expr::Both(left, right) } else { self.build.choice(left, left, right) };
        self.build.expr(expr, range(node))
    }

    #[inline(never)]
    fn binary(&mut self, node: Node<'_>) -> ExprId {
        // A long sum nests to the left: what it is made of is read in a loop.
        let mut right = Vec::new();
        let mut rest = node;
        let leftmost = loop {
            right.extend(rest.child_by_field_name("right"));
            match rest.child_by_field_name("left") {
                Some(left) if left.kind() == "binary_operator" => rest = left,
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

    /// `(name := value)`
    #[inline(never)]
    fn named(&mut self, node: Node<'_>) -> ExprId {
        let value = self.field(node, "value").unwrap_or_else(|| self.nothing(node));
        if let Some(name) = node.child_by_field_name("name") {
            // It is a name of the function around a comprehension.
            let around = self.function_around();
            let scope = std::mem::replace(&mut self.scope, around);
            let class = self.class.take();
            self.bind_name(range(name), Source::Expr(value), None);
            (self.scope, self.class) = (scope, class);
        }
        value
    }

    fn function_around(&self) -> FunctionId {
        let mut at = self.scope;
        let code = self.build.code();
        while code.function(at).keeps_receiver
            && code.function(at).params.first().is_some_and(|it| it.name.is_none())
            && let Some(outer) = code.function(at).parent
        {
            at = outer;
        }
        at
    }

    #[inline(never)]
    fn yielded(&mut self, node: Node<'_>) -> ExprId {
        let Some(&given) = parts(node).first() else { return self.nothing(node) };
        let mut cursor = node.walk();
        let is_from = node.children(&mut cursor).any(|it| it.kind() == "from");
        let value = self.expr(given);
        let value = if is_from || self.own.yields_itself {
            value
        } else {
            let one = self.build.several(&[value]);
            self.build.expr(Expr::List(one), range(given))
        };
        self.build.function_mut(self.scope).returns.push(value);
        value
    }

    #[inline(never)]
    fn dictionary(&mut self, node: Node<'_>) -> ExprId {
        let mut entries = Vec::new();
        for it in parts(node) {
            match it.kind() {
                "pair" => {
                    let (Some(key), Some(value)) =
                        (it.child_by_field_name("key"), it.child_by_field_name("value"))
                    else {
                        continue;
                    };
                    let plain = content(key).filter(|_| key.kind() == "string");
                    let (key, kind) = match plain {
                        Some(range) => (range, EntryKind::Plain),
                        None => (range(key), EntryKind::Computed(self.expr(key))),
                    };
                    let value = self.expr(value);
                    entries.push(Entry { key, value, kind });
                }
                "dictionary_splat" => {
                    let value = self.first(it);
                    entries.push(Entry { key: range(it), value, kind: EntryKind::Spread });
                }
                _ => {}
            }
        }
        let entries = self.build.entries(&entries);
        self.build.expr(Expr::Object(entries), range(node))
    }

    #[inline(never)]
    fn string(&mut self, node: Node<'_>) -> ExprId {
        let mut holes = Vec::new();
        self.holes(node, &mut holes);
        if node.kind() == "string"
            && holes.is_empty()
            && let Some(inner) = content(node)
        {
            // One quote on each side, however many there are.
            let at = TextRange::new(inner.start - 1, (inner.end + 1).min(node.end_byte() as u32));
            return self.build.expr(Expr::Text, at);
        }
        let holes = self.build.several(&holes);
        let expr = if holes.is_empty() { Expr::Operation(holes) } else { Expr::Template(holes) };
        self.build.expr(expr, range(node))
    }

    fn holes(&mut self, node: Node<'_>, holes: &mut Vec<ExprId>) {
        for it in parts(node) {
            match it.kind() {
                "string" => self.holes(it, holes),
                "interpolation" => holes.extend(self.field(it, "expression")),
                _ => {}
            }
        }
    }
}

/// What stands between the quotes of a string.
pub(super) fn content(node: Node<'_>) -> Option<TextRange> {
    let mut cursor = node.walk();
    let (mut start, mut end) = (None, None);
    for it in node.children(&mut cursor) {
        match it.kind() {
            "string_start" => start = Some(it.end_byte() as u32),
            "string_end" => end = Some(it.start_byte() as u32),
            _ => {}
        }
    }
    start.zip(end).filter(|it| it.0 <= it.1).map(|it| TextRange::new(it.0, it.1))
}
