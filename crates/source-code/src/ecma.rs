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

use crate::Language;
use crate::code::{Code, ExprId};
use crate::lower::{self, Speech, parts, range};

/// Reads a file.
pub(crate) fn read(language: Language, text: &Arc<str>) -> Option<Code> {
    let parsed = tags::without_types(text);
    lower::read::<Ecma>(language, Arc::clone(text), &parsed)
}

/// What the walk remembers of JavaScript alone: nothing.
#[derive(Default)]
struct Ecma;

type Lower = lower::Lower<Ecma>;

impl Speech for Ecma {
    const DEPTH: u32 = 300;

    fn file(lower: &mut Lower, root: Node<'_>) {
        lower.statements(root);
    }

    fn expr(lower: &mut Lower, node: Node<'_>) -> ExprId {
        lower.expr(node)
    }
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

/// Whether one of the children is this token.
fn has_token(node: Node<'_>, token: &str) -> bool {
    let mut cursor = node.walk();
    node.children(&mut cursor).any(|it| !it.is_named() && it.kind() == token)
}
