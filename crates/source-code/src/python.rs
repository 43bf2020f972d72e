//! From the syntax of Python to [`Code`].
//!
//! What a module binds is what it gives to others, so there are no exports but of what `from … import *` passes on. A class has a function that
//! stands for its body, whose names the body alone sees. A comprehension is a function that runs once for each element.

mod classes;
mod expressions;
mod functions;
mod modules;
mod statements;
mod targets;
mod types;

use std::sync::Arc;

use rustc_hash::FxHashSet;
use tree_sitter::Node;
use wirelint_source::TextRange;

use crate::code::{Builder, ClassId, Code, Expr, ExprId, FunctionId, MODULE, Many, Step};
use crate::{Language, syntax};

/// How deep code may nest before what is inside is passed over. Generated code aside, nobody writes half of it.
const DEPTH: u32 = 200;

/// Reads a file.
pub(crate) fn read(text: Arc<str>) -> Option<Code> {
    let tree = syntax::parse(Language::Python, &text)?;
    let mut it = Lower {
        build: Builder::new(Language::Python, Arc::clone(&text)),
        text,
        scope: MODULE,
        class: None,
        outer_names: FxHashSet::default(),
        depth: 0,
        path: Vec::new(),
        yields_itself: false,
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
    /// The class whose body is being read.
    class: Option<ClassId>,
    /// Names that the function has said to be those of a function around it.
    outer_names: FxHashSet<String>,
    depth: u32,
    /// Into the value that is taken apart.
    path: Vec<Step>,
    /// Whether what the function yields is what it stands for, as of a context manager, rather than one element of several.
    yields_itself: bool,
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

/// The named children that are no comments.
fn parts(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|it| !it.is_extra()).collect()
}
