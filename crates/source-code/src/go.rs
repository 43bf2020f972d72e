//! From the syntax of Go to [`Code`].
//!
//! A file has no exports: all files of a folder are one package, whose name the file gives as what it gives without a name. A struct is a class whose
//! members are its fields, one that is embedded among them by the name of its type; any other type that is defined is a class without members, of
//! which the type that it is made from is an argument of what it extends. Methods stand in any file of the package, so they belong to no class:
//! they are functions whose first parameter is their receiver. What stands for an interface is the type of an object.
//!
//! Several results are a list. What pointers point to, and what is pointed to, is the same.

mod declarations;
mod expressions;
mod literals;
mod statements;
mod types;

use std::sync::Arc;

use tree_sitter::Node;
use wirelint_source::TextRange;

use crate::Language;
use crate::code::{Code, ExprId};
use crate::lower::{self, Speech, parts, range};

/// Reads a file.
pub(crate) fn read(text: Arc<str>) -> Option<Code> {
    let parsed = Arc::clone(&text);
    lower::read::<Go>(Language::Go, text, &parsed)
}

/// What the walk remembers of Go alone.
#[derive(Default)]
struct Go {
    /// The names of what the function gives, where they have some.
    results: Vec<TextRange>,
}

type Lower = lower::Lower<Go>;

impl Speech for Go {
    const DEPTH: u32 = 200;

    fn file(lower: &mut Lower, root: Node<'_>) {
        lower.statements(root);
    }

    fn expr(lower: &mut Lower, node: Node<'_>) -> ExprId {
        lower.expr(node)
    }
}
