//! What the walks over the syntax trees of all languages share.

use std::sync::Arc;

use tree_sitter::Node;
use wirelint_source::TextRange;

use crate::code::{Builder, ClassId, Code, Expr, ExprId, FunctionId, MODULE, Many, Step};
use crate::{Language, syntax};

/// How a language is read: what stands in its syntax trees, and what its walk remembers beside what all of them do.
pub(crate) trait Speech: Default {
    /// How deep code may nest before what is inside is passed over. Generated code aside, nobody writes half of it.
    const DEPTH: u32;

    /// Reads the file, of which `root` is all.
    fn file(lower: &mut Lower<Self>, root: Node<'_>);

    /// Reads an expression.
    fn expr(lower: &mut Lower<Self>, node: Node<'_>) -> ExprId;
}

/// The walk over a syntax tree.
pub(crate) struct Lower<S> {
    pub(crate) build: Builder,
    pub(crate) text: Arc<str>,
    /// The function that is being read.
    pub(crate) scope: FunctionId,
    /// The class whose members are being read.
    pub(crate) class: Option<ClassId>,
    /// Into the value that is taken apart.
    pub(crate) path: Vec<Step>,
    /// What the language remembers.
    pub(crate) own: S,
    depth: u32,
}

/// Reads `text`, of which `parsed` is what the grammar is shown: the same, but for blanks. `None` as of [`Code::read`].
pub(crate) fn read<S: Speech>(language: Language, text: Arc<str>, parsed: &str) -> Option<Code> {
    debug_assert_eq!(text.len(), parsed.len());
    let tree = syntax::parse(language, parsed)?;
    let build = Builder::new(language, Arc::clone(&text));
    let mut it =
        Lower { build, text, scope: MODULE, class: None, path: Vec::new(), own: S::default(), depth: 0 };
    let root = tree.root_node();
    if root.has_error() {
        it.build.has_errors();
    }
    S::file(&mut it, root);
    Some(it.build.finish())
}

impl<S: Speech> Lower<S> {
    pub(crate) fn str(&self, node: Node<'_>) -> &str {
        &self.text[node.byte_range()]
    }

    /// Runs `read` one level deeper; `None` where that is too deep.
    pub(crate) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= S::DEPTH {
            return None;
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        Some(result)
    }

    /// The expression at the field of that name, or nothing.
    pub(crate) fn field(&mut self, node: Node<'_>, name: &str) -> Option<ExprId> {
        node.child_by_field_name(name).map(|it| S::expr(self, it))
    }

    /// The expressions that the named children are.
    pub(crate) fn all(&mut self, node: Node<'_>) -> Many {
        let all: Vec<ExprId> = parts(node).into_iter().map(|it| S::expr(self, it)).collect();
        self.build.several(&all)
    }

    /// The expression that the first named child is, or nothing.
    pub(crate) fn first(&mut self, node: Node<'_>) -> ExprId {
        match parts(node).first() {
            Some(&it) => S::expr(self, it),
            None => self.nothing(node),
        }
    }

    /// What stands for an expression that is not there.
    pub(crate) fn nothing(&mut self, node: Node<'_>) -> ExprId {
        self.build.expr(Expr::Other(Many::default()), range(node))
    }

    pub(crate) fn step(&mut self, expr: ExprId) {
        self.build.function_mut(self.scope).steps.push(expr);
    }
}

pub(crate) fn range(node: Node<'_>) -> TextRange {
    TextRange::new(node.start_byte() as u32, node.end_byte() as u32)
}

/// The named children that are no comments.
pub(crate) fn parts(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|it| !it.is_extra()).collect()
}
