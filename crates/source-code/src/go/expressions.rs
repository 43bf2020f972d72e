//! Expressions.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Expr, ExprId, Many, TypeId};

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
            "identifier" if self.str(node) != "_" => Expr::Name,
            "identifier" | "int_literal" | "float_literal" | "imaginary_literal" | "rune_literal" | "nil"
            | "true" | "false" | "iota" => Expr::Constant,
            "interpreted_string_literal" | "raw_string_literal" => Expr::Text,
            "selector_expression" => return self.selector(node),
            "call_expression" => return self.call(node),
            "index_expression" => return self.index(node),
            "composite_literal" => return self.composite(node),
            "literal_value" => return self.literal_value(node),
            "literal_element" | "parenthesized_expression" | "expression_list" => return self.first(node),
            "func_literal" => Expr::Function(self.read_function(node, None)),
            "unary_expression" => return self.unary(node),
            "binary_expression" => return self.binary(node),
            "type_assertion_expression" => return self.asserted(node),
            // Some of it is of it, and a conversion changes nothing.
            "slice_expression" | "type_conversion_expression" => return self.operand(node, "operand"),
            "type_instantiation_expression" => {
                return match parts(node).first() {
                    Some(&it) => self.type_expr(it),
                    None => self.nothing(node),
                };
            }
            "variadic_argument" => Expr::Spread(self.first(node)),
            "type_identifier" | "qualified_type" | "generic_type" | "pointer_type" => {
                return self.type_expr(node);
            }
            _ => Expr::Other(self.all(node)),
        };
        self.build.expr(expr, at)
    }

    fn operand(&mut self, node: Node<'_>, field: &str) -> ExprId {
        self.field(node, field).unwrap_or_else(|| self.nothing(node))
    }

    #[inline(never)]
    fn selector(&mut self, node: Node<'_>) -> ExprId {
        let object = self.operand(node, "operand");
        let Some(name) = node.child_by_field_name("field").map(range) else { return object };
        self.build.expr(
            Expr::Member { object, name: name.start },
            TextRange::new(node.start_byte() as u32, name.end),
        )
    }

    #[inline(never)]
    fn index(&mut self, node: Node<'_>) -> ExprId {
        let (object, key) = (self.operand(node, "operand"), self.operand(node, "index"));
        self.build.expr(Expr::Index { object, key }, range(node))
    }

    #[inline(never)]
    fn call(&mut self, node: Node<'_>) -> ExprId {
        let Some(function) = node.child_by_field_name("function") else { return self.nothing(node) };
        let arguments = node.child_by_field_name("arguments");
        if function.kind() == "identifier" && matches!(self.str(function), "new" | "make") {
            let Some(ty) = arguments.and_then(|it| parts(it).first().copied()) else {
                return self.nothing(node);
            };
            // Room for what is put there later, or something whose fields are given later.
            let expr = match self.str(function) {
                "new" => Expr::New { callee: self.type_expr(ty), arguments: Many::default() },
                _ => Expr::Constant,
            };
            return self.build.expr(expr, range(node));
        }
        let callee = self.expr(function);
        let mut types: Vec<TypeId> = Vec::new();
        let given = node.child_by_field_name("type_arguments").into_iter();
        for it in given.chain((function.kind() == "type_instantiation_expression").then_some(function)) {
            let all = parts(it);
            let from = usize::from(it.kind() == "type_instantiation_expression");
            types.extend(all.into_iter().skip(from).map(|it| self.ty(it)));
        }
        let arguments = arguments.map_or_else(Many::default, |it| self.all(it));
        let call = self.build.expr(Expr::Call { callee, arguments }, range(node));
        if !types.is_empty() {
            let types = self.build.several_types(&types);
            self.build.call_types(call, types);
        }
        call
    }

    /// `x.(T)`
    #[inline(never)]
    fn asserted(&mut self, node: Node<'_>) -> ExprId {
        let value = self.operand(node, "operand");
        let Some(ty) = node.child_by_field_name("type").map(|it| self.ty(it)) else { return value };
        self.build.expr(Expr::Typed { value, ty }, range(node))
    }

    #[inline(never)]
    fn unary(&mut self, node: Node<'_>) -> ExprId {
        let value = self.operand(node, "operand");
        let is_received = node.child_by_field_name("operator").is_some_and(|it| it.kind() == "<-");
        if !is_received {
            return value;
        }
        let all = self.build.several(&[value]);
        self.build.expr(Expr::Other(all), range(node))
    }

    #[inline(never)]
    fn binary(&mut self, node: Node<'_>) -> ExprId {
        // A long sum nests to the left: what it is made of is read in a loop.
        let mut right = Vec::new();
        let mut rest = node;
        let leftmost = loop {
            right.extend(rest.child_by_field_name("right"));
            match rest.child_by_field_name("left") {
                Some(left) if left.kind() == "binary_expression" => rest = left,
                left => break left,
            }
        };
        let mut all: Vec<ExprId> = Vec::new();
        for it in leftmost.into_iter().chain(right.into_iter().rev()) {
            // A constant adds nothing.
            if !matches!(it.kind(), "nil" | "true" | "false" | "int_literal" | "interpreted_string_literal") {
                all.push(self.expr(it));
            }
        }
        if all.is_empty() {
            return self.build.expr(Expr::Constant, range(node));
        }
        let all = self.build.several(&all);
        self.build.expr(Expr::Operation(all), range(node))
    }

    /// A type as what instances are made of.
    pub(super) fn type_expr(&mut self, node: Node<'_>) -> ExprId {
        let mut node = node;
        while matches!(node.kind(), "pointer_type" | "parenthesized_type" | "generic_type" | "negated_type") {
            let inner = node.child_by_field_name("type").or_else(|| parts(node).first().copied());
            let Some(inner) = inner else { break };
            node = inner;
        }
        match node.kind() {
            "type_identifier" | "identifier" => self.build.expr(Expr::Name, range(node)),
            "qualified_type" => {
                let (Some(package), Some(name)) =
                    (node.child_by_field_name("package"), node.child_by_field_name("name"))
                else {
                    return self.nothing(node);
                };
                let object = self.build.expr(Expr::Name, range(package));
                self.build.expr(Expr::Member { object, name: name.start_byte() as u32 }, range(node))
            }
            _ => self.nothing(node),
        }
    }
}
