//! From the syntax of Ruby to [`Code`].
//!
//! A class and a module have a function that stands for their body; what is called there, macros above all, are its steps. A block is a function, which
//! stands last among the arguments of its call. A call without arguments is a [member](crate::code::Expr::Member): whether a name without a receiver is
//! a variable or a method only its bindings tell. A name that starts with `@`, `@@` or `$` is a variable of an instance, a class, or of all; one that
//! starts with `::` is looked up from the top. The range of a symbol has no colon.

mod classes;
mod expressions;
mod functions;
mod literals;
mod statements;
mod targets;

use std::sync::Arc;

use rustc_hash::FxHashSet;
use tree_sitter::Node;

use crate::Language;
use crate::code::{Code, ExprId};
use crate::lower::{self, Speech, parts, range};

/// Reads a file.
pub(crate) fn read(text: Arc<str>) -> Option<Code> {
    let parsed = Arc::clone(&text);
    lower::read::<Ruby>(Language::Ruby, text, &parsed)
}

/// What the walk remembers of Ruby alone.
#[derive(Default)]
struct Ruby {
    /// The variables that functions have so far, by the function's number and the name.
    variables: FxHashSet<(u32, String)>,
    /// Where the last here-document ends that was read.
    heredocs: usize,
    /// Whether methods that are defined here belong to the class itself.
    is_static: bool,
}

type Lower = lower::Lower<Ruby>;

impl Speech for Ruby {
    const DEPTH: u32 = 160;

    fn file(lower: &mut Lower, root: Node<'_>) {
        lower.statements(root);
    }

    fn expr(lower: &mut Lower, node: Node<'_>) -> ExprId {
        lower.expr(node)
    }
}
