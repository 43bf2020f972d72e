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

use crate::Language;
use crate::code::{Code, ExprId};
use crate::lower::{self, Speech, parts, range};

/// Reads a file.
pub(crate) fn read(text: Arc<str>) -> Option<Code> {
    let parsed = Arc::clone(&text);
    lower::read::<Python>(Language::Python, text, &parsed)
}

/// What the walk remembers of Python alone.
#[derive(Default)]
struct Python {
    /// Names that the function has said to be those of a function around it.
    outer_names: FxHashSet<String>,
    /// Whether what the function yields is what it stands for, as of a context manager, rather than one element of several.
    yields_itself: bool,
}

type Lower = lower::Lower<Python>;

impl Speech for Python {
    const DEPTH: u32 = 200;

    fn file(lower: &mut Lower, root: Node<'_>) {
        lower.statements(root);
    }

    fn expr(lower: &mut Lower, node: Node<'_>) -> ExprId {
        lower.expr(node)
    }
}
