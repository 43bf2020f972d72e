//! From the syntax of Java to [`Code`].
//!
//! Classes, interfaces, records and enums are classes; what one of them extends or implements stands in its `implements` and `extends`, and its constructors
//! are members that are called like it. The components of a record are parameters that are properties. A method without a body is a function that
//! ends with a semicolon. Classes in classes are bound where the outer one is, too. A cast is an [`Expr::Other`](crate::code::Expr::Other) that has a type; a
//! reference to a method is a member behind `::`.

mod classes;
mod expressions;
mod functions;
mod statements;
mod types;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tree_sitter::Node;

use crate::Language;
use crate::code::{Code, ExprId};
use crate::lower::{self, Speech, parts, range};

/// Reads a file.
pub(crate) fn read(text: Arc<str>) -> Option<Code> {
    let parsed = Arc::clone(&text);
    lower::read::<Java>(Language::Java, text, &parsed)
}

/// What the walk remembers of Java alone.
#[derive(Default)]
struct Java {
    /// The variables of the functions that are being read, and how many of them are called so: any other name is a field's.
    variables: FxHashMap<Box<str>, u32>,
    /// The same in the order of their declarations.
    declared: Vec<Box<str>>,
}

type Lower = lower::Lower<Java>;

impl Speech for Java {
    const DEPTH: u32 = 220;

    fn file(lower: &mut Lower, root: Node<'_>) {
        lower.statements(root);
    }

    fn expr(lower: &mut Lower, node: Node<'_>) -> ExprId {
        lower.expr(node)
    }
}
