//! Expressions.

use tree_sitter::Node;
use wirelint_source::TextRange;

use super::{Lower, parts, range};
use crate::code::{Expr, ExprId, FunctionId, Many, Source};

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
            "identifier" | "type_identifier" | "scoped_identifier" | "scoped_type_identifier" => Expr::Name,
            "this" => Expr::Receiver,
            "super" => Expr::Base,
            "field_access" => return self.member(node),
            "method_invocation" => return self.call(node),
            "method_reference" => return self.reference(node),
            "object_creation_expression" => return self.made(node),
            "lambda_expression" => Expr::Function(self.lambda(node)),
            "string_literal" => match self.holes(node) {
                holes if holes.is_empty() => Expr::Text,
                holes => Expr::Template(self.build.several(&holes)),
            },
            "true"
            | "false"
            | "null_literal"
            | "character_literal"
            | "decimal_integer_literal"
            | "decimal_floating_point_literal"
            | "hex_integer_literal"
            | "hex_floating_point_literal"
            | "octal_integer_literal"
            | "binary_integer_literal" => Expr::Constant,
            "parenthesized_expression" => return self.first(node),
            "generic_type" => match parts(node).first() {
                Some(&it) => return self.expr(it),
                None => Expr::Other(Many::default()),
            },
            "class_literal" => return self.class_literal(node),
            "cast_expression" => return self.cast(node),
            "assignment_expression" => return self.assignment(node),
            "binary_expression" => return self.binary(node),
            "unary_expression" | "update_expression" => Expr::Operation(self.all(node)),
            "instanceof_expression" => return self.instance_of(node),
            "ternary_expression" => {
                let test = self.field(node, "condition").unwrap_or_else(|| self.nothing(node));
                let yes = self.field(node, "consequence").unwrap_or_else(|| self.nothing(node));
                let no = self.field(node, "alternative").unwrap_or_else(|| self.nothing(node));
                self.build.choice(test, yes, no)
            }
            "switch_expression" => return self.switched(node),
            "array_access" => {
                let object = self.field(node, "array").unwrap_or_else(|| self.nothing(node));
                let key = self.field(node, "index").unwrap_or_else(|| self.nothing(node));
                Expr::Index { object, key }
            }
            "array_creation_expression" => match node.child_by_field_name("value") {
                Some(value) => return self.expr(value),
                None => Expr::Constant,
            },
            "array_initializer" | "element_value_array_initializer" => Expr::List(self.all(node)),
            "element_value_pair" => match self.field(node, "value") {
                Some(value) => Expr::Keyword(value),
                None => Expr::Other(Many::default()),
            },
            "annotation" | "marker_annotation" => match self.annotation(node) {
                Some(it) => return it,
                None => Expr::Constant,
            },
            "local_variable_declaration" => {
                self.statement(node);
                Expr::Other(Many::default())
            }
            _ => Expr::Other(self.all(node)),
        };
        self.build.expr(expr, at)
    }

    /// `a.b`
    #[inline(never)]
    fn member(&mut self, node: Node<'_>) -> ExprId {
        let Some(name) = node.child_by_field_name("field") else { return self.nothing(node) };
        // `Outer.this`
        if name.kind() == "this" {
            return self.build.expr(Expr::Receiver, range(node));
        }
        let object = self.field(node, "object").unwrap_or_else(|| self.nothing(node));
        let at = TextRange::new(node.start_byte() as u32, name.end_byte() as u32);
        self.build.expr(Expr::Member { object, name: name.start_byte() as u32 }, at)
    }

    /// `a.b(c)`, `b(c)`
    #[inline(never)]
    fn call(&mut self, node: Node<'_>) -> ExprId {
        let Some(name) = node.child_by_field_name("name") else { return self.nothing(node) };
        let callee = match self.field(node, "object") {
            Some(object) => {
                let at = TextRange::new(node.start_byte() as u32, name.end_byte() as u32);
                self.build.expr(Expr::Member { object, name: name.start_byte() as u32 }, at)
            }
            None => self.build.expr(Expr::Name, range(name)),
        };
        let arguments = node.child_by_field_name("arguments").map(|it| self.all(it)).unwrap_or_default();
        self.build.expr(Expr::Call { callee, arguments }, range(node))
    }

    /// `super(a)`, `this(a)`
    pub(super) fn called_constructor(&mut self, node: Node<'_>) -> ExprId {
        let callee = self.field(node, "constructor").unwrap_or_else(|| self.nothing(node));
        let arguments = node.child_by_field_name("arguments").map(|it| self.all(it)).unwrap_or_default();
        self.build.expr(Expr::Call { callee, arguments }, range(node))
    }

    /// `a::b`
    #[inline(never)]
    fn reference(&mut self, node: Node<'_>) -> ExprId {
        let all = parts(node);
        let Some(&of) = all.first() else { return self.nothing(node) };
        let object = self.expr(of);
        let mut cursor = node.walk();
        let name = node.children(&mut cursor).last();
        let start =
            name.filter(|it| it.start_byte() > of.end_byte()).map_or(node.end_byte(), |it| it.start_byte());
        self.build.expr(Expr::Member { object, name: start as u32 }, range(node))
    }

    /// `new A(b)`, `new A(b) { … }`
    #[inline(never)]
    fn made(&mut self, node: Node<'_>) -> ExprId {
        let body = parts(node).into_iter().find(|it| it.kind() == "class_body");
        let ty = node.child_by_field_name("type");
        let callee = match (body, ty) {
            (Some(body), _) => {
                let class = self.anonymous(node, body);
                let at = ty.map_or_else(|| range(node), range);
                self.build.expr(Expr::Class(class), at)
            }
            (None, Some(ty)) => {
                let name =
                    if ty.kind() == "generic_type" { parts(ty).first().copied().unwrap_or(ty) } else { ty };
                self.build.expr(Expr::Name, range(name))
            }
            (None, None) => self.nothing(node),
        };
        let arguments = node.child_by_field_name("arguments").map(|it| self.all(it)).unwrap_or_default();
        self.build.expr(Expr::New { callee, arguments }, range(node))
    }

    /// `A.class`
    fn class_literal(&mut self, node: Node<'_>) -> ExprId {
        let Some(&ty) = parts(node).first() else { return self.nothing(node) };
        let object = self.build.expr(Expr::Name, range(ty));
        let name = node.end_byte().saturating_sub("class".len()).max(ty.end_byte());
        self.build.expr(Expr::Member { object, name: name as u32 }, range(node))
    }

    #[inline(never)]
    fn cast(&mut self, node: Node<'_>) -> ExprId {
        let value = self.field(node, "value").unwrap_or_else(|| self.nothing(node));
        let mut cursor = node.walk();
        let Some(ty) = node.children_by_field_name("type", &mut cursor).next() else { return value };
        if matches!(ty.kind(), "integral_type" | "floating_point_type" | "boolean_type") {
            return value;
        }
        let ty = self.ty(ty);
        let only = self.build.several(&[value]);
        let types = self.build.several_types(&[ty]);
        let it = self.build.expr(Expr::Other(only), range(node));
        self.build.call_types(it, types);
        it
    }

    #[inline(never)]
    fn assignment(&mut self, node: Node<'_>) -> ExprId {
        let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right"))
        else {
            return self.nothing(node);
        };
        let value = self.expr(right);
        match left.kind() {
            "identifier" if self.is_variable(self.str(left)) => {
                self.build.assign(self.scope, range(left), Source::Expr(value), &[]);
                value
            }
            "identifier" => {
                self.put_into_field(range(left), value);
                value
            }
            _ => {
                let object = left.child_by_field_name("object");
                if let (Some("this"), Some(name)) =
                    (object.map(|it| it.kind()), left.child_by_field_name("field"))
                {
                    self.put_into_field(range(name), value);
                    return value;
                }
                let target = self.expr(left);
                self.build.expr(Expr::Assign { target, value }, range(node))
            }
        }
    }

    /// `this.name = value`, in a method or in a function in it.
    fn put_into_field(&mut self, name: TextRange, value: ExprId) {
        if let Some(method) = self.method_around() {
            self.build.function_mut(method).fields.push((name, value));
        }
    }

    fn method_around(&self) -> Option<FunctionId> {
        let code = self.build.code();
        let mut at = self.scope;
        while code.function(at).class.is_none() {
            at = code.function(at).parent?;
        }
        Some(at)
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
        let mut all: Vec<ExprId> = Vec::with_capacity(right.len() + 1);
        all.extend(leftmost.map(|it| self.expr(it)));
        for it in right.into_iter().rev() {
            all.push(self.expr(it));
        }
        let all = self.build.several(&all);
        self.build.expr(Expr::Operation(all), range(node))
    }

    /// `a instanceof B b`
    fn instance_of(&mut self, node: Node<'_>) -> ExprId {
        let left = self.field(node, "left").unwrap_or_else(|| self.nothing(node));
        if let Some(name) = node.child_by_field_name("name") {
            let ty = node.child_by_field_name("right").map(|it| self.ty(it));
            self.variable(range(name), Source::Expr(left), ty);
        }
        if let Some(pattern) = node.child_by_field_name("pattern") {
            self.pattern(pattern, left);
        }
        let only = self.build.several(&[left]);
        self.build.expr(Expr::Operation(only), range(node))
    }

    fn holes(&mut self, node: Node<'_>) -> Vec<ExprId> {
        let mut holes = Vec::new();
        for it in parts(node).into_iter().filter(|it| it.kind() == "string_interpolation") {
            for it in parts(it) {
                holes.push(self.expr(it));
            }
        }
        holes
    }
}
