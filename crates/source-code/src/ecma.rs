//! From the syntax of JavaScript and TypeScript to [`Code`].

mod classes;
mod expressions;
mod functions;
mod modules;
mod patterns;
mod statements;
mod tags;
mod types;

use std::sync::Arc;

use tree_sitter::Node;
use wirelint_source::TextRange;

use crate::code::{Builder, ClassId, Code, Expr, ExprId, FunctionId, MODULE, Many, Step};
use crate::{Language, syntax};

/// How deep code may nest before what is inside is passed over. Generated code aside, nobody writes half of it.
const DEPTH: u32 = 300;

/// Reads a file.
pub(crate) fn read(language: Language, text: Arc<str>) -> Option<Code> {
    let tree = syntax::parse(language, &tags::without_types(&text))?;
    let mut it = Lower {
        build: Builder::new(language, Arc::clone(&text)),
        text,
        scope: MODULE,
        class: None,
        depth: 0,
        path: Vec::new(),
    };
    let root = tree.root_node();
    if root.has_error() {
        it.build.has_errors();
    }
    it.statements(root);
    Some(it.build.finish())
}

/// The walk over a syntax tree.
struct Lower {
    build: Builder,
    text: Arc<str>,
    /// The function that is being read.
    scope: FunctionId,
    /// The class whose members are being read.
    class: Option<ClassId>,
    depth: u32,
    /// Into the value that a pattern takes apart.
    path: Vec<Step>,
}

impl Lower {
    fn str(&self, node: Node<'_>) -> &str {
        &self.text[node.byte_range()]
    }

    /// Runs `read` one level deeper; `None` where that is too deep.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= DEPTH {
            return None;
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        Some(result)
    }

    /// The expression at the field of that name, or nothing.
    fn field(&mut self, node: Node<'_>, name: &str) -> Option<ExprId> {
        node.child_by_field_name(name).map(|it| self.expr(it))
    }

    /// What stands for an expression that is not there.
    fn nothing(&mut self, node: Node<'_>) -> ExprId {
        self.build.expr(Expr::Other(Many::default()), range(node))
    }

    fn step(&mut self, expr: ExprId) {
        self.build.function_mut(self.scope).steps.push(expr);
    }
}

fn range(node: Node<'_>) -> TextRange {
    TextRange::new(node.start_byte() as u32, node.end_byte() as u32)
}

/// Without the quotes around it.
fn unquoted(text: &str, range: TextRange) -> TextRange {
    let quoted = range.of(text);
    if quoted.len() >= 2 && quoted.starts_with(['"', '\'', '`']) {
        TextRange::new(range.start + 1, range.end - 1)
    } else {
        range
    }
}

/// The name without what marks it as private.
fn plain_name(text: &str, range: TextRange) -> TextRange {
    let skip = u32::from(range.of(text).starts_with('#'));
    TextRange::new(range.start + skip, range.end)
}

/// The named children that are no comments.
fn parts(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|it| !it.is_extra()).collect()
}

/// Whether one of the children is this token.
fn has_token(node: Node<'_>, token: &str) -> bool {
    let mut cursor = node.walk();
    node.children(&mut cursor).any(|it| !it.is_named() && it.kind() == token)
}
